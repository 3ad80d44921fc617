"""The native charts, drawn over Calc, over Summary's own tables and over Sensitivity."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from xlsxwriter.chart import Chart

from tarife.terms.categories import CATEGORIES, ON_LIGHT, Category
from tarife.workbook import texts
from tarife.workbook.calc.rows import FIRST_DAY
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.context import Context
from tarife.workbook.sheet import Sheet
from tarife.workbook.styles import ACCENT, BAD, FREE_FILL, LINE, MUTED, NAMES_OF_DAYS, TEXT

WIDTH: Final = 530
HEIGHT: Final = 325
"""In pixels of the screen."""

HEIGHT_IN_ROWS: Final = 17
"""The rows that a chart takes, with the gap above it."""

_GAP: Final = 8
"""Above a chart, in pixels, where a page may end."""

_RIGHT: Final = 3
"""The column at which the right-hand charts begin."""

_CATEGORY, _OUTCOME = 3, 4
"""Columns of Calc that name rows."""

_MARGIN: Final = 40
_SMALL: Final = {"size": 9, "color": MUTED}
_FROM_TOP: Final = {
    "num_font": _SMALL,
    "line": {"color": LINE},
    "reverse": True,
    "crossing": "max",
}
_FROM_ZERO: Final = {"min": 0}
"""A bar that begins elsewhere shows no share; programs choose where, if nobody does."""


Rows = tuple[int, int, int, int]
"""Of a table that bars are drawn over: headers, first and last row, and first column."""

FIRST_COST: Final = 2
"""The column of the first category in the table of markets, whose names take two."""

Place = tuple[int, int]
"""The row of figures, and the column of its name."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Rows of a sheet that charts are drawn over, days or months across.

    Attributes:
        header: The row of days or months.
        columns: The first and the last column of figures.
        categories: Those that cost anything.
        budget: The same in each column.
    """

    sheet: str
    header: int
    columns: tuple[int, int]
    categories: Mapping[Category, Place]
    total: Place
    cumulative: Place
    budget: Place
    paid: Place
    free: Place

    def series(self, place: Place, color: str, dash: str = "") -> dict[str, Any]:
        """Draw a row: as bars, or with a dash as a line."""
        (at, name), (first, last) = place, self.columns
        line = {"color": color, "width": 2.25, "dash_type": dash}
        look = {"line": line, "marker": {"type": "none"}}
        return {
            "name": [self.sheet, at, name],
            "categories": [self.sheet, self.header, first, self.header, last],
            "values": [self.sheet, at, first, at, last],
            **(look if dash else {"gap": 25, "fill": {"color": color}}),
        }


def drawn_by_day(context: Context, calc: Calc) -> Drawn:
    """Say where the days of a plan of one month stand on Calc."""
    days = calc.days
    categories = {
        category: (row.at, _CATEGORY)
        for category, row in zip(CATEGORIES, days.categories, strict=True)
        if any(row.values)
    }
    rows = (days.total, days.cumulative, days.budget, days.paid, days.free)
    columns = FIRST_DAY, FIRST_DAY + len(context.days) - 1
    return Drawn(
        *(context.voice.tell(texts.CALC), calc.header, columns, categories),
        *((row.at, _OUTCOME) for row in rows),
    )


def insert_charts(sheet: Sheet, row: int, drawn: Drawn, markets: Rows) -> None:
    say, money = sheet.say, sheet.say("{currency}")
    by_day = sheet.voice.say_in("workbook", "What does each day cost?")
    stacked = [(place, ON_LIGHT[category]) for category, place in drawn.categories.items()]
    budget = [(drawn.budget, BAD, "dash")] * (sheet.context.forecast.plan.budget is not None)
    first = say("Stacked columns: cost by category over time, for the chosen scenario.")
    charts = {
        first: _over_time(
            sheet,
            [drawn.series(*one) for one in stacked or [(drawn.total, MUTED)]],
            say("What does each month cost?") if sheet.context.months else by_day,
            money,
        ),
        say("Line: cost so far, with the budget where one is set."): _over_time(
            sheet,
            [drawn.series(*one) for one in ((drawn.cumulative, ACCENT, "solid"), *budget)],
            say("When is the budget used up?") if budget else say("What is spent so far?"),
            money,
        ),
        say("Stacked bars: cost of each market by category."): _market_chart(sheet, markets),
        say("Stacked columns: charged and free messages over time."): _over_time(
            sheet,
            [drawn.series(drawn.paid, ACCENT), drawn.series(drawn.free, FREE_FILL)],
            say("How much is free?"),
            say("Messages"),
        ),
    }
    for number, (text, chart) in enumerate(charts.items()):
        below, right = divmod(number, 2)
        options = {"description": text, "x_offset": 14 * right, "y_offset": _GAP}
        sheet.page.insert_chart(row + below * HEIGHT_IN_ROWS, right * _RIGHT, chart, options)


def _market_chart(sheet: Sheet, rows: Rows) -> Chart:
    """Lay the markets below each other, each stacked by category."""
    used = {pair.category for variant in sheet.context.variants for pair in variant.pairs}
    chart = sheet.book.add_chart({"type": "bar", "subtype": "stacked"})
    for column, category in enumerate(CATEGORIES, FIRST_COST):
        if category in used or not used:
            chart.add_series(_across(texts.SUMMARY, sheet, rows, column, ON_LIGHT[category]))
    _dress(chart, sheet.say("Which market costs what?"))
    chart.set_y_axis(_FROM_TOP)
    chart.set_x_axis(_amounts(sheet, sheet.say("{currency}")) | _FROM_ZERO)
    return chart


def tornado_chart(sheet: Sheet, rows: Rows, columns: tuple[int, int]) -> Chart:
    """Lay what both ends of each number change beside each other, the strongest on top."""
    chart = sheet.book.add_chart({"type": "bar"})
    for column, color in zip(columns, (FREE_FILL, ACCENT), strict=True):
        series = _across(texts.SENSITIVITY, sheet, rows, column, color)
        chart.add_series({**series, "overlap": 100})
    _dress(chart, sheet.say("What moves the cost most?"))
    chart.set_y_axis({**_FROM_TOP, "label_position": "low", "major_tick_mark": "none"})
    chart.set_x_axis(_amounts(sheet, sheet.say("{currency}")))
    chart.set_size({"width": 2 * WIDTH - _MARGIN, "height": HEIGHT})
    return chart


def _across(title: str, sheet: Sheet, rows: Rows, column: int, color: str) -> dict[str, Any]:
    """Give bars for the rows of a table, whose names stand in its first column."""
    name, (header, first, last, left) = sheet.tell(title), rows
    return {
        "name": [name, header, left + column],
        "categories": [name, first, left, last, left],
        "values": [name, first, left + column, last, left + column],
        "gap": 40,
        "fill": {"color": color},
    }


def _over_time(sheet: Sheet, series: list[dict[str, Any]], title: str, axis: str) -> Chart:
    """Draw rows over days or months, as lines or as stacked columns."""
    is_line = "marker" in series[0]
    kind = {"type": "line"} if is_line else {"type": "column", "subtype": "stacked"}
    chart, months = sheet.book.add_chart(kind), sheet.context.months
    for one in series:
        chart.add_series(one)
    _dress(chart, title)
    days = {"date_axis": True, "major_unit": 7, "major_unit_type": "days"}
    form = "mmm yyyy" if months else "d mmm"
    chart.set_x_axis(
        {
            "num_format": f"{NAMES_OF_DAYS[sheet.voice.language]}{form}",
            "num_font": _SMALL,
            "major_tick_mark": "none",
            "line": {"color": LINE},
            **({"text_axis": True} if months else days),
        }
    )
    chart.set_y_axis(_amounts(sheet, axis) | _FROM_ZERO)
    return chart


def _dress(chart: Chart, title: str) -> None:
    font = {"size": 12, "bold": True, "color": TEXT}
    chart.set_title({"name": title, "name_font": font, "overlay": False})
    chart.set_legend({"position": "bottom", "font": {"size": 9, "color": TEXT}})
    chart.set_chartarea({"border": {"color": LINE}})
    chart.set_size({"width": WIDTH, "height": HEIGHT})


def _amounts(sheet: Sheet, name: str) -> dict[str, Any]:
    return {
        "name": sheet.context.priced(name),
        "name_font": {**_SMALL, "bold": False},
        "num_format": "#,##0",
        "num_font": _SMALL,
        "major_gridlines": {"visible": True, "line": {"color": LINE, "width": 0.75}},
        "line": {"none": True},
    }
