"""Translates errors of Pydantic into problems of a plan file."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, Final, TypeAlias, get_args, get_type_hints

from pydantic_core import ErrorDetails

from tarife.documents.shape import MONTH_FAULT
from tarife.plan.model.behaviour import Behaviour
from tarife.plan.model.lines import Broadcast, Steady
from tarife.plan.model.plan import Plan
from tarife.plan.numbers import bound_text
from tarife.terms.marking import marked
from tarife.terms.money import MOST_DECIMALS
from tarife.terms.problems import MOST_TOLD, FieldPath, Problem, nearest_or_all
from tarife.terms.sentences import say

Path: TypeAlias = tuple[str | int, ...]

_SHOWN_VALUE: Final = 60

_PRESET_BRANCH: Final = "str-enum[Preset]"
_BRANCHES: Final = frozenset(
    {Broadcast.__name__, Steady.__name__, Behaviour.__name__, _PRESET_BRANCH}
)

_UNKNOWN_FIELD: Final = ("unknown-field", marked("there is no field {field!r}"), "{known}")
_NO_NUMBER: Final = (
    "wrong-type",
    marked("{value} is not a number"),
    marked("write it like 0.08"),
)
_NO_GROUP: Final = (
    "wrong-type",
    marked("{value} is not a group of fields"),
    marked("write it in {{ }}"),
)
_UNKNOWN_WORD: Final = ("unknown-word", marked("{value} is not known here"), "{choice}")
_NO_DATE: Final = (
    "bad-date",
    marked("{value} is not a date"),
    marked("write it like 2026-11-27"),
)
_NO_TIME: Final = (
    "bad-time",
    marked("{value} is not a time of day"),
    marked("write it like 09:00"),
)
_NO_MOMENT: Final = (
    "bad-moment",
    marked("{value} is not a moment"),
    marked("write it like 2026-11-27T10:00"),
)

# Error types of the reader, with what is wrong and what to do; `{...}` names what is known.
_SENTENCES: Final[Mapping[str, tuple[str, str, str]]] = {
    "missing": ("missing-field", marked("{field!r} is missing"), marked("add it")),
    "unexpected_keyword_argument": _UNKNOWN_FIELD,
    "extra_forbidden": _UNKNOWN_FIELD,
    "int_type": (
        "wrong-type",
        marked("{value} is not a whole number"),
        marked("write it like 1000"),
    ),
    "float_type": _NO_NUMBER,
    "decimal_type": _NO_NUMBER,
    "decimal_parsing": _NO_NUMBER,
    "finite_number": _NO_NUMBER,
    "string_type": (
        "wrong-type",
        marked("{value} is not a text"),
        marked('write it in quotes, like "text"'),
    ),
    "tuple_type": ("wrong-type", marked("{value} is not a list"), marked("write it in [ ]")),
    "dataclass_type": _NO_GROUP,
    "model_type": _NO_GROUP,
    "greater_than_equal": (
        "number-too-small",
        marked("{value} is too small"),
        marked("give {ge} or more"),
    ),
    "greater_than": (
        "number-too-small",
        marked("{value} is too small"),
        marked("give more than {gt}"),
    ),
    "less_than_equal": (
        "number-too-large",
        marked("{value} is too large"),
        marked("give {le} or less"),
    ),
    "enum": _UNKNOWN_WORD,
    "literal_error": _UNKNOWN_WORD,
    "date_type": _NO_DATE,
    "date_parsing": _NO_DATE,
    "date_from_datetime_parsing": _NO_DATE,
    "time_type": _NO_TIME,
    "time_parsing": _NO_TIME,
    "datetime_type": _NO_MOMENT,
    "datetime_parsing": _NO_MOMENT,
    "json_invalid": (
        "not-json",
        marked("the text is not JSON"),
        marked("look for a character that is written with a backslash"),
    ),
    "too_long": (
        "too-many-entries",
        marked("{length:,} entries are more than a plan holds here"),
        marked("keep {most:,} or fewer"),
    ),
    "string_too_long": (
        "text-too-long",
        marked("a text of {length:,} characters is too long"),
        marked("shorten it to {most:,} or fewer"),
    ),
    "predicate_failed": (
        "too-many-decimals",
        marked("{value} has more than {most_decimals} decimals"),
        marked("give at most {most_decimals}"),
    ),
    MONTH_FAULT: (
        "bad-month",
        marked("{value} is not a month"),
        marked("write it like 2026-11"),
    ),
}
_OTHERWISE: Final = (
    "unusable",
    marked("{value} cannot be used here"),
    marked("compare it with an example plan"),
)


def problems_of_faults(
    faults: Sequence[ErrorDetails], raw: Mapping[str, Any]
) -> tuple[Problem, ...]:
    """Tell what the reader found in our own words.

    Args:
        faults: What the reader found.
        raw: The same file as plain values, for names and for what was meant.
    """
    meant = [fault for fault in faults if _is_meant(fault["loc"], raw)]
    problems = tuple(dict.fromkeys(_problem(fault, raw) for fault in meant[:MOST_TOLD]))
    return (*problems, *more_than(len(meant) - MOST_TOLD))


def more_than(others: int) -> tuple[Problem, ...]:
    """Say how many problems are not told one by one, if there are any."""
    if others <= 0:
        return ()
    return (
        Problem(
            "more-problems",
            "",
            say(
                "there {others:-|is|are} {others:,|more problem|more problems} like these",
                others=others,
            ),
            say("correct these first, and open the file again"),
        ),
    )


def _problem(fault: ErrorDetails, raw: Mapping[str, Any]) -> Problem:
    path = fault["loc"]
    code, message, hint = _SENTENCES.get(fault["type"], _OTHERWISE)
    bounds = {name: bound_text(bound) for name, bound in _bounds(fault).items()}
    words = {
        "field": path[-1] if path else "",
        "value": _shown(fault["input"]),
        "known": _known(path),
        "choice": _choice(fault),
        "most_decimals": MOST_DECIMALS,
        **bounds,
    }
    if "max_length" in fault.get("ctx", {}):
        words |= {"length": len(fault["input"]), "most": fault["ctx"]["max_length"]}
    return Problem(code, _field_path(path, raw), say(message, **words), say(hint, **words))


def _bounds(fault: ErrorDetails) -> dict[str, float]:
    context = fault.get("ctx", {})
    return {name: context[name] for name in ("ge", "gt", "le") if name in context}


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN_VALUE else f"{text[:_SHOWN_VALUE]}..."


def _choice(fault: ErrorDetails) -> str:
    """Offer the nearest of the words that may stand here, or all of them."""
    expected = str(fault.get("ctx", {}).get("expected", ""))
    words = expected.replace(" or ", ", ").replace("'", "").split(", ")
    return nearest_or_all(str(fault["input"]), words)


def _known(path: Path) -> str:
    """Offer the nearest of the fields that may stand here, or all of them."""
    owner = _owner(path)
    names = (
        [field.name for field in fields(owner)] if is_dataclass(owner) else ["format", "plan"]
    )
    field = str(path[-1]) if path else ""
    return nearest_or_all(field, names)


def _owner(path: Path) -> Any:
    """Find the type whose field the path's last part names."""
    owner: Any = Plan if path[:1] == ("plan",) and path[1:] else None
    for part in path[1:-1]:
        if isinstance(part, int):
            owner = get_args(owner)[0]
        elif part in _BRANCHES:
            owner = next(kind for kind in get_args(owner) if kind.__name__ == part)
        else:
            owner = get_type_hints(owner).get(part) if is_dataclass(owner) else None
    return owner


def _is_meant(path: Path, raw: Mapping[str, Any]) -> bool:
    """Tell whether a fault is in the one of several shapes that the file meant."""
    value: Any = raw
    for part in path:
        if part in _BRANCHES:
            if part != _branch(value, path):
                return False
        else:
            value = _inside(value, part)
    return True


def _branch(value: Any, path: Path) -> str:
    """Name the shape that a value means, where there are several."""
    if "schedule" in path:
        means_broadcast = isinstance(value, dict) and (
            value.get("kind") == "broadcast"
            or (value.get("kind") != "steady" and "moments" in value)
        )
        return (Broadcast if means_broadcast else Steady).__name__
    return Behaviour.__name__ if isinstance(value, dict) else _PRESET_BRANCH


def _inside(value: Any, part: str | int) -> Any:
    """Go inwards as far as there is anything."""
    try:
        return value[part]
    except (KeyError, IndexError, TypeError):
        return None


def _field_path(path: Path, raw: Mapping[str, Any]) -> FieldPath:
    """Give the path as the file and people do, without the names of shapes."""
    own = tuple(part for part in path if part not in _BRANCHES)
    inner = own[1:] if own[:1] == ("plan",) and own[1:] else own
    line = _inside(_inside(_inside(raw, "plan"), inner[0]), inner[1]) if inner[1:] else None
    name = _inside(line, "name") or _inside(line, "country")
    return FieldPath(inner, name if isinstance(name, str) else "")
