"""Cells and tables: what a value becomes, and where a table's sums stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final, Generic, TypeAlias, TypeVar

from xlsxwriter.format import Format
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellDatetimeTuple,
    CellNumberTuple,
    CellStringTuple,
)

from tarife.terms.money import MICROS
from tarife.terms.sentences import Voice
from tarife.workbook.styles import Styles
from tarife.workbook.xlsxwriter_patches import Page, formula_cell

Row = TypeVar("Row")

LONGEST_TEXT: Final = 32_767
"""What a cell of Excel holds, in units of UTF-16."""

_DAY_ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no time zones
_A4: Final = 9
_PRINTED_WIDTH: Final = 1010
_PRINTED_HEIGHT: Final = 665
"""Of A4 in landscape within the margins, in pixels of the screen; fonts of systems differ."""

_LAST_CELL: Final = 2**20 - 1, 2**14 - 1
_MOST_FOOTER: Final = 180

HEADER_HEIGHT: Final = 34
"""Of a table, in points: room for two lines."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and its value, which viewers that do not compute will show."""

    text: str
    value: float | str


Value: TypeAlias = str | int | float | date | Formula | None


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


def not_negative(voice: Voice) -> dict[str, Any]:
    """Give the validation of cells that take any number but a negative one."""
    return {
        "validate": "decimal",
        "criteria": ">=",
        "value": 0,
        "error_title": voice.say("This cannot be taken"),
        "error_message": voice.say("Give a number that is not negative."),
    }


def write(page: Page, row: int, column: int, value: Value, style: Format) -> None:
    """Write a value as what it is; text is never taken for a formula or a link."""
    page.put(row, column, _cell(value, style))


def write_titles(page: Page, styles: Styles, title: str, *subtitles: str) -> None:
    """Write a sheet's title, and below it what to know before reading on, a row each."""
    write(page, 0, 0, title, styles.title)
    for row, subtitle in enumerate(subtitles, 1):
        write(page, row, 0, subtitle, styles.subtitle)


def _cell(value: Value, style: Format) -> Any:
    """Make a value one of the tuples in which the writer keeps cells."""
    match value:
        case str():
            return CellStringTuple(_plain(value), style)
        case Formula():
            return formula_cell(value.text, style, value.value)
        case None:
            return CellBlankTuple(style)
        case date():
            return CellDatetimeTuple(_serial(value), style)
        case _:
            return CellNumberTuple(value, style)


def _serial(value: date) -> float:
    """Count the days to a date or moment, as sheets do."""
    if not isinstance(value, datetime):
        return value.toordinal() - _DAY_ZERO.toordinal()
    return (value.replace(tzinfo=None) - _DAY_ZERO) / timedelta(days=1)


def add_table(
    page: Page,
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
    page: Page,
    anchor: tuple[str, int],
    columns: Sequence[Column[Row]],
    count: int,
    styles: Styles,
) -> None:
    """Say that a table of so many rows stands from the first column on, and how wide it is."""
    name, top = anchor
    page.declare_table(
        (top, max(count, 1), len(columns)),
        {
            "name": name,
            "style": None,
            "columns": [
                {"header": column.title, "header_format": _header(column, styles)}
                for column in columns
            ],
        },
    )
    for place_, column in enumerate(columns):
        page.set_column(place_, place_, column.width)
    page.set_row(top, HEADER_HEIGHT)


def write_headers(page: Page, top: int, columns: Sequence[Column[Row]], styles: Styles) -> None:
    for column_index, column in enumerate(columns):
        write(page, top, column_index, column.title, _header(column, styles))


def write_rows(
    page: Page, top: int, columns: Sequence[Column[Row]], rows: Sequence[Row]
) -> None:
    looks = [(column.value, column.style) for column in columns]
    cell_of = lru_cache(maxsize=4_096)(_cell)  # most values come again on the next days
    for row, item in enumerate(rows, top + 1):
        page.put_row(row, [cell_of(value(item), style) for value, style in looks])


def set_widths(page: Page, widths: Sequence[float]) -> None:
    """Set the widths of the first columns, in characters."""
    for column_index, width in enumerate(widths):
        page.set_column(column_index, column_index, width)


def set_print(page: Page, footer: str, repeated: int | None = None) -> None:
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


def set_blocks(page: Page, starts: Sequence[int], size: tuple[int, int]) -> None:
    """Begin a new page before each block that would be split; pages are fitted in width.

    Args:
        page: The sheet, with its rows and columns as wide and high as they will be.
        starts: The first row of each block, from the top down.
        size: How many rows and columns are printed.
    """
    rows, columns = size
    scale = min(100, 100 * _PRINTED_WIDTH // page.width_of(range(columns)))
    page.print_area(0, 0, rows - 1, columns - 1)
    breaks, used = [], 0
    for start, end in pairwise((*starts, rows)):
        height = page.height_of(range(start, end))
        if used and used + height > 100 * _PRINTED_HEIGHT // scale:
            breaks.append(start)
            used = 0
        used += height
    page.set_h_pagebreaks(breaks)


def not_printed(page: Page) -> None:
    """Print nothing of a sheet of workings: its print area is its last cell, which is empty."""
    page.print_area(*_LAST_CELL, *_LAST_CELL)


def _header(column: Column[Row], styles: Styles) -> Format:
    if styles.is_figure(column.style):
        return styles.header_right
    return styles.header_beside if column.style is styles.beside else styles.header


def _plain(text: str) -> str:
    """Cut what no cell holds, and keep the writer from taking text for rich text."""
    if len(text) > LONGEST_TEXT // 2:
        units_ = text.encode("utf-16-le")
        if len(units_) > 2 * LONGEST_TEXT:
            text = units_[: 2 * LONGEST_TEXT - 2].decode("utf-16-le", "ignore") + "…"
    return f" {text}" if text.startswith("<r>") else text
