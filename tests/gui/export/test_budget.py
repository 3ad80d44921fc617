"""The Excel budget leaves in a language, and comes back edited as one step of the history."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from helpers.files.recalculation import edited
from helpers.files.workbooks import edition
from helpers.forecasts import november_forecast
from helpers.gui.windows import a_plan, settle
from tarife.gui.export.budget_import import EditedBudgetDialog
from tarife.gui.export.export_controller import ExportDialog, ExportOptions
from tarife.gui.widgets import settings
from tarife.terms.languages import Language
from tarife.terms.money import Money
from tarife.terms.problems import Stopped
from tarife.workbook.budget import write_workbook
from tarife.workbook.edited import read_budget
from tarife.workbook.imports import Import, import_into
from tarife.workbook.merging import Difference

pytestmark = pytest.mark.shared

KEY = ("sends/s1/behaviour.reply_ratio", "Value")


@pytest.fixture
def opened(qtbot, window):
    window.session.open(a_plan(), None)
    settle(qtbot, window)
    return window


@pytest.fixture
def exported(qtbot, opened, answers, tmp_path):
    answers.exports = tmp_path / "budget.xlsx"
    with qtbot.waitSignal(opened.exporter.exported, timeout=60_000):
        opened.actions_.exports.workbook.trigger()
    return answers.exports


def test_a_budget_is_written_in_the_chosen_language(qtbot, opened, answers, tmp_path, store):
    answers.exports, answers.language = tmp_path / "bütçe.xlsx", Language.TURKISH

    with qtbot.waitSignal(opened.exporter.exported, timeout=60_000):
        opened.actions_.exports.workbook.trigger()

    assert load_workbook(answers.exports).sheetnames[0] == "Özet"
    assert settings.budget_language.read(store) is Language.TURKISH


def test_no_wish_means_no_export(opened, answers, tmp_path, monkeypatch):
    answers.exports = tmp_path / "budget.xlsx"
    monkeypatch.setattr(opened.dialogs, "export_options", lambda _: None)

    opened.actions_.exports.workbook.trigger()

    assert not answers.exports.exists()


def test_an_edited_budget_is_one_step_of_the_history(opened, answers, exported, tmp_path):
    before = opened.session.plan
    answers.budget = edited(exported, "Inputs", {KEY: 0.3}, tmp_path / "edited.xlsx")

    opened.actions_.edited_budget.trigger()

    assert opened.session.plan.sends[0].behaviour.reply_ratio == 0.3
    assert len(opened.session.history.steps) == 1
    opened.session.history.undo()
    assert opened.session.plan == before


def test_an_import_can_be_declined(opened, answers, exported, tmp_path):
    answers.budget = edited(exported, "Inputs", {KEY: 0.3}, tmp_path / "edited.xlsx")
    answers.imports = False

    opened.actions_.edited_budget.trigger()

    assert len(answers.found) == 1
    assert len(opened.session.history.steps) == 0


def test_a_budget_as_it_was_exported_changes_nothing(opened, answers, exported):
    answers.budget = exported

    opened.actions_.edited_budget.trigger()

    assert answers.found == []
    assert "Nothing differs" in opened.status.news.text()


def test_a_budget_is_read_beside_the_window_and_can_be_called_off(
    opened, answers, exported, monkeypatch
):
    answers.budget, readers = exported, []

    def called_off(_path, should_stop):
        readers.append(current_thread())
        assert not should_stop()
        raise Stopped

    monkeypatch.setattr("tarife.workbook.edited.read_budget", called_off)

    opened.actions_.edited_budget.trigger()

    assert len(readers) == 1
    assert readers[0] is not main_thread()
    assert (answers.found, answers.shown) == ([], [])


def test_a_foreign_file_is_refused_in_a_list(opened, answers, tmp_path):
    answers.budget = tmp_path / "foreign.xlsx"
    answers.budget.write_bytes(b"nothing of ours")

    opened.actions_.edited_budget.trigger()

    ((heading, problems),) = answers.shown
    assert "was not imported" in heading
    assert problems[0].code == "damaged-workbook"


def test_a_missing_file_is_refused(opened, answers, tmp_path):
    answers.budget = tmp_path / "gone.xlsx"

    opened.actions_.edited_budget.trigger()

    assert answers.shown[0][1][0].code == "outside"


@pytest.mark.usefixtures("own_window")
def test_without_a_plan_a_budget_has_nothing_to_compare_with(window, answers, tmp_path):
    answers.budget = tmp_path / "budget.xlsx"
    write_workbook(edition(november_forecast()), answers.budget)

    window.budget_imports.choose()

    assert answers.shown[0][1][0].code == "no-plan"


def test_a_budget_that_is_opened_as_a_plan_is_imported(opened, answers, exported, tmp_path):
    answers.opens = edited(exported, "Inputs", {KEY: 0.3}, tmp_path / "edited.xlsx")

    opened.actions_.open.trigger()

    assert opened.session.plan.sends[0].behaviour.reply_ratio == 0.3


def with_another_rate(path, target):
    book = load_workbook(path)
    book["Rates"].cell(10, 5).value = 0.5
    book.save(target)
    return target


def test_an_edited_rate_is_told_and_not_taken(opened, answers, exported, tmp_path):
    answers.budget = with_another_rate(exported, tmp_path / "rates.xlsx")

    opened.actions_.edited_budget.trigger()

    ((heading, problems),) = answers.shown
    assert "Nothing of" in heading
    assert [problem.where for problem in problems] == ["Rates!E10"]
    assert len(opened.session.history.steps) == 0


def test_an_edited_rate_is_told_beside_what_is_taken(qtbot, opened, exported, tmp_path):
    path = with_another_rate(exported, tmp_path / "rates.xlsx")
    path = edited(path, "Inputs", {KEY: 0.3}, tmp_path / "both.xlsx")

    dialog = EditedBudgetDialog(import_into(opened.session.plan, read_budget(path)))
    qtbot.addWidget(dialog)

    assert any("Rates!E10" in text.text() for text in dialog.findChildren(QLabel))


def test_a_budget_is_offered_in_the_language_of_the_window(opened, monkeypatch):
    offered = []
    monkeypatch.setattr(opened.dialogs, "export_options", offered.append)

    opened.actions_.exports.workbook.trigger()

    assert [options.language for options in offered] == [Language.ENGLISH]


def test_the_dialog_lists_what_differs(qtbot, opened, exported, tmp_path):
    path = edited(
        exported, "Inputs", {KEY: 0.3, ("plan//budget", "Value"): 2500}, tmp_path / "e.xlsx"
    )
    found = import_into(opened.session.plan, read_budget(path))
    dialog = EditedBudgetDialog(found)
    qtbot.addWidget(dialog)

    rows = [
        [dialog.table.item(row, column).text() for column in range(3)]
        for row in range(dialog.table.rowCount())
    ]
    assert rows == [
        ["Budget for Meta's charges", "not set", "2,500"],
        ["=Black Friday, Replies", "0.11", "0.3"],
    ]
    assert dialog.chosen == found.differences
    dialog.table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.chosen == found.differences[1:]


def test_the_dialog_says_what_the_ticked_rows_cost_and_does_not_tick_conflicts(qtbot):
    own = Difference("Volume", Decimal(1), Decimal(2), Decimal(1), "a")
    both = Difference("Replies", Decimal(5), Decimal(6), Decimal(4), "b", is_conflict=True)

    def costs(chosen, _):
        return Money(0, "USD"), Money(1_500_000 * len(chosen), "USD")

    dialog = EditedBudgetDialog(Import((own, both)), costs=costs)
    qtbot.addWidget(dialog)

    assert dialog.chosen == (own,)
    qtbot.waitUntil(lambda: "1.50 USD" in dialog.costs.text())
    dialog.table.item(1, 0).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: "3.00 USD" in dialog.costs.text())
    dialog.reject()


def test_the_dialog_says_that_a_budget_may_be_of_another_plan_or_of_an_earlier_state(qtbot):
    found = Import((), warning="whose is it", notes=("the plan has changed",))
    dialog = EditedBudgetDialog(found)
    qtbot.addWidget(dialog)

    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Whose is it.", "The plan has changed."} <= shown


def test_the_budget_of_another_plan_of_the_month_is_refused_by_name(
    opened, answers, exported, tmp_path
):
    answers.budget = edited(exported, "Inputs", {KEY: 0.3}, tmp_path / "edited.xlsx")
    other = replace(a_plan(), id="another", name="Winter sale")
    opened.session.open(other, None)

    opened.actions_.edited_budget.trigger()

    ((_, (problem,)),) = answers.shown
    assert problem.message == "this budget was made from the plan “=1+1 November sale”"
    assert opened.session.plan == other


def test_the_language_last_used_is_offered_first(qtbot):
    dialog = ExportDialog(ExportOptions("", Language.TURKISH))
    qtbot.addWidget(dialog)

    assert dialog.options == ExportOptions("", Language.TURKISH)


def test_a_month_leaves_on_one_page(qtbot, opened, answers, tmp_path):
    answers.exports = tmp_path / "month.pdf"

    with qtbot.waitSignal(opened.exporter.exported, timeout=60_000):
        opened.actions_.exports.page.trigger()

    assert answers.exports.read_bytes().startswith(b"%PDF")


def test_what_was_exported_can_be_opened(opened, exported, monkeypatch):
    assert exported.name in opened.status.news.text()
    asked = []

    def open_folders_only(url):
        asked.append(Path(url.toLocalFile()))
        return asked[-1].is_dir()

    monkeypatch.setattr(QDesktopServices, "openUrl", open_folders_only)

    opened.status.look.click()

    assert asked == [exported, exported.parent]


def test_another_plan_has_no_export_to_open(opened, exported):
    assert exported.exists()
    opened.session.history.set_clean()

    opened.session.open(a_plan(), None)

    assert opened.status.look.isHidden()
