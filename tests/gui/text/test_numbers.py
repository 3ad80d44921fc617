import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from tarife.gui.text.numbers import (
    ParseError,
    amount_text,
    cell_count,
    count_text,
    exact_decimals,
    fine_digits,
    money_text,
    percent_text,
    read_amount,
    read_count,
    read_duration,
    read_exact,
    read_number,
    read_percent,
)
from tarife.terms.money import Money

ENGLISH = QLocale("en_US")
TURKISH = QLocale("tr_TR")


@pytest.mark.parametrize(
    ("text", "currency", "digits"),
    [
        ("1,535.6250", "USD", 2),
        ("86.70", "USD", 0),
        ("1,535", "USD", 0),
        ("597.66", "IDR", 2),
        ("0.0625", "KWD", 1),
        ("0.0109", "USD", 2),
        pytest.param("0.0009", "USD", 0, id="all that the rate says"),
        ("–", "USD", 0),  # noqa: RUF001 - as tables show nothing
    ],
)
def test_digits_finer_than_what_people_pay_in_are_counted(text, currency, digits):
    assert fine_digits(text, currency, ENGLISH) == digits


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("12500", 12_500),
        ("12.500", 12_500),
        ("12,500", 12_500),
        ("12 500", 12_500),
        ("12'500", 12_500),
        ("1.250.000", 1_250_000),
        ("12k", 12_000),
        ("20 bin", 20_000),
        ("20 BİN", 20_000),
        ("1,5 bin", 1_500),
        ("1,5 mn", 1_500_000),
        ("1.5 mln.", 1_500_000),
        ("2 milyon", 2_000_000),
        ("20 thousand", 20_000),
        ("1.5m", 1_500_000),
        ("1,5 M", 1_500_000),
        ("", 0),
        ("–", 0),  # noqa: RUF001 - as tables show nothing
        ("0", 0),
    ],
)
@pytest.mark.parametrize("locale", [ENGLISH, TURKISH], ids=["en", "tr"])
def test_counts_are_read_as_people_write_them(text, count, locale):
    assert read_count(text, locale) == count


@pytest.mark.parametrize(
    "text", ["abc", "-x", "1.2.3", "12.50.000", "1,234,5", "k", "bin", "2 bins", "1e5"]
)
def test_what_is_no_count_says_how_to_write_one(text):
    error = read_count(text, ENGLISH)

    assert isinstance(error, ParseError)
    assert repr(text) in error.sentence
    assert "12 500" in error.sentence


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_count, "-500"),
        (read_count, "−12.500"),  # noqa: RUF001
        (read_count, "-20 bin"),
        (read_amount, "-1,5"),
        (read_percent, "%-5"),
        (read_exact, "- 3.5"),
        (read_duration, "-40 dk"),
    ],
)
def test_a_number_below_zero_is_told_as_such(read, text):
    refused = read(text, QLocale("tr_TR"))

    assert refused.sentence == f"{text.replace('%', '')!r} is below zero; write 0 or more"
    assert read_count("-0", QLocale()) == 0


def test_a_part_of_a_person_is_refused():
    error = read_count("12.5", ENGLISH)

    assert isinstance(error, ParseError)
    assert "whole" in error.sentence


@pytest.mark.parametrize(
    ("text", "locale", "amount"),
    [
        ("30.5", ENGLISH, 30.5),
        ("30,5", ENGLISH, 30.5),
        ("1,200", ENGLISH, 1200),
        ("1.200", ENGLISH, 1.2),
        ("1.200", TURKISH, 1200),
        ("1,200", TURKISH, 1.2),
        ("1.234,5", ENGLISH, 1234.5),
        ("1,234.5", TURKISH, 1234.5),
    ],
)
def test_an_ambiguous_separator_is_read_by_the_locale(text, locale, amount):
    assert read_amount(text, locale) == amount


@pytest.mark.parametrize(
    ("text", "ratio"), [("8", 0.08), ("8 %", 0.08), ("12,5%", 0.125), ("100", 1.0), ("0", 0.0)]
)
def test_percentages_become_ratios(text, ratio):
    assert read_percent(text, ENGLISH) == ratio


@pytest.mark.parametrize("text", ["101", "x"])
def test_no_percentage_beyond_all(text):
    assert isinstance(read_percent(text, ENGLISH), ParseError)


@given(st.integers(0, 2_000_000_000), st.sampled_from([ENGLISH, TURKISH, QLocale("de_CH")]))
def test_a_count_that_is_shown_can_be_typed_back(count, locale):
    assert read_count(count_text(count, locale), locale) == count


@given(st.integers(0, 100_000_000_000), st.sampled_from([ENGLISH, TURKISH]))
def test_an_amount_that_is_shown_can_be_typed_back(thousandths, locale):
    amount = thousandths / 1000

    assert read_amount(amount_text(amount, locale), locale) == amount


@given(st.integers(0, 10_000))
def test_a_percentage_that_is_shown_can_be_typed_back(hundredths):
    ratio = hundredths / 10_000

    assert read_percent(percent_text(ratio, ENGLISH), ENGLISH) == ratio


def test_zero_is_a_dash():
    assert cell_count(0, ENGLISH) == "–"  # noqa: RUF001 - as tables show nothing
    assert read_number("–", ENGLISH, "") == 0  # noqa: RUF001 - as tables show nothing


def test_money_is_shown_in_the_decimals_of_its_currency():
    assert money_text(Money(4_812_345_678, "USD"), ENGLISH) == "4,812.35"
    assert money_text(Money(4_812_345_678, "USD"), TURKISH) == "4.812,35"
    assert money_text(Money(4_812_345_678, "IDR"), ENGLISH) == "4,812"
    assert money_text(Money(-500_000, "USD"), ENGLISH) == "−0.50"  # noqa: RUF001 - a minus


@given(st.lists(st.integers(0, 10**12), min_size=1))
def test_exact_decimals_make_shown_parts_add_up(micros):
    parts = [Money(amount, "USD") for amount in micros]
    decimals = exact_decimals(parts)

    shown = sum(part.rounded(decimals) for part in parts)

    assert shown == Money(sum(micros), "USD").amount
