"""The plan in words: what stands in no number of Inputs."""

from collections.abc import Iterator
from datetime import time
from typing import Final, TypeAlias

from tarife.billing.eras import ERA_NAMES
from tarife.billing.ledger import Reason
from tarife.plan.identity import revision_of
from tarife.plan.model.account import WEEKDAYS, Account, Rules, Weekday
from tarife.plan.model.addresses import PartName
from tarife.plan.model.behaviour import PRESET_NAMES, Preset
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    DayRange,
    EntryKind,
    EntryPoint,
    HoursOfDay,
    Inbound,
    Repeat,
    Schedule,
    Send,
)
from tarife.plan.model.max_price import MaxPrice
from tarife.plan.model.scenarios import (
    LEVER_EFFECTS,
    LEVER_NAMES,
    Adjustment,
    LeverEffect,
    MonthChange,
    Scenario,
    Scope,
)
from tarife.terms.allowances import BeyondAllowance
from tarife.terms.calendar import Period
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.terms.sentences import period_name
from tarife.workbook import texts
from tarife.workbook.context import Context
from tarife.workbook.exported import cells_of
from tarife.workbook.texts import Voice


def schedule_text(schedule: Schedule, voice: Voice) -> str:
    if isinstance(schedule, Broadcast):
        repeats = (repeat_text(one, voice) for one in schedule.repeats)
        moments = ", ".join((*(voice.day(one) for one in schedule.moments), *repeats))
        return voice.say(
            "attempts at each of {moments}; spread over {hours:g} h",
            moments=moments,
            hours=schedule.spread_hours,
        )
    return voice.say(
        "attempts spread over {days}; {weekdays}; {hours}",
        days=days_text(schedule.days, voice),
        weekdays=weekdays_text(schedule.weekdays, voice),
        hours=hours_text(schedule.hours, voice),
    )


def repeat_text(repeat: Repeat, voice: Voice) -> str:
    """Say on which days of every month, and at which time, a send goes out."""
    if repeat.weekday is None:
        text = voice.say("day {day} of every month", day=repeat.day)
    else:
        weekday = voice.tell(texts.WEEKDAYS[repeat.weekday])
        text = {
            0: voice.say("every {weekday}", weekday=weekday),
            -1: voice.say("the last {weekday} of every month", weekday=weekday),
        }.get(repeat.week) or voice.say(
            "{weekday} number {week} of every month", weekday=weekday, week=repeat.week
        )
    days = "" if repeat.days == DayRange() else f" ({days_text(repeat.days, voice)})"
    return f"{text} {repeat.at:%H:%M}{days}"


def days_text(days: DayRange, voice: Voice) -> str:
    """Say from which day to which, both included."""
    if days == DayRange():
        return voice.say("whole month")
    first = voice.day(days.first) if days.first else voice.say("month's start")
    last = voice.day(days.last) if days.last else voice.say("month's end")
    return f"{first} \N{EN DASH} {last}"


def hours_text(hours: HoursOfDay, voice: Voice) -> str:
    """Say from which hour to which; midnight at the end is written 24:00."""
    if hours == HoursOfDay():
        return voice.say("all day")
    return f"{hours.start:%H:%M} \N{EN DASH} {closing_text(hours.end)}"


def closing_text(end: time) -> str:
    return "24:00" if end == time(0) else f"{end:%H:%M}"


def weekdays_text(weekdays: tuple[Weekday, ...], voice: Voice) -> str:
    if set(weekdays) == set(WEEKDAYS):
        return voice.say("every weekday")
    return ", ".join(voice.tell(texts.WEEKDAYS[weekday]) for weekday in weekdays)


def follow_ups_text(entry: EntryPoint, voice: Voice) -> str:
    return "; ".join(
        voice.say(
            "{category} after {hours:g} h",
            category=CATEGORY_NAMES[Category(one.category.value)],
            hours=one.hours,
        )
        for one in entry.follow_ups
    )


Described = tuple[str, str, str]
"""A section of the plan, the name of a line, and what to know of it."""


def described(context: Context) -> tuple[Described, ...]:
    return (*_of_account(context), *_of_lines(context))


def _of_account(context: Context) -> Iterator[Described]:
    voice, plan = context.voice, context.forecast.plan
    account, say, tell = plan.account, context.voice.say, context.voice.tell
    of_plan = [
        (tell(texts.NAME), plan.name or tell(texts.UNTITLED)),
        (tell(texts.MONTH), str(plan.period)),
        *([(tell(texts.PLAN_ID), plan.id)] if plan.id else []),
        (tell(texts.REVISION), revision_of(plan)),
        *((tell(texts.TYPED_AS_EXPORTED), text) for text in cells_of(plan, voice)),
        (say("Seed"), str(plan.seed)),
    ]
    of_account = [
        (say("Billing currency"), account.currency),
        (say("Time zone"), account.time_zone),
        (voice.say_in("workbook", "Home country"), voice.country(account.home_country)),
        (say("Billing rules"), rules_text(context)),
        (say("One-time passwords abroad from"), _international_text(account, voice)),
        (say("Answering desk"), _desk_text(account, voice)),
    ]
    if account.beyond_allowance is not BeyondAllowance.CHARGED:
        is_waived = account.beyond_allowance is BeyondAllowance.WAIVED
        beyond = Reason.WAIVED if is_waived else Reason.NO_PAYMENT_METHOD
        said = voice.outcome(beyond)
        of_account.append((say("Answers beyond the allowance"), said))
    for part, entries in (("plan", of_plan), ("account", of_account)):
        for name, text in entries:
            yield tell(texts.PARTS[part]), name, text


def rules_text(context: Context) -> str:
    """Name the billing rules, and say so where they are not those of the month."""
    voice, forecast = context.voice, context.forecast
    era = voice.tell(ERA_NAMES[forecast.era.id])
    is_forced = forecast.plan.account.rules is not Rules.AUTO
    return voice.say("{era} (chosen, not those of the month)", era=era) if is_forced else era


def _international_text(account: Account, voice: Voice) -> str:
    start = account.authentication_international_from
    own = (
        f"{voice.country(one.country)}: {voice.day(one.first_day)}"
        for one in account.authentication_international_exceptions
    )
    return "; ".join((voice.day(start) if start else voice.say("not subject to it"), *own))


def _desk_text(account: Account, voice: Voice) -> str:
    hours = (
        f"{voice.tell(texts.WEEKDAYS[line.weekday])} "
        f"{line.opens:%H:%M}\N{EN DASH}{closing_text(line.closes)}"
        for line in account.desk.hours
    )
    return ", ".join(hours) or voice.say("always open")


def _of_lines(context: Context) -> Iterator[Described]:
    voice, plan = context.voice, context.forecast.plan
    names = {audience.id: audience.name for audience in plan.audiences}
    for part, _, line in plan.placed_lines():
        text = "; ".join(filter(None, _line_texts(line, names, voice)))
        yield voice.tell(texts.PARTS[part]), voice.line(line.name), text
    usual = voice.say(
        "one marketing broadcast a week on Tuesday at 11:00; other messages steadily"
    )
    for row in plan.grid:
        yield voice.tell(texts.PARTS["grid"]), voice.country(row.country), usual
    yield from _of_months(context)


def _of_months(context: Context) -> Iterator[Described]:
    """Say what differs in single months, and what grows from each to the next."""
    voice, plan = context.voice, context.forecast.plan
    if plan.growth:
        names = line_names(context)
        growth = "; ".join(adjustment_text(entry, voice, names) for entry in plan.growth)
        yield voice.say("Months"), voice.say("from each month to the next"), growth
    for month in plan.period.months:
        change = plan.change_in(month)
        if change.adjustments or change.overrides:
            name = voice.tell(period_name(Period(month)))
            yield voice.say("Months"), name, differences_of(change, context)


_MOVED_PARTS: Final[tuple[PartName, ...]] = ("grid", "inbound", "entry_points", "sends")

LineNames: TypeAlias = dict[tuple[PartName, str], str]
"""The name of each line by part and id."""


def line_names(context: Context) -> LineNames:
    plan, voice = context.forecast.plan, context.voice
    lines = {(part, line.id): voice.line(line.name) for part, _, line in plan.placed_lines()}
    return lines | {("grid", row.country): voice.country(row.country) for row in plan.grid}


def differences_of(change: Scenario | MonthChange, context: Context) -> str:
    """List the levers that are moved and the numbers that are replaced."""
    voice, names = context.voice, line_names(context)
    parts = [adjustment_text(entry, voice, names) for entry in change.adjustments]
    for override in change.overrides:
        field = ".".join(step for step in override.at.steps if not step.isdecimal())
        label, _ = voice.input(field)
        name = names.get((override.at.part, override.at.id), override.at.id)
        where, span = f" ({name})" if name else "", override.range
        within = f" ({span.low:g} \N{EN DASH} {span.high:g})" if span else ""
        parts.append(f"{label}{where} = {override.value:g}{within}")
    if isinstance(change, Scenario) and change.real_to is not None:
        parts.append(
            voice.say(
                "what really happened to {day}, forecast from there as the app played it; its "
                "charges and messages do not follow Inputs and Rates",
                day=voice.day(change.real_to),
            )
        )
    return "; ".join(parts) or voice.say("Nothing")


def adjustment_text(entry: Adjustment, voice: Voice, names: LineNames) -> str:
    label = voice.tell(LEVER_NAMES[entry.lever]) + _scope_text(entry.scope, voice, names)
    match LEVER_EFFECTS[entry.lever]:
        case LeverEffect.ADD:
            return f"{label} {entry.value:+g}"
        case LeverEffect.REPLACE:
            return f"{label} = {entry.value:.1%}"
        case LeverEffect.MULTIPLY:
            return f"{label} \N{MULTIPLICATION SIGN} {entry.value:g}"


def _scope_text(scope: Scope, voice: Voice, names: LineNames) -> str:
    category = voice.tell(CATEGORY_NAMES[Category(scope.category)]) if scope.category else ""
    own = (names[part, scope.line] for part in _MOVED_PARTS if (part, scope.line) in names)
    found = voice.country(scope.country), category, next(own, scope.line)
    parts = ", ".join(filter(None, found))
    return f" ({parts})" if parts else ""


def _bid_text(bid: MaxPrice | None, voice: Voice) -> str:
    """Name the estimates behind a cap: cap, deliveries and cost of each."""
    if bid is None:
        return ""
    rows = ", ".join(
        voice.say(
            "{cap:f}: {deliveries:,} for {cost:f}",
            cap=one.cap,
            deliveries=one.deliveries,
            cost=one.cost,
        )
        for one in bid.estimates
    )
    return voice.say(
        "Max Price by estimates over {days:,|day|days} ({rows})",
        days=bid.look_back_days,
        rows=rows,
    )


def _line_texts(
    line: Audience | Send | EntryPoint | Inbound, names: dict[str, str], voice: Voice
) -> Iterator[str]:
    """Say who gets or writes messages, when, and how people behave."""
    match line:
        case Audience():
            yield voice.country(line.country)
            return
        case Send():
            yield voice.tell(CATEGORY_NAMES[Category(line.category.value)])
            yield names.get(line.audience, "")
            yield schedule_text(line.schedule, voice)
        case EntryPoint():
            is_ad = line.kind is EntryKind.AD
            yield voice.say("Click-to-WhatsApp ad") if is_ad else voice.say("Page button")
            yield voice.country(line.country)
        case Inbound():
            yield names.get(line.audience) or voice.country(line.country)
    if not isinstance(line, Send):
        yield days_text(line.days, voice)
        yield hours_text(line.hours, voice)
    if isinstance(line, EntryPoint):
        yield follow_ups_text(line, voice)
    preset = PRESET_NAMES[line.behaviour] if isinstance(line.behaviour, Preset) else ""
    own = voice.say("behaviour: own numbers")
    yield voice.say("preset: {preset}", preset=voice.tell(preset)) if preset else own
    if isinstance(line, Send):
        yield _bid_text(line.max_price, voice)
