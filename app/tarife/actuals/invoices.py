"""An invoice as lines: market, category, messages and amount, with what stands around them."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import islice
from types import MappingProxyType
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from tarife.actuals.line_problems import LineProblems
from tarife.actuals.opening import LogFile
from tarife.actuals.pricing import PricingType, category_of
from tarife.actuals.sums import MOST_MESSAGES, MOST_MICROS, Point, Source
from tarife.rates.markets.countries import CountryNames
from tarife.rates.markets.markets import Markets
from tarife.rates.markets.phones import numbers_masked
from tarife.rates.meta.cells import (
    currency_of,
    decimal_mark,
    figure_in,
    message_number,
    rate_micros,
)
from tarife.terms.calendar import AccountCalendar, BillingMonth, Period
from tarife.terms.folding import folded
from tarife.terms.money import MICROS
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import Sentence, say

_MIDNIGHT: Final = " 00:00:00"
"""With which the date of a cell ends."""

_FIRST_DAY: Final = re.compile(r"^(\d{4}-\d{2})-01$")

_FACTS: Final = MappingProxyType(
    dict.fromkeys(("invoice", "invoice number", "number", "fatura", "fatura no"), "number")
    | dict.fromkeys(("date", "invoice date", "tarih", "fatura tarihi"), "date")
    | dict.fromkeys(("month", "period", "billing month", "ay", "donem"), "month")
    | dict.fromkeys(("currency", "para birimi"), "currency")
    | dict.fromkeys(("credit", "credits", "alacak", "iade"), "credits")
    | dict.fromkeys(("tax", "vat", "kdv", "vergi"), "tax")
    | dict.fromkeys(("total", "subtotal", "toplam", "ara toplam"), "total")
)
_HEADING: Final = "heading"
_SUBTOTALS: Final = "total"
"""What stands on an invoice several times."""

_COLUMNS: Final = MappingProxyType(
    dict.fromkeys(("market", "country", "pazar", "ulke"), "market")
    | dict.fromkeys(("category", "pricing category", "kategori"), "category")
    | dict.fromkeys(("messages", "quantity", "volume", "mesaj", "adet"), "messages")
    | dict.fromkeys(("amount", "cost", "total", "price", "tutar"), "amount")
)
_ORDER: Final = ("market", "category", "messages", "amount")
_DELIMITERS: Final = ";\t|,"
_LOOKED_AT: Final = 20
_MOST_LINES: Final = 10_000


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice of one month.

    Attributes:
        points: One a line.
        number: Its number, or an empty text.
        on: Its date, or nothing.
        currency: Its currency, or an empty text.
        credit_micros: What is credited beside the lines.
        tax_micros: Its tax.
    """

    points: tuple[Point, ...]
    number: str = ""
    on: date | None = None
    currency: str = ""
    credit_micros: int = 0
    tax_micros: int = 0


_Row = tuple[int, list[str]]
_Value = TypeVar("_Value")


def is_invoice(file: LogFile) -> bool:
    """Tell lines of an invoice from a log, by the first of them."""
    rows = [cells for _, cells in islice(_rows(file), _LOOKED_AT)]
    if any(_header_of(cells) for cells in rows):
        return True
    lines = [cells for cells in rows if folded(cells[0]) not in _FACTS]
    return bool(lines) and all(
        len(cells) == len(_ORDER) and category_of(cells[1]) is not None for cells in lines
    )


@dataclass(frozen=True, slots=True)
class InvoiceReader:
    """Reads invoices.

    Attributes:
        zone: The account's time zone, whose month an invoice is of.
        markets: Which market a country belongs to.
        problems: What is wrong.
        month: The month where an invoice names none, or nothing.
    """

    zone: ZoneInfo
    markets: Markets
    problems: LineProblems
    month: BillingMonth | None = None
    _names: CountryNames = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_names", CountryNames(self.markets))

    def read(self, file: LogFile) -> Invoice:
        """Read one invoice; faults are told."""
        facts: dict[str, _Row] = {}
        columns: Sequence[str] = _ORDER
        lines: list[_Row] = []
        seen: set[str] = set()
        for count, (number, cells) in enumerate(_rows(file), 1):
            if count > _MOST_LINES:
                raise InputError([_too_long(file.name)])
            header = _header_of(cells)
            fact = _FACTS.get(folded(cells[0]), "")
            if fact and len(cells) == 1:
                continue  # a title, or a name that says nothing
            kind = _HEADING if header else fact
            if lines and kind in seen and "number" not in facts:
                self.problems.add(number, _another(cells[0]))
            seen |= {kind} - {"", _SUBTOTALS}
            if header:
                columns = header
            elif fact:
                before = facts.get(fact, (number, cells))
                if before[1][-1] != cells[-1] and fact != _SUBTOTALS:
                    self.problems.add(number, _twice(cells[0]))
                facts[fact] = number, cells
            else:
                lines.append((number, cells))
        named = [(number, dict(zip(columns, cells, strict=False))) for number, cells in lines]
        mark = decimal_mark(figure_in(one.get("amount", ""))[0] for _, one in named)
        month = self._month(facts)
        name = facts["number"][1][-1] if "number" in facts else ""
        points = [self._point((name, line), one, mark, month) for line, one in named]
        currency = self._currency(facts, [one.get("amount", "") for _, one in named])
        return Invoice(
            points=tuple(point for point in points if point is not None),
            number=name,
            on=self._fact(facts, "date", _date, say("write it as 2026-12-01")),
            currency=currency,
            credit_micros=abs(self._money(facts, "credits", mark)),
            tax_micros=self._money(facts, "tax", mark),
        )

    def _month(self, facts: dict[str, _Row]) -> BillingMonth | None:
        hint = say("write it as 2026-11")
        month = self._fact(facts, "month", _month_of, hint) or self.month
        if month is None and "month" not in facts:
            message = say("the invoice does not say its month")
            hint = say("add the line month,2026-11 or give --month")
            self.problems.add(1, Problem("no-month", "", message, hint))
        return month

    def _fact(
        self, facts: dict[str, _Row], name: str, read: Callable[[str], _Value], hint: Sentence
    ) -> _Value | None:
        if name not in facts:
            return None
        line, cells = facts[name]
        try:
            return read(cells[-1])
        except (ValueError, OverflowError):  # of a date, by the digits of its year
            message = say("{name} {text!r} cannot be read", name=name, text=cells[-1][:40])
            self.problems.add(line, Problem(f"bad-{name}", "", message, hint))
            return None

    def _money(self, facts: dict[str, _Row], name: str, mark: str) -> int:
        hint = say("write it as 12.34")
        return self._fact(facts, name, lambda text: _signed(text, mark), hint) or 0

    def _currency(self, facts: dict[str, _Row], amounts: Iterable[str]) -> str:
        hint = say("write its code, such as USD")
        named = self._fact(facts, "currency", _currency, hint)
        tokens = {figure_in(text)[1] for text in amounts}
        beside = {currency_of(token) for token in tokens if token}
        return named or next(filter(None, beside), "") or ""

    def _point(
        self,
        where: tuple[str, int],
        cells: dict[str, str],
        mark: str,
        month: BillingMonth | None,
    ) -> Point | None:
        number, line = where
        faults: list[Problem] = []
        market = self._market(cells.get("market", ""), month)
        category = category_of(cells.get("category", ""))
        if isinstance(market, Problem):
            faults.append(market)
        if category is None:
            text = numbers_masked(cells.get("category", "")[:40])
            message = say("category {text!r} is not known", text=text)
            choices = ("marketing", "utility", "authentication", "service")
            faults.append(
                Problem("unknown-category", "", message, say("use {choices}", choices=choices))
            )
        messages = _figure(cells, "messages", lambda text: message_number(text, mark), faults)
        micros = _figure(
            cells, "amount", lambda text: rate_micros(figure_in(text)[0], mark), faults
        )
        self.problems.add_all((line, problem) for problem in faults)
        if faults or month is None or category is None:
            return None
        start_us, end_us = _edges(self.zone, month)
        return Point(
            source=Source.INVOICE,
            start_us=start_us,
            end_us=end_us,
            market=str(market),
            category=category,
            type=PricingType.REGULAR,
            detail=f"{number} {line}",
            messages=messages,
            micros=micros,
        )

    def _market(self, text: str, month: BillingMonth | None) -> str | Problem:
        if month is None:
            return ""
        code = self._names.code_of(text)
        if code:
            return self.markets.market_of_country(code, month.first_day)
        return self.markets.market_named(text, month.first_day)


@lru_cache(maxsize=16)
def _edges(zone: ZoneInfo, month: BillingMonth) -> tuple[int, int]:
    """Give the edges of a month, which all lines of an invoice share."""
    starts = AccountCalendar.of(zone, Period(month)).starts_us
    return int(starts[0]), int(starts[-1])


def _figure(
    cells: dict[str, str], name: str, read: Callable[[str], int], found: list[Problem]
) -> int:
    text = cells.get(name, "")
    most = MOST_MESSAGES if name == "messages" else MOST_MICROS
    try:
        figure = read(text)
    except ValueError:
        message = say("{name} {text!r} is no number", name=name, text=text[:40])
        found.append(Problem("bad-number", "", message, say("write it as 1200 or 13.08")))
        return 0
    if figure <= most:
        return figure
    message = say("{name} {text!r} is too large", name=name, text=text[:40])
    shown = most if name == "messages" else most // MICROS
    found.append(Problem("bad-number", "", message, say("use at most {most:,}", most=shown)))
    return 0


def _too_long(file: str) -> Problem:
    message = say("the invoice has more than {most:,} lines", most=_MOST_LINES)
    return Problem(
        "long-invoice", file, message, say("add up its lines by market and category")
    )


def _twice(name: str) -> Problem:
    """Tell two invoices in one file: all lines would count for the month of the last."""
    message = say("{name!r} stands here a second time, with another value", name=name[:40])
    hint = say("give each invoice a file of its own, and add up its credits and taxes")
    return Problem("stands-twice", "", message, hint)


def _another(name: str) -> Problem:
    """Tell two invoices in one file, of which no number says that they are pages of one."""
    message = say("with {name!r} another invoice seems to begin here", name=name[:40])
    hint = say(
        "give each invoice a file of its own; of pages of one, say its number on a line such "
        "as invoice,A-17"
    )
    return Problem("another-invoice", "", message, hint)


def _signed(text: str, mark: str) -> int:
    figure = figure_in(text)[0]
    digits = figure.strip("-\N{MINUS SIGN}()")
    micros = rate_micros(digits, mark)
    if micros > MOST_MICROS:
        raise ValueError(text)
    return micros * (1 if digits == figure else -1)


def _currency(text: str) -> str:
    code = currency_of(text)
    if code is None:
        raise ValueError(text)
    return code


def _date(text: str) -> date:
    if "." in text:
        day, month, year = text.split(".")
        return date(int(year), int(month), int(day))
    return date.fromisoformat(text.removesuffix(_MIDNIGHT))


def _month_of(text: str) -> BillingMonth:
    """Read a month; Excel makes the first day of it of one that is typed."""
    day = text.removesuffix(_MIDNIGHT)
    return BillingMonth.parse(_FIRST_DAY.sub(r"\1", day))


def _header_of(cells: Sequence[str]) -> tuple[str, ...]:
    """Read the names of columns, or nothing where a row holds none."""
    names = tuple(_COLUMNS.get(folded(cell), "") for cell in cells)
    return names if set(_ORDER) <= set(names) else ()


def _rows(file: LogFile) -> Iterator[_Row]:
    """Give the rows that are not empty, without their empty cells at the end."""
    if file.is_workbook:
        rows: Iterable[tuple[int, Sequence[str]]] = file.rows()
    else:
        rows = _text_rows(file)
    for number, cells in rows:
        kept = [cell.strip() for cell in cells]
        while kept and not kept[-1]:
            kept.pop()
        if kept:
            yield number, kept


def _text_rows(file: LogFile) -> Iterator[tuple[int, list[str]]]:
    first = list(islice(file.lines(), _LOOKED_AT))
    delimiter = max(_DELIMITERS, key=lambda mark: sum(line.count(mark) for line in first))
    for number, line in enumerate(file.lines(), 1):
        try:
            yield number, next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error as error:
            message = say("this is not CSV ({error})", error=error)
            hint = say("write one line of the invoice a row")
            raise InputError([Problem("broken-line", file.name, message, hint)]) from None
