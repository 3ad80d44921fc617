"""The sections of Calc that price: quantities, counters, and costs by market."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from tarife.billing.ledger import Reason
from tarife.terms.arrays import Counts
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.calc.allowance import Allowance, has_allowance
from tarife.workbook.calc.messages import Messages
from tarife.workbook.calc.rows import (
    CATEGORY,
    MARKET,
    OUTCOME,
    SCENARIO,
    Labels,
    Row,
    Section,
    sum_of,
)
from tarife.workbook.calc.tariffs import PairKey, PriceCells, Tariffs, counter_section
from tarife.workbook.context import Context
from tarife.workbook.played import ALLOWED, CHARGED, Pair

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
    pairs = {
        (variant_index, pair.market, pair.category): pair
        for variant_index, variant in enumerate(context.variants)
        for pair in variant.pairs
    }
    quantities = _Quantities(context, messages, allowance)
    charged = quantities.charged(pairs)
    free, free_rows = quantities.free(charged.next)
    rows = dict(zip(pairs, charged.rows, strict=True))
    tiered = {key: pair for key, pair in pairs.items() if pair.is_tiered}
    counters, counter_of = counter_section(context, tiered, (free.next, rows, cells))
    tariffs = Tariffs(context, rows, counter_of, cells)
    bands = tariffs.bands(tiered, counters.next)
    costs = tariffs.costs(pairs, bands)
    return Prices(
        charged,
        costs,
        free,
        (charged, free, counters, bands, costs),
        {key: (rows[key], cost) for key, cost in zip(pairs, costs.rows, strict=False)},
        free_rows,
    )


@dataclass(frozen=True, slots=True)
class _Quantities:
    """Adds the messages of all lines up."""

    context: Context
    messages: Messages
    allowance: Allowance

    def charged(self, pairs: Mapping[PairKey, Pair]) -> Section:
        """Lay out what costs money."""
        voice, first = self.context.voice, self.allowance.lines.next
        return Section(
            voice.say("Charged messages by market"),
            first,
            tuple(
                self._row(at, key, voice.say("Charged"), pair.messages)
                for at, (key, pair) in enumerate(pairs.items(), first + 1)
            ),
        )

    def free(self, first: int) -> tuple[Section, Mapping[FreeKey, Row]]:
        found: dict[FreeKey, Counts] = {}
        for variant_index, row in self.messages.rows:
            key = (variant_index, row.market, row.category, row.outcome)
            if row.outcome is CHARGED and self._is_shared(variant_index, row.category):
                key = (*key[:3], ALLOWED)  # a part of it is free once the inputs change
                found.setdefault(key, np.zeros(len(row.messages), dtype=np.int64))
            elif row.outcome is not CHARGED:
                found[key] = found.get(key, 0) + row.messages
        voice = self.context.voice
        rows = {
            key: self._row(at, key[:3], voice.say_in("workbook", texts.REASONS[key[3]]), values)
            for at, (key, values) in enumerate(sorted(found.items(), key=_order), first + 1)
        }
        return Section(voice.say("Free messages by market"), first, tuple(rows.values())), rows

    def _row(self, at: int, key: PairKey, outcome: str, values: Counts) -> Row:
        variant_index, market, category = key
        context = self.context
        is_allowed = outcome == context.voice.say_in("workbook", texts.REASONS[ALLOWED])
        is_paid = outcome == context.voice.say("Charged")
        is_shared = self._is_shared(variant_index, category) and (is_allowed or is_paid)
        source = self.allowance.lines if is_shared else self.messages.scaled
        return Row(
            at,
            Labels(
                context.variants[variant_index].name,
                market=context.voice.place(market),
                category=context.voice.tell(CATEGORY_NAMES[category]),
                outcome=outcome,
            ),
            values.tolist(),
            lambda day, _: sum_of(source, at, day, SCENARIO, MARKET, CATEGORY, OUTCOME),
        )

    def _is_shared(self, variant_index: int, category: Category) -> bool:
        forecast = self.context.variants[variant_index].forecast
        return category is Category.SERVICE and has_allowance(forecast)


def _order(entry: tuple[FreeKey, Counts]) -> tuple[int, str, int, int]:
    variant_index, market, category, outcome = entry[0]
    return variant_index, market, tuple(Category).index(category), tuple(Reason).index(outcome)
