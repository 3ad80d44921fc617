"""From the wish to export to a file: asks where to, writes, and says how it went."""

from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QSettings, Signal

from tarife.charts.scene import Scene
from tarife.forecast.result import Forecast
from tarife.gui import settings
from tarife.gui.copying import copy_text
from tarife.gui.exporting import Exporter, Format, Shown, with_suffix
from tarife.gui.filing import Filing
from tarife.gui.outcomes import Outcome
from tarife.gui.panels.headline import HeadlinePanel
from tarife.gui.session import PlanSession, State
from tarife.terms.languages import Language
from tarife.terms.problems import Problem

_PICTURES: Final = (".png", ".svg", ".pdf")


class ExportAnswers(Protocol):
    """What a person is asked about an export; tests answer in their place."""

    def finish_typing(self) -> None:
        """Take what is typed into a cell or field and not yet confirmed."""

    def budget_language(self, usual: Language) -> Language | None:
        """Ask for the language of a budget; nothing means not to export."""

    def file_to_export(self, suggested: Path, kinds: str) -> Path | None:
        """Ask where to export to."""

    def may_replace(self, path: Path) -> bool:
        """Ask whether a file may be replaced."""

    def show_problems(self, heading: str, problems: tuple[Problem, ...]) -> None:
        """Show everything that is wrong."""


class HandingOut(QObject):
    """Exports the figures of the open plan; only those that belong to it as it is."""

    told = Signal(str)

    def __init__(
        self,
        session: PlanSession,
        filing: Filing,
        answers: ExportAnswers,
        exporter: Exporter,
        store: QSettings,
    ) -> None:
        super().__init__(exporter)
        self._session = session
        self._filing = filing
        self._answers = answers
        self._exporter = exporter
        self._store = store
        exporter.exported.connect(self._tell_exported)
        exporter.progressed.connect(self._tell_progress)
        exporter.failed.connect(self._tell_failed)

    def export_workbook(self) -> None:
        """Export the budget, in the language that is asked for and remembered."""
        usual = settings.budget_language.read(self._store)
        language = self._answers.budget_language(usual)
        if language is not None:
            settings.budget_language.write(self._store, language)
            self._export(
                (Format.WORKBOOK,), self.tr("Excel workbook (*.xlsx)"), language=language
            )

    def export_picture(self, shown: Shown) -> None:
        """Export a chart."""
        kinds = self.tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF (*.pdf)")
        self._export(_PICTURES, kinds, shown=shown)

    def export_page(self) -> None:
        """Export the month on one page, with its budget."""
        chosen = self._chosen((".pdf",), self.tr("PDF (*.pdf)"))
        if chosen is not None:
            forecast, path = chosen
            scene = Scene(forecast, budget=forecast.plan.budget)
            self._exporter.export_page(scene, path, _now())

    def copy_summary(self, headline: HeadlinePanel) -> None:
        """Put the shown figures onto the clipboard in a few sentences, and say so."""
        if self._settled() is not None:
            copy_text(headline.summary)
            self.told.emit(self.tr("Summary copied"))

    def export_csv(self) -> None:
        """Export every line."""
        self._export((Format.CSV,), self.tr("CSV table (*.csv)"))

    def _export(
        self,
        suffixes: tuple[str, ...],
        kinds: str,
        *,
        shown: Shown = None,
        language: Language = Language.ENGLISH,
    ) -> None:
        chosen = self._chosen(suffixes, kinds)
        if chosen is not None:
            forecast, path = chosen
            self._exporter.export(forecast, path, _now(), shown, language)

    def _chosen(self, suffixes: tuple[str, ...], kinds: str) -> tuple[Forecast, Path] | None:
        """Ask where to, if there are figures that belong to the plan as it is."""
        outcome = self._settled()
        if outcome is None:
            return None
        chosen = self._answers.file_to_export(self._filing.suggested(suffixes[0]), kinds)
        if chosen is None:
            return None
        path = with_suffix(chosen, suffixes)
        if path != chosen and path.exists() and not self._answers.may_replace(path):
            return None
        return outcome.forecast, path

    def _settled(self) -> Outcome | None:
        """Give the figures of the plan as it is, or say that there are none."""
        self._answers.finish_typing()
        outcome = self._session.outcome
        if outcome is None or self._session.status.state is not State.CURRENT:
            self.told.emit(self.tr("Not exported: the figures were still changing"))
            return None
        return outcome

    def _tell_exported(self, path: Path) -> None:
        self.told.emit(self.tr("Exported to %1").replace("%1", path.name))

    def _tell_progress(self, percent: int) -> None:
        self.told.emit(self.tr("Exporting: %1 %").replace("%1", str(percent)))

    def _tell_failed(self, sentence: str) -> None:
        heading = self.tr("The export could not be written")
        self._answers.show_problems(heading, (Problem("outside", "", sentence),))


def _now() -> datetime:
    return datetime.now().astimezone()  # noqa: TID251 - the edge of the program
