"""What one person lives through, event by event."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from helpers.twins.played import happenings
from helpers.twins.twin_plans import HOUR, NOVEMBER, OFFICE, SILENT, SURE
from tarife.plan.model.account import Account, Desk
from tarife.plan.model.behaviour import Delay
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    DayRange,
    EntryPoint,
    FollowUp,
    HoursOfDay,
    Inbound,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import Plan
from tarife.simulation import layout
from tarife.simulation.exchanges import next_open
from tarife.simulation.occurrences import LATER, LATER_TEMPLATE, UNDELIVERED, PersonBuffers
from tarife.simulation.person_month import BUFFER_FULL, moment, simulate_person
from tarife.simulation.script import SimulationSettings, script_of
from tarife.simulation.segments import MonthLine, Segment
from tarife.terms.calendar import Period
from tarife.traffic.table import MessageKind

MARKETING, UTILITY, AUTHENTICATION = TemplateCategory
ISTANBUL = ZoneInfo("Europe/Istanbul")
DAY = 24 * HOUR
ALWAYS_OPEN = Desk()
NAMES = {
    **{kind: kind.name.lower().replace("_", "-") for kind in MessageKind},
    UNDELIVERED: "undelivered",
    LATER_TEMPLATE: "later template",
    LATER: "later",
}
NOON = datetime(2026, 11, 3, 12)
NOON_S = 2 * DAY + 12 * HOUR


def send(behaviour=SURE, moments=(NOON,), category=MARKETING, **fields):
    return Send("s", "S", "a", category, 1, Broadcast(moments, 0), behaviour, **fields)


def lived(*lines, country="TR", desk=ALWAYS_OPEN):
    """Tell the only person's month: seconds after noon of the 3rd, and what happened."""
    plan = Plan(
        "one",
        NOVEMBER,
        Account(desk=desk),
        audiences=(Audience("a", "A", country, 1),),
        sends=tuple(line for line in lines if isinstance(line, Send)),
        entry_points=tuple(line for line in lines if isinstance(line, EntryPoint)),
        inbound=tuple(line for line in lines if isinstance(line, Inbound)),
    )
    *_, (_, _, table) = (one for one in happenings(plan) if one[0].sources)
    return [
        (row[layout.AT_S] - NOON_S, NAMES[row[layout.HAPPENED_KIND]]) for row in table.tolist()
    ]


def once(at_time=time(12)):
    """Let one come on the 3rd within a second."""
    day = DayRange(date(2026, 11, 3), date(2026, 11, 3))
    return {"days": day, "hours": HoursOfDay(at_time, at_time.replace(second=1))}


def test_a_template_is_delivered_answered_and_the_person_answered():
    assert lived(send()) == [(10, "marketing"), (610, "inbound"), (910, "free-form")]


def test_what_does_not_arrive_is_an_attempt_and_nothing_more():
    assert lived(send(replace(SURE, delivered_ratio=0))) == [(0, "undelivered")]


def test_who_is_not_answered_does_not_write_again():
    silent_desk = replace(SURE, answer_ratio=0, turns=50)

    assert lived(send(silent_desk)) == [(10, "marketing"), (610, "inbound")]


def test_a_utility_template_may_be_taken_for_marketing():
    assert lived(send(SILENT, category=UTILITY, recategorised_ratio=1)) == [(10, "marketing")]
    assert lived(send(SILENT, category=UTILITY)) == [(10, "utility")]
    assert lived(send(SILENT, category=AUTHENTICATION, recategorised_ratio=1)) == [
        (10, "authentication")
    ]


def test_nobody_replies_to_what_meta_does_not_deliver():
    assert lived(send(), country="US") == [(0, "marketing")]
    assert len(lived(send(category=UTILITY), country="US")) == 3


def test_what_meta_pauses_neither_fails_nor_takes_time_nor_falls_after_the_month():
    lost = replace(SURE, delivered_ratio=0)
    at_the_end = datetime(2026, 11, 30, 23, 59, 58)
    assert lived(send(lost), country="US") == [(0, "marketing")]
    assert lived(send(moments=(at_the_end,)), country="US")[-1][1] == "marketing"
    assert lived(send(moments=(at_the_end,)))[0][1] == "later template"
    ad = EntryPoint("e", "E", "US", 1, **once(), phone_share=1, behaviour=SILENT)
    late = replace(ad, follow_ups=(FollowUp(700, MARKETING), FollowUp(701, UTILITY)))
    assert lived(late)[2:] == [(300 + 701 * HOUR + 10, "later")]


def test_bubbles_come_a_minute_apart_and_the_next_turn_after_the_last():
    chatty = replace(SURE, messages_per_answer=20, turns=50)
    found = lived(send(chatty))
    first = found[2 : [name for _, name in found].index("inbound", 2)]

    assert len(first) > 1
    assert [at_s for at_s, _ in first] == [910 + 60 * n for n in range(len(first))]
    assert found[2 + len(first)] == (first[-1][0] + 600, "inbound")


def test_an_answer_that_comes_too_late_is_noted_and_ends_the_exchange():
    late = replace(SURE, answer_delay=Delay(DAY, DAY), turns=50)

    assert lived(send(late))[1:] == [(610, "inbound"), (610 + DAY, "free-form")]


def test_an_answer_waits_for_the_desk():
    evening = datetime(2026, 11, 3, 18, 30)
    found = lived(send(moments=(evening,)), desk=OFFICE)

    assert found[-1] == (21 * HOUR, "free-form")


def test_an_ad_click_on_a_phone_can_open_a_free_entry_and_is_followed_up():
    follow_ups = (FollowUp(2, UTILITY), FollowUp(1, MARKETING))
    ad = EntryPoint("e", "E", "TR", 1, **once(), phone_share=1, behaviour=SILENT)

    assert lived(replace(ad, follow_ups=follow_ups)) == [
        (0, "entry"),
        (300, "free-form"),
        (300 + HOUR + 10, "marketing"),
        (300 + 2 * HOUR + 10, "utility"),
    ]
    assert lived(replace(ad, phone_share=0))[0] == (0, "inbound")


def test_a_follow_up_may_be_lost_or_fall_after_the_month():
    usual = replace(SILENT, delivered_ratio=0)
    ad = EntryPoint("e", "E", "TR", 1, **once(), phone_share=1, behaviour=usual)

    assert lived(replace(ad, follow_ups=(FollowUp(1, UTILITY),)))[2:] == [
        (300 + HOUR, "undelivered")
    ]
    assert lived(replace(ad, follow_ups=(FollowUp(700, UTILITY),)))[2:] == []
    late = replace(ad, behaviour=SILENT, follow_ups=(FollowUp(700, UTILITY),))
    assert lived(late)[2:] == [(300 + 700 * HOUR + 10, "later")]


def test_what_runs_past_the_month_is_noted_as_later():
    last = datetime(2026, 11, 30, 23, 59, 55)

    assert [name for _, name in lived(send(moments=(last,)))] == ["later template", "later"]


def test_messages_of_one_second_come_in_the_order_of_ids_whatever_that_of_rows():
    first = send(SILENT)
    second = replace(send(SILENT, category=UTILITY), id="t")

    assert lived(first, second) == [(10, "marketing"), (10, "utility")]
    assert lived(second, first) == lived(first, second)


def test_somebody_of_an_audience_writes_so_often_as_people_come():
    line = Inbound("i", "I", 50, audience="a", **once(), behaviour=replace(SURE, turns=1))
    found = [name for _, name in lived(line)]

    assert abs(found.count("inbound") - 50) < 4 * 50**0.5
    assert found.count("inbound") == found.count("free-form")


def test_a_small_room_is_told():
    simulation = SimulationSettings(Period(NOVEMBER), ISTANBUL, Desk(), 1)
    stream = Send("s", "S", "a", UTILITY, 100, Steady(), SILENT)
    script = script_of(
        [Segment(1, "TR", is_audience=True, lines=(MonthLine(0, 1, stream),))], simulation, 0
    )

    def lived_in(*size):
        return simulate_person(
            np.uint64(0), script.cues(0), script.words, PersonBuffers.allocate(*size)
        )

    assert lived_in(4, 1000) == BUFFER_FULL
    assert lived_in(1000, 4) == BUFFER_FULL
    assert 50 < lived_in(1000, 1000) < 1000


@pytest.mark.parametrize("room", [1, 4, 64, 65])
def test_a_room_without_place_for_all_follow_ups_is_told_before_anything_is_written(room):
    simulation = SimulationSettings(Period(NOVEMBER), ISTANBUL, Desk(), 1)
    follow_ups = tuple(FollowUp(1 + number, UTILITY) for number in range(100))
    ad = EntryPoint("e", "E", "TR", 1, **once(), behaviour=SURE, follow_ups=follow_ups)
    script = script_of(
        [Segment(1, "TR", is_audience=False, lines=(MonthLine(0, 1, ad),))], simulation, 0
    )

    def lived_in(occurrences):
        return simulate_person(
            np.uint64(0),
            script.cues(0),
            script.words,
            PersonBuffers.allocate(occurrences, 1000),
        )

    assert lived_in(room) == BUFFER_FULL
    assert lived_in(1 + 2 * 100) == 2 + 3 * 100  # each is delivered, replied to and answered


def script_with(line, desk=ALWAYS_OPEN):
    simulation = SimulationSettings(Period(NOVEMBER), ISTANBUL, desk, 1)
    return script_of(
        [Segment(1, "TR", is_audience=True, lines=(MonthLine(0, 1, line),))], simulation, 0
    )


def test_moments_lie_evenly_in_the_stretches():
    days = DayRange(date(2026, 11, 1), date(2026, 11, 2))
    when = Steady(days, hours=HoursOfDay(time(9), time(10)))
    script = script_with(Send("s", "S", "a", UTILITY, 1, when, SILENT))

    def at_share(share):
        return moment(np.uint64(int(share * 2**64)), script.cues(0)[0], script.words)

    assert [at_share(share) for share in (0, 0.25, 0.5, 1 - 2**-40)] == [
        9 * HOUR,
        9 * HOUR + HOUR // 2,
        DAY + 9 * HOUR,
        DAY + 10 * HOUR - 1,
    ]


@pytest.mark.parametrize(
    ("at_s", "opens_s"),
    [
        (0, DAY + 9 * HOUR),  # Sunday, the desk opens on Monday
        (DAY + 9 * HOUR, DAY + 9 * HOUR),
        (DAY + 18 * HOUR - 1, DAY + 18 * HOUR - 1),
        (DAY + 18 * HOUR, 2 * DAY + 9 * HOUR),
        (6 * DAY + 16 * HOUR, 8 * DAY + 9 * HOUR),  # Saturday, after it has closed
        (400 * DAY + 1, 400 * DAY + 1),  # far beyond what is laid out
    ],
)
def test_the_desk_opens_when_it_says(at_s, opens_s):
    assert next_open(np.uint64(at_s), script_with(send(), OFFICE).words) == opens_s


def test_a_desk_without_hours_is_always_open():
    assert next_open(np.uint64(5), script_with(send()).words) == 5
