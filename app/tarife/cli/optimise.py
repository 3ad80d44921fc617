"""``tarife optimise``: the plan that does most within a budget, each candidate played."""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from tarife.cli.check_and_diff import EXIT_OVER, add_at_most, no_budget, plan_at_most
from tarife.cli.library import library
from tarife.cli.progress import telling
from tarife.cli.targets import add_plan, add_replace, add_written, write_plan
from tarife.cli.typed import count_of, typed_number
from tarife.cli.voice import CliVoice, add_table_or_json, json_text, one_line
from tarife.insight.optimiser.choices import (
    DECISION_STEPS,
    MOVED_LEVERS,
    Decision,
    cap_choice,
    date_choice,
    days_between,
    desk_choice,
    lever_choice,
    single_moment,
    usual_choices,
)
from tarife.insight.optimiser.optimiser import Optimum, most_played, optimise
from tarife.insight.optimiser.question import Candidate, Goal, Question
from tarife.plan.edits.grid import countries_of
from tarife.plan.identity import with_new_id
from tarife.plan.model.lines import TemplateCategory
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import LEVER_EFFECTS, Lever, LeverEffect, Scope
from tarife.plan.what_if.levers import MovableLine
from tarife.terms.folding import caseless
from tarife.terms.money import Money, decimal_text
from tarife.terms.problems import InputError, Problem, nearest_or_all
from tarife.terms.sentences import say

_MOST_STEPS: Final = 1_000
_MOST_MOVED: Final = 10**12  # the largest number of a plan
_MOST_SHOWN: Final = 12
_WRITTEN: Final = re.compile(
    r"(?P<what>[^=:]+)(?::(?P<part>[^=]*))?=(?P<low>.+?)\.\.(?P<high>[^/]+)(?:/(?P<steps>[0-9]{1,9}))?"
)
_DESK: Final = "desk=always"
_DATE: Final = "date"
_CAP: Final = "cap:"
_GOALS: Final = tuple(goal.value for goal in Goal)


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "optimise",
        help=say("find the plan that does most within a budget"),
        description=say(
            "Find the plan that does most within a budget: each candidate is played with the "
            "same people and the same chance. The exit status is 1 if none keeps within it."
        ),
    )
    add_plan(parser)
    parser.add_argument(
        "--goal",
        choices=_GOALS,
        default=Goal.DELIVERED.value,
        help=say(
            "most templates delivered, most customer messages, least cost with --at-least, or "
            "most customer messages for the money (default: delivered)"
        ),
    )
    add_at_most(parser)
    parser.add_argument(
        "--at-least",
        metavar="N",
        type=count_of("--at-least"),
        default=0,
        help=say("how many templates have to be delivered"),
    )
    parser.add_argument(
        "--vary",
        metavar="volume:TR+marketing=0..120%",
        action="append",
        default=[],
        help=say(
            "what may change and how far: volume, ad_clicks or answer_delay of a country, "
            "category or line, as parts of what the plan has; messages_per_answer, which is "
            "added; date:SEND=FIRST..LAST; cap:SEND, any that Meta estimated; desk=always. "
            "/N at its end takes N steps. The "
            "marketing of each country, down to nothing, if left out"
        ),
    )
    add_written(parser, "-o", "--output", help=say("save the best plan in this file"))
    add_replace(parser)
    add_table_or_json(parser)


def run(arguments: argparse.Namespace) -> int:
    voice = CliVoice.of(arguments)
    plan = plan_at_most(arguments)
    goal = Goal(arguments.goal)
    choices = _choices(plan, arguments.vary)
    _check_bounds(plan, goal, arguments.at_least)
    known = library(voice)
    is_json = arguments.format == "json"

    question = Question(choices, goal, arguments.at_least)
    most = most_played(plan, question)

    def said_of(count: int) -> str:
        return say("{count:,} of {most:,|plan|plans} played at most", count=count, most=most)

    with telling(voice, said_of, is_quiet=is_json) as tell:
        found = optimise(plan, question, known.rates, lambda: False, tell)
    writer = _as_json if is_json else _as_text
    sys.stdout.write(writer(plan, found, voice))
    voice.note(found.problems)
    if found.best is None:
        return EXIT_OVER
    if arguments.output is not None:
        best = replace(found.best.plan, scenarios=plan.scenarios)
        write_plan(with_new_id(best), arguments)
    return 0


def _check_bounds(plan: Plan, goal: Goal, at_least: int) -> None:
    """Refuse a goal whose answer is nothing at all, or everything there is."""
    if at_least < 0:
        message = say("{number} templates cannot be delivered", number=at_least)
        raise InputError([Problem("bad-number", "--at-least", message, say("take 0 or more"))])
    if goal is Goal.COST and not at_least:
        message = say("the cheapest plan sends nothing")
        hint = say("say with --at-least how many templates have to be delivered")
        raise InputError([Problem("no-bound", "--goal", message, hint)])
    if goal in (Goal.DELIVERED, Goal.REPLIES) and not plan.budgets:
        raise InputError([no_budget(plan.name)])


def _choices(plan: Plan, texts: list[str]) -> tuple[Decision, ...]:
    """Read what may change; all that is wrong is told at once."""
    problems: list[Problem] = []
    found: dict[str, Decision] = {}
    for text in texts:
        try:
            choice = _choice(plan, text)
        except InputError as error:
            problems += error.problems
        else:
            if choice.id in found:
                message = say("{name!r} is there twice", name=choice.id)
                problems.append(_problem(message, say("give each once")))
            found[choice.id] = choice
    if problems:
        raise InputError(problems)
    choices = tuple(found.values()) or usual_choices(plan)
    if not choices:
        message = say("the plan has no marketing that could change")
        raise InputError([_problem(message, say("say with --vary what may change"))])
    return choices


def _problem(message: str, hint: str) -> Problem:
    return Problem("bad-choice", "--vary", message, hint)


def _choice(plan: Plan, text: str) -> Decision:
    if text == _DESK:
        return desk_choice(text)
    if text.startswith(_CAP):
        return _cap_choice(plan, text)
    match = _WRITTEN.fullmatch(text)
    if match is None:
        hint = say("write it like volume:TR+marketing=0..120%, date:SEND=5..24 or desk=always")
        message = say("{text!r} does not say what may change", text=text)
        raise InputError([_problem(message, hint)])
    what, part = match["what"].strip(), (match["part"] or "").strip()
    id_ = f"{what}:{part}" if part else what
    ends = match["low"].strip(), match["high"].strip()
    if what == _DATE:
        return _date_choice(plan, id_, part, ends)
    levers = [lever.value for lever in MOVED_LEVERS]
    if what not in levers:
        message = say("{name!r} cannot be changed", name=what)
        raise InputError(
            [_problem(message, nearest_or_all(what, [*levers, _DATE, _CAP, _DESK]))]
        )
    lever = Lever(what)
    steps = int(match["steps"] or DECISION_STEPS)
    numbers = _ends(*ends)
    if numbers is None or not 1 <= steps <= _MOST_STEPS:
        message = say("{text!r} is no range", text=text)
        hint = say("write the less first, such as 0..120% or 0.5..1.2/7")
        raise InputError([_problem(message, hint)])
    if numbers[0] < 0 and LEVER_EFFECTS[lever] is not LeverEffect.ADD:
        message = say("{text!r} is less than nothing", text=text)
        raise InputError([_problem(message, say("begin at 0"))])
    return lever_choice(id_, lever, _scope(plan, part), numbers, steps)


def _ends(low: str, high: str) -> tuple[float, float] | None:
    """Read both ends of a range; a percent sign at its end is of both."""
    unit = 100 if high.endswith("%") else 1
    numbers = [typed_number(text.removesuffix("%").strip()) for text in (low, high)]
    if any(one is not None and abs(one) > _MOST_MOVED for one in numbers):
        return None
    least, most = (None if one is None else float(one) / unit for one in numbers)
    if least is None or most is None or least > most or (low.endswith("%") and unit == 1):
        return None
    return least, most


def _scope(plan: Plan, part: str) -> Scope:
    """Find the part of the plan that words joined by a plus name."""
    scope = Scope()
    countries = {caseless(country): country for country in countries_of(plan) if country}
    lines = _lines_by_name(plan)
    for word in filter(None, (word.strip() for word in part.split("+"))):
        folded = caseless(word)
        if folded in countries:
            scope = replace(scope, country=countries[folded])
        elif folded in tuple(TemplateCategory):
            scope = replace(scope, category=folded)
        elif folded in lines:
            scope = replace(scope, line=lines[folded])
        else:
            known = [*countries.values(), *TemplateCategory, *lines]
            message = say("there is no {name!r} in this plan", name=word)
            raise InputError([_problem(message, nearest_or_all(word, known))])
    return scope


def _lines_by_name(plan: Plan) -> dict[str, str]:
    """Give the ids of lines by id and by name; a name that two have is left out."""
    moved: tuple[MovableLine, ...] = (*plan.sends, *plan.entry_points, *plan.inbound)
    names = Counter(caseless(line.name) for line in moved)
    once = {name: line.id for line in moved if names[name := caseless(line.name)] == 1}
    return once | {caseless(line.id): line.id for line in moved}


def _cap_choice(plan: Plan, text: str) -> Decision:
    lines = _lines_by_name(plan)
    bought = {send.id: send for send in plan.sends if send.max_price}
    name = text.removeprefix(_CAP).strip()
    send = bought.get(lines.get(caseless(name), ""))
    if send is None:
        message = say("there is no send {name!r} that is bought by a cap", name=name)
        hint = nearest_or_all(name, [send.name for send in bought.values()])
        raise InputError([_problem(message, hint)])
    return cap_choice(text, send)


def _date_choice(plan: Plan, id_: str, name: str, ends: tuple[str, str]) -> Decision:
    lines = _lines_by_name(plan)
    movable = {send.id: send for send in plan.sends if single_moment(send)}
    send = movable.get(lines.get(caseless(name), ""))
    if send is None:
        message = say("there is no send {name!r} that goes out once", name=name)
        hint = nearest_or_all(name, [send.name for send in movable.values()])
        raise InputError([_problem(message, hint)])
    first, last = (_day(plan, end) for end in ends)
    if first is None or last is None or not first <= last:
        message = say("{text!r} are no days of the plan", text="..".join(ends))
        hint = say("write the earlier one first, such as 5..24 or 2026-12-05..2026-12-24")
        raise InputError([_problem(message, hint)])
    return date_choice(id_, send, days_between(first, last))


def _day(plan: Plan, text: str) -> date | None:
    """Read a day of the plan: of its first month as a number, of any as a date."""
    try:
        day = (
            plan.month.first_day.replace(day=int(text))
            if text.isascii() and text.isdecimal()
            else date.fromisoformat(text)
        )
    except (ValueError, OverflowError):
        return None
    return day if plan.period.first_day <= day <= plan.period.last_day else None


def _as_text(plan: Plan, found: Optimum, voice: CliVoice) -> str:
    name = voice.one_line(plan.name)
    parts = [voice.say("{plan}: {count:,|plan|plans} played", plan=name, count=found.played)]
    if found.best is None:
        parts.append(voice.say("None of them keeps within the bounds."))
    elif found.is_proven:
        parts.append(voice.say("Every combination was played: none is better than the best."))
    else:
        parts.append(voice.say("This is the best that was found; there may be a better one."))
    lines = [(say("as planned"), found.as_planned), (say("best"), found.best)]
    frontier = [("", one) for one in found.some_of_frontier(_MOST_SHOWN)]
    parts += [
        _table(found, lines, plan.account.currency, voice),
        voice.say("What more money buys:"),
        _table(found, frontier, plan.account.currency, voice),
    ]
    return "\n".join(parts)


def _table(
    found: Optimum, rows: Iterable[tuple[str, Candidate | None]], currency: str, voice: CliVoice
) -> str:
    header = (
        "",
        say("Costs ({currency})", currency=currency),
        say("Delivered"),
        say("Customer messages"),
        *(one_line(choice.id) for choice in found.choices),
    )
    cells = [
        (
            name,
            f"{Money(one.micros, currency).rounded():,}",
            f"{one.delivered:,}",
            f"{one.replies:,}",
            *(found.values(one).values() or [""] * len(found.choices)),
        )
        for name, one in rows
        if one is not None
    ]
    return voice.table(header, cells, text=1)


def _as_json(plan: Plan, found: Optimum, voice: CliVoice) -> str:  # noqa: ARG001 - as `_as_text`
    return json_text(
        {
            "currency": plan.account.currency,
            "played": found.played,
            "proven": found.is_proven,
            "planned": _document(found, found.as_planned),
            "best": found.best and _document(found, found.best),
            "frontier": [_document(found, one) for one in found.frontier],
        }
    )


def _document(found: Optimum, outcome: Candidate) -> dict[str, object]:
    return {
        "cost": decimal_text(outcome.micros),
        "delivered": outcome.delivered,
        "customer_messages": outcome.replies,
        "changes": found.values(outcome),
    }
