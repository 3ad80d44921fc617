"""Cells and tables: what a value becomes, and where a table's sums stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final, Generic, TypeAlias, TypeVar

from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from tarife.terms.money import MICROS
from tarife.workbook.styles import Styles

Row = TypeVar("Row")

LONGEST_TEXT: Final = 32_767
"""What a cell of Excel holds, in characters."""

SECONDS_PER_DAY: Final = 86_400


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and its value, which viewers that do not compute will show."""

    text: str
    value: float | str


Value: TypeAlias = str | int | float | date | time | Formula | None


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column of a table.

    Attributes:
        title: Its header.
        value: What stands in it for a row.
        style: How.
        width: In characters.
    """

    title: str
    value: Callable[[Row], Value]
    style: Format
    width: float = 14


@dataclass(frozen=True, slots=True)
class Block:
    """Where a written table stands.

    Units:
        Rows and columns counted from 0; ``end`` is the row behind the last one of data.
    """

    sheet: str
    first: int
    end: int

    @property
    def last(self) -> int:
        """The last row of a range over the data; an empty table has one blank row."""
        return max(self.end - 1, self.first)

    def cells(self, column: int) -> str:
        """Name the data of a column for formulas on other sheets."""
        cells = xl_range_abs(self.first, column, self.last, column)
        return f"{quote_sheetname(self.sheet)}!{cells}"

    def cell(self, row: int, column: int) -> str:
        """Name a cell for formulas on other sheets."""
        cell = xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)
        return f"{quote_sheetname(self.sheet)}!{cell}"


def units(micros: int) -> float:
    """Turn an exact amount into the number nearest to it; only the writer calls this.

    Units:
        Micros in, units of currency out.
    """
    return float(Decimal(micros) / MICROS)


def write(page: Worksheet, row: int, column: int, value: Value, style: Format) -> None:
    """Write a value as what it is; text is never taken for a formula or a link."""
    match value:
        case None:
            page.write_blank(row, column, None, style)
        case str():
            page.write_string(row, column, _plain(value), style)
        case Formula():
            page.write_formula(row, column, value.text, style, value.value)
        case datetime():
            page.write_datetime(row, column, value.replace(tzinfo=None), style)
        case date() | time():
            page.write_datetime(row, column, value, style)
        case _:
            page.write_number(row, column, value, style)


def write_table(
    page: Worksheet,
    top: int,
    columns: Sequence[Column[Row]],
    rows: Sequence[Row],
    styles: Styles,
) -> Block:
    """Write headers at row ``top`` and the rows below them."""
    for place, column in enumerate(columns):
        write(page, top, place, column.title, _header(column, styles))
    for row, item in enumerate(rows, top + 1):
        for place, column in enumerate(columns):
            write(page, row, place, column.value(item), column.style)
    return Block(page.get_name(), top + 1, top + 1 + len(rows))


def sum_below(block: Block, column: int, value: float) -> Formula:
    """Add up a column of a table that stands on the same sheet."""
    cells = xl_range_abs(block.first, column, block.last, column)
    return Formula(f"=SUM({cells})", value)


def set_widths(page: Worksheet, widths: Sequence[float]) -> None:
    """Set the widths of the first columns, in characters."""
    for place, width in enumerate(widths):
        page.set_column(place, place, width)


def set_print(page: Worksheet, repeated: int | None = None) -> None:
    """Print in landscape on A4, one page wide, with the header row on every page."""
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer("&L&8&F&C&8&A&R&8&P / &N")
    if repeated is not None:
        page.repeat_rows(0, repeated)


def _header(column: Column[Row], styles: Styles) -> Format:
    return styles.header_right if styles.is_figure(column.style) else styles.header


def _plain(text: str) -> str:
    """Cut what no cell holds, and keep the writer from taking text for rich text."""
    cut = text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
    return f" {cut}" if cut.startswith("<r>") else cut
