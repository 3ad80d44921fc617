"""Compares template costs with SMS, by market."""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Final

from tarife.forecast.costs.all_in import partner_lines, sum_micros
from tarife.forecast.costs.usage import Usage, use_by_category
from tarife.forecast.result import Forecast
from tarife.plan.model.costs import Costs, SmsPrice
from tarife.terms.categories import SERVICE
from tarife.terms.money import Money

_DIGITS: Final = 100


def cost_by_sms(messages: int, price: SmsPrice, currency: str) -> Money:
    """Say what messages cost by SMS, closed to what people pay in."""
    with localcontext(prec=_DIGITS):
        return Money.closing(messages * price.segments * price.price, currency)


@dataclass(frozen=True, slots=True)
class SmsLine:
    """One market: its template messages, and what they cost one way and the other.

    Attributes:
        market: The market.
        messages: Template messages that reached a person, the free ones too.
        whatsapp: What these cost: Meta's charges and what the partner adds to each of them,
            without monthly fees and taxes.
        price: What an SMS costs, if somebody typed it.
    """

    market: str
    messages: int
    whatsapp: Money
    price: SmsPrice | None

    @property
    def sms(self) -> Money | None:
        """What the same messages would cost by SMS; nothing without a price."""
        if self.price is None:
            return None
        return cost_by_sms(self.messages, self.price, self.whatsapp.currency)

    @property
    def difference(self) -> Money | None:
        """How much dearer SMS would be; negative where it would be cheaper."""
        sms = self.sms
        if sms is None:
            return None
        return Money(sms.micros - self.whatsapp.micros, sms.currency)

    @property
    def break_even(self) -> Decimal | None:
        """The price of one SMS, or part of a long one, at which both cost the same."""
        segments = 1 if self.price is None else self.price.segments
        if not self.messages:
            return None
        return self.whatsapp.amount / (self.messages * segments)


def sms_lines(forecast: Forecast, costs: Costs) -> tuple[SmsLine, ...]:
    """Compare every market with template messages, or with a price, by name.

    Replies and other free-form messages are left out: an SMS asks nothing back.
    """
    lines = forecast.lines
    prices = {price.market: price for price in costs.sms}
    found = {
        name: SmsLine(name, 0, Money(0, lines.currency), price)
        for name, price in prices.items()
    }
    for index, name in enumerate(lines.markets):
        one_way = (lines.market == index) & (lines.category != SERVICE)
        usage = Usage(use_by_category(lines, one_way))
        messages = sum(use.delivered for use in usage.by_category.values())
        if messages:
            charged = sum(use.charge_micros for use in usage.by_category.values())
            added = sum_micros(partner_lines(usage, costs.partner, lines.currency))
            spent = Money(charged + added, lines.currency)
            found[name] = SmsLine(name, messages, spent, prices.get(name))
    return tuple(found[name] for name in sorted(found))
