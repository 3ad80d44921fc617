"""Whatever Python collects while the window is open, it collects in the window's thread."""

import gc
from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import QObject

from tarife.gui.runtime.garbage_collector import GarbageCollector
from tarife.gui.runtime.runner import LatestRunner

PYTHONS = (700, 10, 10)


@pytest.fixture
def collections():
    """The thread and the generation of every collection; Python may collect as it does."""
    made = []

    def note(phase, info):
        if phase == "start":
            made.append((current_thread() is main_thread(), info["generation"]))

    before = gc.get_threshold()
    gc.collect()
    gc.callbacks.append(note)
    gc.enable()
    gc.set_threshold(*PYTHONS)
    yield made
    gc.set_threshold(*before)
    gc.enable()
    gc.callbacks.remove(note)


@pytest.fixture
def collector(qapp, collections):
    del qapp, collections  # the timer needs one, and the test comes after the other
    parent = QObject()
    yield GarbageCollector(parent)
    parent.deleteLater()


def of_itself():
    made = []
    made.append(made)
    return made


def test_garbage_of_a_worker_is_collected_by_the_window(qtbot, collector, collections):
    runner = LatestRunner(1, collector)

    def work(_should_stop):
        for _ in range(20 * PYTHONS[0]):
            of_itself()

    with qtbot.waitSignal(runner.finished):
        runner.start(work)
    qtbot.waitUntil(lambda: bool(collections))

    assert gc.get_count()[0] < PYTHONS[0]
    assert all(is_main for is_main, _ in collections)


def test_all_is_looked_through_after_a_calm_second(collector, collections):
    kept = []

    def turns(number, *, is_busy):
        for _ in range(number):
            kept.extend([] for _ in range(is_busy * 2 * PYTHONS[0]))
            collector.collect()
        found = "".join(str(generation) for _, generation in collections)
        collections.clear()
        return found

    assert turns(9, is_busy=True) + turns(50, is_busy=False) == "0" * 9  # hardly any was made
    assert turns(2, is_busy=True) + turns(5, is_busy=False) == "10"
    assert turns(1, is_busy=True) + turns(5, is_busy=False) == "0"  # five times is no second
    assert turns(50, is_busy=False) == "2"
    assert turns(301, is_busy=True).find("2") == 300  # a minute of five turns a second
