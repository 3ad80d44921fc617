"""The files of real traffic that a command is given, and how they are read."""

import argparse
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Final

from tarife.actuals.opening import LogFile
from tarife.actuals.traffic_files import Traffic, TrafficOptions, read_traffic
from tarife.billing.settings import BillingSettings
from tarife.cli.bill.reading import add_reading, progress, read_options
from tarife.cli.bill.settings import as_asked, bill_settings, check_currency
from tarife.cli.library import library
from tarife.cli.targets import add_read
from tarife.cli.voice import CliVoice
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

_USUAL_CURRENCY: Final = "USD"


def add_files(parser: argparse.ArgumentParser, nargs: str) -> None:
    """Describe the files and how to read them; `traffic_of` does."""
    add_read(
        parser,
        "files",
        nargs=nargs,
        metavar=say("FILES"),
        help=say("webhooks, logs, analytics or invoices; - reads standard input"),
    )
    parser.add_argument(
        "--account",
        default="",
        metavar="ID",
        help=say("the account to take, if the files are of several"),
    )
    add_reading(parser)


def add_format(parser: argparse.ArgumentParser, writers: Mapping[str, object]) -> None:
    """Describe how to print, the first of some ways if nothing else is asked for."""
    parser.add_argument(
        "--format",
        choices=tuple(writers),
        default=next(iter(writers)),
        help=say("what to print (default: %(default)s)"),
    )


def traffic_of(
    arguments: argparse.Namespace,
    settings: BillingSettings,
    markets: Markets,
    month: BillingMonth | None = None,
) -> Traffic:
    """Read the files together.

    Raises:
        InputError: Naming what is wrong in all files.
        OutsideError: If one cannot be read.
    """
    with ExitStack() as opened:
        files = []
        for name in dict.fromkeys(arguments.files):
            files.append(LogFile.of(name, sys.stdin.buffer))
            opened.callback(files[-1].close)
        tell = opened.enter_context(progress(CliVoice.of(arguments)))
        logs = read_options(arguments, settings, tell)
        how = TrafficOptions(settings.zone, markets, logs, arguments.account, month)
        return read_traffic(files, how)


@dataclass(frozen=True, slots=True)
class AskedTraffic:
    """What files and options say together.

    Attributes:
        traffic: What the files tell.
        settings: The account, in the currency of the files.
        rates: The rate cards, and which market a country belongs to.
        month: The month that is asked for, if any.
    """

    traffic: Traffic
    settings: BillingSettings
    rates: tuple[RateBook, Markets]
    month: BillingMonth | None


def asked_of(arguments: argparse.Namespace, voice: CliVoice) -> AskedTraffic:
    """Read the files, and the account that the options describe.

    Raises:
        InputError: Naming what is wrong in options or files.
        OutsideError: If a file cannot be read.
    """
    known = library(voice)
    rates = known.rates
    asked = arguments.currency
    arguments.currency = asked or _USUAL_CURRENCY
    month = _month(arguments.month)
    settings, rates = as_asked(arguments, bill_settings(arguments, *rates), rates)
    book, markets = rates
    traffic = traffic_of(arguments, settings, markets, month)
    settings = replace(settings, currency=_currency(asked, traffic.currency, book))
    if not (asked or traffic.currency) and traffic.sums.micros.any():
        message = say(
            "the files do not say which currency their amounts are in: taken as {currency}",
            currency=settings.currency,
        )
        hint = say("give --currency if it is another")
        voice.note([Problem("currency-not-said", "", message, hint)])
    return AskedTraffic(traffic, settings, rates, month)


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
