"""Windows, free entry points and conversations, message by message.

Every case runs twice: compiled, as in the app, and as the plain Python it is written in.
"""

import numpy as np
import pytest

from tarife.billing import windows
from tarife.billing.eras import ERAS, EraId
from tarife.billing.ledger import REASONS, Reason
from tarife.billing.windows import Timelines, reasons_of
from tarife.traffic.table import MessageKind as Kind

HOUR = 3_600_000_000
START = 1_790_000_000_000_000
ERA_PLACES = {era.id: place for place, era in enumerate(ERAS)}
WALKS = (
    "walk_timelines",
    "reason_of_message",
    "receive",
    "send",
    "by_conversation",
    "by_message",
)


@pytest.fixture(params=["compiled", "plain"])
def walk(request, monkeypatch):
    """Give the reasons of one pair's messages, by either form of the same functions."""
    if request.param == "plain":
        for name in WALKS:
            monkeypatch.setattr(windows, name, getattr(windows, name).py_func)

    def reasons(*messages, era=EraId.PMP_2026_10, hours=72, pairs=None, paused=()):
        times = np.array([START + round(at * HOUR) for at, _ in messages], dtype=np.int64)
        rows = len(messages)
        is_paused = np.zeros(rows, dtype=np.bool_)
        is_paused[list(paused)] = True
        eras = [era] * rows if isinstance(era, EraId) else era
        timelines = Timelines(
            pair=np.array(pairs or [0] * rows, dtype=np.int64),
            at_us=times,
            kind=np.array([kind for _, kind in messages], dtype=np.uint8),
            era=np.array([ERA_PLACES[one] for one in eras], dtype=np.uint8),
            paused=is_paused,
        )
        codes = reasons_of(timelines, hours)
        return [
            REASONS[code]
            for code, (_, kind) in zip(codes, messages, strict=True)
            if kind >= Kind.MARKETING
        ]

    return reasons


def test_a_window_is_open_at_its_first_moment_and_closed_after_24_hours(walk):
    assert walk(
        (0, Kind.INBOUND), (0, Kind.FREE_FORM), (23.999, Kind.FREE_FORM), (24, Kind.FREE_FORM)
    ) == [Reason.MESSAGE_DELIVERED, Reason.MESSAGE_DELIVERED, Reason.OUTSIDE_WINDOW]


def test_business_messages_do_not_touch_the_window(walk):
    found = walk((0, Kind.INBOUND), (20, Kind.MARKETING), (25, Kind.FREE_FORM))

    assert found[-1] is Reason.OUTSIDE_WINDOW


def test_an_ad_answered_24_hours_later_is_answered_too_late(walk):
    assert walk((0, Kind.ENTRY), (24, Kind.UTILITY)) == [Reason.MESSAGE_DELIVERED]
    assert walk((0, Kind.ENTRY), (23.999, Kind.UTILITY)) == [Reason.FREE_ENTRY_POINT]


@pytest.mark.parametrize("hours", [72, 168])
def test_a_free_entry_point_stays_open_as_long_as_set(walk, hours):
    found = walk(
        (0, Kind.ENTRY), (1, Kind.REACTION), (hours + 0.999, Kind.MARKETING),
        (hours + 1, Kind.MARKETING), hours=hours,
    )  # fmt: skip

    assert found == [Reason.FREE_ENTRY_POINT] * 2 + [Reason.MESSAGE_DELIVERED]


def test_an_ad_inside_a_free_entry_point_opens_a_new_one_after_its_end(walk):
    found = walk(
        (0, Kind.ENTRY), (0, Kind.FREE_FORM), (60, Kind.ENTRY), (71, Kind.UTILITY),
        (72, Kind.UTILITY), (143, Kind.UTILITY), (144, Kind.UTILITY),
    )  # fmt: skip

    assert found == [Reason.FREE_ENTRY_POINT] * 4 + [Reason.MESSAGE_DELIVERED]


def test_free_form_inside_a_free_entry_point_needs_an_open_window(walk):
    found = walk((0, Kind.ENTRY), (1, Kind.FREE_FORM), (30, Kind.FREE_FORM), (30, Kind.UTILITY))

    assert found == [Reason.FREE_ENTRY_POINT, Reason.OUTSIDE_WINDOW, Reason.FREE_ENTRY_POINT]


def test_a_free_entry_point_closes_conversations_for_good(walk):
    found = walk(
        (0, Kind.MARKETING), (1, Kind.ENTRY), (2, Kind.FREE_FORM), (75, Kind.MARKETING),
        era=EraId.CBP_2023_06,
    )  # fmt: skip

    assert found[-1] is Reason.CONVERSATION_OPENED


def test_a_reaction_is_free_and_opens_nothing(walk):
    found = walk(
        (0, Kind.INBOUND), (1, Kind.REACTION), (2, Kind.FREE_FORM), (25, Kind.REACTION),
        era=EraId.CBP_2023_06,
    )  # fmt: skip

    assert found == [Reason.REACTION, Reason.CONVERSATION_OPENED, Reason.OUTSIDE_WINDOW]


def test_free_form_is_free_in_a_conversation_of_any_category(walk):
    for kind in (Kind.MARKETING, Kind.UTILITY, Kind.AUTHENTICATION):
        found = walk((0, kind), (1, Kind.INBOUND), (2, Kind.FREE_FORM), era=EraId.CBP_2024_11)
        assert found == [Reason.CONVERSATION_OPENED, Reason.CONVERSATION_OPEN]


def test_conversations_of_other_categories_change_nothing_for_templates(walk):
    found = walk(
        (0, Kind.MARKETING), (1, Kind.UTILITY), (2, Kind.AUTHENTICATION), (23, Kind.UTILITY),
        (24, Kind.MARKETING), era=EraId.CBP_2023_06,
    )  # fmt: skip

    assert found == [Reason.CONVERSATION_OPENED] * 3 + [
        Reason.CONVERSATION_OPEN,
        Reason.CONVERSATION_OPENED,
    ]


def test_service_conversations_are_free_from_november_2024(walk):
    found = walk(
        (0, Kind.INBOUND), (1, Kind.FREE_FORM), (2, Kind.FREE_FORM), era=EraId.CBP_2024_11
    )

    assert found == [Reason.ERA_FREE, Reason.CONVERSATION_OPEN]


def test_utility_in_an_open_window_was_free_until_october_2026(walk):
    messages = ((0, Kind.INBOUND), (1, Kind.UTILITY), (24, Kind.UTILITY), (2, Kind.FREE_FORM))

    assert walk(*messages[:3], era=EraId.PMP_2025_07) == [
        Reason.SERVICE_WINDOW,
        Reason.MESSAGE_DELIVERED,
    ]
    assert walk(*messages[:3]) == [Reason.MESSAGE_DELIVERED] * 2
    assert walk(messages[0], messages[3], era=EraId.PMP_2025_07) == [Reason.ERA_FREE]


def test_a_utility_conversation_outlives_the_switch_to_messages(walk):
    old, new = EraId.CBP_2024_11, EraId.PMP_2025_07
    found = walk(
        (0, Kind.UTILITY), (10, Kind.UTILITY), (11, Kind.MARKETING), (24, Kind.UTILITY),
        era=[old, new, new, new],
    )  # fmt: skip

    assert found == [
        Reason.CONVERSATION_OPENED,
        Reason.CONVERSATION_OPEN,
        Reason.MESSAGE_DELIVERED,
        Reason.MESSAGE_DELIVERED,
    ]


def test_a_paused_message_opens_nothing(walk):
    found = walk((0, Kind.ENTRY), (1, Kind.MARKETING), (30, Kind.UTILITY), paused=[1])

    assert found == [Reason.US_PAUSE, Reason.MESSAGE_DELIVERED]


def test_nothing_passes_from_one_pair_to_the_next(walk):
    found = walk((0, Kind.ENTRY), (1, Kind.FREE_FORM), (2, Kind.FREE_FORM), pairs=[0, 0, 1])

    assert found == [Reason.FREE_ENTRY_POINT, Reason.OUTSIDE_WINDOW]
