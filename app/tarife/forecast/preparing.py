"""Prepares a plan for simulation and billing, or raises all its problems."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Final, TypeAlias

import numpy as np

from tarife.billing.ledger import LedgerLines
from tarife.billing.settings import BillingSettings
from tarife.billing.tally import MonthTerms, Tally, bill_tallies, free_units, tier_counts
from tarife.forecast.account import billing_settings, era_of
from tarife.forecast.bids import bid_prices, with_reach
from tarife.forecast.held_rates import RatesInUse, rates_for
from tarife.forecast.merged_counts import (
    LineMarkets,
    MergedCounts,
    countries_of_lines,
    first_service,
)
from tarife.forecast.moved_rates import likely_percents, unknown_days, with_moved
from tarife.forecast.notes.hours import skipped_hours
from tarife.forecast.notes.markets import market_notes
from tarife.forecast.play.claims import Claims
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
from tarife.forecast.start import Start, check_start
from tarife.plan.checks.lines import MOST_MOMENTS_OF_PLAN, too_many_moments
from tarife.plan.checks.months import check_numbers_of_months
from tarife.plan.checks.plan import check_whole
from tarife.plan.grid import Lines, all_lines
from tarife.plan.model.lines import Audience, Broadcast, EntryPoint, Inbound, Steady
from tarife.plan.model.plan import Plan
from tarife.plan.what_if.months import months_of
from tarife.rates.book import RateBook
from tarife.rates.cards import RateCard
from tarife.rates.checks import hint_for_currency
from tarife.rates.markets.markets import Markets
from tarife.simulation.clock import PeriodClock
from tarife.simulation.script import SimulationSettings
from tarife.simulation.segments import (
    PlacedSegment,
    Playable,
    arrivals,
    playable,
    playable_in,
    segments_of,
)
from tarife.terms.arrays import Indices, group_of_each
from tarife.terms.calendar import AccountCalendar
from tarife.terms.problems import FieldPath, InputError, Problem
from tarife.terms.sentences import say

MOST_EACH: Final = 10_000
"""Messages of one line to each person of an audience, on average, that can be played."""

_LEAST_CLAIMS: Final = 1024


@dataclass(frozen=True, slots=True, eq=False)
class PreparedMonth:
    """What happens in one month of a plan, and by what it is billed.

    Attributes:
        plan: The plan of this month alone.
        lines: Its lines, those of the grid spelled out.
        terms: By what it is billed.
        card: The card that holds on its first day.
        market_of: The market of each country of the plan on that day.
    """

    plan: Plan
    lines: Lines
    terms: MonthTerms
    card: RateCard
    market_of: Mapping[str, str]

    @property
    def free(self) -> int:
        """How many service messages the free tier of each number, or of all, pays for."""
        return free_units(self.terms.era, self.terms.settings)

    @property
    def free_tiers(self) -> int:
        """How many free tiers are spent apart: one for each number, one for all, or none."""
        return self.terms.era.free_tiers(self.plan.account.numbers)


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A plan without problems, ready to be played and billed.

    Attributes:
        plan: The plan.
        months: Its months.
        lines: The lines that cause messages, as a forecast names them.
        placed: Its segments.
        calendar: The days of all months.
        loads: The work that each segment makes.
        notes: What to know of the rates, markets and hours.
        start: From when it is billed, if not from the first day.
        unknown_days: The days whose cards are not known yet.
    """

    plan: Plan
    months: tuple[PreparedMonth, ...]
    lines: tuple[Playable, ...]
    placed: tuple[PlacedSegment, ...]
    calendar: AccountCalendar
    loads: Sequence[Load]
    notes: tuple[Problem, ...]
    start: Start | None = None
    unknown_days: tuple[date, ...] = ()

    @property
    def free(self) -> int:
        """How many service messages the free tiers of all numbers pay for together."""
        return sum(month.free * month.free_tiers for month in self.months)

    def bits_for(self, sampling: SamplingPlan) -> int:
        """Give the bits of the sample to play, or 0 for everyone.

        Raises:
            InputError: If everyone is asked for, and would take too much memory.
        """
        segments = [placed.segment for placed in self.placed]
        return sampling.bits_for(segments, self.loads, self.free)

    def setting(self, sample_bits: int) -> CountSettings:
        """Give what the counts depend on; 0 bits play everyone."""
        account = self.plan.account
        most = max(month.free for month in self.months)
        return CountSettings(
            simulation=SimulationSettings(
                self.plan.period, self.calendar.zone, account.desk, self.plan.seed
            ),
            eras=tuple(month.terms.era for month in self.months),
            free_entry_hours=account.free_entry_hours,
            numbers=account.numbers,
            claims=max(_LEAST_CLAIMS, 1 << most.bit_length()),
            sample_bits=sample_bits,
            claims_from=0 if self._is_allowance_played else self.first_day,
        )

    @property
    def first_day(self) -> int:
        """The first day of the period that is billed, from 0."""
        return (self.start.day - self.plan.period.first_day).days if self.start else 0

    @property
    def _is_allowance_played(self) -> bool:
        return self.start is None or self.start.allowance_used is None

    def bill(self, counts: Sequence[SegmentCounts]) -> tuple[LedgerLines, tuple[Flow, ...]]:
        """Price the counts of all segments, and say which way each month's messages went.

        Lines are priced in order of their ids: they share the bands of a day in whole messages,
        and who gets the odd one must not depend on the order of rows.

        Raises:
            InputError: If a needed rate is missing.
        """
        in_order = sorted(range(len(self.lines)), key=lambda index: self.lines[index].id)
        by_id, ids = np.array(in_order, dtype=np.int64), [self.lines[at].id for at in in_order]
        merged = MergedCounts.of(self.placed, counts, np.argsort(by_id))
        in_plan = countries_of_lines(self.placed)
        countries = [in_plan[index] for index in in_order]
        market_of = [month.market_of for month in self.months]
        markets = LineMarkets.of(countries, market_of, self.plan.period)
        months: list[MonthTerms] = []
        for month in self.months:
            terms = month.terms
            if self.start and self.start.is_in(month.plan):
                first_day = (month.plan.month.first_day - self.plan.month.first_day).days
                begun = merged.of_days(first_day, self.first_day).tally(markets)
                terms = _begun(terms, begun, self.start)
            prices = bid_prices(month.plan, terms.era)
            bids = {index: prices[name] for index, name in enumerate(ids) if name in prices}
            months.append(replace(terms, bid_prices=bids))
        first = first_service(self.first_claims(merged), markets, self.calendar)
        if self.start:
            first = first.from_day(self.first_day)
            merged = merged.of_days(self.first_day, self.calendar.days)
        lines = bill_tallies(merged.tally(markets), first, months, self.calendar)
        return lines.renumbered(by_id), merged.flows(self.plan.period)

    @property
    def months_of_free_tiers(self) -> Indices:
        """The month of each free tier that is spent apart."""
        return group_of_each([month.free_tiers for month in self.months])

    def first_claims(self, merged: MergedCounts) -> Claims:
        """Give the first service messages of each free tier, in order of time."""
        month = self.months_of_free_tiers
        free = np.array([one.free for one in self.months])
        clock = PeriodClock(self.plan.period, self.calendar.zone)
        starts_s = np.array(clock.month_starts_s)
        return merged.claims.earliest(free[month], starts_s[month]).by_time(merged.keys)


def prepare(
    plan: Plan, book: RateBook, markets: Markets, start: Start | None = None
) -> Prepared:
    """Check a plan, and lay out what is played and by what it is billed.

    Raises:
        InputError: If the plan cannot be played, with every problem.
    """
    rates = rates_for(plan, book, markets)
    days = unknown_days(plan, rates.book)
    assumed = with_moved(rates.book, plan, days, likely_percents(plan, days))
    rates = replace(rates, book=assumed)
    calendar, months = _months(plan, rates, start)
    lines = [month.lines for month in months]
    placed = segments_of(lines, plan.period, plan.seed)
    skipped = (
        skipped_hours(playable(month.lines), PeriodClock(month.plan.period, calendar.zone))
        for month in months
        if month.terms.calendar.skips_hours
    )
    ready = Prepared(
        plan=plan,
        months=months,
        lines=playable_in(lines),
        placed=placed,
        calendar=calendar,
        loads=loads_of([one.segment for one in placed], plan.period),
        notes=(
            *rates.notes,
            *market_notes(months[0].market_of, plan.period, rates.markets),
            *chain.from_iterable(skipped),
        ),
        start=start,
        unknown_days=days,
    )
    problems = list(too_much_work(ready))
    if problems:
        raise InputError(problems)
    return ready


def _begun(terms: MonthTerms, begun: Tally, start: Start) -> MonthTerms:
    """Let volume tiers begin where a month's messages until the start have left them."""
    used = {**tier_counts(begun, terms.settings.tier_used), **start.tier_used}
    return replace(terms, settings=replace(terms.settings, tier_used=used))


def _months(
    plan: Plan, rates: RatesInUse, start: Start | None
) -> tuple[AccountCalendar, tuple[PreparedMonth, ...]]:
    """Lay out each month of a plan, and the days of all.

    Raises:
        InputError: If the plan cannot be played, with every problem but those of its size.
    """
    singles, problems = _laid_out(plan, start)
    lines = [with_reach(all_lines(single), era_of(single)) for single in singles]
    countries = _countries(lines)
    months: list[PreparedMonth] = []
    days: AccountCalendar | None = None  # the zone is known to exist once nothing is wrong
    for single, own in zip(singles, lines, strict=True):
        market_of, unknown = _markets_of(single, countries, rates.markets)
        problems += unknown
        card = rates.book.card(single.account.currency, single.month.first_day)
        era = era_of(single)
        if card is None:
            problems.append(_no_card(single, rates.book))
        if not problems:
            problems += _too_many(own, single)
        if not problems and card is not None and era is not None:
            settings = settings_of(single, rates.markets, start)
            days = days or AccountCalendar.of(settings.zone, plan.period)
            terms = MonthTerms(
                era, rates.book, settings, rates.markets, days.within(single.period)
            )
            months.append(PreparedMonth(single, own, terms, card, market_of))
    if not problems:
        problems += _too_many_moments(lines)
    if problems or days is None or len(months) < len(singles):
        raise InputError(tuple(dict.fromkeys(problems)))  # of months without rules too
    return days, tuple(months)


def _laid_out(plan: Plan, start: Start | None) -> tuple[tuple[Plan, ...], list[Problem]]:
    """Check a plan, and lay out its months, once for what is checked in them and played.

    Raises:
        InputError: If laying them out would take long.
    """
    problems = [*check_whole(plan), *(check_start(start, plan) if start else ())]
    if any(problem.code == "too-many-moments" for problem in problems):
        raise InputError(problems)
    months = months_of(plan)
    return months, problems or [*check_numbers_of_months(plan, months)]


def settings_of(single: Plan, markets: Markets, start: Start | None) -> BillingSettings:
    """Give the account of a plan as billing sees it in one of its months."""
    settings = billing_settings(single, markets)
    return start.settings(settings, single) if start else settings


def too_much_work(ready: Prepared) -> Iterator[Problem]:
    """Tell of the line that brings most where people get too much to be played at all."""

    def heaviest(index: int) -> str:
        found = Load.heaviest(ready.placed[index].segment, ready.plan.period)
        return repr(next(line.name for line in ready.lines if line.id == found))

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


_Placed: TypeAlias = Audience | EntryPoint | Inbound
"""What names a country."""


def _countries(months: Sequence[Lines]) -> dict[str, _Placed]:
    """Give the countries in use, each with the line that names it last."""
    found: dict[str, _Placed] = {}
    for lines in months:
        found |= {audience.country: audience for audience in lines.audiences}
        found |= {entry.country: entry for entry in lines.entry_points}
        found |= {line.country: line for line in lines.inbound if line.country}
    return found


def _named(line: _Placed) -> str:
    match line:
        case Audience():
            return say("audience {name!r}", name=line.name)
        case EntryPoint():
            return say("entry point {name!r}", name=line.name)
        case Inbound():
            return say("inbound {name!r}", name=line.name)


def _markets_of(
    plan: Plan, countries: Mapping[str, _Placed], markets: Markets
) -> tuple[dict[str, str], list[Problem]]:
    """Find the market of every country in use, and tell of those that do not exist."""
    found: dict[str, str] = {}
    problems = {}
    for country, line in countries.items():
        market = markets.market_of_country(country, plan.month.first_day)
        if isinstance(market, Problem):
            problems[country] = replace(market, where=_named(line))
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
            currency=plan.card_currency,
            first=first,
        ),
        hint=_hint_for_card(plan.card_currency, others),
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


def _too_many_moments(months: Sequence[Lines]) -> Iterator[Problem]:
    """Tell of the broadcast with most moments where the grid's make too many of all."""
    moments = [
        (len(send.schedule.moments), send.name)
        for lines in months
        for send in lines.sends
        if isinstance(send.schedule, Broadcast)
    ]
    if sum(number for number, _ in moments) > MOST_MOMENTS_OF_PLAN:
        yield too_many_moments(repr(max(moments)[1]))
