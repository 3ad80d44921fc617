"""Days as people write them in a form."""

from datetime import date

import pytest

from tarife.gui.days import day_text, read_day
from tarife.gui.numbers import Unread

DAY = date(2026, 11, 1)


@pytest.mark.parametrize("text", ["2026-11-01", "1.11.2026", "01/11/2026", "1 Nov 2026"])
def test_a_day_is_read_in_any_common_form(text):
    assert read_day(text) == DAY


def test_a_day_can_be_typed_back_as_it_is_shown():
    assert day_text(DAY) == "1 Nov 2026"
    assert read_day(day_text(DAY)) == DAY


def test_an_empty_text_is_no_day():
    assert read_day(" ") is None
    assert day_text(None) == ""


def test_what_is_no_day_says_how_to_write_one():
    unread = read_day("31.11.2026")

    assert isinstance(unread, Unread)
    assert "write for example 1 Nov 2026" in unread.sentence
