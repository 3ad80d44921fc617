"""The numbers of Inputs: what each is called, its unit, its bounds and where it comes from."""

from collections.abc import Iterator
from typing import Final

from tarife.billing.eras import FREE_CONVERSATIONS
from tarife.plan.edits.numbers import BUDGET as BUDGET_KEY
from tarife.plan.edits.numbers import key_of
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import Preset
from tarife.plan.model.plan import Plan
from tarife.plan.numbers import addresses_of, clamped, number_at, range_at
from tarife.terms.categories import CATEGORY_NAMES
from tarife.workbook import texts
from tarife.workbook.calc_allowance import (
    ALLOWANCE,
    ALLOWANCE_USED,
    NUMBERS,
    has_allowance,
    is_by_number,
)
from tarife.workbook.calc_days import BUDGET
from tarife.workbook.context import Context
from tarife.workbook.cost_inputs import cost_inputs
from tarife.workbook.input_rows import Input, InputKind

_MOST_BUDGET: Final = 1e12
_FARTHEST: Final = 1e15
_FIRST_PARTS: Final = ("account", "grid", "sends", "entry_points", "inbound", "audiences")
_GLOBAL_NAMES: Final = {
    "service_allowance": ALLOWANCE,
    "allowance_used": ALLOWANCE_USED,
    "numbers": NUMBERS,
}


def inputs_of(context: Context) -> tuple[Input, ...]:
    """List every number of the plan: what holds for all of it first, then line by line."""
    return (
        _budget(context),
        *cost_inputs(context),
        *_free_conversations(context),
        *_numbers(context),
    )


def _budget(context: Context) -> Input:
    voice, budget = context.voice, context.forecast.plan.budget
    return Input(
        key=BUDGET_KEY,
        part=voice.tell(texts.PARTS["plan"]),
        label=voice.say("Budget for Meta's charges"),
        value=budget,
        kind=InputKind.MONEY,
        unit=context.currency,
        source=voice.say("plan") if budget else voice.say("not set"),
        bounds=(0, _MOST_BUDGET),
        is_live=True,
        name=BUDGET,
    )


def _free_conversations(context: Context) -> Iterator[Input]:
    """Give the free tier of the rules that have a fixed one; it is no number of the plan."""
    voice, forecast = context.voice, context.forecast
    if has_allowance(forecast) and not is_by_number(forecast):
        yield Input(
            key="",
            part=voice.tell(texts.PARTS["account"]),
            label=voice.say("Free service conversations a month"),
            value=FREE_CONVERSATIONS,
            kind=InputKind.COUNT,
            unit=voice.say_in("workbook", "conversations"),
            source=voice.say("Meta's rules"),
            bounds=(0, _FARTHEST),
            is_live=True,
            name=ALLOWANCE,
        )


def _numbers(context: Context) -> Iterator[Input]:
    plan = context.forecast.plan
    addresses = sorted(addresses_of(plan), key=lambda at: _FIRST_PARTS.index(at.part))
    live = live_addresses(context)
    names = _line_names(plan)
    for at in addresses:
        value = number_at(plan, at)
        if value is None:
            continue
        field = ".".join(step for step in at.steps if not step.isdecimal())
        label, unit = context.voice.input(field)
        yield Input(
            key=key_of(at),
            part=context.voice.tell(texts.PARTS[at.part]),
            line=context.voice.tell(names.get((at.part, at.id), at.id)),
            label=label + _which(context, plan, at),
            value=value,
            kind=_kind_of(field, value),
            unit=unit,
            source=_source_of(context, plan, at),
            note=_range_text(context, plan, at),
            bounds=_bounds_of(plan, at),
            is_live=at in live,
            name=_name_of(context, at),
            at=at,
        )


def live_addresses(context: Context) -> frozenset[Address]:
    """Tell which numbers of the plan the workbook itself follows."""
    forecast = context.forecast
    addresses = set(context.drivers.addresses)
    if forecast.era.has_tiers:
        uses = range(len(forecast.plan.account.tier_used))
        addresses |= {Address("account", "", f"tier_used.{use}.messages") for use in uses}
    if has_allowance(forecast):
        addresses.add(Address("account", "", "allowance_used"))
        if is_by_number(forecast):
            addresses |= {
                Address("account", "", field) for field in ("service_allowance", "numbers")
            }
    return frozenset(addresses)


def _name_of(context: Context, at: Address) -> str:
    is_used = has_allowance(context.forecast) and at in live_addresses(context)
    return _GLOBAL_NAMES.get(at.field, "") if at.part == "account" and is_used else ""


def _kind_of(field: str, value: float) -> InputKind:
    if field.endswith(("_ratio", "_share")):
        return InputKind.RATIO
    return InputKind.COUNT if isinstance(value, int) else InputKind.NUMBER


def _which(context: Context, plan: Plan, at: Address) -> str:
    """Say which of several entries a number belongs to."""
    steps = at.steps
    match steps:
        case ("tier_used", index, _):
            use = plan.account.tier_used[int(index)]
            market = context.voice.place(use.market)
            return f": {market}, {context.voice.tell(CATEGORY_NAMES[use.category])}"
        case ("follow_ups", index, _):
            return f" {int(index) + 1}"
        case _:
            return ""


def _line_names(plan: Plan) -> dict[tuple[str, str], str]:
    lists = ("audiences", "sends", "entry_points", "inbound")
    return {(part, line.id): line.name for part in lists for line in getattr(plan, part)}


def _source_of(context: Context, plan: Plan, at: Address) -> str:
    voice = context.voice
    if at.steps[0] == "behaviour":
        line = next(line for line in getattr(plan, at.part) if line.id == at.id)
        if isinstance(line.behaviour, Preset):
            return voice.say(
                "preset: {preset}", preset=voice.tell(texts.PRESETS[line.behaviour])
            )
    return voice.say("plan")


def _range_text(context: Context, plan: Plan, at: Address) -> str:
    span = range_at(plan, at)
    if span is None:
        return ""
    return context.voice.say("between {low:g} and {high:g}", low=span.low, high=span.high)


def _bounds_of(plan: Plan, at: Address) -> tuple[float, float]:
    return clamped(plan, at, -_FARTHEST), clamped(plan, at, _FARTHEST)
