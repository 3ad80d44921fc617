"""Amounts show enough decimals for shown parts to add up to the shown sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.forecasts import (
    DELIVERED,
    MARKETING,
    Line,
    empty_forecast,
    ledger_lines,
)
from tarife.workbook.styles import cost_decimals


@pytest.mark.parametrize(
    ("rate", "currency", "decimals"),
    [
        ("0.0109", "USD", 4),
        ("0.05", "USD", 2),
        ("0.000001", "USD", 6),
        ("597.66", "IDR", 2),
        ("600", "IDR", 0),
    ],
)
def test_decimals_are_those_that_occur_but_at_least_the_usual_ones(rate, currency, decimals):
    lines = [Line(1, "Turkey", MARKETING, DELIVERED, 1, rate)]

    assert cost_decimals(ledger_lines(lines, currency=currency)) == decimals


def test_nothing_is_shown_as_usual():
    assert cost_decimals(empty_forecast().lines) == 2


@given(st.lists(st.integers(0, 10**9), max_size=5))
def test_no_charge_is_ever_rounded(counts):
    lines = ledger_lines(
        Line(1 + at, "Turkey", MARKETING, DELIVERED, count, "0.0109")
        for at, count in enumerate(counts)
    )

    assert not (lines.charge_micros % 10 ** (6 - cost_decimals(lines))).any()
