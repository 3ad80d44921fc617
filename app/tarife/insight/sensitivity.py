"""Sensitivity of the total to each lever, and to single numbers of a plan."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from tarife.plan.edits.numbers import key_of, keyed_numbers, set_number, set_typed_numbers
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import COST_LEVERS, Adjustment, Lever, Scope
from tarife.plan.numbers import addresses_of, clamped, number_at
from tarife.plan.what_if.levers import adjusted
from tarife.plan.what_if.standing import LeverState, lever_states
from tarife.terms.problems import InputError

STEP: Final = 0.1
"""How far each lever is moved, as a part of where it stands."""

_SIGNS: Final = (-1, 1)

_OF_TRAFFIC: Final = tuple(lever for lever in Lever if lever not in COST_LEVERS)


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
    states: Mapping[Lever, LeverState] = lever_states(base, Scope())

    def change(lever: Lever, factor: float) -> int:
        wanted = states[lever].value * factor
        adjustment = Adjustment(lever, states[lever].adjustment(wanted))
        return cost(adjusted(base, (adjustment,))) - now

    found = (
        Sensitivity(lever, change(lever, 1 - STEP), change(lever, 1 + STEP))
        for lever in _OF_TRAFFIC
        if lever in states and states[lever].value
    )
    return tuple(sorted(found, key=lambda one: -one.reach_micros))


@dataclass(frozen=True, slots=True)
class NumberSensitivity:
    """What the low and the high end of one number change.

    Attributes:
        key: The number's key, as of `keyed_numbers`.
        low: The low end of its range, or a tenth less where it has none.
        value: What it is.
        high: The high end, or a tenth more.
        low_micros: What the plan costs more, or less, at the low end.
        high_micros: The same at the high end.
    """

    key: str
    low: Decimal
    value: Decimal
    high: Decimal
    low_micros: int
    high_micros: int

    @property
    def reach_micros(self) -> int:
        """The larger of the two changes, whatever its sign."""
        return max(abs(self.low_micros), abs(self.high_micros))


def number_sensitivities(
    plan: Plan, keys: Iterable[str], cost: Callable[[Plan], int], most: int
) -> tuple[NumberSensitivity, ...]:
    """Move numbers to their low and high ends one by one; the strongest comes first.

    An end beyond a number's bounds stands at them; one that the plan refuses for another reason
    stays at the number itself. Each number is moved up first, and down only if it is among the
    strongest, or up changes nothing.

    Args:
        plan: The plan.
        keys: Which numbers to try.
        cost: What a plan costs, in micros.
        most: How many to give; those that change nothing are left out.
    """
    base, known = replace(plan, scenarios=()), keyed_numbers(plan)
    spans = {key_of(span.at): (span.low, span.high) for span in plan.ranges}
    addresses = {key_of(at): at for at in addresses_of(plan)}
    now = cost(base)

    def end(key: str, value: Decimal, which: int) -> tuple[Decimal, int]:
        """Move a number to one of its ends; give that, and what it changes."""
        wanted = (
            spans[key][which] if key in spans else float(value) * (1 + STEP * _SIGNS[which])
        )
        at = addresses.get(key)
        if at is None:
            after = set_typed_numbers(((key, Decimal(f"{wanted:.12g}")),)).apply(base)
            moved = keyed_numbers(after)[key] or Decimal()
        else:  # of thousands of numbers all the others stay unread
            after = set_number(at, float(f"{clamped(plan, at, wanted):.12g}")).apply(base)
            moved = Decimal(str(number_at(after, at)))
        try:
            return moved, cost(after) - now
        except InputError:
            return value, 0

    values = {key: value for key in keys if (value := known.get(key))}
    highs = {key: end(key, value, 1) for key, value in values.items()}
    lows = {key: end(key, values[key], 0) for key, (_, micros) in highs.items() if not micros}
    strength = {key: abs((lows.get(key) or high)[1]) for key, high in highs.items()}
    strongest = sorted(strength, key=lambda key: -strength[key])[:most]
    found = []
    for key in strongest:
        low, less = lows.get(key) or end(key, values[key], 0)
        high, more = highs[key]
        found.append(NumberSensitivity(key, low, values[key], high, less, more))
    reaching = (one for one in found if one.reach_micros)
    return tuple(sorted(reaching, key=lambda one: -one.reach_micros))
