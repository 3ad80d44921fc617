"""Workbooks (XLSX): the values of their cells, row after row, within bounds.

Only values are read. A library that makes an object of every style and string takes ten seconds
and gigabytes for a file of 15 kB made to cost that, cannot be told to stop, and raises anything
at all in a damaged one.
"""

import io
import math
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import chain, repeat
from pathlib import Path
from posixpath import basename, dirname, join, normpath
from typing import Final
from xml.etree.ElementTree import Element
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from tarife.files.reading import MOST_BYTES, is_unwanted, read_file, too_large
from tarife.files.workbook_dates import DATE_FORMATS, date_of, is_date_format
from tarife.files.workbook_elements import Elements
from tarife.terms.problems import InputError, Problem, Stopped
from tarife.terms.sentences import Sentence, say

SIGNATURE: Final = b"PK"
"""How a workbook begins."""

MOST_UNPACKED: Final = 256 * 1024 * 1024
MOST_ROWS: Final = 1_048_576
MOST_ALL_ROWS: Final = 2 * MOST_ROWS
MOST_COLUMNS: Final = 1_000
MOST_CELLS: Final = 10_000_000
MOST_STRINGS: Final = 2_000_000
MOST_CHARACTERS: Final = 32_767  # what a cell holds in a spreadsheet
MOST_TEXT: Final = 128 * 1024 * 1024
"""Characters of all shared texts, and of all cells; cells may share one."""

MOST_DIGITS: Final = 64
MOST_SECONDS: Final = 20

_MOST_PARTS: Final = 10_000  # and what lists them, and formats
_MOST_NAMES: Final = 10_000
_MOST_RATIO: Final = 200  # sheets of real tables are packed to a fiftieth at the very most
_SMALL_PART: Final = 1024 * 1024
_MOST_HELD: Final = 1_000_000
_FEW_MARKS: Final = 2_000_000
_MARKS_A_BYTE: Final = 3  # tables that programs write have half as many
_MOST_TOKEN: Final = 1024 * 1024  # older parsers read a token anew with each piece of it
_PIECE: Final = 64 * 1024
_PART_OF_DIRECTORY: Final = b"PK\x01\x02"

_STYLES: Final = ("numFmts", "cellXfs", "cellStyles")  # the last ends the others

_NUMBER: Final = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", re.ASCII)
_COLUMN: Final = re.compile(r"[A-Z]{1,3}", re.ASCII)
_DIGITS: Final = "0123456789"
_ROW: Final = re.compile(r"\d{1,7}", re.ASCII)

Value = str | int | float | bool | datetime | None
Row = tuple[Value, ...]


class Workbook:
    def __init__(
        self, content: bytes, file: str, should_stop: Callable[[], bool] = is_unwanted
    ) -> None:
        """Open a workbook.

        Args:
            content: The bytes of the file.
            file: Its name, for problems to name.
            should_stop: Asked now and then, whatever is read; says whether it is still wanted.

        Raises:
            InputError: If it is damaged, no workbook, or larger than what is read.
            Stopped: If ``should_stop`` said so.
        """
        self._file = file
        self._should_stop = should_stop
        self._spent = 0.0
        self._unpacked = self._marks = 0
        self._most_marks = _FEW_MARKS + _MARKS_A_BYTE * len(content)
        self._counts = _Counts()
        self._strings: tuple[str, ...] | None = None
        self._dates: frozenset[str] | None = None
        with _damage_told(self._file):
            self._package = _opened(content, self._file)
            self._parts: dict[str, str] = {}
            self._is_1904 = False
            self._sheets = dict(self._find_sheets())

    @property
    def names(self) -> tuple[str, ...]:
        """What the sheets of cells are called, in their order."""
        return tuple(self._sheets)

    def check(self) -> None:
        """Unpack every part, also those that are not read, and compare it with its sum.

        Raises:
            InputError: If one is damaged.
        """
        with _damage_told(self._file):
            for part in self._package.infolist():
                for _ in self._unpacked_pieces(part):
                    pass

    def rows(self, sheet: str) -> Iterator[Row]:
        """Give the rows of a sheet from its first, empty ones too.

        A row ends with its last value. Numbers are whole or binary floats, formulas are the
        value that was computed last, errors are their text, such as ``#N/A``. What is read
        counts as often as it is read: many sheets may be one part, or be read again.

        Raises:
            InputError: If the workbook is damaged, or larger than what is read.
        """
        with _damage_told(self._file):
            texts, dates = self._shared_strings(), self._date_styles()
            rows = _Rows(texts, dates, self._is_1904, self._counts)
            for elements in self._pieces(self._sheets[sheet], "row"):
                began = time.thread_time()
                made = [rows.take(element) for element in elements]
                self._spent += time.thread_time() - began
                for empty, row in made:
                    yield from repeat((), empty)
                    yield row

    def _find_sheets(self) -> Iterator[tuple[str, str]]:
        book = next(
            (part for kind, part in self._related("").values() if kind == "officeDocument"),
            "xl/workbook.xml",
        )
        related = self._related(book)
        self._parts = dict(related.values())
        read = set[str]()
        for element in self._few(book, "workbookPr", "sheet"):
            facts = {_local(name): value for name, value in element.attrib.items()}
            if _local(element.tag) == "workbookPr":
                self._is_1904 = facts.get("date1904") in {"1", "true"}
            elif related[facts["id"]][0] == "worksheet":
                part = related[facts["id"]][1]
                if part in read:
                    raise ValueError(part)  # no program writes one part as several sheets
                read.add(part)
                yield facts["name"], part

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """List what belongs to a part: its kind and place, by key."""
        folder = dirname(part)
        listed = join(folder, "_rels", f"{basename(part)}.rels")
        if listed not in self._package.namelist():
            return {}
        found = [one.attrib for one in self._few(listed, "Relationship")]
        return {
            one["Id"]: (
                basename(one["Type"]),
                normpath(join("/", folder, one["Target"])).lstrip("/"),
            )
            for one in found
        }

    def _shared_strings(self) -> tuple[str, ...]:
        if self._strings is None:
            part = self._parts.get("sharedStrings")
            found: list[str] = []
            characters = 0
            for item in self._elements(part, "si") if part else ():
                if len(found) == MOST_STRINGS:
                    raise _Beyond(say("more than {most} texts", most=MOST_STRINGS))
                found.append(_text_of(item))
                characters += len(found[-1])
                _check_text(characters)
            self._strings = tuple(found)
        return self._strings

    def _date_styles(self) -> frozenset[str]:
        if self._dates is None:
            part = self._parts.get("styles")
            formats, styles, own = set(DATE_FORMATS), [], 0
            for element in self._few(part, *_STYLES) if part else ():
                if _local(element.tag) == "numFmts":
                    own += len(element)
                    _check_few(own)
                    formats.update(
                        one.attrib["numFmtId"]
                        for one in element
                        if is_date_format(one.attrib["formatCode"])
                    )
                elif _local(element.tag) == "cellXfs":
                    styles = [one.get("numFmtId", "0") for one in element]
            self._dates = frozenset(
                str(index) for index, style in enumerate(styles) if style in formats
            )
        return self._dates

    def _elements(self, part: str, *tags: str) -> Iterator[Element]:
        """Give every element of some names as soon as it is complete, and forget it then."""
        return chain.from_iterable(self._pieces(part, *tags))

    def _few(self, part: str, *tags: str) -> Iterator[Element]:
        for number, element in enumerate(self._elements(part, *tags), 1):
            _check_few(number)
            yield element

    def _pieces(self, part: str, *tags: str) -> Iterator[list[Element]]:
        """Give the elements of some names that each piece of a part completes."""
        found = Elements(tags)
        guard = expat.ParserCreate()
        guard.StartDoctypeDeclHandler = _no_document_type
        read = text = 0
        for piece in self._unpacked_pieces(part):
            began = time.thread_time()
            guard.Parse(piece)
            read += len(piece)
            self._unpacked += len(piece)
            self._marks += piece.count(b"<") + piece.count(b"=")
            last_tag = piece.rfind(b"<")
            text = text + len(piece) if last_tag < 0 else len(piece) - last_tag
            if max(text, read - guard.CurrentByteIndex) > _MOST_TOKEN:
                raise _Beyond(say("a tag or text longer than {most} bytes", most=_MOST_TOKEN))
            found.feed(piece)
            self._spent += time.thread_time() - began
            self._check_effort(found)
            yield (complete := found.complete())
            found.forget(complete)
        guard.Parse(b"", True)  # noqa: FBT003 - the parser takes it by place
        yield found.last()

    def _unpacked_pieces(self, part: str | ZipInfo) -> Iterator[bytes]:
        with self._package.open(part) as unpacked:
            while piece := unpacked.read(_PIECE):
                if self._should_stop():
                    raise Stopped
                yield piece

    def _check_effort(self, found: Elements) -> None:
        _check_unpacked(self._unpacked)
        _check_text(found.text)
        if self._marks > self._most_marks:
            raise _Beyond(say("more tags in all its parts than a file of its size holds"))
        if found.held > _MOST_HELD:
            raise _Beyond(
                say("more than {most} tags and attributes in one row", most=_MOST_HELD)
            )
        if len(found.names) > _MOST_NAMES:
            raise _Beyond(say("more than {most} different names in XML", most=_MOST_NAMES))
        if self._spent > MOST_SECONDS:
            raise _Beyond(say("more than {most} seconds of reading", most=MOST_SECONDS))


def open_workbook(path: Path, should_stop: Callable[[], bool] = is_unwanted) -> Workbook:
    """Open the workbook in a file.

    Raises:
        InputError: If it is damaged, no workbook, or larger than what is read.
        OutsideError: If the file cannot be read.
        Stopped: If ``should_stop`` said so.
    """
    return Workbook(read_file(path), path.name, should_stop)


def parts_of(path: Path) -> tuple[str, ...]:
    """Name the parts of a package, which may be something else than a workbook.

    Raises:
        InputError: If it is damaged, or larger than what is read.
        OutsideError: If the file cannot be read.
    """
    with _damage_told(path.name):
        return tuple(_opened(read_file(path), path.name).namelist())


def _opened(content: bytes, file: str) -> ZipFile:
    if len(content) > MOST_BYTES:
        raise InputError([too_large(file)])
    _check_few(content.count(_PART_OF_DIRECTORY))
    package = ZipFile(io.BytesIO(content))
    parts = package.infolist()
    _check_unpacked(sum(part.file_size for part in parts))
    for part in parts:
        if part.file_size > max(_SMALL_PART, _MOST_RATIO * part.compress_size):
            raise _Beyond(say("a part packed to less than a {most}th", most=_MOST_RATIO))
    return package


@contextmanager
def _damage_told(file: str) -> Iterator[None]:
    try:
        yield
    except (InputError, Stopped):
        raise
    except (_Beyond, MemoryError) as error:
        reason = error.reason if isinstance(error, _Beyond) else say("more than the memory")
        raise InputError([_beyond(file, reason)]) from error
    except Exception as error:  # archive, decompressor and parser raise anything at all
        raise InputError([_damaged(file)]) from error


class _Beyond(Exception):  # noqa: N818 - caught within this file, where it becomes a sentence
    """A workbook is larger than what is read."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True)
class _Counts:
    """What was read of a workbook so far: of all its sheets, each as often as it was read."""

    rows: int = 0
    cells: int = 0
    characters: int = 0


class _Rows:
    """Makes rows of values of the elements of a sheet."""

    def __init__(
        self,
        strings: tuple[str, ...],
        dates: frozenset[str],
        is_1904: bool,  # noqa: FBT001 - as the workbook says
        counts: _Counts,
    ) -> None:
        self._strings = strings
        self._dates = dates
        self._is_1904 = is_1904
        self._counts = counts
        self._number = 0

    def take(self, element: Element) -> tuple[int, Row]:
        """Give the next row, and how many empty ones before it the sheet leaves out."""
        reference = element.get("r")
        number = self._number + 1 if reference is None else _row_number(reference)
        if number <= self._number:
            raise ValueError(reference)
        if number > MOST_ROWS:
            raise _Beyond(say("more than {most} rows", most=MOST_ROWS))
        self._counts.rows += number - self._number
        if self._counts.rows > MOST_ALL_ROWS:
            raise _Beyond(say("more than {most} rows in all sheets", most=MOST_ALL_ROWS))
        empty = number - self._number - 1
        self._number = number
        row = self._row(element)
        self._counts.cells += len(row)
        if self._counts.cells > MOST_CELLS:
            raise _Beyond(say("more than {most} cells", most=MOST_CELLS))
        return empty, row

    def _row(self, element: Element) -> Row:
        row: list[Value] = []
        column = 0
        for cell in element:
            reference = cell.get("r")
            column = column + 1 if reference is None else _column(reference.rstrip(_DIGITS))
            value = self._value(cell)
            if value is None:
                continue
            if column > MOST_COLUMNS:
                raise _Beyond(say("more than {most} columns", most=MOST_COLUMNS))
            if column > len(row):
                row.extend([None] * (column - len(row)))
            row[column - 1] = value
        return tuple(row)

    def _value(self, cell: Element) -> Value:
        kind = cell.get("t", "n")
        space = cell.tag[:-1]
        if kind == "inlineStr":
            inline = cell.find(f"{space}is")
            return None if inline is None else self._counted(_text_of(inline)) or None
        text = cell.findtext(f"{space}v")
        if not text:
            formula = cell.find(f"{space}f")
            is_lost = formula is not None and kind == "n"  # of a text, the value is empty
            return (
                _bounded(f"={formula.text or ''}") if is_lost and formula is not None else None
            )
        match kind:
            case "n":
                return self._number_or_date(text, cell.get("s"))
            case "s":
                return self._counted(self._strings[_index(text)]) or None
            case "b":
                return bool(_index(text))
            case "str" | "e" | "d":
                return self._counted(_bounded(text))
            case _:
                raise ValueError(kind)

    def _counted(self, text: str) -> str:
        """Count a text, a shared one as often as cells show it."""
        self._counts.characters += len(text)
        _check_text(self._counts.characters)
        return text

    def _number_or_date(self, text: str, style: str | None) -> Value:
        number = _number(text)
        return date_of(number, is_1904=self._is_1904) if style in self._dates else number


def _text_of(element: Element) -> str:
    """Join the runs of a text, without the reading aid that Japanese workbooks add."""
    space = element.tag.rpartition("}")[0] + "}" if "}" in element.tag else ""
    runs = (element, *element.findall(f"{space}r")) if len(element) else ()
    return _bounded("".join(run.findtext(f"{space}t") or "" for run in runs))


def _check_few(number: int) -> None:
    if number > _MOST_PARTS:
        raise _Beyond(say("more than {most} parts", most=_MOST_PARTS))


def _check_text(characters: int) -> None:
    if characters > MOST_TEXT:
        raise _Beyond(say("more than {most} characters of text", most=MOST_TEXT))


def _bounded(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise _Beyond(say("more than {most} characters in a cell", most=MOST_CHARACTERS))
    return text


def _number(text: str) -> int | float:
    if len(text) > MOST_DIGITS:
        raise _Beyond(say("a number of more than {most} digits", most=MOST_DIGITS))
    if _NUMBER.fullmatch(text) is None:
        raise ValueError(text)
    if text.lstrip("+-").isdigit():
        return int(text)
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _index(text: str) -> int:
    number = _number(text)
    if not isinstance(number, int) or number < 0:
        raise ValueError(text)
    return number


def _row_number(text: str) -> int:
    if _ROW.fullmatch(text) is None:
        raise ValueError(text)
    return int(text)


@lru_cache(maxsize=MOST_COLUMNS)
def _column(letters: str) -> int:
    """Read the column of a cell such as ``AB``, from 1."""
    if _COLUMN.fullmatch(letters) is None:
        raise ValueError(letters)
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _local(name: str) -> str:
    """Take the namespace off a name, since programs differ in theirs."""
    return name.rpartition("}")[2]


def _no_document_type(*_declared: object) -> None:
    raise ValueError  # no workbook has one; it could define entities that multiply


def _check_unpacked(size: int) -> None:
    if size > MOST_UNPACKED:
        raise _Beyond(say("more than {most} MB unpacked", most=MOST_UNPACKED >> 20))


def _damaged(file: str) -> Problem:
    return Problem(
        "damaged-workbook",
        file,
        say("this workbook is damaged, or is no Excel workbook (XLSX)"),
        say("open it in a spreadsheet and save it anew as XLSX, or get the file once more"),
    )


def _beyond(file: str, reason: Sentence) -> Problem:
    return Problem(
        "workbook-too-large",
        file,
        say("this workbook is larger than what is read: {reason}", reason=reason),
        say("copy what is needed into a new workbook, or save it as CSV"),
    )
