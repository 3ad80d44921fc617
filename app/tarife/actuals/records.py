"""Splitting a log into records: JSON Lines or CSV, told apart by content."""

import csv
import json
import re
from dataclasses import dataclass
from typing import Final

from tarife.terms.folding import caseless
from tarife.terms.problems import Problem
from tarife.terms.sentences import say

_DELIMITERS = ",;\t"
_SAID_DELIMITER = re.compile(r"sep=([,;\t])", re.IGNORECASE)

NEEDED: Final = ("at", "customer", "kind")
"""The fields that every event has."""


@dataclass(frozen=True, slots=True)
class Record:
    """The named fields of one line; blank fields are left out.

    Attributes:
        line: Where it begins in the file, from 1.
        fields: Text by field name.
    """

    line: int
    fields: dict[str, str]


def read_records(text: str) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Split the text of a log.

    Returns:
        The records that could be read, and what is wrong with the other lines.
    """
    body = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if body.lstrip()[:1] in {"{", "["}:
        return _json_records(body)
    return _csv_records(body)


def _json_records(text: str) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    records, problems = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        fields = _json_fields(line)
        if isinstance(fields, str):
            problems.append(_broken_line(number, fields))
            continue
        records.append(Record(number, {name: field for name, field in fields.items() if field}))
    return tuple(records), tuple(problems)


def _json_fields(line: str) -> dict[str, str] | str:
    """Read the fields of one line, or say what is wrong with it."""
    try:
        pairs = json.loads(line, object_pairs_hook=_Pairs)
    except (ValueError, RecursionError) as error:
        return say("this is not JSON ({error})", error=error)
    if not isinstance(pairs, _Pairs):
        return say("this is not a JSON object")
    fields: dict[str, str] = {}
    for name, value in pairs:
        key = caseless(name.strip())
        if key in fields:
            return say("the field {key!r} stands twice", key=key)
        if value is not None and type(value) not in {str, int}:
            return say("the field {key!r} is not a text", key=key)
        fields[key] = "" if value is None else str(value).strip()
    return fields


class _Pairs(list[tuple[str, object]]):
    """The fields of a JSON object in order, those that repeat included."""


def _broken_line(number: int, message: str) -> Problem:
    return Problem(
        code="broken-line",
        where=say("line {number}", number=number),
        message=message,
        hint=say(
            'write one event a line, such as {{"at": "2026-11-03T10:00:00", '
            '"customer": "+905321234567", "kind": "inbound"}}'
        ),
    )


def _csv_records(text: str) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    lines = list(enumerate(text.split("\n"), start=1))
    start = next((place for place, (_, line) in enumerate(lines) if line.strip()), len(lines))
    delimiter, start = _delimiter(lines, start)
    header = _cells(lines[start][1], delimiter) if start < len(lines) else []
    if isinstance(header, str):
        return (), (_broken_line(lines[start][0], header),)
    names = [caseless(cell.strip()) for cell in header]
    problems = _header_problems(names, lines[start][0]) if names else []
    records = []
    for number, line in [] if problems else lines[start + 1 :]:
        cells = _cells(line, delimiter)
        if isinstance(cells, str):
            problems.append(_broken_line(number, cells))
        elif len(cells) > len(names):
            problems.append(_too_many_cells(number, len(cells), len(names)))
        elif any(cell.strip() for cell in cells):
            pairs = zip(names, cells, strict=False)
            records.append(
                Record(number, {name: cell.strip() for name, cell in pairs if cell.strip()})
            )
    return tuple(records), tuple(problems)


def _delimiter(lines: list[tuple[int, str]], start: int) -> tuple[str, int]:
    """Find what separates cells and where the header stands; Excel may say it first."""
    first = lines[start][1].strip(" ") if start < len(lines) else ""
    said = _SAID_DELIMITER.fullmatch(first)
    if said:
        return said[1], start + 1
    return max(_DELIMITERS, key=first.count), start


def _cells(line: str, delimiter: str) -> list[str] | str:
    """Split one line, or say why it is not CSV.

    An event is one line, so a quote that does not close on its line is a mistake; read on, it
    would swallow the lines that follow.
    """
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        return say("this is not CSV ({error})", error=error)


def _header_problems(names: list[str], number: int) -> list[Problem]:
    """Tell what keeps a first line from being a header."""
    missing = [name for name in NEEDED if name not in names]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    problems = []
    if missing:
        problems.append(
            Problem(
                code="no-header",
                where=say("line {number}", number=number),
                message=say("the header has no {missing}", missing=tuple(missing)),
                hint=say("begin with a line such as at,customer,kind,category,country"),
            )
        )
    if twice:
        problems.append(
            Problem(
                code="field-twice",
                where=say("line {number}", number=number),
                message=say("the header has {twice} more than once", twice=tuple(twice)),
                hint=say("keep one column of each name"),
            )
        )
    return problems


def _too_many_cells(line: int, cells: int, names: int) -> Problem:
    return Problem(
        code="too-many-cells",
        where=say("line {line}", line=line),
        message=say("the line has {cells} cells, the header {names}", cells=cells, names=names),
        hint=say("put a text that holds a separator in double quotes"),
    )
