"""What a paste could not take: it stays in the table until it is mended, dropped or undone."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tarife.gui.tables.cell_roles import INDENT_ROLE, SUGGESTION_ROLE, SUM_ROLE
from tarife.gui.text.countries import Countries
from tarife.gui.text.languages import tr
from tarife.gui.text.numbers import ParseError
from tarife.gui.widgets.columns import Column

CellAt = tuple[str, str]
"""The key of a row and the name of a column."""


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A pasted row whose country is not known, or stood there twice.

    Attributes:
        number: What tells it from the others.
        texts: Its cells as they were pasted.
        sentence: Why it could not be taken.
        suggestion: The country that was most likely meant, or nothing.
        after: The country it came after, or nothing if it came first.
        columns: The columns of the table that it has texts for.
    """

    number: int
    texts: tuple[str, ...]
    sentence: str
    suggestion: str = ""
    after: str = ""
    columns: tuple[int, ...] = ()

    @property
    def country(self) -> str:
        """It has none yet."""
        return ""

    @property
    def key(self) -> str:
        """What tells it from all rows of the table."""
        return f"#{self.number}"

    @property
    def name(self) -> str:
        """What stood in its first cell."""
        return self.texts[0]

    def cells(
        self, columns: tuple[Column[Any], ...], countries: Countries
    ) -> tuple[tuple["KeptRow", Column[Any]], ...]:
        """Make its cells: only the country can be mended."""
        texts = (*self.texts[: len(columns)], *[""] * (len(columns) - len(self.texts)))
        why = tr("Pasted, and taken when its country is mended.")
        country: Column[Any] = Column(
            "country",
            columns[0].heading,
            lambda _: texts[0],
            lambda _row, typed: ParseError(typed, self.sentence),
            countries=countries,
        )
        others: tuple[Column[Any], ...] = tuple(
            Column(column.id, column.heading, partial(_given, text), fixed=text and why)
            for column, text in zip(columns[1:], texts[1:], strict=True)
        )
        return tuple((self, column) for column in (country, *others))

    def look(self, number: int, role: int) -> Any:
        """Give how else a cell looks: pale, with the suggestion at the right of its name."""
        if role == INDENT_ROLE:
            return 0 if number else 1
        if role == SUGGESTION_ROLE:
            return None if number else self.suggestion or None
        return bool(number) if role == SUM_ROLE else None


def _given(text: str, _row: KeptRow) -> str:
    return text


@dataclass(slots=True)
class Folding:
    """Which countries are unfolded, by their codes, and which pasted rows are left."""

    unfolded: set[str] = field(default_factory=set)
    kept: tuple[KeptRow, ...] = ()
