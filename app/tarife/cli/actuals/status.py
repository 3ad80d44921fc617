"""``tarife actuals status``: what is spent by now, where it will end, and why."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from tarife.cli.actuals.output import TABLE
from tarife.cli.actuals.reading import add_files, add_format, traffic_of
from tarife.cli.days import day_in
from tarife.cli.library import library
from tarife.cli.targets import add_plan, add_written, write_plan
from tarife.cli.voice import CliVoice, json_text
from tarife.documents.files import load_plan
from tarife.forecast.account import billing_settings
from tarife.forecast.forecast import forecast
from tarife.insight.actuals.aggregation import kept_of
from tarife.insight.actuals.rest import within_budget
from tarife.insight.actuals.status import PlanStatus, StatusDays, status_of
from tarife.insight.actuals.variance import DRIVER_NAMES, DRIVER_SENTENCES, Driver
from tarife.insight.actuals.words import details, headline
from tarife.plan.checks.plan import check_plan
from tarife.plan.edits.plan import add_actuals
from tarife.plan.edits.scenarios import keep_reforecast
from tarife.terms.categories import CATEGORY_NAMES
from tarife.terms.money import decimal_text
from tarife.terms.problems import InputError
from tarife.terms.sentences import say, territory_name


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = actions.add_parser(
        "status",
        help=say("where does the plan stand?"),
        description=say(
            "Lay what really happened over a plan, forecast the rest from there, and split "
            "the difference from the plan by its causes."
        ),
    )
    parser.set_defaults(action=_run)
    add_plan(parser)
    add_files(parser, nargs="*")
    parser.add_argument(
        "--from",
        dest="start",
        metavar="YYYY-MM-DD",
        help=say("the first day to forecast (default: the day after the last known one)"),
    )
    written = say("save the plan here, with what the files tell of the days")
    add_written(parser, "-o", "--output", renewed="plan", help=written)
    parser.add_argument(
        "--within-budget",
        action="store_true",
        help=say("let as much of what is left go out as stays within the budget"),
    )
    parser.add_argument(
        "--keep-as",
        metavar=say("NAME"),
        default="",
        help=say(
            "keep what is forecast, or with --within-budget what stays within it, as a "
            "scenario of this name, and the plan as it is"
        ),
    )
    add_format(parser, _WRITERS)


def _run(arguments: argparse.Namespace) -> int:
    voice = CliVoice.of(arguments)
    known = library(voice)
    rates = known.rates
    plan = load_plan(arguments.plan)
    if problems := check_plan(plan):
        raise InputError(problems)
    if arguments.files:
        traffic = traffic_of(arguments, billing_settings(plan, known.markets), known.markets)
        kept, notes = kept_of(traffic, plan, rates)
        voice.note(notes)
        plan = add_actuals(kept).apply(plan)
    start = None if arguments.start is None else day_in(arguments.start)
    asked = StatusDays(start, _today(plan.account.time_zone))
    planned = forecast(plan, *rates, lambda: False)
    found = None
    if arguments.within_budget:
        found = within_budget(planned, rates, lambda: False, asked)
        sys.stderr.write(f"{voice.tell(found.sentence)}\n")
    if found is not None and found.changes:
        plan, status = found.edit(arguments.keep_as).apply(plan), found.status
    else:
        status = status_of(planned, rates, lambda: False, asked=asked)
        if arguments.keep_as and found is None:
            plan = keep_reforecast(status.real_to, arguments.keep_as).apply(plan)
    if arguments.output is not None:
        write_plan(plan, arguments)
    sys.stdout.writelines(_WRITERS[arguments.format](status, voice))
    return 0


def _today(zone: str) -> date:
    return datetime.now(ZoneInfo(zone)).date()  # noqa: TID251 - the edge of the program


def _as_json(status: PlanStatus, voice: CliVoice) -> Iterator[str]:
    """Write the money as exact decimal text."""
    del voice
    budget = status.budget
    yield json_text(
        {
            "so_far": decimal_text(status.so_far_micros),
            "end": decimal_text(status.end_micros),
            "low": decimal_text(status.low_micros),
            "high": decimal_text(status.high_micros),
            "budget": None if budget is None else decimal_text(budget.available_micros),
            "run_out": budget and budget.day and budget.day.isoformat(),
        }
    )


def _as_table(status: PlanStatus, voice: CliVoice) -> Iterator[str]:
    """Write where the plan stands, and what the known days cost beside it by cause."""
    yield f"{voice.tell(headline(status))}\n"
    for sentence in details(status):
        yield f"{voice.tell(sentence)}\n"
    causes = [
        cause for cause in Driver if any(one.causes.get(cause) for one in status.variances)
    ]
    amounts = [
        (
            *(one.planned_micros, one.actual_micros, one.difference_micros),
            *(one.causes.get(cause, 0) for cause in causes),
        )
        for one in status.variances
    ]
    names = [
        (territory_name(one.market), CATEGORY_NAMES[one.category]) for one in status.variances
    ]
    counts = [(one.planned_messages, one.actual_messages) for one in status.variances]
    total, messages = (tuple(map(sum, zip(*of, strict=True))) for of in (amounts, counts))
    rows = zip(
        [*names, (say("Total"), "")], [*counts, messages], [*amounts, total], strict=True
    )
    header = (
        *(say("Market"), say("Category")),
        *(say("Messages planned"), say("Messages")),
        *(say("Plan"), say("Actual"), say("Difference")),
        *(DRIVER_NAMES[cause] for cause in causes),
    )
    yield "\n" + voice.table(
        header,
        [(*name, *count, *map(decimal_text, row)) for name, count, row in rows],
        text=2,
    )
    for cause in causes:
        yield f"{voice.tell(DRIVER_NAMES[cause])}: {voice.tell(DRIVER_SENTENCES[cause])}\n"


_Writer = Callable[[PlanStatus, CliVoice], Iterator[str]]
_WRITERS: Final[Mapping[str, _Writer]] = MappingProxyType({TABLE: _as_table, "json": _as_json})
