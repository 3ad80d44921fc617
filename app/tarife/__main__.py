"""Chooses the window or the command line."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_cache_dir


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command if one is named, else open the window, maybe on a plan.

    Returns:
        The exit status.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    _keep_caches()
    if arguments and (arguments[0] in COMMANDS or _is_option(arguments[0])):
        from tarife.cli.main import run  # noqa: PLC0415 - the window starts without it

        return run(arguments)
    from tarife.gui.app import run as open_window  # noqa: PLC0415 - commands start without Qt

    return open_window(arguments)


COMMANDS = ("bill", "forecast", "rates")


def _is_option(argument: str) -> bool:
    return argument.startswith("-") and not Path(argument).exists()


def _keep_caches() -> None:
    """Keep compiled functions and font lists in the user's cache, unless told otherwise."""
    cache = Path(user_cache_dir("tarife", appauthor=False))
    os.environ.setdefault("NUMBA_CACHE_DIR", str(cache / "compiled"))
    os.environ.setdefault("MPLCONFIGDIR", str(cache / "matplotlib"))


if __name__ == "__main__":
    sys.exit(main())
