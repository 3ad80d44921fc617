"""What can be wrong with ranges and scenarios."""

from dataclasses import replace

import pytest
from hypothesis import given

from helpers.plans import full_plan, plans
from tarife.plan import numbers
from tarife.plan.checks.scenarios import check_variants
from tarife.plan.model.addresses import Address
from tarife.plan.model.scenarios import Override, Range

PLAN = full_plan()
SPAN = PLAN.ranges[0]
SCENARIO = PLAN.scenarios[0]
NOWHERE = Address("sends", "gone", "volume")


def sentences(plan):
    return [str(problem) for problem in check_variants(plan)]


@given(plans())
def test_a_good_plan_has_good_ranges_and_scenarios(plan):
    assert sentences(plan) == []


@pytest.mark.parametrize(
    ("ranges", "sentence"),
    [
        pytest.param(
            (SPAN, SPAN),
            "ranges[1] (NL): the number has a range already in ranges[0]; keep one",
            id="twice",
        ),
        pytest.param(
            (Range(NOWHERE, 0, 1),),
            "ranges[0] (gone): the plan has no number 'volume' in sends 'gone'; "
            "remove this entry",
            id="no such number",
        ),
        pytest.param(
            (replace(SPAN, low=0.3),),
            "ranges[0] (NL): 0.2 is not between 0.3 and 0.35; "
            "give the least first, and a likeliest number between the two",
            id="likeliest outside",
        ),
        pytest.param(
            (replace(SPAN, high=1.5),),
            "ranges[0].high (NL): 1.5 cannot stand for 'reply_ratio'; "
            "give 1 or a number on its other side",
            id="more than everybody",
        ),
    ],
)
def test_a_range_that_makes_no_sense_is_told(ranges, sentence):
    assert sentences(replace(PLAN, ranges=ranges)) == [sentence]


@pytest.mark.parametrize(
    ("scenarios", "sentence"),
    [
        pytest.param(
            (replace(SCENARIO, name=" "),),
            "scenarios[0].name: the name ' ' is empty; give a name",
            id="no name",
        ),
        pytest.param(
            (replace(SCENARIO, id=""),),
            "scenarios[0].id (Optimistic): the id is empty; give an id of its own",
            id="no id",
        ),
        pytest.param(
            (SCENARIO, SCENARIO),
            "scenarios[1].id (Optimistic): the id 'optimistic' is already used by "
            "scenarios[0]; give an id of its own",
            id="same id",
        ),
        pytest.param(
            (replace(SCENARIO, overrides=(Override(NOWHERE, 1),)),),
            "scenarios[0].overrides[0] (Optimistic): the plan has no number 'volume' in "
            "sends 'gone'; remove this entry",
            id="no such number",
        ),
        pytest.param(
            (replace(SCENARIO, overrides=(Override(SPAN.at, -1),)),),
            "scenarios[0].overrides[0].value (Optimistic): -1 cannot stand for "
            "'reply_ratio'; give 0 or a number on its other side",
            id="outside its bounds",
        ),
        pytest.param(
            (replace(SCENARIO, overrides=(Override(SPAN.at, 0.3, 0.35, 0.4),)),),
            "scenarios[0].overrides[0] (Optimistic): 0.3 is not between 0.35 and 0.4; "
            "give the least first, and a likeliest number between the two",
            id="likeliest outside its own range",
        ),
        pytest.param(
            (replace(SCENARIO, overrides=(Override(SPAN.at, 0.3, high=1.5),)),),
            "scenarios[0].overrides[0].high (Optimistic): 1.5 cannot stand for "
            "'reply_ratio'; give 1 or a number on its other side",
            id="a range outside its bounds",
        ),
    ],
)
def test_a_scenario_that_makes_no_sense_is_told(scenarios, sentence):
    assert sentences(replace(PLAN, scenarios=scenarios)) == [sentence]


def test_lines_are_looked_for_once_however_many_numbers_there_are(monkeypatch):
    plan = full_plan()
    send = plan.sends[0]
    many = tuple(replace(send, id=f"s{number}") for number in range(100))
    own = tuple(Override(Address("sends", one.id, "volume"), 5.0) for one in many)
    scenarios = tuple(replace(plan.scenarios[0], id=f"x{n}", overrides=own) for n in range(10))
    looked_at = []
    id_of = numbers._id_of
    monkeypatch.setattr(numbers, "_id_of", lambda one: looked_at.append(one) or id_of(one))

    assert not sentences(replace(plan, sends=many, ranges=(), scenarios=scenarios))
    assert len(looked_at) < 3 * len(many)
