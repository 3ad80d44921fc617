"""Validation of what a plan keeps of what really happened, and of what finance typed."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import chain

from tarife.plan.checks.costs import check_decimals
from tarife.plan.model.actuals import Actuals
from tarife.plan.model.booked import Booked
from tarife.terms.money import is_figure
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import say


def check_actuals(actuals: Actuals) -> Iterator[Problem]:
    """Check that each source tells of a day and number once, and that money has a currency."""
    path = FieldPath(("actuals",))
    seen: dict[tuple[date, str, str], int] = {}
    for position, one in enumerate(actuals.days):
        first = seen.setdefault(one.key, position)
        if first != position:
            yield Problem(
                "duplicate-day",
                path.inside("days").inside(position),
                say("{day} already has days[{first}]", day=one.day, first=first),
                say("keep one, or bring the files in again"),
            )
    if any(one.figures[1] for one in actuals.days) and not actuals.currency:
        yield Problem(
            "no-currency",
            path.inside("currency"),
            say("the money of what really happened has no currency"),
            say("write it as USD, or bring the files in again"),
        )
    amounts = (one.amount for day in actuals.days for one in day.sums)
    if not _are_figures(amounts):
        yield from check_decimals(path, actuals)


def check_booked(booked: Booked) -> Iterator[Problem]:
    """Check the decimals of what finance typed."""
    bills = ((one.rate, one.net, one.credits, one.tax) for one in booked.invoices)
    if not _are_figures(chain(*bills, (one.cost for one in booked.typed))):
        yield from check_decimals(FieldPath(("booked",)), booked)


def _are_figures(amounts: Iterable[Decimal | None]) -> bool:
    return all(amount is None or is_figure(amount) for amount in amounts)
