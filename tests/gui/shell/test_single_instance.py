"""One program runs, whoever starts it how often; a later start hands its file to the first."""

import os
import stat
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtNetwork import QLocalSocket

from helpers.gui.windows import a_plan
from tarife.documents.files import load_plan, save_plan
from tarife.gui.shell import single_instance as instance
from tarife.gui.shell.single_instance import Instance, InstanceState, instance_name

_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from tarife.gui.shell.single_instance import Instance
application = QCoreApplication([])
path = Path(sys.argv[3]) if len(sys.argv) > 3 else None
first = Instance(Path(sys.argv[1]), sys.argv[2])
standing = first.claim(path)
print(standing, flush=True)
if standing == "first":
    first.called.connect(lambda path: (print(path, flush=True), application.quit()))
    application.exec()
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "run"


@pytest.fixture
def make(qapp, folder):
    del qapp
    made = []

    def one(name="tarife-x"):
        made.append(Instance(folder, name))
        return made[-1]

    yield one
    for each in made:
        each.close()


@pytest.fixture
def first(make):
    made = make()
    assert made.claim(None) is InstanceState.FIRST
    return made


def start(folder, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", _START, str(folder), "tarife-x", *arguments],
        stdout=subprocess.PIPE,
        text=True,
    )


def second_start(qtbot, first, folder, *arguments):
    """Start a program beside this one, which must go on answering meanwhile."""
    with qtbot.waitSignal(first.called, timeout=30_000) as called:
        program = start(folder, *arguments)
    qtbot.waitUntil(lambda: program.poll() is not None, timeout=30_000)
    return program.communicate()[0], called.args[0]


def test_the_first_gets_the_file_of_the_second(qtbot, first, folder, tmp_path):
    path = tmp_path / "plan.tarife"

    assert second_start(qtbot, first, folder, str(path)) == ("handed over\n", path)


def test_without_a_file_the_first_is_only_called(qtbot, first, folder):
    assert second_start(qtbot, first, folder) == ("handed over\n", None)


def test_a_file_is_handed_over_whole_wherever_the_second_was_started(
    qtbot, first, folder, monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)

    assert second_start(qtbot, first, folder, "örnek plan.tarife") == (
        "handed over\n",
        tmp_path / "örnek plan.tarife",
    )


@pytest.mark.parametrize("attempt", range(4))
def test_of_starts_at_once_one_stays_and_gets_the_file_of_the_other(folder, tmp_path, attempt):
    del attempt
    files = {str(tmp_path / name) for name in ("a.tarife", "b.tarife")}
    programs = [start(folder, path) for path in sorted(files)]

    told = sorted(tuple(each.communicate(timeout=120)[0].splitlines()) for each in programs)

    (_, given), last = told
    assert last == ("handed over",)
    assert given in files


def test_a_first_that_does_not_answer_is_told(make, first):
    first._server.close()  # as while it hangs

    assert make().claim(None, patience_s=0.1) is InstanceState.UNANSWERED


def test_what_is_left_of_a_run_that_broke_off_is_no_hindrance(make, folder):
    program = start(folder)
    program.stdout.readline()
    program.kill()
    program.communicate()
    assert (folder / "tarife-x").exists()  # its socket

    again = make()

    assert again.claim(None) is InstanceState.FIRST
    assert again._server.isListening()


def test_the_folder_is_open_to_nobody_else(first, folder):
    del first
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("kind", ["open", "link", "file"])
def test_a_folder_that_is_not_private_is_not_used(make, folder, tmp_path, kind):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    if kind == "open":
        folder.mkdir(mode=0o777)
        folder.chmod(0o777)
    elif kind == "link":
        folder.symlink_to(elsewhere)
    else:
        folder.write_text("in the way")
    made = make()

    assert made.claim(None) is InstanceState.FIRST
    assert not made._server.isListening()
    assert list(elsewhere.iterdir()) == []


def test_where_no_socket_can_be_made_every_start_is_a_first(make):
    long = "x" * 200  # longer than addresses of sockets may be
    one, other = make(long), make(long)

    assert (one.claim(None), other.claim(None)) == (InstanceState.FIRST, InstanceState.FIRST)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the user of a peer")
def test_another_user_is_neither_heard_nor_told_a_path(qtbot, make, first, folder, monkeypatch):
    heard = []
    first.called.connect(heard.append)
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    line = QLocalSocket()
    line.connectToServer(str(folder / "tarife-x"))
    line.write(b'{"path": "/x"}\n')
    line.flush()

    qtbot.waitUntil(lambda: line.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert heard == []
    assert not make()._is_heard(Path("secret.tarife"), end=0)


@pytest.mark.parametrize(
    "message", [b"nonsense\n", b"[]\n", b'{"path": ""}\n', b"[" * 9000 + b"\n"]
)
def test_a_message_without_a_path_only_brings_the_window_forward(qtbot, first, folder, message):
    line = QLocalSocket()
    with qtbot.waitSignal(first.called) as called:
        line.connectToServer(str(folder / "tarife-x"))
        line.write(message)
        line.flush()
    line.abort()

    assert called.args[0] is None


def test_a_message_without_end_is_not_collected(qtbot, first, folder):
    line = QLocalSocket()
    line.connectToServer(str(folder / "tarife-x"))
    line.write(b"x" * (4 * instance._LONGEST_MESSAGE))
    line.flush()
    qtbot.waitUntil(lambda: bool(first._server.findChildren(QLocalSocket)))
    (heard,) = first._server.findChildren(QLocalSocket)

    qtbot.waitUntil(lambda: heard.bytesAvailable() >= instance._LONGEST_MESSAGE)
    qtbot.wait(50)
    assert heard.bytesAvailable() == instance._LONGEST_MESSAGE
    line.abort()


def test_other_settings_are_another_instance():
    assert instance_name("a") != instance_name("b")


_EDITED = """
import faulthandler
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from tarife.gui.shell import language_switch, startup
from tarife.gui.shell.main_window import MainWindow
from tarife.plan.edits.plan import set_plan_field

faulthandler.dump_traceback_later(100, exit=True)  # nobody waits for ever

class Edited(MainWindow):
    '''Answers the question about its unsaved work, after a while, as a person does.'''

    def showEvent(self, event):
        super().showEvent(event)
        QTimer.singleShot(0, self.edit)

    def edit(self):
        self.plan_files.open_file(Path(sys.argv[1]))
        self.session.apply(set_plan_field("name", "Unsaved"))
        self.session.plan_opened.connect(self.tell)
        self.answers = QTimer(self, interval=50)
        self.answers.timeout.connect(self.answer)
        self.answers.start()
        print("edited", flush=True)

    def answer(self):
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            self.answers.stop()
            discard = box.button(QMessageBox.StandardButton.Discard)
            QTimer.singleShot(600, discard.click)

    def tell(self, plan):
        print(plan.name, flush=True)
        QTimer.singleShot(300, self.leave)

    def leave(self):
        self.session.history.set_clean()
        self.close()

language_switch.MainWindow = Edited
sys.exit(startup.run([]))
"""


@pytest.fixture
def running_folder():
    """Lie where the address of a socket, of at most 107 bytes, has room."""
    with TemporaryDirectory(dir="/tmp") as folder:
        yield folder


def test_a_plan_of_a_second_start_is_opened_once_the_question_about_unsaved_work_is_answered(
    tmp_path, running_folder
):
    """The question stood inside the socket's handler, whose end was a segmentation fault."""
    first_plan, second_plan = tmp_path / "first.tarife", tmp_path / "second.tarife"
    save_plan(a_plan(), first_plan)
    save_plan(a_plan(), second_plan)
    home = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_RUNTIME_DIR": running_folder,
    }
    first = subprocess.Popen(
        [sys.executable, "-c", _EDITED, str(first_plan)],
        env=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert first.stdout.readline() == "edited\n"
        second = subprocess.run(
            [sys.executable, "-m", "tarife", str(second_plan)],
            env=home,
            timeout=120,
            check=False,
        )
        out, errors = first.communicate(timeout=120)
    finally:
        first.kill()
        first.communicate()

    assert (second.returncode, first.returncode) == (0, 0), errors
    assert out == f"{load_plan(second_plan).name}\n"


def test_a_first_that_is_busy_is_asked_once(make, first, qtbot):
    """It was asked anew each second, and then opened the file as often."""
    heard = []
    first.called.connect(heard.append)

    assert make().claim(Path("a.tarife"), patience_s=1.1) is InstanceState.UNANSWERED
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(50)
    assert len(heard) == 1


def test_an_address_that_is_too_long_is_told_in_the_log(tmp_path, caplog):
    deep = Instance(tmp_path / ("x" * 120), "tarife-x")

    assert deep.claim(None) is InstanceState.FIRST
    assert "no other start can be heard" in caplog.text
