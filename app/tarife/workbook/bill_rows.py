"""What comes on top of Meta's charges on the sheet Scenarios, line by line."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tarife.plan.model.costs import CostKind, Costs, FeeBasis, Tax
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.context import Context, Variant
from tarife.workbook.inputs import cost_key

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
    """

    kind: CostKind
    key: str
    label: str
    rates: tuple[Decimal, ...]
    category: Category | None = None
    tax: Tax | None = None

    def micros(self, variant: Variant) -> int:
        """Find what it comes to in the bill of a variant; nothing where it is left out."""
        name = self.tax.name if self.tax else ""
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
        meta: The sum of Meta's charges.
    """

    charges: Mapping[Category, int]
    messages: Mapping[Category, int]
    counts: Mapping[CostKind, int]
    seats: str
    meta: int


def bill_rows(context: Context) -> tuple[BillRow, ...]:
    """List the lines that the plan's costs ask for; what is zero makes none."""
    costs = context.forecast.plan.costs
    return (*_of_categories(context, costs), *_of_counts(context, costs), *_of_taxes(costs))


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
        match row.kind:
            case CostKind.MARKUP if row.category:
                return f"{column}{basis.charges[row.category]}*{rate}"
            case CostKind.MESSAGE_FEE if row.category:
                return f"{column}{basis.messages[row.category]}*{rate}"
            case CostKind.TAX if row.tax:
                due = [at for kind in row.tax.due_on for at in lines.get(kind, [])]
                due += [basis.meta] if CostKind.META in row.tax.due_on else []
                cells = ",".join(f"{column}{at}" for at in sorted(due))
                return f"SUM({cells})*{rate}" if due else "0"
            case CostKind.PLATFORM_FEE:
                return rate
            case CostKind.SEAT_FEE:
                return f"{basis.seats}*{rate}"
            case _:
                return f"{column}{basis.counts[row.kind]}*{rate}"

    return lambda column: f"=ROUND({counted(column)},{DECIMALS})"


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


def _of_taxes(costs: Costs) -> Iterator[BillRow]:
    for index, tax in enumerate(costs.taxes):
        if tax.tax_ratio:
            key = cost_key(f"taxes.{index}.tax_ratio")
            yield BillRow(CostKind.TAX, key, tax.name, (tax.tax_ratio,), tax=tax)
