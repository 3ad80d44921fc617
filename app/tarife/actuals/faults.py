"""What is wrong with the lines of a log: the first hundred sentences, and how many more."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

_MOST_SENTENCES: Final = 100


@dataclass(slots=True)
class Faults:
    """Collects problems line by line; keeps only as many as are told.

    Attributes:
        told: The first problems, with their lines.
        more: How many came after those.
        lines: The lines of those.
    """

    told: list[tuple[int, Problem]] = field(default_factory=list)
    more: int = 0
    lines: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.told)

    def tell(self, line: int, problem: Problem) -> None:
        """Add what is wrong with one line, from 1; its place is filled in here."""
        if len(self.told) >= _MOST_SENTENCES:
            self.more += 1
            self.lines.add(line)
            return
        where = say("line {line}", line=line)
        told = Problem(problem.code, where, problem.message, problem.hint)
        self.told.append((line, told))

    def tell_all(self, found: Iterable[tuple[int, Problem]]) -> None:
        """Add problems of several lines, in the order of the lines."""
        for line, problem in sorted(found, key=lambda pair: pair[0]):
            self.tell(line, problem)

    def add(self, others: "Faults", *, only_first: bool) -> None:
        """Add the faults of a part, or the first alone where it is a fault of the whole."""
        for line, problem in others.told[: 1 if only_first else None]:
            self.tell(line, problem)
        if not only_first:
            self.more += others.more
            self.lines |= others.lines

    def check(self) -> None:
        """Refuse the log if anything is wrong with it.

        Raises:
            InputError: Naming the first hundred problems, and how many more there are.
        """
        if not self.told:
            return
        problems = [problem for _, problem in sorted(self.told, key=lambda pair: pair[0])]
        if self.more:
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
