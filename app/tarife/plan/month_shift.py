"""Moving a plan to another month without losing the sense of its dates."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from tarife.plan.model.lines import Broadcast, DayRange, Schedule
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth


def moved_to(plan: Plan, month: BillingMonth) -> Plan:
    """Move a plan to another month, with all dates of its lines.

    A broadcast keeps its weekday and its week of the month: the second Tuesday stays the second
    Tuesday. A fifth weekday that the new month lacks becomes the last one there is, and moments
    that then fall together become one. Ranges of days keep the day of the month as far as the
    new month has it, and the month's last day stays the month's last day. The account keeps
    its own dates, such as the start of authentication-international.
    """

    def moved(days: DayRange) -> DayRange:
        return DayRange(
            _same_day(days.first, plan.month, month), _same_day(days.last, plan.month, month)
        )

    def moved_schedule(schedule: Schedule) -> Schedule:
        if isinstance(schedule, Broadcast):
            moments = (same_weekday(moment, month) for moment in schedule.moments)
            return replace(schedule, moments=tuple(dict.fromkeys(moments)))
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
