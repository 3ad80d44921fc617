"""Notes on the rate cards that priced a forecast."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from tarife.billing.eras import Era, EraId, eras_on
from tarife.billing.ledger import LedgerLines
from tarife.forecast.moved_rates import ASSUMED
from tarife.rates.book import RateBook
from tarife.rates.cards import RateCard, label_of
from tarife.rates.change_log import FIRST_UNKNOWN, last_change_between, quarter_after
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.categories import CATEGORIES, TIER_COUNTERS, Category
from tarife.terms.problems import Problem, first_named
from tarife.terms.sentences import Sentence, period_name, say, territory_name

_MOST_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class _Use:
    """What was charged by one card under one set of rules.

    Attributes:
        card: The card.
        era: The rules.
        until: The last day with a charge.
        charged: The markets and categories.
    """

    card: RateCard
    era: Era
    until: date
    charged: tuple[tuple[str, Category], ...]


def rate_notes(
    lines: LedgerLines, book: RateBook, forced_era: EraId | None = None
) -> tuple[Problem, ...]:
    """List what limits the prices of these lines, card by card.

    Args:
        lines: Priced messages.
        book: The cards that priced them.
        forced_era: The rules that were used whatever the date, if so.
    """
    notes = _on_pause(lines)
    for use in _uses(lines, book, forced_era):
        notes += [*_on_coverage(use), *_on_tiers(use), *_on_derived(use), *_on_age(use)]
    return tuple(notes)


def _uses(lines: LedgerLines, book: RateBook, forced: EraId | None) -> list[_Use]:
    dates = lines.calendar.dates()
    cards, eras = book.cards_on(lines.currency, dates), eras_on(dates, forced)
    groups: dict[tuple[int, EraId], tuple[RateCard, Era, list[int]]] = {}
    for day in np.flatnonzero(np.bincount(lines.day[lines.charged])).tolist():
        card, era = cards[day], eras[day]
        if card is not None and era is not None:
            groups.setdefault((id(card), era.id), (card, era, []))[2].append(day)
    return [
        _Use(card, era, until=dates[days[-1]], charged=_charged(lines, days))
        for card, era, days in groups.values()
    ]


def _charged(lines: LedgerLines, days: list[int]) -> tuple[tuple[str, Category], ...]:
    is_of_card = np.zeros(lines.calendar.days, dtype=np.bool_)
    is_of_card[days] = True
    rows = lines.charged & is_of_card[lines.day]
    counts = np.bincount((lines.market * len(CATEGORIES) + lines.category)[rows])
    keys = np.flatnonzero(counts)
    pairs = (divmod(key, len(CATEGORIES)) for key in keys.tolist())
    return tuple((lines.markets[market], CATEGORIES[category]) for market, category in pairs)


def _on_pause(lines: LedgerLines) -> list[Problem]:
    messages = int(lines.messages[lines.paused].sum())
    if not messages:
        return []
    return [
        Problem(
            code="us-pause",
            where=say("United States"),
            message=say(
                "{messages:,|marketing message is|marketing messages are} not "
                "delivered, and not billed, "
                "since Meta paused them on 1 April 2025",
                messages=messages,
            ),
            hint=say("leave them out, or use another channel"),
        )
    ]


def _on_coverage(use: _Use) -> list[Problem]:
    if use.card.coverage.has_every_market:  # missing tiers are told where they matter
        return []
    lacks = use.card.provenance.missing or say("some figures")
    return [
        Problem(
            code="partial-card",
            where=say("card {card}", card=use.card.id),
            message=say("only a part of Meta's card was found; it lacks {lacks}", lacks=lacks),
            hint=say("import Meta's card"),
        )
    ]


def _on_tiers(use: _Use) -> list[Problem]:
    """Tell where tiers exist that the card does not print."""
    rates = [use.card.rates.get(pair) for pair in use.charged if pair[1] in TIER_COUNTERS]
    if not use.era.has_tiers or all(rate is None or rate.schedule.has_tiers for rate in rates):
        return []
    return [
        Problem(
            code="tiers-unknown",
            where=say("card {card}", card=use.card.id),
            message=say(
                "the volume tiers of this card are not known; every message is priced at "
                "the list rate, so a large volume may cost less"
            ),
            hint=say("import Meta's volume-tier card"),
        )
    ]


def _on_derived(use: _Use) -> list[Problem]:
    names = [
        say("{market} ({category})", market=territory_name(market), category=label_of(category))
        for market, category in use.charged
        if (rate := use.card.rates.get((market, category))) is not None and not rate.sources
    ]
    if not names:
        return []
    return [
        Problem(
            code="derived-rates",
            where=say("card {card}", card=use.card.id),
            message=say(
                "figures inferred from Meta's change log are used for {names}",
                names=first_named(names, _MOST_NAMED),
            ),
            hint=say("import Meta's card to be sure"),
        )
    ]


def _on_age(use: _Use) -> list[Problem]:
    """Tell where Meta has changed rates since the card, or may have."""
    begun = use.card.id.effective_from
    where, remedy = say("card {card}", card=use.card.id), say("import the newest card")
    change = last_change_between(begun, use.until)
    if change is not None:
        message = say(
            "Meta changed some rates on {change}, and no {currency} card of that day is known",
            change=change,
            currency=use.card.id.currency,
        )
        return [Problem("missed-change", where, message, remedy)]
    unknown = max(FIRST_UNKNOWN, quarter_after(begun))
    if use.card.provenance.source == ASSUMED:
        message = say(
            "it is not known yet: from {day:d MMMM y} on rates move from the newest card as "
            "the plan assumes",
            day=begun,
        )
        return [Problem("assumed-card", where, message, remedy)]
    if use.until >= unknown:
        message = say(
            "Meta may have changed its rates since; changes come on 1 January, "
            "April, July and October; no card from {day:d MMMM y} on is known, and this one "
            "prices {months}",
            day=unknown,
            months=_months(unknown, use.until),
        )
        return [Problem("old-card", where, message, remedy)]
    return []


def _months(first: date, last: date) -> Sentence:
    """Name the months from one day to another."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return period_name(Period(BillingMonth.of(first), months))
