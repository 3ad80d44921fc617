"""Plan files: loading, and saving so that nothing is ever lost."""

import errno
import os
from pathlib import Path
from typing import Final

from tarife.documents.codec import parse_plan, plan_text, read_plan
from tarife.plan.identity import with_id_of
from tarife.plan.model.plan import Plan
from tarife.terms.problems import InputError, OutsideError, Problem
from tarife.terms.saving import replace_file, system_reason
from tarife.terms.sentences import say

EXTENSION: Final = ".tarife"

_LARGEST_FILE: Final = 64 * 1024 * 1024


def load_plan(path: Path) -> Plan:
    """Load a plan that can be played; a file without an id gives the same one every time.

    Raises:
        InputError: If the file is not such a plan, with all problems.
        OutsideError: If the file cannot be read.
    """
    text = _text(path)
    return with_id_of(read_plan(text), text)


def open_plan(path: Path) -> Plan:
    """Load a plan to work on, which may still have problems that `check_plan` tells.

    A person may save half-finished work and must be able to open it again. A file without an
    id gives the same one every time.

    Raises:
        InputError: If the file does not have the shape of a plan, with all problems of it.
        OutsideError: If the file cannot be read.
    """
    text = _text(path)
    return with_id_of(parse_plan(text), text)


def save_plan(plan: Plan, path: Path) -> None:
    """Save a plan, whole or not at all: on failure the old file stays as it was.

    The permissions of an old file are kept, and a link keeps pointing to it.

    Raises:
        OutsideError: If the disk or the system refuses.
    """
    replace_file(path, plan_text(plan).encode(errors="replace"))


def read_beginning(path: Path, count: int) -> bytes:
    """Read the first bytes of a file.

    Raises:
        OutsideError: If it is no file, is not there, or cannot be read.
    """
    try:
        _refuse_others(path)
        with path.open("rb") as file:
            return file.read(count)
    except FileNotFoundError as error:
        raise OutsideError(path, say("there is no such file")) from error
    except OSError as error:
        raise OutsideError(
            path, say("the file cannot be read ({strerror})", strerror=system_reason(error))
        ) from error


def _refuse_others(path: Path) -> None:
    """Refuse what is there and no file: opening a pipe would wait for ever."""
    if path.exists() and not path.is_file():
        wrong = errno.EISDIR if path.is_dir() else errno.ENXIO
        raise OSError(wrong, os.strerror(wrong))


def _text(path: Path) -> str:
    try:
        _refuse_others(path)
        if path.stat().st_size > _LARGEST_FILE:
            raise InputError([_no_plan(path, say("is far too large for a plan"))])
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise OutsideError(path, say("there is no such file")) from error
    except OSError as error:
        raise OutsideError(
            path, say("the file cannot be read ({strerror})", strerror=system_reason(error))
        ) from error
    except UnicodeDecodeError as error:
        raise InputError([_no_plan(path, say("is not UTF-8 text"))]) from error


def _no_plan(path: Path, reason: str) -> Problem:
    return Problem(
        "not-a-plan",
        path.name,
        say("the file {reason}", reason=reason),
        say("open a file that Tarife saved"),
    )
