"""What ``tarife forecast`` prints: a table or JSON of the same figures."""

import argparse

from tarife import folders
from tarife.billing.eras import ERA_NAMES
from tarife.cli.forecast.all_in import all_in_document, all_in_text, offers_text
from tarife.cli.forecast.budgets import budgets_document, budgets_text
from tarife.cli.forecast.insight import (
    moves_document,
    moves_text,
    sms_document,
    sms_text,
    spread_document,
    spread_text,
    tiers_document,
    tiers_text,
)
from tarife.cli.forecast.spans import SpanColumns, charges_by_month, span_document, span_text
from tarife.cli.voice import CliVoice, json_text
from tarife.documents.partners import load_partners
from tarife.forecast.costs.all_in import all_in
from tarife.forecast.ranges.spread import Spread
from tarife.forecast.result import Forecast, ForecastMonth, Playing
from tarife.forecast.start import Start
from tarife.forecast.totals import Unit, charges_by_day, totals_by_market
from tarife.insight.budget import BudgetStanding
from tarife.insight.partners import is_comparable, is_in_currency, offers
from tarife.insight.sms import sms_lines
from tarife.insight.tiers import TierUsage
from tarife.plan.model.costs import Partner
from tarife.terms.categories import CATEGORY_NAMES
from tarife.terms.money import decimal_text
from tarife.terms.sentences import Sentence, period_name, say, territory_name


def as_json(
    result: Forecast,
    spread: Spread | None,
    usages: tuple[TierUsage, ...],
    budgets: tuple[BudgetStanding, ...] = (),
    unit: Unit | None = None,
) -> str:
    """Write it as JSON, with what is added up by days, weeks, months or quarters."""
    days = charges_by_day(result.lines).sum(axis=1)
    spans, of_months = SpanColumns.of(result, unit), charges_by_month(result)
    document = {
        "plan": result.plan.name,
        "month": str(result.plan.month),
        "from": result.start and result.start.day.isoformat(),
        "months": [_month_document(month) for month in result.by_month],
        "rules": result.era.id.value,
        "card": str(result.card.id),
        "currency": result.total.currency,
        "amount": decimal_text(result.total.micros),
        "rate_moves": moves_document(result),
        "spread": spread_document(spread),
        "totals": [
            {
                "market": total.market,
                "category": total.category.value,
                "charged": total.charged,
                "free": total.free,
                "missed": total.refused,
                "paused": total.paused,
                "amount": decimal_text(total.charge_micros),
                "by": [decimal_text(one) for one in spans.sums(of_months(total))],
            }
            for total in totals_by_market(result.lines)
        ],
        "by": span_document(result, unit, spread),
        "budget": budgets_document(budgets),
        "days": [
            {"day": day.isoformat(), "amount": decimal_text(int(micros))}
            for day, micros in zip(result.lines.calendar.dates(), days, strict=True)
            if day >= result.first_day
        ],
        "all_in": all_in_document(all_in(result, result.plan.costs)),
        "tiers": tiers_document(usages),
        "sms": sms_document(sms_lines(result, result.plan.costs)),
        "flow": {
            "attempts": result.flow.attempts,
            "undelivered": result.flow.undelivered,
            "inbound": result.flow.inbound,
            "missed": result.flow.missed,
            "carried_over": result.flow.carried_over,
            "paused": result.flow.paused,
        },
        "playing": {
            "people": result.playing.people,
            "played": result.playing.played,
            "standard_error_ratio": round(result.playing.standard_error_ratio, 6),
        },
        "notes": [note.document for note in result.notes],
    }
    return json_text(document)


def _month_document(result: Forecast) -> dict[str, object]:
    return {
        "month": str(result.plan.month),
        "rules": result.era.id.value,
        "card": str(result.card.id),
        "amount": decimal_text(result.total.micros),
        "all_in": decimal_text(all_in(result, result.plan.costs).total.micros),
    }


def as_table(
    result: Forecast,
    spread: Spread | None,
    usages: tuple[TierUsage, ...],
    budgets: tuple[BudgetStanding, ...],
    arguments: argparse.Namespace,
) -> str:
    """Lay it out for a terminal, with what else was asked for."""
    voice = CliVoice.of(arguments)
    totals = totals_by_market(result.lines)
    has_paused = any(total.paused for total in totals)
    unit = _unit(result, arguments)
    spans, of_months = SpanColumns.of(result, unit).in_text, charges_by_month(result)
    header = (
        *(say("Market"), say("Category"), say("Charged"), say("Free"), say("Too late to send")),
        *([say("Not delivered (paused)")] if has_paused else []),
        *spans.titles,
        say("Cost ({currency})", currency=result.total.currency),
    )
    rows = [
        (
            territory_name(t.market),
            CATEGORY_NAMES[t.category],
            f"{t.charged:,}",
            f"{t.free:,}",
            f"{t.refused:,}",
            *([f"{t.paused:,}"] if has_paused else []),
            *map(decimal_text, spans.sums(of_months(t))),
            decimal_text(t.charge_micros),
        )
        for t in totals
    ]
    notes = "".join(f"- {note.said(voice.language)}\n" for note in result.notes)
    return (
        f"{_head(result, voice)}\n\n"
        f"{voice.table(header, rows, text=2)}\n"
        f"{voice.total(decimal_text(result.total.micros), result.total.currency)}\n"
        f"{moves_text(result, voice)}"
        f"{spread_text(spread, result.total.currency, voice)}"
        f"{voice.tell(_playing_text(result.playing))}\n"
        f"{span_text(result, unit, spread, voice)}"
        f"{budgets_text(budgets, result.total.currency, voice)}"
        f"{_beside(result, usages, arguments)}"
        f"{notes and chr(10)}{notes}"
    )


def _head(result: Forecast, voice: CliVoice) -> str:
    billed = (month for one in result.by_month for month in one.months)
    terms: dict[object, ForecastMonth] = {}
    for month in billed:
        terms.setdefault((month.era.id, month.card.id), month)
    rules = [
        voice.say(
            "billing rules: {era}; rate card: {card}",
            era=ERA_NAMES[month.era.id],
            card=month.card.id,
        )
        for month in terms.values()
    ]
    if len(rules) > 1:
        begins = [month.plan.month for month in terms.values()]
        rules = [
            voice.say("from {month} on {rules}", month=month, rules=text)
            for month, text in zip(begins, rules, strict=True)
        ]
    months = voice.tell(period_name(result.plan.period))
    start = () if result.start is None else (voice.tell(_start_text(result.start)),)
    return "\n".join((f"{voice.one_line(result.plan.name)}, {months}", *start, *rules))


def _start_text(start: Start) -> Sentence:
    return say(
        "from {day:d MMMM y} on; what is sent before is played for its windows, and not billed",
        day=start.day,
    )


def _unit(result: Forecast, arguments: argparse.Namespace) -> Unit | None:
    """Give what was asked for; several months are shown by month in any case."""
    if arguments.by is not None:
        return Unit(arguments.by)
    return Unit.MONTH if len(result.months) > 1 else None


def _playing_text(playing: Playing) -> Sentence:
    """Say whether everyone was played, and what is left to chance."""
    percent = playing.standard_error_ratio * 100
    if playing.is_sample:
        return say(
            "A sample of {played:,} stands for {people:,} people, standard error "
            "{percent:.2f}% under other seeds",
            played=playing.played,
            people=playing.people,
            percent=percent,
        )
    return say(
        "Each of {people:,|person|people} played, standard error {percent:.2f}% under other "
        "seeds",
        people=playing.people,
        percent=percent,
    )


def _beside(
    result: Forecast, usages: tuple[TierUsage, ...], arguments: argparse.Namespace
) -> str:
    """Write what stands beside Meta's charges, and what else was asked for."""
    voice, costs = CliVoice.of(arguments), result.plan.costs
    spans = SpanColumns.of(result, _unit(result, arguments)).in_text
    text = all_in_text(all_in(result, costs), voice, spans)
    text += sms_text(sms_lines(result, costs), voice)
    if arguments.tiers:
        text += tiers_text(usages, result.total.currency, voice)
    if arguments.partners:
        text += _compared(result, voice)
    return text


def _why_not(partner: Partner, currency: str) -> Sentence:
    if not is_in_currency(partner, currency):
        return say(
            "{partner}: its fees are in {currency}, which is not converted",
            partner=partner.name,
            currency=partner.currency,
        )
    return say(
        "{partner}: Meta's messages cost another price with it; compare plans by tarife diff",
        partner=partner.name,
    )


def _compared(result: Forecast, voice: CliVoice) -> str:
    """Compare the plan's partner with none and with those that are saved."""
    saved, problems = load_partners(folders.partners())
    usable = [one for one in saved if is_comparable(one, result.plan)]
    others = [
        f"- {voice.tell(_why_not(one, result.plan.account.currency))}\n"
        for one in saved
        if one not in usable
    ]
    messages = [f"- {problem.said(voice.language)}\n" for problem in problems]
    usable = [one for one in (Partner(), *usable) if is_comparable(one, result.plan)]
    text = offers_text(offers(result, result.plan.costs, usable), voice)
    return text + "".join([*others, *messages])
