"""What comes on top of Meta's charges on the sheet Scenarios, line by line."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_cell_to_rowcol

from tarife.forecast.costs.texts import KIND_NAMES
from tarife.plan.model.costs import (
    BILLED_APART,
    PULSE_S,
    Agent,
    Calls,
    CostKind,
    Costs,
    FeeBasis,
    Groups,
    Tax,
)
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.cells import Formula, units
from tarife.workbook.context import Context, Variant
from tarife.workbook.inputs import cost_key
from tarife.workbook.scenarios.layout import FIRST, Layout, ScenarioRow, summed

DECIMALS: Final = "Decimals"
"""The name of the cell that says to how many decimals a line is closed."""


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


@dataclass(frozen=True, slots=True)
class Basis:
    """Rows of Scenarios that lines are counted on.

    Attributes:
        messages: Messages that fees count.
        counts: Messages of people, conversations, failed templates and delivered answers.
    """

    charges: Mapping[Category, ScenarioRow]
    messages: Mapping[Category, ScenarioRow]
    counts: Mapping[CostKind, ScenarioRow]
    meta: ScenarioRow


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


def counts_free(costs: Costs) -> bool:
    """Tell whether fees also count what Meta gives free."""
    return costs.partner.fee_basis is FeeBasis.DELIVERED


def _billed_apart(context: Context, costs: Costs) -> Iterator[BillRow]:
    """List what Meta charges beside messages."""

    def row(
        kind: CostKind, at: str, owner: Agent | Calls | Groups, *factors: str
    ) -> Iterator[BillRow]:
        name = "" if isinstance(owner, Agent) else owner.name
        label = context.voice.say(KIND_NAMES[kind])
        if owner.price and all(getattr(owner, factor) for factor in factors):
            yield BillRow(
                kind,
                cost_key(f"{at}.price"),
                f"{label}: {name}" if name else label,
                (owner.price,),
                name=name,
                times=tuple(cost_key(f"{at}.{factor}") for factor in factors),
            )

    if costs.agent is not None:
        yield from row(CostKind.AGENT, "agent", costs.agent, "answer_share", "tokens")
    for index, calls in enumerate(costs.calls):
        yield from row(CostKind.CALLS, f"calls.{index}", calls, "calls", "seconds")
    for index, group in enumerate(costs.groups):
        yield from row(CostKind.GROUPS, f"groups.{index}", group, "messages", "recipients")


def _of_categories(context: Context, costs: Costs) -> Iterator[BillRow]:
    voice = context.voice
    indices = {markup.category: index for index, markup in enumerate(costs.partner.markups)}
    for kind, field, label in (
        (CostKind.MARKUP, "markup_ratio", voice.say("Mark-up on {category}")),
        (CostKind.MESSAGE_FEE, "message_fee", voice.say("Fee a message, {category}")),
    ):
        for category in CATEGORIES:
            rates = tuple(
                getattr(variant.forecast.plan.costs.partner.markup(category), field)
                for variant in context.variants
            )
            if any(rates):
                index = indices.get(category, 0)
                key = cost_key(f"partner.markups.{index}.{field}") if rates[0] else ""
                name = label.format(category=voice.tell(CATEGORY_NAMES[category]))
                yield BillRow(kind, key, name, rates, category)


def _of_counts(context: Context, costs: Costs) -> Iterator[BillRow]:
    for kind in (
        *(CostKind.INBOUND_FEE, CostKind.CONVERSATION_FEE, CostKind.FAILED_FEE),
        *(CostKind.PLATFORM_FEE, CostKind.SEAT_FEE),
    ):
        fee = getattr(costs.partner, kind.value)
        if fee and (costs.seats or kind is not CostKind.SEAT_FEE):
            key, label = (
                cost_key(f"partner.{kind.value}"),
                context.voice.tell(texts.FEES[kind.value]),
            )
            yield BillRow(kind, key, label, (fee,))


BASE_COLUMN: Final = "$C"

_APART: Final = {
    CostKind.AGENT: "{counted}*{0}*{1}/1000000*{rate}",
    CostKind.CALLS: f"{{0}}*ROUNDUP({{1}}/{PULSE_S},0)/{60 // PULSE_S}*{{rate}}",
    CostKind.GROUPS: "{0}*{1}*{rate}",
}


@dataclass(frozen=True, slots=True)
class Bill:
    """Lays out the lines of the bill and its total."""

    layout: Layout

    def lines(self, basis: Basis) -> tuple[ScenarioRow, ...]:
        """Lay out what comes on top."""
        voice, styles = self.layout.context.voice, self.layout.context.styles
        rows, found = bill_rows(self.layout.context), list[tuple[BillRow, ScenarioRow]]()
        if rows:
            self.layout.title(voice.say_in("workbook", "On top"))
        for row in rows:
            rate_in, shown = self._rate(row)
            formula = self._formula(row, rate_in, basis, tuple(found))
            value = partial(_line_of, row)
            found.append((row, self.layout.add(row.label, styles.money, value, formula, shown)))
        return tuple(line for _, line in found)

    def _formula(
        self,
        row: BillRow,
        rate_in: Callable[[str], str],
        basis: Basis,
        above: Iterable[tuple[BillRow, ScenarioRow]],
    ) -> Callable[[str], str]:
        """Give the formula of a line, which a column's name completes."""
        keys, count = self.layout.keys, basis.counts.get(row.kind)

        def counted(column: str) -> str:
            rate, of = rate_in(column), count.cell(column) if count else ""
            if row.kind in BILLED_APART:
                cells = [keys[key] for key in row.times]
                return _APART[row.kind].format(*cells, counted=of, rate=rate)
            match row.kind:
                case CostKind.MARKUP if row.category:
                    of = basis.charges[row.category].cell(column)
                case CostKind.MESSAGE_FEE if row.category:
                    of = basis.messages[row.category].cell(column)
                case CostKind.TAX if row.tax:
                    due = [line for one, line in above if one.kind in row.tax.due_on]
                    due = [basis.meta] * (CostKind.META in row.tax.due_on) + due
                    of = f"SUM({','.join(one.cell(column) for one in due)})" if due else ""
                case CostKind.PLATFORM_FEE:
                    return rate
                case CostKind.SEAT_FEE:
                    of = keys.get(cost_key("seats"), "")
                case _:
                    pass  # its count alone
            return f"{of}*{rate}" if of else "0"

        return lambda column: f"=ROUND({counted(column)},{DECIMALS})"

    def totals(
        self, meta: ScenarioRow, lines: tuple[ScenarioRow, ...]
    ) -> tuple[ScenarioRow, ScenarioRow | None]:
        """Lay out the total, and what it is in the other currency."""
        layout, context = self.layout, self.layout.context
        voice, styles = context.voice, context.styles
        layout.next += 1
        total = layout.add(
            voice.tell(texts.HEADLINE),
            styles.total_money,
            lambda variant: units(variant.bill.total.micros),
            summed([meta, *lines]),
        )
        shown = context.forecast.plan.costs.display
        if shown is None:
            return total, None
        key, rates = cost_key("display.rate"), tuple(map(_display_rate, context.variants))
        rate_in, beside = self._rate_of(voice.say("Exchange rate"), key, styles.number, rates)
        return total, layout.add(
            voice.say("The same in {currency}", currency=shown.currency),
            styles.display,
            lambda variant: float(variant.bill.total.amount * _display_rate(variant)),
            lambda column: f"={total.cell(column)}*{rate_in(column)}",
            beside,
        )

    def _rate(self, row: BillRow) -> tuple[Callable[[str], str], tuple[Formula, Format] | None]:
        styles, label = (
            self.layout.context.styles,
            self.layout.context.voice.say("Rate: {line}"),
        )
        is_ratio = row.kind in (CostKind.MARKUP, CostKind.TAX)
        style = styles.ratio if is_ratio else styles.rate
        return self._rate_of(label.format(line=row.label), row.key, style, row.rates)

    def _rate_of(
        self, label: str, key: str, style: Format, rates: tuple[Decimal, ...]
    ) -> tuple[Callable[[str], str], tuple[Formula, Format] | None]:
        """Say where a rate stands, and show it beside its line.

        Where some scenario replaces it, it stands in a row of its own above, in which the
        others follow the plan's.
        """
        own = self.layout.keys[key] if key else ""
        if len(set(rates)) == 1:
            return lambda _: own, (Formula(f"={own}", float(rates[0])), style)
        at = self.layout.next + 1
        indices = {id(one): index for index, one in enumerate(self.layout.context.variants)}

        def formula(column: str) -> str:
            index = xl_cell_to_rowcol(f"{column}1")[1] - FIRST
            if not index:
                return f"={own}" if own else ""
            return f"={BASE_COLUMN}{at}" if rates[index] == rates[0] else ""

        row = self.layout.add(
            label, style, lambda variant: float(rates[indices[id(variant)]]), formula
        )
        return row.cell, None


def _line_of(row: BillRow, variant: Variant) -> float:
    return units(row.micros(variant))


def _display_rate(variant: Variant) -> Decimal:
    display = variant.forecast.plan.costs.display
    return display.rate if display else Decimal(0)
