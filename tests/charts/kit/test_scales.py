"""Axes of money have round steps."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarife.charts.kit.axes import AmountAxis, height


@given(st.integers(0, 10**16), st.integers(1, 10))
def test_the_last_tick_holds_the_amount_and_the_step_is_not_too_large(micros, intervals):
    scale = AmountAxis.up_to(micros, intervals)

    assert scale.ticks[0] == 0
    assert len(scale.ticks) == intervals + 1
    assert scale.ticks[-1] >= micros / 1e6 * (1 - 1e-6)
    assert scale.ticks[-1] <= max(micros, 1) / 1e6 * 1.51


@pytest.mark.parametrize(
    ("highest", "labels"),
    [
        pytest.param("4812", ("0", "1,000", "2,000", "3,000", "4,000", "5,000"), id="plain"),
        pytest.param("0.9", ("0.0", "0.2", "0.4", "0.6", "0.8", "1.0"), id="below one"),
        pytest.param("11", ("0.0", "2.5", "5.0", "7.5", "10.0", "12.5"), id="halves"),
        pytest.param(
            "0.000003",
            ("0.0000000", "0.0000006", "0.0000012", "0.0000018", "0.0000024", "0.0000030"),
            id="less than a micro a step",
        ),
    ],
)
def test_labels_have_separators_and_the_decimals_they_need(highest, labels):
    assert AmountAxis.up_to(round(float(highest) * 1_000_000), 5).labels == labels


def test_heights_are_units_of_currency():
    assert height(np.array([1_500_000, 0])).tolist() == [1.5, 0.0]
