"""The native charts of Summary, drawn over Calc and over Summary's own table."""

from dataclasses import dataclass
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from tarife.terms.categories import CATEGORIES, ON_LIGHT
from tarife.workbook import texts
from tarife.workbook.calc.rows import FIRST_DAY, Row
from tarife.workbook.calc.sheet import HEADER_ROW, Calc
from tarife.workbook.context import Context
from tarife.workbook.styles import (
    ACCENT,
    BAD,
    FREE_FILL,
    LINE,
    MUTED,
    NAMES_OF_DAYS,
    TEXT,
)

WIDTH: Final = 530
HEIGHT: Final = 340
"""In pixels of the screen."""

_SMALL: Final = {"size": 9, "color": MUTED}


@dataclass(frozen=True, slots=True)
class MarketCells:
    """Where Summary's table of markets stands: one row a market, one column a category.

    Attributes:
        header: The row of the categories' names.
        first: The first market's row.
        last: The last market's row.
        column: The first category's column.
    """

    header: int
    first: int
    last: int
    column: int


def daily_chart(book: Workbook, context: Context, calc: Calc) -> Chart:
    """Stack the categories that cost anything, day by day."""
    chart = book.add_chart({"type": "column", "subtype": "stacked"})
    for category, row in zip(CATEGORIES, calc.days.categories, strict=True):
        if any(row.values):
            chart.add_series(_series(context, row, ON_LIGHT[category], gap=25))
    if not any(calc.days.total.values):
        chart.add_series(_series(context, calc.days.total, MUTED, gap=25))
    return _dressed(
        chart,
        context,
        context.voice.say_in("workbook", "What does each day cost?"),
        context.voice.say("{currency}"),
    )


def cumulative_chart(book: Workbook, context: Context, calc: Calc) -> Chart:
    """Draw the cost so far and, where there is one, the budget."""
    chart = book.add_chart({"type": "line"})
    chart.add_series(_line(context, calc.days.cumulative, ACCENT, "solid"))
    if context.forecast.plan.budget is not None:
        chart.add_series(_line(context, calc.days.budget, BAD, "dash"))
    return _dressed(
        chart,
        context,
        context.voice.say("When is the budget used up?"),
        context.voice.say("{currency}"),
    )


def free_chart(book: Workbook, context: Context, calc: Calc) -> Chart:
    """Stack charged and free messages, day by day."""
    chart = book.add_chart({"type": "column", "subtype": "stacked"})
    chart.add_series(_series(context, calc.days.paid, ACCENT, gap=25))
    chart.add_series(_series(context, calc.days.free, FREE_FILL, gap=25))
    return _dressed(
        chart, context, context.voice.say("How much is free?"), context.voice.say("Messages")
    )


def market_chart(book: Workbook, context: Context, cells: MarketCells) -> Chart:
    """Lay the markets below each other, each stacked by category."""
    voice, sheet = context.voice, context.voice.tell(texts.SUMMARY)
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    used = {pair.category for variant in context.variants for pair in variant.pairs}
    for column, category in enumerate(CATEGORIES, cells.column):
        if category in used or not used:
            chart.add_series(
                {
                    "name": [sheet, cells.header, column],
                    "categories": [sheet, cells.first, 0, cells.last, 0],
                    "values": [sheet, cells.first, column, cells.last, column],
                    "gap": 40,
                    "fill": {"color": ON_LIGHT[category]},
                }
            )
    _dress(chart, voice.say("Which market costs what?"))
    chart.set_y_axis({"num_font": _SMALL, "line": {"color": LINE}})
    chart.set_x_axis(_amounts(context.priced(voice.say("{currency}"))))
    return chart


def _series(context: Context, row: Row, color: str, gap: int) -> dict[str, Any]:
    return {**_cells(context, row), "gap": gap, "fill": {"color": color}}


def _line(context: Context, row: Row, color: str, dash: str) -> dict[str, Any]:
    return {
        **_cells(context, row),
        "line": {"color": color, "width": 2.25, "dash_type": dash},
        "marker": {"type": "none"},
    }


def _cells(context: Context, row: Row) -> dict[str, Any]:
    sheet, last = context.voice.tell(texts.CALC), FIRST_DAY + context.month.days - 1
    name = 3 if row.labels.category else 4
    return {
        "name": [sheet, row.at, name],
        "categories": [sheet, HEADER_ROW, FIRST_DAY, HEADER_ROW, last],
        "values": [sheet, row.at, FIRST_DAY, row.at, last],
    }


def _dressed(chart: Chart, context: Context, title: str, axis: str) -> Chart:
    _dress(chart, title)
    chart.set_x_axis(
        {
            "num_format": f"{NAMES_OF_DAYS[context.voice.language]}d mmm",
            "num_font": _SMALL,
            "date_axis": True,
            "major_unit": 7,
            "major_unit_type": "days",
            "major_tick_mark": "none",
            "line": {"color": LINE},
        }
    )
    chart.set_y_axis(_amounts(context.priced(axis)))
    return chart


def _dress(chart: Chart, title: str) -> None:
    font = {"size": 12, "bold": True, "color": TEXT}
    chart.set_title({"name": title, "name_font": font, "overlay": False})
    chart.set_legend({"position": "bottom", "font": {"size": 9, "color": TEXT}})
    chart.set_chartarea({"border": {"color": LINE}})
    chart.set_size({"width": WIDTH, "height": HEIGHT})


def _amounts(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "name_font": {**_SMALL, "bold": False},
        "num_format": "#,##0",
        "num_font": _SMALL,
        "major_gridlines": {"visible": True, "line": {"color": LINE, "width": 0.75}},
        "line": {"none": True},
    }
