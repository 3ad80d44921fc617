"""The list of cards, ``cards.toml``: what each file is, and how far to trust it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from tarife.rates.cards import CardId, Coverage, Provenance
from tarife.rates.provenance import phrase, phrases
from tarife.terms.problems import Problem, nearest, nearest_or_all
from tarife.terms.sentences import say

LIST_FILE: Final = "cards.toml"

CARD_STEM: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})_([A-Z]{3})")
"""The name of a card's file without its ending, such as ``2026-10-01_USD``."""

_FIELDS: Final[Mapping[str, type]] = MappingProxyType(
    {
        "effective_from": date,
        "currency": str,
        "coverage": str,
        "source": str,
        "confidence": str,
        "missing": list,
        "note": str,
    }
)
_OPTIONAL: Final = ("missing", "note")
_IN_WORDS: Final[Mapping[type, str]] = MappingProxyType(
    {
        date: say("a date such as 2026-10-01"),
        str: say("a text in quotes"),
        list: say("a list of texts"),
    }
)

_Entry: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CardListing:
    """What is known of a card before its rates are read."""

    id: CardId
    coverage: Coverage
    provenance: Provenance

    @property
    def file(self) -> str:
        """The name of the card's file."""
        return f"{self.id.effective_from.isoformat()}_{self.id.currency}.csv"


def read_listings(text: str) -> tuple[tuple[CardListing, ...], tuple[Problem, ...]]:
    """Read the text of ``cards.toml``.

    Returns:
        The listings without fault, in the order of the file, and what is wrong with the rest.
    """
    try:
        entries = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also too many digits, or too deep
        problem = Problem(
            code="unreadable-list",
            where=LIST_FILE,
            message=say("this is not TOML: {error}", error=error),
            hint=say("correct the line, or restore the file as it was shipped"),
        )
        return (), (problem,)
    listings: list[CardListing] = []
    problems: list[Problem] = []
    for name, entry in entries.items():
        found = tuple(_faults(name, entry))
        problems.extend(found)
        if not found:
            listings.append(_listing(entry))
    return tuple(listings), tuple(problems)


def _listing(entry: _Entry) -> CardListing:
    return CardListing(
        id=CardId(entry["effective_from"], entry["currency"]),
        coverage=Coverage(entry["coverage"]),
        provenance=Provenance(
            source=phrase(entry["source"]),
            confidence=phrase(entry["confidence"]),
            missing=phrases(entry.get("missing", ())),
            note=phrase(entry.get("note", "")),
        ),
    )


def _faults(name: str, entry: Any) -> Iterator[Problem]:
    where = f"{LIST_FILE}:{name}"
    if not isinstance(entry, dict):
        yield Problem(
            code="wrong-kind",
            where=where,
            message=say(
                "{entry!r} stands where the fields of a card are expected", entry=entry
            ),
            hint=say('begin the card with a line such as ["{name}"]', name=name),
        )
        return
    faults = (*_unknown_fields(where, entry), *_wrong_fields(where, entry))
    yield from faults
    if not faults:
        yield from _contradictions(where, name, entry)


def _unknown_fields(where: str, entry: _Entry) -> Iterator[Problem]:
    for field in entry.keys() - _FIELDS.keys():
        yield Problem(
            code="unknown-field",
            where=where,
            message=say("a card has no field {field!r}", field=field),
            hint=nearest(field, tuple(_FIELDS)) or say("take the field out"),
        )


def _wrong_fields(where: str, entry: _Entry) -> Iterator[Problem]:
    for field, kind in _FIELDS.items():
        if field not in entry:
            if field not in _OPTIONAL:
                yield Problem(
                    code="missing-field",
                    where=where,
                    message=say("the field {field!r} is not given", field=field),
                    hint=say("give {in_words}", in_words=_IN_WORDS[kind]),
                )
        elif not _is_of_kind(entry[field], kind):
            yield Problem(
                code="wrong-kind",
                where=f"{where}.{field}",
                message=say(
                    "{entry!r} is not {in_words}", entry=entry[field], in_words=_IN_WORDS[kind]
                ),
                hint=say("give {in_words}", in_words=_IN_WORDS[kind]),
            )


def _is_of_kind(value: Any, kind: type) -> bool:
    # A moment of TOML is a date to isinstance, and a card begins on a day, not at a moment.
    if type(value) is not kind:
        return False
    return not isinstance(value, list) or all(isinstance(phrase, str) for phrase in value)


def _contradictions(where: str, name: str, entry: _Entry) -> Iterator[Problem]:
    known = tuple(Coverage)
    if entry["coverage"] not in known:
        yield Problem(
            code="unknown-coverage",
            where=f"{where}.coverage",
            message=say("{entry!r} is no coverage", entry=entry["coverage"]),
            hint=nearest_or_all(entry["coverage"], known),
        )
    expected = f"{entry['effective_from'].isoformat()}_{entry['currency']}"
    if name != expected or CARD_STEM.fullmatch(name) is None:
        yield Problem(
            code="misnamed-card",
            where=where,
            message=say(
                "the card is named {name!r}, but its date and currency make {expected!r}",
                name=name,
                expected=expected,
            ),
            hint=say("make the name, the date and the three-letter currency agree"),
        )
    if entry["coverage"] != Coverage.COMPLETE and not entry.get("missing"):
        yield Problem(
            code="unstated-gap",
            where=where,
            message=say("the card is not complete and does not state what it lacks"),
            hint=say("list it under 'missing', one phrase each"),
        )
