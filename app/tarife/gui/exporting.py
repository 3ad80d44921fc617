"""What leaves the window as a file: workbook, picture, CSV; written off its thread."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tarife.forecast.result import Forecast
from tarife.gui.runner import LatestRunner, ShouldStop
from tarife.terms.problems import TarifeError


class Format(StrEnum):
    """What can be exported; the value is the extension."""

    WORKBOOK = ".xlsx"
    PICTURE = ".png"
    CSV = ".csv"


class Exporter(QObject):
    """Writes one file at a time and tells how it went."""

    exported = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = LatestRunner[Path](1, self)
        self._runner.finished.connect(self.exported)
        self._runner.failed.connect(self._tell_failure)

    def export(self, forecast: Forecast, path: Path, chart_id: str, now: datetime) -> None:
        """Write a forecast to ``path`` in the format of its suffix.

        Args:
            forecast: What to write.
            path: Where to; its suffix is one of `Format`, or of a picture.
            chart_id: Which chart a picture shows.
            now: The present moment, aware.
        """
        write: Callable[[], None]
        match path.suffix.lower():
            case Format.WORKBOOK:
                write = lambda: _write_workbook(forecast, path, now)  # noqa: E731 - one of three
            case Format.CSV:
                write = lambda: _write_csv(forecast, path)  # noqa: E731 - one of three
            case _:
                write = lambda: _write_picture(forecast, path, chart_id)  # noqa: E731 - one of three

        def work(_should_stop: ShouldStop) -> Path:
            write()
            return path

        self._runner.start(work)

    def close(self) -> None:
        """Wait for the file that is being written."""
        self._runner.close()

    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, TarifeError):
            raise error
        self.failed.emit(str(error))


def with_suffix(path: Path, suffixes: tuple[str, ...]) -> Path:
    """Give a file name the first suffix unless it has one of them."""
    if path.suffix.lower() in suffixes:
        return path
    return path.with_name(f"{path.name}{suffixes[0]}")


def _write_workbook(forecast: Forecast, path: Path, now: datetime) -> None:
    from tarife.workbook.budget import write_workbook  # noqa: PLC0415 - loaded when wanted

    write_workbook(forecast, path, now)


def _write_csv(forecast: Forecast, path: Path) -> None:
    from tarife.workbook.csv_export import write_csv  # noqa: PLC0415 - loaded when wanted

    write_csv(forecast, path)


def _write_picture(forecast: Forecast, path: Path, chart_id: str) -> None:
    from tarife.charts.export import save_chart  # noqa: PLC0415 - loaded when wanted

    save_chart(forecast, chart_id, path)
