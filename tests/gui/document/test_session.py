from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given as tried_with
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from helpers.gui.windows import TOO_MANY, a_plan, quick_forecast
from tarife.gui.document.session import FiguresState, PlanSession
from tarife.plan.edits.grid import add_grid_rows, remove_countries
from tarife.plan.edits.lines import duplicate_line
from tarife.plan.edits.numbers import set_number
from tarife.plan.edits.plan import set_plan_field
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Broadcast
from tarife.plan.model.plan import GridRow
from tarife.plan.model.scenarios import Adjustment, Lever, Scenario
from tarife.plan.month_shift import moved_to
from tarife.plan.names import COPIED_LINE, given
from tarife.terms.calendar import BillingMonth
from tarife.terms.languages import Language
from tarife.terms.problems import FieldPath, Problem
from tarife.terms.sentences import in_language


@pytest.fixture
def opened(qtbot, session):
    with qtbot.waitSignal(session.forecast_ready):
        session.open(a_plan(), None)
    return session


def test_without_a_plan_there_is_nothing_to_be_stale(session):
    assert session.status.state is FiguresState.EMPTY
    assert not session.is_dirty


def test_a_plan_is_calculated_as_soon_as_it_is_open(opened):
    assert opened.status.state is FiguresState.CURRENT
    assert opened.outcome.total.micros > 0


def test_lines_that_a_row_becomes_are_named_in_the_language_of_the_window(session):
    QLocale.setDefault(QLocale("tr_TR"))
    row = GridRow("DE", marketing=4_000, ad_clicks_per_day=2)
    session.open(replace(a_plan(), grid=(row,), sends=(), entry_points=()), None)

    session.apply(
        duplicate_line("grid:DE:ad", "entry-1", given(COPIED_LINE, name="Almanya reklam"))
    )

    assert session.plan.sends[0].name == "Almanya pazarlama, 1. hafta"
    assert [line.name for line in session.plan.entry_points] == [
        *("Almanya reklam", "Almanya reklam (kopya)")
    ]


def test_an_edit_makes_the_plan_dirty_and_undo_makes_it_clean(opened):
    before = opened.plan

    opened.apply(set_number(Address("grid", "TR", "people"), 7))
    assert opened.is_dirty
    opened.history.undo()

    assert opened.plan == before
    assert not opened.is_dirty


def test_a_change_of_nothing_leaves_no_trace(opened):
    opened.apply(set_number(Address("grid", "TR", "people"), opened.plan.grid[0].people))

    assert len(opened.history.steps) == 0


def test_edits_of_one_cell_in_a_row_become_one_step(opened):
    for people in (1, 2, 3):
        opened.apply(set_number(Address("grid", "DE", "people"), people))

    assert len(opened.history.steps) == 1
    assert opened.history.last.text == "Change people of Germany"


def test_edits_of_different_cells_stay_apart(opened):
    opened.apply(set_number(Address("grid", "TR", "people"), 1))
    opened.apply(set_number(Address("grid", "DE", "people"), 1))

    assert len(opened.history.steps) == 2


def test_changes_together_are_undone_together(opened):
    before = opened.plan

    opened.apply_together(
        "Both", (set_plan_field("name", "other"), add_grid_rows((GridRow("FR"),)))
    )
    assert opened.plan.name == "other"
    opened.history.undo()

    assert opened.plan == before


def test_changes_that_come_to_nothing_leave_no_trace(opened):
    name = opened.plan.name
    opened.apply_together(
        "Nothing", (set_plan_field("name", "x"), set_plan_field("name", name))
    )

    assert len(opened.history.steps) == 0


def test_saving_is_remembered(opened, tmp_path):
    opened.apply(set_plan_field("name", "other"))
    opened.mark_saved(tmp_path / "x.tarife")

    assert not opened.is_dirty
    assert opened.path == tmp_path / "x.tarife"
    opened.history.undo()
    assert opened.is_dirty


def test_the_plan_that_a_file_holds_is_remembered_and_of_a_new_one_nothing(opened, tmp_path):
    assert opened.change_baseline is None

    opened.mark_saved(tmp_path / "x.tarife")
    saved = opened.plan
    opened.apply(set_plan_field("name", "other"))
    assert opened.change_baseline == saved

    opened.mark_saved(tmp_path / "x.tarife")
    assert opened.change_baseline == opened.plan


def test_a_burst_of_edits_is_calculated_at_once_and_once_more_at_its_end(qtbot):
    played = []

    def forecaster(plan, should_stop):
        played.append(plan.grid[0].people)
        return quick_forecast(plan, should_stop)

    session = PlanSession(forecaster)
    with qtbot.waitSignal(session.forecast_ready):
        session.open(a_plan(), None)
    qtbot.waitUntil(lambda: not session._quiet.isActive())
    played.clear()

    for people in range(1, 9):
        session.apply(set_number(Address("grid", "TR", "people"), people))
    assert session.status.state is FiguresState.CALCULATING
    qtbot.waitUntil(lambda: session.status.state is FiguresState.CURRENT)

    assert played == [1, 8]
    session.close()


def test_a_failed_forecast_leaves_the_last_good_one_and_says_why(qtbot, opened):
    good = opened.outcome

    opened.apply(set_number(Address("grid", "TR", "people"), TOO_MANY))
    qtbot.waitUntil(lambda: opened.status.state is FiguresState.STALE)

    assert opened.outcome is good
    assert [problem.code for problem in opened.status.problems] == ["too-many"]
    opened.history.undo()
    qtbot.waitUntil(lambda: opened.status.state is FiguresState.CURRENT)


def test_a_refused_text_makes_figures_stale_until_it_is_mended(opened):
    problem = Problem(
        "refused-cell", FieldPath(("grid", 0, "people"), "TR"), "'x' is not a number"
    )

    opened.refusals.note("grid", (problem,))
    assert opened.status.state is FiguresState.STALE
    assert opened.status.problems == (problem,)
    opened.refusals.note("grid", ())

    assert opened.status.state is FiguresState.CURRENT


def test_too_little_memory_is_told_and_the_window_lives(qtbot):
    def forecaster(_plan, _should_stop):
        raise MemoryError

    session = PlanSession(forecaster)
    session.open(a_plan(), None)
    qtbot.waitUntil(lambda: session.status.state is FiguresState.STALE)

    (problem,) = session.status.problems
    assert in_language(problem.message, Language.TURKISH) == "tahmin için yeterli bellek yok"
    session.close()


def test_an_error_nobody_foresaw_is_told_as_a_sentence_and_raised(qtbot):
    def forecaster(_plan, _should_stop):
        message = "a bug"
        raise RuntimeError(message)

    session = PlanSession(forecaster)
    with qtbot.captureExceptions() as errors:
        session.open(a_plan(), None)
        qtbot.waitUntil(lambda: session.status.state is FiguresState.STALE)

    assert session.status.problems[0].code == "unforeseen"
    assert [str(error) for _, error, _ in errors] == ["a bug"]
    session.close()


def addresses(field):
    countries = st.sampled_from(["TR", "DE", "FR", "BR"])
    return st.builds(Address, st.just("grid"), countries, st.just(field))


changes = st.one_of(
    st.builds(set_number, addresses("people"), st.integers(0, 50)),
    st.builds(set_number, addresses("reply_ratio"), st.floats(0, 1)),
    st.builds(set_plan_field, st.just("name"), st.sampled_from(["a", "b"])),
    st.builds(
        lambda code: add_grid_rows((GridRow(code),)), st.sampled_from(["FR", "BR", "US"])
    ),
    st.builds(lambda code: remove_countries((code,)), st.sampled_from(["TR", "DE", "FR"])),
)


@tried_with(st.lists(changes, max_size=12))
def test_undoing_all_is_the_first_plan_and_redoing_all_the_last(edits):
    session = PlanSession(quick_forecast)
    session.open(a_plan(), None)
    for edit in edits:
        session.apply(edit)
    last = session.plan

    while session.history.last is not None:
        session.history.undo()
    assert session.plan == a_plan()
    while session.history.next is not None:
        session.history.redo()
    assert session.plan == last
    session.close()


def in_december():
    """A plan with sends in weeks four and five of December."""
    plan, december = a_plan(), BillingMonth(2026, 12)
    days = ((22, "Week 4"), (29, "Week 5"))
    sends = tuple(
        replace(
            plan.sends[0],
            id=name,
            name=name,
            schedule=Broadcast((datetime(2026, 12, day, 11),)),
        )
        for day, name in days
    )
    return replace(moved_to(plan, december), sends=sends, entry_points=(), inbound=())


def test_a_month_in_which_sends_fall_together_says_so_and_offers_undo(session):
    plan, told = in_december(), []
    session.open(plan, None)
    session.message.connect(lambda *said: told.append(said))

    session.move_to(BillingMonth(2027, 1))

    assert told == [("Together on 26 Jan: Week 4 (22 Dec), Week 5 (29 Dec).", True)]
    session.undo()
    assert session.plan == plan


def test_months_forth_and_back_leave_the_plan_as_it_was(session):
    plan = in_december()
    session.open(plan, None)

    session.move_to(BillingMonth(2027, 1))
    session.move_to(BillingMonth(2027, 2))
    session.move_to(BillingMonth(2026, 12))

    assert session.plan == plan
    assert session.history.last is None


def test_after_an_edit_the_month_moves_from_what_was_edited(session):
    session.open(in_december(), None)
    session.move_to(BillingMonth(2027, 1))
    session.apply(set_plan_field("note", "moved"))

    session.move_to(BillingMonth(2026, 12))

    days = [send.schedule.moments[0].day for send in session.plan.sends]
    assert (days, session.plan.note) == ([22, 22], "moved")


def test_the_month_of_a_plan_moves_for_all_its_scenarios(session):
    dear = Scenario("dear", "Dear", (Adjustment(Lever.VOLUME, 2),))
    session.open(replace(in_december(), scenarios=(dear,)), None)
    session.choose_scenario("dear")

    session.move_to(BillingMonth(2027, 1))

    assert session.scenario == dear
    assert session.plan.month == BillingMonth(2027, 1)
