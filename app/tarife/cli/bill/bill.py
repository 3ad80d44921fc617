"""``tarife bill``: prices a log of events, so that anyone can check the engine."""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Final

from tarife import folders
from tarife.actuals.events import ReadOptions
from tarife.actuals.opening import LogFile
from tarife.actuals.reports import FIELDS, KNOWN_REPORTS, ReportMapping
from tarife.actuals.times import DateOrder
from tarife.billing.settings import BillingSettings
from tarife.cli.as_of import held, rules_of_day
from tarife.cli.bill import output as bill_output
from tarife.cli.bill.settings import add_settings, settings_of
from tarife.cli.library import library
from tarife.cli.voice import Voice
from tarife.documents.mappings import find_mapping, may_be_named, save_mapping
from tarife.insight.log_bill import bill_log
from tarife.terms.problems import InputError, Problem, nearest
from tarife.terms.sentences import say

_SECONDS_BETWEEN: Final = 1.0
_KNOWN: Final = tuple(preset.name for preset in KNOWN_REPORTS)
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
    parser.add_argument(
        "events", metavar=say("EVENTS"), help=say("the log; - reads standard input")
    )
    add_settings(parser)
    parser.add_argument(
        "--dates",
        choices=tuple(order.value for order in DateOrder),
        help=say("how dates such as 03/11/2026 are meant, where the log leaves it open"),
    )
    parser.add_argument(
        "--mapping",
        metavar=say("NAME"),
        help=say("read the columns by a mapping: {names}, or one of your own", names=_KNOWN),
    )
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar=say("FIELD=COLUMN"),
        help=say("what a column of the log means; repeatable"),
    )
    parser.add_argument(
        "--save-mapping",
        metavar=say("NAME"),
        help=say("keep the columns given as a mapping of your own"),
    )
    parser.add_argument(
        "--template-category",
        choices=("marketing", "utility", "authentication"),
        help=say("what templates are whose category the log does not say"),
    )
    parser.add_argument(
        "--format",
        choices=(bill_output.TABLE, *bill_output.WRITERS),
        default=bill_output.TABLE,
        help=say("what to print (default: %(default)s)"),
    )


def run(arguments: argparse.Namespace) -> int:
    voice = Voice.of(arguments)
    known = library(voice)
    book, markets = known.book, known.markets
    settings = settings_of(arguments, book, markets)
    if arguments.as_of is not None:
        day, era = rules_of_day(arguments.as_of, settings.currency, book)
        settings = replace(settings, forced_era=settings.forced_era or era)
        book, markets = held(book, markets, day)
    with (
        closing(LogFile.of(arguments.events, sys.stdin.buffer)) as file,
        _progress(voice) as progress,
    ):
        how = _how(arguments, settings, progress)
        billed = bill_log(file, settings, (book, markets), how)
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


def _how(
    arguments: argparse.Namespace, settings: BillingSettings, progress: Callable[[int], None]
) -> ReadOptions:
    return ReadOptions(
        mapping=_mapping(arguments),
        order=DateOrder(arguments.dates) if arguments.dates else None,
        template_category=arguments.template_category or "",
        home_country=settings.home_country,
        now=datetime.now().astimezone(),  # noqa: TID251 - the edge of the program
        progress=progress,
    )


def _mapping(arguments: argparse.Namespace) -> ReportMapping | None:
    """Take the mapping that is asked for, with the columns that are given beside it."""
    chosen = None
    if arguments.mapping is not None:
        chosen = find_mapping(arguments.mapping, folders.mappings())
    pairs = [text.partition("=")[::2] for text in arguments.column]
    problems = []
    for text, (name, column) in zip(arguments.column, pairs, strict=True):
        if name not in FIELDS or not column.strip():
            message = say("{text!r} does not name a field and a column", text=text)
            hint = nearest(name, FIELDS) or say("use one of {names}", names=FIELDS)
            problems.append(Problem("bad-column", "--column", message, hint))
    name = arguments.save_mapping
    if name is not None and (not may_be_named(name) or not (pairs or chosen)):
        message = say("there is nothing to keep under the name {name!r}", name=name)
        hint = say("give --column FIELD=COLUMN, and a name of letters and digits")
        problems.append(Problem("bad-mapping", "--save-mapping", message, hint))
    if problems:
        raise InputError(problems)
    if pairs:
        held = chosen or ReportMapping("", {})
        chosen = replace(held, columns={**held.columns, **dict(pairs)})
    if name is not None and chosen is not None:
        save_mapping(replace(chosen, name=name), folders.mappings())
    return chosen


@contextmanager
def _progress(voice: Voice) -> Iterator[Callable[[int], None]]:
    """Say now and then on a terminal how many lines have been read, and wipe it in the end."""
    said, said_at = "", time.monotonic()

    def tell(lines: int) -> None:
        nonlocal said, said_at
        if time.monotonic() - said_at >= _SECONDS_BETWEEN:
            said_at = time.monotonic()
            said = voice.say("{lines:,|line|lines} read", lines=lines)
            sys.stderr.write(f"\r{said}\r")

    try:
        yield tell if sys.stderr.isatty() else lambda _: None
    finally:
        if said:
            sys.stderr.write(" " * len(said) + "\r")
