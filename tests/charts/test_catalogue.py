"""Every chart is declared once."""

import pytest
from matplotlib.figure import Figure

from helpers.forecasts import november_forecast
from tarife.charts.catalogue import CHARTS, chart
from tarife.charts.style import LIGHT
from tarife.terms.problems import InputError


def test_names_and_questions_are_told_apart():
    assert len({known.id for known in CHARTS}) == len(CHARTS)
    assert all(known.title.endswith("?") for known in CHARTS)
    assert [chart(known.id) for known in CHARTS] == list(CHARTS)


@pytest.mark.parametrize("known", CHARTS, ids=lambda known: known.id)
def test_a_chart_shows_the_question_it_answers(known):
    figure = Figure()

    known.draw(figure, november_forecast(), LIGHT)

    assert figure.texts[0].get_text() == known.title


@pytest.mark.parametrize(
    ("name", "hint"),
    [("daily-cots", "did you mean 'daily-cost'?"), ("xyz", "daily-cost, where-money-goes")],
)
def test_an_unknown_chart_is_refused_with_a_remedy(name, hint):
    with pytest.raises(InputError) as caught:
        chart(name)

    assert repr(name) in str(caught.value)
    assert hint in str(caught.value)
