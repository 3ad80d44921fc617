"""Money is whole micro-units, exact from reading to showing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarife.terms.money import Money, decimal_text, parse_micros, shown_decimals


@pytest.mark.parametrize(
    ("text", "micros"),
    [
        ("0.0109", 10_900),
        ("0", 0),
        ("227.5361", 227_536_100),
        (" 1.000001 ", 1_000_001),
        ("12", 12_000_000),
    ],
)
def test_a_rate_is_read_exactly(text, micros):
    assert parse_micros(text) == micros


@pytest.mark.parametrize("text", ["", "-1", "1,5", "1e3", "0.0000001", "n/a", ".5", "1."])
def test_what_is_no_plain_decimal_is_refused(text):
    with pytest.raises(ValueError, match="is not a decimal number"):
        parse_micros(text)


@given(st.integers(min_value=0, max_value=10**15))
def test_written_money_reads_back_equal(micros):
    assert parse_micros(decimal_text(micros)) == micros


def test_text_is_the_shortest_exact_one():
    assert decimal_text(25_000) == "0.025"
    assert decimal_text(3_000_000) == "3"
    assert decimal_text(-1) == "-0.000001"


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_an_amount_is_the_same_number_as_its_text(micros):
    assert Money(micros, "USD").amount == Decimal(decimal_text(micros))


def test_showing_rounds_half_up_to_what_the_currency_prints():
    assert Money.parse("0.125", "USD").rounded() == Decimal("0.13")
    assert Money.parse("0.5", "COP").rounded() == Decimal(1)
    assert Money.parse("0.0109", "USD").rounded(4) == Decimal("0.0109")
    assert str(Money.parse("1234567.891", "USD")) == "1,234,567.89 USD"
    assert shown_decimals("CLP") == 0
