"""Unsaved work outlives a crash, and nobody touches the work of another."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from helpers.plans import full_plan
from tarife.documents.recovery import RecoveryFile, discard, left_work, set_aside
from tarife.plan.checks.plan import check_plan
from tarife.terms.locking import FileLock
from tarife.terms.problems import OutsideError


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "recovery"


def crashed(folder, path=None, kept_at=None):
    """Keep work as a run that broke off did; its lock went with the process."""
    recovery_file = RecoveryFile(folder)
    recovery_file.keep(full_plan(), path)
    recovery_file._lock.release()
    if kept_at is not None:
        os.utime(recovery_file.file, (kept_at, kept_at))
    return recovery_file


def let_go(works):
    for work in works:
        work.lock.release()
    return works


def offered(folder):
    """Say which plan files an ending run would be offered."""
    return [work.path and work.path.name for work in let_go(left_work(folder))]


def test_what_was_kept_is_left_after_a_crash(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    crashed(folder, Path("november.tarife"))
    monkeypatch.chdir(tmp_path.parent)

    (work,) = left_work(folder)

    assert (work.plan, work.path) == (full_plan(), tmp_path / "november.tarife")
    assert work.kept_at.tzinfo is UTC


def test_what_no_file_may_hold_before_it_is_mended_is_left_too(folder):
    plan = full_plan()
    send = replace(plan.sends[0], name="n" * 201, volume=333_333_333_333)
    sends = tuple(replace(send, id=f"send-{number}") for number in range(1001))
    plan = replace(plan, name="p" * 201, note="w" * 20_001, sends=sends, seed=-1)
    assert {one.code for one in check_plan(plan)} >= {
        *("text-too-long", "too-many-entries"),
        *("number-too-large", "number-too-small"),
    }
    recovery_file = RecoveryFile(folder)
    recovery_file.keep(plan, None)
    recovery_file._lock.release()

    (work,) = left_work(folder)

    assert work.plan == plan
    work.lock.release()


def test_a_name_that_is_no_text_does_not_cost_the_work(folder):
    recovery_file = RecoveryFile(folder)
    recovery_file.keep(replace(full_plan(), name="abc\ud800"), Path("a\udcff.tarife"))
    recovery_file._lock.release()

    (work,) = left_work(folder)

    assert work.plan == replace(full_plan(), name="abc?")
    assert work.path.name == "a\udcff.tarife"  # the disk's own name
    work.lock.release()


def test_a_plan_without_a_file_is_kept_too(folder):
    crashed(folder)

    assert offered(folder) == [None]


def test_a_relative_path_that_an_earlier_version_kept_names_no_file(folder):
    file = crashed(folder, Path("november.tarife")).file
    content = json.loads(file.read_text())
    file.write_text(json.dumps(content | {"path": "november.tarife"}))

    assert offered(folder) == [None]


def test_only_the_last_state_of_a_window_is_kept(folder):
    recovery_file = RecoveryFile(folder)
    recovery_file.keep(full_plan(), Path("a.tarife"))
    recovery_file.keep(full_plan(), Path("b.tarife"))
    recovery_file._lock.release()

    assert offered(folder) == ["b.tarife"]


def test_what_was_saved_or_given_up_is_not_left(folder):
    recovery_file = RecoveryFile(folder)
    recovery_file.keep(full_plan(), None)
    recovery_file.close()

    assert offered(folder) == []
    assert list(folder.iterdir()) == []


def test_two_windows_keep_their_work_apart(folder):
    first, second = crashed(folder, Path("a.tarife")), crashed(folder, Path("b.tarife"))

    first.forget()

    assert first.file != second.file
    assert offered(folder) == ["b.tarife"]


def test_the_work_of_a_running_window_is_not_offered(folder):
    running = RecoveryFile(folder)
    running.keep(full_plan(), Path("open.tarife"))
    crashed(folder, Path("left.tarife"))

    assert offered(folder) == ["left.tarife"]
    assert running.file.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed there")
def test_what_is_kept_is_closed_to_others_after_the_folder_was_emptied(folder):
    running = RecoveryFile(folder)
    running.keep(full_plan(), None)
    shutil.rmtree(folder)

    running.keep(full_plan(), None)

    assert offered(folder) == []
    running.close()
    assert list(folder.iterdir()) == []


_KEEPS = """
import sys
from pathlib import Path
from helpers.plans import full_plan
from tarife.documents.recovery import RecoveryFile
recovery_file = RecoveryFile(Path(sys.argv[1]))
recovery_file.keep(full_plan(), Path("other.tarife"))
print("kept", flush=True)
sys.stdin.read()
"""


def test_the_work_of_another_process_is_safe_until_that_ends(folder):
    other = subprocess.Popen(
        [sys.executable, "-c", _KEEPS, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
    )
    other.stdout.readline()
    ours = RecoveryFile(folder)
    ours.keep(full_plan(), Path("ours.tarife"))

    while_it_runs = offered(folder)
    ours.close()
    other.kill()
    other.communicate()

    assert while_it_runs == []
    assert offered(folder) == ["other.tarife"]


def test_what_one_start_offers_is_offered_by_no_other(folder):
    crashed(folder)
    first = left_work(folder)

    assert left_work(folder) == ()
    let_go(first)
    assert len(left_work(folder)) == 1


def test_the_newest_is_offered_first(folder):
    crashed(folder, Path("old.tarife"), kept_at=1_000)
    crashed(folder, Path("new.tarife"), kept_at=2_000)

    assert offered(folder) == ["new.tarife", "old.tarife"]


def test_left_work_stays_until_somebody_decides(folder):
    crashed(folder, Path("first.tarife"), kept_at=1_000)
    crashed(folder, Path("second.tarife"), kept_at=2_000)
    second, first = left_work(folder)

    discard(first)
    let_go((second,))

    assert offered(folder) == ["second.tarife"]


@pytest.mark.parametrize("name", ["unsaved.json", "left-20261125T090000000000.json"])
def test_work_that_earlier_versions_left_is_offered(folder, name):
    crashed(folder, Path("old.tarife")).file.rename(folder / name)

    assert offered(folder) == ["old.tarife"]


def test_locks_without_work_are_cleared_away(folder):
    crashed(folder).forget()

    left_work(folder)

    assert list(folder.iterdir()) == []


def test_no_folder_holds_no_work(tmp_path):
    assert left_work(tmp_path / "none") == ()


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"path": ""}', '{"path": "", "plan": "{}"}', '{"plan": 3}', "[" * 200_000],
)
def test_what_cannot_be_read_is_not_offered_and_stays(tmp_path, content):
    file = tmp_path / "unsaved-1.json"
    file.write_text(content)

    assert left_work(tmp_path) == ()
    assert file.exists()


def test_work_of_a_file_that_no_file_can_be_called_is_set_aside(folder):
    crashed(folder, Path("a.tarife"))
    (file,) = folder.glob("*.json")
    file.write_text(file.read_text().replace("a.tarife", "\\ud800.tarife"))

    assert left_work(folder) == ()
    assert len(set_aside(folder)) == 1


@pytest.mark.parametrize(
    "content",
    ["{", "[" * 200_000, '{"plan": "{}", "path": "a\\u0000"}', f"[{'[],' * 1_000}[]]"],
)
def test_what_cannot_be_read_is_set_aside_under_a_name_that_is_told_once(tmp_path, content):
    (tmp_path / "unsaved-1.json").write_text(content)
    crashed(tmp_path, Path("whole.tarife"))

    (problem,) = set_aside(tmp_path)

    assert problem.where == str(tmp_path / "unsaved-1.broken")
    assert Path(problem.where).read_text() == content
    assert set_aside(tmp_path) == ()
    assert offered(tmp_path) == ["whole.tarife"]


def test_what_is_set_aside_takes_the_place_of_nothing(tmp_path):
    (tmp_path / "unsaved.broken").mkdir()
    told = []
    for content in ("{", "["):
        (tmp_path / "unsaved.json").write_text(content)
        told += [Path(problem.where) for problem in set_aside(tmp_path)]

    assert [path.name for path in told] == ["unsaved-2.broken", "unsaved-3.broken"]
    assert [path.read_text() for path in told] == ["{", "["]


def test_what_no_work_can_be_is_not_made_of_lists_first(tmp_path, monkeypatch):
    """Millions of them took gigabytes and the whole start."""
    (tmp_path / "unsaved-1.json").write_text('{"path": "", "plan": "{}", "x": [' + "0," * 99)
    monkeypatch.setattr("tarife.documents.recovery.json.loads", None)

    assert len(set_aside(tmp_path)) == 1


@pytest.mark.parametrize("seconds", [-(10**9), 0, 253_402_300_800, 10**18])
def test_work_of_a_clock_that_was_far_off_is_offered(tmp_path, monkeypatch, seconds):
    crashed(tmp_path, Path("whole.tarife"))
    real = Path.stat
    monkeypatch.setattr(
        Path, "stat", lambda *at, **how: os.stat_result((*real(*at, **how)[:8], seconds, 0))
    )

    assert offered(tmp_path) == ["whole.tarife"]


def test_what_another_window_holds_is_not_set_aside(tmp_path):
    recovery_file = RecoveryFile(tmp_path)
    recovery_file.keep(full_plan(), None)
    recovery_file.file.write_text("{")

    assert set_aside(tmp_path) == ()
    assert recovery_file.file.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(OutsideError, match="cannot be made"):
        RecoveryFile(tmp_path / "file" / "recovery").keep(full_plan(), None)
    assert left_work(tmp_path / "file" / "recovery") == ()


def test_a_file_that_cannot_be_removed_stays(folder):
    recovery_file = RecoveryFile(folder)
    recovery_file.file.mkdir(parents=True)

    recovery_file.close()

    assert recovery_file.file.exists()


def test_adopted_work_is_safe_until_it_is_saved(folder):
    crashed(folder, Path("left.tarife"))
    (work,) = left_work(folder)
    ours = RecoveryFile(folder)

    ours.adopt(work)

    assert not work.file.exists()
    assert offered(folder) == []  # it is ours while we run
    ours._lock.release()
    assert offered(folder) == ["left.tarife"]
    ours.close()
    assert list(folder.iterdir()) == []


def test_work_whose_file_is_gone_can_still_be_adopted(folder):
    crashed(folder)
    (work,) = left_work(folder)
    work.file.unlink()

    RecoveryFile(folder).adopt(work)

    assert not work.lock.is_held
    assert left_work(folder) == ()


def no_file(lock):
    lock.mkdir()


def circle(lock):
    lock.symlink_to(lock.name)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("made", [no_file, circle])
def test_a_lock_that_is_no_file_hides_nobodys_work(folder, made):
    crashed(folder, Path("good.tarife"))
    strange = crashed(folder, Path("strange.tarife"))
    strange._lock.path.unlink()
    made(strange._lock.path)
    broken = folder / "unsaved-0.json"
    broken.write_text("{}")
    made(folder / "unsaved-0.lock")

    assert sorted(offered(folder)) == ["good.tarife", "strange.tarife"]
    assert [problem.where for problem in set_aside(folder)] == [
        str(folder / "unsaved-0.broken")
    ]


def test_work_that_is_closed_to_this_user_is_named_and_hides_no_other(folder, monkeypatch):
    crashed(folder, Path("good.tarife"))
    closed = crashed(folder, Path("closed.tarife"))
    take = FileLock.take

    def refused(lock):
        if lock.path == closed._lock.path:
            raise PermissionError
        return take(lock)

    monkeypatch.setattr(FileLock, "take", refused)

    assert offered(folder) == ["good.tarife"]
    [problem] = set_aside(folder)
    assert (problem.code, problem.where) == ("closed-work", str(closed.file))
    assert closed.file.exists()


def test_work_is_kept_under_another_name_while_its_lock_is_being_cleared_away(folder):
    recovery_file = RecoveryFile(folder)
    first = recovery_file.file
    folder.mkdir(parents=True, exist_ok=True)
    clearing = FileLock(first.with_suffix(".lock"))
    assert clearing.take()

    recovery_file.keep(full_plan(), Path("november.tarife"))
    clearing.remove()

    assert recovery_file.file != first
    recovery_file._lock.release()
    assert offered(folder) == ["november.tarife"]
