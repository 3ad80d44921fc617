"""Rate cards as text and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any, Final

from tarife.cli.code_words import COVERAGE_WORDS
from tarife.cli.voice import ENGLISH, CliVoice
from tarife.rates.book import RateBook
from tarife.rates.cards import Coverage, Rate, RateCard, RateKey, label_of
from tarife.rates.library import CardLibrary
from tarife.terms.money import decimal_text
from tarife.terms.problems import Problem
from tarife.terms.sentences import say, territory_name

CARD_DECIMALS: Final = 4


def list_document(known: CardLibrary) -> list[dict[str, Any]]:
    """Describe every card, where it is from, and what it lacks, for JSON."""
    return [
        {
            **_head(card),
            "origin": _origin(known, card),
            "markets": len(card.own_markets),
            **asdict(card.provenance),
        }
        for card in known.book.cards
    ]


def text_of_list(known: CardLibrary, voice: CliVoice = ENGLISH) -> str:
    """Lay out every card, and below what each one lacks."""
    cards = known.book.cards
    rows = [
        (
            card.id.effective_from,
            card.id.currency,
            COVERAGE_WORDS[card.coverage],
            card.provenance.confidence,
            say("shipped") if known.import_of(card.id) is None else say("imported"),
            len(card.own_markets),
        )
        for card in cards
    ]
    lacks = [(card.id, phrase) for card in cards for phrase in card.provenance.missing]
    header = (
        *(say("From"), say("Currency"), say("Coverage")),
        *(say("Confidence"), say("Origin"), say("Markets")),
    )
    missing = voice.table((say("Card"), say("What is missing")), lacks, text=2)
    return f"{voice.table(header, rows, text=5)}\n{missing}"


def _origin(known: CardLibrary, card: RateCard) -> str:
    return "shipped" if known.import_of(card.id) is None else "imported"


def card_document(book: RateBook, card: RateCard, lines: Sequence[RateKey]) -> dict[str, Any]:
    """Describe lines of a card, their bands and the cards they come from, for JSON."""
    return {
        **_head(card),
        "rates": [
            {
                "market": market,
                "category": category.value,
                "card": str(card.rates[market, category].card),
                "sources": card.rates[market, category].sources,
                "note": card.rates[market, category].note,
                "bands": [
                    {"first_message": first, "last_message": last, "rate": decimal_text(micros)}
                    for first, last, micros in _bands(card.rates[market, category])
                ],
            }
            for market, category in lines
        ],
        "cards": [
            {**_head(source), **asdict(source.provenance)}
            for source in _sources(book, card, lines)
        ],
    }


def text_of_card(
    book: RateBook, card: RateCard, lines: Sequence[RateKey], voice: CliVoice = ENGLISH
) -> str:
    """Lay out lines of a card, their bands, and the cards they come from."""
    rows = [
        (
            territory_name(market),
            label_of(category),
            card.rates[market, category].card,
            f"{first:,}",
            "" if last is None else f"{last:,}",
            _rate_text(micros),
        )
        for market, category in lines
        for first, last, micros in _bands(card.rates[market, category])
    ]
    header = (
        *(say("Market"), say("Category"), say("Card"), say("From message"), say("To")),
        say("Rate ({currency})", currency=card.id.currency),
    )
    sources = "".join(_source_text(source, voice) for source in _sources(book, card, lines))
    notes = _notes(card, lines, voice) if len({market for market, _ in lines}) == 1 else ""
    head = voice.say("rate card {card}", card=card.id)
    return f"{head}\n\n{voice.table(header, rows, text=3)}\n{notes}{sources}"


def problems_document(cards: Sequence[RateCard], found: Sequence[Problem]) -> dict[str, Any]:
    """Describe what a check looked at and found, for JSON."""
    return {
        "cards": [str(card.id) for card in cards],
        "problems": [fault.document for fault in found],
    }


def _head(card: RateCard) -> dict[str, Any]:
    return {
        "effective_from": card.id.effective_from.isoformat(),
        "currency": card.id.currency,
        "coverage": card.coverage.value,
    }


def _sources(book: RateBook, card: RateCard, lines: Sequence[RateKey]) -> list[RateCard]:
    """List the cards that print the lines, and the card asked for, in order of time."""
    ids = {card.id, *(card.rates[line].card for line in lines)}
    return [other for other in book.cards if other.id in ids]


def _bands(rate: Rate) -> Iterator[tuple[int, int | None, int]]:
    """Give first and last message number, from 1 and both included, and the rate."""
    schedule = rate.schedule
    ends = (*schedule.starts[1:], schedule.end)
    for start, end, micros in zip(schedule.starts, ends, schedule.rates_micros, strict=True):
        yield start + 1, end, micros


def _rate_text(micros: int) -> str:
    whole, _, decimals = decimal_text(micros).partition(".")
    return f"{whole}.{decimals.ljust(CARD_DECIMALS, '0')}"


def _notes(card: RateCard, lines: Sequence[RateKey], voice: CliVoice) -> str:
    rates = [(label_of(category), card.rates[market, category]) for market, category in lines]
    rows = [(label, rate.note, rate.sources) for label, rate in rates if rate.note]
    header = (say("Category"), say("Note"), say("Sources"))
    return voice.table(header, rows, text=2) + "\n" if rows else ""


def _source_text(card: RateCard, voice: CliVoice) -> str:
    provenance = card.provenance
    coverage = voice.tell(COVERAGE_WORDS[card.coverage])
    kind = "" if card.coverage is Coverage.COMPLETE else f" ({coverage})"
    lines = [
        voice.say(
            "{card}: {source}, confidence {confidence}",
            card=f"{card.id}{kind}",
            source=provenance.source,
            confidence=provenance.confidence,
        )
    ]
    lines.extend(voice.say("  missing: {phrase}", phrase=one) for one in provenance.missing)
    if provenance.note:
        lines.append(voice.say("  note: {note}", note=provenance.note))
    return "\n".join(lines) + "\n"
