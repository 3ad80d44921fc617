"""On which day each volume tier begins."""

from dataclasses import replace
from datetime import date

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.forecasts import DELIVERED, UTILITY, Line, ledger_lines, november_forecast
from tarife.assets import load_markets
from tarife.charts.kit.palette import LIGHT
from tarife.charts.questions.tier_days import draw_scene, table_of
from tarife.charts.scene import Scene
from tarife.insight.explain.selection import Selection
from tarife.insight.tiers import tier_usages


def scene():
    """Turkish utility that passes 100,000 messages on the third day."""
    lines = [Line(day, "Turkey", UTILITY, DELIVERED, 40_000, "0.0053") for day in (1, 2, 3)]
    made = replace(november_forecast(), lines=ledger_lines(lines))
    account = replace(made.plan.account, tier_used=())
    made = replace(made, plan=replace(made.plan, account=account))
    return Scene(made, tiers=tier_usages(made, load_markets()))


def drawn():
    figure = Figure(figsize=(9, 3), dpi=100)
    chart = draw_scene(figure, scene(), LIGHT)
    FigureCanvasAgg(figure).draw()
    return chart, figure.axes[0]


def test_the_lane_that_came_furthest_is_first_in_picture_and_table():
    one = scene()
    ahead = replace(one.tiers[0], market="Brazil", counted=one.tiers[0].counted + 1)
    two = replace(one, tiers=(*one.tiers, ahead))
    figure = Figure(figsize=(9, 3), dpi=100)
    draw_scene(figure, two, LIGHT)

    lanes = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert lanes == ["Brazil · Utility", "Turkey · Utility"]
    assert [row.cells[0] for row in table_of(two, LIGHT).rows] == 3 * ["Brazil"] + 3 * [
        "Turkey"
    ]


def test_a_lane_deepens_on_the_day_the_band_is_reached():
    _, axes = drawn()

    bars = [bars[0] for bars in axes.containers]
    assert [bar.get_x() for bar in bars] == [-0.5, 1.5]
    assert [bar.get_x() + bar.get_width() for bar in bars] == [1.5, 29.5]  # to the month's end
    assert bars[0].get_alpha() < bars[1].get_alpha()


def test_rates_carry_their_currency_and_the_lane_its_messages():
    _, axes = drawn()

    said = [text.get_text() for text in axes.texts]
    assert said == ["0.005 USD", "120,000; next tier at 500,001"]  # two days have no room
    rate, bars = axes.texts[0].get_window_extent(), [bars[0] for bars in axes.containers]
    assert all(not rate.overlaps(bar.get_window_extent()) for bar in bars)


def test_lanes_that_have_no_room_are_counted():
    one = scene()
    many = [replace(one.tiers[0], market=f"Market {n}") for n in range(9)]
    figure = Figure(figsize=(9, 1.3), dpi=100)
    draw_scene(figure, replace(one, tiers=tuple(many)), LIGHT)

    *lanes, more = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert len(lanes) >= 2
    assert more == f"{9 - len(lanes)} more in the table"


def test_a_band_says_when_it_begins_and_can_be_explained():
    chart, _ = drawn()

    first, second = chart.spots()
    assert second.tip.rows[0] == ("Begins", "Tue 3 Nov")
    assert first.selection == Selection(markets=("Turkey",), categories=(UTILITY,))


def test_the_table_names_every_band_also_those_not_reached():
    rows = table_of(scene(), LIGHT).rows

    begins = [row.cells[-1] for row in rows]
    assert begins == [date(2026, 11, 1), date(2026, 11, 3), "not reached"]
    assert [row.cells[2] for row in rows] == [1, 100_001, 500_001]
