"""Reading a log of events into a message table, with every bad line named."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from tarife.actuals.places import Place, Places, identity
from tarife.actuals.records import Record, read_records
from tarife.rates.markets.markets import Markets
from tarife.rates.markets.phones import numbers_masked
from tarife.terms.arrays import Indices
from tarife.terms.calendar import DISTANT_DAY, FIRST_RULES_DAY, instant_us
from tarife.terms.problems import InputError, Problem, nearest
from tarife.terms.sentences import say
from tarife.traffic.table import Kind, MessageTable

FIELDS: Final = (
    "at", "customer", "kind", "category", "market", "country", "number", "entry", "device",
)  # fmt: skip
EVENT_KINDS: Final = ("template", "free_form", "reaction", "inbound")
_TEMPLATES: Final = {
    "marketing": Kind.MARKETING,
    "utility": Kind.UTILITY,
    "authentication": Kind.AUTHENTICATION,
}
_OTHERS: Final = {
    "free_form": Kind.FREE_FORM,
    "reaction": Kind.REACTION,
    "inbound": Kind.INBOUND,
}
_ENTRIES: Final = ("ad", "page_cta")
_DEVICES: Final = ("phone", "desktop")
_FIRST_YEAR: Final = 2015
_LAST_YEAR: Final = 2100


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a log, checked.

    Attributes:
        line: Where it stands in the file, from 1.
        at: When, with its offset.
        customer: The id or number as given.
        number: The business phone number's id, or an empty text for the only one.
        kind: What it is.
        market: The customer's line of the rate card on that day.
        country: The customer's country, or an empty text where only the market is known.
    """

    line: int
    at: datetime
    customer: str
    number: str
    kind: Kind
    market: str
    country: str


@dataclass(frozen=True, slots=True, eq=False)
class EventLog:
    """A checked log: the events in file order, and the same as a message table."""

    events: tuple[Event, ...]
    table: MessageTable


def read_events(text: str, zone: ZoneInfo, markets: Markets) -> EventLog:
    """Read a log of JSON Lines or CSV.

    Args:
        text: The whole log.
        zone: The account's time zone, for times without offset and for days.
        markets: Which market a country belongs to.

    Raises:
        InputError: Naming every bad line.
    """
    places = Places.of(markets)
    records, broken = read_records(text)
    events: list[Event] = []
    problems = list(broken)
    for record in records:
        line = _Line(record, zone, places)
        event = line.event()
        problems.extend(line.problems)
        if event is not None:
            events.append(event)
    if problems:
        raise InputError(sorted(problems, key=lambda problem: int(problem.where.split()[1])))
    return EventLog(tuple(events), _table(events))


class _Line:
    """One line on its way to an event; collects what is wrong with it."""

    def __init__(self, record: Record, zone: ZoneInfo, places: Places) -> None:
        self.problems: list[Problem] = []
        self._line = record.line
        self._fields = record.fields
        self._zone = zone
        self._places = places

    def event(self) -> Event | None:
        """Check every field; nothing where one is wrong."""
        self._check_names()
        at = self._at()
        customer = self._needed("customer", say("an id, or a number such as +905321234567"))
        kind = self._kind()
        place = self._place(at, kind, customer) if customer else None
        if self.problems or at is None or kind is None or place is None:
            return None
        return Event(
            line=self._line,
            at=at,
            customer=customer,
            number=self._fields.get("number", ""),
            kind=kind,
            market=place.market,
            country=place.country,
        )

    def _tell(self, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(code, say("line {line}", line=self._line), message, hint))

    def _check_names(self) -> None:
        """Tell of misspelt fields; columns of other purposes are left alone."""
        missing = [name for name in FIELDS if name not in self._fields]
        for name in self._fields:
            guess = nearest(name, missing, likeness=0.8) if name not in FIELDS else ""
            if guess:
                self._tell(
                    "unknown-field", say("the field {name!r} is not known", name=name), guess
                )

    def _needed(self, name: str, example: str) -> str:
        text = self._fields.get(name, "")
        if not text:
            self._tell(
                "missing-field",
                say("the field {name!r} is missing", name=name),
                say("give {example}", example=example),
            )
        return text

    def _one_of(self, name: str, text: str, allowed: tuple[str, ...]) -> str:
        if text and text not in allowed:
            self._tell(
                f"unknown-{name}",
                say("{name} {text!r} is not known", name=name, text=numbers_masked(text)),
                say("use {choices}", choices=allowed),
            )
            return ""
        return text

    def _at(self) -> datetime | None:
        text = self._needed("at", say("a time such as 2026-11-03T10:00:00+03:00"))
        if not text:
            return None
        try:
            at = datetime.fromisoformat(text.upper())
        except ValueError:
            at = None
        if at is None or _is_date_alone(text):
            self._tell(
                "bad-time",
                say(
                    "{text!r} is not a date with a time",
                    text=text if ":" in text else numbers_masked(text),
                ),
                say("write both as ISO 8601, such as 2026-11-03T10:00:00+03:00"),
            )
            return None
        if not _FIRST_YEAR <= at.year < _LAST_YEAR:
            self._tell(
                "bad-year",
                say("{text!r} is a time of the year {year}", text=text, year=at.year),
                say(
                    "give a year from {first_year} to {last_year}",
                    first_year=_FIRST_YEAR,
                    last_year=_LAST_YEAR - 1,
                ),
            )
            return None
        local = at.replace(tzinfo=self._zone) if at.tzinfo is None else at
        return local.astimezone(self._zone)

    def _kind(self) -> Kind | None:
        name = self._needed("kind", say("one of {names}", names=EVENT_KINDS))
        name = self._one_of("kind", name, EVENT_KINDS)
        self._check_inbound_fields(name)
        if name == "template":
            return self._template()
        category = self._fields.get("category", "")
        if name and category and (name, category) != ("free_form", "service"):
            self._tell(
                "category-without-template",
                say(
                    "category {category!r} is given for the kind {name!r}",
                    category=category,
                    name=name,
                ),
                say("leave the category out, or make the kind 'template'"),
            )
        return self._inbound() if name == "inbound" else _OTHERS.get(name)

    def _template(self) -> Kind | None:
        name = self._needed("category", say("one of {names}", names=tuple(_TEMPLATES)))
        return _TEMPLATES.get(self._one_of("category", name, tuple(_TEMPLATES)))

    def _inbound(self) -> Kind:
        is_entry = bool(self._fields.get("entry")) and self._fields.get("device") != "desktop"
        return Kind.ENTRY if is_entry else Kind.INBOUND

    def _check_inbound_fields(self, kind: str) -> None:
        for name, allowed in (("entry", _ENTRIES), ("device", _DEVICES)):
            text = self._fields.get(name, "")
            if kind not in {"inbound", ""} and name == "entry" and text:
                self._tell(
                    "entry-of-outbound",
                    say(
                        "{name} {text!r} is given for the kind {kind!r}",
                        name=name,
                        text=text,
                        kind=kind,
                    ),
                    say("only inbound messages come through an ad or a Page button"),
                )
            else:
                self._one_of(name, text, allowed)

    def _place(self, at: datetime | None, kind: Kind | None, customer: str) -> Place | None:
        """Find where the customer is, on the day of the event if that is known."""
        day = at.date() if at else DISTANT_DAY
        if day < FIRST_RULES_DAY and kind in {Kind.INBOUND, Kind.ENTRY}:
            day = FIRST_RULES_DAY  # it is never charged, but may open a window that counts
        if day < FIRST_RULES_DAY:
            self._tell(
                "before-first-era",
                say(
                    "no billing rules are known before {first_rules_day}",
                    first_rules_day=FIRST_RULES_DAY,
                ),
                say("leave the line out"),
            )
            return None
        found = self._places.find(self._fields, customer, day)
        if isinstance(found, Place):
            return found
        for problem in found:
            self._tell(problem.code, problem.message, problem.hint)
        return None


def _is_date_alone(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _table(events: list[Event]) -> MessageTable:
    """Turn events into columns, in file order."""
    markets = {event.market: None for event in events}
    return MessageTable(
        at_us=np.array([instant_us(event.at) for event in events], dtype=np.int64),
        pair=_numbered([(event.number, identity(event.customer)) for event in events]),
        number=_numbered([event.number for event in events]),
        kind=np.array([event.kind for event in events], dtype=np.uint8),
        market=_numbered([event.market for event in events]),
        in_united_states=np.array([event.country == "US" for event in events], dtype=np.bool_),
        source=np.zeros(len(events), dtype=np.int64),
        markets=tuple(markets),
    )


def _numbered(keys: list[str] | list[tuple[str, str]]) -> Indices:
    """Number equal keys alike, in the order in which they first occur."""
    numbers: dict[object, int] = {}
    places: Indices = np.array(
        [numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64
    )
    return places
