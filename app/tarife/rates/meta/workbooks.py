"""XLSX as Meta gives it out, whatever its name ends in."""

import io
import warnings
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - the library names it in lower case

from tarife.rates.meta.cells import Cell, Grid, is_blank, tidy
from tarife.terms.problems import Problem
from tarife.terms.sentences import say

SIGNATURE: Final = b"PK"

_MOST_BYTES: Final = 64 * 1024 * 1024
_MOST_COLUMNS: Final = 60
_MOST_ROWS: Final = 5_000
_DAMAGE: Final = (
    BadZipFile,
    ParseError,
    ZlibError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
)
"""What the library meets in a file that is no workbook; it has no error of its own for it."""


def read_workbook(content: bytes, file: str) -> tuple[Grid, ...] | Problem:
    """Read the sheets of a workbook.

    Args:
        content: The bytes of the file.
        file: Its name, for places.
    """
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
        if size > _MOST_BYTES:
            return _damaged(file, say("it is far too large for a rate card"))
        return tuple(_grids(content, file))
    except _DAMAGE:
        return _damaged(file, say("it is damaged, or no workbook at all"))


def number_text(value: float) -> str:
    """Write a number as the shortest decimal text that gives the same number."""
    text = f"{Decimal(repr(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _grids(content: bytes, file: str) -> Iterator[Grid]:
    from openpyxl import load_workbook  # noqa: PLC0415 - loaded when wanted

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of looks that the library does not know
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a file says of its own size is often wrong
            place = file if len(book.worksheets) == 1 else f"{file}:{sheet.title}"
            values = sheet.iter_rows(
                max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True
            )
            rows = (_row(number, row, place) for number, row in enumerate(values, 1))
            yield Grid(place, tuple(row for row in rows if not is_blank(row)), is_workbook=True)
        book.close()


def _row(number: int, values: tuple[Any, ...], place: str) -> tuple[Cell, ...]:
    return tuple(
        Cell(_text(value), place, number, column) for column, value in enumerate(values)
    )


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value)
        case int() | float():
            return number_text(value)
        case _:
            return tidy(str(value))


def _damaged(file: str, reason: str) -> Problem:
    return Problem(
        code="damaged-workbook",
        where=file,
        message=say("the workbook cannot be read: {reason}", reason=reason),
        hint=say("download Meta's rate card anew"),
    )
