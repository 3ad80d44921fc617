"""What comes on top of Meta's charges on the sheet Scenarios, line by line."""

from collections.abc import Callable, Iterator, Mapping
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
        label: What it is called.
        rates: The part of an amount, or the fee for each: of the plan and of each scenario.
        tax: The tax it is, if it is one.
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

    @property
    def is_even(self) -> bool:
        """Whether every scenario has the plan's own rate."""
        return len(set(self.rates)) == 1


@dataclass(frozen=True, slots=True)
class Basis:
    """Rows of Scenarios that lines are counted on, by the numbers that formulas give them.

    Attributes:
        charges: Meta's charges, by category.
        messages: Messages that fees count, by category.
        counts: Messages of people, conversations and failed templates.
        seats: The cell of Inputs with the number of seats.
        cells: The cell of Inputs of each key.
        meta: The sum of Meta's charges.
    """

    charges: Mapping[Category, int]
    messages: Mapping[Category, int]
    counts: Mapping[CostKind, int]
    seats: str
    meta: int
    cells: Mapping[str, str]


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


def formula_of(
    row: BillRow,
    rate_in: Callable[[str], str],
    basis: Basis,
    lines: Mapping[CostKind, list[int]],
) -> Callable[[str], str]:
    """Give the formula of a line, which a column's name completes.

    Args:
        row: The line.
        rate_in: Names the cell of its rate in a column.
        basis: What it is counted on.
        lines: The rows of the lines above it, by kind.
    """

    def counted(column: str) -> str:
        rate = rate_in(column)
        if row.kind in BILLED_APART:
            cells = [basis.cells[key] for key in row.times]
            at = f"{column}{basis.counts.get(row.kind)}"
            return _APART[row.kind].format(*cells, counted=at, rate=rate)
        match row.kind:
            case CostKind.MARKUP if row.category:
                of = f"{column}{basis.charges[row.category]}"
            case CostKind.MESSAGE_FEE if row.category:
                of = f"{column}{basis.messages[row.category]}"
            case CostKind.TAX if row.tax:
                of = _due(row.tax, column, basis, lines)
            case CostKind.PLATFORM_FEE:
                return rate
            case CostKind.SEAT_FEE:
                of = basis.seats
            case kind:
                of = f"{column}{basis.counts[kind]}"
        return f"{of}*{rate}" if of else "0"

    return lambda column: f"=ROUND({counted(column)},{DECIMALS})"


def _due(tax: Tax, column: str, basis: Basis, lines: Mapping[CostKind, list[int]]) -> str:
    """Add up what a tax is due on; nothing where no line is."""
    due = [at for kind in tax.due_on for at in lines.get(kind, [])]
    due += [basis.meta] if CostKind.META in tax.due_on else []
    return f"SUM({','.join(f'{column}{at}' for at in sorted(due))})" if due else ""


_APART: Final = {
    CostKind.AGENT: "{counted}*{0}*{1}/1000000*{rate}",
    CostKind.CALLS: f"{{0}}*ROUNDUP({{1}}/{PULSE_S},0)/{60 // PULSE_S}*{{rate}}",
    CostKind.GROUPS: "{0}*{1}*{rate}",
}


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


@dataclass(frozen=True, slots=True)
class Bill:
    """Lays out the lines of the bill and its total."""

    layout: Layout

    def lines(self, basis: Basis) -> tuple[ScenarioRow, ...]:
        """Lay out what comes on top."""
        voice, styles = self.layout.context.voice, self.layout.context.styles
        rows = bill_rows(self.layout.context)
        if rows:
            self.layout.title(voice.say_in("workbook", "On top"))
        above: dict[CostKind, list[int]] = {}
        found = []
        for row in rows:
            rate_in, shown = self._rate(row)
            line = self.layout.add(
                row.label,
                styles.money,
                partial(_line_of, row),
                formula_of(row, rate_in, basis, above),
                shown,
            )
            above.setdefault(row.kind, []).append(line.at + 1)
            found.append(line)
        return tuple(found)

    def totals(
        self, meta: ScenarioRow, lines: tuple[ScenarioRow, ...]
    ) -> tuple[ScenarioRow, ScenarioRow | None]:
        """Lay out the total, and what it is in the other currency."""
        voice, styles = self.layout.context.voice, self.layout.context.styles
        self.layout.next += 1
        total = self.layout.add(
            voice.tell(texts.HEADLINE),
            styles.total_money,
            lambda variant: units(variant.bill.total.micros),
            summed([meta, *lines]),
        )
        shown = self.layout.context.forecast.plan.costs.display
        if shown is None:
            return total, None
        cell = self.layout.keys[cost_key("display.rate")]
        rates = tuple(_display_rate(variant) for variant in self.layout.context.variants)
        rate_in: Callable[[str], str] = lambda _: cell  # noqa: E731 - replaced below
        beside: tuple[Formula, Format] | None = (
            Formula(f"={cell}", float(shown.rate)),
            styles.number,
        )
        if len(set(rates)) > 1:
            own = self._own_rates(voice.say("Exchange rate"), styles.number, rates, cell)
            rate_in, beside = own.cell, None
        return total, self.layout.add(
            voice.say("The same in {currency}", currency=shown.currency),
            styles.display,
            lambda variant: float(variant.bill.total.amount * _display_rate(variant)),
            lambda column: f"={total.cell(column)}*{rate_in(column)}",
            beside,
        )

    def _rate(self, row: BillRow) -> tuple[Callable[[str], str], tuple[Formula, Format] | None]:
        """Say where a line's rate stands; where scenarios have their own, in a row above."""
        if row.is_even:
            cell = self.layout.keys[row.key]
            shown = Formula(f"={cell}", float(row.rates[0])), self._rate_style(row)
            return lambda _: cell, shown
        own = self.layout.keys[row.key] if row.key else ""
        rate = self._own_rates(
            self.layout.context.voice.say("Rate: {line}", line=row.label),
            self._rate_style(row),
            row.rates,
            own,
        )
        return rate.cell, None

    def _own_rates(
        self, label: str, style: Format, rates: tuple[Decimal, ...], own: str
    ) -> ScenarioRow:
        """Lay out a rate that some scenario replaces; the others follow the plan's."""
        variant_indices = {
            id(variant): variant_index
            for variant_index, variant in enumerate(self.layout.context.variants)
        }
        at = self.layout.next + 1

        def formula(column: str) -> str:
            variant_index = xl_cell_to_rowcol(f"{column}1")[1] - FIRST
            if not variant_index:
                return f"={own}" if own else ""
            return f"={BASE_COLUMN}{at}" if rates[variant_index] == rates[0] else ""

        return self.layout.add(
            label, style, lambda variant: float(rates[variant_indices[id(variant)]]), formula
        )

    def _rate_style(self, row: BillRow) -> Format:
        styles = self.layout.context.styles
        is_ratio = row.kind in (CostKind.MARKUP, CostKind.TAX)
        return styles.ratio if is_ratio else styles.rate


def _line_of(row: BillRow, variant: Variant) -> float:
    return units(row.micros(variant))


def _display_rate(variant: Variant) -> Decimal:
    display = variant.forecast.plan.costs.display
    return display.rate if display else Decimal(0)
