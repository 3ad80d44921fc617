"""What became of each message, from rows that tell of one several times."""

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from tarife.actuals.rows import KIND_UNKNOWN, State
from tarife.actuals.times import NO_TIME
from tarife.terms.arrays import Codes, Indices, Instants, Mask
from tarife.traffic.table import Kind


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Rows of a log as columns, a few bytes each.

    Attributes:
        line: Where the row begins, from 1.
        at_us: When it was delivered, or what the row says happened; microseconds since 1970.
        kind: A `Kind`, or `KIND_UNKNOWN`.
        state: A `State`.
        circle: The business number, and the group where it was written to one.
        customer: The customer as the log spells them.
        market: The market, or -1 where the row counts for nothing.
        in_united_states: Whether the customer is known to be there.
        message: A number made of the message's id, 0 where the row has none.

    Shape:
        Every column ``(rows,)``.
    """

    line: NDArray[np.int32]
    at_us: Instants
    kind: Codes
    state: Codes
    circle: NDArray[np.int32]
    customer: NDArray[np.int32]
    market: NDArray[np.int16]
    in_united_states: Mask
    message: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.line)

    def taken(self, places: Indices | Mask) -> "Rows":
        """Give the rows at these places."""
        return Rows(*(getattr(self, column.name)[places] for column in fields(self)))

    @classmethod
    def joined(cls, parts: "list[Rows]") -> "Rows":
        """Put parts one after another; the list is emptied, so that none is held twice."""
        names = [column.name for column in fields(cls)]
        pieces = {name: [getattr(part, name) for part in parts] for name in names}
        parts.clear()
        return cls(*(np.concatenate(pieces.pop(name)) for name in names))


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
    outbound = rows.kind > Kind.ENTRY
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
    named = np.flatnonzero(rows.message)
    ids = np.sort(rows.message[named])
    if not (ids[1:] == ids[:-1]).any():
        return rows, ()
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
    kinds = rows.kind.copy()
    is_known = kinds[order] != KIND_UNKNOWN
    last_known = np.maximum.reduceat(np.where(is_known, order, -1), starts)
    unsaid = (kinds[chosen] == KIND_UNKNOWN) & (last_known >= 0)
    kinds[chosen[unsaid]] = rows.kind[last_known[unsaid]]
    kept = rows.message == 0
    kept[chosen] = True
    lines = np.sort(rows.line[chosen[excludes]])
    return replace(rows, kind=kinds).taken(kept), tuple(lines.tolist())


def _rank(state: Codes, fails: Mask) -> Indices:
    """Order the rows of a message by what they say of its outcome, the best first."""
    ranks: Indices = np.select(
        [(state == State.FAILED) & fails, state == State.DELIVERED, state == State.READ],
        [0, 1, 2],
        default=5 - np.minimum(state, State.WAITING).astype(np.int64),
    )
    return ranks
