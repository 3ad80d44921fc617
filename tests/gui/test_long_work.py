"""What takes longer than a moment is done beside the window, told, and called off at once."""

import time
from threading import Event, current_thread, main_thread

import pytest

from helpers.gui.windows import settle
from tarife.plan.edits.numbers import set_range
from tarife.plan.model.addresses import Address
from tarife.terms.problems import Stopped

pytestmark = [pytest.mark.shared, pytest.mark.unmeasured]

VOLUME = Address("sends", "s1", "volume")
AT_ONCE_MS = 1_000


class Endless:
    """Work that goes on until it is told to stop."""

    def __init__(self):
        self.threads, self.has_ended = [], Event()

    def __call__(self, *arguments):
        self.threads.append(current_thread())
        while not arguments[-1]():
            time.sleep(0.001)
        self.has_ended.set()
        raise Stopped

    def write(self, _edition, _path, progress):
        def is_unwanted():
            try:
                progress(0.5)
            except Stopped:
                return True
            return False

        self(is_unwanted)


def year(window, endless, patch, _answers):
    patch.setattr(window.session, "_forecaster", endless)
    window.session.apply(set_range(VOLUME, 1, 2, 3))
    return window.status.progress


def ranges(window, endless, patch, _answers):
    patch.setattr(window.workspace.trials, "_trial_runner", endless)
    window.session.apply(set_range(VOLUME, 1, 2, 3))
    return window.status.progress


def advice(window, endless, patch, _answers):
    patch.setattr(window.workspace.savings, "_adviser", endless)
    window.workspace.savings.look.click()
    return window.workspace.savings.progress


def budget(window, endless, patch, _answers):
    patch.setattr("tarife.workbook.budget.write_workbook", endless.write)
    window.actions_.exports.workbook.trigger()
    return window.status.progress


def analytics(window, endless, patch, answers):
    answers.exports.write_text("{}")
    patch.setattr(window.traffic_imports._readers, "read_traffic", endless)
    window.traffic_imports.open((answers.exports,))
    return window.workspace.actuals.progress


@pytest.mark.parametrize("begin", [year, ranges, advice, budget, analytics])
def test_long_work_lets_the_window_live_and_ends_within_a_second(
    qtbot, opened, answers, tmp_path, begin
):
    endless, answers.exports = Endless(), tmp_path / "file.xlsx"
    with pytest.MonkeyPatch.context() as patch:
        progress = begin(opened, endless, patch, answers)
        qtbot.waitUntil(lambda: not progress.isHidden())
    assert main_thread() not in endless.threads

    progress.stop.click()

    qtbot.waitUntil(
        lambda: progress.isHidden() and endless.has_ended.is_set(), timeout=AT_ONCE_MS
    )
    assert begin is not budget or not answers.exports.exists()


@pytest.mark.parametrize("begin", [budget, analytics])
def test_a_window_with_files_at_work_closes_only_if_they_are_called_off(
    qtbot, opened, answers, tmp_path, begin
):
    endless, answers.exports, answers.calls_off = Endless(), tmp_path / "file.xlsx", False
    opened.session.history.set_clean()
    with pytest.MonkeyPatch.context() as patch:
        begin(opened, endless, patch, answers)
        qtbot.waitUntil(lambda: bool(endless.threads))

    assert not opened.close()
    assert opened.isVisible()
    assert not endless.has_ended.is_set()

    answers.calls_off = True
    assert opened.may_end_work()
    assert endless.has_ended.wait(AT_ONCE_MS / 1_000)


def test_a_budget_that_was_called_off_is_told_and_the_next_one_is_written(
    qtbot, opened, answers, tmp_path, monkeypatch
):
    answers.exports = tmp_path / "file.xlsx"
    with monkeypatch.context() as patch:
        progress = budget(opened, Endless(), patch, answers)
        qtbot.waitUntil(lambda: not progress.isHidden())
        progress.stop.click()
    assert opened.status.news.text() == "The export was called off"
    answers.exports = tmp_path / "again.xlsx"

    with qtbot.waitSignal(opened.exporter.exported, timeout=60_000):
        opened.actions_.exports.workbook.trigger()

    assert answers.exports.exists()
    settle(qtbot, opened)
    assert progress.isHidden()


def test_files_of_traffic_that_another_plan_comes_before_are_told(
    qtbot, opened, answers, tmp_path
):
    endless, answers.exports = Endless(), tmp_path / "may.json"
    with pytest.MonkeyPatch.context() as patch:
        analytics(opened, endless, patch, answers)
        qtbot.waitUntil(lambda: bool(endless.threads))
        opened.session.history.set_clean()
        opened.plan_files.start_with(opened.session.plan)

    told = "Not brought in, for something else was opened: may.json"
    qtbot.waitUntil(lambda: opened.status.news.text() == told)
    assert endless.has_ended.wait(AT_ONCE_MS / 1_000)


def test_an_export_takes_the_place_of_another_one_only_if_that_is_called_off(
    qtbot, opened, answers, tmp_path
):
    endless, answers.exports, answers.calls_off = Endless(), tmp_path / "file.xlsx", False
    with pytest.MonkeyPatch.context() as patch:
        budget(opened, endless, patch, answers)
        qtbot.waitUntil(lambda: bool(endless.threads))
    answers.exports = tmp_path / "file.csv"

    opened.actions_.exports.csv.trigger()
    assert opened.exporter.is_busy
    assert not endless.has_ended.is_set()

    answers.calls_off = True
    with qtbot.waitSignal(opened.exporter.exported, timeout=60_000):
        opened.actions_.exports.csv.trigger()
    assert answers.exports.exists()
    assert endless.has_ended.is_set()
