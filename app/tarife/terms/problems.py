"""What can be wrong: problems as values, and the errors that carry them."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in what a person gave, with its place and a remedy.

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


class TarifeError(Exception):
    """An error whose text is fit to show to a person."""


class InputError(TarifeError):
    """What a person gave cannot be used; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class OutsideError(TarifeError):
    """The disk or the system refused."""

    def __init__(self, path: Path, message: str) -> None:
        self.path = path
        super().__init__(f"{path}: {message}")


class Stopped(TarifeError):  # noqa: N818 - it is no error of anyone, the work was called off
    """Long work was told to stop before it had a result."""


def nearest(word: str, known: Sequence[str], *, likeness: float = 0.6) -> str:
    """Offer the known word most like ``word`` as a hint, or an empty text.

    Args:
        word: What was written.
        known: What may be written.
        likeness: How alike the two must be, from 0 to 1.
    """
    folded = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=likeness)
    return f"did you mean {folded[found[0]]!r}?" if found else ""
