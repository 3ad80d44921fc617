"""The native chart of Summary: what each day costs, stacked by category."""

from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from tarife.forecast.totals import charges_by_day
from tarife.terms.categories import CATEGORIES, Category
from tarife.workbook import breakdown_sheets
from tarife.workbook.cells import Block
from tarife.workbook.context import Context
from tarife.workbook.styles import CATEGORY_FILLS, LINE, MUTED, TEXT

WIDTH: Final = 640
HEIGHT: Final = 380
"""In pixels of the screen."""

_SMALL: Final = {"size": 9, "color": MUTED}


def daily_chart(book: Workbook, context: Context, days: Block) -> Chart | None:
    """Make the chart over the sheet Daily costs, or nothing where nothing costs."""
    costs = charges_by_day(context.forecast.lines).sum(axis=0).tolist()
    shown = [(place, CATEGORIES[place]) for place, cost in enumerate(costs) if cost]
    if not shown:
        return None
    chart = book.add_chart({"type": "column", "subtype": "stacked"})
    for place, category in shown:
        chart.add_series(_series(days, breakdown_sheets.COST_FROM + place, category))
    words = context.words
    chart.set_title(
        {
            "name": words.chart_title,
            "name_font": {"size": 13, "bold": True, "color": TEXT},
            "overlay": False,
        }
    )
    chart.set_x_axis(
        {
            "num_format": "d mmm",
            "num_font": _SMALL,
            "date_axis": True,
            "major_unit": 7,
            "major_unit_type": "days",
            "major_tick_mark": "none",
            "line": {"color": LINE},
        }
    )
    chart.set_y_axis(
        {
            "name": context.priced(words.chart_axis),
            "name_font": {**_SMALL, "bold": False},
            "num_format": "#,##0",
            "num_font": _SMALL,
            "major_gridlines": {"visible": True, "line": {"color": LINE, "width": 0.75}},
            "line": {"none": True},
        }
    )
    chart.set_legend({"position": "bottom", "font": {"size": 9, "color": TEXT}})
    chart.set_chartarea({"border": {"color": LINE}})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    return chart


def _series(days: Block, column: int, category: Category) -> dict[str, Any]:
    own_header = breakdown_sheets.HEADER_ROW
    return {
        "name": [days.sheet, own_header, column],
        "categories": [days.sheet, days.first, 0, days.last, 0],
        "values": [days.sheet, days.first, column, days.last, column],
        "gap": 25,
        "fill": {"color": CATEGORY_FILLS[category]},
    }
