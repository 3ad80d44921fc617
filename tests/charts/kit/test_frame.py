"""Legends take as few rows as fit."""

from dataclasses import replace

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from tarife.charts.kit.frame import LegendEntry, begin, draw_legend, draw_sentence
from tarife.charts.kit.palette import LIGHT


def entries(labels):
    return [LegendEntry(Rectangle((0, 0), 1, 1), label) for label in labels]


@pytest.mark.parametrize(
    ("inches", "columns"),
    [
        pytest.param(16, 6, id="one row"),
        pytest.param(5, 3, id="two rows of three"),
        pytest.param(0.2, 1, id="no room at all"),
    ],
)
def test_the_width_decides_how_many_columns_a_legend_has(inches, columns):
    figure = Figure(figsize=(inches, 3))
    begin(figure, "A question?", LIGHT)

    draw_legend(figure, entries(["Marketing, wide"] * 6), LIGHT)

    assert figure.legends[0]._ncols == columns


def test_more_rows_reach_further_down():
    wide, narrow = Figure(figsize=(16, 3)), Figure(figsize=(3, 3))
    labels = ["Marketing", "Utility", "Authentication", "Service"]

    assert draw_legend(narrow, entries(labels), LIGHT) > draw_legend(
        wide, entries(labels), LIGHT
    )


def test_dollar_signs_of_a_name_are_no_formula():
    figure = Figure(figsize=(16, 3))
    begin(figure, "A question?", replace(LIGHT, subject=r"$\frac{$ and $5"))

    draw_legend(figure, entries([r"$\frac{$", "from $5 to $6"]), LIGHT)
    FigureCanvasAgg(figure).draw()  # which would raise

    texts = [text.get_text() for text in (*figure.texts, *figure.legends[0].get_texts())]
    assert texts[1:] == [r"$\frac{$", "from $5 to $6"]
    assert texts[0].endswith(r"$\frac{$ and $5")


def test_a_sentence_in_place_of_a_chart_breaks_where_the_figure_is_narrow():
    figure = Figure(figsize=(3, 2))
    canvas = FigureCanvasAgg(figure)
    draw_sentence(
        figure, "No scenario yet. Open “What if”, move a slider and keep it. " * 2, LIGHT
    )

    box = figure.texts[0].get_window_extent(canvas.get_renderer())
    assert 0 <= box.x0 < box.x1 <= figure.bbox.width


@pytest.mark.parametrize(
    ("inches", "rows", "cut"),
    [
        pytest.param((9, 1.6), 1, False, id="one row"),
        pytest.param((5, 1.6), 2, False, id="two rows"),
        pytest.param((5, 1.1), 1, True, id="no room for two rows of whole names"),
    ],
)
def test_a_low_picture_has_a_legend_too_whose_names_are_cut_before_bars_have_no_room(
    inches, rows, cut
):
    figure = Figure(figsize=inches)
    begin(figure, "A question?", LIGHT)
    labels = ["Charged: delivered", "Free: monthly allowance", "Free: entry point", "Too late"]

    end = draw_legend(figure, entries(labels), LIGHT)

    FigureCanvasAgg(figure).draw()
    texts = [text for legend in figure.legends for text in legend.get_texts()]
    assert len(figure.legends) == rows
    assert [text.get_text() != label for text, label in zip(texts, labels, strict=True)] == [
        cut and len(label) > 12 for label in labels
    ]
    assert max(text.get_window_extent().x1 for text in texts) <= figure.bbox.x1
    assert figure.get_figheight() * 72 - end > 56
