"""The month as lanes and days, without a window."""

from datetime import date, datetime

import pytest

from helpers.plans import full_plan
from tarife.assets import load_markets
from tarife.gui.editors.calendar_model import LaneKind, MonthModel, compact_count, lanes_of
from tarife.gui.text.countries import Countries
from tarife.plan.grid import weekly_moments

COUNTRIES = Countries(load_markets())


@pytest.fixture
def lanes():
    return {lane.id: lane for lane in lanes_of(full_plan(), COUNTRIES)}


@pytest.fixture
def model():
    made = MonthModel()
    made.show(lanes_of(full_plan(), COUNTRIES), full_plan().month.dates())
    return made


def test_every_line_that_happens_has_a_lane(lanes):
    expected = ["black-friday", "orders", "ad", "support", "walk-ins", "DE", "NL"]

    assert list(lanes) == expected
    assert [lane.is_movable for lane in lanes.values()] == [True, True, *[False] * 5]


def test_a_broadcast_has_moments_and_a_stream_has_days(lanes):
    assert lanes["black-friday"].moments_on(date(2026, 11, 27)) == (datetime(2026, 11, 27, 9),)
    assert not lanes["black-friday"].days
    days = lanes["orders"].days
    assert {day.weekday() for day in days} == {0, 4}
    assert min(days) == date(2026, 11, 2)


def test_an_ad_runs_from_its_first_day_to_its_last(lanes):
    days = sorted(lanes["ad"].days)

    assert (days[0], days[-1], len(days)) == (date(2026, 11, 14), date(2026, 11, 27), 14)


def test_the_grid_shows_its_weeks(lanes):
    assert lanes["DE"].kind is LaneKind.GRID
    assert lanes["DE"].moments == weekly_moments(full_plan().month)


def test_a_cell_says_in_words_what_happens(lanes):
    sentence = lanes["black-friday"].sentence(date(2026, 11, 27))

    assert sentence == "Black Friday, Fri 27 Nov at 09:00: 60,000 marketing at once"
    assert lanes["black-friday"].sentence(date(2026, 11, 1)) == ""
    assert "150 clicks a day" in lanes["ad"].sentence(date(2026, 11, 14))


@pytest.mark.parametrize(
    ("messages", "text"),
    [
        *((0, "0"), (950, "950"), (1_000, "1k"), (1_270, "1.3k"), (60_000, "60k")),
        (3_000_000, "3M"),
    ],
)
def test_a_block_says_in_few_letters_how_much_it_is(messages, text):
    assert compact_count(messages) == text


def test_the_calendar_keeps_the_rules_of_models(qtmodeltester, model):
    qtmodeltester.check(model)


def test_a_moved_send_changes_cells_and_not_the_whole_calendar(qtbot, model):
    plan = full_plan()

    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show(lanes_of(plan, COUNTRIES), plan.month.dates())
