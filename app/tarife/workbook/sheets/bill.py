"""The bill on Summary: net, taxes and gross, and who answers for it."""

from collections.abc import Sequence
from functools import reduce

from tarife.plan.model.costs import Tax
from tarife.workbook.bill_rows import bill_rows
from tarife.workbook.cells import Formula, units
from tarife.workbook.scenarios.layout import ScenarioRow, ScenarioTable, chosen_of
from tarife.workbook.sheet import Sheet

_DIGITS = 6
"""Decimals of an exact amount."""


def write_bill(sheet: Sheet, table: ScenarioTable, row: int) -> int:
    """Write what comes on top of Meta's charges, where anything does; give the next row.

    Net, taxes and gross stand apart, then what the cost is once a tax came back, and what
    invoices ask where the business pays a tax to the state itself.
    """
    if not table.lines:
        return row
    say, context, styles = sheet.say, sheet.context, sheet.styles
    at = _write_head(sheet, row)
    entries = list(zip(bill_rows(context), table.lines, strict=True))
    taxes = [(entry.tax, line) for entry, line in entries if entry.tax is not None]

    def put(label: str, value: Formula, *, is_sum: bool = False) -> Formula:
        nonlocal at
        sheet.put(at, 0, label, styles.total_text if is_sum else None)
        at += 1
        return sheet.put(at - 1, 1, value, styles.total_money if is_sum else styles.money)

    def without(label: str, lines: Sequence[ScenarioRow]) -> None:
        """Write what is left of the gross amount without some taxes."""
        if lines:
            left = reduce(Formula.__sub__, (chosen_of(context, own) for own in lines), gross)
            put(label, Formula(left.text, round(left.number, _DIGITS)))

    net = table.meta, *(line for entry, line in entries if entry.tax is None)
    parts = [put(line.label, chosen_of(context, line)) for line in net]
    text, worth = f"SUM({parts[0].text}:{parts[-1].text})", sum(part.number for part in parts)
    if taxes:
        sum_ = put(say("Net"), Formula(text, round(worth, _DIGITS)), is_sum=True)
        parts = []
        for tax, line in taxes:
            if words := _booked(sheet, tax):
                sheet.put(at, 2, words, styles.beside)
            parts.append(put(line.label, chosen_of(context, line)))
        text = f"{sum_.text}+SUM({parts[0].text}:{parts[-1].text})"
    total = Formula(text, units(context.chosen.bill.total.micros))
    gross = put(table.total.label, total, is_sum=True)
    without(
        say("Cost without recoverable tax"), [line for tax, line in taxes if tax.recoverable]
    )
    without(say("Asked by invoices"), [line for tax, line in taxes if tax.self_assessed])
    return at + 1


def _write_head(sheet: Sheet, row: int) -> int:
    sheet.section(row, sheet.say("The bill"))
    cost = sheet.context.priced(sheet.say("Cost ({currency})"))
    sheet.headers(row + 1, (sheet.say("Line"), cost))
    return row + 2


def _booked(sheet: Sheet, tax: Tax) -> str:
    """Say how finance books a tax."""
    words = (
        sheet.say("recoverable") if tax.recoverable else "",
        sheet.say("self-assessed (reverse charge)") if tax.self_assessed else "",
    )
    return ", ".join(filter(None, words))
