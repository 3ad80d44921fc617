"""Prepares a plan for simulation and billing, or raises all its problems."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from tarife.billing.eras import FreeTierScope
from tarife.billing.ledger import LedgerLines
from tarife.billing.tally import TallySettings, bill_tally, free_units
from tarife.forecast.account import billing_settings, era_of
from tarife.forecast.held_rates import rates_for
from tarife.forecast.month import Month, markets_of_lines
from tarife.forecast.notes.hours import skipped_hours
from tarife.forecast.notes.markets import market_notes
from tarife.forecast.play.counting import CountSettings, SegmentCounts
from tarife.forecast.play.sampling import (
    FEWEST_BITS,
    MOST_FOR_ONE,
    Load,
    SamplingPlan,
    is_too_much,
    loads_of,
)
from tarife.forecast.result import Flow
from tarife.plan.checks.plan import check_plan
from tarife.plan.grid import Lines, all_lines
from tarife.plan.model.lines import Broadcast, Steady
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.cards import RateCard
from tarife.rates.checks import hint_for_currency
from tarife.rates.markets.markets import Markets
from tarife.simulation.clock import MonthClock
from tarife.simulation.script import SimulationSettings
from tarife.simulation.segments import PlacedSegment, arrivals, playable, segments_of
from tarife.terms.calendar import AccountCalendar
from tarife.terms.problems import FieldPath, InputError, Problem
from tarife.terms.sentences import say

MOST_EACH: Final = 10_000
"""Messages of one line to each person of an audience, on average, that can be played."""

MOST_MOMENTS: Final = 10_000
"""Moments of all broadcasts of a plan; each is laid out for the simulation."""

_LEAST_CLAIMS: Final = 1024


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A plan without problems, ready to be played and billed.

    Attributes:
        plan: The plan.
        lines: Its lines, those of the grid spelled out.
        placed: Its segments.
        terms: By what it is billed.
        card: The card that holds on the month's first day.
        market_of: The market of each country of the plan.
        loads: The work that each segment makes.
        notes: What to know of the rates, markets and hours.
    """

    plan: Plan
    lines: Lines
    placed: tuple[PlacedSegment, ...]
    terms: TallySettings
    card: RateCard
    market_of: Mapping[str, str]
    loads: Sequence[Load]
    notes: tuple[Problem, ...]

    @property
    def free(self) -> int:
        """How many service messages the free tiers of all numbers pay for together."""
        units = free_units(self.terms.era, self.terms.settings)
        is_each = self.terms.era.free_tier is FreeTierScope.NUMBER
        return units * self.plan.account.numbers if is_each else units

    def bits_for(self, sampling: SamplingPlan) -> int:
        """Give the bits of the sample to play, or 0 for everyone.

        Raises:
            InputError: If everyone is asked for, and would take too much memory.
        """
        segments = [placed.segment for placed in self.placed]
        return sampling.bits_for(segments, self.loads, self.free)

    def setting(self, sample_bits: int) -> CountSettings:
        """Give what the counts depend on; 0 bits play everyone."""
        account, terms = self.plan.account, self.terms
        free = free_units(terms.era, terms.settings)
        return CountSettings(
            simulation=SimulationSettings(
                self.plan.month, terms.settings.zone, account.desk, self.plan.seed
            ),
            era=terms.era,
            free_entry_hours=account.free_entry_hours,
            numbers=account.numbers,
            claims=max(_LEAST_CLAIMS, 1 << free.bit_length()),
            sample_bits=sample_bits,
        )

    def bill(self, counts: Sequence[SegmentCounts]) -> tuple[LedgerLines, Flow]:
        """Price the counts of all segments, and say which way the messages went.

        Lines are priced in order of their ids: they share the bands of a day in whole messages,
        and who gets the odd one must not depend on the order of rows.

        Raises:
            InputError: If a needed rate is missing.
        """
        free = free_units(self.terms.era, self.terms.settings)
        by_id = np.argsort([line.id for line in playable(self.lines)])
        rank = np.argsort(by_id).tolist()
        placed = [
            replace(one, sources=tuple(rank[index] for index in one.sources))
            for one in self.placed
        ]
        month = Month.of(placed, counts, free)
        market_of_line, names = markets_of_lines(placed, self.market_of)
        lines = bill_tally(
            month.tally(market_of_line, names),
            month.first_service(market_of_line, self.terms.calendar),
            self.terms,
        ).renumbered(by_id)
        return lines, month.flow(missed=int(lines.messages[lines.refused].sum()))


def prepare(plan: Plan, book: RateBook, markets: Markets) -> Prepared:
    """Check a plan, and lay out what is played and by what it is billed.

    Raises:
        InputError: If the plan cannot be played, with every problem.
    """
    rates = rates_for(plan, book, markets)
    book, markets = rates.book, rates.markets
    lines = all_lines(plan)
    market_of, problems = _markets_of(plan, lines, markets)
    problems = [*check_plan(plan), *problems]
    card = book.card(plan.account.currency, plan.month.first_day)
    if card is None:
        problems.append(_no_card(plan, book))
    era = era_of(plan)
    if not problems:
        problems += [*_too_many(lines, plan), *_too_many_moments(lines)]
    if problems or card is None or era is None:  # check_plan tells of months before all rules
        raise InputError(problems)
    settings = billing_settings(plan, markets)
    days = AccountCalendar.covering(settings.zone, plan.month.first_day, plan.month.last_day)
    placed = segments_of(lines, plan.month, plan.seed)
    ready = Prepared(
        plan=plan,
        lines=lines,
        placed=placed,
        terms=TallySettings(era, book, settings, markets, days),
        card=card,
        market_of=market_of,
        loads=loads_of([one.segment for one in placed], plan.month),
        notes=(
            *rates.notes,
            *market_notes(market_of, plan.month, markets),
            *skipped_hours(playable(lines), MonthClock(plan.month, settings.zone)),
        ),
    )
    problems = list(_too_much_work(ready))
    if problems:
        raise InputError(problems)
    return ready


def _too_much_work(ready: Prepared) -> Iterator[Problem]:
    """Tell of the line that brings most where people get too much to be played at all."""
    month = ready.plan.month
    names = [line.name for line in playable(ready.lines)]

    def heaviest(index: int) -> str:
        placed = ready.placed[index]
        return repr(names[placed.sources[Load.heaviest(placed.segment, month)]])

    hint = say("lower the volume, the turns, the messages an answer or the follow-ups")
    burdened = [
        index
        for index, load in enumerate(ready.loads)
        if load.people and load.messages > MOST_FOR_ONE
    ]
    for index in burdened:
        yield Problem(
            "too-many-for-one",
            heaviest(index),
            say(
                "{messages:,} messages to and from each person are more than {most:,}",
                messages=round(ready.loads[index].messages),
                most=MOST_FOR_ONE,
            ),
            hint,
        )
    if not burdened and is_too_much(ready.loads, FEWEST_BITS, ready.free):
        work = [load.played(FEWEST_BITS) * load.messages for load in ready.loads]
        yield Problem(
            "too-much-to-play",
            heaviest(work.index(max(work))),
            say(
                "even {people:,} people of each audience make {messages:,} messages,"
                " more than can be played",
                people=1 << FEWEST_BITS,
                messages=round(sum(work)),
            ),
            hint,
        )


def _markets_of(
    plan: Plan, lines: Lines, markets: Markets
) -> tuple[dict[str, str], list[Problem]]:
    """Find the market of every country in use, and tell of those that do not exist."""
    named = [
        (audience.country, say("audience {name!r}", name=audience.name))
        for audience in lines.audiences
    ]
    named += [
        (entry.country, say("entry point {name!r}", name=entry.name))
        for entry in lines.entry_points
    ]
    named += [
        (line.country, say("inbound {name!r}", name=line.name))
        for line in lines.inbound
        if line.country
    ]
    found: dict[str, str] = {}
    problems = {}
    for country, where in named:
        market = markets.market_of_country(country, plan.month.first_day)
        if isinstance(market, Problem):
            problems[country] = replace(market, where=where)
        else:
            found[country] = market
    for entry in plan.account.tier_used:
        market = markets.market_named(entry.market, plan.month.first_day)
        if isinstance(market, Problem):
            where = say("account: tiers used elsewhere")
            problems[entry.market] = replace(market, where=where)
    return found, list(problems.values())


def _either(names: Sequence[str]) -> str:
    first, *others = names
    return say("{first} or {others}", first=first, others=_either(others)) if others else first


def _no_card(plan: Plan, book: RateBook) -> Problem:
    first = plan.month.first_day
    others = tuple(name for name in book.currencies if book.card(name, first))
    return Problem(
        code="no-card",
        where=FieldPath(("account",), words=say("account")),
        message=say(
            "there is no rate card in {currency!r} for {first:MMMM y}",
            currency=plan.account.currency,
            first=first,
        ),
        hint=_hint_for_card(plan.account.currency, others),
    )


def _hint_for_card(currency: str, others: Sequence[str]) -> str:
    hint = hint_for_currency(currency)
    if hint or not others:
        return hint or say("import Meta's card")
    return say("import Meta's card, or choose {currencies}", currencies=_either(others))


def _too_many(lines: Lines, plan: Plan) -> list[Problem]:
    """Tell of lines that bring more to each person than anybody gets."""
    people = {audience.id: audience.people for audience in lines.audiences}
    sends = [
        (send.name, send.audience, send.volume)
        for send in lines.sends
        if isinstance(send.schedule, Steady)
    ]
    inbound = [
        (line.name, line.audience, round(arrivals(line, plan.month)))
        for line in lines.inbound
        if line.audience
    ]
    return [
        Problem(
            code="too-many-each",
            where=repr(name),
            message=say(
                "{messages:,} messages for {people:,} people are more than {most_each:,} each",
                messages=messages,
                people=people[audience],
                most_each=MOST_EACH,
            ),
            hint=say("enlarge the audience"),
        )
        for name, audience, messages in sends + inbound
        if messages > MOST_EACH * people[audience]
    ]


def _too_many_moments(lines: Lines) -> Iterator[Problem]:
    """Tell of the broadcast with most moments where all have too many together."""
    moments = [
        (len(send.schedule.moments), send.name)
        for send in lines.sends
        if isinstance(send.schedule, Broadcast)
    ]
    together = sum(number for number, _ in moments)
    if together > MOST_MOMENTS:
        yield Problem(
            "too-many-moments",
            repr(max(moments)[1]),
            say(
                "the plan's sends go out at {moments:,} moments, more than {most:,}",
                moments=together,
                most=MOST_MOMENTS,
            ),
            say("give it fewer moments, or send steadily"),
        )
