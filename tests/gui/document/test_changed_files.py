"""A file that others change while it is open is asked about in the window."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel

from helpers.gui.windows import a_plan
from tarife import folders
from tarife.documents.files import load_plan, open_plan, save_plan
from tarife.documents.open_plans import OpenMark
from tarife.documents.recovery import RecoveryFile


def test_the_window_looks_when_it_comes_to_the_front(
    qtbot, opened, answers, tmp_path, monkeypatch
):
    answers.saves = tmp_path / "sale.tarife"
    opened.plan_files.save()
    save_plan(replace(a_plan(), name="theirs"), answers.saves)
    monkeypatch.setattr(opened, "isActiveWindow", lambda: True)

    QApplication.sendEvent(opened, QEvent(QEvent.Type.ActivationChange))

    qtbot.waitUntil(lambda: answers.changed == [(answers.saves, False)])


def test_what_is_recovered_after_a_crash_does_not_hide_what_others_changed(
    qtbot, window, answers, tmp_path
):
    saved = tmp_path / "sale.tarife"
    save_plan(a_plan(), saved)
    _, digest = open_plan(saved)
    recovery_file = RecoveryFile(folders.recovery())
    recovery_file.keep(a_plan(), saved, digest)
    recovery_file._lock.release()
    save_plan(replace(a_plan(), name="theirs"), saved)
    window.recovery.look()

    qtbot.mouseClick(window.recovery.banner.recover, Qt.MouseButton.LeftButton)
    assert not window.plan_files.save()

    assert answers.changed == [(saved, True)]
    assert load_plan(saved).name == "theirs"


def test_a_plan_that_is_open_elsewhere_is_told_at_opening_and_while_it_is(
    window, tmp_path, monkeypatch
):
    saved = tmp_path / "sale.tarife"
    save_plan(a_plan(), saved)
    other = OpenMark(folders.recovery())
    other.put(saved)

    window.plan_files.open_file(saved)
    banner = window.recovery.elsewhere
    was_told, (sentence,) = banner.isVisible(), banner.findChildren(QLabel)
    other.remove()
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))

    assert was_told
    assert sentence.text().startswith("This plan is open in another window of Tarife (since ")
    assert not banner.isVisible()
