"""Says where a plan stands, in the same sentences everywhere."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from tarife.insight.actuals.status import DayState, PlanStatus
from tarife.terms.money import Money, shown_difference
from tarife.terms.sentences import Sentence, period_name, say

_MOST_DAYS: Final = 5


def headline(status: PlanStatus) -> Sentence:
    """Say what is spent, where it ends, and what that is beside the budget."""
    end = Money(status.end_micros, status.currency)
    if status.rest is None:
        spent = say("{end} spent by the end of {months}", end=end, months=_months(status))
    else:
        spent = say(
            "{so_far} so far, will end at {end} ({low:,} to {high:,})",
            so_far=Money(status.so_far_micros, status.currency),
            end=end,
            low=Money(status.low_micros, status.currency).rounded(),
            high=Money(status.high_micros, status.currency).rounded(),
        )
    budget = status.budget
    if budget is None:
        return spent
    available = Money(budget.available_micros, status.currency)
    if budget.day is None:
        left = shown_difference(end, available)
        return say("{spent}, {left} within the budget", spent=spent, left=left)
    over = shown_difference(available, end)
    return say("{spent}, {over} over from {day:d MMM}", spent=spent, over=over, day=budget.day)


def details(status: PlanStatus) -> Iterator[Sentence]:
    """Say how fast money goes, what may be spent a day, and what is not known."""
    if status.pace is not None:
        yield say(
            "the known days cost {percent} % of their plan", percent=round(100 * status.pace)
        )
    left = status.left_a_day_micros
    if left is not None and left >= 0:
        amount = Money(left, status.currency)
        yield say("{amount} left to spend on each coming day", amount=amount)
    elif left is not None:
        yield say("the budget is used up")
    known = status.of_state(DayState.KNOWN)
    yield say(
        "{days:,|day is|days are} known, up to {last:d MMM}",
        days=len(known),
        last=known[-1] if known else status.span.first_day,
    )
    if status.first_coming is not None:
        yield say("forecast from {day:d MMM}", day=status.first_coming)
    unknown = status.of_state(DayState.UNKNOWN)
    if unknown:
        yield say(
            "of {days:,|day|days} gone by nothing is known, and the plan counts ({amount}): "
            "{named}",
            days=len(unknown),
            amount=Money(status.unknown_micros, status.currency),
            named=_days(unknown),
        )


def _months(status: PlanStatus) -> Sentence:
    return period_name(status.span)


def _days(days: tuple[date, ...]) -> tuple[Sentence | str, ...]:
    named = tuple(say("{day:d MMM}", day=day) for day in days[:_MOST_DAYS])
    return (*named, "…") if len(days) > _MOST_DAYS else named
