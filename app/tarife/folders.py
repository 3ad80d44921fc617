"""Where Tarife keeps what belongs to a person, by the custom of the system."""

import hashlib
import os
import shutil
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import gettempdir
from typing import Final

from platformdirs import PlatformDirs

from tarife.terms.machine_code import ready_code
from tarife.terms.problems import OutsideError
from tarife.terms.saving import folder_refusal

LOG_NAME: Final = "tarife.log"
FAULTS_NAME: Final = "faults.txt"

_DIRS: Final = PlatformDirs("tarife", appauthor=False)
_FORGET_AFTER_S: Final = 60 * 24 * 3600


def data() -> Path:
    """Find the folder of what a person adds, such as rate cards; it outlives the program."""
    return Path(_DIRS.user_data_dir)


def rate_cards() -> Path:
    """Find the folder of the rate cards that a person imported."""
    return data() / "rate_cards"


def partners() -> Path:
    """Find the folder of saved partner profiles."""
    return data() / "partners"


def mappings() -> Path:
    """Find the folder of saved mappings of reports."""
    return data() / "mappings"


def recovery() -> Path:
    """Find the folder of unsaved work."""
    return Path(_DIRS.user_state_dir) / "recovery"


def reports() -> Path:
    """Find the folder of reports about errors that nobody foresaw."""
    return Path(_DIRS.user_log_dir)


def running() -> Path:
    """Find the folder of what running programs share, on this computer alone."""
    if sys.platform == "win32":
        return Path(_DIRS.user_state_dir) / "running"
    named = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(named) / "tarife" if named else Path(gettempdir()) / f"tarife-{os.getuid()}"


def cache() -> Path:
    """Find the folder of what can be made again: compiled functions, lists of fonts."""
    return Path(_DIRS.user_cache_dir)


def set_devices_aside() -> list[str]:
    """Set aside what stands where the window opens files of its own, and is none.

    A pipe would hold the start up for ever.

    Returns:
        Their names; each now ends in ``.aside``.

    Raises:
        OutsideError: If one cannot be renamed.
    """
    settings = Path(_DIRS.user_config_dir)
    found = []
    for folder, name in (
        (settings, "tarife.conf"),
        (settings.parent, "tarife.conf"),
        (reports(), LOG_NAME),
        (reports(), FAULTS_NAME),
    ):
        path = folder / name
        if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
            try:
                path.replace(path.with_name(f"{name}.aside"))
            except OSError as error:
                raise OutsideError(path, folder_refusal(error)) from error
            found.append(name)
    return found


def keep_caches(sources: Path, now_s: float | None = None) -> None:
    """Have compiled functions and font lists kept in the user's cache, unless told otherwise.

    Where machine code is ready, nothing is compiled. Else a function that Numba compiled holds
    the code of those it calls, wherever these stand, and is not made anew when they change. So
    each state of the sources has a folder of its own.

    Args:
        sources: The folder of the program's modules.
        now_s: The moment; compiled functions of other states are dropped two months later.

    Raises:
        DamagedCodeError: If the machine code of an installed program is damaged.
    """
    os.environ.setdefault("MPLCONFIGDIR", str(cache() / "matplotlib"))
    if ready_code() is not None:
        return
    compiled = cache() / "compiled"
    folder = compiled / _state_of(sources.rglob("*.py"))
    os.environ.setdefault("NUMBA_CACHE_DIR", str(folder))
    try:
        is_new = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        if is_new:
            _forget_old(compiled, time.time() if now_s is None else now_s)
    except OSError:
        return  # without a cache everything is made anew, which only costs time


def compiled_mark() -> Path | None:
    """Name the file that says that all is compiled, if there is a folder to keep it in."""
    folder = os.environ.get("NUMBA_CACHE_DIR")
    return Path(folder) / "complete" if folder and Path(folder).is_dir() else None


def _state_of(modules: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for module in sorted(modules):
        facts = module.stat()
        digest.update(
            f"{module} {facts.st_size} {facts.st_mtime_ns}\n".encode(errors="replace")
        )
    return digest.hexdigest()[:16]


def _forget_old(compiled: Path, now_s: float) -> None:
    for folder in compiled.iterdir():
        if folder.stat().st_mtime < now_s - _FORGET_AFTER_S:
            shutil.rmtree(folder, ignore_errors=True)
