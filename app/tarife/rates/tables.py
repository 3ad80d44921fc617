"""CSV tables with a fixed header, read into rows that know their place."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from tarife.rates.places import row_of
from tarife.terms.problems import Problem
from tarife.terms.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one record, trimmed, and where it stands.

    Attributes:
        file: The file.
        number: The row as a spreadsheet counts it, from 1.
        cells: One text for each column of the table.
    """

    file: str
    number: int
    cells: tuple[str, ...]

    @property
    def where(self) -> Sentence:
        """File and row."""
        return row_of(self.file, self.number)


def read_rows(
    text: str, file: str, columns: tuple[str, ...]
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Read a table whose first record must name exactly ``columns``.

    Empty records are passed over.

    Args:
        text: The whole file.
        file: Its name, for the places of problems.
        columns: The header, in order.

    Returns:
        The rows that have the right number of cells, and what is wrong with the others.
    """
    rows, problems = [], []
    for found in _records(text, file, columns):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            rows.append(found)
    return tuple(rows), tuple(problems)


def _records(text: str, file: str, columns: tuple[str, ...]) -> Iterator[Row | Problem]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 1  # a record is a row, however many lines it takes
    try:
        header = tuple(cell.strip() for cell in next(reader, []))
        if header != columns:
            yield _wrong_header(file, header, columns)
            return
        for record in reader:
            number += 1
            if len(record) == len(columns):
                yield Row(file, number, tuple(cell.strip() for cell in record))
            elif record:
                yield _wrong_width(row_of(file, number), len(record), len(columns))
    except csv.Error as error:
        yield Problem(
            code="unreadable-table",
            where=row_of(file, number + 1),
            message=say("this row is not CSV: {error}", error=error),
            hint=say("save the file as CSV with commas, and quotes around texts that hold one"),
        )


def _wrong_header(file: str, header: tuple[str, ...], columns: tuple[str, ...]) -> Problem:
    return Problem(
        code="wrong-header",
        where=row_of(file, 1),
        message=say("the header is {header!r}", header=",".join(header)),
        hint=say("begin the file with the line {columns!r}", columns=",".join(columns)),
    )


def _wrong_width(where: str, given: int, expected: int) -> Problem:
    return Problem(
        code="wrong-cells",
        where=where,
        message=say(
            "the row has {given} cells where the header has {expected}",
            given=given,
            expected=expected,
        ),
        hint=say("put one cell under each column, and quotes around a text that holds a comma"),
    )
