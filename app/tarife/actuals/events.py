"""Reading a log into a message table: its rows, what became of them, and every bad line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from tarife.actuals.batches import Batch, read_batches
from tarife.actuals.deliveries import Rows, deliveries
from tarife.actuals.line_problems import LineProblems, Locate, locate_line
from tarife.actuals.log_collector import LogCollector
from tarife.actuals.log_notes import NO_MESSAGES, ReadStatistics, notes_of
from tarife.actuals.opening import LogFile
from tarife.actuals.pricing import PricingType, Verdict
from tarife.actuals.reports import TIMES, ReportMapping, guess, mapping_for, misspelt
from tarife.actuals.rows import CATEGORY_KINDS, KIND_UNKNOWN, State
from tarife.actuals.times import NO_TIME, Clock, DateOrder, OrderUnknown
from tarife.rates.markets.markets import Markets
from tarife.terms import categories
from tarife.terms.arrays import Codes, Instants, Mask, Narrow, parts
from tarife.terms.calendar import MICROSECONDS_PER_HOUR, instant_us
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import Sentence, say
from tarife.traffic.table import CATEGORY_OF_KIND, MessageKind, MessageTable

_WINDOW_US = 24 * MICROSECONDS_PER_HOUR


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a log does not say of itself.

    Attributes:
        mapping: What its columns mean, or nothing to find out. One without a name says it of
            some, and the rest is found out.
        order: Which number of a date such as 03/11/2026 is the day, or nothing to find out.
        template_category: What templates without a category count as, or an empty text.
        home_country: Whose numbers may lack their calling code; empty for none.
        now: The moment, to tell of times in the future; nothing to leave that out.
        keeps_prices: Whether what Meta says of prices is kept.
        account: The account whose messages are wanted, or an empty text.
        progress: Told after each batch how many lines have been read.
    """

    mapping: ReportMapping | None = None
    order: DateOrder | None = None
    template_category: str = ""
    home_country: str = ""
    now: datetime | None = None
    keeps_prices: bool = False
    account: str = ""
    progress: Callable[[int], None] = lambda _: None


@dataclass(frozen=True, slots=True, eq=False)
class MessagePrices:
    """What Meta says of the price of each message of a log.

    Attributes:
        verdicts: All that is said; the first is nothing.
        verdict: The index in ``verdicts`` of each message.
        conversation: A number for each conversation, 0 where there is none.
        sent_us: When it was sent, microseconds since 1970, or `NO_TIME`.
        deliveries: At how many moments it is said to have been delivered, at least 1.
        templates: The names of templates; the first is none.
        template: The index in ``templates`` of each message.

    Shape:
        Every array ``(messages,)``, in file order.
    """

    verdicts: tuple[Verdict | None, ...]
    verdict: NDArray[np.uint16]
    conversation: NDArray[np.int64]
    sent_us: Instants
    deliveries: Codes
    templates: tuple[str, ...]
    template: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class LostMessages:
    """Messages of the business that failed, or of which no delivery is known.

    Attributes:
        at_us: When it was sent where that is said, else what is told of it; microseconds since
            1970.
        failed: Whether it failed; if not, it may still arrive.
        kind: A `MessageKind`, or `KIND_UNKNOWN`.
        pair: Which conversation partner, as in the log's table.
        customers: The index of the customer in the log's spellings.
        template: The index of the template's name in `MessagePrices.templates`.

    Shape:
        Every array ``(messages,)``, in file order.
    """

    at_us: Instants
    failed: Mask
    kind: Codes
    pair: Narrow
    customers: NDArray[np.int32]
    template: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class EventLog:
    """A checked log: deliveries and inbound messages, in file order.

    Attributes:
        table: The messages.
        lines: The line of each message, from 1; those of several files are counted on.
        notes: What is worth knowing of how the log was read.
        spellings: The customers as the log spells them.
        customers: The index of each message's customer in ``spellings``.
        people: How many people the messages are of, each counted once however spelt; nothing
            where the log does not say whom they went to.
        prices: What Meta says of prices, where that was asked for.
        lost: The messages that did not arrive, where prices were asked for.
        accounts: The accounts whose messages it holds, as far as it says so.
        locate: Says where a line is.
        numbers: The names of the business numbers, as far as the log says them.
    """

    table: MessageTable
    lines: NDArray[np.int32]
    notes: tuple[Problem, ...]
    spellings: Sequence[str]
    customers: NDArray[np.int32]
    people: int | None
    prices: MessagePrices | None = None
    lost: LostMessages | None = None
    accounts: tuple[str, ...] = ()
    locate: Locate = locate_line
    numbers: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all stands in it, not even messages that did not arrive."""
        return NO_MESSAGES in self.notes


@dataclass(frozen=True, slots=True)
class Sample:
    """The first rows of a log, and what its columns are taken for.

    Attributes:
        batch: The rows as they stand.
        guess: What is understood without asking, or as much of that as can be guessed.
        problem: Why that is not enough to read the log, if so.
    """

    batch: Batch
    guess: ReportMapping
    problem: Problem | None = None


def sample_of(file: LogFile) -> Sample:
    """Look at the first rows of a log.

    Raises:
        InputError: If it has no rows, or its lines are none.
    """
    problems = LineProblems()
    batches = (batch for batch in read_batches(file, problems) if batch.columns and batch.lines)
    batch = next(batches, None)
    if batch is None:
        problems.raise_any()
        raise InputError([Problem("no-rows", "", say("the file holds no rows of messages"))])
    found = mapping_for(batch)
    if isinstance(found, Problem):
        return Sample(batch, guess(batch), found)
    return Sample(batch, found)


def read_events(
    log: LogFile | str, zone: ZoneInfo, markets: Markets, how: ReadOptions | None = None
) -> EventLog:
    """Read a log in any form that is known.

    Args:
        log: The log, or its text.
        zone: The account's time zone, for times without offset and for days.
        markets: Which market a country belongs to.
        how: What the log does not say of itself.

    Raises:
        InputError: Naming the first hundred problems and how many more there are, or asking
            what the log leaves open.
    """
    file = LogFile.of_text(log) if isinstance(log, str) else log
    return read_logs([file], zone, markets, how or ReadOptions())


def read_logs(
    files: Sequence[LogFile], zone: ZoneInfo, markets: Markets, how: ReadOptions
) -> EventLog:
    """Read several logs of one account as one; a message of more than one counts once.

    Args:
        files: The logs.
        zone: The account's time zone, for times without offset and for days.
        markets: Which market a country belongs to.
        how: What the logs do not say of themselves.

    Raises:
        InputError: As `read_events` does; each place names the file if there are several.
    """
    orders: dict[LogFile, DateOrder | None] = dict.fromkeys(files, how.order)
    reading = _Reading(zone, markets, how)
    waiting = list(files)
    while waiting:
        file = waiting.pop(0)
        try:
            reading.take(file, orders[file], is_alone=len(files) == 1)
        except OrderUnknown:
            orders[file] = _order_of(file, zone, how)
            reading, waiting = _Reading(zone, markets, how), list(files)
    return reading.log()


class _Reading:
    """Reads logs one after the other."""

    def __init__(self, zone: ZoneInfo, markets: Markets, how: ReadOptions) -> None:
        self._how = how
        self._problems = LineProblems(self._locate)
        self._findings = ReadStatistics(self._locate)
        self._clock = Clock(zone)
        self._mapping: ReportMapping | None = None
        self._firsts: list[tuple[int, str]] = []
        self._last = 0
        self._collector = LogCollector(
            markets, self._clock, self._problems, how.template_category, how.home_country
        )
        self._collector.keeps_prices = how.keeps_prices

    def take(self, file: LogFile, order: DateOrder | None, *, is_alone: bool) -> None:
        """Read one more log.

        Raises:
            InputError: If its columns mean nothing.
            OrderUnknown: If ``order`` is needed and not given.
        """
        how, before, collector = self._how, self._last, self._collector
        self._firsts.append((before, "" if is_alone else file.name))
        self._clock.order = order
        collector.template_category = how.template_category
        file_problems = LineProblems()
        mapping: ReportMapping | None = None
        for batch in read_batches(file, file_problems):
            if not batch.columns:
                continue
            if mapping is None:
                mapping = _mapped(batch, how.mapping, lambda line: self._locate(before + line))
                self._tell_customers(mapping, before + batch.header)
                self._mapping = mapping
            self._clock.is_utc = mapping.is_utc
            if mapping.template_category and not how.template_category:
                collector.template_category = mapping.template_category
            if before:
                lines = range(before + batch.lines[0], before + batch.lines[-1] + 1)
                same = len(lines) == len(batch.lines)
                held = lines if same else [before + line for line in batch.lines]
                batch = replace(batch, lines=held, header=before + batch.header)  # noqa: PLW2901
            self._take_batch(batch, mapping)
        self._problems.add_all(
            (before + line, problem) for line, problem in file_problems.problems
        )
        self._problems.more += file_problems.more
        self._problems.lines |= {before + line for line in file_problems.lines}

    def _take_batch(self, batch: Batch, mapping: ReportMapping) -> None:
        known = self._findings.unused
        unused = [name for name in mapping.unused(batch) if name not in known]
        if unused:
            known |= dict.fromkeys(unused)
            self._problems.add_all(misspelt(batch, mapping, unused))
        columns = mapping.columns_of(batch)
        accounts = [str(one or "") for one in columns.get("account") or ()]
        self._findings.accounts |= dict.fromkeys(accounts)
        if self._how.account and accounts:
            own = [n for n, one in enumerate(accounts) if one in {"", self._how.account}]
            columns = {name: [column[n] for n in own] for name, column in columns.items()}
            batch = replace(batch, lines=[batch.lines[n] for n in own])
        self._collector.take(batch, columns)
        if len(batch.lines):
            self._last = max(self._last, batch.lines[-1])
            self._how.progress(batch.lines[-1])

    def _tell_customers(self, mapping: ReportMapping, line: int) -> None:
        """Refuse a log without customers beside one with them: whose are its messages?"""
        is_first = self._mapping is None
        if not is_first and mapping.says_customers != self._collector.says_customers:
            message = say("one of the logs says whom messages went to, the other does not")
            problem = Problem("mixed-logs", "", message, say("give each of them alone"))
            self._problems.add(line, problem)
        self._collector.says_customers = mapping.says_customers

    def _locate(self, line: int) -> Sentence:
        first, name = next(one for one in reversed(self._firsts) if one[0] < max(line, 1))
        if not name:
            return locate_line(line)
        return say("{file}, line {line}", file=name, line=line - first)

    def log(self) -> EventLog:
        """Give what was read.

        Raises:
            InputError: Naming everything that is wrong.
        """
        self._problems.raise_any()
        mapping = self._mapping
        if mapping is not None and self._how.template_category:
            mapping = replace(mapping, template_category="")
        return _log(self._collector, self._findings, (mapping, self._how))


def _mapped(
    batch: Batch, given: ReportMapping | None, locate: Locate = locate_line
) -> ReportMapping:
    """Find out what the columns mean, or refuse the log in one sentence."""
    mapping = mapping_for(batch, given)
    if isinstance(mapping, Problem):
        raise InputError([replace(mapping, where=locate(batch.header))])
    return mapping


def _order_of(file: LogFile, zone: ZoneInfo, how: ReadOptions) -> DateOrder:
    """Find the order of day and month that all dates of a log agree with, or ask."""
    clock = Clock(zone, DateOrder.DAY_FIRST)
    mapping: ReportMapping | None = None
    for batch in read_batches(file, LineProblems()):
        if not batch.columns:
            continue
        mapping = mapping or _mapped(batch, how.mapping)
        columns = mapping.columns_of(batch)
        for name in TIMES:
            if name in columns:
                clock.read(columns[name], batch.lines)
    if len(clock.orders) == 1:
        return clock.orders.pop()
    if not clock.orders:
        return DateOrder.DAY_FIRST  # no order fits them all; those that do not fit are told
    raise InputError(
        [
            Problem(
                code="date-order",
                where="--dates",
                message=say("the dates can be read with the day first or with the month first"),
                hint=say("say which: --dates day-first or --dates month-first"),
            )
        ]
    )


def _log(
    collector: LogCollector,
    findings: ReadStatistics,
    asked: tuple[ReportMapping | None, ReadOptions],
) -> EventLog:
    mapping, how = asked
    people = collector.customers.people
    merged = deliveries(collector.rows(), people)
    pair = _pairs(merged.rows, people, tuple(collector.channels))
    rows, pair = _settled(merged.rows, pair, findings, collector)
    if not collector.says_customers:
        is_template = CATEGORY_OF_KIND[rows.kind] != categories.SERVICE
        findings.windowless = len(rows) - int(is_template.sum())
        rows, pair = rows.taken(is_template), pair[is_template]
    if how.now is not None:
        later = np.flatnonzero(rows.at_us > instant_us(how.now))
        if len(later):
            findings.future = (len(later), int(rows.line[later].min()))
    findings.backwards = _backwards(rows)
    numbers: dict[str, int] = {}
    number_of = [numbers.setdefault(number, len(numbers)) for number, _ in collector.channels]
    table = MessageTable(
        at_us=rows.at_us,
        pair=pair,
        number=np.array(number_of, dtype=np.min_scalar_type(len(numbers)))[rows.channel],
        kind=rows.kind,
        market=rows.market,
        in_united_states=rows.in_united_states,
        source=np.broadcast_to(np.uint8(0), len(rows)),
        markets=tuple(collector.markets.names),
    )
    notes = notes_of(findings, merged, mapping, collector.clock, collector.contradicting)
    prices = MessagePrices(
        *(tuple(collector.prices.verdicts), rows.verdict, rows.conversation),
        *(rows.sent_us, rows.deliveries),
        *(tuple(collector.prices.templates), rows.template),
    )
    count = len(np.unique(people[rows.customer])) if collector.says_customers else None
    message_prices = prices if how.keeps_prices and len(rows.verdict) else None
    lost = merged.lost
    unheard = (
        LostMessages(
            np.where(lost.sent_us == NO_TIME, lost.at_us, lost.sent_us),
            lost.state == State.FAILED,
            lost.kind,
            _pairs(lost, people, tuple(collector.channels)),
            lost.customer,
            lost.template,
        )
        if message_prices is not None
        else None
    )
    return EventLog(
        *(table, rows.line, notes, collector.customers.spellings, rows.customer, count),
        *(message_prices, unheard, tuple(filter(None, findings.accounts)), findings.locate),
        *(tuple(numbers),),
    )


def _backwards(rows: Rows) -> tuple[int, int, int]:
    """Tell of messages that arrived before they were sent: how many, where, by how long."""
    if not len(rows.sent_us):
        return 0, 0, 0
    ahead = np.where(rows.sent_us == NO_TIME, 0, rows.sent_us - rows.at_us)
    late = np.flatnonzero((ahead > 0) & (rows.kind > MessageKind.ENTRY))
    if not len(late):
        return 0, 0, 0
    return len(late), int(rows.line[late].min()), int(ahead[late].max())


def _pairs(
    rows: Rows, people: NDArray[np.int32], channels: Sequence[tuple[str, str]]
) -> Narrow:
    """Number the partners of conversations; the members of a group share its windows."""
    width = len(people) + 1
    is_group = np.array([bool(group) for _, group in channels], dtype=np.bool_)[rows.channel]
    person = np.where(is_group, len(people), people[rows.customer])
    narrow = np.min_scalar_type(-len(channels) * width)
    pairs: Narrow = rows.channel.astype(narrow) * narrow.type(width) + person
    return pairs


def _settled(
    rows: Rows, pair: Narrow, findings: ReadStatistics, collector: LogCollector
) -> tuple[Rows, Narrow]:
    """Decide what messages are of which the log does not say it, or leave them out.

    Outside a service window only templates arrive. Inside one a message may be either, and
    counts as free-form; so does one that Meta says came from a free entry point, which is free
    whatever it is, and may have opened it.
    """
    category = collector.template_category
    unsaid = rows.kind == KIND_UNKNOWN
    if unsaid.any() and len(rows.verdict):
        free = [
            one is not None and one.type is PricingType.FREE_ENTRY_POINT
            for one in collector.prices.verdicts
        ]
        settled = unsaid & np.array(free)[rows.verdict] & _in_window(rows, pair)
        free_form = np.uint8(MessageKind.FREE_FORM)
        rows = replace(rows, kind=np.where(settled, free_form, rows.kind).astype(np.uint8))
        unsaid &= ~settled
    count = int(unsaid.sum())
    if count == 0:
        return rows, pair
    if not category:
        findings.unpriced = count
        return rows.taken(~unsaid), pair[~unsaid]
    is_open = _in_window(rows, pair)
    kind = np.where(
        is_open, np.uint8(MessageKind.FREE_FORM), np.uint8(CATEGORY_KINDS[category])
    )
    findings.assumed = (int((unsaid & ~is_open).sum()), int((unsaid & is_open).sum()))
    return replace(rows, kind=np.where(unsaid, kind, rows.kind).astype(np.uint8)), pair


def _in_window(rows: Rows, pair: Narrow) -> Mask:
    """Tell at which messages a service window is open."""
    found = np.zeros(len(rows), dtype=np.bool_)
    for own in parts(pair):
        order = own[np.lexsort((rows.at_us[own], pair[own]))]
        found[order] = _is_open(rows.at_us[order], rows.kind[order], pair[order])
    return found


def _is_open(at_us: Instants, kind: Codes, pair: Narrow) -> Mask:
    """Tell the same of rows by pair and time."""
    indices = np.arange(len(pair))
    is_first = np.ones(len(pair), dtype=np.bool_)
    is_first[1:] = pair[1:] != pair[:-1]
    start = np.maximum.accumulate(np.where(is_first, indices, 0))
    latest = np.maximum.accumulate(np.where(kind <= MessageKind.ENTRY, indices, -1))
    is_open: Mask = (latest >= start) & (at_us - at_us[np.maximum(latest, 0)] < _WINDOW_US)
    return is_open
