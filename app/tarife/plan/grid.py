"""Expansion of the grid of countries: a row becomes an audience, sends and an entry point."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, TypeVar

from tarife.plan.model.account import Weekday
from tarife.plan.model.addresses import Address, PartName
from tarife.plan.model.behaviour import PRESETS, Behaviour, Preset, behaviour_of
from tarife.plan.model.lines import (
    USUAL_BEHAVIOUR,
    Audience,
    Broadcast,
    EntryPoint,
    Inbound,
    PeopleFrom,
    Schedule,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import MonthChange, Override, Range
from tarife.plan.names import (
    AD,
    AUTHENTICATION_LINE,
    CUSTOMERS,
    MARKETING_LINE,
    MARKETING_WEEK,
    REST,
    UTILITY_LINE,
    given,
)
from tarife.plan.numbers import number_at, put_inside
from tarife.terms.calendar import BillingMonth
from tarife.terms.territory_names import meta_name

BROADCAST_WEEKDAY: Final = Weekday.TUESDAY
BROADCAST_TIME: Final = time(11)

_MARKETING, _UTILITY, _AUTHENTICATION = TemplateCategory
_REST: Final = ":rest"


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a plan, from wherever they come."""

    audiences: tuple[Audience, ...] = ()
    sends: tuple[Send, ...] = ()
    entry_points: tuple[EntryPoint, ...] = ()
    inbound: tuple[Inbound, ...] = ()

    def with_lines(self, other: "Lines") -> "Lines":
        """Put the lines of another after these."""
        return Lines(
            self.audiences + other.audiences,
            self.sends + other.sends,
            self.entry_points + other.entry_points,
            self.inbound + other.inbound,
        )


def all_lines(plan: Plan) -> Lines:
    """Give every line of a plan: those spelled out, then those of its grid."""
    spelled_out = Lines(plan.audiences, plan.sends, plan.entry_points, plan.inbound)
    return spelled_out.with_lines(lines_of_grid(plan))


def lines_of_grid(plan: Plan) -> Lines:
    lines = Lines()
    for row in plan.grid:
        lines = lines.with_lines(lines_of_row(row, plan))
    return lines


def lines_of_row(row: GridRow, plan: Plan, when: Schedule | None = None) -> Lines:
    """Spell out one row of the grid; what is zero makes no line.

    Its marketing goes out every week, or by a schedule that is given.

    Ids come from the country alone, so that a number edited in one cell leaves the chance of
    all other lines as it was. Names are sentences, which each window and sheet says in its own
    language.
    """
    prefix = _prefix(row.country, plan)
    marketing = tuple(
        _broadcasts(row, plan.month, prefix)
        if when is None
        else _scheduled(row, plan.month, prefix, when)
    )
    largest = max((send.volume for send in marketing), default=0)
    people = row.people or max(largest, row.utility, row.authentication)
    customers = given(CUSTOMERS, place=meta_name(row.country))
    filled_in = None if row.people else PeopleFrom.SENDS
    audience = Audience(f"{prefix}:audience", customers, row.country, people, filled_in)
    ad = EntryPoint(
        f"{prefix}:ad",
        given(AD, place=meta_name(row.country)),
        row.country,
        row.ad_clicks_per_day,
    )
    return Lines(
        audiences=(audience,) if people else (),
        sends=(*marketing, *_streams(row, prefix)),
        entry_points=(ad,) if row.ad_clicks_per_day else (),
    )


def weekly_moments(month: BillingMonth) -> tuple[datetime, ...]:
    """List the moments at which a grid's marketing goes out, in local time."""
    weekday = tuple(Weekday).index(BROADCAST_WEEKDAY)
    return tuple(
        datetime.combine(day, BROADCAST_TIME)
        for day in month.dates()
        if day.weekday() == weekday
    )


def weekly_volumes(marketing: int, month: BillingMonth) -> tuple[int, ...]:
    """Split a month's marketing over its weeks, the earlier ones taking what is left over.

    Units:
        Messages; the sum is exactly ``marketing``.
    """
    weeks = len(weekly_moments(month))
    each, left_over = divmod(marketing, weeks)
    return tuple(each + (week < left_over) for week in range(weeks))


def largest_week(row: GridRow, month: BillingMonth) -> int:
    """Give the marketing messages of the row's largest week."""
    return weekly_volumes(row.marketing, month)[0]


def _prefix(country: str, plan: Plan) -> str:
    """Give what ids of a row begin with; a row that was opened keeps the first one."""
    taken = {line.id.rpartition(":")[0].removesuffix(":marketing") for line in plan.lines}
    prefix, number = f"grid:{country}", 1
    while prefix in taken:
        number += 1
        prefix = f"grid:{country}-{number}"
    return prefix


def _broadcasts(row: GridRow, month: BillingMonth, prefix: str) -> Iterator[Send]:
    schedule = zip(weekly_moments(month), weekly_volumes(row.marketing, month), strict=True)
    for week, (moment, volume) in enumerate(schedule, start=1):
        if volume:
            yield Send(
                f"{prefix}:marketing:{week}",
                given(MARKETING_WEEK, place=meta_name(row.country), number=week),
                f"{prefix}:audience",
                _MARKETING,
                volume,
                Broadcast((moment,)),
                marketing_behaviour(row.reply_ratio),
            )


def _scheduled(
    row: GridRow, month: BillingMonth, prefix: str, when: Schedule
) -> Iterator[Send]:
    """Send a row's marketing of a month by a schedule, evenly; the first take what is left."""
    send = Send(
        f"{prefix}:marketing",
        given(MARKETING_LINE, place=meta_name(row.country)),
        f"{prefix}:audience",
        _MARKETING,
        row.marketing,
        when,
        marketing_behaviour(row.reply_ratio),
    )
    if isinstance(when, Steady):
        yield from (send,) * bool(row.marketing)
        return
    moments = when.moments_in(month)
    each, left_over = divmod(row.marketing, len(moments))
    if not left_over:
        single = tuple(at for at in when.moments if at in moments)
        if each:
            yield replace(send, volume=each, schedule=replace(when, moments=single))
        return
    rest = replace(send, id=f"{send.id}{_REST}", name=given(REST, name=send.name))
    parts = (send, each, moments[left_over:]), (rest, each + 1, moments[:left_over])
    for line, volume, days in parts:
        if volume:
            schedule = replace(when, moments=days, repeats=())
            yield replace(line, volume=volume, schedule=schedule)


def times_in(schedule: Schedule, month: BillingMonth) -> int:
    """Count how often the volume of a send goes out in a month: once, if all the time."""
    if isinstance(schedule, Broadcast):
        return len(schedule.moments_in(month))
    return int(bool(schedule.days_in(month)))


def attempts_in(send: Send, month: BillingMonth) -> int:
    """Give the messages that a send attempts in a month."""
    return send.volume * times_in(send.schedule, month)


def usual_reply(plan: Plan, country: str) -> float:
    """Give the reply rate of more marketing of a country.

    That is the one of all it has, else the one of its row; of a country that is not there yet
    the one of all marketing of the plan, if that is one.
    """
    rates = set(_marketing_rates(plan))
    own = {rate for at, rate in rates if at == country}
    rows = [row for row in plan.grid if row.country == country]
    known = own or ({rate for _, rate in rates} if not rows else set())
    if len(known) == 1:
        return known.pop()
    return next(iter(rows), GridRow(country)).reply_ratio


def _marketing_rates(plan: Plan) -> Iterator[tuple[str, float]]:
    """Give the reply rates of all marketing, each with its country."""
    yield from ((row.country, row.reply_ratio) for row in plan.grid if row.marketing)
    countries = plan.audience_countries
    for send in plan.sends:
        if send.category is _MARKETING:
            yield countries.get(send.audience, ""), behaviour_of(send.behaviour).reply_ratio


def marketing_behaviour(reply_ratio: float) -> Preset | Behaviour:
    """Describe what becomes of marketing; the usual is named."""
    usual = PRESETS[Preset.MARKETING]
    behaviour = replace(usual, reply_ratio=reply_ratio)
    return Preset.MARKETING if behaviour == usual else behaviour


def _streams(row: GridRow, prefix: str) -> Iterator[Send]:
    place = meta_name(row.country)
    utility, authentication = (
        given(UTILITY_LINE, place=place),
        given(AUTHENTICATION_LINE, place=place),
    )
    for name, category, volume in (
        (utility, _UTILITY, row.utility),
        (authentication, _AUTHENTICATION, row.authentication),
    ):
        if volume:
            yield Send(
                f"{prefix}:{category.value}",
                name,
                f"{prefix}:audience",
                category,
                volume,
                Steady(),
                USUAL_BEHAVIOUR[category],
            )


_Entry = TypeVar("_Entry", Range, Override)


def opened(plan: Plan, country: str, when: Schedule | None = None) -> Plan:
    """Turn the row of a country into lines spelled out, with the same ids and chance.

    What ranges, scenarios and months say of the row's cells they say of the lines from then on.
    Marketing goes out by a schedule if one is given, as many messages in each month.
    """
    for row in plan.grid:
        if row.country == country:
            in_months = _lines_in_months(row, plan, when)
            if isinstance(when, Broadcast) and when.repeats and _has_rest(in_months):
                months = plan.period.months
                days = tuple(at for month in months for at in when.moments_in(month))
                when = replace(when, moments=days, repeats=())
                in_months = _lines_in_months(row, plan, when)
            lines = _over_months(lines_of_row(row, plan, when), in_months)
            after = replace(
                plan,
                grid=tuple(other for other in plan.grid if other is not row),
                audiences=plan.audiences + lines.audiences,
                sends=plan.sends + lines.sends,
                entry_points=plan.entry_points + lines.entry_points,
            )
            after = _readdressed(plan, after, country, lines)
            return _with_own_numbers(after, lines, in_months) if plan.months > 1 else after
    return plan


def spelled_out(plan: Plan, country: str, when: Schedule | None = None) -> Plan:
    """Turn the row of a country into lines, see `opened`; an empty row keeps its place.

    It keeps its reply rate too, which is that of marketing to come.
    """
    rows = (
        GridRow(country, reply_ratio=row.reply_ratio) if row.country == country else row
        for row in plan.grid
    )
    return replace(opened(plan, country, when), grid=tuple(rows))


def country_of_row_with(plan: Plan, line_id: str) -> str:
    """Find the country whose row stands for the line with an id; nothing if none does."""
    for row in plan.grid:
        if line_id.startswith(f"grid:{row.country}"):
            lines = _over_months(lines_of_row(row, plan), _lines_in_months(row, plan))
            for part in _VOLUMES:
                if line_id in map(attrgetter("id"), getattr(lines, part)):
                    return row.country
    return ""


def _lines_in_months(
    row: GridRow, plan: Plan, when: Schedule | None = None
) -> dict[str, Lines]:
    """Spell out a row in each month, with the numbers it has there, by the month's name."""
    found = {}
    for month in plan.period.months:
        own: Any = row
        for entry in plan.change_in(month).overrides:
            if (entry.at.part, entry.at.id) == ("grid", row.country):
                own = put_inside(own, entry.at.steps, entry.value)
        found[str(month)] = lines_of_row(own, replace(plan, month=month), when)
    return found


def _has_rest(in_months: Mapping[str, Lines]) -> bool:
    """Tell whether messages of some month cannot be shared out evenly: its days differ."""
    return any(is_rest(send) for lines in in_months.values() for send in lines.sends)


def is_rest(send: Send) -> bool:
    """Tell whether a send has the days that take one message more, of a row that was opened."""
    return send.id.endswith(_REST)


def _over_months(lines: Lines, in_months: Mapping[str, Lines]) -> Lines:
    """Give each line the moments of all months; one of later months has no volume itself."""
    parts: dict[str, Any] = {}
    for part, field in _VOLUMES.items():
        by_id: dict[str, Any] = {line.id: line for line in getattr(lines, part)}
        for other in in_months.values():
            for line in getattr(other, part):
                known = by_id.setdefault(line.id, replace(line, **{field: 0}))
                if isinstance(line, Send) and isinstance(line.schedule, Broadcast):
                    moments = {*known.schedule.moments, *line.schedule.moments}
                    schedule = replace(known.schedule, moments=tuple(sorted(moments)))
                    by_id[line.id] = replace(known, schedule=schedule)
        parts[part] = tuple(by_id.values())
    return Lines(**parts)


def _with_own_numbers(plan: Plan, lines: Lines, in_months: Mapping[str, Lines]) -> Plan:
    """Let each month say where the numbers of lines are others in it."""
    changes = {change.month: change for change in plan.changes}
    for month, own in in_months.items():
        change = changes.get(month, MonthChange(month))
        overrides = {entry.at: entry for entry in change.overrides}
        for at, number in _numbers_of(own).items():
            if at in overrides or number != number_at(plan, at):
                overrides[at] = replace(overrides.get(at, Override(at, number)), value=number)
        for part, field in _VOLUMES.items():
            there = {line.id for line in getattr(own, part)}
            for line in getattr(lines, part):
                if line.id not in there and getattr(line, field):
                    at = Address(part, line.id, field)
                    overrides[at] = Override(at, 0)
        if overrides:
            changes[month] = replace(change, overrides=tuple(overrides.values()))
    return replace(plan, changes=tuple(changes[month] for month in sorted(changes)))


def _numbers_of(lines: Lines) -> dict[Address, float]:
    numbers: dict[Address, float] = {
        Address(part, line.id, field): getattr(line, field)
        for part, field in _VOLUMES.items()
        for line in getattr(lines, part)
    }
    for send in lines.sends:
        if send.category is _MARKETING:
            at = Address("sends", send.id, "behaviour.reply_ratio")
            numbers[at] = behaviour_of(send.behaviour).reply_ratio
    return numbers


_VOLUMES: Final[Mapping[PartName, str]] = MappingProxyType(
    {"audiences": "people", "sends": "volume", "entry_points": "clicks_per_day"}
)
"""The number of each part of a row's lines that says how much of it there is."""


def all_opened(plan: Plan) -> Plan:
    """Turn every row of the grid into lines, see `opened`."""
    for row in plan.grid:
        plan = opened(plan, row.country)
    return plan


def _readdressed(before: Plan, after: Plan, country: str, lines: Lines) -> Plan:
    """Let ranges and overrides of a row's cells, of months too, speak of its lines."""

    def moved(entry: _Entry) -> Iterator[_Entry]:
        if (entry.at.part, entry.at.id) != ("grid", country):
            yield entry
            return
        whole = number_at(before, entry.at)
        for target in _targets(entry.at.field, lines):
            part = number_at(after, target)
            if part is not None and whole is not None and (part == whole or part * whole):
                yield _share_of(entry, target, (part, whole))

    return replace(
        after,
        ranges=tuple(new for entry in before.ranges for new in moved(entry)),
        scenarios=tuple(
            replace(
                scenario,
                overrides=tuple(new for entry in scenario.overrides for new in moved(entry)),
            )
            for scenario in before.scenarios
        ),
        changes=tuple(
            replace(
                change,
                overrides=tuple(new for entry in change.overrides for new in moved(entry)),
            )
            for change in before.changes
        ),
    )


def _share_of(entry: _Entry, at: Address, share: tuple[float, float]) -> _Entry:
    """Let an entry on a cell speak of one of the numbers the cell has become."""
    part, whole = share
    if part == whole:
        return replace(entry, at=at)
    if isinstance(entry, Range):
        low, high = entry.low * part / whole, entry.high * part / whole
        return Range(at, min(low, part), max(high, part))
    ends = (None if end is None else end * part / whole for end in (entry.low, entry.high))
    return Override(at, entry.value * part / whole, *ends)


def _targets(field: str, lines: Lines) -> Iterator[Address]:
    """Give the numbers of the lines that a cell of the grid stands for."""
    match field:
        case "people":
            yield from (Address("audiences", line.id, "people") for line in lines.audiences)
        case "ad_clicks_per_day":
            yield from (
                Address("entry_points", line.id, "clicks_per_day")
                for line in lines.entry_points
            )
        case "reply_ratio":
            yield from (
                Address("sends", send.id, "behaviour.reply_ratio")
                for send in lines.sends
                if send.category is TemplateCategory.MARKETING
            )
        case _:
            yield from (
                Address("sends", send.id, "volume")
                for send in lines.sends
                if send.category == field
            )
