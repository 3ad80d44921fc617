"""The window as a whole: from a file to figures, to other files, and to its close."""

import csv
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QSpinBox

from helpers.gui.windows import TOO_MANY, a_plan, settle, wait_until_drawn
from tarife.documents.files import load_plan, open_plan, save_plan
from tarife.forecast.forecast import forecast
from tarife.gui.actuals.traffic_import import Purpose
from tarife.gui.document.files import EXAMPLES, _with_suffix, shipped_examples
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.document.session import FiguresState
from tarife.gui.editors.navigation import View
from tarife.gui.shell.move_dialog import MoveDialog
from tarife.gui.shell.outline import NARROW
from tarife.gui.widgets import settings
from tarife.gui.widgets.choosers import choose
from tarife.gui.widgets.theme import Theme
from tarife.plan.edits.budgets import set_budget
from tarife.plan.edits.numbers import set_number
from tarife.plan.edits.plan import set_account_field, set_month
from tarife.plan.edits.scenarios import add_scenario
from tarife.plan.model.account import Rules
from tarife.plan.model.addresses import Address
from tarife.plan.model.scenarios import Adjustment, Lever, Scenario
from tarife.terms.calendar import BillingMonth

pytestmark = [pytest.mark.shared, pytest.mark.styled, pytest.mark.charts]


def test_the_examples_are_there_with_a_story_each():
    examples = shipped_examples()

    assert len(examples) == len(EXAMPLES)
    assert all(example.story.endswith(".") for example in examples)


@pytest.mark.parametrize("example", shipped_examples(), ids=lambda example: example.path.stem)
def test_every_example_opens_with_figures(qtbot, real_window, example):
    window = real_window

    with qtbot.waitSignal(window.session.forecast_ready, timeout=60_000):
        window.start.example_requested.emit(example.path)

    assert window.session.status.state is FiguresState.CURRENT
    assert window.session.outcome.total.micros > 0
    assert example.name in window.windowTitle()


def test_a_journey_from_example_to_budget(qtbot, real_window, answering, tmp_path):
    """Open an example, edit, see figures follow, export, undo, save, open again."""
    window, answers = real_window, answering(real_window)
    with qtbot.waitSignal(window.session.forecast_ready, timeout=60_000):
        window.plan_files.open_file(shipped_examples()[0].path)
    before = window.session.outcome.total

    model = window.workspace.grid.lines.model
    with qtbot.waitSignal(window.session.forecast_ready, timeout=60_000):
        model.setData(model.index(1, 2), "2.000")
    settle(qtbot, window)
    after = window.session.outcome.total
    assert after < before
    assert window.isWindowModified()

    answers.exports = tmp_path / "budget"
    with qtbot.waitSignal(window.exporter.exported, timeout=60_000):
        window.actions_.exports.workbook.trigger()
    assert load_workbook(tmp_path / "budget.xlsx").sheetnames[0] == "Summary"
    assert "budget.xlsx" in window.status.news.text()

    answers.saves = tmp_path / "edited"
    window.actions_.save.trigger()
    assert not window.isWindowModified()
    window.actions_.undo.trigger()
    settle(qtbot, window)
    assert window.session.outcome.total == before
    assert window.isWindowModified()

    with qtbot.waitSignal(window.session.forecast_ready, timeout=60_000):
        window.open_file(tmp_path / "edited.tarife")
    assert window.session.outcome.total == after


def test_figures_on_the_screen_are_those_of_the_core(qtbot, opened):
    outcome = opened.session.outcome

    assert opened.workspace.headline._amount.text() == f"{outcome.total.rounded():,}"
    opened.workspace.choose(View.CHART)
    wait_until_drawn(qtbot, opened.workspace.chart)
    assert opened.workspace.chart.figure.axes
    assert "people played" in opened.status.played.text()


def test_real_figures_equal_a_forecast_without_a_window():
    forecast_service = ForecastService.shipped()
    plan = load_plan(shipped_examples()[0].path)

    seen = forecast_service.forecaster(plan, lambda: False)

    direct = forecast(plan, forecast_service.book, forecast_service.markets, lambda: False)
    assert seen.total == direct.total


def moving(opened):
    return MoveDialog(opened.session, opened.session.plan, opened)


def test_a_plan_moves_to_another_month_once_it_is_seen_where_its_sends_go(opened):
    dialog = moving(opened)
    choose(dialog.month, "2027-02")
    moves = [(row.name, row.before, row.after) for row in dialog.model.rows]
    assert moves[0] == (
        "=Black Friday",
        datetime(2026, 11, 27, 10),
        datetime(2027, 2, 26, 10),
    )
    assert dialog.notes.isHidden()
    choose(dialog.month, "2026-12")
    dialog.accept()

    assert opened.session.plan.month == BillingMonth(2026, 12)
    assert opened.actions_.month.text() == "December 2026"
    opened.actions_.undo.trigger()
    assert opened.session.plan == a_plan()


def test_the_chip_names_currency_card_and_rules(opened):
    assert opened.actions_.chip.text() == "USD  ·  card 1 Oct 2026  ·  rules Oct 2026"


def test_forced_rules_are_named_as_they_are(opened):
    account = replace(a_plan().account, rules=Rules.CBP_2023_06)
    opened.session.apply(set_account_field("rules", account.rules))

    assert "rules Jun 2023" in opened.actions_.chip.text()


def test_export_stays_in_reach_in_a_narrow_window(qtbot, opened):
    opened.resize(860, 600)
    qtbot.waitUntil(lambda: not opened.actions_.chip.isVisible())

    opened.resize(1280, 800)
    qtbot.waitUntil(opened.actions_.chip.isVisible)


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_picture_is_exported(qtbot, opened, answers, tmp_path, suffix):
    answers.exports = tmp_path / f"chart{suffix}"

    with qtbot.waitSignal(opened.exporter.exported, timeout=30_000):
        opened.actions_.exports.picture.trigger()

    assert answers.exports.stat().st_size > 1_000


def test_a_table_is_exported(qtbot, opened, answers, tmp_path):
    answers.exports = tmp_path / "lines.csv"

    with qtbot.waitSignal(opened.exporter.exported, timeout=30_000):
        opened.actions_.exports.csv.trigger()

    rows = list(csv.DictReader(answers.exports.read_text("utf-8-sig").splitlines()))
    assert {"ChargePeriodStart", "Market", "BilledCost"} <= set(rows[0])


def test_the_summary_holds_the_figures_of_the_window(qtbot, opened, monkeypatch):
    opened.session.apply(set_budget(Decimal(100)))
    settle(qtbot, opened)
    headline = opened.workspace.headline

    opened.actions_.exports.summary.trigger()

    text = QGuiApplication.clipboard().text()
    plan, free = opened.session.plan, opened.session.outcome.free
    assert text.startswith(
        f"'{plan.name}: November 2026 will cost {headline._amount.text()} USD."
    )
    assert f"{free:,} are free" in text
    assert opened.status.news.text() == "Summary copied"

    monkeypatch.setattr(type(headline), "summary", "=1+1\x1b[2J\n@sum: November")
    opened.actions_.exports.summary.trigger()
    assert QGuiApplication.clipboard().text() == "'=1+1\\x1b[2J @sum: November"


def test_the_summary_of_a_scenario_names_it_and_holds_its_figures(qtbot, opened):
    opened.session.apply(add_scenario(Scenario("more", "More", (Adjustment(Lever.VOLUME, 2),))))
    opened.session.choose_scenario("more")
    qtbot.waitUntil(lambda: opened.workspace.headline._caption.whole.startswith("More"))
    settle(qtbot, opened)
    qtbot.waitUntil(lambda: not opened.workspace.what_if.is_busy)

    opened.actions_.exports.summary.trigger()

    text = QGuiApplication.clipboard().text()
    assert f"(More): November 2026 will cost {opened.workspace.headline._amount.text()}" in text


def test_an_export_that_fails_is_a_sentence(qtbot, opened, answers, tmp_path):
    answers.exports = tmp_path / "no folder" / "x.csv"

    with qtbot.waitSignal(opened.exporter.failed, timeout=30_000):
        opened.actions_.exports.csv.trigger()

    ((heading, problems),) = answers.shown
    assert heading == "The export could not be written"
    assert "folder does not exist" in problems[0].message


@pytest.mark.parametrize("may_replace", [False, True])
def test_a_file_named_without_its_suffix_is_not_replaced_unasked(
    qtbot, opened, answers, tmp_path, may_replace
):
    standing = tmp_path / "lines.csv"
    standing.write_text("mine", encoding="utf-8")
    answers.exports, answers.replaces = tmp_path / "lines", may_replace

    opened.actions_.exports.csv.trigger()
    if may_replace:
        qtbot.waitUntil(lambda: standing.stat().st_size > 100, timeout=30_000)

    assert (standing.read_text(encoding="utf-8-sig") == "mine") is not may_replace


def test_an_export_over_what_came_while_it_was_made_is_refused(
    qtbot, opened, answers, tmp_path, monkeypatch
):
    target = answers.exports = tmp_path / "lines.csv"
    made = opened.exporter._edition
    monkeypatch.setattr(
        opened.exporter,
        "_edition",
        lambda *given: (target.write_text("theirs", "utf-8"), made(*given))[1],
    )

    with qtbot.waitSignal(opened.exporter.failed, timeout=30_000):
        opened.actions_.exports.csv.trigger()

    assert "others changed it meanwhile" in answers.shown[0][1][0].message
    assert target.read_text("utf-8") == "theirs"


@pytest.mark.parametrize("what", ["lines", "a rate card", "the board"])
def test_a_link_to_the_open_plan_is_no_place_for_an_export(opened, answers, tmp_path, what):
    plan = answers.saves = tmp_path / "sale.tarife"
    opened.plan_files.save()
    before = plan.read_bytes()
    answers.exports = tmp_path / ("x.png" if what == "the board" else "x.csv")
    answers.exports.symlink_to(plan)

    if what == "lines":
        opened.actions_.exports.csv.trigger()
    elif what == "a rate card":
        opened.rates.export(opened.rates._forecast_service.book.cards[0])
    else:
        opened.playing._made().tools.picture.trigger()

    ((_heading, problems),) = answers.shown
    assert problems[0].message == "that is the open plan"
    assert plan.read_bytes() == before


def test_months_end_where_the_rules_begin(opened):
    opened.session.apply(set_month(BillingMonth(2023, 6)))

    dialog = moving(opened)

    assert dialog.month.itemText(0) == "June 2023"


def test_arrows_beside_the_month_look_and_leave_the_plan(opened):
    assert not opened.actions_.next_month.isVisible()
    plan = replace(a_plan(), months=2)
    opened.session.open(plan, None)
    assert opened.actions_.month.text() == "Nov 2026 \N{EN DASH} Dec 2026"

    opened.actions_.previous_month.trigger()
    opened.actions_.previous_month.trigger()

    assert opened.actions_.month.text() == "November 2026"
    assert not opened.actions_.previous_month.isEnabled()
    assert opened.session.plan == plan


def test_redo_is_on_both_keys_that_people_know(opened):
    keys = {key.toString() for key in opened.actions_.redo.shortcuts()}

    assert {"Ctrl+Y", "Ctrl+Shift+Z"} <= keys


def test_a_name_without_a_suffix_gets_the_first():
    assert _with_suffix(Path("a.b"), (".png", ".svg")) == Path("a.b.png")
    assert _with_suffix(Path("a.SVG"), (".png", ".svg")) == Path("a.SVG")


def test_a_file_is_dropped_onto_the_window(qtbot, window, tmp_path):
    path = tmp_path / "dropped.tarife"
    save_plan(a_plan(), path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    window.dropEvent(event)

    qtbot.waitUntil(lambda: window.session.path == path)


@pytest.mark.usefixtures("own_window")  # that no test before has opened a plan in
def test_without_a_plan_menu_and_start_page_ask_for_real_traffic(window, monkeypatch):
    asked = []
    monkeypatch.setattr(window.traffic_imports, "read_again", asked.append)

    assert window.session.plan is None
    window.actions_.from_traffic.trigger()
    window.start.traffic_requested.emit()

    assert asked == [Purpose.START_PLAN] * 2


def test_real_traffic_goes_to_its_page_and_a_single_log_elsewhere_is_billed(
    opened, tmp_path, monkeypatch
):
    sums, log = tmp_path / "sums.json", tmp_path / "log.jsonl"
    sums.write_text('{"pricing_analytics": {"data": []}}', "utf-8")
    log.write_text('{"object": "whatsapp_business_account", "entry": []}', "utf-8")
    brought, billed = [], []
    monkeypatch.setattr(opened.traffic_imports, "open", brought.append)
    monkeypatch.setattr(opened.message_logs, "open", billed.append)

    for paths in ((sums,), (log,), (sums, log)):
        opened.open_files(paths)
    opened.workspace.choose(View.ACTUALS)
    opened.open_files((log,))

    assert brought == [(sums,), (sums, log), (log,)]
    assert billed == [log]


def test_recent_files_are_in_the_file_menu(qtbot, window, tmp_path):
    path = tmp_path / "A & B.tarife"
    save_plan(a_plan(), path)
    window.plan_files.open_file(path)
    window.session.open(a_plan(), None)

    entry = window.actions_.recent.actions()[0]  # the window of the file has opened others
    assert window.actions_.recent.isEnabled()
    assert entry.text().startswith("A && B")
    entry.trigger()

    qtbot.waitUntil(lambda: window.session.path == path)


def test_a_person_may_stay_instead_of_closing(opened, answers):
    opened.session.move_to(BillingMonth(2026, 12))
    answers.keeps = None

    assert not opened.close()
    answers.keeps = False
    assert opened.close()


def test_the_window_remembers_its_place_and_theme(opened, store):
    opened.view_menu.themes.actions()[2].trigger()
    opened.close()

    assert settings.theme.read(store) is Theme.DARK
    assert settings.window_geometry.read(store)
    assert settings.outline_split.read(store)
    opened.appearance.choose(Theme.LIGHT)


def test_a_small_window_keeps_chart_and_editor(qtbot, opened):
    opened.resize(800, 560)
    opened.workspace.choose(View.CHART)
    qtbot.waitUntil(lambda: opened.workspace.chart.height() >= 250)
    opened.workspace.choose(View.GRID)

    workspace = opened.workspace
    assert workspace.outline.width() == NARROW
    assert workspace.editor.height() >= 250
    assert opened.width() == 800


def test_every_control_has_a_name_for_those_who_cannot_see_it(opened):
    nameless = []
    for kind in (QAbstractButton, QComboBox, QSpinBox, QAbstractItemView):
        for control in opened.findChildren(kind):
            text = control.text() if isinstance(control, QAbstractButton) else ""
            is_seen = control.isVisible() and control.width() > 0
            is_ours = is_seen and not control.objectName().startswith("qt_")
            if is_ours and not (control.accessibleName() or text or control.toolTip()):
                nameless.append(f"{control} in {control.parent()}")
    assert nameless == []


def test_a_value_that_is_still_being_typed_is_saved_too(qtbot, opened, answers, tmp_path):
    view = opened.workspace.grid.lines.view
    opened.activateWindow()
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 1))
    qtbot.keyClick(view, "7")
    answers.saves = tmp_path / "typed"

    opened.actions_.save.trigger()

    assert open_plan(tmp_path / "typed.tarife")[0].grid[1].people == 7
    assert not opened.session.is_dirty


def test_only_figures_of_the_plan_as_it_is_can_be_exported(qtbot, opened):
    export = opened.actions_.exports.workbook
    assert export.isEnabled()

    opened.session.apply(set_number(Address("grid", "TR", "people"), TOO_MANY))
    assert not export.isEnabled()
    settle(qtbot, opened)

    assert opened.session.status.state is FiguresState.STALE
    assert not export.isEnabled()


def test_ctrl_q_quits_on_every_system(window):
    assert QKeySequence("Ctrl+Q") in window.actions_.quit.shortcuts()
