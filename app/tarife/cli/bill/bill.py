"""``tarife bill``: prices a log of events, so that anyone can check the engine."""

import argparse
import sys
from contextlib import closing
from typing import Final

from tarife.actuals.opening import LogFile
from tarife.cli.bill import output as bill_output
from tarife.cli.bill.reading import add_reading, progress, read_options
from tarife.cli.bill.settings import add_settings, as_asked, bill_settings
from tarife.cli.library import library
from tarife.cli.targets import add_read
from tarife.cli.voice import CliVoice
from tarife.insight.log_bill import bill_log
from tarife.terms.problems import Problem
from tarife.terms.sentences import say

_NO_HOME: Final = Problem(
    code="no-home-country",
    where="--authentication-international-from",
    message=say("without a home country every market with such a rate counts as foreign"),
    hint=say("give --home-country"),
)


_CARDS_BY_DATE: Final = Problem(
    code="cards-by-date",
    where="--rules",
    message=say("the rules are forced; each message keeps the rate card of its own day"),
    hint=say("give --as-of for rules and card of one day"),
)


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "bill",
        help=say("price a log of events"),
        description=say(
            "Price a log of events in any order: JSON, CSV, Excel, Meta's webhooks as they "
            "arrive, or the report of a partner; packed by gzip or not."
        ),
    )
    events = say("the log; - reads standard input")
    add_read(parser, "events", metavar=say("EVENTS"), help=events)
    add_settings(parser)
    add_reading(parser)
    parser.add_argument(
        "--format",
        choices=(bill_output.TABLE, *bill_output.WRITERS),
        default=bill_output.TABLE,
        help=say("what to print (default: %(default)s)"),
    )


def run(arguments: argparse.Namespace) -> int:
    voice = CliVoice.of(arguments)
    known = library(voice)
    rates = known.rates
    settings, rates = as_asked(arguments, bill_settings(arguments, *rates), rates)
    with (
        closing(LogFile.of(arguments.events, sys.stdin.buffer)) as file,
        progress(voice) as tell,
    ):
        how = read_options(arguments, settings, tell)
        billed = bill_log(file, settings, rates, how)
    notes = list(billed.notes)
    if settings.is_international and not settings.home_country:
        notes.append(_NO_HOME)
    if settings.forced_era and arguments.as_of is None:
        notes.append(_CARDS_BY_DATE)
    voice.note(notes)
    if arguments.format == bill_output.TABLE:
        sys.stdout.writelines(bill_output.as_table(billed.lines, voice))
    else:
        sys.stdout.writelines(bill_output.WRITERS[arguments.format](billed.log, billed.ledger))
    return 0
