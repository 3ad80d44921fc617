"""Compares the all-in cost of a month with several partners."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from tarife.forecast.costs.all_in import AllIn, all_in
from tarife.forecast.result import Forecast
from tarife.plan.model.costs import CostKind, Costs, Markup, Partner
from tarife.plan.model.plan import Plan
from tarife.plan.names import EXAMPLE_PARTNER, EXAMPLE_PARTNER_NOTE, given
from tarife.terms.categories import Category
from tarife.terms.money import Money

MOST_CAUSES: Final = 3

EXAMPLE: Final = Partner(
    name=given(EXAMPLE_PARTNER),
    currency="USD",
    markups=tuple(Markup(one, Decimal("0.05"), Decimal("0.005")) for one in Category),
    failed_fee=Decimal("0.001"),
    platform_fee=Decimal(49),
    note=given(EXAMPLE_PARTNER_NOTE),
)
"""The only profile that ships; a real partner's prices are for a person to type."""


@dataclass(frozen=True, slots=True)
class CostCause:
    """A kind of line that makes one bill dearer or cheaper than another.

    Attributes:
        kind: The kind.
        difference: How much more its lines cost here.
        least: The lowest rate of its lines in the dearer of the two bills.
        most: The highest.
    """

    kind: CostKind
    difference: Money
    least: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class Offer:
    """A month with one partner, compared with the month as it is planned.

    Attributes:
        partner: The partner; one that asks nothing stands for Meta's charges alone.
        bill: The whole bill with it.
        difference: How much more it costs than as planned.
        ratio: The same as a part of the planned bill; nothing where that is zero.
        causes: What makes the difference, the weightiest first; taxes only follow.
    """

    partner: Partner
    bill: AllIn
    difference: Money
    ratio: Decimal | None
    causes: tuple[CostCause, ...]


def is_in_currency(partner: Partner, currency: str) -> bool:
    """Tell whether a partner's fees are in the billing currency, since none is converted."""
    return partner.currency in ("", currency)


def is_comparable(partner: Partner, plan: Plan) -> bool:
    """Tell whether a partner can stand in the place of a plan's own without playing anew.

    Its fees are in the billing currency, and Meta's messages cost the same with it.
    """
    cards = {
        one and replace(one, as_of=None) for one in (plan.costs.partner.card, partner.card)
    }
    return len(cards) == 1 and is_in_currency(partner, plan.account.currency)


def offers(forecast: Forecast, costs: Costs, partners: Iterable[Partner]) -> tuple[Offer, ...]:
    """Put each partner in the place of the plan's own, with the same seats and taxes.

    Args:
        forecast: The month.
        costs: The plan's costs, with which each is compared.
        partners: Partners that are comparable.
    """
    planned = all_in(forecast, costs)
    bills = [(one, all_in(forecast, replace(costs, partner=one))) for one in partners]
    return tuple(_offer(partner, bill, planned) for partner, bill in bills)


def _offer(partner: Partner, bill: AllIn, planned: AllIn) -> Offer:
    difference = _less(bill.total, planned.total)
    kinds = (kind for kind in CostKind if kind not in (CostKind.META, CostKind.TAX))
    causes = [cause for kind in kinds for cause in _causes(kind, bill, planned)]
    is_dearer = difference.micros > 0
    telling = [cause for cause in causes if (cause.difference.micros > 0) == is_dearer]
    telling.sort(key=lambda cause: -abs(cause.difference.micros))
    whole = planned.total.micros
    return Offer(
        partner,
        bill,
        difference,
        Decimal(difference.micros) / whole if whole else None,
        tuple(telling[:MOST_CAUSES]) if difference.micros else (),
    )


def _causes(kind: CostKind, bill: AllIn, planned: AllIn) -> Iterable[CostCause]:
    difference = _less(bill.sum_of(kind), planned.sum_of(kind))
    if difference.micros:
        dearer = bill if difference.micros > 0 else planned
        rates = [line.rate for line in dearer.lines if line.kind is kind]
        yield CostCause(kind, difference, min(rates), max(rates))


def _less(money: Money, other: Money) -> Money:
    return Money(money.micros - other.micros, money.currency)
