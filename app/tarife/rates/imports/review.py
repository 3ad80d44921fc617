"""Import review: the card that Meta's files make, before it is accepted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from tarife.files.reading import read_file
from tarife.rates.book import RateBook
from tarife.rates.cards import CardId, RateCard
from tarife.rates.checks import FIRST_TIERS, lacks_tiers
from tarife.rates.comparison import Comparison, compare
from tarife.rates.imports.merge import merge_cards
from tarife.rates.imports.suspicion import out_of_proportion
from tarife.rates.markets.markets import Markets
from tarife.rates.meta.printed import PrintedCard
from tarife.rates.meta.reading import read_meta_file
from tarife.terms.calendar import FIRST_RULES_DAY
from tarife.terms.categories import Category
from tarife.terms.problems import InputError, OutsideError, Problem
from tarife.terms.sentences import say

_GUIDE: Final = "developers.facebook.com/documentation/business-messaging/whatsapp"
PRICING_PAGE: Final = f"{_GUIDE}/pricing"
"""Where Meta links the two files of every currency side by side."""

FILE_MISSING: Final = frozenset({"tier-file-missing", "list-file-missing"})
"""The codes of what is said here."""


def missing_files(printed: Sequence[PrintedCard], card: RateCard) -> Iterator[Problem]:
    """Say which file belongs to a card and is not among those of an import.

    Args:
        printed: What the files print.
        card: The card made of them, with what it keeps of the card of its day.
    """
    layouts = {each.layout for each in printed}
    if any(layout.is_whole for layout in layouts) or card.id.effective_from < FIRST_TIERS:
        return
    if lacks_tiers(card):
        yield _no_tiers(card.id.currency)
    if not any(category is Category.MARKETING for _, category in card.rates):
        yield _no_list(card.id.currency)


def _no_tiers(currency: str) -> Problem:
    return Problem(
        code="tier-file-missing",
        where="",
        message=say(
            "the file with the volume tiers of this card is missing; without it every message "
            "is priced at the list rate"
        ),
        hint=say(
            "on Meta's page {page}, under 'Rate cards and volume tiers', it is the link "
            "'{currency} volume tiers' beside '{currency} rates', with the columns From, To, "
            "Rate type and Rate; or import without it",
            page=PRICING_PAGE,
            currency=currency,
        ),
    )


def _no_list(currency: str) -> Problem:
    return Problem(
        code="list-file-missing",
        where="",
        message=say(
            "the file with the list rates of this card is missing; without it marketing and "
            "service have no rate"
        ),
        hint=say(
            "on Meta's page {page}, under 'Rate cards and volume tiers', it is the link "
            "'{currency} rates' beside '{currency} volume tiers', with a column for each "
            "category; or import without it",
            page=PRICING_PAGE,
            currency=currency,
        ),
    )


class Certainty(StrEnum):
    """How sure the first day of a card is."""

    GIVEN = "given"  # a person said so
    PRINTED = "printed"  # the title says so
    DOUBTFUL = "doubtful"  # the title names a day, but such titles were not kept true
    UNKNOWN = "unknown"  # nothing names a day


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """What is printed on the files of one import, and which files could not be read."""

    printed: tuple[PrintedCard, ...]
    problems: tuple[Problem, ...]

    @property
    def currencies(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(card.currency for card in self.printed if card.currency))


@dataclass(frozen=True, slots=True)
class ImportAnswers:
    """What a person says of the files, and the day on which they are imported."""

    today: date
    effective_from: date | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class ImportReview:
    """The one card that files make, or what is in its way.

    Attributes:
        printed: What is printed on each file.
        day: The first day, if it is known well enough.
        proposed: The day that a title names, however doubtful.
        certainty: How sure ``day`` is.
        currency: The currency, if one is known.
        card: The card, if nothing is in its way.
        in_use: The card of the book that the new one would stand beside or replace.
        comparison: What the new card changes against ``in_use``.
        problems: Everything that is in the way, each with its cell.
        notices: What to know: columns passed over, tiers kept.
        strange: The changes out of all proportion, to be confirmed before the card is kept.
    """

    printed: tuple[PrintedCard, ...]
    day: date | None
    proposed: date | None
    certainty: Certainty
    currency: str | None
    card: RateCard | None
    in_use: RateCard | None
    comparison: Comparison | None
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    strange: tuple[Problem, ...] = ()

    @property
    def is_replacing(self) -> bool:
        """Whether there is a card of the same day and currency already."""
        return (
            self.card is not None
            and self.in_use is not None
            and (self.card.id == self.in_use.id)
        )

    @property
    def is_known_already(self) -> bool:
        """Whether there is the very same card already."""
        return self.is_replacing and self.comparison is not None and not self.comparison.changes


def read_files(files: Sequence[tuple[str, bytes]]) -> ReadFiles:
    """Read the files of one import: names and bytes."""
    printed: list[PrintedCard] = []
    problems: list[Problem] = []
    for name, content in files:
        found = read_meta_file(content, name)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            printed.extend(found)
    return ReadFiles(tuple(printed), tuple(problems))


def read_paths(paths: Sequence[Path]) -> ReadFiles:
    """Read the files of one import; one that the system refuses is a problem as any other."""
    files: list[tuple[str, bytes]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            files.append((path.name, read_file(path)))
        except InputError as error:
            problems.extend(error.problems)
        except OutsideError as error:
            problems.append(_unreadable(path, error))
    read = read_files(files)
    return ReadFiles(read.printed, (*problems, *read.problems))


def review_files(
    read: ReadFiles, given: ImportAnswers, book: RateBook, markets: Markets
) -> ImportReview:
    """Make one card of files: a list card, its volume-tier card, or both.

    Args:
        read: What the files print.
        given: What a person says of them.
        book: The cards there are, to compare with and to merge into.
        markets: Which markets there are by date.
    """
    printed = read.printed
    day, certainty = _day(printed, given)
    currency = given.currency or next(iter(read.currencies), None)
    problems = [
        *read.problems,
        *(problem for card in printed for problem in card.problems),
        *_contradictions(printed, given),
    ]
    notices = [notice for card in printed for notice in card.notices]
    card, in_use, comparison = None, None, None
    strange: tuple[Problem, ...] = ()
    if day is not None and day < FIRST_RULES_DAY:
        problems.append(_before_all_rules(day))
    elif day is not None and currency is not None:
        in_use = book.card(currency, day)
        fitted = merge_cards(printed, CardId(day, currency), in_use, markets)
        problems += fitted.problems
        notices += fitted.notices
        card = None if problems else fitted.dated(given.today)
        notices += missing_files(printed, card) if card else ()
        comparison = compare(in_use, card, fitted.markets) if in_use and card else None
        strange = tuple(out_of_proportion(comparison, fitted.wheres)) if comparison else ()
    return ImportReview(
        printed=printed,
        day=day,
        proposed=next((card.titled for card in printed if card.titled), None),
        certainty=certainty,
        currency=currency,
        card=card,
        in_use=in_use,
        comparison=comparison,
        problems=tuple(problems),
        notices=tuple(notices),
        strange=strange,
    )


def _day(printed: Sequence[PrintedCard], given: ImportAnswers) -> tuple[date | None, Certainty]:
    if given.effective_from is not None:
        return given.effective_from, Certainty.GIVEN
    sure = [card.titled for card in printed if card.titled and card.layout.is_dated]
    if sure:
        return sure[0], Certainty.PRINTED
    is_titled = any(card.titled for card in printed)
    return None, Certainty.DOUBTFUL if is_titled else Certainty.UNKNOWN


def _contradictions(printed: Sequence[PrintedCard], given: ImportAnswers) -> Iterator[Problem]:
    currencies = [(card.file, card.currency) for card in printed if card.currency]
    if given.currency is not None:
        currencies.insert(0, ("", given.currency))
    for file, currency in currencies[1:]:
        if currency != currencies[0][1]:
            yield Problem(
                code="mixed-currencies",
                where=file,
                message=say(
                    "the file is in {currency}, not in {currencies}",
                    currency=currency,
                    currencies=currencies[0][1],
                ),
                hint=say("import cards of different currencies one after the other"),
            )
    days = [
        (card.file, card.titled) for card in printed if card.titled and card.layout.is_dated
    ]
    for file, day in days[1:]:
        if given.effective_from is None and day != days[0][1]:
            yield Problem(
                code="mixed-dates",
                where=file,
                message=say(
                    "the file is of {day}, and {days} of {days_2}",
                    day=day,
                    days=days[0][0],
                    days_2=days[0][1],
                ),
                hint=say(
                    "import cards of different dates one after the other, or give the date"
                ),
            )


def _unreadable(path: Path, error: OutsideError) -> Problem:
    return Problem(
        code="unreadable-file",
        where=path.name,
        message=error.message,
        hint=say("check that it is there and that no other program keeps it locked"),
    )


def _before_all_rules(day: date) -> Problem:
    return Problem(
        code="before-all-cards",
        where="",
        message=say("there are no billing rules for a card of {day}", day=day),
        hint=say("give a day from {first_rules_day} on", first_rules_day=FIRST_RULES_DAY),
    )
