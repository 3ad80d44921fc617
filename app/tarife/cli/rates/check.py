"""``tarife rates check``: whether the shipped cards, or one file, are sound."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

from tarife.assets import card_folder, load_markets
from tarife.cli.rates.output import problems_document
from tarife.cli.voice import CliVoice, json_text
from tarife.rates.cards import CardId, Coverage, Provenance, RateCard
from tarife.rates.checks import check_card
from tarife.rates.files.listings import CARD_STEM, LIST_FILE, CardListing, read_listings
from tarife.rates.files.reading import read_card_file, read_cards, read_text
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

EXIT_INPUT: Final = 2


def check_cards(arguments: argparse.Namespace) -> int:
    """Say what is wrong with the shipped cards or with one file."""
    if arguments.file is None:
        cards, problems = read_cards(card_folder())
    else:
        cards, problems = _read_file(arguments.file, Coverage(arguments.coverage))
    markets = load_markets()
    found = (*problems, *(fault for card in cards for fault in check_card(card, markets)))
    if found and not arguments.json:
        raise InputError(found)
    names = ", ".join(str(card.id) for card in cards)
    checked = names if len(cards) == 1 else say("{count} cards", count=len(cards))
    text = CliVoice.of(arguments).say("nothing is wrong with {cards}", cards=checked) + "\n"
    write_document(arguments, problems_document(cards, found), text)
    return EXIT_INPUT if found else 0


def _read_file(
    file: Path, coverage: Coverage
) -> tuple[tuple[RateCard, ...], tuple[Problem, ...]]:
    listing = _listing(file, coverage)
    if isinstance(listing, Problem):
        return (), (listing,)
    card, problems = read_card_file(file, listing)
    return (() if card is None else (card,)), problems


def _listing(file: Path, coverage: Coverage) -> CardListing | Problem:
    named = CARD_STEM.fullmatch(file.stem)
    try:
        first_day = date.fromisoformat(named[1]) if named else None
    except ValueError:
        first_day = None
    if named is None or first_day is None:
        return Problem(
            code="misnamed-card",
            where=file.name,
            message=say(
                "the name {file!r} does not begin with a date and a currency", file=file.name
            ),
            hint=say("name it by the first day and the currency, such as 2026-10-01_USD.csv"),
        )
    listed = {listing.file: listing for listing in _listings_beside(file)}
    unlisted = CardListing(CardId(first_day, named[2]), coverage, Provenance("", ""))
    return listed.get(file.name, unlisted)


def _listings_beside(file: Path) -> tuple[CardListing, ...]:
    text = read_text(file.parent / LIST_FILE)
    return () if isinstance(text, Problem) else read_listings(text)[0]


def write_document(arguments: argparse.Namespace, document: Any, text: str) -> None:
    """Write the document as JSON if that was asked for, else the text."""
    as_json = json_text(document)
    sys.stdout.write(as_json if arguments.json else text)
