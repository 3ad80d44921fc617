"""``tarife actuals plan``: a plan of a month of real traffic, and every measured number."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tarife.cli.actuals.output import TABLE
from tarife.cli.actuals.reading import add_files, add_format, asked_of
from tarife.cli.bill.settings import add_settings
from tarife.cli.voice import Voice, json_text
from tarife.documents.files import save_plan
from tarife.fitting.fitting import FittedPlan
from tarife.insight.actuals.starting import NextMonth, fitted_plan
from tarife.plan.identity import with_new_id
from tarife.terms.calendar import BillingMonth
from tarife.terms.sentences import say
from tarife.workbook.texts import Voice as WorkbookVoice


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = actions.add_parser(
        "plan",
        help=say("a plan from last month"),
        description=say(
            "Find the sends, ads and people behind a month of messages, measure how people "
            "and the desk behave, and write a plan of it with ranges. Of analytics alone sends "
            "are measured, and behaviour is assumed, such that answers agree."
        ),
    )
    parser.set_defaults(action=_run)
    add_files(parser, nargs="+")
    parser.add_argument(
        "--month",
        metavar=say("MONTH"),
        help=say("the month to plan, such as 2026-12 (default: the one that was measured)"),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="PLAN",
        help=say("the plan file to write (default: none, only print)"),
    )
    add_settings(parser, currency="")
    add_format(parser, _WRITERS)


def _run(arguments: argparse.Namespace) -> int:
    voice = Voice.of(arguments)
    asked = asked_of(arguments, voice)
    fitted = fitted_plan(asked.traffic, asked.settings, asked.rates)
    plan = NextMonth(fitted, asked.month or fitted.plan.month).plan
    log = asked.traffic.log
    voice.note((*asked.traffic.notes, *(() if log is None else log.notes), *fitted.notes))
    if arguments.output is not None:
        save_plan(with_new_id(plan), arguments.output)
        voice.saved(arguments.output)
    sys.stdout.writelines(_WRITERS[arguments.format](fitted, voice))
    return 0


def _as_json(fitted: FittedPlan, voice: Voice) -> Iterator[str]:
    """Write a list of what was measured."""
    del voice
    yield json_text(
        {
            "lines": [
                {
                    "name": one.name,
                    "field": one.at.field,
                    "low": _plain(one.estimate.low),
                    "likely": _plain(one.estimate.likely),
                    "high": _plain(one.estimate.high),
                    "n": one.estimate.n,
                }
                for one in fitted.numbers
            ]
        }
    )


def _as_table(fitted: FittedPlan, voice: Voice) -> Iterator[str]:
    """Write what was measured, line by line."""
    measured = fitted.plan.measured
    assert measured is not None  # noqa: S101 - what is fitted says where it was measured
    told = say(
        "measured, {month:MMMM y}, {messages:,} messages",
        month=BillingMonth.parse(measured.month).first_day,
        messages=measured.messages,
    )
    yield f"{voice.tell(told)}\n\n"
    names = WorkbookVoice(voice.language)
    yield voice.table(
        (say("Line"), say("Number"), say("Low"), say("Likely"), say("High"), say("n")),
        [
            (
                voice.one_line(one.name),
                " · ".join(names.input(one.at.field)),
                *(
                    _short(end)
                    for end in (one.estimate.low, one.estimate.likely, one.estimate.high)
                ),
                one.estimate.n or voice.tell(say("assumed")),
            )
            for one in fitted.numbers
        ],
        text=2,
    )
    told = say("eight times in ten the truth lies between low and high")
    yield f"\n{voice.tell(told)}\n"


def _plain(value: float) -> float:
    """Leave out digits that no measurement has."""
    return float(f"{value:.6g}")


def _short(value: float) -> str:
    digits = 4
    return f"{value:,.0f}" if value >= 10**digits else f"{float(f'{value:.{digits}g}'):,}"


_Writer = Callable[[FittedPlan, Voice], Iterator[str]]
_WRITERS: Final[Mapping[str, _Writer]] = MappingProxyType({TABLE: _as_table, "json": _as_json})
