"""The month as CSV: a row for each day, market, category and reason."""

import csv
from io import StringIO
from pathlib import Path
from typing import Final

from tarife.forecast.result import Forecast
from tarife.forecast.totals import totals_by_day
from tarife.terms.money import decimal_text
from tarife.terms.saving import replace_file

COLUMNS: Final = ("day", "market", "category", "reason", "messages", "cost", "currency")


def write_csv(forecast: Forecast, path: Path) -> None:
    """Write every total of the month as text that loses nothing.

    UTF-8 with a byte-order mark, for spreadsheets take the file for another encoding without;
    days are ISO dates, categories and reasons the names used in plan files, costs shortest
    exact decimals.

    Raises:
        OutsideError: If the disk refuses; a file that was there before is still whole.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for total in totals_by_day(forecast.lines):
        writer.writerow(
            (
                total.day.isoformat(),
                total.market,
                total.category.value,
                total.reason.value,
                total.messages,
                decimal_text(total.charge_micros),
                forecast.lines.currency,
            )
        )
    replace_file(path, text.getvalue().encode("utf-8-sig"))
