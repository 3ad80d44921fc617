"""What can be wrong: problems as values, and the errors that carry them."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tarife.terms.folding import folded
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language, say


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in what a person gave, with its place and a remedy.

    The texts are sentences wherever they hold words, so that `said` can translate them.

    Attributes:
        code: A stable name in kebab-case, for translation and tests.
        where: File and line, or the field of the plan, as a person would name it.
        message: What is wrong, in lower case, without a stop.
        hint: What to do about it, in lower case, without a stop.
    """

    code: str
    where: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f"; {self.hint}" if self.hint else ""
        return f"{place}{self.message}{remedy}"

    def said(self, language: Language) -> str:
        """Say it in a language, as `str` says it in English."""
        parts = (in_language(text, language) for text in (self.where, self.message, self.hint))
        return str(Problem(self.code, *parts))


class TarifeError(Exception):
    """An error whose text is fit to show to a person."""

    def said(self, language: Language) -> str:
        """Say it in a language; what has no words of its own stays as it is."""
        del language
        return str(self)


class InputError(TarifeError):
    """What a person gave cannot be used; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def said(self, language: Language) -> str:
        """Say it in a language, as `str` says it in English."""
        return "\n".join(problem.said(language) for problem in self.problems)


class OutsideError(TarifeError):
    """The disk or the system refused."""

    def __init__(self, path: Path, message: str) -> None:
        self.path = path
        self.message = message
        super().__init__(f"{path}: {message}")

    def said(self, language: Language) -> str:
        """Say it in a language, as `str` says it in English."""
        return f"{self.path}: {in_language(self.message, language)}"


class Stopped(TarifeError):  # noqa: N818 - it is no error of anyone, the work was called off
    """Long work was told to stop before it had a result."""


def nearest(word: str, known: Sequence[str], *, likeness: float = 0.6) -> str:
    """Offer the known word most like ``word`` as a hint, or an empty text.

    Args:
        word: What was written.
        known: What may be written.
        likeness: How alike the two must be, from 0 to 1.
    """
    names = {folded(name): name for name in known}
    found = difflib.get_close_matches(folded(word), list(names), n=1, cutoff=likeness)
    return say("did you mean {name!r}?", name=names[found[0]]) if found else ""
