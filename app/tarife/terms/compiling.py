"""How functions over single numbers become machine code."""

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., Any])

_OPTIONS: Final[dict[str, Any]] = {
    "nogil": True,
    "error_model": "numpy",
    "forceinline": True,
    "_nrt": False,
}


def compiled(function: Function) -> Function:
    """Compile a plain function on its first call, and keep the result on disk.

    The compiled function runs without the interpreter's lock. It makes no arrays: those it
    needs are handed to it, so that it need not count references, which would take most of its
    time. Its plain twin stays at hand as the attribute ``py_func``. Where no folder can be
    written to, each run compiles anew.
    """
    try:
        return cast("Function", njit(**_OPTIONS, cache=True)(function))
    except RuntimeError:
        return cast("Function", njit(**_OPTIONS)(function))
