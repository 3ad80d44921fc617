"""How messages turn into cost, with live numbers."""

from dataclasses import replace

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.forecasts import SERVICE, november_forecast
from tarife.charts.kit.palette import LIGHT
from tarife.charts.kit.voice import voice_in
from tarife.charts.questions.flow import draw_scene, table_of
from tarife.charts.scene import Scene
from tarife.insight.message_flow import MessageFlow
from tarife.terms.languages import Language


def drawn():
    figure = Figure(figsize=(9, 4), dpi=100)
    chart = draw_scene(figure, Scene(november_forecast()), LIGHT)
    FigureCanvasAgg(figure).draw()
    return chart, figure.axes[0]


def test_every_station_carries_its_number():
    flow = MessageFlow.of(november_forecast())

    _, axes = drawn()

    said = {text.get_text() for text in axes.texts}
    numbers = (flow.sent, flow.delivered, flow.written, flow.answered)
    assert {f"{number:,}" for number in numbers} <= said
    assert "88 too late" in said


def test_what_meta_pauses_has_a_row_of_its_own():
    rows = {
        row.cells[0]: row.cells[1] for row in table_of(Scene(november_forecast()), LIGHT).rows
    }

    assert rows["Not delivered (paused)"] == 4 * 75
    assert rows["Templates not delivered"] == 4_210
    _, axes = drawn()
    assert any("300 paused" in text.get_text() for text in axes.texts)


def test_both_costs_add_up_to_the_month():
    forecast = november_forecast()

    *parts, total = table_of(Scene(forecast), LIGHT).rows

    assert sum(row.cells[-1].micros for row in parts) == forecast.total.micros
    assert total.cells[-1] == forecast.total


def test_answers_can_be_explained_and_what_people_write_is_free():
    chart, _ = drawn()

    found = {spot.tip.title: spot.selection for spot in chart.spots()}
    assert found["Your replies"].categories == (SERVICE,)
    assert found["People write"] is None


@pytest.mark.parametrize("language", Language)
def test_names_stay_within_their_boxes_in_a_narrow_window(language):
    figure = Figure(figsize=(4.2, 3), dpi=100)

    theme = replace(LIGHT, voice=voice_in(language))
    chart = draw_scene(figure, Scene(november_forecast()), theme)

    FigureCanvasAgg(figure).draw()
    texts = {text.get_text(): text for text in figure.axes[0].texts}
    for box, spot in chart.boxes:
        name = texts[spot.tip.title].get_window_extent()
        left, right = (
            box.axes.transData.transform((edge, 0))[0] for edge in (box.left, box.right)
        )
        assert left < name.x0
        assert name.x1 < right
