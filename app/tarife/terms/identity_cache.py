"""Keeps what was made of values that come again."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Final, TypeVar

_LINES_OF_A_YEAR: Final = 4096
"""More than most plans have, so that a step of a slider finds what the step before made."""

MONTHS_OF_LINES: Final = 16_384
"""As many as a plan of a year at its bounds has: with one less each pass makes all anew."""

_Made = TypeVar("_Made")


def cached_by_identity(
    most: int = _LINES_OF_A_YEAR, *, each: bool = False
) -> Callable[[Callable[..., _Made]], Callable[..., _Made]]:
    """Keep what is made of a value and of what else is given.

    The same object is found by its identity, which takes a tenth of the time of its hash; an
    equal one is made anew. What is kept holds its value, so no other one can have its identity.

    Args:
        most: So many are held, values of plans of before among them; then all begins anew.
        each: Whether the value is a tuple, of which each member is found by its identity.
    """

    def keeping(make: Callable[..., _Made]) -> Callable[..., _Made]:
        kept: dict[tuple[Hashable, ...], tuple[object, _Made]] = {}

        @wraps(make)
        def made(value: Any, *others: Hashable) -> _Made:
            key = (*map(id, value), *others) if each else (id(value), *others)
            if (found := kept.get(key)) is None:
                if len(kept) >= most:
                    kept.clear()
                found = kept[key] = (value, make(value, *others))
            return found[1]

        return made

    return keeping
