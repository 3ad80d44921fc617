"""Sensitivity of the total to each lever."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Lever, Scope
from tarife.plan.what_if.levers import LeverState, adjusted, lever_states

STEP: Final = 0.1
"""How far each lever is moved, as a part of where it stands."""

_OF_TRAFFIC: Final = tuple(
    lever for lever in Lever if lever not in (Lever.MARKUP, Lever.DISPLAY_RATE)
)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What a tenth less and a tenth more of a lever changes.

    Attributes:
        lever: The lever.
        less_micros: What the month costs more, or less, with a tenth less of it.
        more_micros: The same with a tenth more.
    """

    lever: Lever
    less_micros: int
    more_micros: int

    @property
    def reach_micros(self) -> int:
        """The larger of the two changes, whatever its sign."""
        return max(abs(self.less_micros), abs(self.more_micros))


def sensitivities(plan: Plan, cost: Callable[[Plan], int]) -> tuple[Sensitivity, ...]:
    """Move each lever a tenth down and up; the one that moves the cost most comes first.

    Args:
        plan: The plan.
        cost: What a plan costs, in micros.
    """
    base = replace(plan, scenarios=())
    now = cost(base)
    standing: Mapping[Lever, LeverState] = lever_states(base, Scope())

    def change(lever: Lever, factor: float) -> int:
        wanted = standing[lever].value * factor
        adjustment = Adjustment(lever, standing[lever].adjustment(wanted))
        return cost(adjusted(base, (adjustment,))) - now

    found = (
        Sensitivity(lever, change(lever, 1 - STEP), change(lever, 1 + STEP))
        for lever in _OF_TRAFFIC
        if lever in standing and standing[lever].value
    )
    return tuple(sorted(found, key=lambda one: -one.reach_micros))
