"""The numbers of Inputs: what each is called, its unit, its bounds and where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import Final

from tarife.billing.eras import FREE_CONVERSATIONS as FREE_TIER
from tarife.plan.edits.numbers import BUDGET_KEY, COSTS, SPANS, key_of
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import PRESET_NAMES, Preset
from tarife.plan.model.costs import CostKind, Costs
from tarife.plan.model.lines import Broadcast, Send
from tarife.plan.model.plan import Plan
from tarife.plan.numbers import Members, bounded, member_at, members_of, number_in, numbers_of
from tarife.terms.categories import CATEGORY_NAMES
from tarife.terms.sentences import say
from tarife.workbook import texts
from tarife.workbook.calc.days import BUDGET
from tarife.workbook.calc.messages import (
    ALLOWANCE,
    ALLOWANCE_USED,
    NUMBERS,
    has_allowance,
    is_by_number,
)
from tarife.workbook.context import Context
from tarife.workbook.plan_lines import line_names


class InputKind(Enum):
    """How an input is shown: the style of it on Sensitivity."""

    COUNT = "count"
    NUMBER = "number"
    RATIO = "ratio"
    MONEY = "plain_sum"


@dataclass(frozen=True, slots=True)
class Input:
    """A number of the plan.

    Attributes:
        key: Names it for the way back into the app, the same in every language; empty for what
            is no number of the plan.
        bounds: The least and the greatest value.
        is_live: Whether the workbook itself follows a change.
        is_rough: Whether it follows about as far, and the app alone knows exactly.
        name: The defined name of its cell, for global inputs.
        within: Address and value of another number that it must not be above.
    """

    key: str
    part: str
    label: str
    value: float | Decimal | None
    kind: InputKind
    unit: str
    source: str
    bounds: tuple[float, float]
    is_live: bool = True
    is_rough: bool = False
    line: str = ""
    note: str = ""
    name: str = ""
    at: Address | None = None
    within: tuple[Address, float] | None = None


FREE_CONVERSATIONS: Final = say("Free service conversations a month")
_MOST: Final = {InputKind.RATIO: 10, InputKind.COUNT: 1e6}
_MOST_FEE: Final = 1e9
_LEAST_RATE: Final = 1e-6
_MOST_BUDGET: Final = 1e12
FARTHEST: Final = 1e15
"""The bound of a number that has none."""

_FIRST_PARTS: Final = ("account", "grid", "sends", "entry_points", "inbound", "audiences")
_GLOBAL_NAMES: Final = {
    "service_allowance": ALLOWANCE,
    "allowance_used": ALLOWANCE_USED,
    "numbers": NUMBERS,
}


def cost_key(field: str) -> str:
    return f"{COSTS}{field}"


def inputs_of(context: Context) -> tuple[Input, ...]:
    return (
        *_budgets(context),
        *_costs(context),
        *_free_conversations(context),
        *_numbers(context),
    )


def _budgets(context: Context) -> Iterator[Input]:
    """Give what all of it may cost, then each month or quarter."""
    say, plan = context.voice.say, context.forecast.plan
    source = say("plan") if plan.budget else say("not set")
    name = say("Budget for Meta's charges")
    budgets = [(BUDGET_KEY, name, plan.budget, source, BUDGET)] + [
        (f"{SPANS}{span}", say("Budget of {span}", span=span), amount, say("plan"), "")
        for span, amount in plan.span_budgets.by_span.items()
    ]
    part, bounds = context.voice.tell(texts.PARTS["plan"]), (0, _MOST_BUDGET)
    for key, label, value, from_, cell in budgets:
        given = key, part, label, value, InputKind.MONEY, context.currency, from_, bounds
        yield Input(*given, name=cell)


def _costs(context: Context) -> Iterator[Input]:
    """List what comes on top; what is zero is left out, but for taxes."""
    costs, say = context.forecast.plan.costs, context.voice.say
    yield from _of_partner(context, costs)
    yield from _of_apart(context, costs)
    for index, tax in enumerate(costs.taxes):
        at = f"taxes.{index}.tax_ratio"
        yield _cost(context, at, tax.name, tax.tax_ratio, InputKind.RATIO)
    if costs.display is not None:
        rate = costs.display.rate
        yield _cost(context, "display.rate", say("Exchange rate"), rate, InputKind.NUMBER)


def _of_partner(context: Context, costs: Costs) -> Iterator[Input]:
    say, tell = context.voice.say, context.voice.tell
    for index, markup in enumerate(costs.partner.markups):
        for field, title in texts.MARKUPS.items():
            if value := getattr(markup, field):
                kind = InputKind.RATIO if field == "markup_ratio" else InputKind.MONEY
                label = say(title, category=tell(CATEGORY_NAMES[markup.category]))
                yield _cost(context, f"partner.markups.{index}.{field}", label, value, kind)
    for field, title in texts.FEES.items():
        if fee := getattr(costs.partner, field):
            yield _cost(context, f"partner.{field}", tell(title), fee, InputKind.MONEY)
    if costs.seats:
        label = say("Seats on the partner's platform")
        yield _cost(context, "seats", label, costs.seats, InputKind.COUNT)


def billed_apart(
    costs: Costs,
) -> Iterator[tuple[CostKind, str, str, dict[str, Decimal | int]]]:
    """Give what Meta bills on lines of its own: kind, place, name and numbers by field."""
    owners: list[tuple[str, object]] = [("agent", costs.agent)] if costs.agent else []
    owners += [(f"calls.{at}", one) for at, one in enumerate(costs.calls)]
    owners += [(f"groups.{at}", one) for at, one in enumerate(costs.groups)]
    for at, owner in owners:
        kind = CostKind(at.partition(".")[0])
        numbers = {name: getattr(owner, name) for part, name in texts.APART if part == kind}
        yield kind, at, getattr(owner, "name", ""), numbers


def _of_apart(context: Context, costs: Costs) -> Iterator[Input]:
    say, kinds = context.voice.say, {"answer_share": InputKind.RATIO, "price": InputKind.MONEY}
    for part, at, name, numbers in billed_apart(costs):
        for field, value in numbers.items():
            text, unit, most = texts.APART[part.value, field]
            label, kind = say(text), kinds.get(field, InputKind.COUNT)
            label = f"{label}: {name}" if name else label
            entry = _cost(context, f"{at}.{field}", label, value, kind)
            yield replace(entry, unit=say(unit) or entry.unit, bounds=(0, most))


def _cost(
    context: Context, field: str, label: str, value: float | Decimal, kind: InputKind
) -> Input:
    costs, say = context.forecast.plan.costs, context.voice.say
    is_of_partner, is_tax = field.startswith("partner"), field.startswith("taxes")
    displayed = costs.display.currency if costs.display else ""
    units = {
        InputKind.RATIO: say("of what is taxed") if is_tax else say("of Meta's charges"),
        InputKind.MONEY: context.currency,
        InputKind.COUNT: say("people"),
        InputKind.NUMBER: f"{displayed} / {context.currency}",
    }
    day = costs.display.as_of if costs.display and field == "display.rate" else None
    day = costs.partner.as_of if is_of_partner else day
    source = say("plan") if day is None else say("as of {day}", day=context.voice.day(day))
    return Input(
        *(cost_key(field), context.voice.tell(texts.PARTS["costs"]), label, value, kind),
        *(units[kind], source),
        (_LEAST_RATE if kind is InputKind.NUMBER else 0, _MOST.get(kind, _MOST_FEE)),
        line=costs.partner.name if is_of_partner else "",
    )


def _free_conversations(context: Context) -> Iterator[Input]:
    """Give the free tier of the rules that have a fixed one; it is no number of the plan."""
    voice, forecast = context.voice, context.forecast
    if has_allowance(forecast) and not is_by_number(forecast):
        yield Input(
            *("", voice.tell(texts.PARTS["account"]), voice.tell(FREE_CONVERSATIONS)),
            *(FREE_TIER, InputKind.COUNT, voice.say_in("workbook", "conversations")),
            *(voice.say("Meta's rules"), (0, FARTHEST)),
            name=ALLOWANCE,
        )


def _numbers(context: Context) -> Iterator[Input]:
    plan = context.forecast.plan
    members, values = members_of(plan), numbers_of(plan)
    ranges = {entry.at: entry for entry in reversed(plan.ranges)}
    live = live_addresses(context)
    rough = context.drivers.rough(
        by_conversation=any(one.era.by_conversation for one in context.forecast.months),
        with_fees=bool(plan.costs.partner.inbound_fee or plan.costs.partner.failed_fee),
    )
    names, followed = line_names(context), live - rough
    for at in sorted(values, key=lambda at: _FIRST_PARTS.index(at.part)):
        member, value = member_at(members, at), values[at]
        field = ".".join(step for step in at.steps if not step.isdecimal())
        label, unit = context.voice.input(field)
        span = ranges.get(at)
        between = span and context.voice.say(
            "between {low:g} and {high:g}", low=span.low, high=span.high
        )
        is_named = at.part == "account" and has_allowance(context.forecast) and at in live
        yield Input(
            key_of(at),
            context.voice.tell(texts.PARTS[at.part]),
            label + _which(context, plan, at),
            value,
            _kind_of(field, value),
            unit,
            _source_of(context, member, at),
            (bounded(member, at.steps, -FARTHEST), bounded(member, at.steps, FARTHEST)),
            is_live=at in followed,
            is_rough=at in rough,
            line=names.get((at.part, at.id), at.id),
            note=between or "",
            name=_GLOBAL_NAMES.get(at.field, "") if is_named else "",
            at=at,
            within=_audience_of(members, at),
        )


def live_addresses(context: Context) -> frozenset[Address]:
    """Tell which numbers of the plan the workbook itself follows."""
    forecast = context.forecast
    addresses = set(context.drivers.addresses)
    if any(month.era.has_tiers for month in forecast.months):
        uses = range(len(forecast.plan.account.tier_used))
        addresses |= {Address("account", "", f"tier_used.{use}.messages") for use in uses}
    if has_allowance(forecast):
        addresses.add(Address("account", "", "allowance_used"))
        if is_by_number(forecast):
            addresses |= {
                Address("account", "", field) for field in ("service_allowance", "numbers")
            }
    return frozenset(addresses)


def _kind_of(field: str, value: float) -> InputKind:
    if field.endswith(("_ratio", "_share")):
        return InputKind.RATIO
    return InputKind.COUNT if isinstance(value, int) else InputKind.NUMBER


def _which(context: Context, plan: Plan, at: Address) -> str:
    """Say which of several entries a number belongs to."""
    match at.steps:
        case ("tier_used", index, _):
            use, voice = plan.account.tier_used[int(index)], context.voice
            market, category = voice.territory(use.market), CATEGORY_NAMES[use.category]
            return f": {market}, {voice.tell(category)}"
        case ("follow_ups", index, _):
            return f" {int(index) + 1}"
        case _:
            return ""


def _source_of(context: Context, member: object, at: Address) -> str:
    voice = context.voice
    preset = at.steps[0] == "behaviour" and getattr(member, "behaviour", None)
    if isinstance(preset, Preset):
        return voice.say("preset: {preset}", preset=voice.tell(PRESET_NAMES[preset]))
    return voice.say("plan")


def _audience_of(members: Members, at: Address) -> tuple[Address, float] | None:
    """Find the size of the audience that a broadcast must not be above.

    A steady send may write to the same people more than once.
    """
    match member_at(members, at):
        case Send(schedule=Broadcast(), audience=audience) if at.field == "volume":
            size = Address("audiences", audience, "people")
            return size, number_in(member_at(members, size), size.steps) or 0
    return None
