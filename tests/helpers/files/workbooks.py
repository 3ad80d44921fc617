"""Workbooks as a person sees them: written, then read back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from openpyxl.formula.translate import Translator

from helpers.measuring import unmeasured
from tarife.forecast.result import Forecast
from tarife.workbook.budget import write_workbook
from tarife.workbook.context import Edition
from tarife.workbook.edited import read_budget
from tarife.workbook.imports import import_into

ROUNDING = ("Rounding", "Yuvarlama farkı")
WRITTEN_AT = datetime(2026, 11, 23, 19, 24, tzinfo=UTC)
SHEETS = (
    *("Summary", "Charts and notes", "Inputs", "Rates", "Calc", "Scenarios"),
    *("Data", "Actuals", "Invoices", "Variance", "Checks", "About"),
)


@dataclass(frozen=True, slots=True, eq=False)
class Budget:
    """A workbook read twice: with the values that it carries, and with its formulas."""

    values: openpyxl.Workbook
    formulas: openpyxl.Workbook

    def rows(self, sheet: str) -> list[tuple]:
        """Every row of a sheet as values."""
        return list(self.values[sheet].iter_rows(values_only=True))

    def table(self, sheet: str, first_header: str) -> list[dict]:
        """The rows below the header row that begins with a text, up to a blank row."""
        rows = self.rows(sheet)
        top = next(at for at, row in enumerate(rows) if row[0] == first_header)
        found = []
        for row in rows[top + 1 :]:
            if row[0] is None:
                break
            found.append(dict(zip((title for title in rows[top] if title), row, strict=False)))
        return found

    def section(self, sheet: str, title: str, left: int = 0) -> list[tuple]:
        """The rows below a title with nothing beside it, up to a blank row.

        What rounding leaves is not among them.
        """
        rows = [row[left:] for row in self.rows(sheet)]
        top = next(at for at, row in enumerate(rows) if row[0] == title and not any(row[1:4]))
        below = rows[top + 1 :]
        end = next((at for at, row in enumerate(below) if not any(row[:4])), len(below))
        return [row for row in below[:end] if row[0] not in ROUNDING]

    def cells(self) -> Iterator[tuple[str, openpyxl.cell.Cell]]:
        """Every cell that holds a formula, with the name of its sheet."""
        for sheet in self.formulas:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        yield sheet.title, cell

    def place(self, sheet: str, text: str, column: int = 1) -> int:
        """The row of a text."""
        found = self.values[sheet].iter_rows(min_col=column, max_col=column, values_only=True)
        return next(at for at, (value,) in enumerate(found, 1) if value == text)


def edition(forecast: Forecast, **more: object) -> Edition:
    """A budget's content at a fixed moment."""
    return replace(Edition(forecast, WRITTEN_AT), **more)


def budget_of(forecast: Forecast, **more: object) -> Budget:
    """Write the budget of a forecast and read it back."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "budget.xlsx"
        write_workbook(edition(forecast, **more), path)
        return read(path)


@unmeasured()
def read(path: Path) -> Budget:
    """Read a workbook twice."""
    content = path.read_bytes()
    return Budget(
        values=openpyxl.load_workbook(BytesIO(content), data_only=True),
        formulas=openpyxl.load_workbook(BytesIO(content)),
    )


def micros(number: float) -> int:
    """Read an amount of a cell back, exactly."""
    return int((Decimal(repr(number)) * 1_000_000).to_integral_exact())


@unmeasured()
def as_text(budget: Budget) -> str:
    """Write a workbook's content down, a line for each row, to be compared and reviewed.

    A formula that its left neighbour's becomes when it is copied to the right is left out.
    """
    lines = []
    for sheet in budget.formulas:
        lines.append(f"== {sheet.title}")
        for row in sheet.iter_rows():
            parts = [part for cell in row if (part := _cell_text(budget, sheet, cell))]
            if parts:
                lines.append(f"{row[0].row}: " + " | ".join(parts))
    return "\n".join(lines) + "\n"


def _cell_text(budget: Budget, sheet: openpyxl.worksheet.worksheet.Worksheet, cell) -> str:
    if cell.value is None:
        return ""
    value = budget.values[sheet.title][cell.coordinate].value
    shown = f"{value:.9g}" if isinstance(value, float) else str(value).replace("\n", "\\n")
    if cell.data_type != "f":
        return shown
    left = sheet.cell(cell.row, cell.column - 1) if cell.column > 1 else None
    is_same = (
        left is not None
        and left.data_type == "f"
        and (
            Translator(left.value, left.coordinate).translate_formula(cell.coordinate)
            == cell.value
        )
    )
    return shown if is_same else f"{shown} {cell.value}"


def row_of(book, key, sheet="Inputs"):
    """The row in which a text stands."""
    return next(row[0].row for row in book[sheet] if any(cell.value == key for cell in row))


def back(book, plan, folder):
    """Save an edited budget and compare it with its plan."""
    book.save(folder / "edited.xlsx")
    return import_into(plan, read_budget(folder / "edited.xlsx"))
