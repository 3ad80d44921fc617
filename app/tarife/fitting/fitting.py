"""Makes a plan of a month of real traffic."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from zoneinfo import ZoneInfo

import numpy as np

from tarife.actuals.events import EventLog
from tarife.fitting.behaviours import USUAL, fit_behaviours
from tarife.fitting.estimates import Fitted, count_estimate, ranges_of, ratio_estimate
from tarife.fitting.lines import (
    MOST_TEMPLATES,
    TEMPLATE_CATEGORIES,
    SeenSend,
    Times,
    audience_size,
    find_entries,
    find_sends,
    times_of,
)
from tarife.fitting.observations import NOT_ARRIVED, Observations, fullest_month, observe
from tarife.fitting.sends import broadcast_of
from tarife.fitting.threads import SPONTANEOUS, Arrivals, find_threads
from tarife.plan.model.account import Account
from tarife.plan.model.addresses import Address, PartName
from tarife.plan.model.behaviour import PRESETS, Behaviour, Preset
from tarife.plan.model.lines import (
    Audience,
    EntryPoint,
    FollowUp,
    Inbound,
    Schedule,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.measured import Measured, Measurement
from tarife.plan.model.plan import Plan
from tarife.plan.names import (
    AD,
    AUTHENTICATION_LINE,
    CUSTOMERS,
    LISTED,
    MARKETING_LINE,
    MONTH_PLAN,
    NEW_PEOPLE,
    SUPPORT_REQUESTS,
    UTILITY_LINE,
    given,
)
from tarife.plan.numbers import limits_of, number_at, with_numbers
from tarife.rates.markets.markets import Markets
from tarife.terms.arrays import Indices
from tarife.terms.problems import InputError, Problem, Stopped
from tarife.terms.sentences import say
from tarife.traffic.table import MessageKind

_FEW: Final = 30
_ALL_KNOWN, _NONE_KNOWN = 0.8, 0.2
_LONGEST_DELAY_S: Final = 31 * 24 * 3600
_LONGEST_NAME: Final = 120
_NAMES: Final = {
    TemplateCategory.MARKETING: MARKETING_LINE,
    TemplateCategory.UTILITY: UTILITY_LINE,
    TemplateCategory.AUTHENTICATION: AUTHENTICATION_LINE,
}
_PRESETS: Final = {
    TemplateCategory.MARKETING: Preset.MARKETING,
    TemplateCategory.UTILITY: Preset.ORDER_UPDATE,
    TemplateCategory.AUTHENTICATION: Preset.ONE_TIME_PASSWORD,
}


@dataclass(frozen=True, slots=True)
class FittedNumber:
    """One number of the plan that was measured.

    Attributes:
        name: What its line is called.
        at: Which number.
        estimate: What was measured; without observations it is assumed.
    """

    name: str
    at: Address
    estimate: Fitted


@dataclass(frozen=True, slots=True, eq=False)
class FittedPlan:
    """A plan made of real traffic.

    Attributes:
        plan: The plan, in the month that was asked for.
        numbers: What was measured.
        notes: What is worth knowing: too few observations, days that the log does not tell of.
    """

    plan: Plan
    numbers: tuple[FittedNumber, ...]
    notes: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, eq=False)
class FittedLog(FittedPlan):
    """A plan made of single messages.

    Attributes:
        seen: What was observed.
    """

    seen: Observations


def fit_plan(
    log: EventLog,
    account: Account,
    markets: Markets,
    until_s: int | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> FittedLog:
    """Make a plan of the month that a log tells most of.

    Args:
        log: The log, read with prices.
        account: The account; its desk and its numbers are taken from the log.
        markets: Which market a country belongs to.
        until_s: Where to look away, seconds since 1970; nothing to see all.
        should_stop: Asked now and then; says whether the result is still wanted.

    Raises:
        InputError: If the log holds no messages.
        Stopped: If ``should_stop`` said so.
    """
    if not len(log.table):
        message = say("the files hold no messages to make a plan of")
        raise InputError([Problem("no-messages", "", message, say("give webhooks or a log"))])
    zone = ZoneInfo(account.time_zone)
    month = fullest_month(log, zone)
    if should_stop():
        raise Stopped
    seen = observe(log, zone, markets, month, until_s)
    if should_stop():
        raise Stopped
    account = replace(account, numbers=max(len(np.unique(log.table.number)), 1))
    drawn = _PlanDraft(seen, account, markets, should_stop)
    plan, numbers, notes = drawn.plan()
    return FittedLog(plan, numbers, notes, seen)


class _PlanDraft:
    """Draws up the lines of a plan."""

    def __init__(
        self,
        seen: Observations,
        account: Account,
        markets: Markets,
        should_stop: Callable[[], bool],
    ) -> None:
        self._seen = seen
        self._account = account
        self._markets = markets
        self._entries = find_entries(seen)
        left = np.ones(len(seen.attempts), dtype=np.bool_)
        for entry in self._entries:
            left[entry.attempts] = False
        self._sends = find_sends(seen, left)
        self._audiences_of = {
            country: self._audience_of(country)
            for country in sorted({send.country for send in self._sends})
        }
        self._line_of = self._lines_of_attempts()
        self._groups, own_line = self._people()
        is_send = [True] * len(self._sends) + [False] * (len(self._entries) + len(self._groups))
        self._fit = fit_behaviours(seen, (self._line_of, own_line), is_send, should_stop)
        self._values: dict[Address, Fitted] = {}
        self._names: dict[Address, str] = {}
        self._used_names: set[str] = set()

    def _lines_of_attempts(self) -> Indices:
        line_of = np.full(len(self._seen.attempts), -1, dtype=np.int64)
        for number, send in enumerate(self._sends):
            line_of[send.attempts] = number
        for number, entry in enumerate(self._entries, start=len(self._sends)):
            line_of[entry.attempts] = number
        return line_of

    def _people(self) -> tuple[list[tuple[int, bool]], Indices]:
        """Find who writes on their own: people of the audience, new ones, or both.

        Returns:
            The country of each such line and whether it is the audience's, and of each message
            of a customer the line that it is of if it answers nothing.
        """
        seen, first = self._seen, len(self._sends) + len(self._entries)
        written = np.isin(seen.pair, seen.attempts.pair[self._line_of < len(self._sends)])
        own_line = np.full(len(seen.pair), -1, dtype=np.int64)
        for number, entry in enumerate(self._entries, start=len(self._sends)):
            own_line[entry.messages] = number
        inbound = seen.kind == MessageKind.INBOUND
        line = own_line.copy()
        line[inbound] = 0
        arrived = seen.attempts.row != NOT_ARRIVED
        line[seen.attempts.row[arrived]] = 0
        usual = np.tile(USUAL, (max(first, 1), 1))
        length_s = max(seen.ends_s - int(seen.starts_s[0]), 1)
        rate = np.full(len(seen.pair), 0.05 / length_s)
        guess = find_threads(Arrivals(seen.pair, seen.at_s, seen.kind, line), usual, rate)
        alone = inbound & (guess.cause == SPONTANEOUS)
        groups: list[tuple[int, bool]] = []
        for country in np.unique(seen.country[inbound]).tolist():
            own = inbound & (seen.country == country)
            known = float(written[own & alone].mean()) if (own & alone).any() else 1.0
            reached, size = self._audiences_of.get(country, (0, None))
            share = reached / size[1] if size else 1.0
            if known >= _ALL_KNOWN * share:
                kinds = [(own, True)]
            elif known <= _NONE_KNOWN * share:
                kinds = [(own, False)]
            else:
                kinds = [(own & written, True), (own & ~written, False)]
            for mask, is_known in kinds:
                own_line[mask] = first + len(groups)
                groups.append((country, is_known and bool(written.any())))
        return groups, own_line

    def _audience_of(self, country: int) -> tuple[int, tuple[float, float, float] | None]:
        """Give how many people of a country got something, and how many there likely are.

        Of these the least, the likeliest and the greatest number; nothing where nobody could
        have got two messages: there may be any number.
        """
        own = [send for send in self._sends if send.country == country]
        pairs = self._seen.attempts.pair[np.concatenate([one.attempts for one in own])]
        reached = len(np.unique(pairs))
        bursts = [len(burst.members) for send in own for burst in send.bursts]
        streamed = sum(len(send.attempts) for send in own if not send.bursts)
        return reached, audience_size(reached, bursts, streamed)

    # The lines

    def plan(self) -> tuple[Plan, tuple[FittedNumber, ...], tuple[Problem, ...]]:
        """Give the plan, what was measured, and notes."""
        seen = self._seen
        audiences = self._audiences()
        by_country = {one.country: one for one in audiences}
        sends = [self._send(number, by_country) for number in range(len(self._sends))]
        entries = [self._entry(number) for number in range(len(self._entries))]
        inbound = [
            line
            for number in range(len(self._groups))
            if (line := self._inbound(number, by_country)) is not None
        ]
        plan = Plan(
            name=given(MONTH_PLAN, month=seen.month.first_day),
            month=seen.month,
            account=replace(self._account, desk=self._fit.desk),
            audiences=audiences,
            sends=tuple(sends),
            entry_points=tuple(entries),
            inbound=tuple(inbound),
            # Each send was measured by its own people; what is not known of one is of no other.
            replies_together=False,
        )
        values = {at: self._bounded(at, one) for at, one in self._values.items()}
        plan = with_numbers(plan, {at: one.likely for at, one in values.items()})
        values = {
            at: one.about(float(number_at(plan, at) or 0.0)) for at, one in values.items()
        }
        messages = len(seen.pair)
        numbers = tuple(FittedNumber(self._names[at], at, one) for at, one in values.items())
        measured = tuple(
            Measurement(at, one.low, one.likely, one.high, one.n) for at, one in values.items()
        )
        plan = replace(
            plan,
            ranges=ranges_of(measured),
            measured=Measured(str(seen.month), messages, measured),
        )
        return plan, numbers, tuple(self._notes(numbers))

    def _name(self, name: str) -> str:
        """Keep names apart."""
        number, fresh = 1, name
        while fresh in self._used_names:
            number += 1
            fresh = f"{name} {number}"
        self._used_names.add(fresh)
        return fresh

    def _audiences(self) -> tuple[Audience, ...]:
        seen = self._seen
        found: list[Audience] = []
        for country, (reached, size) in self._audiences_of.items():
            code = seen.countries[country]
            one = Audience(f"audience-{len(found) + 1}", "", code, reached)
            place = self._markets.country_name(code)
            one = replace(one, name=self._name(given(CUSTOMERS, place=place)))
            found.append(one)
            if size is not None:
                self._add("audiences", one.id, one.name, "people", Fitted(*size, reached))
        return tuple(found)

    def _send(self, number: int, audiences: Mapping[str, Audience]) -> Send:
        seen, send = self._seen, self._sends[number]
        code = seen.countries[send.country]
        category = TEMPLATE_CATEGORIES[send.kind]
        id_ = f"send-{number + 1}"
        own_name = seen.templates[send.template][:_LONGEST_NAME]
        place = self._markets.country_name(code)
        name = self._name(own_name or given(_NAMES[category], place=place))
        count = len(send.attempts)
        _, size = self._audiences_of[send.country]
        schedule: Schedule
        if send.bursts:
            each = count / len(send.bursts)
            share = max(1 - each / max(size[1], 1), 0) if size else 1.0
            estimate = count_estimate(count, share)
            volume = _divided(estimate, len(send.bursts))
            known = zip(seen.calendar.dates(), seen.known_days, strict=True)
            days = [day for day, is_known in known if is_known]
            schedule = broadcast_of(send.bursts, seen.calendar.zone, days)
        else:
            assert send.times is not None  # noqa: S101 - a send has bursts or is a stream
            times = send.times
            factor = times.all / times.known
            volume = _scaled(count_estimate(count), factor)
            schedule = Steady(times.days, times.weekdays, times.hours)
        self._add("sends", id_, name, "volume", volume)
        self._add_recategorised(send, id_, name)
        self._add_behaviour("sends", id_, name, number)
        preset = PRESETS[_PRESETS[category]]
        return Send(id_, name, audiences[code].id, category, count, schedule, preset)

    def _add_recategorised(self, send: SeenSend, id_: str, name: str) -> None:
        """Count utility templates charged as marketing, where their own category is known."""
        seen, tried = self._seen, send.attempts
        knows = seen.attempts.knows_own[tried] & (seen.attempts.row[tried] != NOT_ARRIVED)
        changed, of = int(seen.attempts.recategorised[tried].sum()), int(knows.sum())
        if send.kind == MessageKind.UTILITY and changed and of:
            ratio = (changed + 0.5) / (of + 1)
            one = ratio_estimate(ratio, 1 / ((of + 1) * ratio * (1 - ratio)), of)
            self._add("sends", id_, name, "recategorised_ratio", one)

    def _entry(self, number: int) -> EntryPoint:
        seen, entry = self._seen, self._entries[number]
        code = seen.countries[entry.country]
        id_ = f"ad-{number + 1}"
        name = self._name(given(AD, place=self._markets.country_name(code)))
        self._add(
            "entry_points",
            id_,
            name,
            "clicks_per_day",
            self._daily(len(entry.messages), entry.times),
        )
        self._add_behaviour("entry_points", id_, name, len(self._sends) + number)
        follow_ups = tuple(
            FollowUp(round(hours, 2), TEMPLATE_CATEGORIES[kind])
            for hours, kind in entry.follow_ups
        )
        return EntryPoint(
            id_, name, code, 0, days=entry.times.days, hours=entry.times.hours, phone_share=1.0,
            behaviour=PRESETS[Preset.AD_CLICK], follow_ups=follow_ups,
        )  # fmt: skip

    def _inbound(self, number: int, audiences: Mapping[str, Audience]) -> Inbound | None:
        seen = self._seen
        country, is_known = self._groups[number]
        line = len(self._sends) + len(self._entries) + number
        is_inbound = seen.kind == MessageKind.INBOUND
        found = [
            np.flatnonzero(is_inbound & (drawn.line == line) & (drawn.cause == SPONTANEOUS))
            for drawn in self._fit.draws
        ]
        alone, counts = found[-1], [len(one) for one in found]
        if not min(counts):
            return None
        code = seen.countries[country]
        id_ = f"inbound-{number + 1}"
        times = times_of(seen.at_s[alone], seen)
        audience = audiences[code].id if is_known and code in audiences else ""
        called = given(SUPPORT_REQUESTS if audience else NEW_PEOPLE)
        if len({country for country, _ in self._groups}) > 1:
            called = given(LISTED, name=called, place=self._markets.country_name(code))
        name = self._name(called)
        self._add(
            "inbound",
            id_,
            name,
            "people_per_day",
            self._daily(float(np.mean(counts)), times, float(np.var(counts, ddof=1))),
        )
        self._add_behaviour("inbound", id_, name, line)
        return Inbound(
            id_, name, 0, audience=audience, country="" if audience else code,
            days=times.days, hours=times.hours, behaviour=PRESETS[Preset.SUPPORT],
        )  # fmt: skip

    @staticmethod
    def _daily(count: float, times: Times, variance: float = 0.0) -> Fitted:
        """Give how many come a day; the variance is beyond that of the count itself."""
        return _scaled(
            count_estimate(count, 1 + 4 / 3 * variance / max(count, 1)), 1 / times.known
        )

    # The numbers

    def _add(self, part: PartName, id_: str, name: str, field: str, estimate: Fitted) -> None:
        at = Address(part, id_, field)
        self._values[at], self._names[at] = estimate, name

    def _add_behaviour(self, part: PartName, id_: str, name: str, line: int) -> None:
        for field, estimate in self._fit.numbers[line].items():
            self._add(part, id_, name, f"behaviour.{field}", estimate)

    @staticmethod
    def _bounded(at: Address, estimate: Fitted) -> Fitted:
        """Move a range into the bounds of its number."""
        low, high = _limits(at)
        least, likely, most = (
            min(max(one, low), high) for one in (estimate.low, estimate.likely, estimate.high)
        )
        return Fitted(least, likely, most, estimate.n)

    def _notes(self, numbers: Sequence[FittedNumber]) -> Iterator[Problem]:
        seen = self._seen
        unknown = int((~seen.known_days).sum())
        if unknown:
            message = say(
                "the log tells nothing of {days} days of {month}: they are unknown, not empty",
                days=unknown,
                month=str(seen.month),
            )
            yield Problem("unknown-days", "", message)
        nameless = [one.attempts for one in self._sends if not one.template]
        templates = seen.attempts.template[np.concatenate([*nameless, np.zeros(0, np.int64)])]
        if count := len(np.unique(templates[templates > 0])):
            message = say(
                "beside the {most} largest the log has {count:|template|templates}: they are "
                "taken together by country and category",
                most=MOST_TEMPLATES,
                count=count,
            )
            yield Problem("taken-together", "", message)
        few: dict[str, int] = {}
        for one in numbers:
            if one.at.part == "sends" and one.at.field == "volume" and one.estimate.n < _FEW:
                few[one.name] = one.estimate.n
        for name, count in few.items():
            message = say(
                "{name!r} has only {count:|message|messages}: it is taken to be much like the "
                "others",
                name=name,
                count=count,
            )
            yield Problem("too-few", "", message)
        if not seen.says_customers:
            message = say("the log does not say whom messages went to: replies are assumed")
            yield Problem("assumed", "", message)


def _limits(at: Address) -> tuple[float, float]:
    if at.field.endswith("_s"):
        return 0.0, float(_LONGEST_DELAY_S)
    owner: Any = {
        "audiences": Audience,
        "sends": Send,
        "entry_points": EntryPoint,
        "inbound": Inbound,
    }[at.part]
    *inner, last = at.steps
    return limits_of(Behaviour if inner else owner, last)


def _scaled(one: Fitted, factor: float) -> Fitted:
    return Fitted(one.low * factor, one.likely * factor, one.high * factor, one.n)


def _divided(one: Fitted, parts: int) -> Fitted:
    return Fitted(one.low / parts, one.likely / parts, one.high / parts, one.n // parts)
