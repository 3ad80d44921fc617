"""The table of the whole plan: countries, their lines, and what their cells take."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from helpers.gui.windows import a_plan
from helpers.plans import NOVEMBER
from tarife.assets import load_markets
from tarife.gui.editors.plan_table import plan_table
from tarife.gui.tables.cell_roles import FOLD_ROLE, REFUSAL_ROLE
from tarife.gui.tables.kept_rows import Folding
from tarife.gui.tables.line_model import LinesModel
from tarife.gui.tables.pasting import paste
from tarife.gui.text.countries import Countries
from tarife.plan.edits.lines import of_own_lines
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Audience, Broadcast, EntryPoint, Inbound, Send, Steady
from tarife.plan.model.lines import TemplateCategory as Category
from tarife.plan.model.measured import Measured, Measurement
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.problems import FieldPath, Problem

COUNTRIES = Countries(load_markets())
AUDIENCE = Audience("a", "All", "DE", 9_000)
OFFER = Send("o", "Offer", "a", Category.MARKETING, 500, Broadcast(()))
NEWS = Send("n", "News", "a", Category.UTILITY, 700, Steady())
LINES = Plan("Lines", NOVEMBER, audiences=(AUDIENCE,), sends=(NEWS,))


def model_of(plan, *unfolded):
    return LinesModel(plan_table(COUNTRIES, Folding(set(unfolded))), plan)


def at(model, key, column):
    names = [one.id for one in model.columns]
    return model.index(model.sheet.index_of(key), names.index(column))


def typed(plan, key, column, text, *unfolded):
    """Give the plan after a text was typed into a cell, or why it was refused."""
    model = model_of(plan, *unfolded)
    wishes = []
    model.change_requested.connect(wishes.append)
    index = at(model, key, column)
    model.setData(index, text)
    if not wishes:
        return index.data(REFUSAL_ROLE)
    return of_own_lines(wishes[0], wishes[0].lines).apply(plan)


def test_the_rules_of_models_are_kept(qtmodeltester):
    qtmodeltester.check(model_of(a_plan(), "TR", "DE"))


def test_every_cell_can_be_typed_back_as_it_stands():
    model = model_of(a_plan(), "TR", "DE")
    wishes = []
    model.change_requested.connect(wishes.append)

    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            if model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                model.setData(index, index.data(Qt.ItemDataRole.EditRole))
                assert index.data(REFUSAL_ROLE) is None

    assert len(wishes) > 50
    for wish in wishes:
        assert of_own_lines(wish, wish.lines).apply(a_plan()) == a_plan()


def test_a_country_unfolds_into_its_audiences_with_their_sends_then_ads_and_inbound():
    model = model_of(a_plan(), "TR")

    keys = model.sheet.keys
    places = [keys.index(key) for key in ("audiences:a1", "sends:s1", "inbound:i1")]
    assert places == sorted(places)
    assert keys.index("sends:grid:TR:utility") > keys.index("audiences:grid:TR:audience")
    assert keys[-1] == "DE"
    assert at(model, "TR", "country").data(FOLD_ROLE) is True
    assert at(model, "DE", "country").data(FOLD_ROLE) is False
    assert (
        model_of(Plan("P", NOVEMBER, grid=(GridRow("FR"),))).index(0, 0).data(FOLD_ROLE) is None
    )


def test_a_number_beside_lines_has_a_plus_and_says_what_they_come_to():
    model = model_of(a_plan())

    people = at(model, "TR", "people")
    lines = sum(one.people for one in a_plan().audiences if one.country == "TR")
    assert people.data() == f"{a_plan().grid[0].people:,} +"
    assert (
        people.data(Qt.ItemDataRole.ToolTipRole)
        == f"Beside its lines, which come to {lines:,}."
    )
    assert people.data(Qt.ItemDataRole.EditRole) == f"{a_plan().grid[0].people:,}"
    assert typed(a_plan(), "TR", "people", "7").grid[0].people == 7


def test_a_plain_row_takes_more_plain_numbers_whatever_other_lines_its_country_has():
    assert typed(a_plan(), "DE", "people", "7k").grid[1].people == 7_000
    assert typed(a_plan(), "TR", "authentication", "70").grid[0].authentication == 70


def test_several_lines_are_summed_and_say_where_they_are_changed():
    more = replace(NEWS, id="m", volume=50)
    model = model_of(replace(LINES, sends=(NEWS, more)))

    cell = at(model, "DE", "utility")
    assert cell.data() == "750"
    assert not model.flags(cell) & Qt.ItemFlag.ItemIsEditable
    assert "sum of its lines" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_the_only_line_of_a_kind_is_edited_in_the_row_of_its_country():
    assert typed(LINES, "DE", "utility", "800").sends == (replace(NEWS, volume=800),)
    assert typed(LINES, "DE", "people", "8k").audiences[0].people == 8_000


def test_what_goes_out_several_times_is_shared_evenly_or_refused():
    every = typed(replace(LINES, sends=(OFFER,)), "sends:o", "when", "weekly", "DE")
    assert at(model_of(every), "DE", "marketing").data() == "2,000"

    assert typed(every, "DE", "marketing", "4,000").sends[0].volume == 1_000
    assert "250 × weekly" in typed(every, "DE", "marketing", "1,001")  # noqa: RUF001
    assert "not a number" in typed(every, "DE", "marketing", "many")


@pytest.mark.parametrize(
    "text",
    ["120,000 × weekly", "120k a week", "120 bin haftalık", "120.000 x her hafta"],  # noqa: RUF001
)
def test_weekly_marketing_is_typed_as_it_is(text):
    for plan, key in ((LINES, "DE"), (replace(LINES, sends=(OFFER,)), "sends:o")):
        (*_, send) = typed(plan, key, "marketing", text, "DE").sends
        assert send.volume == 120_000
        assert len(send.schedule.moments_in(NOVEMBER)) == 4
        assert send.audience == "a"
    assert "not a number" in typed(LINES, "DE", "marketing", "many × weekly")  # noqa: RUF001
    assert "not a number" in typed(
        replace(LINES, sends=(OFFER,)), "DE", "marketing", "x weekly"
    )


def test_a_number_where_a_country_has_none_brings_the_usual_line():
    after = typed(LINES, "DE", "authentication", "300")
    assert [(one.audience, one.volume) for one in after.sends[1:]] == [("a", 300)]
    assert after.audiences == LINES.audiences
    assert typed(LINES, "DE", "ad_clicks_per_day", "2.5").entry_points[0].clicks_per_day == 2.5
    arriving = typed(LINES, "DE", "inbound", "4").inbound
    assert [(one.country, one.people_per_day) for one in arriving] == [("DE", 4)]
    assert typed(LINES, "DE", "inbound", "0") == LINES
    assert "not a number" in typed(LINES, "DE", "inbound", "x")


def test_the_country_of_lines_is_changed_for_all_of_them_and_each_stands_once():
    after = typed(
        replace(LINES, entry_points=(EntryPoint("e", "Ad", "DE", 1),)), "DE", "country", "FR"
    )
    assert {one.country for one in (*after.audiences, *after.entry_points)} == {"FR"}
    assert "already has a row" in typed(a_plan(), "TR", "country", "Germany")


def test_problems_are_marked_in_their_cell_or_at_their_folded_country():
    where = FieldPath(("sends", 0, "volume"), "News")
    for unfolded, key, column in ((("DE",), "sends:n", "utility"), ((), "DE", "country")):
        model = model_of(LINES, *unfolded)
        model.mark(
            (Problem("x", where, "it is wrong"), Problem("y", FieldPath(("month",)), ""))
        )
        assert at(model, key, column).data(REFUSAL_ROLE) == "It is wrong."


def test_a_refused_text_says_where_it_stands():
    model = model_of(LINES, "DE")
    told = []
    model.refused.connect(told.append)

    model.setData(at(model, "sends:n", "utility"), "lots")
    model.setData(at(model, "DE", "authentication"), "lots")

    places = {str(problem.where) for problem in told[-1]}
    assert places == {"sends[0].volume (News)", "grid[0].authentication (Germany)"}


def test_lines_whose_audience_is_gone_stand_in_a_group_of_their_own():
    model = model_of(replace(LINES, audiences=()), "")

    assert [model.index(row, 0).data() for row in range(2)] == ["Without an audience", "News"]
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_a_block_is_pasted_over_lines_cell_by_cell():
    model = model_of(replace(LINES, sends=(NEWS, replace(NEWS, id="m"))), "DE")
    index = model.sheet.index_of("sends:n")
    edits = paste(model.sheet, (("Daily", "", "", "1k"), ("Other", "", "", "2k")), [(index, 0)])

    plan = replace(LINES, sends=(NEWS, replace(NEWS, id="m")))
    for edit in edits.changes:
        plan = edit.apply(plan)
    assert [(one.name, one.volume) for one in plan.sends] == [
        ("Daily", 1_000),
        ("Other", 2_000),
    ]
    assert not edits.rejections


def test_several_months_count_all_their_messages():
    inbound = (Inbound("i", "Help", 2, audience="a"), Inbound("j", "New", 1.5, country="DE"))
    offers = (replace(OFFER, schedule=Broadcast(())), NEWS)
    plan = replace(LINES, months=3, sends=offers, inbound=inbound)
    weekly = typed(plan, "sends:o", "when", "weekly", "DE")
    model = model_of(weekly, "DE")

    assert at(model, "DE", "utility").data() == "2,100"
    assert at(model, "DE", "inbound").data() == "3.5"
    assert at(model, "sends:o", "when").data() == "13 × Tue at 11:00"  # noqa: RUF001
    assert at(model, "sends:o", "first").data() == "3 Nov"
    moved = typed(plan, "sends:n", "when", "5 Dec at 10:00", "DE")
    assert moved.sends[1].schedule.moments == (datetime(2026, 12, 5, 10),)


def test_a_measured_number_says_where_until_a_person_changes_it():
    volume = Measurement(Address("sends", "n", "volume"), 650, 700, 750, 312)
    people = Measurement(Address("audiences", "a", "people"), 9_000, 9_000, 9_000, 0)
    measured = Measured("2026-10", 41_200, (volume, people))
    plan = replace(LINES, measured=measured)

    def tip(plan, key, column):
        model = model_of(plan, "DE")
        return at(model, key, column).data(Qt.ItemDataRole.ToolTipRole)

    said = "Measured, October 2026, 41,200 messages, n = 312"
    assert tip(plan, "sends:n", "utility") == said
    assert tip(plan, "DE", "utility") == said
    assert tip(plan, "audiences:a", "people") == (
        "Assumed: the traffic of October 2026 does not tell"
    )
    assert tip(LINES, "sends:n", "utility") is None
    strange = replace(plan, measured=replace(measured, month="<b>any</b>"))
    assert tip(strange, "sends:n", "utility") is None
    changed = typed(plan, "sends:n", "utility", "701", "DE")
    assert tip(changed, "sends:n", "utility") is None
    assert "Assumed" in tip(changed, "audiences:a", "people")
