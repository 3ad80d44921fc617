"""Counts the people of a contact list by country; no number is kept."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from tarife.rates.markets.phones import (
    Bare,
    Person,
    Readings,
    country_of_calling_code,
    masked,
    readings_of,
)
from tarife.terms.problems import Problem, Stopped

Contact = Sequence[str]

_PHONE: Final = re.compile(
    r"phone|mobile|cell|whats|msisdn|\btel|\bgsm\b|\bcep\b|telefon|numara|handy|celular"
    r"|m[oó]vil|\bwa_?id\b|\bbsuid\b",
    re.IGNORECASE,
)
_MOBILE: Final = re.compile(
    r"mobile|cell|whats|\bgsm\b|\bcep\b|handy|celular|m[oó]vil|\bwa_?id\b", re.IGNORECASE
)
_FAX: Final = re.compile(r"fax|faks", re.IGNORECASE)
_COUNTRY: Final = re.compile(
    r"country|ülke|ulke|\bland\b|\bpays\b|\bpa[ií]s\b|dial|calling code", re.IGNORECASE
)
_SLOT: Final = re.compile(r"(.+) \d+ - Value")
_LONGEST_CODE: Final = 3
_HEADING_WITHIN: Final = 20
_MOST_STAND_INS: Final = 20
_SHOWN_EXAMPLES: Final = 5
_ASKED_EVERY: Final = 1000


@dataclass(frozen=True, slots=True)
class ListColumns:
    """Which columns of a list are read.

    Attributes:
        phones: Columns with numbers; in each row the first usable one counts.
        country: A column that names the country of numbers without calling code.
    """

    phones: tuple[int, ...]
    country: int | None = None


@dataclass(frozen=True, slots=True)
class HomeCountries:
    """Whose numbers may lack their calling code, row by row.

    Attributes:
        country: Where no column tells, ISO 3166 alpha-2.
        code_of: Gives the code of a country that is named, or an empty text.
    """

    country: str
    code_of: Callable[[str], str]

    def of_row(self, row: Contact, column: int | None) -> str:
        """Give the country that a cell tells by its name, code or calling code, else home."""
        cell = row[column].strip() if column is not None and column < len(row) else ""
        return (cell and (self.code_of(cell) or country_of_calling_code(cell))) or self.country


@dataclass(frozen=True, slots=True)
class ListFormat:
    """What the first rows of a list say of it.

    Attributes:
        heading: The names of its columns, or nothing.
        first_row: How many rows of title and heading stand before the first person.
        columns: The columns to read, or nothing where none holds numbers.
    """

    heading: tuple[str, ...]
    first_row: int
    columns: ListColumns | None


@dataclass(frozen=True, slots=True)
class ContactCounts:
    """How many people of a list live where.

    Attributes:
        people: People by country, the largest country first.
        repeated: Rows whose number stood in the list before.
        empty: Rows without a number.
        unusable: Rows whose cell is no phone number.
        examples: Some of those cells, masked.
        rounded: How many of the unusable are numbers of which a spreadsheet kept too few
            digits.
        doubtful: Numbers without plus that could be international or national.
        bare: How those were read that fit both alike.
    """

    people: Mapping[str, int]
    repeated: int
    empty: int
    unusable: int
    examples: tuple[str, ...]
    rounded: int = 0
    doubtful: int = 0
    bare: Bare = Bare.INTERNATIONAL

    @property
    def has_mostly_none(self) -> bool:
        """Tell whether most rows have no usable number, as in a file that is no list."""
        return self.empty + self.unusable > self.repeated + sum(self.people.values())


def detect_format(rows: Sequence[Contact], homes: HomeCountries) -> ListFormat:
    """Find the heading and the columns of a list by its first rows.

    The phone column is the one with the most usable numbers, among those whose name says that
    they hold some, if there are any.
    """
    index = _heading_index(rows, homes.country)
    heading = () if index is None else tuple(cell.strip() for cell in rows[index])
    first_row = 0 if index is None else index + 1
    people = [row for row in rows[first_row:] if _is_filled(row)]
    country = _country_column(heading, people, homes)
    phones = _phone_columns(heading, people, [homes.of_row(row, country) for row in people])
    return ListFormat(heading, first_row, ListColumns(phones, country) if phones else None)


def count_contacts(
    rows: Iterable[Contact],
    columns: ListColumns,
    homes: HomeCountries,
    should_stop: Callable[[], bool],
    bare: Bare | None = None,
) -> ContactCounts:
    """Count each person once, by the country of the number.

    Args:
        rows: The people of the list, without its heading; rows without any text are no people.
        columns: Which columns to read.
        homes: Whose numbers may lack their calling code.
        should_stop: Asked now and then.
        bare: How digits without plus are read that can be international and national; without
            it as what they fit better, else as most numbers of the column are written.

    Raises:
        Stopped: If ``should_stop`` said so.
    """
    tally = _Tally(bare)
    homes = HomeCountries(homes.country, lru_cache(maxsize=1024)(homes.code_of))
    for position, row in enumerate(rows):
        if position % _ASKED_EVERY == 0 and should_stop():
            raise Stopped
        if _is_filled(row):
            cells = [row[index] for index in columns.phones if index < len(row)]
            tally.add(cells, homes.of_row(row, columns.country))
    return tally.counts()


class _Tally:
    """Counts people row by row; numbers that can be two people wait for the end."""

    def __init__(self, bare: Bare | None) -> None:
        self._asked = bare
        self._seen: set[str] = set()
        self._people: Counter[str] = Counter()
        self._written: Counter[Bare] = Counter()
        self._waiting: list[Readings] = []
        self._examples: list[str] = []
        self._repeated = self._empty = self._unusable = self._rounded = self._doubtful = 0

    def add(self, cells: Iterable[str], home_country: str) -> None:
        """Count the person of a row by the first usable cell."""
        filled = [cell for cell in cells if _is_filled((cell,))]
        problems: list[Problem] = []
        usable = None
        for cell in filled:
            found = readings_of(cell, home_country)
            if isinstance(found, Readings):
                usable = found
                break
            problems.append(found)
        if not filled:
            self._empty += 1
        elif usable is None:
            self._unusable += 1
            self._rounded += any(problem.code == "lost-digits" for problem in problems)
            if len(self._examples) < _SHOWN_EXAMPLES:
                self._examples.append(masked(filled[0]))
        else:
            self._take(usable)

    def _take(self, readings: Readings) -> None:
        self._doubtful += readings.could_be_both
        if readings.better is None or (self._asked and readings.could_be_both):
            self._waiting.append(readings)
            return
        person = readings.person(readings.better)
        if person.is_bare or readings.better is Bare.NATIONAL:
            self._written[readings.better] += 1
        self._count(person)

    def _count(self, person: Person) -> None:
        if person.identity in self._seen:
            self._repeated += 1
        else:
            self._seen.add(person.identity)
            self._people[person.country] += 1

    def counts(self) -> ContactCounts:
        """Decide what waits, and give the counts."""
        mostly_national = self._written[Bare.NATIONAL] > self._written[Bare.INTERNATIONAL]
        bare = self._asked or (Bare.NATIONAL if mostly_national else Bare.INTERNATIONAL)
        for readings in self._waiting:
            self._count(readings.person(bare))
        return ContactCounts(
            people=dict(self._people.most_common()),
            repeated=self._repeated,
            empty=self._empty,
            unusable=self._unusable,
            examples=tuple(self._examples),
            rounded=self._rounded,
            doubtful=self._doubtful,
            bare=bare,
        )


def _is_filled(cells: Contact) -> bool:
    """Tell whether any cell says something; dashes say nothing."""
    return any(letter.isalnum() for cell in cells for letter in cell)


def _heading_index(rows: Sequence[Contact], home_country: str) -> int | None:
    """Find the row that names the columns: it stands before all numbers, under any title."""
    before: list[int] = []
    for index, row in enumerate(rows[:_HEADING_WITHIN]):
        if any(isinstance(readings_of(cell, home_country), Readings) for cell in row):
            break
        if _is_filled(row):
            before.append(index)
        if any(_is_named(name) for name in row):
            return index
    widest = max((sum(map(bool, rows[index])) for index in before), default=0)
    return next((index for index in before if sum(map(bool, rows[index])) == widest), None)


def _is_named(heading: str) -> bool:
    return bool(_PHONE.search(heading)) and not _FAX.search(heading)


def _country_column(
    heading: Contact, rows: Sequence[Contact], homes: HomeCountries
) -> int | None:
    """Find the column that is named so and mostly holds countries, or holds their names alone.

    Codes alone name no country: they may be languages, or people's initials.
    """
    nowhere = HomeCountries("", homes.code_of)
    width = max(map(len, rows), default=0)
    columns = [
        [row[at] for row in rows if at < len(row) and row[at].strip()] for at in range(width)
    ]
    for name, (index, cells) in zip(heading, enumerate(columns), strict=False):
        if _COUNTRY.search(name):
            known = sum(bool(nowhere.of_row((cell,), 0)) for cell in cells)
            if known * 2 > len(cells):
                return index
    for index, cells in enumerate(columns):
        has_names = any(len(cell.strip()) > _LONGEST_CODE for cell in cells)
        if has_names and len(cells) > 1 and all(map(homes.code_of, cells)):
            return index
    return None


class _Rank(NamedTuple):
    """How likely a column is the one with phone numbers, the last reasons first to be equal."""

    is_sure: bool  # it is named so, and holds some
    usable: int
    is_named: bool
    is_mobile: bool
    order: int  # negative: the first of equal columns is the likeliest


def _phone_columns(
    heading: Contact, rows: Sequence[Contact], homes: Sequence[str]
) -> tuple[int, ...]:
    """Find the column that holds numbers, and after it those that may stand in for it."""
    width = max((len(row) for row in (*rows, heading)), default=0)
    ranks = [_rank(heading, rows, homes, index) for index in range(width)]
    best = max(ranks, default=None)
    if best is None or not (best.usable or best.is_named):
        return ()
    chosen = -best.order
    sure = [-rank.order for rank in ranks if rank.is_sure and rank is not best]
    # Slots of an address book are several numbers of one person, of which the book shows the
    # first; columns with names of their own stand in for each other.
    if chosen < len(heading) and _SLOT.fullmatch(heading[chosen]):
        sure = [index for index in sure if not _SLOT.fullmatch(heading[index])]
    return (chosen, *sure[:_MOST_STAND_INS])


def _rank(heading: Contact, rows: Sequence[Contact], homes: Sequence[str], index: int) -> _Rank:
    name = heading[index] if index < len(heading) else ""
    found = list(_found_in(rows, homes, index))
    has_user_ids = any(not identity.startswith("+") for identity in found)
    is_named = _is_named(name) or has_user_ids
    is_mobile = bool(_MOBILE.search(name))
    return _Rank(bool(found) and is_named, len(found), is_named, is_mobile, -index)


def _found_in(rows: Sequence[Contact], homes: Sequence[str], index: int) -> Iterator[str]:
    """Give the identities of a column's usable cells."""
    for row, home in zip(rows, homes, strict=True):
        readings = readings_of(row[index], home) if index < len(row) else None
        if isinstance(readings, Readings):
            yield readings.person(Bare.INTERNATIONAL).identity
