"""How work grows with what is worked on, counted by calls and not by a clock."""

import sys
from collections.abc import Callable


def calls_of(work: Callable[[], object]) -> int:
    """Count the Python functions that are called."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def is_proportional(work: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Tell whether twice as much takes about twice the calls: squares would take four times.

    What is done once, whatever the size, is left out: what a step from one to two adds is held
    against what a step from two to four does. A first run is not counted, which imports.
    """
    _, one, two, four = (calls_of(work(size * times)) for times in (1, 1, 2, 4))
    return four - two <= 2.5 * (two - one)
