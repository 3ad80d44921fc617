"""The charts that *Result* offers, each with the question it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from matplotlib.figure import Figure

from tarife.charts.daily.chart import draw_daily_cost
from tarife.charts.daily.data import DailyCost
from tarife.charts.daily.units import question_of, unit_of
from tarife.charts.kit.hit_testing import Drawn
from tarife.charts.kit.palette import ChartTheme
from tarife.charts.kit.table import ChartTable
from tarife.charts.questions import (
    allowance,
    flow,
    four_eras,
    free_or_paid,
    side_by_side,
    tier_days,
    where_money_goes,
)
from tarife.charts.scene import Grouping, Scene
from tarife.forecast.totals import Unit
from tarife.terms.problems import InputError, Problem, nearest_or_all
from tarife.terms.sentences import Sentence, say


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of a forecast.

    Attributes:
        id: Its fixed name, in kebab-case.
        title: The question it answers.
        draw: Clears the figure and draws a scene; gives what can be pointed at.
        table: The same figures as a table.
    """

    id: str
    title: Sentence
    draw: Callable[[Figure, Scene, ChartTheme], Drawn]
    table: Callable[[Scene, ChartTheme], ChartTable]

    def question(self, scene: Scene) -> Sentence:
        """Give the title, of the main chart by what its bars are."""
        if self.id != DAILY_COST:
            return self.title
        return question_of(unit_of(scene.forecast), scene.grouping)


def _draw_daily_cost(figure: Figure, scene: Scene, theme: ChartTheme) -> Drawn:
    return draw_daily_cost(figure, DailyCost.of(scene, theme), theme)


def _table_of_days(scene: Scene, theme: ChartTheme) -> ChartTable:
    return DailyCost.of(scene, theme).table(theme.voice)


DAILY_COST: Final = "daily-cost"
FOUR_ERAS: Final = "four-eras"
SIDE_BY_SIDE: Final = "side-by-side"
VOLUME_TIERS: Final = "volume-tiers"

CHARTS: Final = (
    Chart(
        DAILY_COST,
        question_of(Unit.DAY, Grouping.CATEGORY),
        _draw_daily_cost,
        _table_of_days,
    ),
    Chart(
        "where-money-goes",
        where_money_goes.TITLE,
        where_money_goes.draw_scene,
        where_money_goes.table_of,
    ),
    Chart(
        "free-or-paid",
        free_or_paid.TITLE,
        free_or_paid.draw_scene,
        free_or_paid.table_of,
    ),
    Chart(
        "allowance",
        allowance.TITLE,
        allowance.draw_scene,
        allowance.table_of,
    ),
    Chart(
        VOLUME_TIERS,
        tier_days.TITLE,
        tier_days.draw_scene,
        tier_days.table_of,
    ),
    Chart(
        FOUR_ERAS,
        four_eras.TITLE,
        four_eras.draw_scene,
        four_eras.table_of,
    ),
    Chart(
        "flow",
        flow.TITLE,
        flow.draw_scene,
        flow.table_of,
    ),
    Chart(
        SIDE_BY_SIDE,
        side_by_side.TITLE,
        side_by_side.draw_scene,
        side_by_side.table_of,
    ),
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
        message=say("there is no chart {chart_id!r}", chart_id=chart_id),
        hint=nearest_or_all(chart_id, names),
    )
    raise InputError([problem])
