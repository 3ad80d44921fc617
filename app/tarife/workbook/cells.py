"""Cells and tables: what a value becomes, and where a table's sums stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final, Generic, TypeAlias, TypeVar

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tarife.terms.money import MICROS
from tarife.workbook.styles import Styles

Row = TypeVar("Row")

LONGEST_TEXT: Final = 32_767
"""What a cell of Excel holds, in characters."""

_A4: Final = 9
_MOST_FOOTER: Final = 180

HEADER_HEIGHT: Final = 34
"""Of a table, in points: room for two lines."""


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


def units(micros: float) -> float:
    """Turn an exact amount into the number nearest to it; only the writer calls this.

    Units:
        Micros in, units of currency out.
    """
    return float(Decimal(micros) / MICROS) if micros else 0.0


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


def add_table(
    page: Worksheet,
    anchor: tuple[str, int],
    columns: Sequence[Column[Row]],
    rows: Sequence[Row],
    styles: Styles,
) -> None:
    """Write a real Excel table from the first column on.

    Args:
        page: Where.
        anchor: The table's name, and the row of its headers.
        columns: What it shows; headers differ.
        rows: What of; a table of nothing keeps one blank row.
        styles: The looks.
    """
    _, top = anchor
    declare_table(page, anchor, columns, len(rows), styles)
    write_rows(page, top, columns, rows)


def declare_table(
    page: Worksheet,
    anchor: tuple[str, int],
    columns: Sequence[Column[Row]],
    count: int,
    styles: Styles,
) -> None:
    """Say that a table of so many rows stands from the first column on, and how wide it is."""
    name, top = anchor
    cells, page.table_cells = page.table_cells, _DiscardingDict()
    page.add_table(
        *(top, 0, top + max(count, 1), len(columns) - 1),
        {
            "name": name,
            "style": None,
            "columns": [
                {"header": column.title, "header_format": _header(column, styles)}
                for column in columns
            ],
        },
    )
    page.table_cells = cells
    for place_, column in enumerate(columns):
        page.set_column(place_, place_, column.width)
    page.set_row(top, HEADER_HEIGHT)


def write_headers(
    page: Worksheet, top: int, columns: Sequence[Column[Row]], styles: Styles
) -> None:
    for column_index, column in enumerate(columns):
        write(page, top, column_index, column.title, _header(column, styles))


def write_rows(
    page: Worksheet, top: int, columns: Sequence[Column[Row]], rows: Sequence[Row]
) -> None:
    for row, item in enumerate(rows, top + 1):
        for column_index, column in enumerate(columns):
            write(page, row, column_index, column.value(item), column.style)


class _DiscardingDict(dict[object, object]):
    """Takes what the writer notes of every cell of a table, to find overlaps, and forgets it.

    The notes of a large table are larger than its figures.
    """

    def __setitem__(self, _cell: object, _range: object) -> None:
        """Forget."""


def set_widths(page: Worksheet, widths: Sequence[float]) -> None:
    """Set the widths of the first columns, in characters."""
    for column_index, width in enumerate(widths):
        page.set_column(column_index, column_index, width)


def set_print(page: Worksheet, footer: str, repeated: int | None = None) -> None:
    """Print in landscape, one page wide, with the header row on every page.

    Args:
        page: The sheet.
        footer: What stands at the left of the page's foot.
        repeated: The last row of those that are repeated.
    """
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer(f"&L&8{footer.replace('&', '&&')[:_MOST_FOOTER]}&C&8&A&R&8&P / &N")
    if repeated is not None:
        page.repeat_rows(0, repeated)


def _header(column: Column[Row], styles: Styles) -> Format:
    if styles.is_figure(column.style):
        return styles.header_right
    return styles.header_beside if column.style is styles.beside else styles.header


def _plain(text: str) -> str:
    """Cut what no cell holds, and keep the writer from taking text for rich text."""
    cut = text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
    return f" {cut}" if cut.startswith("<r>") else cut
