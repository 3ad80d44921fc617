"""Goal seek: the greatest lever value that keeps the total within a budget."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_HALVINGS: Final = 14


@dataclass(frozen=True, slots=True)
class GoalSeekResult:
    """Where a lever keeps within a limit.

    Attributes:
        value: The value nearest to the dear end that keeps within it; the cheap end where none
            does.
        is_within: Whether that is within the limit.
    """

    value: float
    is_within: bool


def goal_seek(
    cost: Callable[[float], int], limit_micros: int, ends: tuple[float, float]
) -> GoalSeekResult:
    """Halve the stretch between two ends until the cost meets a limit.

    Which end is the dear one is found out: more volume costs more, slower answers cost less.

    Args:
        cost: What the month costs, in micros, with the lever at a value; or by how much the
            budget that is missed most is missed.
        limit_micros: What it may be.
        ends: The least and the greatest value of the lever.
    """
    (cheap, cheap_cost), (dear, dear_cost) = sorted(
        ((end, cost(end)) for end in ends), key=lambda pair: pair[1]
    )
    if dear_cost <= limit_micros:
        return GoalSeekResult(dear, is_within=True)
    if cheap_cost > limit_micros:
        return GoalSeekResult(cheap, is_within=False)
    for _ in range(_HALVINGS):
        middle = (cheap + dear) / 2
        if cost(middle) <= limit_micros:
            cheap = middle
        else:
            dear = middle
    return GoalSeekResult(cheap, is_within=True)
