"""Inputs holds every number of the plan, with what is to be known of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from helpers.bids import PLAN
from helpers.files.workbooks import budget_of, micros
from helpers.forecasts import june_forecast, november_forecast
from tarife.assets import load_book, load_markets
from tarife.forecast.forecast import forecast
from tarife.plan.checks.plan import check_plan
from tarife.plan.edits.numbers import set_typed_numbers
from tarife.plan.model.costs import (
    Agent,
    Calls,
    Costs,
    Exchange,
    Groups,
    Markup,
    Partner,
    Tax,
)
from tarife.plan.model.lines import Broadcast
from tarife.plan.numbers import addresses_of, number_at
from tarife.terms.categories import Category


@pytest.fixture(scope="module")
def november():
    return budget_of(november_forecast())


def inputs(budget) -> dict:
    return {row["Key"]: row for row in budget.table("Inputs", "Part")}


def test_every_number_of_the_plan_is_there_as_it_is(november):
    plan = november_forecast().plan
    found = {key: row["Value"] for key, row in inputs(november).items() if "plan//" not in key}

    assert found == {
        f"{at.part}/{at.id}/{at.field}": number_at(plan, at) for at in addresses_of(plan)
    }


def test_a_number_has_name_unit_and_source(november):
    row = inputs(november)["sends/s2/behaviour.reply_ratio"]

    assert row["Line"] == "+Order updates"
    assert (row["Number"], row["Unit"]) == ("Replies", "of delivered")
    assert row["Source"] == "preset: order update"


def test_numbers_that_play_the_month_anew_say_so(november):
    rows = inputs(november)

    assert rows["sends/s2/volume"]["Workbook"] == "live"
    assert rows["account//service_allowance"]["Workbook"] == "live"
    assert rows["account//free_entry_hours"]["Workbook"] == "needs the app"
    assert rows["sends/s2/behaviour.answer_delay.median_s"]["Workbook"] == "needs the app"


def test_what_the_workbook_follows_about_as_far_says_so(november):
    made, costs = november_forecast(), Costs(Partner(inbound_fee=Decimal("0.002")))
    charged = replace(made, plan=replace(made.plan, costs=costs))
    without_fees, with_fees = inputs(november), inputs(budget_of(charged))
    roughly = "roughly; needs the app"

    for field in ("answer_ratio", "turns"):
        assert without_fees[f"inbound/i1/behaviour.{field}"]["Workbook"] == roughly
    assert without_fees["inbound/i1/people_per_day"]["Workbook"] == "live"
    assert with_fees["inbound/i1/people_per_day"]["Workbook"] == roughly
    assert with_fees["inbound/i1/behaviour.messages_per_answer"]["Workbook"] == "live"


def test_a_cap_needs_the_app_and_what_it_costs_is_as_played():
    made = forecast(PLAN, load_book(), load_markets(), lambda: False)
    budget = budget_of(made)

    cap = inputs(budget)["sends/sale/max_price.cap"]
    assert (cap["Number"], cap["Unit"]) == ("Max Price: cap", "for 1,000 deliveries")
    assert (cap["Value"], cap["Workbook"]) == (85, "needs the app")
    (words,) = (
        row[2] for row in budget.section("Inputs", "The plan in words") if "Sale" in row
    )
    assert "Max Price by estimates over 7 days (50: 2,000 for 70, 120: 8,000 for 700)" in words
    sale = [row for row in budget.table("Data", "ChargePeriodStart") if row["Line"] == "Sale"]
    bought = [row for row in sale if row["Category"] == "Marketing"]
    assert sum(micros(row["BilledCost"]) for row in bought) == 77_000 * sum(
        row["Quantity"] for row in bought
    )


def test_the_free_tier_of_conversations_is_an_input_of_its_own():
    rows = budget_of(june_forecast()).table("Inputs", "Part")

    (free,) = [row for row in rows if row["Source"] == "Meta's rules"]
    assert free["Value"] == 1000
    assert not free["Key"]


def test_the_lines_are_told_in_words(november):
    lines = {row[1]: row[2] for row in november.section("Inputs", "The plan in words")[1:]}

    assert lines["Answering desk"] == "Mon 09:00\N{EN DASH}18:00"
    assert lines["=Black Friday"] == (
        "Marketing; @Loyal customers; attempts at each of 2026-11-27 10:00, 2026-11-28 18:30; "
        "spread over 2 h; behaviour: own numbers"
    )
    assert lines["Autumn ad"].startswith(
        "Page button; Germany; whole month; all day; Marketing after"
    )


def test_the_note_keeps_its_lines(november):
    row = november.place("Inputs", "Note")

    assert november.values["Inputs"].cell(row + 2, 1).value == "budget of the third quarter"


def test_a_number_says_between_which_values_the_app_takes_it(november):
    sheet = november.formulas["Inputs"]
    rows = {row[9].value: row for row in sheet.iter_rows(min_row=6) if row[9].value}
    sends = {key: row for key, row in rows.items() if key.startswith("sends/")}
    volumes = {key: row for key, row in sends.items() if key.endswith("/volume")}
    ratio = next(row for key, row in sends.items() if key.endswith(".reply_ratio"))

    assert (ratio[10].value, ratio[11].value) == (0, 1)
    bounded = {key for key, row in volumes.items() if str(row[11].value).startswith("=")}
    assert bounded == {f"sends/{send.id}/volume" for send in broadcasts()}
    assert len(bounded) < len(volumes)  # a steady send may write to a person twice
    for key in bounded:
        size = sheet[volumes[key][11].value.removeprefix("=Inputs!").replace("$", "")]
        assert rows[f"audiences/{audience_of(key)}/people"][3] is size
    assert {row[12] for row in inputs_rows(november)} == {"OK"}


def test_what_comes_on_top_may_take_both_ends_of_its_bounds():
    costs = Costs(
        Partner(
            markups=(Markup(Category.MARKETING, Decimal("0.1"), Decimal("0.01")),),
            **dict.fromkeys(("inbound_fee", "platform_fee", "seat_fee"), Decimal(1)),
        ),
        seats=2,
        taxes=(Tax("VAT", Decimal("0.2")),),
        display=Exchange("TRY", Decimal("41.2")),
        agent=Agent(Decimal("0.5"), 1000),
        calls=(Calls("Desk", 10, 60, Decimal("0.1")),),
        groups=(Groups("All", 3, 40, Decimal("0.1")),),
    )
    made = november_forecast()
    plan = replace(made.plan, costs=costs)
    rows = inputs(budget_of(replace(made, plan=plan)))
    keys = [key for key in rows if key and key.startswith("costs//")]

    assert len(keys) == 17
    for key in keys:
        for title in ("From", "To"):
            edit = set_typed_numbers(((key, Decimal(str(rows[key][title]))),))
            assert check_plan(edit.apply(plan)) == (), (key, title)


def broadcasts():
    sends = november_forecast().plan.sends
    return [send for send in sends if isinstance(send.schedule, Broadcast)]


def audience_of(key):
    plan = november_forecast().plan
    return next(send.audience for send in plan.sends if send.id == key.split("/")[1])


def inputs_rows(budget):
    return [row for row in budget.rows("Inputs")[5:] if row[9]]
