"""Which rates bill a plan: those it keeps, where the present ones differ."""

from dataclasses import dataclass, replace

from tarife.forecast.partner_card import billed_by_partner
from tarife.plan.model.held_rates import HeldCard, HeldRate, HeldRates
from tarife.plan.model.plan import Plan
from tarife.rates.book import RateBook
from tarife.rates.cards import CardId, Coverage, Provenance, Rate, RateCard
from tarife.rates.change_log import FIRST_UNKNOWN
from tarife.rates.library import CardLibrary
from tarife.rates.markets.markets import Markets
from tarife.terms.problems import FieldPath, InputError, Problem
from tarife.terms.sentences import say


@dataclass(frozen=True, slots=True)
class RatesInUse:
    """The cards and markets that bill a plan, and what to know of them."""

    book: RateBook
    markets: Markets
    notes: tuple[Problem, ...] = ()


def rates_for(plan: Plan, book: RateBook, markets: Markets) -> RatesInUse:
    """Find the rates that bill a plan.

    Args:
        plan: The plan, maybe with the rates it was saved with.
        book: The present cards.
        markets: The present markets.

    Raises:
        InputError: If the rates in the plan cannot be read.
    """
    cards = cards_for(plan, book, markets)
    return replace(cards, book=billed_by_partner(cards.book, plan))


def cards_for(plan: Plan, book: RateBook, markets: Markets) -> RatesInUse:
    """Find Meta's cards that bill a plan, before its partner bills them at a rate of its own.

    Raises:
        InputError: If the rates in the plan cannot be read.
    """
    if not is_held(plan, book):
        return RatesInUse(book, markets)
    cards = tuple(_card(held, plan.held.currency) for held in plan.held.cards)
    for card in cards:
        if card.id.effective_from >= FIRST_UNKNOWN:
            markets = markets.with_own(card.markets, card.id.effective_from)
    if len(cards) == 1:
        markets = markets.as_printed(
            cards[0].markets, cards[0].id.effective_from, plan.month.first_day
        )
    return RatesInUse(RateBook.of(cards), markets, (_note(plan),))


def is_held(plan: Plan, book: RateBook) -> bool:
    """Tell whether a plan was saved with other rates than the present ones."""
    held = plan.held
    holds_now = held.month == str(plan.period) and held.currency == plan.card_currency
    if not held.cards or not holds_now:
        return False
    return _figures(held) != _figures(_present(plan, book))


def held_by(plan: Plan, card: RateCard) -> HeldRates:
    """Give the rates of a card for a plan to keep; its month must not begin before the card."""
    return HeldRates(str(plan.period), plan.card_currency, (_held(card),))


def is_same(one: RateCard, other: RateCard) -> bool:
    """Tell whether two cards have the same date, currency and figures."""
    return one.id == other.id and set(_held(one).rates) == set(_held(other).rates)


def would_bill(card: RateCard, plan: Plan, library: CardLibrary) -> bool:
    """Tell whether a card would bill a plan in its month if it were imported."""
    if card.id.currency != plan.card_currency:
        return False
    first, last = plan.period.first_day, plan.period.last_day
    holding = library.with_import(card).book.card(card.id.currency, first)
    return first < card.id.effective_from <= last or (
        holding is not None and holding.id == card.id
    )


def with_rates(plan: Plan, book: RateBook) -> Plan:
    """Put into a plan the rates that bill it now, ready to be saved."""
    return plan if is_held(plan, book) else replace(plan, held=_present(plan, book))


def _figures(held: HeldRates) -> list[tuple[object, ...]]:
    return [(card.effective_from, set(card.rates)) for card in held.cards]


def _present(plan: Plan, book: RateBook) -> HeldRates:
    currency, period = plan.card_currency, plan.period
    first = book.card(currency, period.first_day)
    later = (
        card
        for card in book.cards
        if card.id.currency == currency
        and period.first_day < card.id.effective_from <= period.last_day
    )
    cards = (*((first,) if first else ()), *later)
    return HeldRates(str(period), currency, tuple(_held(card) for card in cards))


def _held(card: RateCard) -> HeldCard:
    return HeldCard(
        effective_from=card.id.effective_from,
        coverage=card.coverage.value,
        source=card.provenance.source,
        rates=tuple(HeldRate(*line, rate.schedule) for line, rate in card.rates.items()),
        missing=card.provenance.missing,
        confidence=card.provenance.confidence,
    )


def _card(held: HeldCard, currency: str) -> RateCard:
    card_id = CardId(held.effective_from, currency)
    unread = [_unreadable(line) for line in held.rates if isinstance(line, str)]
    if unread:
        raise InputError(unread)
    coverage = held.coverage if held.coverage in tuple(Coverage) else Coverage.GAPS
    rates = {
        (one.market, one.category): Rate(one.schedule, card_id)
        for one in held.rates
        if isinstance(one, HeldRate)
    }
    # Cards of changes were laid over those before them when the plan was saved.
    provenance = Provenance(held.source, held.confidence, held.missing)
    return RateCard(card_id, Coverage(coverage), provenance, rates)


def _note(plan: Plan) -> Problem:
    names = " and ".join(
        f"{card.effective_from.isoformat()} {plan.held.currency}" for card in plan.held.cards
    )
    return Problem(
        code="held-rates",
        where=say("card {names}", names=names),
        message=say(
            "the plan keeps these rates, as saved or as chosen; the newest card differs"
        ),
        hint=say("use the newest rate card, or leave it as it is"),
    )


def _unreadable(line: str) -> Problem:
    return Problem(
        code="bad-held-rate",
        where=FieldPath(("held",)),
        message=say("{line!r} in the plan is no rate", line=line),
        hint=say("use the newest rate card, or open the plan as it was saved"),
    )
