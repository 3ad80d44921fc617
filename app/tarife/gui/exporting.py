"""What leaves the window as a file: workbook, picture, CSV; written off its thread."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from tarife.charts.scene import Scene
from tarife.forecast.result import Forecast
from tarife.gui.chart_words import page_words
from tarife.gui.languages import spoken
from tarife.gui.picturing import look_of_files
from tarife.gui.runner import LatestRunner, ShouldStop
from tarife.gui.session import Forecaster, Tryer
from tarife.plan.model.scenarios import Scenario
from tarife.terms.languages import Language
from tarife.terms.problems import TarifeError

if TYPE_CHECKING:  # the budget's writer is loaded when wanted
    from tarife.workbook.context import Edition

Drawn: TypeAlias = tuple[Scene, str] | None
"""What a chart shows, and which chart it is; nothing while none is drawn."""

_FIRST = "daily-cost"


class Format(StrEnum):
    """What can be exported; the value is the extension."""

    WORKBOOK = ".xlsx"
    PICTURE = ".png"
    CSV = ".csv"


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What is exported.

    Attributes:
        forecast: The plan's own forecast.
        shown: What the figures are of: the plan itself, a scenario, or moved levers.
        scenario: What ``shown`` is, if not the plan; one that is none of the plan's is made of
            moved levers.
        name: What it is called in the window; empty for the plan.
    """

    forecast: Forecast
    shown: Forecast
    scenario: Scenario | None = None
    name: str = ""

    @property
    def is_moved(self) -> bool:
        """Whether levers are moved that no scenario of the plan keeps."""
        return self.scenario is not None and self.scenario not in self.forecast.plan.scenarios

    @property
    def of_plan(self) -> "Subject":
        """The plan itself instead."""
        return Subject(self.forecast, self.forecast)


class Exporter(QObject):
    """Writes one file at a time and tells how it went."""

    exported = Signal(object)
    failed = Signal(str)
    progressed = Signal(int)

    def __init__(self, forecaster: Forecaster, tryer: Tryer, parent: QObject) -> None:
        super().__init__(parent)
        self._forecaster = forecaster
        self._tryer = tryer
        self._runner = LatestRunner[Path](1, self)
        self._runner.finished.connect(self.exported)
        self._runner.failed.connect(self._tell_failure)

    def export(
        self,
        subject: Subject,
        path: Path,
        now: datetime,
        drawn: Drawn,
        language: Language = Language.ENGLISH,
    ) -> None:
        """Write figures to ``path`` in the format of its suffix.

        Args:
            subject: What to write.
            path: Where to; its suffix is one of `Format`, or of a picture.
            now: The present moment, aware.
            drawn: The chart that a picture shows.
            language: The language of a budget.
        """

        def work(should_stop: ShouldStop) -> Path:
            match path.suffix.lower():
                case Format.WORKBOOK:
                    edition = self._edition(subject, now, language, should_stop)
                    self._write_workbook(edition, path)
                case Format.CSV:
                    edition = self._edition(subject, now, language, should_stop)
                    _write_csv(edition, path)
                case _:
                    _write_picture(drawn or (_scene_of(subject), _FIRST), path)
            return path

        self._runner.start(work)

    def export_page(self, subject: Subject, path: Path, now: datetime) -> None:
        """Write the month on one page, as PDF."""
        words, scene = page_words(), _scene_of(subject)

        def work(should_stop: ShouldStop) -> Path:
            from tarife.charts.export import save_page  # noqa: PLC0415 - loaded when wanted

            tried = replace(scene, spread=self._tryer(scene.forecast, should_stop))
            save_page(tried, path, now, (look_of_files().theme, words))
            return path

        self._runner.start(work)

    def close(self) -> None:
        """Wait for the file that is being written."""
        self._runner.close()

    def _edition(
        self, subject: Subject, now: datetime, language: Language, should_stop: ShouldStop
    ) -> "Edition":
        """Put together what a budget shows, with every scenario and how far it may lie off."""
        from tarife.workbook.editions import edition_of, with_moved  # noqa: PLC0415 - slow

        forecast, scenario = subject.forecast, subject.scenario
        if scenario is not None and subject.is_moved:
            forecast = with_moved(forecast, scenario, language)
        scenarios = forecast.plan.scenarios
        edition = edition_of(
            forecast,
            now,
            language,
            lambda plan: self._forecaster(plan, should_stop),
            self._tryer(subject.shown, should_stop),
        )
        if scenario is None:
            return edition
        place = len(scenarios) if subject.is_moved else scenarios.index(scenario) + 1
        return replace(edition, chosen=place)

    def _write_workbook(self, edition: "Edition", path: Path) -> None:
        """Write the budget, telling how far it is."""
        from tarife.workbook.budget import write_workbook  # noqa: PLC0415 - loaded when wanted

        write_workbook(edition, path, lambda part: self.progressed.emit(round(100 * part)))

    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, TarifeError):
            raise error
        self.failed.emit(error.said(spoken()))


def with_suffix(path: Path, suffixes: tuple[str, ...]) -> Path:
    """Give a file name the first suffix unless it has one of them."""
    if path.suffix.lower() in suffixes:
        return path
    return path.with_name(f"{path.name}{suffixes[0]}")


def _scene_of(subject: Subject) -> Scene:
    budget = subject.forecast.plan.budget
    return Scene(subject.shown, budget=budget, name=subject.name)


def _write_csv(edition: "Edition", path: Path) -> None:
    from tarife.workbook.csv_export import write_csv  # noqa: PLC0415 - loaded when wanted

    write_csv(edition.forecast, path, edition.scenarios)


def _write_picture(drawn: tuple[Scene, str], path: Path) -> None:
    from tarife.charts.export import save_chart  # noqa: PLC0415 - loaded when wanted

    scene, chart_id = drawn
    save_chart(scene, chart_id, path, look_of_files())
