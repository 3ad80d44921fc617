"""The rate cards that a person imported: a folder for each, never edited in place."""

import errno
import re
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tarife.rates.cards import CardId, RateCard
from tarife.rates.files.listings import LIST_FILE
from tarife.rates.files.reading import read_cards
from tarife.rates.files.writing import card_text, listing_text
from tarife.rates.library import FIRST_VERSION, ImportedCard
from tarife.terms.locking import FileLock
from tarife.terms.problems import OutsideError, Problem
from tarife.terms.saving import folder_refusal, replace_file
from tarife.terms.sentences import say

_FOLDER: Final = re.compile(
    r"(?P<card>[0-9]{4}-[0-9]{2}-[0-9]{2}_[A-Z]{3})\.(?P<version>[0-9]+)"
)
_UNFINISHED: Final = re.compile(r"\.([0-9a-f]{8})\.(part|gone|lock)")
_TAKEN: Final = {errno.EEXIST, errno.ENOTEMPTY}


@dataclass(frozen=True, slots=True)
class CardStore:
    """The folder of imported cards.

    Each import has a folder such as ``2026-10-01_BRL.1`` that holds a card as ``rate_cards/``
    does: its file and a ``cards.toml``. A folder appears and goes as a whole.
    """

    folder: Path

    def read(self) -> tuple[tuple[ImportedCard, ...], tuple[Problem, ...]]:
        """Read every import; a broken one is told, and the others are still read.

        Returns:
            The imports, in order of card and version, and what is wrong with the rest.
        """
        cards: list[ImportedCard] = []
        problems: list[Problem] = []
        for folder in self._folders():
            found = _read(folder)
            if isinstance(found, ImportedCard):
                cards.append(found)
            else:
                problems.extend(found)
        return tuple(sorted(cards, key=lambda each: (each.card.id, each.version))), tuple(
            problems
        )

    def add(self, card: RateCard) -> ImportedCard:
        """Keep a card; one of the same date and currency stays as an older version.

        What processes that were killed left in the folder is cleared away.

        Raises:
            OutsideError: If the disk or the system refuses.
        """
        unfinished = self.folder / f".{secrets.token_hex(4)}.part"
        lock = FileLock(unfinished.with_suffix(".lock"))
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock.take()
            unfinished.mkdir()
            replace_file(unfinished / f"{_stem(card.id)}.csv", card_text(card).encode())
            replace_file(unfinished / LIST_FILE, listing_text(card).encode())
            imported = self._put_in_place(unfinished, card)
            with suppress(OSError):  # what stays is cleared by the next one who may
                self._clear_away()
        except OSError as error:
            raise OutsideError(self.folder, folder_refusal(error)) from error
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
            with suppress(OSError):
                lock.remove()
        return imported

    def _put_in_place(self, unfinished: Path, card: RateCard) -> ImportedCard:
        """Give a card the next version; one that somebody else has just taken is left."""
        taken = [_version(folder) for folder in self._folders() if _is_of(folder, card.id)]
        version = max(taken, default=FIRST_VERSION - 1)
        while True:
            version += 1
            imported = ImportedCard(card, version)
            try:
                unfinished.rename(self._folder_of(imported))
            except OSError as error:
                if error.errno not in _TAKEN:
                    raise
            else:
                return imported

    def _clear_away(self) -> None:
        """Remove what was never finished or not quite removed, where nobody is at it."""
        for left in self.folder.iterdir():
            if found := _UNFINISHED.fullmatch(left.name):
                lock = FileLock(self.folder / f".{found[1]}.lock")
                if lock.take() and lock.is_certain:
                    shutil.rmtree(left, ignore_errors=True)
                    lock.remove()
                lock.release()

    def remove(self, imported: ImportedCard) -> None:
        """Remove one version; the one before it, or the shipped card, holds again.

        Raises:
            OutsideError: If the disk or the system refuses.
        """
        folder = self._folder_of(imported)
        leaving = self.folder / f".{secrets.token_hex(4)}.gone"
        try:
            folder.rename(leaving)
        except OSError as error:
            raise OutsideError(folder, folder_refusal(error)) from error
        shutil.rmtree(leaving, ignore_errors=True)

    def _folders(self) -> list[Path]:
        try:
            entries = sorted(self.folder.iterdir())
        except OSError:
            return []
        return [entry for entry in entries if _FOLDER.fullmatch(entry.name)]

    def _folder_of(self, imported: ImportedCard) -> Path:
        return self.folder / f"{_stem(imported.card.id)}.{imported.version}"


def export_card(card: RateCard, path: Path) -> None:
    """Write a card as a file that can be imported again.

    Raises:
        OutsideError: If the disk or the system refuses.
    """
    replace_file(path, card_text(card).encode())


def export_name(card_id: CardId) -> str:
    """Name the file of an exported card; date and currency stand in it."""
    return f"{_stem(card_id)}.csv"


def _read(folder: Path) -> ImportedCard | tuple[Problem, ...]:
    cards, problems = read_cards(folder)
    if not problems and len(cards) == 1 and _is_of(folder, cards[0].id):
        return ImportedCard(cards[0], _version(folder))
    faults = problems or (_misplaced(),)
    return tuple(_broken(folder, fault) for fault in faults)


def _misplaced() -> Problem:
    return Problem(
        code="misnamed-card",
        where=LIST_FILE,
        message=say("the folder does not hold the one card that it is named after"),
    )


def _broken(folder: Path, fault: Problem) -> Problem:
    return replace(
        fault,
        where=say("{folder}: {place}", folder=folder, place=fault.where),
        hint=say(
            "the imported card is left out; remove its folder and import Meta's file again"
        ),
    )


def _is_of(folder: Path, card_id: CardId) -> bool:
    return folder.name.startswith(f"{_stem(card_id)}.")


def _version(folder: Path) -> int:
    return int(folder.name.rpartition(".")[2])


def _stem(card_id: CardId) -> str:
    return f"{card_id.effective_from.isoformat()}_{card_id.currency}"
