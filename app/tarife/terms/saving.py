"""Files that are replaced whole or not at all, and cells in them that do nothing."""

import errno
import os
import re
import secrets
import stat
from pathlib import Path
from typing import Final

from tarife.terms.problems import OutsideError
from tarife.terms.sentences import say

_ANYONE_WRITES: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH

_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
_NUMBER: Final = re.compile(r"[+-]?[\d.,]+")

_SENTENCES: Final = {
    errno.ENOENT: say("the folder does not exist; choose another one"),
    errno.ENOTDIR: say("the folder does not exist; choose another one"),
    errno.EISDIR: say("this is a folder; choose another name"),
    errno.ENXIO: say("this is a device, not a file; choose another name"),
    errno.EPERM: say("the file is read-only; choose another name"),
    errno.EROFS: say("the disk is read-only; choose another one"),
    errno.ENOSPC: say("the disk is full; free some space or choose another one"),
    errno.EDQUOT: say("the disk is full; free some space or choose another one"),
    errno.ENAMETOOLONG: say("the name is too long; choose a shorter one"),
}

_REASONS: Final = {
    errno.ENOENT: say("there is no such file"),
    errno.EACCES: say("it is locked, or closed to this user"),
    errno.EISDIR: say("it is a folder"),
    errno.ENXIO: say("it is a device, not a file"),
    errno.EROFS: say("the disk is read-only"),
    errno.ENOSPC: say("the disk is full"),
    errno.EIO: say("the disk reports an error"),
}


def replace_file(path: Path, content: bytes) -> None:
    """Write ``content`` beside ``path``, down to the disk, then put it in place in one step.

    Whatever goes wrong, the file that stood at ``path`` before is still whole. Its permissions
    are kept, and a link keeps pointing to it.

    Raises:
        OutsideError: If the disk or the system refuses.
    """
    target = path.resolve()
    try:
        _refuse_standing(target)
        _replace(target, content)
    except OSError as error:
        raise OutsideError(path, refusal(path, error)) from error


def _refuse_standing(target: Path) -> None:
    """Refuse what may not be replaced, although the folder would let us."""
    if target.is_dir():
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not target.is_file():
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO))
    if target.exists() and not target.stat().st_mode & _ANYONE_WRITES:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def _replace(target: Path, content: bytes) -> None:
    beside = target.with_name(f".{target.name[:40]}.{secrets.token_hex(4)}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def harmless_cell(text: str) -> str:
    """Keep spreadsheets from taking what a person wrote for a formula; a number stays one."""
    is_formula = text.startswith(_FORMULA_SIGNS) and _NUMBER.fullmatch(text) is None
    return f"'{text}" if is_formula else text


def refusal(path: Path, error: OSError) -> str:
    """Say why the system refuses to write, and what to do."""
    if error.errno == errno.EACCES:
        return _locked(path)
    known = _SENTENCES.get(error.errno or 0)
    return known or say(
        "the file cannot be written ({strerror})", strerror=system_reason(error)
    )


def system_reason(error: OSError) -> str:
    """Say what the system refused, in half a sentence; its own words where ours lack."""
    return _REASONS.get(error.errno or 0) or error.strerror or say("the system gives no reason")


def _locked(path: Path) -> str:
    """Tell a file that another program holds from a folder that takes no files."""
    if path.exists():
        return say("the file is locked; close it in the other program or choose another name")
    return say("the folder cannot be written to; choose another one")
