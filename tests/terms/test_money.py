"""Money is whole micro-units, exact from reading to showing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarife.terms.money import (
    Money,
    decimal_text,
    is_figure,
    left_by_rounding,
    parse_micros,
    shown_decimals,
    shown_difference,
)


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


@pytest.mark.parametrize(
    "text", ["", "-1", "1,5", "1e3", "0.0000001", "n/a", ".5", "1.", "\u0661"]
)
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


@pytest.mark.parametrize(
    ("amount", "currency", "closed"),
    [
        pytest.param("0.125", "USD", "0.13", id="half a cent goes up"),
        pytest.param("0.1249999999", "USD", "0.12", id="less than half a cent"),
        pytest.param("1.5", "COP", "2", id="whole pesos"),
        pytest.param("0.0625", "KWD", "0.063", id="thousandths"),
        pytest.param("123456789012345678901234.565", "EUR", "123456789012345678901234.57"),
    ],
)
def test_a_line_is_closed_to_what_people_pay_in(amount, currency, closed):
    assert Money.closing(Decimal(amount), currency).amount == Decimal(closed)


META_S_CURRENCIES = {
    **dict.fromkeys(("CLP", "COP", "IDR"), 0),
    **dict.fromkeys(("USD", "AED", "ARS", "AUD", "BRL", "EUR", "GBP", "INR", "MXN"), 2),
    **dict.fromkeys(("MYR", "PEN", "SAR", "SGD"), 2),
}


def test_each_of_meta_s_billing_currencies_is_shown_with_its_decimals():
    assert len(META_S_CURRENCIES) == 16
    assert {code: shown_decimals(code) for code in META_S_CURRENCIES} == META_S_CURRENCIES


def test_difference_is_that_of_what_is_shown():
    before, after = Money(4_000, "USD"), Money(16_000, "USD")

    assert str(shown_difference(before, after)) == "0.02 USD"
    assert shown_difference(after, before) == Money(-20_000, "USD")


def test_difference_of_amounts_of_any_length_is_exact():
    before, after = Money(1, "USD"), Money(10**40 + 10_000, "USD")

    assert shown_difference(before, after) == after


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("0", True),
        ("0.50", True),
        ("1E+9", True),
        ("0.123456789", True),
        ("0.12345678900", True),
        ("1E-10", False),
        ("1E-100001", False),
        ("1E-99999999", False),
        ("0E-99999999", False),
    ],
)
def test_a_figure_has_at_most_nine_decimals_and_no_endless_zeros(text, fits):
    assert is_figure(Decimal(text)) is fits


def test_what_rounding_leaves_is_told_by_column_and_parts_keep_their_own_cents():
    parts = [[Money(784_667_400, "USD").shown], [Money(10_005_100, "USD").shown]]
    whole = [Money(784_667_400 + 10_005_100, "USD").shown]

    (left,) = left_by_rounding(parts, whole)

    assert [decimal_text(one.micros) for (one,) in parts] == ["784.67", "10.01"]
    assert decimal_text(left.micros) == "-0.01"
