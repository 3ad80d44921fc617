"""Reading a log into a message table: its rows, what became of them, and every bad line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from tarife.actuals.batches import Batch, read_batches
from tarife.actuals.deliveries import Rows, deliveries
from tarife.actuals.line_problems import LineProblems
from tarife.actuals.log_collector import LogCollector
from tarife.actuals.log_notes import ReadStatistics, notes_of
from tarife.actuals.opening import LogFile
from tarife.actuals.reports import TIMES, ReportMapping, guess, mapping_for, misspelt
from tarife.actuals.rows import CATEGORY_KINDS, KIND_UNKNOWN
from tarife.actuals.times import Clock, DateOrder, OrderUnknown
from tarife.rates.markets.markets import Markets
from tarife.terms import categories
from tarife.terms.arrays import Codes, Instants, Mask, Narrow, parts
from tarife.terms.calendar import MICROSECONDS_PER_HOUR, instant_us
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say
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
        progress: Told after each batch how many lines have been read.
    """

    mapping: ReportMapping | None = None
    order: DateOrder | None = None
    template_category: str = ""
    home_country: str = ""
    now: datetime | None = None
    progress: Callable[[int], None] = lambda _: None


@dataclass(frozen=True, slots=True, eq=False)
class EventLog:
    """A checked log: deliveries and inbound messages, in file order.

    Attributes:
        table: The messages.
        lines: The line of each message, from 1.
        notes: What is worth knowing of how the log was read.
        spellings: The customers as the log spells them.
        customers: The index of each message's customer in ``spellings``.
        people: How many people the messages are of, each counted once however spelt; nothing
            where the log does not say whom they went to.
    """

    table: MessageTable
    lines: NDArray[np.int32]
    notes: tuple[Problem, ...]
    spellings: Sequence[str]
    customers: NDArray[np.int32]
    people: int | None


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
    asked = how or ReadOptions()
    try:
        return _read(file, zone, markets, asked)
    except OrderUnknown:
        order = _order_of(file, zone, asked)
        return _read(file, zone, markets, replace(asked, order=order))


def _read(file: LogFile, zone: ZoneInfo, markets: Markets, how: ReadOptions) -> EventLog:
    problems = LineProblems()
    findings = ReadStatistics()
    clock = Clock(zone, how.order)
    mapping: ReportMapping | None = None
    gathering = LogCollector(markets, clock, problems, how.template_category, how.home_country)
    for batch in read_batches(file, problems):
        if not batch.columns:
            continue
        if mapping is None:
            mapping = _mapped(batch, how.mapping)
        clock.is_utc, gathering.says_customers = mapping.is_utc, mapping.says_customers
        if mapping.template_category and not how.template_category:
            gathering.template_category = mapping.template_category
        columns = mapping.columns_of(batch)
        unused = [name for name in mapping.unused(batch) if name not in findings.unused]
        if unused:
            findings.unused |= dict.fromkeys(unused)
            problems.add_all(misspelt(batch, mapping, unused))
        gathering.take(batch, columns)
        if len(batch.lines):
            how.progress(batch.lines[-1])
    problems.raise_any()
    if mapping is not None and how.template_category:
        mapping = replace(mapping, template_category="")
    return _log(gathering, findings, mapping, how)


def _mapped(batch: Batch, given: ReportMapping | None) -> ReportMapping:
    """Find out what the columns mean, or refuse the log in one sentence."""
    mapping = mapping_for(batch, given)
    if isinstance(mapping, Problem):
        raise InputError([replace(mapping, where=say("line {line}", line=batch.header))])
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
    gathering: LogCollector,
    findings: ReadStatistics,
    mapping: ReportMapping | None,
    how: ReadOptions,
) -> EventLog:
    people = gathering.people
    found = deliveries(gathering.rows(), people)
    pair = _pairs(found.rows, people, gathering.circles)
    rows, pair = _settled(found.rows, pair, findings, gathering.template_category)
    if not gathering.says_customers:
        is_template = CATEGORY_OF_KIND[rows.kind] != categories.SERVICE
        findings.windowless = len(rows) - int(is_template.sum())
        rows, pair = rows.taken(is_template), pair[is_template]
    if how.now is not None:
        later = np.flatnonzero(rows.at_us > instant_us(how.now))
        if len(later):
            findings.future = (len(later), int(rows.line[later].min()))
    numbers: dict[str, int] = {}
    number_of = [numbers.setdefault(number, len(numbers)) for number, _ in gathering.circles]
    table = MessageTable(
        at_us=rows.at_us,
        pair=pair,
        number=np.array(number_of, dtype=np.min_scalar_type(len(numbers)))[rows.circle],
        kind=rows.kind,
        market=rows.market,
        in_united_states=rows.in_united_states,
        source=np.broadcast_to(np.uint8(0), len(rows)),
        markets=gathering.markets,
    )
    notes = notes_of(findings, found, mapping, gathering.clock, gathering.contradicting)
    count = len(np.unique(people[rows.customer])) if gathering.says_customers else None
    return EventLog(table, rows.line, notes, gathering.spellings, rows.customer, count)


def _pairs(rows: Rows, people: NDArray[np.int32], circles: Sequence[tuple[str, str]]) -> Narrow:
    """Number the partners of conversations; the members of a group share its windows."""
    width = len(people) + 1
    is_group = np.array([bool(group) for _, group in circles], dtype=np.bool_)[rows.circle]
    person = np.where(is_group, len(people), people[rows.customer])
    narrow = np.min_scalar_type(-len(circles) * width)
    pairs: Narrow = rows.circle.astype(narrow) * narrow.type(width) + person
    return pairs


def _settled(
    rows: Rows, pair: Narrow, findings: ReadStatistics, category: str
) -> tuple[Rows, Narrow]:
    """Decide what messages are of which the log does not say it, or leave them out.

    Outside a service window only templates arrive. Inside one a message may be either, and
    counts as free-form.
    """
    unsaid = rows.kind == KIND_UNKNOWN
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
