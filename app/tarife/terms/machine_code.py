"""Calls machine code that was made beforehand, so that nothing is compiled, nor Numba imported.

``packaging/machine_code.py`` makes it: a library of the system, which holds every kernel for
the least processor that is supported, and a list that says how each is called. An installed
program brings it; a checkout takes what was made of its sources as they are now.
"""

import ctypes
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache, wraps
from importlib.util import find_spec
from pathlib import Path
from struct import Struct
from typing import Any, Final

from tarife.terms.shipped import data_root

FOLDER: Final = "machine_code"
LIST: Final = "kernels.json"
SUMS: Final = "SHA256SUMS"
"""The file of the sums of list and library, as ``sha256sum`` writes it."""

MADE: Final = f"build/{FOLDER}"
"""Where a checkout has it."""

_FORMATS: Final = {"uint64": "Q", "int64": "q", "float64": "d", "bool": "?", "none": ""}
_CODES: Final = {
    "uint64": "<u8",
    "int64": "<i8",
    "float64": "<f8",
    "uint8": "|u1",
    "bool": "|b1",
}
"""Types of arrays as NumPy says them fastest."""
_WORD_BYTES: Final = 8
_NO_BYTES: Final = ctypes.c_char * 0

Takes = list[tuple[str, int]]
"""What a kernel takes, tuples laid out flat: each one's type, and its dimensions if it is an
array, else 0."""


class DamagedCodeError(ImportError):
    """Machine code is not as it was made: what is cut would end the process when it runs."""


class MachineCode:
    """A library of kernels, and how they are called.

    Attributes:
        processor: The least processor that it runs on, as LLVM calls it.
    """

    def __init__(self, folder: Path) -> None:
        """Load it.

        Raises:
            DamagedCodeError: If it is not as it was made, or cannot be loaded.
        """
        listed = _listed(folder)
        self.processor: str = listed["processor"]
        self._kernels: dict[str, dict[str, Any]] = listed["kernels"]
        try:
            self._library = ctypes.CDLL(str(folder / listed["library"]))
        except OSError as error:
            message = "the library of machine code cannot be loaded"
            raise DamagedCodeError(message) from error

    def bound(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Give the machine code of a plain function, to be called just as it is.

        It runs without the interpreter's lock; the plain twin is its attribute ``py_func``. A
        function that is not listed is part of others only, and remains plain.
        """
        symbol = symbol_of(function)
        if symbol not in self._kernels:
            return function
        signature = self._kernels[symbol]
        takes: Takes = [(kind, dimensions) for kind, dimensions in signature["takes"]]
        packing = Struct("=" + "".join(_format(*one) for one in takes))
        result = Struct(f"={_FORMATS[signature['gives']]}")
        room_type = ctypes.c_char * (packing.size + _WORD_BYTES)
        code = self._library[symbol]
        code.argtypes, code.restype = [room_type], ctypes.c_int

        @wraps(function)
        def kernel(*arguments: Any) -> Any:
            room = room_type()
            packing.pack_into(room, 0, *_words(arguments, takes))
            if code(room) != 0:
                message = f"{symbol} failed"
                raise RuntimeError(message)
            return next(iter(result.unpack_from(room, packing.size)), None)

        kernel.__dict__["py_func"] = function
        return kernel


def code_folder() -> Path | None:
    """Find the machine code that came with the program, or was made of this checkout.

    Raises:
        DamagedCodeError: If the latter is not as it was made.
    """
    root = Path(str(data_root()))
    if (root / FOLDER).is_dir():
        return root / FOLDER
    return root / MADE if is_current(root / MADE, root) else None


def is_current(folder: Path, root: Path) -> bool:
    """Tell whether machine code is there, and was made of a root's sources as they are now.

    Raises:
        DamagedCodeError: If it is not as it was made.
    """
    if not (folder / SUMS).is_file():
        return False  # never made, or by an older program
    told = _listed(folder)
    try:
        return bool(told["digest"] == digest_of(root, told["sources"]))
    except OSError:
        return False  # a source is gone


def sums_of(folder: Path, names: Iterable[str]) -> str:
    """Sum up files of a folder, each in a line."""
    sums = ((name, hashlib.sha256((folder / name).read_bytes()).hexdigest()) for name in names)
    return "".join(f"{digest}  {name}\n" for name, digest in sums)


def _listed(folder: Path) -> dict[str, Any]:
    """Read the list of machine code.

    Raises:
        DamagedCodeError: If list or library is not as it was made. On a Mac the system compares
            the library, with the signature in it that came later.
    """
    reason = "another sum"
    try:
        sums = (folder / SUMS).read_text(encoding="utf-8")
        if sums_of(folder, [LIST]) in sums:
            listed: dict[str, Any] = json.loads((folder / LIST).read_bytes())
            if sys.platform == "darwin" or sums_of(folder, [listed["library"]]) in sums:
                return listed
    except (OSError, ValueError) as error:
        reason = type(error).__name__
    message = f"machine code is not as it was made ({reason})"
    raise DamagedCodeError(message)


def digest_of(root: Path, sources: Iterable[str]) -> str:
    """Sum up the state of files, named by their paths below a root."""
    digest = hashlib.sha256()
    for source in sources:
        text = (root / source).read_bytes()
        digest.update(f"{source} {len(text)}\n".encode() + text)
    return digest.hexdigest()


def ready_code() -> MachineCode | None:
    """Load the machine code that is there, if there is any and Numba need not replace it.

    Raises:
        DamagedCodeError: If it is damaged, and there is no Numba.
    """
    return found_code()[0]


@cache
def found_code() -> tuple[MachineCode | None, DamagedCodeError | None]:
    """Load machine code as `ready_code` does, and tell of damaged one what is wrong with it."""
    try:
        folder = code_folder()
        return None if folder is None else MachineCode(folder), None
    except DamagedCodeError as error:
        if find_spec("numba") is None:
            raise
        return None, error


def symbol_of(function: Callable[..., Any]) -> str:
    """Name a kernel in its library."""
    return f"{function.__module__}.{function.__name__}".replace(".", "__")


def _format(kind: str, dimensions: int) -> str:
    """Lay out an argument as Numba does: of an array owners, sizes, address, shape, strides."""
    return f"QQqqQ{2 * dimensions}q" if dimensions else _FORMATS[kind]


def _words(arguments: tuple[Any, ...], takes: Takes) -> Iterator[Any]:
    for one, (kind, dimensions) in zip(_flat(arguments), takes, strict=True):
        if not dimensions:
            yield one
            continue
        if one.dtype.str != _CODES[kind] or one.ndim != dimensions or not one.flags.carray:
            message = f"{one.dtype.name} {one.shape} where {dimensions}-d {kind} is expected"
            raise TypeError(message)
        at = ctypes.addressof(
            _NO_BYTES.from_buffer(one)
        )  # six times as fast as NumPy's own way
        yield from (0, 0, one.size, one.itemsize, at, *one.shape, *one.strides)


def _flat(arguments: tuple[Any, ...]) -> Iterator[Any]:
    for one in arguments:
        if isinstance(one, tuple):
            yield from _flat(one)
        else:
            yield one
