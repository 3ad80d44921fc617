"""The search finds the best where choices do not touch each other, as trying all does."""

from itertools import product

import numpy as np
import pytest

from helpers.plans import NOVEMBER
from tarife.insight.optimiser.question import Candidate, Goal, Question
from tarife.insight.optimiser.search import search
from tarife.plan.model.plan import Plan

PLAN = Plan("Plan", NOVEMBER)


def outcomes_of(tables, limit):
    """Make what plays combinations whose costs and gains only add up."""

    def at(point):
        pairs = [table[index] for table, index in zip(tables, point, strict=True)]
        cost, delivered, replies = (sum(one) for one in zip(*pairs, strict=True))
        return Candidate(point, PLAN, cost, delivered, replies, max(0, cost - limit))

    return at


@pytest.mark.parametrize("goal", [Goal.DELIVERED, Goal.REPLIES, Goal.COST])
@pytest.mark.parametrize("seed", range(60))
def test_the_best_of_all_sums_is_found(goal, seed):
    chance = np.random.default_rng(seed)
    sizes = tuple(chance.integers(2, 6) for _ in range(4))
    tables = [
        [tuple(chance.integers(0, 31, 3).tolist()) for _ in range(size)] for size in sizes
    ]
    at = outcomes_of(tables, limit=int(chance.integers(20, 81)))
    question = Question(
        (), goal, at_least=int(chance.integers(10, 61)) if goal is Goal.COST else 0
    )

    found = search(lambda points: map(at, points), sizes, question)

    every = [at(point) for point in product(*map(range, sizes))]
    assert question.rank(found) == question.rank(max(every, key=question.rank))


def test_nothing_is_found_where_nothing_can_be_played():
    assert search(lambda _: iter(()), (2, 2), Question(())) is None


def test_the_centre_moves_to_where_choices_help_each_other():
    def at(point):
        one, other = point
        return Candidate(
            point, PLAN, one + other, (one + 1) * (other + 1), 0, max(0, one + other - 4)
        )

    assert search(lambda points: map(at, points), (5, 5), Question(())).point == (2, 2)
