"""Rows of sums in a pasted text: they are left out, and compared with the rows above them."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from PySide6.QtCore import QLocale

from tarife.gui.tables.kept_rows import read_any
from tarife.gui.text.estimates import Estimate
from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled, quoted
from tarife.gui.text.numbers import ParseError, amount_text
from tarife.gui.widgets.clipboard import Block
from tarife.terms.folding import folded

_SUBTOTALS: Final = frozenset({"subtotal", "sub total", "ara toplam"})
_SUMS: Final = _SUBTOTALS | {
    *("total", "totals", "grand total", "overall total", "sum"),
    *("toplam", "toplamlar", "genel toplam"),
}
"""What the first cell of sums says in English and Turkish, folded."""

_DIGITS: Final = 6  # drops what sums in binary add


def is_sum(name: str) -> bool:
    """Tell whether the first cell of a row says that it holds sums."""
    return folded(name) in _SUMS


def sum_remarks(
    block: Block, rows: Collection[int], sums: Mapping[int, str], titles: Mapping[int, str]
) -> list[str]:
    """Say of each row of sums that it was left out, and whether it agrees with what it adds up.

    Args:
        block: The pasted text.
        rows: Its rows of figures, counted from 1.
        sums: What stands in the first cell of its rows of sums, counted alike.
        titles: What the columns are called that are compared, by their places.
    """
    missed: dict[int, list[str]] = {number: [] for number in sums}
    compared: dict[int, dict[str, None]] = {}
    for at, title in titles.items() if sums else ():
        for number, text, unread in _compared(block, rows, sums, at):
            compared.setdefault(number, {}).update(unread)
            if text:
                missed[number].append(text.replace("%1", quoted(title)))
    said = []
    for number, name in sums.items():
        template = tr("row %1 (%2) is a sum and was left out")
        if missed[number]:
            template = tr("row %1 (%2) is a sum and was left out, but %3")
        elif number in compared:
            template = tr(
                "row %1 (%2) is a sum and was left out; it agrees with the numbers above it"
            )
        told = filled(template, str(number), quoted(name), "; ".join(missed[number]))
        if compared.get(number):
            without = ", ".join(map(quoted, compared[number]))
            told = filled(tr("%1, where %2 counts as nothing"), told, without)
        said.append(told)
    return said


def _compared(
    block: Block, rows: Collection[int], sums: Mapping[int, str], at: int
) -> Iterator[tuple[int, str, dict[str, None]]]:
    """Give the sums of a column, each with what it misses the rows above by, or nothing.

    A sum may be of all rows above, or of those since the sum before. Texts above it that are no
    numbers come last, each once.
    """
    whole = part = 0.0
    unread: dict[str, None] = {}
    is_any, figures = False, frozenset(rows)
    for number, texts in enumerate(block, 1):
        cell = texts[at] if at < len(texts) else ""
        found = read_any(cell) if cell and (number in figures or number in sums) else None
        if isinstance(found, Estimate) and found.is_range:
            return  # what ranges come to is no number
        value = found.likely if isinstance(found, Estimate) else None
        if number in figures and isinstance(found, ParseError):
            unread[cell] = None
        if number in figures:
            is_any = is_any or value is not None
            whole, part = whole + (value or 0), part + (value or 0)
        elif number in sums:
            if is_any and value is not None:
                ways = (part, whole) if folded(sums[number]) in _SUBTOTALS else (whole, part)
                yield number, _missed_text(value, ways), dict(unread)
            part = 0.0


def _missed_text(says: float, come: tuple[float, float]) -> str:
    """Say what a sum says and what its rows come to; nothing where it agrees either way."""
    if any(round(one - says, _DIGITS) == 0 for one in come):
        return ""
    template = tr("in %1 it says %2, and the rows above add up to %3")
    texts = (amount_text(one, QLocale()) for one in (says, come[0]))
    return filled(template, "%1", *texts)
