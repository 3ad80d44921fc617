"""Bytes and lines of a file, never more of them than a reader can use."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

from tarife.terms.problems import InputError, OutsideError, Problem
from tarife.terms.saving import system_reason
from tarife.terms.sentences import say

MOST_BYTES: Final = 64 * 1024 * 1024
"""The size of the largest file that is read as a whole."""

MOST_LINE: Final = 1024 * 1024
"""Characters of the longest line of a text."""

_MEGABYTE: Final = 1024 * 1024


def read_file(path: Path, most_bytes: int = MOST_BYTES) -> bytes:
    """Read a file as a whole, after a look at its size.

    Raises:
        InputError: If it is larger than ``most_bytes``.
        OutsideError: If it cannot be read, or is a device or pipe that need not end.
    """
    try:
        with checked_file(path).open("rb") as file:
            if path.stat().st_size > most_bytes:
                raise InputError([too_large(path.name, most_bytes)])
            content = file.read(most_bytes + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(content) > most_bytes:  # it grew meanwhile
        raise InputError([too_large(path.name, most_bytes)])
    return content


def checked_file(path: Path) -> Path:
    """Give a path back unless it is a device or pipe, which need not end.

    Raises:
        OutsideError: If it is one, or a folder.
    """
    if path.exists() and not path.is_file():
        raise OutsideError(path, say("this is a folder or device, not a file; choose a file"))
    return path


def too_large(file: str, most_bytes: int = MOST_BYTES) -> Problem:
    """Say that a file is larger than what is read."""
    return Problem(
        "file-too-large",
        file,
        say("the file is larger than {most} MB", most=most_bytes // _MEGABYTE),
        say("keep only the rows that are needed, or choose another file"),
    )


def unreadable(path: Path, error: OSError) -> OutsideError:
    """Say that the system does not let a file be read."""
    return OutsideError(
        path, say("the file cannot be read ({strerror})", strerror=system_reason(error))
    )


def bounded_lines(text: TextIO, file: str) -> Iterator[str]:
    """Give line after line with its end, and refuse one that does not end.

    Args:
        text: The open file.
        file: Its name, for places.

    Raises:
        InputError: If a line is longer than `MOST_LINE`.
    """
    number = 0
    while line := text.readline(MOST_LINE):
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
