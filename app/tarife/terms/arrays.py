"""Names for the arrays that rooms hand to each other."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Micros: TypeAlias = NDArray[np.int64]  # millionths of a currency unit
Instants: TypeAlias = NDArray[np.int64]  # microseconds since 1970-01-01 UTC
Counts: TypeAlias = NDArray[np.int64]  # messages, people
Indices: TypeAlias = NDArray[np.int64]  # positions in another array or tuple
Narrow: TypeAlias = NDArray[np.integer[Any]]  # positions in few bytes; widened to calculate
Codes: TypeAlias = NDArray[np.uint8]  # members of a small closed family
Mask: TypeAlias = NDArray[np.bool_]
Floats: TypeAlias = NDArray[np.float64]  # 0 to 1
Seconds: TypeAlias = NDArray[np.int64]
Word: TypeAlias = np.uint64
Table: TypeAlias = NDArray[np.uint64]  # rows and columns, or values whose indices have names

ROWS_OF_A_PART: Final = 1 << 20


def added_up(amounts: Counts, cells: tuple[Narrow, ...], shape: tuple[int, ...]) -> Counts:
    """Add whole amounts up by their cells in a table of this shape.

    By one index NumPy does so in a tenth of the time that it takes by several.
    """
    sums: Counts = np.zeros(shape, dtype=np.int64)
    np.add.at(sums.ravel(), np.ravel_multi_index(cells, shape), amounts)
    return sums


def group_of_each(sizes: Sequence[int] | Counts) -> Indices:
    """Give for each member of groups that follow each other the number of its group."""
    return np.repeat(np.arange(len(sizes)), sizes)


def blocks(length: int) -> Iterator[slice]:
    """Cut rows into stretches of about a million, so that what is made of each stays small."""
    return (slice(at, at + ROWS_OF_A_PART) for at in range(0, length, ROWS_OF_A_PART))


def parts(keys: Narrow) -> Iterator[Indices]:
    """Split rows into parts of about a million, in which rows of one key stay together.

    Shape:
        ``keys``: ``(rows,)``; the indices of each part come in ascending order.
    """
    count = -(-len(keys) // ROWS_OF_A_PART)
    return (np.flatnonzero(keys % count == part) for part in range(count))
