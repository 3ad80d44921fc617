"""How the month's free replies are used, day by day."""

from datetime import date

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch

from helpers.forecasts import SERVICE, june_forecast, november_forecast, under
from tarife.billing.eras import EraId, era_for
from tarife.charts.kit.palette import LIGHT
from tarife.charts.questions.allowance import Replies, draw_scene, table_of
from tarife.charts.scene import Scene
from tarife.insight.explain.selection import Selection


def drawn(forecast):
    figure = Figure(figsize=(9, 5), dpi=100)
    chart = draw_scene(figure, Scene(forecast), LIGHT)
    FigureCanvasAgg(figure).draw()
    return chart, figure


def test_bars_are_the_replies_of_each_day():
    forecast = november_forecast()
    _, figure = drawn(forecast)

    corners = [bars.get_path().vertices for bars in figure.axes[0].findobj(PathPatch)]
    tops = [max(up for all_ in corners for x, up in all_ if round(x) == n) for n in range(30)]
    assert tops == Replies.of(forecast).messages.sum(axis=1).tolist()


def test_the_line_rises_to_the_allowance_and_the_day_it_is_used_up_is_told():
    _, figure = drawn(june_forecast())

    (line,) = [line for line in figure.axes[1].lines if line.get_label() == "used"]
    assert line.get_ydata()[-1] == 1_000
    assert figure.texts[1].get_text() == "1,000 of 1,000 used · used up Fri 2 Jun"


def test_an_allowance_that_lasts_says_how_much_is_used():
    _, figure = drawn(november_forecast())

    assert figure.texts[1].get_text().startswith("2,265 of ")


def test_rules_without_an_allowance_say_so_and_have_no_line():
    made = november_forecast()
    era = era_for(made.plan.month.first_day, EraId.PMP_2025_07)

    _, figure = drawn(under(made, era=era))

    assert (
        figure.texts[1].get_text()
        == "These rules have no monthly allowance; what is free shows in the bars."
    )
    assert len(figure.axes) == 1


def test_a_day_says_its_replies_and_can_be_explained():
    chart, figure = drawn(november_forecast())
    x, y = figure.axes[0].transData.transform((12, 20))

    spot = chart.spot_at(x, y)

    assert spot.selection == Selection(days=(date(2026, 11, 13),), categories=(SERVICE,))
    assert ("Charged: delivered", "58") in spot.tip.rows
    so_far = int(Replies.of(november_forecast()).use.used_by_day[:13].sum())
    assert spot.tip.rows[-1] == ("Allowance used", f"{so_far:,}")


def test_the_table_adds_up():
    *days, total = table_of(Scene(november_forecast()), LIGHT).rows

    assert sum(row.cells[-2] for row in days) == total.cells[-2]
    assert total.cells[-1] == days[-1].cells[-1] == 2_265
