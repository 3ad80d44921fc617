"""Plan shows every number of the plan."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from helpers.forecasts import empty_forecast, june_forecast, november_forecast
from helpers.workbooks import budget_of
from tarife.plan.account import Rules


@pytest.fixture(scope="module")
def november():
    return budget_of(november_forecast())


def test_the_account_is_told_with_units(november):
    account = dict(row[:2] for row in november.section("Plan", "Account"))

    assert account["Business phone numbers"] == 2
    assert account["Free entry point (hours)"] == 72
    assert account["Free free-form messages a month and number"] == 1000
    assert account["Rules"] == "Those of the month"
    assert account["Authentication-international from"].date() == date(2026, 10, 1)
    assert account["Answering desk"] == "See the opening hours below"


def test_an_account_without_specials_says_so():
    forecast = june_forecast()
    forced = replace(forecast.plan.account, rules=Rules.CBP_2023_06)

    budget = budget_of(replace(forecast, plan=replace(forecast.plan, account=forced)))
    account = dict(row[:2] for row in budget.section("Plan", "Account"))

    assert account["Rules"] == "Conversations, as from 1 June 2023"
    assert account["Authentication-international from"] == "Not subject to it"
    assert account["Answering desk"] == "Always open"


def test_every_kind_of_line_has_its_table(november):
    def table(title):
        head, *rows = november.section("Plan", title)
        return [
            {name: value for name, value in zip(head, row, strict=True) if name} for row in rows
        ]

    assert table("Answering desk") == [{"Day": "Mon", "Opens": "09:00", "Closes": "18:00"}]
    assert table("Volume tiers used by other traffic") == [
        {"Market": "Turkey", "Category": "Utility", "Messages": 90_000}
    ]
    assert table("Quick grid")[0] == {
        "Country": "TR",
        "People": 20_000,
        "Marketing": 40_000,
        "Utility": 25_000,
        "Authentication": 0,
        "Replies to marketing": 0.12,
        "Ad clicks a day": 0,
    }
    assert table("Audiences") == [
        {"Name": "@Loyal customers", "Country": "TR", "People": 5_000}
    ]
    broadcast, steady = table("Sends")
    assert broadcast == {
        "Name": "=Black Friday",
        "Audience": "@Loyal customers",
        "Category": "Marketing",
        "Attempts": 5_000,
        "Behaviour": "Own",
        "Taken for marketing": 0,
        "Schedule": "Attempts at each of 2026-11-27 10:00, 2026-11-28 18:30; spread over 2 h",
    }
    assert steady["Schedule"] == (
        "Attempts spread over 2026-11-02 \N{EN DASH} month's end; Mon, Fri; "
        "09:00 \N{EN DASH} 24:00"
    )
    (entry,) = table("Entry points")
    assert entry["Kind"] == "Page button"
    assert entry["Ad clicks a day"] == 30.5
    assert entry["On a phone"] == 0.97
    assert entry["Templates afterwards"] == "Marketing after 24 h"
    hotline, walk_ins = table("Inbound")
    assert (hotline["Audience"], hotline["People a day"]) == ("@Loyal customers", 12.5)
    assert (walk_ins["Country"], walk_ins["Days"]) == ("DE", "whole month")


def test_behaviours_list_the_presets_and_what_lines_spell_out(november):
    head, *rows = november.section("Plan", "Behaviours")
    behaviours = {row[0]: dict(zip(head, row, strict=True)) for row in rows}

    assert list(behaviours) == [
        *("marketing", "order-update", "one-time-password", "ad-click", "support"),
        "=Black Friday",
    ]
    own = behaviours["=Black Friday"]
    assert own["Replies"] == 0.11
    assert own["Reply: half within (h:mm:ss)"] in (timedelta(minutes=10), 600 / 86_400)


def test_the_note_is_whole_and_has_room(november):
    sheet = november.formulas["Plan"]
    place = next(row for row in sheet.iter_rows(max_col=1) if row[0].value == "Note")[0].row + 1

    assert sheet.cell(place, 1).value == november_forecast().plan.note
    assert sheet.row_dimensions[place].height == pytest.approx(32, abs=1)


def test_an_empty_plan_shows_only_its_facts_and_the_presets():
    column = [row[0] for row in budget_of(empty_forecast()).rows("Plan")]

    assert "Plan without a name" in budget_of(empty_forecast()).rows("Plan")[1]
    assert "Behaviours" in column
    assert {"Note", "Sends", "Quick grid", "Inbound"}.isdisjoint(column)
