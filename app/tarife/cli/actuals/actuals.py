"""``tarife actuals``: real traffic as webhooks, logs, analytics and invoices tell it."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tarife.cli.actuals import output, reading, status
from tarife.cli.bill.settings import add_settings, as_asked, check_currency, settings_of
from tarife.cli.library import library
from tarife.cli.voice import Voice
from tarife.insight.bill_check.bill_check import check_bill
from tarife.rates.book import RateBook
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

_USUAL_CURRENCY: Final = "USD"


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "actuals",
        help=say("check the bill of real traffic"),
        description=say(
            "Read what really happened: webhooks, logs, Meta's analytics as JSON, invoices; "
            "several files together, each known by what is in it."
        ),
    )
    actions = parser.add_subparsers(metavar=say("ACTION"), required=True)
    check = actions.add_parser(
        "check",
        help=say("is the bill right?"),
        description=say(
            "Bill every message anew, and split the difference from what Meta or a partner "
            "charged by its kind."
        ),
    )
    reading.add_files(check, nargs="+")
    check.add_argument(
        "--month",
        metavar=say("MONTH"),
        help=say("the month to check, such as 2026-11 (default: all that the files hold)"),
    )
    check.set_defaults(action=_check)
    add_settings(check, currency="")
    check.add_argument(
        "--format",
        choices=tuple(output.WRITERS),
        default=output.TABLE,
        help=say("what to print (default: %(default)s)"),
    )
    status.add_parser(actions)


def run(arguments: argparse.Namespace) -> int:
    action: Callable[[argparse.Namespace], int] = arguments.action
    return action(arguments)


def _check(arguments: argparse.Namespace) -> int:
    voice = Voice.of(arguments)
    known = library(voice)
    rates = (known.book, known.markets)
    asked = arguments.currency
    arguments.currency = asked or _USUAL_CURRENCY
    month = _month(arguments.month)
    settings, rates = as_asked(arguments, settings_of(arguments, *rates), rates)
    book, markets = rates
    traffic = reading.traffic_of(arguments, settings, markets, month)
    settings = replace(settings, currency=_currency(asked, traffic.currency, book))
    checked = check_bill(traffic, settings, rates, month)
    voice.note((*traffic.notes, *checked.notes))
    sys.stdout.writelines(output.WRITERS[arguments.format](checked, voice))
    return 0


def _month(text: str | None) -> BillingMonth | None:
    if text is None:
        return None
    try:
        return BillingMonth.parse(text)
    except ValueError:
        message = say("{text!r} is not a month", text=text)
        hint = say("write it as 2026-11")
        raise InputError([Problem("bad-month", "--month", message, hint)]) from None


def _currency(asked: str, told: str, book: RateBook) -> str:
    """Take the currency that the files tell; one that is asked for must not differ."""
    chosen = asked.upper() or told or _USUAL_CURRENCY
    if told and chosen != told:
        message = say("the files are in {told}, not in {asked}", told=told, asked=chosen)
        hint = say("leave it out, or give files in that currency")
        raise InputError([Problem("other-currency", "--currency", message, hint)])
    if problems := check_currency(chosen, book):
        raise InputError(problems)
    return chosen
