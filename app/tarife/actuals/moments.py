"""When messages of a log were sent, arrived or failed, and what became of them by that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tarife.actuals.reports import TIMES
from tarife.actuals.rows import State
from tarife.actuals.times import NO_TIME, Clock
from tarife.terms.arrays import Codes, Instants, Mask
from tarife.terms.problems import Problem
from tarife.traffic.table import MessageKind


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """Which columns of times a batch has, and what they say of each row, or `NO_TIME`.

    Shape:
        ``at`` to ``failed``: ``(rows,)``.
    """

    columns: frozenset[str]
    at: Instants
    sent: Instants
    delivered: Instants
    read: Instants
    failed: Instants

    @classmethod
    def parse(
        cls, columns: Mapping[str, Sequence[Any]], lines: Sequence[int], clock: Clock
    ) -> tuple["Moments", list[tuple[int, Problem]]]:
        """Read the columns of times; also gives what is wrong with them, by line.

        Raises:
            OrderUnknown: If a date can be read in two ways.
        """
        none = np.full(len(lines), NO_TIME, dtype=np.int64)
        times: dict[str, Instants] = {}
        faults: list[tuple[int, Problem]] = []
        for name in TIMES:
            if name in columns:
                times[name], wrong = clock.read(columns[name], lines)
                faults += [(lines[row], problem) for row, problem in wrong.items()]
        moments = [times.get(name, none) for name in TIMES]
        return cls(frozenset(times), *moments), faults

    @property
    def _arrival(self) -> Instants:
        return np.where(self.delivered == NO_TIME, self.read, self.delivered)

    def fill_states(self, kind: Codes, state: Codes) -> Mask:
        """Take from the times what became of messages of the business.

        Args:
            kind: What the rows are.
            state: What the log says else became of them; it is written to.

        Returns:
            Which messages both arrived and failed.
        """
        if self.columns <= {"at"}:
            return np.zeros(len(kind), dtype=np.bool_)
        outbound, arrival, failed = kind > MessageKind.ENTRY, self._arrival, self.failed
        arrives = outbound & (arrival != NO_TIME)
        contradicts: Mask = arrives & ((state == State.FAILED) | (failed != NO_TIME))
        fails = contradicts & (
            (failed > arrival) | ((failed == NO_TIME) & (state == State.FAILED))
        )
        unsaid = outbound & (state == State.NOT_SAID)
        state[unsaid & (failed != NO_TIME)] = State.FAILED
        if {"delivered_at", "read_at"} & self.columns:
            state[unsaid & (failed == NO_TIME)] = State.WAITING
        state[arrives & ~fails] = State.READ
        state[arrives & ~fails & (self.delivered != NO_TIME)] = State.DELIVERED
        state[fails] = State.FAILED
        return contradicts

    def of_events(self, kind: Codes, state: Codes) -> Instants:
        """Give when what the rows tell of happened: what arrived counts when it arrived."""
        if self.columns <= {"at"}:
            return self.at
        arrival, failed = self._arrival, self.failed
        at_us = np.where(self.at == NO_TIME, self.sent, self.at)
        arrives = (kind > MessageKind.ENTRY) & (arrival != NO_TIME) & (state != State.FAILED)
        at_us = np.where(arrives | (at_us == NO_TIME), arrival, at_us)
        fails = (state == State.FAILED) & (failed != NO_TIME)
        return np.where(fails | (at_us == NO_TIME), failed, at_us)
