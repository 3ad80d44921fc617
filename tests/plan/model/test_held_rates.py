"""Rates that a plan keeps: lines of text in its file, values inside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarife.plan.model.held_rates import HeldRate
from tarife.terms.categories import Category
from tarife.terms.tiers import TierSchedule


@pytest.mark.parametrize(
    ("line", "schedule"),
    [
        ("Turkey | utility | 0.0053", TierSchedule((0,), (5300,))),
        ("Turkey | utility | 0.0053 | 11 0.005", TierSchedule((0, 10), (5300, 5000))),
        ("Turkey | utility | 0 | 11 0.005 | 21 -", TierSchedule((0, 10), (0, 5000), 20)),
        ("Turkey | utility | 1 | 2 -", TierSchedule((0,), (1_000_000,), 1)),
    ],
)
def test_line_is_a_rate_and_is_written_as_it_was(line, schedule):
    rate = HeldRate.read(line)

    assert rate == HeldRate("Turkey", Category.UTILITY, schedule)
    assert str(rate) == line


@pytest.mark.parametrize(
    "line",
    [
        "Turkey",
        "Turkey | utilty | 0.0053",
        "Turkey | utility | free",
        "Turkey | utility | 0.0053 | many 0.0050",
        "Turkey | utility | 0.0053 | 11 - | 21 0.0050",
        "Turkey | utility | 0.0053 | 11 0.0050 | 11 0.0040",
    ],
)
def test_line_that_is_no_rate_stays_text(line):
    assert HeldRate.read(line) == line


@given(st.dictionaries(st.integers(1, 10**9), st.integers(0, 10**9)), st.integers(0, 10**9))
def test_any_rate_is_read_as_it_was_written(tiers, first):
    starts = (0, *sorted(tiers))
    rates = (first, *(tiers[start] for start in starts[1:]))
    for end in (None, starts[-1] + 1):
        rate = HeldRate("Rest of Asia", Category.UTILITY, TierSchedule(starts, rates, end))
        assert HeldRate.read(str(rate)) == rate
