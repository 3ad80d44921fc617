"""Compiles everything that the program runs, and keeps it: ``tarife --warm-up``."""

import os
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from tarife import folders
from tarife.terms.machine_code import ready_code

_MODEST = 5


def warm_up() -> int:
    """Play everything once, modestly, so that the next process finds all compiled.

    Says how far it is; where all is compiled it does and says nothing.

    Returns:
        The exit status.
    """
    mark = folders.compiled_mark()
    if ready_code() is not None or (mark is not None and mark.exists()):
        return 0
    if hasattr(os, "nice"):
        os.nice(_MODEST)
    for done in play_everything():
        print(f"== compiling the simulator, once: {done} %", flush=True)
    if mark is not None:
        mark.touch()
    return 0


def play_everything() -> Iterator[int]:
    """Call every kernel: forecast the examples, bill and fit an empty log.

    Yields:
        How far it is, in per cent.
    """
    from tarife.self_test.figures import example_paths, forecast_of  # noqa: PLC0415 - see mark

    works: list[Callable[[], object]]
    works = [*(partial(forecast_of, path) for path in example_paths()), _bill, _fit]
    for number, work in enumerate(works):
        yield 100 * number // len(works)
        work()


def _bill() -> None:
    from tarife.billing.windows import Timelines, reasons_of  # noqa: PLC0415 - see mark

    whole, codes = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint8)
    reasons_of(Timelines(whole, whole, codes, codes, np.zeros(0, dtype=np.bool_)), 72)


def _fit() -> None:
    from tarife.fitting.responses import Responses, fit_responses  # noqa: PLC0415 - see mark
    from tarife.fitting.threads import Arrivals, find_threads  # noqa: PLC0415 - see mark

    whole, codes = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint8)
    find_threads(Arrivals(whole, whole, codes, whole), np.zeros((1, 8)), np.zeros(0))
    fit_responses([Responses.of(np.full(2, 60), np.full(2, 600))])
