"""Where levers stand over a part of a plan, and which adjustment a typed value stands for."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final, NamedTuple

from tarife.plan.grid import all_lines, attempts_in
from tarife.plan.model.behaviour import behaviour_of
from tarife.plan.model.lines import EntryPoint, Send
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import LEVER_EFFECTS, Lever, LeverEffect, Scope
from tarife.plan.numbers import bounded, number_in
from tarife.plan.what_if.levers import (
    MOVED_FIELDS,
    MovableLine,
    is_utility,
    lines_in,
    new_value,
)
from tarife.plan.what_if.months import months_of, shapes_of
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category

_FACTORS: Final = (Lever.VOLUME, Lever.AD_CLICKS)
_OF_TEMPLATES: Final = (
    Lever.VOLUME,
    Lever.REPLY_RATIO,
    Lever.DELIVERED_RATIO,
    Lever.RECATEGORISED_RATIO,
)
_HALVINGS: Final = 60
_LARGEST_FACTOR: Final = 1e9


@dataclass(frozen=True, slots=True)
class _Weighted:
    """A number that a lever moves, with what it counts for."""

    weight: float
    number: float
    least: float
    most: float


class _Counted(NamedTuple):
    """A line with its messages, or days on which people come, in months that are alike."""

    line: MovableLine
    times: int
    months: int


@dataclass(frozen=True, slots=True)
class LeverState:
    """Where a lever stands over a part of a plan, and how its adjustments are read.

    Attributes:
        lever: The lever.
        value: Where the plan has it: a factor of 1 for volume and clicks, a weighted mean for
            shares and messages, a weighted median in seconds for the answer's delay.
        amount: Messages of all months, or clicks a day, in that part, where it is a factor.
    """

    lever: Lever
    value: float
    amount: float = 0.0
    _numbers: tuple[_Weighted, ...] = ()

    def shown(self, adjustment: float) -> float:
        """Give the value under an adjustment, each number within its bounds."""
        if self.lever in _FACTORS:
            return adjustment
        moved = [
            _Weighted(
                entry.weight,
                min(
                    max(new_value(self.lever, entry.number, adjustment), entry.least),
                    entry.most,
                ),
                entry.least,
                entry.most,
            )
            for entry in self._numbers
        ]
        return _middle(self.lever, tuple(moved))

    def adjustment(self, shown: float) -> float:
        """Find the adjustment under which the lever has a value, or comes nearest to it."""
        if self.lever in _FACTORS or self.neutral is None:
            return shown
        guess = shown - self.value
        if self.neutral:  # a factor, also where the plan has nothing to multiply
            guess = shown / self.value if self.value else self.neutral
        if abs(self.shown(guess) - shown) <= 1e-9 * max(abs(shown), 1.0):
            return guess
        return _solved(self.shown, shown, guess, is_factor=self.neutral == 1)

    @property
    def neutral(self) -> float | None:
        """The adjustment of nothing; a share or mark-up itself has none."""
        match LEVER_EFFECTS[self.lever]:
            case LeverEffect.REPLACE:
                return None
            case LeverEffect.ADD:
                return 0.0
            case _:  # a factor
                return 1.0


def lever_states(plan: Plan, scope: Scope) -> Mapping[Lever, LeverState]:
    """Find where every lever stands that can move something in a part of a plan."""
    found = {
        lever: state
        for lever, numbers in _numbers_of(plan, scope).items()
        if (state := _lever_state(lever, numbers, plan.months)) is not None
    }
    if not scope.country and not scope.line:
        markup = _markup(plan, scope)
        found[Lever.MARKUP] = LeverState(
            Lever.MARKUP, markup, 0.0, (_Weighted(1, markup, 0, 10),)
        )
        if plan.costs.display is not None and not scope.category:
            rate = float(plan.costs.display.rate)
            number = _Weighted(1, rate, 0, 1_000_000_000)
            found[Lever.DISPLAY_RATE] = LeverState(Lever.DISPLAY_RATE, rate, 0.0, (number,))
    return found


def _lever_state(
    lever: Lever, numbers: tuple[_Weighted, ...], months: int
) -> LeverState | None:
    """Describe a lever, unless it has nothing to take hold of."""
    if lever in _FACTORS:
        amount = sum(entry.weight for entry in numbers)
        amount /= months if lever is Lever.AD_CLICKS else 1
        return LeverState(lever, 1.0, amount, numbers) if amount else None
    if not numbers:
        return None
    state = LeverState(lever, _middle(lever, numbers), 0.0, numbers)
    return state if state.value or state.neutral != 1 else None


def _numbers_of(plan: Plan, scope: Scope) -> dict[Lever, tuple[_Weighted, ...]]:
    """Find the numbers that each lever moves, with what they count for in all months."""
    counted = list(_counted(plan, scope))
    return {lever: tuple(_weighted(lever, counted)) for lever in Lever if MOVED_FIELDS[lever]}


def _counted(plan: Plan, scope: Scope) -> Iterator[_Counted]:
    """Count what lines do, taking months in which they have the same numbers together."""
    alike: dict[Hashable, list[Plan]] = {}
    for own, shape in zip(months_of(plan), shapes_of(plan), strict=True):
        alike.setdefault(shape, []).append(own)
    for months in alike.values():
        by_month = [_lines_of(own, scope) for own in months]
        for line, *later in zip(*by_month, strict=True):
            counts = map(_count, (line, *later), (own.month for own in months))
            yield _Counted(line, sum(counts), len(months))


def _lines_of(plan: Plan, scope: Scope) -> list[MovableLine]:
    lines = all_lines(plan)
    whole = replace(
        plan,
        audiences=lines.audiences,
        sends=lines.sends,
        entry_points=lines.entry_points,
        inbound=lines.inbound,
    )
    return [line for _, line in lines_in(whole, scope)]


def _count(line: MovableLine, month: BillingMonth) -> int:
    """Count the messages that a send attempts in a month, or the days on which people come."""
    if isinstance(line, Send):
        return attempts_in(line, month)
    return sum(map(line.days.holds, month.dates()))


def _weighted(lever: Lever, counted: list[_Counted]) -> Iterator[_Weighted]:
    steps = tuple(MOVED_FIELDS[lever][0].split("."))
    for entry in counted:
        line = entry.line
        number = number_in(line, steps)
        weight = _weight(lever, entry)
        if number is not None and weight is not None:
            least, most = (
                bounded(line, steps, float("-inf")),
                bounded(line, steps, float("inf")),
            )
            yield _Weighted(weight, number, least, most)


def _weight(lever: Lever, counted: _Counted) -> float | None:
    """Tell what a line counts for, or nothing where a lever does not concern it."""
    line, times, months = counted
    if lever is Lever.AD_CLICKS:
        return line.clicks_per_day * months if isinstance(line, EntryPoint) else None
    if lever in _OF_TEMPLATES:
        if not isinstance(line, Send) or (
            lever is Lever.RECATEGORISED_RATIO and not is_utility(line)
        ):
            return None
        return times
    behaviour = behaviour_of(line.behaviour)
    if isinstance(line, Send):
        return times * behaviour.delivered_ratio * behaviour.reply_ratio
    daily = line.clicks_per_day if isinstance(line, EntryPoint) else line.people_per_day
    return daily * times


def _markup(plan: Plan, scope: Scope) -> float:
    """Give the mark-up of a category, or the mean of all."""
    partner = plan.costs.partner
    ratios = [
        float(partner.markup(category).markup_ratio)
        for category in Category
        if scope.category in {"", category}
    ]
    return sum(ratios) / len(ratios) if ratios else 0.0


def _middle(lever: Lever, numbers: tuple[_Weighted, ...]) -> float:
    total = sum(entry.weight for entry in numbers)
    if lever is Lever.ANSWER_DELAY:
        return _median(numbers, total)
    if not total:
        return sum(entry.number for entry in numbers) / len(numbers)
    return sum(entry.weight * entry.number for entry in numbers) / total


def _median(numbers: tuple[_Weighted, ...], total: float) -> float:
    """Give the least number at which half of the weight is reached."""
    ordered = sorted(numbers, key=lambda entry: entry.number)
    reached = accumulate(entry.weight for entry in ordered)
    return next(
        entry.number
        for entry, weight in zip(ordered, reached, strict=True)
        if weight * 2 >= total
    )


def _solved(
    shown: Callable[[float], float], wanted: float, guess: float, *, is_factor: bool
) -> float:
    """Halve the stretch in which a growing function has a value."""
    low = 0.0 if is_factor else -abs(guess) - 1
    high = max(abs(guess), 1.0)
    while shown(high) < wanted and high < _LARGEST_FACTOR:
        high *= 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if shown(middle) < wanted:
            low = middle
        else:
            high = middle
    return high
