"""One process has a lock, until it lets go or ends."""

import errno
import os
import signal
import subprocess
import sys

import pytest

from tarife.terms import locking
from tarife.terms.locking import FileLock

_HOLDS = """
import sys
from pathlib import Path
from tarife.terms.locking import FileLock
print(FileLock(Path(sys.argv[1])).take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "x.lock"


def holder(path):
    """Start a process that holds a lock until its input ends."""
    made = subprocess.Popen(
        [sys.executable, "-c", _HOLDS, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return made, made.stdout.readline().strip()


def test_only_one_has_the_lock(path):
    first, second = FileLock(path), FileLock(path)

    assert first.take()
    assert first.take()  # it has it already
    assert not second.take()
    first.release()
    assert second.take()


def test_another_process_is_kept_out_until_it_is_let_go(path):
    with_us = FileLock(path)
    with_us.take()

    other, took = holder(path)
    other.communicate()

    assert took == "False"


def test_a_process_that_is_killed_leaves_no_lock(path):
    other, took = holder(path)
    assert (took, FileLock(path).take()) == ("True", False)

    other.send_signal(signal.SIGKILL)
    other.communicate()

    assert FileLock(path).take()


def test_what_is_removed_leaves_no_file_and_no_lock(path):
    lock = FileLock(path)
    lock.take()

    lock.remove()

    assert not path.exists()
    assert not lock.is_held
    assert FileLock(path).take()


def test_a_lock_whose_file_was_removed_while_it_was_taken_is_taken_anew(path, monkeypatch):
    removed = []
    seize = locking._seize

    def removed_meanwhile(descriptor):
        if not removed:
            path.unlink()
            removed.append(path)
        seize(descriptor)

    monkeypatch.setattr(locking, "_seize", removed_meanwhile)
    lock = FileLock(path)

    assert lock.take()
    assert removed
    assert not FileLock(path).take()  # the file that stands there now is the locked one


def test_a_disk_without_locks_keeps_nobody_out(path, monkeypatch):
    def unknown(_descriptor):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(locking, "_seize", unknown)

    assert FileLock(path).take()


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FileNotFoundError):
        FileLock(tmp_path / "none" / "x.lock").take()


def test_a_lock_that_is_not_held_is_let_go_without_a_word(tmp_path):
    lock = FileLock(tmp_path / "lock")
    lock.release()

    assert not lock.is_held


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed there")
def test_a_lock_is_held_until_its_file_is_gone(path, monkeypatch):
    lock, unlink = FileLock(path), type(path).unlink
    assert lock.take()
    seen = []

    def watched(self, **options):
        seen.append(FileLock(path).take())
        unlink(self, **options)

    monkeypatch.setattr(type(path), "unlink", watched)
    lock.remove()

    assert seen == [False]
    assert not lock.is_held
