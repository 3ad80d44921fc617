import subprocess
import sys
from pathlib import Path

import pytest

from tarife.gui.shell import startup
from tarife.gui.shell.startup import (
    crash_sentence,
    faults_recorded,
    install_net,
    open_folder,
    show_box,
    write_report,
)


@pytest.fixture
def net(tmp_path):
    before, shown = sys.excepthook, []
    install_net(tmp_path / "logs", lambda text, _report: shown.append(text))
    yield shown
    sys.excepthook = before


def test_what_nobody_foresaw_becomes_a_sentence_and_a_report(net, tmp_path):
    error = TypeError("a bug")
    sys.excepthook(TypeError, error, None)

    (report,) = (tmp_path / "logs").iterdir()
    assert "TypeError: a bug" in report.read_text(encoding="utf-8")
    assert str(report) in net[0]
    assert "Traceback" not in net[0]


def test_a_report_has_every_place_and_nothing_of_what_a_file_held(tmp_path):
    def number(text):
        try:
            return int(text)
        except ValueError:
            raise KeyError(text)  # noqa: B904 - an error within another

    with pytest.raises(KeyError) as caught:
        number(f"+90 {500 + 32}")

    text = write_report(caught.value, tmp_path).read_text(encoding="utf-8")
    assert "532" not in text
    assert text.index("ValueError\n") < text.index("Then:") < text.index("KeyError\n")
    assert text.count("in number") == 2


def test_errors_of_one_moment_have_a_report_each(tmp_path):
    errors = [TypeError(f"bug {number}") for number in range(20)]

    reports = [write_report(error, tmp_path).read_text("utf-8") for error in errors]

    assert [f"bug {number}" in text for number, text in enumerate(reports)] == [True] * 20
    assert len(list(tmp_path.iterdir())) == 20


def test_a_person_who_interrupts_is_not_told_of_an_error(net, capsys):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert net == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_disk_that_refuses_leaves_the_sentence(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    assert write_report(ValueError("a bug"), blocked) is None
    assert "save it" in crash_sentence(None)


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_the_box_does_not_hold_up_the_window_and_offers_the_folder(qtbot, qapp, monkeypatch):
    asked = []
    monkeypatch.setattr(startup, "open_folder", asked.append)
    show_box("something", Path("logs") / "report.txt")

    (box,) = [w for w in qapp.topLevelWidgets() if w.isVisible()]
    assert box.text() == "something"
    (look,) = [b for b in box.buttons() if b.text() == "Open the folder"]
    look.click()
    assert asked == [Path("logs")]
    qtbot.wait(1)


def test_opening_a_folder_asks_the_file_manager(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(startup.QDesktopServices, "openUrl", asked.append)

    open_folder(tmp_path)

    assert [Path(url.toLocalFile()) for url in asked] == [tmp_path]


def test_a_fault_below_python_is_written_down(tmp_path):
    code = (
        "import os, signal; from pathlib import Path\n"
        "from tarife.gui.shell.startup import faults_recorded\n"
        f"with faults_recorded(Path({str(tmp_path)!r})): os.kill(os.getpid(), signal.SIGSEGV)"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert "Segmentation fault" in (tmp_path / "faults.txt").read_text("utf-8")


def test_a_run_without_faults_leaves_no_file(tmp_path):
    with faults_recorded(tmp_path):
        assert (tmp_path / "faults.txt").exists()

    assert not (tmp_path / "faults.txt").exists()


def test_a_disk_that_refuses_records_no_faults(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with faults_recorded(tmp_path / "file"):
        assert (tmp_path / "file").read_text() == "in the way"
