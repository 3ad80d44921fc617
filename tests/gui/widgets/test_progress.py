"""What takes its time is read beside the window, which lives, and can be called off."""

import os
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog

from tarife.gui.widgets.progress import read_patiently
from tarife.terms.problems import InputError, Stopped


@pytest.fixture
def large(tmp_path):
    path = tmp_path / "large"
    path.write_bytes(b" " * 300_000)
    return path


def wait_for(event, result):
    """Give work that ends once the window has done something."""

    def work(_should_stop):
        assert event.wait(10)
        return result

    return work


def test_the_window_lives_while_a_large_file_is_read(qapp, large):
    lived = Event()
    QTimer.singleShot(0, qapp, lived.set)

    assert read_patiently(wait_for(lived, 42), (large,), qapp) == 42


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"\x1f\x8b\x08"])
def test_the_window_lives_while_a_small_packed_file_is_read(qapp, tmp_path, content):
    path, lived = tmp_path / "small", Event()
    path.write_bytes(content)
    QTimer.singleShot(0, qapp, lived.set)

    assert read_patiently(wait_for(lived, 42), (path,), qapp) == 42


def test_a_small_file_and_one_that_is_gone_are_read_at_once(qapp, tmp_path):
    small = tmp_path / "small"
    small.touch()
    os.mkfifo(tmp_path / "pipe")  # whoever opened it would wait for ever

    def fails(_should_stop):
        raise InputError([])

    assert read_patiently(lambda _: 1, (small, tmp_path / "gone", tmp_path / "pipe"), qapp) == 1
    with pytest.raises(InputError):
        read_patiently(fails, (small,), qapp)


def test_a_file_that_never_ends_and_a_name_that_none_can_have_hold_nobody_up(
    qapp, tmp_path, monkeypatch
):
    """The system's log looks like a file, and waits for news."""
    news = tmp_path / "news"
    os.mkfifo(news)
    monkeypatch.setattr("tarife.files.reading.stat.S_ISREG", lambda _: True)

    assert read_patiently(lambda _: 1, (news, tmp_path / "a\0b"), qapp) == 1


def test_what_is_wrong_with_a_large_file_is_told(qapp, large):
    def fails(_should_stop):
        raise InputError([])

    with pytest.raises(InputError):
        read_patiently(fails, (large,), qapp)


def test_a_person_who_waits_can_call_it_off_and_the_thread_is_told(qapp, large):
    begun, told = Event(), Event()

    def work(should_stop):
        begun.set()
        while not should_stop():
            pass
        told.set()

    def cancel():
        dialogs = [x for x in QApplication.topLevelWidgets() if isinstance(x, QProgressDialog)]
        if dialogs and dialogs[0].isVisible() and begun.is_set():
            dialogs[0].cancel()
            timer.stop()

    timer = QTimer()
    timer.timeout.connect(cancel)
    timer.start(0)

    with pytest.raises(Stopped):
        read_patiently(work, (large,), qapp, patience_ms=0)
    assert told.wait(10)


def test_who_waited_with_a_dialog_gets_the_result(qapp, large):
    shown = Event()
    timer = QTimer()
    timer.timeout.connect(lambda: QApplication.activeModalWidget() and shown.set())
    timer.start(0)

    assert read_patiently(wait_for(shown, "plan"), (large,), qapp, patience_ms=0) == "plan"
