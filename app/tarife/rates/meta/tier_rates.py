"""The rows of a volume-tier card: a group for each market, a section for each category."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from tarife.rates.cards import label_of
from tarife.rates.meta.cells import Cell, cell_of, decimal_mark, is_remark, message_number
from tarife.rates.meta.headers import FileRow, TierColumns, TierHeader
from tarife.rates.meta.list_rates import micros_in, no_market, twice
from tarife.rates.meta.printed import PrintedRate
from tarife.terms.folding import folded
from tarife.terms.problems import Problem
from tarife.terms.sentences import say
from tarife.terms.tiers import TierSchedule

_OPEN_END: Final = frozenset(
    {
        *("unlimited", "no limit", "no upper limit", "infinity", "infinite", "inf", "open"),
        *("max", "maximum", "above", "over", "and above", "and over", "and up", "and more"),
        *("or more", "onwards", "and beyond", "beyond", "higher", "and higher"),
        *("ilimitado", "sin limite", "infinito", "y mas", "o mas", "en adelante"),
        *("sem limite", "e acima", "ou mais", "e mais", "acima", "em diante"),
        *("sinirsiz", "limitsiz", "sonsuz", "ve uzeri", "ve ustu", "uzeri", "ve fazlasi"),
    }
)
"""What stands, folded, where a band has no end, or after the number with which it begins."""

_OPEN_SIGNS: Final = frozenset({"+", "\u221e"})
_NUMBER_FIRST: Final = re.compile(
    r"(?P<number>\d[\d.,' \u2019]*?)\s*(?P<rest>[^\d.,' \u2019].*)"
)


@dataclass(frozen=True, slots=True)
class _PrintedBand:
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
    mark = decimal_mark(cell_of(row, part.rate).figure for row in rows for part in sections)
    seen: dict[str, Cell] = {}
    for market, group in _groups(rows, header.market):
        before = seen.setdefault(market.text, market)
        if not market.text:
            yield no_market(cell_of(group[0], header.market))
        elif before is not market:
            yield twice(market, before)
        else:
            for section in sections:
                yield from banded_rate(market, group, section, mark)


def _groups(rows: list[FileRow], column: int) -> Iterator[tuple[Cell, list[FileRow]]]:
    """Put the rows of each market together; it stands on the first of them, or on each."""
    market, group = Cell("", "", 0, 0), list[FileRow]()
    for row in rows:
        cell = cell_of(row, column)
        if cell.text and cell.text != market.text:
            if group:
                yield market, group
            market, group = cell, []
        group.append(row)
    if group:
        yield market, group


def banded_rate(
    market: Cell, group: list[FileRow], section: TierColumns, mark: str
) -> Iterator[PrintedRate | Problem]:
    """Read the bands of one market and category, one a row."""
    bands: list[_PrintedBand] = []
    faults: list[Problem] = []
    for row in group:
        if cell_of(row, section.rate).is_no_rate:
            continue
        band = _band(row, section, mark)
        if isinstance(band, _PrintedBand):
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


def _band(row: FileRow, section: TierColumns, mark: str) -> _PrintedBand | list[Problem]:
    cell = cell_of(row, section.rate)
    micros = micros_in(cell, mark, section.category)
    first, last = cell_of(row, section.first), cell_of(row, section.last)
    start = _bound(replace(first, text=_opening(first.text) or first.text), mark)
    is_open = last.is_no_rate or _is_open(last.text) or _opening(last.text) is not None
    end = None if is_open else _bound(last, mark)
    faults = [found for found in (micros, start, end) if isinstance(found, Problem)]
    if isinstance(micros, Problem) or isinstance(start, Problem) or isinstance(end, Problem):
        return faults
    # Meta begins the first band at 0 and every other one at a message number from 1.
    start = max(start - 1, 0)
    if end is not None and end <= start:
        return [_empty(first, last)]
    return _PrintedBand(first, cell, start, end, micros)


def _is_open(text: str) -> bool:
    return text in _OPEN_SIGNS or folded(text) in _OPEN_END


def _opening(text: str) -> str | None:
    """Find the number with which an open band begins, such as ``750,001+``."""
    found = _NUMBER_FIRST.fullmatch(text)
    return found["number"] if found and _is_open(found["rest"]) else None


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


def _breaks(line: str, bands: list[_PrintedBand]) -> Iterator[Problem]:
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
