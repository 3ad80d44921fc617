"""Compiles everything that plans need, and keeps it: ``tarife --warm-up``."""

import os

from tarife import folders

_MODEST = 5


def warm_up() -> int:
    """Forecast the examples once, modestly, so that the next process finds all compiled.

    Says how far it is; where all is compiled it does and says nothing.

    Returns:
        The exit status.
    """
    mark = folders.compiled_mark()
    if mark is not None and mark.exists():
        return 0
    from tarife.self_test.figures import example_paths, forecast_of  # noqa: PLC0415 - see mark

    if hasattr(os, "nice"):
        os.nice(_MODEST)
    paths = tuple(example_paths())
    for number, path in enumerate(paths, start=1):
        print(f"== compiling the simulator, once: {number} of {len(paths)}", flush=True)
        forecast_of(path)
    if mark is not None:
        mark.touch()
    return 0
