import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarife.terms.tiers import TierSchedule

INDIA_AUTHENTICATION = TierSchedule((0, 750_000, 15_000_000), (1400, 1300, 1200))


@st.composite
def schedules(draw):
    later = draw(st.lists(st.integers(1, 1000), unique=True, max_size=5))
    starts = (0, *sorted(later))
    rates = draw(st.lists(st.integers(0, 9999), min_size=len(starts), max_size=len(starts)))
    end = draw(st.none() | st.integers(starts[-1] + 1, 2000))
    return TierSchedule(starts, tuple(rates), end)


def test_upper_bound_of_a_band_is_in_it():
    """Message number 750,000 is the last of the first band; counted from 0 it is 749,999."""
    numbers = np.array([0, 749_999, 750_000, 14_999_999, 15_000_000])

    assert INDIA_AUTHENTICATION.rate_of(numbers).tolist() == [1400, 1400, 1300, 1300, 1200]


@given(schedules(), st.lists(st.integers(0, 3000), max_size=20))
def test_every_message_costs_the_rate_of_the_last_band_begun(schedule, numbers):
    expected = [
        [
            rate
            for start, rate in zip(schedule.starts, schedule.rates_micros, strict=True)
            if start <= number
        ][-1]
        for number in numbers
    ]

    assert schedule.rate_of(np.array(numbers, dtype=np.int64)).tolist() == expected


@given(schedules(), st.integers(0, 3000))
def test_beyond_a_closed_last_band_no_rate_is_known(schedule, number):
    assert schedule.holds(number) is (schedule.end is None or number < schedule.end)


@given(schedules(), st.integers(0, 3000), st.lists(st.integers(0, 400), max_size=6))
def test_counts_that_share_a_stretch_cost_together_what_its_messages_cost(
    schedule, first, messages
):
    counts = np.array(messages, dtype=np.int64)
    numbers = np.arange(first, first + sum(messages))

    shared = schedule.shared_cost(first, counts)
    assert shared.sum() == schedule.rate_of(numbers).sum()


def test_each_count_takes_part_in_every_band_in_proportion():
    schedule = TierSchedule((0, 100, 200), (10, 5, 1))

    assert schedule.shared_cost(70, np.array([30, 60, 0])).tolist() == [
        10 * 10 + 20 * 5,
        20 * 10 + 40 * 5,
        0,
    ]


def test_flat_schedule_has_a_list_rate_and_no_tiers():
    flat = TierSchedule.flat(10_900)

    assert (flat.list_rate_micros, flat.has_tiers) == (10_900, False)


@pytest.mark.parametrize(
    "schedule", [INDIA_AUTHENTICATION, TierSchedule((0,), (1400,), end=750_000)]
)
def test_bands_or_an_end_are_tiers(schedule):
    assert schedule.has_tiers


@pytest.mark.parametrize(
    ("starts", "rates", "end"),
    [
        pytest.param((), (), None, id="no band"),
        pytest.param((1,), (5,), None, id="does not begin at 0"),
        pytest.param((0, 10), (5,), None, id="a band without rate"),
        pytest.param((0, 10, 10), (5, 4, 3), None, id="two bands begin at once"),
        pytest.param((0, 20, 10), (5, 4, 3), None, id="bands out of order"),
        pytest.param((0, 10), (5, 4), 10, id="ends where its last band begins"),
    ],
)
def test_impossible_bands_are_refused(starts, rates, end):
    with pytest.raises(ValueError, match="tier schedule"):
        TierSchedule(starts, rates, end)
