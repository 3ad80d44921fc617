"""The topmost section of Calc: the chosen scenario by day, from which charts are drawn."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES
from tarife.workbook.calc.costs import Prices
from tarife.workbook.calc.expressions import cell
from tarife.workbook.calc.rows import (
    CATEGORY,
    SCENARIO,
    Labels,
    Look,
    Row,
    Section,
    running,
    sum_down,
)
from tarife.workbook.context import Context

CHOSEN: Final = "Scenario"
"""The name of the cell that holds the chosen scenario's name."""

BUDGET: Final = "Budget"
"""The name of the global input."""


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """Rows of the chosen scenario."""

    section: Section
    categories: tuple[Row, ...]
    total: Row
    cumulative: Row
    budget: Row
    paid: Row
    free: Row


def day_section(context: Context, prices: Prices, before: Row | None) -> Days:
    """Lay out the section above all others; at first the edition's own."""
    voice, days = context.voice, len(context.days)

    def of_chosen(source: Section, shown: Labels, look: Look, *by: str) -> Row:
        asked = Labels(context.chosen.name, category=shown.category)
        sums = source.sum_by(asked, SCENARIO, *by, given={SCENARIO: CHOSEN})
        return Row(shown, sums, look)

    categories = tuple(
        of_chosen(
            prices.costs,
            Labels(
                "", category=voice.tell(CATEGORY_NAMES[category]), outcome=voice.say("Cost")
            ),
            *(Look.MONEY, CATEGORY),
        )
        for category in CATEGORIES
    )
    total = Row(Labels("", outcome=voice.say("Total")), sum_down(categories), Look.MONEY)
    so_far = running([total])
    title = voice.say_in("workbook", "Month so far")
    if before is not None:
        so_far, title = so_far + before.last, voice.say("All months so far")
    cumulative = Row(Labels("", outcome=title), so_far, Look.MONEY, is_summed=False)
    micros = int((context.plan.budget or 0) * 1_000_000)
    budget = Row(
        Labels("", outcome=voice.say("Budget for Meta's charges")),
        cell(BUDGET, np.full(days, micros)),
        Look.MONEY,
        is_summed=False,
    )
    paid = of_chosen(prices.charged, Labels("", outcome=voice.say("Charged")), Look.COUNT)
    free = of_chosen(prices.free, Labels("", outcome=voice.say("Free")), Look.COUNT)
    name = (
        voice.say("Chosen scenario by day")
        if context.is_by_day
        else voice.say("Chosen scenario by month")
    )
    rows = (total, cumulative, budget, paid, free)
    return Days(Section(name, (*categories, *rows), days), categories, *rows)
