"""Every chart is declared once."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from helpers.forecasts import empty_forecast, four_bills, november_forecast
from tarife.assets import load_markets
from tarife.charts.catalogue import CHARTS, chart
from tarife.charts.kit.palette import DARK, LIGHT
from tarife.charts.scene import Scene, Variant
from tarife.insight.tiers import tier_usages
from tarife.terms.problems import InputError

WHOLE = Scene(
    november_forecast(),
    eras=four_bills(),
    tiers=tier_usages(november_forecast(), load_markets()),
    variants=(
        Variant("Plan", november_forecast()),
        Variant("Everything that marketing wants for the autumn", november_forecast()),
    ),
)


def test_names_and_questions_are_told_apart():
    assert len({known.id for known in CHARTS}) == len(CHARTS)
    assert all(known.title.endswith("?") for known in CHARTS)
    assert [chart(known.id) for known in CHARTS] == list(CHARTS)


@pytest.mark.parametrize("known", CHARTS, ids=lambda known: known.id)
def test_a_chart_shows_the_question_it_answers(known):
    figure = Figure()

    known.draw(figure, Scene(november_forecast()), LIGHT)

    assert figure.texts[0].get_text() == known.title


@pytest.mark.parametrize("known", CHARTS, ids=lambda known: known.id)
def test_a_chart_has_a_table_with_as_many_cells_as_columns(known):
    table = known.table(WHOLE, LIGHT)

    assert table.rows
    assert {len(row.cells) for row in table.rows} == {len(table.columns)}
    assert len(table.about) in (0, len(table.columns))


@pytest.mark.parametrize("known", CHARTS, ids=lambda known: known.id)
def test_a_chart_of_an_empty_month_says_so(known):
    figure = Figure()

    drawn = known.draw(figure, Scene(empty_forecast()), LIGHT)

    assert len(figure.texts) == 2
    assert figure.texts[1].get_text().endswith((".", "…"))
    assert drawn.spots() == ()


@pytest.mark.parametrize("size", [(7.7, 1.5), (5.3, 2.9), (12.0, 5.0)])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("known", CHARTS, ids=lambda known: known.id)
def test_no_text_of_a_chart_leaves_its_figure(known, theme, size):
    figure = Figure(figsize=size, dpi=100)
    canvas = FigureCanvasAgg(figure)
    known.draw(figure, WHOLE, theme)
    canvas.draw()

    for text in figure.findobj(Text):
        if text.get_visible() and text.get_text():
            box = text.get_window_extent()
            assert box.x0 >= -1, text
            assert box.x1 <= figure.bbox.x1 + 1, text
            assert box.y0 >= -1, text
            assert box.y1 <= figure.bbox.y1 + 1, text


@pytest.mark.parametrize(
    ("name", "hint"),
    [("daily-cots", "did you mean 'daily-cost'?"), ("xyz", "daily-cost, where-money-goes")],
)
def test_an_unknown_chart_is_refused_with_a_remedy(name, hint):
    with pytest.raises(InputError) as caught:
        chart(name)

    assert repr(name) in str(caught.value)
    assert hint in str(caught.value)
