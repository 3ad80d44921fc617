"""The rows of a volume-tier card: a group for each market, a section for each category."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tarife.rates.cards import TierSchedule, label_of
from tarife.rates.meta.cells import Cell, cell_of, decimal_mark, is_remark, message_number
from tarife.rates.meta.headers import Row, Section, TierHeader
from tarife.rates.meta.list_rates import micros_in, no_market, twice
from tarife.rates.meta.printed import PrintedRate
from tarife.terms.problems import Problem
from tarife.terms.sentences import say

_OPEN_END: Final = frozenset({"", "--", "-", "\u2013", "\u2014", "n/a"})


@dataclass(frozen=True, slots=True)
class _Band:
    """The messages ``[start, end)`` of a month at one rate, counted from 0."""

    first: Cell
    rate: Cell
    start: int
    end: int | None
    rate_micros: int


def tier_rates(header: TierHeader) -> Iterator[PrintedRate | Problem]:
    """Read the rates under the header of a volume-tier card."""
    rows = [row for row in header.below if not is_remark(row, header.market)]
    sections = header.sections
    mark = decimal_mark(cell_of(row, part.rate).text for row in rows for part in sections)
    seen: dict[str, Cell] = {}
    for market, group in _groups(rows, header.market):
        before = seen.setdefault(market.text, market)
        if not market.text:
            yield no_market(cell_of(group[0], header.market))
        elif before is not market:
            yield twice(market, before)
        else:
            for section in sections:
                yield from _rate(market, group, section, mark)


def _groups(rows: list[Row], column: int) -> Iterator[tuple[Cell, list[Row]]]:
    """Put the rows of each market together; it stands on the first of them, or on each."""
    market, group = Cell("", "", 0, 0), list[Row]()
    for row in rows:
        cell = cell_of(row, column)
        if cell.text and cell.text != market.text:
            if group:
                yield market, group
            market, group = cell, []
        group.append(row)
    if group:
        yield market, group


def _rate(
    market: Cell, group: list[Row], section: Section, mark: str
) -> Iterator[PrintedRate | Problem]:
    bands: list[_Band] = []
    faults: list[Problem] = []
    for row in group:
        if cell_of(row, section.rate).is_no_rate:
            continue
        band = _band(row, section, mark)
        if isinstance(band, _Band):
            bands.append(band)
        else:
            faults.extend(band)
    # Where a band could not be read, its neighbours would seem to leave a gap.
    faults = faults or list(
        _breaks(
            say(
                "{market} ({category})", market=market.text, category=label_of(section.category)
            ),
            bands,
        )
    )
    if faults:
        yield from faults
    elif bands:
        schedule = TierSchedule(
            starts=tuple(band.start for band in bands),
            rates_micros=tuple(band.rate_micros for band in bands),
            end=bands[-1].end,
        )
        wheres = tuple(band.rate.where for band in bands)
        yield PrintedRate(market.text, section.category, schedule, wheres, market.where)


def _band(row: Row, section: Section, mark: str) -> _Band | list[Problem]:
    cell = cell_of(row, section.rate)
    micros = micros_in(cell, mark, section.category)
    start = _bound(cell_of(row, section.first), mark)
    last = cell_of(row, section.last)
    end = None if last.text in _OPEN_END else _bound(last, mark)
    faults = [found for found in (micros, start, end) if isinstance(found, Problem)]
    if isinstance(micros, Problem) or isinstance(start, Problem) or isinstance(end, Problem):
        return faults
    # Meta begins the first band at 0 and every other one at a message number from 1.
    start = max(start - 1, 0)
    if end is not None and end <= start:
        return [_empty(cell_of(row, section.first), last)]
    return _Band(cell_of(row, section.first), cell, start, end, micros)


def _bound(cell: Cell, mark: str) -> int | Problem:
    try:
        return message_number(cell.text, mark)
    except ValueError:
        return Problem(
            code="bad-bound",
            where=cell.where,
            message=say("the bound {cell!r} is no whole number of messages", cell=cell.text),
            hint=say("write it as Meta prints it, such as '100,000'"),
        )


def _breaks(line: str, bands: list[_Band]) -> Iterator[Problem]:
    if bands and bands[0].start != 0:
        yield Problem(
            code="no-list-rate",
            where=bands[0].first.where,
            message=say("the first band of {line} does not begin at 0", line=line),
            hint=say("put the list rate's row first"),
        )
    for before, band in pairwise(bands):
        if before.end is None or band.start < before.end:
            yield Problem(
                code="band-overlap",
                where=band.first.where,
                message=say("a band of {line} begins before the one above it ends", line=line),
                hint=say("let every band begin one message after the one before it"),
            )
        elif band.start > before.end:
            yield Problem(
                code="band-gap",
                where=band.first.where,
                message=say(
                    "no band of {line} holds the messages {end:,} to {start:,}",
                    line=line,
                    end=before.end + 1,
                    start=band.start,
                ),
                hint=say("let every band begin one message after the one before it"),
            )


def _empty(first: Cell, last: Cell) -> Problem:
    return Problem(
        code="empty-band",
        where=first.where,
        message=say(
            "the band {first!r} to {last!r} ends before it begins",
            first=first.text,
            last=last.text,
        ),
        hint=say("give the smaller message number first"),
    )
