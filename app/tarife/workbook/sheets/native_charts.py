"""The native charts of Summary, drawn over Calc and over Summary's own tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from tarife.terms.categories import CATEGORIES, ON_LIGHT, Category
from tarife.workbook import texts
from tarife.workbook.calc.rows import FIRST_DAY
from tarife.workbook.calc.sheet import Calc
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
HEIGHT: Final = 325
"""In pixels of the screen."""

_CATEGORY, _OUTCOME = 3, 4
"""Columns of Calc that name rows."""

_MARGIN: Final = 40

_SMALL: Final = {"size": 9, "color": MUTED}

_FROM_ZERO: Final = {"min": 0}
"""A bar that begins elsewhere shows no share; programs choose where, if nobody does."""


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


@dataclass(frozen=True, slots=True)
class Drawn:
    """Rows of a sheet that charts are drawn over, days or months across.

    Attributes:
        sheet: The sheet's name.
        header: The row of days or months.
        columns: The first and the last column of figures.
        categories: The row of each category that costs anything, and its name's column.
        total: The cost of all of them; likewise the rows below.
        cumulative: The cost so far.
        budget: The budget, the same in each column.
        paid: Messages that cost money.
        free: Messages that do not.
    """

    sheet: str
    header: int
    columns: tuple[int, int]
    categories: Mapping[Category, tuple[int, int]]
    total: tuple[int, int]
    cumulative: tuple[int, int]
    budget: tuple[int, int]
    paid: tuple[int, int]
    free: tuple[int, int]

    def series(self, row: tuple[int, int]) -> dict[str, Any]:
        """Give name, days and figures of a row."""
        (at, name), (first, last) = row, self.columns
        return {
            "name": [self.sheet, at, name],
            "categories": [self.sheet, self.header, first, self.header, last],
            "values": [self.sheet, at, first, at, last],
        }


def drawn_by_day(context: Context, calc: Calc) -> Drawn:
    """Say where the days of a plan of one month stand on Calc."""
    days = calc.days
    last = FIRST_DAY + len(context.days) - 1
    categories = {
        category: (row.at, _CATEGORY)
        for category, row in zip(CATEGORIES, days.categories, strict=True)
        if any(row.values)
    }
    rows = (days.total, days.cumulative, days.budget, days.paid, days.free)
    return Drawn(
        *(context.voice.tell(texts.CALC), calc.header, (FIRST_DAY, last), categories),
        *((row.at, _OUTCOME) for row in rows),
    )


def cost_chart(book: Workbook, context: Context, drawn: Drawn) -> Chart:
    """Stack the categories that cost anything, day by day or month by month."""
    voice = context.voice
    chart = book.add_chart({"type": "column", "subtype": "stacked"})
    for category, row in drawn.categories.items():
        chart.add_series(_bars(drawn, row, ON_LIGHT[category]))
    if not drawn.categories:
        chart.add_series(_bars(drawn, drawn.total, MUTED))
    title = (
        voice.say("What does each month cost?")
        if context.months
        else voice.say_in("workbook", "What does each day cost?")
    )
    return _dressed(chart, context, title, voice.say("{currency}"))


def cumulative_chart(book: Workbook, context: Context, drawn: Drawn) -> Chart:
    """Draw the cost so far and, where there is one, the budget."""
    chart = book.add_chart({"type": "line"})
    chart.add_series(_line(drawn, drawn.cumulative, ACCENT, "solid"))
    if context.forecast.plan.budget is not None:
        chart.add_series(_line(drawn, drawn.budget, BAD, "dash"))
    return _dressed(
        chart,
        context,
        context.voice.say("When is the budget used up?")
        if context.forecast.plan.budget is not None
        else context.voice.say("What is spent so far?"),
        context.voice.say("{currency}"),
    )


def free_chart(book: Workbook, context: Context, drawn: Drawn) -> Chart:
    """Stack charged and free messages, day by day or month by month."""
    chart = book.add_chart({"type": "column", "subtype": "stacked"})
    chart.add_series(_bars(drawn, drawn.paid, ACCENT))
    chart.add_series(_bars(drawn, drawn.free, FREE_FILL))
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
    chart.set_x_axis(_amounts(context.priced(voice.say("{currency}"))) | _FROM_ZERO)
    return chart


def tornado_chart(
    book: Workbook, context: Context, cells: tuple[str, int, int, tuple[int, int]]
) -> Chart:
    """Lay what both ends of each number change beside each other, the strongest on top.

    Args:
        book: What the chart is added to.
        context: What to show.
        cells: The sheet, the rows of headers and of the last number, and both columns.
    """
    (sheet, header, last, columns), voice = cells, context.voice
    chart = book.add_chart({"type": "bar"})
    for column, color in zip(columns, (FREE_FILL, ACCENT), strict=True):
        chart.add_series(
            {
                "name": [sheet, header, column],
                "categories": [sheet, header + 1, 0, last, 0],
                "values": [sheet, header + 1, column, last, column],
                "gap": 40,
                "overlap": 100,
                "fill": {"color": color},
            }
        )
    _dress(chart, voice.say("What moves the cost most?"))
    chart.set_y_axis(
        {
            "num_font": _SMALL,
            "line": {"color": LINE},
            "reverse": True,
            "crossing": "max",
            "label_position": "low",
            "major_tick_mark": "none",
        }
    )
    chart.set_x_axis(_amounts(context.priced(voice.say("{currency}"))))
    chart.set_size({"width": 2 * WIDTH - _MARGIN, "height": HEIGHT})
    return chart


def _bars(drawn: Drawn, row: tuple[int, int], color: str) -> dict[str, Any]:
    return {**drawn.series(row), "gap": 25, "fill": {"color": color}}


def _line(drawn: Drawn, row: tuple[int, int], color: str, dash: str) -> dict[str, Any]:
    return {
        **drawn.series(row),
        "line": {"color": color, "width": 2.25, "dash_type": dash},
        "marker": {"type": "none"},
    }


def _dressed(chart: Chart, context: Context, title: str, axis: str) -> Chart:
    _dress(chart, title)
    days = {"date_axis": True, "major_unit": 7, "major_unit_type": "days"}
    form = "mmm yyyy" if context.months else "d mmm"
    chart.set_x_axis(
        {
            "num_format": f"{NAMES_OF_DAYS[context.voice.language]}{form}",
            "num_font": _SMALL,
            "major_tick_mark": "none",
            "line": {"color": LINE},
            **({"text_axis": True} if context.months else days),
        }
    )
    chart.set_y_axis(_amounts(context.priced(axis)) | _FROM_ZERO)
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
