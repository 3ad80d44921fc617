"""Event history of one simulated person: open windows, deciding rules and costs."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import numpy as np

from tarife.billing.ledger import CHARGED_REASONS, REASON_CODES, Reason, is_charged
from tarife.billing.tally import free_share
from tarife.forecast.bids import bid_prices
from tarife.forecast.forecast import WORKER_POOL
from tarife.forecast.merged_counts import MergedCounts
from tarife.forecast.play.counting import CountSettings
from tarife.forecast.play.people import Event, People, Windows
from tarife.forecast.play.sampling import SamplingPlan
from tarife.forecast.preparing import Prepared, prepare
from tarife.forecast.result import Forecast, Source
from tarife.insight.explain.rules import MAX_PRICE, Rule, rule_behind
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.simulation.segments import PlacedSegment, Segment
from tarife.terms.categories import CATEGORIES, CODES, Category
from tarife.terms.money import Money
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say
from tarife.traffic.table import CATEGORY_OF_KIND, MessageKind

_LOOKED_AT: Final = 300
MOST_EVENTS: Final = 50_000
"""So many are looked at to find somebody, and told of a person; most people have some ten."""

_ENOUGH_EVENTS: Final = 14


@dataclass(frozen=True, slots=True)
class PersonEvent:
    """Something that happened to a person, and what it cost.

    Attributes:
        at: When, in the account's time zone.
        source: The line of the plan that caused it.
        happened: A `tarife.traffic.table.MessageKind`, or one of those that
            `tarife.simulation.occurrences` lists beside them.
        windows: What is open afterwards.
        category: What a message of the business is charged as, or would be.
        reason: Why it is charged, free or refused.
        rule: The rule behind the reason.
        rate: What it cost; nothing where it cost nothing.
        is_average: Whether that is the average of its day, which reached another volume tier.
    """

    at: datetime
    source: Source
    happened: int
    windows: Windows
    category: Category | None = None
    reason: Reason | None = None
    rule: Rule | None = None
    rate: Money | None = None
    is_average: bool = False


@dataclass(frozen=True, slots=True)
class PersonHistory:
    """The month of one person.

    Attributes:
        person: Which person of those the line reaches, from 0.
        of: How many there are.
        country: Where the person is.
        number: The business number that serves the person, from 0.
        steps: What happened, in order.
        cost: What all of it cost.
    """

    person: int
    of: int
    country: str
    number: int
    steps: tuple[PersonEvent, ...]
    cost: Money


def check_tellable(plan: Plan, known: tuple[RateBook, Markets], person: int) -> None:
    """See, before a plan is played, that somebody's month can be told, whichever line is meant.

    Raises:
        InputError: If more happens to each than anybody would read, or it cannot be played.
    """
    ready = prepare(plan, *known)
    setting = ready.setting(ready.bits_for(SamplingPlan()))
    happenings = 0
    for placed in ready.placed:
        people = People(placed, setting)
        happenings = people.count_events(person) if 0 <= person < len(people) else 0
        if happenings <= MOST_EVENTS:
            return
    if happenings:
        raise InputError([_too_much_to_tell(person, happenings)])


class PersonHistories:
    """Tells people of one line of a plan, exactly as the forecast played and billed them."""

    def __init__(
        self, forecast: Forecast, known: tuple[RateBook, Markets], source: int
    ) -> None:
        """Look up who belongs to a line.

        Args:
            forecast: The forecast.
            known: The rate cards and markets it was made with.
            source: The index of the line in ``forecast.sources``.
        """
        self._forecast = forecast
        self._source = source
        ready = prepare(forecast.plan, *known)
        self._setting: CountSettings = ready.setting(forecast.playing.sample_bits)
        self._placed = next(one for one in ready.placed if source in one.sources)
        self._people = People(self._placed, self._setting)
        self._free = _free_answers(ready, self._setting, self._placed)
        self._rates: dict[tuple[int, date, Category], tuple[Category, Money, bool]] = {}
        self._by_cap = [
            set(bid_prices(month.plan, month.era)) for month in self._forecast.months
        ]
        self._reasons_on: dict[date, Reason | None] = {}

    @property
    def segment(self) -> Segment:
        """The people whom the line can reach, with all that reaches them."""
        return self._placed.segment

    @property
    def people(self) -> int:
        """How many people the line can reach, or of a sample how many are played."""
        return len(self._people)

    def story(self, person: int) -> PersonHistory:
        """Tell the month of a person, counted from 0.

        Raises:
            InputError: If more happens to the person than anybody would read.
        """
        happenings = self._people.count_events(person)
        if happenings > MOST_EVENTS:
            raise InputError([_too_much_to_tell(person, happenings)])
        steps = tuple(self._steps(person))
        cost = sum(step.rate.micros for step in steps if step.rate is not None)
        return PersonHistory(
            person=person,
            of=self.people,
            country=self._placed.segment.country,
            number=self._people.number_of(person),
            steps=steps,
            cost=Money(cost, self._forecast.lines.currency),
        )

    def representative_person(self) -> int | None:
        """Find somebody whose month shows the line at work, among the first few hundred."""
        best: tuple[int, int] | None = None
        seen = 0
        for person in range(min(self.people, _LOOKED_AT)):
            seen += self._people.count_events(person)
            if seen > MOST_EVENTS:
                break
            worth = self._worth(tuple(self._people.events(person)))
            if worth and (best is None or worth > best[0]):
                best = (worth, person)
        return None if best is None else best[1]

    def _worth(self, events: tuple[Event, ...]) -> int:
        """Count different things that happen; nothing for somebody the line passes by."""
        own = (event.reason for event in events if event.source == self._source)
        if not any(own):
            return 0
        fates = {(event.happened, event.reason) for event in events}
        return 1 + 2 * len(fates) - max(0, len(events) - _ENOUGH_EVENTS)

    def _steps(self, person: int) -> Iterator[PersonEvent]:
        """Tell what happened; the first answers are the ones that a free tier pays for."""
        spent: Counter[tuple[int, int]] = Counter()
        for event in self._people.events(person):
            own = (self._people.month_of(event), person)
            is_free = (
                spent[own] < self._free.get(own, 0)
                and event.happened == MessageKind.FREE_FORM
                and event.reason in CHARGED_REASONS
            )
            spent[own] += is_free
            yield self._step(event, is_free=is_free)

    def _step(self, event: Event, *, is_free: bool) -> PersonEvent:
        source, at = self._forecast.sources[event.source], self._people.moment(event)
        windows = self._people.windows(event)
        if event.reason is None:
            return PersonEvent(at, source, event.happened, windows)
        category, reason = CATEGORIES[CATEGORY_OF_KIND[event.happened]], event.reason
        rate, is_average = None, False
        beyond = self._beyond(at.date()) if category is Category.SERVICE else None
        if is_free:
            reason = Reason.FREE_TIER
        elif reason in CHARGED_REASONS and beyond:
            reason = beyond
        elif reason in CHARGED_REASONS:
            key = event.source, at.date(), category
            if key not in self._rates:
                self._rates[key] = self._rate(*key)
            category, rate, is_average = self._rates[key]
        month = self._people.month_of(event)
        era = self._forecast.months[month].era
        is_sold = reason in CHARGED_REASONS and category is Category.MARKETING
        by_cap = is_sold and source.id in self._by_cap[month]
        return PersonEvent(
            at,
            source,
            event.happened,
            windows,
            category=category,
            reason=reason,
            rule=MAX_PRICE if by_cap else rule_behind(reason, category, era),
            rate=rate,
            is_average=is_average,
        )

    def _beyond(self, on: date) -> Reason | None:
        """Say what becomes of an answer beyond the allowance, if it is not charged."""
        if on not in self._reasons_on:
            lines = self._forecast.lines
            day = (on - lines.calendar.first_day).days
            found = set(lines.reason[lines.day == day].tolist())
            excepted = (Reason.WAIVED, Reason.NO_PAYMENT_METHOD)
            beyond = (one for one in excepted if REASON_CODES[one] in found)
            self._reasons_on[on] = next(beyond, None)
        return self._reasons_on[on]

    def _rate(self, source: int, on: date, category: Category) -> tuple[Category, Money, bool]:
        """Find as what and at which rate the ledger charged such messages that day."""
        lines = self._forecast.lines
        day = (on - lines.calendar.first_day).days
        kinds = [category]
        if category is Category.AUTHENTICATION:
            kinds.append(Category.AUTHENTICATION_INTERNATIONAL)
        rows = np.flatnonzero(
            (lines.source == source)
            & (lines.day == day)
            & np.isin(lines.category, [CODES[kind] for kind in kinds])
            & is_charged(lines.reason)
        )
        messages, charge = lines.messages[rows].sum(), lines.charge_micros[rows].sum()
        rate, rest = divmod(int(charge), int(messages))
        charged_as = CATEGORIES[lines.category[rows[0]]]
        return charged_as, Money(rate, lines.currency), rest != 0


def _too_much_to_tell(person: int, happenings: int) -> Problem:
    return Problem(
        "too-much-to-tell",
        say("person {person:,}", person=person + 1),
        say(
            "{happenings:,} messages are more than the {most:,} that are told",
            happenings=happenings,
            most=MOST_EVENTS,
        ),
        say("lower the volume, the turns, the messages an answer or the follow-ups"),
    )


def _free_answers(
    ready: Prepared, setting: CountSettings, placed: PlacedSegment
) -> Mapping[tuple[int, int], int]:
    """Count for each month and person of a segment the answers that a free tier pays for.

    A free tier is spent in order of time, so they are the person's first ones of the month.
    """
    counts = WORKER_POOL.counts([one.segment for one in ready.placed], setting, lambda: False)
    merged, own = MergedCounts.of(ready.placed, counts), ready.placed.index(placed)
    claims = ready.first_claims(merged)
    month = ready.months_of_free_tiers[claims.tier]
    free = np.array([one.free for one in ready.months])[month]
    is_free = free_share(claims.tier, claims.weight, free) > 0
    rows = is_free & (claims.segment == own)
    return Counter(zip(month[rows].tolist(), claims.person[rows].tolist(), strict=True))


def line_named(sources: Sequence[Source], name: str) -> int | None:
    """Find the index of a line by its id or its name."""
    for index, source in enumerate(sources):
        if name in {source.id, source.name}:
            return index
    return None


def costliest_line(forecast: Forecast) -> int | None:
    """Find the line that costs most, or that has most messages where nothing costs."""
    lines = forecast.lines
    if not len(lines.source):
        return None
    size = len(forecast.sources)
    cost = np.bincount(lines.source, weights=lines.charge_micros, minlength=size)
    messages = np.bincount(lines.source, weights=lines.messages, minlength=size)
    return int(np.lexsort((messages, cost))[-1])
