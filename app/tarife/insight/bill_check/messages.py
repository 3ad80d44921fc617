"""Message by message: what Meta says of its price beside what the rules say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tarife.actuals.events import EventLog
from tarife.actuals.pricing import PricingType, Verdict
from tarife.billing.engine import Decisions, decide_table, price
from tarife.billing.eras import ERAS
from tarife.billing.ledger import REASON_CODES, Ledger, Reason, is_charged
from tarife.billing.settings import BillingSettings
from tarife.insight.bill_check.kinds import DISCREPANCY_KINDS, Discrepancy, Kind
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.rates.markets.phones import masked
from tarife.terms import categories
from tarife.terms.arrays import Codes, Counts, Indices, Mask, Micros
from tarife.terms.calendar import MICROSECONDS_PER_HOUR, moment_at
from tarife.terms.categories import CATEGORIES
from tarife.terms.sentences import Sentence, say
from tarife.traffic.table import MessageKind

_NONE: Final = len(DISCREPANCY_KINDS)
_EXAMPLES: Final = 3
_BY_CONVERSATION: Final = np.array([era.by_conversation for era in ERAS])
_SERVICE_CHARGED: Final = np.array([era.service_charged for era in ERAS])
_OPENED: Final = REASON_CODES[Reason.CONVERSATION_OPENED]
_DELIVERED: Final = REASON_CODES[Reason.MESSAGE_DELIVERED]
_FREE: Final = REASON_CODES[Reason.CONVERSATION_OPEN]


@dataclass(frozen=True, slots=True, eq=False)
class CheckedMessages:
    """The messages of a log, billed by the rules and by what Meta says of each.

    Attributes:
        log: The log.
        rules: The bill by the rules.
        meta: The bill by what Meta says; where it says nothing, by the rules.
        unsaid: How many messages of the business it says nothing of.
    """

    log: EventLog
    rules: Ledger
    meta: Ledger
    unsaid: int

    @property
    def kind(self) -> Codes:
        """The kind of each message, an index of `DISCREPANCY_KINDS`, or their number for none.

        Shape:
            ``(outbound messages,)``, in order of time.
        """
        rules, meta = self.rules, self.meta
        paid, due = is_charged(meta.reason), is_charged(rules.reason)
        in_entry_point = rules.reason == REASON_CODES[Reason.FREE_ENTRY_POINT]
        differs = (meta.category != rules.category) & (paid | due)
        found: Codes = np.select(
            [
                paid & in_entry_point,
                differs,
                paid & ~due,
                due & ~paid,
                meta.rate_micros != rules.rate_micros,
            ],
            [
                DISCREPANCY_KINDS.index(kind)
                for kind in (
                    *(Kind.CHARGED_IN_FREE_ENTRY_POINT, Kind.RECATEGORISED),
                    *(Kind.CHARGED_WHERE_FREE, Kind.FREE_WHERE_CHARGED),
                    Kind.TIER_NOT_REACHED,
                )
            ],
            default=_NONE,
        ).astype(np.uint8)
        return found

    def differences(self, within: Mask) -> Iterator[Discrepancy]:
        """Add up by kind, market and category how messages differ.

        Shape:
            ``within``: ``(outbound messages,)``, those that count.
        """
        kind = self.kind
        more = self.meta.rate_micros - self.rules.rate_micros
        for code, name in enumerate(DISCREPANCY_KINDS):
            rows = np.flatnonzero((kind == code) & within)
            if len(rows):
                yield from self.grouped(name, rows, np.ones_like(rows), more[rows])

    def grouped(
        self, kind: Kind, rows: Indices, messages: Counts, micros: Micros
    ) -> Iterator[Discrepancy]:
        """Add up messages of one kind by market and the category they were charged as.

        Args:
            kind: The kind.
            rows: The messages, among the outbound ones.
            messages: How often each counts.
            micros: How much more was charged for each.
        """
        table = self.log.table
        market = table.market[self.meta.rows[rows]].astype(np.int64)
        key = market * len(CATEGORIES) + self.meta.category[rows]
        for one in np.unique(key).tolist():
            own = np.flatnonzero(key == one)
            yield Discrepancy(
                kind=kind,
                market=table.markets[one // len(CATEGORIES)],
                category=CATEGORIES[one % len(CATEGORIES)],
                messages=int(messages[own].sum()),
                micros=int(micros[own].sum()),
                examples=tuple(self._example(row) for row in rows[own[:_EXAMPLES]].tolist()),
            )

    def _example(self, row: int) -> Sentence:
        log, index = self.log, int(self.meta.rows[row])
        moment = moment_at(int(log.table.at_us[index]), self.meta.calendar.zone)
        return say(
            "{place}: {moment}, {customer}",
            place=log.locate(int(log.lines[index])),
            moment=f"{moment:%Y-%m-%d %H:%M}",
            customer=masked(log.spellings[log.customers[index]]),
        )


def check_messages(
    log: EventLog, settings: BillingSettings, rates: tuple[RateBook, Markets]
) -> CheckedMessages:
    """Bill every message of a log by the rules, and by what Meta says of it.

    Raises:
        InputError: If a rate is missing.
    """
    book, markets = rates
    decided = _with_earlier_entries(
        decide_table(log.table, book, settings, markets), log, settings
    )
    rules = price(decided, book, settings)
    reported, unsaid = _reported(decided, rules, log)
    # Meta says of messages themselves whether the allowance made them free, of conversations
    # never whether the free tier did.
    meta = price(reported, book, replace(settings, service_allowance=0))
    return CheckedMessages(log, rules, meta, unsaid)


def _with_earlier_entries(
    decided: Decisions, log: EventLog, settings: BillingSettings
) -> Decisions:
    """Believe Meta that a free entry point was open where it opened before the log began.

    Until as many hours after the first line as one lasts, a message that Meta calls free by it
    shows that it was open, if the log has no first message through an ad of that customer. All
    that came before in that conversation was within it, too.
    """
    prices, table, rows = log.prices, log.table, decided.rows
    if prices is None or not len(rows):
        return decided
    at_us, free = table.at_us[rows], REASON_CODES[Reason.FREE_ENTRY_POINT]
    ends_us = int(table.at_us.min()) + settings.free_entry_hours * MICROSECONDS_PER_HOUR
    known = np.isin(table.pair[rows], table.pair[table.kind == MessageKind.ENTRY])
    shows = _of(
        prices.verdicts,
        prices.verdict[rows],
        lambda one: one.type is PricingType.FREE_ENTRY_POINT,
    )
    shows &= ~known & (at_us < ends_us)
    pairs, index = np.unique(table.pair[rows], return_inverse=True)
    until_us = np.full(len(pairs), np.iinfo(np.int64).min)
    np.maximum.at(until_us, index[shows], at_us[shows])
    reason = np.where(at_us <= until_us[index], free, decided.reason)
    return replace(decided, reason=reason.astype(np.uint8))


def _reported(decided: Decisions, rules: Ledger, log: EventLog) -> tuple[Decisions, int]:
    """Decide as Meta says; where it says nothing, as the rules do.

    A conversation is charged once, at the first of its messages, whatever the others say; a
    service conversation is not since they are free, though webhooks call it billable.
    """
    prices = log.prices
    if prices is None:
        return _as_ruled(decided, rules), len(decided.rows)
    verdict = prices.verdict[decided.rows]
    billable = _of(prices.verdicts, verdict, lambda one: bool(one.is_billable))
    by_conversation = _of(prices.verdicts, verdict, lambda one: one.by_conversation)
    by_conversation &= _BY_CONVERSATION[decided.era]
    conversation = prices.conversation[decided.rows]
    is_reported = (verdict > 0) & (~by_conversation | (conversation != 0))
    opens = np.zeros(len(decided.rows), dtype=np.bool_)
    named = np.flatnonzero(_BY_CONVERSATION[decided.era] & (conversation != 0))
    opens[named[np.unique(conversation[named], return_index=True)[1]]] = True
    category = np.array([_category(one) for one in prices.verdicts], dtype=np.int64)[verdict]
    category = np.where(is_reported & (category >= 0), category, decided.category)
    is_service = category == categories.SERVICE
    opens &= ~is_service | _SERVICE_CHARGED[decided.era]
    ruled = _as_ruled(decided, rules)
    charged = np.select(
        [billable & opens, billable & ~by_conversation], [_OPENED, _DELIVERED], _FREE
    )
    reported = replace(
        decided,
        reason=np.where(is_reported, charged, ruled.reason).astype(np.uint8),
        category=category.astype(np.uint8),
    )
    return reported, int((~is_reported).sum())


def _as_ruled(decided: Decisions, rules: Ledger) -> Decisions:
    """Keep the verdict of the rules, but let free conversations be counted anew."""
    counted = (rules.reason == REASON_CODES[Reason.FREE_TIER]) & _BY_CONVERSATION[decided.era]
    return replace(decided, reason=np.where(counted, _OPENED, rules.reason).astype(np.uint8))


def _of(
    verdicts: tuple[Verdict | None, ...],
    codes: NDArray[np.uint16],
    what: Callable[[Verdict], bool],
) -> Mask:
    values: Mask = np.array([one is not None and what(one) for one in verdicts])[codes]
    return values


def _category(verdict: Verdict | None) -> int:
    return -1 if verdict is None or verdict.category is None else verdict.category
