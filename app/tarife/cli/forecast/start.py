"""The options of ``tarife forecast`` for the rest of a month that has begun."""

import argparse
from dataclasses import replace
from typing import Final

from tarife.cli.bill.settings import typed_tier_use
from tarife.cli.check_and_diff import amount_option
from tarife.cli.days import day_in
from tarife.cli.typed import count_of
from tarife.forecast.start import Start
from tarife.plan.model.budgets import budget_micros
from tarife.plan.model.plan import Plan
from tarife.plan.what_if.levers import scenario_plan
from tarife.rates.markets.markets import Markets
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import in_language, say

_OF_A_START: Final = ("allowance_used", "tier_used", "spent")
_FILES: Final = ("xlsx", "png", "pdf", "csv")
_BY_SCENARIO: Final = ("xlsx", "csv", "start")


def add_start(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--scenario", metavar=say("NAME"), help=say("what this scenario of the plan costs")
    )
    parser.add_argument(
        "--from",
        dest="start",
        metavar="YYYY-MM-DD",
        help=say("bill only from this day on, such as the rest of a month that has begun"),
    )
    parser.add_argument(
        "--allowance-used",
        type=count_of("--allowance-used"),
        metavar="N",
        help=say(
            "with --from: free tier or allowance of that month used by then, of each number; "
            "as the plan plays it if left out"
        ),
    )
    parser.add_argument(
        "--tier-used",
        action="append",
        default=[],
        metavar=say("MARKET/CATEGORY=N"),
        help=say(
            "with --from: messages of that month by then; repeatable, as the plan plays them "
            "if left out"
        ),
    )
    parser.add_argument(
        "--spent",
        metavar=say("AMOUNT"),
        help=say("with --from: what the budget of that day has paid for by then"),
    )


def start_of(arguments: argparse.Namespace, markets: Markets) -> Start | None:
    """Read from when to bill, and what is used by then; nothing where it is not asked for.

    Raises:
        InputError: Naming every option that cannot be used.
    """
    if arguments.start is None:
        problems = [_needs_a_day(name) for name in _OF_A_START if _is_given(arguments, name)]
        if problems:
            raise InputError(problems)
        return None
    tiers, problems = typed_tier_use(arguments.tier_used, markets)
    problems += [_no_file(name) for name in _FILES if _is_given(arguments, name)]
    if arguments.allowance_used is not None and arguments.allowance_used < 0:
        message = say("{value} messages is less than none", value=arguments.allowance_used)
        problems.append(
            Problem("negative-count", "--allowance-used", message, say("use 0 or more"))
        )
    if problems:
        raise InputError(problems)
    spent = amount_option(arguments.spent, "--spent")
    return Start(
        day_in(arguments.start),
        arguments.allowance_used,
        tiers,
        None if spent is None else budget_micros(spent),
    )


def plan_of_scenario(arguments: argparse.Namespace, plan: Plan) -> Plan:
    """Give the plan as the scenario that is asked for has it.

    Raises:
        InputError: If it has no such scenario, or an option is given that is of the whole plan.
    """
    name = arguments.scenario
    if name is None:
        return plan
    problems = [_of_the_plan(one) for one in _BY_SCENARIO if _is_given(arguments, one)]
    named = {in_language(one.name, arguments.language): one for one in plan.scenarios}
    if name not in named:
        message = say("the plan has no scenario {name!r}", name=name)
        hint = say("choose {names}", names=tuple(map(repr, named))) if named else ""
        problems.append(Problem("no-such-scenario", "--scenario", message, hint))
    if problems:
        raise InputError(problems)
    title = f"{plan.name} \N{MIDDLE DOT} {name}"
    return replace(scenario_plan(plan, named[name]), name=title)


def _is_given(arguments: argparse.Namespace, name: str) -> bool:
    return getattr(arguments, name) is not None and getattr(arguments, name) != []


def _needs_a_day(name: str) -> Problem:
    return Problem(
        "no-start",
        f"--{name.replace('_', '-')}",
        say("it says what is used by a day, and no day is given"),
        say("give the day too, such as --from 2026-12-18"),
    )


def _of_the_plan(name: str) -> Problem:
    return Problem(
        "scenario-of-plan",
        "--from" if name == "start" else f"--{name}",
        say("it is of the plan, and has all its scenarios or none"),
        say("leave out one of the two"),
    )


def _no_file(name: str) -> Problem:
    return Problem(
        "start-in-file",
        f"--{name}",
        say("files hold whole months, and --from bills a part of one"),
        say("leave out one of the two; --json has every day"),
    )
