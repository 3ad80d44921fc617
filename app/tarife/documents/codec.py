"""Encodes a plan as JSON, and decodes it with all problems at once."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from json import JSONDecodeError
from typing import Any, Final

from pydantic import ValidationError

from tarife.documents.faults import more_than, problems_of_faults
from tarife.documents.shape import FORMAT, plan_file, plan_of, unbounded_plan_file
from tarife.plan.checks.plan import check_plan
from tarife.plan.model.costs import BILLED_APART, TAXABLE, CostKind, Tax
from tarife.plan.model.measured import MOST_MEASURED
from tarife.plan.model.plan import Plan
from tarife.plan.names import with_recognised
from tarife.plan.plain import plain
from tarife.rates.provenance import phrase, phrases
from tarife.terms.problems import MOST_TOLD, InputError, Problem
from tarife.terms.sentences import say

MOST_PLAN_BYTES: Final = 16 * 1024 * 1024
"""The size of the largest plan file; a plan at all its bounds takes less."""

MOST_PLAN_VALUES: Final = 500_000
"""Values of a file, fields and lists counted, that are made into a plan."""

_MOST_IN_LIST: Final = MOST_MEASURED  # no list of a plan may be longer
_MOST_FAULTS: Final = 50_000  # each takes a kilobyte to tell
_FIRST_FORMAT: Final = 1
_META_APART: Final = 4  # since when agent, calls and groups have lines of their own on a bill


def plan_text(plan: Plan) -> str:
    """Write a plan as JSON; equal plans give equal texts.

    Half of a pair of code units, as a log may name a template, is no text: it becomes ``?``.
    """
    text = json.dumps({"format": FORMAT, "plan": plain(plan)}, ensure_ascii=False, indent=2)
    return text.encode(errors="replace").decode() + "\n"


TOO_MUCH: Final = "too-much-for-a-plan"
"""The code of the problem that no plan has so many values."""


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


def parse_plan(text: str, *, is_bounded: bool = True) -> Plan:
    """Read a plan that may be unfinished: its shape is right, its sense is not checked.

    Args:
        text: The plan.
        is_bounded: Whether to refuse longer texts and lists, and larger numbers, than a file
            may hold.

    Raises:
        InputError: If the text does not have the shape of a plan, with all problems found.
    """
    raw = _read_json(text)
    _refuse_other_formats(raw)
    reader = plan_file() if is_bounded else unbounded_plan_file()
    try:
        plan = _with_provenance(with_recognised(plan_of(reader.validate_json(text))))
        return plan if raw["format"] >= _META_APART else _with_lines_of_meta(plan)
    except ValidationError as error:
        if error.error_count() > _MOST_FAULTS:
            reason = say("it has {count:,} faults", count=error.error_count())
            raise InputError([_unlike_any_plan(reason)]) from None
        faults = error.errors(include_url=False)
        raise InputError(problems_of_faults(faults, raw)) from error


def _with_provenance(plan: Plan) -> Plan:
    """Know what kept cards say of themselves, to say it in any language."""
    cards = tuple(
        replace(
            card,
            source=phrase(card.source),
            confidence=phrase(card.confidence),
            missing=phrases(card.missing),
        )
        for card in plan.held.cards
    )
    return replace(plan, held=replace(plan.held, cards=cards)) if cards else plan


def _with_lines_of_meta(plan: Plan) -> Plan:
    """Let a tax on what Meta charges be due on the lines that it was told apart into later."""
    taxes = tuple(
        replace(tax, due_on=tuple(kind for kind in TAXABLE if _is_due(tax, kind)))
        for tax in plan.costs.taxes
    )
    return replace(plan, costs=replace(plan.costs, taxes=taxes))


def _is_due(tax: Tax, kind: CostKind) -> bool:
    return kind in tax.due_on or (kind in BILLED_APART and CostKind.META in tax.due_on)


def too_large_for_a_plan(where: str) -> Problem:
    return Problem(
        "plan-too-large",
        where,
        say("a plan file is no larger than {most} MB", most=MOST_PLAN_BYTES >> 20),
        say("open a file that Tarife saved"),
    )


def _read_json(text: str) -> Any:
    """Read JSON that has every field once, and no more values than a plan can have.

    Models and their faults take hundreds of times the room of a value, so values are counted
    before any is made.

    Raises:
        InputError: If the text is not JSON, has fields twice, or is larger than any plan.
    """
    if len(text) > MOST_PLAN_BYTES:
        raise InputError([too_large_for_a_plan("")])
    fields = _Fields()
    try:
        raw = json.loads(text, object_pairs_hook=fields.put_together)
        _refuse_too_many(raw)
    except _TooManyError:
        reason = say("it has more than {most:,} values", most=MOST_PLAN_VALUES)
        raise InputError([_unlike_any_plan(reason)]) from None
    except JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InputError([_not_json(where, error.msg.lower())]) from error
    except ValueError as error:
        raise InputError([_not_json("", say("a number has too many digits"))]) from error
    except RecursionError as error:
        raise InputError([_not_json("", say("nested too deep"))]) from error
    fields.refuse_twice()
    return raw


class _Fields:
    """Puts the fields of groups together while a text is read, and counts the groups."""

    def __init__(self) -> None:
        self._groups = 0
        self._twice: list[str] = []

    def put_together(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        self._groups += 1
        if self._groups > MOST_PLAN_VALUES:
            raise _TooManyError
        fields = dict(pairs)
        if len(fields) < len(pairs):
            times = Counter(name for name, _ in pairs)
            self._twice.extend(name for name in fields if times[name] > 1)
        return fields

    def refuse_twice(self) -> None:
        if self._twice:
            problems = [_written_twice(name) for name in self._twice[:MOST_TOLD]]
            raise InputError([*problems, *more_than(len(self._twice) - MOST_TOLD)])


class _TooManyError(Exception):
    """A file has more values than any plan."""


def _refuse_too_many(raw: Any) -> None:
    """Count all values, and look for lists longer than any of a plan."""
    waiting, left = [raw], MOST_PLAN_VALUES
    while waiting:
        value = waiting.pop()
        left -= 1
        if isinstance(value, list) and len(value) > _MOST_IN_LIST:
            reason = say("it has a list of {length:,} entries", length=len(value))
            raise InputError([_unlike_any_plan(reason)])
        if isinstance(value, dict | list):
            if len(value) > left:
                raise _TooManyError
            waiting.extend(value.values() if isinstance(value, dict) else value)
        if left < len(waiting):
            raise _TooManyError


def _unlike_any_plan(reason: str) -> Problem:
    return Problem(
        TOO_MUCH,
        "",
        say("no plan is like this file: {reason}", reason=reason),
        say("open a file that Tarife saved"),
    )


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
