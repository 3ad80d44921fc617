"""Which levers move the cost most."""

from dataclasses import replace

from helpers.plans import NOVEMBER
from tarife.insight.sensitivity import sensitivities
from tarife.plan.grid import all_lines
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Lever, Scenario

PLAN = Plan(
    "Plan",
    NOVEMBER,
    grid=(GridRow("DE", marketing=4_000, reply_ratio=0.2),),
    scenarios=(Scenario("x", "X"),),
)


def cost(plan):
    """A message costs ten, a reply one."""
    assert plan.scenarios == ()
    sends = all_lines(plan).sends
    replies = sum(send.volume * getattr(send.behaviour, "reply_ratio", 0.08) for send in sends)
    return round(sum(send.volume for send in sends) * 10 + replies)


def test_the_lever_that_moves_the_cost_most_comes_first():
    found = sensitivities(PLAN, cost)

    assert [one.lever for one in found][:2] == [Lever.VOLUME, Lever.REPLY_RATIO]
    assert (found[0].less_micros, found[0].more_micros) == (-4_080, 4_080)
    assert (found[1].less_micros, found[1].more_micros) == (-80, 80)
    assert found[0].reach_micros == 4_080


def test_a_lever_that_saves_more_than_it_adds_goes_by_what_it_saves():
    def capped(plan):
        """Messages beyond 4,000 cost nothing; a tenth more replies cost 80."""
        sent = min(round(sum(send.volume for send in all_lines(plan).sends)), 4_000)
        return sent + round(4_000 * all_lines(plan).sends[0].behaviour.reply_ratio)

    first, second = sensitivities(PLAN, capped)[:2]

    assert (first.lever, first.more_micros) == (Lever.VOLUME, 0)
    assert first.reach_micros == -first.less_micros == 400
    assert (second.lever, second.more_micros) == (Lever.REPLY_RATIO, 80)


def test_levers_that_have_nothing_to_move_are_left_out():
    levers = {one.lever for one in sensitivities(PLAN, cost)}

    assert Lever.AD_CLICKS not in levers
    assert Lever.RECATEGORISED_RATIO not in levers
    assert Lever.MARKUP not in levers


def test_a_plan_of_nothing_has_nothing_that_moves_it():
    assert sensitivities(replace(PLAN, grid=()), cost) == ()
