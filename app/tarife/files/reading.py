"""Bytes and lines of a file, never more of them than a reader can use."""

import errno
import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, BinaryIO, Final, TextIO

from tarife.terms.problems import InputError, OutsideError, Problem, Stopped
from tarife.terms.saving import system_reason
from tarife.terms.sentences import say

MOST_BYTES: Final = 64 * 1024 * 1024
"""The size of the largest file that is read as a whole."""

MOST_KEPT_BYTES: Final = 1024 * 1024
"""The size of the largest profile or mapping that is kept."""

MOST_LINE: Final = 1024 * 1024
"""Characters of the longest line of a text."""

STANDARD_INPUT: Final = "-"
"""The name by which a command is told to read what is piped to it."""

_MEGABYTE: Final = 1024 * 1024
_AT_ONCE: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe would be waited for
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)


_ASKED_EVERY: Final = 1024
_should_stop: ContextVar[Callable[[], bool]] = ContextVar("should_stop", default=lambda: False)


@contextmanager
def stoppable(should_stop: Callable[[], bool]) -> Iterator[None]:
    """Let whatever is read meanwhile in this thread ask whether it is still wanted.

    Files are told apart, previewed and read by many; each would have to hand the question on.
    """
    token = _should_stop.set(should_stop)
    try:
        yield
    finally:
        _should_stop.reset(token)


def is_unwanted() -> bool:
    """Tell whether nobody wants any more what is read in this thread."""
    return _should_stop.get()()


def read_file(path: Path, most_bytes: int = MOST_BYTES) -> bytes:
    """Read a file as a whole, after a look at its size.

    Raises:
        InputError: If it is larger than ``most_bytes``.
        OutsideError: If it cannot be read.
    """
    try:
        with open_file(path) as file:
            if os.fstat(file.fileno()).st_size > most_bytes:
                raise InputError([too_large(path.name, most_bytes)])
            content = file.read(most_bytes + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(content) > most_bytes:  # it grew meanwhile
        raise InputError([too_large(path.name, most_bytes)])
    return content


def read_beginning(path: Path, count: int) -> bytes:
    """Read the first bytes of a file.

    Raises:
        OutsideError: If it is no file, is not there, or cannot be read.
    """
    try:
        with open_file(path) as file:
            return file.read(count)
    except OSError as error:
        raise unreadable(path, error) from error


def open_file(path: Path) -> BinaryIO:
    """Open a file, and never a device or pipe, which need not end and may wait for ever.

    Raises:
        OSError: If it is one, or a folder, or the system refuses.
    """
    try:
        descriptor = os.open(path, _AT_ONCE)
    except ValueError as error:  # a name with a zero byte, which no file has
        raise _no_file(errno.ENOENT) from error
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise _no_file(errno.EISDIR if stat.S_ISDIR(mode) else errno.ENXIO)
    return io.BufferedReader(_AtOnce(descriptor))


class _AtOnce(io.FileIO):
    """A file that is read or refused: some that look like one wait for their system's news."""

    def readinto(self, buffer: Any) -> int:
        count = super().readinto(buffer)
        if count is None:
            raise _no_file(errno.ENXIO)
        return count

    def readall(self) -> bytes:
        held = bytearray(_MEGABYTE)
        return b"".join(iter(lambda: bytes(held[: self.readinto(held)]), b""))


def _no_file(wrong: int) -> OSError:
    return OSError(wrong, os.strerror(wrong))


def too_large(file: str, most_bytes: int = MOST_BYTES) -> Problem:
    return Problem(
        "file-too-large",
        file,
        say("the file is larger than {most} MB", most=most_bytes // _MEGABYTE),
        say("keep only the rows that are needed, or choose another file"),
    )


def unreadable(path: Path, error: OSError) -> OutsideError:
    """Say that the system does not let a file be read."""
    if isinstance(error, FileNotFoundError):
        return OutsideError(path, say("there is no such file"))
    return OutsideError(
        path, say("the file cannot be read ({strerror})", strerror=system_reason(error))
    )


def bounded_lines(text: TextIO, file: str) -> Iterator[str]:
    """Give line after line with its end, and refuse one that does not end.

    Args:
        text: The open file.
        file: Its name, for problems to name.

    Raises:
        InputError: If a line is longer than `MOST_LINE`.
        Stopped: See `stoppable`.
    """
    number = 0
    while line := text.readline(MOST_LINE):
        if (number % _ASKED_EVERY == 0 or len(line) > _ASKED_EVERY) and is_unwanted():
            raise Stopped
        number += 1
        if len(line) == MOST_LINE and not line.endswith(("\n", "\r")):
            raise InputError(
                [
                    Problem(
                        "endless-line",
                        file,
                        say(
                            "line {number} is longer than {most} characters",
                            number=number,
                            most=MOST_LINE,
                        ),
                        say("choose a table with one person or event a line"),
                    )
                ]
            )
        yield line
