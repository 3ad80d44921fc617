import sys

import pytest

from tarife.gui.reports import install_net, sentence, show_box, write_report


@pytest.fixture
def net(tmp_path):
    before, shown = sys.excepthook, []
    install_net(tmp_path / "logs", shown.append)
    yield shown
    sys.excepthook = before


def test_what_nobody_foresaw_becomes_a_sentence_and_a_report(net, tmp_path):
    error = ValueError("a bug")
    sys.excepthook(ValueError, error, None)

    (report,) = (tmp_path / "logs").iterdir()
    assert "a bug" in report.read_text(encoding="utf-8")
    assert str(report) in net[0]
    assert "Traceback" not in net[0]


def test_a_person_who_interrupts_is_not_told_of_an_error(net, capsys):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert net == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_disk_that_refuses_leaves_the_sentence(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    assert write_report(ValueError("a bug"), blocked) is None
    assert "save it" in sentence(None)


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_the_box_does_not_hold_up_the_window(qtbot, qapp):
    show_box("something")

    (box,) = [w for w in qapp.topLevelWidgets() if w.isVisible()]
    assert box.text() == "something"
    box.close()
    qtbot.wait(1)
