"""Names for the arrays that rooms hand to each other."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Micros: TypeAlias = NDArray[np.int64]  # millionths of a currency unit
Instants: TypeAlias = NDArray[np.int64]  # microseconds since 1970-01-01 UTC
Counts: TypeAlias = NDArray[np.int64]  # messages, people
Indices: TypeAlias = NDArray[np.int64]  # positions in another array or tuple
Codes: TypeAlias = NDArray[np.uint8]  # members of a small closed family
Mask: TypeAlias = NDArray[np.bool_]
Ratios: TypeAlias = NDArray[np.float64]  # 0 to 1
Seconds: TypeAlias = NDArray[np.int64]
Word: TypeAlias = np.uint64
Words: TypeAlias = NDArray[np.uint64]  # 64 random bits each
Table: TypeAlias = NDArray[np.uint64]  # rows and columns, or values whose places have names
