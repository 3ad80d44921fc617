"""One window a person: a second start hands its file to the first and ends."""

import hashlib
import json
import logging
import os
import socket
import stat
import struct
import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from tarife.terms.locking import FileLock

LOG: Final = logging.getLogger(__name__)

_CONNECT_MS: Final = 1000
_PATIENCE_S: Final = 40.0
"""So long a second start tries to reach the first, which may be starting itself.

On two cores with a load of 12 that took up to 30 s.
"""
_PAUSE_S: Final = 0.05
_LONGEST_MESSAGE: Final = 64 * 1024


class InstanceState(StrEnum):
    """What a start is beside others."""

    FIRST = "first"
    HANDED_OVER = "handed over"
    UNANSWERED = "unanswered"  # another is the first, and does not answer


def instance_name(settings_file: str) -> str:
    """Name the one instance of whoever keeps these settings."""
    return f"tarife-{hashlib.sha256(settings_file.encode()).hexdigest()[:16]}"


class Instance(QObject):
    """The one running program; `called` gives the file a later start had, if any.

    The lock decides who is first, before anything else is touched: whoever has it listens, and
    everybody else hands over. It is held until `close`, or the end of the process. Where there
    is no private folder, or no socket in it, every start is a first one.
    """

    called = Signal(object)

    def __init__(self, folder: Path, name: str, parent: QObject | None = None) -> None:
        """Take the folder of lock and socket, which is made private, and a name in it."""
        super().__init__(parent)
        self._folder = folder
        self._lock = FileLock(folder / f"{name}.lock")
        # Windows has pipes, which stand in no folder; there the user alone may connect.
        self._address = name if sys.platform == "win32" else str(folder / name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def claim(self, path: Path | None, patience_s: float = _PATIENCE_S) -> InstanceState:
        """Become the first, or hand a file, if there is one, to whoever is."""
        end = time.monotonic() + patience_s
        while not self._is_first():
            if self._is_heard(path, end):
                return InstanceState.HANDED_OVER
            if time.monotonic() > end:
                return InstanceState.UNANSWERED
            time.sleep(_PAUSE_S)
        return InstanceState.FIRST

    def _is_first(self) -> bool:
        """Take the lock and listen, unless another instance runs."""
        try:
            _make_private(self._folder)
            if not self._lock.take():
                return False
        except OSError:
            return True
        QLocalServer.removeServer(self._address)  # left by a run that broke off
        if not self._server.listen(self._address):
            LOG.warning("no other start can be heard: %s", self._server.errorString())
            self._lock.release()
        return True

    def _is_heard(self, path: Path | None, end: float) -> bool:
        """Ask the first to come forward and open a file, and tell whether it answered.

        It is asked once and given until the end: each question would open the file again.
        """
        line = QLocalSocket()
        line.connectToServer(self._address)
        if not line.waitForConnected(_CONNECT_MS) or not _is_of_same_user(line):
            return False
        message = json.dumps({"path": os.path.realpath(path) if path is not None else ""})
        line.write(message.encode() + b"\n")
        is_heard = line.waitForReadyRead(max(0, int(1000 * (end - time.monotonic()))))
        line.disconnectFromServer()
        return is_heard

    def close(self) -> None:
        """Stop listening and let another be the first."""
        self._server.close()
        self._lock.release()

    def _greet(self) -> None:
        line = self._server.nextPendingConnection()
        line.disconnected.connect(line.deleteLater)
        if not _is_of_same_user(line):
            line.abort()
            return
        line.setReadBufferSize(_LONGEST_MESSAGE)
        line.readyRead.connect(lambda: self._hear(line))
        self._hear(line)

    def _hear(self, line: QLocalSocket) -> None:
        """Answer a message; whoever hears `called` must not wait for a person in it.

        The connection may go while others run, so nothing of it is touched afterwards.
        """
        if not line.canReadLine():
            return
        text = _path_in(bytes(line.readLine().data()))
        line.write(b"heard\n")
        line.flush()
        self.called.emit(Path(text) if text else None)


def _make_private(folder: Path) -> None:
    """Make a folder that nobody else can look into, or make sure that it is one.

    Raises:
        OSError: If it belongs to somebody else, is open to others or a link, or cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if sys.platform != "win32":
        facts = folder.lstat()
        is_own = stat.S_ISDIR(facts.st_mode) and facts.st_uid == os.getuid()
        if not is_own or facts.st_mode & 0o077:
            raise PermissionError(folder)


def _path_in(line: bytes) -> str:
    """Find the path in a message; anything else only brings the window forward."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    return str(message.get("path", "")) if isinstance(message, dict) else ""


def _is_of_same_user(line: QLocalSocket) -> bool:
    """Tell whether the other end is of the same user, where the system says so."""
    if sys.platform != "linux":
        return True  # the private folder, or the pipe's own rights, keep others out
    with socket.socket(fileno=os.dup(int(line.socketDescriptor()))) as end:
        size = struct.calcsize("3i")
        credentials = end.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    _process, user, _group = struct.unpack("3i", credentials)
    return bool(user == os.getuid())
