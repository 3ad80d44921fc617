"""The rows of a contact list, from text in any usual form, an Excel workbook or vCards."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, repeat
from pathlib import Path
from typing import Final

from tarife.actuals.reports import is_log
from tarife.files.budgets import has_budget_sheets
from tarife.files.reading import MOST_LINE, bounded_lines, open_file, unreadable
from tarife.files.workbooks import MOST_COLUMNS, SIGNATURE, open_workbook
from tarife.rates.meta.cells import Cell, Grid, is_blank, tidy
from tarife.rates.meta.headers import find_header
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say

ENDINGS: Final = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".vcf")
"""How names of files that may be contact lists end."""

_SHOWN_ROWS: Final = 200
_SHOWN_CELLS: Final = 20_000
_FEWEST_SHOWN: Final = 20
_MOST_ROW: Final = 4 * MOST_LINE
_SHOWN_LETTERS: Final = 1_000  # of a cell; no number or heading has so many
_SEPARATORS: Final = (";", "\t", ",", "|")
_SEPARATOR_LINE: Final = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"
_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SPREADSHEET_CODE: Final = "cp1254"  # what spreadsheets in Turkey call ANSI
_LOOKED_AT: Final = 64 * 1024
_LOOKED_AT_LINES: Final = 20
_QUOTED: Final = re.compile(r'"[^"]*"')
_VCARD: Final = re.compile(r"\s*BEGIN:VCARD\s*", re.IGNORECASE)
_VCARD_END: Final = re.compile(r"\s*END:VCARD\s*", re.IGNORECASE)
_VCARD_LINE: Final = re.compile(
    r"(?:[\w-]+\.)?(FN|TEL)(?:;(?:\"[^\"]*\"|[^\":])*)?:(.*)", re.IGNORECASE
)
_VCARD_HEADING: Final = ("FN", "TEL")
_MOST_CARD_LINES: Final = 10_000  # a picture is one of them


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a list, to choose columns by.

    Attributes:
        rows: Rows of any length, the first of which may be titles and a heading.
    """

    rows: tuple[tuple[str, ...], ...]


def preview(path: Path) -> Preview:
    """Read the first rows; of wide ones fewer.

    Raises:
        InputError: If the file is no list, but empty, a log, a rate card, a budget or the like.
        OutsideError: If it cannot be read.
    """
    rows = tuple(_first_rows(list_rows(path)))
    if not any(cell.strip() for row in rows for cell in row):
        raise _no_list(path, say("is empty"), say("choose a list with phone numbers"))
    if is_log(rows):
        hint = say("open it in the window, or price it with tarife bill")
        raise _no_list(path, say("is a log of messages"), hint)
    if find_header(_grid(path, rows)) is not None:
        raise _no_list(path, say("is a rate card"), say("import it as a rate card"))
    return Preview(rows)


def _first_rows(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    cells = 0
    for number, row in enumerate(islice(rows, _SHOWN_ROWS)):
        cells += len(row)
        if number >= _FEWEST_SHOWN and cells > _SHOWN_CELLS:
            return
        yield tuple(cell[:_SHOWN_LETTERS] for cell in row)


def list_rows(path: Path) -> Iterator[tuple[str, ...]]:
    """Read row after row; numbers come as their digits, vCards as rows of name and numbers.

    Raises:
        InputError: If the file is no list.
        OutsideError: If it cannot be read.
    """
    try:
        with open_file(path) as file:
            beginning = file.read(_LOOKED_AT)
        if beginning.startswith(_OLD_WORKBOOK):
            reason = say("is an old Excel workbook, or has a password")
            raise _no_list(path, reason, say("save it as XLSX without a password"))
        if beginning.startswith(SIGNATURE):
            yield from _workbook_rows(path)
        else:
            yield from _text_rows(path, beginning)
    except OSError as error:
        raise unreadable(path, error) from error


def _workbook_rows(path: Path) -> Iterator[tuple[str, ...]]:
    book = open_workbook(path)
    if has_budget_sheets(book.names):
        raise _no_list(path, say("is a budget that was exported"), say("open it in the window"))
    for sheet in book.names:
        is_blank = True
        for values in book.rows(sheet):
            row = tuple(map(_cell_text, values))
            is_blank = is_blank and not any(row)
            yield row
        if not is_blank:
            return  # people stand on the first sheet that holds anything


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # a number of twelve digits, not 9.05e11
    return str(value)


def _text_rows(path: Path, beginning: bytes) -> Iterator[tuple[str, ...]]:
    encoding = _encoding_of(beginning)
    if not encoding:
        raise _no_list(
            path, say("is neither text nor a workbook"), say("choose a CSV or XLSX file")
        )
    text = beginning.decode(encoding, errors="replace")
    if text.lstrip().startswith(("{", "[")):
        raise _no_list(
            path,
            say("is JSON, as a plan or a log of messages is"),
            say("open a plan in the window, and price a log with tarife bill"),
        )
    with io.TextIOWrapper(open_file(path), encoding, "replace", "") as file:
        if _VCARD.match(text):
            yield from _vcard_rows(path, bounded_lines(file, path.name))
            return
        stated = _SEPARATOR_LINE.fullmatch(text.partition("\n")[0])
        if stated:
            file.readline()
        separator = stated[1] if stated else _likeliest_separator(text)
        try:
            for row in _bounded_rows(path, bounded_lines(file, path.name), separator):
                if len(row) > MOST_COLUMNS:
                    raise _no_list(
                        path,
                        say("has more than {most} columns", most=MOST_COLUMNS),
                        say("keep those that hold telephone numbers and countries"),
                    )
                yield tuple(row)
        except csv.Error as error:
            raise _no_list(
                path,
                say("is no readable table ({error})", error=error),
                say("save it anew as CSV"),
            ) from error


def _bounded_rows(path: Path, lines: Iterable[str], separator: str) -> Iterator[list[str]]:
    """Read rows, and refuse one whose quoted cells have lines without end."""
    held = 0

    def counted() -> Iterator[str]:
        nonlocal held
        for line in lines:
            held += len(line)
            if held > _MOST_ROW:
                raise _no_list(
                    path,
                    say("has a row of more than {most} characters", most=_MOST_ROW),
                    say("keep the columns that hold telephone numbers and countries"),
                )
            yield line

    for row in csv.reader(counted(), delimiter=separator):
        held = 0
        yield row


def _likeliest_separator(text: str) -> str:
    """Find the mark that separates the cells of most lines; quoted cells may hold any."""
    lines = [line for line in _QUOTED.sub("", text).splitlines() if line.strip()]
    seen = lines[:_LOOKED_AT_LINES]
    return max(
        _SEPARATORS,
        key=lambda mark: (
            sum(mark in line for line in seen),
            sum(map(str.count, seen, repeat(mark))),
        ),
    )


def _vcard_rows(path: Path, lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Read vCards: one row a card with its name and all its numbers in one cell.

    A card that has no end ends where another one begins, or the file does.
    """
    yield _VCARD_HEADING
    card: dict[str, list[str]] = {}
    began = 0
    for number, line in enumerate(chain(_unfolded(lines), ("BEGIN:VCARD",))):
        if number - began > _MOST_CARD_LINES:
            raise _no_list(
                path,
                say("has a card of more than {most:,} lines", most=_MOST_CARD_LINES),
                say("export the contacts anew, one card a person"),
            )
        if found := _VCARD_LINE.match(line):
            card.setdefault(found[1].upper(), []).append(found[2].strip())
        elif _VCARD_END.match(line) or (card and _VCARD.match(line)):
            yield tuple(" ::: ".join(card.get(name, ())) for name in _VCARD_HEADING)
            card, began = {}, number


def _unfolded(lines: Iterable[str]) -> Iterator[str]:
    """Put folded lines together: one that begins with a space continues the line before."""
    whole = ""
    for line in lines:
        if line[:1] in (" ", "\t"):
            if len(whole) < MOST_LINE:  # a picture may go on for ever
                whole += line.strip("\r\n")[1:]
        else:
            yield whole
            whole = line.strip("\r\n")
    yield whole


def _encoding_of(beginning: bytes) -> str:
    """Tell how a text is written, or give an empty text where it is none."""
    if beginning.startswith(_MARKS):
        return "utf-16"
    if b"\0" in beginning:  # UTF-16 without its mark, or no text at all
        texts = {name: beginning.decode(name, "replace") for name in ("utf-16-le", "utf-16-be")}
        likely = [name for name, text in texts.items() if _is_mostly_latin(text)]
        return likely[0] if likely else ""
    try:
        # A letter of several bytes may be cut off at the end of what was looked at.
        codecs.getincrementaldecoder("utf-8")().decode(beginning)
    except UnicodeDecodeError:
        return _SPREADSHEET_CODE
    return "utf-8-sig"


def _is_mostly_latin(text: str) -> bool:
    """Tell a text from bytes that were taken for one."""
    latin = sum(
        letter.isprintable() or letter.isspace() for letter in text if letter < "\u0250"
    )
    return latin * 2 > len(text)


def _grid(path: Path, rows: Iterable[tuple[str, ...]]) -> Grid:
    """Show rows to whoever looks for a rate card."""
    cells = (
        tuple(Cell(tidy(text), path.name, row, column) for column, text in enumerate(texts))
        for row, texts in enumerate(rows, 1)
    )
    return Grid(path.name, tuple(row for row in cells if not is_blank(row)), is_workbook=False)


def _no_list(path: Path, reason: str, remedy: str) -> InputError:
    message = say("the file {reason}", reason=reason)
    return InputError([Problem("not-a-list", path.name, message, remedy)])
