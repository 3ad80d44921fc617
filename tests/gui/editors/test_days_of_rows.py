"""When and how often the marketing of a country goes out, as its row says and takes it."""

from dataclasses import replace
from datetime import date, time
from itertools import product

import pytest
from PySide6.QtCore import QDate, QLocale, Qt

from helpers.gui.plan_table import COUNTRIES, LINES, NEWS, OFFER, at, model_of, typed
from helpers.plans import NOVEMBER
from tarife.gui.editors.plan_table import (
    edit_told,
    rest_told,
    weekly_told,
)
from tarife.gui.tables.cell_roles import SHORTER_ROLE
from tarife.gui.widgets.choosers import DayField
from tarife.plan.grid import spelled_out
from tarife.plan.model.account import Weekday
from tarife.plan.model.lines import HoursOfDay, Steady
from tarife.plan.model.lines import TemplateCategory as Category
from tarife.plan.model.plan import GridRow, Plan


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


def test_utility_that_takes_another_reply_rate_than_its_row_has_says_so():
    before = Plan("Row", NOVEMBER, grid=(GridRow("NL", reply_ratio=0.15),))
    after = typed(before, "NL", "utility", "10,000")

    assert edit_told(before, after, COUNTRIES) == (
        "Netherlands: 3 % answer utility, as is usual; type another share under Reply %"
    )
    assert edit_told(after, after, COUNTRIES) == ""


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


def test_sends_that_are_those_of_a_row_say_so_together_and_others_are_counted():
    opened = spelled_out(ROW, "DE")
    weeks = [one for one in opened.sends if one.category is Category.MARKETING]
    assert len(weeks) == 4
    model = model_of(opened)
    assert at(model, "DE", "when").data() == "4 × 250 · Tue 11:00"  # noqa: RUF001
    larger = [replace(one, volume=260) if one is weeks[0] else one for one in opened.sends]
    model = model_of(replace(opened, sends=tuple(larger)))
    assert at(model, "DE", "when").data() == "4 × 250–260 · Tue 11:00"  # noqa: RUF001

    without_one = tuple(one for one in opened.sends if one is not weeks[0])
    dateless = replace(weeks[0], schedule=replace(weeks[0].schedule, moments=()))
    stream = replace(weeks[0], schedule=Steady())
    for sends, count in ((without_one, 3), ((dateless, *without_one), 4)):
        model = model_of(replace(opened, sends=sends))
        assert at(model, "DE", "when").data() == f"{count} sends"
    model = model_of(replace(opened, sends=(stream, *without_one)))
    assert at(model, "DE", "when").data() == "4 sends"
    model = model_of(replace(opened, sends=(dateless, replace(dateless, id="other"))))
    assert at(model, "DE", "when").data() == "2 sends"


def test_whole_hours_are_shown_without_minutes_and_give_way_to_their_days():
    office = replace(NEWS.schedule, hours=HoursOfDay(time(8), time(22)))
    plan = replace(LINES, sends=(replace(NEWS, schedule=office),))
    model = model_of(plan, "DE")
    cell = at(model, "sends:n", "when")

    assert cell.data() == "every day 08–22"  # noqa: RUF001
    assert cell.data(SHORTER_ROLE) == ("every day",)
    half = replace(office, hours=HoursOfDay(time(8, 30), time(22)))
    late = replace(plan, sends=(replace(NEWS, schedule=half),))
    model = model_of(late, "DE")
    assert at(model, "sends:n", "when").data() == "every day 08:30–22:00"  # noqa: RUF001
