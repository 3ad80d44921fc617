"""What a reader must know of a forecast before trusting its total."""

from datetime import date
from typing import Final

import numpy as np

from tarife.billing.eras import Era
from tarife.billing.ledger import REASON_CODES, LedgerLines, Reason
from tarife.billing.settings import FREE_ENTRY_HOURS
from tarife.forecast.result import Flow
from tarife.plan.account import Rules
from tarife.plan.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.cards import Coverage, RateCard
from tarife.terms.calendar import DISTANT_DAY
from tarife.terms.categories import CATEGORIES, TIER_COUNTERS
from tarife.terms.problems import Problem

_MONTHS_BETWEEN_CARDS: Final = 3


def notes_on(
    plan: Plan, book: RateBook, lines: LedgerLines, context: tuple[RateCard, Era, Flow]
) -> tuple[Problem, ...]:
    """List what limits the figures, the most important first.

    Args:
        plan: The plan that was played.
        book: The rate cards.
        lines: What it costs.
        context: The card and the rules of its month, and how the messages went.
    """
    card, era, flow = context
    notes = [
        *_on_pause(lines),
        *_on_card(card, lines, era),
        *_on_age(plan, card, book),
        *_on_rules(plan, era),
        *_on_flow(flow),
    ]
    return tuple(notes)


def _on_pause(lines: LedgerLines) -> list[Problem]:
    paused = lines.reason == REASON_CODES[Reason.US_PAUSE]
    messages = int(lines.messages[paused].sum())
    if not messages:
        return []
    return [
        Problem(
            code="us-pause",
            where="United States",
            message=f"{messages:,} marketing messages are not delivered, and not billed, since "
            "Meta paused them on 1 April 2025",
            hint="leave them out, or use another channel",
        )
    ]


def _on_card(card: RateCard, lines: LedgerLines, era: Era) -> list[Problem]:
    notes = []
    if card.coverage is not Coverage.COMPLETE:
        lacks = ", ".join(card.provenance.missing) or "some figures"
        notes.append(
            Problem(
                code="partial-card",
                where=f"card {card.id}",
                message=f"only a part of Meta's card was found; it lacks {lacks}",
                hint="import Meta's card",
            )
        )
    if era.has_tiers and _tiers_unknown(card, lines):
        notes.append(
            Problem(
                code="tiers-unknown",
                where=f"card {card.id}",
                message="the volume tiers of this card are not known; every message is priced "
                "at the list rate, so a large volume may cost less",
                hint="import Meta's volume-tier card",
            )
        )
    derived = _derived_rates(card, lines)
    if derived:
        notes.append(
            Problem(
                code="derived-rates",
                where=f"card {card.id}",
                message="figures inferred from Meta's change log are used for "
                + _shortened(derived),
                hint="import Meta's card to be sure",
            )
        )
    return notes


def _on_age(plan: Plan, card: RateCard, book: RateBook) -> list[Problem]:
    """Warn where a newer card than the newest known must have come out."""
    is_newest = book.card(card.id.currency, DISTANT_DAY) == card
    months = _months_between(card.id.effective_from, plan.month.first_day)
    if not is_newest or months < _MONTHS_BETWEEN_CARDS:
        return []
    return [
        Problem(
            code="old-card",
            where=f"card {card.id}",
            message="Meta may have changed its rates since; changes come on 1 January, "
            "April, July and October",
            hint="import the newest card",
        )
    ]


def _used(lines: LedgerLines) -> list[tuple[str, int]]:
    """List the markets and category codes with charges."""
    key = (lines.market * len(CATEGORIES) + lines.category)[lines.charged]
    pairs = (divmod(int(value), len(CATEGORIES)) for value in np.unique(key))
    return [(lines.markets[market], category) for market, category in pairs]


def _tiers_unknown(card: RateCard, lines: LedgerLines) -> bool:
    for market, code in _used(lines):
        category = CATEGORIES[code]
        rate = card.rates.get((market, category))
        if rate is not None and category in TIER_COUNTERS and not rate.schedule.has_tiers:
            return True
    return False


def _derived_rates(card: RateCard, lines: LedgerLines) -> list[str]:
    names = []
    for market, code in _used(lines):
        rate = card.rates.get((market, CATEGORIES[code]))
        if rate is not None and not rate.sources:
            names.append(f"{market} ({CATEGORIES[code].replace('_', '-')})")
    return names


def _shortened(names: list[str], most: int = 3) -> str:
    more = len(names) - most
    shown = ", ".join(names[:most])
    return f"{shown} and {more} more" if more > 0 else shown


def _months_between(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def _on_rules(plan: Plan, era: Era) -> list[Problem]:
    notes = []
    if plan.account.rules is not Rules.AUTO:
        notes.append(
            Problem(
                code="forced-rules",
                where="account",
                message=f"billed by the rules {era.id.value}, whatever the month",
                hint="choose the rules of the month to see what Meta will charge",
            )
        )
    if plan.account.free_entry_hours != FREE_ENTRY_HOURS:
        notes.append(
            Problem(
                code="free-entry-hours",
                where="account",
                message=f"free entry points are taken to stay open "
                f"{plan.account.free_entry_hours} hours; Meta guarantees {FREE_ENTRY_HOURS}",
                hint=f"use {FREE_ENTRY_HOURS} to plan on the safe side",
            )
        )
    return notes


def _on_flow(flow: Flow) -> list[Problem]:
    notes = []
    if flow.missed:
        notes.append(
            Problem(
                code="missed-answers",
                where="desk",
                message=f"{flow.missed:,} answers come after the 24-hour window has closed and "
                "cannot be sent",
                hint="answer sooner, or open the desk longer",
            )
        )
    if flow.carried_over:
        notes.append(
            Problem(
                code="carried-over",
                where="month's end",
                message=f"{flow.carried_over:,} messages fall after the month and belong to "
                "the next bill",
            )
        )
    return notes
