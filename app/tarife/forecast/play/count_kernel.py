"""The fused kernel: simulates and bills person by person, and counts the results."""

from typing import Final, NamedTuple

import numpy as np

from tarife.billing.ledger import REASON_CODES, REASONS, Reason
from tarife.billing.windows import ENDS, NEVER, NO_REASON, PAUSED, reason_of_message
from tarife.simulation import layout
from tarife.simulation.layout import ONE, ZERO
from tarife.simulation.occurrences import NOTED_KINDS, PersonBuffers, is_paused
from tarife.simulation.person_month import BUFFER_FULL, simulate_person
from tarife.simulation.random_numbers import splitmix64
from tarife.terms.arrays import Table, Word
from tarife.terms.calendar import MICROSECONDS_PER_SECOND
from tarife.terms.compiling import compiled
from tarife.traffic.table import MessageKind

GROUPS: Final = 32
"""Groups of neighbours, who share the volumes of sends out evenly: how much the simulation's
total owes to its dice."""

LOTS: Final = 128
"""Groups of people drawn by lot, who share nothing out: how much real months differ."""

# A row of claims: service messages that a free tier may pay for, see `claim`.
CLAIM_KEY: Final = np.uint64(0)
"""Second, then person, in one number."""
CLAIM_SOURCE: Final = np.uint64(1)
CLAIM_TIER: Final = np.uint64(2)
"""The free tier that it may spend, of a month the account's or a number's."""
CLAIM_WEIGHT: Final = np.uint64(3)
"""For how many messages it stands."""
CLAIM_SEGMENT: Final = np.uint64(4)
CLAIM_SIZE: Final = 5

# What the present person has claimed of one free tier.
_CLAIMED_TIER: Final = np.uint64(0)
"""The free tier, from 1; 0 before the first claim."""
_MESSAGES: Final = np.uint64(1)

# A row of the days: by which rules a day is billed.
DAY_ERA: Final = np.uint64(0)
"""The index in `ERAS`."""
DAY_FREE_TIERS: Final = np.uint64(1)
"""Free tiers that are spent apart: one for the account, or one for each number; 0 for none."""
DAY_FIRST_FREE_TIER: Final = np.uint64(2)
"""The first of them among those of all months."""
DAY_MONTH_S: Final = np.uint64(3)
"""The first second of its month."""
DAY_SIZE: Final = 4

PERSON_BITS: Final = 32
_PERSON_BITS: Final = np.uint64(PERSON_BITS)
_DAY_S: Final = np.uint64(24 * 3600)
_DAY: Final = np.uint64(DAY_SIZE)
_SECOND_US: Final = np.uint64(MICROSECONDS_PER_SECOND)
_MARKETING: Final = np.uint64(MessageKind.MARKETING)
_FREE_FORM: Final = np.uint64(MessageKind.FREE_FORM)
_REACTION: Final = np.uint64(MessageKind.REACTION)
_LAST_CHARGED: Final = np.uint64(REASON_CODES[Reason.MESSAGE_DELIVERED])


class CountRules(NamedTuple):
    """What the counting of people depends on beside what happens to them.

    Attributes:
        days: Where in the words the rows of the days begin, `DAY_SIZE` each.
        era: The index in `ERAS` at first, which need not be looked up.
        era_ends_s: The second from which other rules hold, or `NEVER`.
        has_free_tiers: 1 where some month has free tiers, else 0.
        free_entry_us: How long a free entry point stays open.
        numbers: Business numbers; people are spread evenly over them.
        claims: How many of the first service messages of each free tier to note.
        slice_s: How exactly it is told until when; with many free tiers, less exactly.
        start_us: The period's first moment.
        by_lot: 1 where people are put into groups by lot, 0 where neighbours are.
    """

    days: Word
    era: Word
    era_ends_s: Word
    has_free_tiers: Word
    free_entry_us: Word
    numbers: Word
    claims: Word
    slice_s: Word
    start_us: Word
    by_lot: Word


class CountBuffers(NamedTuple):
    """What is counted.

    Attributes:
        counts: Messages by row and day; row 0 stays empty.
        rows: The row of each source, noted kind and reason, or 0 where none has been counted:
            of all these rows a play needs a tenth, and a year's are long.
        rows_used: How many rows there are.
        by_group: Charged messages by group of people, source and kind, not weighted.
        claims: The earliest service messages, rows of `CLAIM_SIZE`.
        used: How many claims there are.
        by_slice: Claimed messages by segment, free tier and slice of its month.
        latest_slice: The last slice of each that can hold one of the first.
        until_s: The second in which that slice has ended.
        claimed: Messages of each that are claimed until then.
        of_person: The free tier that the present person claims of, from 1, and how many
            messages so far.
        ends: When the windows of the present person end.

    Shape:
        ``counts``: ``(1 + rows, days)``; ``rows``: ``(sources, kinds, reasons)``;
        ``by_group``: ``(groups, sources, kinds)``; ``rows_used``, ``used``: ``(1,)``;
        ``by_slice``: ``(segments, tiers, slices)``; ``of_person``: ``(2,)``.
    """

    counts: Table
    rows: Table
    rows_used: Table
    by_group: Table
    claims: Table
    used: Table
    by_slice: Table
    latest_slice: Table
    until_s: Table
    claimed: Table
    of_person: Table
    ends: Table

    @classmethod
    def empty(
        cls, groups: int, by_day: tuple[int, int], by_slice: tuple[int, int, int], claims: int
    ) -> "CountBuffers":
        """Make empty buffers that hold so many claims.

        Args:
            groups: Groups of people.
            by_day: Sources, days.
            by_slice: Segments, free tiers that are spent apart, slices.
            claims: So many.
        """
        (sources, days), (*tiers, slices) = by_day, by_slice
        rows = np.zeros((sources, NOTED_KINDS, len(REASONS)), dtype=np.uint64)
        return cls(
            np.zeros((1 + rows.size, days), dtype=np.uint64),  # the system gives what is used
            rows,
            np.zeros(1, dtype=np.uint64),
            np.zeros((groups, sources, len(MessageKind)), dtype=np.uint64),
            np.empty((claims, CLAIM_SIZE), dtype=np.uint64),
            np.zeros(1, dtype=np.uint64),
            np.zeros(by_slice, dtype=np.uint64),
            np.full(tiers, slices - 1, dtype=np.uint64),
            np.full(tiers, layout.NEVER),
            np.zeros(tiers, dtype=np.uint64),
            np.zeros(2, dtype=np.uint64),
            np.zeros(ENDS, dtype=np.uint64),
        )


@compiled
def count_people(
    stretch: tuple[Word, Word],
    script: tuple[Table, Table],
    rules: CountRules,
    person_buffers: PersonBuffers,
    count_buffers: CountBuffers,
) -> Word:
    """Count some of the people, who stand in one long line.

    Args:
        stretch: Which ones, ``[first, end)``.
        script: The words and the people of a `Script`, the rows of the days behind the words.
        rules: How to bill.
        person_buffers: For what happens to one person.
        count_buffers: Where to count.

    Returns:
        The index of the person whose claims no longer fit; else the end.
    """
    index, end = stretch
    words, people = script
    segment_start = ZERO
    for number in range(len(people)):
        segment = np.uint64(number)
        segment_end = min(people[segment, layout.SEGMENT_END], end)
        cues = (people[segment, layout.CUES], people[segment, layout.CUES_END])
        while index < segment_end:
            person = index - segment_start
            happenings = simulate_person(person, cues, words, person_buffers)
            has_room = (
                np.uint64(len(count_buffers.claims)) - count_buffers.used[0] >= happenings
            )
            if happenings == BUFFER_FULL or not has_room:
                return index
            count_person(
                (segment, person, happenings),
                script,
                rules,
                person_buffers.happened,
                count_buffers,
            )
            index += ONE
        segment_start = people[segment, layout.SEGMENT_END]
    return index


@compiled
def count_person(
    who: tuple[Word, Word, Word],
    script: tuple[Table, Table],
    rules: CountRules,
    happened: Table,
    count_buffers: CountBuffers,
) -> None:
    """Give reasons to so many things that happened to a person of a segment, and count them."""
    segment, person, happenings = who
    words, people = script
    heavier = person < people[segment, layout.HEAVIER_PEOPLE]
    weight = people[segment, layout.PERSON_WEIGHT] + (ONE if heavier else ZERO)
    groups = np.uint64(len(count_buffers.by_group))
    if rules.by_lot:
        group = splitmix64(person) % groups
    else:
        group = person * groups // people[segment, layout.PEOPLE_PLAYED]
    for window in range(len(count_buffers.ends)):
        count_buffers.ends[window] = NEVER
    count_buffers.of_person[:] = ZERO
    for number in range(happenings):
        at_s, kind = happened[number, layout.AT_S], happened[number, layout.HAPPENED_KIND]
        line = happened[number, layout.CAUSE_ROW]
        source, day = words[line + layout.SOURCE], day_of(at_s, words)
        reason = NO_REASON
        if is_paused(at_s, kind, line, words):
            reason = PAUSED
        elif kind <= _REACTION:
            at_us = rules.start_us + at_s * _SECOND_US
            era = era_at(at_s, day, words, rules)
            reason = reason_of_message(
                at_us, kind, era, rules.free_entry_us, count_buffers.ends
            )
            if kind >= _MARKETING and reason <= _LAST_CHARGED:
                count_buffers.by_group[group, source, kind] += ONE
                if kind == _FREE_FORM and rules.has_free_tiers > 0:
                    message = at_s, day, person, source, weight
                    claim(message, segment, words, rules, count_buffers)
        row = row_of(source, kind, reason, count_buffers)
        count_buffers.counts[row, day] += weight


@compiled
def row_of(source: Word, kind: Word, reason: Word, count_buffers: CountBuffers) -> Word:
    """Find where days are counted, and begin a row if there is none."""
    row: Word = count_buffers.rows[source, kind, reason]
    if row == 0:
        row = count_buffers.rows_used[0] + ONE
        count_buffers.rows_used[0] = count_buffers.rows[source, kind, reason] = row
    return row


@compiled
def era_at(at_s: Word, day: Word, words: Table, rules: CountRules) -> Word:
    if at_s < rules.era_ends_s:
        return rules.era
    era: Word = words[rules.days + day * _DAY + DAY_ERA]
    return era


@compiled
def claim(
    message: tuple[Word, Word, Word, Word, Word],
    segment: Word,
    words: Table,
    rules: CountRules,
    count_buffers: CountBuffers,
) -> None:
    """Note a service message that a free tier may pay for, if it is early enough.

    Which messages a free tier pays for is only known when everybody was played, in any order,
    on many threads. So each keeps what can still be among the first ``rules.claims``: as soon
    as so many are of earlier slices, nothing of the latest slice can be, and nothing that comes
    to a person after so many of their own.

    Example:
        An allowance of 2 messages, slices of an hour, one message a person. Person 0 is
        answered in hour 5 (claimed: 1), person 1 in hour 3 (claimed: 2). Without those of hour
        5 there is 1, which is less than 2, so ``latest_slice`` goes from the month's last one
        to 5 and no further, and ``until_s`` to the end of hour 5: an answer in hour 6 is not
        noted any more. Person 2 is answered in hour 4 (claimed: 3): without those of hour 5
        there are 2, so ``latest_slice`` becomes 4 and ``claimed`` 2. The claim of person 0 is
        late now; `drop_late` takes it out. In the end `Claims.by_time` puts those of hours 3
        and 4 in order, and the allowance pays for them.
    """
    at_s, day, person, source, weight = message
    terms = rules.days + day * _DAY
    if words[terms + DAY_FREE_TIERS] == 0:
        return
    number = (person % rules.numbers) % words[terms + DAY_FREE_TIERS]
    tier = words[terms + DAY_FIRST_FREE_TIER] + number
    if at_s >= count_buffers.until_s[segment, tier]:
        return
    if not is_first_of_person(tier, weight, rules, count_buffers.of_person):
        return
    month_s = words[terms + DAY_MONTH_S]
    slice_of = (at_s - month_s) // rules.slice_s
    latest = count_buffers.latest_slice[segment, tier]
    count_buffers.by_slice[segment, tier, slice_of] += weight
    claimed = count_buffers.claimed[segment, tier] + weight
    while claimed - count_buffers.by_slice[segment, tier, latest] >= rules.claims:
        claimed -= count_buffers.by_slice[segment, tier, latest]
        latest -= ONE
        known_s = count_buffers.until_s[segment, tier]  # sought to the second, perhaps
        ended_s = min(known_s, month_s + (latest + ONE) * rules.slice_s)
        count_buffers.until_s[segment, tier] = ended_s
    count_buffers.claimed[segment, tier] = claimed
    count_buffers.latest_slice[segment, tier] = latest
    row = count_buffers.used[0]
    count_buffers.claims[row, CLAIM_KEY] = (at_s << _PERSON_BITS) | person
    count_buffers.claims[row, CLAIM_SOURCE] = source
    count_buffers.claims[row, CLAIM_TIER] = tier
    count_buffers.claims[row, CLAIM_WEIGHT] = weight
    count_buffers.claims[row, CLAIM_SEGMENT] = segment
    count_buffers.used[0] = row + ONE


@compiled
def is_first_of_person(tier: Word, weight: Word, rules: CountRules, of_person: Table) -> bool:
    """Take a message to a person, who claims in order of time; tells whether it may matter."""
    if of_person[_CLAIMED_TIER] != tier + ONE:
        of_person[_CLAIMED_TIER], of_person[_MESSAGES] = tier + ONE, ZERO
    is_first = bool(of_person[_MESSAGES] < rules.claims)
    of_person[_MESSAGES] += weight
    return is_first


@compiled
def drop_late(count_buffers: CountBuffers) -> None:
    """Drop claims that were early enough when they were noted, and are so no more."""
    claims, kept = count_buffers.claims, ZERO
    for number in range(count_buffers.used[0]):
        row = np.uint64(number)
        segment, tier = claims[row, CLAIM_SEGMENT], claims[row, CLAIM_TIER]
        if claims[row, CLAIM_KEY] >> _PERSON_BITS < count_buffers.until_s[segment, tier]:
            for column in range(CLAIM_SIZE):
                claims[kept, np.uint64(column)] = claims[row, np.uint64(column)]
            kept += ONE
    count_buffers.used[0] = kept


@compiled
def day_of(at_s: Word, words: Table) -> Word:
    """Find the day of a second; what falls after the period counts to its last day."""
    starts, last = words[layout.DAY_STARTS], words[layout.DAYS] - ONE
    day: Word = min(at_s // _DAY_S, last)
    while at_s < words[starts + day]:
        day -= ONE
    while day < last and at_s >= words[starts + day + ONE]:
        day += ONE
    return day
