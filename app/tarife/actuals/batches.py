"""Splits a log into batches of rows: JSON in any arrangement, CSV, or a worksheet."""

import csv
import json
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from itertools import chain
from typing import Any, Final, TypeVar

from pydantic_core import from_json

from tarife.actuals.line_problems import LineProblems
from tarife.actuals.opening import LogFile
from tarife.actuals.webhooks import EVENT_NAMES, events_of, is_event
from tarife.files.reading import MOST_BYTES
from tarife.files.workbooks import MOST_COLUMNS
from tarife.terms.folding import caseless
from tarife.terms.problems import Problem
from tarife.terms.sentences import say

ROWS: Final = 1 << 14
"""How many rows make a batch: enough for columns to pay, little enough to be held."""

_MOST_IN_BATCH: Final = 1 << 24
"""Characters of a batch; one row more may begin below it."""

_DELIMITERS: Final = ",;\t|"
_SAID_DELIMITER: Final = re.compile(r"sep=([,;\t|])", re.IGNORECASE)
_MOST_LINES_OF_A_ROW: Final = 1000
_DECODER: Final = json.JSONDecoder()

MOST_VALUES: Final = 2_000_000
"""Of one item, which is read whole: lists and objects of one value take 200 bytes and more."""

MOST_ITEM: Final = MOST_BYTES // 2
"""Characters of one item: four bytes each where it has an emoji, in it and in its values."""

_LARGE: Final = 4 * 1024 * 1024
"""Characters of an item whose values are counted before it is read."""
_LOOKED_AT: Final = 1 << 16
_PIECE: Final = 1 << 20
_SPACE: Final = re.compile(r"[\s,]*")
_MOST_NESTED: Final = 100  # webhooks have a dozen


_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a log as columns.

    Attributes:
        lines: The line on which each row begins, from 1.
        header: The line with the names of the columns; 0 where each row names its own fields.
        columns: A value a row by the column's name, as a table spells it and otherwise in
            lower case; nothing, or an empty text, where the row has none. Whatever is no table
            holds any value that JSON has.
    """

    lines: Sequence[int]
    columns: Mapping[str, Sequence[Any]]
    header: int = 0


def read_batches(file: LogFile, problems: LineProblems) -> Iterator[Batch]:
    """Split a log into rows; lines that are none are told."""
    if file.is_workbook:
        yield from _sheet_batches(file)
        return
    beginning = [line for line in file.reader()(_LOOKED_AT).splitlines() if line.strip()]
    if beginning and beginning[0].lstrip()[:1] in {"{", "["}:
        reader = _line_batches if _is_one_a_line(beginning) else _document_batches
        yield from reader(file, problems)
    else:
        yield from _csv_batches(file, problems)


# JSON


def _is_one_a_line(beginning: list[str]) -> bool:
    """Tell JSON Lines from arrays and from documents that go over several lines."""
    if beginning[0].lstrip().startswith("["):
        return False
    if _value(beginning[0]) is not _NO_JSON:
        return True
    is_bracket = beginning[0].strip() == "{"
    return not is_bracket and any(_value(line) is not _NO_JSON for line in beginning[1:3])


_NO_JSON: Final = object()


def _value(text: str) -> Any:
    try:
        return from_json(text)
    except ValueError:
        return _NO_JSON


def _line_batches(file: LogFile, problems: LineProblems) -> Iterator[Batch]:
    lines = file.lines()
    number = 1
    while part := _next_rows(lines, len):
        yield _fast_batch(part, number) or _batch_of(
            _rows_of_lines(part, number, problems), problems
        )
        number += len(part)


def _fast_batch(part: list[str], number: int) -> Batch | None:
    """Read lines that are plain events as most logs have them; nothing if one is not."""
    try:
        rows = [from_json(line) for line in part]
    except ValueError:
        return None
    if set(map(type, rows)) != {dict}:
        return None
    names = set(chain.from_iterable(rows))
    if len(names) > MOST_COLUMNS:
        return None
    if any(name != _field_name(name) for name in names) or _repeats(part, rows, names):
        return None
    columns = {name: [row.get(name) for row in rows] for name in names}
    if not any(name in columns and None not in columns[name] for name in EVENT_NAMES):
        return None
    return Batch(range(number, number + len(part)), columns)


def _repeats(part: list[str], rows: list[dict[str, Any]], names: Iterable[str]) -> bool:
    """Tell whether a name may stand twice in a line, of which a parser keeps the last."""
    text = "".join(part)
    if text.count('":') == sum(map(len, rows)):
        return False
    return any(text.count(f'"{name}"') > sum(name in row for row in rows) for name in names)


def _rows_of_lines(
    part: list[str], number: int, problems: LineProblems
) -> Iterator[tuple[int, dict[str, Any]]]:
    for index, line in enumerate(part, number):
        if not line.strip():
            continue
        try:
            value = json.loads(line, object_pairs_hook=_without_repeats)
            _check_nesting(value, line, 0, len(line))
        except (ValueError, RecursionError) as error:
            if isinstance(error, _RepeatedError):
                message = say("the field {key!r} stands twice", key=str(error))
                problems.add(index, _broken(message))
            else:
                problems.add(index, _no_json(_fault(error)))
            continue
        yield from _rows_of(value, index, problems)


def _fault(error: ValueError | RecursionError) -> object:
    """Say what is wrong with a JSON text; Python tells of long numbers in words for its own."""
    match error:
        case json.JSONDecodeError() if _breaks_off(error):
            return _BREAKS_OFF
        case json.JSONDecodeError():
            return error
        case RecursionError():
            return say("nested too deep")
        case _:
            return say("a number has too many digits")


_BREAKS_OFF: Final = say("it breaks off in the middle")


def _breaks_off(error: json.JSONDecodeError) -> bool:
    """Tell whether a text is wrong only in that it does not go on."""
    return error.msg.startswith("Unterminated") or error.pos >= len(error.doc.rstrip())


def _no_json(fault: object) -> Problem:
    message = say("this is not JSON ({error})", error=fault)
    return _half_written(message) if fault is _BREAKS_OFF else _broken(message)


def _half_written(message: str) -> Problem:
    hint = say("a part of the file is missing: copy or download it again")
    return Problem("half-written", "", message, hint)


def _check_nesting(value: Any, text: str, begin: int, end: int) -> None:
    """Refuse what a walk through lists in lists could not get to the end of.

    Raises:
        RecursionError: If it is nested deeper than any log.
    """
    if text.count("[", begin, end) + text.count("{", begin, end) <= _MOST_NESTED:
        return
    inner = [value]
    for _ in range(_MOST_NESTED):
        within = (one.values() if isinstance(one, dict) else one for one in inner)
        inner = [one for one in chain.from_iterable(within) if isinstance(one, (list, dict))]
        if not inner:
            return
    raise RecursionError


class _RepeatedError(ValueError):
    """A name stands twice in one object."""


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = {_field_name(name): value for name, value in pairs}
    if len(found) != len(pairs) and is_event(found):
        names = [_field_name(name) for name, _ in pairs]
        raise _RepeatedError(next(name for name in names if names.count(name) > 1))
    return dict(pairs) if len(found) != len(pairs) else found


def _document_batches(file: LogFile, problems: LineProblems) -> Iterator[Batch]:
    """Read documents that go over several lines, and arrays of them, item by item."""
    read, grown = file.reader(), 0

    def reading(count: int) -> str:
        nonlocal grown
        piece = read(count)
        grown += len(piece)
        return piece

    def newly_read(_document: tuple[int, Any]) -> int:
        nonlocal grown
        characters, grown = grown, 0
        return characters

    found = documents(reading, problems)
    others = LineProblems()
    has_rows = False
    while part := _next_rows(found, newly_read):
        rows = (row for line, value in part for row in _rows_of(value, line, others))
        batch = _batch_of(rows, problems)
        has_rows |= bool(batch.columns)
        yield batch
    problems.merge(others, only_first=not has_rows)


def documents(read: Callable[[int], str], problems: LineProblems) -> Iterator[tuple[int, Any]]:
    """Give each document, and each item of an array, with the line on which it begins.

    Only what is not yet given is held: an item that goes on is tried with four times the text.
    """
    text, line, brackets, is_all, behind = "", 1, 0, False, StringIO()
    while not is_all:
        count = max(_PIECE, min(3 * len(text), MOST_ITEM + _PIECE - len(text)))
        held = len(text)
        text += behind.read(count) or read(count)
        at, counted, is_all = 0, 0, len(text) == held
        try:
            for begin, end, value in _parts(text, is_all=is_all):
                at, line, counted = end, line + text.count("\n", counted, begin), begin
                if value is _OPENED or value is _CLOSED:
                    brackets += 1 if value is _OPENED else -1
                else:
                    yield line, value
                del value  # the next one is made before this name is bound anew
                if at > _LARGE:
                    break
        except ValueError as error:
            line += text.count("\n", counted, _end_of_space(text, at))
            problems.add(line, _no_json(error.args[0]))
            return
        line, text = line + text.count("\n", counted, at), text[at:]
        if at > _LARGE:
            text, behind, is_all = "", StringIO(text + behind.read()), False  # piece by piece
    if brackets > 0:
        problems.add(line, _half_written(say("the file ends within a list")))


_OPENED, _CLOSED = object(), object()


def _parts(text: str, *, is_all: bool) -> Iterator[tuple[int, int, Any]]:
    """Give begin, end and value of each part of a text, up to one that may go on behind it."""
    end = 0
    while (begin := _end_of_space(text, end)) < len(text):
        if text[begin] in "[]":
            end = begin + 1
            yield begin, end, _OPENED if text[begin] == "[" else _CLOSED
            continue
        _check_values(text, begin)
        try:
            value, end = _DECODER.raw_decode(text, begin)
            _check_nesting(value, text, begin, end)
        except json.JSONDecodeError as error:
            if is_all:
                fault = _fault(error)
                raise ValueError(error.msg if fault is error else fault) from None
            if len(text) - begin > MOST_ITEM:
                raise ValueError(say("longer than {most} characters", most=MOST_ITEM)) from None
            return
        except (ValueError, RecursionError) as error:
            raise ValueError(_fault(error)) from None
        if end == len(text) and not is_all:
            return
        yield begin, end, value
        del value


def _check_values(text: str, at: int) -> None:
    """Count what a long item holds, before objects are made of it.

    Raises:
        ValueError: If it is more than is held.
    """
    is_large = len(text) - at > _LARGE
    if is_large and sum(text.count(mark, at) for mark in ",[{") > MOST_VALUES:
        raise ValueError(say("more than {most:,} values", most=MOST_VALUES))


def _end_of_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _rows_of(
    value: Any, line: int, problems: LineProblems
) -> Iterator[tuple[int, dict[str, Any]]]:
    found = events_of(value)
    if found is None:
        problems.add(line, _broken(say("this is not a JSON object that holds an event")))
        return
    for row in found:
        yield line, row


@lru_cache(maxsize=MOST_COLUMNS)
def _field_name(name: str) -> str:
    """Fold a name, which mostly stands in each row."""
    return caseless(name.strip())


def _batch_of(rows: Iterable[tuple[int, dict[str, Any]]], problems: LineProblems) -> Batch:
    kept: list[tuple[int, dict[str, Any]]] = []
    names: dict[str, None] = {}
    for line, row in rows:
        fields = {_field_name(name): field for name, field in row.items()}
        names.update(dict.fromkeys(fields))
        if len(names) > MOST_COLUMNS:
            problems.add(
                line, _too_many_names(say("more than {most} fields", most=MOST_COLUMNS))
            )
            problems.raise_any()
        kept.append((line, fields))
    return Batch(
        [line for line, _ in kept],
        {name: [row.get(name) for _, row in kept] for name in names},
    )


def _too_many_names(message: str) -> Problem:
    hint = say("keep the columns that speak of messages")
    return Problem("too-many-columns", "", message, hint)


def _next_rows(rows: Iterator[_Row], size: Callable[[_Row], int]) -> list[_Row]:
    """Take the next rows, so many as make a batch; nothing where there are none left."""
    part: list[_Row] = []
    room = _MOST_IN_BATCH
    for row in rows:
        part.append(row)
        room -= size(row)
        if room < 0 or len(part) == ROWS:
            break
    return part


def _broken(message: str) -> Problem:
    return Problem(
        code="broken-line",
        where="",
        message=message,
        hint=say(
            'write one event a line, such as {{"at": "2026-11-03T10:00:00", '
            '"customer": "+905321234567", "kind": "inbound"}}'
        ),
    )


# Tables


def _csv_batches(file: LogFile, problems: LineProblems) -> Iterator[Batch]:
    lines = file.lines()
    numbered = enumerate(lines, 1)
    number, first = next(((n, line) for n, line in numbered if line.strip()), (0, ""))
    said = _SAID_DELIMITER.fullmatch(first.strip(" \n"))
    if said:
        number, first = next(((n, line) for n, line in numbered if line.strip()), (0, ""))
    delimiter = said[1] if said else max(_DELIMITERS, key=first.count)
    if not first:
        return
    try:
        header = next(csv.reader([first], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        problems.add(number, _broken(say("this is not CSV ({error})", error=error)))
        return
    yield from _table_batches(
        _csv_rows(numbered, delimiter, len(header), problems), (number, header), problems
    )


def _sheet_batches(file: LogFile) -> Iterator[Batch]:
    rows = file.rows()
    first = next(rows, None)
    if first is not None:
        width = len(first[1])  # what stands beside a table has no name, as an unnamed column
        named = ((number, row[:width]) for number, row in rows)
        yield from _table_batches((one for one in named if any(one[1])), first, LineProblems())


def _table_batches(
    rows: Iterator[tuple[int, Sequence[str]]],
    header: tuple[int, Sequence[str]],
    problems: LineProblems,
) -> Iterator[Batch]:
    number, cells = header
    names = [cell.strip() for cell in cells]
    counts = Counter(caseless(name) for name in names)
    twice = sorted(name for name, count in counts.items() if name and count > 1)
    if len(names) > MOST_COLUMNS:
        message = say("more than {most} columns", most=MOST_COLUMNS)
        problems.add(number, _too_many_names(message))
        return
    if twice:
        message = say("the header has {twice} more than once", twice=tuple(twice))
        hint = say("keep one column of each name")
        problems.add(number, Problem("field-twice", "", message, hint))
        return
    is_first = True
    while (part := _next_rows(rows, lambda row: sum(map(len, row[1])))) or is_first:
        is_first = False
        width = len(names)
        filled = ((*row, *[""] * (width - len(row))) for _, row in part)
        columns = list(zip(*filled, strict=True)) or [()] * width
        yield Batch(
            [line for line, _ in part],
            {name: column for name, column in zip(names, columns, strict=True) if name},
            number,
        )


def _csv_rows(
    numbered: Iterator[tuple[int, str]], delimiter: str, width: int, problems: LineProblems
) -> Iterator[tuple[int, Sequence[str]]]:
    """Give the rows that are not blank; a quoted cell may go over several lines.

    A quote that does not close swallows no other line.
    """
    waiting: deque[tuple[int, str]] = deque()

    def following() -> tuple[int, str] | None:
        return waiting.popleft() if waiting else next(numbered, None)

    while first := following():
        number, line = first
        row_lines = [first]
        quotes = line.count('"')
        while quotes % 2 and len(row_lines) < _MOST_LINES_OF_A_ROW and (more := following()):
            row_lines.append(more)
            quotes += more[1].count('"')
        cells = _cells("".join(text for _, text in row_lines), delimiter)
        if len(row_lines) > 1 and (isinstance(cells, str) or len(cells) > width):
            waiting.extendleft(reversed(row_lines[1:]))
            cells = _cells(line, delimiter)
        if isinstance(cells, str):
            problems.add(number, _broken(cells))
        elif len(cells) > width:
            problems.add(number, _too_many_cells(len(cells), width))
        elif any(map(str.strip, cells)):
            yield number, cells


def _cells(text: str, delimiter: str) -> list[str] | str:
    """Split one row, or say why it is not CSV."""
    try:
        lines = text.splitlines(keepends=True)
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return say("this is not CSV ({error})", error=error)
    return rows[0] if rows else []


def _too_many_cells(cells: int, names: int) -> Problem:
    return Problem(
        code="too-many-cells",
        where="",
        message=say("the line has {cells} cells, the header {names}", cells=cells, names=names),
        hint=say("put a text that holds a separator in double quotes"),
    )
