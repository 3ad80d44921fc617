"""Kernels: plain functions that run as machine code, brought along or made by Numba."""

import errno
import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import Any, Final, TypeVar, cast

from tarife.terms.machine_code import ready_code

Function = TypeVar("Function", bound=Callable[..., Any])

KERNELS: Final[list[Any]] = []
"""All that Numba was given, for whoever makes machine code beforehand."""

_OPTIONS: Final[dict[str, Any]] = {
    "nogil": True,
    "error_model": "numpy",
    "forceinline": True,
    "_nrt": False,
}
_FIRST_CALLS: Final = RLock()
_SUM_BYTES: Final = sha256().digest_size


def compiled(function: Function) -> Function:
    """Run a plain function as machine code.

    It runs without the interpreter's lock. It makes no arrays: those it needs are handed to it,
    so that it need not count references, which would take most of its time. It takes arguments
    of the same types in every call, since an installed program holds it for these alone. Its
    plain twin stays at hand as the attribute ``py_func``.
    """
    code = ready_code()
    return cast("Function", _by_numba(function) if code is None else code.bound(function))


def _by_numba(function: Callable[..., Any]) -> Any:
    """Compile a function on its first call, and keep the result on disk.

    Where no folder can be written to, each run compiles anew. One thread compiles at a time,
    all others wait.
    """
    from numba import njit  # noqa: PLC0415 - an installed program has none

    try:
        dispatcher: Any = njit(**_OPTIONS, cache=True)(function)
    except RuntimeError:
        dispatcher = njit(**_OPTIONS)(function)
    _compile_alone(dispatcher)
    _keep_where_possible(dispatcher)
    _keep_with_sums(dispatcher)
    KERNELS.append(dispatcher)
    return dispatcher


def _keep_where_possible(dispatcher: Any) -> None:
    """Go on with what was compiled where the disk does not take it."""
    save = dispatcher._cache.save_overload  # noqa: SLF001 - no public hook

    def save_overload(*arguments: Any) -> None:
        with suppress(OSError):  # the next start compiles anew
            save(*arguments)

    dispatcher._cache.save_overload = save_overload  # noqa: SLF001 - the same


def _keep_with_sums(dispatcher: Any) -> None:
    """Have what was compiled made anew where its file is not as it was written.

    Numba takes it as it is. A power cut leaves files that are empty or hold zeros, and one
    wrong bit of machine code may be a wrong cent.
    """
    file = getattr(dispatcher._cache, "_cache_file", None)  # noqa: SLF001 - no public hook
    if file is None:
        return
    private = vars(file)
    of_now = private["_version"], private["_source_stamp"]

    def save(path: str, made: object) -> None:
        content = file._dump(made)  # noqa: SLF001 - the same
        with file._open_for_write(path) as opened:  # noqa: SLF001 - the same
            opened.write(sha256(content).digest() + content)

    def load(path: str) -> Any:
        kept = Path(path).read_bytes()
        content = kept[_SUM_BYTES:]
        if sha256(content).digest() != kept[:_SUM_BYTES]:
            raise OSError(errno.EIO, os.strerror(errno.EIO), path)
        return pickle.loads(content)  # noqa: S301 - as it was written

    def load_index() -> Any:
        try:
            *found, overloads = load(private["_index_path"])
        except OSError:  # Numba begins a new one, as where there is none
            return {}
        return overloads if tuple(found) == of_now else {}

    private.update(
        _save_index=lambda made: save(private["_index_path"], (*of_now, made)),
        _load_index=load_index,
        _save_data=lambda name, made: save(file._data_path(name), made),  # noqa: SLF001 - the same
        _load_data=lambda name: load(file._data_path(name)),  # noqa: SLF001 - the same
    )


def _compile_alone(dispatcher: Any) -> None:
    """Let only one thread at a time into the compiler, and a kernel only once.

    Numba's own lock begins too late: before it threads change shared lists of listeners, and
    notify each other's. This one lies around all that a first call does. A call for which
    there is machine code never comes here, and functions that the compiler meets on its way
    are compiled under the lock of the one that was called.
    """
    compile_for = dispatcher._compile_for_args  # noqa: SLF001 - no public hook is as early

    def compile_alone(*arguments: Any) -> Any:
        with _FIRST_CALLS:
            made = compile_for(*arguments)
            if len(dispatcher.signatures) > 1:
                kinds = dispatcher.signatures
                message = f"{dispatcher.__name__} takes different types: {kinds}"
                raise TypeError(message)
            return made

    dispatcher._compile_for_args = compile_alone  # noqa: SLF001 - the same
