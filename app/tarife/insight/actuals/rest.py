"""What is left of a plan that has begun: cut off from the past, and kept within the budget."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final, TypeVar

from tarife.forecast.forecast import forecast
from tarife.forecast.ranges.trials import Progress
from tarife.forecast.result import Forecast
from tarife.insight.actuals.status import PlanStatus, StatusDays, course_of, status_of
from tarife.insight.budget import BudgetStanding
from tarife.plan.checks.plan import check_plan
from tarife.plan.edits.edit import Edit, together
from tarife.plan.edits.scenarios import add_scenario
from tarife.plan.grid import all_opened
from tarife.plan.model.account import WEEKDAYS, Weekday
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Broadcast, DayRange, EntryPoint, Send, Steady
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange, Scenario, Scope
from tarife.plan.names import REST, given
from tarife.plan.numbers import all_rescaled
from tarife.plan.what_if.levers import adjusted
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.simulation.clock import active_days
from tarife.terms.calendar import BillingMonth
from tarife.terms.money import Money
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import Sentence, say

_DAY: Final = timedelta(days=1)
_STEPS: Final = 1000
"""A share of what is left is a whole number of tenths of a per cent."""

_Line = TypeVar("_Line", Send, EntryPoint)
_Differing = TypeVar("_Differing", Scenario, MonthChange)


@dataclass(frozen=True, slots=True, eq=False)
class WithinBudget:
    """What is left of a plan, made so small that every budget from now on lasts.

    Attributes:
        cut: The plan in which what is left stands on lines of its own.
        left: These sends, streams and ads.
        share: The share of them that goes out, in tenths of a per cent.
        status: Where the plan then stands.
        over_micros: By how much the budget that is missed most is then missed; above 0 where
            even nothing more is too much.
    """

    cut: Plan
    left: tuple[Send | EntryPoint, ...]
    share: int
    status: PlanStatus
    over_micros: int

    @property
    def is_within(self) -> bool:
        """Whether every budget from now on lasts."""
        return self.over_micros <= 0

    @property
    def changes(self) -> bool:
        """Whether anything has to change, and helps."""
        return self.is_within and self.share < _STEPS

    @property
    def plan(self) -> Plan:
        """The plan with that share of what is left."""
        return self.status.planned.plan

    @property
    def sentence(self) -> Sentence:
        """Say what is done, and where it ends."""
        status = self.status
        end = Money(status.end_micros, status.currency)
        if not self.is_within:
            over = Money(self.over_micros, status.currency)
            return say(
                "even with nothing more sent it would end at {end}, {over} over: nothing is "
                "changed",
                end=end,
                over=over.shown,
            )
        if self.share == _STEPS:
            return say("all that is left stays within the budget: will end at {end}", end=end)
        return say(
            "what is left ({parts}) goes to {percent} %: will end at {end}",
            parts=tuple(self._parts()),
            percent=Decimal(self.share) / 10,
            end=end,
        )

    def _parts(self) -> Iterator[Sentence]:
        period = self.cut.period
        schedules = [one.schedule for one in self.left if isinstance(one, Send)]
        sends = sum(
            len(one.moments_in(month))
            for one in schedules
            if isinstance(one, Broadcast)
            for month in period.months
        )
        streams = sum(isinstance(one, Steady) for one in schedules)
        ads = len(self.left) - len(schedules)
        if sends:
            yield say("{sends:,|send|sends}", sends=sends)
        if streams:
            yield say("{streams:,|stream|streams}", streams=streams)
        if ads:
            yield say("{ads:,|ad|ads}", ads=ads)

    def edit(self, name: str = "") -> Edit:
        """Carry it out in the plan, or keep it as a scenario of a name beside the plan."""
        cut, plan = self.cut, self.plan
        if not name:
            return Edit(say("Cut plan to budget"), lambda _: plan)
        made = Scenario(
            cut.fresh_id("scenario"),
            name,
            adjustments_of(self.left, self.share),
            real_to=self.status.real_to,
        )
        apart = Edit(say("Cut plan to budget"), lambda _: cut)
        return together(say("Cut plan to budget"), (apart, add_scenario(made)))


def within_budget(
    planned: Forecast,
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool],
    asked: StatusDays,
    progress: Progress = lambda _: None,
) -> WithinBudget:
    """Find how much of the sends, streams and ads left may go out within the budgets.

    What is past stays as it was. All that is left shrinks by one share; the greatest within the
    budgets is taken, to a tenth of a per cent.

    Args:
        planned: The forecast of the plan, which holds what happened.
        rates: The rate cards, and which market a country belongs to.
        should_stop: Asked now and then; says whether the result is still wanted.
        asked: From which day on to forecast.
        progress: Told now and then which share is done.

    Raises:
        InputError: If there is no budget, nothing is known or nothing is left.
        Stopped: If ``should_stop`` said so.
    """
    plan = planned.plan
    if not plan.budgets:
        raise InputError([_no_budget()])
    start = course_of(planned, rates, should_stop, asked).real.start
    if start > plan.period.last_day:
        raise InputError([_nothing_left()])
    cut, ids = cut_at(plan, start)
    lines: list[Send | EntryPoint] = [*cut.sends, *cut.entry_points]
    left = tuple(one for one in lines if one.id in ids)
    if not left:
        raise InputError([_nothing_left()])
    if problems := check_plan(cut):
        raise InputError(problems)
    past = forecast(cut, *rates, should_stop)

    def over(share: int) -> int:
        plan = _shrunk(cut, left, share)
        course = course_of(replace(past, plan=plan), rates, should_stop, asked)
        return _over_micros(course.budgets, start)

    share = max(bisect_right(range(_STEPS + 1), 0, key=over) - 1, 0)
    while True:
        shown = forecast(_shrunk(cut, left, share), *rates, should_stop)
        status = status_of(shown, rates, should_stop, progress, asked)
        missed = _over_micros(status.budgets, start)
        if missed <= 0 or not share:
            return WithinBudget(cut, left, share, status, missed)
        share -= 1  # unknown days count as planned, and chance may move them


def adjustments_of(left: tuple[Send | EntryPoint, ...], share: int) -> tuple[Adjustment, ...]:
    """Give the levers that leave a share of lines, in tenths of a per cent."""
    return tuple(
        Adjustment(
            Lever.VOLUME if isinstance(one, Send) else Lever.AD_CLICKS,
            share / _STEPS,
            Scope(line=one.id),
        )
        for one in left
    )


def _shrunk(cut: Plan, left: tuple[Send | EntryPoint, ...], share: int) -> Plan:
    return adjusted(cut, adjustments_of(left, share)) if share < _STEPS else cut


def _over_micros(budgets: tuple[BudgetStanding, ...], start: date) -> int:
    """Say by how much the budget that is missed most, of those from a day on, is missed."""
    return max(-one.left_micros for one in budgets if one.period.last_day >= start)


# Cutting


def cut_at(plan: Plan, day: date) -> tuple[Plan, tuple[str, ...]]:
    """Put what goes out from a day on apart from what goes out before, line by line.

    What goes before keeps its line and so its chance. A stream is shared out by its days.

    Returns:
        The plan, and the ids of the sends and ads from that day on.
    """
    plan = all_opened(plan)
    taken = {one.id for one in plan.lines}
    cutting = _Cutting(plan, day)
    sends = [part for one in plan.sends for part in cutting.parts(one, taken)]
    ads = [part for one in plan.entry_points for part in cutting.parts(one, taken)]
    cut = replace(plan, sends=tuple(sends), entry_points=tuple(ads))
    return cutting.with_all_said(cut), tuple(cutting.left)


class _Cutting:
    """Cuts lines at a day, and remembers which part came of which line."""

    def __init__(self, plan: Plan, day: date) -> None:
        self._day = day
        self._months = plan.period.months
        self._is_long = plan.months > 1
        self.left: list[str] = []
        self._apart: dict[str, str] = {}
        self._shares: dict[str, float] = {}

    def parts(self, line: _Line, taken: set[str]) -> Iterator[_Line]:
        """Give what of a line goes before the day, and what goes from it on."""
        before, after = self._halves(line)
        if not self._goes(after):
            yield line
            return
        if not self._goes(before):
            self.left.append(line.id)
            yield line
            return
        new_id = f"{line.id}-rest"
        while new_id in taken:
            new_id += "-rest"
        taken.add(new_id)
        self.left.append(new_id)
        self._apart[line.id] = new_id
        schedule = getattr(line, "schedule", None)
        if isinstance(schedule, Steady):
            self._share(line.id, new_id, schedule)
        yield before
        yield replace(after, id=new_id, name=given(REST, name=line.name))

    def _halves(self, line: _Line) -> tuple[_Line, _Line]:
        eve, day = self._day - _DAY, self._day

        def ranges(days: DayRange) -> tuple[DayRange, DayRange]:
            first, last = days.first or day, days.last or eve
            return (
                replace(days, last=min(last, eve)),
                replace(days, first=max(first, day)),
            )

        if isinstance(line, EntryPoint):
            return tuple(replace(line, days=days) for days in ranges(line.days))  # type: ignore[return-value]
        schedule = line.schedule
        if isinstance(schedule, Steady):
            halves: list[Any] = [replace(schedule, days=one) for one in ranges(schedule.days)]
        else:
            repeats = [
                tuple(replace(one, days=ranges(one.days)[half]) for one in schedule.repeats)
                for half in range(2)
            ]
            moments = [
                tuple(at for at in schedule.moments if (at.date() >= day) == half)
                for half in (False, True)
            ]
            halves = [
                replace(schedule, moments=own, repeats=again)
                for own, again in zip(moments, repeats, strict=True)
            ]
        return tuple(replace(line, schedule=one) for one in halves)  # type: ignore[return-value]

    def _goes(self, line: Send | EntryPoint) -> bool:
        """Tell whether a line goes out at all in the months of the plan."""
        if isinstance(line, EntryPoint):
            return self._days(line.days, WEEKDAYS) > 0
        schedule = line.schedule
        if isinstance(schedule, Steady):
            return self._days(schedule.days, schedule.weekdays) > 0
        return any(schedule.moments_in(month) for month in self._months)

    def _days(self, days: DayRange, weekdays: tuple[Weekday, ...]) -> int:
        """Count the days on which a line goes out."""
        return sum(len(active_days(month, days, weekdays)) for month in self._months)

    def _share(self, old: str, new: str, schedule: Steady) -> None:
        """Share out a stream's volume of the month that is cut."""
        own = active_days(BillingMonth.of(self._day), schedule.days, schedule.weekdays)
        later = sum(on >= self._day for on in own)
        if own:
            self._shares[old], self._shares[new] = 1 - later / len(own), later / len(own)

    # What is said of lines

    def with_all_said(self, plan: Plan) -> Plan:
        """Let what is said of a line be said of both its parts."""
        measured = plan.measured
        if measured:
            measured = replace(measured, numbers=self._doubled(measured.numbers))
        plan = replace(
            plan,
            ranges=self._doubled(plan.ranges),
            growth=self._levers(plan.growth),
            scenarios=tuple(map(self._what_differs, plan.scenarios)),
            changes=tuple(map(self._what_differs, plan.changes)),
            measured=measured,
        )
        return self._in_month(plan) if self._is_long else self._in_numbers(plan)

    def _what_differs(self, one: _Differing) -> _Differing:
        """Say in a scenario or a month of both parts what was said of the line."""
        return replace(
            one,
            overrides=self._doubled(one.overrides),
            adjustments=self._levers(one.adjustments),
        )

    def _doubled(self, entries: tuple[Any, ...]) -> tuple[Any, ...]:
        """Say of each part what was said of the line; each about an address."""
        return tuple(part for one in entries for part in self._both(one))

    def _both(self, entry: Any) -> Iterator[Any]:
        yield entry
        if entry.at.id in self._apart:
            yield replace(entry, at=replace(entry.at, id=self._apart[entry.at.id]))

    def _levers(self, entries: tuple[Adjustment, ...]) -> tuple[Adjustment, ...]:
        found = []
        for one in entries:
            found.append(one)
            if one.scope.line in self._apart:
                line = self._apart[one.scope.line]
                found.append(replace(one, scope=replace(one.scope, line=line)))
        return tuple(found)

    def _in_numbers(self, plan: Plan) -> Plan:
        """Write the shares of a stream's volume into the numbers of both its parts."""
        volumes = {one.id: one.volume for one in plan.sends}
        values: dict[Address, float] = {}
        for old, new in self._apart.items():
            if new in self._shares:
                later = round(volumes[old] * self._shares[new])
                values[Address("sends", old, "volume")] = volumes[old] - later
                values[Address("sends", new, "volume")] = later
        plan = all_rescaled(plan, values)
        scenarios = tuple(
            replace(one, overrides=tuple(map(self._shared, one.overrides)))
            for one in plan.scenarios
        )
        return replace(plan, scenarios=scenarios)

    def _shared(self, entry: Any) -> Any:
        share = self._shares.get(entry.at.id) if entry.at.field == "volume" else None
        if share is None:
            return entry
        low, high = (None if end is None else end * share for end in (entry.low, entry.high))
        return replace(entry, value=entry.value * share, low=low, high=high)

    def _in_month(self, plan: Plan) -> Plan:
        """Let each part of a stream have its share in the month that is cut, there alone."""
        month = plan.change_in(BillingMonth.of(self._day))
        levers = tuple(
            Adjustment(Lever.VOLUME, share, Scope(line=line))
            for line, share in self._shares.items()
        )
        own = replace(month, adjustments=(*month.adjustments, *levers))
        others = (one for one in plan.changes if one.month != month.month)
        return replace(plan, changes=(*others, own)) if levers else plan


def _no_budget() -> Problem:
    message = say("there is no budget to stay within")
    return Problem("no-budget", "", message, say("set one beside the total"))


def _nothing_left() -> Problem:
    message = say("no send, stream or ad is left that could change")
    return Problem("nothing-left", "", message, say("raise the budget, or look at the causes"))
