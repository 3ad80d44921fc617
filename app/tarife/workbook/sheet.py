"""A sheet that is written block by block, and tables given as data: titles, lines, totals."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from textwrap import wrap
from typing import Any, Final, Generic, TypeVar

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell

from tarife.terms.money import shown_decimals
from tarife.workbook.cells import (
    DECIMALS,
    Formula,
    Value,
    cell_name,
    cell_of,
    rounding,
    set_widths,
    sum_of,
    write,
)
from tarife.workbook.context import Context
from tarife.workbook.styles import Styles
from tarife.workbook.xlsxwriter_patches import Page

Row = TypeVar("Row")

Entry = tuple[Value, Value, Format]
"""A label, what stands beside it, and how."""

_LINE: Final = 14
"""A line of bold text, in points."""

HEADER_HEIGHT: Final = 34
"""Of a table, in points: room for two lines."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column of a table.

    Attributes:
        value: What stands in it in a line, or the field of the line's row.
        width: In characters; as wide as the sheet has it if 0.
        total: How it is shown in the line of totals.
        is_summed: Whether its total is the sum, else what `value` makes of the other totals.
        numbers: Gives the numbers of its cells where some of these are texts.
    """

    title: str
    value: "str | Callable[[Line[Row]], Value]"
    style: Format
    width: float = 0
    total: Format | None = None
    is_summed: bool = True
    numbers: "Callable[[Table[Row]], str] | None" = None


@dataclass(slots=True, eq=False)
class Table(Generic[Row]):
    """Lines below a row of headers, and what stands in each of their cells.

    Attributes:
        top: The row of its headers.
        rows: What of; a table of nothing keeps one blank row.
        total: What the line below all others is called; without a name there is none.
        name: What Excel knows it by; without a name it is none of Excel's own tables.
        left: The column of its labels.
        decimals: How many are shown of amounts. A line above the totals says what amounts miss
            them by once all are rounded, where there are several.
    """

    top: int
    columns: Sequence[Column[Row]]
    rows: Sequence[Row]
    total: str = ""
    name: str = ""
    left: int = 0
    decimals: int = 2
    _known: dict[tuple[int, int], Value] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """Its last row but for totals."""
        return self.top + max(len(self.rows), 1)

    @property
    def next(self) -> int:
        """Where what follows may begin, a blank row in between."""
        return self.totals.at + 2 if self.total else self.last + 2

    @property
    def lines(self) -> "Iterator[Line[Row]]":
        for at, row in enumerate(self.rows, self.top + 1):
            yield Line(self, at, row)

    @property
    def totals(self) -> "Line[Row]":
        return Line(self, self.last + 1 + self.is_rounded, None)

    @property
    def is_rounded(self) -> bool:
        """Whether a line above the totals says what rounding leaves."""
        return len(self.rows) > 1

    def at(self, line: "Line[Row]", column: int) -> Value:
        """Work out what stands in a cell, once."""
        key = line.at, column
        if key not in self._known:
            self._known[key] = self._made(line, self.columns[column], column)
        return self._known[key]

    def _made(self, line: "Line[Row]", of: Column[Row], column: int) -> Value:
        if line.at <= self.last or not of.is_summed:
            value: Value = (
                getattr(line.row, of.value) if isinstance(of.value, str) else of.value(line)
            )
            return value
        parts, cells = [one[column] for one in self.lines], self.cells(column)
        if line.at == self.totals.at:
            return sum_of(cells, parts)
        cells = of.numbers(self) if of.numbers else cells
        return rounding(self.totals[column], parts, cells, self.decimals)

    def cells(self, first: int, last: int | None = None, *, fixed: bool = False) -> str:
        """Name the cells of a column, or of several, below their headers."""
        of = xl_range_abs if fixed else xl_range
        end = self.left + (first if last is None else last)
        name: str = of(self.top + 1, self.left + first, self.last, end)
        return name

    def head(self, column: int) -> str:
        """Name the header of a column, for formulas below it."""
        name: str = xl_rowcol_to_cell(self.top, self.left + column, row_abs=True)
        return name


@dataclass(frozen=True, slots=True, eq=False)
class Line(Generic[Row]):
    """A line of a table, or its line of totals.

    Attributes:
        at: Its row on the sheet, from 0.
        row: What it is of; nothing in the line of totals.
    """

    table: Table[Row]
    at: int
    row: Any

    def __getitem__(self, column: int) -> Formula:
        """Refer to one of its cells."""
        value = self.table.at(self, column)
        value = value.value if isinstance(value, Formula) else value
        return Formula(self.name(column), value if isinstance(value, int | float) else "")

    def name(self, column: int, *, fixed: bool = False) -> str:
        """Name one of its cells."""
        return cell_name(self.at, self.table.left + column, fixed=fixed)

    @property
    def label(self) -> str:
        """Name the cell of its label, for formulas beside it."""
        name: str = xl_rowcol_to_cell(self.at, self.table.left, col_abs=True)
        return name

    def span(self, first: int, last: int) -> str:
        """Name its cells from one column to another."""
        left = self.table.left
        name: str = xl_range(self.at, left + first, self.at, left + last)
        return name


class Sheet:
    """A page that is written for a context, and the workbook that it is in."""

    def __init__(self, page: Page, book: Workbook, context: Context) -> None:
        self.page, self.book, self.context = page, book, context
        self.voice, self.styles = context.voice, context.styles
        self.say, self.tell = context.voice.say, context.voice.tell

    def put(self, row: int, column: int, value: Value, style: Format | None = None) -> Formula:
        """Write a cell, as plain text if no style is given; give a reference to it."""
        write(self.page, row, column, value, style or self.styles.text)
        value = value.value if isinstance(value, Formula) else value
        known = value if isinstance(value, str | int | float) else ""
        return Formula(cell_name(row, column), known)

    def put_across(self, place: tuple[int, int, int], value: Value, style: Format) -> None:
        """Write a cell that takes the room of a row from a first column to a last one."""
        row, first, last = place
        self.page.merge_range(row, first, row, last, "", style)
        self.put(row, first, value, style)

    def section(self, row: int, text: str) -> None:
        self.put(row, 0, text, self.styles.section)

    def titles(self, title: str, *subtitles: str) -> None:
        """Write a sheet's title, and below it what to know before reading on, a row each."""
        self.put(0, 0, title, self.styles.title)
        for row, subtitle in enumerate(subtitles, 1):
            self.put(row, 0, subtitle, self.styles.subtitle)

    def left_of(self, whole: Formula, parts: Iterable[Formula], cells: str = "") -> Formula:
        """Give what parts miss their total by once both are rounded as they are shown."""
        return rounding(whole, tuple(parts), cells, shown_decimals(self.context.currency))

    def put_lines(self, row: int, text: str, letters: int) -> None:
        """Write a label in as many lines as it needs with so many letters beside each other."""
        is_long = len(text) > letters
        self.put(row, 0, text, self.styles.lines if is_long else None)
        if is_long:
            self.page.set_row(row, height_of([text], letters))

    def total(self, row: int, label: Value, value: Value, column: int = 1) -> Formula:
        """Write a label with the total of what stands above; give a reference to it."""
        self.put(row, 0, label, self.styles.total_text)
        return self.put(row, column, value, self.styles.total_money)

    def rounding(self, row: int, left: Mapping[int, Formula], label: int = 0) -> None:
        """Write what rounding leaves in some columns; where it is nothing, nothing is seen."""
        cells = xl_range_abs(row, min(left), row, max(left))
        look = self.styles.label_within if label else self.styles.label
        self.put(row, label, self.say("Rounding"), look)
        nothing = f"=SUMPRODUCT(--({cells}<>0))=0"
        self.mark((row, label, row, label), nothing, self.styles.hidden)
        for column, formula in left.items():
            self.put(row, column, formula, self.styles.rounding)

    def headers(self, row: int, titles: Iterable[Value], left: int = 1) -> None:
        """Write headers of columns, the first ones as of texts, the others as of figures."""
        styles = self.styles
        for column, title in enumerate(titles):
            self.put(
                row, column, title, styles.header if column < left else styles.header_right
            )

    def entries(
        self,
        place: tuple[int, int],
        entries: Iterable[Entry],
        label: Format | None = None,
        gap: int = 1,
    ) -> int:
        """Write labels one below the other, values a gap beside; give the next row."""
        row, column = place
        for name, value, style in entries:
            self.put(row, column, name, label)
            self.put(row, column + gap, value, style)
            row += 1
        return row

    def table(self, table: Table[Row]) -> Table[Row]:
        """Write a table with its headers and totals; give it back."""
        columns, table.decimals = table.columns, shown_decimals(self.context.currency)
        if table.name:
            declare_table(self.page, table, len(table.rows), self.styles)
        else:
            for at, column in enumerate(columns, table.left):
                self.put(table.top, at, column.title, header_of(column, self.styles))
        widths = [column.width for column in columns]
        if all(widths):
            set_widths(self.page, widths)
        for line in table.lines:
            for at, column in enumerate(columns):
                write(self.page, line.at, table.left + at, table.at(line, at), column.style)
        if table.total:
            self._write_totals(table)
        return table

    def _write_totals(self, table: Table[Row]) -> None:
        blank, line = self.styles.total_text, table.totals
        amounts = self.styles.total_money, self.styles.total_bare
        if table.is_rounded:
            above, left = Line(table, line.at - 1, None), dict[int, Formula]()
            for at, column in enumerate(table.columns):
                value = table.at(above, at) if column.total in amounts else None
                if isinstance(value, Formula):
                    left[table.left + at] = value
            self.rounding(above.at, left, table.left)
        look = self.styles.total_within if table.left else blank
        self.put(line.at, table.left, table.total, look)
        for at, column in enumerate(table.columns[1:], 1):
            value = table.at(line, at) if column.total else None
            self.put(line.at, table.left + at, value, column.total or blank)

    def mark_nothing(self, cells: tuple[int, int, int, int]) -> None:
        """Show differences of less than half a cent as nothing, never as `-0.00`."""
        first = cell_name(*cells[:2])
        rounded = f"=AND(ISNUMBER({first}),ROUND(N({first}),{DECIMALS})=0)"
        self.mark(cells, rounded, self.styles.nothing)

    def take(
        self,
        cells: tuple[int, int, int, int],
        more: Mapping[str, Any],
        title: str,
        message: str,
    ) -> None:
        """Let cells take only what a rule allows, and say so when one is chosen.

        The rule says what is told where something else is typed.
        """
        tip = {"input_title": title, "input_message": message} if message else {}
        refused = {"error_title": self.say("This cannot be taken")}
        self.page.data_validation(*cells, {**refused, **tip, **more})

    @property
    def not_negative(self) -> dict[str, Any]:
        """The rule of cells that take any number but a negative one."""
        message = self.say("Give a number that is not negative.")
        return {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": message}

    def mark(
        self,
        cells: tuple[int, int, int, int],
        criteria: str,
        look: Format,
        kind: str = "formula",
    ) -> None:
        """Give cells another look where a formula is true."""
        rule = {"type": kind, "criteria": criteria, "format": look}
        self.page.conditional_format(*cells, rule)


def declare_table(page: Page, table: Table[Row], count: int, styles: Styles) -> None:
    """Say that one of Excel's own tables stands from the first column on, with its headers."""
    top, columns = table.top, table.columns
    page.declare_table(
        (top, max(count, 1), len(columns)),
        {
            "name": table.name,
            "style": None,
            "columns": [
                {"header": column.title, "header_format": header_of(column, styles)}
                for column in columns
            ],
        },
    )
    set_widths(page, [column.width for column in columns])
    page.set_row(top, HEADER_HEIGHT)


def height_of(titles: Iterable[Value], letters: int) -> float:
    """Give the height, in points, of headers that wrap after so many letters."""
    lines = max(len(wrap(title, letters)) for title in titles if isinstance(title, str))
    return _LINE * max(lines, 1)


def write_many(
    page: Page, top: int, styles: Sequence[Format], rows: Iterable[Sequence[Value]]
) -> None:
    """Write rows of values that come again and again, the way many of them are quick."""
    known = lru_cache(maxsize=4_096)(cell_of)
    for row, values in enumerate(rows, top):
        page.put_row(row, list(map(known, values, styles)))


def header_of(column: Column[Any], styles: Styles) -> Format:
    """Choose the look of a header by what stands below it."""
    if styles.is_figure(column.style):
        return styles.header_right
    return (styles.header, styles.header_beside, styles.header_within)[column.style.indent]
