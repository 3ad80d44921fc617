"""Parses the rows of a card's file into tier schedules."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tarife.rates.cards import Rate, RateCard, RateKey, label_of
from tarife.rates.files.listings import CardListing
from tarife.rates.provenance import phrase
from tarife.terms.categories import CATEGORIES
from tarife.terms.money import parse_micros
from tarife.terms.problems import Problem, nearest
from tarife.terms.sentences import Sentence, say
from tarife.terms.tiers import TierSchedule


def row_label(file: str, row: int) -> Sentence:
    """Name a row, counted from 1 as a spreadsheet does."""
    return say("{file}, row {row}", file=file, row=row)


def cell_place(file: str, row: int, column: int, market: str = "") -> Sentence:
    """Name a cell of a row, with the market of that row where it has one.

    Args:
        file: The file, and the sheet where it has several.
        row: The row, from 1, whatever lines of text it takes.
        column: The column, from 0; spreadsheets name it by letters.
        market: The market as the file spells it.
    """
    letters = _letters(column)
    if not market:
        return say("{file}, row {row}, column {column}", file=file, row=row, column=letters)
    return say(
        "{file}, row {row} ({market}), column {column}",
        file=file,
        row=row,
        market=market,
        column=letters,
    )


def _letters(column: int) -> str:
    before, last = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record, trimmed, and where it stands.

    Attributes:
        file: The file.
        number: The row as a spreadsheet counts it, from 1.
        cells: One text for each column of the table.
    """

    file: str
    number: int
    cells: tuple[str, ...]

    @property
    def where(self) -> Sentence:
        return row_label(self.file, self.number)


def read_rows(
    text: str, file: str, columns: tuple[str, ...]
) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Read a table whose first record must name exactly ``columns``.

    Empty records are passed over.

    Args:
        text: The whole file.
        file: Its name, for problems to name.
        columns: The header, in order.

    Returns:
        The rows that have the right number of cells, and what is wrong with the others.
    """
    rows, problems = [], []
    for found in _records(text, file, columns):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            rows.append(found)
    return tuple(rows), tuple(problems)


def _records(text: str, file: str, columns: tuple[str, ...]) -> Iterator[Record | Problem]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 1  # a record is a row, however many lines it takes
    try:
        header = tuple(cell.strip() for cell in next(reader, []))
        if header != columns:
            yield _wrong_header(file, header, columns)
            return
        for record in reader:
            number += 1
            if len(record) == len(columns):
                yield Record(file, number, tuple(cell.strip() for cell in record))
            elif record:
                yield _wrong_width(row_label(file, number), len(record), len(columns))
    except csv.Error as error:
        yield Problem(
            code="unreadable-table",
            where=row_label(file, number + 1),
            message=say("this row is not CSV: {error}", error=error),
            hint=say("save the file as CSV with commas, and quotes around texts that hold one"),
        )


def _wrong_header(file: str, header: tuple[str, ...], columns: tuple[str, ...]) -> Problem:
    return Problem(
        code="wrong-header",
        where=row_label(file, 1),
        message=say("the header is {header!r}", header=",".join(header)),
        hint=say("begin the file with the line {columns!r}", columns=",".join(columns)),
    )


def _wrong_width(where: str, given: int, expected: int) -> Problem:
    return Problem(
        code="wrong-cells",
        where=where,
        message=say(
            "the row has {given} cells where the header has {expected}",
            given=given,
            expected=expected,
        ),
        hint=say("put one cell under each column, and quotes around a text that holds a comma"),
    )


CARD_COLUMNS: Final = (
    "market",
    "category",
    "tier_from",
    "tier_to",
    "rate",
    "source_count",
    "note",
)

_MARKET, _CATEGORY, _FROM, _, _RATE, _COUNT, _ = range(len(CARD_COLUMNS))
_CATEGORIES: Final = {category.value: category for category in CATEGORIES}
_WHOLE = re.compile(r"[0-9]{1,15}")
_WHOLE_OR_OPEN = re.compile(r"[0-9]{0,15}")


@dataclass(frozen=True, slots=True)
class _BandRow:
    """One row: a rate for the messages ``[start, end)`` of a month, counted from 0."""

    row: Record
    start: int
    end: int | None
    rate_micros: int
    sources: int
    note: str

    @property
    def where(self) -> str:
        return _at(self.row, _FROM)


def read_card(
    text: str, file: str, listing: CardListing
) -> tuple[RateCard | None, tuple[Problem, ...]]:
    """Read the text of a card's file.

    Args:
        text: The whole file; bounds are message numbers, both included, as Meta prints them.
        file: Its name, for problems to name.
        listing: What is known of the card.

    Returns:
        The card, or nothing if any row is wrong; and every problem found.
    """
    rows, problems = read_rows(text, file, CARD_COLUMNS)
    faults = list(problems)
    groups: dict[RateKey, list[_BandRow]] = {}
    doubtful: set[tuple[str, str]] = set()
    for row in rows:
        found = tuple(_row_faults(row))
        faults.extend(found)
        market, category = row.cells[:2]
        if found:
            doubtful.add((market, category))
        else:
            groups.setdefault((market, _CATEGORIES[category]), []).append(_band(row))
    if not faults and not groups:
        faults.append(_no_rates(file))
    for (market, category), bands in groups.items():
        # Where a row could not be read, its neighbours would seem to leave a gap.
        if (market, category) not in doubtful:
            faults.extend(_band_faults(bands))
    if faults:
        return None, tuple(faults)
    rates = {line: _rate(bands, listing) for line, bands in groups.items()}
    return RateCard(listing.id, listing.coverage, listing.provenance, rates), ()


def _rate(bands: Sequence[_BandRow], listing: CardListing) -> Rate:
    schedule = TierSchedule(
        starts=tuple(band.start for band in bands),
        rates_micros=tuple(band.rate_micros for band in bands),
        end=bands[-1].end,
    )
    sources = min(band.sources for band in bands)
    return Rate(schedule, listing.id, note=bands[0].note, sources=sources)


def _band(row: Record) -> _BandRow:
    _, _, first, last, rate, sources, note = row.cells
    return _BandRow(
        row=row,
        start=_start(first),
        end=int(last) if last else None,
        rate_micros=parse_micros(rate),
        sources=int(sources),
        note=phrase(note),
    )


def _at(row: Record, column: int) -> str:
    return cell_place(row.file, row.number, column, row.cells[_MARKET])


def _start(first: str) -> int:
    # Meta begins the first band at 0 and every other one at a message number counted from 1.
    return max(int(first) - 1, 0)


def _row_faults(row: Record) -> Iterator[Problem]:
    market, category, first, last, rate, sources, _ = row.cells
    if not market:
        yield Problem(
            "empty-market",
            _at(row, _MARKET),
            say("the market is empty"),
            say("name the market"),
        )
    if category not in _CATEGORIES:
        yield Problem(
            code="unknown-category",
            where=_at(row, _CATEGORY),
            message=say("{category!r} is no category", category=category),
            hint=nearest(category, tuple(_CATEGORIES))
            or say("choose of {categories}", categories=tuple(_CATEGORIES)),
        )
    yield from _bound_faults(row, first, last)
    try:
        parse_micros(rate)
    except ValueError as error:
        yield Problem(
            code="bad-rate",
            where=_at(row, _RATE),
            message=say("the rate {error}", error=error),
            hint=say(
                "write it as Meta prints it, such as '0.0109'; leave out a row without rate"
            ),
        )
    if _WHOLE.fullmatch(sources) is None:
        yield Problem(
            code="bad-count",
            where=_at(row, _COUNT),
            message=say("the source count {sources!r} is not a whole number", sources=sources),
            hint=say(
                "give the number of sources that print the figure, 0 where it is inferred"
            ),
        )


def _bound_faults(row: Record, first: str, last: str) -> Iterator[Problem]:
    is_first_good = _WHOLE.fullmatch(first) is not None
    is_last_good = _WHOLE_OR_OPEN.fullmatch(last) is not None
    if not is_first_good or not is_last_good:
        yield Problem(
            code="bad-bound",
            where=_at(row, _FROM),
            message=say(
                "the band {first!r} to {last!r} has a bound that is no whole number",
                first=first,
                last=last,
            ),
            hint=say(
                "give message numbers without separators, and an empty tier_to for no end"
            ),
        )
    elif last and int(last) <= _start(first):
        yield Problem(
            code="empty-band",
            where=_at(row, _FROM),
            message=say(
                "the band {first!r} to {last!r} ends before it begins", first=first, last=last
            ),
            hint=say("give the smaller message number first"),
        )


def _band_faults(bands: Sequence[_BandRow]) -> Iterator[Problem]:
    if bands[0].start == 0 and all(one.end == two.start for one, two in pairwise(bands)):
        return  # as in nearly every line: the next one's name is not made up for nothing
    market, category = bands[0].row.cells[:2]
    line = say("{market} ({category})", market=market, category=label_of(_CATEGORIES[category]))
    if bands[0].start != 0:
        yield Problem(
            code="no-list-rate",
            where=bands[0].where,
            message=say("the first band of {line} does not begin at 0", line=line),
            hint=say("put the row of the list rate, with tier_from 0, before the others"),
        )
    starts: set[int] = {bands[0].start}
    for before, band in pairwise(bands):
        if band.start in starts:
            yield Problem(
                code="duplicate-row",
                where=band.where,
                message=say(
                    "a band of {line} begins twice at the same message number", line=line
                ),
                hint=say(
                    "keep one of this row and the one before it at {where}", where=before.where
                ),
            )
        elif band.start != before.end:
            yield _break(line, before, band)
        starts.add(band.start)


def _break(line: str, before: _BandRow, band: _BandRow) -> Problem:
    if before.end is None or band.start < before.end:
        return Problem(
            code="band-overlap",
            where=band.where,
            message=say(
                "a band of {line} begins before the one at {where} ends",
                line=line,
                where=before.where,
            ),
            hint=say("sort the bands by tier_from, and let only the last one be open"),
        )
    return Problem(
        code="band-gap",
        where=band.where,
        message=say(
            "no band of {line} holds the messages {end:,} to {start:,}",
            line=line,
            end=before.end + 1,
            start=band.start,
        ),
        hint=say("let every band begin one message after the one before it"),
    )


def _no_rates(file: str) -> Problem:
    return Problem(
        code="no-rates",
        where=file,
        message=say("the file holds no rates"),
        hint=say("give one row for each market, category and band"),
    )
