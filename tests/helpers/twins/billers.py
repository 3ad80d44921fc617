"""The two ways to bill a table, with one answer to compare: the oracle and the engine."""

from collections.abc import Callable
from typing import TypeAlias

from helpers.twins.oracle import CountryMarkets, Verdict, bill_one_by_one
from tarife.billing.engine import bill
from tarife.billing.ledger import REASONS, Ledger
from tarife.billing.settings import BillingSettings
from tarife.rates.book import RateBook
from tarife.terms.categories import CATEGORIES
from tarife.terms.problems import InputError
from tarife.traffic.table import MessageTable

Biller: TypeAlias = Callable[
    [MessageTable, RateBook, BillingSettings, CountryMarkets], list[Verdict]
]


def verdicts_of(ledger: Ledger) -> list[Verdict]:
    """Read a ledger as verdicts, in its own order."""
    columns = (ledger.rows, ledger.reason, ledger.category, ledger.rate_micros)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [
        Verdict(row, REASONS[reason], CATEGORIES[category], micros)
        for row, reason, category, micros in rows
    ]


def bill_by_engine(
    messages: MessageTable, book: RateBook, settings: BillingSettings, markets: CountryMarkets
) -> list[Verdict]:
    """Bill with the engine, and see that its totals are the sum of its rows."""
    ledger = bill(messages, book, settings, markets)
    verdicts = verdicts_of(ledger)
    total = sum(verdict.rate_micros for verdict in verdicts)
    assert ledger.total_micros == total
    assert ledger.lines().total_micros == total
    return verdicts


BILLERS: dict[str, Biller] = {"oracle": bill_one_by_one, "engine": bill_by_engine}


def outcome(biller: Biller, *given: object) -> list[Verdict] | set[tuple[str, str]]:
    """Bill, or say which problems stood in the way, by code and market.

    Days before the first era are one problem, whatever else is wrong.
    """
    try:
        return biller(*given)
    except InputError as error:
        found = {(problem.code, problem.where.split("/")[0]) for problem in error.problems}
    if any(code == "before-first-era" for code, _ in found):
        return {("before-first-era", "")}
    return found
