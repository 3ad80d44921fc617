"""The chart of what more money buys: each plan of the frontier, to walk along."""

from dataclasses import replace

import pytest
from matplotlib.figure import Figure

from helpers.plans import NOVEMBER
from tarife.charts.kit.palette import LIGHT
from tarife.charts.questions.frontier import Walk, draw_frontier
from tarife.insight.optimiser.optimiser import Optimum
from tarife.insight.optimiser.question import Candidate, Goal, Question
from tarife.plan.model.plan import Plan

PLAN = Plan("Plan", NOVEMBER)
FEW, HALF, FULL = (
    Candidate((number,), PLAN, cost * 1_000_000, 10 * cost, cost, 0)
    for number, cost in enumerate((1, 4, 9))
)
FOUND = Optimum(Question(()), FULL, HALF, (FEW, HALF, FULL), 3, is_proven=True, problems=())


def drawn(found=FOUND, chosen=None):
    figure = Figure((8, 2.6))
    walk = Walk(found, found.frontier, chosen)
    return figure, draw_frontier(figure, walk, "USD", LIGHT)


@pytest.mark.parametrize(
    ("goal", "unit", "brings"),
    [
        (Goal.DELIVERED, "Delivered", [10, 40, 90]),
        (Goal.REPLIES, "Customer messages", [1, 4, 9]),
    ],
)
def test_what_the_goal_asks_for_stands_over_what_it_costs(goal, unit, brings):
    figure, _ = drawn(replace(FOUND, question=Question((), goal)))
    [axes] = figure.axes

    assert list(axes.lines[0].get_xdata()) == [1, 4, 9]
    assert list(axes.lines[0].get_ydata()) == brings
    assert axes.get_ylabel() == unit


def test_plan_best_and_where_one_stands_are_marked():
    figure, _ = drawn(chosen=FEW)
    marks = [list(map(tuple, one.get_offsets())) for one in figure.axes[0].collections]

    assert marks == [[(1, 10), (4, 40), (9, 90)], [(9, 90)], [(4, 40)], [(1, 10)]]
    without, _ = drawn(replace(FOUND, best=None))
    assert len(without.axes[0].collections) == 2


def test_each_point_tells_what_it_costs_and_brings():
    _, found = drawn()

    assert [(spot.index, spot.tip.title) for spot in found.spots()] == [
        *((0, "1.00 USD"), (1, "4.00 USD"), (2, "9.00 USD")),
    ]
    assert found.spots()[1].tip.rows == (("Delivered", "40"), ("Customer messages", "4"))


def test_a_point_is_pointed_at_wherever_it_is_the_nearest():
    _, found = drawn()

    assert [box.right for box, _ in found.boxes[:2]] == [2.5, 6.5]
    assert [box.left for box, _ in found.boxes[1:]] == [2.5, 6.5]
