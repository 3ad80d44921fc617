"""The rows of a contact list, from CSV in any usual form or from an Excel workbook."""

import codecs
import csv
import warnings
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

from tarife.terms.problems import InputError, OutsideError, Problem
from tarife.terms.saving import system_reason
from tarife.terms.sentences import say

ENDINGS: Final = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm")
"""How names of files that may be contact lists end."""

_SHOWN_ROWS: Final = 200
_SEPARATORS: Final = (";", "\t", ",", "|")
_WORKBOOK: Final = b"PK"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"
_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SPREADSHEET_CODE: Final = "cp1254"  # what spreadsheets in Turkey call ANSI
_LOOKED_AT: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a list, to choose a column by.

    Attributes:
        rows: Rows of any length, the first of which may be a heading.
    """

    rows: tuple[tuple[str, ...], ...]


def preview(path: Path) -> Preview:
    """Read the first rows.

    Raises:
        InputError: If the file is no list.
        OutsideError: If it cannot be read.
    """
    rows = tuple(islice(list_rows(path), _SHOWN_ROWS))
    if not any(cell.strip() for row in rows for cell in row):
        raise InputError(
            [_no_list(path, say("is empty"), say("choose a list with phone numbers"))]
        )
    return Preview(rows)


def list_rows(path: Path) -> Iterator[tuple[str, ...]]:
    """Read row after row; numbers come as their digits.

    Raises:
        InputError: If the file is no list.
        OutsideError: If it cannot be read.
    """
    try:
        with path.open("rb") as file:
            beginning = file.read(_LOOKED_AT)
        if beginning.startswith(_OLD_WORKBOOK):
            reason = say("is an old Excel workbook, or has a password")
            raise InputError(
                [_no_list(path, reason, say("save it as XLSX without a password"))]
            )
        if beginning.startswith(_WORKBOOK):
            yield from _workbook_rows(path)
        else:
            yield from _text_rows(path, beginning)
    except OSError as error:
        reason = say("the file cannot be read ({strerror})", strerror=system_reason(error))
        raise OutsideError(path, reason) from error


def _workbook_rows(path: Path) -> Iterator[tuple[str, ...]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import, and seldom needed
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts of a workbook that the library leaves out
            book = load_workbook(path, read_only=True, data_only=True)
        with closing(book):
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # some programs write wrong ones
            for row in sheet.iter_rows(values_only=True):
                yield tuple(_cell_text(value) for value in row)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError) as error:
        raise InputError(
            [
                _no_list(
                    path,
                    say("is no Excel workbook that can be read"),
                    say("save it anew as XLSX or CSV"),
                )
            ]
        ) from error


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # a number of twelve digits, not 9.05e11
    return str(value)


def _text_rows(path: Path, beginning: bytes) -> Iterator[tuple[str, ...]]:
    encoding = _encoding_of(beginning)
    if encoding != "utf-16" and b"\0" in beginning:
        raise InputError(
            [
                _no_list(
                    path,
                    say("is neither text nor a workbook"),
                    say("choose a CSV or XLSX file"),
                )
            ]
        )
    first = beginning.decode(encoding, errors="replace").strip().partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        try:
            for row in csv.reader(file, delimiter=separator):
                yield tuple(row)
        except csv.Error as error:
            raise InputError(
                [
                    _no_list(
                        path,
                        say("is no readable table ({error})", error=error),
                        say("save it anew as CSV"),
                    )
                ]
            ) from error


def _encoding_of(beginning: bytes) -> str:
    if beginning.startswith(_MARKS):
        return "utf-16"
    try:
        # A letter of several bytes may be cut off at the end of what was looked at.
        codecs.getincrementaldecoder("utf-8")().decode(beginning)
    except UnicodeDecodeError:
        return _SPREADSHEET_CODE
    return "utf-8-sig"


def _no_list(path: Path, reason: str, remedy: str) -> Problem:
    return Problem("not-a-list", path.name, say("the file {reason}", reason=reason), remedy)
