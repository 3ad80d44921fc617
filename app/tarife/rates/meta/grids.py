"""From the bytes of a file to its cells; what it is shows in the bytes, not in its name."""

import codecs
import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tarife.files.reading import is_unwanted
from tarife.files.workbooks import SIGNATURE, Row, Value, Workbook
from tarife.rates.files.rows import row_label
from tarife.rates.meta.cells import Cell, Grid, is_blank, tidy
from tarife.terms.problems import InputError, Problem, Stopped
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
        file: Its name, for problems to name.
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
    rows: list[tuple[Cell, ...]] = []
    number = 1  # a record is a row, however many lines it takes
    try:
        for record in reader:
            if is_unwanted():
                raise Stopped
            row = tuple(
                Cell(tidy(value), file, number, column)
                for column, value in enumerate(record[:_MOST_COLUMNS])
            )
            number += 1
            if is_blank(row):
                continue
            if len(rows) == _MOST_ROWS:
                return _no_card(file)
            rows.append(row)
    except csv.Error:
        return Problem(
            code="unreadable-table",
            where=row_label(file, number),
            message=say("a quotation mark of this row is left open or misplaced"),
            hint=say("close it or take it out, or download the file anew"),
        )
    return Grid(file, tuple(rows), is_workbook=False)


def _grid_of_one_column(text: str, file: str) -> Grid:
    lines = enumerate(text.splitlines(), 1)
    rows = ((Cell(tidy(line), file, number, 0),) for number, line in lines)
    return Grid(file, tuple(row for row in rows if not is_blank(row)), is_workbook=False)


_MOST_COLUMNS: Final = 60
_MOST_ROWS: Final = 5_000


def read_workbook(content: bytes, file: str) -> tuple[Grid, ...] | Problem:
    """Read the sheets of a workbook.

    Args:
        content: The bytes of the file.
        file: Its name, for problems to name.
    """
    try:
        return tuple(_grids(Workbook(content, file), file))
    except InputError as error:
        return error.problems[0]


def shortest_decimal(value: float) -> str:
    """Write a number as the shortest decimal text that gives the same number."""
    text = f"{Decimal(repr(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _grids(book: Workbook, file: str) -> Iterator[Grid]:
    left = _MOST_ROWS
    for sheet in book.names:
        source = file if len(book.names) == 1 else f"{file}:{sheet}"
        rows: list[tuple[Cell, ...]] = []
        for number, values in enumerate(book.rows(sheet), 1):
            row = _row(number, values, source)
            if is_blank(row):
                continue
            if len(rows) == left:
                raise InputError([_no_card(source)])
            rows.append(row)
        left -= len(rows)
        yield Grid(source, tuple(rows), is_workbook=True)


def _row(number: int, values: Row, source: str) -> tuple[Cell, ...]:
    return tuple(
        Cell(_text(value), source, number, column)
        for column, value in enumerate(values[:_MOST_COLUMNS])
    )


def _text(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value)
        case int() | float():
            return shortest_decimal(value)
        case _:
            return tidy(str(value))


def _no_card(source: str) -> Problem:
    return Problem(
        code="other-file",
        where=source,
        message=say(
            "the file has more than {most} rows, which no rate card has", most=_MOST_ROWS
        ),
        hint=say("choose Meta's rate card"),
    )


_LARGEST_FILE: Final = 16 * 1024 * 1024

_OTHERS: Final = (
    (b"%PDF", say("a PDF"), say("download the rate card as CSV or XLSX")),
    (
        b"\xd0\xcf\x11\xe0",
        say("an old workbook (XLS), or one with a password"),
        say("save it as XLSX"),
    ),
)


def read_grids(content: bytes, file: str) -> tuple[Grid, ...] | Problem:
    """Find the cells of a file.

    Args:
        content: The bytes of the file.
        file: Its name, for problems to name.

    Returns:
        One grid for each sheet of a workbook, or for each separator that a CSV may have; or
        why there is none.
    """
    if not content.strip():
        return Problem("empty-file", file, say("the file is empty"), say("download it anew"))
    if len(content) > _LARGEST_FILE:
        return _other(
            file, say("far too large for a rate card"), say("choose Meta's rate card")
        )
    if content.startswith(SIGNATURE):
        return read_workbook(content, file)
    for signature, kind, remedy in _OTHERS:
        if content.startswith(signature):
            return _other(file, kind, remedy)
    return _of_text(content, file)


def _of_text(content: bytes, file: str) -> tuple[Grid, ...] | Problem:
    text = decoded(content, file)
    if isinstance(text, Problem):
        return text
    if text.lstrip().casefold().startswith(("<!doctype", "<html")):
        return _other(
            file, say("a web page"), say("follow its link to the rate card and save that")
        )
    return read_csv(text, file)


def _other(file: str, kind: str, remedy: str) -> Problem:
    return Problem("other-file", file, say("the file is {kind}", kind=kind), remedy)
