"""Who is sent what and when; who clicks or writes, and when."""

import numpy as np

from tarife.plan.lines import Broadcast, DayRange, HoursOfDay, Send, Steady
from tarife.simulation.clock import MonthClock, active_days, daily_stretches
from tarife.simulation.events import Cues
from tarife.simulation.streams import Stream

# Draws of a send or arrival; exchanges use slots from `EXCHANGE_SLOTS` on.
CHOSEN, MOMENT, DELIVERED, DELIVERY_DELAY, REPLIES, REPLY_DELAY, PHONE, RECIPIENT = range(8)
RECATEGORISED = 8
EXCHANGE_SLOTS = 9
_EMPTY = np.zeros(0, dtype=np.int64)


def attempts(send: Send, people: int, clock: MonthClock, stream: Stream) -> Cues:
    """Give every attempt of a send, with its recipient as a place in the audience.

    Args:
        send: The line of the plan.
        people: How many the audience holds.
        clock: The month.
        stream: The chance of this send.
    """
    if not people or not send.volume:
        return Cues(_EMPTY, _EMPTY, _EMPTY)
    if isinstance(send.schedule, Broadcast):
        return _broadcast(send, send.schedule, people, clock, stream)
    return _steady(send.volume, send.schedule, people, clock, stream)


def _broadcast(
    send: Send, schedule: Broadcast, people: int, clock: MonthClock, stream: Stream
) -> Cues:
    """Reach each person with the same chance at each moment, over the hours of the spread."""
    ratio = send.volume / people
    spread_s = round(schedule.spread_hours * 3600)
    parts = []
    for place, moment in enumerate(schedule.moments):
        key = np.arange(people, dtype=np.int64) + place * people
        key = key[stream.happens(ratio, key, CHOSEN)]
        late = np.floor(stream.uniform(key, MOMENT) * spread_s).astype(np.int64)
        parts.append(Cues(clock.second_of(moment) + late, key - place * people, key))
    return Cues(
        np.concatenate([_EMPTY, *(part.at_s for part in parts)]),
        np.concatenate([_EMPTY, *(part.person for part in parts)]),
        np.concatenate([_EMPTY, *(part.key for part in parts)]),
    )


def _steady(
    volume: int, schedule: Steady, people: int, clock: MonthClock, stream: Stream
) -> Cues:
    """Send each message to a random person at a random moment of the stretches."""
    days = active_days(clock.month, schedule.days, schedule.weekdays)
    if not days:
        return Cues(_EMPTY, _EMPTY, _EMPTY)
    key = np.arange(volume, dtype=np.int64)
    person = np.floor(stream.uniform(key, RECIPIENT) * people).astype(np.int64)
    stretches = daily_stretches(clock, days, schedule.hours)
    return Cues(stretches.moments(stream.uniform(key, MOMENT)), person, key)


def arrivals(
    per_day: float, window: tuple[DayRange, HoursOfDay], clock: MonthClock, stream: Stream
) -> Cues:
    """Give everyone who clicks or writes on their own, numbered from 0.

    Args:
        per_day: How many a day on average; the month's number is rounded to whole people.
        window: The days and hours.
        clock: The month.
        stream: The chance of this line.
    """
    days = active_days(clock.month, window[0])
    people = round(per_day * len(days))
    if not people:
        return Cues(_EMPTY, _EMPTY, _EMPTY)
    key = np.arange(people, dtype=np.int64)
    moments = daily_stretches(clock, days, window[1]).moments(stream.uniform(key, MOMENT))
    return Cues(moments, key, key)
