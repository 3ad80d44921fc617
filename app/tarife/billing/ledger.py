"""The ledger: what became of every outbound message, and its totals."""

from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import numpy as np

from tarife.terms.arrays import Codes, Counts, Indices, Mask, Micros, Narrow, blocks
from tarife.terms.calendar import AccountCalendar
from tarife.terms.categories import CATEGORIES
from tarife.terms.sentences import say
from tarife.traffic.table import MessageTable


class Reason(StrEnum):
    """Why a message is charged, free or refused; the order numbers them in arrays."""

    CONVERSATION_OPENED = "conversation_opened"
    MESSAGE_DELIVERED = "message_delivered"
    CONVERSATION_OPEN = "conversation_open"
    FREE_TIER = "free_tier"
    ERA_FREE = "era_free"
    SERVICE_WINDOW = "service_window"
    FREE_ENTRY_POINT = "free_entry_point"
    REACTION = "reaction"
    US_PAUSE = "us_pause"
    OUTSIDE_WINDOW = "outside_window"
    WAIVED = "waived"
    NO_PAYMENT_METHOD = "no_payment_method"


REASON_NAMES: Final = MappingProxyType(
    {
        Reason.CONVERSATION_OPENED: say("Charged: opened a conversation"),
        Reason.MESSAGE_DELIVERED: say("Charged: delivered"),
        Reason.CONVERSATION_OPEN: say("Free: open conversation"),
        Reason.FREE_TIER: say("Free: monthly allowance"),
        Reason.ERA_FREE: say("Free: by the rules"),
        Reason.SERVICE_WINDOW: say("Free: service window"),
        Reason.FREE_ENTRY_POINT: say("Free: free entry point"),
        Reason.REACTION: say("Free: reaction"),
        Reason.US_PAUSE: say("Not delivered (paused)"),
        Reason.OUTSIDE_WINDOW: say("Too late to send"),
        Reason.WAIVED: say("Free: government or non-profit"),
        Reason.NO_PAYMENT_METHOD: say("Not delivered: no payment method"),
    }
)

REASONS: Final = tuple(Reason)
REASON_CODES: Final = {reason: code for code, reason in enumerate(REASONS)}

CHARGED_REASONS: Final = (Reason.CONVERSATION_OPENED, Reason.MESSAGE_DELIVERED)
REFUSED_REASONS: Final = (Reason.OUTSIDE_WINDOW,)
PAUSED_REASONS: Final = (Reason.US_PAUSE, Reason.NO_PAYMENT_METHOD)
FREE_REASONS: Final = tuple(
    reason
    for reason in REASONS
    if reason not in CHARGED_REASONS + REFUSED_REASONS + PAUSED_REASONS
)


def is_charged(reason: Codes) -> Mask:
    mask: Mask = reason <= REASON_CODES[Reason.MESSAGE_DELIVERED]
    return mask


def is_refused(reason: Codes) -> Mask:
    """Tell which reason codes stand for a message that could not be sent."""
    mask: Mask = reason == REASON_CODES[Reason.OUTSIDE_WINDOW]
    return mask


def is_paused(reason: Codes) -> Mask:
    """Tell which reason codes stand for a message that Meta does not deliver."""
    mask: Mask = np.isin(reason, [REASON_CODES[one] for one in PAUSED_REASONS])
    return mask


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """What became of every outbound message, in time order.

    Attributes:
        table: The table that was billed.
        rows: Where each stands in it; rows with equal times keep their order.
        day: The day of delivery, counted from the calendar's first.
        reason: A code of `REASONS`.
        category: The category it is charged as, or would be, as a code.
        rate_micros: What it cost, 0 where it is not charged.
        calendar: The days.
        currency: The billing currency.

    Shape:
        Every array but the table's ``(outbound messages,)``.
    """

    table: MessageTable
    rows: Narrow
    day: Narrow
    reason: Codes
    category: Codes
    rate_micros: Micros
    calendar: AccountCalendar
    currency: str

    @property
    def total_micros(self) -> int:
        """The exact sum of all charges."""
        return int(self.rate_micros.sum())

    def lines(self) -> "LedgerLines":
        """Add the messages up by source, day, market, category and reason."""
        table = self.table
        sizes = (
            *(int(table.source.max(initial=0)) + 1, self.calendar.days),
            *(max(1, len(table.markets)), len(CATEGORIES), len(REASONS)),
        )
        found = [_added_up(np.zeros(0, dtype=np.int64), *[self.rate_micros[:0]] * 2)]
        for part in blocks(len(self.rows)):
            rows = self.rows[part]
            columns = (table.source[rows], self.day[part], table.market[rows])
            key = np.ravel_multi_index(
                (*columns, self.category[part], self.reason[part]), sizes
            )
            found.append(_added_up(key, np.ones_like(key), self.rate_micros[part]))
        key, messages, charges = _added_up(*map(np.concatenate, zip(*found, strict=True)))
        source, day, market, category, reason = np.unravel_index(key, sizes)
        return LedgerLines(
            source=source,
            day=day,
            market=market,
            category=category.astype(np.uint8),
            reason=reason.astype(np.uint8),
            messages=messages,
            charge_micros=charges,
            markets=table.markets,
            calendar=self.calendar,
            currency=self.currency,
        )


def _added_up(key: Indices, messages: Counts, micros: Micros) -> tuple[Indices, Counts, Micros]:
    """Add up what has the same key; the keys come in ascending order."""
    keys, group = np.unique(key, return_inverse=True)
    sums = np.zeros((2, len(keys)), dtype=np.int64)
    np.add.at(sums[0], group, messages)
    np.add.at(sums[1], group, micros)
    return keys, sums[0], sums[1]


LINE_COLUMNS: Final = (
    *("source", "day", "market", "category", "reason"),
    *("messages", "charge_micros"),
)


@dataclass(frozen=True, slots=True, eq=False)
class LedgerLines:
    """The ledger added up: one row for each combination that occurs.

    Every total that is shown anywhere is a sum of these rows, so totals always agree.

    Shape:
        Every array ``(lines,)``, sorted by source, day, market, category, reason.
    Units:
        ``messages`` counts, ``charge_micros`` in micros of ``currency``.
    """

    source: Indices
    day: Indices
    market: Indices
    category: Codes
    reason: Codes
    messages: Counts
    charge_micros: Micros
    markets: tuple[str, ...]
    calendar: AccountCalendar
    currency: str

    def renumbered(self, sources: Indices) -> "LedgerLines":
        """Give each source another number, and put the lines in order again.

        Shape:
            ``sources``: ``(sources,)``, the new number of each.
        """
        source = sources[self.source]
        small = np.min_scalar_type(len(sources))  # whose order is found at once
        order = np.argsort(source.astype(small), kind="stable")
        return replace(self, source=source).taken(order)

    def taken(self, rows: Indices | Mask) -> "LedgerLines":
        """Take some of the lines, in the order in which they are named."""
        return replace(self, **{name: getattr(self, name)[rows] for name in LINE_COLUMNS})

    def of_days(self, calendar: AccountCalendar) -> "LedgerLines":
        """Take the lines of some of the days, which are counted from the first of them."""
        first = (calendar.first_day - self.calendar.first_day).days
        rows = np.flatnonzero((self.day >= first) & (self.day < first + calendar.days))
        own = self.taken(rows)
        return replace(own, day=own.day - first, calendar=calendar)

    @property
    def charged(self) -> Mask:
        """Which lines hold charged messages."""
        return is_charged(self.reason)

    @property
    def refused(self) -> Mask:
        """Which lines hold messages that could not be sent."""
        return is_refused(self.reason)

    @property
    def paused(self) -> Mask:
        """Which lines hold messages that Meta does not deliver."""
        return is_paused(self.reason)

    @property
    def free(self) -> Mask:
        """Which lines hold messages that were delivered and cost nothing."""
        mask: Mask = ~(self.charged | self.refused | self.paused)
        return mask

    @property
    def total_micros(self) -> int:
        """The exact sum of all charges."""
        return int(self.charge_micros.sum())
