"""The budget: one workbook of a forecast, laid out and saved."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from tarife.forecast.result import Forecast
from tarife.terms.saving import replace_file
from tarife.workbook.about_sheet import write_about
from tarife.workbook.breakdown_sheets import days_of, markets_of, write_breakdown
from tarife.workbook.context import Context
from tarife.workbook.daily_chart import daily_chart
from tarife.workbook.data_sheet import data_rows, write_data
from tarife.workbook.line_sheet import write_lines
from tarife.workbook.plan_sheet import write_plan
from tarife.workbook.rates_sheet import write_rates
from tarife.workbook.styles import Styles, cost_decimals
from tarife.workbook.summary_sheet import CHART_AT, Blocks, write_summary
from tarife.workbook.words import ENGLISH, Words


def write_workbook(
    forecast: Forecast, path: Path, written_at: datetime, words: Words = ENGLISH
) -> None:
    """Write the budget of a forecast as an Excel workbook.

    Args:
        forecast: What to show.
        path: Where to; a file that is there is replaced, whole or not at all.
        written_at: The moment, aware; it is shown and kept in the file's properties.
        words: The texts of the sheets.

    Raises:
        OutsideError: If the disk refuses; a file that was there before is still whole.
    """
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        styles = Styles.of(book, forecast.lines.currency, cost_decimals(forecast.lines))
        context = Context(forecast, words, styles, written_at)
        book.set_properties(
            {
                "title": forecast.plan.name or words.untitled,
                "comments": words.estimate,
                "created": written_at.astimezone(UTC),
            }
        )
        _write_sheets(book, context)
    replace_file(path, content.getvalue())


def _write_sheets(book: Workbook, context: Context) -> None:
    """Write every sheet; Summary stands first and is written last, for it names the others."""
    words = context.words
    summary = book.add_worksheet(words.summary)
    write_plan(book.add_worksheet(words.plan), context)
    days_page = book.add_worksheet(words.daily)
    markets_page = book.add_worksheet(words.markets)
    lines = write_lines(book.add_worksheet(words.by_line), context)
    rows = data_rows(context.forecast.lines)
    data = write_data(book.add_worksheet(words.data), context, rows)
    blocks = Blocks(
        data=data,
        days=write_breakdown(days_page, context, data, days_of(context), rows),
        markets=write_breakdown(markets_page, context, data, markets_of(context, rows), rows),
        lines=lines,
    )
    write_summary(summary, context, blocks, rows)
    chart = daily_chart(book, context, blocks.days)
    if chart is not None:
        summary.insert_chart(*CHART_AT, chart)
    write_rates(book.add_worksheet(words.rates), context)
    write_about(book.add_worksheet(words.about), context)
    summary.activate()
