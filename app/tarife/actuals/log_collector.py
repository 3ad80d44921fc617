"""Collects batches of a log into columns of codes, and the problems of its rows."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tarife.actuals.batches import Batch
from tarife.actuals.customer_markets import CustomerMarket, MarketFinder, customer_of
from tarife.actuals.deliveries import CollectedRows, Rows
from tarife.actuals.line_problems import LineProblems
from tarife.actuals.pricing import Verdict, verdict_of
from tarife.actuals.reports import TIMES
from tarife.actuals.rows import FEATURES, Reader, RowKind, State, is_error
from tarife.actuals.times import NO_TIME, Clock
from tarife.actuals.webhooks import ALIAS, is_bsuid
from tarife.rates.markets.markets import Markets
from tarife.terms.arrays import Codes, Indices, Instants, Mask, Narrow
from tarife.terms.calendar import DISTANT_DAY, FIRST_RULES_DAY, AccountCalendar
from tarife.terms.problems import Problem
from tarife.terms.sentences import say
from tarife.traffic.table import MessageKind

Columns = Mapping[str, Sequence[Any]]

_NOBODY: Final = -1
_SOMEBODY: Final = "line "
_NO_MARKET: Final = -1
_MOST_KNOWN: Final = 100_000
_Codes32 = NDArray[np.int32]
_Faulty = list[tuple[int, Problem]]


class LogCollector:
    """Takes the rows of a log, batch after batch.

    Attributes:
        template_category: What templates without a category count as, or an empty text.
        home_country: Whose numbers may lack their calling code, or an empty text.
        keeps_prices: Whether what Meta says of prices is kept.
        verdicts: What Meta says of prices, by the codes of `Rows.verdict`; the first is none.
        template_of: The codes of `Rows.template` by the names of templates.
        says_customers: Whether the log names customers; if not, each row is of another one.
        clock: Reads the times.
        spellings: The customers as the log spells them, by the codes of `Rows.customer`.
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
        self.home_country = home_country
        self.says_customers = True
        self.clock = clock
        self.spellings: list[str] = []
        self.contradicting: list[int] = []
        self.verdicts: list[Verdict | None] = [None]
        self.keeps_prices = False
        self.template_of: dict[str, int] = {"": 0}
        self._verdict_of: dict[str, int] = {"None": 0}
        self._problems = problems
        self._market_finder = MarketFinder.of(markets)
        self._row_kinds: list[RowKind] = []
        self._sort_of: dict[tuple[str, ...], dict[Any, int]] = {}
        self._customer_of: dict[Any, int] = {}
        self._homes: dict[tuple[str, bool, Problem | None], int] = {}
        self._home = array("i")
        self._person = array("i")
        self._one_person: dict[int, int] = {}
        self._regions: dict[tuple[str, str], int] = {}
        self._channels: dict[tuple[str, str], int] = {}
        self._market_of: dict[str, int] = {}
        self._rows = CollectedRows()

    @property
    def markets(self) -> tuple[str, ...]:
        """The names that `Rows.market` points to."""
        return tuple(self._market_of)

    @property
    def channels(self) -> tuple[tuple[str, str], ...]:
        """The business numbers, and groups, that `Rows.channel` points to."""
        return tuple(self._channels)

    @property
    def people(self) -> _Codes32:
        """The person of each customer, one for all ids that the log says are one."""
        return np.fromiter(map(self._root, self._person), dtype=np.int32)

    def rows(self) -> Rows:
        """Give all rows that were taken; no more can be."""
        return self._rows.rows()

    def take(self, batch: Batch, columns: Columns) -> None:
        """Take the rows of a batch.

        Args:
            batch: Where the rows stand.
            columns: Its columns by field.
        """
        count = len(batch.lines)
        if count == 0:
            return
        found: _Faulty = []
        sort = self._row_kinds_of(columns, count)
        used, inverse = np.unique(sort, return_inverse=True)
        sorts = [self._row_kinds[index] for index in used.tolist()]
        kind = np.array([one.kind for one in sorts], dtype=np.uint8)[inverse]
        state = np.array([one.state for one in sorts], dtype=np.uint8)[inverse]
        at_us, sent_us = self._times(batch, columns, (kind, state), found)
        customer = self._customers_of(columns, batch.lines, kind)
        counts = (kind <= MessageKind.ENTRY) | (state <= State.NOT_SAID)
        counts |= (state == State.DELIVERED) | (state == State.READ)
        if ALIAS in columns:
            counts &= self._join_aliases(columns[ALIAS])
        lines = np.fromiter(batch.lines, dtype=np.int32, count=count)
        self._tell_rows(lines, counts, (sort, at_us, customer), found)
        market, in_united_states = self._markets_of(
            lines, counts & (at_us != NO_TIME) & (customer != _NOBODY),
            (sort, kind, at_us, customer), found,
        )  # fmt: skip
        self._problems.add_all(found)
        kept = (at_us != NO_TIME) & (customer != _NOBODY)
        kept &= ~counts | (market != _NO_MARKET)
        if ALIAS in columns:
            kept &= counts
        rows = Rows(
            line=lines,
            at_us=at_us,
            kind=kind,
            state=state,
            channel=self._channels_of(columns, sort, kind),
            customer=customer,
            market=market,
            in_united_states=in_united_states,
            message=_numbers_of_ids(columns.get("message_id")),
        )
        if self.keeps_prices:
            rows = replace(rows, **self._prices_of(columns, count), sent_us=sent_us)
        self._rows.add(rows if kept.all() else rows.taken(kept))

    # What a row is

    def _row_kinds_of(self, columns: Columns, count: int) -> Indices:
        """Number what each row is; rows with equal features are alike."""
        features = {name: columns[name] for name in FEATURES if name in columns}
        if "error" in features:
            features["error"] = ["yes" if is_error(one) else "" for one in features["error"]]
        if "template" in features:
            features["template"] = ["yes" if one else "" for one in features["template"]]
        known = self._sort_of.setdefault(tuple(features), {})
        if len(known) > _MOST_KNOWN:
            known.clear()
        keys = list(zip(*features.values(), strict=True)) if features else [()] * count
        try:
            sorts = [known.get(key, -1) for key in keys]
        except TypeError:  # a list or an object cannot be looked up
            keys = [tuple(map(_plain_value, key)) for key in keys]
            sorts = [known.get(key, -1) for key in keys]
        if -1 in sorts:
            for index, key in enumerate(keys):
                if sorts[index] < 0 and key not in known:
                    known[key] = len(self._row_kinds)
                    values = dict(zip(features, key, strict=True))
                    code_of = self._market_finder.names.code_of
                    self._row_kinds.append(
                        Reader(values, code_of, self.template_category).row_kind()
                    )
                sorts[index] = known[key]
        return np.array(sorts, dtype=np.int64)

    def _prices_of(self, columns: Columns, count: int) -> dict[str, NDArray[Any]]:
        """Number what each row says of its price, and its conversation."""
        codes = [self._verdict(value) for value in columns.get("pricing") or ()]
        conversation = _numbers_of_ids(columns.get("conversation_id"))
        names = [_id_text(value) for value in columns.get("template") or ()]
        known = self.template_of
        templates = [known.setdefault(name, len(known)) for name in names]
        return {
            "template": np.array(templates or [0] * count, dtype=np.int32),
            "verdict": np.array(codes or [0] * count, dtype=np.uint16),
            "conversation": conversation if len(conversation) else np.zeros(count, np.int64),
        }

    def _verdict(self, value: Any) -> int:
        text = str(value)
        code = self._verdict_of.get(text)
        if code is None:
            verdict = verdict_of(value)
            if verdict not in self.verdicts:
                self.verdicts.append(verdict)
            if len(self._verdict_of) > _MOST_KNOWN:
                self._verdict_of.clear()
            code = self._verdict_of[text] = self.verdicts.index(verdict)
        return code

    # When

    def _times(
        self, batch: Batch, columns: Columns, what: tuple[Codes, Codes], found: _Faulty
    ) -> tuple[Instants, Instants]:
        """Find when each message arrived and was sent; fill in what that says of its state."""
        kind, state = what
        times = {}
        for name in TIMES:
            if name in columns:
                times[name], wrong = self.clock.read(columns[name], batch.lines)
                found += [(batch.lines[index], problem) for index, problem in wrong.items()]
        none = np.full(len(batch.lines), NO_TIME, dtype=np.int64)
        at_us, sent, delivered, read, failed = (times.get(name, none) for name in TIMES)
        if not times.keys() <= {"at"}:
            at_us = np.where(at_us == NO_TIME, sent, at_us)
            arrival = np.where(delivered == NO_TIME, read, delivered)
            self._fill_states((kind, state), (delivered, read, failed), times.keys(), batch)
            arrives = (
                (kind > MessageKind.ENTRY) & (arrival != NO_TIME) & (state != State.FAILED)
            )
            at_us = np.where(arrives | (at_us == NO_TIME), arrival, at_us)
            fails = (state == State.FAILED) & (failed != NO_TIME)
            at_us = np.where(fails | (at_us == NO_TIME), failed, at_us)
        return at_us, sent

    def _fill_states(
        self,
        what: tuple[Codes, Codes],
        times: tuple[Instants, Instants, Instants],
        named: "Sequence[str] | Any",
        batch: Batch,
    ) -> None:
        """Take from the columns of times what became of messages of the business."""
        kind, state = what
        delivered, read, failed = times
        outbound = kind > MessageKind.ENTRY
        arrival = np.where(delivered == NO_TIME, read, delivered)
        arrives = outbound & (arrival != NO_TIME)
        contradicts = arrives & ((state == State.FAILED) | (failed != NO_TIME))
        fails = contradicts & (
            (failed > arrival) | ((failed == NO_TIME) & (state == State.FAILED))
        )
        self.contradicting += [batch.lines[n] for n in np.flatnonzero(contradicts).tolist()]
        unsaid = outbound & (state == State.NOT_SAID)
        state[unsaid & (failed != NO_TIME)] = State.FAILED
        if {"delivered_at", "read_at"} & set(named):
            state[unsaid & (failed == NO_TIME)] = State.WAITING
        state[arrives & ~fails] = State.READ
        state[arrives & ~fails & (delivered != NO_TIME)] = State.DELIVERED
        state[fails] = State.FAILED

    # Who

    def _customers_of(self, columns: Columns, lines: Sequence[int], kind: Codes) -> _Codes32:
        spelt: Sequence[Any] = columns.get("customer") or [None] * len(lines)
        if not self.says_customers:
            spelt = [f"{_SOMEBODY}{line}" for line in lines]
        if "customer" not in columns and "from" in columns and "to" in columns:
            inbound = (kind <= MessageKind.ENTRY).tolist()
            ends = zip(inbound, columns["from"], columns["to"], strict=True)
            spelt = [sender if is_in else receiver for is_in, sender, receiver in ends]
        users = columns.get("user_id")
        if users is not None:
            spelt = self._join_users(spelt, users)
        try:
            codes = [self._customer_of.get(one, _NOBODY) for one in spelt]
        except TypeError:
            spelt = [one if isinstance(one, str | int) else None for one in spelt]
            codes = [self._customer_of.get(one, _NOBODY) for one in spelt]
        if _NOBODY in codes:
            codes = [
                self._customer(one) if code == _NOBODY else code
                for one, code in zip(spelt, codes, strict=True)
            ]
        return np.array(codes, dtype=np.int32)

    def _customer(self, spelt: Any) -> int:
        """Number a spelling of a customer."""
        text = _id_text(spelt)
        if not text:
            return _NOBODY
        code = self._customer_of.get(text)
        if code is None:
            customer = customer_of(text, self.home_country)
            code = self._customer_of[text] = len(self.spellings)
            self.spellings.append(text)
            home = (customer.country, customer.is_sure, customer.problem)
            self._home.append(self._homes.setdefault(home, len(self._homes)))
            self._person.append(code)
            if customer.person != text:
                self._person[code] = self._person[self._customer(customer.person)]
        if spelt != text:
            self._customer_of[spelt] = code
        return code

    def _join_users(self, spelt: Sequence[Any], users: Sequence[Any]) -> list[Any]:
        """Take the user id where there is no number, and join the two where both are given."""
        for one, user in set(zip(map(_id_text, spelt), map(_id_text, users), strict=True)):
            if one and one != user and is_bsuid(user):
                self._join(one, user)
        return [
            user if not _id_text(one) and is_bsuid(_id_text(user)) else one
            for one, user in zip(spelt, users, strict=True)
        ]

    def _join_aliases(self, aliases: Sequence[tuple[str, str] | None]) -> Mask:
        for alias in filter(None, aliases):
            self._join(*alias)
        return np.array([alias is None for alias in aliases], dtype=np.bool_)

    def _join(self, one: str, other: str) -> None:
        first, second = (self._root(self._person[self._customer(id_)]) for id_ in (one, other))
        if first != second:
            self._one_person[max(first, second)] = min(first, second)

    def _root(self, person: int) -> int:
        """Follow a chain of ids to its first, and shorten it for whoever asks next."""
        joined = self._one_person
        while (next_ := joined.get(person)) is not None:
            joined[person] = joined.get(next_, next_)
            person = next_
        return person

    def _channels_of(self, columns: Columns, sort: Indices, kind: Codes) -> Narrow:
        """Number the business number, and the group, of each row."""
        if "number" in columns or "from" not in columns or "to" not in columns:
            codes = [
                self._channels.setdefault((one.number, one.group), len(self._channels))
                for one in (self._row_kinds[index] for index in np.unique(sort).tolist())
            ]
            of_sort = np.zeros(
                len(self._row_kinds), dtype=np.min_scalar_type(len(self._channels))
            )
            of_sort[np.unique(sort)] = codes
            return of_sort[sort]
        inbound = (kind <= MessageKind.ENTRY).tolist()
        ends = zip(inbound, columns["from"], columns["to"], sort.tolist(), strict=True)
        keys = (
            (self._own_number(to if is_in else sender), self._row_kinds[index].group)
            for is_in, sender, to, index in ends
        )
        return np.array(
            [self._channels.setdefault(key, len(self._channels)) for key in keys],
            dtype=np.int32,
        )

    def _own_number(self, spelt: Any) -> str:
        return customer_of(_id_text(spelt), self.home_country).person

    # Where

    def _markets_of(
        self,
        lines: _Codes32,
        counts: Mask,
        facts: tuple[Indices, Codes, Instants, _Codes32],
        found: _Faulty,
    ) -> tuple[NDArray[np.int16], Mask]:
        """Find the market of each row that counts, on its day."""
        sort, kind, at_us, customer = facts
        market = np.full(len(lines), _NO_MARKET, dtype=np.int16)
        in_united_states = np.zeros(len(lines), dtype=np.bool_)
        rows = np.flatnonzero(counts)
        if len(rows) == 0:
            return market, in_united_states
        first, last = int(at_us[rows].min()), int(at_us[rows].max())
        calendar = AccountCalendar.spanning(self.clock.zone, first, last)
        dates = calendar.dates()
        day = calendar.day_index(at_us[rows])
        early = np.array([on < FIRST_RULES_DAY for on in dates])[day] & (
            kind[rows] > MessageKind.ENTRY
        )
        found += [(int(line), _before_first_era()) for line in lines[rows[early]]]
        rows, day = rows[~early], day[~early]
        region = self._regions_of(sort)[rows]
        home = np.frombuffer(self._home, dtype=np.int32)[customer[rows]]
        key = (region * len(self._homes) + home) * len(dates) + day
        values, where_first, inverse = np.unique(key, return_index=True, return_inverse=True)
        of_value = np.full(len(values), _NO_MARKET, dtype=np.int16)
        us_value = np.zeros(len(values), dtype=np.bool_)
        of_same = np.split(np.argsort(inverse, kind="stable"), np.cumsum(np.bincount(inverse)))
        for index, row in enumerate(where_first.tolist()):
            on = max(dates[day[row]], FIRST_RULES_DAY)
            one = self._row_kinds[sort[rows[row]]]
            answer = self._find_market(one, customer[rows[row]], on)
            if isinstance(answer, CustomerMarket):
                of_value[index] = self._market_of.setdefault(
                    answer.market, len(self._market_of)
                )
                us_value[index] = answer.country == "US"
                continue
            for other in rows[of_same[index]].tolist():
                found += self._misplaced(lines[other], one, customer[other], on)
        market[rows] = of_value[inverse]
        in_united_states[rows] = us_value[inverse]
        return market, in_united_states

    def _misplaced(self, line: int, one: RowKind, customer: int, on: date) -> _Faulty:
        """Say why a customer has no market on a day, if so."""
        answer = self._find_market(one, customer, on)
        problems = () if isinstance(answer, CustomerMarket) else answer
        return [(int(line), problem) for problem in problems]

    def _find_market(
        self, one: RowKind, customer: int, on: date
    ) -> CustomerMarket | tuple[Problem, ...]:
        who = customer_of(self.spellings[customer], self.home_country)
        return self._market_finder.find(one.country, one.market, who, on)

    def _regions_of(self, sort: Indices) -> Indices:
        of_sort = np.zeros(len(self._row_kinds), dtype=np.int64)
        for index in np.unique(sort).tolist():
            region = (self._row_kinds[index].country, self._row_kinds[index].market)
            of_sort[index] = self._regions.setdefault(region, len(self._regions))
        return of_sort[sort]

    # What is wrong

    def _tell_rows(
        self,
        lines: _Codes32,
        counts: Mask,
        facts: tuple[Indices, Instants, _Codes32],
        found: _Faulty,
    ) -> None:
        """Tell what is wrong with rows that count, and forget it of those that do not."""
        sort, at_us, customer = facts
        known = {line for line, _ in found}
        counting = set(lines[counts].tolist())
        found[:] = [(line, problem) for line, problem in found if line in counting]
        untimed = counts & (at_us == NO_TIME)
        found += [
            (line, _missing("at", say("a time such as 2026-11-03T10:00:00+03:00")))
            for line in lines[untimed].tolist()
            if line not in known
        ]
        example = say("an id, or a number such as +905321234567")
        nameless = counts & (customer == _NOBODY)
        found += [(line, _missing("customer", example)) for line in lines[nameless].tolist()]
        used, inverse = np.unique(sort, return_inverse=True)
        sorts = [self._row_kinds[index] for index in used.tolist()]
        is_wrong = np.array([bool(one.problems) for one in sorts])[inverse]
        for index in np.flatnonzero(counts & is_wrong).tolist():
            problems = self._row_kinds[sort[index]].problems
            found += [(int(lines[index]), problem) for problem in problems]
        for index in np.flatnonzero(untimed & ~nameless).tolist():
            one = self._row_kinds[sort[index]]
            found += self._misplaced(lines[index], one, customer[index], DISTANT_DAY)
        contradicts = np.array([one.contradiction for one in sorts])[inverse]
        self.contradicting += lines[contradicts].tolist()


def _numbers_of_ids(ids: Sequence[Any] | None) -> NDArray[np.int64]:
    """Make a number of each message id, 0 where there is none; nothing of no column.

    Two ids of one customer share a number once in some 10^19 pairs.
    """
    if ids is None:
        return np.zeros(0, dtype=np.int64)
    return np.array([hash(str(one)) if one else 0 for one in ids], dtype=np.int64)


def _id_text(value: Any) -> str:
    """Write an id or number as text; a number that a spreadsheet made a fraction is whole."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() if type(value) in {str, int} else ""


def _plain_value(value: Any) -> Any:
    return (str(value),) if isinstance(value, list | dict) else value


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
