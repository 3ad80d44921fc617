"""What trials draw for numbers that are not known exactly."""

from dataclasses import replace

import numpy as np
import pytest

from helpers.plans import full_plan
from tarife.forecast.ranges.draws import drawn_values, split_normal_quantiles, triangular
from tarife.plan.model.addresses import Address
from tarife.plan.model.measured import Measured, Measurement
from tarife.plan.model.scenarios import Range
from tarife.plan.numbers import number_at, with_number

NL_REPLY = Address("grid", "NL", "reply_ratio")
ORDERS_REPLY = Address("sends", "orders", "behaviour.reply_ratio")
ORDERS = Address("sends", "orders", "volume")


def planned(*ranges, **fields):
    return replace(full_plan(), ranges=ranges, **fields)


def test_half_of_a_symmetric_triangle_lies_on_each_side():
    shares = np.array([0.0, 0.125, 0.5, 0.875, 1.0])

    assert triangular(shares, (0, 1, 2)).tolist() == [0, 0.5, 1, 1.5, 2]


@pytest.mark.parametrize("likely", [0.0, 2.0, 6.0])
def test_the_mean_is_that_of_the_three_corners(likely):
    shares = (np.arange(100_000) + 0.5) / 100_000

    assert triangular(shares, (0, likely, 6)).mean() == pytest.approx(
        (likely + 6) / 3, rel=1e-4
    )


def test_a_number_without_room_is_always_the_same():
    assert triangular(np.array([0.0, 0.4, 1.0]), (3, 3, 3)).tolist() == [3, 3, 3]


def test_draws_lie_evenly_between_the_ends():
    values = drawn_values(planned(Range(ORDERS, 40_000, 60_000)), 1_000)[:, 0]

    assert values.min() >= 40_000
    assert values.max() <= 60_000
    assert np.median(values) == pytest.approx(47_753, rel=0.001)  # of the triangle at 45,000


@pytest.mark.parametrize("ends", [(20, 30, 80), (1, 2, 3), (5, 5, 9)])
def test_half_of_a_measured_number_lies_on_each_side_and_a_tenth_beyond_each_end(ends):
    low, likely, high = ends
    shares = np.array([0.1, 0.5, 0.9])

    assert split_normal_quantiles(shares, ends) == pytest.approx([low, likely, high])


def test_a_measured_number_is_drawn_as_it_was_measured_until_it_is_another():
    span = Range(ORDERS_REPLY, 0.01, 0.6)
    likely = number_at(full_plan(), ORDERS_REPLY)
    found = Measurement(ORDERS_REPLY, span.low, likely, span.high, 20)
    plan = planned(span, measured=Measured("2026-10", 900, (found,)))

    measured = drawn_values(plan, 2_000)[:, 0]
    edited = drawn_values(with_number(plan, ORDERS_REPLY, 0.3), 2_000)[:, 0]

    assert np.quantile(measured, [0.1, 0.5, 0.9]) == pytest.approx(
        [0.01, likely, 0.6], rel=0.05
    )
    assert measured.min() == 0  # and no ratio is below
    assert measured.max() > 0.6
    assert edited.max() <= 0.6


def test_another_range_leaves_the_draws_of_the_others_alone():
    one = drawn_values(planned(Range(ORDERS, 40_000, 60_000)), 100)
    two = drawn_values(planned(Range(NL_REPLY, 0.1, 0.3), Range(ORDERS, 40_000, 60_000)), 100)

    assert two[:, 1].tolist() == one[:, 0].tolist()


def test_another_seed_draws_otherwise():
    span = Range(ORDERS, 40_000, 60_000)

    assert not np.array_equal(
        drawn_values(planned(span), 100), drawn_values(planned(span, seed=8), 100)
    )


@pytest.mark.parametrize(("together", "correlation"), [(True, 1), (False, 0)])
def test_reply_ratios_move_together_if_the_plan_says_so(together, correlation):
    plan = planned(
        Range(NL_REPLY, 0.1, 0.3),
        Range(ORDERS_REPLY, 0.02, 0.06),
        replies_together=together,
    )
    plan = with_number(with_number(plan, NL_REPLY, 0.2), ORDERS_REPLY, 0.04)

    values = drawn_values(plan, 2_000)

    assert np.corrcoef(values.T)[0, 1] == pytest.approx(correlation, abs=0.05)
