"""The all-in bill: Meta's charges, partner fees and taxes, a line each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from itertools import chain
from typing import Final

from tarife.forecast.costs.usage import Usage, usage_of
from tarife.forecast.result import Forecast
from tarife.plan.model.costs import CostKind, Costs, Exchange, Partner, Tax
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.money import Money

_DIGITS: Final = 100  # more than any product of bounded figures has
_ONE: Final = Decimal(1)


@dataclass(frozen=True, slots=True)
class AllInLine:
    """One line of the bill.

    Attributes:
        kind: What it is for.
        basis: What it is counted on: an amount for Meta's charges, a mark-up and a tax, else a
            number of messages, conversations, months or seats.
        rate: The part of that amount, or the fee for each.
        currency: The billing currency.
        category: The category it belongs to, if it belongs to one.
        name: What the tax, the calls or the groups are called.
        bases: Of several months what it is counted on in each that has it.
    """

    kind: CostKind
    basis: Decimal
    rate: Decimal
    currency: str
    category: Category | None = None
    name: str = ""
    bases: tuple[Decimal, ...] = ()

    @property
    def amount(self) -> Money:
        """What the line costs: closed to what people pay in, but Meta's charges are exact.

        Each month has a bill of its own, and is closed by itself.
        """
        if self.kind is CostKind.META:
            return Money(int(self.basis.scaleb(6)), self.currency)
        with localcontext(prec=_DIGITS):
            closed = (
                Money.closing(basis * self.rate, self.currency).micros
                for basis in self.bases or (self.basis,)
            )
            return Money(sum(closed), self.currency)

    @property
    def key(self) -> tuple[object, ...]:
        """What tells the line from the others of a bill, in every month."""
        return self.kind, self.category, self.name, self.rate

    def joined(self, other: "AllInLine") -> "AllInLine":
        """Put the same line of another month together with this one."""
        bases = (*(self.bases or (self.basis,)), other.basis)
        return replace(self, basis=sum(bases, Decimal(0)), bases=bases)

    @property
    def is_ratio(self) -> bool:
        """Whether the line is a part of an amount, else a fee for each of a number."""
        return self.kind in (CostKind.META, CostKind.MARKUP, CostKind.TAX)


@dataclass(frozen=True, slots=True)
class AllIn:
    """The bill of a month, or of several, whose total is exactly the sum of its lines.

    Attributes:
        lines: Meta's charges first, then whatever is on top; a line of nothing is left out.
        display: The other currency of the total, if the plan has one.
        months: The bill of each of several months, which add up to it.
    """

    lines: tuple[AllInLine, ...]
    display: Exchange | None = None
    months: tuple["AllIn", ...] = ()

    @property
    def currency(self) -> str:
        return self.lines[0].currency

    @property
    def total(self) -> Money:
        """What the months cost with everything on top."""
        return Money(sum_micros(self.lines), self.currency)

    @property
    def meta(self) -> Money:
        """Meta's charges alone, exactly."""
        return self.lines[0].amount

    @property
    def added(self) -> Money:
        """What comes on top of Meta's charges."""
        return Money(sum_micros(self.lines[1:]), self.currency)

    @property
    def has_more(self) -> bool:
        """Whether anything comes on top of Meta's charges."""
        return len(self.lines) > 1

    @property
    def displayed(self) -> Money | None:
        """The total in the other currency, closed; nothing is computed from it."""
        if self.display is None:
            return None
        with localcontext(prec=_DIGITS):
            return Money.closing(self.total.amount * self.display.rate, self.display.currency)

    def by_month(self, line: AllInLine) -> tuple[Money, ...]:
        """Give what a line of the bill comes to in each of several months."""
        return tuple(
            Money(sum_micros(one for one in month.lines if one.key == line.key), self.currency)
            for month in self.months
        )

    def sum_of(self, kind: CostKind) -> Money:
        own = (line for line in self.lines if line.kind is kind)
        return Money(sum_micros(own), self.currency)


def sum_micros(lines: Iterable[AllInLine]) -> int:
    """Add up lines exactly.

    Units:
        Micros of the lines' currency.
    """
    return sum(line.amount.micros for line in lines)


def all_in(forecast: Forecast, costs: Costs) -> AllIn:
    """Put everything on top of Meta's charges.

    Meta's total stays as it is. Every other line is counted on exact figures and rounded once,
    when it is closed; a tax is counted on closed lines, as on a bill. Of several months each
    has a bill of its own, and these are added up.

    Args:
        forecast: What Meta charges.
        costs: What comes on top: the plan's own, or with another partner.
    """
    months = [_lines_of_month(month, costs) for month in forecast.by_month]
    first, *later = months
    if not later:
        return AllIn(first, costs.display)
    joined: dict[tuple[object, ...], AllInLine] = {}
    for line in chain(*months):
        key = line.key
        joined[key] = joined[key].joined(line) if key in joined else line
    bills = tuple(AllIn(lines, costs.display) for lines in months)
    return AllIn(tuple(sorted(joined.values(), key=_order)), costs.display, bills)


def _order(line: AllInLine) -> tuple[int, int]:
    category = -1 if line.category is None else CATEGORIES.index(line.category)
    return tuple(CostKind).index(line.kind), category


def _lines_of_month(forecast: Forecast, costs: Costs) -> tuple[AllInLine, ...]:
    currency = forecast.total.currency
    lines = [
        AllInLine(CostKind.META, forecast.total.amount, _ONE, currency),
        *_asked(_billed_apart(usage_of(forecast), costs, currency)),
        *partner_lines(usage_of(forecast), costs.partner, currency),
        *_asked(_of_the_month(costs, currency)),
    ]
    taxes = (_tax_line(tax, lines) for tax in costs.taxes)
    return (*lines, *_asked(taxes))


def partner_lines(usage: Usage, partner: Partner, currency: str) -> tuple[AllInLine, ...]:
    """Give what a partner asks for messages and conversations, months and seats aside."""
    return (
        *_asked(_of_categories(usage, partner, currency)),
        *_asked(_of_counts(usage, partner, currency)),
    )


def _billed_apart(usage: Usage, costs: Costs, currency: str) -> Iterator[AllInLine]:
    """Give what Meta charges beside messages: its agent, calls and groups.

    Source:
        Billing rules, 7.2 to 7.4.
    """
    agent = costs.agent
    if agent is not None:
        answers = usage.by_category[Category.SERVICE].delivered
        with localcontext(prec=_DIGITS):
            millions = (answers * agent.tokens * agent.answer_share).scaleb(-6)
        yield AllInLine(CostKind.AGENT, millions, agent.price, currency)
    for one in costs.calls:
        yield AllInLine(CostKind.CALLS, one.minutes, one.price, currency, name=one.name)
    for group in costs.groups:
        delivered = Decimal(group.messages * group.recipients)
        yield AllInLine(CostKind.GROUPS, delivered, group.price, currency, name=group.name)


def _asked(lines: Iterable[AllInLine]) -> Iterator[AllInLine]:
    """Leave out lines of nothing."""
    return (line for line in lines if line.basis and line.rate)


def _of_categories(usage: Usage, partner: Partner, currency: str) -> Iterator[AllInLine]:
    for one in CATEGORIES:
        charges = Money(usage.by_category[one].charge_micros, currency).amount
        ratio = partner.markup(one).markup_ratio
        yield AllInLine(CostKind.MARKUP, charges, ratio, currency, one)
    for one in CATEGORIES:
        counted = Decimal(usage.by_category[one].counted(partner.fee_basis))
        fee = partner.markup(one).message_fee
        yield AllInLine(CostKind.MESSAGE_FEE, counted, fee, currency, one)


def _of_counts(usage: Usage, partner: Partner, currency: str) -> Iterator[AllInLine]:
    conversations = usage.conversations(partner.fee_basis)
    for kind, count, fee in (
        (CostKind.INBOUND_FEE, usage.inbound, partner.inbound_fee),
        (CostKind.CONVERSATION_FEE, conversations, partner.conversation_fee),
        (CostKind.FAILED_FEE, usage.failed, partner.failed_fee),
    ):
        yield AllInLine(kind, Decimal(count), fee, currency)


def _of_the_month(costs: Costs, currency: str) -> Iterator[AllInLine]:
    partner = costs.partner
    yield AllInLine(CostKind.PLATFORM_FEE, _ONE, partner.platform_fee, currency)
    yield AllInLine(CostKind.SEAT_FEE, Decimal(costs.seats), partner.seat_fee, currency)


def _tax_line(tax: Tax, lines: list[AllInLine]) -> AllInLine:
    currency = lines[0].currency
    due = sum_micros(line for line in lines if line.kind in tax.due_on)
    amount = Money(due, currency).amount
    return AllInLine(CostKind.TAX, amount, tax.tax_ratio, currency, name=tax.name)
