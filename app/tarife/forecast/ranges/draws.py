"""What trials draw for the numbers of a plan that are not known exactly."""

from zlib import crc32

import numpy as np

from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Range
from tarife.plan.numbers import number_at
from tarife.terms.arrays import Ratios

_REPLIES = "behaviour.reply_ratio", "reply_ratio"


def drawn_values(plan: Plan, draws: int) -> Ratios:
    """Draw every number that has a range, so many times.

    Each lies evenly over its chances, in an order of its own: a range more or less leaves the
    draws of the others alone. Reply ratios may move together.

    Args:
        plan: The plan, whose own numbers are the likeliest.
        draws: How many trials there are.

    Shape:
        ``(draws, ranges)``.
    """
    values: Ratios = np.empty((draws, len(plan.ranges)))
    for place, entry in enumerate(plan.ranges):
        values[:, place] = triangular(
            _shares(plan.seed, _stream(plan, entry), draws),
            (entry.low, float(number_at(plan, entry.at) or 0), entry.high),
        )
    return values


def triangular(shares: Ratios, triangle: tuple[float, float, float]) -> Ratios:
    """Give the values below which these shares of a triangular number lie.

    Args:
        shares: From 0 to 1.
        triangle: The least, the likeliest and the greatest value.

    Shape:
        ``(n,)`` in and out.
    """
    low, likely, high = triangle
    width = high - low
    if not width:
        return np.full(len(shares), low)
    rising = low + np.sqrt(shares * width * (likely - low))
    falling = high - np.sqrt((1 - shares) * width * (high - likely))
    values: Ratios = np.where(shares * width < likely - low, rising, falling)
    return values


def _stream(plan: Plan, entry: Range) -> str:
    """Name the source of chance of a range."""
    if plan.replies_together and entry.at.field in _REPLIES:
        return "replies"
    return f"{entry.at.part}/{entry.at.id}/{entry.at.field}"


def _shares(seed: int, stream: str, draws: int) -> Ratios:
    """Give one share from each of so many equal slices, in random order."""
    rng = np.random.default_rng(
        np.random.SeedSequence(seed, spawn_key=(crc32(stream.encode()),))
    )
    shares: Ratios = (rng.permutation(draws) + rng.random(draws)) / draws
    return shares
