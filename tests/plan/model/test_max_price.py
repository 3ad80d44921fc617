"""What Meta's estimates say of a cap: a curve that never falls, and nothing beyond it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.twins.naive import nearest_rising
from tarife.plan.model.max_price import MaxPrice, Reach, ReachEstimate


def estimates(*rows):
    return tuple(
        ReachEstimate(Decimal(cap), deliveries, Decimal(cost)) for cap, deliveries, cost in rows
    )


ROWS = estimates(("10", 4_000, "30"), ("20", 8_000, "100"), ("40", 9_000, "130"))


def bid(cap, rows=ROWS, **more):
    return MaxPrice(Decimal(cap), estimates=rows, **more)


@pytest.mark.parametrize(
    ("cap", "deliveries", "cost"),
    [("10", 4_000, 30), ("15", 6_000, 65), ("20", 8_000, 100), ("25", 8_250, "107.5")],
)
def test_between_two_estimates_deliveries_and_cost_lie_on_a_straight_line(
    cap, deliveries, cost
):
    assert bid(cap).reach == Reach(Fraction(deliveries), Fraction(cost))


def test_rows_stand_in_any_order():
    assert bid("15", ROWS[::-1]).curve == bid("15").curve


@pytest.mark.parametrize(("cap", "same"), [("1", "10"), ("99", "40")])
def test_beyond_the_estimates_nothing_is_extrapolated(cap, same):
    assert bid(cap).reach == bid(same).reach


def test_estimates_that_fall_are_put_together_to_their_mean():
    rows = estimates(("10", 500, "4"), ("20", 900, "8"), ("30", 700, "9"))

    assert [reach.deliveries for _, reach in bid("10", rows).curve] == [500, 800, 800]


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(0, 9)), min_size=1, max_size=7))
def test_the_curve_is_the_nearest_that_never_falls(rows):
    typed = estimates(*((str(n + 1), many, str(cost)) for n, (many, cost) in enumerate(rows)))
    curve = bid("1", typed).curve

    for field in ("deliveries", "cost"):
        found = [getattr(reach, field) for _, reach in curve]
        assert found == sorted(found) == nearest_rising([getattr(one, field) for one in typed])


def test_the_mean_price_is_estimated_cost_over_deliveries():
    """65 dollars for 6,000 deliveries at a cap of 15: 10.8333… for 1,000."""
    assert bid("15").price_micros == Fraction(65_000_000, 6_000)


def test_no_more_than_the_cap_is_charged():
    """Between the estimates the line is at 65.5 for 5,500 deliveries, the cap at 49.5."""
    rows = estimates(("8", 1_000, "1"), ("10", 10_000, "100"))

    assert bid("9", rows).price_micros == min(Fraction(9_000), Fraction(50_500_000, 5_500))
    assert bid("10", rows).price_micros == 10_000


def test_a_cap_that_reaches_nobody_delivers_nothing():
    rows = estimates(("1", 0, "0"), ("2", 50, "0.1"))

    assert bid("1", rows).delivered_ratio(0.9) == 0
    assert bid("1", rows, messages=100).delivered_ratio(0.9) == 0
    assert bid("1", rows).price_micros == 1_000
    assert bid("1", rows[:1]).delivered_ratio(0.9) == 0


def test_the_most_deliveries_stand_for_the_sends_own_delivered_ratio():
    assert bid("15").delivered_ratio(0.9) == pytest.approx(0.9 * 6 / 9)
    assert bid("40").delivered_ratio(0.9) == 0.9


def test_of_known_messages_the_estimates_say_what_is_delivered():
    known = bid("15", messages=12_000)

    assert known.delivered_ratio(0.9) == 0.5
    assert replace(known, messages=5_000).delivered_ratio(0.9) == 1
