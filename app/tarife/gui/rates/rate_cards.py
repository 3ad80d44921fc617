"""Rate cards in the window: listed, imported, compared, exported, removed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QDate, QObject, Signal
from PySide6.QtWidgets import QWidget

from tarife.documents.card_store import export_card, export_name
from tarife.forecast.account import era_of
from tarife.forecast.held_rates import RatesInUse, cards_for, held_by
from tarife.forecast.result import Forecast
from tarife.gui.document.files import PlanFiles
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.rates.card_tables import BillingCard, card_name, month_text
from tarife.gui.rates.comparison_dialog import Pricer, RateComparisonDialog
from tarife.gui.rates.import_dialog import RateImportDialog
from tarife.gui.rates.list_dialog import RateCardsDialog
from tarife.gui.rates.plan_price import OpenPlan
from tarife.gui.runtime.runner import LatestRunner, ShouldStop
from tarife.gui.runtime.task_queue import TaskQueue
from tarife.gui.text.names import file_name, problems_of
from tarife.gui.text.times import date_text
from tarife.gui.widgets.appearance import Appearance
from tarife.plan.edits.plan import hold_rates, use_present_rates
from tarife.plan.model.held_rates import NOT_HELD
from tarife.plan.model.plan import Plan
from tarife.rates.cards import RateCard
from tarife.rates.imports.review import ReadFiles, read_paths
from tarife.rates.library import ImportedCard
from tarife.terms.problems import InputError, OutsideError, Problem


class RateAnswers(Protocol):
    """What a person is asked about rate cards; tests answer in their place."""

    def rate_files(self) -> tuple[Path, ...]:
        """Ask which files to import."""

    def may_remove(self, name: str) -> bool:
        """Ask whether an imported card may be removed."""

    def show_problems(self, heading: str, problems: tuple[Problem, ...]) -> None:
        """Show everything that is wrong."""


class RateCards(QObject):
    """Carries cards between files, the store and the open plan."""

    message = Signal(str)

    def __init__(
        self,
        plan_files: PlanFiles,
        forecast_service: ForecastService,
        appearance: Appearance,
        answers: RateAnswers,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = plan_files.session
        self._forecast_service = forecast_service
        self._appearance = appearance
        self._answers = answers
        self._where_to = plan_files.where_to
        self.tasks = TaskQueue(self)
        self._window = window
        self._list: RateCardsDialog | None = None
        self._review: RateImportDialog | None = None
        self._paths: tuple[Path, ...] = ()
        self._runner = LatestRunner[ReadFiles](1, self)
        self._runner.finished.connect(self._take_files)
        self._runner.failed.connect(self._complain)
        self._rates: RatesInUse | None = None
        self._session.plan_changed.connect(self._take_plan)

    def chip_text(self, plan: Plan) -> str:
        """Say in short by what a plan is billed: currency, card and rules."""
        parts = [plan.account.currency]
        card = self._card_in_use(plan)
        if card is not None:
            is_kept = self.is_plan_held
            text = self.tr("card %1, kept") if is_kept else self.tr("card %1")
            parts.append(text.replace("%1", date_text(card.id.effective_from)))
        era = era_of(plan)
        if era:
            parts.append(self.tr("rules %1").replace("%1", month_text(era.first_day)))
        return "  ·  ".join(parts)

    def show_list(self) -> RateCardsDialog:
        """Open the list of cards, or bring it to the front."""
        if self._list is None:
            made = RateCardsDialog(self._window)
            made.import_requested.connect(self.choose_files)
            made.files_dropped.connect(self.read)
            made.compare_requested.connect(self.compare)
            made.export_requested.connect(self.export)
            made.remove_requested.connect(self.remove)
            made.use_requested.connect(self.use)
            made.newest_requested.connect(self.use_present)
            self._list = made
        self._refresh_list()
        self._list.show()
        self._list.raise_()
        self._list.activateWindow()
        return self._list

    def choose_files(self) -> None:
        """Ask for files and read them."""
        paths = self._answers.rate_files()
        if paths:
            self.read(paths)

    def read(self, paths: tuple[Path, ...]) -> None:
        """Read files off the window's thread, and show what they say."""
        self._paths = paths

        def work(_should_stop: ShouldStop) -> ReadFiles:
            return read_paths(paths)

        self._runner.start(work)

    def review(self, read: ReadFiles) -> RateImportDialog:
        """Show what files say; the card is kept if the person accepts it."""
        today: Any = QDate.currentDate().toPython()
        parent = self._list if self._list is not None and self._list.isVisible() else None
        known = self._forecast_service
        dialog = RateImportDialog(read, known.library, today, parent or self._window)
        if self._session.plan is not None:
            dialog.show_for(OpenPlan(self._session.plan, known.library, known.forecaster))
        dialog.setModal(True)
        dialog.read_again_requested.connect(lambda: self.read(self._paths))
        dialog.other_files_requested.connect(self.choose_files)
        dialog.more_files_requested.connect(self._choose_more)
        dialog.accepted.connect(lambda: self._keep(dialog))
        dialog.finished.connect(self._forget_review)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        self._review = dialog
        return dialog

    def _take_files(self, read: ReadFiles) -> None:
        if self._review is None:
            self.tasks.take(lambda cards: cards.review(read))
        else:
            self._review.show_files(read)

    def _choose_more(self) -> None:
        """Ask for the file that is missing, and read it with the others."""
        added = self._answers.rate_files()
        if added:
            self.read(tuple(dict.fromkeys((*self._paths, *added))))

    def _forget_review(self) -> None:
        self._review = None

    def compare(self, card: RateCard) -> RateComparisonDialog:
        """Show what changed up to a card."""
        dialog = RateComparisonDialog(
            self._forecast_service.library, card, self._appearance, self._pricer(), self._list
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        return dialog

    def export(self, card: RateCard) -> None:
        """Write a card as a file."""
        kinds = self.tr("CSV table (*.csv)")
        path = self._where_to(Path.home() / export_name(card.id), kinds, (".csv",))
        if path is not None and self._does(lambda: export_card(card, path)):
            self.message.emit(self.tr("Exported to %1").replace("%1", file_name(path)))

    def remove(self, imported: ImportedCard) -> None:
        """Remove an import of a card."""
        name = card_name(imported.card.id)
        if not self._answers.may_remove(name):
            return
        if self._does(lambda: self._forecast_service.store.remove(imported)):
            self._take_over()
            self.message.emit(self.tr("Removed the card %1").replace("%1", name))

    def use(self, card: RateCard) -> None:
        """Bill the open plan by a card, undoably."""
        billing = self.billing
        if billing is None:
            return
        is_newest = billing.is_newest(card)
        self._session.apply(
            use_present_rates() if is_newest else hold_rates(held_by(billing.plan, card))
        )
        text = self.tr("The open plan is billed by the card %1 now; Undo takes it back")
        self.message.emit(text.replace("%1", card_name(card.id)))

    def use_present(self) -> None:
        """Bill the open plan by the newest cards, undoably."""
        self._session.apply(use_present_rates())

    @property
    def is_busy(self) -> bool:
        """Whether files are being read."""
        return self._runner.is_busy

    @property
    def billing(self) -> BillingCard | None:
        """Which card bills the open plan, if one is open."""
        plan = self._session.plan
        if plan is None:
            return None
        newest = self._forecast_service.book.card(plan.card_currency, plan.month.first_day)
        return BillingCard(plan, self._card_in_use(plan), newest, is_kept=self.may_use_present)

    @property
    def is_plan_held(self) -> bool:
        """Whether the open plan is billed by rates it was saved with."""
        return self._rates is not None and bool(self._rates.notes)

    @property
    def may_use_present(self) -> bool:
        """Whether the open plan has rates of its own that can be given up, or must be."""
        plan = self._session.plan
        is_unreadable = self._rates is None and plan is not None
        return self.is_plan_held or is_unreadable

    def close(self) -> None:
        """Wait for the files that are being read."""
        self.tasks.close()
        self._runner.close()

    def _keep(self, dialog: RateImportDialog) -> None:
        card, is_asked = dialog.card, dialog.is_use_offered
        plan = self._session.plan
        kept = self._forecast_service.with_rates(plan).held if plan is not None else NOT_HELD
        if card is None or not self._does(lambda: self._forecast_service.store.add(card)):
            return
        self._take_over()
        is_wanted = dialog.use_for_plan.isChecked()
        if is_asked and not is_wanted:
            self._session.apply(hold_rates(kept))
        elif is_asked and self.is_plan_held:
            self.use_present()
        if self._list is not None:
            self._list.choose(card.id)
        billing = self.billing
        is_used = billing is not None and billing.bills(card)
        text = (
            self.tr("Imported the card %1; the open plan is billed by it now")
            if is_used
            else self.tr("Imported the card %1")
        )
        self.message.emit(text.replace("%1", card_name(card.id)))

    def _take_over(self) -> None:
        """Let everything know of the present cards, and forecast the plan anew."""
        self._forecast_service.reload()
        self._session.refresh()
        self._refresh_list()

    def _take_plan(self, plan: Plan) -> None:
        """Find out once what bills the plan, whoever asks for it."""
        known = self._forecast_service
        try:
            self._rates = cards_for(plan, known.book, known.markets)
        except InputError:
            self._rates = None
        self._refresh_list()

    def _card_in_use(self, plan: Plan) -> RateCard | None:
        rates = self._rates
        return rates.book.card(plan.card_currency, plan.month.first_day) if rates else None

    def _refresh_list(self) -> None:
        if self._list is not None:
            self._list.show_library(self._forecast_service.library, self.billing)

    def _pricer(self) -> Pricer | None:
        plan, markets = self._session.plan, self._forecast_service.markets
        if plan is None:
            return None

        def price(card: RateCard, should_stop: ShouldStop) -> Forecast:
            from tarife.forecast.under_card import forecast_under  # noqa: PLC0415 - compiles

            return forecast_under(plan, card, markets, should_stop)

        return price

    def _does(self, effect: Callable[[], object]) -> bool:
        try:
            effect()
        except OutsideError as error:
            self._complain(error)
            return False
        return True

    def _complain(self, error: Exception) -> None:
        heading = self.tr("The rate cards could not be changed")
        self._answers.show_problems(heading, problems_of(error))
