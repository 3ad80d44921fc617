"""Numbers outside the bounds that the types declare."""

from dataclasses import is_dataclass, replace
from decimal import Decimal
from math import inf
from types import UnionType
from typing import Annotated, Union, get_args, get_origin, get_type_hints

import pytest
from annotated_types import Le, MaxLen
from hypothesis import given

from helpers.plans import full_plan, plans
from tarife.plan.model.account import Account
from tarife.plan.model.behaviour import Behaviour, Delay
from tarife.plan.model.lines import FollowUp, TemplateCategory
from tarife.plan.model.plan import Plan
from tarife.plan.numbers import check_bounds, limits_of
from tarife.terms.problems import FieldPath

PLAN = full_plan()
SEND = PLAN.sends[0]
AD = PLAN.entry_points[0]


def sentences(plan):
    return [str(problem) for problem in check_bounds(plan, FieldPath())]


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
        pytest.param(
            replace(PLAN, sends=(SEND,) * 1001),
            "sends: 1,001 entries are more than a plan holds here; keep 1,000 or fewer",
            id="too many lines",
        ),
        pytest.param(
            replace(
                PLAN,
                entry_points=(
                    replace(AD, follow_ups=(FollowUp(1, TemplateCategory.UTILITY),) * 101),
                ),
            ),
            "entry_points[0].follow_ups (Autumn ad): 101 entries are more than a plan holds "
            "here; keep 100 or fewer",
            id="too many follow-ups",
        ),
        pytest.param(
            replace(PLAN, name="x" * 201),
            "name: a text of 201 characters is too long; shorten it to 200 or fewer",
            id="endless name",
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


def test_every_number_list_and_text_of_a_plan_has_bounds():
    """What has none could be of any size, and a forecast would take as long and as much."""
    open_ended = sorted(_open_ended(Plan, set()))

    assert open_ended == [
        # A range or a number of a scenario is held to the bounds of the number it is of.
        *("Override.high", "Override.low", "Override.value", "Range.high", "Range.low"),
    ]


def _open_ended(kind, seen):
    if kind in seen:
        return
    seen.add(kind)
    for field, hint in get_type_hints(kind, include_extras=True).items():
        for plain, marks in _parts(hint, ()):
            if is_dataclass(plain) and plain.__module__.startswith("tarife.plan"):
                yield from _open_ended(plain, seen)
            is_sized = any(isinstance(mark, MaxLen) for mark in marks)
            has_most = any(isinstance(mark, Le) for mark in marks)
            if (plain in {str, tuple} and not is_sized) or (
                plain in {int, float, Decimal} and not has_most
            ):
                yield f"{kind.__name__}.{field}"


def _parts(hint, marks):
    """Give everything a hint is made of, with the marks beside it."""
    if get_origin(hint) is Annotated:
        yield from _parts(get_args(hint)[0], get_args(hint)[1:])
    elif get_origin(hint) is tuple:
        yield tuple, marks
        yield from _parts(get_args(hint)[0], ())
    elif get_origin(hint) in {Union, UnionType}:
        for one in get_args(hint):
            yield from _parts(one, ())
    else:
        yield hint, marks
