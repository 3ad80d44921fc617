"""Workbooks as a person sees them: written, then read back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

from tarife.forecast.result import Forecast
from tarife.workbook.budget import write_workbook
from tarife.workbook.words import ENGLISH

WRITTEN_AT = datetime(2026, 11, 23, 19, 24, tzinfo=UTC)


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

    def section(self, sheet: str, title: str) -> list[tuple]:
        """The rows below a title that stands alone in its row, up to a blank row."""
        rows = self.rows(sheet)
        top = next(at for at, row in enumerate(rows) if row[0] == title and not any(row[1:]))
        below = rows[top + 1 :]
        end = next((at for at, row in enumerate(below) if not any(row)), len(below))
        return below[:end]


def budget_of(forecast: Forecast, words=ENGLISH) -> Budget:
    """Write the budget of a forecast and read it back."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "budget.xlsx"
        write_workbook(forecast, path, WRITTEN_AT, words)
        content = path.read_bytes()
    return Budget(
        values=openpyxl.load_workbook(BytesIO(content), data_only=True),
        formulas=openpyxl.load_workbook(BytesIO(content)),
    )


def micros(number: float) -> int:
    """Read an amount of a cell back, exactly."""
    return int((Decimal(repr(number)) * 1_000_000).to_integral_exact())
