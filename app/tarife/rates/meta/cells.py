"""Cells with their position: what every layout is read from."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from tarife.rates.checks import HIGHEST_PLAUSIBLE
from tarife.rates.files.rows import cell_place
from tarife.terms.folding import folded
from tarife.terms.money import MICROS, parse_micros
from tarife.terms.sentences import Sentence

_TOKENS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "$us": "USD",
        "us$": "USD",
        "usd$": "USD",
        "$usd": "USD",
        "u$s": "USD",
        "u$d": "USD",
        "a$": "AUD",
        "au$": "AUD",
        "s$": "SGD",
        "mx$": "MXN",
        "r$": "BRL",
        "£": "GBP",
        "gbd": "GBP",  # Meta's own misprint
        "€": "EUR",
        "₹": "INR",
        "rp": "IDR",
        "rm": "MYR",
        "s/": "PEN",
        "s/.": "PEN",
        "rs": "INR",
        "rs.": "INR",
        "rp.": "IDR",
        "dh": "AED",
        "dhs": "AED",
        "sr": "SAR",
        "ar$": "ARS",
        "cop$": "COP",
        "col$": "COP",
        "clp$": "CLP",
        "mxn$": "MXN",
    }
)


def currency_of(text: str) -> str | None:
    """Find the ISO code of one of Meta's currencies by its token or code."""
    token = text.casefold().replace(" ", "")
    code = _TOKENS.get(token, token.upper())
    return code if code in HIGHEST_PLAUSIBLE else None


ANY_DOLLAR: Final = "$"
"""A sign of many currencies, which names none."""

_AROUND_FIGURE: Final = re.compile(
    r"(?P<sign>[-\u2212(]?)(?P<before>\D*?)(?P<figure>[-\u2212(]?[.,]?\d(?:.*\d)?\)?)(?P<after>\D*)"
)


def is_money(token: str) -> bool:
    """Tell whether a text is the sign or code of one of Meta's currencies."""
    return token == ANY_DOLLAR or currency_of(token) is not None


def currency_in_words(text: str) -> str | None:
    """Find the first currency that stands as a word of its own."""
    codes = (currency_of(word) for word in text.split())
    return next((code for code in codes if code is not None), None)


def without_currency(text: str) -> str:
    """Leave out the words that are the sign or code of a currency."""
    return " ".join(word for word in text.split() if not is_money(word))


def figure_in(text: str) -> tuple[str, str]:
    """Part a rate from the currency written beside it, such as ``0,0618 €``.

    Returns:
        The figure and the token of the currency, which is empty where there is none; the whole
        text and no token where something else stands beside the figure.
    """
    found = _AROUND_FIGURE.fullmatch(text)
    if found is None:
        return text, ""
    around = [part.strip(" ()[]") for part in (found["before"], found["after"])]
    tokens = [part for part in around if part]
    if not all(map(is_money, tokens)):
        return text, ""
    named = [token for token in tokens if token != ANY_DOLLAR]
    return f"{found['sign']}{found['figure']}", next(iter(named), "")


_GROUPING: Final = re.compile(r"[\s\u00a0\u202f'\u2019]")
_SCIENTIFIC: Final = re.compile(r"\d(\.\d+)?[eE][+-]?\d{1,2}")
_WITH_POINT: Final = re.compile(r"([1-9]\d{0,2}(,\d{3})+|\d+)(\.\d+)?")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(,\d{3})+(\.\d+)?")
_SWAPPED: Final = str.maketrans(",.", ".,")


def decimal_mark(texts: Iterable[str]) -> str:
    """Tell whether figures have a decimal point or a decimal comma, by most of them.

    Args:
        texts: The rates of a file. ``1,234`` could be either and does not count.
    """
    commas = points = 0
    for text in texts:
        has_point = _WITH_POINT.fullmatch(text) is not None
        has_comma = _WITH_POINT.fullmatch(text.translate(_SWAPPED)) is not None
        points += has_point and not has_comma
        commas += has_comma and not has_point
    return "," if commas > points else "."


def rate_micros(text: str, mark: str) -> int:
    """Read a rate exactly.

    Args:
        text: A figure, maybe with thousands separators, or scientific.
        mark: The decimal mark of the file.

    Raises:
        ValueError: If it is no non-negative number, or has more than six decimals.

    Units:
        The result is micros a message.
    """
    plain = _plain(text, mark)
    if _SCIENTIFIC.fullmatch(plain):
        plain = f"{Decimal(plain):f}"
    whole, point, decimals = plain.partition(".")
    kept = decimals.rstrip("0") if len(decimals) > len(str(MICROS)) - 1 else decimals
    return parse_micros(f"{whole}{point if kept else ''}{kept}")


def message_number(text: str, mark: str) -> int:
    """Read a bound of a band.

    Raises:
        ValueError: If it is no whole number.
    """
    plain = _plain(text, mark)
    if not plain.isascii() or not plain.isdigit():
        message = f"{text!r} is no whole number"
        raise ValueError(message)
    return int(plain)


def _plain(text: str, mark: str) -> str:
    """Write a figure without separators and with a decimal point, if it is one."""
    joined = _GROUPING.sub("", text)
    pointed = joined.translate(_SWAPPED) if mark == "," else joined
    return pointed.replace(",", "") if _GROUPED.fullmatch(pointed) else pointed


_DASHES: Final = re.compile(r"[-\u2010-\u2015\u2212_.*/ ]*")
_NO_RATE: Final = frozenset(
    {
        *("n a", "na", "nan", "null", "none", "nil", "no", "no rate", "not available"),
        *("unavailable", "not applicable", "not offered", "not supported"),
        *("no aplica", "no disponible", "sin tarifa", "ninguno", "ninguna", "n d", "nd"),
        *("nao se aplica", "nao aplicavel", "nao disponivel", "indisponivel", "sem tarifa"),
        *("yok", "ucret yok", "mevcut degil", "uygulanmaz", "gecerli degil", "bulunmuyor"),
    }
)
"""What stands, folded, where a market has no such rate."""

_FREE: Final = frozenset(
    {"free", "free of charge", "gratis", "gratuito", "gratuita", "ucretsiz"}
)

_LONGEST_CELL: Final = 2_000
_SPACES: Final = re.compile(r"[\s\u200b\ufeff]+")
_AROUND_HYPHEN: Final = re.compile(r" ?- ?")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell and where it stands.

    Attributes:
        text: Trimmed; any white space within is one space. A number of a workbook is the
            shortest decimal text that gives the same number.
        file: The file, and the sheet where it has several.
        row: The row as a spreadsheet counts it, from 1, whatever lines a CSV has.
        column: The column, from 0.
        market: The market of the row, as the file spells it, where the row has one.
    """

    text: str
    file: str
    row: int
    column: int
    market: str = ""

    @property
    def where(self) -> Sentence:
        """Where the cell is found in a spreadsheet."""
        return cell_place(self.file, self.row, self.column, self.market)

    @property
    def folded(self) -> str:
        """The text in lower case, with no space around a hyphen."""
        return _AROUND_HYPHEN.sub("-", self.text.casefold())

    @property
    def is_no_rate(self) -> bool:
        bare = without_currency(self.text)
        return _DASHES.fullmatch(bare) is not None or folded(bare) in _NO_RATE

    @property
    def is_free(self) -> bool:
        """Whether the cell says in a word that nothing is charged."""
        return folded(self.text) in _FREE

    @property
    def figure(self) -> str:
        """The text without the currency beside its figure."""
        return figure_in(self.text)[0]

    @property
    def currency(self) -> str | None:
        """The currency beside the figure, if one is named."""
        return currency_of(figure_in(self.text)[1])


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a sheet by row and column; rows may be of any length.

    Attributes:
        file: The file, and the sheet where it has several.
        rows: The rows that have any text.
        is_workbook: Whether it is a sheet of a workbook, and no CSV.
    """

    file: str
    rows: tuple[tuple[Cell, ...], ...]
    is_workbook: bool


def tidy(text: str) -> str:
    """Trim a text, and make any white space within it one space; the end of a long one goes."""
    return _SPACES.sub(" ", text[:_LONGEST_CELL]).strip()


def cell_of(row: tuple[Cell, ...], column: int) -> Cell:
    """Give the cell in a column; beyond the row's end it is empty."""
    return row[column] if column < len(row) else replace(row[-1], text="", column=column)


def is_blank(row: tuple[Cell, ...]) -> bool:
    return not any(cell.text for cell in row)


def is_remark(row: tuple[Cell, ...], market: int) -> bool:
    """Tell whether a row is a line of text under the rates, with nothing in other columns."""
    texts = [column for column, cell in enumerate(row) if cell.text]
    return texts == [market]


def of_markets(
    rows: tuple[tuple[Cell, ...], ...], column: int, *, is_filled_down: bool
) -> tuple[tuple[Cell, ...], ...]:
    """Let every cell know the market of its row.

    Args:
        rows: The rows under a header.
        column: That of the market.
        is_filled_down: Whether a market also belongs to the rows under it without one.
    """
    named, market = [], ""
    for row in rows:
        if is_remark(row, column):
            named.append(row)
            continue
        text = cell_of(row, column).text
        market = text or (market if is_filled_down else "")
        named.append(tuple(replace(cell, market=market) for cell in row))
    return tuple(named)
