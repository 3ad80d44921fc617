"""``tarife rates import``: Meta's own files, said first and kept then."""

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from tarife.cli.code_words import COVERAGE_WORDS, LAYOUT_WORDS
from tarife.cli.days import day_in
from tarife.cli.library import card_store, library
from tarife.cli.rates.changes import text_of_changes
from tarife.cli.rates.plan_price import text_of_prices
from tarife.cli.voice import CliVoice
from tarife.files.reading import read_file
from tarife.rates.imports.review import (
    Certainty,
    ImportAnswers,
    ImportReview,
    read_files,
    review_files,
)
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say


def import_files(arguments: argparse.Namespace) -> int:
    """Read files, say what was understood, and keep the card unless it is a trial.

    Raises:
        InputError: If something is in the way of the card, with every problem.
        OutsideError: If a file cannot be read, or the card cannot be kept.
    """
    files = [(path.name, read_file(path)) for path in arguments.files]
    today = datetime.now().astimezone().date()  # noqa: TID251 - the edge of the program
    first = arguments.effective_from
    given = ImportAnswers(today, None if first is None else day_in(first), arguments.currency)
    voice = CliVoice.of(arguments)
    known = library(voice)
    found = review_files(read_files(files), given, known.book, known.markets)
    problems = (*found.problems, *(_questions(found) if found.printed else ()))
    if problems or found.card is None:
        raise InputError(problems)
    if found.strange and not (arguments.dry_run or arguments.confirm_changes):
        raise InputError((*found.strange, _unconfirmed(len(found.strange))))
    for change in found.strange:
        print(voice.say("check: {change}", change=change.said(voice.language)))
    sys.stdout.writelines(f"{line}\n" for line in _lines(found, voice))
    if found.comparison is not None and not found.is_known_already:
        sys.stdout.write(f"\n{text_of_changes(found.comparison, voice)}")
    if arguments.plan is not None:
        sys.stdout.write(f"\n{text_of_prices(arguments.plan, found.card, known, voice)}")
    if found.is_known_already:
        print("\n" + voice.say("nothing to import: this very card is there already"))
    elif arguments.dry_run:
        print("\n" + voice.say("nothing was kept: this was a trial"))
    else:
        kept = card_store().add(found.card)
        said = voice.say(
            "the card {card} is kept, as version {version}",
            card=found.card.id,
            version=kept.version,
        )
        print(f"\n{said}")
    return 0


def _questions(found: ImportReview) -> Iterator[Problem]:
    if found.day is None:
        named = say(
            "the first day of the card is not known for sure: its title says {day}, and such "
            "titles were not kept true",
            day=found.proposed,
        )
        yield Problem(
            code="date-wanted",
            where="",
            message=named
            if found.certainty is Certainty.DOUBTFUL
            else say("the first day of the card is not known for sure"),
            hint=say("give it, such as --effective-from 2026-10-01"),
        )
    if found.currency is None:
        yield Problem(
            code="currency-wanted",
            where="",
            message=say("no cell of the files names the currency"),
            hint=say("give it, such as --currency EUR"),
        )


def _unconfirmed(count: int) -> Problem:
    return Problem(
        code="unconfirmed-changes",
        where="",
        message=say(
            "{count:|change|changes} out of all proportion {count:-|is|are} not confirmed",
            count=count,
        ),
        hint=say("if they are right, import with --confirm-changes"),
    )


def _lines(found: ImportReview, voice: CliVoice) -> Iterator[str]:
    card: Any = found.card
    for printed in found.printed:
        yield voice.say(
            "{file}: {layout}, {markets:|market|markets}, {rates:|rate|rates}, "
            "{bands:|tier band|tier bands}",
            file=printed.file,
            layout=LAYOUT_WORDS[printed.layout],
            markets=len(printed.markets),
            rates=len(printed.rates),
            bands=printed.tier_bands,
        )
    is_given = found.certainty is Certainty.GIVEN
    yield voice.say(
        "card {card} ({source}), {coverage}",
        card=card.id,
        source=say("as you gave it") if is_given else say("by its title"),
        coverage=COVERAGE_WORDS[card.coverage],
    )
    for phrase in card.provenance.missing:
        yield voice.say("  missing: {phrase}", phrase=phrase)
    for notice in found.notices:
        yield voice.say("note: {problem}", problem=notice.said(voice.language))
