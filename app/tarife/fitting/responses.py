"""Fits how often something is followed by something else, and after how long.

A share of all occasions is followed at all, after a log-normal delay. An occasion of which the
log ends too early counts for what is known of it: nothing has followed so far. Maximum
likelihood of this is the mixture cure model; see Maller and Zhou, *Survival Analysis with
Long-Term Survivors* (1996).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import erfc, exp, inf, log, sqrt
from typing import Final, TypeAlias

import numpy as np

from tarife.terms.arrays import Counts, Floats, Indices, Seconds
from tarife.terms.compiling import compiled

_EXACT_S: Final = 100
_STEP: Final = 0.01
_EDGES: Final = np.concatenate(
    [
        [0.0],
        np.arange(_EXACT_S) + 0.5,
        (_EXACT_S + 0.5) * np.exp(_STEP * np.arange(1, 1280)),
    ]
)
"""Delays are counted in cells between these: whole seconds, then steps of one per cent."""

_LOG_EDGES: Final = np.log(np.maximum(_EDGES, 1e-300))
_ROOT: Final = sqrt(2.0)
_LEAST: Final = 1e-300
_ROUNDS: Final = 60
_CLOSE_ENOUGH: Final = 1e-7
_H: Final = 1e-3
_LEAST_SIGMA: Final = 0.005
_FEWEST_ALIKE: Final = 10
_MOST_DRAWN: Final = 0.5
_Function = Callable[[Floats], float]
_Table: TypeAlias = tuple[Floats, Floats]
"""The logarithms between which delays lie, with their number; those of how long what was not
followed was watched, with theirs. Shapes ``(n, 3)`` and ``(m, 2)``."""


@dataclass(frozen=True, slots=True, eq=False)
class Responses:
    """What followed on occasions of one kind, by delay.

    Attributes:
        delays: How many were followed after each delay.
        spans: Of those whose delay is only known to lie between two, the cells before which
            and up to which, and how many.
        open: How many were not followed so far, by how long they were watched.

    Shape:
        ``(cells,)``, ``(spans, 3)`` and ``(cells + 1,)``.
    """

    delays: Counts
    spans: Indices
    open: Counts

    @classmethod
    def of(
        cls, delays_s: Seconds, watched_s: Seconds, spans_s: Seconds | None = None
    ) -> "Responses":
        """Count delays.

        Args:
            delays_s: The delay of each that was followed.
            watched_s: How long each other one was watched in vain.
            spans_s: The least and the greatest delay of those not known better.

        Shape:
            ``(n,)``, ``(m,)`` and ``(k, 2)``.
        """
        cells = len(_EDGES) - 1
        at = np.searchsorted(_EDGES, np.maximum(delays_s, 0), side="right") - 1
        watched = np.searchsorted(_EDGES, np.maximum(watched_s, 0) + 0.25, side="right") - 1
        spans = np.zeros((0, 3), dtype=np.int64)
        if spans_s is not None and len(spans_s):
            low = np.searchsorted(_EDGES, np.maximum(spans_s[:, 0], 0), side="right") - 1
            high = np.searchsorted(_EDGES, np.maximum(spans_s[:, 1], 0), side="right")
            pairs = np.column_stack([low, np.minimum(np.maximum(high, low + 1), cells)])
            kinds, counts = np.unique(pairs, axis=0, return_counts=True)
            spans = np.column_stack([kinds, counts])
        return cls(
            np.bincount(np.minimum(at, cells - 1), minlength=cells),
            spans,
            np.bincount(np.minimum(watched, cells), minlength=cells + 1),
        )

    @property
    def followed(self) -> int:
        """How many were followed."""
        return int(self.delays.sum() + self.spans[:, 2].sum())

    @property
    def occasions(self) -> int:
        """How many there are."""
        return self.followed + int(self.open.sum())

    @property
    def table(self) -> _Table:
        """What was seen, without cells of which nothing was."""
        used, open_ = np.flatnonzero(self.delays), np.flatnonzero(self.open)
        ends = np.concatenate([np.column_stack([used, used + 1]), self.spans[:, :2]])
        counts = np.concatenate([self.delays[used], self.spans[:, 2]])
        return (
            np.column_stack([_LOG_EDGES[ends], counts]),
            np.column_stack([_LOG_EDGES[open_], self.open[open_]]),
        )

    @property
    def mean_log_s(self) -> tuple[float, float]:
        """The mean and the spread of the logarithm of delays, as a point to begin at."""
        middles = (_LOG_EDGES[1:] + np.maximum(_LOG_EDGES[:-1], log(0.25))) / 2
        weights = self.delays.astype(np.float64)
        for low, high, count in self.spans.tolist():
            weights[(low + high) // 2] += count
        total = weights.sum()
        if total == 0:
            return log(600), 1.5
        mean = float(weights @ middles / total)
        return mean, max(sqrt(float(weights @ (middles - mean) ** 2 / total)), 0.02)


@dataclass(frozen=True, slots=True)
class Normal:
    """What is thought of a number before it is looked at.

    Attributes:
        mean: The likeliest value.
        deviation: The standard deviation.
    """

    mean: float
    deviation: float


@dataclass(frozen=True, slots=True, eq=False)
class ResponseFit:
    """The likeliest ratios and delay, and how sure they are.

    Attributes:
        ratios: How often each kind of occasion is followed.
        mu: The mean of the logarithm of delays in seconds.
        sigma: Its standard deviation.
        covariance: Of the logits of the ratios, of ``mu``, and of the logarithm of ``sigma``.

    Shape:
        ``covariance``: ``(kinds + 2, kinds + 2)``.
    """

    ratios: tuple[float, ...]
    mu: float
    sigma: float
    covariance: Floats

    @property
    def estimate(self) -> Floats:
        """The logits of the ratios, ``mu``, and the logarithm of ``sigma``."""
        logits = [log(one / (1 - one)) for one in self.ratios]
        return np.array([*logits, self.mu, log(self.sigma)])

    def drawn(self, rng: np.random.Generator) -> tuple[float, ...]:
        """Draw the ratios, ``mu`` and ``sigma``; what nothing is known of varies little."""
        values, vectors = np.linalg.eigh(self.covariance)
        apart = np.sqrt(np.clip(values, 0, _MOST_DRAWN)) * rng.standard_normal(len(values))
        *logits, mu, log_sigma = (self.estimate + vectors @ apart).tolist()
        return (*(1 / (1 + exp(-one)) for one in logits), mu, exp(log_sigma))

    @classmethod
    def combined(cls, fits: "Sequence[ResponseFit]") -> "ResponseFit":
        """Put fits of several draws of what is not known together (Rubin, 1987).

        What they differ by adds to what each is unsure of.
        """
        if len(fits) == 1:
            return fits[0]
        estimates = np.array([one.estimate for one in fits])
        within: Floats = sum((one.covariance for one in fits), np.zeros(1)) / len(fits)
        between: Floats = np.cov(estimates.T) * (1 + 1 / len(fits))
        mean = estimates.mean(axis=0)
        ratios = tuple(1 / (1 + exp(-one)) for one in mean[:-2].tolist())
        covariance = np.asarray(within + between, dtype=np.float64)
        return cls(ratios, float(mean[-2]), exp(float(mean[-1])), covariance)


def fit_responses(
    kinds: Sequence[Responses],
    ratios: Sequence[Normal | None] = (),
    delay: tuple[Normal, Normal] | None = None,
    start: Floats | None = None,
) -> ResponseFit:
    """Find what explains best what followed on occasions whose delays are alike.

    Args:
        kinds: The occasions, those of each ratio by themselves.
        ratios: What is thought of the logit of each ratio before; nothing is Jeffreys' prior.
        delay: The same of ``mu`` and of the logarithm of ``sigma``.
        start: Where to begin to look, as `ResponseFit.estimate`.
    """
    priors = [*ratios, *[None] * (len(kinds) - len(ratios))]
    begin = [one.mean_log_s for one in kinds]
    counts = np.array([max(one.followed, 1e-9) for one in kinds])
    mu = float(counts @ [mean for mean, _ in begin] / counts.sum())
    sigma = max(float(counts @ [deviation for _, deviation in begin] / counts.sum()), 0.05)
    guess = [log((one.followed + 0.5) / (one.occasions - one.followed + 0.5)) for one in kinds]
    weak = (Normal(mu, 5.0), Normal(log(sigma), 2.0))

    tables = [one.table for one in kinds]

    def value(at: Floats) -> float:
        return _log_posterior(at, tables, priors, delay or weak)

    begins = np.array([*guess, mu, log(sigma)]) if start is None else start
    estimate, precision = _maximum(value, begins)
    covariance = np.asarray(np.linalg.pinv(precision, hermitian=True), dtype=np.float64)
    chances = tuple(1 / (1 + exp(-one)) for one in estimate[:-2].tolist())
    return ResponseFit(chances, float(estimate[-2]), exp(float(estimate[-1])), covariance)


def _log_posterior(
    at: Floats,
    tables: Sequence[_Table],
    priors: Sequence[Normal | None],
    delay: tuple[Normal, Normal],
) -> float:
    *logits, mu, log_sigma = at.tolist()
    sigma = exp(min(max(log_sigma, log(_LEAST_SIGMA)), 5.0))
    of_mu, of_sigma = delay
    total = -(_unlikely(mu, of_mu) + _unlikely(log_sigma, of_sigma))
    for logit, table, prior in zip(logits, tables, priors, strict=True):
        chance = 1 / (1 + exp(-min(max(logit, -40.0), 40.0)))
        total += _log_likelihood(chance, mu, sigma, *table)
        if prior is None:
            total += (log(max(chance, _LEAST)) + log(max(1 - chance, _LEAST))) / 2
        else:
            total -= _unlikely(logit, prior)
    return total


def _unlikely(value: float, prior: Normal) -> float:
    return ((value - prior.mean) / prior.deviation) ** 2 / 2


@compiled
def _log_likelihood(
    chance: float, mu: float, sigma: float, spans: Floats, watched: Floats
) -> float:
    """Give the logarithm of how likely it is what followed, and what did not; see `_Table`."""
    total = 0.0
    for row in range(len(spans)):
        share = _between((spans[row, 0] - mu) / sigma, (spans[row, 1] - mu) / sigma)
        total += spans[row, 2] * log(max(chance * share, _LEAST))
    for row in range(len(watched)):
        share = _between(-1e3, (watched[row, 0] - mu) / sigma)
        total += watched[row, 1] * log(max(1 - chance * share, _LEAST))
    return total


@compiled
def _between(low: float, high: float) -> float:
    """Give the normal distribution between two bounds.

    What lies above the middle is counted from above, where small differences are exact.
    """
    if low >= 0:
        return (erfc(low / _ROOT) - erfc(high / _ROOT)) / 2
    if high < 0:
        return (erfc(-high / _ROOT) - erfc(-low / _ROOT)) / 2
    return 1 - (erfc(-low / _ROOT) + erfc(high / _ROOT)) / 2


def sure_bounds(kinds: Sequence[Responses]) -> tuple[float, float]:
    """Give the bounds of a delay that is always the same, in seconds.

    A log tells whole seconds. Delays that all lie in one cell say nothing of the shape within
    it, so the likelihood alone would leave their ninth decile without an upper end.

    Returns:
        Nothing and infinity where delays differ, or are too few.
    """
    delays = sum((one.delays for one in kinds), np.zeros(len(_EDGES) - 1, dtype=np.int64))
    used = np.flatnonzero(delays)
    if len(used) != 1 or delays[used[0]] < _FEWEST_ALIKE:
        return 0.0, inf
    cell = int(used[0])
    if any(((one.spans[:, 0] > cell) | (one.spans[:, 1] <= cell)).any() for one in kinds):
        return 0.0, inf
    return float(_EDGES[cell]), float(_EDGES[cell + 1])


def _maximum(value: _Function, start: Floats) -> tuple[Floats, Floats]:
    """Climb to the maximum by Newton's method; also gives the precision there.

    Where the surface is not a hill yet, the step is along its slope.
    """
    at, height = start, value(start)
    precision = np.eye(len(start))
    for _ in range(_ROUNDS):
        slope, precision = _shape_at(value, at, height)
        values, vectors = np.linalg.eigh(precision)
        bounded = np.maximum(np.abs(values), 1e-3)
        step = vectors @ ((vectors.T @ slope) / bounded)
        step *= min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-12))
        gain = 0.0
        for _ in range(30):
            tried = value(at + step)
            if tried >= height:
                gain, at, height = tried - height, at + step, tried
                break
            step /= 2
        if gain < _CLOSE_ENOUGH:
            break
    _, precision = _shape_at(value, at, height)
    values, vectors = np.linalg.eigh(precision)
    return at, (vectors * np.maximum(values, 1e-6)) @ vectors.T


def _shape_at(value: _Function, at: Floats, height: float) -> tuple[Floats, Floats]:
    """Give the slope of a function at a point, and the negative of its curvature."""
    count = len(at)
    steps = np.eye(count) * _H
    ups = [value(at + step) for step in steps]
    downs = [value(at - step) for step in steps]
    slope = np.array([(up - down) / (2 * _H) for up, down in zip(ups, downs, strict=True)])
    bend = np.empty((count, count))
    for row in range(count):
        bend[row, row] = (ups[row] - 2 * height + downs[row]) / _H**2
        for column in range(row):
            both = value(at + steps[row] + steps[column])
            bend[row, column] = bend[column, row] = (
                both - ups[row] - ups[column] + height
            ) / _H**2
    return slope, -bend
