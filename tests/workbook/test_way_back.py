"""What a person may do to a budget comes back, or is named with its cell: nothing is lost."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import openpyxl
import pytest

from helpers.files.workbooks import back, budget_of, edition, row_of
from helpers.forecasts import november_forecast
from tarife.assets import load_book, load_markets
from tarife.forecast.forecast import forecast
from tarife.plan.model.addresses import Address
from tarife.plan.model.scenarios import Adjustment, Lever, Override, Range, Scenario, Scope
from tarife.plan.numbers import with_number
from tarife.terms.languages import Language
from tarife.terms.problems import InputError
from tarife.workbook.budget import write_workbook
from tarife.workbook.context import edition_of
from tarife.workbook.edited import read_budget
from tarife.workbook.imports import import_into

VALUE, EXPORTED, KEY = 4, 6, 10
REPLIES = "sends/s1/behaviour.reply_ratio"
VOLUME = "sends/s2/volume"


def codes(found):
    return {(one.code, str(one.where)) for one in (*found.not_taken, *found.replaced)}


def test_an_edited_number_whose_key_was_blanked_is_named(book, plan, tmp_path):
    at = row_of(book, REPLIES)
    book["Inputs"].cell(at, VALUE).value, book["Inputs"].cell(at, KEY).value = 0.3, None

    assert codes(back(book, plan, tmp_path)) == {("no-key", f"Inputs!D{at}")}


def test_a_key_that_stands_twice_counts_where_it_stands_first(book, plan, tmp_path):
    first, copy = row_of(book, REPLIES), row_of(book, VOLUME)
    for column in range(1, KEY + 1):
        book["Inputs"].cell(copy, column).value = book["Inputs"].cell(first, column).value
    book["Inputs"].cell(copy, VALUE).value = 0.4
    book["Inputs"].cell(first, VALUE).value = 0.3

    found = back(book, plan, tmp_path)

    first, copy = sorted((first, copy))
    assert codes(found) == {("key-twice", f"Inputs!D{copy}")}
    assert len(found.differences) == 1


def test_of_a_copied_sheet_the_one_with_the_old_name_counts(book, plan, tmp_path):
    copy = book.copy_worksheet(book["Inputs"])
    book.move_sheet(copy, -len(book.sheetnames) + 1)
    copy.cell(row_of(book, REPLIES), VALUE).value = 0.4
    book["Inputs"].cell(row_of(book, REPLIES), VALUE).value = 0.3

    found = back(book, plan, tmp_path)

    assert [one.value for one in found.differences] == [Decimal("0.3")]
    assert codes(found) == {("sheet-twice", copy.title)}


def test_renamed_sheets_and_inserted_columns_lose_nothing(book, plan, tmp_path):
    book["Inputs"].cell(row_of(book, REPLIES), VALUE).value = 0.3
    rates = book["Rates"]
    rates.cell(10, 5).value = 0.5
    book["Inputs"].insert_cols(3)
    for sheet in list(book):
        sheet.title = f"{sheet.title} of May"

    book.save(tmp_path / "edited.xlsx")
    budget = read_budget(tmp_path / "edited.xlsx")
    found = import_into(plan, budget)

    assert budget.plan_id == plan.id
    assert [one.value for one in found.differences] == [Decimal("0.3")]
    assert codes(found) == {("rate-not-taken", "Rates of May!E10")}


def test_a_half_of_a_message_is_named_and_not_taken(book, plan, tmp_path):
    at = row_of(book, VOLUME)
    book["Inputs"].cell(at, VALUE).value = 100.5

    found = back(book, plan, tmp_path)

    assert found.differences == ()
    assert codes(found) == {("not-whole", f"Inputs!D{at}")}


def test_a_part_of_a_seat_is_named_and_not_taken(plan, tmp_path):
    seated = replace(plan, costs=replace(plan.costs, seats=2))
    write_workbook(edition(replace(november_forecast(), plan=seated)), tmp_path / "sent.xlsx")
    book = openpyxl.load_workbook(tmp_path / "sent.xlsx")
    at = row_of(book, "costs//seats")
    book["Inputs"].cell(at, VALUE).value = 2.5

    found = back(book, seated, tmp_path)

    assert found.differences == ()
    assert codes(found) == {("not-whole", f"Inputs!D{at}")}


def test_a_formula_without_a_kept_value_is_named(book, plan, tmp_path):
    book["Inputs"].cell(row_of(book, VOLUME), VALUE).value = "=1000*2"

    with pytest.raises(InputError, match=r"holds '=1000\*2', which is no number"):
        back(book, plan, tmp_path)


def test_a_range_that_a_new_number_drops_is_named(book, plan, tmp_path):
    ranged = replace(
        plan, ranges=(Range(Address("sends", "s1", "behaviour.reply_ratio"), 0.05, 0.2),)
    )
    at = row_of(book, REPLIES)
    book["Inputs"].cell(at, VALUE).value = 0.15

    found = back(book, ranged, tmp_path)

    assert codes(found) == {("range-replaced", f"Inputs!D{at}")}
    assert found.change.apply(ranged).ranges == ()


def test_a_row_may_be_left_and_what_was_changed_on_both_sides_is_a_conflict(
    book, plan, tmp_path
):
    for key, value in ((REPLIES, 0.3), (VOLUME, 777)):
        book["Inputs"].cell(row_of(book, key), VALUE).value = value
    changed = with_number(plan, Address("sends", "s2", "volume"), 555)

    found = back(book, changed, tmp_path)

    conflicts = {one.key: one.is_conflict for one in found.differences}
    assert conflicts == {REPLIES: False, VOLUME: True}
    (left,) = (one for one in found.differences if not one.is_conflict)
    after = found.taking((left,)).apply(changed)
    assert after.sends[0].behaviour.reply_ratio == 0.3
    assert after.sends[1].volume == 555


def test_what_a_scenario_changes_names_lines_as_people_know_them(plan):
    name = plan.sends[0].name
    halved = replace(EVERYBODY, adjustments=(Adjustment(Lever.VOLUME, 0.5, Scope(line="s1")),))
    made = replace(november_forecast(), plan=replace(plan, scenarios=(halved,)))

    told = budget_of(made, scenarios=(("Everybody", made),))
    (row,) = told.section("Scenarios", "What each scenario changes")

    times = "\N{MULTIPLICATION SIGN}"
    assert row[1] == f"Volume ({name}) {times} 0.5; Attempts ({name}) = 5000"


EVERYBODY = Scenario(
    "all", "Everybody", overrides=(Override(Address("sends", "s1", "volume"), 5_000),)
)


def test_a_number_that_a_scenario_cannot_have_is_refused_by_the_name_of_the_scenario(
    book, plan, tmp_path
):
    for key, value in (("sends/s1/volume", 2_000), ("audiences/a1/people", 3_000)):
        book["Inputs"].cell(row_of(book, key), VALUE).value = value
    assert len(back(book, plan, tmp_path).differences) == 2

    with pytest.raises(InputError) as error:
        back(book, replace(plan, scenarios=(EVERYBODY,)), tmp_path)

    (problem,) = error.value.problems
    assert problem.code == "volume-above-audience"
    assert str(problem.message).startswith("in scenario Everybody: 5,000 messages")


def test_a_scenario_that_cannot_be_played_is_left_out_of_a_budget_which_says_so(plan, tmp_path):
    people = Address("audiences", "a1", "people")
    smaller = with_number(plan, people, 3_000)
    other = Scenario("s7", "Sound", (), (Override(people, 6_000),))
    made = replace(november_forecast(), plan=replace(smaller, scenarios=(EVERYBODY, other)))

    def played(one):
        return forecast(one, load_book(), load_markets(), lambda: False)

    edition = edition_of(made, datetime(2026, 11, 23, 9, tzinfo=UTC), Language.ENGLISH, played)

    assert [name for name, _ in edition.scenarios] == ["Sound"]
    assert edition.forecast.plan.scenarios == (other,)
    write_workbook(edition, tmp_path / "budget.xlsx")
    book = openpyxl.load_workbook(tmp_path / "budget.xlsx")
    assert "1 more on Scenarios" in {value for row in book["Summary"].values for value in row}
    rows = book["Scenarios"].values
    said = {row[0]: row[1] for row in rows if row[0]}
    assert said["Everybody"].startswith("left out: 5,000 messages")
    assert any("Sound" in name for name in said)

    none = edition_of(
        replace(made, plan=replace(smaller, scenarios=(EVERYBODY,))),
        edition.written_at,
        Language.ENGLISH,
        played,
    )
    write_workbook(none, tmp_path / "none.xlsx")
    summary = openpyxl.load_workbook(tmp_path / "none.xlsx")["Summary"]
    assert "1 scenario left out, see Scenarios" in {
        value for row in summary.values for value in row
    }
