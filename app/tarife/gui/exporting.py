"""What leaves the window as a file: workbook, picture, CSV; written off its thread."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from tarife.charts.scene import Scene
from tarife.forecast.result import Forecast
from tarife.gui.picturing import look_of_files
from tarife.gui.runner import LatestRunner, ShouldStop
from tarife.terms.problems import TarifeError

Shown: TypeAlias = tuple[Scene, str] | None
"""What a chart shows, and which chart it is; nothing while none is drawn."""

_FIRST = "daily-cost"


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

    def export(self, forecast: Forecast, path: Path, now: datetime, shown: Shown) -> None:
        """Write a forecast to ``path`` in the format of its suffix.

        Args:
            forecast: What to write.
            path: Where to; its suffix is one of `Format`, or of a picture.
            now: The present moment, aware.
            shown: The chart that a picture shows.
        """
        match path.suffix.lower():
            case Format.WORKBOOK:
                self._write(lambda: _write_workbook(forecast, path, now), path)
            case Format.CSV:
                self._write(lambda: _write_csv(forecast, path), path)
            case _:
                self._write(
                    lambda: _write_picture(shown or (Scene(forecast), _FIRST), path), path
                )

    def _write(self, write: Callable[[], None], path: Path) -> None:
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


def _write_picture(shown: tuple[Scene, str], path: Path) -> None:
    from tarife.charts.export import save_chart  # noqa: PLC0415 - loaded when wanted

    scene, chart_id = shown
    save_chart(scene, chart_id, path, look_of_files())
