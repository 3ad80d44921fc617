"""Plan files: loading, and saving so that nothing is ever lost."""

import hashlib
from pathlib import Path
from typing import Final

from tarife.documents.codec import (
    MOST_PLAN_BYTES,
    TOO_MUCH,
    parse_plan,
    plan_text,
    read_plan,
    too_large_for_a_plan,
)
from tarife.files.reading import read_file
from tarife.plan.identity import with_id_of
from tarife.plan.model.plan import Plan
from tarife.terms.problems import InputError, OutsideError, Problem
from tarife.terms.saving import replace_file
from tarife.terms.sentences import Sentence, say

EXTENSION: Final = ".tarife"


def whole_path(path: Path) -> Path:
    """Give a path that means the same file whatever folder the program works in.

    A relative one names nothing, and stays as it is, if the working folder was removed.
    """
    try:
        return path.absolute()
    except FileNotFoundError:
        return path


def load_plan(path: Path) -> Plan:
    """Load a plan that can be played; a file without an id gives the same one every time.

    Raises:
        InputError: If the file is not such a plan, with all problems.
        OutsideError: If the file cannot be read.
    """
    text = _text(path, _content(path))
    return with_id_of(read_plan(text), text)


def open_plan(path: Path) -> tuple[Plan, str]:
    """Load a plan to work on, which may still have problems that `check_plan` tells.

    A person may save half-finished work and must be able to open it again. A file without an
    id gives the same one every time.

    Returns:
        The plan, and what `file_digest` says of the very bytes that it was read from.

    Raises:
        InputError: If the file does not have the shape of a plan, with all problems of it.
        OutsideError: If the file cannot be read.
    """
    content = _content(path)
    text = _text(path, content)
    return with_id_of(parse_plan(text), text), _digest(content)


def save_plan(plan: Plan, path: Path) -> str:
    """Save a plan, whole or not at all: on failure the old file stays as it was.

    The permissions of an old file are kept, and a link keeps pointing to it.

    Returns:
        What `file_digest` says of the file from now on.

    Raises:
        OutsideError: If the disk or the system refuses, or the file could not be opened again.
    """
    content = plan_text(plan).encode()
    if len(content) > MOST_PLAN_BYTES:
        raise OutsideError(path, _too_large())
    try:
        parse_plan(content.decode())  # what is not read again is lost
    except InputError as error:
        raise OutsideError(path, _not_read_again(error.problems[0])) from error
    replace_file(path, content)
    return _digest(content)


def _too_large() -> Sentence:
    return say("the plan is larger than a plan file; remove scenarios or shorten notes")


def _not_read_again(problem: Problem) -> Sentence:
    if problem.code == TOO_MUCH:
        return say(
            "a plan file cannot hold this plan: {message}; remove scenarios or shorten notes",
            message=problem.message,
        )
    return say(
        "the plan could not be opened again: {where}: {message}; {hint}",
        where=problem.where,
        message=problem.message,
        hint=problem.hint,
    )


def file_digest(path: Path) -> str:
    """Give SHA-256 of what a file holds now, in hexadecimal.

    It is empty if the file is gone: then it holds nothing to lose or to take. Of one that is
    too large for a plan, or cannot be read, size and time tell whether it is another one.
    """
    try:
        return _digest(read_file(path, MOST_PLAN_BYTES))
    except (InputError, OutsideError):
        try:
            found = path.stat()
        except (OSError, ValueError):  # of a name that no file can have
            return ""
        return f"{found.st_size} bytes of {found.st_mtime_ns}"


def _content(path: Path) -> bytes:
    try:
        return read_file(path, MOST_PLAN_BYTES)
    except InputError as error:
        raise InputError([too_large_for_a_plan(path.name)]) from error


def _text(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError([_not_a_plan(path, say("is not UTF-8 text"))]) from error


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _not_a_plan(path: Path, reason: str) -> Problem:
    return Problem(
        "not-a-plan",
        path.name,
        say("the file {reason}", reason=reason),
        say("open a file that Tarife saved"),
    )
