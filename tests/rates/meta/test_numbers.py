import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarife.rates.meta.cells import decimal_mark, message_number, rate_micros
from tarife.rates.meta.grids import shortest_decimal


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["0.0109", "1,940.13"], "."),
        (["0,0109", "1.940,13"], ","),
        (["0,026", "1"], ","),
        (["0.0109", "0.0053", "0,0012"], "."),
        (["1,234", "5"], "."),
        (["n/a", ""], "."),
        ([], "."),
    ],
    ids=["points", "commas", "three decimals", "one slip", "could be either", "none", "empty"],
)
def test_decimal_mark_is_that_of_most_figures(texts, mark):
    assert decimal_mark(texts) == mark


@pytest.mark.parametrize(
    ("text", "mark", "micros"),
    [
        ("0.0109", ".", 10_900),
        ("1,940.13", ".", 1_940_130_000),
        ("1.940,13", ",", 1_940_130_000),
        ("1\u00a0940,13", ",", 1_940_130_000),
        ("1'940.13", ".", 1_940_130_000),
        ("8.0E-4", ".", 800),
        ("8,00E-04", ",", 800),
        ("0.000001", ".", 1),
        ("0.01090000", ".", 10_900),
        ("1.0000000", ".", 1_000_000),
        ("500", ".", 500_000_000),
    ],
)
def test_rate_is_read_exactly(text, mark, micros):
    assert rate_micros(text, mark) == micros


@pytest.mark.parametrize(
    "text",
    ["", "free", "-1", "0.0000001", "1E-7", "0,0109", "12,34.5", "1.2.3", "$0.01", "1e999"],
)
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(ValueError, match="decimal"):
        rate_micros(text, ".")


@pytest.mark.parametrize(
    ("text", "mark", "messages"),
    [("0", ".", 0), ("100,000", ".", 100_000), ("100.000", ",", 100_000), ("2 000", ".", 2000)],
)
def test_bound_is_read_with_its_separators(text, mark, messages):
    assert message_number(text, mark) == messages


@pytest.mark.parametrize("text", ["", "--", "100.5", "1,00", "²"])
def test_what_is_no_bound_is_refused(text):
    with pytest.raises(ValueError, match="whole number"):
        message_number(text, ".")


@given(st.integers(0, 10**11))
def test_number_of_a_workbook_becomes_the_shortest_text(micros):
    assert rate_micros(shortest_decimal(micros / 10**6), ".") == micros


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.026, "0.026"), (8.0e-4, "0.0008"), (5, "5"), (5.0, "5"), (100, "100")],
)
def test_number_is_written_without_noise_or_exponent(value, text):
    assert shortest_decimal(value) == text
