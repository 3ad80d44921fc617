"""The result of a forecast: ledger lines, message flow and notes."""

from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import add
from typing import Final, Self

from tarife.billing.eras import Era
from tarife.billing.ledger import LedgerLines
from tarife.forecast.start import Start
from tarife.plan.model.plan import Plan
from tarife.plan.names import (
    known,
    name_in,
    named_in,
    visible_name,
    with_recognised,
    with_visible_names,
)
from tarife.rates.cards import RateCard
from tarife.terms.languages import Language
from tarife.terms.money import Money
from tarife.terms.problems import Problem

FLOW_NOTES: Final = ("missed-answers", "carried-over")
"""The codes of notes on how messages went."""


@dataclass(frozen=True, slots=True)
class Source:
    """A line of the plan that causes messages; `LedgerLines.source` is its index."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Flow:
    """How many messages of a month, or of several, went which way.

    Attributes:
        attempts: Templates dispatched in it, with those that Meta has paused; what arrives in a
            later month counts there.
        undelivered: Attempts that did not reach the phone.
        inbound: Messages that people wrote.
        missed: Answers that came after the service window had closed.
        carried_over: Messages of exchanges that run past the end of all months, billed later.
        paused: Templates that Meta does not deliver, whatever else would become of them.
    """

    attempts: int
    undelivered: int
    inbound: int
    missed: int
    carried_over: int
    paused: int = 0

    def __add__(self, other: "Flow") -> "Flow":
        return Flow(
            self.attempts + other.attempts,
            self.undelivered + other.undelivered,
            self.inbound + other.inbound,
            self.missed + other.missed,
            self.carried_over + other.carried_over,
            self.paused + other.paused,
        )


@dataclass(frozen=True, slots=True)
class ForecastMonth:
    """By what one month of a forecast was billed, and how its messages went.

    Attributes:
        plan: The plan of this month alone.
        era: The rules.
        card: The card that holds on its first day.
        flow: Messages by what became of them.
    """

    plan: Plan
    era: Era
    card: RateCard
    flow: Flow


@dataclass(frozen=True, slots=True)
class Playing:
    """How the months were played.

    Attributes:
        people: How many people there are.
        played: How many were played; fewer where a sample stands for all.
        standard_error_ratio: How far totals of the same plan under other seeds lie from their
            mean (one standard deviation), as a share of the total. Real months differ by more.
        sample_bits: At most ``2**sample_bits`` people of a segment were played; 0 for everyone.
        seconds: The work of it by estimate, see `Load.seconds`.
    """

    people: int
    played: int
    standard_error_ratio: float
    sample_bits: int = 0
    seconds: float = 0

    @property
    def is_sample(self) -> bool:
        """Whether people stand for others."""
        return self.played < self.people


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """What a plan costs, day by day.

    Attributes:
        plan: The plan that was played.
        months: What holds in each of its months.
        lines: Every day of the months by source, market, category and reason.
        sources: What ``lines.source`` points to.
        notes: What a reader must know: gaps of the card, pauses, missed windows.
        playing: Whether everyone was played, and how much chance there is.
        start: From which day on it is billed; before it the lines have nothing.
        unknown_days: The days on which rates may change, and whose cards are not known yet.
        real_to: The last day on which it is what really happened, if it begins so.
        rest: The forecast of the days after it alone; nothing if none is left.
    """

    plan: Plan
    months: tuple[ForecastMonth, ...]
    lines: LedgerLines
    sources: tuple[Source, ...]
    notes: tuple[Problem, ...]
    playing: Playing
    start: Start | None = None
    unknown_days: tuple[date, ...] = ()
    real_to: date | None = None
    rest: "Forecast | None" = None

    @property
    def era(self) -> Era:
        """The rules of the first month."""
        return self.months[0].era

    @property
    def card(self) -> RateCard:
        """The card that holds on the first day."""
        return self.months[0].card

    @property
    def eras(self) -> tuple[Era, ...]:
        """The rules that hold on any day, each once, the oldest first."""
        return tuple(dict.fromkeys(month.era for month in self.months))

    def era_on(self, day: date) -> Era:
        """Find the rules of a day; those of the last month hold after it."""
        begun = [month.era for month in self.months if month.plan.month.first_day <= day]
        return begun[-1] if begun else self.era

    @property
    def flow(self) -> Flow:
        """Messages of all months by what became of them."""
        return reduce(add, (month.flow for month in self.months))

    @property
    def first_day(self) -> date:
        """The first day that is billed."""
        return self.start.day if self.start else self.plan.period.first_day

    @property
    def by_month(self) -> tuple[Self, ...]:
        """Each month that is billed as a forecast of its own."""
        return tuple(
            self.of_month(number)
            for number, month in enumerate(self.months)
            if month.plan.month.last_day >= self.first_day
        )

    def of_month(self, number: int) -> Self:
        """Give one month, counted from 0, as a forecast of its own.

        What stayed open at the end of the month before is open in it; what runs past its end
        is in the next one. Notes on how messages went are those of all months, and left out.
        """
        month = self.months[number]
        if len(self.months) == 1:
            return self
        calendar = self.lines.calendar.within(month.plan.period)
        return replace(
            self,
            plan=month.plan,
            months=(month,),
            lines=self.lines.of_days(calendar),
            notes=tuple(note for note in self.notes if note.code not in FLOW_NOTES),
            rest=self.rest and self.rest.of_month(number),
        )

    @property
    def total(self) -> Money:
        """What the months cost, exactly; Meta's charges without tax or partner fees."""
        return Money(self.lines.total_micros, self.lines.currency)

    def named_in(self, language: Language) -> Self:
        """Say the names that the app gave in a language, and show what others would hide."""
        sources = tuple(
            Source(one.id, visible_name(name_in(known(one.name, "sends", one.id), language)))
            for one in self.sources
        )

        def named(plan: Plan) -> Plan:
            return with_visible_names(named_in(with_recognised(plan), language))

        months = tuple(replace(month, plan=named(month.plan)) for month in self.months)
        return replace(self, plan=named(self.plan), months=months, sources=sources)
