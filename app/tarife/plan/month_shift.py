"""Moves a plan to other months, keeping weekdays and weeks of its dates."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TypeAlias

from tarife.plan.model.actuals import NO_ACTUALS
from tarife.plan.model.budgets import BudgetUnit, SpanAmount, SpanBudgets
from tarife.plan.model.lines import Broadcast, DayRange, Schedule
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.sentences import Sentence, say

_MonthPairs: TypeAlias = tuple[tuple[BillingMonth, BillingMonth], ...]


def moved_to(plan: Plan, month: BillingMonth) -> Plan:
    """Let a plan begin in another month, with all its dates and what differs in its months.

    Each of its months becomes the one that lies as far from the first. A broadcast on every
    Tuesday goes out on every Tuesday of the new month, be they four or five. Any other keeps
    its weekday and its week: the second Tuesday stays the second Tuesday. A fifth weekday that
    the new month lacks becomes the last one there is; `notes_of_move` tells what then falls
    together. Ranges of days keep the day of the month as far as the new month has it, and a
    month's last day stays a month's last day. The account keeps its own dates, such as the
    start of authentication-international. What really happened did so in the months before.
    """
    if month == plan.month:
        return plan

    pairs_of_months = _months(plan, month)
    renamed = {str(old): str(new) for old, new in pairs_of_months}

    def moved(days: DayRange) -> DayRange:
        return DayRange(
            _same_day(days.first, pairs_of_months), _same_day(days.last, pairs_of_months)
        )

    def moved_schedule(schedule: Schedule) -> Schedule:
        if isinstance(schedule, Broadcast):
            pairs = _moved_moments(schedule, pairs_of_months)
            repeats = (replace(one, days=moved(one.days)) for one in schedule.repeats)
            return replace(
                schedule,
                moments=tuple(sorted({after for _, after in pairs})),
                repeats=tuple(repeats),
            )
        return replace(schedule, days=moved(schedule.days))

    return replace(
        plan,
        month=month,
        actuals=NO_ACTUALS,
        scenarios=tuple(one for one in plan.scenarios if one.real_to is None),
        span_budgets=_moved_amounts(plan.span_budgets, pairs_of_months),
        changes=tuple(
            replace(one, month=renamed.get(one.month, one.month)) for one in plan.changes
        ),
        sends=tuple(
            replace(send, schedule=moved_schedule(send.schedule)) for send in plan.sends
        ),
        entry_points=tuple(replace(line, days=moved(line.days)) for line in plan.entry_points),
        inbound=tuple(replace(line, days=moved(line.days)) for line in plan.inbound),
    )


def notes_of_move(plan: Plan, month: BillingMonth) -> tuple[Sentence, ...]:
    """Tell what does not keep its sense when a plan moves to another month.

    That is sends of different days which fall on one day, weekly sends that go out more or
    less often, first or last days that the new month does not have, and budgets of quarters
    that then hold other months.
    """
    return (
        *_falling_together(plan, month),
        *_more_or_fewer_weeks(plan, month),
        *_missing_days(plan, month),
        *_other_quarters(plan, month),
    )


@dataclass(frozen=True, slots=True)
class MomentShift:
    """Where a moment of a send comes to lie.

    Attributes:
        name: The send.
        before: Where it is now; nothing for a week that the other month has beside.
        after: Where it goes; nothing where the other month has one week fewer.
    """

    name: str
    before: datetime | None
    after: datetime | None


def moment_shifts(plan: Plan, month: BillingMonth) -> tuple[MomentShift, ...]:
    """List what `moved_to` does with each single moment of the plan's sends, in their order."""
    months = _months(plan, month)
    return tuple(
        move
        for send in plan.sends
        if isinstance(send.schedule, Broadcast)
        for move in _moves_of(send.name, send.schedule, months)
    )


def _moves_of(name: str, schedule: Broadcast, months: _MonthPairs) -> Iterator[MomentShift]:
    pairs = set(_moved_moments(schedule, months))
    after_of = {before: after for before, after in pairs if before is not None}
    for moment in sorted(schedule.moments):
        yield MomentShift(name, moment, after_of.get(moment))
    new = {after for before, after in pairs if before is None}
    yield from (
        MomentShift(name, None, after) for after in sorted(new - set(after_of.values()))
    )


def same_weekday(moment: datetime, month: BillingMonth) -> datetime:
    """Find the same weekday in the same week of another month, or in its last such week."""
    first = month.first_day
    to_weekday = (moment.weekday() - first.weekday()) % 7
    day = first + timedelta(days=to_weekday + (moment.day - 1) // 7 * 7)
    if day > month.last_day:
        day -= timedelta(days=7)
    return datetime.combine(day, moment.timetz())


def _months(plan: Plan, month: BillingMonth) -> _MonthPairs:
    """Pair the months of a plan with those that it has when it begins in another one."""
    return tuple(zip(plan.period.months, Period(month, plan.period.count).months, strict=True))


def _moved_amounts(budgets: SpanBudgets, months: _MonthPairs) -> SpanBudgets:
    """Give each amount to the span in which its first month comes to lie; two are added up."""
    spans: dict[str, str] = {}
    for old, new in months:
        spans.setdefault(budgets.unit.span_of(old), budgets.unit.span_of(new))
    amounts: dict[str, Decimal] = {}
    for one in budgets.amounts:
        span = spans.get(one.span, one.span)
        amounts[span] = amounts.get(span, Decimal()) + one.amount
    return replace(budgets, amounts=tuple(SpanAmount(*pair) for pair in amounts.items()))


def _pair_of(day: date, months: _MonthPairs) -> tuple[BillingMonth, BillingMonth]:
    """Find the month of a day and its new one; of a day outside all months the first ones."""
    own = (pair for pair in months if pair[0].first_day <= day <= pair[0].last_day)
    return next(own, months[0])


def _same_day(day: date | None, months: _MonthPairs) -> date | None:
    if day is None:
        return None
    old, new = _pair_of(day, months)
    if day == old.last_day:
        return new.last_day
    return date(new.year, new.month, min(day.day, new.days))


def _moved_moments(
    schedule: Broadcast, months: _MonthPairs
) -> Iterator[tuple[datetime | None, datetime]]:
    """Pair moments with those in the new months; a new fifth week comes from nothing."""
    for moment in schedule.moments:
        old, new = _pair_of(moment.date(), months)
        if not _is_weekly(moment, schedule, old):
            yield moment, same_weekday(moment, new)
            continue
        weeks = zip(_weeks(moment, old), _weeks(moment, new), strict=False)
        yield from ((before, after) for before, after in weeks if before == moment)
        yield None, _weeks(moment, new)[-1]


def _is_weekly(moment: datetime, schedule: Broadcast, month: BillingMonth) -> bool:
    """Tell whether a send goes out on every such weekday of a month at that time."""
    return set(_weeks(moment, month)) <= set(schedule.moments)


def _weeks(moment: datetime, month: BillingMonth) -> tuple[datetime, ...]:
    """List the moments of a month on the same weekday at the same time."""
    days = (day for day in month.dates() if day.weekday() == moment.weekday())
    return tuple(datetime.combine(day, moment.timetz()) for day in days)


def _falling_together(plan: Plan, month: BillingMonth) -> Iterator[Sentence]:
    landing: dict[date, dict[tuple[str, date], Sentence]] = {}
    for send in plan.sends:
        if isinstance(send.schedule, Broadcast):
            for before, after in _moved_moments(send.schedule, _months(plan, month)):
                if before is not None:
                    day = before.date()
                    named = say("{name} ({day:d MMM})", name=send.name, day=day)
                    landing.setdefault(after.date(), {})[(send.id, day)] = named
    for day, sends in sorted(landing.items()):
        if len({before for _, before in sends}) > 1:
            yield say("together on {day:d MMM}: {sends}", day=day, sends=tuple(sends.values()))


def _more_or_fewer_weeks(plan: Plan, month: BillingMonth) -> Iterator[Sentence]:
    for send in plan.sends:
        schedule = send.schedule
        if not isinstance(schedule, Broadcast):
            continue
        for moment in schedule.moments:
            old, new = _pair_of(moment.date(), _months(plan, month))
            before, after = _weeks(moment, old), _weeks(moment, new)
            is_first = moment == before[0] and _is_weekly(moment, schedule, old)
            if is_first and len(before) != len(after):
                yield say(
                    "{name} stays weekly and goes out {after:|time|times} instead of {before}",
                    name=send.name,
                    before=len(before),
                    after=len(after),
                )


def _missing_days(plan: Plan, month: BillingMonth) -> Iterator[Sentence]:
    ranges = [(line.name, line.days) for line in plan.entry_points]
    ranges += [(line.name, line.days) for line in plan.inbound]
    ranges += [
        (send.name, send.schedule.days)
        for send in plan.sends
        if not isinstance(send.schedule, Broadcast)
    ]
    for name, days in ranges:
        for day in (days.first, days.last):
            if day is None:
                continue
            old, new = _pair_of(day, _months(plan, month))
            if day.day > new.days and day != old.last_day:
                yield say(
                    "{name}: {new:d MMM} in place of {old:d MMM}",
                    name=name,
                    old=day,
                    new=new.last_day,
                )


def _other_quarters(plan: Plan, month: BillingMonth) -> Iterator[Sentence]:
    """Tell that budgets of quarters are of other months, where quarters cut them elsewhere."""
    budgets = plan.span_budgets
    if budgets.unit is BudgetUnit.QUARTER and budgets.amounts:
        before, after = (
            [span.count for span in budgets.unit.spans(period).values()]
            for period in (plan.period, Period(month, plan.period.count))
        )
        if before != after:
            yield say("quarters hold other months: look at their budgets")
