"""What changed between two cards, as text and as JSON; what a plan costs under each."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tarife.billing.eras import ERA_NAMES
from tarife.cli.code_words import CHANGE_WORDS
from tarife.cli.library import library
from tarife.cli.voice import ENGLISH, CliVoice, json_text
from tarife.documents.files import load_plan
from tarife.forecast.result import Forecast
from tarife.forecast.under_card import forecast_under
from tarife.rates.cards import RateCard, label_of
from tarife.rates.comparison import ChangeKind, Comparison, RateChange, compare
from tarife.rates.library import CardLibrary
from tarife.terms.money import decimal_text, shown_difference
from tarife.terms.problems import InputError, Problem, nearest
from tarife.terms.sentences import say, territory_name
from tarife.terms.tiers import TierSchedule


def compare_cards(arguments: argparse.Namespace) -> int:
    """Compare two cards, and what a plan costs under each if one is given.

    Raises:
        InputError: If there is no such card, or the plan cannot be played under one.
    """
    voice = CliVoice.of(arguments)
    known = library(voice)
    before = card_named(known, arguments.before)
    after = card_named(known, arguments.after)
    if before.id.currency != after.id.currency:
        raise InputError([_other_currency(before, after)])
    found = compare(before, after, known.markets)
    costs = () if arguments.plan is None else _costs(arguments.plan, found, known)
    if arguments.json:
        document = {**changes_document(found), "plan": [_cost_entry(cost) for cost in costs]}
        sys.stdout.write(json_text(document))
    else:
        sys.stdout.write(text_of_changes(found, voice) + _text_of_costs(costs, voice))
    return 0


def card_named(known: CardLibrary, name: str) -> RateCard:
    """Find a card by its first day and currency, such as ``2026-10-01_USD``.

    Raises:
        InputError: If there is no such card.
    """
    day, _, currency = name.replace(" ", "_").partition("_")
    names = {f"{card.id.effective_from}_{card.id.currency}": card for card in known.book.cards}
    found = names.get(f"{day}_{currency.upper()}")
    if found is None:
        hint = nearest(name, tuple(names)) or say("see 'tarife rates' for the cards there are")
        raise InputError(
            [Problem("no-card", "", say("there is no card {name!r}", name=name), hint)]
        )
    return found


def text_of_changes(found: Comparison, voice: CliVoice = ENGLISH) -> str:
    """Lay out what changed between two cards."""
    rows = [
        (
            _market_text(change),
            label_of(change.category),
            CHANGE_WORDS[change.kind],
            _rate_said(change.before, voice),
            _rate_said(change.after, voice),
            change_text(change),
        )
        for change in found.changes
    ]
    head = (
        voice.say(
            "from {before} to {after}: {rates:|rate|rates}, {bands:|tier band|tier bands} "
            "changed; {unchanged:|rate|rates} unchanged",
            before=found.before.id,
            after=found.after.id,
            rates=found.changed_rates,
            bands=found.changed_tier_bands,
            unchanged=found.unchanged,
        )
        + "\n"
    )
    if not rows:
        return head
    header = (
        *(say("Market"), say("Category"), say("What")),
        *(say("Before"), say("After"), say("Change")),
    )
    return f"{head}\n{voice.table(header, rows, text=3)}"


def _market_text(change: RateChange) -> str:
    market, other = territory_name(change.market), territory_name(change.instead)
    if not other:
        return market
    if change.kind is ChangeKind.MISSING:
        return say("{market} (now in {other})", market=market, other=other)
    return say("{market} (was in {other})", market=market, other=other)


def changes_document(found: Comparison) -> dict[str, Any]:
    """Describe what changed between two cards, for JSON."""
    return {
        "before": str(found.before.id),
        "after": str(found.after.id),
        "unchanged": found.unchanged,
        "changes": [
            {
                "market": change.market,
                "category": change.category.value,
                "kind": change.kind.value,
                "before": list_rate_text(change.before),
                "after": list_rate_text(change.after),
                "market_on_the_other_card": change.instead,
            }
            for change in found.changes
        ],
    }


def list_rate_text(schedule: TierSchedule | None) -> str:
    """Write a list rate, and how many tiers follow it."""
    if schedule is None:
        return ""
    tiers = len(schedule.starts) - 1
    return decimal_text(schedule.list_rate_micros) + (f" (+{tiers} tiers)" if tiers else "")


def _rate_said(schedule: TierSchedule | None, voice: CliVoice) -> str:
    if schedule is None:
        return ""
    rate = decimal_text(schedule.list_rate_micros)
    tiers = len(schedule.starts) - 1
    if not tiers:
        return rate
    return voice.say("{rate} (+{tiers:|tier|tiers})", rate=voice.number(rate), tiers=tiers)


def change_text(change: RateChange) -> str:
    """Write by how much the list rate changed."""
    ratio = change.change_ratio
    return "" if ratio is None else f"{ratio * 100:+.1f} %"


def _costs(path: Path, found: Comparison, known: CardLibrary) -> Sequence[Forecast]:
    plan = load_plan(path)
    return tuple(
        forecast_under(plan, card, known.markets, lambda: False)
        for card in (found.before, found.after)
    )


def _cost_entry(cost: Forecast) -> dict[str, str]:
    return {
        "card": str(cost.card.id),
        "rules": cost.era.id.value,
        "total": decimal_text(cost.total.micros),
    }


def _text_of_costs(costs: Sequence[Forecast], voice: CliVoice) -> str:
    if not costs:
        return ""
    before, after = (cost.total for cost in costs)
    difference = shown_difference(before, after)
    rows = (
        *((str(cost.card.id), ERA_NAMES[cost.era.id], cost.total) for cost in costs),
        (say("difference"), "", difference),
    )
    header = (say("Plan under the card"), say("Rules"), say("Total"))
    return "\n" + voice.table(header, rows, text=2)


def _other_currency(before: RateCard, after: RateCard) -> Problem:
    return Problem(
        code="other-currency",
        where="",
        message=say(
            "{before} and {after} are in different currencies", before=before.id, after=after.id
        ),
        hint=say("compare cards of one currency; Meta's are never derived from each other"),
    )
