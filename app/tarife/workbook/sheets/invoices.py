"""The sheet Invoices: what Meta billed, and what is delivered and not yet billed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from xlsxwriter.utility import quote_sheetname, xl_range, xl_range_abs, xl_rowcol_to_cell

from tarife.plan.model.booked import Invoice
from tarife.terms.sentences import say
from tarife.workbook import texts
from tarife.workbook.cells import (
    Column,
    Formula,
    Value,
    not_negative,
    units,
    write,
    write_headers,
    write_rows,
    write_titles,
)
from tarife.workbook.context import Context
from tarife.workbook.scenarios.layout import ScenarioTable, chosen_of
from tarife.workbook.sheets.actuals import (
    ACTUAL,
    FORECAST,
    FROM,
    ActualsSheet,
    sheet_of_actuals,
)
from tarife.workbook.texts import Voice
from tarife.workbook.xlsxwriter_patches import Page

CUT_OFF: Final = 4
"""The row with the day of the cut-off."""

CUT_OFF_DAY: Final = say("Day of the cut-off")
HEADER: Final = 14
NUMBER, DAY, ACCOUNT, CURRENCY, RATE, NET, CREDITS, TAX, _, OWN, OWN_TAX, NOTE = range(12)
"""Places of columns."""

CUT_OFF_AT: Final = CURRENCY
"""The column of the accrual's figures, right of its long labels."""

_LEAST_ROWS: Final = 12
_SPARE_ROWS: Final = 6


@dataclass(frozen=True, slots=True)
class _Row:
    at: int
    invoice: Invoice

    def cell(self, column: int) -> str:
        cell: str = xl_rowcol_to_cell(self.at, column)
        return cell

    def own(self, amount: Decimal) -> float:
        """Turn an amount into the plan's currency."""
        return float(amount * (1 if self.invoice.rate is None else self.invoice.rate))

    @property
    def billed(self) -> Decimal | None:
        """What is charged less credits; nothing in a blank row."""
        one = self.invoice
        if one.net is None and one.credits is None:
            return None
        return (one.net or Decimal()) - (one.credits or Decimal())


def titles_of(voice: Voice, currency: str) -> tuple[str, ...]:
    """Give the titles of the columns, of which a budget that comes back is known."""
    return (
        *(voice.say("Invoice"), voice.say("Date"), voice.say("Business number or account")),
        *(voice.say("Currency"), voice.say("Exchange rate")),
        *(voice.say("Net"), voice.say("Credits"), voice.say("Tax")),
        voice.say("Gross"),
        voice.say("Billed ({currency})", currency=currency),
        voice.say("Tax ({currency})", currency=currency),
        voice.say("Note"),
    )


def write_invoices(
    page: Page, context: Context, table: ScenarioTable, actuals: ActualsSheet
) -> None:
    """Write the accrual at a day that may be chosen, and the table of invoices below."""
    voice, styles = context.voice, context.styles
    write_titles(
        page,
        styles,
        voice.say("Invoices and accrual"),
        voice.say(
            "Type invoices and the day of the cut-off into the yellow cells, an invoice a row; "
            "import the workbook, and the plan keeps them."
        ),
    )
    booked = context.plan.booked.invoices
    blank = [Invoice()] * (_row_count(context) - len(booked))
    rows = [_Row(at, one) for at, one in enumerate((*booked, *blank), HEADER + 1)]
    columns = _columns(context)
    write_headers(page, HEADER, columns, styles)
    write_rows(page, HEADER, columns, rows)
    for place, column in enumerate(columns):
        page.set_column(place, place, column.width)
    _write_totals(page, context, rows)
    _write_accrual(page, context, table, actuals, rows)
    _validate(page, context, rows[-1].at)
    page.freeze_panes(HEADER + 1, 1)


def without_rate(context: Context) -> Formula:
    """Count the invoices in another currency without an exchange rate, which is taken as 1."""
    booked, first = context.plan.booked.invoices, HEADER + 1
    last = HEADER + _row_count(context)
    sheet = quote_sheetname(context.voice.tell(texts.INVOICES))
    currency, rate = (
        f"{sheet}!{xl_range_abs(first, column, last, column)}" for column in (CURRENCY, RATE)
    )
    others = f'({currency}<>"")*({currency}<>"{context.currency}")'
    found = sum(
        one.currency not in ("", context.currency) and one.rate is None for one in booked
    )
    return Formula(f'=SUMPRODUCT({others}*({rate}=""))', found)


def _row_count(context: Context) -> int:
    return max(_LEAST_ROWS, len(context.plan.booked.invoices) + _SPARE_ROWS)


def _columns(context: Context) -> tuple[Column[_Row], ...]:
    styles = context.styles

    def amount(value: Decimal | None) -> float | None:
        return None if value is None else float(value)

    def gross(row: _Row) -> Formula:
        parts = xl_range(row.at, NET, row.at, TAX)
        text = f'=IF(COUNT({parts})=0,"",{row.cell(NET)}-{row.cell(CREDITS)}+{row.cell(TAX)})'
        one = row.invoice
        known = [part for part in (one.net, one.credits, one.tax) if part is not None]
        total = (row.billed or Decimal()) + (one.tax or Decimal())
        return Formula(text, float(total) if known else "")

    def own(row: _Row) -> Formula:
        parts = xl_range(row.at, NET, row.at, CREDITS)
        text = f'=IF(COUNT({parts})=0,"",({row.cell(NET)}-{row.cell(CREDITS)})*{_rate(row)})'
        return Formula(text, "" if row.billed is None else row.own(row.billed))

    def own_tax(row: _Row) -> Formula:
        text = f'=IF(COUNT({row.cell(TAX)})=0,"",{row.cell(TAX)}*{_rate(row)})'
        tax = row.invoice.tax
        return Formula(text, "" if tax is None else row.own(tax))

    values = (
        (lambda row: row.invoice.number or None, styles.input_text, 22),
        (lambda row: row.invoice.day, styles.input_date, 15),
        (lambda row: row.invoice.account or None, styles.input_text, 28),
        (lambda row: row.invoice.currency or None, styles.input_text, 18),
        (lambda row: amount(row.invoice.rate), styles.input_number, 13),
        (lambda row: amount(row.invoice.net), styles.input_number, 16),
        (lambda row: amount(row.invoice.credits), styles.input_number, 14),
        (lambda row: amount(row.invoice.tax), styles.input_number, 14),
        (gross, styles.number, 16),
        (own, styles.money, 18),
        (own_tax, styles.money, 16),
        (lambda row: row.invoice.note or None, styles.input_text, 30),
    )
    return tuple(
        Column(title, value, style, width)
        for title, (value, style, width) in zip(
            titles_of(context.voice, context.currency), values, strict=True
        )
    )


def _rate(row: _Row) -> str:
    """Give the exchange rate, which is 1 where none is typed; Checks say if one is missing."""
    cell = row.cell(RATE)
    return f'({cell}+({cell}=""))'


def _write_totals(page: Page, context: Context, rows: list[_Row]) -> None:
    styles, below = context.styles, rows[-1].at + 1
    write(page, below, NUMBER, context.voice.say("Total"), styles.total_text)
    for column in range(NUMBER + 1, NOTE + 1):
        write(page, below, column, None, styles.total_text)
    billed = sum(row.own(row.billed) for row in rows if row.billed is not None)
    tax = sum(row.own(row.invoice.tax) for row in rows if row.invoice.tax is not None)
    for column, value in ((OWN, billed), (OWN_TAX, tax)):
        text = f"=SUM({xl_range(rows[0].at, column, below - 1, column)})"
        write(page, below, column, Formula(text, value), styles.total_money)


def _write_accrual(
    page: Page,
    context: Context,
    table: ScenarioTable,
    actuals: ActualsSheet,
    rows: list[_Row],
) -> None:
    voice, styles = context.voice, context.styles
    write(page, CUT_OFF - 1, 0, voice.say("Accrual"), styles.section)
    cut_off = context.plan.booked.cut_off or context.plan.period.last_day
    write(page, CUT_OFF, 0, voice.tell(CUT_OFF_DAY), styles.text)
    write(page, CUT_OFF, CUT_OFF_AT, cut_off, styles.input_date)
    lines = _accrual(context, table, actuals, (cut_off, rows))
    for at, (label, value) in enumerate(lines, CUT_OFF + 1):
        write(page, at, 0, label, styles.text)
        is_count = not isinstance(value, Formula)
        write(page, at, CUT_OFF_AT, value, styles.count if is_count else styles.money)


def _accrual(
    context: Context,
    table: ScenarioTable,
    actuals: ActualsSheet,
    given: tuple[date, list[_Row]],
) -> Iterator[tuple[str, Value]]:
    voice, (cut_off, rows) = context.voice, given
    cell = xl_rowcol_to_cell(CUT_OFF, CUT_OFF_AT, row_abs=True, col_abs=True)
    sheet = sheet_of_actuals(context)
    dates, forecast, actual = (
        actuals.cells(column, sheet) for column in (FROM, FORECAST, ACTUAL)
    )
    # Of months only those that are over by then: the day after is a month behind their first.
    until = f'"<="&{cell}' if context.is_by_day else f'"<="&EDATE({cell}+1,0-1)'
    by_then = f"{dates},{until}"
    text = (
        f"=SUMIFS({actual},{by_then})+SUMIFS({forecast},{by_then})"
        f'-SUMIFS({forecast},{by_then},{actual},">=0")'
    )
    days = [
        (day.first, day.forecast if day.actual is None else day.actual)
        for day in actuals.days()
    ]
    last = _last_of(context, cut_off)
    delivered = sum(cost for day, cost in days if day <= last)
    yield (
        voice.say("Delivered by then (actual where it is known, else forecast)"),
        Formula(text, delivered),
    )
    billed = sum(
        row.own(row.billed)
        for row in rows
        if row.billed is not None and row.invoice.day and row.invoice.day <= cut_off
    )
    own, dated = (
        xl_range_abs(rows[0].at, column, rows[-1].at, column) for column in (OWN, DAY)
    )
    yield (
        voice.say("Billed by then, net of credits"),
        Formula(f'=SUMIFS({own},{dated},"<="&{cell})', billed),
    )
    here, before = (xl_rowcol_to_cell(CUT_OFF + 1 + n, CUT_OFF_AT) for n in range(2))
    yield (
        voice.say("Delivered and not yet billed: to accrue"),
        Formula(f"={here}-{before}", delivered - billed),
    )
    whole = sum(cost for _, cost in days)
    text = f'=SUM({actual},{forecast})-SUMIFS({forecast},{actual},">=0")-{here}'
    yield voice.say("Comes after the cut-off in this plan"), Formula(text, whole - delivered)
    carried = context.chosen.forecast.flow.carried_over
    yield voice.say("Messages that fall into the next bill, as exported"), carried
    meta, paid, free = (
        chosen_of(context, row) for row in (table.meta, table.charged, table.free)
    )
    count = f"({paid.text[1:]}+{free.text[1:]})"
    at = xl_rowcol_to_cell(CUT_OFF + 5, CUT_OFF_AT)
    messages = float(paid.value) + float(free.value)
    yield (
        voice.say("What they come to at the mean of all messages, about"),
        Formula(
            f"=IF({count}=0,0,{at}*{meta.text[1:]}/{count})",
            carried * float(meta.value) / messages if messages else 0,
        ),
    )
    all_billed = sum(row.own(row.billed) for row in rows if row.billed is not None)
    yield (
        voice.say("All invoices less Meta's charges of this plan"),
        Formula(
            f"=SUM({own})-{meta.text[1:]}",
            all_billed - units(context.chosen.forecast.total.micros),
        ),
    )


def _last_of(context: Context, cut_off: date) -> date:
    """Give the first day of the last column that is over by the cut-off."""
    if context.is_by_day:
        return cut_off
    following = cut_off + timedelta(days=1)
    return (following.replace(day=1) - timedelta(days=1)).replace(day=1)


def _validate(page: Page, context: Context, last: int) -> None:
    voice = context.voice
    page.data_validation(
        *(HEADER + 1, RATE, last, TAX),
        not_negative(voice),
    )
    first = date(2020, 1, 1)
    for cells in ((HEADER + 1, DAY, last, DAY), (CUT_OFF, CUT_OFF_AT, CUT_OFF, CUT_OFF_AT)):
        page.data_validation(
            *cells,
            {
                "validate": "date",
                "criteria": ">=",
                "value": first,
                "error_title": voice.say("This cannot be taken"),
                "error_message": voice.say("Give a date."),
            },
        )
