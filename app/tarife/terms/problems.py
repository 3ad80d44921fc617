"""What can be wrong: problems as values, and the errors that carry them."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Final

from tarife.terms.folding import folded
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language, say

_SHOWN_NAME: Final = 40
MOST_TOLD: Final = 100
"""Problems that are told at once; nobody reads more."""

MOST_NAMED: Final = 10
"""Names that one sentence lists."""

_LONGEST_TOLD: Final = 1_000
_END_TOLD: Final = 200
"""Characters of a text of a problem that are told; it may name what a file holds."""

_MOST_OFFERED: Final = 20


@dataclass(frozen=True, slots=True)
class FieldPath:
    """A field of a plan, written ``sends[2].volume (Black Friday)``.

    Attributes:
        steps: Field names, and indices counted from 0, from the plan inwards.
        name: What people call the line or row that holds the field; may be empty.
        words: What is written in place of the steps, where those are not fit to be shown.
    """

    steps: tuple[str | int, ...] = ()
    name: str = ""
    words: str = ""

    def inside(self, *steps: str | int) -> "FieldPath":
        """Go further inwards."""
        return FieldPath((*self.steps, *steps), self.name)

    def after(self, *prefix: str | int) -> tuple[str | int, ...]:
        """Give the steps behind a prefix; none if the path does not begin so."""
        is_below = self.steps[: len(prefix)] == prefix
        return self.steps[len(prefix) :] if is_below else ()

    @property
    def short_name(self) -> str:
        """The name on one line, cut where it is long."""
        return shorten(self.name, _SHOWN_NAME, placeholder="...")

    def said(self, language: Language) -> str:
        return in_language(self.words, language) if self.words else str(self)

    def __str__(self) -> str:
        name = f" ({self.short_name})" if self.short_name else ""
        return self.words or f"{field_text(self.steps)}{name}"


def field_text(steps: Iterable[str | int]) -> str:
    """Write steps into a plan as its file is read: ``schedule.moments[0]``."""
    parts = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return "".join(parts).lstrip(".")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in what a person gave, with its place and a remedy.

    The texts are sentences wherever they hold words, so that `said` can translate them.

    Attributes:
        code: A stable name in kebab-case, for translation and tests.
        where: The field of the plan, or file and line as a person would name them.
        message: What is wrong, in lower case, without a stop.
        hint: What to do about it, in lower case, without a stop.
    """

    code: str
    where: str | FieldPath
    message: str
    hint: str = ""

    def __str__(self) -> str:
        prefix = f"{not_endless(str(self.where))}: " if str(self.where) else ""
        remedy = f"; {not_endless(self.hint)}" if self.hint else ""
        return _one_line(f"{prefix}{not_endless(self.message)}{remedy}")

    @property
    def document(self) -> dict[str, str]:
        """The problem in English, for JSON."""
        texts = (self.code, str(self.where), self.message, self.hint)
        names = ("code", "where", "message", "hint")
        return dict(zip(names, map(not_endless, texts), strict=True))

    def said(self, language: Language) -> str:
        where = (
            self.where.said(language)
            if isinstance(self.where, FieldPath)
            else in_language(self.where, language)
        )
        parts = (in_language(text, language) for text in (self.message, self.hint))
        return str(Problem(self.code, where, *parts))


def _one_line(text: str) -> str:
    """Let no name or path in a problem begin a line, which would look like another one."""
    return " ".join(text.split()) if "\n" in text else text


def not_endless(text: str) -> str:
    """Cut a text that goes on for longer than anybody reads; its end may say what is wrong."""
    if len(text) <= _LONGEST_TOLD:
        return text
    return f"{text[: _LONGEST_TOLD - _END_TOLD]}…{text[-_END_TOLD:]}"


def first_told(problems: Sequence[Problem], most: int = MOST_TOLD) -> tuple[Problem, ...]:
    """Give the problems to tell: the first ones, and last how many more there are.

    A single one more is told itself, which takes no more room.
    """
    more = len(problems) - most
    if more <= 1:
        return tuple(problems)
    others = Problem("more-problems", "", say("and {more:,} more", more=more))
    return (*problems[:most], others)


class TarifeError(Exception):
    """An error whose text is fit to show to a person."""

    def said(self, language: Language) -> str:
        del language
        return str(self)


class InputError(TarifeError):
    """What a person gave cannot be used; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in first_told(self.problems)))

    def said(self, language: Language) -> str:
        return "\n".join(problem.said(language) for problem in first_told(self.problems))


class OutsideError(TarifeError):
    """The disk or the system refused."""

    def __init__(self, path: Path, message: str) -> None:
        self.path = path
        self.message = message
        super().__init__(_one_line(f"{path}: {message}"))

    def said(self, language: Language) -> str:
        return _one_line(f"{self.path}: {in_language(self.message, language)}")


class Stopped(TarifeError):  # noqa: N818 - it is no error of anyone, the work was called off
    """Long work was told to stop before it had a result."""


_LONGEST_WORD: Final = 100
"""Characters of a word that may be a name written wrongly; finding one takes their square."""


_SHORT_WORD: Final = 6
"""Letters of a word that is another one if more than one of them is wrong."""


def closest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str:
    """Find the known word most like ``word``, or an empty text."""
    return next(iter(_alike(word, known, likeness, 1)), "")


def slip_of(word: str, known: Iterable[str]) -> str:
    """Find the known word that ``word`` is but for a letter or two, or an empty text.

    Neighbours that changed places are one; a short word may have one wrong.
    """
    most = 1 if len(word) <= _SHORT_WORD else 2
    found = (one for one in _alike(word, known, 0.6, 5) if letters_apart(word, one) <= most)
    return next(found, "")


def _alike(word: str, known: Iterable[str], likeness: float, most: int) -> list[str]:
    if len(word) > _LONGEST_WORD:
        return []
    return difflib.get_close_matches(word, list(known), n=most, cutoff=likeness)


def letters_apart(one: str, other: str) -> int:
    """Count how many letters are missing, too many, others, or in the place of a neighbour."""
    above: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one):
        above, row, last = row, [at + 1], above
        for place, theirs in enumerate(other):
            steps = [above[place + 1] + 1, row[place] + 1, above[place] + (letter != theirs)]
            if at and place and (letter, one[at - 1]) == (other[place - 1], theirs):
                steps.append(last[place - 1] + 1)
            row.append(min(steps))
    return row[-1]


def nearest(word: str, known: Sequence[str], *, likeness: float = 0.6) -> str:
    """Offer the known word most like ``word`` as a hint, or an empty text.

    Args:
        word: What was written.
        known: What may be written.
        likeness: How alike the two must be, from 0 to 1.
    """
    names = {folded(name): name for name in known}
    found = closest(folded(word), names, likeness=likeness)
    return say("did you mean {name!r}?", name=names[found]) if found else ""


def first_named(names: Sequence[str], most: int = MOST_NAMED) -> object:
    """Name the first of many in a sentence, and how many more there are."""
    shown, more = tuple(names[:most]), len(names) - most
    return say("{names} and {more:,} more", names=shown, more=more) if more > 0 else shown


def nearest_or_all(word: str, known: Sequence[str]) -> str:
    """Offer the known word most like ``word``, or else the first of those to choose from."""
    hint = nearest(word, known)
    if hint or len(known) <= _MOST_OFFERED:
        return hint or say("choose one of {names}", names=tuple(known))
    return say(
        "choose one of {names} and {more:,} others",
        names=tuple(known[:_MOST_OFFERED]),
        more=len(known) - _MOST_OFFERED,
    )
