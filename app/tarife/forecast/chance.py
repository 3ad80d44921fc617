"""How far a total may lie from its mean by chance, told from groups of people."""

from collections.abc import Sequence
from math import sqrt

import numpy as np

from tarife.billing.ledger import LedgerLines
from tarife.forecast.counting import SegmentCounts
from tarife.simulation.segments import Placed
from tarife.terms.arrays import Ratios
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
    cost, messages = np.zeros((2, sources, len(CATEGORIES)))
    np.add.at(cost, (lines.source[charged], category), lines.charge_micros[charged])
    np.add.at(messages, (lines.source[charged], category), lines.messages[charged])
    prices: Ratios = (cost / np.maximum(messages, 1))[:, CATEGORY_OF_KIND]
    return prices


def _variance(counts: SegmentCounts, prices: Ratios) -> float:
    """Give the variance of a segment's cost, from the means of groups of its people."""
    groups = len(counts.charged_by_group)
    # The first person of each group, as `walking` divides them.
    people = np.diff(-(-np.arange(groups + 1) * counts.played // groups))
    cost = (counts.charged_by_group * prices).sum(axis=(1, 2))
    held = people > 0
    mean = cost[held] / people[held]
    spread = (people[held] * (mean - cost.sum() / counts.played) ** 2).sum()
    return float(counts.played * spread / max(held.sum() - 1, 1)) * counts.weight**2
