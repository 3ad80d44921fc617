"""The chart of caps: what each brings and costs, and between what it may lie."""

from decimal import Decimal

from matplotlib.figure import Figure

from tarife.charts.kit.palette import LIGHT
from tarife.charts.questions.caps import draw_caps
from tarife.insight.max_price import CapPoint, CapsPlayed

POINTS = tuple(
    CapPoint(Decimal(cap), is_estimated, many, many * 50_000, many * 70_000, many // 2)
    for cap, is_estimated, many in ((50, True, 2_000), (85, False, 5_000), (120, True, 8_000))
)
PLAYED = CapsPlayed(0, POINTS)


def drawn():
    figure = Figure((8, 2.4))
    return figure, draw_caps(figure, PLAYED, Decimal(85), "USD", LIGHT)


def test_deliveries_charges_and_replies_stand_over_the_cap():
    figure, _ = drawn()

    shown = [list(axes.lines[0].get_ydata()) for axes in figure.axes]
    assert shown == [[2_000, 5_000, 8_000], [140, 350, 560], [1_000, 2_500, 4_000]]
    units = [axes.get_ylabel() for axes in figure.axes]
    assert units == ["Delivered", "Meta's charges (USD)", "Customer messages"]
    for axes in figure.axes:
        assert list(axes.lines[0].get_xdata()) == [50, 85, 120]
        assert list(axes.lines[1].get_xdata()) == [85, 85]  # the plan's own cap


def test_between_two_estimates_the_band_reaches_from_row_to_row():
    figure, _ = drawn()
    (low_x, low_y), (high_x, high_y) = (
        figure.axes[0].collections[0].get_datalim(figure.axes[0].transData).get_points()
    )

    assert [low_x, low_y, high_x, high_y] == [50, 2_000, 120, 8_000]


def test_each_cap_tells_its_figures():
    _, found = drawn()

    assert [spot.tip.title for spot in found.spots()[:3]] == [
        *("Cap 50.00 USD", "Cap 85.00 USD", "Cap 120.00 USD"),
    ]
    assert found.spots()[1].tip.rows == (
        ("Delivered", "5,000"),
        ("Its charges", "250.00 USD"),
        ("All of Meta's charges", "350.00 USD"),
        ("Customer messages", "2,500"),
    )
