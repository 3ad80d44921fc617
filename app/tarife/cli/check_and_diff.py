"""``tarife check`` and ``tarife diff``: plans under version control, and what they may cost."""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from tarife.cli.library import library
from tarife.cli.targets import add_plan
from tarife.cli.typed import amount_in, no_amount
from tarife.cli.voice import CliVoice, json_text, one_line
from tarife.documents.files import load_plan
from tarife.forecast.forecast import forecast
from tarife.forecast.ranges.trials import run_trials
from tarife.forecast.result import Forecast
from tarife.forecast.totals import totals_by_market
from tarife.insight.budget import BudgetStanding, standings, standings_of_trials
from tarife.insight.differences import CostDifference, difference
from tarife.insight.plan_changes import Change, plan_changes
from tarife.plan.model.budgets import MOST_BUDGET, NO_SPAN_BUDGETS
from tarife.plan.model.plan import Plan
from tarife.terms.money import Money, decimal_text
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import period_name, say

EXIT_OVER: Final = 1

_SHOWN_VALUE: Final = 60
_MARKDOWN_SIGNS: Final = re.compile(r"[\\`*_<>!|~]|(?<=\])\(")
_LINK_STARTS: Final = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)", re.IGNORECASE)
"""Where hosts of Markdown begin to take a plain text for a link or a person."""
_NOTHING: Final = "\N{EN DASH}"


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe both commands."""
    check = commands.add_parser(
        "check",
        help=say("say whether a plan stays within an amount"),
        description=say(
            "Say whether a plan stays within an amount; the exit status is 1 if it does not."
        ),
    )
    add_plan(check)
    add_at_most(check)
    check.add_argument(
        "--p90",
        action="store_true",
        help=say("hold nine of ten months against it, and not the likeliest one"),
    )
    diff = commands.add_parser(
        "diff",
        help=say("say what changed between two plans, and what that costs"),
        description=say("Say what changed between two plans, and what that costs, by cause."),
    )
    add_plan(diff, "before")
    add_plan(diff, "after")
    diff.add_argument(
        "--format",
        choices=tuple(_FORMATS),
        default="table",
        help=say("print a table, Markdown or JSON"),
    )


def add_at_most(parser: argparse.ArgumentParser) -> None:
    """Describe the amount that a plan has to keep within; `plan_at_most` reads both."""
    parser.add_argument(
        "--at-most",
        metavar=say("AMOUNT"),
        help=say("what it may cost in its currency; the plan's own budget if left out"),
    )


def plan_at_most(arguments: argparse.Namespace) -> Plan:
    """Read the plan; an amount that is given takes the place of its budgets.

    Raises:
        InputError: If plan or amount cannot be used.
    """
    given = amount_option(arguments.at_most, "--at-most")
    plan = load_plan(arguments.plan)
    return plan if given is None else replace(plan, budget=given, span_budgets=NO_SPAN_BUDGETS)


def no_budget(where: str) -> Problem:
    """Tell that there is no amount to keep within."""
    message = say("the plan has no budget")
    return Problem("no-amount", where, message, say("give an amount, such as --at-most 9000"))


def run(arguments: argparse.Namespace) -> int:
    """Run the one that is asked for, and return the exit status."""
    return (_check if arguments.command == "check" else _diff)(arguments)


def _check(arguments: argparse.Namespace) -> int:
    """Forecast a plan and hold it against an amount."""
    voice = CliVoice.of(arguments)
    plan = plan_at_most(arguments)
    if not plan.budgets:
        raise InputError([no_budget(str(arguments.plan))])
    known = library(voice)
    rates = known.rates
    no_budgets = replace(plan, budget=None, span_budgets=NO_SPAN_BUDGETS)
    played = forecast(no_budgets, *rates, lambda: False)  # 0 is an amount, but no budget
    result = replace(played, plan=plan)
    found = standings(result)
    spread = run_trials(played, rates, lambda: False) if arguments.p90 else None
    if spread is not None:
        dear = standings_of_trials(plan, spread, "p90_micros")
        found = tuple(
            max(pair, key=lambda one: one.spent_micros)
            for pair in zip(dear, found, strict=True)
        )
    for one in found:
        sys.stdout.write("".join(f"{line}\n" for line in _verdict(one, result, arguments)))
    return EXIT_OVER if any(one.left_micros < 0 for one in found) else 0


def _verdict(
    standing: BudgetStanding, result: Forecast, arguments: argparse.Namespace
) -> Iterator[str]:
    """Say whether a budget lasts, and on which day it is used up if not."""
    voice = CliVoice.of(arguments)
    name = voice.one_line(result.plan.name)
    if result.plan.budget is None:
        name = f"{name}, {voice.tell(period_name(standing.period))}"
    values: dict[str, object] = {
        "name": name,
        "cost": voice.number(decimal_text(standing.spent_micros)),
        "limit": voice.number(decimal_text(standing.available_micros)),
        "difference": voice.number(decimal_text(abs(standing.left_micros))),
        "currency": result.total.currency,
    }
    is_over = standing.left_micros < 0
    yield (_above if is_over else _within)(arguments, voice, values)
    if standing.rolled_in_micros:
        amount = voice.number(decimal_text(standing.rolled_in_micros))
        yield voice.say(
            "Of that budget {amount} {currency} rolled over from before.",
            amount=amount,
            currency=result.total.currency,
        )
    if standing.day is not None:
        yield voice.say("It is used up on {day:d MMMM y}.", day=standing.day)


def _within(
    arguments: argparse.Namespace, voice: CliVoice, values: Mapping[str, object]
) -> str:
    if arguments.p90:
        return voice.say(
            "{name}: nine of ten such months cost at most {cost} {currency}, {difference} "
            "{currency} within {limit} {currency}.",
            **values,
        )
    return voice.say(
        "{name}: {cost} {currency}, {difference} {currency} within {limit} {currency}.",
        **values,
    )


def _above(arguments: argparse.Namespace, voice: CliVoice, values: Mapping[str, object]) -> str:
    if arguments.p90:
        return voice.say(
            "{name}: one of ten such months costs more than {cost} {currency}, {difference} "
            "{currency} over {limit} {currency}.",
            **values,
        )
    return voice.say(
        "{name}: {cost} {currency}, {difference} {currency} over {limit} {currency}.", **values
    )


def amount_option(text: str | None, option: str) -> Decimal | None:
    """Read the amount that an option has, written with a point.

    Raises:
        InputError: If the text is none.
    """
    if text is None:
        return None
    amount = amount_in(text, option)
    if not 0 <= amount <= MOST_BUDGET:
        raise InputError([no_amount(text, option)])
    return amount


def _diff(arguments: argparse.Namespace) -> int:
    """Forecast both plans, and print what changed and what it costs."""
    voice = CliVoice.of(arguments)
    plans = load_plan(arguments.before), load_plan(arguments.after)
    currencies = [plan.account.currency for plan in plans]
    if len(set(currencies)) > 1:
        raise InputError(
            [
                Problem(
                    "two-currencies",
                    str(arguments.after),
                    say(
                        "the plans are in {before} and {after}",
                        before=currencies[0],
                        after=currencies[1],
                    ),
                    say("compare plans of one billing currency"),
                )
            ]
        )
    known = library(voice)
    before, after = (forecast(plan, known.book, known.markets, lambda: False) for plan in plans)
    found = difference(totals_by_market(before.lines), totals_by_market(after.lines))
    changes = plan_changes(*plans)
    sys.stdout.write(_FORMATS[arguments.format](before, found, changes, voice))
    return 0


def _as_json(
    before: Forecast, found: CostDifference, changes: tuple[Change, ...], _voice: CliVoice
) -> str:
    return json_text(
        {
            "currency": before.total.currency,
            "before": decimal_text(found.before_micros),
            "after": decimal_text(found.after_micros),
            "difference": decimal_text(found.total_micros),
            "by_cause": {
                cause.value: decimal_text(micros) for cause, micros in found.by_cause.items()
            },
            "changes": [
                {"where": str(change.path), "before": change.before, "after": change.after}
                for change in changes
            ],
        }
    )


def _as_table(
    before: Forecast, found: CostDifference, changes: tuple[Change, ...], voice: CliVoice
) -> str:
    cost = _cost_text(before.total.currency, found, voice)
    if not changes:
        return f"{cost}\n"
    return f"{cost}\n\n{voice.table(_HEADER, _rows(changes), text=3)}"


def _as_markdown(
    before: Forecast, found: CostDifference, changes: tuple[Change, ...], voice: CliVoice
) -> str:
    cost = _cost_text(before.total.currency, found, voice)
    if not changes:
        return f"{cost}\n"
    table = (tuple(map(voice.tell, row)) for row in (_HEADER, ("---",) * 3, *_rows(changes)))
    lines = (" | ".join(map(_escaped, row)) for row in table)
    return f"**{cost}**\n\n" + "".join(f"| {line} |\n" for line in lines)


def _escaped(cell: str) -> str:
    """Keep a cell of a Markdown table from being anything but text."""
    plain = _MARKDOWN_SIGNS.sub(lambda sign: f"\\{sign[0]}", cell)
    return _LINK_STARTS.sub("\u200b", plain)


_FORMATS: Final[
    Mapping[str, Callable[[Forecast, CostDifference, tuple[Change, ...], CliVoice], str]]
] = MappingProxyType({"table": _as_table, "markdown": _as_markdown, "json": _as_json})
_HEADER: Final = (say("Field"), say("Before"), say("After"))


def _cost_text(currency: str, found: CostDifference, voice: CliVoice) -> str:
    """Say the difference and its causes, rounded so that they add up to it."""
    values = {
        "difference": _signed(found.shown_total(currency).micros, currency, voice),
        "currency": currency,
        "before": voice.number(_amount_text(found.before_micros, currency)),
        "after": voice.number(_amount_text(found.after_micros, currency)),
    }
    causes = ", ".join(
        f"{voice.tell(name)} {_signed(money.micros, currency, voice)}"
        for name, money in found.shown_parts(currency)
    )
    if not causes:
        return voice.say("both plans cost {after} {currency}", **values)
    return voice.say(
        "{difference} {currency} ({before} to {after}): {causes}", causes=causes, **values
    )


def _amount_text(micros: int, currency: str) -> str:
    return f"{Money(micros, currency).rounded():,}"


def _signed(micros: int, currency: str, voice: CliVoice) -> str:
    sign = "+" if micros >= 0 else "-"
    return f"{sign}{voice.number(_amount_text(abs(micros), currency))}"


def _rows(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [
        (str(change.path), _value_text(change.before), _value_text(change.after))
        for change in changes
    ]


def _value_text(value: Any) -> str:
    """Write a value on one line, cut where it is long; a line by its name."""
    if value is None:
        return _NOTHING
    if isinstance(value, dict) and "name" in value:
        value = value["name"]
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    line = one_line(text)
    return line if len(line) <= _SHOWN_VALUE else f"{line[:_SHOWN_VALUE]}…"
