"""The plan in words: what stands in no number of Inputs."""

from collections.abc import Iterator

from tarife.plan.identity import revision_of
from tarife.plan.model.account import Account, Rules
from tarife.plan.model.behaviour import Preset
from tarife.plan.model.lines import Audience, EntryKind, EntryPoint, Inbound, Send
from tarife.plan.model.plan import Plan
from tarife.terms.categories import Category
from tarife.workbook.context import Context
from tarife.workbook.plan_texts import (
    closing_text,
    days_text,
    follow_ups_text,
    hours_text,
    schedule_text,
)
from tarife.workbook.words import Words

Described = tuple[str, str, str]
"""A section of the plan, the name of a line, and what to know of it."""


def described(context: Context) -> tuple[Described, ...]:
    """Describe the account, then each line."""
    return (*_of_account(context), *_of_lines(context))


def _of_account(context: Context) -> Iterator[Described]:
    words, plan = context.words, context.forecast.plan
    account, part = plan.account, context.words.parts["account"]
    yield words.parts["plan"], words.name, plan.name or words.untitled
    yield words.parts["plan"], words.month, str(plan.month)
    if plan.id:
        yield words.parts["plan"], words.plan_id, plan.id
    yield words.parts["plan"], words.revision, revision_of(plan)
    yield words.parts["plan"], words.seed, str(plan.seed)
    yield part, words.currency, account.currency
    yield part, words.time_zone, account.time_zone
    yield part, words.home_country, account.home_country
    yield part, words.rules, rules_text(context)
    yield part, words.international_from, _international_text(account, words)
    yield part, words.desk, _desk_text(account, words)


def rules_text(context: Context) -> str:
    """Name the billing rules, and say so where they are not those of the month."""
    words, forecast = context.words, context.forecast
    era = words.eras[forecast.era.id]
    is_forced = forecast.plan.account.rules is not Rules.AUTO
    return words.forced.format(era=era) if is_forced else era


def _international_text(account: Account, words: Words) -> str:
    start = account.authentication_international_from
    own = (
        f"{one.country}: {words.day(one.first_day)}"
        for one in account.authentication_international_exceptions
    )
    return _joined(words.day(start) if start else words.not_subject, *own)


def _desk_text(account: Account, words: Words) -> str:
    hours = (
        f"{words.weekdays[line.weekday]} "
        f"{line.opens:%H:%M}\N{EN DASH}{closing_text(line.closes)}"
        for line in account.desk.hours
    )
    return ", ".join(hours) or words.always_open


def _of_lines(context: Context) -> Iterator[Described]:
    words, plan = context.words, context.forecast.plan
    names = {audience.id: audience.name for audience in plan.audiences}
    for line in plan.lines:
        match line:
            case Audience():
                yield words.parts["audiences"], line.name, line.country
            case Send():
                yield (
                    words.parts["sends"],
                    words.tell(line.name),
                    _send_text(line, names, words),
                )
            case EntryPoint():
                yield (
                    words.parts["entry_points"],
                    words.tell(line.name),
                    _entry_text(line, words),
                )
            case Inbound():
                yield words.parts["inbound"], line.name, _inbound_text(line, names, words)
    yield from _of_grid(plan, words)


def _of_grid(plan: Plan, words: Words) -> Iterator[Described]:
    for row in plan.grid:
        yield words.parts["grid"], row.country, words.grid_text


def _send_text(send: Send, names: dict[str, str], words: Words) -> str:
    category = words.categories[Category(send.category.value)]
    who = names.get(send.audience, "")
    return _joined(
        category, who, schedule_text(send.schedule, words), _behaviour_text(send, words)
    )


def _entry_text(entry: EntryPoint, words: Words) -> str:
    kind = words.ad if entry.kind is EntryKind.AD else words.page_cta
    return _joined(
        *(kind, entry.country, days_text(entry.days, words), hours_text(entry.hours, words)),
        follow_ups_text(entry, words),
        _behaviour_text(entry, words),
    )


def _inbound_text(line: Inbound, names: dict[str, str], words: Words) -> str:
    return _joined(
        names.get(line.audience, line.country),
        *(days_text(line.days, words), hours_text(line.hours, words)),
        _behaviour_text(line, words),
    )


def _behaviour_text(line: Send | EntryPoint | Inbound, words: Words) -> str:
    if isinstance(line.behaviour, Preset):
        return words.from_preset.format(preset=words.presets[line.behaviour])
    return words.own_behaviour


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
