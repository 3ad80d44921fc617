"""Totals of ledger lines, so that every view adds up the same rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from tarife.billing.ledger import REASONS, LedgerLines, Reason
from tarife.terms.arrays import Indices, Micros, added_up
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
    paused: int = 0


@dataclass(frozen=True, slots=True)
class DayTotal:
    """Messages of one day, market, category and reason, and what they cost."""

    day: date
    market: str
    category: Category
    reason: Reason
    messages: int
    charge_micros: int


class Unit(StrEnum):
    """What days are put together into."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class SpanTotal:
    """Messages and charges of some days in a row, the last one included."""

    first: date
    last: date
    charged: int
    free: int
    charge_micros: int


def totals_by_span(lines: LedgerLines, unit: Unit) -> tuple[SpanTotal, ...]:
    """Add up the days of each week, month or quarter, as far as the ledger has them.

    Weeks begin on Mondays.
    """
    dates = lines.calendar.dates()
    columns = (
        np.bincount(lines.day[lines.charged], lines.messages[lines.charged], len(dates)),
        np.bincount(lines.day[lines.free], lines.messages[lines.free], len(dates)),
    )
    charged, free = (column.astype(np.int64) for column in columns)
    charges = charges_by_day(lines).sum(axis=1)
    return tuple(
        SpanTotal(
            dates[days[0]],
            dates[days[-1]],
            *(int(column[days].sum()) for column in (charged, free, charges)),
        )
        for days in spans_of(dates, unit)
    )


def spans_of(dates: Sequence[date], unit: Unit) -> tuple[list[int], ...]:
    """Give the places of the days of each day, week, month or quarter, in order."""
    spans: dict[object, list[int]] = {}
    for index, day in enumerate(dates):
        spans.setdefault(_span_of(day, unit), []).append(index)
    return tuple(spans.values())


def _span_of(day: date, unit: Unit) -> object:
    match unit:
        case Unit.DAY:
            return day
        case Unit.WEEK:
            return day.isocalendar()[:2]
        case Unit.MONTH:
            return day.year, day.month
        case Unit.QUARTER:
            return day.year, (day.month - 1) // 3


def totals_by_day(lines: LedgerLines) -> tuple[DayTotal, ...]:
    """Add up each day, market, category and reason that occurs, in this order."""
    names = sorted(lines.markets)
    market_index = np.array([names.index(name) for name in lines.markets], dtype=np.int64)
    keys = np.stack(
        [lines.day, market_index[lines.market], lines.category, lines.reason], axis=1
    )
    found, group = np.unique(keys, axis=0, return_inverse=True)
    messages, charges = (
        added_up(one, (group,), (len(found),)) for one in (lines.messages, lines.charge_micros)
    )
    dates = lines.calendar.dates()
    return tuple(
        DayTotal(dates[day], names[market], CATEGORIES[category], REASONS[reason], count, cost)
        for (day, market, category, reason), count, cost in zip(
            found.tolist(), messages.tolist(), charges.tolist(), strict=True
        )
    )


def totals_by_market(lines: LedgerLines) -> tuple[Total, ...]:
    """Add up each market and category that has messages, by market name and category."""
    many = len(CATEGORIES)
    found, group = np.unique(lines.market * many + lines.category, return_inverse=True)
    counts = [lines.messages * own for own in (lines.charged, lines.free, lines.refused)]
    paused = lines.messages * lines.paused
    amounts = np.stack([*counts, lines.charge_micros, paused], axis=1)
    sums = np.zeros((len(found), amounts.shape[1]), dtype=np.int64)
    np.add.at(sums, group, amounts)
    totals = (
        Total(lines.markets[key // many], CATEGORIES[key % many], *row)
        for key, row in zip(found.tolist(), sums.tolist(), strict=True)
    )
    return tuple(sorted(totals, key=lambda t: (t.market, CATEGORIES.index(t.category))))


def charges_by_day(lines: LedgerLines) -> Micros:
    """Add up the charges of each day and category.

    Shape:
        ``(days, categories)``, categories in the order of `CATEGORIES`.
    """
    return _by_category(lines, lines.day, lines.calendar.days)


def charges_by_market(lines: LedgerLines) -> Micros:
    """Add up the charges of each market and category.

    Shape:
        ``(markets, categories)``, markets as in ``lines.markets``.
    """
    return _by_category(lines, lines.market, len(lines.markets))


def _by_category(lines: LedgerLines, row: Indices, rows: int) -> Micros:
    return added_up(lines.charge_micros, (row, lines.category), (rows, len(CATEGORIES)))
