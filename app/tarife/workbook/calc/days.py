"""The topmost section of Calc: the chosen scenario by day, from which charts are drawn."""

from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES
from tarife.workbook.calc.prices import Prices
from tarife.workbook.calc.rows import (
    CATEGORY,
    FIRST_COLUMN,
    SCENARIO,
    Labels,
    Look,
    Row,
    Section,
    day_columns,
)
from tarife.workbook.context import Context
from tarife.workbook.played import CHARGED

CHOSEN: Final = "Scenario"
"""The name of the cell that holds the chosen scenario's name."""

BUDGET: Final = "Budget"
"""The name of the global input."""

ROWS: Final = len(CATEGORIES) + 5


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """Rows of the chosen scenario.

    Attributes:
        categories: The cost of each category.
        total: All of them.
        cumulative: The cost of the month so far.
        budget: The month's budget, the same on every day.
        paid: Messages that cost money.
        free: Messages that do not.
    """

    section: Section
    categories: tuple[Row, ...]
    total: Row
    cumulative: Row
    budget: Row
    paid: Row
    free: Row


def day_section(context: Context, prices: Prices, top: int, before: Row | None) -> Days:
    """Lay out the section above all others; at first the edition's own.

    Args:
        context: What to show.
        prices: What it sums.
        top: The row of its title.
        before: The cost so far in the month before, if there is one.
    """
    voice, chosen = context.voice, context.chosen
    days = len(context.days)
    by_category = {category: np.zeros(days, dtype=np.int64) for category in CATEGORIES}
    for pair in chosen.pairs:
        by_category[pair.category] += pair.charge_micros
    first = top + 1
    categories = tuple(
        Row(
            first + index,
            Labels(
                "", category=voice.tell(CATEGORY_NAMES[category]), outcome=voice.say("Cost")
            ),
            by_category[category].tolist(),
            partial(_of_category, prices, first + index),
            look=Look.MONEY,
        )
        for index, category in enumerate(CATEGORIES)
    )
    total, so_far, budget, paid, free = range(first + len(CATEGORIES), first + ROWS)
    sums = sum(by_category.values(), np.zeros(days, dtype=np.int64))
    carried = before.values[-1] if before else 0
    and_before = f"+{before.cell(_last_column(before))}" if before else ""
    micros = int((context.plan.budget or 0) * 1_000_000)
    counts = {True: np.zeros(days, dtype=np.int64), False: np.zeros(days, dtype=np.int64)}
    for row in chosen.rows:
        counts[row.outcome is CHARGED] += row.messages
    rows = (
        Row(
            total,
            Labels("", outcome=voice.say("Total")),
            sums.tolist(),
            lambda day, _: f"=SUM({day}{first + 1}:{day}{total})",
            look=Look.MONEY,
        ),
        Row(
            so_far,
            Labels(
                "",
                outcome=voice.say_in("workbook", "Month so far")
                if before is None
                else voice.say("All months so far"),
            ),
            (np.cumsum(sums) + carried).tolist(),
            lambda day, _: f"=SUM({FIRST_COLUMN}{total + 1}:{day}{total + 1}){and_before}",
            look=Look.MONEY,
            is_summed=False,
        ),
        Row(
            budget,
            Labels("", outcome=voice.say("Budget for Meta's charges")),
            [micros] * days,
            lambda _day, _before: f"={BUDGET}",
            look=Look.MONEY,
            is_summed=False,
        ),
        Row(
            paid,
            Labels("", outcome=voice.say("Charged")),
            counts[True].tolist(),
            lambda day, _: (
                f"=SUMIFS({prices.charged.cells(day)},{prices.charged.cells(SCENARIO)},{CHOSEN})"
            ),
        ),
        Row(
            free,
            Labels("", outcome=voice.say("Free")),
            counts[False].tolist(),
            lambda day, _: (
                f"=SUMIFS({prices.free.cells(day)},{prices.free.cells(SCENARIO)},{CHOSEN})"
            ),
        ),
    )
    title = (
        voice.say("Chosen scenario by day")
        if context.is_by_day
        else voice.say("Chosen scenario by month")
    )
    section = Section(title, top, (*categories, *rows))
    return Days(section, categories, *rows)


def _last_column(row: Row) -> str:
    """Name a row's last day, which stays where it is when a formula is copied."""
    return f"${day_columns(len(row.values))[-1]}"


def _of_category(prices: Prices, at: int, day: str, _before: str) -> str:
    costs = prices.costs
    return (
        f"=SUMIFS({costs.cells(day)},{costs.cells(SCENARIO)},{CHOSEN},"
        f"{costs.cells(CATEGORY)},{CATEGORY}{at + 1})"
    )
