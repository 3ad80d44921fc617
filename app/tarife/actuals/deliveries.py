"""Merges the status rows of each message into its last state."""

from dataclasses import dataclass, fields, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tarife.actuals.rows import KIND_UNKNOWN, State
from tarife.actuals.times import NO_TIME
from tarife.terms.arrays import Codes, Indices, Instants, Mask, Narrow, parts
from tarife.traffic.table import MessageKind

_TYPES: Final = (
    *(np.int32, np.int64, np.uint8, np.uint8, np.int32),
    *(np.int32, np.int16, np.bool_, np.int64),
)


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Rows of a log as columns, a few bytes each.

    Attributes:
        line: Where the row begins, from 1.
        at_us: When it was delivered, or what the row says happened; microseconds since 1970.
        kind: A `MessageKind`, or `KIND_UNKNOWN`.
        state: A `State`.
        circle: The business number, and the group where it was written to one.
        customer: The customer as the log spells them.
        market: The market, or -1 where the row counts for nothing.
        in_united_states: Whether the customer is known to be there.
        message: A number made of the message's id, 0 where the row has none.

    Shape:
        Every column ``(rows,)``; ``message`` is empty where no row has an id.
    """

    line: NDArray[np.int32]
    at_us: Instants
    kind: Codes
    state: Codes
    circle: Narrow
    customer: NDArray[np.int32]
    market: NDArray[np.int16]
    in_united_states: Mask
    message: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.line)

    def taken(self, indices: Indices | Mask) -> "Rows":
        return Rows(*(one[indices] if len(one) else one for one in self.columns()))

    def columns(self) -> tuple[NDArray[Any], ...]:
        return tuple(getattr(self, column.name) for column in fields(self))


class CollectedRows:
    """Rows as they are added: each column is one piece of memory, which grows in place.

    Joining batches at the end would need the memory twice.
    """

    def __init__(self) -> None:
        self._count = 0
        self._columns = [(np.dtype(kind), bytearray()) for kind in _TYPES]

    def add(self, rows: Rows) -> None:
        for (kind, held), column in zip(self._columns, rows.columns(), strict=True):
            if len(column):
                held.extend(bytes(self._count * kind.itemsize - len(held)))
                held.extend(column.astype(kind).tobytes())
        self._count += len(rows)

    def rows(self) -> Rows:
        """Give all rows; no more can be added."""
        for kind, held in self._columns:
            if held:
                held.extend(bytes(self._count * kind.itemsize - len(held)))
        columns = (
            np.frombuffer(held, kind) if held else np.zeros(0, kind)
            for kind, held in self._columns
        )
        return Rows(*columns)


@dataclass(frozen=True, slots=True, eq=False)
class Deliveries:
    """The rows that count, and how many were left out for what reason.

    Attributes:
        rows: Deliveries and inbound messages, in file order.
        repeated: Rows that tell again of a message that counts.
        waiting: Messages that were sent, queued or accepted, and not delivered.
        failed: Messages that failed.
        unsaid: Messages of which nothing is said, in a log that says it of others.
        excluding: The lines of messages that were both delivered and failed.
    """

    rows: Rows
    repeated: int = 0
    waiting: int = 0
    failed: int = 0
    unsaid: int = 0
    excluding: tuple[int, ...] = ()


def deliveries(rows: Rows, person_of: NDArray[np.int32]) -> Deliveries:
    """Keep each message once, if it was delivered; later states win.

    `State.READ` without delivery is a delivery. A message that was delivered and failed counts
    as what happened later. Rows of a log that says nowhere what became of its messages are
    deliveries all.

    Args:
        rows: The rows of a log.
        person_of: The person of each customer.
    """
    before = len(rows)
    rows, excluding = _once(rows, person_of)
    rows = replace(rows, message=rows.message[:0])
    outbound = rows.kind > MessageKind.ENTRY
    says_states = bool((outbound & (rows.state != State.NOT_SAID)).any())
    waiting = outbound & (rows.state == State.WAITING)
    failed = outbound & (rows.state == State.FAILED)
    unsaid = outbound & (rows.state == State.NOT_SAID) & says_states
    left = waiting | failed | unsaid
    return Deliveries(
        rows=rows.taken(~left) if left.any() else rows,
        repeated=before - len(rows),
        waiting=int(waiting.sum()),
        failed=int(failed.sum()),
        unsaid=int(unsaid.sum()),
        excluding=excluding,
    )


def _once(rows: Rows, person_of: NDArray[np.int32]) -> tuple[Rows, tuple[int, ...]]:
    """Merge the rows of each message; also gives the lines of those that contradict.

    Messages without id are left as they are. In a group a message goes to each member, and
    each is a message of their own.
    """
    kept = rows.message == 0
    if kept.all():
        return rows, ()
    kind = rows.kind.copy()
    lines: list[int] = []
    for own in parts(rows.message):
        lines += _merge(rows, own[~kept[own]], person_of, (kept, kind))
    once = replace(rows, kind=kind)
    return once if kept.all() else once.taken(kept), tuple(sorted(lines))


def _merge(
    rows: Rows, named: Indices, person_of: NDArray[np.int32], result: tuple[Mask, Codes]
) -> list[int]:
    """Mark which rows with ids are kept, and of what kind; gives contradicting lines."""
    kept, kind = result
    if len(named) == 0:
        return []
    person = person_of[rows.customer[named]]
    by_message = np.lexsort((person, rows.message[named]))
    order, person = named[by_message], person[by_message]
    message = rows.message[order]
    is_first = np.ones(len(order), dtype=np.bool_)
    is_first[1:] = (message[1:] != message[:-1]) | (person[1:] != person[:-1])
    starts = np.flatnonzero(is_first)
    group = np.cumsum(is_first) - 1
    state, at_us = rows.state[order], rows.at_us[order]
    arrived = (state == State.DELIVERED) | (state == State.READ)
    failed = state == State.FAILED

    def latest(mask: Mask) -> Instants:
        found: Instants = np.maximum.reduceat(np.where(mask, at_us, NO_TIME), starts)
        return found

    last_arrival, last_failure = latest(arrived), latest(failed)
    fails = last_failure > last_arrival
    excludes = (last_failure != NO_TIME) & (last_arrival != NO_TIME)
    best = np.lexsort((order, at_us, _rank(state, fails[group]), group))[starts]
    chosen = order[best]
    is_known = rows.kind[order] != KIND_UNKNOWN
    last_known = np.maximum.reduceat(np.where(is_known, order, -1), starts)
    unsaid = (rows.kind[chosen] == KIND_UNKNOWN) & (last_known >= 0)
    kind[chosen[unsaid]] = rows.kind[last_known[unsaid]]
    kept[chosen] = True
    lines: list[int] = rows.line[chosen[excludes]].tolist()
    return lines


def _rank(state: Codes, fails: Mask) -> Indices:
    """Order the rows of a message by what they say of its outcome, the best first."""
    ranks: Indices = np.select(
        [(state == State.FAILED) & fails, state == State.DELIVERED, state == State.READ],
        [0, 1, 2],
        default=5 - np.minimum(state, State.WAITING).astype(np.int64),
    )
    return ranks
