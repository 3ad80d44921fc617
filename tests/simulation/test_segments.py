"""Who is played together."""

from dataclasses import replace

import pytest

from helpers.plans import full_plan
from helpers.twins.twin_plans import NOVEMBER
from tarife.plan.grid import Lines, all_lines
from tarife.plan.model.lines import DayRange, EntryPoint, Inbound
from tarife.simulation.segments import playable, segments_of
from tarife.terms.calendar import Period

PLAN = full_plan()


def placed(plan):
    return segments_of([all_lines(plan)], plan.period, plan.seed)


def test_every_line_that_causes_messages_is_in_one_segment():
    lines = playable(all_lines(PLAN))
    found = sorted(source for one in placed(PLAN) for source in one.sources)

    assert found == list(range(len(lines)))
    for one in placed(PLAN):
        ids = [*one.segment.line_ids]
        assert ids == [lines[source].id for source in one.sources]
        assert ids == sorted(ids)


def test_an_audience_is_played_with_those_of_it_who_write():
    loyal = next(one for one in placed(PLAN) if one.segment.people == 60_000)

    assert [*loyal.segment.line_ids] == ["black-friday", "orders", "support"]
    assert loyal.segment.is_audience


def test_those_who_come_are_as_many_as_the_days_bring():
    people = {one.segment.line_ids[0]: one.segment.people for one in placed(PLAN)[-3:]}

    assert people["ad"] == 150 * 14
    assert people["walk-ins"] == 75


def test_fractions_of_people_come_to_what_they_are_together():
    """Ads of one day, as a plan by day has them: 28 of half a click are 14 clicks."""
    days = (DayRange(day, day) for day in PLAN.month.dates())
    ads = [EntryPoint(f"e{n}", "Ad", "TR", 0.5, days=day) for n, day in enumerate(days)][:28]
    clicks = [
        [
            one.segment.people
            for one in segments_of([Lines(entry_points=(*ads,))], PLAN.period, n)
        ]
        for n in range(100)
    ]

    assert {people for run in clicks for people in run} == {0, 1}
    assert abs(sum(map(sum, clicks)) - 1400) <= 4 * (2800 / 4) ** 0.5


@pytest.mark.parametrize("per_day", [0.1, 0.7, 2.3, 1.1 * 3, 100])
def test_whole_people_are_exact(per_day):
    lines = Lines(inbound=(Inbound("i", "I", per_day, country="TR"),))
    people = {
        segments_of([lines], Period(NOVEMBER), seed)[0].segment.people for seed in range(50)
    }

    assert people == {round(per_day * 30)}


def test_more_clicks_never_bring_fewer_people():
    def people(clicks):
        lines = Lines(entry_points=(EntryPoint("e", "E", "TR", clicks),))
        return segments_of([lines], Period(NOVEMBER), 1)[0].segment.people

    counts = [people(step / 1000) for step in range(300)]
    assert counts == sorted(counts)
    assert set(counts) == set(range(10))


def test_a_segment_is_the_same_while_other_lines_change_and_whatever_its_name():
    other = replace(
        PLAN,
        sends=tuple(replace(send, name="!") for send in PLAN.sends),
        inbound=(*PLAN.inbound, Inbound("more", "More", 5, country="BR")),
    )

    assert {one.segment for one in placed(PLAN)} < {one.segment for one in placed(other)}
