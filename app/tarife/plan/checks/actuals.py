"""Validation of what a plan keeps of what really happened."""

from collections.abc import Iterator
from datetime import date

from tarife.plan.checks.costs import check_decimals
from tarife.plan.model.actuals import Actuals
from tarife.terms.money import is_figure
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import say


def check_actuals(actuals: Actuals) -> Iterator[Problem]:
    """Check that each source tells of a day and number once, and that money has a currency.

    Bounds of counts are those of whoever reads them: a year has tens of thousands.
    """
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
    if not all(amount is None or is_figure(amount) for amount in amounts):
        yield from check_decimals(path, actuals)
