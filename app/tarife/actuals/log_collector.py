"""Collects batches of a log into columns of codes, and the problems of its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tarife.actuals.batches import Batch
from tarife.actuals.customer_markets import NO_MARKET, CustomerMarkets
from tarife.actuals.customers import NOBODY, Customers
from tarife.actuals.deliveries import CollectedRows, Rows
from tarife.actuals.line_problems import LineProblems
from tarife.actuals.moments import Moments
from tarife.actuals.pricing import PriceNumbering
from tarife.actuals.rows import BatchKinds, Numbering, RowKindNumbering, State, id_text
from tarife.actuals.times import NO_TIME, Clock
from tarife.actuals.webhooks import ALIAS, is_bsuid
from tarife.rates.markets.markets import Markets
from tarife.terms.arrays import Codes, Indices, Mask
from tarife.terms.calendar import DISTANT_DAY, FIRST_RULES_DAY, AccountCalendar
from tarife.terms.problems import Problem
from tarife.terms.sentences import say
from tarife.traffic.table import MessageKind

_NEW_CUSTOMER: Final = "line "
_Columns = Mapping[str, Sequence[Any]]
_Faults = list[tuple[int, Problem]]


class LogCollector:
    """Takes the rows of a log, batch after batch.

    Attributes:
        template_category: What templates without a category count as, or an empty text.
        keeps_prices: Whether what Meta says of prices is kept.
        says_customers: Whether the log names customers; if not, each row is of another one.
        clock: Reads the times.
        customers: The customers, by the codes of `Rows.customer`.
        channels: The business numbers, and groups, by the codes of `Rows.channel`.
        markets: The markets, by the codes of `Rows.market`.
        prices: What Meta says of prices, and the names of templates.
        contradicting: Lines that say both that a message arrived and that it failed.
    """

    def __init__(
        self,
        markets: Markets,
        clock: Clock,
        problems: LineProblems,
        template_category: str = "",
        home_country: str = "",
    ) -> None:
        self.template_category = template_category
        self.keeps_prices = False
        self.says_customers = True
        self.clock = clock
        self.customers = Customers(home_country)
        self.channels: Numbering[tuple[str, str]] = Numbering()
        self.markets = CustomerMarkets(markets, self.customers)
        self.prices = PriceNumbering()
        self.contradicting: list[int] = []
        self._problems = problems
        self._row_kinds = RowKindNumbering(self.markets.country_names.code_of)
        self._rows = CollectedRows()

    def rows(self) -> Rows:
        """Give all rows that were taken; no more can be."""
        return self._rows.rows()

    def take(self, batch: Batch, columns: _Columns) -> None:
        """Take the rows of a batch.

        Args:
            batch: Where the rows stand.
            columns: Its columns by field.
        """
        count = len(batch.lines)
        if count == 0:
            return
        kinds = self._row_kinds.of_batch(columns, count, self.template_category)
        kind = kinds.column(lambda one: one.kind, np.uint8)
        state = kinds.column(lambda one: one.state, np.uint8)
        moments, faults = Moments.parse(columns, batch.lines, self.clock)
        line = np.fromiter(batch.lines, dtype=np.int32, count=count)
        self.contradicting += line[moments.fill_states(kind, state)].tolist()
        rows = Rows(
            line=line,
            at_us=moments.of_events(kind, state),
            kind=kind,
            state=state,
            channel=self._channels_of(columns, kinds, kind),
            customer=self.customers.codes_of(self._spelt(columns, batch.lines, kind)),
            market=np.full(count, NO_MARKET, dtype=np.int16),
            in_united_states=np.zeros(count, dtype=np.bool_),
            message=_numbers_of_ids(columns.get("message_id")),
        )
        counts = (kind <= MessageKind.ENTRY) | (state <= State.NOT_SAID)
        counts |= (state == State.DELIVERED) | (state == State.READ)
        kept = (rows.at_us != NO_TIME) & (rows.customer != NOBODY)
        if ALIAS in columns:
            aliases = columns[ALIAS]
            self.customers.join_all(filter(None, aliases))
            is_message = np.array([alias is None for alias in aliases], dtype=np.bool_)
            counts, kept = counts & is_message, kept & is_message
        faults = self._row_faults(rows, kinds, counts, faults)
        faults += self._find_markets(rows, kinds, np.flatnonzero(counts & kept))
        self._problems.add_all(faults)
        if self.keeps_prices:
            conversation = _numbers_of_ids(columns.get("conversation_id"))
            rows = replace(
                rows,
                verdict=self.prices.verdicts_of(columns.get("pricing"), count),
                conversation=conversation if len(conversation) else np.zeros(count, np.int64),
                sent_us=moments.sent,
                template=self.prices.templates_of(columns.get("template"), count),
            )
        kept &= ~counts | (rows.market != NO_MARKET)
        self._rows.add(rows if kept.all() else rows.taken(kept))

    def _spelt(self, columns: _Columns, lines: Sequence[int], kind: Codes) -> Sequence[Any]:
        """Give the customer of each row as the log spells them.

        A user id takes the place of a number that is not given, and is the same person's where
        both are.
        """
        spelt: Sequence[Any] = columns.get("customer") or [None] * len(lines)
        if not self.says_customers:
            spelt = [f"{_NEW_CUSTOMER}{line}" for line in lines]
        if "customer" not in columns and "from" in columns and "to" in columns:
            spelt = _by_direction(kind, columns["from"], columns["to"])
        users = columns.get("user_id")
        if users is None:
            return spelt
        both = set(zip(map(id_text, spelt), map(id_text, users), strict=True))
        self.customers.join_all(
            (one, user) for one, user in both if one and one != user and is_bsuid(user)
        )
        return [
            user if not id_text(one) and is_bsuid(id_text(user)) else one
            for one, user in zip(spelt, users, strict=True)
        ]

    def _channels_of(
        self, columns: _Columns, kinds: BatchKinds, kind: Codes
    ) -> NDArray[np.int32]:
        """Number the business number, and the group, of each row."""
        if "number" in columns or "from" not in columns or "to" not in columns:
            return kinds.column(lambda one: self.channels[one.number, one.group], np.int32)
        numbers = _by_direction(kind, columns["to"], columns["from"])
        keys = (
            (self.customers.identity(number), kinds[row].group)
            for row, number in enumerate(numbers)
        )
        return np.array([self.channels[key] for key in keys], dtype=np.int32)

    def _row_faults(
        self, rows: Rows, kinds: BatchKinds, counts: Mask, faults: _Faults
    ) -> _Faults:
        """Tell what is wrong with rows that count; of others also times do not matter."""
        counting = set(rows.line[counts].tolist()) if faults else set()
        untimed, faulty = counts & (rows.at_us == NO_TIME), {line for line, _ in faults}
        found = [fault for fault in faults if fault[0] in counting]
        example = say("a time such as 2026-11-03T10:00:00+03:00")
        lines = [line for line in rows.line[untimed].tolist() if line not in faulty]
        found += [(line, _missing("at", example)) for line in lines]
        nameless = counts & (rows.customer == NOBODY)
        example = say("an id, or a number such as +905321234567")
        found += [
            (line, _missing("customer", example)) for line in rows.line[nameless].tolist()
        ]
        wrong = counts & kinds.column(lambda one: bool(one.problems), np.bool_)
        for row in np.flatnonzero(wrong).tolist():
            found += [(int(rows.line[row]), problem) for problem in kinds[row].problems]
        for row in np.flatnonzero(untimed & ~nameless).tolist():
            problems = self.markets.problems_of(kinds[row], rows.customer[row], DISTANT_DAY)
            found += [(int(rows.line[row]), problem) for problem in problems]
        contradicts = kinds.column(lambda one: one.contradiction, np.bool_)
        self.contradicting += rows.line[contradicts].tolist()
        return found

    def _find_markets(self, rows: Rows, kinds: BatchKinds, asked: Indices) -> _Faults:
        """Write the markets of rows on their days; gives why some have none."""
        if len(asked) == 0:
            return []
        at_us = rows.at_us[asked]
        first, last = int(at_us.min()), int(at_us.max())
        calendar = AccountCalendar.spanning(self.clock.zone, first, last)
        dates, day = calendar.dates(), calendar.day_index(at_us)
        is_early = np.array([on < FIRST_RULES_DAY for on in dates])[day]
        is_early &= rows.kind[asked] > MessageKind.ENTRY
        early = rows.line[asked[is_early]].tolist()
        asked, day = asked[~is_early], day[~is_early]
        found = self.markets.of_rows(
            *(kinds.taken(asked), rows.customer[asked]),
            *(day, [max(on, FIRST_RULES_DAY) for on in dates]),
        )
        rows.market[asked], rows.in_united_states[asked], problems = found
        faults = [(line, _before_first_era()) for line in early]
        return faults + [(int(rows.line[asked[row]]), one) for row, one in problems]


def _by_direction(kind: Codes, inbound: Sequence[Any], outbound: Sequence[Any]) -> list[Any]:
    """Take of each row one value or the other, by who wrote it."""
    is_inbound = (kind <= MessageKind.ENTRY).tolist()
    rows = zip(is_inbound, inbound, outbound, strict=True)
    return [value if is_in else other for is_in, value, other in rows]


def _numbers_of_ids(ids: Sequence[Any] | None) -> Indices:
    """Make a number of each message id, 0 where there is none; nothing of no column.

    Two ids of one customer share a number once in some 10^19 pairs.
    """
    if ids is None:
        return np.zeros(0, dtype=np.int64)
    return np.array([hash(str(one)) if one else 0 for one in ids], dtype=np.int64)


def _missing(name: str, example: str) -> Problem:
    return Problem(
        code="missing-field",
        where="",
        message=say("the field {name!r} is missing", name=name),
        hint=say("give {example}", example=example),
    )


def _before_first_era() -> Problem:
    return Problem(
        code="before-first-era",
        where="",
        message=say(
            "no billing rules are known before {first_rules_day}",
            first_rules_day=FIRST_RULES_DAY,
        ),
        hint=say("leave the line out"),
    )
