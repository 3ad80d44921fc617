"""Which market a customer of a log belongs to on a day, and which country where known."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from tarife.actuals.line_problems import MOST_SENTENCES
from tarife.rates.markets.countries import CountryNames
from tarife.rates.markets.markets import Markets
from tarife.rates.markets.phones import numbers_masked, person_of
from tarife.terms.problems import Problem
from tarife.terms.sentences import say


class Customer(NamedTuple):
    """Who a customer of a log is.

    Attributes:
        person: One spelling of the number or id, the same for all spellings of one person.
        country: Its country, or an empty text.
        is_sure: Whether the number says its country: it has a plus sign.
        problem: What is wrong with the number, if anything.
    """

    person: str
    country: str
    is_sure: bool
    problem: Problem | None = None


def customer_of(text: str, home_country: str = "") -> Customer:
    """Read who a customer is, by a number however spelt, a user id, or an id of any kind.

    Args:
        text: What is written.
        home_country: Whose numbers may lack their calling code; empty for none.
    """
    person = person_of(text, home_country)
    if isinstance(person, Problem):
        return Customer(text, "", is_sure=False, problem=person if text[:1] == "+" else None)
    return Customer(person.identity, person.country, is_sure=not person.is_bare)


@dataclass(frozen=True, slots=True)
class CustomerMarket:
    """A customer's market, and country or an empty text where only the market is known."""

    market: str
    country: str


@dataclass(frozen=True, slots=True)
class MarketFinder:
    """Finds the market of customers; equal questions are answered once."""

    names: CountryNames
    _of_country: Callable[[str, date], str | Problem]
    _named: Callable[[str, date], str | Problem]

    @classmethod
    def of(cls, markets: Markets) -> "MarketFinder":
        markets = markets.hinting(MOST_SENTENCES)
        return cls(
            CountryNames(markets), cache(markets.market_of_country), cache(markets.market_named)
        )

    def find(
        self, country: str, named: str, customer: Customer, day: date
    ) -> CustomerMarket | tuple[Problem, ...]:
        """Find the market by country, name and phone number, which must not contradict.

        Args:
            country: The code of the country, or an empty text.
            named: The name of the market, or an empty text.
            customer: The customer.
            day: The day of the event in the account's time zone.
        """
        if not (country or named or customer.country):
            return (customer.problem or _missing_market(customer.person),)
        phone = customer.country if customer.is_sure or not (country or named) else ""
        found = [self._of_country(code, day) for code in (country, phone) if code]
        if named:
            found.append(self._named(named, day))
        wrong = tuple(answer for answer in found if isinstance(answer, Problem))
        if wrong:
            return wrong
        # Two countries of one market differ all the same if one is the United States, where
        # marketing is paused.
        names = {str(answer) for answer in found}
        if country and phone and country != phone and "US" in {country, phone}:
            names = {country, phone}
        if len(names) > 1:
            return (_contradiction(customer.person, names),)
        return CustomerMarket(names.pop(), country or customer.country)


def _missing_market(customer: str) -> Problem:
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
