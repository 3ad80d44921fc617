"""The numbers of Inputs that come on top of Meta's charges: mark-ups, fees, taxes, a rate."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tarife.plan.edits.numbers import COSTS
from tarife.plan.model.costs import Costs
from tarife.terms.categories import CATEGORY_NAMES
from tarife.workbook import texts
from tarife.workbook.context import Context
from tarife.workbook.input_rows import Input, InputKind

_FEES = ("inbound_fee", "conversation_fee", "failed_fee", "platform_fee", "seat_fee")
_MOST_RATIO = 10
_MOST_FEE = 1e9
_MOST_SEATS = 1e6


def cost_key(field: str) -> str:
    return f"{COSTS}{field}"


def cost_inputs(context: Context) -> Iterator[Input]:
    """List what the plan holds of them; what is zero is left out, but for taxes."""
    costs, voice = context.forecast.plan.costs, context.voice
    yield from _of_markups(context, costs)
    for field in _FEES:
        fee = getattr(costs.partner, field)
        if fee:
            name = _Named(f"partner.{field}", voice.tell(texts.FEES[field]))
            yield _entry(context, name, fee, InputKind.MONEY)
    if costs.seats:
        yield _entry(
            context,
            _Named("seats", voice.say("Seats on the partner's platform")),
            costs.seats,
            InputKind.COUNT,
        )
    for index, tax in enumerate(costs.taxes):
        name = _Named(f"taxes.{index}.tax_ratio", tax.name)
        yield _entry(context, name, tax.tax_ratio, InputKind.RATIO)
    if costs.display is not None:
        name = _Named("display.rate", voice.say("Exchange rate"))
        yield _entry(context, name, costs.display.rate, InputKind.NUMBER)


@dataclass(frozen=True, slots=True)
class _Named:
    field: str
    label: str


def _of_markups(context: Context, costs: Costs) -> Iterator[Input]:
    voice = context.voice
    for index, markup in enumerate(costs.partner.markups):
        category = voice.tell(CATEGORY_NAMES[markup.category])
        at = f"partner.markups.{index}"
        if markup.markup_ratio:
            name = _Named(
                f"{at}.markup_ratio", voice.say("Mark-up on {category}", category=category)
            )
            yield _entry(context, name, markup.markup_ratio, InputKind.RATIO)
        if markup.message_fee:
            name = _Named(
                f"{at}.message_fee", voice.say("Fee a message, {category}", category=category)
            )
            yield _entry(context, name, markup.message_fee, InputKind.MONEY)


def _entry(context: Context, name: _Named, value: float | Decimal, kind: InputKind) -> Input:
    costs, voice = context.forecast.plan.costs, context.voice
    is_tax = name.field.startswith("taxes")
    displayed = costs.display.currency if costs.display else ""
    ratio = voice.say("of what is taxed") if is_tax else voice.say("of Meta's charges")
    units = {
        InputKind.RATIO: ratio,
        InputKind.MONEY: context.currency,
        InputKind.COUNT: voice.say("people"),
        InputKind.NUMBER: f"{displayed} / {context.currency}",
    }
    return Input(
        key=cost_key(name.field),
        part=voice.tell(texts.PARTS["costs"]),
        line=costs.partner.name if name.field.startswith("partner") else "",
        label=name.label,
        value=value,
        kind=kind,
        unit=units[kind],
        source=_source_of(context, costs, name.field),
        bounds=(
            0,
            {InputKind.RATIO: _MOST_RATIO, InputKind.COUNT: _MOST_SEATS}.get(kind, _MOST_FEE),
        ),
        is_live=True,
    )


def _source_of(context: Context, costs: Costs, field: str) -> str:
    day = costs.display.as_of if costs.display and field == "display.rate" else None
    day = costs.partner.as_of if field.startswith("partner") else day
    voice = context.voice
    return voice.say("plan") if day is None else voice.say("as of {day}", day=day)
