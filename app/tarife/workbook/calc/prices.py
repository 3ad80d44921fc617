"""The sections of Calc that price: quantities, counters, and costs by market."""

from collections.abc import Mapping
from dataclasses import dataclass

from tarife.billing.ledger import Reason
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.calc.allowance import Allowance, follows_allowance
from tarife.workbook.calc.messages import Messages
from tarife.workbook.calc.rows import (
    CATEGORY,
    MARKET,
    OUTCOME,
    SCENARIO,
    Labels,
    Row,
    Section,
)
from tarife.workbook.calc.tariffs import PairKey, PriceCells, Tariffs
from tarife.workbook.context import Context
from tarife.workbook.played import ALLOWED, CHARGED

FreeKey = tuple[int, str, Category, Reason]
"""A scenario's index, a market, a category and what makes messages free."""


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """What costs money, and what does not, by market and category.

    Attributes:
        charged: Messages that cost money.
        costs: What they cost; a row for each of ``charged``.
        free: Messages by what makes them free.
        sections: All of it, with what lies in between, from the top down.
        pairs: The rows of messages and of cost of each pair.
        free_rows: The row of each kind of free messages.
    """

    charged: Section
    costs: Section
    free: Section
    sections: tuple[Section, ...]
    pairs: Mapping[PairKey, tuple[Row, Row]]
    free_rows: Mapping[FreeKey, Row]


def price_sections(
    context: Context, messages: Messages, allowance: Allowance, cells: PriceCells
) -> Prices:
    """Lay out quantities, counters and costs."""
    voice, days = context.voice, len(context.days)

    def is_shared(index: int, category: Category) -> bool:
        """Tell whether a part of it is free once the inputs change."""
        return category is Category.SERVICE and follows_allowance(context.variants[index])

    def quantity(key: PairKey, outcome: Reason) -> Row:
        index, market, category = key
        labels = Labels(
            context.variants[index].name,
            market=voice.territory(market),
            category=voice.tell(CATEGORY_NAMES[category]),
            outcome=voice.say("Charged")
            if outcome is CHARGED
            else voice.say_in("workbook", texts.REASONS[outcome]),
        )
        is_of_lines = outcome in (CHARGED, ALLOWED) and is_shared(index, category)
        source = allowance.lines if is_of_lines else messages.scaled
        return Row(labels, source.sum_by(labels, SCENARIO, MARKET, CATEGORY, OUTCOME))

    pairs = {
        (index, pair.market, pair.category): pair
        for index, variant in enumerate(context.variants)
        for pair in variant.pairs
    }
    rows = {key: quantity(key, CHARGED) for key in pairs}
    charged = Section(voice.say("Charged messages by market"), tuple(rows.values()), days)
    found: set[FreeKey] = set()
    for index, row in messages.rows:
        if row.outcome is not CHARGED:
            found.add((index, row.market, row.category, row.outcome))
        elif is_shared(index, row.category):
            found.add((index, row.market, row.category, ALLOWED))
    free_rows = {key: quantity(key[:3], key[3]) for key in sorted(found, key=_order)}
    free = Section(voice.say("Free messages by market"), tuple(free_rows.values()), days)
    tariffs = Tariffs(context, pairs, rows, cells).sections()
    costs = tariffs[2]
    return Prices(
        charged,
        costs,
        free,
        (charged, free, *tariffs),
        {key: (rows[key], cost) for key, cost in zip(pairs, costs.rows, strict=True)},
        free_rows,
    )


def _order(key: FreeKey) -> tuple[int, str, int, int]:
    index, market, category, outcome = key
    return index, market, tuple(Category).index(category), tuple(Reason).index(outcome)
