"""The log of the program: a rotating file of the window, the console of a verbose run.

It holds counts, durations, kinds and codes, never names, telephone numbers, plans or paths.
Only the window and the command line write it; the core returns values and raises.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from logging.handlers import RotatingFileHandler
from typing import Final

from tarife import folders
from tarife.terms.machine_code import found_code
from tarife.terms.problems import InputError, Problem

VERBOSE: Final = "--verbose"
VARIABLE: Final = "TARIFE_LOG"

_LEVELS: Final = ("debug", "info", "warning", "error")
_FILE_BYTES: Final = 512 * 1024
_OLDER_FILES: Final = 2
_FORM: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_ROOT: Final = logging.getLogger("tarife")
_ROOT.addHandler(logging.NullHandler())  # or Python would write warnings to the console


def start(arguments: Sequence[str], environment: Mapping[str, str]) -> list[str]:
    """Write to the console what ``--verbose`` or ``TARIFE_LOG`` asks for.

    Returns:
        The arguments without the switch.
    """
    logging.raiseExceptions = False  # a full disk is no reason for a traceback
    named = environment.get(VARIABLE, "").strip().lower()
    wanted = "debug" if VERBOSE in arguments else named
    _ROOT.setLevel(logging.INFO)
    if wanted:
        is_known = wanted in _LEVELS
        _ROOT.setLevel(wanted.upper() if is_known else logging.INFO)
        _add(logging.StreamHandler())
        if not is_known:
            _ROOT.warning("%s is one of %s", VARIABLE, ", ".join(_LEVELS))
    return [argument for argument in arguments if argument != VERBOSE]


def tell_damage() -> None:
    """Say that machine code is damaged, and compiled anew by Numba."""
    if damage := found_code()[1]:
        _ROOT.warning("compiled anew: %s", damage)


def keep_file() -> None:
    """Write to the file of the log from now on, as far as the disk allows."""
    folder = folders.reports()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            folder / folders.LOG_NAME,
            maxBytes=_FILE_BYTES,
            backupCount=_OLDER_FILES,
            encoding="utf-8",
        )
    except OSError as error:
        _ROOT.warning("no log file: %s", kind_of(error))
        return
    _add(file)
    tell_damage()


def kind_of(error: BaseException) -> str:
    """Name an error without its message, which may hold a path or what a person typed."""
    kind = type(error).__name__
    return f"{kind} ({codes(error.problems)})" if isinstance(error, InputError) else kind


def codes(problems: Iterable[Problem]) -> str:
    """Name problems by their codes alone, each once."""
    return ", ".join(sorted({problem.code for problem in problems}))


def _add(handler: logging.Handler) -> None:
    handler.setFormatter(logging.Formatter(_FORM))
    _ROOT.addHandler(handler)
