"""Message tables and rate books from text, in the words of the billing rules."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import numpy as np

from tarife.rates.book import RateBook
from tarife.rates.cards import CardId, Coverage, Provenance, Rate, RateCard
from tarife.terms.calendar import instant_us
from tarife.terms.categories import Category
from tarife.terms.money import parse_micros
from tarife.terms.tiers import TierSchedule
from tarife.traffic.table import MessageKind, MessageTable

ISTANBUL = ZoneInfo("Europe/Istanbul")
HOUR_US = 3_600_000_000

MARKETS = {
    "BD": "Bangladesh",
    "BR": "Brazil",
    "CA": "North America",
    "DE": "Germany",
    "EG": "Egypt",
    "ID": "Indonesia",
    "IN": "India",
    "TR": "Turkey",
    "US": "North America",
}

KINDS = {
    "marketing": MessageKind.MARKETING,
    "utility": MessageKind.UTILITY,
    "authentication": MessageKind.AUTHENTICATION,
    "free-form": MessageKind.FREE_FORM,
    "reaction": MessageKind.REACTION,
}

# The words of the situations table (Billing rules, 6).
SITUATION_KINDS = {
    "M": MessageKind.MARKETING,
    "U": MessageKind.UTILITY,
    "A": MessageKind.AUTHENTICATION,
    "free-form": MessageKind.FREE_FORM,
    "reaction": MessageKind.REACTION,
    "customer": MessageKind.INBOUND,
    "ad": MessageKind.ENTRY,
    "ad (phone)": MessageKind.ENTRY,
    "ad (desktop)": MessageKind.INBOUND,  # 2.4: desktop never opens a free entry point
}

CATEGORY_LETTERS = {
    "M": Category.MARKETING,
    "U": Category.UTILITY,
    "A": Category.AUTHENTICATION,
    "AI": Category.AUTHENTICATION_INTERNATIONAL,
    "S": Category.SERVICE,
}


@dataclass(frozen=True, slots=True)
class Event:
    """One row of a table, before it becomes columns."""

    at_us: int
    kind: MessageKind
    country: str = "TR"
    person: int = 0
    number: int = 0


def table(events: Iterable[Event]) -> MessageTable:
    """Make columns of events; a pair is a (number, person), counted as they come up."""
    rows = tuple(events)
    pairs: dict[tuple[int, int], int] = {}
    names = tuple(sorted({MARKETS[row.country] for row in rows}))
    pair = [pairs.setdefault((row.number, row.person), len(pairs)) for row in rows]
    return MessageTable(
        at_us=np.array([row.at_us for row in rows], dtype=np.int64),
        pair=np.array(pair, dtype=np.int64),
        number=np.array([row.number for row in rows], dtype=np.int64),
        kind=np.array([row.kind for row in rows], dtype=np.uint8),
        market=np.array([names.index(MARKETS[row.country]) for row in rows], dtype=np.int64),
        in_united_states=np.array([row.country == "US" for row in rows], dtype=np.bool_),
        source=np.zeros(len(rows), dtype=np.int64),
        markets=names,
    )


def messages(text: str, zone: ZoneInfo = ISTANBUL) -> MessageTable:
    """Read one message a line, at wall-clock times of ``zone``.

    ``2026-11-03 10:00  out marketing  TR``, ``… in TR``, ``… ad TR`` (a message that can open
    a free entry point); after the country ``person=2`` and ``number=1`` may follow.
    """
    return table(_event(line.split(), zone) for line in text.strip().splitlines())


def _event(words: list[str], zone: ZoneInfo) -> Event:
    day, time, direction, *rest = words
    kind = {"in": MessageKind.INBOUND, "ad": MessageKind.ENTRY}.get(direction)
    if kind is None:
        kind = KINDS[rest.pop(0)]
    country, *options = rest
    places = {name: int(value) for name, value in (option.split("=") for option in options)}
    moment = datetime.fromisoformat(f"{day} {time}").replace(tzinfo=zone)
    return Event(instant_us(moment), kind, country, **places)


def situation(text: str, start: str = "2026-11-02 10:00", country: str = "TR") -> MessageTable:
    """Read a situation such as ``M 0; customer 20; ad (phone) 21; M 30, 77``.

    Numbers are hours after ``start``, exact to the microsecond; a remark in brackets at the
    end is for the reader. The rows stand in the order of the text.
    """
    start_us = instant_us(datetime.fromisoformat(start).replace(tzinfo=ISTANBUL))
    events = []
    for part in re.sub(r"\([^()]* FEP\)", "", text).split(";"):
        word, hours = re.fullmatch(r"\s*(.*?)\s+([\d., ]+)", part.rstrip()).groups()
        events += [
            Event(start_us + int(Decimal(hour) * HOUR_US), SITUATION_KINDS[word], country)
            for hour in hours.split(",")
        ]
    return table(events)


def book(text: str, currency: str = "USD") -> RateBook:
    """Read a book, one card and market a line: ``2026-10-01  TR  M 0.0109  U 0.05,3:0.04``.

    ``U 0.05,3:0.04`` is 0.05 for the first 3 messages and 0.04 from there; a last ``9:`` ends
    the printed bands after 9 messages. Lines of one day are one card.
    """
    cards: dict[CardId, dict[tuple[str, Category], Rate]] = {}
    for line in text.strip().splitlines():
        day, country, *pairs = line.split()
        card = CardId(date.fromisoformat(day), currency)
        for letter, bands in zip(pairs[::2], pairs[1::2], strict=True):
            rate = Rate(schedule(bands), card)
            cards.setdefault(card, {})[MARKETS[country], CATEGORY_LETTERS[letter]] = rate
    return RateBook.of(card_of(card, rates) for card, rates in cards.items())


def schedule(text: str) -> TierSchedule:
    """Read bands such as ``0.05,3:0.04,9:``."""
    first, *later = text.split(",")
    bands = [("0", first), *(band.split(":") for band in later)]
    ends = [int(start) for start, rate in bands if not rate]
    priced = [(int(start), parse_micros(rate)) for start, rate in bands if rate]
    starts, rates = zip(*priced, strict=True)
    return TierSchedule(starts, rates, ends[0] if ends else None)


def card_of(card: CardId, rates: Mapping[tuple[str, Category], Rate]) -> RateCard:
    """Make a complete card that nobody printed."""
    return RateCard(card, Coverage.COMPLETE, Provenance("made up", "high"), rates)


@dataclass(frozen=True, slots=True)
class HomeMarkets:
    """Which market each country belongs to; Bangladesh becomes its own in October 2026."""

    own_market_from: date = date(2026, 10, 1)

    def market_of_country(self, iso2: str, day: date) -> str:
        if iso2 == "BD" and day < self.own_market_from:
            return "Rest of Asia Pacific"
        return MARKETS.get(iso2, "Other")
