"""``tarife rates``: which cards there are, what they say and whether they are sound; import."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from tarife.assets import card_folder, load_markets
from tarife.cli.library import card_store, library
from tarife.cli.rate_changes import card_named, compare_cards
from tarife.cli.rate_import import import_files
from tarife.cli.rate_output import (
    card_document,
    list_document,
    problems_document,
    text_of_card,
    text_of_list,
)
from tarife.documents.card_store import export_card, export_name
from tarife.rates.book import RateBook
from tarife.rates.cards import CardId, Coverage, Provenance, RateCard
from tarife.rates.checks import check_card
from tarife.rates.listings import CARD_STEM, LIST_FILE, CardListing, read_listings
from tarife.rates.reading import read_card_file, read_cards, read_text
from tarife.terms.problems import InputError, Problem, nearest
from tarife.terms.sentences import say

EXIT_INPUT = 2


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    form = argparse.ArgumentParser(add_help=False)
    form.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser = subparsers.add_parser(
        "rates",
        parents=[form],
        help="list, show and check the rate cards",
        description="List, show and check the rate cards. Without an action, list them.",
    )
    parser.set_defaults(work=_list)
    actions = parser.add_subparsers(metavar="ACTION")
    _add_show(actions, form)
    _add_check(actions, form)
    _add_import(actions)
    _add_export(actions)
    _add_remove(actions)
    _add_compare(actions, form)


def run(arguments: argparse.Namespace) -> int:
    """Carry out the action and return the exit status.

    Returns:
        0 for done, 2 if a check found a problem.

    Raises:
        InputError: If a card, a currency or a market is asked for that there is not.
    """
    status: int = arguments.work(arguments)
    return status


def _add_show(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
    form: argparse.ArgumentParser,
) -> None:
    show = actions.add_parser(
        "show",
        parents=[form],
        help="print the rates that hold on a day",
        description="Print the rates that hold on a day, and the card each one comes from.",
    )
    show.add_argument("day", metavar="DATE", type=_day, help="such as 2026-10-01")
    show.add_argument("currency", metavar="CURRENCY", help="such as USD")
    show.add_argument("--market", metavar="NAME", help="one market only, such as Turkey")
    show.set_defaults(work=_show)


def _add_check(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
    form: argparse.ArgumentParser,
) -> None:
    check = actions.add_parser(
        "check",
        parents=[form],
        help="say what is wrong with the shipped cards or with one file",
        description="Say what is wrong with the shipped cards or with one file.",
    )
    check.add_argument("file", metavar="FILE", nargs="?", type=Path, help="a card as CSV")
    check.add_argument(
        "--coverage",
        choices=tuple(coverage.value for coverage in Coverage),
        default=Coverage.COMPLETE.value,
        help="what a file holds that no cards.toml beside it lists (default: complete)",
    )
    check.set_defaults(work=_check)


def _add_import(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    parser = actions.add_parser(
        "import",
        help="take over Meta's own files",
        description="Read Meta's list-rate card, its volume-tier card or both as they were "
        "downloaded, say what they change, and keep them as one card.",
    )
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="CSV or XLSX")
    parser.add_argument(
        "--effective-from", metavar="DATE", type=_day, help="first day of the card"
    )
    parser.add_argument("--currency", type=str.upper, help="where no cell names it")
    parser.add_argument("--dry-run", action="store_true", help="keep nothing")
    parser.set_defaults(work=import_files)


def _add_export(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    parser = actions.add_parser(
        "export",
        help="write a card as a file that can be imported elsewhere",
        description="Write a card as a file that can be imported elsewhere.",
    )
    parser.add_argument("card", metavar="CARD", help="such as 2026-10-01_USD")
    parser.add_argument("folder", metavar="FOLDER", type=Path, help="where to")
    parser.set_defaults(work=_export)


def _add_remove(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    parser = actions.add_parser(
        "remove",
        help="remove an imported card",
        description="Remove the newest import of a card; the one before it, or the shipped "
        "card, holds again.",
    )
    parser.add_argument("card", metavar="CARD", help="such as 2026-10-01_USD")
    parser.set_defaults(work=_remove)


def _add_compare(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
    form: argparse.ArgumentParser,
) -> None:
    parser = actions.add_parser(
        "compare",
        parents=[form],
        help="say what changed between two cards",
        description="Say what changed between two cards, and what a plan costs under each.",
    )
    for name in ("before", "after"):
        parser.add_argument(name, metavar="CARD", help="such as 2026-10-01_USD")
    parser.add_argument("--plan", metavar="PLAN", type=Path, help="a .tarife file")
    parser.set_defaults(work=compare_cards)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = say("{text!r} is not a date such as 2026-10-01", text=text)
        raise argparse.ArgumentTypeError(message) from None


def _list(arguments: argparse.Namespace) -> int:
    known = library()
    _write(arguments, list_document(known), text_of_list(known))
    return 0


def _export(arguments: argparse.Namespace) -> int:
    card = card_named(library(), arguments.card)
    path = arguments.folder / export_name(card.id)
    export_card(card, path)
    print(f"the card {card.id} is in {path}")
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    known = library()
    card = card_named(known, arguments.card)
    imported = known.import_of(card.id)
    if imported is None:
        hint = say("only imported cards can be removed")
        raise InputError(
            [Problem("shipped-card", str(card.id), say("the card is shipped"), hint)]
        )
    card_store().remove(imported)
    print(f"the card {card.id}, version {imported.version}, is removed")
    return 0


def _show(arguments: argparse.Namespace) -> int:
    known = library()
    book = known.book
    card = _card(book, arguments.currency.upper(), arguments.day)
    lines = tuple(card.rates)
    if arguments.market is not None:
        market = known.markets.market_named(arguments.market, arguments.day)
        if isinstance(market, Problem):
            raise InputError([market])
        lines = tuple(line for line in lines if line[0] == market)
        if not lines:
            raise InputError([_not_on_card(card, market)])
    _write(arguments, card_document(book, card, lines), text_of_card(book, card, lines))
    return 0


def _card(book: RateBook, currency: str, day: date) -> RateCard:
    card = book.card(currency, day)
    if card is None:
        hint = "" if currency in book.currencies else nearest(currency, book.currencies)
        problem = Problem(
            code="no-card",
            where="",
            message=say("no card in {currency!r} holds on {day}", currency=currency, day=day),
            hint=hint or say("see 'tarife rates' for the cards there are"),
        )
        raise InputError([problem])
    return card


def _not_on_card(card: RateCard, market: str) -> Problem:
    return Problem(
        code="missing-rate",
        where=str(card.id),
        message=say("the card holds no rate of {market!r}", market=market),
        hint=say("it holds {markets}", markets=tuple(card.markets)),
    )


def _check(arguments: argparse.Namespace) -> int:
    if arguments.file is None:
        cards, problems = read_cards(card_folder())
    else:
        cards, problems = _read_file(arguments.file, Coverage(arguments.coverage))
    markets = load_markets()
    found = (*problems, *(fault for card in cards for fault in check_card(card, markets)))
    if found and not arguments.json:
        raise InputError(found)
    names = ", ".join(str(card.id) for card in cards)
    told = names if len(cards) == 1 else say("{count} cards", count=len(cards))
    text = say("nothing is wrong with {cards}", cards=told) + "\n"
    _write(arguments, problems_document(cards, found), text)
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


def _write(arguments: argparse.Namespace, document: Any, text: str) -> None:
    as_json = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    sys.stdout.write(as_json if arguments.json else text)
