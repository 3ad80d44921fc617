"""Asks a person for files and decisions."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QLocale, QObject, QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QWidget,
)

from tarife.documents.contact_rows import ENDINGS, Preview
from tarife.documents.files import EXTENSION
from tarife.gui.actuals.next_month import NextMonthDialog
from tarife.gui.document.files import Conflict
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.document.recognise import CARD_ENDINGS, LOG_ENDINGS, READABLE
from tarife.gui.document.undo import NotInPlan
from tarife.gui.export.budget_import import CostsOfChanges, EditedBudgetDialog
from tarife.gui.export.contact_lists import ContactListDialog
from tarife.gui.export.export_controller import ExportDialog, ExportOptions
from tarife.gui.help.anchors import TOPIC_PROPERTY
from tarife.gui.shell.new_plan import Defaults, NewPlanDialog, usual_account
from tarife.gui.text.names import file_name, filled
from tarife.gui.text.numbers import count_text
from tarife.gui.widgets import settings
from tarife.gui.widgets.problem_list import ProblemsDialog
from tarife.plan.model.account import Account
from tarife.plan.model.plan import Plan
from tarife.rates.markets.contacts import ContactCounts
from tarife.terms.problems import Problem

if TYPE_CHECKING:
    from tarife.fitting.fitting import FittedPlan
    from tarife.workbook.imports import Import
    from tarife.workbook.merging import Difference


class Dialogs(QObject):
    """Asks in dialogs of the window."""

    def __init__(
        self, forecast_service: ForecastService, store: QSettings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._forecast_service = forecast_service
        self._window = parent
        self._rate_folder = ""

    def finish_typing(self) -> None:
        """Take what is typed into a cell or field: leaving it is what confirms it.

        Whoever typed stays there; the field of a cell is gone then, and its table remains.
        """
        focused: QWidget | None = self._window.focusWidget()
        if focused is not None:
            focused.clearFocus()
        while focused is not None and (
            focused.isHidden() or focused.focusPolicy() is Qt.FocusPolicy.NoFocus
        ):
            focused = focused.parentWidget()
        if focused is not None:
            focused.setFocus()

    def file_to_open(self) -> Path | None:
        """Ask which file to open, of all kinds that have a place in the window."""
        kinds = ";;".join(
            text.replace("%1", " ".join(f"*{ending}" for ending in endings))
            for text, endings in (
                (self.tr("Everything that can be opened (%1)"), (EXTENSION, *READABLE)),
                (self.tr("Plans (%1)"), (EXTENSION,)),
                (self.tr("Edited budgets (%1)"), (".xlsx",)),
                (self.tr("Contact lists (%1)"), ENDINGS),
                (self.tr("Logs of messages (%1)"), LOG_ENDINGS),
                (self.tr("Rate cards (%1)"), CARD_ENDINGS),
                (self.tr("All files (%1)"), ("",)),
            )
        )
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open"), "", kinds)
        return self._noted(name)

    def list_to_open(self) -> Path | None:
        """Ask which contact list to open."""
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        kinds = self.tr("Contact lists (%1)").replace("%1", endings)
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a contact list"), "", kinds
        )
        return self._noted(name)

    def traffic_to_open(self) -> tuple[Path, ...]:
        """Ask which files of real traffic to bring in."""
        endings = " ".join(f"*{ending}" for ending in LOG_ENDINGS)
        kinds = self.tr("Logs of messages (%1)").replace("%1", endings)
        names, _ = QFileDialog.getOpenFileNames(
            self._window, self.tr("Bring in real traffic"), "", kinds
        )
        return tuple(path for path in map(self._noted, names) if path is not None)

    def account_of(self, accounts: tuple[str, ...]) -> str:
        """Ask which of several accounts is meant; an empty text means none."""
        chosen, is_chosen = QInputDialog.getItem(
            self._window,
            self.tr("Bring in real traffic"),
            self.tr("The files are of several accounts. Which one is the plan's?"),
            accounts,
            editable=False,
        )
        return chosen if is_chosen else ""

    def next_month(self, fitted: "FittedPlan") -> Plan | None:
        """Ask what will be different in the month that is planned from a measured one."""
        dialog = NextMonthDialog(fitted, self._forecast_service.book, self._window)
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        plan = dialog.plan if is_wanted else None
        dialog.deleteLater()
        return plan

    def contact_counts(self, path: Path, rows: Preview, home: str) -> ContactCounts | None:
        """Show what is in a contact list; nothing means to leave it."""
        dialog = ContactListDialog(
            path, rows, home, self._forecast_service.markets, self._window
        )
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        counts = dialog.counts if is_wanted else None
        dialog.deleteLater()
        return counts

    def budget_to_open(self) -> Path | None:
        """Ask which edited budget to open."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open an edited budget"),
            "",
            self.tr("Excel workbook (*.xlsx)"),
        )
        return self._noted(name)

    def rows_to_import(
        self, found: "Import", scenario: str, costs: CostsOfChanges
    ) -> tuple["Difference", ...]:
        """Show what an edited budget would change and ask what of it should."""
        dialog = EditedBudgetDialog(found, scenario, self._window, costs)
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.chosen if is_wanted else ()

    def export_options(self, usual: ExportOptions) -> ExportOptions | None:
        """Ask what to export and in which language; nothing means not to export."""
        dialog = ExportDialog(usual, self._window)
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        options = dialog.options if is_wanted else None
        dialog.deleteLater()
        return options

    def file_to_save(self, suggested: Path) -> Path | None:
        """Ask where to save the plan."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save the plan"),
            self._path_of(suggested),
            self.tr("Plans (*.tarife)"),
        )
        return self._noted(name)

    def file_to_export(self, suggested: Path, kinds: str) -> Path | None:
        """Ask where to export to; ``kinds`` is the file filter."""
        name, _ = QFileDialog.getSaveFileName(
            QApplication.activeWindow() or self._window,
            self.tr("Export"),
            self._path_of(suggested),
            kinds,
        )
        return self._noted(name)

    def rate_files(self) -> tuple[Path, ...]:
        """Ask which of Meta's files to import."""
        downloads = QStandardPaths.StandardLocation.DownloadLocation
        folder = self._rate_folder or QStandardPaths.writableLocation(downloads)
        dialog = QFileDialog(
            QApplication.activeModalWidget() or self._window,
            self.tr("Import Meta's list-rate card and volume-tier card"),
            folder if os.path.isdir(folder) else "",
            self.tr("Rate cards (*.csv *.xlsx);;All files (*)"),
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setProperty(TOPIC_PROPERTY, "importing-rates#do")
        is_chosen = dialog.exec() == QDialog.DialogCode.Accepted
        names = dialog.selectedFiles() if is_chosen else []
        self._rate_folder = dialog.directory().absolutePath()
        dialog.deleteLater()
        return tuple(Path(name) for name in names)

    def may_remove(self, name: str) -> bool:
        """Ask whether an imported card may be removed."""
        text = self.tr("Remove the imported card “%1”?").replace("%1", name)
        return self._is_agreed(text)

    def may_replace(self, path: Path) -> bool:
        """Ask whether a file that nobody has been asked about may be replaced."""
        text = self.tr("“%1” exists already. Replace it?").replace("%1", file_name(path))
        return self._is_agreed(text)

    def may_call_off(self) -> bool:
        """Ask whether what is being exported or brought in may be given up."""
        text = self.tr("Files are still being exported or brought in. Call that off?")
        return self._is_agreed(text)

    def may_drop(self, left: NotInPlan) -> bool:
        """Ask whether what the plan could not take may be lost."""
        question = self.tr("Not in the plan: %1. Leave that behind?")
        reason = self.tr("It is in no file, either: what you leave behind is lost.")
        box = self._question(question.replace("%1", self._counted(left)), reason)
        leave = box.addButton(self.tr("Leave behind"), QMessageBox.ButtonRole.DestructiveRole)
        back = box.addButton(self.tr("Go back"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        box.exec()
        is_agreed = box.clickedButton() is leave
        box.deleteLater()
        return is_agreed

    def _counted(self, left: NotInPlan) -> str:
        counted = (
            (left.rows, self.tr("%1[pasted row|pasted rows]")),
            (left.columns, self.tr("%1[pasted column|pasted columns]")),
            (left.texts, self.tr("%1[text in red|texts in red]")),
        )
        return ", ".join(filled(text, count_text(n, QLocale())) for n, text in counted if n)

    def _question(self, text: str, reason: str) -> QMessageBox:
        """Make a box over the window, without its answers."""
        box = QMessageBox(self._window)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.setWindowTitle("Tarife")
        box.setText(text)
        box.setInformativeText(reason)
        return box

    def new_plan(self) -> Plan | None:
        """Ask for month, country and currency."""
        return self._begun(of_traffic=False)

    def plan_of_traffic(self) -> Plan | None:
        """Ask for country, currency and time zone of the account that traffic is of."""
        return self._begun(of_traffic=True)

    def _begun(self, *, of_traffic: bool) -> Plan | None:
        book, markets = self._forecast_service.book, self._forecast_service.markets
        dialog = NewPlanDialog(
            self._defaults(), book, markets, self._window, of_traffic=of_traffic
        )
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        plan = dialog.plan() if is_wanted else None
        if plan is not None:
            settings.plan_country.write(self._store, plan.account.home_country)
            settings.plan_currency.write(self._store, plan.account.currency)
        dialog.deleteLater()
        return plan

    def usual_account(self) -> Account:
        """Give the account of a new plan before anybody chose."""
        return usual_account(self._defaults())

    def _defaults(self) -> Defaults:
        today: Any = QDate.currentDate().toPython()
        known = self._forecast_service
        first_day = date(today.year, today.month, 1)
        made = Defaults.of(first_day, QLocale(), known.book, known.markets)
        country = settings.plan_country.read(self._store)
        currency = settings.plan_currency.read(self._store)
        return replace(
            made,
            country=country if country in known.markets.by_code else made.country,
            currency=currency if currency in known.book.currencies else made.currency,
        )

    def keep_changes(self, name: str, left: NotInPlan, *, is_gone: bool) -> bool | None:
        """Ask whether to save changes, or a plan without a file, before they are lost."""
        question = self.tr("Save the changes to “%1”?")
        reason = self.tr("Otherwise they are lost.")
        if is_gone:
            question = self.tr("Save “%1”?")
            reason = self.tr("Its file is not there any more; otherwise the plan is lost.")
        if any(left):
            lost = self.tr("Not in the plan, and lost either way: %1. Cancel to look at it.")
            reason = f"{reason}\n\n{lost.replace('%1', self._counted(left))}"
        buttons = QMessageBox.StandardButton
        box = self._question(question.replace("%1", name), reason)
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.button(buttons.Discard).setText(self.tr("Do not save"))
        box.setDefaultButton(buttons.Cancel if any(left) else buttons.Save)
        answer = box.exec()
        box.deleteLater()
        if answer == buttons.Cancel:
            return None
        return answer == buttons.Save

    def file_changed(self, path: Path, *, is_dirty: bool) -> Conflict | None:
        """Ask what to do about a file that changed on the disk; nothing means to wait."""
        changed = self.tr("“%1” has changed on the disk since it was opened.")
        reason = self.tr("Your unsaved changes are not in the file; taking it gives them up.")
        box = self._question(changed.replace("%1", file_name(path)), reason if is_dirty else "")
        role = QMessageBox.ButtonRole.ActionRole
        answers = {
            box.addButton(self.tr("Keep &mine"), role): Conflict.KEEP_MINE,
            box.addButton(self.tr("Take the &file"), role): Conflict.TAKE_THEIRS,
            box.addButton(self.tr("Save mine &as…"), role): Conflict.SAVE_AS,
        }
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)  # Enter writes over nothing
        box.exec()
        answer = next(
            (one for made, one in answers.items() if made is box.clickedButton()), None
        )
        box.deleteLater()
        return answer

    def show_problems(self, heading: str, problems: tuple[Problem, ...]) -> None:
        """Show everything that is wrong, in a list."""
        dialog = ProblemsDialog(heading, problems, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _noted(self, name: str) -> Path | None:
        """Remember the folder of a chosen file: the next one is likely to go there too."""
        if not name:
            return None
        path = Path(name)
        settings.plan_folder.write(self._store, str(path.parent))
        return path

    def _path_of(self, suggested: Path) -> str:
        """Put a name that has no folder of its own into the folder chosen last."""
        folder = settings.plan_folder.read(self._store)
        if suggested.parent == Path.home() and os.path.isdir(folder):
            return str(Path(folder) / suggested.name)
        return str(suggested)

    def _is_agreed(self, question: str) -> bool:
        buttons = QMessageBox.StandardButton
        asking = QApplication.activeWindow() or self._window
        answer = QMessageBox.question(
            asking, "Tarife", question, buttons.Yes | buttons.No, buttons.No
        )
        return answer == buttons.Yes
