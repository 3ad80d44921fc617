"""Compilation of kernels by Numba."""

from collections.abc import Callable
from contextlib import suppress
from threading import RLock
from typing import Any, Final, TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., Any])

_OPTIONS: Final[dict[str, Any]] = {
    "nogil": True,
    "error_model": "numpy",
    "forceinline": True,
    "_nrt": False,
}
_FIRST_CALLS: Final = RLock()


def compiled(function: Function) -> Function:
    """Compile a plain function on its first call, and keep the result on disk.

    The compiled function runs without the interpreter's lock. It makes no arrays: those it
    needs are handed to it, so that it need not count references, which would take most of its
    time. Its plain twin stays at hand as the attribute ``py_func``. Where no folder can be
    written to, each run compiles anew. One thread compiles at a time, all others wait.
    """
    try:
        dispatcher: Any = njit(**_OPTIONS, cache=True)(function)
    except RuntimeError:
        dispatcher = njit(**_OPTIONS)(function)
    _compile_alone(dispatcher)
    _keep_where_possible(dispatcher)
    return cast("Function", dispatcher)


def _keep_where_possible(dispatcher: Any) -> None:
    """Go on with what was compiled where the disk does not take it."""
    save = dispatcher._cache.save_overload  # noqa: SLF001 - no public hook

    def save_overload(*arguments: Any) -> None:
        with suppress(OSError):  # the next start compiles anew
            save(*arguments)

    dispatcher._cache.save_overload = save_overload  # noqa: SLF001 - the same


def _compile_alone(dispatcher: Any) -> None:
    """Let only one thread at a time into the compiler.

    Numba's own lock begins too late: before it threads change shared lists of listeners, and
    notify each other's. This one lies around all that a first call does. A call for which
    there is machine code never comes here, and functions that the compiler meets on its way
    are compiled under the lock of the one that was called.
    """
    compile_for = dispatcher._compile_for_args  # noqa: SLF001 - no public hook is as early

    def compile_alone(*arguments: Any) -> Any:
        with _FIRST_CALLS:
            return compile_for(*arguments)

    dispatcher._compile_for_args = compile_alone  # noqa: SLF001 - the same
