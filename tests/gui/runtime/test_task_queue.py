"""What arrives from outside waits for its turn."""

import pytest
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog

from helpers.gui.windows import a_plan
from tarife.documents.files import save_plan
from tarife.gui.runtime.task_queue import TaskQueue
from tarife.plan.edits.plan import set_plan_field


@pytest.fixture
def owner():
    return QObject()


@pytest.fixture
def turns(qapp, owner):
    del qapp
    return TaskQueue(owner)


@pytest.fixture
def dialog(qtbot):
    made = QDialog()
    made.setModal(True)
    qtbot.addWidget(made)
    return made


def test_nothing_is_done_within_the_call(qtbot, turns):
    done = []
    turns.take(lambda _: done.append(1))

    assert done == []
    qtbot.waitUntil(lambda: done == [1])


def test_tasks_are_done_in_order(qtbot, turns):
    done = []
    for number in range(3):
        turns.take(lambda _, number=number: done.append(number))

    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == [0, 1, 2]


def test_a_task_waits_for_the_end_of_a_dialog(qtbot, turns, dialog):
    done = []
    QTimer.singleShot(0, lambda: turns.take(lambda _: done.append(dialog.isVisible())))
    QTimer.singleShot(150, dialog.accept)
    dialog.exec()

    qtbot.waitUntil(lambda: done == [False])


def test_a_task_waits_for_a_dialog_that_blocks_without_a_loop(qtbot, turns, dialog):
    done = []
    dialog.open()
    turns.take(lambda _: done.append(dialog.isVisible()))
    qtbot.wait(120)
    assert done == []

    dialog.accept()
    qtbot.waitUntil(lambda: done == [False])


def test_a_task_waits_for_whoever_waits_for_anything(qtbot, turns):
    done, inner = [], QEventLoop()
    QTimer.singleShot(0, lambda: turns.take(lambda _: done.append(inner.isRunning())))
    QTimer.singleShot(120, inner.quit)
    outer = QEventLoop()  # as the program's own
    QTimer.singleShot(0, lambda: (inner.exec(), outer.quit()))
    outer.exec()

    assert done == []
    qtbot.waitUntil(lambda: done == [False])


def test_a_task_that_asks_holds_up_the_next(qtbot, turns, dialog):
    done = []

    def ask(_):
        QTimer.singleShot(100, dialog.accept)
        dialog.exec()
        done.append("answered")

    turns.take(ask)
    turns.take(lambda _: done.append("next"))

    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == ["answered", "next"]


def test_a_task_that_fails_does_not_stop_the_next(qtbot, turns):
    done = []
    with qtbot.captureExceptions() as caught:
        turns.take(lambda _: 1 // 0)
        turns.take(lambda _: done.append(1))
        qtbot.waitUntil(lambda: done == [1])

    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def test_after_the_end_nothing_is_done(qtbot, turns):
    done = []
    turns.take(lambda _: done.append(1))
    turns.close()
    qtbot.wait(60)

    assert done == []


def test_what_waits_is_done_once_by_the_owner_that_takes_over(qtbot, turns):
    done, successor = [], QObject()
    turns.take(done.append)
    TaskQueue(successor).take_over(turns)
    qtbot.wait(20)

    assert done == [successor]


def test_no_plan_is_swapped_under_an_open_question(qtbot, opened, tmp_path):
    """A contact list's audiences once went to the plan that arrived meanwhile."""
    path = tmp_path / "other.tarife"
    save_plan(set_plan_field("name", "Other").apply(a_plan()), path)
    question = QDialog(opened)
    question.setWindowModality(Qt.WindowModality.WindowModal)
    qtbot.addWidget(question)
    question.open()

    opened.arrive((path,))
    qtbot.wait(120)
    assert opened.session.plan.name == a_plan().name

    question.accept()
    qtbot.waitUntil(lambda: opened.session.path == path)
