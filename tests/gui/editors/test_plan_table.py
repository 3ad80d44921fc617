"""The table of the whole plan: countries, their lines, and what their cells take."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from helpers.gui.plan_table import LINES, NEWS, OFFER, at, model_of, typed
from helpers.gui.windows import a_plan
from helpers.plans import NOVEMBER
from tarife.gui.editors.country_cells import unused
from tarife.gui.tables.cell_roles import FOLD_ROLE, REFUSAL_ROLE, SUM_ROLE
from tarife.gui.tables.pasting import paste
from tarife.plan.edits.lines import of_own_lines
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Broadcast, EntryPoint, Inbound
from tarife.plan.model.measured import Measured, Measurement
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import FieldPath, Problem


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


BOTH = replace(LINES, grid=(GridRow("DE", utility=300),), sends=(NEWS, replace(NEWS, id="m")))


def test_a_number_beside_lines_is_shown_with_them_and_says_of_how_many_it_is_made():
    model = model_of(BOTH)
    cell = at(model, "DE", "utility")

    assert cell.data() == cell.data(Qt.ItemDataRole.EditRole) == "1,700"
    assert cell.data(SUM_ROLE) is True
    assert (
        cell.data(Qt.ItemDataRole.ToolTipRole)
        == "300 of the row itself and 1,400 of 2 lines below it"
    )


def test_a_sum_that_is_typed_changes_the_plain_number_and_leaves_the_lines_alone():
    after = typed(BOTH, "DE", "utility", "2,000")

    assert (after.grid[0].utility, after.sends) == (600, BOTH.sends)
    assert at(model_of(after), "DE", "utility").data() == "2,000"
    assert "less than its lines come to, 1,400" in typed(BOTH, "DE", "utility", "1,399")
    assert "not a number" in typed(BOTH, "DE", "utility", "many")
    spread = typed(BOTH, "DE", "utility", "1,600-2,000")
    assert [(one.low, one.high) for one in spread.ranges] == [(200, 600)]
    assert at(model_of(spread), "DE", "utility").data() == "1,600–2,000"  # noqa: RUF001


def test_a_sum_over_months_is_of_all_of_them_and_shared_evenly():
    plan = replace(BOTH, months=3)

    assert at(model_of(plan), "DE", "utility").data() == f"{3 * 1_700:,}"
    assert typed(plan, "DE", "utility", "5,400").grid[0].utility == 400
    assert "write for example 5,400" in typed(plan, "DE", "utility", "5,401")
    alone = replace(plan, sends=())
    assert at(model_of(alone), "DE", "utility").data() == "3 × 300"  # noqa: RUF001


def test_a_plain_row_takes_more_plain_numbers_whatever_other_lines_its_country_has():
    assert typed(a_plan(), "DE", "people", "7k").grid[1].people == 7_000
    assert typed(a_plan(), "TR", "authentication", "70").grid[0].authentication == 70


def test_several_lines_are_summed_and_say_where_they_are_changed():
    more = replace(NEWS, id="m", volume=50)
    model = model_of(replace(LINES, sends=(NEWS, more)))

    cell = at(model, "DE", "utility")
    assert cell.data() == "750"
    assert not model.flags(cell) & Qt.ItemFlag.ItemIsEditable
    assert "sum of 2 lines" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_the_only_line_of_a_kind_is_edited_in_the_row_of_its_country():
    assert typed(LINES, "DE", "utility", "800").sends == (replace(NEWS, volume=800),)
    assert typed(LINES, "DE", "people", "8k").audiences[0].people == 8_000


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
    assert at(model, "sends:o", "when").data() == "13 × Tue 11:00"  # noqa: RUF001
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


def test_headings_say_whether_volumes_are_of_a_month_or_of_all():
    def heads(plan):
        model = model_of(plan)
        return [model.headerData(number, Qt.Orientation.Horizontal) for number in range(2, 5)]

    assert heads(LINES) == ["Marketing\na month", "Utility\na month", "Passwords\na month"]
    assert heads(replace(LINES, months=3))[0] == "Marketing\nin all"


def test_volumes_of_a_plan_whose_december_is_larger_are_counted_as_they_are_planned():
    sends = (NEWS, replace(NEWS, id="n2", volume=300))
    december = MonthChange("2026-12", (Adjustment(Lever.VOLUME, 1.6),))
    plan = replace(LINES, months=3, sends=sends, changes=(december,))
    model = model_of(plan)
    index = at(model, "DE", "utility")

    assert index.data() == "3,000"  # of 3 months 700 and 300, which stand below it
    assert "3,600 go out in all months" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert at(model, "DE", "marketing").data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.sheet.months_told() == (
        "3,000 messages as planned; 3,600 go out (Dec × 1.6)."  # noqa: RUF001
    )
    model = model_of(replace(plan, sends=(NEWS,)))
    index = at(model, "DE", "utility")
    assert (index.data(), index.data(Qt.ItemDataRole.ToolTipRole)) == (
        "2,100",
        "2,520 go out in all months, with what differs in single ones.",
    )


def test_what_single_months_make_of_rows_of_the_grid_is_told():
    growth = (Adjustment(Lever.VOLUME, 2),)
    plan = Plan("P", NOVEMBER, months=2, grid=(GridRow("DE", utility=100),), growth=growth)

    assert model_of(plan).sheet.months_told() == (
        "200 messages as planned; 300 go out (growth × 2 a month)."  # noqa: RUF001
    )
    assert model_of(replace(plan, growth=())).sheet.months_told() == ""


def test_columns_make_room_that_hold_nothing_in_rows_and_lines():
    support = Inbound("s", "Support", 3, country="DE")
    assert unused(LINES) == ("authentication", "ad_clicks_per_day", "inbound")
    assert unused(replace(LINES, inbound=(support,))) == ("authentication", "ad_clicks_per_day")
    ads = (GridRow("DE", authentication=3, ad_clicks_per_day=2),)
    assert unused(Plan("P", NOVEMBER, grid=ads)) == ("inbound",)


def test_a_tip_says_what_a_green_dot_means():
    model = model_of(LINES)
    model.keep(replace(LINES, sends=(replace(NEWS, volume=1),)))

    assert "not in the file" in at(model, "DE", "utility").data(Qt.ItemDataRole.ToolTipRole)
    assert at(model, "DE", "people").data(Qt.ItemDataRole.ToolTipRole) is None


@pytest.mark.parametrize("text", ["3000/31", "3000 a month", "3000 in all", "ayda 3000"])
def test_clicks_of_an_ad_are_typed_by_the_month_or_in_all(text):
    ad = EntryPoint("e", "Ad", "DE", 1)
    december = replace(LINES, month=BillingMonth(2026, 12), entry_points=(ad,))
    after = typed(december, "entry_points:e", "ad_clicks_per_day", text, "DE")

    assert after.entry_points[0].clicks_per_day == 3_000 / 31


def test_a_line_is_named_without_the_country_above_it_and_in_full_where_it_is_edited():
    model = model_of(a_plan(), "TR")
    cell = at(model, "audiences:grid:TR:audience", "country")

    assert cell.data() == "Customers"
    assert cell.data(Qt.ItemDataRole.EditRole) == "Customers in Turkey"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "Customers in Turkey"
