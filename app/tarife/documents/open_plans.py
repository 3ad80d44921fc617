"""Which plan files are open in windows of Tarife, so that a second one can say so.

A window holds a lock of its own for the file it shows. It lies with the unsaved work of all
windows of this user, not beside the plan. The system drops it with the process; the empty file
that a crash leaves goes when the next start or window looks.
"""

import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from tarife.terms.locking import FileLock

_MARK: Final = "open-{}-{}.lock"


class OpenMark:
    """Marks the plan file that one window shows."""

    def __init__(self, folder: Path) -> None:
        """Choose the place; nothing is written before a file is open."""
        self._folder = folder
        self._path: Path | None = None
        self._lock: FileLock | None = None

    def put(self, path: Path | None) -> None:
        """Mark a file as open here, in place of the one before.

        Raises:
            OSError: If the system refuses.
            ValueError: If no file can have such a name.
        """
        if path == self._path and (self._lock is None or self._lock.take()):
            return
        self.remove()
        self._path = path
        if path is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = self._mark_of(path, secrets.token_hex(8))
        while not lock.take():  # another window is just looking whether it is held
            lock = self._mark_of(path, secrets.token_hex(8))
        self._lock = lock

    def others_since(self) -> int | None:
        """Give since when another window has the file open, in seconds since 1970.

        Returns:
            Nothing if no other has it open.

        Raises:
            OSError: If the system refuses.
        """
        if self._lock is None or self._path is None:
            return None
        marks = set(self._folder.glob(self._mark_of(self._path, "*").path.name))
        times = map(_held_since, marks - {self._lock.path})
        return min((time for time in times if time is not None), default=None)

    def remove(self) -> None:
        """Mark nothing as open any more."""
        lock, self._lock, self._path = self._lock, None, None
        if lock is not None:
            with suppress(OSError):  # what stays is an empty file, which the next start removes
                lock.remove()

    def _mark_of(self, path: Path, window: str) -> FileLock:
        name = os.fsencode(os.path.normcase(os.path.realpath(path)))
        return FileLock(self._folder / _MARK.format(sha256(name).hexdigest()[:32], window))


def _held_since(file: Path) -> int | None:
    """Give since when a window holds a mark; one that nobody holds was left, and goes."""
    lock = FileLock(file)
    if lock.take():
        lock.remove()
        return None
    try:
        return int(file.stat().st_mtime)
    except FileNotFoundError:  # its window closed in this moment
        return None
