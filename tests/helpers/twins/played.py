"""Plays everyone of a plan with the simulator, and writes the messages down as a table."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

import numpy as np

from helpers.measuring import unmeasured
from tarife.plan.grid import all_lines
from tarife.plan.model.plan import Plan
from tarife.plan.what_if.months import months_of
from tarife.rates.markets.markets import Markets
from tarife.simulation import layout
from tarife.simulation.clock import PeriodClock
from tarife.simulation.occurrences import UNDELIVERED, PersonBuffers
from tarife.simulation.person_month import BUFFER_FULL, simulate_person
from tarife.simulation.random_numbers import draw_bits_of_many
from tarife.simulation.script import SimulationSettings, script_of
from tarife.simulation.segments import PlacedSegment, segments_of
from tarife.terms.arrays import Indices
from tarife.terms.calendar import MICROSECONDS_PER_SECOND, moment_at
from tarife.traffic.table import MessageTable


def happenings(plan: Plan, bits: int = 0) -> Iterator[tuple[PlacedSegment, int, Indices]]:
    """Play everyone, or a sample; give the segment, the person, and what happened."""
    zone = ZoneInfo(plan.account.time_zone)
    simulation = SimulationSettings(plan.period, zone, plan.account.desk, plan.seed)
    room = PersonBuffers.allocate(4096, 65_536)
    for placed in segments_of(list(map(all_lines, months_of(plan))), plan.period, plan.seed):
        script = script_of([placed.segment], simulation, bits)
        for person in range(int(script.people[0, layout.PEOPLE_PLAYED])):
            while (
                count := simulate_person(np.uint64(person), script.cues(0), script.words, room)
            ) == BUFFER_FULL:
                room = room.doubled()
            table = room.happened[:count].astype(np.int64)
            table[:, layout.CAUSE_ROW] = script.words[
                table[:, layout.CAUSE_ROW] + int(layout.SOURCE)
            ]
            yield placed, person, table


@unmeasured()
def played_table(plan: Plan, markets: Markets | None = None) -> MessageTable:
    """Give the messages of everyone in all months, in order of time.

    What is of one second stands by the chance of people. All are of one market, unless it is
    known which market a country belongs to when.
    """
    zone = ZoneInfo(plan.account.time_zone)
    start_us = PeriodClock(plan.period, zone).start_us
    people = list(happenings(plan))
    none = np.zeros(0, dtype=np.int64)
    rows = np.concatenate(
        [none.reshape(0, layout.HAPPENING_SIZE), *(table for *_, table in people)]
    )
    lengths = np.array([len(table) for _, _, table in people], dtype=np.int64)
    person = np.repeat(np.array([person for _, person, _ in people], dtype=np.int64), lengths)
    keys = np.array([one.key for one, _, _ in people], dtype=np.uint64)
    chance = draw_bits_of_many(np.repeat(keys, lengths), person.astype(np.uint64))
    sources = np.concatenate(
        [
            none,
            *(
                np.array((*one.sources, 0))[table[:, layout.CAUSE_ROW]]
                for one, _, table in people
            ),
        ]
    )
    countries = np.repeat([one.segment.country for one, _, _ in people], lengths)
    at_us = start_us + rows[:, layout.AT_S] * MICROSECONDS_PER_SECOND
    names = ["Turkey"] * len(rows)
    if markets is not None:
        days = (moment_at(at, zone).date().replace(day=1) for at in at_us.tolist())
        pairs = zip(countries.tolist(), days, strict=True)
        names = [str(markets.market_of_country(*pair)) for pair in pairs]
    known = tuple(dict.fromkeys(names)) or ("Turkey",)
    table = MessageTable(
        at_us=at_us,
        pair=np.repeat(np.arange(len(people)), lengths),
        number=person % plan.account.numbers,
        kind=rows[:, layout.HAPPENED_KIND].astype(np.uint8),
        market=np.array([known.index(name) for name in names], dtype=np.int64),
        in_united_states=countries == "US",
        source=sources,
        markets=known,
    )
    by_time = np.lexsort((chance, at_us))
    return table.taken(by_time[table.kind[by_time] < UNDELIVERED])
