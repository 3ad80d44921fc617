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

    @property
    def count(self) -> int:
        return self.last - self.first + 1


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

    def bars(self, row: tuple[int, int], color: str) -> dict[str, Any]:
        return {**self.series(row), "gap": 25, "fill": {"color": color}}

    def line(self, row: tuple[int, int], color: str, dash: str) -> dict[str, Any]:
        line = {"color": color, "width": 2.25, "dash_type": dash}
        return {**self.series(row), "line": line, "marker": {"type": "none"}}


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


def insert_summary_charts(sheet: Sheet, row: int, drawn: Drawn, cells: MarketCells) -> None:
    """Insert the charts two by two, the first at a row."""
    say = sheet.say
    charts = (
        (
            _cost_chart(sheet, drawn),
            say("Stacked columns: cost by category over time, for the chosen scenario."),
        ),
        (
            _cumulative_chart(sheet, drawn),
            say("Line: cost so far, with the budget where one is set."),
        ),
        (_market_chart(sheet, cells), say("Stacked bars: cost of each market by category.")),
        (
            _free_chart(sheet, drawn),
            say("Stacked columns: charged and free messages over time."),
        ),
    )
    for number, (chart, text) in enumerate(charts):
        below, right = divmod(number, 2)
        options = {"description": text, "x_offset": 14 * right, "y_offset": _GAP}
        sheet.page.insert_chart(row + below * HEIGHT_IN_ROWS, right * _RIGHT, chart, options)


def _cost_chart(sheet: Sheet, drawn: Drawn) -> Chart:
    """Stack the categories that cost anything, day by day or month by month."""
    shown = [(row, ON_LIGHT[category]) for category, row in drawn.categories.items()]
    title = (
        sheet.say("What does each month cost?")
        if sheet.context.months
        else sheet.voice.say_in("workbook", "What does each day cost?")
    )
    series = [drawn.bars(*one) for one in shown or [(drawn.total, MUTED)]]
    return _over_time(sheet, series, title, sheet.say("{currency}"))


def _cumulative_chart(sheet: Sheet, drawn: Drawn) -> Chart:
    """Draw the cost so far and, where there is one, the budget."""
    series, title = [drawn.line(drawn.cumulative, ACCENT, "solid")], ""
    if sheet.context.forecast.plan.budget is not None:
        series.append(drawn.line(drawn.budget, BAD, "dash"))
        title = sheet.say("When is the budget used up?")
    title = title or sheet.say("What is spent so far?")
    return _over_time(sheet, series, title, sheet.say("{currency}"), kind="line")


def _free_chart(sheet: Sheet, drawn: Drawn) -> Chart:
    """Stack charged and free messages, day by day or month by month."""
    series = [drawn.bars(drawn.paid, ACCENT), drawn.bars(drawn.free, FREE_FILL)]
    return _over_time(sheet, series, sheet.say("How much is free?"), sheet.say("Messages"))


def _market_chart(sheet: Sheet, cells: MarketCells) -> Chart:
    """Lay the markets below each other, each stacked by category."""
    used = {pair.category for variant in sheet.context.variants for pair in variant.pairs}
    chart = sheet.book.add_chart({"type": "bar", "subtype": "stacked"})
    for column, category in enumerate(CATEGORIES, cells.column):
        if category in used or not used:
            rows = cells.header, cells.first, cells.last
            chart.add_series(_across(texts.SUMMARY, sheet, rows, column, ON_LIGHT[category]))
    title = sheet.say("Which market costs what?")
    if len({pair.market for pair in sheet.context.chosen.pairs}) > cells.count:
        title = sheet.say("Which markets cost most? (first {count})", count=cells.count)
    _dress(chart, title)
    from_top = {"reverse": True, "crossing": "max"}
    chart.set_y_axis({"num_font": _SMALL, "line": {"color": LINE}, **from_top})
    chart.set_x_axis(_amounts(sheet, sheet.say("{currency}")) | _FROM_ZERO)
    return chart


def tornado_chart(sheet: Sheet, rows: tuple[int, int, int], columns: tuple[int, int]) -> Chart:
    """Lay what both ends of each number change beside each other, the strongest on top.

    Args:
        sheet: What the chart is added to.
        rows: Those of headers, and of the first and last number.
        columns: Those of both ends.
    """
    chart = sheet.book.add_chart({"type": "bar"})
    for column, color in zip(columns, (FREE_FILL, ACCENT), strict=True):
        series = _across(texts.SENSITIVITY, sheet, rows, column, color)
        chart.add_series({**series, "overlap": 100})
    _dress(chart, sheet.say("What moves the cost most?"))
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
    chart.set_x_axis(_amounts(sheet, sheet.say("{currency}")))
    chart.set_size({"width": 2 * WIDTH - _MARGIN, "height": HEIGHT})
    return chart


def _across(
    title: str, sheet: Sheet, rows: tuple[int, int, int], column: int, color: str
) -> dict[str, Any]:
    """Give bars for the rows of a table, whose names stand in its first column."""
    name, (header, first, last) = sheet.tell(title), rows
    return {
        "name": [name, header, column],
        "categories": [name, first, 0, last, 0],
        "values": [name, first, column, last, column],
        "gap": 40,
        "fill": {"color": color},
    }


def _over_time(
    sheet: Sheet, series: list[dict[str, Any]], title: str, axis: str, kind: str = "column"
) -> Chart:
    """Draw rows over days or months."""
    stacked = {"subtype": "stacked"} if kind == "column" else {}
    chart, months = sheet.book.add_chart({"type": kind, **stacked}), sheet.context.months
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
