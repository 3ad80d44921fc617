"""The one place that finds what is shipped beside the code."""

from functools import cache
from importlib.metadata import distribution
from importlib.resources.abc import Traversable
from typing import Final

from tarife.documents.card_store import CardStore
from tarife.rates.book import RateBook
from tarife.rates.cards import RateCard
from tarife.rates.files.reading import read_cards, read_markets
from tarife.rates.library import CardLibrary
from tarife.rates.markets.markets import Markets
from tarife.terms.languages import Language
from tarife.terms.problems import InputError
from tarife.terms.shipped import data_root

HELP_PAGES: Final = (
    "first-plan",
    "questions",
    "eras",
    "situations",
    "editing",
    "fields",
    "scenarios",
    "charts",
    "costs",
    "files",
    "actuals",
    "workbook",
    "importing-rates",
    "simulator",
    "billing-rules",
    "glossary",
)
"""The pages of the guide in the order in which they are read."""


def card_folder() -> Traversable:
    """Find the folder of the shipped rate cards."""
    return data_root() / "rate_cards"


@cache
def load_book() -> RateBook:
    """Read the shipped rate cards, once.

    Raises:
        InputError: If a shipped card is broken.
    """
    return RateBook.of(_shipped_cards())


def shipped_library() -> CardLibrary:
    """Give the shipped cards alone.

    Raises:
        InputError: If a shipped card is broken.
    """
    return CardLibrary(_shipped_cards(), (), load_markets())


def load_library(store: CardStore) -> CardLibrary:
    """Read the shipped cards and those a person imported; broken imports are left out.

    Raises:
        InputError: If a shipped card is broken.
    """
    imported, problems = store.read()
    return CardLibrary(_shipped_cards(), imported, load_markets(), problems)


@cache
def load_markets() -> Markets:
    """Read the shipped markets, once.

    Raises:
        InputError: If a shipped file is broken.
    """
    return read_markets(card_folder())


def help_pages(language: Language) -> dict[str, str]:
    """Give the pages of the guide in a language as Markdown, by name, in their order."""
    return {name: help_page(name, language) for name in HELP_PAGES}


def help_page(name: str, language: Language) -> str:
    """Give one page of the guide as Markdown."""
    page = data_root() / "resources" / "help" / language / f"{name}.md"
    return page.read_text(encoding="utf-8")


def licences() -> str:
    """Give the licences of the program and of all that an installer carries with it."""
    collected = data_root() / "licences.txt"
    if collected.is_file():
        return collected.read_text(encoding="utf-8")
    return distribution("tarife").read_text("licenses/LICENSE") or ""


@cache
def _shipped_cards() -> tuple[RateCard, ...]:
    cards, problems = read_cards(card_folder())
    if problems:
        raise InputError(problems)
    return cards
