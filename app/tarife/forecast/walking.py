"""The fused loop: plays one person after the other, bills each, and counts what came of it."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tarife.billing.ledger import REASON_CODES, REASONS, Reason
from tarife.billing.windows import NEVER, PAUSED, decide
from tarife.simulation import tables as at
from tarife.simulation.agenda import LATEST_S
from tarife.simulation.living import NO_ROOM, live
from tarife.simulation.occurrences import NOTED_KINDS
from tarife.terms.arrays import Counts, Instants, Seconds, Table
from tarife.terms.calendar import MICROSECONDS_PER_SECOND
from tarife.terms.compiling import compiled
from tarife.traffic.table import Kind

DAY_S: Final = 24 * 3600
GROUPS: Final = 32
"""Groups of people whose differences tell how much chance there is."""

# A row of claims: service messages that a free tier may pay for.
CLAIM_KEY: Final = 0
"""Second, then person, in one number."""
CLAIM_SOURCE: Final = 1
CLAIM_GROUP: Final = 2
"""Whose free tier it may spend: the account's, or a number's."""
CLAIM_WEIGHT: Final = 3
"""For how many messages it stands."""
CLAIM_SIZE: Final = 4

PERSON_BITS: Final = 32
_MARKETING: Final = int(Kind.MARKETING)
_FREE_FORM: Final = int(Kind.FREE_FORM)
_REACTION: Final = int(Kind.REACTION)
_LAST_CHARGED: Final = REASON_CODES[Reason.MESSAGE_DELIVERED]


class Rules(NamedTuple):
    """What the counting of people depends on beside what happens to them.

    Attributes:
        era: The place in `ERAS`.
        free_entry_us: How long a free entry point stays open.
        numbers: Business numbers; people are spread evenly over them.
        groups: Free tiers that are spent apart: one for the account, or one for each number; 0
            where there is none.
        start_us: The month's first moment.
        played: How many people are played.
        weight: For how many each of them stands.
        heavier: How many people stand for one more.
    """

    era: int
    free_entry_us: int
    numbers: int
    groups: int
    start_us: int
    played: int
    weight: int
    heavier: int


class Sheet(NamedTuple):
    """What is counted.

    Attributes:
        counts: Messages by source, day, noted kind and reason.
        by_group: Charged messages by group of people, source and kind, not weighted.
        claims: The earliest service messages, rows of `CLAIM_SIZE`.
        latest_s: For each group the second after which no claim can be among the first.
        used: How many claims there are.

    Shape:
        ``counts``: ``(sources, days, kinds, reasons)``; ``by_group``: ``(GROUPS, sources,
        kinds)``; ``used``: ``(1,)``.
    """

    counts: NDArray[np.int64]
    by_group: NDArray[np.int64]
    claims: Table
    latest_s: Seconds
    used: Counts

    @classmethod
    def blank(cls, sources: int, days: int, groups: int, claims: int) -> "Sheet":
        """Make an empty sheet with room for so many claims."""
        return cls(
            np.zeros((sources, days, NOTED_KINDS, len(REASONS)), dtype=np.int64),
            np.zeros((GROUPS, sources, len(Kind)), dtype=np.int64),
            np.empty((claims, CLAIM_SIZE), dtype=np.int64),
            np.full(groups, LATEST_S, dtype=np.int64),
            np.zeros(1, dtype=np.int64),
        )


@compiled
def count_people(
    people: tuple[int, int],
    tables: tuple[Table, Seconds],
    rules: Rules,
    room: tuple[Table, Table, Instants],
    sheet: Sheet,
) -> int:
    """Count a range of people, ``[first, end)``.

    Args:
        people: The range.
        tables: The script, and the first second of each day with the end of the last.
        rules: How to bill and to weigh them.
        room: For the notes on a person, for what happened, and for the ends of windows.
        sheet: Where to count.

    Returns:
        The person for whom there was no room left; else the end.
    """
    script, day_starts_s = tables
    notes, happened, ends = room
    for person in range(people[0], people[1]):
        has_room = len(sheet.claims) - sheet.used[0] >= len(happened)
        happenings = live(person, script, notes, happened) if has_room else NO_ROOM
        if happenings == NO_ROOM:
            return person
        weight = rules.weight + (1 if person < rules.heavier else 0)
        ends[:] = NEVER
        for row in range(happenings):
            at_s, kind = happened[row, at.AT_S], happened[row, at.HAPPENED]
            source = happened[row, at.BY]
            reason = 0
            if kind == _MARKETING and script[at.PAUSES]:
                reason = PAUSED
            elif kind <= _REACTION:
                at_us = rules.start_us + at_s * MICROSECONDS_PER_SECOND
                reason = decide(at_us, kind, rules.era, rules.free_entry_us, ends)
                if kind >= _MARKETING and reason <= _LAST_CHARGED:
                    sheet.by_group[person * GROUPS // rules.played, source, kind] += 1
                    if kind == _FREE_FORM and rules.groups > 0:
                        claim((at_s, person, source, weight), rules, sheet)
            sheet.counts[source, day_of(at_s, day_starts_s), kind, reason] += weight
    return people[1]


@compiled
def claim(message: tuple[int, int, int, int], rules: Rules, sheet: Sheet) -> None:
    """Note a service message that a free tier may pay for, if it is early enough."""
    at_s, person, source, weight = message
    group = (person % rules.numbers) % rules.groups
    if at_s > sheet.latest_s[group]:
        return
    row = sheet.used[0]
    sheet.claims[row, CLAIM_KEY] = (at_s << PERSON_BITS) | person
    sheet.claims[row, CLAIM_SOURCE] = source
    sheet.claims[row, CLAIM_GROUP] = group
    sheet.claims[row, CLAIM_WEIGHT] = weight
    sheet.used[0] = row + 1


@compiled
def day_of(at_s: int, day_starts_s: Seconds) -> int:
    """Find the day of a second; what falls after the month counts to its last day."""
    last = len(day_starts_s) - 2
    day = min(at_s // DAY_S, last)
    while at_s < day_starts_s[day]:
        day -= 1
    while day < last and at_s >= day_starts_s[day + 1]:
        day += 1
    return day
