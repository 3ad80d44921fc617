"""The table of the whole plan: countries, their lines, and what their cells take."""

from dataclasses import replace
from datetime import date, datetime
from itertools import product

import pytest
from PySide6.QtCore import QDate, QLocale, Qt

from helpers.gui.windows import a_plan
from helpers.plans import NOVEMBER
from tarife.assets import load_markets
from tarife.gui.editors.country_cells import unused
from tarife.gui.editors.line_editors import NewLines
from tarife.gui.editors.plan_table import (
    edit_told,
    people_told,
    plan_table,
    rest_told,
    weekly_told,
)
from tarife.gui.tables.cell_roles import FOLD_ROLE, REFUSAL_ROLE, SHORTER_ROLE, SUM_ROLE
from tarife.gui.tables.kept_rows import Folding
from tarife.gui.tables.line_model import LinesModel
from tarife.gui.tables.pasting import paste
from tarife.gui.text.countries import Countries
from tarife.gui.widgets.choosers import DayField
from tarife.plan.edits.lines import add_line, of_own_lines, people_following, replace_line
from tarife.plan.grid import all_lines, lines_of_grid, marketing_behaviour
from tarife.plan.model.account import Weekday
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import behaviour_of
from tarife.plan.model.lines import Audience, Broadcast, EntryPoint, Inbound, Send, Steady
from tarife.plan.model.lines import TemplateCategory as Category
from tarife.plan.model.measured import Measured, Measurement
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange
from tarife.plan.names import recognised
from tarife.terms.calendar import BillingMonth
from tarife.terms.languages import Language
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import in_language

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


def test_what_goes_out_several_times_says_how_often():
    weekly = typed(replace(LINES, sends=(OFFER,)), "sends:o", "when", "weekly", "DE")
    model = model_of(weekly, "DE")
    cell = at(model, "sends:o", "marketing")

    assert (cell.data(), cell.data(Qt.ItemDataRole.EditRole)) == ("4 × 500", "500")  # noqa: RUF001


ROW = Plan("Row", NOVEMBER, grid=(GridRow("DE", people=900, marketing=1_000, utility=7),))


@pytest.mark.parametrize(
    ("marketing", "says"),
    [(1_000, "4 × 250 · Tue 11:00"), (1_002, "4 × 250–251 · Tue 11:00")],  # noqa: RUF001
)
def test_a_plain_number_says_how_much_of_it_goes_out_each_time(marketing, says):
    row = replace(ROW.grid[0], marketing=marketing)

    assert at(model_of(replace(ROW, grid=(row,))), "DE", "when").data() == says


def sends_of(plan):
    """Give volume and days of what marketing a plan sends."""
    return [
        (one.volume, [moment.day for moment in one.schedule.moments_in(plan.month)])
        for one in plan.sends
        if one.category is Category.MARKETING
    ]


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("5, 12", [(500, [5, 12])]),
        ("every Friday 10:00", [(250, [6, 13, 20, 27])]),
        ("5, 12, 19", [(333, [12, 19]), (334, [5])]),
        ("first Friday", [(1_000, [6])]),
    ],
)
def test_when_marketing_of_a_row_goes_out_is_typed_there_and_not_a_message_is_lost(text, sent):
    after = typed(ROW, "DE", "when", text)

    assert sends_of(after) == sent
    assert sum(volume * len(days) for volume, days in sends_of(after)) == 1_000
    assert [one.people for one in after.audiences] == [900]
    model = model_of(after)
    assert [at(model, "DE", name).data() for name in ("marketing", "utility")] == ["1,000", "7"]


def test_a_day_that_is_clicked_takes_the_place_of_a_rule_and_others_join_it():
    model = model_of(ROW)
    row, column = model.sheet.cell(*_place(model, "DE", "when"))
    calendar = column.calendar(row)
    rule = column.edit_text(row)

    assert [day.day for day in calendar.days_of(rule)] == [3, 10, 17, 24]
    assert calendar.day == date(2026, 11, 3)
    one = calendar.put(rule, date(2026, 11, 10))
    two = calendar.put(one, date(2026, 11, 19))
    assert (one, two) == ("10 Nov at 11:00", "10, 19 Nov at 11:00")
    assert [day.day for day in calendar.days_of(two)] == [10, 19]
    assert calendar.put(two, date(2026, 11, 10)) == "19 Nov at 11:00"
    assert sends_of(typed(ROW, "DE", "when", two)) == [(500, [10, 19])]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_calendar_of_several_days_marks_them_and_stays_until_it_is_left(qtbot, appearance):
    model = model_of(ROW)
    row, column = model.sheet.cell(*_place(model, "DE", "when"))
    field = DayField(lambda: column.calendar(row), appearance)
    qtbot.addWidget(field)
    field.setText(column.edit_text(row))
    confirmed = []
    field.confirmed.connect(lambda: confirmed.append(field.text()))
    days = field.open_days()

    def marked():
        return [
            day.day() for day, look in days.dateTextFormat().items() if look.fontUnderline()
        ]

    assert marked() == [3, 10, 17, 24]
    assert "marketing" in days.dateTextFormat(QDate(2026, 11, 24)).toolTip(), "what goes out"
    assert not days.dateTextFormat(QDate(2026, 11, 11)).toolTip()
    dot = days.palette().link().color().rgb()
    dotted, days.busy = _pixels(days, dot), {}
    assert dotted >= _pixels(days, dot) + 4 * 4, "a dot under each of the four days"
    assert days.firstDayOfWeek() == QLocale().firstDayOfWeek()
    for day in (11, 19):
        days.clicked.emit(QDate(2026, 11, day))
    assert (marked(), days.isVisible(), confirmed) == ([11, 19], True, [])
    days.activated.emit(QDate(2026, 11, 19))
    assert confirmed == ["11, 19 Nov at 11:00"]


def _pixels(widget, colour):
    picture = widget.grab().toImage()
    places = product(range(picture.width()), range(picture.height()))
    return sum(picture.pixel(*at) == colour for at in places)


def _place(model, key, column):
    index = at(model, key, column)
    return index.row(), index.column()


def test_a_row_whose_days_are_those_it_has_stays_a_row():
    for text in ("weekly", "every Tuesday at 11:00", "4 × 250 · Tue 11:00"):  # noqa: RUF001
        assert typed(ROW, "DE", "when", text) == ROW


def test_days_that_leave_a_month_out_or_are_none_are_refused():
    assert "leaves a month out" in typed(replace(ROW, months=2), "DE", "when", "5, 12")
    assert "is no schedule" in typed(ROW, "DE", "when", "soon")


def test_the_only_send_of_a_row_is_dated_there_and_several_are_counted():
    one = typed(replace(LINES, sends=(OFFER,)), "DE", "when", "5, 12 at 9:00")
    assert [moment.day for moment in one.sends[0].schedule.moments] == [5, 12]
    assert at(model_of(one), "DE", "when").data() == "2 × 500 · 5, 12 Nov at 09:00"  # noqa: RUF001
    assert typed(one, "DE", "when", "2 × 500 · 5, 12 Nov at 09:00") == one  # noqa: RUF001

    two = model_of(replace(LINES, sends=(OFFER, replace(OFFER, id="p"))))
    assert at(two, "DE", "when").data() == "2 sends"
    assert not two.flags(at(two, "DE", "when")) & Qt.ItemFlag.ItemIsEditable
    assert at(model_of(LINES), "DE", "when").data() == ""


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


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("4 × 120000", Weekday.TUESDAY),  # noqa: RUF001
        ("120000 weekly", Weekday.TUESDAY),
        ("120000 each Tuesday", Weekday.TUESDAY),
        ("120k every Friday", Weekday.FRIDAY),
        ("120.000 her salı", Weekday.TUESDAY),
        ("120 bin her cuma", Weekday.FRIDAY),
    ],
)
def test_what_goes_out_each_time_is_typed_as_such(text, weekday):
    plan = typed(Plan("P", NOVEMBER, grid=(GridRow("TR"),)), "TR", "marketing", text)

    (send,) = plan.sends
    assert (send.volume, send.schedule.repeats[0].weekday) == (120_000, weekday)
    model = model_of(plan)
    assert at(model, "TR", "marketing").data() == "480,000"
    assert at(model, "TR", "when").data().startswith("4 × 120,000")  # noqa: RUF001


def test_dates_that_a_month_does_not_have_are_refused_and_a_line_keeps_its_own():
    plan = Plan("P", NOVEMBER, grid=(GridRow("TR"),))
    weekly = typed(plan, "TR", "marketing", "900 every Friday")
    key = f"sends:{weekly.sends[0].id}"

    assert "write for example 4 × 120000" in typed(plan, "TR", "marketing", "5 × 120000")  # noqa: RUF001
    where = typed(weekly, key, "marketing", "2 × 800", "TR")  # noqa: RUF001
    assert "there are 4 dates, under When" in where
    assert sends_of(typed(plan, "TR", "marketing", "2 x 800")) == [(800, [3, 17])]
    assert sends_of(typed(plan, "TR", "marketing", "3 x 800")) == [(800, [3, 10, 17])]
    assert "not fit" in typed(plan, "TR", "marketing", "0 x 800")
    assert "is not a number" in typed(plan, "TR", "marketing", "12x00")
    assert "day" in typed(plan, "TR", "marketing", "120000 each Blursday")
    assert "not a number" in typed(plan, "TR", "marketing", "4 × 1,2,3,4 many")  # noqa: RUF001
    assert "not a number" in typed(plan, "TR", "marketing", "x1 each Tuesday")
    assert "not a number" in typed(plan, "TR", "utility", "4 × 5")  # noqa: RUF001
    more = typed(weekly, key, "marketing", "4 × 800", "TR")  # noqa: RUF001
    assert more.sends == (replace(weekly.sends[0], volume=800),)
    tuesdays = typed(weekly, key, "marketing", "700 each Tuesday", "TR")
    assert tuesdays.sends[0].schedule.repeats[0].weekday is Weekday.TUESDAY


def test_headings_say_whether_volumes_are_of_a_month_or_of_all():
    def heads(plan):
        model = model_of(plan)
        return [model.headerData(number, Qt.Orientation.Horizontal) for number in range(2, 5)]

    assert heads(LINES) == ["Marketing\na month", "Utility\na month", "Passwords\na month"]
    assert heads(replace(LINES, months=3))[0] == "Marketing\nin all"


def test_people_that_a_row_needs_are_shown_where_it_names_none():
    plan = Plan("P", NOVEMBER, grid=(GridRow("TR", marketing=400, utility=900), GridRow("DE")))
    model = model_of(plan, "TR")
    people = [at(model, key, "people") for key in ("TR", "DE")]

    assert [index.data() for index in people] == ["900", "–"]  # noqa: RUF001
    assert people[0].data(Qt.ItemDataRole.EditRole) == "0"


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
        "3,000 messages as planned, in this table; 3,600 go out, with Dec × 1.6."  # noqa: RUF001
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
        "200 messages as planned, in this table; 300 go out, with growth × 2 a month."  # noqa: RUF001
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


def test_people_that_a_row_needs_are_pale_and_say_so():
    model = model_of(Plan("Row", NOVEMBER, grid=(GridRow("DE", 0, 4_000), GridRow("FR", 7))))
    needed, typed_ = (at(model, key, "people") for key in ("DE", "FR"))

    assert (needed.data(), needed.data(SUM_ROLE)) == ("1,000", True)
    assert "as many as its messages need" in needed.data(Qt.ItemDataRole.ToolTipRole)
    assert (typed_.data(), typed_.data(SUM_ROLE)) == ("7", False)
    assert typed_.data(Qt.ItemDataRole.ToolTipRole) is None


def test_people_who_become_more_by_what_is_sent_are_told():
    before = Plan("Row", NOVEMBER, grid=(GridRow("DE", 0, 4_000), GridRow("FR", 5)))
    after = typed(before, "DE", "marketing", "20,000 weekly")

    told = people_told(before, after, COUNTRIES)

    assert told == "People of Germany: now 20,000, as many as a send goes to"
    assert people_told(after, before, COUNTRIES) == ""
    assert people_told(before, typed(before, "FR", "people", "9"), COUNTRIES) == ""


def test_days_that_do_not_share_a_number_evenly_are_told_with_a_number_that_they_do():
    before = Plan("Row", NOVEMBER, grid=(GridRow("DE", 500, 1_000),))
    after = typed(before, "DE", "when", "3, 10, 19 at 11:00")

    assert sorted(one.volume for one in after.sends) == [333, 334]
    assert edit_told(before, after, COUNTRIES) == (
        "1,000 of Germany do not share out evenly over the days: some take one more, on a line "
        "of their own. For a single line undo this, and plan 999 first"
    )
    assert rest_told(after, after, COUNTRIES) == ""
    even = typed(replace(before, grid=(GridRow("DE", 500, 999),)), "DE", "when", "3, 10, 19")
    assert [one.volume for one in even.sends] == [333]
    assert rest_told(before, even, COUNTRIES) == ""


@pytest.mark.parametrize(
    ("people", "broadcast", "stream"), [(120_000, 120_000, 1_000), (70, 70, 70)]
)
def test_a_new_broadcast_goes_to_its_whole_audience(people, broadcast, stream):
    new = NewLines(
        replace(LINES, audiences=(replace(AUDIENCE, people=people),)), "DE", COUNTRIES
    )

    made = [one.volume for one in (*new.broadcast(), *new.weekly(), *new.stream())]

    assert made == [broadcast, broadcast, stream]


def test_a_new_stream_behaves_as_one_that_is_typed_into_its_cell():
    (made,) = NewLines(LINES, "DE", COUNTRIES).stream()

    row = GridRow("DE", utility=made.volume)
    assert made.behaviour == lines_of_grid(replace(LINES, grid=(row,))).sends[0].behaviour


def test_new_lines_are_called_by_their_country_and_never_alike():
    plan = replace(LINES, grid=(GridRow("TR", utility=5),))
    for make in (NewLines.weekly, NewLines.weekly, NewLines.stream, NewLines.entry_point):
        for line in make(NewLines(plan, "TR", COUNTRIES)):
            plan = add_line(line).apply(plan)

    names = [one.name for one in (*plan.sends, *plan.entry_points)]
    assert names[1:3] == ["Turkey marketing, weekly", "Turkey marketing, weekly (2)"]
    assert names[3:] == ["Turkey utility (2)", "Turkey ad"]
    assert (
        in_language(plan.sends[2].name, Language.TURKISH) == "Türkiye pazarlama, haftalık (2)"
    )
    known = recognised("Türkiye pazarlama, haftalık (2)", "sends")
    assert in_language(known, Language.ENGLISH) == plan.sends[2].name


def test_a_new_broadcast_takes_its_people_along_until_somebody_types_them():
    plan = with_line(Plan("None", NOVEMBER), NewLines.weekly)
    plan = people_following(change_of_volume(plan, 120_000)).apply(plan)

    model = model_of(plan, "DE")
    people = at(model, f"audiences:{plan.audiences[0].id}", "people")
    assert (people.data(), people.data(SUM_ROLE)) == ("120,000", True)
    assert "Filled in" in people.data(Qt.ItemDataRole.ToolTipRole)


def change_of_volume(plan, volume):
    return replace_line(replace(plan.sends[-1], volume=volume), "volume")


def test_pasted_marketing_says_how_it_goes_out_and_where_that_is_changed():
    rows = Plan("None", NOVEMBER, grid=(GridRow("DE", 900, 300), GridRow("TR", 0, 1_000_000)))
    before = replace(rows, grid=())

    told = weekly_told(before, rows, COUNTRIES)

    assert "(Turkey: 4 × 250,000 · Tue 11:00), to as many people as needed" in told  # noqa: RUF001
    assert "type other days under When, and how many there are under People" in told
    assert weekly_told(rows, rows, COUNTRIES) == ""
    typed_people = weekly_told(before, replace(rows, grid=rows.grid[:1]), COUNTRIES)
    assert typed_people.endswith("(Germany: 4 × 75 · Tue 11:00); type other days under When")  # noqa: RUF001


def test_days_that_have_no_room_leave_out_their_time_then_how_much_goes_out():
    model = model_of(ROW)

    shorter = at(model, "DE", "when").data(SHORTER_ROLE)

    assert shorter == ("4 × 250 · Tue", "4 × Tue")  # noqa: RUF001
    dated = model_of(typed(ROW, "DE", "when", "5, 12"))
    shorter = at(dated, "DE", "when").data(SHORTER_ROLE)
    assert shorter == ("2 × 500 · 5, 12 Nov", "5, 12 Nov")  # noqa: RUF001
    assert at(model, "DE", "people").data(SHORTER_ROLE) is None


TYPED_RATE = Plan("Rate", NOVEMBER, grid=(GridRow("DE", people=900, reply_ratio=0.15),))


def rates_of(plan):
    """Give the reply rate of each marketing send."""
    sends = (one for one in all_lines(plan).sends if one.category is Category.MARKETING)
    return [behaviour_of(one.behaviour).reply_ratio for one in sends]


def shown(plan, country="DE"):
    """Give what the row of a country shows as reply rate, and whether pale."""
    model = model_of(plan)
    cell = at(model, country, "reply_ratio")
    return cell.data(), cell.data(SUM_ROLE)


def with_line(plan, make, country="DE"):
    for line in make(NewLines(plan, country, COUNTRIES)):
        plan = of_own_lines(add_line(line), (getattr(line, "audience", ""),)).apply(plan)
    return plan


def test_marketing_that_is_added_to_a_row_has_the_reply_rate_that_was_typed_there():
    ads = replace(TYPED_RATE.grid[0], ad_clicks_per_day=30)
    after = with_line(replace(TYPED_RATE, grid=(ads,)), NewLines.weekly)

    assert rates_of(after) == [0.15]
    assert shown(after) == ("15 %", False)
    assert [one.clicks_per_day for one in after.entry_points] == [30]
    later = typed(with_line(TYPED_RATE, NewLines.stream), "DE", "marketing", "4,000")
    assert set(rates_of(later)) == {0.15}
    assert set(rates_of(with_line(later, NewLines.broadcast))) == {0.15}
    assert rates_of(typed(after, "DE", "reply_ratio", "6")) == [0.06]
    assert rates_of(with_line(Plan("None", NOVEMBER), NewLines.weekly)) == [0.08]


def test_without_marketing_the_reply_rate_is_that_of_what_is_sent_and_is_typed_there():
    utility = Plan("U", NOVEMBER, grid=(GridRow("NL", utility=500, authentication=100),))
    model = model_of(utility)
    cell = at(model, "NL", "reply_ratio")

    assert (cell.data(), cell.data(SUM_ROLE)) == ("2.5 %", True)  # 500 at 3 %, 100 at none
    after = typed(utility, "NL", "reply_ratio", "15")
    assert [one.behaviour.reply_ratio for one in after.sends] == [0.15, 0.15]
    assert after.sends[0].behaviour.turns == 1.5  # of order updates, as it was
    assert shown(after, "NL") == ("15 %", False)
    of_lines = typed(LINES, "DE", "reply_ratio", "15")
    assert behaviour_of(of_lines.sends[0].behaviour).reply_ratio == 0.15
    assert typed(TYPED_RATE, "DE", "reply_ratio", "12").grid[0].reply_ratio == 0.12


def test_a_country_to_which_nothing_is_sent_has_no_reply_rate():
    plan = Plan("Ad", NOVEMBER, entry_points=(EntryPoint("e", "Ad", "DE", 20),))

    assert shown(plan)[0] == "–"  # noqa: RUF001
    assert "nothing is sent to this country" in typed(plan, "DE", "reply_ratio", "15")


def test_the_reply_rate_of_a_row_is_that_of_its_marketing_by_messages_and_sets_all_of_it():
    row = GridRow("DE", people=900, marketing=3_000, reply_ratio=0.1)
    day = Broadcast((datetime(2026, 11, 3, 11),))
    other = replace(OFFER, volume=1_000, schedule=day, behaviour=marketing_behaviour(0.2))
    plan = replace(LINES, grid=(row,), sends=(other, NEWS))
    model = model_of(plan)
    cell = at(model, "DE", "reply_ratio")

    assert (cell.data(), cell.data(SUM_ROLE)) == ("12.5 %", True)
    assert "mean of 2 sends" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert typed(plan, "DE", "reply_ratio", cell.data(Qt.ItemDataRole.EditRole)) == plan
    assert "not a percentage" in typed(plan, "DE", "reply_ratio", "many")
    same = typed(plan, "DE", "reply_ratio", "15")
    assert set(rates_of(same)) == {0.15}
    assert behaviour_of(same.sends[1].behaviour) == behaviour_of(NEWS.behaviour)
    assert shown(same) == ("15 %", False)
    assert shown(typed(plan, "DE", "reply_ratio", "10-20"))[0] == "10–20 %"  # noqa: RUF001
