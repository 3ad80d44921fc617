"""``tarife actuals plan``: a plan of a month of real traffic, and every measured number."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from tarife.cli.actuals.output import TABLE
from tarife.cli.actuals.reading import add_files, add_format, asked_of
from tarife.cli.bill.settings import add_settings
from tarife.cli.targets import add_written, write_plan
from tarife.cli.voice import CliVoice, json_text
from tarife.fitting.fitting import FittedPlan
from tarife.insight.actuals.next_month import NextMonth, fitted_plan
from tarife.plan.identity import with_new_id
from tarife.terms.calendar import BillingMonth
from tarife.terms.sentences import Sentence, say
from tarife.workbook.texts import Voice as WorkbookVoice

_MINUTE: Final = 60
_LONG_HOURS: Final = 48


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
    written = say("the plan file to write (default: none, only print)")
    add_written(parser, "-o", "--output", help=written)
    add_settings(parser, currency="")
    add_format(parser, _WRITERS)


def _run(arguments: argparse.Namespace) -> int:
    voice = CliVoice.of(arguments)
    asked = asked_of(arguments, voice)
    fitted = fitted_plan(asked.traffic, asked.settings, asked.rates)
    plan = NextMonth(fitted, asked.month or fitted.plan.month).plan
    log = asked.traffic.log
    voice.note((*asked.traffic.notes, *(() if log is None else log.notes), *fitted.notes))
    if arguments.output is not None:
        write_plan(with_new_id(plan), arguments)
    sys.stdout.writelines(_WRITERS[arguments.format](fitted, voice))
    return 0


def _as_json(fitted: FittedPlan, voice: CliVoice) -> Iterator[str]:
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


def _as_table(fitted: FittedPlan, voice: CliVoice) -> Iterator[str]:
    """Write what was measured, line by line."""
    measured = fitted.plan.measured
    assert measured is not None  # noqa: S101 - what is fitted says where it was measured
    sentence = say(
        "measured, {month:MMMM y}, {messages:,} messages",
        month=BillingMonth.parse(measured.month).first_day,
        messages=measured.messages,
    )
    yield f"{voice.tell(sentence)}\n\n"
    names = WorkbookVoice(voice.language)
    yield voice.table(
        (say("Line"), say("Number"), say("Low"), say("Likely"), say("High"), say("n")),
        [
            (
                voice.one_line(one.name),
                _label(one.at.field, names),
                *(
                    voice.tell(_short(end, one.at.field))
                    for end in (one.estimate.low, one.estimate.likely, one.estimate.high)
                ),
                one.estimate.n or voice.tell(say("assumed")),
            )
            for one in fitted.numbers
        ],
        text=2,
    )
    sentence = say("eight times in ten the truth lies between low and high")
    yield f"\n{voice.tell(sentence)}\n"


def _plain(value: float) -> float:
    """Leave out digits that no measurement has."""
    return float(f"{value:.6g}")


def _label(field: str, names: WorkbookVoice) -> str:
    """Name a number, with its unit unless its value is written with one."""
    label, unit = names.input(field)
    return label if field.endswith("_s") else f"{label} · {unit}"


def _short(value: float, field: str) -> str:
    """Write a number as people say it: a percentage, a duration, a count."""
    if field.endswith("_s"):
        return _duration(value)
    return f"{_digits(100 * value)} %" if field.endswith("_ratio") else _digits(value)


def _duration(seconds: float) -> Sentence:
    minutes, hours = divmod(round(seconds / 60), 60)[::-1]
    if seconds < _MINUTE:
        return say("{seconds} s", seconds=_digits(round(seconds, 1)))
    if not hours:
        return say("{minutes} min", minutes=minutes)
    if hours < _LONG_HOURS:
        return say("{hours} h {minutes} min", hours=hours, minutes=minutes)
    return say("{days} d {hours} h", days=hours // 24, hours=hours % 24)


def _digits(value: float) -> str:
    """Write three digits of a small number, and whole ones of a large one."""
    return f"{value:,.0f}" if value >= 100 else f"{float(f'{value:.3g}'):,g}"  # noqa: PLR2004


_Writer = Callable[[FittedPlan, CliVoice], Iterator[str]]
_WRITERS: Final[Mapping[str, _Writer]] = MappingProxyType({TABLE: _as_table, "json": _as_json})
