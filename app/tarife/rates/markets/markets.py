"""Markets: which one a country belongs to on a day, and how people name them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import repeat
from typing import Final

from tarife.rates.markets.aliases import ALIASES
from tarife.terms.folding import caseless, folded, without_remarks
from tarife.terms.languages import Language
from tarife.terms.problems import Problem, nearest, slip_of
from tarife.terms.sentences import say, territory_name, translated

NO_COUNTRY: Final = "001"
"""Numbers of no country, such as satellite phones; they belong to the default market."""

_OFTEN_MEANT: Final = {"UK": "GB", "EL": "GR", "USA": "US", "UAE": "AE"}


@dataclass(frozen=True, slots=True)
class Membership:
    """The days ``[since, until)`` on which a country belongs to a market."""

    market: str
    since: date
    until: date = date.max

    def holds_on(self, day: date) -> bool:
        return self.since <= day < self.until


@dataclass(frozen=True, slots=True)
class Country:
    """A country and its markets over time.

    Attributes:
        iso2: ISO 3166 alpha-2, or a code in common use, such as ``XK``.
        name: What Meta calls it, or people do.
        memberships: Its markets in order of time. Where Meta does not list it, those of the
            country whose calling code it uses, or those of all other countries.
    """

    iso2: str
    name: str
    memberships: tuple[Membership, ...]


@dataclass(frozen=True, slots=True)
class Markets:
    """The countries and the markets they belong to, by date.

    Attributes:
        by_code: Every known country, by its code.
        default: The markets of all countries that Meta does not list.

    Source:
        Billing rules, 2.2.
    """

    by_code: Mapping[str, Country]
    default: tuple[Membership, ...]
    _hints: Iterator[bool] = field(repr=False, compare=False, default=repeat(True))  # noqa: FBT003 - it never ends
    _names: dict[date, tuple[str, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _codes: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    def hinting(self, most: int) -> "Markets":
        """Give markets that offer what was meant so often at most.

        To find it takes a hundred times as long as to see that a name is not known, and nobody
        is told of as many names as a file may hold.
        """
        return replace(self, _hints=repeat(True, most))  # noqa: FBT003 - not a flag

    @property
    def countries(self) -> tuple[str, ...]:
        ordered = sorted(self.by_code.values(), key=lambda country: country.name.casefold())
        return tuple(country.iso2 for country in ordered)

    def country_name(self, iso2: str) -> str:
        """Name a country; a code that is not known stays as it is."""
        country = self.by_code.get(caseless(iso2).upper())
        return country.name if country else iso2

    def market_of_country(self, iso2: str, day: date) -> str | Problem:
        """Find the market of a country on a day, by what its calling code decides.

        Args:
            iso2: ISO 3166 alpha-2 in either case, or `NO_COUNTRY`.
            day: The day of delivery in the account's time zone.
        """
        code = caseless(iso2).upper()
        if code == NO_COUNTRY:
            memberships = self.default
        elif code in self.by_code:
            memberships = self.by_code[code].memberships
        else:
            return self._unknown_country(iso2)
        for membership in memberships:
            if membership.holds_on(day):
                return membership.market
        return Problem(
            code="no-market-yet",
            where=iso2,
            message=say(
                "no market of {country_name} is known on {day}",
                country_name=territory_name(self.country_name(iso2)),
                day=day,
            ),
            hint=say("choose a day from {since} on", since=memberships[0].since),
        )

    def names_on(self, day: date) -> tuple[str, ...]:
        """List the markets of a day by name: countries, then regions, then the rest."""
        if day not in self._names:
            self._names[day] = self._listed(day)
        return self._names[day]

    def _listed(self, day: date) -> tuple[str, ...]:
        names = {
            membership.market
            for country in self.by_code.values()
            for membership in country.memberships
            if membership.holds_on(day)
        }
        rest = {membership.market for membership in self.default if membership.holds_on(day)}
        single = {country.name for country in self.by_code.values()}
        return (
            *sorted(names & single - rest),
            *sorted(names - single - rest),
            *sorted(rest),
        )

    def market_named(self, text: str, day: date) -> str | Problem:
        """Find a market of ``day`` by its name, whatever its case, spaces and ampersands.

        Its name in another language will do, since tables and notes are told in that, and so
        will the code of a country and what people often call a market.
        """
        names = self.names_on(day)
        spelled = _spelled(names)
        for written in (text, without_remarks(text)):
            key = _key(written)
            found = spelled.get(key) or spelled.get(_key(ALIASES.get(key, "")))
            if found is not None:
                return found
        later = self.by_code.get(self._code_exactly_named(text))
        belongs = self.market_of_country(later.iso2, day) if later else None
        if later is not None and belongs == later.name:
            return later.name
        if isinstance(belongs, str):
            message = say("{text!r} is no market of its own on {day}", text=text, day=day)
            return Problem(
                "unknown-market",
                text,
                message,
                say("use {belongs!r}", belongs=territory_name(belongs)),
            )
        return Problem(
            code="unknown-market",
            where=text,
            message=say("no market is named {text!r}", text=text),
            hint=(next(self._hints, False) and nearest(text, names))
            or say("use a name as the rate card prints it"),
        )

    def market_of_name(self, name: str, day: date) -> str | None:
        """Find the market on a day of the country that a market is named after, if any."""
        code = self._code_exactly_named(name)
        found = self.market_of_country(code, day) if code else None
        return found if isinstance(found, str) else None

    def as_on(self, day: date) -> "Markets":
        """Let the markets of one day hold on every day, to price by a card of that day."""
        by_code = {
            iso2: replace(country, memberships=_frozen(country.memberships, day))
            for iso2, country in self.by_code.items()
        }
        return replace(self, by_code=by_code, default=_frozen(self.default, day))

    def as_printed(self, names: Collection[str], printed: date, day: date) -> "Markets":
        """Put countries back whose market of a day is not on an older card.

        Args:
            names: The markets on the card.
            printed: The day of the card; the market of that day holds where the card has it.
            day: The day on which the card is used.
        """
        former = {
            iso2: replace(country, memberships=_frozen(country.memberships, printed))
            for iso2, country in self.by_code.items()
            if self.market_of_country(iso2, day) not in names
            and self.market_of_country(iso2, printed) in names
        }
        return replace(self, by_code={**self.by_code, **former}) if former else self

    def with_own(self, names: Iterable[str], day: date) -> "Markets":
        """Make every country among ``names`` a market of its own from a day on.

        Meta gives countries a market of their own now and then; a card that is newer than what
        is known here is the first to say so.
        """
        by_code = dict(self.by_code)
        for name in names:
            code = self._code_exactly_named(name)
            country = by_code.get(code)
            if country is not None and self.market_of_name(name, day) != country.name:
                by_code[code] = replace(country, memberships=_cut(country, day))
        return replace(self, by_code=by_code)

    @property
    def _countries(self) -> tuple[tuple[str, str], ...]:
        return tuple((code, country.name) for code, country in self.by_code.items())

    def _code_exactly_named(self, text: str) -> str:
        code = text.strip().upper()
        if code in self.by_code:
            return code
        key = _key(without_remarks(text))
        named = self._codes
        if not named:
            spoken = reversed(_spoken(self._countries))
            named.update({_key(name): code for name, code in spoken})
        return named.get(key) or named.get(_key(ALIASES.get(key, key)), "")

    def _unknown_country(self, given: str) -> Problem:
        meant = _OFTEN_MEANT.get(caseless(given).upper())
        if not meant and next(self._hints, False):
            meant = self._code_named(given)
        hint = (
            say(
                "did you mean {meant!r} ({country_name})?",
                meant=meant,
                country_name=territory_name(self.country_name(meant)),
            )
            if meant
            else ""
        )
        return Problem(
            code="unknown-country",
            where=given,
            message=say("{given!r} is no country code", given=given),
            hint=hint or say("give two letters as in ISO 3166, such as 'TR'"),
        )

    def _code_named(self, given: str) -> str:
        codes = {caseless(name): code for name, code in _spoken(self._countries)}
        return codes.get(slip_of(caseless(given), codes), "")


@lru_cache(maxsize=8)
def _spoken(countries: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Give the names of countries in each language, each with its country's code."""
    return tuple(
        (translated(name, language), code) for language in Language for code, name in countries
    )


def _frozen(memberships: tuple[Membership, ...], day: date) -> tuple[Membership, ...]:
    """Keep the stay of a day alone, and for ever; all of them where there is none."""
    held = (Membership(stay.market, date.min) for stay in memberships if stay.holds_on(day))
    return tuple(held) or memberships


def _cut(country: Country, day: date) -> tuple[Membership, ...]:
    """End the present stay of a country on a day, and begin one in a market of its own."""
    before = (stay for stay in country.memberships if stay.since < day)
    ended = (replace(stay, until=min(stay.until, day)) for stay in before)
    return (*ended, Membership(country.name, day))


@lru_cache(maxsize=32)
def _spelled(names: tuple[str, ...]) -> Mapping[str, str]:
    """Find names by how they are compared; a file of rates asks for thousands."""
    return {_key(translated(name, each)): name for each in Language for name in names}


@lru_cache(maxsize=2048)
def _key(name: str) -> str:
    """Write a name as it is compared; a card asks for all countries at each of its markets."""
    return " ".join(word for word in folded(name).split() if word != "the")


def folded_name(name: str) -> str:
    """Write a name so that case, any i, spaces and ampersands do not tell two apart."""
    return " ".join(caseless(name).replace("&", " and ").split())
