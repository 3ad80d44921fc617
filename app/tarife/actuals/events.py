"""Reading a log of events into a message table, with every bad line named."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from tarife.actuals.records import Record, read_records
from tarife.rates.markets import Markets
from tarife.rates.phones import country_of_phone
from tarife.terms.arrays import Indices
from tarife.terms.calendar import DISTANT_DAY, instant_us
from tarife.terms.problems import InputError, Problem, nearest
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


@dataclass(frozen=True, slots=True)
class _Places:
    """What a line needs to find its moment and market."""

    zone: ZoneInfo
    of_country: Callable[[str, date], str | Problem]
    named: Callable[[str, date], str | Problem]


def read_events(text: str, zone: ZoneInfo, markets: Markets) -> EventLog:
    """Read a log of JSON Lines or CSV.

    Args:
        text: The whole log.
        zone: The account's time zone, for times without offset and for days.
        markets: Which market a country belongs to.

    Raises:
        InputError: Naming every bad line.
    """
    places = _Places(zone, cache(markets.market_of_country), cache(markets.market_named))
    records, broken = read_records(text)
    events: list[Event] = []
    problems = list(broken)
    for record in records:
        line = _Line(record, places)
        event = line.event()
        problems.extend(line.problems)
        if event is not None:
            events.append(event)
    if problems:
        raise InputError(sorted(problems, key=lambda problem: int(problem.where.split()[1])))
    return EventLog(tuple(events), _table(events))


class _Line:
    """One line on its way to an event; collects what is wrong with it."""

    def __init__(self, record: Record, places: _Places) -> None:
        self.problems: list[Problem] = []
        self._line = record.line
        self._fields = record.fields
        self._places = places

    def event(self) -> Event | None:
        """Check every field; nothing where one is wrong."""
        self._check_names()
        at = self._at()
        customer = self._needed("customer", "an id, or a number such as +905321234567")
        kind = self._kind()
        place = self._place(at.date() if at else DISTANT_DAY, customer) if customer else None
        if self.problems or at is None or kind is None or place is None:
            return None
        return Event(
            line=self._line,
            at=at,
            customer=customer,
            number=self._fields.get("number", ""),
            kind=kind,
            market=place[0],
            country=place[1],
        )

    def _tell(self, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(code, f"line {self._line}", message, hint))

    def _check_names(self) -> None:
        """Tell of misspelt fields; columns of other purposes are left alone."""
        missing = [name for name in FIELDS if name not in self._fields]
        for name in self._fields:
            guess = nearest(name, missing, likeness=0.8) if name not in FIELDS else ""
            if guess:
                self._tell("unknown-field", f"the field {name!r} is not known", guess)

    def _needed(self, name: str, example: str) -> str:
        text = self._fields.get(name, "")
        if not text:
            self._tell("missing-field", f"the field {name!r} is missing", f"give {example}")
        return text

    def _one_of(self, name: str, text: str, allowed: tuple[str, ...]) -> str:
        if text and text not in allowed:
            choices = ", ".join(allowed)
            self._tell(f"unknown-{name}", f"{name} {text!r} is not known", f"use {choices}")
            return ""
        return text

    def _at(self) -> datetime | None:
        text = self._needed("at", "a time such as 2026-11-03T10:00:00+03:00")
        if not text:
            return None
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            at = None
        if at is None or _is_date_alone(text) or not _FIRST_YEAR <= at.year < _LAST_YEAR:
            self._tell(
                "bad-time",
                f"{text!r} is not a usable time",
                "write date and time as ISO 8601, such as 2026-11-03T10:00:00+03:00",
            )
            return None
        local = at.replace(tzinfo=self._places.zone) if at.tzinfo is None else at
        return local.astimezone(self._places.zone)

    def _kind(self) -> Kind | None:
        name = self._needed("kind", "one of " + ", ".join(EVENT_KINDS))
        name = self._one_of("kind", name, EVENT_KINDS)
        self._check_inbound_fields(name)
        if name == "template":
            return self._template()
        category = self._fields.get("category", "")
        if name and category and (name, category) != ("free_form", "service"):
            self._tell(
                "category-without-template",
                f"category {category!r} is given for the kind {name!r}",
                "leave the category out, or make the kind 'template'",
            )
        return self._inbound() if name == "inbound" else _OTHERS.get(name)

    def _template(self) -> Kind | None:
        name = self._needed("category", "one of " + ", ".join(_TEMPLATES))
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
                    f"{name} {text!r} is given for the kind {kind!r}",
                    "only inbound messages come through an ad or a Page button",
                )
            else:
                self._one_of(name, text, allowed)

    def _place(self, day: date, customer: str) -> tuple[str, str] | None:
        """Find the market, and the country where it is known."""
        country = self._fields.get("country", "").upper()
        named = self._fields.get("market", "")
        from_phone = country_of_phone(customer) if customer.startswith("+") else ""
        if isinstance(from_phone, Problem):
            if not country and not named:
                self._tell(from_phone.code, from_phone.message, from_phone.hint)
                return None
            from_phone = ""
        if not (country or named or from_phone):
            self._tell(
                "missing-market",
                f"the market of customer {customer!r} is not known",
                "give market (a line of the rate card) or country (such as TR), or write the "
                "customer as a number with + and country code",
            )
            return None
        found = [self._places.of_country(code, day) for code in (country, from_phone) if code]
        if named:
            found.append(self._places.named(named, day))
        wrong = [answer for answer in found if isinstance(answer, Problem)]
        for answer in wrong:
            self._tell(answer.code, answer.message, answer.hint)
        if wrong:
            return None
        answers = sorted({str(answer) for answer in found})
        if len(answers) > 1:
            self._tell(
                "contradicting-markets",
                f"customer {customer!r} would belong to {' and to '.join(answers)}",
                "correct the number, the country or the market",
            )
            return None
        return answers[0], country or from_phone


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
        pair=_numbered([(event.number, event.customer) for event in events]),
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
