"""``tarife bill``: prices a log of events, so that anyone can check the engine."""

import argparse
import sys
from pathlib import Path
from typing import Final

from tarife.actuals.events import read_events
from tarife.billing.engine import bill
from tarife.cli.bill import output as bill_output
from tarife.cli.bill.settings import add_settings, settings_of
from tarife.cli.library import library
from tarife.cli.voice import Voice
from tarife.forecast.notes.rates import rate_notes
from tarife.terms.problems import InputError, OutsideError, Problem
from tarife.terms.saving import system_reason
from tarife.terms.sentences import say

_NO_HOME: Final = Problem(
    code="no-home-country",
    where="--authentication-international-from",
    message=say("without a home country every market with such a rate counts as foreign"),
    hint=say("give --home-country"),
)


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "bill",
        help=say("price a log of events"),
        description=say(
            "Price a log of events: JSON Lines or CSV, one event a line, in any order."
        ),
    )
    parser.add_argument(
        "events", metavar=say("EVENTS"), help=say("the log; - reads standard input")
    )
    add_settings(parser)
    parser.add_argument(
        "--format",
        choices=(bill_output.TABLE, *bill_output.WRITERS),
        default=bill_output.TABLE,
        help=say("what to print (default: %(default)s)"),
    )


def run(arguments: argparse.Namespace) -> int:
    """Read, bill and print."""
    voice = Voice.of(arguments)
    known = library(voice)
    book, markets = known.book, known.markets
    settings = settings_of(arguments, book, markets)
    log = read_events(_text_of(arguments.events), settings.zone, markets)
    ledger = bill(log.table, book, settings, markets)
    notes = list(rate_notes(ledger.lines(), book, settings.forced_era))
    if settings.authentication_international_from and not settings.home_country:
        notes.append(_NO_HOME)
    voice.note(notes)
    if arguments.format == bill_output.TABLE:
        sys.stdout.writelines(bill_output.as_table(ledger, voice))
    else:
        sys.stdout.writelines(bill_output.WRITERS[arguments.format](log, ledger))
    return 0


def _text_of(name: str) -> str:
    path = Path(name)
    try:
        content = sys.stdin.buffer.read() if name == "-" else path.read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise OutsideError(
            path, say("cannot be read ({strerror})", strerror=system_reason(error))
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            [
                Problem(
                    code="not-utf-8",
                    where=name,
                    message=say("the file is not UTF-8 text"),
                    hint=say("save it as CSV UTF-8 or JSON Lines"),
                )
            ]
        ) from error
