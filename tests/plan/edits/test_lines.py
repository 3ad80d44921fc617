from dataclasses import replace
from datetime import date, datetime

import pytest

from helpers.plans import full_plan
from tarife.plan.edits.grid import (
    move_country,
)
from tarife.plan.edits.lines import (
    duplicate_line,
    move_line,
    move_moments,
    of_own_lines,
    people_following,
    replace_line,
    shifted,
)
from tarife.plan.edits.numbers import set_number, set_range
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import PRESETS, Preset
from tarife.plan.model.lines import USUAL_BEHAVIOUR, Inbound, PeopleFrom, TemplateCategory
from tarife.plan.model.plan import GridRow
from tarife.plan.numbers import range_at

FRIDAY = datetime(2026, 11, 27, 9)


def moments(plan):
    return plan.sends[0].schedule.moments


def test_a_copy_stands_after_its_line_and_is_like_it():
    plan = duplicate_line("black-friday", "send-1", "Cyber Monday").apply(full_plan())

    assert [send.id for send in plan.sends] == ["black-friday", "send-1", "orders"]
    assert plan.sends[1] == replace(plan.sends[0], id="send-1", name="Cyber Monday")
    assert duplicate_line("black-friday", "x", "y").named(plan) == "Duplicate Black Friday"


def test_a_line_is_replaced_and_keeps_the_ranges_that_still_hold():
    volume, replies = (Address("sends", "orders", f) for f in ("volume", "behaviour.turns"))
    plan = set_range(volume, 40_000, 45_000, 50_000).apply(full_plan())
    plan = set_range(replies, 1, 1.5, 2).apply(plan)
    change = replace_line(replace(plan.sends[1], behaviour=Preset.MARKETING), "behaviour")

    after = change.apply(plan)

    assert after.sends[1].behaviour is Preset.MARKETING
    assert after.sends[0] == plan.sends[0]
    assert range_at(after, volume) is not None
    assert range_at(after, replies) is None
    assert change.named(plan) == "Change behaviour of Order updates"
    assert change.merge_key == "line:orders:behaviour"


def test_the_usual_behaviour_follows_the_category_and_numbers_of_ones_own_stay():
    plan = full_plan()
    usual = replace(plan.sends[1], behaviour=USUAL_BEHAVIOUR[plan.sends[1].category])
    own = replace(usual, behaviour=replace(PRESETS[usual.behaviour], reply_ratio=0.2))
    for send in (usual, own):
        before = replace(plan, sends=(plan.sends[0], send))
        for category in TemplateCategory:
            edit = replace_line(replace(send, category=category), "category", send)
            expected = USUAL_BEHAVIOUR[category] if send is usual else own.behaviour
            assert edit.apply(before).sends[1].behaviour == expected


def test_only_what_was_edited_is_taken_over_from_a_line_that_was_shown():
    plan = full_plan()
    shown = replace(
        plan.sends[0], volume=7, schedule=replace(plan.sends[0].schedule, spread_hours=9)
    )
    edited = replace(shown, name="New", schedule=replace(shown.schedule, moments=(FRIDAY,)))

    after = replace_line(edited, "name", before=shown).apply(plan).sends[0]

    assert after.name == "New"
    assert after.schedule == replace(plan.sends[0].schedule, moments=(FRIDAY,))
    assert after.volume == plan.sends[0].volume


def test_a_behaviour_that_is_spelled_out_replaces_a_preset():
    plan = full_plan()
    edited = replace(plan.sends[1], behaviour=PRESETS[Preset.SUPPORT])

    assert replace_line(edited, "behaviour", plan.sends[1]).apply(plan).sends[1] == edited


def test_a_line_moves_among_its_kind():
    plan = move_line("black-friday", 1).apply(full_plan())

    assert [send.id for send in plan.sends] == ["orders", "black-friday"]
    assert move_line("orders", -9).apply(full_plan()) == plan
    assert move_line("a", 1).merge_key == move_line("a", -1).merge_key


@pytest.mark.parametrize(
    "change", [duplicate_line("none", "x", "y"), move_line("none", 1), move_country("XX", 1)]
)
def test_what_is_not_there_cannot_be_moved(change):
    assert change.apply(full_plan()) == full_plan()


def test_a_moment_keeps_its_time_on_another_day():
    plan = move_moments("black-friday", (FRIDAY,), date(2026, 11, 25)).apply(full_plan())

    assert moments(plan) == (datetime(2026, 11, 25, 9), datetime(2026, 11, 28, 18, 30))
    assert plan.sends[1] == full_plan().sends[1]


def test_all_moments_of_a_day_move_together():
    both = (FRIDAY, datetime(2026, 11, 28, 18, 30))
    plan = move_moments("black-friday", both, date(2026, 11, 2)).apply(full_plan())

    assert moments(plan) == (datetime(2026, 11, 2, 9), datetime(2026, 11, 2, 18, 30))


def test_two_moments_never_fall_together():
    plan = move_moments("black-friday", (FRIDAY,), date(2026, 11, 28)).apply(full_plan())
    assert moments(plan)[0] == datetime(2026, 11, 28, 9)
    send = plan.sends[0]
    twice = replace(send.schedule, moments=(FRIDAY, datetime(2026, 11, 28, 9)))
    plan = replace(plan, sends=(replace(send, schedule=twice), *plan.sends[1:]))

    assert move_moments("black-friday", (FRIDAY,), date(2026, 11, 28)).apply(plan) == plan


def test_a_stream_has_no_moment_to_move():
    change = move_moments("orders", (FRIDAY,), date(2026, 11, 25))

    assert change.apply(full_plan()) == full_plan()


def test_the_days_that_one_drag_passes_over_are_one_step():
    def key(day, drag):
        return move_moments("a", (FRIDAY,), date(2026, 11, day), drag).merge_key

    assert key(1, 3) == key(2, 3)
    assert key(1, 3) != key(2, 4)
    assert key(1, 0) is None


@pytest.mark.parametrize(
    ("place", "places", "result"),
    [(0, 1, "bac"), (0, 9, "bca"), (2, -1, "acb"), (2, -9, "cab"), (1, 0, "abc")],
)
def test_an_entry_moves_as_far_as_there_are_places(place, places, result):
    assert "".join(shifted(tuple("abc"), place, places)) == result


FILLED_IN = replace(
    full_plan().audiences[0], id="filled-in", people=10_000, people_from=PeopleFrom.SENDS
)
OFFER = replace(full_plan().sends[0], id="offer", audience="filled-in", volume=10_000)
VOLUME, PEOPLE = (
    Address("sends", "offer", "volume"),
    Address("audiences", "filled-in", "people"),
)


def people_after(*edits, inbound=()):
    """Give how many people the audience has after edits, and whether they still follow."""
    plan = replace(full_plan(), audiences=(FILLED_IN,), sends=(OFFER,), inbound=inbound)
    for edit in edits:
        plan = people_following(edit).apply(plan)
    return plan.audiences[0].people, plan.audiences[0].people_from is not None


def test_people_that_nobody_typed_are_as_many_as_the_largest_send_to_them_needs():
    assert people_after(set_number(VOLUME, 120_000)) == (120_000, True)
    assert people_after(set_range(VOLUME, 50_000, 60_000, 70_000)) == (70_000, True)
    assert people_after(set_number(VOLUME, 120_000), set_number(VOLUME, 500)) == (500, True)
    writing = (Inbound("i", "They write", 10, audience="filled-in"),)
    assert people_after(set_number(VOLUME, 500), inbound=writing) == (10_000, True)


def test_people_that_somebody_typed_stay_whatever_is_sent_to_them():
    typed = set_number(PEOPLE, 80_000)

    assert people_after(typed, set_number(VOLUME, 120_000)) == (80_000, False)
    plain = people_following(set_number(Address("sends", "black-friday", "volume"), 90_000))
    assert plain.apply(full_plan()).audiences == full_plan().audiences


def test_people_of_a_row_follow_its_lines_unless_the_row_says_how_many():
    for people, after in ((0, (9_000, True)), (2_000, (2_000, False))):
        plan = replace(full_plan(), grid=(GridRow("NL", people, utility=800),))
        edit = of_own_lines(
            set_number(Address("sends", "grid:NL:utility", "volume"), 9_000),
            ("grid:NL:utility",),
        )
        audience = people_following(edit).apply(plan).audiences[-1]
        assert (audience.people, audience.people_from is not None) == after
        typed = of_own_lines(
            set_number(Address("audiences", "grid:NL:audience", "people"), 7_000),
            ("grid:NL:audience",),
        )
        audience = people_following(typed).apply(plan).audiences[-1]
        assert (audience.people, audience.people_from) == (7_000, None)
