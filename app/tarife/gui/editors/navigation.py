"""The pages of the window, and which of their views edits what a problem speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from tarife.plan.model.lines import PART_OF
from tarife.plan.model.plan import Plan
from tarife.terms.problems import FieldPath, field_text


class Page(StrEnum):
    """A subject of its own, which has the window below the headline to itself."""

    PLAN = "plan"
    CALENDAR = "calendar"
    ASSUMPTIONS = "assumptions"
    RESULT = "result"
    COMPARE = "compare"
    ACTUALS = "actuals"


class View(StrEnum):
    """A view of a page."""

    GRID = "grid"
    CALENDAR = "calendar"
    ACCOUNT = "account"
    COSTS = "costs"
    CHART = "chart"
    TOTALS = "totals"
    COMPARE = "compare"
    SAVINGS = "savings"
    BEST_PLAN = "best"
    MAX_PRICE = "maxprice"
    EXPLAIN = "why"
    TIERS = "tiers"
    PARTNERS = "partners"
    SMS = "sms"
    ACTUALS = "actuals"

    @property
    def page(self) -> Page:
        """The page that it is a view of."""
        return next(page for page, views in VIEWS.items() if self in views)


VIEWS: Final[Mapping[Page, tuple[View, ...]]] = MappingProxyType(
    {
        Page.PLAN: (View.GRID,),
        Page.CALENDAR: (View.CALENDAR,),
        Page.ASSUMPTIONS: (View.ACCOUNT, View.COSTS),
        Page.RESULT: (View.CHART, View.TOTALS, View.EXPLAIN, View.TIERS),
        Page.COMPARE: (
            *(View.COMPARE, View.SAVINGS, View.BEST_PLAN, View.MAX_PRICE),
            *(View.PARTNERS, View.SMS),
        ),
        Page.ACTUALS: (View.ACTUALS,),
    }
)
"""The pages in their order, each with its views; the first one is what it opens with."""

ENTRIES: Final[Mapping[str, View]] = MappingProxyType(
    {
        "grid": View.GRID,
        **dict.fromkeys(PART_OF.values(), View.GRID),
        "account": View.ACCOUNT,
        "costs": View.COSTS,
        "actuals": View.ACTUALS,
        "name": View.ACCOUNT,
        "seed": View.ACCOUNT,
    }
)
"""The editor of each part of a plan, by the plan's own name for it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A field of a line, and the editor it is in.

    Attributes:
        entry: The editor.
        key: A row's country, or the part and id of a line, such as ``sends:black-friday``;
            empty for the whole editor.
        field: The field, with dots inwards; empty for the whole line.
    """

    entry: View
    key: str = ""
    field: str = ""


def target_of(where: str | FieldPath, plan: Plan) -> Target | None:
    """Find what a problem at ``where`` speaks of, or nothing where there is no editor."""
    part, *inner = (where.steps if isinstance(where, FieldPath) else ()) or ("",)
    match part, inner:
        case "ranges", (int(index), *_) if index < len(plan.ranges):
            at = plan.ranges[index].at
            return replace(target_at(at.part, at.id), field=at.field)
        case (
            "month"
            | "months"
            | "changes"
            | "growth"
            | "budget"
            | "span_budgets"
            | "rate_moves"
            | "approval",
            _,
        ):
            return Target(View.ACCOUNT, field=str(part))
        case "account", ("tier_used", *_):
            return Target(View.TIERS)
        case "account", field:
            return Target(View.ACCOUNT, field=field_text(field))
        case _:
            entry = ENTRIES.get(str(part))
            return _line_target(str(part), getattr(plan, str(part)), inner) if entry else None


def target_at(part: str, key: str) -> Target:
    """Give the target of a line by its id, or of a row by its country."""
    is_line = key and part in PART_OF.values()
    return Target(ENTRIES[part], f"{part}:{key}" if is_line else key)


def _line_target(part: str, lines: Any, steps: list[str | int]) -> Target:
    match steps:
        case (int(index), _, *_) if index < len(lines):
            line = lines[index]
            key = line.country if part == "grid" else line.id
            return replace(target_at(part, key), field=field_text(steps[1:]))
        case _:
            return Target(ENTRIES[part])
