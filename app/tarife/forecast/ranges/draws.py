"""Draws of uncertain numbers for Monte Carlo trials."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import inf
from statistics import NormalDist
from typing import TypeVar
from zlib import crc32

import numpy as np

from tarife.plan.grid import Lines
from tarife.plan.model.behaviour import Behaviour, Delay
from tarife.plan.model.lines import Broadcast, EntryPoint, Inbound, Send
from tarife.plan.model.measured import Measurement
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Range
from tarife.plan.numbers import clamped, number_at
from tarife.simulation.random_numbers import P90_DEVIATES
from tarife.terms.arrays import Floats

Line = TypeVar("Line", Send, EntryPoint, Inbound)

_REPLIES = "behaviour.reply_ratio", "reply_ratio"


def drawn_values(plan: Plan, draws: int, unknown: Sequence[date] = ()) -> Floats:
    """Draw every number that has a range, so many times.

    Each lies evenly over its chances, in an order of its own: a range more or less leaves the
    draws of the others alone. Reply ratios may move together. The ends of a range are the least
    and the most; those of a number that was measured are what eight draws in ten lie between.

    Args:
        plan: The plan, whose own numbers are the likeliest.
        draws: How many trials there are.
        unknown: The days whose cards are not known, on each of which rates move.

    Shape:
        ``(draws, ranges + categories that move * days)``; moves in per cent, see `with_moved`.
    """
    numbers = len(plan.ranges) + len(plan.rate_moves) * len(unknown)
    values: Floats = np.empty((draws, numbers))
    moves = ((move, day) for move in plan.rate_moves for day in unknown)
    for index, (move, day) in enumerate(moves, start=len(plan.ranges)):
        values[:, index] = triangular(
            _shares(plan.seed, f"rates/{move.category}/{day}", draws),
            (move.low_percent, move.likely_percent, move.high_percent),
        )
    measured = {(one.at, one.low, one.likely, one.high) for one in _measured(plan)}
    for index, entry in enumerate(plan.ranges):
        shares = _shares(plan.seed, _stream(plan, entry), draws)
        ends = entry.low, float(number_at(plan, entry.at) or 0), entry.high
        if (entry.at, *ends) in measured:
            least, most = (clamped(plan, entry.at, end) for end in (-inf, inf))
            values[:, index] = np.clip(split_normal_quantiles(shares, ends), least, most)
        else:
            values[:, index] = triangular(shares, ends)
    return values


def _measured(plan: Plan) -> Sequence[Measurement]:
    return plan.measured.numbers if plan.measured else ()


def split_normal_quantiles(shares: Floats, ends: tuple[float, float, float]) -> Floats:
    """Give the values below which these shares of a measured number lie.

    Half of it lies on each side of the likeliest value, and a tenth beyond each end: two halves
    of normal distributions. A triangle over such ends would lie higher than what was measured
    where the upper end is far.

    Args:
        shares: Above 0 and below 1.
        ends: The tenth percentile, the likeliest value and the ninetieth.

    Shape:
        ``(n,)`` in and out.
    """
    low, likely, high = ends
    away = _deviates(shares) / P90_DEVIATES
    values: Floats = likely + np.where(away < 0, likely - low, high - likely) * away
    return values


def _deviates(shares: Floats) -> Floats:
    """Give the standard normal deviates below which these shares lie."""
    normal = NormalDist()
    return np.array([normal.inv_cdf(share) for share in shares.tolist()])


def drawn_noise(plan: Plan, draws: int) -> Floats:
    """Draw what chance makes of each month, in standard deviations.

    Shape:
        ``(draws,)``.
    """
    return _deviates(_shares(plan.seed, "luck", draws))


def clipped(lines: Lines, most_each: int) -> Lines:
    """Bring lines whose numbers were drawn apart from each other back to what can be.

    A broadcast reaches nobody twice, nobody gets more of a steady send than can be played, and
    the slowest tenth of delays is not faster than half of them.

    Args:
        lines: The lines of a plan.
        most_each: Messages of one line to each person of an audience, on average.
    """
    people = {audience.id: audience.people for audience in lines.audiences}

    def reaching(send: Send) -> Send:
        each = 1 if isinstance(send.schedule, Broadcast) else most_each
        most = each * people[send.audience]
        return send if send.volume <= most else replace(send, volume=most)

    return replace(
        lines,
        sends=tuple(_with_ordered_delays(reaching(send)) for send in lines.sends),
        entry_points=tuple(map(_with_ordered_delays, lines.entry_points)),
        inbound=tuple(map(_with_ordered_delays, lines.inbound)),
    )


def _with_ordered_delays(line: Line) -> Line:
    """Let nine in ten of its delays be over no earlier than half of them."""
    usual = line.behaviour
    if not isinstance(usual, Behaviour):
        return line
    mended = replace(
        usual,
        delivery_delay=_ordered(usual.delivery_delay),
        reply_delay=_ordered(usual.reply_delay),
        answer_delay=_ordered(usual.answer_delay),
    )
    return line if mended == usual else replace(line, behaviour=mended)


def _ordered(delay: Delay) -> Delay:
    return Delay(delay.median_s, max(delay.median_s, delay.p90_s))


def triangular(shares: Floats, triangle: tuple[float, float, float]) -> Floats:
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
    values: Floats = np.where(shares * width < likely - low, rising, falling)
    return values


def _stream(plan: Plan, entry: Range) -> str:
    """Name the source of chance of a range."""
    if plan.replies_together and entry.at.field in _REPLIES:
        return "replies"
    return f"{entry.at.part}/{entry.at.id}/{entry.at.field}"


def _shares(seed: int, stream: str, draws: int) -> Floats:
    """Give one share from each of so many equal slices, in random order."""
    rng = np.random.default_rng(
        np.random.SeedSequence(seed, spawn_key=(crc32(stream.encode()),))
    )
    shares: Floats = (rng.permutation(draws) + rng.random(draws)) / draws
    return shares
