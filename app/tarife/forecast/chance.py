"""How far a total may lie from its mean by chance, told from groups of people."""

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt

import numpy as np

from tarife.billing.ledger import LedgerLines
from tarife.forecast.play.count_kernel import GROUPS
from tarife.forecast.play.counting import SegmentCounts
from tarife.simulation.segments import Placed
from tarife.terms.arrays import Counts, Ratios
from tarife.terms.categories import AUTHENTICATION, AUTHENTICATION_INTERNATIONAL, CATEGORIES
from tarife.traffic.table import CATEGORY_OF_KIND


def standard_error_ratio(
    lines: LedgerLines, placed: Sequence[Placed], counts: Sequence[SegmentCounts]
) -> float:
    """Give the standard error of the month's total, as a share of it.

    Charged messages of groups of people are priced at what they cost on average; how much the
    groups differ tells how much chance there is. Of a sample it tells the most that may be, for
    a sample lies more evenly than chance would have it.
    """
    if not lines.total_micros:
        return 0.0
    prices = _prices(lines, 1 + max(max(one.sources, default=0) for one in placed))
    variance = sum(
        _variance(one, prices[list(where.sources)])
        for where, one in zip(placed, counts, strict=True)
        if one.played > 1 and where.sources
    )
    return sqrt(variance) / lines.total_micros


def _prices(lines: LedgerLines, sources: int) -> Ratios:
    """Give what a charged message of each source and kind costs on average, in micros."""
    charged = lines.charged
    category = lines.category[charged]
    category = np.where(category == AUTHENTICATION_INTERNATIONAL, AUTHENTICATION, category)
    place = lines.source[charged] * len(CATEGORIES) + category
    cells = sources * len(CATEGORIES)
    cost = np.bincount(place, lines.charge_micros[charged], cells)
    messages = np.bincount(place, lines.messages[charged], cells)
    price = (cost / np.maximum(messages, 1)).reshape(sources, -1)
    prices: Ratios = price[:, CATEGORY_OF_KIND]
    return prices


def _variance(counts: SegmentCounts, prices: Ratios) -> float:
    """Give the variance of a segment's cost, from the means of groups of its people."""
    people = _people(counts.played)
    cost = counts.charged_by_group.reshape(GROUPS, -1) @ prices.ravel()
    mean = cost / np.maximum(people, 1)
    spread = people @ (mean - cost.sum() / counts.played) ** 2
    held = min(GROUPS, counts.played)
    return float(counts.played * spread / max(held - 1, 1)) * counts.weight**2


@lru_cache(maxsize=512)
def _people(played: int) -> Counts:
    """Count the people of each group, as `walking` divides them; of few some are empty."""
    people: Counts = np.diff(-(-np.arange(GROUPS + 1) * played // GROUPS))
    return people
