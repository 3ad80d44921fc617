"""Every chart there is, with the question it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from matplotlib.figure import Figure

from tarife.charts import daily_cost, where_money_goes
from tarife.charts.daily_cost import DailyCost, draw_daily_cost
from tarife.charts.style import ChartTheme
from tarife.charts.where_money_goes import (
    WhereMoneyGoes,
    draw_where_money_goes,
    top_fitting,
)
from tarife.forecast.result import Forecast
from tarife.terms.problems import InputError, Problem, nearest


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of a forecast.

    Attributes:
        id: Its fixed name, in kebab-case.
        title: The question it answers.
        draw: Clears the figure and draws the chart of a forecast.
    """

    id: str
    title: str
    draw: Callable[[Figure, Forecast, ChartTheme], None]


def _draw_daily_cost(figure: Figure, forecast: Forecast, theme: ChartTheme) -> None:
    draw_daily_cost(figure, DailyCost.of(forecast), theme)


def _draw_where_money_goes(figure: Figure, forecast: Forecast, theme: ChartTheme) -> None:
    draw_where_money_goes(figure, WhereMoneyGoes.of(forecast, top_fitting(figure)), theme)


CHARTS: Final = (
    Chart("daily-cost", daily_cost.TITLE, _draw_daily_cost),
    Chart("where-money-goes", where_money_goes.TITLE, _draw_where_money_goes),
)


def chart(chart_id: str) -> Chart:
    """Find a chart by its name.

    Raises:
        InputError: If there is none of that name.
    """
    for known in CHARTS:
        if known.id == chart_id:
            return known
    names = [known.id for known in CHARTS]
    problem = Problem(
        code="unknown-chart",
        where="chart",
        message=f"there is no chart {chart_id!r}",
        hint=nearest(chart_id, names) or f"choose one of {', '.join(names)}",
    )
    raise InputError([problem])
