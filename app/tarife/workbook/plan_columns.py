"""The tables of the sheet Plan, each declared as a tuple of columns."""

from collections.abc import Callable
from dataclasses import dataclass

from tarife.plan.account import OpeningHours, TierUse
from tarife.plan.behaviour import PRESETS, Behaviour
from tarife.plan.lines import Audience, EntryKind, EntryPoint, Inbound, Send
from tarife.plan.plan import GridRow, Plan
from tarife.terms.categories import Category
from tarife.workbook.cells import SECONDS_PER_DAY, Column
from tarife.workbook.context import Context
from tarife.workbook.plan_texts import (
    behaviour_text,
    closing_text,
    days_text,
    follow_ups_text,
    hours_text,
    schedule_text,
)


@dataclass(frozen=True, slots=True)
class NamedBehaviour:
    """A behaviour and the preset or line of the plan it belongs to."""

    name: str
    behaviour: Behaviour


def behaviours_of(plan: Plan) -> tuple[NamedBehaviour, ...]:
    """List the presets, then the lines that spell out their own behaviour."""
    presets = [NamedBehaviour(preset.value, numbers) for preset, numbers in PRESETS.items()]
    lines: tuple[Send | EntryPoint | Inbound, ...] = (
        *plan.sends,
        *plan.entry_points,
        *plan.inbound,
    )
    own = [
        NamedBehaviour(line.name, line.behaviour)
        for line in lines
        if isinstance(line.behaviour, Behaviour)
    ]
    return (*presets, *own)


def hours_columns(context: Context) -> tuple[Column[OpeningHours], ...]:
    """Declare the desk's opening hours."""
    words, styles = context.words, context.styles
    return (
        Column(words.day, lambda line: words.weekdays[line.weekday], styles.text),
        Column(words.opens, lambda line: f"{line.opens:%H:%M}", styles.text),
        Column(words.closes, lambda line: closing_text(line.closes), styles.text),
    )


def tier_use_columns(context: Context) -> tuple[Column[TierUse], ...]:
    """Declare what other traffic uses of the tiers."""
    words, styles = context.words, context.styles
    return (
        Column(words.market, lambda use: use.market, styles.text),
        Column(words.category, lambda use: words.categories[use.category], styles.text),
        Column(words.messages, lambda use: use.messages, styles.count),
    )


def grid_columns(context: Context) -> tuple[Column[GridRow], ...]:
    """Declare the quick grid."""
    words, styles, names = context.words, context.styles, context.words.categories
    return (
        Column(words.country, lambda row: row.country, styles.text),
        Column(words.people, lambda row: row.people, styles.count),
        Column(names[Category.MARKETING], lambda row: row.marketing, styles.count),
        Column(names[Category.UTILITY], lambda row: row.utility, styles.count),
        Column(names[Category.AUTHENTICATION], lambda row: row.authentication, styles.count),
        Column(words.reply_share, lambda row: row.reply_ratio, styles.ratio),
        Column(words.clicks_per_day, lambda row: row.ad_clicks_per_day, styles.number),
    )


def audience_columns(context: Context) -> tuple[Column[Audience], ...]:
    """Declare the audiences."""
    words, styles = context.words, context.styles
    return (
        Column(words.name, lambda line: line.name, styles.text),
        Column(words.country, lambda line: line.country, styles.text),
        Column(words.people, lambda line: line.people, styles.count),
    )


def send_columns(context: Context) -> tuple[Column[Send], ...]:
    """Declare the sends."""
    words, styles = context.words, context.styles
    names = _audience_names(context)
    return (
        Column(words.name, lambda line: line.name, styles.text),
        Column(words.audience, lambda line: names.get(line.audience, ""), styles.text),
        Column(
            words.category,
            lambda line: words.categories[Category(line.category.value)],
            styles.text,
        ),
        Column(words.volume, lambda line: line.volume, styles.count),
        Column(
            words.behaviour, lambda line: behaviour_text(line.behaviour, words), styles.text
        ),
        Column(words.recategorised, lambda line: line.recategorised_ratio, styles.ratio),
        Column(words.schedule, lambda line: schedule_text(line.schedule, words), styles.text),
    )


def entry_point_columns(context: Context) -> tuple[Column[EntryPoint], ...]:
    """Declare the entry points."""
    words, styles = context.words, context.styles
    kinds = {EntryKind.AD: words.ad, EntryKind.PAGE_CTA: words.page_cta}
    return (
        Column(words.name, lambda line: line.name, styles.text),
        Column(words.kind, lambda line: kinds[line.kind], styles.text),
        Column(words.country, lambda line: line.country, styles.text),
        Column(words.clicks_per_day, lambda line: line.clicks_per_day, styles.number),
        Column(
            words.behaviour, lambda line: behaviour_text(line.behaviour, words), styles.text
        ),
        Column(words.days, lambda line: days_text(line.days, words), styles.text),
        Column(words.hours, lambda line: hours_text(line.hours, words), styles.text),
        Column(words.phone_share, lambda line: line.phone_share, styles.ratio),
        Column(words.follow_ups, lambda line: follow_ups_text(line, words), styles.text),
    )


def inbound_columns(context: Context) -> tuple[Column[Inbound], ...]:
    """Declare the people who write on their own."""
    words, styles = context.words, context.styles
    names = _audience_names(context)
    return (
        Column(words.name, lambda line: line.name, styles.text),
        Column(words.audience, lambda line: names.get(line.audience, ""), styles.text),
        Column(words.country, lambda line: line.country, styles.text),
        Column(words.people_per_day, lambda line: line.people_per_day, styles.number),
        Column(words.days, lambda line: days_text(line.days, words), styles.text),
        Column(
            words.behaviour, lambda line: behaviour_text(line.behaviour, words), styles.text
        ),
        Column(words.hours, lambda line: hours_text(line.hours, words), styles.text),
    )


def behaviour_columns(context: Context) -> tuple[Column[NamedBehaviour], ...]:
    """Declare the numbers of a behaviour; delays are durations."""
    words, styles = context.words, context.styles

    def ratio(title: str, of: Callable[[Behaviour], float]) -> Column[NamedBehaviour]:
        return Column(title, lambda row: of(row.behaviour), styles.ratio)

    def duration(title: str, seconds: Callable[[Behaviour], float]) -> Column[NamedBehaviour]:
        return Column(
            title, lambda row: seconds(row.behaviour) / SECONDS_PER_DAY, styles.duration
        )

    return (
        Column(words.name, lambda row: row.name, styles.text),
        ratio(words.delivered_ratio, lambda who: who.delivered_ratio),
        ratio(words.reply_ratio, lambda who: who.reply_ratio),
        ratio(words.answer_ratio, lambda who: who.answer_ratio),
        Column(
            words.messages_per_answer,
            lambda row: row.behaviour.messages_per_answer,
            styles.number,
        ),
        Column(words.turns, lambda row: row.behaviour.turns, styles.number),
        duration(words.delivery_half, lambda who: who.delivery_delay.median_s),
        duration(words.delivery_most, lambda who: who.delivery_delay.p90_s),
        duration(words.reply_half, lambda who: who.reply_delay.median_s),
        duration(words.reply_most, lambda who: who.reply_delay.p90_s),
        duration(words.answer_half, lambda who: who.answer_delay.median_s),
        duration(words.answer_most, lambda who: who.answer_delay.p90_s),
    )


def _audience_names(context: Context) -> dict[str, str]:
    return {audience.id: audience.name for audience in context.forecast.plan.audiences}
