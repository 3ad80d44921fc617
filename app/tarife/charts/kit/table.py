"""The figures of a chart as a table, for those who would rather read or copy them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias, TypeVar

from tarife.insight.explain.selection import Selection
from tarife.terms.money import (
    Money,
    decimal_text,
    left_by_rounding,
    shown_difference,
)
from tarife.terms.saving import tab_separated

ChartCell: TypeAlias = str | int | Money | date


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row.

    Attributes:
        cells: As many as the table has columns.
        selection: What the row is about, if that can be explained.
        is_sum: Whether it adds up the rows above.
        is_rounding: Whether it is what these miss their shown sum by.
        exact: The cells before they were rounded for showing.
    """

    cells: tuple[ChartCell, ...]
    selection: Selection | None = None
    is_sum: bool = False
    is_rounding: bool = False
    exact: tuple[ChartCell, ...] = ()


@dataclass(frozen=True, slots=True)
class Sums:
    """Which columns of a table are amounts that add up.

    Attributes:
        total: The column that others come to.
        parts: Groups of columns of which each comes to the total, or counts that add up.
        differences: The column of what the total is more than the plan's: the last, if any.
        others: The column of a group that adds up others already, if any.
        is_split: Whether only all groups together come to the total: then one column may stand
            for a whole group.
    """

    total: int
    parts: tuple[range, ...] = ()
    differences: tuple[int, ...] = ()
    others: int | None = None
    is_split: bool = False

    def shown(self, row: ChartRow) -> ChartRow:
        """Round each amount of a row by itself: it is shown as it is anywhere else."""
        total, cells = row.cells[self.total], list(row.cells)
        if not isinstance(total, Money):
            return row
        for column, cell in enumerate(row.cells):
            if isinstance(cell, Money):
                cells[column] = cell.shown
        for more in _amounts(row, self.differences):
            before = Money(total.micros - more.micros, total.currency)
            cells[-1] = shown_difference(before, total)
        return replace(row, cells=tuple(cells), exact=row.cells)

    def left(self, row: ChartRow, columns: range) -> ChartCell:
        """Tell what the parts of a rounded row miss its rounded total by."""
        total, parts = row.cells[self.total], _amounts(row, columns)
        if not isinstance(total, Money) or not parts:
            return row.cells[columns.start]  # no amount: the dash that its parts have
        (left,) = left_by_rounding(([one] for one in parts), [total])
        return left

    def with_rounding(self, at: int) -> "Sums":
        """Give it for a table that has another column there, at the end of a group."""

        def moved(column: int) -> int:
            return column + (column >= at)

        return Sums(
            moved(self.total),
            tuple(range(moved(one.start), moved(one.stop)) for one in self.parts),
            tuple(map(moved, self.differences)),
            None if self.others is None else moved(self.others),
        )

    def rounding(self, name: str, rows: Sequence[ChartRow], whole: ChartRow) -> ChartRow | None:
        """Tell what rounded rows miss their rounded sum by, if they do."""
        columns = (self.total, *(column for columns in self.parts for column in columns))
        added = [column for column in columns if isinstance(whole.cells[column], Money)]
        left = left_by_rounding((_amounts(row, added) for row in rows), _amounts(whole, added))
        if not any(one.micros for one in left):
            return None
        cells: list[ChartCell] = [name, *[""] * (len(whole.cells) - 1)]
        for column, one in zip(added, left, strict=True):
            cells[column] = one
        return ChartRow(tuple(cells), is_rounding=True)

    def narrowed(self, table: "ChartTable", fewer: int, least: int) -> list[list[int]]:
        """Say what columns to add up so that a table has fewer.

        The least ones of a group become its last column, before them such as are sums already;
        of each group ``least`` stay. Groups give way by how many columns they have.

        Returns:
            The columns of the table that each one that is left is made of.
        """

        def weight(column: int) -> tuple[bool, int]:
            return column != self.others, table.weight(column)

        apart = [sorted(group, key=weight, reverse=True) for group in self.parts]
        others: list[list[int]] = [[] for _ in apart]
        for _ in range(fewer):
            sizes = [len(one) + bool(rest) for one, rest in zip(apart, others, strict=True)]
            if max(sizes, default=0) <= (1 if self.is_split else least):
                break
            longest = sizes.index(max(sizes))
            for _ in range(1 if others[longest] else 2):
                others[longest].append(apart[longest].pop())
        rest_of = {
            group[-1]: rest for group, rest in zip(self.parts, others, strict=True) if rest
        }
        summed = {column for rest in others for column in rest}
        left: list[list[int]] = []
        for column in range(len(table.columns)):
            left += [] if column in summed else [[column]]
            left += [sorted(rest_of[column])] if column in rest_of else []
        return left

    def moved(self, left: Sequence[Sequence[int]]) -> "Sums":
        """Give it for a table whose columns are made of these."""
        places = {column: new for new, columns in enumerate(left) for column in columns}
        return Sums(
            places[self.total],
            tuple(range(places[one[0]], places[one[-1]] + 1) for one in self.parts if one),
            tuple(places[column] for column in self.differences),
            None if self.others is None else places[self.others],
        )


def _amounts(row: ChartRow, columns: Iterable[int]) -> list[Money]:
    cells = (row.cells[column] for column in columns)
    return [cell for cell in cells if isinstance(cell, Money)]


def column_sums(categories: int, months: int, *, compares: bool = False) -> Sums:
    """Say what adds up where a name is followed by categories, months and what both come to.

    Args:
        categories: How many columns of categories there are.
        months: How many columns of months come after them.
        compares: Whether the last column compares the total with the plan's.
    """
    first, total = 1 + categories, 1 + categories + months
    parts = (range(1, first), range(first, total))
    return Sums(total, parts, (total + 1,) if compares else ())


@dataclass(frozen=True, slots=True)
class ChartTable:
    """Rows under column titles that name their units.

    Attributes:
        columns: The titles.
        rows: The rows, with their sum last where there is one.
        about: What each column is about, where that can be explained; or nothing at all.
        sums: Which amounts add up; without, amounts are rates and are shown as they are.
        added: The titles that each column adds up, where it does that.
    """

    columns: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    about: tuple[Selection | None, ...] = ()
    sums: Sums | None = None
    added: tuple[tuple[str, ...], ...] = ()

    def narrowed(
        self, fewer: int, name: str, least: int = 2, of_months: str = ""
    ) -> "ChartTable":
        """Add up the least columns of its groups, so that it has that many fewer, if it can.

        Args:
            fewer: How many columns less to have.
            name: What to call a column of others.
            least: How many columns of a group stay: one apart from the others, or these alone.
            of_months: What to call a column of other months, if not that.
        """
        if self.sums is None or not fewer:
            return self
        left = self.sums.narrowed(self, fewer, least)

        def title(columns: list[int]) -> str:
            first, *others = (self.columns[column] for column in columns)
            kind, sign, _ = first.partition(":")
            is_of_kind = sign and all(one.startswith(f"{kind}:") for one in others)
            about = [self.about[column] for column in columns] if self.about else []
            are_months = bool(about) and all(one and one.days for one in about)
            called = of_months if of_months and are_months else name
            return _with_unit(kind if is_of_kind else called, first) if others else first

        def cells(of: tuple[ChartCell, ...]) -> tuple[ChartCell, ...]:
            return tuple(_added([of[column] for column in columns]) for columns in left)

        return ChartTable(
            tuple(map(title, left)),
            tuple(
                replace(
                    row, cells=cells(row.cells), exact=cells(row.exact) if row.exact else ()
                )
                for row in self.rows
            ),
            tuple(_joined([self.about[column] for column in one]) for one in left)
            if self.about
            else (),
            self.sums.moved(left),
            tuple(
                tuple(self.columns[column] for column in one) if len(one) > 1 else ()
                for one in left
            ),
        )

    def weight(self, column: int) -> int:
        """Say how much a column holds."""
        rows = self.rows[-1:] if self.rows and self.rows[-1].is_sum else self.rows
        cells = [row.cells[column] for row in rows]
        amounts = [one.micros if isinstance(one, Money) else one for one in cells]
        return sum(one for one in amounts if isinstance(one, int))

    def shown(self, rounding: str) -> "ChartTable":
        """Round amounts to what people pay in, so that shown rows and columns add up.

        Each amount and each sum is what it is wherever else it is shown.

        Args:
            rounding: What to call the row and the columns of what rounding leaves between parts
                and their sum.
        """
        if self.sums is None:
            return self
        sums, table = self.sums, replace(self, rows=tuple(map(self.sums.shown, self.rows)))
        for columns in reversed(sums.parts):  # from the right: those before stay in place
            if columns:
                table = _with_rounding(table, sums, columns, rounding)
                sums = table.sums or sums
        if table.rows and table.rows[-1].is_sum:
            *parts, whole = table.rows
            left = sums.rounding(rounding, parts, whole)
            table = replace(table, rows=(*parts, left, whole)) if left else table
        return table

    def selection(self, row: int, column: int) -> Selection | None:
        """Say what a cell stands for, if that can be explained."""
        of_row = self.rows[row].selection
        of_column = self.about[column] if self.about else None
        return of_row if of_row is None or of_column is None else of_column.within(of_row)

    def tsv(self, point: str = ".") -> str:
        """Write it as lines of tab-separated cells, which spreadsheets take from the clipboard.

        Args:
            point: The decimal point of whoever pastes it.
        """
        rows = ([_plain(cell, point) for cell in row.cells] for row in self.rows)
        return tab_separated([self.columns, *rows])


_UNIT = re.compile(r" \([^()]*\)$")
T = TypeVar("T")


def _with_unit(name: str, title: str) -> str:
    """Name a column that has the unit of another."""
    return name + "".join(_UNIT.findall(title))


def _with_rounding(table: ChartTable, sums: Sums, columns: range, name: str) -> ChartTable:
    """Put beside a group what it misses its rows' totals by, if it misses any."""
    left = [sums.left(row, columns) for row in table.rows]
    if not any(isinstance(one, Money) and one.micros for one in left):
        return table
    at = columns.stop

    def put(cells: tuple[T, ...], cell: T) -> tuple[T, ...]:
        return (*cells[:at], cell, *cells[at:]) if cells else ()

    return ChartTable(
        put(table.columns, _with_unit(name, table.columns[columns.start])),
        tuple(
            replace(row, cells=put(row.cells, one), exact=put(row.exact, ""))
            for row, one in zip(table.rows, left, strict=True)
        ),
        put(table.about, None),
        sums.with_rounding(at),
        put(table.added, ()),
    )


def _added(cells: Sequence[ChartCell]) -> ChartCell:
    """Add up cells of a row; of texts, which are alike where there is no figure, take one."""
    first = cells[0]
    if isinstance(first, Money):
        amounts = [one.micros for one in cells if isinstance(one, Money)]
        return Money(sum(amounts), first.currency)
    if isinstance(first, int):
        return sum(one for one in cells if isinstance(one, int))
    return first


def _joined(selections: Sequence[Selection | None]) -> Selection | None:
    """Say what columns are about together, if each is about something."""
    first, *others = selections
    for other in others:
        first = None if first is None or other is None else first.joined(other)
    return first


def _plain(cell: ChartCell, point: str) -> str:
    """Write a cell without thousands apart, with all its decimals, and on one line."""
    match cell:
        case Money():
            return decimal_text(cell.micros).replace(".", point)
        case date():
            return cell.isoformat()
        case _:
            return " ".join(str(cell).split())
