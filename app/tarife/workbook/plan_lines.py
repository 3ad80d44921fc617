"""The plan in words: what stands in no number of Inputs."""

from collections.abc import Iterator

from tarife.plan.identity import revision_of
from tarife.plan.model.account import Account, Rules
from tarife.plan.model.behaviour import Preset
from tarife.plan.model.lines import Audience, EntryKind, EntryPoint, Inbound, Send
from tarife.plan.model.plan import Plan
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.workbook import texts
from tarife.workbook.context import Context
from tarife.workbook.plan_texts import (
    closing_text,
    days_text,
    follow_ups_text,
    hours_text,
    schedule_text,
)
from tarife.workbook.texts import Voice

Described = tuple[str, str, str]
"""A section of the plan, the name of a line, and what to know of it."""


def described(context: Context) -> tuple[Described, ...]:
    """Describe the account, then each line."""
    return (*_of_account(context), *_of_lines(context))


def _of_account(context: Context) -> Iterator[Described]:
    voice, plan = context.voice, context.forecast.plan
    account, part = plan.account, context.voice.tell(texts.PARTS["account"])
    yield (
        voice.tell(texts.PARTS["plan"]),
        voice.tell(texts.NAME),
        plan.name or voice.tell(texts.UNTITLED),
    )
    yield voice.tell(texts.PARTS["plan"]), voice.tell(texts.MONTH), str(plan.month)
    if plan.id:
        yield voice.tell(texts.PARTS["plan"]), voice.tell(texts.PLAN_ID), plan.id
    yield voice.tell(texts.PARTS["plan"]), voice.tell(texts.REVISION), revision_of(plan)
    yield voice.tell(texts.PARTS["plan"]), voice.say("Seed"), str(plan.seed)
    yield part, voice.say("Billing currency"), account.currency
    yield part, voice.say("Time zone"), account.time_zone
    yield part, voice.say_in("workbook", "Home country"), account.home_country
    yield part, voice.say("Billing rules"), rules_text(context)
    yield (
        part,
        voice.say("Authentication-international from"),
        _international_text(account, voice),
    )
    yield part, voice.say("Answering desk"), _desk_text(account, voice)


def rules_text(context: Context) -> str:
    """Name the billing rules, and say so where they are not those of the month."""
    voice, forecast = context.voice, context.forecast
    era = voice.tell(texts.ERAS[forecast.era.id])
    is_forced = forecast.plan.account.rules is not Rules.AUTO
    return voice.say("{era} (chosen, not those of the month)", era=era) if is_forced else era


def _international_text(account: Account, voice: Voice) -> str:
    start = account.authentication_international_from
    own = (
        f"{one.country}: {voice.day(one.first_day)}"
        for one in account.authentication_international_exceptions
    )
    return _joined(voice.day(start) if start else voice.say("not subject to it"), *own)


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
    for line in plan.lines:
        match line:
            case Audience():
                yield voice.tell(texts.PARTS["audiences"]), line.name, line.country
            case Send():
                yield (
                    voice.tell(texts.PARTS["sends"]),
                    voice.tell(line.name),
                    _send_text(line, names, voice),
                )
            case EntryPoint():
                yield (
                    voice.tell(texts.PARTS["entry_points"]),
                    voice.tell(line.name),
                    _entry_text(line, voice),
                )
            case Inbound():
                yield (
                    voice.tell(texts.PARTS["inbound"]),
                    line.name,
                    _inbound_text(line, names, voice),
                )
    yield from _of_grid(plan, voice)


def _of_grid(plan: Plan, voice: Voice) -> Iterator[Described]:
    for row in plan.grid:
        yield (
            voice.tell(texts.PARTS["grid"]),
            row.country,
            voice.say(
                "one marketing broadcast a week on Tuesday at 11:00; other messages steadily"
            ),
        )


def _send_text(send: Send, names: dict[str, str], voice: Voice) -> str:
    category = voice.tell(CATEGORY_NAMES[Category(send.category.value)])
    who = names.get(send.audience, "")
    return _joined(
        category, who, schedule_text(send.schedule, voice), _behaviour_text(send, voice)
    )


def _entry_text(entry: EntryPoint, voice: Voice) -> str:
    kind = (
        voice.say("Click-to-WhatsApp ad")
        if entry.kind is EntryKind.AD
        else voice.say("Page button")
    )
    return _joined(
        *(kind, entry.country, days_text(entry.days, voice), hours_text(entry.hours, voice)),
        follow_ups_text(entry, voice),
        _behaviour_text(entry, voice),
    )


def _inbound_text(line: Inbound, names: dict[str, str], voice: Voice) -> str:
    return _joined(
        names.get(line.audience, line.country),
        *(days_text(line.days, voice), hours_text(line.hours, voice)),
        _behaviour_text(line, voice),
    )


def _behaviour_text(line: Send | EntryPoint | Inbound, voice: Voice) -> str:
    if isinstance(line.behaviour, Preset):
        return voice.say("preset: {preset}", preset=voice.tell(texts.PRESETS[line.behaviour]))
    return voice.say("behaviour: own numbers")


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
