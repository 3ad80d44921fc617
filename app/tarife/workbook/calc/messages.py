"""The first sections of Calc: what was played, and the messages that follow from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tarife.billing.ledger import Reason
from tarife.plan.model.addresses import Address
from tarife.plan.numbers import number_at
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.calc.expressions import (
    Expression,
    cell,
    exchanged,
    number,
    product,
    rounded,
)
from tarife.workbook.calc.rows import Labels, Look, Row, Section, own_driver
from tarife.workbook.context import Context, Variant
from tarife.workbook.played import ALLOWED, CHARGED, PlayedRow

LineKey = tuple[int, int, str, Category]
"""A scenario's index, a line's index, a market and a category."""


@dataclass(frozen=True, eq=False)
class Messages:
    """What was played, row by row, and what it comes to by the numbers of Inputs.

    Attributes:
        played: Messages per unit of the driver.
        scaled: Messages; a row for each of ``played``.
        rows: What each row is: the scenario's index, and the line, category and outcome.
        fixed: The scenarios whose allowance is not computed anew.
    """

    played: Section
    scaled: Section
    rows: tuple[tuple[int, PlayedRow], ...]
    fixed: frozenset[int]

    def is_shared(self, index: int, outcome: Reason) -> bool:
        """Tell whether messages cost money, or would but for an allowance that is computed."""
        return outcome is CHARGED or (outcome is ALLOWED and index not in self.fixed)

    @cached_property
    def by_line(self) -> Mapping[LineKey, list[tuple[Row, PlayedRow]]]:
        """The rows of messages of each line and category that cost money or would."""
        found: dict[LineKey, list[tuple[Row, PlayedRow]]] = {}
        for scaled, (index, row) in zip(self.scaled.rows, self.rows, strict=True):
            if self.is_shared(index, row.outcome):
                key = (index, row.source, row.market, row.category)
                found.setdefault(key, []).append((scaled, row))
        return found


def message_sections(context: Context, cells: Mapping[Address, str]) -> Messages:
    """Lay out both sections.

    Args:
        context: What to show.
        cells: Where each number of the plan stands on Inputs.
    """
    voice, days = context.voice, len(context.days)
    rows = tuple(
        (index, row) for index, variant in enumerate(context.variants) for row in variant.rows
    )
    played, scaled = [], []
    for index, row in rows:
        driver = _driver(context, index, row, cells)
        labels = labels_of(context, context.variants[index], row)
        unit = Row(labels, row.messages / driver.values, Look.PLAYED, is_summed=False)
        played.append(unit)
        scaled.append(Row(labels, rounded(own_driver(driver) * unit), driver=driver))
    return Messages(
        Section(
            voice.say("Messages per unit of the driver, as the app played them"), played, days
        ),
        Section(
            voice.say("Messages: driver times messages per unit, in whole messages"),
            *(scaled, days),
        ),
        rows,
        frozenset(n for n, variant in enumerate(context.variants) if variant.is_fixed),
    )


def labels_of(context: Context, variant: Variant, row: PlayedRow) -> Labels:
    """Name the scenario, line, market, category and outcome of a row."""
    voice = context.voice
    return Labels(
        variant.name,
        voice.tell(variant.forecast.sources[row.source].name),
        voice.territory(row.market),
        voice.tell(CATEGORY_NAMES[row.category]),
        voice.say("Charged")
        if row.outcome is CHARGED
        else voice.say_in("workbook", texts.REASONS[row.outcome]),
    )


def _driver(
    context: Context, index: int, row: PlayedRow, cells: Mapping[Address, str]
) -> Expression:
    """Multiply what the row is in proportion to; a line that nothing drives counts once."""

    def at(address: Address) -> Expression:
        return cell(cells[address], number_at(context.plan, address) or 0)

    factors = []
    for factor in context.factors_of(index, row):
        given = at(factor.at)
        if factor.turns is not None:
            given = exchanged(given, at(factor.turns))
        factors.append(number(1) - given if factor.is_rest else given)
    return product(factors)
