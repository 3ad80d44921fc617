"""Reads the command line and runs one command."""

import argparse
import io
import logging
import os
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from importlib import import_module
from importlib.metadata import version
from types import MappingProxyType
from typing import Any, Final

from tarife import logs
from tarife.cli.argument_words import speaking, speaking_arguments
from tarife.cli.interruption import STOPPED, listen
from tarife.cli.targets import check_targets, stands
from tarife.cli.voice import ShownText, language_asked
from tarife.terms.languages import Language
from tarife.terms.problems import InputError, OutsideError, TarifeError
from tarife.terms.saving import system_reason, unless_changed, visible
from tarife.terms.sentences import in_language, say

LOG: Final = logging.getLogger(__name__)

COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "actuals": "actuals.actuals",
        "advise": "advise",
        "bill": "bill.bill",
        "contacts": "contacts",
        "explain": "explain",
        "forecast": "forecast.forecast",
        "maxprice": "max_price",
        "optimise": "optimise",
        "rates": "rates.rates",
        "check": "check_and_diff",
        "diff": "check_and_diff",
    }
)
"""The module of each, imported when it is asked for: all take as long as most forecasts."""

EXIT_OUTSIDE = 1
EXIT_INPUT = 2


def load(argv: Sequence[str]) -> list[Any]:
    """Import the module of the command that ``argv`` names, or else all of them."""
    named = next((one for one in argv if not one.startswith("-")), "")
    names = [COMMANDS[named]] if named in COMMANDS else dict.fromkeys(COMMANDS.values())
    return [import_module(f"tarife.cli.{name}") for name in names]


def run_alone(argv: Sequence[str]) -> int:
    """Run the command that ``argv`` names in a process of its own; see `run`."""
    language = language_asked(argv, os.environ)
    try:
        listen(in_language(say("stopped"), language))
    except RuntimeError:  # no memory for a thread
        print(in_language(_refusal(MemoryError()), language), file=sys.stderr)
        return EXIT_OUTSIDE
    return run(argv)


def run(argv: Sequence[str]) -> int:
    """Run the command that ``argv`` names and return the exit status.

    Returns:
        0 for done, 1 if the disk or system refused, 2 if the input cannot be used, 130 if
        it was stopped.
    """
    language = language_asked(argv, os.environ)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may not know every letter
            stream.reconfigure(errors="backslashreplace")
    started = time.perf_counter()
    try:
        with speaking_arguments(language):
            arguments = _parser(language, argv).parse_args(argv)
        arguments.language = language
        stood = stands(arguments)
        check_targets(arguments)
        with redirect_stdout(ShownText(sys.stdout)), unless_changed(stood):
            status: int = load([arguments.command])[0].run(arguments)
            sys.stdout.flush()
    except InputError as error:
        return _tell(error, EXIT_INPUT, language)
    except OutsideError as error:
        return _tell(error, EXIT_OUTSIDE, language)
    except KeyboardInterrupt:
        print(in_language(say("stopped"), language), file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        sys.stderr.close()  # the reader, such as head, has had enough
        return EXIT_OUTSIDE
    except (OSError, MemoryError) as error:
        print(in_language(_refusal(error), language), file=sys.stderr)
        return EXIT_OUTSIDE
    duration = time.perf_counter() - started
    LOG.info("%s: status %d after %.2f s", arguments.command, status, duration)
    return status


def _parser(language: Language, argv: Sequence[str]) -> argparse.ArgumentParser:
    parser = speaking(language)(
        prog="tarife",
        description=say(
            "Plan what a month on the WhatsApp Business Platform costs. Without a command the "
            "window opens."
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"tarife {version('tarife')}",
        help=say("show program's version number and exit"),
    )
    parser.add_argument(
        logs.VERBOSE, action="store_true", help=say("say on the console what the program does")
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar=say("COMMAND"))
    for module in load(argv):
        module.add_parser(commands)
    return parser


def _refusal(error: OSError | MemoryError) -> str:
    if isinstance(error, io.UnsupportedOperation):
        return say("standard output is closed; send the output to a file, or through a pipe")
    if isinstance(error, OSError):
        return say("the output cannot be written ({strerror})", strerror=system_reason(error))
    return say("there is not enough memory; close other programs, or give less at once")


def _tell(error: TarifeError, status: int, language: Language) -> int:
    LOG.info("status %d: %s", status, logs.kind_of(error))
    print(visible(error.said(language)), file=sys.stderr)
    return status
