"""``tarife actuals``: real traffic as webhooks, logs, analytics and invoices tell it."""

import argparse
import sys
from collections.abc import Callable

from tarife.cli.actuals import backtest, output, plan, reading, status
from tarife.cli.bill.settings import add_settings
from tarife.cli.voice import CliVoice
from tarife.insight.bill_check.bill_check import check_bill
from tarife.terms.sentences import say


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "actuals",
        help=say("check the bill of real traffic, and plan from it"),
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
    reading.add_format(check, output.WRITERS)
    plan.add_parser(actions)
    backtest.add_parser(actions)
    status.add_parser(actions)


def run(arguments: argparse.Namespace) -> int:
    action: Callable[[argparse.Namespace], int] = arguments.action
    return action(arguments)


def _check(arguments: argparse.Namespace) -> int:
    voice = CliVoice.of(arguments)
    asked = reading.asked_of(arguments, voice)
    checked = check_bill(asked.traffic, asked.settings, asked.rates, asked.month)
    voice.note((*asked.traffic.notes, *checked.notes))
    sys.stdout.writelines(output.WRITERS[arguments.format](checked, voice))
    return 0
