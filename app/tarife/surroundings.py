"""Keeps what lies about in a folder, or is set for other programs, from changing this one.

Libraries look for settings of their own in the working folder, which may be a stranger's, and
in variables; a wrong one is a traceback, and some settings have other programs run.
"""

import os
import sys
import time
from collections.abc import Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any, Final
from zoneinfo import ZoneInfo

_OF_OTHERS: Final = (
    "NUMBA_",
    "NUMPY_",
    "NPY_",
    "PILLOW_",
    "PYDANTIC_",
    "MPLBACKEND",
    "QT_API",
    "SOURCE_DATE_EPOCH",
)
_OURS: Final = "NUMBA_CACHE_"  # where compiled code is kept, not what it does

_READERS: Final = {"matplotlib": "matplotlibrc", "numba.core.config": ".numba_config.yaml"}
"""Modules that read a file of the working folder while they are imported, and its name."""


def shut_out(environment: MutableMapping[str, str]) -> None:
    """Drop variables for other programs, and let no library read the working folder.

    Args:
        environment: The variables of the process.
    """
    for name in list(environment):
        if name.startswith(_OF_OTHERS) and not name.startswith(_OURS):
            del environment[name]
    if "TZ" in environment and not _is_zone(environment["TZ"]):
        del environment["TZ"]
        time.tzset()
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


def _is_zone(name: str) -> bool:
    """Tell whether the zone of the process is one that times can be in, and no file of others.

    The library of languages opens whatever file it names.
    """
    try:
        if name.startswith((":", "/")) or ".." in name:
            ZoneInfo(name.removeprefix(":"))
        datetime.now().astimezone()  # noqa: TID251 - the edge of the program
    except (KeyError, OSError, OverflowError, ValueError):
        return False
    return True


class _Finder:
    """Finds modules as others do; those that look for settings are run without any."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find a module that reads settings; all others are for the finders behind this one."""
        if name not in _READERS:
            return None
        finders = (one for one in sys.meta_path if one is not self)
        specs = (finder.find_spec(name, path, target) for finder in finders)
        spec = next(filter(None, specs), None)
        if spec is not None and spec.loader is not None:
            _run_apart(spec.loader, name)
        return spec


def _run_apart(loader: Any, name: str) -> None:
    run = loader.exec_module

    def run_apart(module: Any) -> None:
        with _unseen(_READERS[name]):
            if name == "matplotlib":  # its own, before that of the person
                own = Path(module.__path__[0], "mpl-data", "matplotlibrc")
                os.environ["MATPLOTLIBRC"] = str(own)
            run(module)
        if name == "numba.core.config":  # looks again at each compilation
            vars(module).update(_config_fname=os.devnull)

    loader.exec_module = run_apart


@contextmanager
def _unseen(name: str) -> Iterator[None]:
    """Hide a file of the working folder; leaving that folder would hold for all threads."""
    exists = os.path.exists

    def exists_elsewhere(path: Any) -> bool:
        return path != name and exists(path)

    os.path.exists = exists_elsewhere
    try:
        yield
    finally:
        os.path.exists = exists
