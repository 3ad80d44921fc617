"""The chart of real and coming costs: every day, each in its own state."""

from datetime import date
from types import SimpleNamespace

from matplotlib.figure import Figure

from tarife.charts.kit.palette import LIGHT
from tarife.charts.questions.so_far import draw_status
from tarife.insight.actuals.status import DayState, DayStatus


def a_status():
    states = [*[DayState.KNOWN] * 9, DayState.UNKNOWN, *[DayState.COMING] * 20]
    days = tuple(
        DayStatus(date(2026, 11, n), state, n * 1_000_000, 15_000_000)
        for n, state in enumerate(states, start=1)
    )
    return SimpleNamespace(days=days, currency="USD")


def test_each_day_says_what_it_cost_or_will_beside_its_plan():
    figure = Figure((6, 4))
    spots = draw_status(figure, a_status(), LIGHT).spots()

    assert len(spots) == 30
    assert spots[8].tip.rows == (("Actual", "9.00 USD"), ("Plan", "15.00 USD"))
    assert [name for name, _ in spots[9].tip.rows] == ["Not known, as planned", "Plan"]
    assert spots[29].tip.rows[0] == ("Forecast", "30.00 USD")


def test_days_of_a_state_have_one_look_and_the_plan_lies_over_all():
    figure = Figure((6, 4))
    draw_status(figure, a_status(), LIGHT)
    axes = figure.axes[0]

    bars = [bar for bars in axes.containers for bar in bars]
    looks = [(bar.get_facecolor(), bar.get_hatch()) for bar in bars]
    assert [(bar.get_center()[0], bar.get_height()) for bar in bars] == [
        (n, n + 1) for n in range(30)
    ]
    assert len(set(looks[:9])) == len(set(looks[10:])) == 1
    assert len({looks[0], looks[9], looks[29]}) == 3
    (legend,) = figure.legends or [axes.get_legend()]
    said = [text.get_text() for text in legend.get_texts()]
    assert said == ["Actual", "Not known, as planned", "Forecast", "Plan"]
