"""What comes on top of Meta's charges on the sheet Scenarios, line by line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from xlsxwriter.format import Format

from tarife.forecast.costs.texts import KIND_NAMES
from tarife.plan.model.costs import PULSE_S, CostKind, Costs, Tax
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.cells import DECIMALS, Formula, units
from tarife.workbook.context import Context, Variant
from tarife.workbook.inputs import billed_apart, cost_key
from tarife.workbook.scenarios.layout import Layout, ScenarioRow, Text


@dataclass(frozen=True, slots=True)
class BillRow:
    """One line of the bill.

    Attributes:
        key: The key of the plan's rate on Inputs; empty where the plan has none.
        rates: The part of an amount, or the fee for each: of the plan and of each scenario.
        name: What calls or groups are called.
        times: Keys of what on Inputs the rate is multiplied with.
    """

    kind: CostKind
    key: str
    label: str
    rates: tuple[Decimal, ...]
    category: Category | None = None
    tax: Tax | None = None
    name: str = ""
    times: tuple[str, ...] = ()

    def micros(self, variant: Variant) -> int:
        """Find what it comes to in the bill of a variant; nothing where it is left out."""
        name = self.tax.name if self.tax else self.name
        return sum(
            line.amount.micros
            for line in variant.bill.lines
            if (line.kind, line.category, line.name) == (self.kind, self.category, name)
            and (self.tax is None or line.rate == self.tax.tax_ratio)
        )


def bill_rows(context: Context) -> tuple[BillRow, ...]:
    """List the lines that the plan's costs ask for; what is zero makes none."""
    costs = context.forecast.plan.costs
    return (
        *_billed_apart(context, costs),
        *_of_categories(context, costs),
        *_of_counts(context, costs),
        *(
            BillRow(
                CostKind.TAX,
                cost_key(f"taxes.{index}.tax_ratio"),
                *(tax.name, (tax.tax_ratio,)),
                tax=tax,
            )
            for index, tax in enumerate(costs.taxes)
            if tax.tax_ratio
        ),
    )


def _billed_apart(context: Context, costs: Costs) -> Iterator[BillRow]:
    for kind, at, name, numbers in billed_apart(costs):
        if all(numbers.values()):
            *times, price = (cost_key(f"{at}.{field}") for field in numbers)
            label, rates = context.voice.say(KIND_NAMES[kind]), (Decimal(numbers["price"]),)
            label = f"{label}: {name}" if name else label
            yield BillRow(kind, price, label, rates, name=name, times=tuple(times))


def _of_categories(context: Context, costs: Costs) -> Iterator[BillRow]:
    voice = context.voice
    indices = {markup.category: index for index, markup in enumerate(costs.partner.markups)}
    for field, title in texts.MARKUPS.items():
        kind = CostKind.MARKUP if field == "markup_ratio" else CostKind.MESSAGE_FEE
        for category in CATEGORIES:
            rates = tuple(
                getattr(variant.forecast.plan.costs.partner.markup(category), field)
                for variant in context.variants
            )
            if any(rates):
                index = indices.get(category, 0)
                key = cost_key(f"partner.markups.{index}.{field}") if rates[0] else ""
                name = voice.say(title, category=voice.tell(CATEGORY_NAMES[category]))
                yield BillRow(kind, key, name, rates, category)


def _of_counts(context: Context, costs: Costs) -> Iterator[BillRow]:
    for field, title in texts.FEES.items():
        kind, fee = CostKind(field), getattr(costs.partner, field)
        if fee and (costs.seats or kind is not CostKind.SEAT_FEE):
            yield BillRow(kind, cost_key(f"partner.{field}"), context.voice.tell(title), (fee,))


Counted = Mapping[tuple[CostKind, Category | None], ScenarioRow]
"""The rows that lines are counted on, by what these are and of which category."""

_AMOUNTS: Final = {
    CostKind.AGENT: "{counted}*{0}*{1}/1000000*{rate}",
    CostKind.CALLS: f"{{0}}*ROUNDUP({{1}}/{PULSE_S},0)/{60 // PULSE_S}*{{rate}}",
    CostKind.GROUPS: "{0}*{1}*{rate}",
    CostKind.PLATFORM_FEE: "{rate}",
}
"""What lines come to that are more or less than a count times a rate."""


def lay_out_lines(
    layout: Layout, meta: ScenarioRow, counted: Counted
) -> tuple[ScenarioRow, ...]:
    """Lay out what comes on top, line by line."""
    voice, styles = layout.context.voice, layout.context.styles
    above = [(CostKind.META, meta)]
    if rows := bill_rows(layout.context):
        layout.title(voice.say_in("workbook", "On top"))
    for row in rows:
        is_ratio = row.kind in (CostKind.MARKUP, CostKind.TAX)
        label, style = voice.say("Rate: {line}"), styles.ratio if is_ratio else styles.rate
        rate, beside = _rate(layout, label.format(line=row.label), row.key, style, row.rates)
        times = [layout.keys[key] for key in row.times]
        text = partial(_line_text, row.kind, _counted(row, layout, counted, above), rate, times)
        values = (units(row.micros(variant)) for variant in layout.context.variants)
        above.append((row.kind, layout.add(row.label, styles.money, values, text, beside)))
    return tuple(line for _, line in above[1:])


def _counted(
    row: BillRow,
    layout: Layout,
    counted: Counted,
    above: Iterable[tuple[CostKind, ScenarioRow]],
) -> Text:
    """Give what the rate of a line is multiplied with."""
    if row.tax:
        due = [line for kind, line in above if kind in row.tax.due_on]
        return lambda index: f"SUM({','.join(line.cell(index) for line in due)})" * bool(due)
    if row.kind is CostKind.SEAT_FEE:
        return lambda _: layout.keys.get(cost_key("seats"), "")
    own = counted.get((row.kind, row.category))
    return own.cell if own else lambda _: ""


def _line_text(
    kind: CostKind, counted_of: Text, rate_of: Text, times: Sequence[str], index: int
) -> str:
    """Give the formula of a line for a variant."""
    counted, rate = counted_of(index), rate_of(index)
    amount = _AMOUNTS.get(kind, "{counted}*{rate}" if counted else "0")
    return f"ROUND({amount.format(*times, counted=counted, rate=rate)},{DECIMALS})"


def lay_out_totals(
    layout: Layout, meta: ScenarioRow, lines: tuple[ScenarioRow, ...]
) -> tuple[ScenarioRow, ScenarioRow | None]:
    """Lay out the total, and what it is in the other currency."""
    context, voice, styles = layout.context, layout.context.voice, layout.context.styles
    parts, shown = (meta, *lines), context.forecast.plan.costs.display
    layout.next += 1
    bills = [variant.bill.total for variant in context.variants]
    total = layout.add(
        voice.tell(texts.HEADLINE),
        styles.total_money,
        (units(bill.micros) for bill in bills),
        lambda index: f"SUM({','.join(row.cell(index) for row in parts)})",
    )
    if shown is None:
        return total, None
    displays = [variant.forecast.plan.costs.display for variant in context.variants]
    rates = tuple(one.rate if one else Decimal(0) for one in displays)
    rate, beside = _rate(
        *(layout, voice.say("Exchange rate"), cost_key("display.rate"), styles.number, rates)
    )
    return total, layout.add(
        voice.say("The same in {currency}", currency=shown.currency),
        styles.display,
        (float(bill.amount * own) for bill, own in zip(bills, rates, strict=True)),
        lambda index: f"{total.cell(index)}*{rate(index)}",
        beside,
    )


def _rate(
    layout: Layout, label: str, key: str, style: Format, rates: tuple[Decimal, ...]
) -> tuple[Text, tuple[Formula, Format] | None]:
    """Say where a rate stands, and show it beside its line.

    Where some scenario replaces it, it stands in a row of its own above, in which the others
    follow the plan's.
    """
    own = layout.keys[key] if key else ""
    if len(set(rates)) == 1:
        return lambda _: own, (Formula(own, float(rates[0])), style)

    def text(index: int) -> str:
        if index:
            return f"${row.cell(0)}" if rates[index] == rates[0] else ""
        return own

    row = layout.add(label, style, map(float, rates), text)
    return row.cell, None
