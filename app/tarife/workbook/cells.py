"""Cells: what a value becomes, formulas with their values, and how sheets are printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from math import fsum, isclose
from typing import Any, Final, TypeAlias

from xlsxwriter.format import Format
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellDatetimeTuple,
    CellNumberTuple,
    CellStringTuple,
)

from tarife.terms.money import MICROS
from tarife.workbook.xlsxwriter_patches import Page, column_name, formula_cell

LONGEST_TEXT: Final = 32_767
"""What a cell of Excel holds, in units of UTF-16."""

DECIMALS: Final = "Decimals"
"""The name of the cell that says to how many decimals amounts are closed and shown."""

_DIGITS: Final = 6
_NOISE: Final = 1e-12
_DAY_ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no time zones
_A4: Final = 9
_PRINTED_WIDTH: Final = 1010
_PRINTED_HEIGHT: Final = 665
"""Of A4 in landscape within the margins, in pixels of the screen; fonts of systems differ."""

_PAGE_HEIGHT: Final = 1110
"""The same where letters of 11 points are printed in 7, in pixels of the screen."""

_POINTS: Final = 0.75
"""In a pixel of the screen."""

_LAST_CELL: Final = 2**20 - 1, 2**14 - 1
_MOST_FOOTER: Final = 180
_SUM, _PRODUCT, _ATOM = range(3)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and its value, which viewers that do not compute will show.

    Two of them make a third: what it says and what it comes to are written once.

    Attributes:
        text: What stands in the cell, with or without the leading `=`.
        rank: How tightly its outermost operator binds; a name, a cell or a call binds best.
    """

    text: str
    value: float | str
    rank: int = _ATOM

    def __add__(self, other: "Formula") -> "Formula":
        return _joined(self, "+", other, self.number + other.number, _SUM)

    def __sub__(self, other: "Formula") -> "Formula":
        return _joined(self, "-", other, self.number - other.number, _SUM)

    def __mul__(self, other: "Formula") -> "Formula":
        return _joined(self, "*", other, self.number * other.number, _PRODUCT)

    @property
    def number(self) -> float:
        """Its value; a text counts for nothing, as in a sum."""
        return 0 if isinstance(self.value, str) else self.value

    def within(self, rank: int) -> str:
        """Write it as an operand, in brackets where it binds less tightly than this."""
        return self.text if self.rank >= rank else f"({self.text})"


Value: TypeAlias = str | int | float | date | Formula | None


def ratio(over: Formula, under: Formula) -> Formula:
    """Divide, or give 0 where there is nothing to divide by."""
    text = f"IF({under.text}=0,0,{over.within(_PRODUCT)}/{under.within(_ATOM)})"
    return Formula(text, over.number / under.number if under.number else 0)


def either(condition: str, one: Formula | str, other: Formula | str, *, holds: bool) -> Formula:
    """Give one of two by a condition, which holds as exported or not.

    A text stands for itself.
    """
    texts = (one.text if isinstance(one, Formula) else f'"{one}"' for one in (one, other))
    taken = one if holds else other
    value = taken.value if isinstance(taken, Formula) else taken
    return Formula(f"IF({condition},{','.join(texts)})", value)


def sum_of(cells: str, parts: Iterable[Formula]) -> Formula:
    """Add amounts or counts up that stand beside or below each other.

    Those that were exchanged have more decimals than millionths, and keep them.
    """
    whole = fsum(part.number for part in parts)
    near = exact(whole)
    is_noise = isclose(near, whole, rel_tol=_NOISE, abs_tol=_NOISE)
    return Formula(f"SUM({cells})", near if is_noise else whole)


def rounding(whole: Formula, parts: Sequence[Formula], cells: str, decimals: int) -> Formula:
    """Give what parts miss their total by once both are rounded as they are shown.

    The cells of the parts may be a formula that gives their numbers; they are nothing where
    parts are not beside or below each other, or may be texts.
    """
    shown = _shown(whole.number, decimals) - sum(_shown(one.number, decimals) for one in parts)
    sums = f"-SUMPRODUCT(ROUND({cells},{DECIMALS}))"
    if not cells:
        sums = "".join(f"-ROUND(N({part.text}),{DECIMALS})" for part in parts)
    text = f"ROUND(ROUND({whole.text},{DECIMALS}){sums},{DECIMALS})"
    return Formula(text, float(shown))


def _shown(amount: float, decimals: int) -> Decimal:
    """Round as sheets do: halves away from zero, by the fifteen digits that they know."""
    place = Decimal(1).scaleb(-decimals)
    return Decimal(f"{amount:.15g}").quantize(place, ROUND_HALF_UP)


def cell_name(row: int, column: int, *, fixed: bool = False) -> str:
    """Name a cell, which stays the same wherever a formula is copied if it is fixed."""
    sign = "$" if fixed else ""
    return f"{sign}{column_name(column)}{sign}{row + 1}"


def exact(amount: float) -> float:
    """Drop what adding binary floats left beyond the millionths of an exact amount."""
    return round(amount, _DIGITS)


def units(micros: float) -> float:
    """Turn an exact amount into the number nearest to it; only the writer calls this.

    Units:
        Micros in, units of currency out.
    """
    return float(Decimal(micros) / MICROS) if micros else 0.0


def write(page: Page, row: int, column: int, value: Value, style: Format) -> None:
    """Write a value as what it is; text is never taken for a formula or a link."""
    page.put(row, column, cell_of(value, style))


def cell_of(value: Value, style: Format) -> Any:
    """Make a value one of the tuples in which the writer keeps cells."""
    match value:
        case str():
            return CellStringTuple(_plain(value), style)
        case Formula():
            return formula_cell(value.text, style, value.value)
        case None:
            return CellBlankTuple(style)
        case date():
            return CellDatetimeTuple(serial(value), style)
        case _:
            return CellNumberTuple(value, style)


def serial(value: date) -> float:
    """Count the days to a date or moment, as sheets do."""
    if not isinstance(value, datetime):
        return float(value.toordinal() - _DAY_ZERO.toordinal())
    return (value.replace(tzinfo=None) - _DAY_ZERO) / timedelta(days=1)


def set_widths(page: Page, widths: Sequence[float]) -> None:
    """Set the widths of the first columns, in characters."""
    for column, width in enumerate(widths):
        page.set_column(column, column, width)


def set_print(page: Page, footer: str, repeated: int) -> None:
    """Print in landscape, one page wide, with the header row on every page."""
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    left = footer[:_MOST_FOOTER].replace("&", "&&")
    if len(left) > _MOST_FOOTER:
        left = footer[: _MOST_FOOTER // 2].replace("&", "&&")
    gap = " " if left[:1].isdigit() else ""  # a digit would go on with the size of the letters
    page.set_footer(f"&L&8{gap}{left}&C&8&A&R&8&P / &N")
    if repeated >= 0:
        page.repeat_rows(0, repeated)


def rows_left(page: Page, used: int, height: float) -> int:
    """Count the rows of a height that a page has room for below those that are used."""
    pixels = _PAGE_HEIGHT - page.height_of(range(used))
    return int(pixels * _POINTS / height)


def set_one_page(page: Page, rows: int, columns: int, height: float) -> None:
    """Print the first rows and columns on one page, as large as they go.

    Rows without a height of their own have this one, in points: what is said of a whole sheet,
    not every program hears.
    """
    for row in range(rows):
        if row not in page.row_sizes:
            page.set_row(row, height)
    page.print_area(0, 0, rows - 1, columns - 1)
    page.set_margins(left=0.4, right=0.4, top=0.3, bottom=0.5)
    page.fit_to_pages(1, 1)


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


def _joined(left: Formula, sign: str, right: Formula, value: float, rank: int) -> Formula:
    rightmost = rank + (sign == "-")
    return Formula(f"{left.within(rank)}{sign}{right.within(rightmost)}", value, rank)


def _plain(text: str) -> str:
    """Cut what no cell holds, and keep the writer from taking text for rich text."""
    if len(text) > LONGEST_TEXT // 2:
        units_ = text.encode("utf-16-le")
        if len(units_) > 2 * LONGEST_TEXT:
            text = units_[: 2 * LONGEST_TEXT - 2].decode("utf-16-le", "ignore") + "…"
    return f" {text}" if text.startswith("<r>") else text
