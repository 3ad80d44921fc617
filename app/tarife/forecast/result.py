"""The result of a forecast: ledger lines, message flow and notes."""

from dataclasses import dataclass, replace
from typing import Self

from tarife.billing.eras import Era
from tarife.billing.ledger import LedgerLines
from tarife.plan.model.plan import Plan
from tarife.plan.names import known, named_in, shown_in, with_recognised
from tarife.rates.cards import RateCard
from tarife.terms.languages import Language
from tarife.terms.money import Money
from tarife.terms.problems import Problem


@dataclass(frozen=True, slots=True)
class Source:
    """A line of the plan that causes messages; `LedgerLines.source` is its index."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Flow:
    """How many messages of the month went which way.

    Attributes:
        attempts: Templates dispatched in the month, with those that Meta has paused.
        undelivered: Attempts that did not reach the phone.
        inbound: Messages that people wrote.
        missed: Answers that came after the service window had closed.
        carried_over: Messages of exchanges that run past the month's end, billed in the next.
        paused: Templates that Meta does not deliver, whatever else would become of them.
    """

    attempts: int
    undelivered: int
    inbound: int
    missed: int
    carried_over: int
    paused: int = 0


@dataclass(frozen=True, slots=True)
class Playing:
    """How the month was played.

    Attributes:
        people: How many people there are.
        played: How many were played; fewer where a sample stands for all.
        standard_error_ratio: How far totals of the same plan under other seeds lie from their
            mean (one standard deviation), as a share of the total. Real months differ by more.
    """

    people: int
    played: int
    standard_error_ratio: float

    @property
    def is_sample(self) -> bool:
        """Whether people stand for others."""
        return self.played < self.people


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """What a plan costs, day by day.

    Attributes:
        plan: The plan that was played.
        era: The rules it was billed by.
        card: The card that holds on the month's first day.
        lines: Every day of the month by source, market, category and reason.
        sources: What ``lines.source`` points to.
        flow: Messages by what became of them.
        notes: What a reader must know: gaps of the card, pauses, missed windows.
        playing: Whether everyone was played, and how much chance there is.
    """

    plan: Plan
    era: Era
    card: RateCard
    lines: LedgerLines
    sources: tuple[Source, ...]
    flow: Flow
    notes: tuple[Problem, ...]
    playing: Playing

    @property
    def total(self) -> Money:
        """What the month costs, exactly; Meta's charges without tax or partner fees."""
        return Money(self.lines.total_micros, self.lines.currency)

    def named_in(self, language: Language) -> Self:
        """Say the names that the app gave to plan and lines in a language."""
        sources = tuple(
            Source(one.id, shown_in(known(one.name, "sends", one.id), language))
            for one in self.sources
        )
        plan = named_in(with_recognised(self.plan), language)
        return replace(self, plan=plan, sources=sources)
