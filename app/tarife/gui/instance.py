"""One window a person: a second start hands its file to the first and ends."""

import hashlib
import json
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS: Final = 1000


def instance_name(settings_file: str) -> str:
    """Name the one instance of whoever keeps these settings."""
    return f"tarife-{hashlib.sha256(settings_file.encode()).hexdigest()[:16]}"


def hand_over(name: str, path: Path | None) -> bool:
    """Ask the instance that runs already to come forward, with a file to open.

    Returns:
        Whether there is one and it has answered.
    """
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MS):
        return False
    message = json.dumps({"path": str(path.resolve()) if path is not None else ""})
    socket.write(message.encode() + b"\n")
    is_heard = socket.waitForReadyRead(_WAIT_MS)
    socket.disconnectFromServer()
    return is_heard


class Instance(QObject):
    """Listens for later starts; `called` gives the file they were started with, if any."""

    called = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        # Nobody answered under this name, so whatever is left of it is of a run that broke off.
        QLocalServer.removeServer(name)
        self.is_listening = self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._hear(socket))
        self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        line = bytes(socket.readLine().data())
        socket.write(b"heard\n")
        socket.flush()
        text = _path_in(line)
        self.called.emit(Path(text) if text else None)


def _path_in(line: bytes) -> str:
    """Find the path in a message; anything else only brings the window forward."""
    try:
        message = json.loads(line)
    except ValueError:
        return ""
    return str(message.get("path", "")) if isinstance(message, dict) else ""
