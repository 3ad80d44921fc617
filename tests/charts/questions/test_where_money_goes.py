"""The chart of markets shows exactly what the forecast says."""

from dataclasses import replace
from itertools import pairwise

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.forecasts import (
    DELIVERED,
    MARKETING,
    UTILITY,
    Line,
    empty_forecast,
    ledger_lines,
    november_forecast,
)
from tarife.charts.kit.palette import DARK, LIGHT
from tarife.charts.questions.where_money_goes import (
    WhereMoneyGoes,
    draw_where_money_goes,
    table_of,
    top_fitting,
)
from tarife.charts.scene import Scene
from tarife.insight.explain.selection import Selection

NAMES = (
    *("Turkey", "Germany", "Brazil", "Rest of Central & Eastern Europe", "Netherlands"),
    *("United Kingdom", "India", "Rest of Latin America", "France", "Spain"),
)


def many_markets(markets: int = 10):
    lines = [
        Line(3, name, category, DELIVERED, 1_000 - 50 * place, "0.0625")
        for place, name in enumerate(NAMES[:markets])
        for category in (MARKETING, UTILITY)
    ]
    return replace(november_forecast(), lines=ledger_lines(lines))


def drawn(data: WhereMoneyGoes, theme=LIGHT, size=(9.0, 5.0)) -> Figure:
    figure = Figure(figsize=size, dpi=100)
    draw_where_money_goes(figure, data, theme)
    FigureCanvasAgg(figure).draw()
    return figure


def test_the_dearest_come_first_and_the_rest_is_summed():
    forecast = many_markets()

    data = WhereMoneyGoes.of(forecast, top=7)

    assert data.names() == (*NAMES[:7], "3 more markets")
    assert data.by_market.sum() == forecast.total.micros
    assert data.by_market[0] == 2 * 1_000 * 62_500


def test_a_single_market_too_many_is_named_rather_than_summed():
    assert WhereMoneyGoes.of(many_markets(8), top=7).names() == NAMES[:8]


def test_markets_without_charges_are_left_out():
    assert "United States" not in WhereMoneyGoes.of(november_forecast()).names()


def test_bars_reach_the_cost_of_the_market():
    data = WhereMoneyGoes.of(many_markets())

    axes = drawn(data).axes[0]

    ends = [bar.get_x() + bar.get_width() for bar in axes.containers[-1]]
    assert ends == pytest.approx([micros / 1e6 for micros in data.by_market.tolist()])


def test_each_bar_carries_its_amount_and_the_axis_its_currency():
    axes = drawn(WhereMoneyGoes.of(many_markets(2))).axes[0]

    assert [text.get_text() for text in axes.texts] == ["125.00", "118.75"]
    assert axes.get_xlabel() == "Cost of the month (USD)"
    assert [label.get_text() for label in axes.get_yticklabels()] == ["Turkey", "Germany"]


def test_no_cost_gives_a_sentence_instead_of_axes():
    figure = drawn(WhereMoneyGoes.of(empty_forecast()))

    assert figure.axes == []
    assert [text.get_text() for text in figure.texts] == [
        "Where does the money go?",
        "No market costs anything this month.",
    ]


def test_the_table_has_every_market_and_adds_up_to_the_month():
    forecast = many_markets()

    table = table_of(Scene(forecast), LIGHT)

    assert len(table.rows) == len(NAMES) + 1
    assert table.rows[-1].cells[-1] == forecast.total
    assert table.selection(0, 1) == Selection(markets=("Turkey",), categories=(MARKETING,))


def test_a_part_of_a_bar_says_what_it_is_and_can_be_explained():
    figure = Figure(figsize=(9, 5), dpi=100)
    chart = draw_where_money_goes(figure, WhereMoneyGoes.of(many_markets(2)), LIGHT)
    FigureCanvasAgg(figure).draw()
    x, y = figure.axes[0].transData.transform((10, 0))

    spot = chart.spot_at(x, y)

    assert spot.selection == Selection(markets=("Turkey",), categories=(MARKETING,))
    assert spot.tip.rows == (("Marketing", "62.50"), ("Total", "125.00"))
    below = chart.spot_at(*figure.axes[0].transData.transform((10, 1)))
    assert below.selection == Selection(markets=("Germany",), categories=(MARKETING,))
    assert chart.spot_at(0, 0) is None
    assert len(chart.spots()) == 4


def test_taller_figures_name_more_markets():
    assert top_fitting(Figure(figsize=(5, 1))) == 3
    assert top_fitting(Figure(figsize=(5, 3))) == 5
    assert top_fitting(Figure(figsize=(16, 90))) == 15


@pytest.mark.parametrize("size", [(5.0, 3.0), (9.0, 5.0), (16.0, 9.0)])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_nothing_is_cut_off_and_names_do_not_touch(size, theme):
    top = top_fitting(Figure(figsize=size))
    figure = drawn(WhereMoneyGoes.of(many_markets(), top), theme, size)
    whole, axes = figure.bbox, figure.axes[0]
    names = [label.get_window_extent() for label in axes.get_yticklabels()]
    artists = (*figure.texts, *figure.legends, *axes.texts, axes.xaxis.label)

    for box in (*names, *(artist.get_window_extent() for artist in artists)):
        assert whole.x0 <= box.x0 < box.x1 <= whole.x1
        assert whole.y0 <= box.y0 < box.y1 <= whole.y1
    for upper, lower in pairwise(names):
        assert upper.y0 > lower.y1


def test_lines_of_a_low_picture_have_figures_the_last_with_its_unit_and_few_bars_are_high():
    figure = drawn(WhereMoneyGoes.of(many_markets(2)), size=(6.0, 1.6))

    (axes,) = figure.axes
    *_, last = (label.get_text() for label in axes.get_xticklabels())
    assert last.endswith(" USD")
    assert axes.get_xlabel() == ""
    ticks = [label.get_window_extent() for label in axes.get_xticklabels()]
    assert min(one.y0 for one in ticks) >= 0
    (first, *_) = axes.patches
    assert first.get_window_extent().height > 0.1 * figure.bbox.height
