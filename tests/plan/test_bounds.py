"""Numbers outside the bounds that the types declare."""

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given

from helpers.plans import full_plan, plans
from tarife.plan.model.account import Account
from tarife.plan.model.addresses import Place
from tarife.plan.model.behaviour import Behaviour, Delay
from tarife.plan.model.lines import FollowUp, TemplateCategory
from tarife.plan.numbers import check_bounds, limits_of

PLAN = full_plan()
SEND = PLAN.sends[0]
AD = PLAN.entry_points[0]


def sentences(plan):
    return [str(problem) for problem in check_bounds(plan, Place())]


@given(plans())
def test_every_good_plan_lies_within_bounds(plan):
    assert sentences(plan) == []


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        pytest.param(
            replace(PLAN, seed=-1), "seed: -1 is too small; give 0 or more", id="below"
        ),
        pytest.param(
            replace(PLAN, account=replace(PLAN.account, free_entry_hours=169)),
            "account.free_entry_hours: 169 is too large; give 168 or less",
            id="above",
        ),
        pytest.param(
            replace(PLAN, grid=(replace(PLAN.grid[0], reply_ratio=1.5),)),
            "grid[0].reply_ratio (DE): 1.5 is too large; give 1 or less",
            id="row of the grid",
        ),
        pytest.param(
            replace(PLAN, grid=(replace(PLAN.grid[0], reply_ratio=float("nan")),)),
            "grid[0].reply_ratio (DE): nan is no number; give a number",
            id="no number",
        ),
        pytest.param(
            replace(
                PLAN,
                sends=(replace(SEND, behaviour=Behaviour(reply_delay=Delay(-0.5, 10))),),
            ),
            "sends[0].behaviour.reply_delay.median_s (Black Friday): "
            "-0.5 is too small; give 0 or more",
            id="deep inside a line",
        ),
        pytest.param(
            replace(
                PLAN,
                entry_points=(
                    replace(AD, follow_ups=(FollowUp(0, TemplateCategory.MARKETING),)),
                ),
            ),
            "entry_points[0].follow_ups[0].hours (Autumn ad): 0 is too small; give more than 0",
            id="not above",
        ),
    ],
)
def test_a_number_outside_its_bounds_is_told(plan, sentence):
    assert sentences(plan) == [sentence]


@pytest.mark.parametrize(
    ("owner", "field", "limits"),
    [
        (Account, "numbers", (1, 1000)),
        (FollowUp, "hours", (0, 720)),
        (FollowUp, "category", (-inf, inf)),
    ],
)
def test_the_limits_of_a_field_are_those_its_type_declares(owner, field, limits):
    assert limits_of(owner, field) == limits
