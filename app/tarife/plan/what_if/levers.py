"""Levers: adjusts volumes, reply ratios, delays and prices of a plan."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate
from types import MappingProxyType
from typing import Final, TypeAlias

from tarife.plan.grid import all_lines, all_opened, largest_week
from tarife.plan.model.addresses import Address, PartName
from tarife.plan.model.behaviour import behaviour_of
from tarife.plan.model.costs import Costs, Markup
from tarife.plan.model.lines import Broadcast, EntryPoint, Inbound, Send, TemplateCategory
from tarife.plan.model.plan import BegunPlan, Plan
from tarife.plan.model.scenarios import (
    COST_LEVERS,
    Adjustment,
    Lever,
    MonthChange,
    Range,
    Scenario,
    Scope,
)
from tarife.plan.numbers import all_rescaled, bounded, number_at, number_in, with_numbers
from tarife.terms.categories import CATEGORIES, Category

MOVED_FIELDS: Final[Mapping[Lever, tuple[str, ...]]] = MappingProxyType(
    {
        Lever.VOLUME: ("volume",),
        Lever.REPLY_RATIO: ("behaviour.reply_ratio",),
        Lever.AD_CLICKS: ("clicks_per_day",),
        Lever.ANSWER_DELAY: (
            "behaviour.answer_delay.median_s",
            "behaviour.answer_delay.p90_s",
        ),
        Lever.MESSAGES_PER_ANSWER: ("behaviour.messages_per_answer",),
        Lever.DELIVERED_RATIO: ("behaviour.delivered_ratio",),
        Lever.RECATEGORISED_RATIO: ("recategorised_ratio",),
        Lever.MARKUP: (),
        Lever.DISPLAY_RATE: (),
    }
)
"""The numbers of a line that each lever moves; a line that lacks them is left alone."""

_COLUMNS: Final[Mapping[Lever, tuple[str, ...]]] = MappingProxyType(
    {
        Lever.VOLUME: ("marketing", "utility", "authentication"),
        Lever.AD_CLICKS: ("ad_clicks_per_day",),
    }
)
"""The columns of the grid that hold a lever's numbers whole; all others belong to lines."""

_PARTS: Final[tuple[PartName, ...]] = ("sends", "entry_points", "inbound")

MovableLine: TypeAlias = Send | EntryPoint | Inbound
LineIndex: TypeAlias = dict[tuple[str, str], list[tuple[PartName, int, str, str]]]
"""Part, place, country and category of lines, by country or by id, or all under neither.

No adjustment moves any of these.
"""


def scenario_plan(plan: Plan, scenario: Scenario) -> Plan:
    """Give the plan as a scenario has it; it has no scenarios of its own."""
    own = adjusted(overridden(plan, scenario), scenario.adjustments)
    return own if scenario.real_to is None else BegunPlan.of(own, scenario.real_to)


def overridden(plan: Plan, scenario: Scenario | MonthChange) -> Plan:
    """Give the plan with the own numbers of a scenario or a month, levers aside."""
    own = {entry.at: entry for entry in scenario.overrides}
    numbered = with_numbers(plan, {at: entry.value for at, entry in own.items()})
    others = (entry for entry in plan.ranges if entry.at not in own)
    ranges = (_around(numbered, entry.range) for entry in own.values() if entry.range)
    return replace(numbered, ranges=(*others, *ranges), scenarios=())


def _around(plan: Plan, span: Range) -> Range:
    """Widen a range to hold the plan's number, which may have been rounded."""
    number = number_at(plan, span.at)
    return (
        span
        if number is None
        else Range(span.at, min(span.low, number), max(span.high, number))
    )


def adjusted(plan: Plan, adjustments: tuple[Adjustment, ...]) -> Plan:
    """Move levers, one after the other.

    Volumes and clicks of the grid are moved in the grid, as if they had been typed there. For
    all other levers rows are spelled out, with the same chance, since what these move stands in
    no cell. Of several months each is moved, after whatever differs there.
    """
    if not adjustments:
        return plan
    if plan.months > 1:
        return _adjusted_in_each_month(plan, adjustments)
    index = _line_index(plan)
    for entry in adjustments:
        if keeps_grid(entry):
            plan = _moved(plan, entry, index)
    others = [entry for entry in adjustments if not keeps_grid(entry)]
    if others and plan.grid:
        plan = all_opened(plan)
        index = _line_index(plan)
    for entry in others:
        plan = _moved(plan, entry, index)
    return _with_room(plan)


def _adjusted_in_each_month(plan: Plan, adjustments: tuple[Adjustment, ...]) -> Plan:
    moving = tuple(entry for entry in adjustments if entry.lever not in COST_LEVERS)
    for entry in adjustments:
        if entry.lever in COST_LEVERS:
            plan = replace(plan, costs=_moved_costs(plan.costs, entry))
    changes = map(plan.change_in, plan.period.months if moving else ())
    moved = tuple(replace(one, adjustments=(*one.adjustments, *moving)) for one in changes)
    return replace(plan, changes=moved or plan.changes)


def keeps_grid(entry: Adjustment) -> bool:
    """Tell whether an adjustment moves no number that only spelled-out lines have."""
    return _moves_grid(entry) or entry.lever in COST_LEVERS


def in_order(adjustments: Iterable[Adjustment]) -> tuple[Adjustment, ...]:
    """Sort adjustments so that one of a narrower part comes after one of a wider part."""
    levers = tuple(Lever)

    def sort_key(entry: Adjustment) -> tuple[int, int, str, str, str]:
        scope = entry.scope
        names = (scope.country, scope.category, scope.line)
        return (levers.index(entry.lever), sum(map(bool, names)), *names)

    return tuple(sorted(adjustments, key=sort_key))


def new_value(lever: Lever, before: float, value: float) -> float:
    """Give what a lever makes of a number, bounds aside."""
    match lever:
        case Lever.MESSAGES_PER_ANSWER:
            return before + value
        case Lever.RECATEGORISED_RATIO | Lever.MARKUP:
            return value
        case _:
            return before * value


def lines_in(
    plan: Plan, scope: Scope, index: LineIndex | None = None
) -> Iterator[tuple[PartName, MovableLine]]:
    """Give the spelled-out sends, entry points and inbound of a part of the plan.

    Args:
        plan: The plan.
        scope: The part.
        index: Where lines stand in the plan, if that is known already.
    """
    places = _line_index(plan) if index is None else index
    for part, position, country, category in places.get(
        ("", scope.line) if scope.line else (scope.country, ""), ()
    ):
        line: MovableLine = getattr(plan, part)[position]
        if scope.holds(country, category, line.id):
            yield part, line


def _line_index(plan: Plan) -> LineIndex:
    """Find where lines stand, with their country and category, once for many adjustments."""
    countries = {audience.id: audience.country for audience in plan.audiences}
    index: LineIndex = defaultdict(list)
    for part in _PARTS:
        line: MovableLine
        for position, line in enumerate(getattr(plan, part)):
            country = _country_of(line, countries)
            category = line.category if isinstance(line, Send) else ""
            for key in {("", ""), (country, ""), ("", line.id)}:
                index[key].append((part, position, country, category))
    return index


def _moves_grid(entry: Adjustment) -> bool:
    return entry.lever in _COLUMNS and not entry.scope.line


def _moved(plan: Plan, entry: Adjustment, index: LineIndex) -> Plan:
    if entry.lever in COST_LEVERS:
        return replace(plan, costs=_moved_costs(plan.costs, entry))
    numbers = _cells(plan, entry) if _moves_grid(entry) else iter(())
    values = {}
    for at, member in (*numbers, *_numbers(plan, entry, index)):
        before = number_in(member, at.steps)
        if before is not None:
            after = new_value(entry.lever, before, entry.value)
            values[at] = bounded(member, at.steps, after)
    return all_rescaled(plan, values)


def _cells(plan: Plan, entry: Adjustment) -> Iterator[tuple[Address, object]]:
    """Give the cells of the grid that an adjustment moves."""
    for row in plan.grid:
        for column in _COLUMNS[entry.lever]:
            category = "" if entry.lever is Lever.AD_CLICKS else column
            if entry.scope.holds(row.country, category, ""):
                yield Address("grid", row.country, column), row


def _numbers(
    plan: Plan, entry: Adjustment, index: LineIndex
) -> Iterator[tuple[Address, object]]:
    """Give the numbers of spelled-out lines that an adjustment moves."""
    for part, line in lines_in(plan, entry.scope, index):
        if entry.lever is not Lever.RECATEGORISED_RATIO or is_utility(line):
            for field in MOVED_FIELDS[entry.lever]:
                yield Address(part, line.id, field), line


def _moved_costs(costs: Costs, entry: Adjustment) -> Costs:
    """Move what stands beside Meta's charges, which belongs to no country and no line."""
    scope = entry.scope
    if scope.country or scope.line:
        return costs
    if entry.lever is Lever.MARKUP:
        markups = tuple(
            replace(costs.partner.markup(one), markup_ratio=_within(entry.value, 0, 10))
            if scope.category in {"", one}
            else costs.partner.markup(one)
            for one in CATEGORIES
        )
        kept = tuple(one for one in markups if one != Markup(one.category))
        return replace(costs, partner=replace(costs.partner, markups=kept))
    if costs.display is None:
        return costs
    rate = _within(float(costs.display.rate) * entry.value, 1e-6, 1e9)
    return replace(costs, display=replace(costs.display, rate=rate))


def _within(value: float, least: float, most: float) -> Decimal:
    """Turn a value into an exact one with six decimals, within bounds."""
    return Decimal(f"{min(max(value, least), most):.6f}").normalize()


def is_utility(line: MovableLine) -> bool:
    """Tell whether a line is a send that Meta can re-categorise."""
    return isinstance(line, Send) and line.category is TemplateCategory.UTILITY


def _country_of(line: MovableLine, countries: Mapping[str, str]) -> str:
    """Find the country of a line; nothing where its audience is gone."""
    if isinstance(line, EntryPoint):
        return line.country
    own = line.country if isinstance(line, Inbound) else ""
    return own or countries.get(line.audience, "")


def _with_room(plan: Plan) -> Plan:
    """Make audiences large enough for what broadcasts to them have become."""
    needed: dict[str, int] = {}
    for send in plan.sends:
        if isinstance(send.schedule, Broadcast):
            needed[send.audience] = max(needed.get(send.audience, 0), send.volume)
    return replace(
        plan,
        grid=tuple(
            replace(row, people=max(row.people, largest_week(row, plan.month)))
            if row.people
            else row
            for row in plan.grid
        ),
        audiences=tuple(
            replace(audience, people=needed[audience.id])
            if audience.people < needed.get(audience.id, 0)
            else audience
            for audience in plan.audiences
        ),
    )


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


@dataclass(frozen=True, slots=True)
class LeverState:
    """Where a lever stands over a part of a plan, and how its adjustments are read.

    Attributes:
        lever: The lever.
        value: Where the plan has it: a factor of 1 for volume and clicks, a weighted mean for
            shares and messages, a weighted median in seconds for the answer's delay.
        amount: Messages of the month or clicks a day in that part, where it is a factor.
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
        match self.lever:
            case Lever.VOLUME | Lever.AD_CLICKS | Lever.RECATEGORISED_RATIO | Lever.MARKUP:
                return shown
            case Lever.MESSAGES_PER_ANSWER:
                guess = shown - self.value
            case _:
                guess = shown / self.value if self.value else 1.0
        if abs(self.shown(guess) - shown) <= 1e-9 * max(abs(shown), 1.0):
            return guess
        return _solved(self.shown, shown, guess, is_factor=self.neutral == 1)

    @property
    def neutral(self) -> float | None:
        """The adjustment of nothing; a share or mark-up itself has none."""
        match self.lever:
            case Lever.RECATEGORISED_RATIO | Lever.MARKUP:
                return None
            case Lever.MESSAGES_PER_ANSWER:
                return 0.0
            case _:
                return 1.0


def lever_states(plan: Plan, scope: Scope) -> Mapping[Lever, LeverState]:
    """Find where every lever stands that can move something in a part of a plan."""
    found = {
        lever: state
        for lever, numbers in _numbers_of(plan, scope).items()
        if (state := _lever_state(lever, numbers)) is not None
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


def _lever_state(lever: Lever, numbers: tuple[_Weighted, ...]) -> LeverState | None:
    """Describe a lever, unless it has nothing to take hold of."""
    if lever in _FACTORS:
        amount = sum(entry.weight for entry in numbers)
        return LeverState(lever, 1.0, amount, numbers) if amount else None
    if not numbers:
        return None
    state = LeverState(lever, _middle(lever, numbers), 0.0, numbers)
    return state if state.value or state.neutral != 1 else None


def _numbers_of(plan: Plan, scope: Scope) -> dict[Lever, tuple[_Weighted, ...]]:
    lines = all_lines(plan)
    whole = Plan(
        plan.name,
        plan.month,
        audiences=lines.audiences,
        sends=lines.sends,
        entry_points=lines.entry_points,
        inbound=lines.inbound,
    )
    members = [line for _, line in lines_in(whole, scope)]
    days = len(plan.month.dates())
    return {
        lever: tuple(_weighted(lever, members, days)) for lever in Lever if MOVED_FIELDS[lever]
    }


def _weighted(lever: Lever, lines: list[MovableLine], days: int) -> Iterator[_Weighted]:
    steps = tuple(MOVED_FIELDS[lever][0].split("."))
    for line in lines:
        number = number_in(line, steps)
        weight = _weight(lever, line, days)
        if number is not None and weight is not None:
            least, most = (
                bounded(line, steps, float("-inf")),
                bounded(line, steps, float("inf")),
            )
            yield _Weighted(weight, number, least, most)


def _weight(lever: Lever, line: MovableLine, days: int) -> float | None:
    """Tell what a line counts for, or nothing where a lever does not concern it."""
    if lever is Lever.AD_CLICKS:
        return line.clicks_per_day if isinstance(line, EntryPoint) else None
    if lever in _OF_TEMPLATES:
        if not isinstance(line, Send) or (
            lever is Lever.RECATEGORISED_RATIO and not is_utility(line)
        ):
            return None
        return _attempts(line)
    behaviour = behaviour_of(line.behaviour)
    if isinstance(line, Send):
        return _attempts(line) * behaviour.delivered_ratio * behaviour.reply_ratio
    daily = line.clicks_per_day if isinstance(line, EntryPoint) else line.people_per_day
    return daily * days


def _attempts(send: Send) -> float:
    schedule = send.schedule
    return send.volume * (len(schedule.moments) if isinstance(schedule, Broadcast) else 1)


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
