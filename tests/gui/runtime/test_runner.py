import time
from threading import Event, current_thread, main_thread
from weakref import finalize, ref

import pytest
import shiboken6
from PySide6.QtCore import QObject

from tarife.files.reading import is_unwanted
from tarife.gui.runtime.runner import LatestRunner


@pytest.fixture
def runner(qapp):
    del qapp  # signals need it
    made = LatestRunner(2)
    yield made
    made.close()


def test_work_is_answered(qtbot, runner):
    with qtbot.waitSignal(runner.finished) as answer:
        runner.start(lambda _should_stop: 42)

    assert answer.args == [42]
    assert not runner.is_busy


def test_a_failure_is_told(qtbot, runner):
    def work(_should_stop):
        message = "no"
        raise ValueError(message)

    with qtbot.waitSignal(runner.failed) as answer:
        runner.start(work)

    assert isinstance(answer.args[0], ValueError)


def test_of_two_requests_the_newest_wins_and_the_older_is_told_to_stop(qtbot, runner):
    answers = []
    begun, told = Event(), Event()
    runner.finished.connect(answers.append)

    def older(should_stop):
        begun.set()
        while not should_stop():
            pass
        told.set()
        return "older"

    runner.start(older)
    assert begun.wait(5)
    with qtbot.waitSignal(runner.finished):
        runner.start(lambda _should_stop: "newer")

    assert told.wait(5)
    runner.close()
    qtbot.wait(10)
    assert answers == ["newer"]


def test_closing_waits_for_the_work_and_drops_its_answer(qtbot, runner):
    ended = []
    runner.finished.connect(lambda _: pytest.fail("a dropped answer was told"))

    def work(should_stop):
        while not should_stop():
            pass
        ended.append(True)

    runner.start(work)
    runner.close()
    qtbot.wait(10)

    assert not runner.is_busy
    assert ended in ([True], [])  # it had begun, or never did


def test_work_outlives_its_runner_without_a_word(qapp, capfd):
    """At the end of the program a runner may go while its work goes on."""
    begun, parent = Event(), QObject()
    runner = LatestRunner(1, parent)
    runner.finished.connect(lambda _: pytest.fail("nobody is there to be told"))

    def work(_should_stop):
        begun.set()
        time.sleep(0.02)  # until the destructor waits for it
        return 42

    runner.start(work)
    assert begun.wait(5)
    shiboken6.delete(parent)
    qapp.processEvents()

    assert "RuntimeError" not in capfd.readouterr().err


def test_files_that_work_reads_ask_whether_it_is_still_wanted(qtbot, runner):
    seen = []

    def work(should_stop):
        seen.append(is_unwanted())
        runner.forget()
        seen.append((should_stop(), is_unwanted()))

    runner.start(work)

    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [False, (True, True)]
    assert not is_unwanted()


@pytest.mark.parametrize("end", ["answered", "failed", "replaced", "dropped"])
def test_what_work_holds_is_let_go_of_in_the_thread_of_the_window(qtbot, runner, end):
    """Whoever lets go of a widget last destroys it."""
    let_go, begun = [], Event()

    def asked():
        held = QObject()
        finalize(held, lambda: let_go.append(current_thread()))

        def work(should_stop):
            begun.set()
            while end in {"replaced", "dropped"} and not should_stop():
                pass
            return 1 // (end != "failed"), held.objectName()

        return work

    runner.start(asked())
    assert begun.wait(5)
    if end == "replaced":
        runner.start(lambda _should_stop: None)
    elif end == "dropped":
        runner.close()
    qtbot.waitUntil(lambda: bool(let_go))

    assert let_go == [main_thread()]


def test_work_that_never_began_is_let_go_of(qapp):
    del qapp  # signals need it
    runner, begun = LatestRunner(1), Event()

    def busy(_should_stop):
        begun.set()
        time.sleep(0.02)  # until the other waits behind it

    def work(_should_stop):
        """Wait for ever behind what is closed."""

    runner.start(busy)
    assert begun.wait(5)
    runner.start(work)
    waiting = ref(work)
    del work
    runner.close()

    assert waiting() is None
