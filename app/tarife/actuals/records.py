"""Splitting a log into records: JSON Lines or CSV, told apart by content."""

import csv
import io
import json
from dataclasses import dataclass

from tarife.terms.problems import Problem

_DELIMITERS = ",;\t"


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
    body = text.removeprefix("\ufeff")
    if body.lstrip()[:1] in {"{", "["}:
        return _json_records(body)
    return _csv_records(body)


def _json_records(text: str) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    records, problems = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            problems.append(_broken_line(number, f"this is not JSON ({error})"))
            continue
        if not isinstance(value, dict):
            problems.append(_broken_line(number, "this is not a JSON object"))
            continue
        nested = [
            name for name, field in value.items() if isinstance(field, dict | list | bool)
        ]
        if nested:
            problems.append(_broken_line(number, f"the field {nested[0]!r} is not a text"))
            continue
        fields = {
            name.strip().lower(): str(field).strip()
            for name, field in value.items()
            if field is not None
        }
        records.append(Record(number, {name: field for name, field in fields.items() if field}))
    return tuple(records), tuple(problems)


def _broken_line(number: int, message: str) -> Problem:
    return Problem(
        code="broken-line",
        where=f"line {number}",
        message=message,
        hint="write one event a line, such as "
        '{"at": "2026-11-03T10:00:00", "customer": "+905321234567", "kind": "inbound"}',
    )


def _csv_records(text: str) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    first_line = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    records: list[Record] = []
    problems = []
    names: list[str] = []
    line = 1
    try:
        for cells in reader:
            if not names:
                names = [cell.strip().lower() for cell in cells]
            elif len(cells) > len(names):
                problems.append(_too_many_cells(line, len(cells), len(names)))
            elif any(cell.strip() for cell in cells):
                pairs = zip(names, cells, strict=False)
                records.append(
                    Record(line, {name: cell.strip() for name, cell in pairs if cell.strip()})
                )
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(_broken_line(line, f"this is not CSV ({error})"))
    return tuple(records), tuple(problems)


def _too_many_cells(line: int, cells: int, names: int) -> Problem:
    return Problem(
        code="too-many-cells",
        where=f"line {line}",
        message=f"the line has {cells} cells, the header {names}",
        hint="put a text that holds a separator in double quotes",
    )
