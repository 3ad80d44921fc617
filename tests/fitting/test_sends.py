"""Bursts are broadcasts, of few people and every week too; a stream ends when it is silent."""

from datetime import date, datetime, time

import numpy as np
import pytest

from tarife.fitting.lines import times_of
from tarife.fitting.observations import Attempts, Observations
from tarife.fitting.sends import alike, broadcast_of, split_bursts
from tarife.plan.model.account import WEEKDAYS
from tarife.plan.model.lines import Broadcast, DayRange, HoursOfDay, Repeat
from tarife.terms.calendar import AccountCalendar, BillingMonth, Period, find_zone

ISTANBUL = find_zone("Europe/Istanbul")
NOVEMBER = BillingMonth(2026, 11)
CALENDAR = AccountCalendar.of(ISTANBUL, Period(NOVEMBER))
DATES = CALENDAR.dates()
TUESDAYS = (3, 10, 17, 24)
AT_11 = time(11)


def moment_s(day, hour, minute=0):
    return int(datetime(2026, 11, day, hour, minute, tzinfo=ISTANBUL).timestamp())


def burst(rng, day, count, spread_s=3600, hour=11):
    return moment_s(day, hour) + rng.integers(spread_s, size=count)


def stream(rng, days, count, hours=(8, 20)):
    day, second = rng.choice(days, count), rng.integers(hours[0] * 3600, hours[1] * 3600, count)
    return np.array([moment_s(one, 0) for one in day]) + second


def sends(sent_s, days=30):
    """Broadcasts as a marketer would have written them, and how many are left as a stream."""
    bursts, left = split_bursts(np.asarray(sent_s), days)
    return [broadcast_of(one, ISTANBUL, DATES[:days]) for one in alike(bursts)], len(left)


@pytest.mark.parametrize("count", [3, 5, 12, 40, 900])
def test_one_burst_is_a_broadcast_of_however_few(count):
    for seed in range(10):
        (found,), left = sends(burst(np.random.default_rng(seed), 12, count))

        assert left == 0
        (moment,) = found.moments
        assert moment.date() == date(2026, 11, 12)
        if count >= 40:
            assert moment.time() == AT_11
            assert found.spread_hours == pytest.approx(1, rel=0.15)


@pytest.mark.parametrize("count", [6, 15, 300])
@pytest.mark.parametrize("days", [30, 18])
def test_a_burst_every_tuesday_is_one_send_that_repeats(count, days):
    rng = np.random.default_rng(count)
    tuesdays = [day for day in (*TUESDAYS, 24)[: days // 7] if day <= days]
    sent_s = np.concatenate([burst(rng, day, count) for day in tuesdays])

    (found,), left = sends(sent_s, days)

    assert left == 0
    if days == 30 and count > 6:
        assert found == Broadcast((), found.spread_hours, repeats=(Repeat(AT_11, WEEKDAYS[1]),))
    else:
        assert [at.date().day for at in found.moments_in(NOVEMBER)] == tuesdays


def test_a_list_that_grows_stays_one_send():
    rng = np.random.default_rng(1)
    sizes = zip(TUESDAYS, (4000, 4300, 4500, 4700), strict=True)

    found, left = sends(np.concatenate([burst(rng, day, size) for day, size in sizes]))

    assert (len(found), left) == (1, 0)


def test_sends_of_other_sizes_stay_apart():
    rng = np.random.default_rng(1)

    found, _ = sends(np.concatenate([burst(rng, 3, 400), burst(rng, 12, 900)]))

    assert [[at.day for at in one.moments] for one in found] == [[3], [12]]


@pytest.mark.parametrize("count", [2, 5, 20, 60, 500])
def test_messages_at_random_are_a_stream(count):
    for seed in range(20):
        found, left = sends(stream(np.random.default_rng(seed), range(1, 31), count))

        assert (found, left) == ([], count)


def month(told_days=30):
    """A month of which a log tells the first days."""
    none = np.zeros(0, dtype=np.int64)
    covered = (np.arange(30) < told_days).astype(float)
    attempts = Attempts(*[none] * 10)
    kinds = none.astype(np.uint8)
    messages = (none, none, kinds, none)
    names = (("TR",), ("",))
    end_s = moment_s(30, 23, 59)
    return Observations(
        NOVEMBER, CALENDAR, end_s, *messages, attempts, *names, covered, says_customers=True
    )


@pytest.mark.parametrize("count", [1, 2, 3, 40, 3000])
def test_a_stream_does_not_end_because_the_log_does(count):
    for seed in range(10):
        at_s = stream(np.random.default_rng(seed), range(1, 19), count)

        times = times_of(at_s, month(18), by_weekday=True)

        assert times.days == DayRange()
        assert (times.known, times.all) == (18, 30)


@pytest.mark.parametrize(("count", "silent_from"), [(3, None), (40, 12), (3000, 12)])
def test_a_stream_ends_when_its_silence_is_improbable(count, silent_from):
    """Three messages in eleven days of thirty may be chance: 5 in 100."""
    at_s = np.append(
        stream(np.random.default_rng(1), range(1, 12), count - 1), moment_s(11, 12)
    )

    times = times_of(at_s, month())

    assert times.days.last == (silent_from and date(2026, 11, silent_from - 1))


def test_a_quiet_weekend_ends_no_stream():
    """A tenth as much comes at weekends, and none on the last one, of which one is expected."""
    rng = np.random.default_rng(1)
    weekdays = [day for day in range(1, 29) if date(2026, 11, day).weekday() < 5]
    at_s = np.concatenate([stream(rng, weekdays, 400), stream(rng, (7, 8, 14, 15, 21, 22), 12)])

    times = times_of(at_s, month(29), by_weekday=True)

    assert times.days == DayRange()
    assert times.weekdays == WEEKDAYS


def test_hours_are_those_with_messages_where_the_others_would_have_some():
    rng = np.random.default_rng(1)

    assert times_of(stream(rng, range(1, 31), 500), month()).hours == HoursOfDay(
        time(8), time(20)
    )
    assert times_of(stream(rng, range(1, 31), 4), month()).hours == HoursOfDay()
