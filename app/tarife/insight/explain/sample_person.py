"""Finds a representative person for a selection of ledger lines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

import numpy as np

from tarife.billing.ledger import CHARGED_REASONS, REASON_CODES, Reason, is_charged
from tarife.forecast.begun import REAL_TRAFFIC
from tarife.forecast.play.people import Event, People
from tarife.forecast.preparing import Prepared, prepare
from tarife.forecast.result import Forecast
from tarife.insight.explain.person import MOST_EVENTS
from tarife.insight.explain.selection import Selection
from tarife.insight.explain.timelines import Interval, Moment, Timeline, intervals_of
from tarife.rates.book import RateBook
from tarife.rates.markets.markets import Markets
from tarife.terms.calendar import MICROSECONDS_PER_SECOND
from tarife.terms.categories import CATEGORIES, CODES, Category
from tarife.terms.money import Money
from tarife.terms.problems import Stopped
from tarife.traffic.table import CATEGORY_OF_KIND, MessageKind

_MOST_TRIED: Final = 4000
_ENOUGH: Final = 60
_MOST_MESSAGES: Final = 14
_DAY_S: Final = 24 * 3600
_BEFORE_S: Final = 3 * _DAY_S
_AFTER_S: Final = 4 * _DAY_S


@dataclass(frozen=True, slots=True)
class _Found:
    """Somebody with a message that is meant."""

    moments: tuple[Moment, ...]
    meant: Moment
    country: str

    @property
    def worth(self) -> int:
        """How much there is to see: several fates, replies, and no crowd."""
        near = _near(self.moments, self.meant)
        fates = {(moment.kind, moment.reason) for moment in near}
        return 4 * len(fates) + min(len(near), 6) - 3 * max(0, len(near) - _MOST_MESSAGES)


def sample_person(
    forecast: Forecast,
    known: tuple[RateBook, Markets],
    selection: Selection,
    should_stop: Callable[[], bool],
    number: int = 0,
) -> Timeline | None:
    """Find somebody who shows why a part of a forecast costs what it costs.

    Args:
        forecast: The forecast.
        known: The rate cards and markets it was made with.
        selection: Which part; the person has a message of it.
        should_stop: Says whether the result is still wanted.
        number: Whom of those that show it, the most telling first; after the last comes the
            first again.

    Returns:
        The days around that message, or nothing where nobody was found.

    Raises:
        InputError: If the plan cannot be played.
        Stopped: If ``should_stop`` said so.
    """
    ready = prepare(forecast.plan, *known)
    for source in _sources(forecast, selection):
        found = sorted(
            _people(forecast, ready, source, selection, should_stop),
            key=lambda one: -one.worth,
        )
        if found:
            return _timeline(forecast, found[number % len(found)])
    return None


def _sources(forecast: Forecast, selection: Selection) -> list[int]:
    """List the lines of the plan behind a selection, the one with most messages first.

    Who got what on days that really happened, nobody kept.
    """
    lines = forecast.lines
    rows = selection.rows(forecast)
    messages = np.bincount(
        lines.source[rows], weights=lines.messages[rows], minlength=len(forecast.sources)
    )
    return [
        index
        for index in np.argsort(-messages, kind="stable").tolist()
        if messages[index] and forecast.sources[index].id != REAL_TRAFFIC.id
    ]


def _people(
    forecast: Forecast,
    ready: Prepared,
    source: int,
    selection: Selection,
    should_stop: Callable[[], bool],
) -> Iterator[_Found]:
    placed = next(one for one in ready.placed if source in one.sources)
    people = People(placed, ready.setting(0))
    bill = _Bill(forecast)
    found = seen = 0
    for person in range(min(len(people), _MOST_TRIED)):
        if should_stop():
            raise Stopped
        seen += people.count_events(person)
        if seen > MOST_EVENTS:
            return
        messages = [event for event in people.events(person) if event.is_message]
        if not any(message.source == source for message in messages):
            continue
        moments = tuple(bill.moment(message) for message in messages)
        name = forecast.sources[source].name
        meant = next(
            (one for one in moments if one.source == name and bill.means(selection, one)), None
        )
        if meant is not None:
            yield _Found(moments, meant, placed.segment.country)
            found += 1
            if found == _ENOUGH:
                return


class _Bill:
    """What messages cost in a forecast, found by their day, line and category."""

    def __init__(self, forecast: Forecast) -> None:
        self._forecast = forecast
        self._known: dict[tuple[int, int, Category], tuple[bool, bool, int | None]] = {}

    def moment(self, message: Event) -> Moment:
        """Say what a message costs, now that free tiers are spent."""
        name, kind = self._forecast.sources[message.source].name, MessageKind(message.happened)
        if message.reason is None:
            return Moment(message.at_s, kind, source=name)
        category = CATEGORIES[CATEGORY_OF_KIND[kind]]
        reason, charge = message.reason, None
        if reason in CHARGED_REASONS:
            category = self._category(message, category)
            is_free, is_paid, rate = self._of(message, category)
            if is_free and not is_paid:
                reason = Reason.FREE_TIER
            elif rate is not None and not is_free:
                charge = Money(rate, self._forecast.lines.currency)
        return Moment(message.at_s, kind, category, reason, charge, name)

    def means(self, selection: Selection, moment: Moment) -> bool:
        """Tell whether a message belongs to a selection, beyond doubt."""
        is_doubtful = moment.is_charged and moment.charge is None
        day = self._forecast.lines.calendar.dates()[self._day(moment.at_s)]
        return (
            not moment.is_inbound
            and not (is_doubtful and moment.category is Category.SERVICE)
            and (not selection.days or day in selection.days)
            and (not selection.categories or moment.category in selection.categories)
            and (not selection.reasons or moment.reason in selection.reasons)
        )

    def _day(self, at_s: int) -> int:
        return _day_index(self._forecast, at_s)

    def _category(self, message: Event, category: Category) -> Category:
        """Tell authentication-international apart, which depends on market and day."""
        if category is not Category.AUTHENTICATION:
            return category
        abroad = Category.AUTHENTICATION_INTERNATIONAL
        return abroad if self._of(message, abroad)[1] else category

    def _of(self, message: Event, category: Category) -> tuple[bool, bool, int | None]:
        """Say whether such messages are free by a free tier, charged, and at which one rate."""
        key = (message.source, self._day(message.at_s), category)
        if key not in self._known:
            self._known[key] = self._look_up(*key)
        return self._known[key]

    def _look_up(
        self, source: int, day: int, category: Category
    ) -> tuple[bool, bool, int | None]:
        lines = self._forecast.lines
        rows = (
            (lines.source == source) & (lines.day == day) & (lines.category == CODES[category])
        )
        paid = rows & is_charged(lines.reason)
        messages = int(lines.messages[paid].sum())
        rate, rest = divmod(int(lines.charge_micros[paid].sum()), messages or 1)
        is_free = bool((rows & (lines.reason == REASON_CODES[Reason.FREE_TIER])).any())
        return is_free, messages > 0, rate if messages and not rest else None


def _near(moments: tuple[Moment, ...], meant: Moment) -> tuple[Moment, ...]:
    first, last = meant.at_s - _BEFORE_S, meant.at_s + _AFTER_S
    return tuple(moment for moment in moments if first <= moment.at_s < last)


def _day_index(forecast: Forecast, at_s: int) -> int:
    calendar = forecast.lines.calendar
    return int(calendar.day_index(calendar.starts_us[:1] + at_s * MICROSECONDS_PER_SECOND)[0])


def _timeline(forecast: Forecast, found: _Found) -> Timeline:
    lines = forecast.lines
    near = _near(found.moments, found.meant)
    hours = forecast.plan.account.free_entry_hours
    days = lines.calendar.dates()
    intervals = intervals_of(
        found.moments, lambda at_s: forecast.era_on(days[_day_index(forecast, at_s)]), hours
    )
    first, last = near[0].at_s, near[-1].at_s
    begins = datetime.combine(lines.calendar.first_day, time(), lines.calendar.zone)
    seen = tuple(one for one in intervals if _touches(one, first, last))
    return Timeline(begins, near, seen, found.country)


def _touches(interval: Interval, first_s: int, last_s: int) -> bool:
    return interval.starts_s <= last_s and interval.ends_s > first_s
