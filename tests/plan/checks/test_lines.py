"""What can be wrong with audiences, sends, entry points and inbound."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from helpers.plans import full_plan
from tarife.plan.checks.lines import check_lines, check_moments
from tarife.plan.model.account import WEEKDAYS
from tarife.plan.model.behaviour import Behaviour, Delay
from tarife.plan.model.lines import Broadcast, DayRange, Repeat, Steady

PLAN = full_plan()
LOYAL = PLAN.audiences[0]
BLACK_FRIDAY, ORDERS = PLAN.sends
AD = PLAN.entry_points[0]
SUPPORT, WALK_INS = PLAN.inbound


def told(**lines):
    return [str(problem) for problem in check_lines(replace(PLAN, **lines))]


def with_sends(send, **fields):
    return {"sends": (replace(send, **fields),)}


def with_inbound(line, **fields):
    return {"inbound": (replace(line, **fields),)}


NOBODY = (replace(LOYAL, people=0),)


def test_good_lines_have_no_problem():
    assert told() == []


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        pytest.param(
            with_sends(ORDERS, name=" "),
            "sends[0].name: the name ' ' is empty; give a name",
            id="empty name",
        ),
        pytest.param(
            with_sends(ORDERS, id=""),
            "sends[0].id (Order updates): the id is empty; give an id of its own",
            id="empty id",
        ),
        pytest.param(
            with_sends(ORDERS, id="loyal"),
            "sends[0].id (Order updates): the id 'loyal' is already that of "
            "audiences[0] (Loyal customers); give an id of its own",
            id="id of another line",
        ),
        pytest.param(
            {"audiences": (replace(LOYAL, country="Turkey"),)},
            "audiences[0].country (Loyal customers): 'Turkey' is no country code; "
            "give two capital letters, such as TR",
            id="country of an audience",
        ),
        pytest.param(
            {"entry_points": (replace(AD, country=""),)},
            "entry_points[0].country (Autumn ad): '' is no country code; "
            "give two capital letters, such as TR",
            id="country of an entry point",
        ),
        pytest.param(
            with_sends(ORDERS, audience="loyals"),
            "sends[0].audience (Order updates): there is no audience 'loyals'; "
            "did you mean 'loyal'?",
            id="nearest audience",
        ),
        pytest.param(
            with_sends(ORDERS, audience="x"),
            "sends[0].audience (Order updates): there is no audience 'x'; choose one of loyal",
            id="every audience",
        ),
        pytest.param(
            {"audiences": (), "inbound": (), **with_sends(ORDERS)},
            "sends[0].audience (Order updates): there is no audience 'loyal'; "
            "add an audience first",
            id="no audience at all",
        ),
        pytest.param(
            with_sends(BLACK_FRIDAY, volume=60_001),
            "sends[0].volume (Black Friday): 60,001 messages go out at once, but the audience "
            "'Loyal customers' has 60,000 people; lower the volume or enlarge the audience",
            id="broadcast above its audience",
        ),
        pytest.param(
            {"audiences": NOBODY, "inbound": (), **with_sends(ORDERS)},
            "sends[0].audience (Order updates): the audience 'Loyal customers' has nobody "
            "in it; give its number of people",
            id="stream to nobody",
        ),
        pytest.param(
            {"audiences": NOBODY, "sends": (), **with_inbound(SUPPORT)},
            "inbound[0].audience (Support): the audience 'Loyal customers' has nobody in it; "
            "give its number of people",
            id="inbound of nobody",
        ),
        pytest.param(
            with_sends(BLACK_FRIDAY, schedule=Broadcast(())),
            "sends[0].schedule.moments (Black Friday): the broadcast has no date and time; "
            "add one in 2026-11",
            id="no moments",
        ),
        pytest.param(
            with_sends(ORDERS, schedule=Steady(weekdays=())),
            "sends[0].schedule.weekdays (Order updates): no weekday is chosen; "
            "choose at least one",
            id="no weekdays",
        ),
        pytest.param(
            with_sends(ORDERS, behaviour=Behaviour(reply_delay=Delay(9, 8))),
            "sends[0].behaviour.reply_delay (Order updates): the P90 of 8 seconds is less than "
            "the median of 9 seconds; give a P90 that is at least the median",
            id="delay of a send",
        ),
        pytest.param(
            {"entry_points": (replace(AD, days=DayRange(date(2026, 12, 1))),)},
            "entry_points[0].days.first (Autumn ad): '2026-12-01' is not in 2026-11; "
            "choose a day from 2026-11-01 to 2026-11-30",
            id="days of an entry point",
        ),
        pytest.param(
            with_inbound(SUPPORT, country="TR"),
            "inbound[0] (Support): both audience 'loyal' and country 'TR' are given; "
            "keep one of the two",
            id="two origins",
        ),
        pytest.param(
            with_inbound(SUPPORT, audience=""),
            "inbound[0] (Support): neither audience nor country is given; give one of the two",
            id="no origin",
        ),
        pytest.param(
            with_inbound(SUPPORT, audience="royal"),
            "inbound[0].audience (Support): there is no audience 'royal'; "
            "did you mean 'loyal'?",
            id="unknown origin",
        ),
        pytest.param(
            with_inbound(WALK_INS, country="de"),
            "inbound[0].country (Walk-ins): 'de' is no country code; "
            "give two capital letters, such as TR",
            id="country of inbound",
        ),
    ],
)
def test_a_problem_is_told_with_place_and_remedy(lines, sentence):
    assert told(**lines) == [sentence]


def test_a_broadcast_may_reach_the_whole_audience_and_a_stream_more_than_that():
    assert told(**with_sends(BLACK_FRIDAY, volume=60_000)) == []
    assert told(**with_sends(ORDERS, volume=1_000_000)) == []


def test_nothing_to_nobody_is_no_problem():
    lines = {
        "audiences": NOBODY,
        "sends": (replace(ORDERS, volume=0), replace(BLACK_FRIDAY, volume=0)),
        "inbound": (replace(SUPPORT, people_per_day=0),),
    }

    assert told(**lines) == []


def test_a_broadcast_to_nobody_is_told_once():
    lost = replace(BLACK_FRIDAY, audience="nowhere")
    told = [found.code for found in check_lines(replace(PLAN, sends=(lost, ORDERS)))]

    assert told.count("unknown-audience") == 1


def test_moments_of_a_year_are_counted_no_further_than_they_may_be(monkeypatch):
    daily = tuple(Repeat(time(hour), weekday) for weekday in WEEKDAYS for hour in (8, 9))
    sends = tuple(
        replace(BLACK_FRIDAY, id=f"s{n}", schedule=Broadcast((), repeats=daily))
        for n in range(1000)
    )
    laid_out = []
    moments_in = Broadcast.moments_in

    def counted(schedule, month):
        laid_out.append(month)
        return moments_in(schedule, month)

    monkeypatch.setattr(Broadcast, "moments_in", counted)

    (problem,) = check_moments(replace(PLAN, months=12, sends=(ORDERS, *sends)))

    assert str(problem.where) == "sends[1].schedule (Black Friday)"
    assert "more than 10,000 moments" in problem.message
    assert len(laid_out) == 14 * 12  # of 730 moments a year each
    assert list(check_moments(replace(PLAN, months=12, sends=sends[:13]))) == []


def test_as_many_moments_as_may_be_are_no_problem():
    moments = tuple(datetime(2026, 11, 2, n % 24, n // 24) for n in range(200))
    sends = (replace(BLACK_FRIDAY, schedule=Broadcast(moments)),) * 50

    assert not list(check_moments(replace(PLAN, sends=sends)))
