"""The files of real traffic that a command is given, and how they are read."""

import argparse
import sys
from contextlib import ExitStack

from tarife.actuals.opening import LogFile
from tarife.actuals.traffic_files import Traffic, TrafficOptions, read_traffic
from tarife.billing.settings import BillingSettings
from tarife.cli.bill.reading import add_reading, progress, read_options
from tarife.cli.voice import Voice
from tarife.rates.markets.markets import Markets
from tarife.terms.calendar import BillingMonth
from tarife.terms.sentences import say


def add_files(parser: argparse.ArgumentParser, nargs: str) -> None:
    """Describe the files and how to read them; `traffic_of` does."""
    parser.add_argument(
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
        tell = opened.enter_context(progress(Voice.of(arguments)))
        logs = read_options(arguments, settings, tell)
        how = TrafficOptions(settings.zone, markets, logs, arguments.account, month)
        return read_traffic(files, how)
