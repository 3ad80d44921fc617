"""Makes a plan of sums alone, as Meta's analytics give them.

Sums tell how many messages of a market and category there were on each day, not who answered
what. So sends are measured, and how people and the desk behave is assumed; how often people
reply, write on their own and click is set such that the answers of the month agree with those
that were counted, charged and free.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from tarife.actuals.pricing import PRICING_TYPES, PricingType
from tarife.actuals.sums import NOT_SAID, SOURCES, Source, TrafficSums, days_of
from tarife.billing.ledger import REASON_CODES, Reason, is_paused, is_refused
from tarife.fitting.estimates import Fitted, count_estimate, ranges_of
from tarife.fitting.fitting import FittedNumber, FittedPlan
from tarife.fitting.lines import times_by_day
from tarife.fitting.observations import days_covered
from tarife.fitting.sends import is_size, repeats_of
from tarife.forecast.forecast import forecast
from tarife.plan.model.account import Account
from tarife.plan.model.addresses import Address
from tarife.plan.model.behaviour import PRESETS, Behaviour, Preset
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    EntryPoint,
    Inbound,
    Schedule,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.measured import Measured, Measurement
from tarife.plan.model.plan import Plan
from tarife.plan.month_shift import moved_to
from tarife.plan.names import (
    AD,
    AUTHENTICATION_LINE,
    CUSTOMERS,
    LISTED,
    MARKETING_LINE,
    MONTH_PLAN,
    NEW_PEOPLE,
    UTILITY_LINE,
    given,
)
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms import categories
from tarife.terms.arrays import Counts, Floats
from tarife.terms.calendar import BillingMonth
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import Sentence, say

_SENT_AT: Final = time(11)
_ROUNDS: Final = 8
_CLOSE_ENOUGH: Final = 0.002
_MOST_REPLIES: Final = 3.0
"""More answers than so many times the usual are of people who write on their own."""

_LATE: Final = 0.1
_LATE_DAYS: Final = 3
"""What comes so many days after broadcasts is late, if it is no larger share of them."""

_SOURCES: Final = (Source.PRICING_ANALYTICS, Source.CONVERSATION_ANALYTICS)
_OPENED: Final = [
    REASON_CODES[one] for one in (Reason.CONVERSATION_OPENED, Reason.FREE_TIER, Reason.ERA_FREE)
]
_TEMPLATES: Final = {
    categories.MARKETING: (TemplateCategory.MARKETING, MARKETING_LINE, Preset.MARKETING),
    categories.UTILITY: (TemplateCategory.UTILITY, UTILITY_LINE, Preset.ORDER_UPDATE),
    categories.AUTHENTICATION: (
        TemplateCategory.AUTHENTICATION, AUTHENTICATION_LINE, Preset.ONE_TIME_PASSWORD
    ),
}  # fmt: skip
_ENTRY: Final = -1
"""Stands for the category of answers within free entry points."""

_Cell = tuple[str, int]


def fit_sums(
    sums: TrafficSums,
    account: Account,
    rates: tuple[RateBook, Markets],
    month: BillingMonth | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> FittedPlan:
    """Make a plan of the month that sums tell most of.

    Args:
        sums: By market and category; the shorter their times, the better.
        account: The account; how many numbers it has is taken from the sums.
        rates: The rate cards, and which market a country belongs to.
        month: The month of the plan; nothing for the very month of the sums.
        should_stop: Asked now and then; says whether the result is still wanted.

    Raises:
        InputError: If no sum tells market and category, or a rate is missing.
        Stopped: If ``should_stop`` said so.
    """
    seen = _Seen.of(sums, ZoneInfo(account.time_zone))
    drawn = _PlanDraft(seen, account, rates[1])
    plan = _calibrated(drawn, rates, should_stop)
    numbers = tuple(drawn.numbers(plan))
    measured = tuple(
        Measurement(
            *(one.at, one.estimate.low, one.estimate.likely, one.estimate.high), one.estimate.n
        )
        for one in numbers
    )
    plan = replace(
        plan,
        ranges=ranges_of([one for one in measured if one.n]),
        measured=Measured(
            str(seen.month), int(sum(one.sum() for one in seen.per_day.values())), measured
        ),
    )
    moved = moved_to(plan, month or seen.month)
    if month is not None and month != seen.month:
        moved = replace(moved, name=given(MONTH_PLAN, month=month.first_day))
    return FittedPlan(moved, numbers, tuple(_notes(seen)))


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """What sums tell of one month.

    Attributes:
        month: The month.
        per_day: The messages of each market and category by day; of `_ENTRY` answers within
            free entry points.
        covered: Of each day 1 where sums cover it, else 0.
        numbers: How many business numbers there are.
        by_conversation: Whether conversations were counted, not messages.
    """

    month: BillingMonth
    per_day: dict[_Cell, Counts]
    covered: Floats
    numbers: int
    by_conversation: bool

    @classmethod
    def of(cls, sums: TrafficSums, zone: ZoneInfo) -> "_Seen":
        source, rows = _usable(sums)
        spans = [days_of(int(sums.start_us[row]), int(sums.end_us[row]), zone) for row in rows]
        per_month: dict[BillingMonth, int] = {}
        for row, (first, _) in zip(rows, spans, strict=True):
            own = BillingMonth.of(first)
            per_month[own] = per_month.get(own, 0) + int(sums.messages[row])
        month = max(per_month, key=lambda one: (per_month[one], one.first_day))
        found: dict[_Cell, Counts] = {}
        for row, (first, last) in zip(rows, spans, strict=True):
            low = max((first - month.first_day).days, 0)
            high = min((last - month.first_day).days + 1, month.days)
            if low < high:
                cell = _cell(sums, row)
                own_days = found.setdefault(cell, np.zeros(month.days, dtype=np.int64))
                own_days[low:high] += _shared(int(sums.messages[row]), high - low)
        total = sum(found.values(), np.zeros(month.days, dtype=np.int64))
        numbers = len(np.unique(sums.number[rows][sums.number[rows] != NOT_SAID]))
        by_conversation = source is Source.CONVERSATION_ANALYTICS
        covered = days_covered(total, month.dates())
        return cls(month, found, covered, max(numbers, 1), by_conversation)

    @property
    def days(self) -> float:
        """How many days sums cover."""
        return float(self.covered.sum())

    def count(self, cell: _Cell) -> float:
        return float(self.per_day[cell].sum()) if cell in self.per_day else 0.0


def _usable(sums: TrafficSums) -> tuple[Source, list[int]]:
    """Choose sums of a market and category, of messages before conversations."""
    is_entry = np.array([one is PricingType.FREE_ENTRY_POINT for one in PRICING_TYPES])
    has_category = (sums.category != NOT_SAID) | is_entry[sums.type]
    for source in _SOURCES:
        own = sums.source == SOURCES.index(source)
        rows = np.flatnonzero(
            own & (sums.market != NOT_SAID) & has_category & (sums.messages > 0)
        )
        if len(rows):
            return source, rows.tolist()
    message = say("the files hold neither single messages nor sums by market and category")
    hint = say(
        "give webhooks or a log of messages, or pricing analytics with the dimensions COUNTRY "
        "and PRICING_CATEGORY"
    )
    raise InputError([Problem("no-messages", "", message, hint)])


def _cell(sums: TrafficSums, row: int) -> _Cell:
    """Say of which market and category a sum is; a template is always of its own."""
    category = _of_template(int(sums.category[row]))
    is_entry = PRICING_TYPES[sums.type[row]] is PricingType.FREE_ENTRY_POINT
    if is_entry and category in {NOT_SAID, categories.SERVICE}:
        category = _ENTRY
    return sums.markets[int(sums.market[row])], category


def _of_template(category: int) -> int:
    """Give the category of the template of a message; abroad a code has a rate of its own."""
    is_abroad = category == categories.AUTHENTICATION_INTERNATIONAL
    return categories.AUTHENTICATION if is_abroad else category


def _shared(messages: int, days: int) -> Counts:
    """Share messages out evenly, in whole ones."""
    edges = np.arange(days + 1) * messages // days
    return np.diff(edges)


@dataclass(slots=True)
class _Market:
    """What is set until answers agree.

    Attributes:
        replies: How many times the usual people reply.
        inbound: How many people a day write on their own.
        clicks: How many people a day come through an ad.
        volumes: By how much the volume of each category is more than what was delivered.
    """

    replies: float
    inbound: float
    clicks: float
    volumes: dict[int, float]


class _PlanDraft:
    """Draws up the lines of a plan."""

    def __init__(self, seen: _Seen, account: Account, markets: Markets) -> None:
        self.seen = seen
        self._markets = markets
        self._account = replace(account, numbers=seen.numbers)
        self._country = _countries(seen, markets)
        self._sends = {
            cell: _sends_of(per_day, seen)
            for cell, per_day in seen.per_day.items()
            if cell[1] in _TEMPLATES
        }
        self.of_market = {market: self._first(market) for market in self._country}

    def _first(self, market: str) -> _Market:
        """Give what to begin with: usual replies, and whom these do not explain."""
        seen = self.seen
        volumes, usual = {}, 0.0
        for cell, behaviour in self._behaviours(market):
            volumes[cell[1]] = 1 / behaviour.delivered_ratio
            usual += seen.count(cell) * behaviour.reply_ratio * _answers(behaviour)
        answers = seen.count((market, categories.SERVICE))
        within = seen.count((market, _ENTRY))
        rest = answers - usual if answers > _MOST_REPLIES * usual else 0.0
        return _Market(
            replies=answers / usual if usual and not rest else 1.0,
            inbound=rest / _answers(PRESETS[Preset.SUPPORT]) / seen.days,
            clicks=within / _answers(PRESETS[Preset.AD_CLICK]) / seen.days,
            volumes=volumes,
        )

    def _behaviours(self, market: str) -> Iterator[tuple[_Cell, Behaviour]]:
        for cell in self._sends:
            if cell[0] == market:
                yield cell, PRESETS[_TEMPLATES[cell[1]][2]]

    def adjusted(self, got: dict[_Cell, float]) -> float:
        """Move all that is set towards what was counted.

        Returns:
            By what share the farthest sum was off.
        """
        worst = 0.0
        for market, own in self.of_market.items():
            for category in (*own.volumes, categories.SERVICE, _ENTRY):
                target = self.seen.count((market, category))
                had = got.get((market, category), 0.0)
                if not target or not had:
                    continue
                worst = max(worst, abs(had / target - 1))
                if category in own.volumes:
                    own.volumes[category] *= target / had
                elif category == _ENTRY:
                    own.clicks *= target / had
                elif own.inbound:
                    per_person = _answers(PRESETS[Preset.SUPPORT]) * self.seen.days
                    own.inbound = max(own.inbound + (target - had) / per_person, 0.0)
                else:
                    own.replies *= target / had
        return worst

    def plan(self) -> Plan:
        """Give the plan as it stands."""
        audiences, sends, entries, inbound = [], [], [], []
        for number, (market, own) in enumerate(self.of_market.items(), start=1):
            code = self._country[market]
            place = self._markets.country_name(code)
            lines = list(self._lines(market, f"audience-{number}"))
            if lines:
                people = max(one.volume for one in lines)
                name = given(CUSTOMERS, place=place)
                audiences.append(Audience(f"audience-{number}", name, code, people))
                sends += lines
            if own.clicks:
                entries.append(
                    EntryPoint(f"ad-{number}", given(AD, place=place), code, own.clicks,
                               phone_share=1.0, behaviour=PRESETS[Preset.AD_CLICK])
                )  # fmt: skip
            if own.inbound:
                name = given(NEW_PEOPLE)
                if len(self.of_market) > 1:
                    name = given(LISTED, name=name, place=place)
                inbound.append(
                    Inbound(f"inbound-{number}", name, own.inbound, country=code,
                            behaviour=PRESETS[Preset.SUPPORT])
                )  # fmt: skip
        return Plan(
            name=given(MONTH_PLAN, month=self.seen.month.first_day),
            month=self.seen.month,
            account=self._account,
            audiences=tuple(audiences),
            sends=tuple(sends),
            entry_points=tuple(entries),
            inbound=tuple(inbound),
        )

    def _lines(self, market: str, audience: str) -> Iterator[Send]:
        own = self.of_market[market]
        place = self._markets.country_name(self._country[market])
        for cell, usual in self._behaviours(market):
            category, name, _ = _TEMPLATES[cell[1]]
            behaviour = replace(usual, reply_ratio=min(usual.reply_ratio * own.replies, 1.0))
            for number, (volume, schedule) in enumerate(self._sends[cell], start=1):
                many = f" {number}" if len(self._sends[cell]) > 1 else ""
                yield Send(
                    id=f"{audience}-{category}-{number}",
                    name=given(name, place=place) + many,
                    audience=audience,
                    category=category,
                    volume=round(volume * own.volumes[cell[1]]),
                    schedule=schedule,
                    behaviour=behaviour,
                )

    def numbers(self, plan: Plan) -> Iterator[FittedNumber]:
        """Give what was measured, and with no observations what is assumed."""
        for send in plan.sends:
            behaviour = send.behaviour
            assert isinstance(behaviour, Behaviour)  # noqa: S101 - as `_lines` wrote it
            times = 1
            if isinstance(send.schedule, Broadcast):
                times = len(send.schedule.moments_in(plan.month))
            count = send.volume * times
            ends = count_estimate(count)
            estimate = Fitted(ends.low / times, send.volume, ends.high / times, count)
            yield FittedNumber(send.name, Address("sends", send.id, "volume"), estimate)
            at = Address("sends", send.id, "behaviour.reply_ratio")
            yield FittedNumber(send.name, at, _assumed(behaviour.reply_ratio))
        for entry in plan.entry_points:
            at = Address("entry_points", entry.id, "clicks_per_day")
            yield FittedNumber(entry.name, at, _assumed(entry.clicks_per_day))
        for line in plan.inbound:
            at = Address("inbound", line.id, "people_per_day")
            yield FittedNumber(line.name, at, _assumed(line.people_per_day))
        for audience in plan.audiences:
            at = Address("audiences", audience.id, "people")
            yield FittedNumber(audience.name, at, _assumed(audience.people))


def _assumed(value: float) -> Fitted:
    return Fitted(value, value, value, 0)


def _answers(behaviour: Behaviour) -> float:
    """Give how many messages answer somebody who has begun to write, roughly."""
    goes_on = 1 - 1 / behaviour.turns
    answered = behaviour.answer_ratio / (1 - behaviour.answer_ratio * goes_on)
    return answered * behaviour.messages_per_answer


def _countries(seen: _Seen, markets: Markets) -> dict[str, str]:
    """Give a country of each market, by name of the market."""
    named = sorted({market for market, _ in seen.per_day})
    day = seen.month.first_day
    by_market: dict[str, str] = {}
    for code in markets.countries:
        by_market.setdefault(str(markets.market_of_country(code, day)), code)
    return {market: by_market[market] for market in named}


def _sends_of(per_day: Counts, seen: _Seen) -> list[tuple[float, Schedule]]:
    """Find the sends of one market and category: days louder than others are broadcasts."""
    dates = seen.month.dates()
    usual = float(np.median(per_day[seen.covered > 0]))
    loud = per_day > np.maximum(5 * usual, usual + 6 * np.sqrt(usual) + 4)
    before = np.array([per_day[max(day - _LATE_DAYS, 0) : day].max(initial=0)
                       for day in range(len(per_day))])  # fmt: skip
    loud &= per_day > _LATE * before
    rest = np.where(loud, round(usual), per_day)
    if not usual and rest.sum() <= _LATE * per_day[loud].sum():
        per_day = _with_late(per_day, loud)
        rest = np.zeros_like(rest)
    sizes: list[list[tuple[date, int]]] = []
    for day in np.flatnonzero(loud).tolist():
        size = int(per_day[day] - rest[day])
        fitting = (one for one in sizes if is_size(size, [own for _, own in one]))
        group = next(fitting, None)
        if group is None:
            sizes.append(group := [])
        group.append((dates[day], size))
    known = [day for day, covered in zip(dates, seen.covered, strict=True) if covered]
    found: list[tuple[float, Schedule]] = []
    for group in sizes:
        moments = [datetime.combine(day, _SENT_AT) for day, _ in group]
        single, repeats = repeats_of(moments, known)
        volume = float(np.mean([size for _, size in group]))
        found.append((volume, Broadcast(single, repeats=repeats)))
    if rest.any():
        times = times_by_day(rest, dates, seen.covered, by_weekday=True)
        volume = float(rest.sum()) * times.all / times.known
        found.append((volume, Steady(times.days, times.weekdays)))
    return found


def _with_late(per_day: Counts, loud: np.ndarray) -> Counts:
    """Add what came late to the broadcast before it."""
    days = np.flatnonzero(loud)
    broadcast = days[np.maximum(np.searchsorted(days, np.arange(len(per_day)), "right") - 1, 0)]
    return np.bincount(broadcast, per_day, len(per_day)).astype(np.int64)


def _calibrated(
    drawn: _PlanDraft, rates: tuple[RateBook, Markets], should_stop: Callable[[], bool]
) -> Plan:
    """Play the plan until what it comes to is what was counted."""
    for _ in range(_ROUNDS):
        lines = forecast(drawn.plan(), *rates, should_stop).lines
        is_entry = lines.reason == REASON_CODES[Reason.FREE_ENTRY_POINT]
        counts = ~(is_refused(lines.reason) | is_paused(lines.reason))
        if drawn.seen.by_conversation:
            counts = np.isin(lines.reason, _OPENED)
        counts &= drawn.seen.covered[lines.day] > 0
        got: dict[_Cell, float] = {}
        for row in np.flatnonzero(counts).tolist():
            category = _of_template(int(lines.category[row]))
            if is_entry[row] and category == categories.SERVICE:
                category = _ENTRY
            cell = (lines.markets[int(lines.market[row])], category)
            got[cell] = got.get(cell, 0.0) + int(lines.messages[row])
        if drawn.adjusted(got) < _CLOSE_ENOUGH:
            break
    return drawn.plan()


def _notes(seen: _Seen) -> Iterator[Problem]:
    message: Sentence = say(
        "sums do not tell who answers what: when broadcasts go out, and how people and the "
        "desk behave, is assumed, and set such that answers agree with those counted"
    )
    yield Problem("assumed", "", message, say("give webhooks or a log to measure it"))
    unknown = int((seen.covered == 0).sum())
    if unknown:
        message = say(
            "the files tell nothing of {days} days of {month}: they are unknown, not empty",
            days=unknown,
            month=str(seen.month),
        )
        yield Problem("unknown-days", "", message)
