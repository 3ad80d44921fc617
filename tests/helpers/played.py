"""Plays everyone of a plan with the simulator, and writes the messages down as a table."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

import numpy as np

from tarife.plan.grid import all_lines
from tarife.plan.model.plan import Plan
from tarife.simulation import tables as at
from tarife.simulation.occurrences import UNDELIVERED, PersonBuffers
from tarife.simulation.person_month import BUFFER_FULL, simulate_person
from tarife.simulation.script import SimulationSettings, script_of
from tarife.simulation.segments import PlacedSegment, segments_of
from tarife.terms.arrays import Indices
from tarife.terms.calendar import MICROSECONDS_PER_SECOND
from tarife.traffic.table import MessageTable


def happenings(plan: Plan, bits: int = 0) -> Iterator[tuple[PlacedSegment, int, Indices]]:
    """Play everyone, or a sample; give the segment, the person, and what happened."""
    zone = ZoneInfo(plan.account.time_zone)
    simulation = SimulationSettings(plan.month, zone, plan.account.desk, plan.seed)
    room = PersonBuffers.allocate(4096, 65_536)
    for placed in segments_of(all_lines(plan), plan.month, plan.seed):
        script = script_of([placed.segment], simulation, bits)
        for person in range(int(script.people[0, at.PLAYED])):
            while (
                count := simulate_person(np.uint64(person), script.cues(0), script.words, room)
            ) == BUFFER_FULL:
                room = room.doubled()
            table = room.happened[:count].astype(np.int64)
            table[:, at.BY] = script.words[table[:, at.BY] + int(at.SOURCE)]
            yield placed, person, table


def played_table(plan: Plan) -> MessageTable:
    """Give the month's messages of everyone; all are of one market."""
    zone = ZoneInfo(plan.account.time_zone)
    start_us = SimulationSettings(plan.month, zone, plan.account.desk, plan.seed).clock.start_us
    people = list(happenings(plan))
    none = np.zeros(0, dtype=np.int64)
    rows = np.concatenate(
        [none.reshape(0, at.HAPPENING_SIZE), *(table for *_, table in people)]
    )
    lengths = np.array([len(table) for _, _, table in people], dtype=np.int64)
    places = np.repeat(np.array([person for _, person, _ in people], dtype=np.int64), lengths)
    sources = np.concatenate(
        [none, *(np.array((*one.sources, 0))[table[:, at.BY]] for one, _, table in people)]
    )
    is_us = np.array([one.segment.country == "US" for one, _, _ in people], dtype=np.bool_)
    table = MessageTable(
        at_us=start_us + rows[:, at.AT_S] * MICROSECONDS_PER_SECOND,
        pair=np.repeat(np.arange(len(people)), lengths),
        number=places % plan.account.numbers,
        kind=rows[:, at.HAPPENED].astype(np.uint8),
        market=np.zeros(len(rows), dtype=np.int64),
        in_united_states=np.repeat(is_us, lengths),
        source=sources,
        markets=("Turkey",),
    )
    return table.taken(np.flatnonzero(table.kind < UNDELIVERED))
