"""Goal seek, what matters most, how far the cost may lie off, and calling work off."""

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QStatusBar

from helpers.forecasts import november_forecast
from helpers.gui.windows import a_plan, settle
from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.gui.what_if.ranking import Ranking
from tarife.gui.what_if.variants import GoalSeeker, Ranker
from tarife.gui.what_if.what_if import WhatIf
from tarife.gui.widgets.progress import PATIENCE_MS, WorkProgress
from tarife.plan.edits.numbers import set_range
from tarife.plan.grid import all_lines
from tarife.plan.model.addresses import Address
from tarife.plan.model.measured import Measured
from tarife.plan.model.scenarios import Lever, Scope
from tarife.plan.what_if.levers import adjusted
from tarife.terms.problems import InputError, Problem

PEOPLE = Address("grid", a_plan().grid[0].country, "people")
BAND = PercentileBand(1_000_000, 2_000_000, 3_000_000)
SPREAD = Spread(10, BAND, (BAND,) * 30, (BAND,) * 30, MappingProxyType({}))


def by_volume(plan, should_stop):
    """Every template of a plan costs a thousandth."""
    del should_stop
    made = november_forecast()
    templates = sum(send.volume for send in all_lines(plan).sends)
    charges = made.lines.charge_micros * 0
    charges[0] = templates * 1_000
    return replace(made, plan=plan, lines=replace(made.lines, charge_micros=charges))


@pytest.fixture
def what_if(qtbot, session):
    made = WhatIf(session, by_volume, by_volume)
    with qtbot.waitSignal(session.forecast_ready):
        session.open(a_plan(), None)
    yield made
    made.close()


@pytest.fixture
def seeker(what_if):
    made = GoalSeeker(what_if, by_volume)
    yield made
    made.close()


def cost_of(plan):
    return by_volume(plan, None).total.micros


def with_budget(session, part):
    budget = Decimal(cost_of(session.plan)) / 1_000_000 * Decimal(part)
    session.open(replace(session.plan, budget=budget), None)
    return budget


def test_the_volume_is_found_that_keeps_within_the_budget(qtbot, session, what_if, seeker):
    budget = with_budget(session, "0.5")

    with qtbot.waitSignal(seeker.message) as told:
        seeker.seek(Lever.VOLUME, Scope())

    assert what_if.value_of(Lever.VOLUME, Scope()) == pytest.approx(0.5, abs=0.001)
    assert cost_of(adjusted(what_if.base, what_if.adjustments)) <= budget * 1_000_000
    assert told.args[0].startswith("Volume at ×0.5 keeps within the budget")  # noqa: RUF001


@pytest.mark.parametrize("meanwhile", ["another plan", "another lever"])
def test_what_was_sought_for_another_plan_or_beside_other_levers_is_dropped(
    qtbot, session, what_if, seeker, meanwhile
):
    with_budget(session, "0.5")
    with qtbot.waitSignal(seeker._runner.finished):
        seeker.seek(Lever.VOLUME, Scope())
        if meanwhile == "another plan":
            session.open(replace(session.plan, name="Another"), None)
        else:
            what_if.move(Lever.REPLY_RATIO, Scope(), 0.5)

    assert what_if.value_of(Lever.VOLUME, Scope()) is None


def test_a_budget_that_no_value_keeps_is_told(qtbot, session, what_if, seeker):
    with_budget(session, "0.5")
    what_if.move(Lever.VOLUME, Scope(category="utility"), 2)

    with qtbot.waitSignal(seeker.message) as told:
        seeker.seek(Lever.REPLY_RATIO, Scope())

    assert told.args[0].startswith("Even with Replies to templates")


def test_without_a_budget_nothing_is_sought(seeker, what_if):
    seeker.seek(Lever.VOLUME, Scope())

    assert not what_if.is_playing


def test_the_levers_that_matter_most_are_drawn(qtbot, session, what_if, appearance):
    ranker = Ranker(by_volume)
    ranking = Ranking(what_if, ranker, appearance)
    qtbot.addWidget(ranking)

    with qtbot.waitSignal(ranker.ranked):
        qtbot.mouseClick(ranking.ask, Qt.MouseButton.LeftButton)

    widest = ranking.tornado.swings[0]
    assert ranking.tornado.texts[0].startswith("Volume: −")  # noqa: RUF001
    assert widest.less_micros < 0 < widest.more_micros
    full = QColor(appearance.tokens.accent)
    picture = ranking.tornado.grab().toImage()
    columns = {x for x in range(picture.width()) if picture.pixelColor(x, 28) == full}
    left = {x for x in columns if x < picture.width() // 2}
    assert len(left) == 1  # the edge of the pale bar; more of it costs more: to the right
    assert len(columns) > 10
    assert not ranking.ask.isEnabled()
    with qtbot.waitSignal(session.forecast_ready):
        session.apply(set_range(PEOPLE, 1, 2, 3))
    assert ranking.tornado.texts == ()

    qtbot.mouseClick(ranking.ask, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(session.forecast_ready):
        session.apply(set_range(PEOPLE, 1, 2, 4))  # of another plan nothing is shown
    ranker._runner._pool.waitForDone()
    QApplication.processEvents()
    assert ranking.tornado.texts == ()
    assert ranking.ask.isEnabled()
    ranker.close()


def test_a_plan_that_cannot_be_played_has_nothing_that_matters(qtbot):
    def refusing(_plan, _should_stop):
        raise InputError([Problem("too-many", "plan", "they are too many")])

    ranker = Ranker(refusing)
    with qtbot.waitSignal(ranker.ranked) as told:
        ranker.rank(a_plan())

    assert told.args == [()]
    ranker.close()


def test_the_headline_tells_the_range_and_the_days_of_the_budget(qtbot, opened):
    settle(qtbot, opened)
    opened.workspace.headline.show_spread(SPREAD)

    beneath = opened.workspace.headline._beneath
    assert beneath.whole == "8 of 10 months cost 1.00 to 3.00"
    opened.workspace.headline.show_spread(None)
    assert beneath.whole == ""
    opened.session.open(replace(a_plan(), measured=Measured("2026-10", 9, ())), None)
    settle(qtbot, opened)
    assert beneath.whole == "not yet tried on real traffic"


@pytest.fixture
def progress(qtbot):
    bar = QStatusBar()
    qtbot.addWidget(bar)
    made = WorkProgress()
    bar.addWidget(made)
    made.hide()
    yield made
    bar.hide()


def test_what_ends_soon_is_not_told(qtbot, progress):
    progress.note("plan", is_busy=True)
    progress.note("plan", is_busy=False)
    qtbot.wait(PATIENCE_MS + 50)

    assert progress.isHidden()


def test_what_takes_long_is_told_and_can_be_called_off(qtbot, progress):
    progress.note("plan", is_busy=True)
    progress.note("what-if", is_busy=True)
    progress.note("plan", is_busy=False)
    qtbot.waitUntil(lambda: not progress.isHidden())

    with qtbot.waitSignal(progress.call_off_requested):
        progress.stop.click()
    progress.note("what-if", is_busy=False)

    assert progress.isHidden()


def test_a_forecast_that_is_called_off_leaves_the_last_figures_marked(qtbot, opened):
    session = opened.session
    settle(qtbot, opened)
    session.apply(set_range(PEOPLE, 1, 2, 3))

    session.call_off()

    assert session.status.problems[0].code == "called-off"
    opened.session.history.undo()
    settle(qtbot, opened)
