"""Which messages are free, and why."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.forecasts import SERVICE, november_forecast
from tarife.billing.ledger import Reason
from tarife.charts.kit.palette import LIGHT
from tarife.charts.questions.free_or_paid import FreeOrPaid, draw_scene, table_of
from tarife.charts.scene import Scene
from tarife.insight.explain.selection import Selection


def drawn(height=5.0):
    figure = Figure(figsize=(9, height), dpi=100)
    chart = draw_scene(figure, Scene(november_forecast()), LIGHT)
    FigureCanvasAgg(figure).draw()
    return chart, figure.axes[0]


def test_every_message_has_one_fate():
    forecast = november_forecast()

    data = FreeOrPaid.of(forecast)

    assert data.messages.sum() == forecast.lines.messages.sum()
    assert data.with_all[0].sum() == data.messages.sum()


def test_each_bar_is_whole():
    _, axes = drawn()

    ends = [bar.get_x() + bar.get_width() for bar in axes.containers[-1]]
    assert ends == pytest.approx([100.0] * len(ends))


def test_each_bar_says_how_many_are_free():
    forecast = november_forecast()
    free = int(forecast.lines.messages[forecast.lines.free].sum())
    sent = int(forecast.lines.messages.sum())

    _, axes = drawn()

    assert axes.texts[0].get_text() == f"{free:,} of {sent:,} free"


def test_a_part_stands_for_its_category_and_reason():
    chart, axes = drawn()
    names = [label.get_text() for label in axes.get_yticklabels()]
    bars = {bars.get_label(): bars for bars in axes.containers}
    bar = bars["Free: monthly allowance"][names.index("Your replies")]
    middle = (bar.get_x() + bar.get_width() / 2, bar.get_y() + bar.get_height() / 2)

    spot = chart.spot_at(*axes.transData.transform(middle))

    assert spot.selection == Selection(categories=(SERVICE,), reasons=(Reason.FREE_TIER,))
    assert spot.tip.title == "Your replies"


def test_the_table_adds_up_to_all_messages():
    forecast = november_forecast()

    *_, total = table_of(Scene(forecast), LIGHT).rows

    assert total.cells[-1] == forecast.lines.messages.sum()
    assert sum(total.cells[1:-1]) == total.cells[-1]


def test_in_a_low_picture_names_lie_apart_and_nothing_is_written_on_thin_bars():
    _, high = drawn()
    _, low = drawn(1.1)

    said = [text.get_text() for text in low.texts]
    assert not [text for text in said if text.endswith("%")]
    shares = [text for text in high.texts if text.get_text().endswith("%")]
    bars = [bar.get_window_extent() for part in high.containers for bar in part]
    assert shares
    assert not any(text.get_window_extent().overlaps(bar) for text in shares for bar in bars)
    first, second, *_ = (label.get_window_extent() for label in low.get_yticklabels())
    assert first.y0 >= second.y1


def test_a_narrow_table_never_adds_up_what_is_free_and_what_was_not_sent():
    table = table_of(Scene(november_forecast()), LIGHT)
    kinds = [title.partition(":")[0] for title in table.columns]
    assert kinds.count("Free") > 1

    for fewer in range(len(table.columns)):
        narrow = table.narrowed(fewer, "Others")
        *_, total = narrow.rows
        free = sum(
            count
            for title, count in zip(narrow.columns, total.cells, strict=True)
            if title.startswith("Free")
        )
        assert free == november_forecast().lines.messages[november_forecast().lines.free].sum()
    assert narrow.columns.count("Free") == 1
