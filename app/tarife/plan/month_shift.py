"""Moves a plan to another month, keeping weekdays and weeks of its dates."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from tarife.plan.model.lines import Broadcast, DayRange, Schedule
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.sentences import Sentence, say


def moved_to(plan: Plan, month: BillingMonth) -> Plan:
    """Move a plan to another month, with all dates of its lines.

    A broadcast on every Tuesday goes out on every Tuesday of the new month, be they four or
    five. Any other keeps its weekday and its week: the second Tuesday stays the second
    Tuesday. A fifth weekday that the new month lacks becomes the last one there is;
    `notes_of_move` tells what then falls together. Ranges of days keep the day of the month
    as far as the new month has it, and the month's last day stays the month's last day. The
    account keeps its own dates, such as the start of authentication-international.
    """
    if month == plan.month:
        return plan

    def moved(days: DayRange) -> DayRange:
        return DayRange(
            _same_day(days.first, plan.month, month), _same_day(days.last, plan.month, month)
        )

    def moved_schedule(schedule: Schedule) -> Schedule:
        if isinstance(schedule, Broadcast):
            pairs = _moved_moments(schedule, plan.month, month)
            return replace(schedule, moments=tuple(sorted({after for _, after in pairs})))
        return replace(schedule, days=moved(schedule.days))

    return replace(
        plan,
        month=month,
        sends=tuple(
            replace(send, schedule=moved_schedule(send.schedule)) for send in plan.sends
        ),
        entry_points=tuple(replace(line, days=moved(line.days)) for line in plan.entry_points),
        inbound=tuple(replace(line, days=moved(line.days)) for line in plan.inbound),
    )


def notes_of_move(plan: Plan, month: BillingMonth) -> tuple[Sentence, ...]:
    """Tell what does not keep its sense when a plan moves to another month.

    That is sends of different days which fall on one day, weekly sends that go out more or
    less often, and first or last days that the new month does not have.
    """
    return (
        *_falling_together(plan, month),
        *_more_or_fewer_weeks(plan, month),
        *_missing_days(plan, month),
    )


def same_weekday(moment: datetime, month: BillingMonth) -> datetime:
    """Find the same weekday in the same week of another month, or in its last such week."""
    first = month.first_day
    to_weekday = (moment.weekday() - first.weekday()) % 7
    day = first + timedelta(days=to_weekday + (moment.day - 1) // 7 * 7)
    if day > month.last_day:
        day -= timedelta(days=7)
    return datetime.combine(day, moment.timetz())


def _same_day(day: date | None, old: BillingMonth, new: BillingMonth) -> date | None:
    if day is None:
        return None
    if day == old.last_day:
        return new.last_day
    return date(new.year, new.month, min(day.day, new.days))


def _moved_moments(
    schedule: Broadcast, old: BillingMonth, new: BillingMonth
) -> Iterator[tuple[datetime | None, datetime]]:
    """Pair moments with those in the new month; a fifth week that is new comes from nothing."""
    for moment in schedule.moments:
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
            for before, after in _moved_moments(send.schedule, plan.month, month):
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
            before, after = _weeks(moment, plan.month), _weeks(moment, month)
            is_first = moment == before[0] and _is_weekly(moment, schedule, plan.month)
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
            if day is not None and day.day > month.days and day != plan.month.last_day:
                yield say(
                    "{name}: {new:d MMM} in place of {old:d MMM}",
                    name=name,
                    old=day,
                    new=month.last_day,
                )
