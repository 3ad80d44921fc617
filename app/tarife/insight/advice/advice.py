"""Plays moves beside the plan, and advises those that save more than they are unsure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from math import ceil
from statistics import NormalDist, stdev
from types import MappingProxyType
from typing import Final

from tarife.billing.eras import Era
from tarife.forecast.forecast import SEEDS_APART, forecast
from tarife.forecast.ranges.draws import drawn_values
from tarife.forecast.ranges.monte_carlo import UncertainMonth
from tarife.forecast.result import Forecast
from tarife.insight.advice.dates import new_card_days
from tarife.insight.advice.move import Move
from tarife.insight.advice.moves import moves_of, without_grid
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.money import Money
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

TRIALS: Final = 12
"""Months with a chance of their own in which plan and move are compared."""

FEWEST_TRIALS: Final = 4
"""The same of plans whose plays are dear, such as a year of a thousand lines."""

_EIGHT_IN_TEN: Final = MappingProxyType(
    {TRIALS: NormalDist().inv_cdf(0.9), FEWEST_TRIALS: 1.638}
)
"""Deviations within which eight of ten months lie; of few trials by Student's distribution."""

_TOGETHER: Final = "together"


@dataclass(frozen=True, slots=True)
class Saving:
    """What a move saves in the plan's period, and what else it changes.

    Attributes:
        move: The move.
        plan: The plan with it.
        micros: What is saved of Meta's charges, less what has to be paid to others.
        unsure_micros: In eight of ten months the saving lies nearer to ``micros`` than this.
        not_sent: Templates sent less.
        replies: Messages that people write more, or less where negative.
        too_late: Messages of answers more that come when the window has closed.
    """

    move: Move
    plan: Plan
    micros: int
    unsure_micros: int
    not_sent: int
    replies: int
    too_late: int

    @property
    def is_advised(self) -> bool:
        """Whether it saves more than it is unsure."""
        return self.micros > self.unsure_micros


@dataclass(frozen=True, slots=True)
class Advice:
    """What a plan's owner could do.

    Attributes:
        cost: What the plan costs: Meta's charges.
        era: The rules of its last month.
        advised: Moves that save, the largest saving first.
        refused: Moves that change the cost and do not surely save.
        together: All advised moves at once that go together; nothing if fewer than two do.
        problems: Why moves could not be tried, such as a rate that another card lacks.
    """

    cost: Money
    era: Era
    advised: tuple[Saving, ...]
    refused: tuple[Saving, ...]
    together: Saving | None
    problems: tuple[Problem, ...]


class _Comparison:
    """The plan, played once as it stands and in each trial; moves are held against it."""

    def __init__(
        self,
        plan: Plan,
        rates: tuple[RateBook, Markets],
        should_stop: Callable[[], bool],
        tell: Callable[[int], None],
    ) -> None:
        self._plan = plan
        self._rates = rates
        self._should_stop = should_stop
        self._tell, self._played = tell, 0
        self.exact = self._forecast(plan)
        month = UncertainMonth(plan, rates)
        affordable = month.affordable(TRIALS, FEWEST_TRIALS)
        self._count = TRIALS if affordable == TRIALS else FEWEST_TRIALS
        self._trials = self._played_trials(month)

    def saving(self, move: Move) -> Saving | None:
        """Play a move; nothing where it changes no cost."""
        plan = move.apply(self._plan)
        if plan == self._plan:
            return None
        after = self._forecast(plan)
        spent = self._spent(after.lines.total_micros, move)
        saved = self.exact.lines.total_micros - spent
        if not saved:
            return None
        # What is paid to others follows what no longer goes to Meta.
        own = 1 - move.elsewhere_micros / max(saved, 1)
        return Saving(
            move,
            plan,
            saved - move.elsewhere_micros,
            self._unsure_micros(plan, move, own),
            self.exact.flow.attempts - after.flow.attempts,
            after.flow.inbound - self.exact.flow.inbound,
            after.flow.missed - self.exact.flow.missed,
        )

    def _spent(self, micros: int, move: Move) -> int:
        return int((Decimal(micros) * move.rate).to_integral_value(ROUND_HALF_UP))

    def _unsure_micros(self, plan: Plan, move: Move, own: float) -> int:
        savings = [
            own * (before - self._spent(after, move))
            for before, after in zip(
                self._trials,
                self._played_trials(UncertainMonth(plan, self._rates)),
                strict=True,
            )
        ]
        return ceil(_EIGHT_IN_TEN[self._count] * stdev(savings))

    def _played_trials(self, month: UncertainMonth) -> list[int]:
        """Give what a plan costs in each trial; people meet the same chance in each plan."""
        plan, count = month.plan, self._count
        seeds = (plan.seed + number * SEEDS_APART for number in range(1, count + 1))
        trials = zip(drawn_values(plan, count), seeds, strict=True)
        costs = []
        for row, seed in trials:
            play = month.play(row, self._should_stop, seed % 2**32)
            costs.append(int(play.charges.sum()))
            self._count_play()
        return costs

    def _forecast(self, plan: Plan) -> Forecast:
        found = forecast(plan, *self._rates, self._should_stop)
        self._count_play()
        return found

    def _count_play(self) -> None:
        self._played += 1
        self._tell(self._played)


def advise(
    plan: Plan,
    rates: tuple[RateBook, Markets],
    should_stop: Callable[[], bool],
    exchange: Mapping[str, Decimal],
    tell: Callable[[int], None] = lambda _: None,
) -> Advice:
    """Try every move on a plan.

    Args:
        plan: The plan as it stands; what its scenarios say is left aside.
        rates: The rate cards, and which market a country belongs to.
        should_stop: Asked now and then; says whether the result is still wanted.
        exchange: What a unit of other billing currencies costs in that of the plan, beside the
            one in which the plan tells its total, too.
        tell: Told how many plans were played, after each.

    Raises:
        InputError: If the plan cannot be played or a rate is missing.
        Stopped: If ``should_stop`` said so.
    """
    base = without_grid(replace(plan, scenarios=()))
    comparison = _Comparison(base, rates, should_stop, tell)
    savings: list[Saving | None] = []
    problems: list[Problem] = []
    known = {**_of_display(plan, rates[0]), **exchange}
    moves = moves_of(comparison.exact, rates[1], new_card_days(plan, rates), known)
    for move in moves:
        try:
            savings.append(comparison.saving(move))
        except InputError as error:
            problems += error.problems
    found = sorted(filter(None, savings), key=lambda one: -one.micros)
    advised = tuple(one for one in found if one.is_advised)
    going_together = compatible([one.move for one in advised])
    together = None
    if len(going_together) > 1:
        together = comparison.saving(joined(going_together))
    return Advice(
        comparison.exact.total,
        comparison.exact.months[-1].era,
        advised,
        tuple(one for one in found if not one.is_advised),
        together,
        tuple(dict.fromkeys(problems)),
    )


def _of_display(plan: Plan, book: RateBook) -> Mapping[str, Decimal]:
    """Give the rate of exchange that the plan holds, if there are cards of that currency."""
    other = plan.costs.display
    is_known = other is not None and other.currency in book.currencies
    return {other.currency: 1 / other.rate} if other and is_known else {}


def compatible(moves: Sequence[Move]) -> list[Move]:
    """Leave out what cannot be done beside an earlier move."""
    chosen: list[Move] = []
    for move in moves:
        if not any(other.id in move.instead_of for other in chosen):
            chosen.append(move)
    return chosen


def joined(moves: Sequence[Move]) -> Move:
    """Make one move of several."""
    return Move(
        _TOGETHER,
        say("All that go together"),
        "",
        "",
        lambda plan: reduce(lambda before, move: move.apply(before), moves, plan),
        sum(move.elsewhere_micros for move in moves),
        next((move.rate for move in moves if move.rate != 1), Decimal(1)),
        adjustments=tuple(entry for move in moves for entry in move.adjustments)
        if all(move.adjustments for move in moves)
        else (),
    )
