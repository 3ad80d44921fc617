"""``tarife rates``: which cards there are, what they say and whether they are sound; import."""

import argparse
from datetime import date
from pathlib import Path

from tarife.cli.days import day_in
from tarife.cli.library import card_store, library
from tarife.cli.rates.changes import card_named, compare_cards
from tarife.cli.rates.check import check_cards, write_document
from tarife.cli.rates.importing import import_files
from tarife.cli.rates.output import card_document, list_document, text_of_card, text_of_list
from tarife.cli.targets import Target, add_read, add_replace, in_place
from tarife.cli.voice import CliVoice
from tarife.documents.card_store import export_card, export_name
from tarife.rates.book import RateBook
from tarife.rates.cards import Coverage, RateCard
from tarife.rates.checks import hint_for_currency
from tarife.terms.problems import InputError, Problem, nearest
from tarife.terms.sentences import say, territory_name


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    form = argparse.ArgumentParser(add_help=False)
    form.add_argument("--json", action="store_true", help=say("print JSON instead of a table"))
    parser = subparsers.add_parser(
        "rates",
        parents=[form],
        help=say("list, show and check the rate cards"),
        description=say("List, show and check the rate cards. Without an action, list them."),
    )
    parser.set_defaults(work=_list)
    actions = parser.add_subparsers(metavar=say("ACTION"))
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
        help=say("print the rates that hold on a day"),
        description=say(
            "Print the rates that hold on a day, and the card each one comes from."
        ),
    )
    show.add_argument("day", metavar=say("DATE"), help=say("such as 2026-10-01"))
    show.add_argument("currency", metavar=say("CURRENCY"), help=say("such as USD"))
    show.add_argument(
        "--market", metavar=say("NAME"), help=say("one market only, such as Turkey")
    )
    show.set_defaults(work=_show)


def _add_check(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
    form: argparse.ArgumentParser,
) -> None:
    check = actions.add_parser(
        "check",
        parents=[form],
        help=say("say what is wrong with the shipped cards or with one file"),
        description=say("Say what is wrong with the shipped cards or with one file."),
    )
    add_read(
        *(check, "file"), metavar=say("FILE"), nargs="?", type=Path, help=say("a card as CSV")
    )
    check.add_argument(
        "--coverage",
        choices=tuple(coverage.value for coverage in Coverage),
        default=Coverage.COMPLETE.value,
        help=say("what a file holds that no cards.toml beside it lists (default: complete)"),
    )
    check.set_defaults(work=check_cards)


def _add_import(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    parser = actions.add_parser(
        "import",
        help=say("take over Meta's own files"),
        description=say(
            "Read Meta's list-rate card, its volume-tier card or both as they were "
            "downloaded, say what they change, and keep them as one card."
        ),
    )
    add_read(
        *(parser, "files"), metavar=say("FILE"), nargs="+", type=Path, help=say("CSV or XLSX")
    )
    parser.add_argument(
        "--effective-from", metavar=say("DATE"), help=say("first day of the card")
    )
    parser.add_argument(
        "--currency",
        metavar=say("CURRENCY"),
        type=str.upper,
        help=say("where no cell names it"),
    )
    parser.add_argument(
        "--confirm-changes",
        action="store_true",
        help=say("keep the card although rates changed out of all proportion"),
    )
    parser.add_argument("--dry-run", action="store_true", help=say("keep nothing"))
    add_read(
        parser,
        "--plan",
        metavar="PLAN",
        type=Path,
        help=say("a .tarife file: say what it costs now and by the card"),
    )
    parser.set_defaults(work=import_files)


def _add_export(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    parser = actions.add_parser(
        "export",
        help=say("write a card as a file that can be imported elsewhere"),
        description=say("Write a card as a file that can be imported elsewhere."),
    )
    parser.add_argument("card", metavar=say("CARD"), help=say("such as 2026-10-01_USD"))
    parser.add_argument("folder", metavar=say("FOLDER"), type=Path, help=say("where to"))
    add_replace(parser)
    parser.set_defaults(work=_export)


def _add_remove(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    parser = actions.add_parser(
        "remove",
        help=say("remove an imported card"),
        description=say(
            "Remove the newest import of a card; the one before it, or the shipped "
            "card, holds again."
        ),
    )
    parser.add_argument("card", metavar=say("CARD"), help=say("such as 2026-10-01_USD"))
    parser.set_defaults(work=_remove)


def _add_compare(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]",
    form: argparse.ArgumentParser,
) -> None:
    parser = actions.add_parser(
        "compare",
        parents=[form],
        help=say("say what changed between two cards"),
        description=say(
            "Say what changed between two cards, and what a plan costs under each."
        ),
    )
    for name in ("before", "after"):
        parser.add_argument(name, metavar=say("CARD"), help=say("such as 2026-10-01_USD"))
    add_read(parser, "--plan", metavar="PLAN", type=Path, help=say("a .tarife file"))
    parser.set_defaults(work=compare_cards)


def _list(arguments: argparse.Namespace) -> int:
    voice = CliVoice.of(arguments)
    known = library(voice)
    write_document(arguments, list_document(known), text_of_list(known, voice))
    return 0


def _export(arguments: argparse.Namespace) -> int:
    voice = CliVoice.of(arguments)
    card = card_named(library(voice), arguments.card)
    path = arguments.folder / export_name(card.id)
    there = tuple(in_place(Target(path, "FOLDER")))
    if there and not arguments.replace:
        raise InputError(there)
    export_card(card, path)
    print(voice.say("the card {card} is in {path}", card=card.id, path=path))
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    voice = CliVoice.of(arguments)
    known = library(voice)
    card = card_named(known, arguments.card)
    imported = known.import_of(card.id)
    if imported is None:
        hint = say("only imported cards can be removed")
        raise InputError(
            [Problem("shipped-card", str(card.id), say("the card is shipped"), hint)]
        )
    card_store().remove(imported)
    said = voice.say(
        "the card {card}, version {version}, is removed",
        card=card.id,
        version=imported.version,
    )
    print(said)
    return 0


def _show(arguments: argparse.Namespace) -> int:
    voice = CliVoice.of(arguments)
    known = library(voice)
    book = known.book
    day = day_in(arguments.day)
    card = _card(book, arguments.currency.upper(), day)
    lines = tuple(card.rates)
    if arguments.market is not None:
        market = known.markets.market_named(arguments.market, day)
        if isinstance(market, Problem):
            raise InputError([market])
        lines = tuple(line for line in lines if line[0] == market)
        if not lines:
            raise InputError([_not_on_card(card, market)])
    write_document(
        arguments, card_document(book, card, lines), text_of_card(book, card, lines, voice)
    )
    return 0


def _card(book: RateBook, currency: str, day: date) -> RateCard:
    card = book.card(currency, day)
    if card is None:
        hint = hint_for_currency(currency)
        if not hint and currency not in book.currencies:
            hint = nearest(currency, book.currencies)
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
        message=say("the card holds no rate of {market!r}", market=territory_name(market)),
        hint=say(
            "it holds {markets}", markets=tuple(territory_name(one) for one in card.markets)
        ),
    )
