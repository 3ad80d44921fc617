"""Levers and scenarios over the open plan: what is played, shown, applied and kept."""

from dataclasses import replace
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.gui.windows import a_plan, quick_forecast
from tarife.gui.document.session import FiguresState, PlanSession
from tarife.gui.what_if.variants import ScenarioTotals
from tarife.gui.what_if.what_if import WhatIf
from tarife.plan.edits.numbers import set_number
from tarife.plan.edits.plan import set_month, set_plan_field
from tarife.plan.edits.scenarios import add_scenario
from tarife.plan.model.addresses import Address
from tarife.plan.model.scenarios import Adjustment, Lever, Override, Scenario, Scope
from tarife.plan.what_if.apply import with_adjustments
from tarife.plan.what_if.levers import adjusted, scenario_plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import InputError, Problem

WHOLE = Scope()
MORE = Adjustment(Lever.VOLUME, 1.5)
DEAR = Scenario("dear", "Dear", (MORE,))
PEOPLE = Address("grid", a_plan().grid[0].country, "people")


def played_plan(what_if):
    return adjusted(what_if.base, what_if.adjustments)


@pytest.fixture
def what_if(qtbot, session):
    made = WhatIf(session, quick_forecast, quick_forecast)
    with qtbot.waitSignal(session.forecast_ready):
        session.open(a_plan(), None)
    yield made
    made.close()


@pytest.fixture
def shown(what_if):
    """Everything that was shown, the newest last."""
    seen = []
    what_if.shown_changed.connect(seen.append)
    return seen


def test_a_plan_without_what_ifs_shows_its_own_figures(qtbot, session, what_if, shown):
    with qtbot.waitSignal(session.forecast_ready):
        session.apply(set_number(Address("grid", "TR", "people"), 9))

    assert shown[-1].outcome is session.outcome
    assert shown[-1].difference is None
    assert not what_if.is_playing


def test_a_moved_lever_is_played_and_leaves_the_plan_alone(qtbot, session, what_if, shown):
    before = session.plan

    with qtbot.waitSignal(what_if.shown_changed):
        what_if.move(Lever.VOLUME, WHOLE, 1.5)

    assert what_if.adjustments == (MORE,)
    assert what_if.value_of(Lever.VOLUME, WHOLE) == 1.5
    assert shown[-1].is_playing
    assert shown[-1].baseline is session.outcome
    assert session.plan is before
    assert not session.is_dirty


def test_putting_a_lever_back_is_the_plan(what_if, shown):
    what_if.move(Lever.VOLUME, WHOLE, 1.5)
    what_if.move(Lever.VOLUME, WHOLE, None)

    assert not what_if.is_playing
    assert played_plan(what_if) == a_plan()
    assert shown[-1].baseline is None


def test_reset_is_the_plan(what_if, shown):
    what_if.move(Lever.VOLUME, WHOLE, 1.5)
    what_if.move(Lever.REPLY_RATIO, Scope(country="TR"), 0.5)

    what_if.reset()

    assert what_if.adjustments == ()
    assert shown[-1].difference is None


def test_while_a_hand_drags_a_sample_is_played_and_then_everyone(qtbot, session, shown):
    del shown
    played = []

    def forecaster(kind):
        def play(plan, should_stop):
            played.append(kind)
            return quick_forecast(plan, should_stop)

        return play

    what_if = WhatIf(session, forecaster("exact"), forecaster("sample"))
    with qtbot.waitSignal(session.forecast_ready):
        session.open(a_plan(), None)
    with qtbot.waitSignal(what_if.shown_changed) as dragged:
        what_if.move(Lever.VOLUME, WHOLE, 1.2, is_dragged=True)
    with qtbot.waitSignal(what_if.shown_changed) as settled:
        what_if.settle()

    assert played == ["sample", "exact"]
    assert [signal.args[0].is_sample for signal in (dragged, settled)] == [True, False]
    what_if.close()


def test_of_many_moves_the_first_and_the_newest_are_played(qtbot, session):
    may_end, played = Event(), []

    def slow(plan, should_stop):
        played.append(plan.grid[0].marketing)
        may_end.wait(10)
        return quick_forecast(plan, should_stop)

    what_if = WhatIf(session, slow, slow)
    with qtbot.waitSignal(session.forecast_ready):
        session.open(a_plan(), None)
    for value in (1.1, 1.2, 1.3, 1.4):
        what_if.move(Lever.VOLUME, WHOLE, value, is_dragged=True)
    may_end.set()
    qtbot.waitUntil(lambda: not what_if.is_busy)

    marketing = a_plan().grid[0].marketing
    assert played == [round(marketing * 1.1), round(marketing * 1.4)]
    what_if.close()


def test_applying_is_one_step_and_undoing_it_is_the_plan(qtbot, session, what_if):
    what_if.move(Lever.VOLUME, WHOLE, 1.5)

    what_if.apply()

    assert session.plan == with_adjustments(a_plan(), (MORE,))
    assert not what_if.is_playing
    assert len(session.history.steps) == 2, "the move of the lever, and what was made of it"
    session.history.undo()
    assert (session.plan, what_if.is_playing) == (a_plan(), True)
    qtbot.waitUntil(lambda: session.status.state is FiguresState.CURRENT)


def test_keeping_makes_a_scenario_that_plays_the_same(session, what_if):
    what_if.move(Lever.VOLUME, WHOLE, 1.5)
    played = played_plan(what_if)

    what_if.keep("More")

    kept = session.plan.scenarios[-1]
    assert (kept.name, kept.adjustments) == ("More", (MORE,))
    assert session.scenario == kept
    assert scenario_plan(session.plan, kept) == played
    assert played_plan(what_if) == played
    assert not what_if.is_playing


def test_applying_to_a_chosen_scenario_keeps_its_levers(session, what_if):
    session.apply(add_scenario(DEAR))
    session.choose_scenario("dear")
    what_if.move(Lever.VOLUME, WHOLE, 2)

    what_if.apply()

    assert session.scenario.adjustments == (Adjustment(Lever.VOLUME, 2),)
    assert session.plan.grid == a_plan().grid


def test_a_chosen_scenario_is_shown_with_its_name(qtbot, session, what_if, shown):
    session.apply(add_scenario(DEAR))

    with qtbot.waitSignal(what_if.shown_changed):
        session.choose_scenario("dear")
    qtbot.waitUntil(lambda: shown[-1].name == "Dear")

    assert not shown[-1].is_playing
    assert what_if.adjustments == (MORE,)


def test_an_edit_while_a_scenario_is_chosen_is_its_own(session, what_if):
    del what_if
    session.apply(add_scenario(DEAR))
    session.choose_scenario("dear")

    session.apply(set_number(Address("grid", "TR", "people"), 77))

    assert session.scenario.overrides == (Override(PEOPLE, 77),)
    assert session.differs_at(PEOPLE)
    assert session.shown_plan.grid[0].people == 77
    assert session.plan.grid == a_plan().grid


def test_a_scenario_that_is_undone_is_not_chosen_any_more(session, what_if):
    what_if.move(Lever.VOLUME, WHOLE, 1.5)
    what_if.keep("More")

    session.history.undo()

    assert session.scenario is None
    assert session.shown_plan == a_plan()
    assert what_if.adjustments == (MORE,), "as they were moved before"


def test_another_document_begins_without_what_ifs(qtbot, session, what_if):
    what_if.move(Lever.VOLUME, WHOLE, 1.5)

    with qtbot.waitSignal(session.forecast_ready):
        session.open(a_plan(), None)

    assert what_if.adjustments == ()


def test_what_stands_in_the_way_of_a_variant_is_told(qtbot, session):
    problem = Problem("too-many", "plan", "they are too many")

    def refusing(_plan, _should_stop):
        raise InputError([problem])

    what_if = WhatIf(session, refusing, refusing)
    with qtbot.waitSignal(session.forecast_ready):
        session.open(a_plan(), None)
    with qtbot.waitSignal(what_if.problems_changed) as told:
        what_if.move(Lever.VOLUME, WHOLE, 1.5)

    assert told.args[0] == (problem,)
    what_if.close()


def test_what_takes_long_can_be_called_off(qtbot, session):
    may_end = Event()

    def slow(plan, should_stop):
        may_end.wait(10)
        return quick_forecast(plan, should_stop)

    what_if = WhatIf(session, slow, slow)
    with qtbot.waitSignal(session.forecast_ready):
        session.open(a_plan(), None)
    what_if.move(Lever.VOLUME, WHOLE, 1.5)

    with qtbot.waitSignal(what_if.work_changed) as told:
        what_if.call_off()

    assert told.args == [False]
    assert not what_if.is_busy
    may_end.set()
    what_if.close()


def test_every_scenario_has_its_figures(qtbot, session):
    played = []

    def counting(plan, should_stop):
        played.append(plan.name)
        return quick_forecast(plan, should_stop)

    totals = ScenarioTotals(session, counting)
    session.open(replace(a_plan(), scenarios=(DEAR,)), None)
    qtbot.waitUntil(lambda: totals.tried(DEAR) is not None)
    with qtbot.waitSignal(totals.changed):
        session.apply(add_scenario(Scenario("same", "Same")))

    assert totals.tried(DEAR).outcome is not None
    assert len(played) == 2, "the first scenario is as it was"
    totals.close()


def test_under_other_rates_every_scenario_is_played_again(qtbot, session):
    played = []

    def counting(plan, should_stop):
        played.append(plan.name)
        return quick_forecast(plan, should_stop)

    totals = ScenarioTotals(session, counting)
    session.open(replace(a_plan(), scenarios=(DEAR,)), None)
    qtbot.waitUntil(lambda: totals.tried(DEAR) is not None)

    session.refresh()
    assert totals.tried(DEAR) is None
    qtbot.waitUntil(lambda: totals.tried(DEAR) is not None)

    assert len(played) == 2
    totals.close()


def test_a_scenario_that_cannot_be_played_says_why(qtbot, session):
    def refusing(_plan, _should_stop):
        raise InputError([Problem("too-many", "plan", "they are too many")])

    totals = ScenarioTotals(session, refusing)
    session.open(replace(a_plan(), scenarios=(DEAR,)), None)
    qtbot.waitUntil(lambda: totals.tried(DEAR) is not None)

    assert totals.tried(DEAR).outcome is None
    assert totals.tried(DEAR).problems[0].code == "too-many"
    totals.close()


def test_levers_and_scenarios_are_undone_among_edits_in_their_order(session, what_if):
    history, seen = session.history, []

    def note():
        seen.append((session.plan, what_if.adjustments, session.scenario))

    note()
    for act in (
        lambda: session.apply(set_number(PEOPLE, 7)),
        lambda: what_if.move(Lever.VOLUME, WHOLE, 1.5),
        lambda: what_if.keep("More"),
        lambda: session.apply(set_number(PEOPLE, 8)),
        lambda: what_if.move(Lever.REPLY_RATIO, WHOLE, 2),
        what_if.reset,
    ):
        act()
        note()

    assert len(history.steps) == 6
    for at in reversed(range(6)):
        session.undo()
        assert (session.plan, what_if.adjustments, session.scenario) == seen[at]
    for at in range(1, 7):
        history.redo()
        assert (session.plan, what_if.adjustments, session.scenario) == seen[at]


def test_a_lever_moved_last_is_undone_before_an_edit(session, what_if, shown):
    session.apply(set_number(PEOPLE, 7))
    edited = session.plan
    what_if.move(Lever.VOLUME, WHOLE, 1.5)

    session.undo()

    assert (session.plan, what_if.is_playing) == (edited, False)
    assert shown[-1].baseline is None


def test_a_variant_stands_before_the_plan_that_it_was_played_from(
    qtbot, session, what_if, shown
):
    session.apply(add_scenario(DEAR))
    session.choose_scenario("dear")
    qtbot.waitUntil(lambda: not what_if.is_busy)
    shown.clear()

    session.apply(set_month(BillingMonth(2027, 2)))
    what_if.move(Lever.VOLUME, WHOLE, 2.0)  # before the month's own figures are there
    assert not what_if.is_busy
    qtbot.waitUntil(
        lambda: session.status.state is FiguresState.CURRENT and not what_if.is_busy
    )

    assert [one.baseline for one in shown] == [session.outcome]
    assert shown[-1].outcome.forecast.plan.month == BillingMonth(2027, 2)


def test_a_drag_is_one_step_and_another_lever_another(session, what_if):
    for value in (1.1, 1.2, 1.3):
        what_if.move(Lever.VOLUME, WHOLE, value, is_dragged=True)
    what_if.settle()
    what_if.move(Lever.REPLY_RATIO, WHOLE, 2)
    what_if.move(Lever.REPLY_RATIO, Scope(country="TR"), 3)

    assert len(session.history.steps) == 3
    session.undo()
    session.undo()
    assert what_if.adjustments == (Adjustment(Lever.VOLUME, 1.3),)
    session.undo()
    assert not what_if.is_playing


def test_a_lever_that_is_dragged_back_leaves_no_step(session, what_if):
    what_if.move(Lever.VOLUME, WHOLE, 1.5, is_dragged=True)
    what_if.move(Lever.VOLUME, WHOLE, None, is_dragged=True)

    assert session.history.last is None


def test_undoing_an_applied_lever_gives_it_back_whatever_scenario_is_shown(session, what_if):
    session.apply(add_scenario(DEAR))
    what_if.move(Lever.VOLUME, WHOLE, 2)
    what_if.apply()
    session.choose_scenario("dear")

    session.undo()

    assert session.scenario is None
    assert what_if.adjustments == (Adjustment(Lever.VOLUME, 2),)


def test_levers_that_another_scenario_puts_back_come_again(session, what_if):
    session.apply(add_scenario(DEAR))
    what_if.move(Lever.VOLUME, WHOLE, 2)
    session.choose_scenario("dear")
    assert what_if.adjustments == (MORE,)

    session.undo()

    assert session.scenario is None
    assert what_if.adjustments == (Adjustment(Lever.VOLUME, 2),)


def test_removing_a_scenario_with_moved_levers_is_one_step(session, what_if):
    session.apply(add_scenario(DEAR))
    session.choose_scenario("dear")
    what_if.move(Lever.VOLUME, WHOLE, 2)

    what_if.remove("dear")
    assert (session.scenario, what_if.is_playing) == (None, False)
    session.undo()

    assert session.scenario == DEAR
    assert what_if.adjustments == (Adjustment(Lever.VOLUME, 2),)


def test_a_moved_lever_is_nothing_to_save(session, what_if, tmp_path):
    session.mark_saved(tmp_path / "plan.tarife")

    what_if.move(Lever.VOLUME, WHOLE, 1.5)
    assert not session.is_dirty
    session.apply(set_number(PEOPLE, 7))

    assert session.is_dirty


actions = st.one_of(
    st.tuples(st.just("edit"), st.integers(0, 50)),
    st.tuples(st.just("rename"), st.sampled_from(["a", "b"])),
    st.tuples(st.just("move"), st.sampled_from([0.5, 1.5, 2.0])),
    st.tuples(st.just("apply"), st.none()),
    st.tuples(st.just("keep"), st.just("Kept")),
    st.tuples(st.just("reset"), st.none()),
    st.tuples(st.just("choose"), st.sampled_from(["", "scenario-1", "scenario-2"])),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("redo"), st.none()),
)


@given(st.lists(actions, max_size=12))
def test_whatever_is_tried_is_undone_and_done_again_in_its_order(steps):
    session = PlanSession(quick_forecast)
    what_if = WhatIf(session, quick_forecast, quick_forecast)
    session.open(a_plan(), None)
    carry_out = {
        "edit": lambda value: session.apply(set_number(Address("grid", "TR", "people"), value)),
        "rename": lambda name: session.apply(set_plan_field("name", name)),
        "move": lambda value: what_if.move(Lever.VOLUME, WHOLE, value),
        "apply": lambda _: what_if.apply(),
        "keep": what_if.keep,
        "reset": lambda _: what_if.reset(),
        "choose": session.choose_scenario,
        "undo": lambda _: session.history.undo(),
        "redo": lambda _: session.history.redo(),
    }
    history = session.history
    trail = [(session.plan, session.moved)]
    for name, value in steps:
        carry_out[name](value)
        at = history.index
        if name not in ("undo", "redo") and at == len(history.steps):
            trail[at:] = [(session.plan, session.moved)]
        assert trail[at] == (session.plan, session.moved)

    history.go_to(len(history.steps))
    while history.last is not None:
        history.undo()
        assert trail[history.index] == (session.plan, session.moved)
    assert (session.plan, session.moved) == (a_plan(), None)
    while history.next is not None:
        history.redo()
        assert trail[history.index] == (session.plan, session.moved)
    what_if.close()
    session.close()
