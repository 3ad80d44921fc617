"""``tarife actuals backtest``: how good a forecast of the log's later days would have been."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tarife.cli.actuals.output import TABLE
from tarife.cli.actuals.reading import add_files, add_format, asked_of
from tarife.cli.bill.settings import add_settings
from tarife.cli.targets import CARRIED_ON, add_read, write_plan
from tarife.cli.voice import CliVoice, json_text
from tarife.documents.files import load_plan
from tarife.insight.actuals.backtest import backtest
from tarife.insight.actuals.next_month import account_of, messages_of
from tarife.insight.summary import error_text
from tarife.plan.edits.plan import keep_backtest
from tarife.plan.model.measured import Backtest, Compared
from tarife.plan.plain import plain
from tarife.terms.categories import CATEGORY_NAMES
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import Sentence, say


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = actions.add_parser(
        "backtest",
        help=say("how good would the forecast have been?"),
        description=say(
            "Fit the first days of a month of messages, forecast the others from there, and "
            "compare with what they cost by the rules."
        ),
    )
    parser.set_defaults(action=_run, month=None)
    add_files(parser, nargs="+")
    add_read(
        parser,
        "--plan",
        dest=CARRIED_ON,
        type=Path,
        metavar="PLAN",
        help=say("a .tarife file to keep the result in"),
    )
    add_settings(parser, currency="")
    add_format(parser, _WRITERS)


def _run(arguments: argparse.Namespace) -> int:
    voice = CliVoice.of(arguments)
    plan = None if arguments.kept_in is None else load_plan(arguments.kept_in)
    asked = asked_of(arguments, voice)
    if plan is not None and plan.account.currency != asked.settings.currency:
        raise InputError([_other_currency(plan.account.currency, asked.settings.currency)])
    log = messages_of(asked.traffic)
    found = backtest(log, account_of(asked.settings), asked.settings, asked.rates)
    voice.note(log.notes)
    if plan is not None:
        write_plan(keep_backtest(found).apply(plan), arguments, CARRIED_ON)
    sys.stdout.writelines(_WRITERS[arguments.format](found, voice))
    return 0


def _other_currency(own: str, asked: str) -> Problem:
    message = say("the plan is in {own}, and the back-test in {asked}", own=own, asked=asked)
    hint = say("give --currency {own} if that is billed, or another plan", own=own)
    return Problem("other-currency", "--plan", message, hint)


def _as_json(found: Backtest, voice: CliVoice) -> Iterator[str]:
    """Write the comparison as one JSON object."""
    del voice
    yield json_text(
        {
            "fitted_until": found.fitted_until.isoformat(),
            "currency": found.currency,
            **_plain(found.total),
            "by_category": {str(one.category): _plain(one) for one in found.by_category},
            "days": [{"day": one.day.isoformat(), **_plain(one)} for one in found.by_day],
        }
    )


def _plain(one: Compared) -> dict[str, object]:
    amounts = (one.actual, one.forecast, one.low, one.high)
    names = ("actual", "forecast", "low", "high")
    return {**dict(zip(names, map(plain, amounts), strict=True)), "held": one.held}


def _as_table(found: Backtest, voice: CliVoice) -> Iterator[str]:
    """Write what was forecast beside what it cost, in total, by category and by day."""
    sentence = say(
        "fitted until {fitted_until}, forecast until {last_day}",
        fitted_until=found.fitted_until,
        last_day=found.last_day,
    )
    yield f"{voice.tell(sentence)}\n\n"
    rows: list[tuple[Sentence, Compared]] = [(say("Total"), found.total)]
    rows += [(CATEGORY_NAMES[one.category], one) for one in found.by_category]
    rows += [(say("{day}", day=one.day), one) for one in found.by_day]
    head = (say("Cost ({currency})", currency=found.currency), say("Actual"), say("Forecast"))
    yield voice.table(
        (*head, say("Error"), say("Low"), say("High"), say("Held")),
        [
            (
                voice.tell(name),
                plain(one.actual),
                plain(one.forecast),
                error_text(one),
                plain(one.low),
                plain(one.high),
                say("yes") if one.held else say("no"),
            )
            for name, one in rows
        ],
        text=1,
    )


_Writer = Callable[[Backtest, CliVoice], Iterator[str]]
_WRITERS: Final[Mapping[str, _Writer]] = MappingProxyType({TABLE: _as_table, "json": _as_json})
