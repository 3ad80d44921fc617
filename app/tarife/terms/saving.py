"""Files that are replaced whole or not at all, and cells in them that do nothing."""

import csv
import errno
import os
import re
import secrets
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from hashlib import blake2b
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from tarife.terms.locking import FileLock
from tarife.terms.problems import OutsideError
from tarife.terms.sentences import say

OWNER_ONLY: Final = 0o600
"""The permissions of a file that nobody else may read."""

_USUAL: Final = 0o666  # less what the person's own mask takes away
_ANYONE_WRITES: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH

_FORMULA_SIGNS: Final = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)
"""The last four are wide, and count where Excel speaks Japanese or Chinese."""

_MARKABLE: Final = rf"(?='*[{re.escape(''.join(_FORMULA_SIGNS))}])"
_CELL_WITHIN: Final = re.compile(rf"([;|\t\r\n][\"\s]*|^[\"\s]+){_MARKABLE}")
_MARK: Final = re.compile(rf"([;|\t\r\n][\"\s]*|^[\"\s]*)'{_MARKABLE}")

_NUMBER: Final = re.compile(r"[+-]?%?[\d.,]+(?:[ \xa0]?%)?")

CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
    r"|\r(?!\n)"
)
"""What moves the cursor, turns the direction of what follows, or is no character at all."""

_SENTENCES: Final = {
    errno.ENOENT: say("the folder does not exist; choose another one"),
    errno.ENOTDIR: say("the folder does not exist; choose another one"),
    errno.ELOOP: say("its links lead in a circle; choose another name"),
    errno.EISDIR: say("this is a folder; choose another name"),
    errno.ENXIO: say("this is a device, not a file; choose another name"),
    errno.EPERM: say("the file is read-only; choose another name"),
    errno.EROFS: say("the disk is read-only; choose another one"),
    errno.ENOSPC: say("the disk is full; free some space or choose another one"),
    errno.EDQUOT: say("the disk is full; free some space or choose another one"),
    errno.ENAMETOOLONG: say("the name is too long; choose a shorter one"),
    errno.EACCES: say(
        "the file is locked; close it in the other program or choose another name"
    ),
}
_CLOSED: Final = say("the folder cannot be written to; choose another one")

_REASONS: Final = {
    errno.ENOENT: say("there is no such file"),
    errno.ENOTDIR: say("there is no such file"),
    errno.ELOOP: say("its links lead in a circle"),
    errno.ENAMETOOLONG: say("its name is too long"),
    errno.EACCES: say("it is locked, or closed to this user"),
    errno.EISDIR: say("it is a folder"),
    errno.ENXIO: say("it is a device, not a file"),
    errno.EROFS: say("the disk is read-only"),
    errno.ENOSPC: say("the disk is full"),
    errno.EIO: say("the disk reports an error"),
    errno.ESTALE: say("its drive in the network does not answer"),
    errno.ETIMEDOUT: say("its drive in the network does not answer"),
}

_ACCESS_LIST: Final = "system.posix_acl_access"


Stamp: TypeAlias = tuple[int, ...]
"""Tells without reading whether a file may have changed; empty if there is none."""

_stood: ContextVar[Mapping[Path, Stamp]] = ContextVar("stood", default=MappingProxyType({}))


def stamp_of(path: Path) -> Stamp:
    """Look at a file, if there is one that can be looked at."""
    try:
        facts = path.stat()
    except (OSError, ValueError):  # of a name that no file can have
        return ()
    return facts.st_ino, facts.st_mtime_ns, facts.st_size


@contextmanager
def unless_changed(stood: Mapping[Path, Stamp]) -> Iterator[None]:
    """Let files be replaced as they stood when somebody agreed to that, and no others.

    Many write, some after seconds of work; each would have to hand on what stood there.
    """
    token = _stood.set(stood)
    try:
        yield
    finally:
        _stood.reset(token)


def replace_file(path: Path, content: bytes, mode: int | None = None) -> None:
    """Write ``content`` beside ``path``, down to the disk, then put it in place in one step.

    Whatever goes wrong, the file that stood at ``path`` before is still whole. Its permissions
    and owner are kept as far as the system lets us, and a link keeps pointing to it; what lies
    beside it meanwhile is never open to more people. What processes that were killed left
    beside it is cleared away.

    Args:
        path: Where to.
        content: The whole file.
        mode: The permissions, whatever those of an old file; a new file has the usual ones.

    Raises:
        OutsideError: If the disk or the system refuses, or others wrote there; see
            `unless_changed`.
    """
    target = Path(os.path.realpath(path))
    try:
        standing = _standing(path)  # what /dev/stdout stands for has no place of its own
    except OSError as error:
        raise OutsideError(path, folder_refusal(error)) from error
    try:
        lock = _held_beside(
            target, OWNER_ONLY if standing else _USUAL if mode is None else mode
        )
    except OSError as error:
        raise OutsideError(path, folder_refusal(error)) from error
    beside = lock.path
    try:
        _write(lock.descriptor, content)
        if standing:
            _give_back(beside, standing, mode)
            _give_back_attributes(beside, target)
        if sys.platform == "win32":
            lock.release()  # an open file is not renamed there
        now = stamp_of(path)
        if _stood.get().get(path, now) != now:
            raise OutsideError(
                path, say("others changed it meanwhile; look at it, and try again")
            )
        beside.replace(target)
    except OSError as error:
        raise OutsideError(path, write_refusal(error)) from error
    finally:
        with suppress(OSError):  # what stays is cleared away by the next one who may
            lock.remove()
    _clear_away(target)
    _sync(target.parent)


@contextmanager
def temporary_files() -> Iterator[None]:
    """Tell what the system refuses of temporary files by the folder in which they lie.

    Raises:
        OutsideError: If it refuses.
    """
    try:
        yield
    except OSError as error:
        raise no_temporary_files(error) from error


def no_temporary_files(error: OSError) -> OutsideError:
    """Name the folder in which temporary files lie, and why the system refuses them."""
    message = say(
        "temporary files cannot be written there ({reason}); free some space",
        reason=system_reason(error),
    )
    return OutsideError(Path(tempfile.tempdir or os.curdir), message)


def visible(text: str) -> str:
    """Show control characters, which may come with any name, instead of sending them."""
    return CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)


def harmless_cell(text: str) -> str:
    """Mark what a spreadsheet would take for a formula, at the beginning of a text or within.

    Some split quoted texts at their own list separator, too. A number stays one. What looks as
    if it were marked is, once more, so that no two texts become the same.
    """
    text = visible(text)
    is_formula = text.lstrip("'").startswith(_FORMULA_SIGNS) and not _NUMBER.fullmatch(text)
    return _CELL_WITHIN.sub(r"\1'", f"'{text}" if is_formula else text)


def tab_separated(rows: Iterable[Sequence[str]]) -> str:
    """Write cells as spreadsheets take them from the clipboard; none does anything there."""
    sheet = StringIO()
    writer = csv.writer(sheet, delimiter="\t", lineterminator="\n")
    writer.writerows(map(harmless_cell, row) for row in rows)
    return sheet.getvalue()


def unmarked_cell(text: str) -> str:
    """Give the text that `harmless_cell` marked, or the text itself if that marks none so."""
    plain = _MARK.sub(r"\1", text)
    return plain if text == harmless_cell(plain) else text


def write_refusal(error: OSError) -> str:
    """Say why the system refuses to write a file, and what to do."""
    known = _SENTENCES.get(error.errno or 0)
    return known or say(
        "the file cannot be written ({strerror})", strerror=system_reason(error)
    )


def folder_refusal(error: OSError) -> str:
    """Say why a folder takes no new file, and what to do."""
    return _CLOSED if error.errno == errno.EACCES else write_refusal(error)


def system_reason(error: OSError) -> str:
    """Say what the system refused, in half a sentence; its own words where ours lack."""
    return _REASONS.get(error.errno or 0) or error.strerror or say("the system gives no reason")


def _standing(path: Path) -> os.stat_result | None:
    """Look at what stands there, and refuse what may not be replaced, although one could.

    Raises:
        OSError: If it is no file, read-only, or not to be looked at.
    """
    try:
        standing = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(standing.st_mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(standing.st_mode):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO))
    if not standing.st_mode & _ANYONE_WRITES:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))
    return standing


def _write(descriptor: int, content: bytes) -> None:
    with os.fdopen(descriptor, "wb", closefd=False) as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)


def _give_back(beside: Path, standing: os.stat_result, mode: int | None) -> None:
    """Give the new file owner and permissions of the old one, as far as the disk does that.

    Only the system's administrator gives files to others. Where the old group cannot be kept,
    ours gets no rights in its place. Some drives of a network know no permissions; what was
    made for its owner alone then stays so.
    """
    wanted = stat.S_IMODE(standing.st_mode) if mode is None else mode
    if sys.platform != "win32":
        ours = beside.stat()
        if standing.st_uid != ours.st_uid:
            with suppress(OSError):
                os.chown(beside, standing.st_uid, -1)
        if standing.st_gid != ours.st_gid:
            try:
                os.chown(beside, -1, standing.st_gid)
            except OSError:
                wanted &= ~stat.S_IRWXG
    with suppress(OSError):
        beside.chmod(wanted)


def _give_back_attributes(beside: Path, target: Path) -> None:
    """Give the new file the access list and a person's own attributes of the old one.

    Without this a folder's default list would let in whom the old file kept out, and the mask
    of an old list would be taken for its group's rights.
    """
    if sys.platform == "linux":
        with suppress(OSError):  # a disk without any
            for name in filter(_is_kept, os.listxattr(beside)):
                os.removexattr(beside, name)
            for name in filter(_is_kept, os.listxattr(target)):
                os.setxattr(beside, name, os.getxattr(target, name))


def _is_kept(attribute: str) -> bool:
    return attribute.startswith((_ACCESS_LIST, "user."))


def _beside(target: Path, token: str) -> Path:
    """Name what lies beside a file so that it is known to be ours, and nobody's own."""
    ours = blake2b(b"tarife/" + os.fsencode(target.name) + token.encode(), digest_size=4)
    return target.with_name(f".{target.name[:40]}.{token}{ours.hexdigest()}.part")


def _held_beside(target: Path, mode: int) -> FileLock:
    """Make a file beside another and hold it; one that is cleared away meanwhile is left."""
    while True:
        lock = FileLock(_beside(target, secrets.token_hex(8)), mode)
        if lock.take():
            return lock


def _clear_away(target: Path) -> None:
    """Remove what killed processes left beside a file: its lock is free."""
    left = re.compile(rf"\.{re.escape(target.name[:40])}\.([0-9a-f]{{16}})[0-9a-f]{{8}}\.part")
    with suppress(OSError):  # what stays is cleared by the next one who may
        for path in target.parent.iterdir():
            found = left.fullmatch(path.name)
            is_ours = found is not None and path == _beside(target, found[1])
            if is_ours and stat.S_ISREG(path.lstat().st_mode):
                lock = FileLock(path)
                if lock.take() and lock.is_certain:
                    lock.remove()
                lock.release()


def _sync(folder: Path) -> None:
    """Bring the new name down to the disk, where the system does that for folders."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # the file is in its place; some file systems know no such thing
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
