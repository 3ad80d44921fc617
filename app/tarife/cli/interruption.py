"""Ctrl-C ends a command within a second, whatever it is doing."""

import os
import signal
import socket
import sys
import time
from threading import Thread, current_thread, main_thread
from types import FrameType
from typing import Final

STOPPED: Final = 130
"""The status of a stopped command, as shells say it."""

_GRACE_S: Final = 0.5


def listen(farewell: str) -> None:
    """Let Ctrl-C raise `KeyboardInterrupt` once, and end the process if that is not enough.

    Python raises it between two of its own steps. Compiled code, the compiler and whoever
    waits for them know nothing of it; so a thread hears of the signal too, which has time to
    clean up, and then ends the process.

    Args:
        farewell: What that thread says at the end.
    """
    if current_thread() is not main_thread():
        return  # only the first thread of a process hears signals
    ours, theirs = socket.socketpair()
    theirs.settimeout(0)
    signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
    Thread(target=_end, args=(ours, theirs, farewell), daemon=True).start()
    signal.signal(signal.SIGINT, _raise_once)


def _raise_once(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def _end(ours: socket.socket, _theirs: socket.socket, farewell: str) -> None:
    """Wait for the signal; holding the other end keeps it open."""
    if ours.recv(1) != bytes([signal.SIGINT]):
        return
    time.sleep(_GRACE_S)
    os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, f"{farewell}\n".encode())
    os._exit(STOPPED)
