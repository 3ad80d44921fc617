"""Fits the behaviour of each line: what people and the desk do after its messages."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Any, Final

import numpy as np

from tarife.fitting.answers import Answers, find_answers, open_stretches
from tarife.fitting.desk import find_desk
from tarife.fitting.estimates import (
    Fitted,
    delay_estimates,
    logit,
    mean_estimate,
    pooled,
    ratio_estimate,
    turns_estimate,
)
from tarife.fitting.observations import NOT_ARRIVED, Attempts, Observations, are_templates
from tarife.fitting.responses import Normal, ResponseFit, Responses, fit_responses, sure_bounds
from tarife.fitting.threads import NO_MESSAGE, SPONTANEOUS, Arrivals, Threads, find_threads
from tarife.plan.model.account import WEEKDAYS, Desk
from tarife.terms.arrays import Floats, Indices, Seconds
from tarife.terms.problems import Stopped
from tarife.traffic.table import MessageKind

_FOREVER_S: Final = 300 * 24 * 3600
_STILL_TALKING_S: Final = 3600
_WARM_UP: Final = 6
_DRAWS: Final = 6
_EVERY: Final = 2
"""Draws in a row are alike, so every second one counts."""

USUAL: Final = (0.1, 0.6, log(2400), 2.2, 0.9, log(300), 2.5, 0.4)
_FEW: Final = 400
_MOST_TURNS: Final = 50
_REPLYING: Final = {"reply_ratio": 0, "turns": 1, "mu": 2, "sigma": 3}
_ANSWERING: Final = {"answer_ratio": 4, "mu": 5, "sigma": 6}
_MORE: Final = 7
"""The columns of habits; see `find_threads`."""

_FEW_MORE: Final = 0.4


@dataclass(frozen=True, slots=True, eq=False)
class FittedBehaviours:
    """What was found of all lines.

    Attributes:
        numbers: The estimates of each line, by the field of its behaviour; what nothing is
            known of is missing.
        desk: When people are answered.
        draws: What belongs to what, drawn several times.
    """

    numbers: tuple[Mapping[str, Fitted], ...]
    desk: Desk
    draws: tuple[Threads, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Family:
    """Ratios of one line whose delays are alike, and what they are called.

    Attributes:
        ratios: The field of each ratio.
        delay: The field of the delay.
        kinds: What followed, for each ratio.
        failed: How many occasions are told to have come to nothing, and are in none of these.
    """

    ratios: tuple[str, ...]
    delay: str
    kinds: tuple[Responses, ...]
    failed: int = 0

    @property
    def followed(self) -> int:
        return sum(one.followed for one in self.kinds)

    @property
    def can_be_thought(self) -> bool:
        """Whether the line has it at all, so that the others tell what is not seen of it."""
        return self.delay != "delivery_delay"


def fit_behaviours(
    seen: Observations,
    lines: tuple[Indices, Indices],
    sends: Sequence[bool],
    should_stop: Callable[[], bool],
) -> FittedBehaviours:
    """Fit the behaviour of each line.

    Args:
        seen: What was observed.
        lines: The line of each attempt, and of each message of a customer the line that it is
            of if it answers nothing.
        sends: Of each line whether it is a send.
        should_stop: Asked now and then; says whether the result is still wanted.

    Raises:
        Stopped: If ``should_stop`` said so.
    """
    line_of, line = lines[0], lines[1].copy()
    arrived = seen.attempts.row != NOT_ARRIVED
    line[seen.attempts.row[arrived]] = line_of[arrived]
    messages = Arrivals(seen.pair, seen.at_s, seen.kind, line)
    usual = np.tile(USUAL, (len(sends), 1))
    first = find_threads(messages, usual, _SpontaneousRates(seen).first())
    desk = _desk_of(seen, first)
    answers = find_answers(seen, first, open_stretches(seen, desk))
    templates = [is_send or bool((line_of == one).any()) for one, is_send in enumerate(sends)]
    draws = list(_drawn_threads(seen, messages, templates, (first, answers), should_stop))
    found: list[dict[str, Fitted]] = [{} for _ in sends]
    of_kinds = (
        [[_delivery(seen, np.flatnonzero(line_of == one)) for one in range(len(sends))]],
        [[_replies(seen, drawn, one, has_templates=templates[one])
          for one in range(len(sends))] for drawn in draws],
        [[_answering(answers, drawn, one) for one in range(len(sends))] for drawn in draws],
    )  # fmt: skip
    for families in of_kinds:
        for number, estimates in _shrunk(families, should_stop).items():
            found[number] |= estimates
    for number, estimate in _bubbles(seen, draws, len(sends)).items():
        found[number]["messages_per_answer"] = estimate
    return FittedBehaviours(tuple(found), desk, tuple(draws))


def _desk_of(seen: Observations, threads: Threads) -> Desk:
    """Find when people are answered."""
    first = np.flatnonzero(threads.asked != NO_MESSAGE)
    days = seen.day(seen.at_s[first])
    weekday = (days + seen.month.first_day.weekday()) % len(WEEKDAYS)
    return find_desk(weekday, seen.at_s[first] - seen.starts_s[days])


def _drawn_threads(
    seen: Observations,
    messages: Arrivals,
    templates: Sequence[bool],
    desk: tuple[Threads, Answers],
    should_stop: Callable[[], bool],
) -> Iterator[Threads]:
    """Draw what belongs to what, by habits that are drawn from what was fitted before.

    The likeliest habits would make draws too much alike, and ranges too narrow: this is data
    augmentation (Tanner and Wong, 1987).
    """
    rng = np.random.default_rng(82)
    first, answers = desk
    habits = np.tile(USUAL, (len(templates), 1))
    rates = _SpontaneousRates(seen)
    spontaneous = rates.first()
    starts: dict[tuple[int, str], Floats] = {}
    outcome = np.zeros((0, 3), dtype=np.int64)
    same = {name: getattr(first, name) for name in ("answer", "asked", "bubbles", "last_s")}
    for number in range(_WARM_UP + _DRAWS * _EVERY):
        # What the desk said to what is the same in all draws, so it is kept once.
        threads = replace(find_threads(messages, habits, spontaneous, outcome, number), **same)
        outcome = answers.outcome
        if number >= _WARM_UP and (number - _WARM_UP) % _EVERY == _EVERY - 1:
            yield threads
        spontaneous = rates.drawn(threads, rng)
        for line, has_templates in enumerate(templates):
            if should_stop():
                raise Stopped
            families = (
                (_replies(seen, threads, line, has_templates=has_templates), _REPLYING),
                (_answering(answers, threads, line), _ANSWERING),
            )
            for family, columns in families:
                if family.followed <= 2:  # noqa: PLR2004 - a spread needs a few
                    continue
                fit = fit_responses(family.kinds, start=starts.get((line, family.delay)))
                starts[line, family.delay] = fit.estimate
                *ratios, mu, sigma = fit.drawn(rng)
                drawn = dict(zip(family.ratios, ratios, strict=True))
                drawn |= {"mu": mu, "sigma": max(sigma, 0.05)}
                for name, column in columns.items():
                    habits[line, column] = drawn.get(name, USUAL[column])
            said = (threads.asked != NO_MESSAGE) & (threads.line == line)
            more = float((threads.bubbles[said] - 1).sum())
            habits[line, _MORE] = rng.gamma(more + _FEW_MORE) / (said.sum() + 1) + 1e-3


class _SpontaneousRates:
    """How often people of each country write on their own.

    Those who got templates, those who came through an ad, and others once more: whoever got
    none wrote first, else nobody would know of them; so that is left out.
    """

    def __init__(self, seen: Observations) -> None:
        self._kind = seen.kind
        self._lasts_s = max(seen.ends_s - int(seen.starts_s[0]), 1)
        is_first = np.ones(len(seen.pair), dtype=np.bool_)
        is_first[1:] = seen.pair[1:] != seen.pair[:-1]
        starts = np.flatnonzero(is_first)
        person = np.cumsum(is_first) - 1
        came = np.where(seen.kind[starts] == MessageKind.ENTRY, 2, 1)
        came[np.isin(seen.pair[starts], seen.attempts.pair) & (came == 1)] = 0
        self._groups = 3 * len(seen.countries)
        group = came + 3 * seen.country[starts]
        self._group = group[person]
        self._people = np.maximum(np.bincount(group, minlength=self._groups), 1)
        self._counts = (seen.kind == MessageKind.INBOUND) & (~is_first | (came[person] == 0))

    def first(self) -> Floats:
        """Give a rate to begin with."""
        counts = np.bincount(self._group[self._counts], minlength=self._groups)
        shares = counts / self._people * np.tile([0.3, 0.01, 0.01], self._groups // 3)
        rates: Floats = (shares[self._group] + 1e-3) / self._lasts_s
        return rates

    def drawn(self, threads: Threads, rng: np.random.Generator) -> Floats:
        """Draw the rates of what was written spontaneously."""
        own = self._counts & (threads.cause == SPONTANEOUS)
        counts = rng.gamma(np.bincount(self._group[own], minlength=self._groups) + 0.1)
        rates: Floats = (counts / self._people / self._lasts_s)[self._group]
        return rates


def _delivery(seen: Observations, tried: Indices) -> _Family:
    attempts: Attempts = seen.attempts
    row = attempts.row[tried]
    sent_s = attempts.sent_s[tried]
    came = row != NOT_ARRIVED
    exact = came & attempts.says_sent[tried]
    delays = seen.at_s[row[exact]] - sent_s[exact]
    vague = np.tile([0, _FOREVER_S], (int((came & ~exact).sum()), 1))
    failed = attempts.failed[tried]
    kinds = Responses.of(delays, (seen.ends_s - sent_s)[~came & ~failed], vague)
    return _Family(("delivered_ratio",), "delivery_delay", (kinds,), int(failed.sum()))


def _replies(
    seen: Observations, threads: Threads, number: int, *, has_templates: bool
) -> _Family:
    """Take what people write after templates, and after answers."""
    own = threads.line == number
    answers = np.flatnonzero(own & (threads.asked != NO_MESSAGE))
    again = _followed(threads, answers, seen.at_s, threads.last_s[answers], seen.ends_s)
    if not has_templates:
        return _Family(("turns",), "reply_delay", (again,))
    templates = np.flatnonzero(own & are_templates(seen.kind))
    replies = _followed(threads, templates, seen.at_s, seen.at_s[templates], seen.ends_s)
    return _Family(("reply_ratio", "turns"), "reply_delay", (replies, again))


def _followed(
    threads: Threads, rows: Indices, at_s: Seconds, from_s: Seconds, ends_s: int
) -> Responses:
    reply = threads.reply[rows]
    has = reply != NO_MESSAGE
    return Responses.of(at_s[reply[has]] - from_s[has], ends_s - from_s[~has])


def _answering(answers: Answers, threads: Threads, number: int) -> _Family:
    """Take what the desk answers of a line."""
    own = threads.line[answers.asked] == number
    return _Family(("answer_ratio",), "answer_delay", (answers.responses(own),))


def _shrunk(
    draws: Sequence[Sequence[_Family]], should_stop: Callable[[], bool]
) -> dict[int, dict[str, Fitted]]:
    """Fit one family of each line, small ones with a look at the others.

    Args:
        draws: The families by line, once for each draw of what belongs to what.
        should_stop: Asked now and then; says whether the result is still wanted.
    """
    lines = range(len(draws[0]))

    def fitted(line: int, *priors: Any) -> ResponseFit:
        if should_stop():
            raise Stopped
        return ResponseFit.combined(
            [fit_responses(families[line].kinds, *priors) for families in draws]
        )

    fits = {line: fitted(line) for line in lines if all(one[line].followed for one in draws)}
    estimates = _by_number(draws[-1], fits)
    found: dict[int, dict[str, Fitted]] = {}
    for line in lines:
        family = draws[-1][line]
        if not any(one.occasions for one in family.kinds) and not family.can_be_thought:
            continue
        fit = fits.get(line)
        # Of the others: with the line itself its numbers would count twice.
        thought = {
            name: pooled(values[of != line], variances[of != line])
            for name, (of, values, variances) in estimates.items()
            if (of != line).any()
        }
        if fit is None or family.followed < _FEW:
            delay = (thought["mu"], thought["sigma"]) if "mu" in thought else None
            fit = fitted(line, [thought.get(name) for name in family.ratios], delay)
        found[line] = _estimates(family, fit, thought)
    return found


def _by_number(
    families: Sequence[_Family], fits: Mapping[int, ResponseFit]
) -> dict[str, tuple[Indices, Floats, Floats]]:
    """Give of each number the lines that tell something of it, what they tell, how surely."""
    found: dict[str, list[tuple[int, float, float]]] = {}
    for line, fit in fits.items():
        family = families[line]
        variance = np.diag(fit.covariance)
        for index, name in enumerate(family.ratios):
            if family.kinds[index].occasions:
                one = line, logit(fit.ratios[index]), variance[index]
                found.setdefault(name, []).append(one)
        if family.followed > 2:  # noqa: PLR2004 - a spread needs a few
            found.setdefault("mu", []).append((line, fit.mu, variance[-2]))
            found.setdefault("sigma", []).append((line, log(fit.sigma), variance[-1]))
    return {
        name: (np.array(lines), np.array(values), np.array(variances))
        for name, told in found.items()
        for lines, values, variances in [zip(*told, strict=True)]
    }


def _estimates(
    family: _Family, fit: ResponseFit, thought: Mapping[str, Normal]
) -> dict[str, Fitted]:
    variance = np.diag(fit.covariance)
    found = {}
    for index, name in enumerate(family.ratios):
        n = family.kinds[index].occasions
        if not n and name not in thought:
            continue
        if name == "turns":
            found[name] = turns_estimate(fit.ratios[index], variance[index], n, _MOST_TURNS)
        else:
            found[name] = ratio_estimate(fit.ratios[index], variance[index], n, family.failed)
    if family.followed > 1 or "mu" in thought:
        median, ninth = delay_estimates(fit, family.followed, sure_bounds(family.kinds))
        found[f"{family.delay}.median_s"] = median
        found[f"{family.delay}.p90_s"] = ninth
    return found


def _bubbles(seen: Observations, draws: Sequence[Threads], lines: int) -> dict[int, Fitted]:
    """Count the messages of answers that are surely over."""
    answers, more = np.zeros((2, len(draws), lines))
    for number, threads in enumerate(draws):
        over = (threads.asked != NO_MESSAGE) & (seen.at_s < seen.ends_s - _STILL_TALKING_S)
        answers[number] = np.bincount(threads.line[over], minlength=lines)
        more[number] = np.bincount(
            threads.line[over], threads.bubbles[over] - 1, minlength=lines
        )
    if not answers.any():
        return {}
    usual = float(more.sum() / answers.sum())
    found = {}
    for number in range(lines):
        count = float(answers[:, number].mean())
        prior = (0.5, 0.0) if count >= 1 else (2 * usual + 0.1, 2.0)
        means = more[:, number] / np.maximum(answers[:, number], 1)
        apart = float(means.var(ddof=1)) * (1 + 1 / len(draws)) if len(draws) > 1 else 0.0
        one = mean_estimate(float(more[:, number].mean()), count, prior, apart)
        found[number] = Fitted(one.low + 1, one.likely + 1, one.high + 1, one.n)
    return found
