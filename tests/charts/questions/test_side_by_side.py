"""The plan and its scenarios side by side."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.forecasts import november_forecast
from tarife.charts.kit.palette import LIGHT
from tarife.charts.questions.side_by_side import draw_scene, table_of
from tarife.charts.scene import Scene, Variant

PLAN = november_forecast()
TWICE = replace(PLAN, lines=replace(PLAN.lines, charge_micros=PLAN.lines.charge_micros * 2))
SCENE = Scene(PLAN, variants=(Variant("Plan", PLAN), Variant("Twice", TWICE)))


def drawn(scene, size=(9, 5)):
    figure = Figure(figsize=size, dpi=100)
    chart = draw_scene(figure, scene, LIGHT)
    FigureCanvasAgg(figure).draw()
    return chart, figure


def test_a_bar_reaches_what_each_costs():
    _, figure = drawn(SCENE)

    ends = [bar.get_x() + bar.get_width() for bar in figure.axes[0].containers[-1]]
    assert ends == pytest.approx([one.forecast.total.micros / 1e6 for one in SCENE.variants])


def costing(micros):
    charges = np.zeros_like(PLAN.lines.charge_micros)
    charges[0] = micros
    return replace(PLAN, lines=replace(PLAN.lines, charge_micros=charges))


def test_the_difference_at_a_bar_is_that_of_the_amounts_shown():
    """Rounded by itself it was a cent off the table and the headline."""
    plan, more = costing(1_004_000), costing(3_006_000)
    scene = Scene(plan, variants=(Variant("Plan", plan), Variant("More", more)))

    _, figure = drawn(scene)

    shown = [text.get_text() for text in figure.axes[0].texts]
    assert "3.01  (+2.01)" in shown  # 2.002 by itself


def test_without_a_scenario_there_is_nothing_to_compare():
    chart, figure = drawn(Scene(PLAN, variants=(Variant("Plan", PLAN),)))

    assert (
        figure.texts[-1].get_text()
        == "No scenario yet. Open “What if”, move a slider and keep what it shows."
    )
    assert chart.spots() == ()


def test_a_low_figure_shows_as_many_as_have_room():
    many = tuple(Variant(f"Scenario {n}", TWICE) for n in range(30))

    chart, _ = drawn(replace(SCENE, variants=(*SCENE.variants, *many)), (9, 3))

    assert 2 <= len({spot.index for spot in chart.spots()}) < 10


def test_the_table_tells_the_difference_to_the_plan():
    table = table_of(SCENE, LIGHT)

    assert [row.cells[0] for row in table.rows] == ["Plan", "Twice"]
    assert [row.cells[-1].micros for row in table.rows] == [0, PLAN.total.micros]
    assert table.rows[1].cells[-2] == TWICE.total


def test_moved_sliders_are_a_dashed_bar_as_long_as_what_they_cost():
    tried = Variant("With moved sliders", TWICE, is_tried=True)

    _, figure = drawn(Scene(PLAN, variants=(Variant("Plan", PLAN), tried)))

    dashed = [patch for patch in figure.axes[0].patches if patch.get_linestyle() != "solid"]
    assert [one.get_width() for one in dashed] == pytest.approx([TWICE.total.micros / 1e6])
