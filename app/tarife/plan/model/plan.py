"""The plan: intended traffic of one calendar month, or of several in a row."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from annotated_types import Ge, Le, MaxLen

from tarife.plan.model.account import Account
from tarife.plan.model.actuals import NO_ACTUALS, Actuals
from tarife.plan.model.addresses import PartName
from tarife.plan.model.behaviour import Ratio
from tarife.plan.model.booked import NOTHING_BOOKED, Booked
from tarife.plan.model.budgets import (
    NO_APPROVAL,
    NO_SPAN_BUDGETS,
    Approval,
    Budget,
    SpanBudgets,
)
from tarife.plan.model.costs import NO_COSTS, Costs
from tarife.plan.model.held_rates import NOT_HELD, HeldRates, RateMove
from tarife.plan.model.lines import (
    PART_OF,
    Audience,
    Clicks,
    EntryPoint,
    Inbound,
    Line,
    People,
    Send,
    Volume,
)
from tarife.plan.model.measured import MOST_BACKTESTS, Backtest, Measured
from tarife.plan.model.scenarios import Adjustment, MonthChange, Range, Scenario
from tarife.plan.model.texts import Note, Word
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.categories import Category

MOST_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class GridRow:
    """One country of the grid of countries.

    Attributes:
        country: ISO 3166 alpha-2; at most one row a country.
        people: Size of the audience; 0 means as many as the largest volume needs.
        marketing: Marketing messages of the month, in one broadcast a week.
        utility: Utility messages of the month, sent steadily.
        authentication: Authentication messages of the month, sent steadily.
        reply_ratio: Marketing messages that are answered by the person.
        ad_clicks_per_day: People who come from a Click-to-WhatsApp ad.
    """

    country: Word
    people: People = 0
    marketing: Volume = 0
    utility: Volume = 0
    authentication: Volume = 0
    reply_ratio: Ratio = 0.08
    ad_clicks_per_day: Clicks = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """A month of traffic as a marketer intends it, or several months in a row.

    Lines refer to audiences by ``id``; ids are unique over all lines of the plan. They hold in
    every month: `tarife.plan.what_if.months` says what each month has.

    Attributes:
        month: The first month.
        months: How many months there are.
        changes: What differs in single months.
        growth: Levers that move every month from where the month before had them; each value
            is a factor.
        ranges: Numbers of the plan that are not known exactly.
        scenarios: Variants of the plan.
        budget: What all months together may cost, in the billing currency, if anything is set.
        costs: What comes on top of Meta's charges, or is compared with them.
        held: The rates it was saved with.
        span_budgets: What each month or each quarter may cost, in place of ``budget``.
        rate_moves: How rates may move on quarter days whose cards are not known yet.
        replies_together: Whether ranges of reply ratios move together, as they do when it is
            the offer that people like more or less than expected.
        actuals: What really happened by now; a forecast from then on goes by it, and no other.
        measured: What real traffic it was made from, if it was.
        backtests: How good forecasts of real months were, by month, each once.
        id: Which plan it is, under any name and in any file; empty where no file has given it
            one yet.
        approval: Under what finance books it, and who answers for it.
        booked: Invoices and what was charged, as finance typed them into a budget.
    """

    name: Word
    month: BillingMonth
    account: Account = field(default_factory=Account)
    grid: Annotated[tuple[GridRow, ...], MaxLen(300)] = ()
    audiences: Annotated[tuple[Audience, ...], MaxLen(500)] = ()
    sends: Annotated[tuple[Send, ...], MaxLen(1000)] = ()
    entry_points: Annotated[tuple[EntryPoint, ...], MaxLen(500)] = ()
    inbound: Annotated[tuple[Inbound, ...], MaxLen(500)] = ()
    seed: Annotated[int, Ge(0), Le(2**32 - 1)] = 1
    note: Note = ""
    ranges: Annotated[tuple[Range, ...], MaxLen(200)] = ()
    scenarios: Annotated[tuple[Scenario, ...], MaxLen(50)] = ()
    budget: Budget | None = None
    costs: Costs = NO_COSTS
    held: HeldRates = NOT_HELD
    replies_together: bool = True
    id: Word = ""
    months: Annotated[int, Ge(1), Le(MOST_MONTHS)] = 1
    changes: Annotated[tuple[MonthChange, ...], MaxLen(MOST_MONTHS)] = ()
    growth: Annotated[tuple[Adjustment, ...], MaxLen(20)] = ()
    span_budgets: SpanBudgets = NO_SPAN_BUDGETS
    rate_moves: Annotated[tuple[RateMove, ...], MaxLen(len(Category))] = ()
    approval: Approval = NO_APPROVAL
    actuals: Actuals = NO_ACTUALS
    measured: Measured | None = None
    backtests: Annotated[tuple[Backtest, ...], MaxLen(MOST_BACKTESTS)] = ()
    booked: Booked = NOTHING_BOOKED

    @property
    def period(self) -> Period:
        # Bounded, so that a number of months that is a problem is told and not walked through.
        return Period(self.month, min(max(self.months, 1), MOST_MONTHS))

    @property
    def card_currency(self) -> str:
        """What Meta's card is in: the account's currency, or the one its partner bills."""
        card = self.costs.partner.card
        return self.account.currency if card is None else card.currency

    @property
    def budgets(self) -> tuple[tuple[Period, Decimal], ...]:
        """Every budget with its months, in order of time: of all, or of months or quarters."""
        if self.budget is not None:
            return ((self.period, self.budget),)
        amounts = self.span_budgets.by_span
        spans = self.span_budgets.unit.spans(self.period)
        return tuple((spans[name], amounts[name]) for name in spans if name in amounts)

    def change_in(self, month: BillingMonth) -> MonthChange:
        """Find what differs in a month; an empty change where nothing does."""
        name = str(month)
        return next((one for one in self.changes if one.month == name), MonthChange(name))

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line that is spelled out: audiences, sends, entry points, inbound."""
        return (*self.audiences, *self.sends, *self.entry_points, *self.inbound)

    def placed_lines(self) -> Iterator[tuple[PartName, int, Line]]:
        """Walk every line with its part of the plan and its index there, as a file has them."""
        for part in PART_OF.values():
            for index, line in enumerate(getattr(self, part)):
                yield part, index, line

    @property
    def audience_countries(self) -> dict[str, str]:
        """The country of each audience by its id; see `tarife.plan.model.lines.country_of`."""
        return {one.id: one.country for one in self.audiences}

    def fresh_id(self, word: str) -> str:
        """Make an id that no line or scenario has, such as ``send-3``."""
        taken = {member.id for member in (*self.lines, *self.scenarios)}
        number = 1
        while f"{word}-{number}" in taken:
            number += 1
        return f"{word}-{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunPlan(Plan):
    """A plan whose first days are what really happened; no file holds one, a scenario makes it.

    Attributes:
        real_to: The last of these days. Days of which nothing is known are as planned, the
            days after it are forecast from where things stand.
    """

    real_to: date

    @classmethod
    def of(cls, plan: Plan, real_to: date) -> "BegunPlan":
        """Let a plan go on from a day; what is known of later days does not matter to it."""
        known = tuple(one for one in plan.actuals.days if one.day <= real_to)
        own = {one.name: getattr(plan, one.name) for one in fields(Plan)}
        own["actuals"] = replace(plan.actuals, days=known)
        return cls(**own, real_to=real_to)

    @property
    def as_planned(self) -> Plan:
        """The same plan from its first day on."""
        return Plan(**{one.name: getattr(self, one.name) for one in fields(Plan)})
