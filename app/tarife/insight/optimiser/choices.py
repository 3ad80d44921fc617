"""What an optimiser may change in a plan, and how far."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from tarife.plan.model.account import Desk
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Broadcast, Send, TemplateCategory
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import LEVER_EFFECTS, Adjustment, Lever, LeverEffect, Scope
from tarife.plan.numbers import with_number
from tarife.plan.what_if.levers import adjusted

DECISION_STEPS: Final = 10

MOVED_LEVERS: Final = (
    Lever.VOLUME,
    Lever.AD_CLICKS,
    Lever.ANSWER_DELAY,
    Lever.MESSAGES_PER_ANSWER,
)
"""Levers in the hands of whoever plans; whether people reply is not."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that may change.

    Attributes:
        id: What people call it in commands.
        values: What it may be, in order.
        apply: Gives the plan with one of the values.
        shown: Writes a value as commands take it.
        adjustment: The lever at a value, where it is a lever: a scenario can hold it.
    """

    id: str
    values: tuple[float, ...]
    apply: Callable[[Plan, float], Plan]
    shown: Callable[[float], str]
    adjustment: Callable[[float], Adjustment] | None = None


def with_choices(plan: Plan, choices: Sequence[Decision], point: Sequence[int]) -> Plan:
    """Give the plan with one value of each choice, by its number among them."""
    for choice, number in zip(choices, point, strict=True):
        plan = choice.apply(plan, choice.values[number])
    return plan


def lever_choice(
    id_: str, lever: Lever, scope: Scope, ends: tuple[float, float], steps: int = DECISION_STEPS
) -> Decision:
    """Let a lever move between two values, in steps of the same width.

    Args:
        id_: What people call it.
        lever: One of `MOVED_LEVERS`.
        scope: Which part of the plan it moves.
        ends: Its least and its greatest value, as in `Adjustment`.
        steps: How many steps there are between them.
    """
    low, high = ends
    # Rounded, so that 0.3 is 0.3 and no neighbour of it.
    values = [round(low + (high - low) * step / steps, 9) for step in range(steps + 1)]

    def adjustment(value: float) -> Adjustment:
        return Adjustment(lever, value, scope)

    return Decision(
        id_,
        tuple(dict.fromkeys(values)),
        lambda plan, value: adjusted(plan, (adjustment(value),)),
        _percent if LEVER_EFFECTS[lever] is not LeverEffect.ADD else "{:g}".format,
        adjustment,
    )


def _percent(value: float) -> str:
    return f"{round(100 * value, 7):g} %"


def date_choice(id_: str, send: Send, days: Sequence[date]) -> Decision:
    """Let a broadcast that goes out once go out on another day, at the same time of day."""
    return Decision(
        id_,
        tuple(float(day.toordinal()) for day in days),
        lambda plan, value: _moved(plan, send.id, date.fromordinal(int(value))),
        lambda value: date.fromordinal(int(value)).isoformat(),
    )


def single_moment(send: Send) -> datetime | None:
    """Give when a send goes out, if it is a broadcast that does so once."""
    schedule = send.schedule
    if isinstance(schedule, Broadcast) and len(schedule.moments) == 1 and not schedule.repeats:
        return schedule.moments[0]
    return None


def cap_choice(id_: str, send: Send) -> Decision:
    """Let the cap of a send be any of those that Meta estimated, or the plan's own."""
    bid = send.max_price
    caps = {one.cap for one in bid.estimates} | {bid.cap} if bid else set()
    at = Address("sends", send.id, "max_price.cap")
    return Decision(
        id_,
        tuple(map(float, sorted(caps))),
        lambda plan, value: with_number(plan, at, value),
        "{:g}".format,
    )


def desk_choice(id_: str) -> Decision:
    """Let answers be given at any hour: by a bot, or by a desk that never closes."""

    def apply(plan: Plan, value: float) -> Plan:
        return replace(plan, account=replace(plan.account, desk=Desk())) if value else plan

    return Decision(id_, (0.0, 1.0), apply, lambda value: "always" if value else "")


def usual_choices(plan: Plan) -> tuple[Decision, ...]:
    """Let the marketing of each country be anything from nothing to what the plan has."""
    return tuple(
        lever_choice(
            f"volume:{country}+marketing",
            Lever.VOLUME,
            Scope(country=country, category=TemplateCategory.MARKETING),
            (0.0, 1.0),
        )
        for country in countries_with(plan, TemplateCategory.MARKETING)
    )


def days_between(first: date, last: date) -> tuple[date, ...]:
    """List the days from one to another, both included."""
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def countries_with(plan: Plan, category: TemplateCategory) -> tuple[str, ...]:
    """List the countries to which templates of a category go, each once."""
    countries = plan.audience_countries
    rows = (row.country for row in plan.grid if getattr(row, category))
    sends = (
        countries[send.audience]
        for send in plan.sends
        if send.category is category and send.volume and send.audience in countries
    )
    return tuple(dict.fromkeys((*rows, *sends)))


def _moved(plan: Plan, send_id: str, day: date) -> Plan:
    sends = []
    for send in plan.sends:
        at = single_moment(send) if send.id == send_id else None
        if at is not None and isinstance(send.schedule, Broadcast):
            moments = (datetime.combine(day, at.time()),)
            schedule = replace(send.schedule, moments=moments)
            sends.append(replace(send, schedule=schedule))
        else:
            sends.append(send)
    return replace(plan, sends=tuple(sends))
