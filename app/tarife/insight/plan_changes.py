"""What two plans hold differently, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from tarife.plan.model.actuals import NO_ACTUALS
from tarife.plan.model.booked import NOTHING_BOOKED
from tarife.plan.model.plan import Plan
from tarife.plan.plain import plain
from tarife.terms.problems import FieldPath

_KEYS: Final = ("id", "country")
_UNSAID: Final = "people_from"
_ROOT: Final = FieldPath()
_NO_LINE: Final = (0, None)


@dataclass(frozen=True, slots=True)
class Change:
    """A field, or a whole line, that two plans hold differently.

    Attributes:
        path: Where it stands in the later plan, or in the earlier one if the later has none.
        before: What the earlier plan holds, as a file would; nothing if it has no such field.
        after: What the later plan holds.
    """

    path: FieldPath
    before: Any
    after: Any


def plan_changes(before: Plan, after: Plan) -> tuple[Change, ...]:
    """List what differs, in the order of the fields of a plan file.

    Lines are compared by their id, and rows of the grid by their country, wherever they stand;
    the identity of the plans themselves says nothing, nor what really happened beside them and
    how good forecasts of it were, nor who gave a number of people.
    """
    planned = (
        plain(replace(one, actuals=NO_ACTUALS, backtests=(), booked=NOTHING_BOOKED))
        for one in (before, after)
    )
    old, new = planned
    found = _changes(old, new, _ROOT)
    return tuple(
        one for one in found if one.path.steps != ("id",) and one.path.steps[-1] != _UNSAID
    )


def _changes(before: Any, after: Any, path: FieldPath) -> Iterator[Change]:
    if before == after:
        return
    key = _key_of(before, after)
    if isinstance(before, dict) and isinstance(after, dict):
        for field in before | after:
            yield from _changes(before.get(field), after.get(field), path.inside(field))
    elif key:
        old, new = _lines(before, key), _lines(after, key)
        for one in old | new:
            index, line = new.get(one) or old[one]
            name = str(line.get("name", line.get("country", "")))
            inside = FieldPath((*path.steps, index), name)
            yield from _changes(old.get(one, _NO_LINE)[1], new.get(one, _NO_LINE)[1], inside)
    else:
        yield Change(path, before, after)


def _lines(
    entries: list[dict[str, Any]] | None, key: str
) -> dict[Any, tuple[int, dict[str, Any]]]:
    return {entry[key]: (index, entry) for index, entry in enumerate(entries or ())}


def _key_of(*values: Any) -> str:
    """Find the field that tells lines of both lists apart, or give an empty text."""
    if not all(value is None or isinstance(value, list) for value in values):
        return ""
    lines = [line for value in values for line in value or ()]
    return next(
        (key for key in _KEYS if all(isinstance(x, dict) and key in x for x in lines)), ""
    )
