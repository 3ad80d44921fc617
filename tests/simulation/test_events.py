"""Events and cues are columns that can be joined, chosen and moved."""

import numpy as np

from tarife.simulation.events import Cues, Events
from tarife.traffic.table import Kind


def test_events_are_joined_in_order():
    one = Events.of_kind(np.array([1]), np.array([2]), Kind.UTILITY)
    two = Events.of_kind(np.array([3, 4]), np.array([5, 6]), Kind.INBOUND)
    both = Events.joined([one, two])

    assert both.at_s.tolist() == [1, 3, 4]
    assert both.person.tolist() == [2, 5, 6]
    assert both.kind.tolist() == [Kind.UTILITY, Kind.INBOUND, Kind.INBOUND]
    assert len(Events.joined([]).at_s) == 0


def test_cues_keep_person_and_key_when_chosen_and_moved():
    cues = Cues(np.array([1, 2]), np.array([7, 8]), np.array([0, 1]))
    kept = cues.where(np.array([False, True])).later(np.array([10]))

    assert (kept.at_s.tolist(), kept.person.tolist(), kept.key.tolist()) == ([12], [8], [1])
    assert len(kept) == 1
