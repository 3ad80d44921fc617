"""Bills a playground situation under the rules of an era."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

import numpy as np

from tarife.billing.engine import bill
from tarife.billing.eras import ERAS, Era, EraId, era_on
from tarife.billing.ledger import REASONS, Ledger, Reason
from tarife.billing.rating import schedule_of
from tarife.billing.settings import BillingSettings
from tarife.insight.explain.rules import Rule, rule_behind
from tarife.insight.explain.timelines import IntervalKind, Moment, Timeline, intervals_of
from tarife.insight.playground.situation import Situation
from tarife.rates.book import RateBook
from tarife.rates.cards import CardId
from tarife.rates.markets.markets import Markets
from tarife.terms.allowances import SERVICE_ALLOWANCE
from tarife.terms.calendar import (
    FIRST_RULES_DAY,
    MICROSECONDS_PER_SECOND,
    instant_us,
    moment_at,
)
from tarife.terms.categories import CATEGORIES
from tarife.terms.money import Money
from tarife.terms.problems import InputError, Problem
from tarife.traffic.table import MessageTable

_UNITED_STATES: Final = "US"


@dataclass(frozen=True, slots=True)
class MessageOutcome:
    """How a message is billed under the rules.

    Attributes:
        index: Its index in the situation.
        number: Its business number.
        moment: When it counts, why and what it costs.
        rule: The rule behind that; nothing for what the person writes.
        market: The market of the person's number on that day; empty for what the person writes.
        card: The card that printed the rate, where it is charged.
    """

    index: int
    number: int
    moment: Moment
    rule: Rule | None = None
    market: str = ""
    card: CardId | None = None


@dataclass(frozen=True, slots=True)
class EraLane:
    """A situation under one set of rules.

    Attributes:
        rules: The era in which it begins.
        outcomes: What becomes of each message, in order of time.
        by_number: The timeline of each business number that occurs.
        total: What all of it costs: the exact sum of the charges of ``outcomes``.
        problems: Why it cannot be billed; then there is nothing else.
    """

    rules: EraId
    outcomes: tuple[MessageOutcome, ...]
    by_number: Mapping[int, Timeline]
    total: Money
    problems: tuple[Problem, ...] = ()

    @property
    def timeline(self) -> Timeline | None:
        """The messages and stretches of all numbers; nothing where there are none."""
        lines = tuple(self.by_number.values())
        if not lines:
            return None
        intervals = (one for line in lines for one in line.intervals)
        return Timeline(
            lines[0].begins,
            tuple(outcome.moment for outcome in self.outcomes),
            tuple(sorted(intervals, key=lambda one: one.starts_s)),
        )


def play(situation: Situation, rules: EraId, known: tuple[RateBook, Markets]) -> EraLane:
    """Bill a situation as real messages of that era are billed.

    It is laid on days of the era and billed by date, so one that crosses into another era, card
    or month follows the rules and rates of each delivery. Volume tiers begin with it.

    Args:
        situation: What happens.
        rules: The era in which it begins.
        known: The rate cards and the markets.
    """
    book, markets = known
    begins = situation.begins(rules)
    nothing = Money(0, situation.currency)
    if not situation.messages:
        return EraLane(rules, (), MappingProxyType({}), nothing)
    try:
        table = _table(situation, begins, markets)
        ledger = bill(table, book, _settings(situation), markets)
    except InputError as error:
        return EraLane(rules, (), MappingProxyType({}), nothing, error.problems)
    outcomes, eras = _outcomes(situation, ledger, book)
    by_number = {
        number: _timeline(outcomes, eras, number, (begins, situation.free_entry_hours))
        for number in sorted({message.number for message in situation.messages})
    }
    total = Money(ledger.total_micros, situation.currency)
    return EraLane(rules, outcomes, MappingProxyType(by_number), total)


def _settings(situation: Situation) -> BillingSettings:
    return BillingSettings(
        currency=situation.currency,
        zone=situation.zone,
        free_entry_hours=situation.free_entry_hours,
        allowance_used=SERVICE_ALLOWANCE if situation.is_allowance_used else 0,
        home_country=situation.home_country,
        authentication_international_from=FIRST_RULES_DAY if situation.home_country else None,
    )


def _table(situation: Situation, begins: datetime, markets: Markets) -> MessageTable:
    """Make the columns that billing reads.

    Raises:
        InputError: If no market of the country is known on a day of delivery.
    """
    messages, size = situation.messages, len(situation.messages)
    start_us = instant_us(begins)
    at_us = [start_us + one.delivered_s * MICROSECONDS_PER_SECOND for one in messages]
    days = [moment_at(at, situation.zone).date() for at in at_us]
    found = [markets.market_of_country(situation.country, day) for day in days]
    problems = [one for one in found if isinstance(one, Problem)]
    if problems:
        raise InputError(dict.fromkeys(problems))
    names = tuple(dict.fromkeys(str(one) for one in found))
    number = np.array([message.number for message in messages], dtype=np.int64)
    return MessageTable(
        at_us=np.array(at_us, dtype=np.int64),
        pair=number,
        number=number,
        kind=np.array([message.act.kind for message in messages], dtype=np.uint8),
        market=np.array([names.index(str(one)) for one in found], dtype=np.int64),
        in_united_states=np.full(size, situation.country == _UNITED_STATES),
        source=np.zeros(size, dtype=np.int64),
        markets=names,
    )


def _outcomes(
    situation: Situation, ledger: Ledger, book: RateBook
) -> tuple[tuple[MessageOutcome, ...], dict[int, Era]]:
    """Say what became of each message, and under which era each one was billed."""
    outcomes = [
        MessageOutcome(index, message.number, Moment(message.at_s, message.act.kind))
        for index, message in enumerate(situation.messages)
        if message.act.is_inbound
    ]
    eras: dict[int, Era] = {}
    dates = ledger.calendar.dates()
    for row, index in enumerate(ledger.rows.tolist()):
        message, day = situation.messages[index], dates[ledger.day[row]]
        category = CATEGORIES[ledger.category[row]]
        reason = REASONS[ledger.reason[row]]
        era = era_on(day) or ERAS[0]
        charge = Money(int(ledger.rate_micros[row]), ledger.currency)
        moment = Moment(message.delivered_s, message.act.kind, category, reason, charge=charge)
        market = ledger.table.markets[ledger.table.market[index]]
        priced = schedule_of((market, category, day), era, book, ledger.currency)
        card = None
        if moment.is_charged and not isinstance(priced, Problem):
            card = priced[0].card
        rule = rule_behind(reason, category, era)
        outcomes.append(MessageOutcome(index, message.number, moment, rule, market, card))
        eras[index] = era
    return tuple(
        sorted(outcomes, key=lambda outcome: (outcome.moment.at_s, outcome.index))
    ), eras


def _timeline(
    outcomes: tuple[MessageOutcome, ...],
    eras: dict[int, Era],
    number: int,
    simulation: tuple[datetime, int],
) -> Timeline:
    begins, free_entry_hours = simulation
    own = [outcome for outcome in outcomes if outcome.number == number]
    moments = tuple(outcome.moment for outcome in own)
    windows = intervals_of(moments, lambda _: ERAS[-1], free_entry_hours)
    may_open = tuple(
        outcome.moment
        for outcome in own
        if outcome.rule is None
        or eras[outcome.index].by_conversation
        or outcome.moment.reason is Reason.FREE_ENTRY_POINT  # it ends conversations
    )
    conversations = (
        interval
        for interval in intervals_of(may_open, lambda _: ERAS[0], free_entry_hours)
        if interval.kind is IntervalKind.CONVERSATION
    )
    intervals = sorted((*windows, *conversations), key=lambda one: one.starts_s)
    return Timeline(begins, moments, tuple(intervals))
