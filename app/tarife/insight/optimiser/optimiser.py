"""Finds the plan that does most within bounds, each candidate played exactly.

Of few combinations all are played, and the best is proven; of many `search` plays some. No
general optimiser is used: what may change are steps and days, every candidate has to be played
anyway, and those for such problems (SciPy, OR-Tools, Nevergrad with what it needs) are larger
than the program's own code by far, without proving more.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from typing import Final

from tarife.forecast.forecast import forecast
from tarife.forecast.result import Forecast
from tarife.insight.budget import standings
from tarife.insight.message_flow import MessageFlow
from tarife.insight.optimiser.choices import Decision, with_choices
from tarife.insight.optimiser.question import Candidate, Point, Question
from tarife.insight.optimiser.search import search, thinned, unbeaten
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import MOST_ADJUSTMENTS, Adjustment, Scenario
from tarife.plan.what_if.apply import scenario_with
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.problems import InputError, Problem, Stopped
from tarife.terms.sentences import say

MOST_PLANS: Final = 1_000
"""So many candidates are played at most; of no more combinations than that all are."""

_MOST_LINES: Final = 200_000
"""Of plans of many lines fewer, so that so many lines of months are played in all (minutes)."""

_FEWEST_PLANS: Final = 40
_LINES_OF_ROW: Final = 4


@dataclass(frozen=True, slots=True)
class Optimum:
    """What an optimiser found.

    Attributes:
        question: What was asked.
        as_planned: The plan as it stands.
        best: The best plan within all bounds; nothing if none is within them.
        frontier: Plans of which no other does more for no more money, the cheapest first,
            whether within the bounds or not.
        played: How many candidates were played.
        is_proven: Whether every combination was, so that there is none better.
        problems: Why some could not be, such as a market without a rate.
    """

    question: Question
    as_planned: Candidate
    best: Candidate | None
    frontier: tuple[Candidate, ...]
    played: int
    is_proven: bool
    problems: tuple[Problem, ...]

    @property
    def choices(self) -> tuple[Decision, ...]:
        """What could change."""
        return self.question.choices

    def values(self, outcome: Candidate) -> dict[str, str]:
        """Give the value of each choice by its id, as commands take it; none as planned."""
        return {
            choice.id: choice.shown(choice.values[index])
            for choice, index in zip(self.choices, outcome.point, strict=False)
        }

    def adjustments(self, outcome: Candidate) -> tuple[Adjustment, ...]:
        """Give the levers with which a scenario holds an outcome; none if levers do not do."""
        found = [
            choice.adjustment(choice.values[index]) if choice.adjustment else None
            for choice, index in zip(self.choices, outcome.point, strict=True)
        ]
        levers = tuple(entry for entry in found if entry is not None)
        return levers if len(levers) == len(found) else ()

    def scenario(self, plan: Plan, outcome: Candidate, name: str) -> Scenario | None:
        """Make a scenario of an outcome; nothing where it is of more than numbers."""
        made = Scenario(plan.fresh_id("scenario"), name, self.adjustments(outcome))
        changed = with_choices(plan, self.choices, outcome.point)
        return made if made.adjustments else scenario_with(plan, made, changed)

    def some_of_frontier(self, most: int) -> tuple[Candidate, ...]:
        """Take the first and the last of the frontier, and some at equal distances between."""
        return tuple(thinned(self.frontier, most))


class _Candidates:
    """Plays candidates, each once, until too many were played."""

    def __init__(
        self,
        plan: Plan,
        choices: tuple[Decision, ...],
        most: int,
        forecast_of: Callable[[Plan], Forecast],
        tell: Callable[[int], None],
    ) -> None:
        self._plan = plan
        self._choices = choices
        self._most = most
        self._forecast_of = forecast_of
        self._tell = tell
        self._known: dict[Point, Candidate | None] = {}
        self.problems: list[Problem] = []
        self.as_planned = self._outcome((), plan)

    @property
    def played(self) -> int:
        return len(self._known)

    @property
    def outcomes(self) -> tuple[Candidate, ...]:
        return tuple(filter(None, self._known.values()))

    def at(self, points: Iterable[Point]) -> Iterator[Candidate]:
        """Play candidates; those that are no plan, or too many, are left out."""
        for point in points:
            if point not in self._known:
                if self.played == self._most:
                    return
                self._known[point] = self._played(point)
                self._tell(self.played)
            outcome = self._known[point]
            if outcome is not None:
                yield outcome

    def _played(self, point: Point) -> Candidate | None:
        plan = with_choices(self._plan, self._choices, point)
        if _reaches_more_people(self._plan, plan):
            return None
        try:
            return self._outcome(point, plan)
        except InputError as error:
            self.problems += error.problems
            return None

    def _outcome(self, point: Point, plan: Plan) -> Candidate:
        result = self._forecast_of(plan)
        return Candidate(
            point,
            plan,
            result.lines.total_micros,
            MessageFlow.of(result).delivered,
            result.flow.inbound,
            _over_micros(result),
        )


def _reaches_more_people(before: Plan, after: Plan) -> bool:
    """Tell whether a lever made people up to send to."""
    people = {one.id: one.people for one in before.audiences}
    rows = {row.country: row.people for row in before.grid}
    return any(one.people > people.get(one.id, one.people) for one in after.audiences) or any(
        row.people > rows[row.country] for row in after.grid
    )


def _over_micros(result: Forecast) -> int:
    return sum(max(0, -one.left_micros) for one in standings(result))


def most_played(plan: Plan, question: Question) -> int:
    """Give how many candidates are played at most, by the lines of a plan and no clock."""
    lines = len(plan.sends) + len(plan.entry_points) + len(plan.inbound)
    lines = (lines + _LINES_OF_ROW * len(plan.grid)) * plan.months
    most = max(min(MOST_PLANS, _MOST_LINES // max(lines, 1)), _FEWEST_PLANS)
    return min(prod(len(choice.values) for choice in question.choices), most)


def _coarser(choices: tuple[Decision, ...], most: int) -> tuple[Decision, ...]:
    """Leave steps out where not even each could be played alone, and half to search."""
    sizes = [len(choice.values) for choice in choices]
    if prod(sizes) <= most or 2 * sum(sizes) <= most:
        return choices
    each = most if len(choices) == 1 else max(most // (2 * len(choices)), 2)
    return tuple(replace(one, values=tuple(thinned(one.values, each))) for one in choices)


def optimise(
    plan: Plan,
    question: Question,
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool],
    tell: Callable[[int], None] = lambda _: None,
) -> Optimum:
    """Find the best plan within its budgets.

    Args:
        plan: The plan as it stands; its budgets are bounds, its scenarios are left aside.
        question: What may change, and what it should do best.
        rates: The rate cards, and which market a country belongs to.
        should_stop: Asked now and then; says whether the result is still wanted.
        tell: Told how many candidates were played, after each.

    Raises:
        InputError: If the plan as it stands cannot be played, or its months have no room for
            what is tried.
        Stopped: If ``should_stop`` said so.
    """

    def played(candidate: Plan) -> Forecast:
        if should_stop():  # a forecast of counts that are kept does not ask
            raise Stopped
        return forecast(candidate, *rates, should_stop)

    _check_room(plan, question.choices)
    most, asked = most_played(plan, question), question.choices
    choices = _coarser(asked, most)
    question = replace(question, choices=choices)
    candidates = _Candidates(replace(plan, scenarios=()), choices, most, played, tell)
    sizes = tuple(len(choice.values) for choice in choices)
    if sum(sizes) < sum(len(choice.values) for choice in asked):
        candidates.problems.append(_in_larger_steps(most))
    plays_all = prod(sizes) <= most
    if plays_all:
        found = list(candidates.at(product(*map(range, sizes))))
        best = max(found, key=question.rank, default=None)
    else:
        best = search(candidates.at, sizes, question)
    tried = sorted(candidates.outcomes, key=lambda one: one.point)
    return Optimum(
        question,
        candidates.as_planned,
        best if best and question.is_met(best) else None,
        tuple(unbeaten(tried, lambda one: (one.micros, question.gain(one)))),
        candidates.played,
        plays_all and choices == asked,
        tuple(dict.fromkeys(candidates.problems)),
    )


def _check_room(plan: Plan, choices: tuple[Decision, ...]) -> None:
    """Make sure that each month has room for the levers that may move: each is one more."""
    needed = sum(choice.adjustment is not None for choice in choices)
    for change in plan.changes if plan.months > 1 else ():
        held = len(change.adjustments)
        if held and held + needed > MOST_ADJUSTMENTS:
            message = say(
                "{month} moves {held} levers of its own, and holds {most} with the {needed} "
                "that are tried",
                month=change.month,
                held=held,
                most=MOST_ADJUSTMENTS,
                needed=needed,
            )
            hint = say("move fewer levers in it, or change fewer things at once")
            raise InputError([Problem("no-room-in-month", "", message, hint)])


def _in_larger_steps(most: int) -> Problem:
    return Problem(
        "larger-steps",
        "",
        say("of so many steps and lines {most:,} plans are played, in larger steps", most=most),
        say("take fewer steps, or narrower ranges"),
    )
