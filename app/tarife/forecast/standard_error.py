"""Standard error of a simulated total, and variance of real months.

There are two questions. By how much would the simulation's total differ under another seed: of
many people groups of neighbours tell, among whom sends share their volumes out evenly; of a
few, and of a sample, which lies more evenly than any dice, plays under other seeds. And by how
much do real months differ, in which each person gets and does things independently of all
others: groups drawn by lot tell, among whom nothing is shared out.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import sqrt
from typing import Final

import numpy as np

from tarife.billing.ledger import REASON_CODES, LedgerLines, Reason
from tarife.forecast.play.count_kernel import GROUPS, LOTS
from tarife.forecast.play.counting import SegmentCounts
from tarife.simulation.random_numbers import splitmix64
from tarife.simulation.segments import PlacedSegment
from tarife.terms.arrays import Counts, Floats, Indices, added_up, group_of_each
from tarife.terms.categories import AUTHENTICATION, AUTHENTICATION_INTERNATIONAL, CATEGORIES
from tarife.traffic.table import CATEGORY_OF_KIND

_OF_CATEGORY: Final = CATEGORY_OF_KIND[:, None] == np.arange(len(CATEGORIES))
"""Which kinds of message are of which category."""


def standard_error_ratio(
    lines: LedgerLines,
    placed: Sequence[PlacedSegment],
    counts: Sequence[SegmentCounts],
    replicas: Sequence[Sequence[SegmentCounts]] = (),
    *,
    is_part: bool = False,
) -> float:
    """Give the standard error of the month's total, as a share of it.

    It is how far totals under other seeds lie from each other, with charged messages priced at
    what they cost on average.

    Args:
        lines: The priced month.
        placed: The segments.
        counts: What happened to their people.
        replicas: The same under other seeds; without any, groups of neighbours tell, which is
            right for many people, and too much for a few or a sample.
        is_part: Whether the lines are only a part of what was counted.
    """
    if not lines.total_micros:
        return 0.0
    prices = _prices_of(lines, placed, counts if is_part else ())
    if replicas:
        costs = [
            [_cost(one, price) for one, price in zip(sample, prices, strict=True)]
            for sample in (counts, *replicas)
        ]
        variance = float(np.var(costs, axis=0, ddof=1).sum())
    else:
        variance = _variance_of_neighbour_groups(placed, counts, prices)
    return sqrt(variance) / lines.total_micros


def variance_of_months(
    lines: LedgerLines,
    placed: Sequence[PlacedSegment],
    counts: Sequence[SegmentCounts],
    *,
    is_part: bool = False,
    come_by_chance: bool = False,
) -> Floats:
    """Give the variance of what real months of independent people cost.

    Args:
        lines: The priced month.
        placed: The segments.
        counts: What happened to their people, in groups by lot.
        is_part: As of `standard_error_ratio`.
        come_by_chance: Whether it is a matter of chance how many new people come, and not only
            who they are.

    Shape:
        ``(1 + categories,)``: of the whole month, then of each category.
    Units:
        Micros squared.
    """
    variance = np.zeros(1 + len(CATEGORIES))
    prices = _prices_of(lines, placed, counts if is_part else ())
    for where, counted, price in zip(placed, counts, prices, strict=True):
        varies = come_by_chance and not where.segment.is_audience
        if counted.played > (0 if varies else 1):
            variance += _variance_of_random_groups(counted, price, people_vary=varies)
    abroad = 1 + AUTHENTICATION_INTERNATIONAL
    variance[abroad] = variance[1 + AUTHENTICATION] * _international_share(lines)
    variance[1 + AUTHENTICATION] -= variance[abroad]
    return variance


def _international_share(lines: LedgerLines) -> float:
    """Give which share of authentication's cost is that of authentication-international."""
    national, abroad = (
        int(lines.charge_micros[lines.category == category].sum())
        for category in (AUTHENTICATION, AUTHENTICATION_INTERNATIONAL)
    )
    return abroad / max(national + abroad, 1)


def _prices_of(
    lines: LedgerLines,
    placed: Sequence[PlacedSegment],
    counts: Sequence[SegmentCounts],
) -> list[Floats]:
    """Give what a charged message of each segment's sources and kinds costs on average.

    Args:
        lines: The priced month.
        placed: The segments.
        counts: What was counted, if the lines are a part of it. Prices are then so much lower
            that the variance of all is that of a part. With one message more that an allowance
            pays for one more is charged later, so it belongs to the part.

    Shape:
        Of each segment ``(sources, kinds)``, in micros.
    """
    category = lines.category
    category = np.where(category == AUTHENTICATION_INTERNATIONAL, AUTHENTICATION, category)
    sources = [source for one in placed for source in one.sources]
    shape = (1 + max(sources, default=0), len(CATEGORIES))

    def by_cell(rows: Indices, amounts: Counts) -> Counts:
        return added_up(amounts[rows], (lines.source[rows], category[rows]), shape)

    charged = np.flatnonzero(lines.charged)
    messages = np.maximum(by_cell(charged, lines.messages), 1)
    price = by_cell(charged, lines.charge_micros) / messages
    if counts:
        is_free = lines.reason == REASON_CODES[Reason.FREE_TIER]
        spent = by_cell(np.flatnonzero(lines.charged | is_free), lines.messages)
        counted = np.zeros_like(price)
        for own, one in zip(placed, counts, strict=True):
            of_kind = one.weight * one.charged_by_group.sum(axis=0)
            counted[list(own.sources)] += of_kind @ _OF_CATEGORY
        price *= np.sqrt(np.minimum(spent / np.maximum(counted, 1), 1))
    prices = price[sources][:, CATEGORY_OF_KIND]
    ends = accumulate((len(one.sources) for one in placed), initial=0)
    return [prices[first:end] for first, end in pairwise(ends)]


def _cost(counts: SegmentCounts, prices: Floats) -> float:
    """Give what the charged messages of a segment cost."""
    return counts.weight * float((counts.charged_by_group.sum(axis=0) * prices).sum())


def _variance_of_neighbour_groups(
    placed: Sequence[PlacedSegment],
    counts: Sequence[SegmentCounts],
    prices: Sequence[Floats],
) -> float:
    """Give the variance of what segments cost, from the means of groups of neighbours.

    Lines of smaller months reach the first people of a segment. Neighbours on both sides of
    such an end differ by what they get, which is no chance: only groups between two ends are
    compared.

    Args:
        placed: The segments.
        counts: What happened to their people.
        prices: What a charged message costs, ``(sources, kinds)`` of each.
    """
    stretches = [
        _between_ends(one.played, where.segment.reaches)
        for one, where in zip(counts, placed, strict=True)
    ]
    people = np.array([sizes for rows in stretches for sizes in rows]).reshape(-1, GROUPS)
    segment = group_of_each([len(rows) for rows in stretches])
    cost = _by_group(counts, prices)[segment] * (people > 0)
    of_person = cost / np.maximum(people, 1)
    mean = cost.sum(axis=1) / np.maximum(people.sum(axis=1), 1)
    squares = (people * (of_person - mean[:, None]) ** 2).sum(axis=1)
    freedom = np.maximum((people > 0).sum(axis=1) - 1, 0)
    squares, freedom = (np.bincount(segment, sums, len(counts)) for sums in (squares, freedom))
    scale = np.array([one.played * one.weight**2 for one in counts])
    return float(scale @ (squares / np.maximum(freedom, 1)))


def _by_group(counts: Sequence[SegmentCounts], prices: Sequence[Floats]) -> Floats:
    """Give what the charged messages of each group of each segment cost.

    Shape:
        ``(segments, groups)``.
    """
    cells = np.concatenate([one.charged_by_group for one in counts], axis=1)
    of_sources = (cells * np.concatenate(prices)).sum(axis=2)
    sizes = np.array([len(price) for price in prices])
    by_group = np.zeros((len(counts), GROUPS))
    firsts = (np.cumsum(sizes) - sizes)[sizes > 0]
    by_group[sizes > 0] = np.add.reduceat(of_sources, firsts, axis=1).T
    return by_group


@lru_cache(maxsize=512)
def _between_ends(played: int, reaches: tuple[int, ...]) -> tuple[Counts, ...]:
    """Give the people of the groups that lie wholly between two ends, for each such stretch.

    Of one person, who differs from nobody, there is none.
    """
    if played <= 1:
        return ()
    people = _neighbour_groups(played)
    ends = np.cumsum(people)
    part, last_part = (
        np.searchsorted(reaches, of, side="right") for of in (ends - people, ends - 1)
    )
    is_whole = (people > 0) & (part == last_part)
    return tuple(people * (is_whole & (part == number)) for number in range(len(reaches) + 1))


def _variance_of_random_groups(
    counts: SegmentCounts, prices: Floats, *, people_vary: bool
) -> Floats:
    """Give the variance of a segment's cost, and of each category's, from groups by lot.

    A group of ``n`` out of ``N`` people has ``n (N - n) / N`` times the variance of one person.
    Where the number of people varies by itself (Poisson), each adds the square of what one
    costs on average.
    """
    played, people = counts.played, _random_groups(counts.played)
    of_category = prices[:, :, None] * _OF_CATEGORY
    cost = counts.charged_by_group.reshape(LOTS, -1) @ of_category.reshape(-1, len(CATEGORIES))
    cost = np.column_stack([cost.sum(axis=1), cost])
    mean = cost.sum(axis=0) / played
    apart = cost - np.outer(people, mean)
    of_person = played * (apart**2).sum(axis=0) / max(played**2 - people @ people, 1)
    of_person += people_vary * mean**2
    variance: Floats = of_person * played * counts.weight
    return variance


@lru_cache(maxsize=512)
def _neighbour_groups(played: int) -> Counts:
    """Count the people of each group, as `count_kernel` divides them; of few some are empty."""
    people: Counts = np.diff(-(-np.arange(GROUPS + 1) * played // GROUPS))
    return people


@lru_cache(maxsize=512)
def _random_groups(played: int) -> Counts:
    """Count the people of each group by lot, as `count_kernel` draws them."""
    lots = [int(splitmix64(np.uint64(person))) % LOTS for person in range(played)]
    return np.bincount(lots, minlength=LOTS)
