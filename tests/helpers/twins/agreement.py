"""Plays a plan with the simulator and with its twin, and compares what comes out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from functools import cached_property
from math import floor, inf, sqrt
from statistics import fmean, variance
from typing import TypeAlias
from zoneinfo import ZoneInfo

import numpy as np

from helpers.twins.billers import Biller
from helpers.twins.naive import Message, NaiveMonth, bought, simulate
from tarife.assets import load_book, load_markets
from tarife.billing.ledger import (
    CHARGED_REASONS,
    PAUSED_REASONS,
    REASONS,
    REFUSED_REASONS,
    Reason,
)
from tarife.forecast.account import billing_settings
from tarife.forecast.forecast import forecast
from tarife.forecast.play.sampling import Mode, SamplingPlan
from tarife.forecast.result import Flow
from tarife.plan.grid import all_lines
from tarife.plan.model.account import Rules
from tarife.plan.model.behaviour import behaviour_of
from tarife.plan.model.plan import Plan
from tarife.plan.what_if.months import months_of
from tarife.terms.categories import CATEGORIES, Category
from tarife.traffic.table import MessageKind, MessageTable

LineKey: TypeAlias = tuple[str, date, str, Category, Reason]  # line, day, market, ...

EVERYONE = SamplingPlan(Mode.EVERYONE)
EVERY_ERA = tuple(rules for rules in Rules if rules is not Rules.AUTO)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A month's ledger by line of the plan, and its flow."""

    messages: Counter[LineKey]
    charges: Counter[LineKey]
    flow: Flow

    @property
    def counts(self) -> Counter[str]:
        """Count messages by market, category and fate; charges likewise; and the flow."""
        found = Counter(
            {
                "attempts": self.flow.attempts,
                "undelivered": self.flow.undelivered,
                "inbound": self.flow.inbound,
                "carried over": self.flow.carried_over,
                "cost": self.charges.total(),
            }
        )
        for (_, _, market, category, reason), messages in self.messages.items():
            found[f"{market}, {category}, {outcome_of(reason)}"] += messages
        for (_, _, market, category, _), micros in self.charges.items():
            found[f"{market}, {category}, cost"] += micros
        return found


def outcome_of(reason: Reason) -> str:
    """Say in a word what became of a message."""
    if reason in CHARGED_REASONS:
        return "charged"
    if reason in PAUSED_REASONS:
        return "paused"
    return "missed" if reason in REFUSED_REASONS else "free"


def by_simulator(plan: Plan, sampling: SamplingPlan = EVERYONE) -> Outcome:
    """Play and bill a plan as the application does."""
    made = forecast(plan, load_book(), load_markets(), lambda: False, sampling)
    dates = made.lines.calendar.dates()
    messages: Counter[LineKey] = Counter()
    charges: Counter[LineKey] = Counter()
    for source, day, market, category, reason, count, micros in zip(
        *(made.lines.source, made.lines.day, made.lines.market),
        *(made.lines.category, made.lines.reason),
        *(made.lines.messages.tolist(), made.lines.charge_micros.tolist()),
        strict=True,
    ):
        key = (
            made.sources[source].id,
            dates[day],
            made.lines.markets[market],
            CATEGORIES[category],
            REASONS[reason],
        )
        messages[key] += count
        charges[key] += micros
    return Outcome(messages, charges, made.flow)


class Twin:
    """One month of a plan, played person by person."""

    def __init__(self, plan: Plan, rng: np.random.Generator) -> None:
        self.plan = plan
        self.lines = _causes(plan)
        self.market_of = _markets_of(plan)
        self.zone = ZoneInfo(plan.account.time_zone)
        self.month: NaiveMonth = simulate(plan, self.zone, self.market_of, rng)
        people = 1 + max((message.person for message in self.month.messages), default=-1)
        self.luck = rng.permutation(people)

    @cached_property
    def rows(self) -> list[Message]:
        """All messages in order of time; who comes first in one second is a matter of luck."""
        return sorted(
            self.month.messages, key=lambda message: (message.at_s, self.luck[message.person])
        )

    @cached_property
    def origins(self) -> list[tuple[str, date, str]]:
        """Line, day and market of each message; the same for every bill of the month."""
        return [self._origin(row) for row in self.rows]

    @cached_property
    def table(self) -> MessageTable:
        """Everything written in the month, in order of time."""
        rows = self.rows
        numbers = self.plan.account.numbers
        markets = tuple(dict.fromkeys(self.market_of.values()))
        return MessageTable(
            at_us=np.array([row.at_s for row in rows], dtype=np.int64) * 1_000_000,
            pair=np.array([row.person for row in rows], dtype=np.int64),
            number=np.array([row.place % numbers for row in rows], dtype=np.int64),
            kind=np.array([row.kind for row in rows], dtype=np.uint8),
            market=np.array(
                [markets.index(self.market_of[row.country]) for row in rows], dtype=np.int64
            ),
            in_united_states=np.array([row.country == "US" for row in rows], dtype=np.bool_),
            source=np.array([self.lines.index(row.line) for row in rows], dtype=np.int64),
            markets=markets,
        )

    def billed(self, rules: Rules, biller: Biller) -> Outcome:
        """Bill the month by these rules; what the desk missed was never sent."""
        account = replace(self.plan.account, rules=rules)
        settings = billing_settings(replace(self.plan, account=account), load_markets())
        messages: Counter[LineKey] = Counter()
        charges: Counter[LineKey] = Counter()
        origins = self.origins
        delivered: Counter[tuple[str, int]] = Counter()
        prices = self._prices(rules)
        for verdict in biller(self.table, load_book(), settings, load_markets()):
            assert verdict.reason is not Reason.OUTSIDE_WINDOW
            key = (*origins[verdict.row], verdict.category, verdict.reason)
            messages[key] += 1
            micros, (line, day, *_) = verdict.rate_micros, key
            is_sold = verdict.category is Category.MARKETING and line in prices
            if is_sold and verdict.reason in CHARGED_REASONS:
                before = delivered[line, day.month]
                delivered[line, day.month] += 1
                ends = (floor(n * prices[line] + Fraction(1, 2)) for n in (before, before + 1))
                micros = -next(ends) + next(ends)
            charges[key] += micros
        for late in self.month.missed:
            messages[*self._origin(late), Category.SERVICE, Reason.OUTSIDE_WINDOW] += 1
        return Outcome(messages, charges, self._flow())

    def _prices(self, rules: Rules) -> dict[str, Fraction]:
        """Give the micros a message of each send with a cap, where the rules know caps."""
        if rules not in {Rules.AUTO, Rules.PMP_2026_10}:
            return {}
        return {
            send.id: bought(send, behaviour_of(send.behaviour))[1]
            for send in self.plan.sends
            if send.max_price is not None
        }

    def _origin(self, row: Message) -> tuple[str, date, str]:
        day = datetime.fromtimestamp(row.at_s, self.zone).date()
        return row.line, day, self.market_of[row.country]

    def _flow(self) -> Flow:
        return Flow(
            attempts=self.month.attempts,
            undelivered=self.month.undelivered,
            inbound=sum(
                row.kind in {MessageKind.INBOUND, MessageKind.ENTRY}
                for row in self.month.messages
            ),
            missed=len(self.month.missed),
            carried_over=self.month.carried_over,
            paused=self.month.paused,
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two means of the same thing, and how far they lie apart."""

    name: str
    simulator: float
    twin: float
    standard_errors: float


def compared(
    simulator: Iterable[Counter[str]], twin: Iterable[Counter[str]]
) -> Iterator[Comparison]:
    """Compare the means over repeated runs of everything that was counted."""
    ours, theirs = list(simulator), list(twin)
    for name in sorted({name for run in (*ours, *theirs) for name in run}):
        left = [float(run[name]) for run in ours]
        right = [float(run[name]) for run in theirs]
        error = sqrt(variance(left) / len(left) + variance(right) / len(right))
        apart = fmean(left) - fmean(right)
        standard_errors = apart / error if error else inf if apart else 0.0
        yield Comparison(name, fmean(left), fmean(right), standard_errors)


def _causes(plan: Plan) -> tuple[str, ...]:
    months = [all_lines(month) for month in months_of(plan)]
    lines = (line for one in months for line in (*one.sends, *one.entry_points, *one.inbound))
    return tuple(dict.fromkeys(line.id for line in lines))


def _markets_of(plan: Plan) -> dict[str, str]:
    lines = all_lines(plan)
    countries = [line.country for line in (*lines.audiences, *lines.entry_points)]
    countries += [line.country for line in lines.inbound if line.country]
    return {
        country: str(load_markets().market_of_country(country, plan.month.first_day))
        for country in countries
    }
