"""Which market a customer of a log belongs to on a day, and which country where known."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tarife.actuals.customers import Customers
from tarife.actuals.line_problems import MOST_SENTENCES
from tarife.actuals.rows import BatchKinds, Numbering, RowKind
from tarife.rates.markets.countries import CountryNames
from tarife.rates.markets.markets import Markets
from tarife.rates.markets.phones import numbers_masked
from tarife.terms.arrays import Indices, Mask
from tarife.terms.problems import Problem
from tarife.terms.sentences import say

NO_MARKET: Final = -1


class CustomerMarket(NamedTuple):
    """A customer's market, and country or an empty text where only the market is known."""

    market: str
    country: str


class CustomerMarkets:
    """Finds and numbers the markets of a log's customers; equal questions are asked once.

    Attributes:
        names: The markets that were found.
        country_names: How a log may call countries.
    """

    def __init__(self, markets: Markets, customers: Customers) -> None:
        markets = markets.hinting(MOST_SENTENCES)
        self.names: Numbering[str] = Numbering()
        self.country_names = CountryNames(markets)
        self._market_of_country = cache(markets.market_of_country)
        self._market_named = cache(markets.market_named)
        self._regions: Numbering[tuple[str, str]] = Numbering()
        self._customers = customers

    def of_rows(
        self,
        kinds: BatchKinds,
        customer: NDArray[np.int32],
        day: Indices,
        dates: Sequence[date],
    ) -> tuple[NDArray[np.int16], Mask, list[tuple[int, Problem]]]:
        """Find the market of each row, once for all of which the same is known.

        Args:
            kinds: What the rows are.
            customer: Codes of `Customers`.
            day: Their days, as indices of ``dates``.
            dates: The days.

        Returns:
            Codes of ``names``, or `NO_MARKET`; who is known to be in the United States; and why
            rows have no market, by their indices.
        """
        origins = self._customers.origins
        region = kinds.column(lambda one: self._regions[one.country, one.market], np.int64)
        key = region * (int(origins.max(initial=0)) + 1) + origins[customer]
        key = key * len(dates) + day
        _, firsts, same = np.unique(key, return_index=True, return_inverse=True)
        market = np.full(len(firsts), NO_MARKET, dtype=np.int16)
        in_united_states = np.zeros(len(firsts), dtype=np.bool_)
        for number, row in enumerate(firsts.tolist()):
            answer = self._find(kinds[row], customer[row], dates[day[row]])
            if isinstance(answer, CustomerMarket):
                market[number] = self.names[answer.market]
                in_united_states[number] = answer.country == "US"
        problems: list[tuple[int, Problem]] = []
        if NO_MARKET in market:
            rows = np.argsort(same, kind="stable")
            for row in rows[market[same[rows]] == NO_MARKET].tolist():
                answer = self.problems_of(kinds[row], customer[row], dates[day[row]])
                problems += [(row, problem) for problem in answer]
        return market[same], in_united_states[same], problems

    def problems_of(
        self, kind: RowKind, customer: int | np.int32, day: date
    ) -> tuple[Problem, ...]:
        """Say why a customer has no market on a day, if so."""
        answer = self._find(kind, customer, day)
        return () if isinstance(answer, CustomerMarket) else answer

    def _find(
        self, kind: RowKind, code: int | np.int32, day: date
    ) -> CustomerMarket | tuple[Problem, ...]:
        """Find a market by country, name and phone number, which must not contradict."""
        country, named, customer = kind.country, kind.market, self._customers[code]
        if not (country or named or customer.country):
            return (customer.problem or _missing_market(customer.person),)
        phone = customer.country if customer.is_sure or not (country or named) else ""
        found = [self._market_of_country(one, day) for one in (country, phone) if one]
        if named:
            found.append(self._market_named(named, day))
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
