"""The sheet Invoices: what Meta billed, and what is delivered and not yet billed."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Final

from xlsxwriter.utility import xl_range_abs

from tarife.plan.model.booked import Invoice
from tarife.workbook import texts
from tarife.workbook.cells import Formula, Value, cell_name, ratio, units
from tarife.workbook.context import Context
from tarife.workbook.exported import TITLES
from tarife.workbook.scenarios.layout import chosen_of
from tarife.workbook.sheet import Column, Entry, Line, Sheet, Table
from tarife.workbook.sheets.actuals import ACTUAL, FORECAST, FROM, ActualDays
from tarife.workbook.sheets.workings import Workings

CUT_OFF: Final = 4
"""The row with the day of the cut-off."""

HEADER: Final = 14
_, DAY, _, CURRENCY, RATE, NET, CREDITS, TAX, _, OWN, _, _ = range(12)
"""Places of columns."""

CUT_OFF_AT: Final = CURRENCY
"""The column of the accrual's figures, right of its long labels."""

_LEAST_ROWS: Final = 12
_SPARE_ROWS: Final = 6
_NOTE: Final = 28
"""Letters of a note to a line of its cell."""


def write_invoices(sheet: Sheet, of: Workings) -> None:
    styles = sheet.styles
    sheet.titles(
        sheet.say("Invoices and accrual"),
        sheet.say(
            "Type invoices and the day of the cut-off into the yellow cells, an invoice a row; "
            "import the workbook with File, Import edited budget, and the plan keeps them."
        ),
    )
    booked = sheet.context.plan.booked.invoices
    rows = (*booked, *[Invoice()] * (_row_count(sheet.context) - len(booked)))
    table = sheet.table(Table(HEADER, _columns(sheet), rows, sheet.say("Total")))
    for line in table.lines:
        if len(line.row.note) > _NOTE:
            sheet.page.set_row(line.at, 16 * -(-len(line.row.note) // _NOTE))
    _write_accrual(sheet, of, table)
    sheet.take((HEADER + 1, NET, table.last, TAX), sheet.not_negative, "", "")
    currency = sheet.context.currency
    sheet.take(
        (HEADER + 1, RATE, table.last, RATE),
        sheet.not_negative,
        sheet.tell(TITLES["invoices"]["rate"]),
        sheet.say(
            "What one unit of the invoice's currency is in {currency}.", currency=currency
        ),
    )
    sheet.take(
        (HEADER + 1, CURRENCY, table.last, CURRENCY),
        {"validate": "any"},
        sheet.say("Currency"),
        sheet.say(
            "Empty if it is {currency}; of another one, type its rate beside.",
            currency=currency,
        ),
    )
    other, rate = (f"${cell_name(HEADER + 1, at)}" for at in (CURRENCY, RATE))
    lacks_rate = f'=AND({other}<>"",{other}<>"{currency}",{rate}="")'
    for first, last, look in ((RATE, RATE, styles.missing), (OWN, OWN + 1, styles.bad)):
        sheet.mark((HEADER + 1, first, table.last, last), lacks_rate, look)
    a_date = {"validate": "date", "criteria": ">=", "value": date(2020, 1, 1)}
    a_date |= {"error_message": sheet.say("Give a date.")}
    cut_off = CUT_OFF, CUT_OFF_AT, CUT_OFF, CUT_OFF_AT
    for cells in ((HEADER + 1, DAY, table.last, DAY), cut_off):
        sheet.take(cells, a_date, "", "")
    sheet.page.freeze_panes(HEADER + 1, 1)


def doubtful(context: Context) -> tuple[tuple[str, Formula, str], ...]:
    """Count what finance typed that no sum can rely on: name, count and unit of each kind.

    Text counts for nothing in a sum, and so does an invoice without a date in the accrual; an
    amount without its exchange rate is taken as it is.
    """
    say, booked = context.voice.say, context.plan.booked.invoices
    top, last, sheet = HEADER + 1, HEADER + _row_count(context), context.sheet(texts.INVOICES)

    def cells(first: int, until: int) -> str:
        return f"{sheet}!{xl_range_abs(top, first, last, until)}"

    day, currency, rate = (cells(at, at) for at in (DAY, CURRENCY, RATE))
    others = f'({currency}<>"")*({currency}<>"{context.currency}")'
    amounts = "+".join(f"1-ISBLANK({cells(at, at)})" for at in (NET, CREDITS, TAX))
    actual = (TITLES["typed"][one] for one in ("messages", "cost"))
    numbers = (
        *(f"{sheet}!{cell_name(CUT_OFF, CUT_OFF_AT, fixed=True)}", day, cells(RATE, TAX)),
        *(f"Variance[{context.voice.tell(one)}]" for one in actual),
    )
    none = "+".join(f"SUMPRODUCT((1-ISNUMBER({one}))*(1-ISBLANK({one})))" for one in numbers)
    rateless = [one for one in booked if one.currency not in ("", context.currency)]
    dateless = [one for one in booked if one.day is None]
    return (
        (
            say("Invoices in another currency without an exchange rate"),
            Formula(
                f'SUMPRODUCT({others}*({rate}=""))', sum(one.rate is None for one in rateless)
            ),
            say("invoices"),
        ),
        (
            say("Invoices without a date, which no accrual counts"),
            Formula(
                f"SUMPRODUCT(ISBLANK({day})*(({amounts})>0))",
                sum({one.net, one.credits, one.tax} != {None} for one in dateless),
            ),
            say("invoices"),
        ),
        (
            say("Cells on Invoices and Variance that hold no number or date"),
            Formula(none, 0),
            say("cells"),
        ),
    )


def _row_count(context: Context) -> int:
    return max(_LEAST_ROWS, len(context.plan.booked.invoices) + _SPARE_ROWS)


def _columns(sheet: Sheet) -> tuple[Column[Invoice], ...]:
    """Give what is typed, and before the note what it comes to."""
    styles, priced = sheet.styles, sheet.context.priced
    money, taken = (styles.money, 16, styles.total_money), "({net}-{credits})*{rate}"
    looks = {
        "number": (styles.input_text, 22),
        "day": (styles.input_date, 15),
        "account": (styles.input_text, 28),
        "currency": (styles.input_text, 18),
        "rate": (styles.input_number, 13),
        "net": (styles.input_sum, 16),
        "credits": (styles.input_sum, 14),
        "tax": (styles.input_sum, 14),
        "note": (styles.input_note, 30),
    }
    *typed, note = (
        Column(sheet.tell(title), partial(_given, field), *looks[field])
        for field, title in TITLES["invoices"].items()
    )
    own, own_tax = sheet.say("Billed ({currency})"), sheet.say("Tax ({currency})")
    return (
        *typed,
        Column(sheet.say("Gross"), _gross, styles.plain_sum, 16),
        Column(priced(own), _own, *money, numbers=partial(_numbers, taken)),
        Column(priced(own_tax), _own_tax, *money, numbers=partial(_numbers, "{tax}*{rate}")),
        note,
    )


def _given(field: str, line: Line[Invoice]) -> Value:
    found = getattr(line.row, field)
    return float(found) if isinstance(found, Decimal) else found or None


def _gross(line: Line[Invoice]) -> Formula:
    net, credits_, tax = map(line.name, (NET, CREDITS, TAX))
    text = f'IF(COUNT({line.span(NET, TAX)})=0,"",{net}-{credits_}+{tax})'
    return Formula(text, _sum(line.row.net, _taken_off(line.row), line.row.tax))


def _own(line: Line[Invoice]) -> Formula:
    billed = f"({line.name(NET)}-{line.name(CREDITS)})*{_rate(line.name(RATE))}"
    text = f'IF(COUNT({line.span(NET, CREDITS)})=0,"",{billed})'
    return Formula(text, _sum(line.row.net, _taken_off(line.row), rate=line.row.rate))


def _own_tax(line: Line[Invoice]) -> Formula:
    text = f'IF(COUNT({line.name(TAX)})=0,"",{line.name(TAX)}*{_rate(line.name(RATE))})'
    return Formula(text, _sum(line.row.tax, rate=line.row.rate))


def _rate(cells: str) -> str:
    """Give the exchange rate, 1 where none is typed; Checks say if one is missing."""
    return f'({cells}+({cells}=""))'


def _sum(*amounts: Decimal | None, rate: Decimal | None = None) -> float | str:
    """Add amounts up in the plan's currency; nothing where none is known."""
    known = [one for one in amounts if one is not None]
    return float(sum(known) * (1 if rate is None else rate)) if known else ""


def _taken_off(invoice: Invoice) -> Decimal | None:
    return None if invoice.credits is None else -invoice.credits


def _numbers(of: str, table: Table[Invoice]) -> str:
    """Give the numbers of a column whose cells are empty texts where nothing is typed."""
    rate, net, credits_, tax = map(table.cells, (RATE, NET, CREDITS, TAX))
    return of.format(net=net, credits=credits_, tax=tax, rate=_rate(rate))


def _write_accrual(sheet: Sheet, of: Workings, table: Table[Invoice]) -> None:
    context, styles = sheet.context, sheet.styles
    sheet.section(CUT_OFF - 1, sheet.say("Accrual"))
    cut_off = context.plan.booked.cut_off or context.plan.period.last_day
    first = sheet.tell(TITLES["cut_off"]["cut_off"]), cut_off, styles.input_date
    entries = (first, *_accrual(sheet, of, cut_off, table))
    sheet.entries((CUT_OFF, 0), entries, gap=CUT_OFF_AT)


def _delivered(of: Workings, cut_off: date, cell: str) -> tuple[Formula, Formula]:
    """Give what is delivered by the cut-off, and in all months: actual where it is known.

    What was typed of a month takes the place of what was planned of it once the month is over.
    """
    context, actuals = of.context, ActualDays(of)
    dates, forecast, actual = (
        actuals.cells(column, context.sheet(texts.ACTUALS))
        for column in (FROM, FORECAST, ACTUAL)
    )
    # Of months only those that are over by then: the day after is a month behind their first.
    until = f'"<="&{cell}' if context.is_by_day else f'"<="&EDATE({cell}+1,0-1)'
    by_then, last, typed = f"{dates},{until}", _last_of(context, cut_off), list(actuals.typed())
    days = [
        (day.first, day.forecast if day.actual is None else day.actual)
        for day in actuals.days()
    ]
    over = [off.number for month, _, off in typed if month.last_day <= cut_off]
    past = "".join(f"+({end.text}<={cell})*({off.text})" for _, end, off in typed)
    more = "".join(f"+({off.text})" for *_, off in typed)
    return (
        Formula(
            f"SUMIFS({actual},{by_then})+SUMIFS({forecast},{by_then})"
            f'-SUMIFS({forecast},{by_then},{actual},">=0"){past}',
            sum(cost for day, cost in days if day <= last) + sum(over),
        ),
        Formula(
            f'SUM({actual},{forecast})-SUMIFS({forecast},{actual},">=0"){more}',
            sum(cost for _, cost in days) + sum(off.number for *_, off in typed),
        ),
    )


def _accrual(
    sheet: Sheet, of: Workings, cut_off: date, table: Table[Invoice]
) -> Iterator[Entry]:
    say, context, money = sheet.say, sheet.context, sheet.styles.money
    cell, *below = (cell_name(CUT_OFF + at, CUT_OFF_AT, fixed=not at) for at in range(6))
    delivered, whole = _delivered(of, cut_off, cell)
    yield say("Delivered by then (actual where it is known, else forecast)"), delivered, money
    own, dated = table.cells(OWN, fixed=True), table.cells(DAY, fixed=True)
    billed = Formula(
        f'SUMIFS({own},{dated},"<="&{cell})',
        sum(
            line[OWN].number for line in table.lines if line.row.day and line.row.day <= cut_off
        ),
    )
    yield say("Billed by then, net of credits"), billed, money
    accrued = Formula(below[0], delivered.number) - Formula(below[1], billed.number)
    yield say("Delivered and not yet billed: to accrue"), accrued, money
    later = Formula(f"{whole.text}-{below[0]}", whole.number - delivered.number)
    yield say("Comes after the cut-off in this plan"), later, money
    carried = context.chosen.forecast.flow.carried_over
    label = say("Messages that fall into the next bill, as exported")
    yield label, carried, sheet.styles.count
    meta, paid, free = (
        chosen_of(context, row) for row in (of.bill.meta, of.bill.charged, of.bill.free)
    )
    mean = ratio(Formula(below[4], carried) * meta, paid + free)
    yield say("What they come to at the mean of all messages, about"), mean, money
    all_billed = Formula(f"SUM({own})", table.totals[OWN].number)
    unbilled = Formula(meta.text, units(context.chosen.forecast.total.micros))
    yield say("All invoices less Meta's charges of this plan"), all_billed - unbilled, money


def _last_of(context: Context, cut_off: date) -> date:
    """Give the first day of the last column that is over by the cut-off."""
    if context.is_by_day:
        return cut_off
    following = cut_off + timedelta(days=1)
    return (following.replace(day=1) - timedelta(days=1)).replace(day=1)
