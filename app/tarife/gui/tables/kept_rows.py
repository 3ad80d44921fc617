"""What a paste could not take: it stays in the table until it is mended, dropped or undone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from PySide6.QtGui import QUndoCommand, QUndoStack

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


Cells = Mapping[CellAt, ParseError]


@dataclass(frozen=True, slots=True)
class _Left:
    """What was left after a step of the history."""

    step: int
    command: QUndoCommand | None
    rows: tuple[KeptRow, ...] = ()
    cells: Cells = field(default_factory=dict)


class Leftovers:
    """What was left after each step of the history; undo and redo take it along."""

    def __init__(self, history: QUndoStack) -> None:
        self._history = history
        self._states: tuple[_Left, ...] = ()
        self._recorded = _NOTHING_LEFT

    @property
    def rows(self) -> tuple[KeptRow, ...]:
        """The rows that are left."""
        return self._now().rows

    @property
    def cells(self) -> Cells:
        """The texts of cells that are left."""
        return self._now().cells

    def put(self, rows: tuple[KeptRow, ...], cells: Cells) -> None:
        """Note what is left now."""
        step = self._history.index()
        others = (one for one in self._states if one.step != step and self._is_of_now(one))
        self._recorded = _Left(step, self._command(step), rows, cells)
        self._states = tuple(sorted((*others, self._recorded), key=lambda one: one.step))

    def follow(self) -> bool:
        """Go with the history; tells whether something else is left there."""
        before, self._recorded = self._recorded, self._now()
        return self._recorded is not before

    def _now(self) -> _Left:
        past = (one for one in reversed(self._states) if one.step <= self._history.index())
        return next(filter(self._is_of_now, past), _NOTHING_LEFT)

    def _is_of_now(self, one: _Left) -> bool:
        """Tell whether the history still has the step, and no other in its place."""
        return self._command(one.step) is one.command

    def _command(self, step: int) -> QUndoCommand | None:
        return self._history.command(step - 1) if step else None


_NOTHING_LEFT: Final = _Left(0, None)
