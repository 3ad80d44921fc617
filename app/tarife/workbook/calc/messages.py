"""The first sections of Calc: what was played, and the messages that follow from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tarife.plan.model.addresses import Address
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.calc.rows import DRIVER_COLUMN, Labels, Look, Row, Section
from tarife.workbook.cells import Formula
from tarife.workbook.context import Context, Variant
from tarife.workbook.drivers import Driver
from tarife.workbook.played import CHARGED, PlayedRow

LineKey = tuple[int, int, str, Category]
"""A scenario's index, a line's index, a market and a category."""


@dataclass(frozen=True, slots=True, eq=False)
class Messages:
    """What was played, row by row, and what it comes to by the numbers of Inputs.

    Attributes:
        played: Messages per unit of the driver.
        scaled: Messages; a row for each of ``played``.
        rows: What each row is: the scenario's index, and the line, category and outcome.
    """

    played: Section
    scaled: Section
    rows: tuple[tuple[int, PlayedRow], ...]


def message_sections(context: Context, first: int, cells: Mapping[Address, str]) -> Messages:
    """Lay out both sections.

    Args:
        context: What to show.
        first: The row of the first title.
        cells: Where each number of the plan stands on Inputs.
    """
    rows = tuple(
        (variant_index, row)
        for variant_index, variant in enumerate(context.variants)
        for row in variant.rows
    )
    drivers = [context.driver_of(variant_index, row) for variant_index, row in rows]
    played = Section(
        context.voice.say("Messages per unit of the driver, as the app played them"),
        first,
        tuple(
            Row(
                at,
                labels_of(context, context.variants[variant_index], row),
                [count / driver.value for count in row.messages.tolist()],
                look=Look.PLAYED,
                is_summed=False,
            )
            for at, ((variant_index, row), driver) in enumerate(
                zip(rows, drivers, strict=True), first + 1
            )
        ),
    )
    scaled = Section(
        context.voice.say("Messages: driver times messages per unit, in whole messages"),
        played.next,
        tuple(
            Row(
                at,
                own.labels,
                row.messages.tolist(),
                _scaled(at, own),
                Formula(driver_text(driver, cells), driver.value),
            )
            for at, (own, (_, row), driver) in enumerate(
                zip(played.rows, rows, drivers, strict=True), played.next + 1
            )
        ),
    )
    return Messages(played, scaled, rows)


def labels_of(context: Context, variant: Variant, row: PlayedRow) -> Labels:
    """Name the scenario, line, market, category and outcome of a row."""
    voice = context.voice
    return Labels(
        variant.name,
        voice.tell(variant.forecast.sources[row.source].name),
        voice.place(row.market),
        voice.tell(CATEGORY_NAMES[row.category]),
        voice.say("Charged")
        if row.outcome is CHARGED
        else voice.say_in("workbook", texts.REASONS[row.outcome]),
    )


def driver_text(driver: Driver, cells: Mapping[Address, str]) -> str:
    """Multiply the factors; a line that none drives counts once."""
    factors = (
        f"(1-{cells[factor.at]})" if factor.is_rest else cells[factor.at]
        for factor in driver.factors
    )
    return "=" + ("*".join(factors) or "1")


def _scaled(at: int, played: Row) -> Callable[[str, str], str]:
    return lambda day, _: f"=ROUND({DRIVER_COLUMN}{at + 1}*{played.cell(day)},0)"
