"""How counts depend on uncertain numbers: a smooth surface through a few plays.

Playing every trial would take minutes. The counts of a segment are nearly smooth in the few
numbers that it depends on, so some plays at chosen points fix a quadratic surface, from which
the counts of any trial follow.
"""

from itertools import combinations
from typing import Final

import numpy as np

from tarife.terms.arrays import Ratios

_MOST_CROSSED: Final = 6
"""With more numbers than this, what two of them do together is left out."""

_SPARE: Final = 2
"""So many times as many points as a surface has terms."""


def terms_of(points: Ratios) -> Ratios:
    """Give the terms of a quadratic surface at some points.

    Args:
        points: Each number from -1 to 1.

    Shape:
        ``(points, numbers)`` in, ``(points, terms)`` out; the first term is 1.
    """
    numbers = points.shape[1]
    columns = [np.ones(len(points)), *points.T, *(points.T**2)]
    if numbers <= _MOST_CROSSED:
        columns += [points[:, i] * points[:, j] for i, j in combinations(range(numbers), 2)]
    terms: Ratios = np.stack(columns, axis=1)
    return terms


def chosen_points(numbers: int) -> Ratios:
    """Choose the points at which to play: spread over everything, denser at the ends.

    Shape:
        ``(points, numbers)``, from -1 to 1.
    """
    terms = terms_of(np.zeros((1, numbers))).shape[1]
    ranks = np.arange(_SPARE * terms)[:, None]
    steps: Ratios = np.power(_plastic(numbers), -np.arange(1.0, numbers + 1))
    points: Ratios = -np.cos(np.pi * ((0.5 + ranks * steps) % 1.0))
    return points


def fitted(points: Ratios, counts: Ratios) -> Ratios:
    """Find the surface that lies closest to the counts at some points.

    Shape:
        ``(points, numbers)`` and ``(points, cells)`` in, ``(terms, cells)`` out.
    """
    found = np.linalg.lstsq(terms_of(points), counts, rcond=None)[0]
    return found.astype(np.float64)


def _plastic(numbers: int) -> float:
    """Give the number whose powers spread points evenly in so many dimensions.

    It solves ``x ** (numbers + 1) == x + 1``.

    Source:
        Roberts: The unreasonable effectiveness of quasirandom sequences, 2018.
    """
    value = 2.0
    for _ in range(40):
        value = (1 + value) ** (1 / (numbers + 1))
    return value
