"""The same plan under four sets of rules, side by side."""

from dataclasses import replace

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.forecasts import empty_forecast, four_bills, november_forecast, under
from tarife.billing.eras import ERAS
from tarife.charts.kit.palette import LIGHT
from tarife.charts.kit.voice import ENGLISH
from tarife.charts.questions.four_eras import draw_scene, shift_sentence, table_of
from tarife.charts.scene import Scene
from tarife.insight.eras import EraBill, Shift
from tarife.terms.money import Money

SCENE = Scene(november_forecast(), eras=four_bills())


def priced(era, tenths):
    made = SCENE.forecast
    charges = made.lines.charge_micros * tenths // 10
    lines = replace(made.lines, charge_micros=charges)
    return EraBill(era, replace(under(made, era=era), lines=lines))


def drawn(scene=SCENE, height_in=5.0):
    figure = Figure(figsize=(9, height_in), dpi=100)
    chart = draw_scene(figure, scene, LIGHT)
    FigureCanvasAgg(figure).draw()
    return chart, figure


def test_bars_reach_what_each_set_of_rules_charges():
    _, figure = drawn()

    ends = [bar.get_x() + bar.get_width() for bar in figure.axes[0].containers[-1]]
    costs = [bill.forecast.total.micros / 1e6 if bill.forecast else 0 for bill in SCENE.eras]
    assert ends == pytest.approx(costs)


@pytest.mark.parametrize(("height_in", "lines"), [(5.0, 2), (2.0, 1)])
def test_a_low_chart_names_rules_by_their_months_alone(height_in, lines):
    _, figure = drawn(height_in=height_in)

    labels = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert {len(label.splitlines()) for label in labels} == {lines}


def test_rules_that_cannot_price_the_plan_say_so_in_the_place_of_a_bar():
    _, figure = drawn()

    said = " ".join(figure.axes[0].texts[-1].get_text().split())
    assert said.startswith("cannot be priced: no USD card holds Brazil (service)")


def test_the_sentence_says_what_october_2026_did():
    _, figure = drawn()

    assert figure.texts[1].get_text() == (
        "October 2026 made this plan 268.81 USD dearer (25.0 %)."
    )


@pytest.mark.parametrize(
    ("shift", "said"),
    [
        (Shift(4_000_000, 3_000_000), "made this plan 1.00 USD cheaper (25.0 %)"),
        (Shift(4_000_000, 4_000_000), "changed nothing"),
        (Shift(0, 4_000_000), "cost 4.00 USD; before, it was free"),
    ],
)
def test_other_months_get_other_sentences(shift, said):
    assert said in shift_sentence(shift, "USD", ENGLISH)


def test_the_sentence_tells_the_difference_of_the_two_amounts_shown():
    said = shift_sentence(Shift(10_005_000, 24_000_000), "USD", ENGLISH)

    assert "13.99 USD" in said  # 24.00 less 10.01; exactly it is 13.995


def test_only_the_plans_own_rules_can_be_explained():
    chart, _ = drawn()

    asked = {spot.index for spot in chart.spots() if spot.selection is not None}
    assert asked == {3}


def test_the_table_has_a_dash_and_no_zero_for_what_has_no_price():
    table = table_of(SCENE, LIGHT)

    assert table.rows[0].cells[1] == "–"  # noqa: RUF001 - as tables show nothing
    assert "cannot be priced" in table.rows[0].cells[-1]
    assert table.rows[3].cells[-2] == SCENE.forecast.total


def test_cheaper_rules_are_less_than_the_plan_and_dearer_ones_more():
    own = SCENE.forecast.total
    scene = replace(SCENE, eras=(priced(ERAS[0], 7), priced(ERAS[1], 20), *SCENE.eras[2:]))

    differences = [row.cells[-1] for row in table_of(scene, LIGHT).rows]
    _, figure = drawn(scene)

    assert [row.micros for row in differences[:2]] == [
        scene.eras[0].forecast.total.micros - own.micros,
        scene.eras[1].forecast.total.micros - own.micros,
    ]
    assert differences[0].micros < 0 < differences[1].micros
    assert differences[3] == Money(0, "USD")
    ends = [text.get_text() for text in figure.axes[0].texts]
    assert ends[:2] == ["940.84  (−403.22)", "2,688.12  (+1,344.06)"]  # noqa: RUF001
    assert ends[3] == "1,344.06  (this plan)"


def test_rules_that_charge_as_much_as_the_plan_are_no_less():
    _, figure = drawn(replace(SCENE, eras=(priced(ERAS[2], 10), *SCENE.eras[3:])))

    assert figure.axes[0].texts[0].get_text() == "1,344.06  (+0.00)"


def test_a_plan_that_is_free_under_all_rules_says_so():
    made = empty_forecast()
    bills = tuple(EraBill(era, under(made, era=era)) for era in ERAS)

    _, figure = drawn(Scene(made, eras=bills))

    assert figure.texts[-1].get_text() == "This plan costs nothing under any set of rules."
