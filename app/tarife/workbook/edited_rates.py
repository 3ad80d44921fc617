"""Rates that were edited in a budget: they are told, since a plan has none of its own."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name

from tarife.terms.problems import Problem
from tarife.terms.sentences import say
from tarife.workbook import texts
from tarife.workbook.texts import Voice

FIRST_ROWS: Final = 30
"""Among these a sheet has the header of its table."""


def edited_rates(sheet: str, rows: Sequence[Sequence[Any]], voice: Voice) -> Iterator[Problem]:
    """Say which rates and volume bands differ from the exported ones, and in which cell.

    Args:
        sheet: What the sheet of rates is called.
        rows: Its cells.
        voice: In the language of the workbook.
    """
    pairs = (
        (voice.tell(texts.RATE), voice.tell(texts.RATE_EXPORTED)),
        (voice.tell(texts.ABOVE), voice.tell(texts.ABOVE_EXPORTED)),
    )
    titles = {
        voice.say("Market"),
        voice.say("Category"),
        *(title for pair in pairs for title in pair),
    }
    found = header_of(rows, titles)
    if found is None:
        return
    at, columns = found
    for below, cells in enumerate(rows[at + 1 :], at + 2):
        line = (
            cell_of(cells, columns[voice.say("Market")]),
            cell_of(cells, columns[voice.say("Category")]),
        )
        for title, exported in pairs:
            now, before = (_value(cell_of(cells, columns[one])) for one in (title, exported))
            if isinstance(before, Decimal) and now != before:
                cell = f"{sheet}!{xl_col_to_name(columns[title])}{below}"
                yield _not_taken(cell, ", ".join(map(str, (*line, title))), (before, now))


def header_of(
    rows: Sequence[Sequence[Any]], titles: AbstractSet[str]
) -> tuple[int, Mapping[str, int]] | None:
    """Find the row that holds all titles of a table, and where each of its titles stands."""
    for at, row in enumerate(rows[:FIRST_ROWS]):
        columns = {title: index for index, title in enumerate(row) if isinstance(title, str)}
        if titles <= set(columns):
            return at, columns
    return None


def cell_of(row: Sequence[Any], column: int) -> Any:
    """Give the value in a column, counted from 0; nothing beyond the row's end."""
    return row[column] if column < len(row) else None


def _value(cell: Any) -> Decimal | str:
    """Give the number of a cell without binary noise, or what else stands in it."""
    return Decimal(f"{cell:.12g}") if isinstance(cell, int | float) else str(cell or "")


def _not_taken(cell: str, name: str, values: tuple[object, object]) -> Problem:
    before, now = values
    return Problem(
        "rate-not-taken",
        cell,
        say("{name} was {before} and is {now}", name=name, before=before, now=now),
        say(
            "rates are Meta's and stay; import a rate card, or give a mark-up under extra costs"
        ),
    )
