"""Who is played together."""

from dataclasses import replace

from helpers.plans import full_plan
from tarife.plan.grid import all_lines
from tarife.plan.lines import Inbound
from tarife.simulation.segments import playable, segments_of

PLAN = full_plan()


def placed(plan):
    return segments_of(all_lines(plan), plan.month)


def test_every_line_that_causes_messages_is_in_one_segment():
    lines = playable(all_lines(PLAN))
    found = sorted(source for one in placed(PLAN) for source in one.sources)

    assert found == list(range(len(lines)))
    for one in placed(PLAN):
        assert [line.id for line in one.segment.lines] == [
            lines[source].id for source in one.sources
        ]


def test_an_audience_is_played_with_those_of_it_who_write():
    loyal = next(one for one in placed(PLAN) if one.segment.people == 60_000)

    assert [line.id for line in loyal.segment.lines] == ["black-friday", "orders", "support"]
    assert loyal.segment.is_audience


def test_those_who_come_are_as_many_as_the_days_bring():
    people = {one.segment.lines[0].id: one.segment.people for one in placed(PLAN)[-3:]}

    assert people["ad"] == 150 * 14
    assert people["walk-ins"] == 75


def test_a_segment_is_the_same_while_other_lines_change_and_whatever_its_name():
    other = replace(
        PLAN,
        sends=tuple(replace(send, name="!") for send in PLAN.sends),
        inbound=(*PLAN.inbound, Inbound("more", "More", 5, country="BR")),
    )

    assert {one.segment for one in placed(PLAN)} < {one.segment for one in placed(other)}
