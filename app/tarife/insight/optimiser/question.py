"""What an optimiser is asked, and what it holds against it: candidates that were played."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from tarife.insight.optimiser.choices import Decision
from tarife.plan.model.lines import Volume
from tarife.plan.model.plan import Plan

Point: TypeAlias = tuple[int, ...]
"""Of each choice which of its values is taken, counted from 0."""


class Goal(StrEnum):
    """What a plan should do best within its bounds."""

    DELIVERED = "delivered"
    REPLIES = "replies"
    COST = "cost"
    REPLIES_PER_MONEY = "replies-per-money"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of an optimiser, beside the budgets of the plan.

    Attributes:
        choices: What may change.
        goal: What the plan should do best.
        at_least: How many templates have to be delivered.
    """

    choices: tuple[Decision, ...]
    goal: Goal = Goal.DELIVERED
    at_least: Volume = 0

    def rank(self, outcome: "Candidate") -> tuple[object, ...]:
        """Order candidates: first by how far they are out of bounds, then by the goal."""
        bounds = (-outcome.over_micros, min(0, outcome.delivered - self.at_least))
        match self.goal:
            case Goal.COST:
                return (*bounds, -outcome.micros, outcome.delivered)
            case Goal.REPLIES_PER_MONEY:
                ratio = Fraction(outcome.replies, max(outcome.micros, 1))
                return (*bounds, ratio, outcome.replies)
            case _:
                return (*bounds, self.gain(outcome), -outcome.micros)

    @property
    def is_of_replies(self) -> bool:
        """Whether money is to buy replies, and not deliveries."""
        return self.goal in (Goal.REPLIES, Goal.REPLIES_PER_MONEY)

    def gain(self, outcome: "Candidate") -> int:
        """Give what money is to buy."""
        return outcome.replies if self.is_of_replies else outcome.delivered

    def is_met(self, outcome: "Candidate") -> bool:
        """Tell whether a candidate is within all bounds."""
        return not outcome.over_micros and outcome.delivered >= self.at_least


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate, played.

    Attributes:
        point: Which value of each choice it takes.
        plan: The plan with them.
        micros: What it costs: Meta's charges.
        delivered: Templates delivered.
        replies: Messages that people write.
        over_micros: By how much it misses its budgets, all added up; 0 if it keeps to them.
    """

    point: Point
    plan: Plan
    micros: int
    delivered: int
    replies: int
    over_micros: int
