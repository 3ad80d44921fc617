"""Totals of ledger lines, so that every view adds up the same rows."""

from dataclasses import dataclass

import numpy as np

from tarife.billing.ledger import LedgerLines
from tarife.terms.arrays import Counts, Indices, Mask, Micros
from tarife.terms.categories import CATEGORIES, Category


@dataclass(frozen=True, slots=True)
class Total:
    """Messages and charges of one market and category over the month."""

    market: str
    category: Category
    charged: int
    free: int
    refused: int
    charge_micros: int


def totals_by_market(lines: LedgerLines) -> tuple[Total, ...]:
    """Add up each market and category that has messages, by market name and category."""
    key = lines.market * len(CATEGORIES) + lines.category
    totals = [_total(lines, key == value, int(value)) for value in np.unique(key)]
    return tuple(sorted(totals, key=lambda t: (t.market, CATEGORIES.index(t.category))))


def _total(lines: LedgerLines, chosen: Mask, key: int) -> Total:
    market, category = divmod(key, len(CATEGORIES))
    return Total(
        market=lines.markets[market],
        category=CATEGORIES[category],
        charged=int(lines.messages[chosen & lines.charged].sum()),
        free=int(lines.messages[chosen & lines.free].sum()),
        refused=int(lines.messages[chosen & lines.refused].sum()),
        charge_micros=int(lines.charge_micros[chosen].sum()),
    )


def charges_by_day(lines: LedgerLines) -> Micros:
    """Add up the charges of each day and category.

    Shape:
        ``(days, categories)``, categories in the order of `CATEGORIES`.
    """
    return _spread(lines, lines.category.astype(np.int64), len(CATEGORIES), lines.charge_micros)


def messages_by_day(lines: LedgerLines) -> Counts:
    """Add up the delivered messages, charged and free, of each day and category.

    Shape:
        ``(days, categories)``.
    """
    delivered = np.where(lines.refused, 0, lines.messages)
    return _spread(lines, lines.category.astype(np.int64), len(CATEGORIES), delivered)


def charges_by_source(lines: LedgerLines, sources: int) -> Micros:
    """Add up the charges of each line of the plan.

    Shape:
        ``(sources,)``.
    """
    charges: Micros = np.zeros(sources, dtype=np.int64)
    np.add.at(charges, lines.source, lines.charge_micros)
    return charges


def _spread(lines: LedgerLines, column: Indices, columns: int, amounts: Counts) -> Counts:
    table: Counts = np.zeros((lines.calendar.days, columns), dtype=np.int64)
    np.add.at(table, (lines.day, column), amounts)
    return table
