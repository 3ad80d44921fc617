"""Reading the folder ``rate_cards/``: the rate book and the markets."""

from importlib.resources.abc import Traversable
from pathlib import Path

from tarife.files.reading import read_file
from tarife.rates.cards import RateCard
from tarife.rates.files.listings import CARD_STEM, LIST_FILE, CardListing, read_listings
from tarife.rates.files.market_rows import COUNTRIES_FILE, MARKETS_FILE, markets_of
from tarife.rates.files.rows import read_card
from tarife.rates.markets.markets import Markets
from tarife.terms.problems import InputError, OutsideError, Problem
from tarife.terms.sentences import say


def read_cards(root: Traversable) -> tuple[tuple[RateCard, ...], tuple[Problem, ...]]:
    """Read every card of a folder as its file prints it.

    Cards of changes hold only their own rates here; `RateBook.of` lays them over others.

    Returns:
        The cards without fault, in the order of ``cards.toml``, and what is wrong.
    """
    text = read_text(root / LIST_FILE)
    if isinstance(text, Problem):
        return (), (text,)
    listings, faults = read_listings(text)
    # A faulty listing names no file, and its own would look like a stray.
    problems = list(faults or _unlisted(root, listings))
    cards = []
    for listing in listings:
        card, found = read_card_file(root / listing.file, listing)
        problems.extend(found)
        if card is not None:
            cards.append(card)
    return tuple(cards), tuple(problems)


def read_card_file(
    file: Traversable, listing: CardListing
) -> tuple[RateCard | None, tuple[Problem, ...]]:
    """Read one card; see `tarife.rates.files.rows.read_card`."""
    text = read_text(file)
    if isinstance(text, Problem):
        return None, (text,)
    return read_card(text, file.name, listing)


def read_markets(root: Traversable) -> Markets:
    """Read which market each country belongs to, and since when.

    Args:
        root: A folder such as ``rate_cards/``, with ``markets.csv`` and ``countries.csv``.

    Raises:
        InputError: If a file cannot be read; carries every problem.
    """
    texts = [read_text(root / name) for name in (MARKETS_FILE, COUNTRIES_FILE)]
    unreadable = [text for text in texts if isinstance(text, Problem)]
    if unreadable:
        raise InputError(unreadable)
    markets, problems = markets_of(*(text for text in texts if isinstance(text, str)))
    if markets is None:
        raise InputError(problems)
    return markets


def read_text(file: Traversable) -> str | Problem:
    """Read a text file in UTF-8, with or without a byte order mark."""
    try:
        return read_file(Path(str(file))).decode("utf-8-sig")
    except InputError as error:
        return error.problems[0]
    except OutsideError as error:
        return Problem(
            code="unreadable-file",
            where=file.name,
            message=error.message,
            hint=say("check that it is there and that you may read it"),
        )
    except UnicodeDecodeError as error:
        return Problem(
            code="not-text",
            where=file.name,
            message=say(
                "the file is not UTF-8 text: byte {start} is wrong", start=error.start + 1
            ),
            hint=say("save it as CSV in UTF-8"),
        )


def _unlisted(root: Traversable, listings: tuple[CardListing, ...]) -> tuple[Problem, ...]:
    listed = {listing.file for listing in listings}
    strays = sorted({file.name for file in root.iterdir()} - listed)
    return tuple(
        Problem(
            code="unlisted-card",
            where=name,
            message=say(
                "the card {name!r} is not in {list_file}", name=name, list_file=LIST_FILE
            ),
            hint=say("add a table that says what it is and where it comes from"),
        )
        for name in strays
        if name.endswith(".csv") and CARD_STEM.fullmatch(name.removesuffix(".csv"))
    )
