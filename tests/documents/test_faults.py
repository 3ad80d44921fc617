"""Our sentences for what does not have the shape of a plan."""

import json

import pytest

from helpers.plans import full_plan
from tarife.documents.codec import parse_plan
from tarife.documents.faults import problems_of_faults
from tarife.plan.plain import plain
from tarife.terms.problems import InputError


def told(*path, value):
    """Break one field of a plan and give what is told, each as one line."""
    document = {"format": 1, "plan": plain(full_plan())}
    owner = document["plan"]
    for part in path[:-1]:
        owner = owner[part]
    owner[path[-1]] = value
    with pytest.raises(InputError) as caught:
        parse_plan(json.dumps(document))
    return [str(problem) for problem in caught.value.problems]


SEND = ("sends", 0)
STEADY = ("sends", 1)


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        pytest.param(
            (*SEND, "volume"),
            "12",
            "sends[0].volume (Black Friday): '12' is not a whole number; write it like 1000",
            id="text for a number",
        ),
        pytest.param(
            (*SEND, "volume"),
            True,
            "sends[0].volume (Black Friday): True is not a whole number; write it like 1000",
            id="yes for a number",
        ),
        pytest.param(
            (*SEND, "volume"),
            1.0,
            "sends[0].volume (Black Friday): 1.0 is not a whole number; write it like 1000",
            id="decimals for a whole number",
        ),
        pytest.param(
            (*SEND, "volume"),
            10**30,
            f"sends[0].volume (Black Friday): {10**30} is too large; give 2000000000 or less",
            id="too large",
        ),
        pytest.param(
            ("grid", 1, "reply_ratio"),
            float("nan"),
            "grid[1].reply_ratio (NL): nan is not a number; write it like 0.08",
            id="not a number",
        ),
        pytest.param(
            ("grid", 1, "reply_ratio"),
            -0.5,
            "grid[1].reply_ratio (NL): -0.5 is too small; give 0 or more",
            id="too small",
        ),
        pytest.param(
            ("entry_points", 0, "follow_ups", 0, "hours"),
            0,
            "entry_points[0].follow_ups[0].hours (Autumn ad): 0 is too small; give more than 0",
            id="not above zero",
        ),
        pytest.param(
            (*SEND, "category"),
            "marketting",
            "sends[0].category (Black Friday): 'marketting' is not known here; "
            "did you mean 'marketing'?",
            id="nearest word",
        ),
        pytest.param(
            (*SEND, "category"),
            "x",
            "sends[0].category (Black Friday): 'x' is not known here; "
            "choose one of marketing, utility, authentication",
            id="every word",
        ),
        pytest.param(
            (*SEND, "volum"),
            3,
            "sends[0].volum (Black Friday): there is no field 'volum'; did you mean 'volume'?",
            id="unknown field of a line",
        ),
        pytest.param(
            (*SEND, "behaviour", "reply_delay", "p95"),
            3,
            "sends[0].behaviour.reply_delay.p95 (Black Friday): there is no field 'p95'; "
            "choose one of median_s, p90_s",
            id="unknown field deep inside",
        ),
        pytest.param(
            ("acount",),
            3,
            "acount: there is no field 'acount'; did you mean 'account'?",
            id="unknown field of the plan",
        ),
        pytest.param(
            (*SEND, "schedule", "kind"),
            "brodcast",
            "sends[0].schedule.kind (Black Friday): 'brodcast' is not known here; "
            "did you mean 'broadcast'?",
            id="kind of a broadcast",
        ),
        pytest.param(
            (*STEADY, "schedule", "kind"),
            "stedy",
            "sends[1].schedule.kind (Order updates): 'stedy' is not known here; "
            "did you mean 'steady'?",
            id="kind of a stream",
        ),
        pytest.param(
            (*SEND, "schedule", "moments", 1),
            "28.11.2026",
            "sends[0].schedule.moments[1] (Black Friday): '28.11.2026' is not a moment; "
            "write it like 2026-11-27T10:00",
            id="moment",
        ),
        pytest.param(
            (*STEADY, "schedule", "days", "first"),
            "2 Nov",
            "sends[1].schedule.days.first (Order updates): '2 Nov' is not a date; "
            "write it like 2026-11-27",
            id="date",
        ),
        pytest.param(
            (*STEADY, "schedule", "hours", "start"),
            "9",
            "sends[1].schedule.hours.start (Order updates): '9' is not a time of day; "
            "write it like 09:00",
            id="time",
        ),
        pytest.param(
            ("month",),
            "2026-13",
            "month: '2026-13' is not a month; write it like 2026-11",
            id="month",
        ),
        pytest.param(
            ("month",),
            2026,
            "month: 2026 is not a month; write it like 2026-11",
            id="number for month",
        ),
        pytest.param(
            (*SEND, "behaviour"),
            4,
            "sends[0].behaviour (Black Friday): 4 is not known here; choose one of "
            "marketing, order-update, one-time-password, ad-click, support",
            id="behaviour",
        ),
        pytest.param(
            (*SEND, "schedule"),
            4,
            "sends[0].schedule (Black Friday): 4 is not a group of fields; write it in { }",
            id="schedule",
        ),
        pytest.param(("sends",), {}, "sends: {} is not a list; write it in [ ]", id="list"),
        pytest.param(
            ("note",), 3, 'note: 3 is not a text; write it in quotes, like "text"', id="text"
        ),
        pytest.param(
            ("note",),
            [1] * 50,
            f'note: [{"1, " * 19}1,... is not a text; write it in quotes, like "text"',
            id="long value is cut",
        ),
        *(
            pytest.param(
                path,
                "1E-99999999",
                f"{place}: '1E-99999999' has more than 9 decimals; give at most 9",
                id=f"{path[-1]} of endless decimals",
            )
            for path, place in (
                (("budget",), "budget"),
                (("costs", "display", "rate"), "costs.display.rate"),
                (("costs", "taxes", 0, "tax_ratio"), "costs.taxes[0].tax_ratio"),
                (("costs", "sms", 0, "price"), "costs.sms[0].price"),
            )
        ),
        pytest.param(
            ("budget",),
            "0." + "0" * 20_000 + "1",
            f"budget: '0.{'0' * 57}... has more than 9 decimals; give at most 9",
            id="decimals written out",
        ),
    ],
)
def test_a_fault_is_told_in_our_words(path, value, sentence):
    assert told(*path, value=value) == [sentence]


def test_a_missing_field_is_named():
    assert told("audiences", 0, value={"id": "loyal", "name": "Loyal", "country": "TR"}) == [
        "audiences[0].people (Loyal): 'people' is missing; add it"
    ]


def test_an_unknown_field_beside_the_plan_is_named():
    with pytest.raises(InputError) as caught:
        parse_plan(json.dumps({"format": 1, "plan": plain(full_plan()), "plans": 1}))

    assert [str(p) for p in caught.value.problems] == [
        "plans: there is no field 'plans'; did you mean 'plan'?"
    ]


def test_a_name_that_is_no_text_is_not_shown():
    assert told(*SEND, "name", value=3) == [
        'sends[0].name: 3 is not a text; write it in quotes, like "text"'
    ]


def test_a_fault_nobody_foresaw_still_gets_a_sentence():
    fault = {"type": "unheard_of", "loc": ("plan", "note"), "msg": "", "input": 3}

    (problem,) = problems_of_faults([fault], {})

    assert str(problem) == "note: 3 cannot be used here; compare it with an example plan"
