"""Where something stands in a table, as people find it in a spreadsheet."""

from tarife.terms.sentences import Sentence, say


def row_of(file: str, row: int) -> Sentence:
    """Name a row, counted from 1 as a spreadsheet does."""
    return say("{file}, row {row}", file=file, row=row)


def cell_place(file: str, row: int, column: int, market: str = "") -> Sentence:
    """Name a cell of a row, with the market of that row where it has one.

    Args:
        file: The file, and the sheet where it has several.
        row: The row, from 1, whatever lines of text it takes.
        column: The column, from 0; spreadsheets name it by letters.
        market: The market as the file spells it.
    """
    letters = _letters(column)
    if not market:
        return say("{file}, row {row}, column {column}", file=file, row=row, column=letters)
    return say(
        "{file}, row {row} ({market}), column {column}",
        file=file,
        row=row,
        market=market,
        column=letters,
    )


def _letters(column: int) -> str:
    before, last = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)
