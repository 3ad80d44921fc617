"""How functions over single numbers become machine code."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """Compile a plain function on its first call, and keep the result on disk.

    The compiled function runs without the interpreter's lock. Its plain twin stays at hand as
    the attribute ``py_func``. Where no folder can be written to, each run compiles anew.
    """
    try:
        return cast("Function", njit(nogil=True, cache=True)(function))
    except RuntimeError:
        return cast("Function", njit(nogil=True)(function))
