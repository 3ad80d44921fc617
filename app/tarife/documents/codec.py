"""Encodes a plan as JSON, and decodes it with all problems at once."""

import json
from collections import Counter
from collections.abc import Mapping
from json import JSONDecodeError
from typing import Any, Final

from pydantic import ValidationError

from tarife.documents.faults import MOST_TOLD, more_than, problems_of
from tarife.documents.shape import FORMAT, plan_file, plan_of
from tarife.plan.checks.plan import check_plan
from tarife.plan.model.plan import Plan
from tarife.plan.names import with_recognised
from tarife.plan.plain import plain
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

_FIRST_FORMAT: Final = 1


def plan_text(plan: Plan) -> str:
    """Write a plan as JSON; equal plans give equal texts."""
    return (
        json.dumps({"format": FORMAT, "plan": plain(plan)}, ensure_ascii=False, indent=2) + "\n"
    )


def read_plan(text: str) -> Plan:
    """Read a plan that can be played.

    Raises:
        InputError: If the text is not such a plan, with all problems of its shape, or else all
            that `check_plan` finds.
    """
    plan = parse_plan(text)
    problems = check_plan(plan)
    if problems:
        raise InputError(problems)
    return plan


def parse_plan(text: str) -> Plan:
    """Read a plan that may be unfinished: its shape is right, its sense is not checked.

    Raises:
        InputError: If the text does not have the shape of a plan, with all problems found.
    """
    raw = _read_json(text)
    _refuse_other_formats(raw)
    try:
        return with_recognised(plan_of(plan_file().validate_json(text)))
    except ValidationError as error:
        faults = error.errors(include_url=False)
        raise InputError(problems_of(faults, raw)) from error


def _read_json(text: str) -> Any:
    """Read JSON that has every field once.

    Raises:
        InputError: If the text is not JSON, or has fields twice.
    """
    twice: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        fields = dict(pairs)
        if len(fields) < len(pairs):
            times = Counter(name for name, _ in pairs)
            twice.extend(name for name in fields if times[name] > 1)
        return fields

    try:
        raw = json.loads(text, object_pairs_hook=once)
    except JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InputError([_not_json(where, error.msg.lower())]) from error
    except ValueError as error:
        raise InputError([_not_json("", "a number has too many digits")]) from error
    except RecursionError as error:
        raise InputError([_not_json("", "it is nested too deeply")]) from error
    if twice:
        problems = [_written_twice(name) for name in twice[:MOST_TOLD]]
        raise InputError([*problems, *more_than(len(twice) - MOST_TOLD)])
    return raw


def _not_json(where: str, reason: str) -> Problem:
    return Problem(
        "not-json",
        where,
        say("the text is not JSON ({reason})", reason=reason),
        say("open a file that Tarife saved, or correct this place"),
    )


def _written_twice(name: str) -> Problem:
    return Problem(
        "duplicate-field",
        "",
        say("the field {name!r} is written twice in one place", name=name),
        say("keep one"),
    )


def _refuse_other_formats(raw: Any) -> None:
    if not isinstance(raw, Mapping) or "format" not in raw:
        problem = Problem(
            "not-a-plan",
            "",
            say("the file is not a plan of Tarife"),
            say("open a file with a format number"),
        )
        raise InputError([problem])
    number = raw["format"]
    if not isinstance(number, int) or isinstance(number, bool) or number < _FIRST_FORMAT:
        problem = Problem(
            "unknown-format",
            "format",
            say("there is no format {number!r}", number=number),
            say("write {format}", format=FORMAT),
        )
        raise InputError([problem])
    if number > FORMAT:
        problem = Problem(
            "newer-format",
            "format",
            say(
                "the plan was saved by a newer version of Tarife, in format {number!r}",
                number=number,
            ),
            say("install the newest version to open it"),
        )
        raise InputError([problem])
