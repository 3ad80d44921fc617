"""Finding the editor of what a problem speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from tarife.gui.editors.line_table import cell_of
from tarife.plan.model.plan import Plan


class Entry(StrEnum):
    """A line of the outline; the value names its icon."""

    GRID = "grid"
    AUDIENCES = "audience"
    SENDS = "send"
    ENTRY_POINTS = "entry"
    INBOUND = "inbound"
    CALENDAR = "calendar"
    ACCOUNT = "account"
    COSTS = "costs"
    TOTALS = "totals"
    COMPARE = "compare"
    EXPLAIN = "why"
    TIERS = "tiers"
    PARTNERS = "partners"
    SMS = "sms"

    @property
    def chapter(self) -> str:
        """The chapter of the guide about the fields of its lines."""
        return self.name.lower().replace("_", "-")


ENTRIES: Final[Mapping[str, Entry]] = MappingProxyType(
    {
        "grid": Entry.GRID,
        "audiences": Entry.AUDIENCES,
        "sends": Entry.SENDS,
        "entry_points": Entry.ENTRY_POINTS,
        "inbound": Entry.INBOUND,
        "account": Entry.ACCOUNT,
        "costs": Entry.COSTS,
        "name": Entry.ACCOUNT,
        "seed": Entry.ACCOUNT,
    }
)
"""The editor of each part of a plan, by the plan's own name for it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A field of a line, and the editor it is in.

    Attributes:
        entry: The editor.
        key: The line's id or a row's country; empty for the whole editor.
        field: The field, with dots inwards; empty for the whole line.
    """

    entry: Entry
    key: str = ""
    field: str = ""


def target_of(where: str, plan: Plan) -> Target | None:
    """Find what a problem at ``where`` speaks of, or nothing where there is no editor."""
    part = where.partition("[")[0].partition(".")[0].partition(" ")[0]
    found = cell_of(where)
    if part == "ranges" and found is None:
        return _of_range(where, plan)
    entry = Entry.TIERS if where.startswith("account.tier_used") else ENTRIES.get(part)
    if entry is None:
        return None
    if found is None or found[0] != part:
        field = where.partition(" ")[0].partition(".")[2]
        return Target(entry, field=field if entry is Entry.ACCOUNT else "")
    lines: tuple[Any, ...] = getattr(plan, part)
    if found[1] >= len(lines):
        return Target(entry)
    line = lines[found[1]]
    return Target(entry, line.country if part == "grid" else line.id, found[2])


def _of_range(where: str, plan: Plan) -> Target | None:
    digits = where.removeprefix("ranges[").partition("]")[0]
    if not digits.isdecimal() or int(digits) >= len(plan.ranges):
        return None
    at = plan.ranges[int(digits)].at
    return Target(ENTRIES[at.part], at.id, at.field)
