"""CSV as people have it: any of the usual encodings, separators and line ends."""

import codecs
import csv
import io
from typing import Final

from tarife.rates.meta.cells import Cell, Grid, is_blank, tidy
from tarife.rates.places import row_of
from tarife.terms.problems import Problem
from tarife.terms.sentences import say

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SPREADSHEET_CODE: Final = "cp1252"  # what spreadsheets in western Europe call ANSI
_SEPARATORS: Final = (",", ";", "\t")
_LOOKED_AT: Final = 200


def decoded(content: bytes, file: str) -> str | Problem:
    """Read the bytes of a text file, whatever of the usual encodings it is in."""
    encodings = (_marked(content), _SPREADSHEET_CODE)
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return Problem(
        code="not-text",
        where=file,
        message=say("the file is neither a workbook (XLSX) nor text (CSV)"),
        hint=say("download Meta's rate card anew, or save it as XLSX or as CSV in UTF-8"),
    )


def read_csv(text: str, file: str) -> tuple[Grid, ...] | Problem:
    """Read a CSV text under each separator that occurs in it.

    Which reading is meant shows only in the header, so that all are returned.

    Args:
        text: The whole file.
        file: Its name, for places.
    """
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep="):  # a spreadsheet's own first line
        text = rest  # a spreadsheet shows the rows after it alone
    grids = [_grid(text, file, mark) for mark in _SEPARATORS if mark in text]
    good = tuple(grid for grid in grids if isinstance(grid, Grid))
    if good or not grids:
        return good or (_grid_of_one_column(text, file),)
    return next(grid for grid in grids if isinstance(grid, Problem))


def _marked(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    odd_zeros, even_zeros = (content[start:_LOOKED_AT:2].count(0) for start in (1, 0))
    if odd_zeros or even_zeros:
        return "utf-16-le" if odd_zeros > even_zeros else "utf-16-be"
    return "utf-8"


def _grid(text: str, file: str, separator: str) -> Grid | Problem:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows = []
    number = 1  # a record is a row, however many lines it takes
    try:
        for record in reader:
            row = tuple(
                Cell(tidy(value), file, number, column) for column, value in enumerate(record)
            )
            number += 1
            if not is_blank(row):
                rows.append(row)
    except csv.Error:
        return Problem(
            code="unreadable-table",
            where=row_of(file, number),
            message=say("a quotation mark of this row is left open or misplaced"),
            hint=say("close it or take it out, or download the file anew"),
        )
    return Grid(file, tuple(rows), is_workbook=False)


def _grid_of_one_column(text: str, file: str) -> Grid:
    lines = enumerate(text.splitlines(), 1)
    rows = ((Cell(tidy(line), file, number, 0),) for number, line in lines)
    return Grid(file, tuple(row for row in rows if not is_blank(row)), is_workbook=False)
