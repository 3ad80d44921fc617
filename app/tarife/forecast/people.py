"""People of a plan one at a time: what happens to one of them, and why each message costs."""

from dataclasses import dataclass

import numpy as np

from tarife.billing.eras import ERAS
from tarife.billing.ledger import REASONS, Reason
from tarife.billing.windows import ENDS, NEVER, PAUSED, decide
from tarife.forecast.preparing import Prepared
from tarife.simulation import tables as at
from tarife.simulation.living import NO_ROOM, live
from tarife.simulation.occurrences import room_for
from tarife.simulation.script import script_of
from tarife.simulation.segments import Placed
from tarife.terms.arrays import Table
from tarife.terms.calendar import MICROSECONDS_PER_HOUR, MICROSECONDS_PER_SECOND
from tarife.traffic.table import Kind

_OCCURRENCES = 512
_HAPPENINGS = 4096
_MOST_DOUBLINGS = 8


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the month, to a person or from one.

    Attributes:
        at_s: When.
        kind: What it is.
        source: The place of the line that caused it in `Forecast.sources`.
        reason: What became of it before free tiers are spent; nothing for what a person writes.

    Units:
        ``at_s`` in seconds since the month's first moment.
    """

    at_s: int
    kind: Kind
    source: int
    reason: Reason | None


class People:
    """The people of one segment, each of whom can be played alone, as in a forecast."""

    def __init__(self, ready: Prepared, placed: Placed) -> None:
        setting = ready.setting(0)
        self._placed = placed
        self._script = script_of(placed.segment, setting.stage, 0)
        self._room = room_for(_OCCURRENCES, _HAPPENINGS)
        self._era = ERAS.index(setting.era)
        self._free_entry_us = setting.free_entry_hours * MICROSECONDS_PER_HOUR
        self._start_us = int(ready.terms.calendar.starts_us[0])

    def __len__(self) -> int:
        return self._placed.segment.people

    def messages(self, person: int) -> tuple[Message, ...]:
        """Play one person; give the messages of the month in order of time.

        Templates that do not arrive and messages of the next month are left out.
        """
        ends = np.full(ENDS, NEVER, dtype=np.int64)
        return tuple(
            self._message(row, ends)
            for row in self._played(person).tolist()
            if row[at.HAPPENED] < len(Kind)
        )

    def _message(self, row: list[int], ends: Table) -> Message:
        at_s, kind = row[at.AT_S], Kind(row[at.HAPPENED])
        if kind is Kind.MARKETING and self._script[at.PAUSES]:
            reason: int = PAUSED
        else:
            at_us = self._start_us + at_s * MICROSECONDS_PER_SECOND
            reason = decide(at_us, int(kind), self._era, self._free_entry_us, ends)
        fate = None if kind <= Kind.ENTRY else REASONS[reason]
        return Message(at_s, kind, self._placed.sources[row[at.BY]], fate)

    def _played(self, person: int) -> Table:
        for _ in range(_MOST_DOUBLINGS):
            count = live(person, self._script, *self._room)
            if count != NO_ROOM:
                return self._room[1][:count]
            notes, happened = self._room
            self._room = room_for(2 * len(notes), 2 * len(happened))
        return self._room[1][:0]
