from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from tarife.gui.text.numbers import ParseError
from tarife.gui.text.times import (
    hours_text,
    opening_hours_text,
    read_clock,
    read_hours,
    read_opening_hours,
    unbroken,
)
from tarife.plan.model.lines import HoursOfDay

OFFICE = HoursOfDay(time(9), time(18))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("9-18", OFFICE),
        ("09:00–18:00", OFFICE),  # noqa: RUF001
        ("9.00 - 18.00", OFFICE),
        ("9 to 18", OFFICE),
        ("9am-6pm", OFFICE),
        ("8-24", HoursOfDay(time(8), time(0))),
        ("22:30-0:00", HoursOfDay(time(22, 30), time(0))),
        ("all day", HoursOfDay()),
        ("", HoursOfDay()),
    ],
)
def test_hours_of_the_day_are_read_as_people_write_them(text, hours):
    assert read_hours(text) == hours


@pytest.mark.parametrize("text", ["18-9", "9", "9-25", "9:70-18", "noon", "9-12, 13-18"])
def test_what_is_no_stretch_says_how_to_write_one(text):
    error = read_hours(text)

    assert isinstance(error, ParseError)
    assert repr(text) in error.sentence


def test_a_day_may_have_several_stretches_or_none():
    day = (HoursOfDay(time(9), time(12)), HoursOfDay(time(13), time(18)))

    assert read_opening_hours("9-12, 13-18") == day
    assert read_opening_hours("closed") == ()
    assert read_opening_hours(opening_hours_text(day)) == day
    assert len(read_opening_hours(", ".join(["9-12"] * 28))) == 28
    assert "keep 28 or fewer" in read_opening_hours(", ".join(["9-12"] * 29)).sentence
    assert opening_hours_text(()) == "closed"


TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@given(TIMES, TIMES)
def test_hours_that_are_shown_can_be_typed_back(first, second):
    start, end = sorted((first, second))
    if start < end:
        hours = HoursOfDay(start, end)
        assert read_hours(hours_text(hours)) == hours


def test_a_time_of_the_day_is_read():
    assert read_clock("11:00") == time(11)
    assert "no time of the day" in read_clock("noon").sentence


@pytest.mark.parametrize(
    ("locale", "text", "wholes"),
    [
        ("en_US", "1,027.72 USD, Tue 24 Nov 2026 on", ("1,027.72 USD", "Tue 24 Nov 2026")),
        ("en_US", "5, 12 Dec; 30 % of them; 3 may come", ("12 Dec", "30 %")),
        ("tr_TR", "1,5 USD, 24 Kas Sal; 18 Kas'tan", ("1,5 USD", "24 Kas Sal", "18 Kas'tan")),
    ],
)  # fmt: skip
def test_no_line_ends_within_a_date_or_between_a_figure_and_its_unit(locale, text, wholes):
    QLocale.setDefault(QLocale(locale))
    expected = text
    for one in wholes:
        expected = expected.replace(one, one.replace(" ", "\N{NO-BREAK SPACE}"))
    assert unbroken(text) == expected
