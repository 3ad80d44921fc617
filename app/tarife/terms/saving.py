"""Files that are replaced whole or not at all."""

import errno
import secrets
from pathlib import Path
from typing import Final

from tarife.terms.problems import OutsideError

_SENTENCES: Final = {
    errno.ENOENT: "the folder does not exist; choose another one",
    errno.ENOTDIR: "the folder does not exist; choose another one",
    errno.ENOSPC: "the disk is full; free some space or choose another one",
    errno.EDQUOT: "the disk is full; free some space or choose another one",
    errno.EROFS: "the folder is read-only; choose another one",
    errno.EISDIR: "this is a folder; choose another name",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
}


def replace_file(path: Path, content: bytes) -> None:
    """Write ``content`` beside ``path``, then put it in its place in one step.

    Whatever goes wrong, the file that stood at ``path`` before is still whole.

    Raises:
        OutsideError: If the disk refuses.
    """
    beside = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.part")
    try:
        try:
            beside.write_bytes(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise OutsideError(path, _sentence(path, error)) from error


def _sentence(path: Path, error: OSError) -> str:
    if path.is_dir():
        return _SENTENCES[errno.EISDIR]
    if isinstance(error, PermissionError):
        return _refusal(path)
    return _SENTENCES.get(error.errno or 0, f"the file cannot be written ({error.strerror})")


def _refusal(path: Path) -> str:
    """Tell a file that another program holds from a folder that takes no files."""
    if path.exists():
        return "the file is locked; close it in the other program or choose another name"
    return "the folder cannot be written to; choose another one"
