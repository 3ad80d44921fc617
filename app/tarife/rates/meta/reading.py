"""Reading a file of Meta's: which layout it has, and what is printed on it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePath
from typing import Final

from tarife.files.workbooks import SIGNATURE
from tarife.rates.cards import CardId, Coverage, Provenance
from tarife.rates.checks import hint_for_currency
from tarife.rates.files.listings import CARD_STEM, CardListing
from tarife.rates.files.rows import CARD_COLUMNS, read_card
from tarife.rates.meta.cells import Cell, Grid, cell_of, currency_of, is_remark
from tarife.rates.meta.grids import read_grids
from tarife.rates.meta.headers import ListHeader, TierHeader, find_header
from tarife.rates.meta.list_rates import list_rates
from tarife.rates.meta.printed import Layout, PrintedCard, PrintedRate
from tarife.rates.meta.tier_rates import tier_rates
from tarife.terms.categories import Category
from tarife.terms.problems import Problem
from tarife.terms.sentences import Sentence, say


def is_exported(text: str) -> bool:
    """Tell whether a text begins with the header of an exported card."""
    header = text.lstrip().partition("\n")[0]
    return header.strip() == ",".join(CARD_COLUMNS)


def read_exported(text: str, file: str) -> PrintedCard:
    """Read a card in the layout of ``rate_cards/``."""
    day, currency = _named(file)
    listing = CardListing(
        CardId(day or date.min, currency or ""), Coverage.GAPS, Provenance("", "")
    )
    card, problems = read_card(text, file, listing)
    rates = () if card is None else tuple(card.rates.items())
    return PrintedCard(
        file=file,
        layout=Layout.EXPORTED,
        title="",
        titled=day,
        currency=currency,
        rates=tuple(
            PrintedRate(
                market, category, rate.schedule, (file,) * len(rate.schedule.starts), file
            )
            for (market, category), rate in rates
        ),
        problems=problems,
    )


def _named(file: str) -> tuple[date | None, str | None]:
    found = CARD_STEM.match(PurePath(file).stem)
    if found is None:
        return None, None
    try:
        return date.fromisoformat(found[1]), found[2]
    except ValueError:
        return None, found[2]


_MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_NAMES: Final = "|".join(_MONTHS)
_AMERICAN: Final = re.compile(rf"(?P<month>{_NAMES}) (?P<day>\d{{1,2}}),? (?P<year>20\d\d)")
_EUROPEAN: Final = re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{_NAMES}) (?P<year>20\d\d)")
_ISO: Final = re.compile(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)")
_IN_CURRENCY: Final = re.compile(r"\bin (\S+?)[,.]?(?=\s|$)", re.IGNORECASE)


def date_in(text: str) -> date | None:
    """Find the first day that a title names, such as ``effective July 1, 2026``."""
    for form in (_AMERICAN, _EUROPEAN, _ISO):
        found = form.search(text.casefold())
        if found is not None:
            month = found["month"]
            number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
            try:
                return date(int(found["year"]), number, int(found["day"]))
            except ValueError:
                return None
    return None


def currency_in(text: str) -> str | None:
    """Find the currency that a title names, such as ``Cost per message in COP``."""
    named = (currency_of(word) for word in _IN_CURRENCY.findall(text))
    return next((code for code in named if code is not None), None)


_LOOKED_AT = 64 * 1024  # bytes of a text, where its header must stand
_Header = ListHeader | TierHeader


def read_meta_file(content: bytes, file: str) -> tuple[PrintedCard, ...] | Problem:
    """Read a file as it was downloaded from Meta, or came back from a spreadsheet.

    Args:
        content: The bytes of the file.
        file: Its name, for the places of problems; it decides nothing.

    Returns:
        One card for each sheet that holds rates, or why the file holds none.
    """
    text = content.decode("utf-8-sig", errors="replace")
    if is_exported(text):
        return (read_exported(text, file),)
    grids = read_grids(content, file)
    if isinstance(grids, Problem):
        return grids
    headed = [(grid, header) for grid in grids if (header := find_header(grid)) is not None]
    if not headed:
        return Problem(
            code="unknown-layout",
            where=file,
            message=say("no row of the file is the header of one of Meta's rate cards"),
            hint=say(
                "choose Meta's list-rate card or its volume-tier card as it was downloaded"
            ),
        )
    return tuple(_card(grid, header) for grid, header in headed)


def is_rate_file(content: bytes, file: str) -> bool:
    """Tell whether a file has the header of a rate card, so that it can be nothing else."""
    if is_exported(content[:_LOOKED_AT].decode("utf-8-sig", errors="replace")):
        return True
    if len(content) > _LOOKED_AT and not content.startswith(SIGNATURE):
        content = content[:_LOOKED_AT].rpartition(b"\n")[0]
    grids = read_grids(content, file)
    return not isinstance(grids, Problem) and any(find_header(grid) for grid in grids)


def _card(grid: Grid, header: _Header) -> PrintedCard:
    found = tuple(list_rates(header) if isinstance(header, ListHeader) else tier_rates(header))
    rates = tuple(rate for rate in found if isinstance(rate, PrintedRate))
    faults = tuple(rate for rate in found if isinstance(rate, Problem))
    above = " ".join(cell.text for row in header.above for cell in row if cell.text)
    title = next((cell.text for row in header.above for cell in row if cell.text), "")
    currency, currency_faults = _currency(header, above)
    if not rates and not faults:
        faults = (_no_rates(grid.file),)
    return PrintedCard(
        file=grid.file,
        layout=_layout(grid, header, above, rates),
        title=title,
        titled=date_in(above),
        currency=currency,
        rates=rates,
        problems=tuple(sorted((*currency_faults, *faults), key=_row)),
        notices=tuple(_passed_over(header)),
    )


def _row(problem: Problem) -> int:
    """Tell the row of a problem, to list them as a person goes down the file."""
    where = problem.where
    return int(str(where.values.get("row", 0))) if isinstance(where, Sentence) else 0


def _layout(grid: Grid, header: _Header, above: str, rates: Sequence[PrintedRate]) -> Layout:
    if isinstance(header, TierHeader):
        return Layout.TIERS_WORKBOOK if grid.is_workbook else Layout.TIERS
    if grid.is_workbook and "conversation" not in above.casefold():
        return Layout.LIST_WORKBOOK
    if "per message" in above.casefold() or "per-message" in above.casefold():
        return Layout.MESSAGE_LIST
    has_service = any(rate.category is Category.SERVICE for rate in rates)
    is_conversation = has_service or "conversation" in above.casefold()
    return Layout.CONVERSATION_LIST if is_conversation else Layout.MESSAGE_LIST


def _currency(header: _Header, above: str) -> tuple[str | None, tuple[Problem, ...]]:
    cells = tuple(_currency_cells(header))
    faults = [_unknown_currency(cell) for cell in cells if currency_of(cell.text) is None]
    known = [(cell, code) for cell in cells if (code := currency_of(cell.text)) is not None]
    first = known[0][1] if known else currency_in(above)
    faults += [_mixed(cell, code, first) for cell, code in known if code != first]
    return first, tuple(faults)


def _currency_cells(header: _Header) -> Iterator[Cell]:
    if header.currency is None:
        return
    for row in header.below:
        cell = cell_of(row, header.currency)
        if cell.text:
            yield cell


def _passed_over(header: _Header) -> Iterator[Problem]:
    if isinstance(header, ListHeader):
        for cell in header.others:
            yield Problem(
                code="unknown-column",
                where=cell.where,
                message=say(
                    "the column {cell!r} holds no rates that Tarife knows", cell=cell.text
                ),
                hint=say("it is passed over"),
            )
    for row in header.below:
        if is_remark(row, header.market):
            cell = cell_of(row, header.market)
            yield Problem(
                code="passed-over",
                where=cell.where,
                message=say("the line {cell!r} holds no rates", cell=cell.text),
                hint=say("it is passed over"),
            )


def _unknown_currency(cell: Cell) -> Problem:
    return Problem(
        code="unknown-currency",
        where=cell.where,
        message=say("{cell!r} is none of the currencies of Meta's cards", cell=cell.text),
        hint=hint_for_currency(cell.text) or say("write its three letters, such as 'EUR'"),
    )


def _mixed(cell: Cell, code: str, first: str | None) -> Problem:
    return Problem(
        code="mixed-currencies",
        where=cell.where,
        message=say(
            "the rate is in {code}, and others of the file are in {first}",
            code=code,
            first=first,
        ),
        hint=say("a card has one currency; download it anew"),
    )


def _no_rates(file: str) -> Problem:
    return Problem(
        code="no-rates",
        where=file,
        message=say("the file has a header and no rates under it"),
        hint=say("download Meta's rate card anew"),
    )
