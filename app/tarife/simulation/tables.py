"""Where things stand in the tables of whole numbers from which a month is played.

A script is one array. Its head says where its parts begin; a line, a cue, a table of steps or
delays is known by the place where it begins, so that ``script[row + REPLIES]`` is a line's
threshold for replies. One array instead of many objects, since compiled code that takes many
arrays apart for each person spends most of its time on that.
"""

from typing import Final

# The head of a script.
CUES: Final = 0
"""Where the cues begin: what may begin for a person."""
CUES_END: Final = 1
DESK: Final = 2
"""Where the desk's hours begin: for each hour the first opening that may matter."""
DESK_HOURS: Final = 3
"""How many hours are laid out; none where the desk is always open."""
EVEN_STEPS: Final = 4
"""Where the lattice steps by slot begin."""
EVEN_SLOTS: Final = 5
"""For how many draws of an occurrence a sample lies evenly; 0 where everybody is played."""
BITS: Final = 6
"""A sample holds ``2**bits`` people."""
LENGTH_S: Final = 7
"""The month's length."""
PAUSES: Final = 8
"""1 where Meta delivers no marketing to these people, else 0."""
MOST_FOLLOW_UPS: Final = 9
"""The most follow-ups of any line."""
HEAD: Final = 10

# A cue: each moment of a broadcast, each stream, each visit.
ROW: Final = 0
"""The line that begins."""
OCCURRENCE: Final = 1
"""The number of its first occurrence."""
STEPS: Final = 2
"""The steps of the number of occurrences."""
STRETCHES: Final = 3
"""The stretches of time in which they lie: pairs of start and of seconds in those before."""
STRETCH_COUNT: Final = 4
SECONDS: Final = 5
"""How long the stretches are together."""
LATTICE: Final = 6
"""The lattice step that shares occurrences out evenly among people."""
SHIFT: Final = 7
"""Where that lattice begins."""
IS_VISIT: Final = 8
"""1 where everybody comes once, the moments lying evenly, else 0."""
CUE: Final = 9

# A row: a line or a follow-up, and how it goes on. Ratios are thresholds of `streams.happens`.
SOURCE: Final = 0
"""The line's place in the segment."""
KEY: Final = 1
"""The key of all its chance."""
KIND: Final = 2
"""The `Kind` of its template; `Kind.INBOUND` where people write first."""
DELIVERED: Final = 3
RECATEGORISED: Final = 4
REPLIES: Final = 5
ANSWERED: Final = 6
GOES_ON: Final = 7
ON_PHONE: Final = 8
DELIVERY_DELAY: Final = 9
"""Equally likely delays in order; so are the next two."""
REPLY_DELAY: Final = 10
ANSWER_DELAY: Final = 11
BUBBLES: Final = 12
"""The steps of the further messages of an answer."""
FOLLOW_UPS: Final = 13
"""Its first follow-up; the others stand behind."""
FOLLOW_UP_COUNT: Final = 14
AFTER_S: Final = 15
"""Of a follow-up: how long after the first answer."""
ROW_SIZE: Final = 16

# A row of the notes on a person: an entry of the agenda, and beside it an occurrence.
AGENDA: Final = 0
NOTED_ROW: Final = 1
NOTED_KEY: Final = 2
POINT: Final = 3
"""The person, or the person's place in the occurrence's lattice."""
NEXT: Final = 4
"""What the occurrence brings next, as a kind."""
TURN: Final = 5
"""The turns of its exchange so far."""
LEFT: Final = 6
"""Further messages of the present answer."""
SAID_S: Final = 7
"""When the present answer last went out; of a template, when it was dispatched."""
NOTE_SIZE: Final = 8

# A row of what happened to a person.
AT_S: Final = 0
HAPPENED: Final = 1
BY: Final = 2
"""The place of the line in the segment."""
HAPPENING_SIZE: Final = 3
