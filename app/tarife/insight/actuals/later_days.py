"""What is planned for the later days of a month, of which only the first are known."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from tarife.fitting.estimates import Fitted, of_another, ranges_of
from tarife.fitting.fitting import FittedPlan
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Broadcast, DayRange, Send, Steady
from tarife.plan.model.measured import Measured, Measurement
from tarife.plan.model.plan import Plan
from tarife.plan.numbers import clamped, number_at, tidied, with_numbers
from tarife.terms.calendar import BillingMonth

_BEHAVIOUR: Final = "behaviour."
_Numbers = Mapping[str, Fitted]
_Found = Mapping[Address, Fitted]


def with_coming(fitted: FittedPlan, whole: FittedPlan, start: date) -> Plan:
    """Add broadcasts that go out later, with the behaviour that was seen until then.

    Args:
        fitted: What was measured until then.
        whole: What was measured of the whole month, of which only dates and volumes are taken.
        start: The first day that is not known.
    """
    plan = fitted.plan
    audiences = {one.country: one for one in plan.audiences}
    countries = {one.id: one.country for one in whole.plan.audiences}
    sends: list[Send] = []
    needed: dict[str, int] = {}
    measured: dict[Address, Fitted] = {}
    for number, send in enumerate(whole.plan.sends):
        if not isinstance(send.schedule, Broadcast):
            continue
        moments = _moments(send.schedule, plan.month, lambda day: day >= start)
        if not moments:
            continue
        country = countries[send.audience]
        audience = audiences.get(country)
        if audience is None:
            own = next(one for one in whole.plan.audiences if one.country == country)
            audience = audiences[country] = replace(own, id=f"coming-{own.id}")
        needed[country] = max(needed.get(country, 0), send.volume)
        coming = replace(
            send,
            id=f"coming-{number}",
            name=f"{send.name} ({number})",
            audience=audience.id,
            schedule=replace(send.schedule, moments=moments, repeats=()),
            recategorised_ratio=0.0,
        )
        sends.append(coming)
        for field, estimate in _numbers_like(send, fitted).items():
            measured[Address("sends", coming.id, field)] = estimate
    people = tuple(
        replace(one, people=max(one.people, needed.get(country, 0)))
        for country, one in audiences.items()
    )
    before = tuple(
        replace(
            one,
            schedule=replace(
                one.schedule,
                moments=_moments(one.schedule, plan.month, lambda day: day < start),
                repeats=(),
            ),
        )
        if isinstance(one.schedule, Broadcast)
        else one
        for one in plan.sends
        if one.volume
    )
    grown = replace(plan, audiences=people, sends=(*before, *sends))
    return tidied(_with_measured(grown, measured))


def _with_measured(plan: Plan, coming: _Found) -> Plan:
    """Give coming sends what was measured of their like, with its ranges."""
    plan = with_numbers(plan, {at: one.likely for at, one in coming.items()})
    said = plan.measured or Measured(str(plan.month), 0)
    fresh = (
        Measurement(at, one.low, one.likely, one.high, one.n) for at, one in coming.items()
    )
    numbers = [_fitted_to(plan, one) for one in (*said.numbers, *fresh)]
    return replace(
        plan,
        ranges=ranges_of(numbers),
        measured=replace(said, numbers=tuple(numbers)),
    )


def _fitted_to(plan: Plan, one: Measurement) -> Measurement:
    """Let a range keep its number's bounds, and hold what the plan has now."""
    likely = float(number_at(plan, one.at) or 0.0)
    low, high = (clamped(plan, one.at, end) for end in (one.low, one.high))
    return replace(one, low=min(low, likely), likely=likely, high=max(high, likely))


def _moments(
    schedule: Broadcast, month: BillingMonth, is_taken: Callable[[date], bool]
) -> tuple[datetime, ...]:
    return tuple(at for at in schedule.moments_in(month) if is_taken(at.date()))


def _numbers_like(send: Send, fitted: FittedPlan) -> _Numbers:
    """Give what was measured of the send of that name; else what its like lets expect."""
    plan = fitted.plan
    named = [one for one in plan.sends if one.name == send.name]
    if named:
        return _numbers_of(max(named, key=lambda one: one.volume), fitted)
    alike = [one for one in plan.sends if one.category == send.category] or plan.sends
    found: dict[str, list[Fitted]] = {}
    for one in alike:
        for field, estimate in _numbers_of(one, fitted).items():
            found.setdefault(field, []).append(estimate)
    return {
        field: of_another(estimates, is_ratio=field.endswith("_ratio"))
        for field, estimates in found.items()
    }


def _numbers_of(send: Send, fitted: FittedPlan) -> _Numbers:
    """Give what was measured of the behaviour of a send."""
    return MappingProxyType(
        {
            one.at.field: one.estimate
            for one in fitted.numbers
            if one.at.id == send.id and one.at.field.startswith(_BEHAVIOUR)
        }
    )


def until(plan: Plan, last: date) -> Plan:
    """Let nothing begin after the last day that can be compared."""

    def cut(days: DayRange) -> DayRange:
        return replace(days, last=min(days.last or last, last))

    sends = (
        replace(one, schedule=replace(one.schedule, days=cut(one.schedule.days)))
        if isinstance(one.schedule, Steady)
        else one
        for one in plan.sends
    )
    return replace(
        plan,
        sends=tuple(sends),
        entry_points=tuple(replace(one, days=cut(one.days)) for one in plan.entry_points),
        inbound=tuple(replace(one, days=cut(one.days)) for one in plan.inbound),
    )
