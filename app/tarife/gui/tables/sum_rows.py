"""Rows of sums in a pasted text: they are left out, and compared with the rows above them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

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


class Unknown(NamedTuple):
    """What a text that is no number has to be for a sum to agree.

    Attributes:
        place: Its row and column in the pasted text, counted from 1 and from 0.
        number: What is missing.
        sum_name: What the row of sums is called.
    """

    place: tuple[int, int]
    number: int
    sum_name: str


@dataclass(frozen=True, slots=True)
class PastedSums:
    """A pasted text with rows of sums.

    Attributes:
        block: The pasted text.
        rows: Its rows of figures, counted from 1.
        sums: What stands in the first cell of its rows of sums, counted alike.
        titles: What the columns are called that are compared, by their places.
    """

    block: Block
    rows: frozenset[int]
    sums: Mapping[int, str]
    titles: Mapping[int, str]

    def with_text(self, place: tuple[int, int], text: str) -> "PastedSums":
        """Put a text in place of one of its own; one of another pasted text has no column."""
        line, at = place
        block = tuple(
            (*texts[:at], text, *texts[at + 1 :]) if number == line and at >= 0 else texts
            for number, texts in enumerate(self.block, 1)
        )
        return replace(self, block=block)

    def remarks(self) -> list[str]:
        """Say of each row of sums that it was left out, and whether it agrees."""
        missed: dict[int, list[str]] = {number: [] for number in self.sums}
        compared: dict[int, dict[str, None]] = {}
        for at, one in self._compared():
            unread = {self._text(number, at): None for number in one.unread}
            compared.setdefault(one.number, {}).update(unread)
            if not one.agrees:
                template = tr("in %1 it says %2, and the rows above add up to %3")
                texts = (amount_text(n, QLocale()) for n in (one.says, one.come[0]))
                missed[one.number].append(filled(template, quoted(self.titles[at]), *texts))
        said = []
        for number, name in self.sums.items():
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

    def unknowns(self) -> Iterator[Unknown]:
        """Give what the only text of a column that is no number has to be by its sum."""
        for at, one in self._compared():
            missing = 0 if one.agrees else round(one.says - one.come[0], _DIGITS)
            if len(one.unread) == 1 and missing >= 0 and missing == int(missing):
                yield Unknown((one.unread[0], at), int(missing), self.sums[one.number])

    def _text(self, number: int, at: int) -> str:
        texts = self.block[number - 1]
        return texts[at] if at < len(texts) else ""

    def _compared(self) -> Iterator[tuple[int, "_Compared"]]:
        for at in self.titles if self.sums else ():
            yield from ((at, one) for one in self._of_column(at))

    def _of_column(self, at: int) -> Iterator["_Compared"]:
        """Give the sums of a column.

        A sum may be of all rows above, or of those since the sum before.
        """
        whole = part = 0.0
        unread, is_any = list[int](), False
        for number in range(1, len(self.block) + 1):
            cell = self._text(number, at)
            is_figure, is_of_sums = number in self.rows, number in self.sums
            found = read_any(cell) if cell and (is_figure or is_of_sums) else None
            if isinstance(found, Estimate) and found.is_range:
                return  # what ranges come to is no number
            value = found.likely if isinstance(found, Estimate) else None
            if is_figure:
                unread += [number] * isinstance(found, ParseError)
                is_any = is_any or value is not None
                whole, part = whole + (value or 0), part + (value or 0)
            elif is_of_sums:
                if is_any and value is not None:
                    is_part = folded(self.sums[number]) in _SUBTOTALS
                    come = (part, whole) if is_part else (whole, part)
                    yield _Compared(number, value, come, tuple(unread))
                part = 0.0


class _Compared(NamedTuple):
    """What a row of sums says of a column, and what the rows above come to.

    Attributes:
        number: The row.
        says: What it says.
        come: What they come to, first in the way that its name says.
        unread: The rows above whose texts are no numbers.
    """

    number: int
    says: float
    come: tuple[float, float]
    unread: tuple[int, ...]

    @property
    def agrees(self) -> bool:
        """Whether it is what the rows above come to, one way or the other."""
        return any(round(one - self.says, _DIGITS) == 0 for one in self.come)
