"""Layout of the integer tables that the simulation kernels read and write.

A script is one array. Its head says where its parts begin; a line, a cue, a table of steps or
delays is known by the offset at which it begins, so that ``script[row + REPLIES]`` is a line's
threshold for replies. One array instead of many objects, since compiled code that takes many
arrays apart for each person spends most of its time on that.

No number is ever negative, and all are unsigned: the compiled code then need not ask of each
index whether it is counted from the end, and a signed number among them would make a fraction.
"""

from typing import Final

import numpy as np

from tarife.terms.arrays import Word

# The head of a script.
DESK: Final = np.uint64(0)
"""Where the desk's hours begin: for each hour the first opening that may matter."""
DESK_HOURS: Final = np.uint64(1)
"""How many hours are laid out; none where the desk is always open."""
EVEN_STEPS: Final = np.uint64(2)
"""Where the lattice steps by slot begin."""
DAY_STARTS: Final = np.uint64(3)
"""Where the first seconds of the period's days begin; its end stands last."""
DAYS: Final = np.uint64(4)
LENGTH_S: Final = np.uint64(5)
"""The period's length."""
MOST_FOLLOW_UPS: Final = np.uint64(6)
"""The most follow-ups of any line."""
HEAD: Final = 7

# A row of the people: a segment, with everybody of all segments in one long line.
SEGMENT_END: Final = np.uint64(0)
"""How far the line reaches with the people of this segment: one past the last."""
PEOPLE_PLAYED: Final = np.uint64(1)
"""How many of its people are played."""
PERSON_WEIGHT: Final = np.uint64(2)
"""For how many people each of them stands."""
HEAVIER_PEOPLE: Final = np.uint64(3)
"""How many of them, the first ones, stand for one more."""
CUES: Final = np.uint64(4)
"""Where the cues begin: what may begin for a person."""
CUES_END: Final = np.uint64(5)
SEGMENT_SIZE: Final = 6

# A cue: each moment of a broadcast, each stream, each visit. What is asked for everybody stands
# first, close together.
CUE_ROW: Final = np.uint64(0)
"""The line that begins."""
FIRST_OCCURRENCE: Final = np.uint64(1)
"""The number of its first occurrence."""
CUE_PEOPLE: Final = np.uint64(2)
"""How many people it may begin for: the first of those who are played."""
OCCURRENCE_STEPS: Final = np.uint64(3)
"""The steps of the number of occurrences."""
LATTICE_STEP: Final = np.uint64(4)
"""The lattice step that shares occurrences out evenly among people."""
LATTICE_SHIFT: Final = np.uint64(5)
"""Where that lattice begins."""
STRETCHES: Final = np.uint64(6)
"""The stretches of time in which they lie: pairs of start and of seconds in those before."""
STRETCH_COUNT: Final = np.uint64(7)
STRETCHES_S: Final = np.uint64(8)
"""How long the stretches are together."""
IS_VISIT: Final = np.uint64(9)
"""1 where everybody comes once, the moments lying evenly, else 0."""
CUE_SIZE: Final = np.uint64(10)

# A row: a line in one month or a follow-up of it, and how it goes on. Floats are thresholds of
# `random_numbers.happens`.
SOURCE: Final = np.uint64(0)
"""The line's index among those of all segments."""
KEY: Final = np.uint64(1)
"""The key of all its chance."""
KIND: Final = np.uint64(2)
"""The `MessageKind` of its template; `MessageKind.INBOUND` where people write first."""
DELIVERED: Final = np.uint64(3)
RECATEGORISED: Final = np.uint64(4)
REPLIES: Final = np.uint64(5)
ANSWERED: Final = np.uint64(6)
GOES_ON: Final = np.uint64(7)
ON_PHONE: Final = np.uint64(8)
DELIVERY_DELAY: Final = np.uint64(9)
"""Equally likely delays in order; so are the next two."""
REPLY_DELAY: Final = np.uint64(10)
ANSWER_DELAY: Final = np.uint64(11)
BUBBLES: Final = np.uint64(12)
"""The steps of the further messages of an answer."""
FOLLOW_UPS: Final = np.uint64(13)
"""Its first follow-up; the others stand behind."""
FOLLOW_UP_COUNT: Final = np.uint64(14)
AFTER_S: Final = np.uint64(15)
"""Of a follow-up: how long after the first answer."""
PAUSED_FROM_S: Final = np.uint64(16)
"""The second from which Meta delivers no marketing to its people, or `NEVER`."""
SAMPLE_BITS: Final = np.uint64(17)
"""Its people are a sample of ``2**bits``; 0 where everybody is played."""
ROW_SIZE: Final = 18

# A row of the notes on a person: an occurrence.
NOTED_ROW: Final = np.uint64(0)
NOTED_KEY: Final = np.uint64(1)
LATTICE_POINT: Final = np.uint64(2)
"""The person, or the person's position in the occurrence's lattice."""
NEXT_KIND: Final = np.uint64(3)
"""What the occurrence brings next, as a kind."""
TURNS_TAKEN: Final = np.uint64(4)
"""The turns of its exchange so far."""
BUBBLES_LEFT: Final = np.uint64(5)
"""Further messages of the present answer."""
WRITES_AFTER_S: Final = np.uint64(6)
"""How long after a template the person writes back, or `NEVER`."""
SENT_S: Final = np.uint64(7)
"""When the present answer last went out; of a template, when it was dispatched."""
NOTE_SIZE: Final = 8

# A row of what happened to a person.
AT_S: Final = np.uint64(0)
HAPPENED_KIND: Final = np.uint64(1)
CAUSE_ROW: Final = np.uint64(2)
"""The row of the line that caused it."""
HAPPENING_SIZE: Final = 4
"""One more than there are fields: rows begin at powers of two, and a play takes 4 % less."""

ZERO: Final = np.uint64(0)
ONE: Final = np.uint64(1)
NEVER: Final[Word] = np.uint64(2**64 - 1)
