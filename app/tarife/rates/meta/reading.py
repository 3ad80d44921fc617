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
from tarife.rates.meta.cells import ANY_DOLLAR, Cell, Grid, cell_of, currency_of, is_remark
from tarife.rates.meta.grids import read_grids
from tarife.rates.meta.headers import Header, ListHeader, LongHeader, TierHeader, find_header
from tarife.rates.meta.headings import heading_currency
from tarife.rates.meta.list_rates import list_rates
from tarife.rates.meta.long_rates import long_rates
from tarife.rates.meta.printed import FileLayout, PrintedCard, PrintedRate
from tarife.rates.meta.tier_rates import tier_rates
from tarife.terms.categories import Category
from tarife.terms.folding import caseless
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
        layout=FileLayout.EXPORTED,
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
_OTHER_MONTHS: Final = (
    *("enero|janeiro|ocak", "febrero|fevereiro|şubat", "marzo|março|mart", "abril|nisan"),
    *("mayo|maio|mayıs", "junio|junho|haziran", "julio|julho|temmuz", "agosto|ağustos"),
    *("septiembre|setembro|eylül", "octubre|outubro|ekim", "noviembre|novembro|kasım"),
    "diciembre|dezembro|aralık",
)
_MONTH_NUMBERS: Final = {
    caseless(name): number
    for number, names in enumerate(zip(_MONTHS, _OTHER_MONTHS, strict=True), 1)
    for name in (names[0], names[0][:3], *names[1].split("|"))
}
_NAMES: Final = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_AMERICAN: Final = re.compile(rf"(?P<month>{_NAMES})\.? (?P<day>\d{{1,2}}),? (?P<year>20\d\d)")
_EUROPEAN: Final = re.compile(
    rf"(?P<day>\d{{1,2}})\.? (?:de )?(?P<month>{_NAMES})\.?,? (?:de |del )?(?P<year>20\d\d)"
)
_ISO: Final = re.compile(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)")
_IN_CURRENCY: Final = re.compile(r"\b(?:in|en|em) (\S+?)[,.]?(?=\s|$)", re.IGNORECASE)


def date_in(text: str) -> date | None:
    """Find the first day that a title names, such as ``effective July 1, 2026``."""
    for form in (_AMERICAN, _EUROPEAN, _ISO):
        found = form.search(caseless(text))
        if found is not None:
            month = found["month"]
            number = _MONTH_NUMBERS.get(month) or int(month)
            try:
                return date(int(found["year"]), number, int(found["day"]))
            except ValueError:
                return None
    return None


def currency_in(text: str) -> str | None:
    """Find the currency that a title names, such as ``Cost per message in COP``."""
    named = (currency_of(word) for word in _IN_CURRENCY.findall(text))
    codes = re.findall(r"\b[A-Z]{3}\b", text)
    alone = dict.fromkeys(code for code in codes if currency_of(code) == code)
    return next((code for code in named if code), None) or (
        next(iter(alone)) if len(alone) == 1 else None
    )


_LAST_CONVERSATIONS: Final = date(2025, 7, 1)  # no title of an edition before names a later day
_LOOKED_AT = 64 * 1024  # bytes of a text, where its header must stand


def read_meta_file(content: bytes, file: str) -> tuple[PrintedCard, ...] | Problem:
    """Read a file as it was downloaded from Meta, or came back from a spreadsheet.

    Args:
        content: The bytes of the file.
        file: Its name, for problems to name; it decides nothing.

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


def _card(grid: Grid, header: Header) -> PrintedCard:
    found = tuple(_rates(header))
    rates = tuple(rate for rate in found if isinstance(rate, PrintedRate))
    faults = tuple(rate for rate in found if isinstance(rate, Problem))
    above = " ".join(cell.text for row in header.above for cell in row if cell.text)
    title = next((cell.text for row in header.above for cell in row if cell.text), "")
    currency, currency_faults = _currency(header, above)
    days = _days(header)
    if len(days) > 1:
        faults = (*faults, _several_days(days))
    if not rates and not faults:
        faults = (_no_rates(grid.file),)
    return PrintedCard(
        file=grid.file,
        layout=_layout(grid, header, above, rates),
        title=title,
        titled=next(iter(days), None) or date_in(above),
        currency=currency,
        rates=rates,
        problems=tuple(sorted((*currency_faults, *faults), key=_row)),
        notices=tuple(_passed_over(header)),
        names_countries=isinstance(header, ListHeader) and header.names_countries,
    )


def _rates(header: Header) -> Iterator[PrintedRate | Problem]:
    match header:
        case ListHeader():
            return list_rates(header)
        case TierHeader():
            return tier_rates(header)
        case _:
            return long_rates(header)


def _days(header: Header) -> dict[date, Cell]:
    """Find the first days that rows name, each with its first cell."""
    days: dict[date, Cell] = {}
    if isinstance(header, LongHeader) and header.day is not None:
        cells = [cell_of(row, header.day) for row in header.below]
        found = [(date_in(cell.text), cell) for cell in cells]
        for day, cell in [(day, cell) for day, cell in found if day is not None]:
            days.setdefault(day, cell)
    return days


def _several_days(days: dict[date, Cell]) -> Problem:
    (first, _), (other, cell), *_ = days.items()
    return Problem(
        code="mixed-dates",
        where=cell.where,
        message=say("the rate is of {other}, and others of {first}", other=other, first=first),
        hint=say("import cards of different dates one after the other"),
    )


def _row(problem: Problem) -> int:
    """Tell the row of a problem, to list them as a person goes down the file."""
    where = problem.where
    return int(str(where.values.get("row", 0))) if isinstance(where, Sentence) else 0


def _layout(grid: Grid, header: Header, above: str, rates: Sequence[PrintedRate]) -> FileLayout:
    if isinstance(header, TierHeader):
        return FileLayout.TIERS_WORKBOOK if grid.is_workbook else FileLayout.TIERS
    if isinstance(header, LongHeader):
        return FileLayout.LONG if header.band is None else FileLayout.LONG_TIERS
    if grid.is_workbook and "conversation" not in above.casefold():
        return FileLayout.LIST_WORKBOOK
    if "per message" in above.casefold() or "per-message" in above.casefold():
        return FileLayout.MESSAGE_LIST
    titled = date_in(above)
    if titled is not None and titled >= _LAST_CONVERSATIONS:
        return FileLayout.MESSAGE_LIST
    has_service = any(
        rate.category is Category.SERVICE and rate.schedule.list_rate_micros for rate in rates
    )
    is_conversation = has_service or "conversation" in above.casefold()
    return FileLayout.CONVERSATION_LIST if is_conversation else FileLayout.MESSAGE_LIST


def _currency(header: Header, above: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Find the one currency of a card: in its column, beside its rates, or in its headings."""
    cells = tuple(_currency_cells(header))
    unknown = {
        cell.text: cell
        for cell in reversed(cells)
        if currency_of(cell.text) is None and cell.text != ANY_DOLLAR
    }
    known: dict[str, Cell] = {}
    for cell in (*cells, *_rate_cells(header)):
        code = currency_of(cell.text) or cell.currency
        if code is not None:
            known.setdefault(code, cell)
    headed = (heading_currency(cell.text) for cell in _heading_cells(header))
    first = next(iter(known), None) or next(filter(None, headed), None) or currency_in(above)
    faults = [_unknown_currency(cell) for cell in unknown.values()]
    faults += [_mixed(cell, code, first) for code, cell in known.items() if code != first]
    return first, tuple(faults)


def _currency_cells(header: Header) -> Iterator[Cell]:
    if header.currency is None:
        return
    for row in header.below:
        cell = cell_of(row, header.currency)
        if cell.text:
            yield cell


def _rate_columns(header: Header) -> tuple[int, ...]:
    match header:
        case ListHeader():
            return tuple(header.categories.values())
        case TierHeader():
            return tuple(section.rate for section in header.sections)
        case _:
            return (header.rate,)


def _rate_cells(header: Header) -> Iterator[Cell]:
    for row in header.below:
        for column in _rate_columns(header):
            yield cell_of(row, column)


def _heading_cells(header: Header) -> Iterator[Cell]:
    for column in _rate_columns(header):
        yield cell_of(header.row, column)


def _passed_over(header: Header) -> Iterator[Problem]:
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
