"""Counting the people of a contact list by country; no number is kept."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tarife.rates.markets.phones import Person, masked, person_of
from tarife.terms.problems import Stopped

_HEADINGS: Final = re.compile(
    r"phone|mobile|cell|whats|msisdn|\btel|\bgsm\b|\bcep\b|telefon|numara|handy|celular|m[oó]vil",
    re.IGNORECASE,
)
_SHOWN_EXAMPLES: Final = 5
_ASKED_EVERY: Final = 1000


@dataclass(frozen=True, slots=True)
class ContactCounts:
    """How many people of a list live where.

    Attributes:
        people: People by country, the largest country first.
        repeated: Rows whose number stood in the list before.
        empty: Rows without a number.
        unusable: Rows whose cell is no phone number.
        examples: Some of those cells, masked.
    """

    people: Mapping[str, int]
    repeated: int
    empty: int
    unusable: int
    examples: tuple[str, ...]


def count_contacts(
    cells: Iterable[str], home_country: str, should_stop: Callable[[], bool]
) -> ContactCounts:
    """Count each number once, by the country of its calling code.

    Args:
        cells: The phone column.
        home_country: Whose numbers may lack their calling code.
        should_stop: Asked now and then.

    Raises:
        Stopped: If ``should_stop`` said so.
    """
    seen: set[str] = set()
    people: Counter[str] = Counter()
    unusable: list[str] = []
    repeated = empty = refused = 0
    for position, cell in enumerate(cells):
        if position % _ASKED_EVERY == 0 and should_stop():
            raise Stopped
        person = person_of(cell, home_country)
        if not cell.strip():
            empty += 1
        elif not isinstance(person, Person):
            refused += 1
            if len(unusable) < _SHOWN_EXAMPLES:
                unusable.append(masked(cell))
        elif person.identity in seen:
            repeated += 1
        else:
            seen.add(person.identity)
            people[person.country] += 1
    return ContactCounts(
        people=dict(people.most_common()),
        repeated=repeated,
        empty=empty,
        unusable=refused,
        examples=tuple(unusable),
    )


def guess_phone_column(
    heading: Sequence[str], rows: Sequence[Sequence[str]], home_country: str
) -> int | None:
    """Find the column that holds phone numbers: by what is in it, then by its heading.

    Args:
        heading: The first row, or nothing where it is data.
        rows: Some rows.
        home_country: Whose numbers may lack their calling code.
    """
    width = max((len(row) for row in rows), default=0)
    scores = []
    for column in range(width):
        cells = [row[column] for row in rows if column < len(row) and row[column].strip()]
        usable = sum(1 for cell in cells if isinstance(person_of(cell, home_country), Person))
        is_named = column < len(heading) and _HEADINGS.search(heading[column]) is not None
        scores.append((usable / len(cells) if cells else 0, is_named, -column))
    best = max(scores, default=(0, False, 0))
    return -best[2] if best[0] or best[1] else None


def is_heading(row: Sequence[str], home_country: str) -> bool:
    """Tell a first row that names columns from one that holds a person."""
    return not any(isinstance(person_of(cell, home_country), Person) for cell in row)
