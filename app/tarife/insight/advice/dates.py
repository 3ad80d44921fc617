"""Moves of dates: broadcasts before or after a day on which something begins anew."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from tarife.forecast.held_rates import rates_for
from tarife.forecast.moved_rates import unknown_days
from tarife.insight.advice.move import Move
from tarife.plan.model.lines import Broadcast, Send
from tarife.plan.model.plan import Plan
from tarife.plan.what_if.months import months_of
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.calendar import BillingMonth
from tarife.terms.sentences import say

_WEEK: Final = timedelta(days=7)


def date_moves(plan: Plan, new_cards: Sequence[date]) -> Iterator[Move]:
    """Suggest to send before or after new cards, and over the ends of months.

    Args:
        plan: The plan.
        new_cards: The days within its period on which a rate card begins.
    """
    month_ends = tuple(month.first_day for month in plan.period.months[1:])
    found = [move for day in new_cards for move in _over_card(day)]
    if month_ends and month_ends != tuple(new_cards):
        found += _over_month_ends(month_ends)
    for move in found:
        yield replace(move, instead_of=tuple(one.id for one in found if one is not move))


def _over_card(day: date) -> Iterator[Move]:
    yield Move(
        f"after-card-{day}",
        say(
            "Send the broadcasts of the last week before the card of {day:d MMMM y} later",
            day=day,
        ),
        say("they arrive a week later, at the new rates"),
        say("people reply as before"),
        _moving(_WEEK, (day,)),
    )
    yield Move(
        f"before-card-{day}",
        say(
            "Send the broadcasts of the first week of the card of {day:d MMMM y} earlier",
            day=day,
        ),
        say("they arrive a week earlier, at the old rates"),
        say("people reply as before"),
        _moving(-_WEEK, (day,)),
    )


def _over_month_ends(days: Sequence[date]) -> Iterator[Move]:
    yield Move(
        "after-month-end",
        say("Send the broadcasts of a month's last week a week later"),
        say("they arrive in the next month"),
        say("people reply as before"),
        _moving(_WEEK, days),
    )
    yield Move(
        "before-month-end",
        say("Send the broadcasts of a month's first week a week earlier"),
        say("they arrive in the month before"),
        say("people reply as before"),
        _moving(-_WEEK, days),
    )


def _moving(by: timedelta, days: Sequence[date]) -> Callable[[Plan], Plan]:
    return partial(_moved_over, by=by, days=days)


def _moved_over(plan: Plan, by: timedelta, days: Sequence[date]) -> Plan:
    """Move single broadcasts over one of some days, unless the send goes out then anyway.

    One whose numbers are others in the other month stays: it would be another broadcast.
    """
    period = plan.period
    singles = dict(zip(period.months, months_of(plan), strict=True))

    def moved(send: Send, schedule: Broadcast, moment: datetime) -> datetime:
        after = moment + by
        first, last = sorted((moment.date(), after.date()))
        if first < period.first_day or last > period.last_day or after in schedule.moments:
            return moment
        months = [singles[BillingMonth.of(day)] for day in (first, last)]
        is_over = any(first < day <= last for day in days)
        return after if is_over and _is_same(send.id, *months) else moment

    def of_send(send: Send) -> Send:
        schedule = send.schedule
        if not isinstance(schedule, Broadcast):
            return send
        moments = sorted(moved(send, schedule, moment) for moment in schedule.moments)
        return replace(send, schedule=replace(schedule, moments=tuple(moments)))

    return replace(plan, sends=tuple(map(of_send, plan.sends)))


def _is_same(send_id: str, one: Plan, other: Plan) -> bool:
    """Tell whether a send and its people have the same numbers in two months."""
    here, there = (
        next(send for send in plan.sends if send.id == send_id) for plan in (one, other)
    )
    return replace(here, schedule=there.schedule) == there and one.audiences == other.audiences


def new_card_days(plan: Plan, rates: tuple[RateBook, Markets]) -> tuple[date, ...]:
    """List the days within a plan's period on which other rates begin, known or assumed."""
    book = rates_for(plan, *rates).book
    first, last = plan.period.first_day, plan.period.last_day
    days = {
        card.id.effective_from
        for card in book.cards
        if card.id.currency == plan.account.currency and first < card.id.effective_from <= last
    }
    assumed = unknown_days(plan, book) if plan.rate_moves else ()
    return tuple(sorted(days.union(assumed)))
