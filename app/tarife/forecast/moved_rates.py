"""Rate cards that are not known yet: the newest one, moved as a plan assumes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import fmean, median
from typing import Final

from tarife.billing.eras import ERAS
from tarife.plan.model.held_rates import RateMove
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.cards import CardId, Provenance, Rate, RateCard
from tarife.rates.change_log import FIRST_UNKNOWN, quarter_after
from tarife.terms.categories import Category
from tarife.terms.sentences import say
from tarife.terms.tiers import TierSchedule

ASSUMED: Final = say("assumption of the plan")
"""The source of a card that is made here."""

_WHOLE: Final = 10**9
_PERCENT_WHOLE: Final = _WHOLE // 100


def unknown_days(plan: Plan, book: RateBook) -> tuple[date, ...]:
    """List the quarter days until a plan's end whose cards are not known yet.

    A book whose cards of one day hold on every day leaves none unknown.
    """
    newest = book.card(plan.account.currency, plan.period.last_day)
    if newest is None or book.held_day is not None:
        return ()
    days, day = [], max(FIRST_UNKNOWN, quarter_after(newest.id.effective_from))
    while day <= plan.period.last_day:
        days.append(day)
        day = quarter_after(day)
    return tuple(days)


def likely_percents(plan: Plan, days: Sequence[date]) -> list[float]:
    """Give the likeliest move of each category of the plan on each day, see `with_moved`."""
    return [move.likely_percent for move in plan.rate_moves for _ in days]


def with_moved(
    book: RateBook, plan: Plan, days: Sequence[date], percents: Sequence[float]
) -> RateBook:
    """Let cards of these days move the newest card.

    Args:
        book: The known cards.
        plan: The plan, with the categories that move.
        days: The days whose cards are not known, in order.
        percents: Of each category, in the order of the plan, the move on each day.
    """
    newest = book.card(plan.account.currency, plan.period.last_day)
    if newest is None or not any(percents):
        return book
    moved: list[RateCard] = []
    for number, day in enumerate(days, start=1):
        factors = {
            move.category: _factor(percents[index * len(days) :][:number])
            for index, move in enumerate(plan.rate_moves)
        }
        moved.append(_moved(newest, day, factors))
    return replace(book, cards=(*book.cards, *moved))


def _factor(percents: Sequence[float]) -> int:
    """Compound moves, in parts of `_WHOLE`."""
    factor = _WHOLE
    for percent in percents:
        parts = int((Decimal(str(percent)) * _PERCENT_WHOLE).to_integral_value())
        factor = _rounded(factor * (_WHOLE + parts))
    return factor


def _moved(card: RateCard, day: date, factors: dict[Category, int]) -> RateCard:
    own = CardId(day, card.id.currency)
    rates = {
        (market, category): Rate(_scheduled(rate.schedule, factors[category]), own)
        if category in factors
        else rate
        for (market, category), rate in card.rates.items()
    }
    provenance = Provenance(ASSUMED, card.provenance.confidence, card.provenance.missing)
    return RateCard(own, card.coverage, provenance, rates)


def _scheduled(schedule: TierSchedule, factor: int) -> TierSchedule:
    rates = tuple(_rounded(micros * factor) for micros in schedule.rates_micros)
    return replace(schedule, rates_micros=rates)


def _rounded(parts: int) -> int:
    """Divide by `_WHOLE`, rounding half up."""
    return (2 * parts + _WHOLE) // (2 * _WHOLE)


def moves_of_meta(book: RateBook, currency: str) -> tuple[RateMove, ...]:
    """Say how Meta has moved the rates of each category from card to card so far.

    Of each two cards in a row, since messages are charged and not conversations, the markets'
    list rates have moved by so much on average; the least, the middle and the greatest of these
    averages, to a tenth of a per cent.
    """
    since = min(era.first_day for era in ERAS if not era.by_conversation)
    cards = [
        card
        for card in book.cards
        if card.id.currency == currency and card.id.effective_from >= since
    ]
    found: dict[Category, list[float]] = {}
    for before, after in pairwise(cards):
        for category in Category:
            if ratios := list(_ratios(before, after, category)):
                found.setdefault(category, []).append(100 * fmean(ratios))
    return tuple(
        RateMove(category, *(round(one, 1) + 0.0 for one in (min(own), median(own), max(own))))
        for category, own in found.items()
    )


def _ratios(before: RateCard, after: RateCard, category: Category) -> Iterator[float]:
    for (market, own), rate in after.rates.items():
        old = before.rates.get((market, own))
        if own is category and old is not None and old.schedule.list_rate_micros:
            yield rate.schedule.list_rate_micros / old.schedule.list_rate_micros - 1
