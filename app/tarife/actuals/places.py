"""Where a customer of a log is: the market of the day, and the country where it is known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from tarife.rates.markets.markets import Markets
from tarife.rates.markets.phones import country_of_phone, numbers_masked
from tarife.terms.folding import caseless
from tarife.terms.problems import Problem
from tarife.terms.sentences import say


@dataclass(frozen=True, slots=True)
class Place:
    """A customer's market, and country or an empty text where only the market is known."""

    market: str
    country: str


@dataclass(frozen=True, slots=True)
class Places:
    """Finds the place of customers; equal questions are answered once."""

    _of_country: Callable[[str, date], str | Problem]
    _named: Callable[[str, date], str | Problem]

    @classmethod
    def of(cls, markets: Markets) -> "Places":
        """Make a finder that asks ``markets``."""
        return cls(cache(markets.market_of_country), cache(markets.market_named))

    def find(
        self, fields: Mapping[str, str], customer: str, day: date
    ) -> Place | tuple[Problem, ...]:
        """Find a place by country, market and phone number, which must not contradict.

        Args:
            fields: The fields of the line.
            customer: An id or a phone number with a plus sign.
            day: The day of the event in the account's time zone.
        """
        country = caseless(fields.get("country", "")).upper()
        named = fields.get("market", "")
        from_phone = country_of_phone(customer) if customer.startswith("+") else ""
        if isinstance(from_phone, Problem):
            if not country and not named:
                return (from_phone,)
            from_phone = ""
        if not (country or named or from_phone):
            return (_nowhere(customer),)
        found = [self._of_country(code, day) for code in (country, from_phone) if code]
        if named:
            found.append(self._named(named, day))
        wrong = tuple(answer for answer in found if isinstance(answer, Problem))
        if wrong:
            return wrong
        # Two countries of one market differ all the same if one is the United States, where
        # marketing is paused.
        names = {str(answer) for answer in found}
        if country and from_phone and country != from_phone and "US" in {country, from_phone}:
            names = {country, from_phone}
        if len(names) > 1:
            return (_contradiction(customer, names),)
        return Place(names.pop(), country or from_phone)


def identity(customer: str) -> str:
    """Give one spelling of a customer: the digits of a phone number, else the id itself."""
    if not customer.startswith("+"):
        return customer
    return "+" + "".join(character for character in customer if character.isalnum())


def _nowhere(customer: str) -> Problem:
    return Problem(
        code="missing-market",
        where="",
        message=say(
            "the market of customer {customer!r} is not known",
            customer=numbers_masked(customer),
        ),
        hint=say(
            "give market (a line of the rate card) or country (such as TR), or write "
            "the customer as a number with + and country code"
        ),
    )


def _contradiction(customer: str, names: set[str]) -> Problem:
    return Problem(
        code="contradicting-markets",
        where="",
        message=say(
            "customer {customer!r} would belong to {names}",
            customer=numbers_masked(customer),
            names=" and to ".join(sorted(names)),
        ),
        hint=say("correct the number, the country or the market"),
    )
