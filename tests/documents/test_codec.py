"""A plan as text, and back with every problem told."""

import json
from dataclasses import is_dataclass, replace
from decimal import Decimal
from time import process_time
from types import UnionType
from typing import Annotated, get_args, get_origin, get_type_hints

import pytest
from annotated_types import Ge, Gt, Le, MaxLen
from hypothesis import given
from hypothesis import strategies as st

from helpers.costs import all_costs
from helpers.plans import format_3_plan, full_plan, plans
from tarife.documents import codec
from tarife.documents.codec import parse_plan, plan_text, read_plan
from tarife.plan.checks.plan import check_plan
from tarife.plan.model.addresses import Address
from tarife.plan.model.booked import Booked, Invoice, TypedActual
from tarife.plan.model.budgets import BudgetUnit, SpanAmount, SpanBudgets
from tarife.plan.model.measured import MOST_MEASURED, Measured, Measurement
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange
from tarife.plan.numbers import fields_in
from tarife.plan.plain import plain
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import MOST_TOLD, InputError

SMALL = Plan("Small", BillingMonth(2026, 11))


def refused(text):
    with pytest.raises(InputError) as caught:
        read_plan(text)
    return caught.value.problems


def text_with(**changes):
    return json.dumps({"format": 2, "plan": plain(full_plan()) | changes})


@given(plans())
def test_every_plan_survives_its_text(plan):
    assert read_plan(plan_text(plan)) == plan


MONEY = Decimal("1.5")
EVERYTHING = replace(
    full_plan(),
    budget=MONEY,
    booked=Booked(
        None,
        (Invoice("INV-7", None, "+90", "EUR", MONEY, MONEY, MONEY, MONEY, "late"),),
        (TypedActual("2026-11", "Mars", "Post", 1, MONEY, "late"),),
    ),
    ranges=(),
    scenarios=(),
)


def with_inside(value, steps, new):
    """Put something at the end of a way into a plan."""
    if not steps:
        return new
    if isinstance(value, tuple):
        at = steps[0]
        return (*value[:at], with_inside(value[at], steps[1:], new), *value[at + 1 :])
    return replace(value, **{steps[0]: with_inside(getattr(value, steps[0]), steps[1:], new)})


def beyond(value, bound):
    """Give what lies beyond a bound, if something of the kind of a value can."""
    match bound:
        case MaxLen(max_length=most):
            return "x" * (most + 1) if isinstance(value, str) else value[:1] * (most + 1)
        case Ge(ge=least):
            return type(value)(least - 1)
        case Gt(gt=least):
            return type(value)(least)
        case Le(le=most):
            return type(value)(most + 1)
        case _:
            return Decimal("0.12345678901")


def test_what_a_file_may_not_hold_is_told_while_one_works_and_left_work_is_not_lost():
    broken = 0
    assert check_plan(EVERYTHING) == ()
    for at, owner, value in fields_in(EVERYTHING):
        hint = get_type_hints(type(owner), include_extras=True)[at.steps[-1]]
        kinds = get_args(hint) if get_origin(hint) is UnionType else (hint,)
        bounds = [mark for kind in kinds for mark in getattr(kind, "__metadata__", ())]
        for bound in bounds if value not in ((), None) else ():
            plan = with_inside(EVERYTHING, at.steps, beyond(value, bound))
            text = plan_text(plan)
            with pytest.raises(InputError):
                parse_plan(text)
            assert check_plan(plan), (at, bound)
            assert parse_plan(text, is_bounded=False) == plan
            broken += 1
    assert broken > 100


def test_numbers_of_left_work_have_an_end():
    for value in (10**30, -(10**30)):
        with pytest.raises(InputError):
            parse_plan(text_with(seed=value), is_bounded=False)
    with pytest.raises(InputError):
        parse_plan(text_with(budget="1e-70"), is_bounded=False)


@given(all_costs("EUR"))
def test_all_costs_survive_their_text(costs):
    plan = replace(full_plan(), costs=costs)

    assert read_plan(plan_text(plan)) == plan


@given(plans())
def test_reading_and_writing_again_gives_the_same_text(plan):
    text = plan_text(plan)

    assert plan_text(read_plan(text)) == text


def test_text_ends_with_a_line_and_keeps_letters_as_they_are():
    text = plan_text(full_plan())

    assert text.endswith("}\n")
    assert "“more of the same”" in text


def test_a_plan_of_several_months_survives_its_text():
    plan = replace(
        full_plan(),
        months=3,
        changes=(MonthChange("2026-12", (Adjustment(Lever.VOLUME, 1.6),)),),
        growth=(Adjustment(Lever.AD_CLICKS, 1.02),),
        budget=None,
        span_budgets=SpanBudgets(
            BudgetUnit.QUARTER, (SpanAmount("2026-Q4", Decimal("1200.50")),), rolls_over=True
        ),
    )

    assert read_plan(plan_text(plan)) == plan


@pytest.mark.parametrize("number", [1, 2])
def test_a_plan_of_an_older_format_has_one_month(number):
    text = plan_text(full_plan())
    older = json.loads(text)
    older["format"] = number
    del older["plan"]["months"]

    assert read_plan(json.dumps(older)) == format_3_plan()


def test_a_plan_of_two_fields_is_enough():
    assert read_plan('{"format": 1, "plan": {"name": "Small", "month": "2026-11"}}') == SMALL


def test_a_schedule_without_its_kind_is_known_by_its_fields():
    document = json.loads(plan_text(full_plan()))
    for send in document["plan"]["sends"]:
        del send["schedule"]["kind"]

    assert read_plan(json.dumps(document)) == full_plan()


def test_all_problems_of_shape_come_at_once():
    text = text_with(month="11/2026", seed=-1, colour="red", note=3)

    assert [(p.code, str(p.where)) for p in refused(text)] == [
        ("bad-month", "month"),
        ("number-too-small", "seed"),
        ("wrong-type", "note"),
        ("unknown-field", "colour"),
    ]


def test_all_problems_of_sense_come_at_once():
    text = text_with(month="2026-12", name=" ")

    assert {p.code for p in refused(text)} == {"no-name", "day-outside-month"}


def test_unfinished_work_can_be_read_again():
    text = text_with(name="")

    assert parse_plan(text).name == ""


@pytest.mark.parametrize(
    ("text", "code", "where", "message"),
    [
        pytest.param("", "not-json", "line 1, column 1", "expecting value", id="nothing"),
        pytest.param(
            '{"format": 1,\n  "plan" {}}',
            "not-json",
            "line 2, column 10",
            "':' delimiter",
            id="colon",
        ),
        pytest.param("9" * 5000, "not-json", "", "too many digits", id="long number"),
        pytest.param("[" * 100_000, "not-json", "", "too deep", id="nested"),
        pytest.param("[]", "not-a-plan", "", "not a plan", id="a list"),
        pytest.param('{"plan": {}}', "not-a-plan", "", "not a plan", id="no format"),
        pytest.param('{"format": 5}', "newer-format", "format", "newer version", id="newer"),
        pytest.param('{"format": 0}', "unknown-format", "format", "format 0", id="zero"),
        pytest.param('{"format": true}', "unknown-format", "format", "True", id="not a number"),
        pytest.param('{"format": "1"}', "unknown-format", "format", "'1'", id="text"),
        pytest.param(
            '{"format": 1, "format": 1}', "duplicate-field", "", "'format'", id="twice"
        ),
        pytest.param('{"format": 1}', "missing-field", "plan", "'plan'", id="no plan"),
        pytest.param('{"format": 1, "plan": 7}', "wrong-type", "plan", "7", id="plan of 7"),
    ],
)
def test_what_is_no_plan_is_refused_with_its_place(text, code, where, message):
    (problem,) = refused(text)

    assert (problem.code, str(problem.where)) == (code, where)
    assert message in problem.message
    assert problem.hint


def test_broken_escapes_are_no_json():
    assert [p.code for p in refused(r'{"format": 1, "plan": {"name": "\ud800"}}')] == [
        "not-json"
    ]


@given(st.text())
def test_any_text_is_read_or_refused(text):
    with pytest.raises(InputError):
        read_plan(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


def _paths(value, path=()):
    """Give the path of every field of a document."""
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in entries:
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from _paths(inner, (*path, key))


DOCUMENT = {"format": 2, "plan": plain(full_plan())}


@given(st.sampled_from(list(_paths(DOCUMENT["plan"]))), JSON)
def test_any_value_in_any_field_is_read_or_refused(path, value):
    document = json.loads(json.dumps(DOCUMENT))
    owner = document["plan"]
    for part in path[:-1]:
        owner = owner[part]
    owner[path[-1]] = value

    try:
        plan, problems = read_plan(json.dumps(document)), ()
    except InputError as error:
        plan, problems = full_plan(), error.problems

    assert all(p.code and p.message and p.hint for p in problems)
    assert read_plan(plan_text(plan)) == plan


@pytest.mark.parametrize("path", list(_paths(DOCUMENT["plan"])), ids=str)
def test_any_broken_field_is_told_with_its_path(path):
    document = json.loads(json.dumps(DOCUMENT))
    owner = document["plan"]
    for part in path[:-1]:
        owner = owner[part]
    owner[path[-1]] = {"nonsense": [None]}
    where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)[1:]

    problems = refused(json.dumps(document))

    assert problems
    assert all(str(p.where).startswith(where) for p in problems)


def test_a_file_of_twenty_thousand_unknown_fields_is_refused_at_once():
    fields = {f"k{number}": 0 for number in range(20_000)}
    began = process_time()
    with pytest.raises(InputError) as refused:
        parse_plan(json.dumps({"format": 2, "plan": fields}))
    found = refused.value.problems

    assert process_time() - began < 5
    assert len(found) == MOST_TOLD + 1
    assert str(found[-1]).startswith("there are 19,9")


def test_a_file_that_writes_many_fields_twice_is_refused_at_once():
    fields = ", ".join(f'"k{number}": 0' for number in range(20_000))
    with pytest.raises(InputError) as refused:
        parse_plan(f'{{"format": 2, "plan": {{{fields}, {fields}}}}}')

    assert len(refused.value.problems) == MOST_TOLD + 1


def test_more_lines_than_a_plan_holds_are_refused_in_one_sentence():
    plan = replace(full_plan(), sends=full_plan().sends[:1] * 1001)
    with pytest.raises(InputError) as refused:
        parse_plan(plan_text(plan))

    assert [str(problem) for problem in refused.value.problems] == [
        "sends: 1,001 entries are more than a plan holds here; keep 1,000 or fewer"
    ]


def with_scenarios(number, **fields):
    scenarios = [{"id": f"s{n}", "name": "S", **fields} for n in range(number)]
    return text_with(scenarios=scenarios)


def the_only_refusal(text):
    with pytest.raises(InputError) as caught:
        parse_plan(text)
    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize("filling", ["[]", "{}", "0", '{"a": [[]]}'])
def test_a_file_of_more_values_than_any_plan_is_refused_before_models_are_made(
    filling, monkeypatch
):
    monkeypatch.setattr("tarife.documents.codec.MOST_PLAN_VALUES", 10_000)
    monkeypatch.setattr("tarife.documents.codec.plan_file", None)
    lists = ", ".join([f"[{', '.join([filling] * 100)}]"] * 101)

    sentence = the_only_refusal(f'{{"format": 3, "plan": [{lists}]}}')

    assert "more than 10,000 values" in sentence


def test_a_plan_with_all_its_own_numbers_is_none_too_many():
    at = {"part": "account", "id": "", "field": "free_entry_hours"}
    text = with_scenarios(50, overrides=[{"at": at, "value": 1.0}] * 1000)

    assert len(parse_plan(text).scenarios[49].overrides) == 1000


def test_a_list_longer_than_any_of_a_plan_is_refused_before_its_entries_are_read(monkeypatch):
    monkeypatch.setattr("tarife.documents.codec.plan_file", None)

    assert "a list of 20,001 entries" in the_only_refusal(text_with(sends=[{}] * 20_001))


def test_a_file_of_very_many_faults_is_refused_in_one_sentence():
    text = with_scenarios(20, overrides=[{"a": 1, "b": 1}] * 1000)

    assert "it has 80,000 faults" in the_only_refusal(text)


def test_a_text_longer_than_a_plan_file_is_not_even_read(monkeypatch):
    monkeypatch.setattr("tarife.documents.codec.MOST_PLAN_BYTES", 1000)

    assert "a plan file is no larger than" in the_only_refusal(plan_text(full_plan()))


def longest_lists(kind, seen):
    """Give the bound of each list of a dataclass and of what it holds, by its name."""
    if get_origin(kind) is Annotated:
        yield from longest_lists(get_args(kind)[0], seen)
    elif is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        for name, hint in get_type_hints(kind, include_extras=True).items():
            bounds = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
            is_list = get_origin(get_args(hint)[0] if bounds else hint) is tuple
            for bound in bounds if is_list else ():
                if isinstance(bound, MaxLen):
                    yield f"{kind.__name__}.{name}", bound.max_length
            yield from longest_lists(hint, seen)
    else:
        for inner in get_args(kind):
            yield from longest_lists(inner, seen)


def test_a_file_may_hold_the_longest_list_of_a_plan_and_none_that_is_longer():
    found = dict(longest_lists(Plan, set()))

    assert len(found) > 30
    assert max(found.values()) == codec._MOST_IN_LIST


def test_a_plan_of_as_many_measured_numbers_as_it_may_have_is_read_again():
    one = Measurement(Address("sends", "s1", "volume"), 1, 2, 3, 4)
    plan = replace(full_plan(), measured=Measured("2026-10", 9, (one,) * MOST_MEASURED))

    assert parse_plan(plan_text(plan)) == plan
