"""Unsaved work, kept apart from plan files so that a crash loses nothing.

Every window keeps its unsaved plan in a file of its own, whose name nobody else chooses, beside
a lock that the system drops when the process ends. So a file whose lock is free was left by a
run that did not end properly, and nobody overwrites, offers or removes the work of another.
"""

import json
import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import Final

from tarife.documents.codec import parse_plan, plan_text
from tarife.documents.files import whole_path
from tarife.files.reading import read_file
from tarife.plan.identity import with_id_of
from tarife.plan.model.plan import Plan
from tarife.terms.locking import FileLock
from tarife.terms.problems import InputError, OutsideError, Problem
from tarife.terms.saving import OWNER_ONLY, replace_file, system_reason
from tarife.terms.sentences import say

_KEPT: Final = "unsaved-{}.json"
_PATTERNS: Final = ("unsaved*.json", "left-*.json")
"""What may hold work, with the names that earlier versions gave."""

_STRING: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_MOST_BESIDE_STRINGS: Final = 100
"""Bytes of a kept file that are no text; millions of lists would take seconds and gigabytes."""

_UNREADABLE: Final = (
    *(OSError, OutsideError, InputError),
    *(ValueError, KeyError, TypeError, AttributeError, RecursionError, MemoryError),
)


@dataclass(frozen=True, slots=True)
class LeftWork:
    """A plan that was not saved when the program broke off.

    Attributes:
        plan: The plan as it was kept last.
        path: Where the plan file stands, if there is one.
        digest: What that held when it was read or written last; empty if that is not known.
        kept_at: When it was kept.
        file: What holds it until somebody decides.
        lock: Held by whoever offers it, so that nobody else does.
    """

    plan: Plan
    path: Path | None
    digest: str
    kept_at: datetime
    file: Path
    lock: FileLock


class RecoveryFile:
    """Keeps the unsaved work of one window."""

    def __init__(self, folder: Path) -> None:
        """Choose the place; nothing is written before there is work to keep."""
        self._folder = folder
        self._choose()

    def _choose(self) -> None:
        self.file = self._folder / _KEPT.format(secrets.token_hex(8))
        self._lock = _lock_of(self.file)

    def keep(self, plan: Plan, path: Path | None, digest: str = "") -> None:
        """Keep unsaved work, in place of what this window kept before.

        Raises:
            OutsideError: If the disk or the system refuses.
        """
        stood = str(whole_path(path)) if path is not None else ""
        content = {"path": stood, "digest": digest, "plan": plan_text(plan)}
        self._claim_file()
        replace_file(self.file, json.dumps(content).encode(errors="replace"), OWNER_ONLY)

    def forget(self) -> None:
        """Drop what is kept: it is saved, or was given up on purpose."""
        _remove(self.file)

    def adopt(self, work: LeftWork) -> None:
        """Keep left work as that of this window from now on.

        If the system does not let its file be moved, it is offered again at the next start.
        """
        try:
            self._claim_file()
            work.file.replace(self.file)
            work.lock.remove()
        except (OSError, OutsideError):
            work.lock.release()

    def close(self) -> None:
        """Drop what is kept and leave nothing behind."""
        self.forget()
        try:
            self._lock.remove()
        except OSError:
            return  # an empty file, which the next start removes

    def _claim_file(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            while not self._lock.take():
                self._choose()  # another start is just removing it as left by nobody
        except OSError as error:
            reason = say(
                "the folder cannot be made ({strerror})", strerror=system_reason(error)
            )
            raise OutsideError(self._folder, reason) from error


def discard(work: LeftWork) -> None:
    """Remove left work for good; what the system does not let go is offered again."""
    _remove(work.file)
    try:
        work.lock.remove()
    except OSError:
        return


def left_work(folder: Path) -> tuple[LeftWork, ...]:
    """Give all work that earlier runs left and nobody decided on, newest first.

    What a running program keeps or offers is not given, nor what cannot be read.

    Args:
        folder: Where work is kept.
    """
    found = [_claimed(file) for file in _kept_in(folder)]
    _sweep(folder)
    works = [work for work in found if work is not None]
    return tuple(sorted(works, key=lambda work: work.kept_at, reverse=True))


def set_aside(folder: Path) -> tuple[Problem, ...]:
    """Rename what earlier runs left and nobody can read, so that it is told once.

    What is closed to this user stays, since another may be at work on it.

    Returns:
        Where each stands now.
    """
    problems = []
    for file in _kept_in(folder):
        lock = _lock_of(file)
        try:
            if _is_free(lock) and _read(file, lock) is None and os.path.lexists(file):
                problems.append(_unreadable(file.replace(_free_name(file))))
        except PermissionError:
            problems.append(_closed(file))
        except OSError:
            continue  # what does not let itself be renamed stays where it is
        finally:
            lock.release()
    return tuple(problems)


def _free_name(file: Path) -> Path:
    """Give a name for what is set aside that nothing has which was set aside before."""
    names = (f"{file.stem}{end}.broken" for end in chain([""], map("-{}".format, count(2))))
    return next(path for path in map(file.with_name, names) if not os.path.lexists(path))


def _closed(file: Path) -> Problem:
    return Problem(
        "closed-work",
        str(file),
        say("this is unsaved work of an earlier run, and is closed to this user"),
        say("open it as the user who left it, or remove it"),
    )


def _unreadable(file: Path) -> Problem:
    return Problem(
        "unreadable-work",
        str(file),
        say("this is unsaved work of an earlier run, and cannot be read"),
        say("it was set aside under this name; keep it if you need help, or remove it"),
    )


def _kept_in(folder: Path) -> list[Path]:
    return [file for pattern in _PATTERNS for file in folder.glob(pattern)]


def _claimed(file: Path) -> LeftWork | None:
    """Read left work and hold it, unless a running program or another user has it."""
    lock = _lock_of(file)
    try:
        if not _is_free(lock):
            return None
    except PermissionError:
        return None
    work = _read(file, lock)
    if work is None:
        lock.release()
    return work


def _is_free(lock: FileLock) -> bool:
    """Take the lock of left work if nobody has it; what is no file keeps nobody away.

    Raises:
        PermissionError: If it is closed to this user.
    """
    try:
        return lock.take()
    except PermissionError:
        raise
    except OSError:
        return True


def _read(file: Path, lock: FileLock) -> LeftWork | None:
    try:
        text = read_file(file)
        if len(_STRING.sub(b"", text)) > _MOST_BESIDE_STRINGS:
            return None
        content = json.loads(text)
        plan = with_id_of(parse_plan(content["plan"], is_bounded=False), content["plan"])
        stood = content["path"].replace("\0", "")
        os.fsencode(stood)  # what no file can be called is none of ours
        path = Path(stood)
        kept_at = _moment_of(file.stat().st_mtime)
    except _UNREADABLE:
        return None
    known = path if path.is_absolute() else None  # earlier versions kept relative ones, too
    return LeftWork(plan, known, str(content.get("digest", "")), kept_at, file, lock)


def _moment_of(seconds: float) -> datetime:
    """Give a moment since 1970, or the last there is: a clock may have been far off."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.max.replace(tzinfo=UTC)


def _sweep(folder: Path) -> None:
    """Remove the locks of runs that ended and left no work."""
    for path in folder.glob("*.lock"):
        lock = FileLock(path)
        with suppress(OSError):  # what stays is an empty file, or none of ours
            if not os.path.exists(path.with_suffix(".json")) and lock.take():
                lock.remove()


def _lock_of(file: Path) -> FileLock:
    return FileLock(file.with_suffix(".lock"))


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return  # it is offered again at the next start, which loses nothing
