"""The bill on Summary: net, taxes and gross, and who answers for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from xlsxwriter.utility import xl_rowcol_to_cell

from tarife.plan.model.costs import Tax
from tarife.workbook.bill_rows import bill_rows
from tarife.workbook.cells import Formula, units, write
from tarife.workbook.context import Context
from tarife.workbook.scenarios.layout import ScenarioRow, ScenarioTable, chosen_of
from tarife.workbook.xlsxwriter_patches import Page

_DIGITS = 6
"""Decimals of an exact amount."""


def write_bill(page: Page, context: Context, table: ScenarioTable, row: int) -> int:
    """Write what comes on top of Meta's charges, where anything does; give the next row.

    Net, taxes and gross stand apart, then what the cost is once a tax came back, and what
    invoices ask where the business pays a tax to the state itself.
    """
    if not table.lines:
        return row
    voice, styles = context.voice, context.styles
    write(page, row, 0, voice.say("The bill"), styles.section)
    write(page, row + 1, 0, voice.say("Line"), styles.header)
    write(page, row + 1, 1, context.priced(voice.say("Cost ({currency})")), styles.header_right)
    entries = list(zip(bill_rows(context), table.lines, strict=True))
    net = [table.meta, *(line for entry, line in entries if entry.tax is None)]
    taxes = [(entry.tax, line) for entry, line in entries if entry.tax is not None]
    bill = _Bill(page, context, row + 2)
    parts = [bill.put(line.label, chosen_of(context, line)) for line in net]
    text = f"=SUM({parts[0]}:{parts[-1]})"
    if taxes:
        sum_ = bill.put(voice.say("Net"), Formula(text, bill.worth(net)), is_sum=True)
        parts = [bill.put_tax(tax, line) for tax, line in taxes]
        text = f"={sum_}+SUM({parts[0]}:{parts[-1]})"
    total = Formula(text, units(context.chosen.bill.total.micros))
    gross = bill.put(table.total.label, total, is_sum=True)
    bill.put_without(
        voice.say("Cost without recoverable tax"),
        (gross, total),
        [line for tax, line in taxes if tax.recoverable],
    )
    bill.put_without(
        voice.say("Asked by invoices"),
        (gross, total),
        [line for tax, line in taxes if tax.self_assessed],
    )
    return bill.next + 1


@dataclass(slots=True)
class _Bill:
    """Writes lines one below the other."""

    page: Page
    context: Context
    next: int

    def put(self, label: str, value: Formula, note: str = "", *, is_sum: bool = False) -> str:
        """Write the next line; give the cell of its amount."""
        styles, at = self.context.styles, self.next
        write(self.page, at, 0, label, styles.total_text if is_sum else styles.text)
        write(self.page, at, 1, value, styles.total_money if is_sum else styles.money)
        if note:
            write(self.page, at, 2, note, styles.beside)
        self.next += 1
        cell: str = xl_rowcol_to_cell(at, 1)
        return cell

    def put_tax(self, tax: Tax, line: ScenarioRow) -> str:
        """Write a tax and how finance books it; give the cell of its amount."""
        voice = self.context.voice
        words = (
            voice.say("recoverable") if tax.recoverable else "",
            voice.say("self-assessed (reverse charge)") if tax.self_assessed else "",
        )
        note = ", ".join(filter(None, words))
        return self.put(line.label, chosen_of(self.context, line), note)

    def put_without(
        self, label: str, whole: tuple[str, Formula], taxes: Sequence[ScenarioRow]
    ) -> None:
        """Write what is left of an amount, given with its cell, without some taxes."""
        if taxes:
            cell, total = whole
            left = round(float(total.value) - self.worth(taxes), _DIGITS)
            spent = "-".join((cell, *(chosen_of(self.context, own).text[1:] for own in taxes)))
            self.put(label, Formula(f"={spent}", left))

    def worth(self, lines: Sequence[ScenarioRow]) -> float:
        """Add up what lines come to in the chosen scenario."""
        return round(fsum(line.value(self.context.chosen) or 0 for line in lines), _DIGITS)


def write_approval(page: Page, context: Context, place: tuple[int, int]) -> None:
    """Write at a row and column under what finance books the plan and who answers for it."""
    (row, column), voice = place, context.voice
    styles, approval = context.styles, context.plan.approval
    write(page, row, column, voice.say("Finance and approval"), styles.section)
    for at, (name, value) in enumerate(approval.named, row + 1):
        style = styles.date if isinstance(value, date) else styles.text
        write(page, at, column, voice.tell(name), styles.label)
        write(page, at, column + 1, value or None, style)
