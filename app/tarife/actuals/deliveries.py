"""Merges the status rows of each message into its last state."""

from dataclasses import dataclass, field, fields, replace
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
    *(np.uint16, np.int64, np.int64, np.uint8, np.int32),
)


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Rows of a log as columns, a few bytes each.

    Attributes:
        line: Where the row begins, from 1.
        at_us: When it was delivered, or what the row says happened; microseconds since 1970.
        kind: A `MessageKind`, or `KIND_UNKNOWN`.
        state: A `State`.
        channel: The business number, and the group where it was written to one.
        customer: The customer as the log spells them.
        market: The market, or -1 where the row counts for nothing.
        in_united_states: Whether the customer is known to be there.
        message: A number made of the message's id, 0 where the row has none.
        verdict: What Meta says of its price, as `PriceNumbering.verdicts` numbers it from 1;
            0 where it says nothing.
        conversation: A number made of the conversation's id, 0 where there is none.
        sent_us: When it was sent, where that is said, or `NO_TIME`.
        deliveries: At how many moments it is said to have been delivered, once found.
        template: The name of its template, of `PriceNumbering.templates`; 0 for none.

    Shape:
        Every column ``(rows,)``; ``message`` is empty where no row has an id, and so are the
        columns after it where prices are not asked for.
    """

    line: NDArray[np.int32]
    at_us: Instants
    kind: Codes
    state: Codes
    channel: Narrow
    customer: NDArray[np.int32]
    market: NDArray[np.int16]
    in_united_states: Mask
    message: NDArray[np.int64]
    verdict: NDArray[np.uint16] = field(default_factory=lambda: np.zeros(0, np.uint16))
    conversation: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    sent_us: Instants = field(default_factory=lambda: np.zeros(0, np.int64))
    deliveries: Codes = field(default_factory=lambda: np.zeros(0, np.uint8))
    template: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))

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
        """Give all rows, once, and keep none: each column goes as soon as nobody needs it."""
        held_columns, self._columns = self._columns, []
        for kind, held in held_columns:
            if held:
                held.extend(bytes(self._count * kind.itemsize - len(held)))
        return Rows(
            *(
                np.frombuffer(held, kind) if held else np.zeros(0, kind)
                for kind, held in held_columns
            )
        )


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
        lost: The rows of messages that were not delivered.
    """

    rows: Rows
    lost: Rows
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
    rows, excluding = _one_per_message(rows, person_of)
    rows = replace(rows, message=rows.message[:0])
    outbound = rows.kind > MessageKind.ENTRY
    says_states = bool((outbound & (rows.state != State.NOT_SAID)).any())
    waiting = outbound & (rows.state == State.WAITING)
    failed = outbound & (rows.state == State.FAILED)
    unsaid = outbound & (rows.state == State.NOT_SAID) & says_states
    left = waiting | failed | unsaid
    lost, merged = rows.taken(left), len(rows)
    columns = [*rows.columns()]
    del rows
    return Deliveries(
        rows=Rows(*columns) if not len(lost) else _column_by_column(columns, ~left),
        lost=lost,
        repeated=before - merged,
        waiting=int(waiting.sum()),
        failed=int(failed.sum()),
        unsaid=int(unsaid.sum()),
        excluding=excluding,
    )


def _column_by_column(columns: list[NDArray[Any]], keep: Mask) -> Rows:
    """Take rows, one column after the other, so that hardly more than one is there twice."""
    for index in range(len(columns)):
        if len(columns[index]):
            columns[index] = columns[index][keep]
    return Rows(*columns)


def _one_per_message(rows: Rows, person_of: NDArray[np.int32]) -> tuple[Rows, tuple[int, ...]]:
    """Merge the rows of each message; also gives the lines of those that contradict.

    Messages without id are left as they are. In a group a message goes to each member, and
    each is a message of their own.
    """
    kept = rows.message == 0
    if len(rows.verdict):
        rows = replace(rows, deliveries=np.ones(len(rows), dtype=np.uint8))
    if kept.all():
        return rows, ()
    once = replace(
        rows,
        kind=rows.kind.copy(),
        verdict=rows.verdict.copy(),
        conversation=rows.conversation.copy(),
        sent_us=rows.sent_us.copy(),
        template=rows.template.copy(),
    )
    lines: list[int] = []
    for own in parts(rows.message):
        lines += _merge(rows, own[~kept[own]], person_of, (kept, once))
    return once if kept.all() else once.taken(kept), tuple(sorted(lines))


def _merge(
    rows: Rows, named: Indices, person_of: NDArray[np.int32], result: tuple[Mask, Rows]
) -> list[int]:
    """Mark which rows with ids are kept, and what they are; gives contradicting lines."""
    kept, once = result
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
    once.kind[chosen[unsaid]] = rows.kind[last_known[unsaid]]
    kept[chosen] = True
    if len(rows.verdict):
        _merge_prices(rows, (order, starts, group, chosen), once)
    lines: list[int] = rows.line[chosen[excludes]].tolist()
    return lines


def _merge_prices(
    rows: Rows, groups: tuple[Indices, Indices, Indices, Indices], once: Rows
) -> None:
    """Write what the rows of each message say of its price to the row that is kept.

    A row that says what a message is and nothing of its price is of the business itself, and
    knows the template's own category; Meta's price has the one it was charged as.

    Args:
        rows: All rows.
        groups: The rows by message, where each message begins among them, the message of each,
            and the row of each message that is kept.
        once: Where it is written.
    """
    order, starts, group, chosen = groups
    arrives = np.isin(rows.state[order], (State.DELIVERED, State.READ))
    order = order[np.lexsort((order, rows.at_us[order], arrives, group))]
    state, at_us, verdict = rows.state[order], rows.at_us[order], rows.verdict[order]

    def last(mask: Mask) -> tuple[Mask, Indices]:
        found = np.maximum.reduceat(np.where(mask, np.arange(len(order)), -1), starts)
        return found >= 0, order[np.maximum(found, 0)]

    has, row = last(verdict > 0)
    once.verdict[chosen[has]] = rows.verdict[row[has]]
    has, row = last(rows.conversation[order] != 0)
    once.conversation[chosen[has]] = rows.conversation[row[has]]
    is_own = (rows.kind[order] != KIND_UNKNOWN) & (verdict == 0)
    has, row = last(is_own)
    has &= once.verdict[chosen] > 0
    once.kind[chosen[has]] = rows.kind[row[has]]
    has, row = last(rows.template[order] != 0)
    once.template[chosen[has]] = rows.template[row[has]]
    latest = np.iinfo(np.int64).max
    said = np.where(rows.sent_us[order] == NO_TIME, latest, rows.sent_us[order])
    tells_sending = (state == State.WAITING) | ((state == State.NOT_SAID) & is_own)
    sent = np.where(tells_sending, np.minimum(said, at_us), said)
    first = np.minimum.reduceat(sent, starts)
    once.sent_us[chosen] = np.where(first == latest, NO_TIME, first)
    delivered = np.flatnonzero(state == State.DELIVERED)
    delivered = delivered[np.lexsort((at_us[delivered], group[delivered]))]
    is_new = np.ones(len(delivered), dtype=np.bool_)
    is_new[1:] = (np.diff(group[delivered]) != 0) | (np.diff(at_us[delivered]) != 0)
    times = np.bincount(group[delivered[is_new]], minlength=len(starts))
    once.deliveries[chosen] = np.clip(times, 1, np.iinfo(np.uint8).max)


def _rank(state: Codes, fails: Mask) -> Indices:
    """Order the rows of a message by what they say of its outcome, the best first."""
    ranks: Indices = np.select(
        [(state == State.FAILED) & fails, state == State.DELIVERED, state == State.READ],
        [0, 1, 2],
        default=5 - np.minimum(state, State.WAITING).astype(np.int64),
    )
    return ranks
