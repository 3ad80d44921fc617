"""Which rate card bills the open plan, and which others could, in the words of the window."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from tarife.forecast.held_rates import is_same
from tarife.gui.models.cards import card_name
from tarife.gui.texts import filled, month_name
from tarife.plan.model.plan import Plan
from tarife.rates.cards import RateCard

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class BillingCard:
    """The card that bills the open plan.

    Attributes:
        plan: The open plan.
        card: The card of its first day; nothing if there is none, or if it cannot be read.
        newest: The card that bills a plan of this month which keeps no rates of its own.
        is_kept: Whether the plan keeps rates of its own.
    """

    plan: Plan
    card: RateCard | None
    newest: RateCard | None
    is_kept: bool

    def bills(self, card: RateCard) -> bool:
        """Tell whether a card is the one."""
        return self.card is not None and is_same(self.card, card)

    def is_newest(self, card: RateCard) -> bool:
        """Tell whether a card bills the plan if it keeps no rates of its own."""
        return self.newest is not None and is_same(self.newest, card)

    def hindrance(self, card: RateCard) -> str:
        """Say why the plan cannot be billed by a card; nothing if it can."""
        if card.id.currency != self.plan.account.currency:
            text = translate("BillingCard", "The open plan is billed in %1.")
            return text.replace("%1", self.plan.account.currency)
        if card.id.effective_from > self.plan.month.first_day:
            text = translate(
                "BillingCard", "The card begins after the month of the open plan, %1."
            )
            return text.replace("%1", month_name(self.plan.month))
        return ""

    @property
    def sentence(self) -> str:
        """Say which card bills the plan, and whether it is the newest."""
        return filled(
            self._template(),
            self.plan.name,
            self.plan.account.currency,
            month_name(self.plan.month),
            card_name(self.card.id) if self.card else "",
            card_name(self.newest.id) if self.newest else "",
        )

    def _template(self) -> str:
        if self.card is None and self.is_kept:
            return translate(
                "BillingCard", "The rates that the open plan “%1” keeps cannot be read."
            )
        if self.card is None:
            return translate(
                "BillingCard", "No card in %2 bills the open plan “%1” in %3; import one."
            )
        if not self.is_kept:
            return translate(
                "BillingCard",
                "The open plan “%1” is billed by the card %4, the newest for %3.",
            )
        if self.newest is None:
            return translate(
                "BillingCard", "The open plan “%1” keeps the card %4; the list has none for %3."
            )
        if self.newest.id == self.card.id:
            return translate(
                "BillingCard",
                "The open plan “%1” keeps an earlier version of the card %4, not the newest.",
            )
        return translate(
            "BillingCard",
            "The open plan “%1” keeps the card %4; the newest for %3 is %5.",
        )
