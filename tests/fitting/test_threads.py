"""What a customer's message answers is told by its time, and by how it is answered itself."""

from math import log

import numpy as np
import pytest

from tarife.fitting.threads import NO_MESSAGE, Arrivals, find_threads
from tarife.traffic.table import MessageKind

HOUR = 3600
QUICK, SLOW = 0, 1
HABITS = np.array(
    [
        [0.2, 0.5, log(1800), 1.0, 0.95, log(120), 0.5, 0.2],
        [0.2, 0.5, log(1800), 1.0, 0.3, log(8 * HOUR), 0.5, 3.0],
    ]
)
"""Replies to both lines come alike; the desk answers one at once, the other late and rarely."""


def line_of_reply(outcome):
    """Say which of two templates of one moment a reply half an hour later is taken for."""
    messages = Arrivals(
        pair=np.zeros(3, dtype=np.int64),
        at_s=np.array([0, 0, 1800]),
        kind=np.array([MessageKind.MARKETING] * 2 + [MessageKind.INBOUND], dtype=np.uint8),
        line=np.array([QUICK, SLOW, NO_MESSAGE]),
    )
    covered = None if outcome is None else np.array([[0, 0, NO_MESSAGE]] * 2 + [outcome])
    found = [
        find_threads(messages, HABITS, np.full(3, 1e-12), covered, seed).line[2]
        for seed in range(40)
    ]
    return float(np.mean(found))


@pytest.mark.parametrize(
    ("outcome", "share_slow"),
    [
        (None, (0.3, 0.7)),
        ((110, 110, 1), (0, 0.05)),
        ((7 * HOUR, 7 * HOUR, 4), (0.95, 1)),
        ((2 * HOUR, 14 * HOUR, 1), (0.95, 1)),
        ((0, 14 * HOUR, 1), (0, 0.4)),
        ((24 * HOUR, 24 * HOUR, NO_MESSAGE), (0.8, 1)),
        ((0, 0, NO_MESSAGE), (0.3, 0.7)),
    ],
    ids=[
        *("unknown", "at once", "late and long", "while closed, written before"),
        *("while closed, written then", "never", "asked at closing time"),
    ],
)
def test_how_a_message_is_answered_tells_what_it_was_about(outcome, share_slow):
    low, high = share_slow
    assert low <= line_of_reply(outcome) <= high


def test_what_the_desk_answers_does_not_depend_on_what_a_message_was_about():
    """Draws share it: a message, and its answer, are the same under any habits and luck."""
    rng = np.random.default_rng(3)
    count = 600
    kinds = [MessageKind.MARKETING, MessageKind.INBOUND, MessageKind.FREE_FORM]
    pair = np.sort(rng.integers(0, 20, count))
    at_s = rng.integers(0, 10 * 24 * HOUR, count)
    order = np.lexsort((at_s, pair))
    kind = np.array(rng.choice(kinds, count), dtype=np.uint8)
    line = np.where(kind == MessageKind.MARKETING, rng.integers(0, 2, count), NO_MESSAGE)
    messages = Arrivals(pair, at_s[order], kind, line)

    one = find_threads(messages, HABITS, np.full(count, 1e-12), None, 1)
    other = find_threads(messages, HABITS[::-1].copy(), np.full(count, 1e-3), None, 2)

    assert (one.cause != other.cause).any()
    for name in ("answer", "asked", "bubbles", "last_s"):
        assert (getattr(one, name) == getattr(other, name)).all()
