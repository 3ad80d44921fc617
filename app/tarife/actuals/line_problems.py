"""Problems of the lines of a log: the first hundred, and how many more there are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import Sentence, say

MOST_SENTENCES: Final = 100
"""Problems of a log that are told one by one."""

MOST_WRONG: Final = 10_000
"""Problems after which no more of a log is read: each costs more than a line that is right."""


Locate = Callable[[int], Sentence]


def locate_line(line: int) -> Sentence:
    """Say where a line of the only file is."""
    return say("line {line}", line=line)


@dataclass(slots=True)
class LineProblems:
    """Collects problems line by line; keeps only the first hundred.

    Attributes:
        locate: Says where a line is.
        problems: The first problems, with their lines.
        more: How many came after those.
        lines: The lines of those.
    """

    locate: Locate = locate_line
    problems: list[tuple[int, Problem]] = field(default_factory=list)
    more: int = 0
    lines: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.problems)

    def add(self, line: int, problem: Problem) -> None:
        """Add what is wrong with one line, from 1; its line is filled in here."""
        if len(self.problems) >= MOST_SENTENCES:
            self.more += 1
            self.lines.add(line)
            return
        self.problems.append((line, replace(problem, where=self.locate(line))))

    def add_all(self, found: Iterable[tuple[int, Problem]]) -> None:
        """Add problems of several lines, in the order of the lines.

        Raises:
            InputError: If they have become so many that reading on says nothing more.
        """
        for line, problem in sorted(found, key=lambda pair: pair[0]):
            self.add(line, problem)
        if self.more > MOST_WRONG:
            self.raise_any()

    def merge(self, others: "LineProblems", *, only_first: bool) -> None:
        """Add the problems of a part, or the first alone where it concerns the whole."""
        for line, problem in others.problems[: 1 if only_first else None]:
            self.add(line, problem)
        if not only_first:
            self.more += others.more
            self.lines |= others.lines

    def raise_any(self) -> None:
        """Raise what was collected, if anything was.

        Raises:
            InputError: Naming the first hundred problems, and how many more there are.
        """
        if not self.problems:
            return
        problems = [problem for _, problem in sorted(self.problems, key=lambda pair: pair[0])]
        if self.more > MOST_WRONG:
            last = max(self.lines)
            message = say("and more of the kind; no line after {last:,} was read", last=last)
            problems.append(Problem("more-problems", "", message))
        elif self.more:
            problems.append(
                Problem(
                    code="more-problems",
                    where="",
                    message=say(
                        "and {more:,} more of the kind, in {lines:,|line|lines}",
                        more=self.more,
                        lines=len(self.lines),
                    ),
                )
            )
        raise InputError(problems)
