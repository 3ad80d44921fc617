"""Sums that are reported beside the messages of a log, cell by cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from tarife.actuals.pricing import TYPE_CODES, PricingType
from tarife.actuals.sums import (
    NOT_SAID,
    SOURCE_CODES,
    UTC_ZONE,
    Source,
    Spans,
    TrafficSums,
    days_of,
)
from tarife.actuals.times import NO_TIME
from tarife.billing.ledger import is_charged
from tarife.insight.bill_check.kinds import Discrepancy, Kind
from tarife.insight.bill_check.messages import CheckedMessages
from tarife.terms.arrays import Counts, Mask
from tarife.terms.calendar import AccountCalendar, BillingMonth, Period
from tarife.terms.categories import CATEGORIES

MarketCategory = tuple[str, int]
"""A market, or an empty text, and a category's code, or `NOT_SAID`."""


@dataclass(frozen=True, slots=True)
class Billed:
    """Charged messages, what they cost, and of how many sums they are."""

    messages: int = 0
    micros: int = 0
    sums: int = 0

    def __add__(self, other: "Billed") -> "Billed":
        return Billed(
            self.messages + other.messages,
            self.micros + other.micros,
            self.sums + other.sums,
        )


BilledByMarket = Mapping[MarketCategory, Billed]


def bill_of(
    sums: TrafficSums, month: BillingMonth | None, zone: ZoneInfo
) -> tuple[TrafficSums, TrafficSums]:
    """Take the sums of analytics with prices and of invoices, of the same months.

    Args:
        sums: All that were read.
        month: The month that is wanted, or nothing for all: those of the invoices, if any.
        zone: The account's time zone.
    """
    priced = [
        SOURCE_CODES[one] for one in (Source.PRICING_ANALYTICS, Source.CONVERSATION_ANALYTICS)
    ]
    analytics = sums.taken(np.isin(sums.source, priced))
    invoice = sums.taken(sums.source == SOURCE_CODES[Source.INVOICE])
    wanted = {month} if month is not None else set(_months_of(invoice, zone))
    if wanted:
        analytics, invoice = (
            one.taken(np.array([of in wanted for of in _months_of(one, zone)], dtype=np.bool_))
            for one in (analytics, invoice)
        )
    return analytics, invoice


def _months_of(sums: TrafficSums, zone: ZoneInfo) -> list[BillingMonth]:
    days = (days_of(*edges, zone)[0] for edges in _edges(sums))
    return [BillingMonth.of(day) for day in days]


def _edges(sums: TrafficSums) -> list[tuple[int, int]]:
    return list(zip(sums.start_us.tolist(), sums.end_us.tolist(), strict=True))


def charged_sums(sums: TrafficSums) -> Mask:
    """Tell which sums are of charged messages; of unsaid type those that cost something."""
    untyped = sums.type == TYPE_CODES[PricingType.NOT_SAID]
    charged: Mask = (sums.type == TYPE_CODES[PricingType.REGULAR]) | (
        untyped & ((sums.micros > 0) | ~sums.is_priced)
    )
    return charged


def account_spans(sums: TrafficSums, zone: ZoneInfo) -> Spans:
    """Give the days that sums are of as the account's time zone cuts them."""
    found = []
    for start_us, end_us in set(_edges(sums)):
        first, last = days_of(start_us, end_us, zone)
        starts = AccountCalendar.covering(zone, first, last).starts_us
        is_part = end_us - start_us < int(starts[-1] - starts[0]) // 2
        found.append((start_us, end_us) if is_part else (int(starts[0]), int(starts[-1])))
    return Spans.of(found)


def reported_spans(sums: TrafficSums, zone: ZoneInfo) -> list[Spans]:
    """Give the stretches of time that sums may be of: an invoice does not tell its clock."""
    reported = Spans.of(_edges(sums))
    if not (sums.source == SOURCE_CODES[Source.INVOICE]).any():
        return [reported]
    months = set(_months_of(sums, zone))
    world = [AccountCalendar.of(UTC_ZONE, Period(month)).starts_us for month in months]
    return [reported, Spans.of([(int(starts[0]), int(starts[-1])) for starts in world])]


@dataclass(frozen=True, slots=True, eq=False)
class CountingRule:
    """One way to count the charged messages of a log, and the difference it makes.

    Attributes:
        messages: The messages.
        times: How often each counts: none if it lies outside of the sums.
        cells: The cell of each charged message.
        names: The cells.
    """

    messages: CheckedMessages
    by_market: bool
    by_category: bool

    def amounts(self, times: Counts) -> BilledByMarket:
        """Add up by cell.

        Shape:
            ``times``: ``(outbound messages,)``, how often each message counts.
        """
        meta = self.messages.meta
        table = self.messages.log.table
        rows = np.flatnonzero(is_charged(meta.reason) & (times != 0))
        market = table.market[meta.rows[rows]].astype(np.int64)
        category = meta.category[rows].astype(np.int64)
        key = market * self.by_market * len(CATEGORIES) + category * self.by_category
        size = max(1, len(table.markets)) * len(CATEGORIES)
        counts, micros = (np.zeros(size, dtype=np.int64) for _ in range(2))
        np.add.at(counts, key, times[rows])
        np.add.at(micros, key, times[rows] * meta.rate_micros[rows])
        return {
            (
                table.markets[one // len(CATEGORIES)] if self.by_market else "",
                one % len(CATEGORIES) if self.by_category else NOT_SAID,
            ): Billed(int(counts[one]), int(micros[one]))
            for one in np.unique(key).tolist()
        }


_STEPS: Final = (Kind.OTHER_TIME_ZONE, Kind.LATE_DELIVERY, Kind.DELIVERED_TWICE)


def counted_as(
    messages: CheckedMessages, base: Mask, spans: Sequence[Spans], reported: BilledByMarket
) -> tuple[list[tuple[Kind, Counts, Counts]], BilledByMarket]:
    """Find how the sums were counted: by which clock, when sent, and each delivery.

    The way that leaves least unexplained is taken, and of equal ones the plainest.

    Args:
        messages: The messages of the log.
        base: Those that the rules count, among the outbound ones.
        spans: The stretches of time that the sums may be of.
        reported: The sums.

    Returns:
        The steps from ``base`` to the way of the sums, each with how often every message counts
        before and after it; and what the sums would be by the last.
    """
    rows = messages.meta.rows
    at_us = messages.log.table.at_us[rows]
    prices = messages.log.prices
    sent = prices.sent_us[rows] if prices is not None else np.full(len(rows), NO_TIME)
    sent = np.where(sent == NO_TIME, at_us, sent)
    often = prices.deliveries[rows].astype(np.int64) if prices is not None else base * 1
    counting = CountingRule(
        messages,
        by_market=all(market for market, _ in reported),
        by_category=all(category != NOT_SAID for _, category in reported),
    )
    best: tuple[int, int, list[tuple[Kind, Counts, Counts]], BilledByMarket] | None = None
    for number, (span, by_sending, by_delivery) in enumerate(
        product(spans, (False, True), (False, True))
    ):
        ways: list[Counts] = [base.astype(np.int64), span.hold(at_us).astype(np.int64)]
        ways.append(span.hold(sent).astype(np.int64) if by_sending else ways[-1])
        ways.append(ways[-1] * often if by_delivery else ways[-1])
        amounts = counting.amounts(ways[-1])
        cells = {*amounts, *reported}
        left = sum(
            abs(reported.get(cell, Billed()).messages - amounts.get(cell, Billed()).messages)
            for cell in cells
        )
        if best is None or left < best[0]:
            steps = list(zip(_STEPS, ways[:-1], ways[1:], strict=True))
            best = (left, number, steps, amounts)
    assert best is not None  # noqa: S101 - there is a way at least
    return best[2], best[3]


def step_differences(
    messages: CheckedMessages, steps: Sequence[tuple[Kind, Counts, Counts]]
) -> Iterator[Discrepancy]:
    """Say what each step adds."""
    meta = messages.meta
    for kind, before, after in steps:
        rows = np.flatnonzero((before != after) & is_charged(meta.reason))
        more = (after - before)[rows]
        yield from messages.grouped(kind, rows, np.abs(more), more * meta.rate_micros[rows])
