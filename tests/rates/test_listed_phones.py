"""Phone numbers as people keep them in lists."""

import pytest

from tarife.rates.listed_phones import listed_number


@pytest.mark.parametrize(
    "text",
    [
        "+90 532 123 45 67",
        "0532 123 45 67",
        "(0532) 123-45-67",
        "5321234567",
        "905321234567",
        "00905321234567",
        "+90 (532) 1234567",
        " 0090 532 123 4567 ",
    ],
)
def test_a_number_at_home_is_known_in_every_usual_spelling(text):
    assert listed_number(text, "TR") == "+905321234567"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+49 170 1234567", "+491701234567"),
        ("491701234567", "+491701234567"),
        ("00491701234567", "+491701234567"),
        ("+55 11 91234-5678", "+5511912345678"),
    ],
)
def test_a_number_abroad_needs_its_calling_code(text, number):
    assert listed_number(text, "TR") == number


@pytest.mark.parametrize(
    "text",
    ["", "Ayşe Yılmaz", "12345", "ayse@example.com", "2026-11-25", "1" * 60, "+90 111 11 11"],
)
def test_what_is_no_number_gives_nothing(text):
    assert listed_number(text, "TR") == ""


def test_letters_and_digits_that_no_country_uses_give_nothing():
    assert listed_number("+999 1234567", "TR") == ""
    assert listed_number("x1x2x3x4x5x6x7x8", "TR") == ""
