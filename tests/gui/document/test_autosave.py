"""Unsaved work is kept a moment after every edit."""

import json

import pytest

from helpers.gui.windows import a_plan
from tarife.documents.recovery import RecoveryFile
from tarife.gui.document import recovery
from tarife.gui.document.recovery import Autosave
from tarife.plan.edits.plan import set_plan_field
from tarife.terms.problems import OutsideError


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(recovery, "DELAY_MS", 10)


@pytest.fixture
def recovery_file(session, tmp_path):
    made = Autosave(session, RecoveryFile(tmp_path / "recovery"), session)
    yield made
    made.close()


def kept_files(tmp_path):
    return list((tmp_path / "recovery").glob("*.json"))


def test_an_edit_is_on_the_disk_soon(qtbot, session, recovery_file, tmp_path):
    session.open(a_plan(), tmp_path / "november.tarife")
    session.apply(set_plan_field("name", "Edited"))

    qtbot.waitUntil(lambda: bool(kept_files(tmp_path)))
    (file,) = kept_files(tmp_path)
    assert json.loads(file.read_text())["path"] == str(tmp_path / "november.tarife")
    assert "Edited" in file.read_text()
    del recovery_file


def test_what_is_saved_is_not_kept_any_more(qtbot, session, recovery_file, tmp_path):
    session.open(a_plan(), None)
    session.apply(set_plan_field("name", "Edited"))
    qtbot.waitUntil(lambda: bool(kept_files(tmp_path)))

    session.mark_saved(tmp_path / "saved.tarife")

    qtbot.waitUntil(lambda: not kept_files(tmp_path))
    del recovery_file


def test_a_window_that_was_left_properly_keeps_nothing(qtbot, session, recovery_file, tmp_path):
    session.open(a_plan(), None)
    session.apply(set_plan_field("name", "Edited"))
    qtbot.waitUntil(lambda: bool(kept_files(tmp_path)))

    recovery_file.close()

    assert list((tmp_path / "recovery").iterdir()) == []


def test_a_disk_that_refuses_is_told(qtbot, session, recovery_file, tmp_path):
    (tmp_path / "recovery").write_text("in the way")
    session.open(a_plan(), None)

    with qtbot.waitSignal(recovery_file.failed) as failure:
        session.apply(set_plan_field("name", "Edited"))

    assert isinstance(failure.args[0], OutsideError)
