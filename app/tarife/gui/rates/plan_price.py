"""What an import means for the open plan: its cost before and after, in money and per cent."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from tarife.forecast.held_rates import would_bill
from tarife.gui.document.session import Forecaster
from tarife.gui.rates.card_tables import ratio_text
from tarife.gui.runtime.runner import LatestRunner, ShouldStop
from tarife.gui.text.money_texts import signed_money
from tarife.gui.text.names import filled, full_sentence
from tarife.gui.text.numbers import named_money
from tarife.gui.widgets.labels import sentence_label
from tarife.gui.widgets.layouts import bare_column
from tarife.plan.model.plan import Plan
from tarife.rates.cards import RateCard
from tarife.rates.library import CardLibrary
from tarife.terms.money import Money, shown_difference
from tarife.terms.problems import InputError


@dataclass(frozen=True, slots=True)
class PlanPrices:
    """What Meta charges for the plan now, if it has figures at all, and by a card."""

    before: Money | None
    after: Money


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """The open plan, the cards there are, and what forecasts it as it is."""

    plan: Plan
    library: CardLibrary
    forecaster: Forecaster

    def will_be_billed_by(self, card: RateCard) -> bool:
        """Tell whether a card bills the plan once it is imported."""
        return would_bill(card, self.plan, self.library)

    def prices(self, card: RateCard, should_stop: ShouldStop) -> PlanPrices:
        """Forecast the plan as it is and by a card; this takes its time.

        Raises:
            InputError: If the card cannot price the plan.
        """
        from tarife.forecast.under_card import forecast_with  # noqa: PLC0415 - compiles

        try:
            before = self.forecaster(self.plan, should_stop).total
        except InputError:
            before = None
        return PlanPrices(
            before, forecast_with(self.plan, card, self.library, should_stop).total
        )


class PlanPrice(QWidget):
    """Says what the open plan costs now and by a card; says nothing without a plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: OpenPlan | None = None
        self._card: RateCard | None = None
        self._said = sentence_label("")
        column = bare_column(self)
        column.addWidget(self._said)
        self._runner = LatestRunner[PlanPrices](1, self)
        self._runner.finished.connect(self._show_prices)
        self._runner.failed.connect(self._show_failure)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._said.text()

    def show_for(self, open_plan: OpenPlan) -> None:
        """Speak of a plan from now on."""
        self._open = open_plan

    def show_card(self, card: RateCard | None) -> None:
        """Find out what the plan costs by a card; nothing is said of no card."""
        self._card = card
        self._runner.forget()
        self.setVisible(card is not None and self._open is not None)
        if card is None or self._open is None:
            return
        plan, prices = self._open.plan, self._open.prices
        if card.id.currency != plan.account.currency:
            text = self.tr("The open plan “%1” is billed in %2; this card does not concern it.")
            self._say(text, plan.account.currency)
            return
        self._say(self.tr("Pricing the open plan by this card…"))
        self._runner.start(lambda should_stop: prices(card, should_stop))

    def close_work(self) -> None:
        """Stop pricing before the window goes."""
        self._runner.close()

    def _show_prices(self, prices: PlanPrices) -> None:
        before, after, locale = prices.before, prices.after, QLocale()
        if before is None:
            text = self.tr("The open plan “%1” has no figures now; by this card it costs %3.")
            self._say(text, "", named_money(after, locale))
            return
        ratio = Decimal(after.micros - before.micros) / before.micros if before.micros else None
        difference = shown_difference(before, after)
        more = f"{signed_money(difference, locale)} {after.currency}"
        text = self._template(prices)
        self._say(
            text,
            named_money(before, locale),
            named_money(after, locale),
            more,
            ratio_text(ratio),
        )

    def _template(self, prices: PlanPrices) -> str:
        if not self._bills:
            return self.tr(
                "This card does not bill the open plan “%1”. By it, with the rules of its day, "
                "the plan would cost %3 instead of %2: %4 (%5)."
            )
        if prices.before == prices.after:
            return self.tr("The open plan “%1” costs the same by this card: %3.")
        return self.tr("The open plan “%1” costs %2 now and %3 by this card: %4 (%5).")

    @property
    def _bills(self) -> bool:
        open_plan, card = self._open, self._card
        return open_plan is not None and card is not None and open_plan.will_be_billed_by(card)

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, InputError):
            raise error
        text = self.tr("The open plan “%1” cannot be priced by this card: %2")
        self._say(text, full_sentence(error.problems[0]))

    def _say(self, template: str, *values: str) -> None:
        """Say a sentence whose first value is the name of the plan."""
        name = self._open.plan.name if self._open else ""
        self._said.setText(filled(template, name, *values))
