"""A second start hands its file to the first."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from tarife.gui.instance import Instance, hand_over, instance_name

_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from tarife.gui.instance import hand_over
QCoreApplication([])
path = Path(sys.argv[2]) if len(sys.argv) > 2 else None
sys.exit(0 if hand_over(sys.argv[1], path) else 1)
"""


@pytest.fixture
def name(tmp_path):
    return instance_name(str(tmp_path))


@pytest.fixture
def first(qapp, name):
    del qapp
    made = Instance(name)
    yield made
    made.close()


def second_start(qtbot, first, *arguments):
    """Start a program beside this one, which must go on answering meanwhile."""
    with qtbot.waitSignal(first.called, timeout=30_000) as called:
        program = subprocess.Popen([sys.executable, "-c", _SECOND, *arguments])
    qtbot.waitUntil(lambda: program.poll() is not None, timeout=30_000)
    return program.returncode, called.args[0]


def test_the_first_gets_the_file_of_the_second(qtbot, first, name, tmp_path):
    path = tmp_path / "plan.tarife"

    assert second_start(qtbot, first, name, str(path)) == (0, path)


def test_without_a_file_the_first_is_only_called(qtbot, first, name):
    assert second_start(qtbot, first, name) == (0, None)


def test_a_file_is_handed_over_whole_wherever_the_second_was_started(
    qtbot, first, name, monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)

    assert second_start(qtbot, first, name, "örnek plan.tarife") == (
        0,
        tmp_path / "örnek plan.tarife",
    )


def test_where_nobody_runs_the_start_goes_on(qapp, name):
    del qapp

    assert not hand_over(name, Path("plan.tarife"))


def test_what_is_left_of_a_run_that_broke_off_is_no_hindrance(first, name):
    again = Instance(name)  # as if the first had been killed: its name is still taken

    assert first.is_listening
    assert again.is_listening
    again.close()


@pytest.mark.parametrize("message", [b"nonsense\n", b"[]\n", b'{"path": ""}\n'])
def test_a_message_without_a_path_only_brings_the_window_forward(qtbot, first, name, message):
    socket = QLocalSocket()
    with qtbot.waitSignal(first.called) as called:
        socket.connectToServer(name)
        socket.write(message)
        socket.flush()
    socket.abort()

    assert called.args[0] is None


def test_other_settings_are_another_instance():
    assert instance_name("a") != instance_name("b")
