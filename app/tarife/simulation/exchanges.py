"""The steps of an exchange: delivery, reply, answer, and the person writing again."""

from typing import Final

import numpy as np

from tarife.simulation import layout
from tarife.simulation.agenda import add, entry_at
from tarife.simulation.layout import NEVER, ONE, ZERO
from tarife.simulation.occurrences import (
    AGAIN_DELAY,
    ANSWER_DELAY,
    ANSWERED,
    BUBBLES,
    DELIVERED,
    DELIVERY_DELAY,
    ENTRY,
    FREE_FORM,
    GOES_ON,
    INBOUND,
    MARKETING,
    PHONE,
    RECATEGORISED,
    REPLIES,
    REPLY_DELAY,
    TURN_SLOTS,
    TURNS,
    UNDELIVERED,
    bernoulli,
    draw,
    draw_delay_s,
    init_occurrence,
    is_paused,
)
from tarife.simulation.random_numbers import inverse_cdf, occurrence_key
from tarife.terms.arrays import Table, Word
from tarife.terms.compiling import compiled

MOST_TURNS: Final = np.uint64(50)

_BUBBLE_S: Final = np.uint64(60)
_HOUR_S: Final = np.uint64(3600)
_PAIR: Final = np.uint64(2)
_ROW: Final = np.uint64(layout.ROW_SIZE)


@compiled
def start(at_s: Word, occurrence: Word, script: Table, notes: Table) -> Word:
    """Let an occurrence begin: a template leaves, or somebody writes; gives when."""
    row = notes[occurrence, layout.NOTED_ROW]
    if script[row + layout.KIND] != INBOUND:
        return dispatch(at_s, occurrence, script, notes)
    notes[occurrence, layout.NEXT_KIND] = INBOUND
    if script[row + layout.ON_PHONE] > 0 and bernoulli(
        occurrence, PHONE, layout.ON_PHONE, script, notes
    ):
        notes[occurrence, layout.NEXT_KIND] = ENTRY
    return at_s


@compiled
def dispatch(at_s: Word, occurrence: Word, script: Table, notes: Table) -> Word:
    """Send a template on its way; gives when it arrives, or is lost, or not even sent.

    What Meta has paused goes no way: it neither fails nor takes time.
    """
    row = notes[occurrence, layout.NOTED_ROW]
    notes[occurrence, layout.SENT_S] = at_s
    notes[occurrence, layout.WRITES_AFTER_S] = NEVER
    kind = script[row + layout.KIND]
    if script[row + layout.RECATEGORISED] > 0 and bernoulli(
        occurrence, RECATEGORISED, layout.RECATEGORISED, script, notes
    ):
        kind = MARKETING
    notes[occurrence, layout.NEXT_KIND] = kind
    if is_paused(at_s, kind, row, script):
        return at_s
    if not bernoulli(occurrence, DELIVERED, layout.DELIVERED, script, notes):
        notes[occurrence, layout.NEXT_KIND] = UNDELIVERED
        return at_s
    arrives_s: Word = at_s + draw_delay_s(
        occurrence, DELIVERY_DELAY, layout.DELIVERY_DELAY, script, notes
    )
    if not is_paused(arrives_s, kind, row, script) and bernoulli(
        occurrence, REPLIES, layout.REPLIES, script, notes
    ):
        waits_s = draw_delay_s(occurrence, REPLY_DELAY, layout.REPLY_DELAY, script, notes)
        notes[occurrence, layout.WRITES_AFTER_S] = waits_s
    return arrives_s


@compiled
def next_event_s(at_s: Word, occurrence: Word, script: Table, notes: Table) -> Word:
    """Give when an occurrence brings the next thing, or `NEVER`."""
    kind = notes[occurrence, layout.NEXT_KIND]
    if kind <= ENTRY:
        return answer(at_s, occurrence, script, notes)
    if kind == FREE_FORM:
        return continue_exchange(at_s, occurrence, script, notes)
    after_s: Word = notes[occurrence, layout.WRITES_AFTER_S]
    if after_s == NEVER:
        return NEVER
    notes[occurrence, layout.NEXT_KIND] = INBOUND
    return at_s + after_s


@compiled
def answer(at_s: Word, occurrence: Word, script: Table, notes: Table) -> Word:
    """Answer what the person wrote; gives when, or `NEVER`."""
    slot = TURNS + notes[occurrence, layout.TURNS_TAKEN] * TURN_SLOTS
    if not bernoulli(occurrence, slot + ANSWERED, layout.ANSWERED, script, notes):
        return NEVER
    steps = script[notes[occurrence, layout.NOTED_ROW] + layout.BUBBLES]
    word = draw(occurrence, slot + BUBBLES, script, notes)
    notes[occurrence, layout.BUBBLES_LEFT] = inverse_cdf(word, steps, script)
    notes[occurrence, layout.SENT_S] = NEVER
    notes[occurrence, layout.NEXT_KIND] = FREE_FORM
    waited_s = draw_delay_s(occurrence, slot + ANSWER_DELAY, layout.ANSWER_DELAY, script, notes)
    return next_open(at_s + waited_s, script)


@compiled
def next_open(at_s: Word, script: Table) -> Word:
    """Give the moment itself where the desk is open, else the next opening."""
    hour = at_s // _HOUR_S
    if hour >= script[layout.DESK_HOURS]:
        return at_s
    opening = script[script[layout.DESK] + hour]
    while script[opening + ONE] <= at_s:
        opening += _PAIR
    opens_s: Word = script[opening]
    return max(at_s, opens_s)


@compiled
def send_answer(
    at_s: Word,
    occurrence: Word,
    occurrence_count: Word,
    script: Table,
    buffers: tuple[Table, Table],
) -> Word:
    """Note that an answer went out in time, and plan what follows the first.

    Too late an answer is written down too: billing refuses it, and so it counts as missed.

    Returns:
        How many occurrences are noted now; each follow-up is another.
    """
    notes, agenda = buffers
    is_first = (
        notes[occurrence, layout.TURNS_TAKEN] == 0 and notes[occurrence, layout.SENT_S] == NEVER
    )
    notes[occurrence, layout.SENT_S] = at_s
    row = notes[occurrence, layout.NOTED_ROW]
    added = script[row + layout.FOLLOW_UP_COUNT] if is_first else ZERO
    for number in range(added):
        follow_up = script[row + layout.FOLLOW_UPS] + np.uint64(number) * _ROW
        new = occurrence_count + np.uint64(number)
        point = notes[occurrence, layout.LATTICE_POINT]
        init_occurrence(
            new, follow_up, occurrence_key(script[follow_up + layout.KEY], ZERO), point, notes
        )
        arrives_s = dispatch(at_s + script[follow_up + layout.AFTER_S], new, script, notes)
        add(agenda, new, entry_at(arrives_s, new))
    return occurrence_count + added


@compiled
def continue_exchange(at_s: Word, occurrence: Word, script: Table, notes: Table) -> Word:
    """Say more, or let the person write again; gives when, or `NEVER`."""
    if notes[occurrence, layout.BUBBLES_LEFT] > 0:
        notes[occurrence, layout.BUBBLES_LEFT] -= ONE
        return at_s + _BUBBLE_S
    slot = TURNS + notes[occurrence, layout.TURNS_TAKEN] * TURN_SLOTS
    notes[occurrence, layout.TURNS_TAKEN] += ONE
    if (
        notes[occurrence, layout.SENT_S] == NEVER
        or notes[occurrence, layout.TURNS_TAKEN] == MOST_TURNS
    ):
        return NEVER
    if not bernoulli(occurrence, slot + GOES_ON, layout.GOES_ON, script, notes):
        return NEVER
    notes[occurrence, layout.NEXT_KIND] = INBOUND
    said_s: Word = notes[occurrence, layout.SENT_S]
    return max(
        at_s,
        said_s
        + draw_delay_s(occurrence, slot + AGAIN_DELAY, layout.REPLY_DELAY, script, notes),
    )
