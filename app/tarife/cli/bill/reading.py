"""The options of a log, and how they make it readable."""

import argparse
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from typing import Final

from tarife import folders
from tarife.actuals.events import ReadOptions
from tarife.actuals.reports import FIELDS, KNOWN_REPORTS, ReportMapping, is_phone
from tarife.actuals.times import DateOrder
from tarife.billing.settings import BillingSettings
from tarife.cli.progress import telling
from tarife.cli.targets import REPLACE, add_replace
from tarife.cli.voice import CliVoice
from tarife.documents.mappings import find_mapping, is_other, may_be_named, save_mapping
from tarife.rates.markets.phones import masked
from tarife.terms.problems import InputError, Problem, nearest
from tarife.terms.sentences import say

_KNOWN: Final = tuple(preset.name for preset in KNOWN_REPORTS)


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Describe the options; what they hold is read by `read_options`."""
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
    add_replace(parser)
    parser.add_argument(
        "--template-category",
        choices=("marketing", "utility", "authentication"),
        help=say("what templates are whose category the log does not say"),
    )


def read_options(
    arguments: argparse.Namespace, settings: BillingSettings, tell: Callable[[int], None]
) -> ReadOptions:
    """Make of the options how logs are read.

    Raises:
        InputError: Naming every option that cannot be used.
    """
    return ReadOptions(
        mapping=_mapping(arguments),
        order=DateOrder(arguments.dates) if arguments.dates else None,
        template_category=arguments.template_category or "",
        home_country=settings.home_country,
        now=datetime.now().astimezone(),  # noqa: TID251 - the edge of the program
        progress=tell,
    )


def _mapping(arguments: argparse.Namespace) -> ReportMapping | None:
    """Take the mapping that is asked for, with the columns that are given beside it."""
    chosen = None
    if arguments.mapping is not None:
        chosen = find_mapping(arguments.mapping, folders.mappings())
    pairs, problems = _columns(arguments.column)
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
        _keep(replace(chosen, name=name), may_replace=arguments.replace)
    return chosen


def _columns(texts: Sequence[str]) -> tuple[list[tuple[str, str]], list[Problem]]:
    """Take what columns mean, and say which of it cannot be used."""
    pairs = [(name, column) for name, _, column in (text.partition("=") for text in texts)]
    problems: list[Problem] = []
    for text, (name, column) in zip(texts, pairs, strict=True):
        if name not in FIELDS or not column.strip():
            message = say("{text!r} does not name a field and a column", text=text)
            hint = nearest(name, FIELDS) or say("use one of {names}", names=FIELDS)
            problems.append(Problem("bad-column", "--column", message, hint))
        elif is_phone(column):  # which a mapping would keep
            message = say("{name!r} is a phone number, and no heading", name=masked(column))
            hint = say("give each column a heading in the first row")
            problems.append(Problem("bad-column", "--column", message, hint))
    return pairs, problems


def _keep(mapping: ReportMapping, *, may_replace: bool) -> None:
    folder = folders.mappings()
    if not may_replace and is_other(mapping, folder):
        message = say("{target!r} is there already", target=mapping.name)
        raise InputError([Problem("in-place", "--save-mapping", message, REPLACE)])
    save_mapping(mapping, folder)


def progress(voice: CliVoice) -> AbstractContextManager[Callable[[int], None]]:
    """Say now and then on a terminal how many lines have been read, and wipe it in the end."""
    return telling(voice, lambda lines: say("{lines:,|line|lines} read", lines=lines))
