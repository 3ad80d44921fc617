"""The option ``--as-of``: rules, rate card and markets of one day, whatever is billed."""

import argparse
from datetime import date

from tarife.billing.eras import EraId, era_on
from tarife.cli.days import day_in
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.calendar import FIRST_RULES_DAY
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

OPTION = "--as-of"


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """Describe the option; what it holds is read by `rules_of_day`."""
    parser.add_argument(
        OPTION,
        metavar=say("DATE"),
        help=say("bill by the rules and the rate card of this day"),
    )


def rules_of_day(text: str, currency: str, book: RateBook) -> tuple[date, EraId]:
    """Read the day, and find the rules that held on it.

    Raises:
        InputError: If it is no day, or no rules or no card are known of it.
    """
    try:
        day = day_in(text)
    except InputError as error:
        problems = (Problem(one.code, OPTION, one.message) for one in error.problems)
        raise InputError(problems) from None
    era = era_on(day)
    if era is None or book.card(currency, day) is None:
        message = say(
            "no rules or no {currency} card are known of {day}", currency=currency, day=day
        )
        hint = say("choose a day from {first} on, or another currency", first=FIRST_RULES_DAY)
        raise InputError([Problem("unknown-day", OPTION, message, hint)])
    return day, era.id


def held(book: RateBook, markets: Markets, day: date) -> tuple[RateBook, Markets]:
    """Let the cards and markets of a day hold on every day."""
    return book.as_on(day), markets.as_on(day)
