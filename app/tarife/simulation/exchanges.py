"""How an occurrence goes on: delivery, reply, answer, and the person writing again."""

from typing import Final

import numpy as np

from tarife.simulation import tables as at
from tarife.simulation.agenda import add, entry_at
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
    NEVER,
    PHONE,
    RECATEGORISED,
    REPLIES,
    REPLY_DELAY,
    TURN_SLOTS,
    TURNS,
    UNDELIVERED,
    draw,
    is_so,
    note,
    wait_s,
)
from tarife.simulation.streams import occurrence_key, steps_passed
from tarife.terms.arrays import Table
from tarife.terms.compiling import compiled

MOST_TURNS: Final = 50

_BUBBLE_S: Final = 60
_HOUR_S: Final = 3600


@compiled
def start(at_s: int, place: int, script: Table, notes: Table) -> int:
    """Let an occurrence begin: a template leaves, or somebody writes; gives when."""
    row = notes[place, at.NOTED_ROW]
    if script[row + at.KIND] != INBOUND:
        return dispatch(at_s, place, script, notes)
    notes[place, at.NEXT] = INBOUND
    if script[row + at.ON_PHONE] and is_so(place, PHONE, at.ON_PHONE, script, notes):
        notes[place, at.NEXT] = ENTRY
    return at_s


@compiled
def dispatch(at_s: int, place: int, script: Table, notes: Table) -> int:
    """Send a template on its way; gives when it arrives, or is lost."""
    row = notes[place, at.NOTED_ROW]
    notes[place, at.SAID_S] = at_s
    if not is_so(place, DELIVERED, at.DELIVERED, script, notes):
        notes[place, at.NEXT] = UNDELIVERED
        return at_s
    notes[place, at.NEXT] = script[row + at.KIND]
    if script[row + at.RECATEGORISED] and is_so(
        place, RECATEGORISED, at.RECATEGORISED, script, notes
    ):
        notes[place, at.NEXT] = MARKETING
    return at_s + wait_s(place, DELIVERY_DELAY, at.DELIVERY_DELAY, script, notes)


@compiled
def go_on(at_s: int, place: int, script: Table, notes: Table) -> int:
    """Give when an occurrence brings the next thing, or `NEVER`."""
    kind = notes[place, at.NEXT]
    if kind <= ENTRY:
        return answer(at_s, place, script, notes)
    if kind == FREE_FORM:
        return talk_on(at_s, place, script, notes)
    return reply(at_s, place, script, notes)


@compiled
def reply(at_s: int, place: int, script: Table, notes: Table) -> int:
    """Let the person write back to a template; gives when, or `NEVER`."""
    kind = notes[place, at.NEXT]
    if kind == UNDELIVERED or (kind == MARKETING and script[at.PAUSES]):
        return NEVER
    if not is_so(place, REPLIES, at.REPLIES, script, notes):
        return NEVER
    notes[place, at.NEXT] = INBOUND
    return at_s + wait_s(place, REPLY_DELAY, at.REPLY_DELAY, script, notes)


@compiled
def answer(at_s: int, place: int, script: Table, notes: Table) -> int:
    """Answer what the person wrote; gives when, or `NEVER`."""
    slot = TURNS + notes[place, at.TURN] * TURN_SLOTS
    if not is_so(place, slot + ANSWERED, at.ANSWERED, script, notes):
        return NEVER
    steps = script[notes[place, at.NOTED_ROW] + at.BUBBLES]
    word = draw(place, slot + BUBBLES, script, notes)
    notes[place, at.LEFT] = steps_passed(word, steps, script)
    notes[place, at.SAID_S] = NEVER
    notes[place, at.NEXT] = FREE_FORM
    waited_s = wait_s(place, slot + ANSWER_DELAY, at.ANSWER_DELAY, script, notes)
    return next_open(at_s + waited_s, script)


@compiled
def next_open(at_s: int, script: Table) -> int:
    """Give the moment itself where the desk is open, else the next opening."""
    hour = at_s // _HOUR_S
    if hour >= script[at.DESK_HOURS]:
        return at_s
    opening = script[script[at.DESK] + hour]
    while script[opening + 1] <= at_s:
        opening += 2
    return max(at_s, int(script[opening]))


@compiled
def say(at_s: int, place: int, sizes: tuple[int, int], script: Table, notes: Table) -> int:
    """Note that an answer went out in time, and plan what follows the first.

    Too late an answer is written down too: billing refuses it, and so it counts as missed.

    Returns:
        How many follow-ups were planned.
    """
    is_first = notes[place, at.TURN] == 0 and notes[place, at.SAID_S] == NEVER
    notes[place, at.SAID_S] = at_s
    row = notes[place, at.NOTED_ROW]
    added = script[row + at.FOLLOW_UP_COUNT] if is_first else 0
    for number in range(added):
        own = script[row + at.FOLLOW_UPS] + number * at.ROW_SIZE
        new = sizes[1] + number
        point = np.uint64(notes[place, at.POINT])
        note(new, own, occurrence_key(script[own + at.KEY], 0), point, notes)
        arrives_s = dispatch(at_s + script[own + at.AFTER_S], new, script, notes)
        add(notes, sizes[0] + number, entry_at(arrives_s, new))
    return int(added)


@compiled
def talk_on(at_s: int, place: int, script: Table, notes: Table) -> int:
    """Say more, or let the person write again; gives when, or `NEVER`."""
    if notes[place, at.LEFT] > 0:
        notes[place, at.LEFT] -= 1
        return at_s + _BUBBLE_S
    slot = TURNS + notes[place, at.TURN] * TURN_SLOTS
    notes[place, at.TURN] += 1
    if notes[place, at.SAID_S] == NEVER or notes[place, at.TURN] == MOST_TURNS:
        return NEVER
    if not is_so(place, slot + GOES_ON, at.GOES_ON, script, notes):
        return NEVER
    notes[place, at.NEXT] = INBOUND
    waited_s = wait_s(place, slot + AGAIN_DELAY, at.REPLY_DELAY, script, notes)
    return max(at_s, int(notes[place, at.SAID_S]) + waited_s)
