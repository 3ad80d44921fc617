"""From the export action to a file: asks where to, writes, and says how it went."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QWidget

from tarife import logs
from tarife.charts.scene import Scene
from tarife.forecast.result import Forecast
from tarife.gui.chart.context import look_of_files
from tarife.gui.document.files import PlanFiles
from tarife.gui.document.session import FiguresState, Forecaster, TrialRunner
from tarife.gui.result.headline import HeadlinePanel
from tarife.gui.runtime.runner import LatestRunner, ShouldStop, Work
from tarife.gui.text.languages import spoken
from tarife.gui.text.names import problems_of
from tarife.gui.what_if.variants import variant_name
from tarife.gui.what_if.what_if import WhatIf
from tarife.gui.widgets import settings
from tarife.gui.widgets.clipboard import copy_text
from tarife.gui.widgets.labels import sentence_label
from tarife.gui.widgets.layouts import buttons_of, column_of_dialog
from tarife.insight.budget import standings
from tarife.plan.model.scenarios import Scenario
from tarife.terms.languages import LANGUAGE_NAMES, Language
from tarife.terms.problems import Problem, Stopped
from tarife.terms.saving import harmless_cell, stamp_of, unless_changed

LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What an export is to be like.

    Attributes:
        variant: What is shown beside the plan, by its name; empty is the plan itself.
        language: The language of a budget; nothing where it is not asked for.
    """

    variant: str = ""
    language: Language | None = None


class ExportDialog(QDialog):
    """Offers what is shown, or the plan; `options` is what is chosen."""

    def __init__(self, usual: ExportOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = usual
        is_budget = usual.language is not None
        self.setWindowTitle(
            self.tr("Export the Excel budget") if is_budget else self.tr("Export")
        )
        self.variants = QComboBox()
        self.variants.setAccessibleName(self.tr("What is exported"))
        self.variants.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.variants.addItem(usual.variant, usual.variant)
        self.variants.addItem(self.tr("The plan"), "")
        self.languages = QComboBox()
        self.languages.setAccessibleName(self.tr("Language of the budget"))
        for language, name in LANGUAGE_NAMES.items():
            self.languages.addItem(name, language)
        form = QFormLayout()
        if usual.variant:
            form.addRow(self.tr("Figures of"), self.variants)
        if usual.language is not None:
            self.languages.setCurrentIndex(list(LANGUAGE_NAMES).index(usual.language))
            form.addRow(self.tr("Language"), self.languages)
        column = column_of_dialog(self)
        column.addLayout(form)
        for sentence in self._sentences(is_budget=is_budget):
            column.addWidget(sentence_label("muted", sentence))
        column.addStretch(1)
        column.addWidget(buttons_of(self, self.tr("Export…")))
        self.resize(420, 0)

    @property
    def options(self) -> ExportOptions:
        """What is chosen."""
        variant = self.variants.currentData() if self._usual.variant else ""
        if self._usual.language is None:
            return ExportOptions(variant)
        return ExportOptions(variant, list(LANGUAGE_NAMES)[self.languages.currentIndex()])

    def _sentences(self, *, is_budget: bool) -> list[str]:
        """Say what the choice means."""
        if not is_budget:
            return []
        live = self.tr(
            "A live model: rates, volumes and shares can be edited in it. Volumes, shares "
            "and costs come back into the plan with Import edited budget; rates do not."
        )
        beside = self.tr(
            "It holds the plan and every scenario side by side; what you choose here is what "
            "it shows first."
        )
        return [live, beside] if self._usual.variant else [live]


if TYPE_CHECKING:  # the budget's writer is loaded when wanted
    from tarife.workbook.context import Edition

ShownChart: TypeAlias = tuple[Scene, str] | None
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
    def is_long(self) -> bool:
        """Whether the plan has several months; budget and CSV hold all of them."""
        return len(self.forecast.months) > 1

    @property
    def is_part(self) -> bool:
        """Whether only one of the plan's months is meant."""
        return len(self.shown.months) < len(self.forecast.months)

    def of_month(self, number: int | None) -> "Subject":
        """Mean one month, counted from 0, or all of them where none is named."""
        if number is None or len(self.shown.months) == 1:
            return self
        return replace(self, shown=self.shown.of_month(number))

    @property
    def of_plan(self) -> "Subject":
        """The plan itself instead."""
        return Subject(self.forecast, self.forecast)


class Exporter(QObject):
    """Writes one file at a time and tells how it went.

    ``left_out`` tells which scenarios a file does not have, and why.
    """

    busy_changed = Signal(bool)
    exported = Signal(object)
    called_off = Signal()
    left_out = Signal(object)
    failed = Signal(object)
    progressed = Signal(int)

    def __init__(
        self, forecaster: Forecaster, trial_runner: TrialRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._forecaster = forecaster
        self._trial_runner = trial_runner
        self._runner = LatestRunner[Path](1, self)
        self._is_unwanted = Event()
        for end in (self._runner.finished, self._runner.failed):
            end.connect(lambda _: self.busy_changed.emit(self._runner.is_busy))
        self._runner.finished.connect(self.exported)
        self._runner.failed.connect(self._tell_failure)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._runner.is_busy

    def export(
        self,
        subject: Subject,
        path: Path,
        now: datetime,
        drawn: ShownChart,
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
        is_unwanted = self._is_unwanted = Event()

        def work(should_stop: ShouldStop) -> Path:
            match path.suffix.lower():
                case Format.WORKBOOK:
                    edition = self._edition(subject, now, language, should_stop)
                    self._write_workbook(edition, path, should_stop, is_unwanted)
                    self.left_out.emit(edition.problems)
                case Format.CSV:
                    from tarife.workbook.csv_export import write_csv  # noqa: PLC0415 - slow

                    edition = self._edition(subject, now, language, should_stop)
                    write_csv(edition.forecast, path, edition.scenarios)
                    self.left_out.emit(edition.problems)
                case _:
                    _write_picture(drawn or (_scene_of(subject), _FIRST), path)
            LOG.info("exported %s", path.suffix)
            return path

        self._start(path, work)

    def export_page(self, subject: Subject, path: Path, now: datetime) -> None:
        """Write the month, or the months, on one page, as PDF."""
        scene, theme = _scene_of(subject), look_of_files().theme

        def work(should_stop: ShouldStop) -> Path:
            from tarife.charts.export import save_page  # noqa: PLC0415 - loaded when wanted

            tried = scene
            if not subject.is_part:  # trials are of all months together
                tried = replace(scene, spread=self._trial_runner(scene.forecast, should_stop))
            save_page(tried, path, now, theme)
            LOG.info("exported one page")
            return path

        self._start(path, work)

    def call_off(self) -> None:
        """Stop, and leave what stands in the place of the file."""
        if self.is_busy:
            self._is_unwanted.set()
            self._runner.forget()
            self.busy_changed.emit(self._runner.is_busy)
            self.called_off.emit()

    def close(self) -> None:
        """Wait for the file that is being written."""
        self._runner.close()

    def _start(self, path: Path, work: Work[Path]) -> None:
        stood = {path: stamp_of(path)}  # as it was when a person agreed to write there

        def guarded(should_stop: ShouldStop) -> Path:
            with unless_changed(stood):
                return work(should_stop)

        self._runner.start(guarded)
        self.busy_changed.emit(self._runner.is_busy)

    def _edition(
        self, subject: Subject, now: datetime, language: Language, should_stop: ShouldStop
    ) -> "Edition":
        """Put together what a budget shows, with every scenario and how far it may lie off."""
        from tarife.workbook.context import edition_of, with_moved  # noqa: PLC0415 - slow

        forecast, shown = subject.forecast, subject.scenario
        if shown is not None and subject.is_moved:
            forecast = with_moved(forecast, shown, language)
            shown = forecast.plan.scenarios[-1]
        return edition_of(
            forecast,
            now,
            language,
            lambda plan: self._forecaster(plan, should_stop),
            self._trial_runner(subject.shown, should_stop),
            shown,
        )

    def _write_workbook(
        self, edition: "Edition", path: Path, should_stop: ShouldStop, is_unwanted: Event
    ) -> None:
        """Find which numbers matter most, and write the budget, telling how far it is."""
        from tarife.workbook.budget import write_workbook  # noqa: PLC0415 - loaded when wanted
        from tarife.workbook.sheets.sensitivity import with_sensitivities  # noqa: PLC0415

        edition = with_sensitivities(edition, lambda plan: self._forecaster(plan, should_stop))

        def tell(part: float) -> None:
            if is_unwanted.is_set():
                raise Stopped
            self.progressed.emit(round(100 * part))

        write_workbook(edition, path, tell)

    def _tell_failure(self, error: Exception) -> None:
        LOG.warning("not exported: %s", logs.kind_of(error))
        self.failed.emit(problems_of(error))


def _scene_of(subject: Subject) -> Scene:
    budget = None if subject.is_part else subject.forecast.plan.budget
    return Scene(
        subject.shown, budget=budget, name=subject.name, budgets=standings(subject.shown)
    )


def _write_picture(drawn: tuple[Scene, str], path: Path) -> None:
    from tarife.charts.export import save_chart  # noqa: PLC0415 - loaded when wanted

    scene, chart_id = drawn
    save_chart(scene, chart_id, path, look_of_files())


_PICTURES: Final = (".png", ".svg", ".pdf")


class ExportAnswers(Protocol):
    """What a person is asked about an export; tests answer in their place."""

    def may_call_off(self) -> bool:
        """Ask whether what is being exported may be given up."""

    def finish_typing(self) -> None:
        """Take what is typed into a cell or field and not yet confirmed."""

    def export_options(self, usual: ExportOptions) -> ExportOptions | None:
        """Ask what to export and in which language; nothing means not to export."""

    def show_problems(self, heading: str, problems: tuple[Problem, ...]) -> None:
        """Show everything that is wrong."""


class ExportController(QObject):
    """Exports what is shown, or the plan; only figures that belong to the plan as it is."""

    message = Signal(str)

    def __init__(
        self,
        what_if: WhatIf,
        plan_files: PlanFiles,
        answers: ExportAnswers,
        exporter: Exporter,
        store: QSettings,
    ) -> None:
        super().__init__(exporter)
        self._what_if = what_if
        self._plan_files = plan_files
        self._answers = answers
        self._exporter = exporter
        self._store = store
        exporter.progressed.connect(self._tell_progress)
        exporter.left_out.connect(self._tell_left_out)
        exporter.failed.connect(self._tell_failed)
        exporter.called_off.connect(self._tell_called_off)

    def export_workbook(self) -> None:
        """Export the budget, in the language that is asked for and remembered."""
        shown = self._subject()
        if shown is None:
            return
        usual = settings.budget_language.read(self._store) or spoken()
        options = self._answers.export_options(ExportOptions(shown.name, usual))
        if options is not None and options.language is not None:
            settings.budget_language.write(self._store, options.language)
            kinds = (
                self.tr("Excel workbook of all months (*.xlsx)")
                if shown.is_long
                else self.tr("Excel workbook (*.xlsx)")
            )
            self._write(
                _wanted(shown, options), (Format.WORKBOOK,), kinds, language=options.language
            )

    def export_picture(self, drawn: ShownChart) -> None:
        """Export the chart as it is drawn."""
        kinds = self.tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF (*.pdf)")
        shown = self._subject()
        if shown is not None:
            self._write(shown, _PICTURES, kinds, drawn=drawn)

    def export_page(self, number: int | None = None) -> None:
        """Export one month on a page, counted from 0, or all of them with their budget."""
        subject = self._asked(self._subject())
        if subject is None:
            return
        subject = subject.of_month(number)
        path = self._path((".pdf",), self.tr("PDF (*.pdf)"), subject.name)
        if path is not None:
            self._exporter.export_page(subject, path, _now())

    def copy_summary(self, headline: HeadlinePanel) -> None:
        """Put the shown figures onto the clipboard in a few sentences, and say so."""
        if self._subject() is not None:
            # It begins with a name, and may be pasted into a spreadsheet as well as a letter.
            copy_text(harmless_cell(" ".join(headline.summary.splitlines())))
            self.message.emit(self.tr("Summary copied"))

    def export_csv(self) -> None:
        """Export every line of the plan and of its scenarios, and of moved levers if wanted."""
        shown = self._subject()
        subject = self._asked(shown) if shown is not None and shown.is_moved else shown
        if subject is not None:
            kinds = (
                self.tr("CSV table of all months (*.csv)")
                if subject.is_long
                else self.tr("CSV table (*.csv)")
            )
            self._write(subject, (Format.CSV,), kinds)

    def _subject(self) -> Subject | None:
        """Take what is shown, if there are figures of it, and if they belong to the plan."""
        self._answers.finish_typing()
        session, shown = self._what_if.session, self._what_if.shown
        plan, is_current = session.outcome, session.status.state is FiguresState.CURRENT
        if plan is None or not is_current or self._what_if.is_busy:
            self.message.emit(self.tr("Not exported: the figures were still changing"))
            return None
        if shown is None:
            self.message.emit(self.tr("Not exported: what is chosen has no figures"))
            return None
        name, scenario = variant_name(shown), self._what_if.variant
        return Subject(plan.forecast, shown.outcome.forecast, scenario, name)

    def _asked(self, shown: Subject | None) -> Subject | None:
        """Ask whether the plan is meant instead, where it is not what is shown."""
        if shown is None or not shown.name:
            return shown
        options = self._answers.export_options(ExportOptions(shown.name))
        return None if options is None else _wanted(shown, options)

    def _write(
        self,
        subject: Subject,
        suffixes: tuple[str, ...],
        kinds: str,
        *,
        drawn: ShownChart = None,
        language: Language = Language.ENGLISH,
    ) -> None:
        path = self._path(suffixes, kinds, subject.name)
        if path is not None:
            self._exporter.export(subject, path, _now(), drawn, language)

    def _path(self, suffixes: tuple[str, ...], kinds: str, name: str) -> Path | None:
        """Ask where to, and before that whether to call off what is being written."""
        if self._exporter.is_busy and not self._answers.may_call_off():
            return None
        self._exporter.call_off()
        suggested = self._plan_files.suggested(suffixes[0], name)
        return self._plan_files.where_to(suggested, kinds, suffixes)

    def _tell_progress(self, percent: int) -> None:
        self.message.emit(self.tr("Exporting: %1 %").replace("%1", str(percent)))

    def _tell_called_off(self) -> None:
        self.message.emit(self.tr("The export was called off"))

    def _tell_left_out(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            heading = self.tr("Written without some scenarios")
            self._answers.show_problems(heading, problems)

    def _tell_failed(self, problems: tuple[Problem, ...]) -> None:
        self._answers.show_problems(self.tr("The export could not be written"), problems)


def _wanted(shown: Subject, options: ExportOptions) -> Subject:
    """Take the plan itself where it is wished for."""
    return shown if options.variant else shown.of_plan


def _now() -> datetime:
    return datetime.now().astimezone()  # noqa: TID251 - the edge of the program
