"""Files of Meta's for cards that are not shipped, made of the figures of one that is."""

from dataclasses import replace
from datetime import date

from helpers.files.meta_files import meta_file
from helpers.rate_cards import shipped_book
from tarife.rates.cards import CardId, Rate
from tarife.rates.meta.printed import FileLayout

CARDS = {str(card.id): card for card in shipped_book().cards}
OCTOBER = CARDS["2026-10-01 USD"]


def moved(card, day, currency):
    """Give the figures of ``card`` another date and currency, as if Meta had."""
    card_id = CardId(date.fromisoformat(day), currency)
    rates = {line: Rate(rate.schedule, card_id) for line, rate in card.rates.items()}
    return replace(card, id=card_id, rates=rates)


def doubled(card):
    """Give a card that costs twice as much."""
    rates = {
        line: replace(
            rate,
            schedule=replace(
                rate.schedule, rates_micros=tuple(2 * r for r in rate.schedule.rates_micros)
            ),
        )
        for line, rate in card.rates.items()
    }
    return replace(card, rates=rates)


_PAIRS = []
"""Cards with what their files hold: to write one takes half a second."""


def write_pair(card, folder):
    """Write a card as Meta's list-rate card and volume-tier card."""
    layouts = {"list.csv": FileLayout.LIST_WORKBOOK, "tiers.csv": FileLayout.TIERS_WORKBOOK}
    files = next((files for written, files in _PAIRS if written == card), None)
    if files is None:
        files = {name: meta_file(card, layout) for name, layout in layouts.items()}
        _PAIRS.append((card, files))
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return tuple(folder / name for name in layouts)
