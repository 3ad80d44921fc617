"""From the wish to export to a file: asks where to, writes, and says how it went."""

from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QSettings, Signal

from tarife.gui import settings
from tarife.gui.copying import copy_text
from tarife.gui.dialogs.export import ExportWish
from tarife.gui.exporting import Drawn, Exporter, Format, Subject, with_suffix
from tarife.gui.filing import Filing
from tarife.gui.languages import spoken
from tarife.gui.panels.headline import HeadlinePanel
from tarife.gui.session import State
from tarife.gui.variant_names import variant_name
from tarife.gui.what_if import WhatIf
from tarife.terms.languages import Language
from tarife.terms.problems import Problem

_PICTURES: Final = (".png", ".svg", ".pdf")


class ExportAnswers(Protocol):
    """What a person is asked about an export; tests answer in their place."""

    def finish_typing(self) -> None:
        """Take what is typed into a cell or field and not yet confirmed."""

    def export_wish(self, usual: ExportWish) -> ExportWish | None:
        """Ask what to export and in which language; nothing means not to export."""

    def file_to_export(self, suggested: Path, kinds: str) -> Path | None:
        """Ask where to export to."""

    def may_replace(self, path: Path) -> bool:
        """Ask whether a file may be replaced."""

    def show_problems(self, heading: str, problems: tuple[Problem, ...]) -> None:
        """Show everything that is wrong."""


class HandingOut(QObject):
    """Exports what is shown, or the plan; only figures that belong to the plan as it is."""

    told = Signal(str)

    def __init__(
        self,
        what_if: WhatIf,
        filing: Filing,
        answers: ExportAnswers,
        exporter: Exporter,
        store: QSettings,
    ) -> None:
        super().__init__(exporter)
        self._what_if = what_if
        self._filing = filing
        self._answers = answers
        self._exporter = exporter
        self._store = store
        exporter.progressed.connect(self._tell_progress)
        exporter.failed.connect(self._tell_failed)

    def export_workbook(self) -> None:
        """Export the budget, in the language that is asked for and remembered."""
        shown = self._subject()
        if shown is None:
            return
        usual = settings.budget_language.read(self._store) or spoken()
        wish = self._answers.export_wish(ExportWish(shown.name, usual))
        if wish is not None and wish.language is not None:
            settings.budget_language.write(self._store, wish.language)
            kinds = self.tr("Excel workbook (*.xlsx)")
            self._write(_wanted(shown, wish), (Format.WORKBOOK,), kinds, language=wish.language)

    def export_picture(self, drawn: Drawn) -> None:
        """Export the chart as it is drawn."""
        kinds = self.tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF (*.pdf)")
        shown = self._subject()
        if shown is not None:
            self._write(shown, _PICTURES, kinds, drawn=drawn)

    def export_page(self) -> None:
        """Export the month on one page, with its budget."""
        subject = self._asked(self._subject())
        if subject is None:
            return
        path = self._path((".pdf",), self.tr("PDF (*.pdf)"), subject.name)
        if path is not None:
            self._exporter.export_page(subject, path, _now())

    def copy_summary(self, headline: HeadlinePanel) -> None:
        """Put the shown figures onto the clipboard in a few sentences, and say so."""
        if self._subject() is not None:
            copy_text(headline.summary)
            self.told.emit(self.tr("Summary copied"))

    def export_csv(self) -> None:
        """Export every line of the plan and of its scenarios, and of moved levers if wanted."""
        shown = self._subject()
        subject = self._asked(shown) if shown is not None and shown.is_moved else shown
        if subject is not None:
            self._write(subject, (Format.CSV,), self.tr("CSV table (*.csv)"))

    def _subject(self) -> Subject | None:
        """Take what is shown, if there are figures of it, and if they belong to the plan."""
        self._answers.finish_typing()
        session, shown = self._what_if.session, self._what_if.shown
        plan, is_current = session.outcome, session.status.state is State.CURRENT
        if plan is None or not is_current or self._what_if.is_busy:
            self.told.emit(self.tr("Not exported: the figures were still changing"))
            return None
        if shown is None:
            self.told.emit(self.tr("Not exported: what is chosen has no figures"))
            return None
        name, scenario = variant_name(shown), self._what_if.variant
        return Subject(plan.forecast, shown.outcome.forecast, scenario, name)

    def _asked(self, shown: Subject | None) -> Subject | None:
        """Ask whether the plan is meant instead, where it is not what is shown."""
        if shown is None or not shown.name:
            return shown
        wish = self._answers.export_wish(ExportWish(shown.name))
        return None if wish is None else _wanted(shown, wish)

    def _write(
        self,
        subject: Subject,
        suffixes: tuple[str, ...],
        kinds: str,
        *,
        drawn: Drawn = None,
        language: Language = Language.ENGLISH,
    ) -> None:
        path = self._path(suffixes, kinds, subject.name)
        if path is not None:
            self._exporter.export(subject, path, _now(), drawn, language)

    def _path(self, suffixes: tuple[str, ...], kinds: str, name: str) -> Path | None:
        """Ask where to."""
        suggested = self._filing.suggested(suffixes[0], name)
        chosen = self._answers.file_to_export(suggested, kinds)
        if chosen is None:
            return None
        path = with_suffix(chosen, suffixes)
        if path != chosen and path.exists() and not self._answers.may_replace(path):
            return None
        return path

    def _tell_progress(self, percent: int) -> None:
        self.told.emit(self.tr("Exporting: %1 %").replace("%1", str(percent)))

    def _tell_failed(self, sentence: str) -> None:
        heading = self.tr("The export could not be written")
        self._answers.show_problems(heading, (Problem("outside", "", sentence),))


def _wanted(shown: Subject, wish: ExportWish) -> Subject:
    """Take the plan itself where it is wished for."""
    return shown if wish.variant else shown.of_plan


def _now() -> datetime:
    return datetime.now().astimezone()  # noqa: TID251 - the edge of the program
