"""Locks between processes: held until let go, or until the process ends, however it ends."""

import errno
import os
import sys
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import msvcrt

    def _seize(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_TAKEN: Final = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
"""What systems answer if somebody else has the lock; a disk without locks answers otherwise."""


class FileLock:
    """A lock that one holder at a time has, in this process or another.

    The system drops it with the process, so a crash leaves no stale lock behind; the file
    itself stays and means nothing.
    """

    def __init__(self, path: Path, mode: int = 0o600) -> None:
        """Choose the file, and its permissions if it is made."""
        self.path = path
        self._mode = mode
        self.is_certain = False
        """Whether the disk knows locks, so that nobody else holds what this one took."""
        self.descriptor = -1
        """The open file, while the lock is held."""

    @property
    def is_held(self) -> bool:
        """Whether this object holds the lock."""
        return self.descriptor >= 0

    def take(self) -> bool:
        """Take the lock if nobody has it, and anew if its file was removed meanwhile.

        On a disk that knows no locks everybody gets it.

        Returns:
            Whether it is held now.

        Raises:
            OSError: If the file cannot be made.
        """
        if self.is_held and not self._is_still_ours(self.descriptor):
            self.release()  # of a file that nobody else can find
        while not self.is_held:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, self._mode)
            try:
                _seize(descriptor)
                self.is_certain = True
            except OSError as error:
                if error.errno in _TAKEN:
                    os.close(descriptor)
                    return False
            if self._is_still_ours(descriptor):
                self.descriptor = descriptor
            else:
                os.close(descriptor)
        return True

    def release(self) -> None:
        """Let the lock go, if it is held."""
        if self.is_held:
            descriptor, self.descriptor = self.descriptor, -1  # closed, whatever that says
            os.close(descriptor)

    def remove(self) -> None:
        """Remove the lock's file and let it go: nobody will ask for it again.

        The file goes first, where the system removes open ones: who takes it in between would
        hold a file that is about to go.
        """
        if sys.platform == "win32":
            self.release()
        try:
            self.path.unlink(missing_ok=True)
        finally:
            self.release()

    def _is_still_ours(self, descriptor: int) -> bool:
        """Tell whether the file was not removed since it was opened."""
        try:
            return os.path.samestat(os.fstat(descriptor), self.path.stat())
        except FileNotFoundError:
            return False
