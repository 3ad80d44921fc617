"""Response surfaces: predict the cost of trials that were not simulated.

A surface is fitted to what was played, and whatever it misses of a played month is added to
the months that it ranks alike: the cheapest to the cheapest. So a good surface makes the result
as steady as if everything had been played, and a bad one merely repeats the played months;
nothing ever leaves the bounds of what was played.
"""

from itertools import combinations
from typing import Final

import numpy as np

from tarife.terms.arrays import Floats

_MOST_CROSSED: Final = 6
"""With more numbers than this, what two of them do together is left out."""

_POINTS_A_TERM: Final = 4
"""A surface has a term for so many played points at most."""


def predicted(points: Floats, costs: Floats, elsewhere: Floats) -> Floats:
    """Tell the costs at other points from those at played ones.

    Args:
        points: Where was played.
        costs: What was found there.
        elsewhere: The other points.

    Shape:
        ``(points, numbers)``, ``(points, columns)`` and ``(others, numbers)`` in, ``(others,
        columns)`` out.
    """
    least, most = points.min(axis=0), points.max(axis=0)
    half = np.where(most > least, (most - least) / 2, 1)
    middle = (least + most) / 2
    terms, other_terms = (
        _terms((where - middle) / half, len(points)) for where in (points, elsewhere)
    )
    surface = np.linalg.lstsq(terms, costs, rcond=None)[0]
    fitted, others = terms @ surface, other_terms @ surface
    # What it was fitted to lies nearer to a surface than anything else would.
    missed = (costs - fitted) * np.sqrt(len(points) / (len(points) - terms.shape[1]))
    missed = np.take_along_axis(missed, np.argsort(fitted, axis=0, kind="stable"), axis=0)
    alike = np.arange(len(others)) * len(points) // len(others)
    order = np.argsort(others, axis=0, kind="stable")
    others += np.take_along_axis(missed[alike], np.argsort(order, axis=0), axis=0)
    found: Floats = np.clip(others, costs.min(axis=0), costs.max(axis=0))
    return found


def _terms(points: Floats, played: int) -> Floats:
    """Give the terms of the richest surface that so many played points can bear.

    Shape:
        ``(points, numbers)`` in, ``(points, terms)`` out; the first term is 1.
    """
    numbers = points.shape[1]
    crossed = list(combinations(range(numbers), 2)) if numbers <= _MOST_CROSSED else []
    terms = np.ones((len(points), 1))
    for more in (
        points,
        points**2,
        np.array([points[:, i] * points[:, j] for i, j in crossed]).T,
    ):
        if more.size and _POINTS_A_TERM * (terms.shape[1] + more.shape[1]) <= played:
            terms = np.hstack([terms, more])
    return terms
