"""Moves of answers: fewer turns, and which of those that come late are given at all."""

from collections.abc import Callable, Iterator, Mapping
from math import exp, log
from statistics import NormalDist
from typing import Final

from tarife.insight.advice.move import Move
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import Behaviour, Delay, behaviour_of
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Scope
from tarife.plan.numbers import all_rescaled
from tarife.plan.what_if.levers import lines_in
from tarife.terms.sentences import say

_FEWER_TURNS: Final = 0.8
_HOUR_S: Final = 3600
_BEFORE_CLOSING_S: Final = 23 * _HOUR_S
_LATE_S: Final = 12 * _HOUR_S
_NINE_IN_TEN: Final = NormalDist().inv_cdf(0.9)
_NEARLY_ALL: Final = NormalDist().inv_cdf(0.999)


def answer_moves() -> Iterator[Move]:
    """Suggest what can be done with answers, whatever the rules."""
    yield Move(
        "fewer-turns",
        say("Settle a conversation in a fifth fewer turns"),
        say("forms, buttons and complete answers have to be made"),
        say("people need to ask less, and are as content"),
        _with_fewer_turns,
    )
    yield Move(
        "closing-first",
        say("Answer first where the window is about to close"),
        say("somebody has to watch how long each person has waited"),
        say("half of the answers come as soon as before, and hardly any after 23 hours"),
        _closing_first,
        instead_of=("late-unanswered",),
    )
    yield Move(
        "late-unanswered",
        say("Leave unanswered what has waited twelve hours"),
        say("these people get no answer, and may go away"),
        say("the other answers come as soon as before"),
        _late_unanswered,
        instead_of=("closing-first",),
    )


def _with_fewer_turns(plan: Plan) -> Plan:
    return _with_behaviour(plan, lambda one: {"turns": max(1.0, one.turns * _FEWER_TURNS)})


def _closing_first(plan: Plan) -> Plan:
    return _with_behaviour(plan, lambda one: _within(one.answer_delay, _BEFORE_CLOSING_S))


def _late_unanswered(plan: Plan) -> Plan:
    def wanted(one: Behaviour) -> Mapping[str, float]:
        given = _part_within(one.answer_delay, _LATE_S)
        return {"answer_ratio": one.answer_ratio * given, **_within(one.answer_delay, _LATE_S)}

    return _with_behaviour(plan, wanted)


def _with_behaviour(plan: Plan, wanted: Callable[[Behaviour], Mapping[str, float]]) -> Plan:
    """Change numbers of the behaviour of each line, with their ranges."""
    values = {
        Address(part, line.id, f"behaviour.{field}"): value
        for part, line in lines_in(plan, Scope())
        for field, value in wanted(behaviour_of(line.behaviour)).items()
    }
    return all_rescaled(plan, values)


def _within(delay: Delay, most_s: float) -> Mapping[str, float]:
    """Pull slow answers ahead, so that nearly all come in time; half come as before."""
    if not 0 < delay.median_s < most_s:
        return {}
    reach = log(most_s / delay.median_s) * _NINE_IN_TEN / _NEARLY_ALL
    p90_s = delay.median_s * exp(reach)
    return {"answer_delay.p90_s": p90_s} if p90_s < delay.p90_s else {}


def _part_within(delay: Delay, most_s: float) -> float:
    """Give the part of log-normal delays that is not above a bound."""
    if delay.p90_s <= delay.median_s or not delay.median_s:
        return float(delay.median_s <= most_s)
    spread = log(delay.p90_s / delay.median_s) / _NINE_IN_TEN
    return NormalDist().cdf(log(most_s / delay.median_s) / spread)
