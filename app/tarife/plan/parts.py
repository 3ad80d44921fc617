"""The parts of a plan, and which of them an edit touched."""

from enum import Flag, auto

from tarife.plan.model.plan import Plan


class Part(Flag):
    """The parts of a plan that can change."""

    NOTHING = 0
    NAME = auto()
    MONTH = auto()
    ACCOUNT = auto()
    GRID = auto()
    AUDIENCES = auto()
    SENDS = auto()
    ENTRY_POINTS = auto()
    INBOUND = auto()
    SEED = auto()
    NOTE = auto()
    RANGES = auto()
    SCENARIOS = auto()
    BUDGET = auto()
    COSTS = auto()
    HELD = auto()
    REPLIES_TOGETHER = auto()


def changed_parts(before: Plan, after: Plan) -> Part:
    """Tell in which parts two plans differ."""
    parts = Part.NOTHING
    for part in Part:
        field = str(part.name).lower()
        if getattr(before, field) != getattr(after, field):
            parts |= part
    return parts
