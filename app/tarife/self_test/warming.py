"""Compiles everything that plans need, and keeps it: ``tarife --warm-up``."""

import os

from tarife import folders
from tarife.self_test.figures import example_paths, forecast_of

_MODEST = 5


def warm_up() -> int:
    """Forecast the examples once, modestly, so that the next process finds all compiled.

    Returns:
        The exit status.
    """
    if hasattr(os, "nice"):
        os.nice(_MODEST)
    for path in example_paths():
        forecast_of(path)
    mark = folders.compiled_mark()
    if mark is not None:
        mark.touch()
    return 0
