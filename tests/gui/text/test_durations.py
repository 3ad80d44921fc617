import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from tarife.gui.text.numbers import ParseError, duration_text, read_duration

ENGLISH = QLocale("en_US")
TURKISH = QLocale("tr_TR")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("40 min", 2_400),
        ("40min", 2_400),
        ("40 minutes", 2_400),
        ("40 dk", 2_400),
        ("12 h", 43_200),
        ("12 saat", 43_200),
        ("1.5 h", 5_400),
        ("1,5 sa.", 5_400),
        ("1 h 30 min", 5_400),
        ("1 h, 30 min", 5_400),
        ("1h30m", 5_400),
        ("1:30", 5_400),
        ("90 s", 90),
        ("2 gün", 172_800),
        ("0", 0),
        ("–", 0),  # noqa: RUF001 - as tables show nothing
    ],
)
def test_durations_are_read_as_people_write_them(text, seconds):
    assert read_duration(text, ENGLISH) == seconds


@pytest.mark.parametrize("text", ["40", "soon", "40 parsecs", "1 h and a bit", "-5 x", "1:75"])
def test_what_is_no_duration_says_how_to_write_one(text):
    error = read_duration(text, ENGLISH)

    assert isinstance(error, ParseError)
    assert repr(text) in error.sentence
    assert "40 min" in error.sentence


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 min"),
        (10, "10 s"),
        (0.5, "0.5 s"),
        (2_400, "40 min"),
        (7_200, "2 h"),
        (86_400, "24 h"),
        (172_800, "2 d"),
        (5_415, "1 h 30 min 15 s"),
    ],
)
def test_a_duration_is_written_in_the_largest_units_that_hold_it(seconds, text):
    assert duration_text(seconds, ENGLISH) == text


@given(st.integers(0, 31 * 86_400 * 1000), st.sampled_from([ENGLISH, TURKISH]))
def test_a_duration_that_is_shown_can_be_typed_back(thousandths, locale):
    seconds = thousandths / 1000

    assert read_duration(duration_text(seconds, locale), locale) == seconds
