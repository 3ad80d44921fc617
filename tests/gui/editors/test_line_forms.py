"""The forms of lines, without widgets: what they show is what the plan says."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from helpers.plans import full_plan
from tarife.assets import load_markets
from tarife.gui.editors.line_forms import (
    OWN_NUMBERS,
    audience_form,
    entry_point_form,
    inbound_form,
    send_form,
)
from tarife.gui.editors.lines import (
    audiences_table,
    entry_points_table,
    inbound_table,
    sends_table,
)
from tarife.gui.tables.line_table import TableRows
from tarife.gui.text.countries import Countries
from tarife.gui.text.numbers import ParseError
from tarife.plan.checks.plan import check_plan
from tarife.plan.model.account import Weekday
from tarife.plan.model.behaviour import PRESETS, Preset
from tarife.plan.model.lines import (
    Broadcast,
    DayRange,
    FollowUp,
    HoursOfDay,
    PeopleFrom,
    Repeat,
    Steady,
)
from tarife.plan.model.lines import TemplateCategory as Template

COUNTRIES = Countries(load_markets())
FORMS = {
    "audiences": (audiences_table(COUNTRIES), audience_form(COUNTRIES)),
    "sends": (sends_table(), send_form),
    "entry_points": (entry_points_table(COUNTRIES), entry_point_form(COUNTRIES)),
    "inbound": (inbound_table(COUNTRIES), inbound_form(COUNTRIES)),
}


def fields_of(plan, kind, place):
    table, form = FORMS[kind]
    sheet = TableRows(table, plan)
    sections = form(plan, sheet.rows[place])
    return {field.column.id: field for section in sections for field in section.fields}


def typed(plan, where, text):
    """The plan after a text was typed into a field, or why it was not taken."""
    kind, place, field = where
    sheet = TableRows(FORMS[kind][0], plan)
    column = fields_of(plan, kind, place)[field].column
    edit = sheet.parse_edit(place, sheet.rows[place], column, text)
    return edit if isinstance(edit, ParseError) else edit.apply(plan)


def section_of(plan, kind, place, name):
    sheet = TableRows(FORMS[kind][0], plan)
    return next(s for s in FORMS[kind][1](plan, sheet.rows[place]) if s.id == name)


LINES = [
    *(("audiences", 0), ("sends", 0), ("sends", 1)),
    *(("entry_points", 0), ("inbound", 0), ("inbound", 1)),
]


@pytest.mark.parametrize(("kind", "place"), LINES)
def test_every_field_can_be_typed_back_as_it_stands(kind, place):
    plan = full_plan()
    sheet = TableRows(FORMS[kind][0], plan)

    for name, field in fields_of(plan, kind, place).items():
        begun = sheet.edit_text(sheet.rows[place], field.column)
        after = typed(plan, (kind, place, name), begun)
        is_spelled_out = name.startswith("behaviour.")
        assert is_spelled_out or replace(after, ranges=plan.ranges) == plan, name


@pytest.mark.parametrize(("kind", "place"), LINES)
def test_every_field_is_explained(kind, place):
    for name, field in fields_of(full_plan(), kind, place).items():
        is_repeated = name.startswith(("schedule.moments[1]", "follow_ups"))
        assert field.column.heading.tip.endswith((".", "”.")) or is_repeated, name


def test_a_number_of_a_behaviour_says_what_is_usual():
    fields = fields_of(full_plan(), "sends", 1)

    assert fields["behaviour.delivered_ratio"].origin == "Usual: 98 %, assumed"
    assert fields["behaviour.reply_delay.p90_s"].origin == "Usual: 12 h, assumed"
    assert fields["behaviour"].origin == "Usual: Order update"


def test_editing_one_number_of_a_preset_spells_the_rest_out():
    after = typed(full_plan(), ("sends", 1, "behaviour.reply_ratio"), "9 %")

    assert after.sends[1].behaviour == replace(PRESETS[Preset.ORDER_UPDATE], reply_ratio=0.09)


def test_a_behaviour_is_chosen_or_spelled_out():
    plan = full_plan()

    assert (
        typed(plan, ("sends", 0, "behaviour"), "support").sends[0].behaviour is Preset.SUPPORT
    )
    own = typed(plan, ("sends", 1, "behaviour"), OWN_NUMBERS)
    assert own.sends[1].behaviour == PRESETS[Preset.ORDER_UPDATE]


def test_a_broadcast_becomes_a_stream_and_the_other_way_round():
    plan = full_plan()

    stream = typed(plan, ("sends", 0, "schedule.kind"), "steady")
    assert stream.sends[0].schedule == Steady()
    broadcast = typed(plan, ("sends", 1, "schedule.kind"), "broadcast")
    assert broadcast.sends[1].schedule == Broadcast((datetime(2026, 11, 3, 11),))


def test_dates_are_added_removed_and_never_fall_together():
    plan = full_plan()
    section = section_of(plan, "sends", 0, "schedule")
    moments = plan.sends[0].schedule.moments

    more = section.adding.added(plan.sends[0])
    fewer = fields_of(plan, "sends", 0)["schedule.moments[0]"].removed(plan.sends[0])
    twice = typed(plan, ("sends", 0, "schedule.moments[0]"), "28 18:30")

    assert more.schedule.moments == (*moments, datetime(2026, 11, 1, 18, 30))
    assert fewer.schedule.moments == moments[1:]
    assert isinstance(twice, ParseError)
    assert "already" in twice.sentence


def test_several_dates_are_typed_into_one_field_as_into_the_table():
    plan = full_plan()
    first = plan.sends[0].schedule.moments[0]

    def moments(text):
        after = typed(plan, ("sends", 0, "schedule.moments[0]"), text)
        return after.sends[0].schedule

    tenth, seventeenth = (datetime.combine(date(2026, 11, n), first.time()) for n in (10, 17))
    others = plan.sends[0].schedule.moments[1:]
    assert moments("10, 17 Nov").moments == (tenth, seventeenth, *others)
    assert moments("10, 17 at 9:00").moments[:1] == (datetime(2026, 11, 10, 9),)
    every = moments("every Friday 11:00")
    assert (every.moments, every.repeats) == (others, (Repeat(time(11), Weekday.FRIDAY),))
    refused = typed(plan, ("sends", 0, "schedule.moments[0]"), "10, soon")
    assert "write for example 3 11:00, or 10, 17 Dec" in refused.sentence


def test_a_send_says_how_many_people_it_can_reach():
    plan = full_plan()
    filled_in = replace(plan.audiences[0], people_from=PeopleFrom.SENDS)
    followed = replace(plan, audiences=(filled_in, *plan.audiences[1:]))

    assert fields_of(plan, "sends", 0)["audience"].origin == "60,000 people"
    said = fields_of(followed, "sends", 0)["audience"].origin
    assert said == "60,000 people: as many as are sent to"


def test_days_weekdays_and_hours_of_a_stream_are_edited():
    plan = full_plan()
    plan = typed(plan, ("sends", 1, "schedule.days.first"), "")
    plan = typed(plan, ("sends", 1, "schedule.days.last"), "2026-11-20")
    plan = typed(plan, ("sends", 1, "schedule.weekdays"), "mon,sun")
    plan = typed(plan, ("sends", 1, "schedule.hours"), "9-18")

    schedule = plan.sends[1].schedule
    assert (schedule.days.first, str(schedule.days.last)) == (None, "2026-11-20")
    assert [day.value for day in schedule.weekdays] == ["mon", "sun"]
    assert schedule.hours == HoursOfDay(time(9), time(18))


def test_days_and_hours_of_an_ad_are_edited():
    plan = typed(full_plan(), ("entry_points", 0, "days.first"), "")
    plan = typed(plan, ("entry_points", 0, "days.last"), "")
    plan = typed(plan, ("entry_points", 0, "hours"), "8-20")

    assert plan.entry_points[0].days == DayRange()
    assert plan.entry_points[0].hours == HoursOfDay(time(8), time(20))


def test_follow_ups_are_added_edited_and_removed():
    plan = full_plan()
    section = section_of(plan, "entry_points", 0, "follow_ups")
    line = plan.entry_points[0]

    more = section.adding.added(line)
    assert more.follow_ups[-1] == FollowUp(48, Template.MARKETING)
    after = typed(plan, ("entry_points", 0, "follow_ups.0.hours"), "2 d")
    assert after.entry_points[0].follow_ups[0].hours == 48
    after = typed(plan, ("entry_points", 0, "follow_ups.0.category"), "utility")
    assert after.entry_points[0].follow_ups[0].category is Template.UTILITY
    fields = fields_of(plan, "entry_points", 0)
    assert fields["follow_ups.0.hours"].removed(line).follow_ups == ()


def test_inbound_comes_from_an_audience_or_from_a_country():
    plan = full_plan()

    plan = typed(plan, ("inbound", 0, "origin"), "country")
    assert (plan.inbound[0].audience, plan.inbound[0].country) == ("", "TR")
    plan = typed(plan, ("inbound", 0, "country"), "Almanya")
    assert plan.inbound[0].country == "DE"
    plan = typed(plan, ("inbound", 0, "origin"), "audience")
    assert (plan.inbound[0].audience, plan.inbound[0].country) == ("loyal", "")


def test_only_utility_templates_may_be_billed_as_marketing():
    assert "recategorised_ratio" in fields_of(full_plan(), "sends", 1)
    assert "recategorised_ratio" not in fields_of(full_plan(), "sends", 0)


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("behaviour.reply_delay.median_s", "40", "no duration"),
        ("behaviour.reply_ratio", "150 %", "more than 100 %"),
        ("behaviour.turns", "0", "too little"),
        ("schedule.spread_hours", "100 h", "the most is 3 d"),
        ("schedule.moments[0]", "31 9:00", "days 1 to 30"),
        ("audience", "nobody", "none of the choices"),
        ("name", " ", "a name is needed"),
    ],
)
def test_what_cannot_be_taken_says_why(field, text, says):
    error = typed(full_plan(), ("sends", 0, field), text)

    assert isinstance(error, ParseError)
    assert says in error.sentence


def test_a_send_repeats_on_the_days_that_are_chosen():
    plan = replace(full_plan(), months=3)
    section = section_of(plan, "sends", 0, "schedule.repeats")
    assert section.note.startswith("Such as every Tuesday")

    def added(plan):
        sheet, one = TableRows(FORMS["sends"][0], plan), plan.sends[0]
        section = section_of(plan, "sends", 0, "schedule.repeats")
        return sheet.replaced(0, section.id, one, section.adding.added(one)).apply(plan)

    plan = added(added(plan))
    assert plan.sends[0].schedule.repeats == (
        Repeat(time(11), Weekday.TUESDAY),
        Repeat(time(11), Weekday.MONDAY),
    )
    for field, text in (
        ("schedule.repeats[1].rule", "last Friday"),
        ("schedule.repeats[1].at", "9:30"),
        ("schedule.repeats[1].days.first", "1 Dec 2026"),
        ("schedule.repeats[1].days.last", "31 Dec 2026"),
    ):
        plan = typed(plan, ("sends", 0, field), text)

    december = DayRange(date(2026, 12, 1), date(2026, 12, 31))
    last_friday = Repeat(time(9, 30), Weekday.FRIDAY, -1, days=december)
    assert plan.sends[0].schedule.repeats[1] == last_friday
    assert "no time" in typed(plan, ("sends", 0, "schedule.repeats[1].at"), "soon").sentence
    assert "no day" in typed(plan, ("sends", 0, "schedule.repeats[1].days.last"), "x").sentence
    assert check_plan(plan) == ()
    removed = fields_of(plan, "sends", 0)["schedule.repeats[0].rule"].removed
    assert removed(plan.sends[0]).schedule.repeats == (last_friday,)


def test_a_date_of_a_later_month_is_typed_with_its_month_or_stays_in_it():
    plan = replace(full_plan(), months=2)

    moved = typed(plan, ("sends", 0, "schedule.moments[0]"), "24 Dec 9:00")
    assert moved.sends[0].schedule.moments[0] == datetime(2026, 12, 24, 9)
    same = typed(moved, ("sends", 0, "schedule.moments[0]"), "5 9:00")
    assert same.sends[0].schedule.moments[0] == datetime(2026, 12, 5, 9)


def test_the_first_and_last_day_are_typed_at_once_or_clicked():
    plan = typed(full_plan(), ("sends", 1, "schedule.days.first"), "5-24")
    days = plan.sends[1].schedule.days
    assert (days.first, days.last) == (date(2026, 11, 5), date(2026, 11, 24))

    column = fields_of(plan, "sends", 1)["schedule.days.last"].column
    calendar = column.calendar(plan.sends[1])
    assert (calendar.first, calendar.last) == (date(2026, 11, 1), date(2026, 11, 30))
    clicked = typed(plan, ("sends", 1, column.id), calendar.put("", date(2026, 11, 9)))
    assert clicked.sends[1].schedule.days.last == date(2026, 11, 9)


def test_a_clicked_date_keeps_its_time():
    plan = full_plan()
    column = fields_of(plan, "sends", 0)["schedule.moments[0]"].column
    own = plan.sends[0].schedule.moments[0]

    text = column.calendar(plan.sends[0]).put(column.text(plan.sends[0]), date(2026, 11, 9))

    moved = typed(plan, ("sends", 0, column.id), text).sends[0].schedule.moments[0]
    assert moved == datetime.combine(date(2026, 11, 9), own.time())


def test_a_click_on_a_day_adds_it_to_the_dates_of_a_cell_or_takes_it_away():
    plan = replace(full_plan(), months=2)
    sheet = TableRows(sends_table(), plan)
    column = next(one for one in sheet.columns if one.id == "schedule")
    row = sheet.rows[0]
    before = row.schedule.moments
    calendar, shown = column.calendar(row), sheet.edit_text(row, column)

    more = column.read(row, calendar.put(shown, date(2026, 12, 9))).schedule.moments
    fewer = column.read(row, calendar.put(shown, before[0].date())).schedule.moments

    assert set(more) == {*before, datetime.combine(date(2026, 12, 9), before[0].time())}
    assert set(fewer) == set(before[1:])
    assert sheet.parse_edit(0, row, column, column.text(row)).apply(plan) == plan
