"""The chart of daily cost shows exactly what the forecast says."""

from dataclasses import replace
from datetime import date

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.forecasts import (
    DELIVERED,
    MARKETING,
    Line,
    empty_forecast,
    june_forecast,
    ledger_lines,
    november_forecast,
)
from tarife.charts.daily_cost import NOTHING, TITLE, DailyCost, draw_daily_cost
from tarife.charts.style import DARK, HATCHES, LIGHT
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import CATEGORIES

SIZES = [(5.0, 3.0), (9.0, 5.0), (16.0, 9.0)]


def drawn(data: DailyCost, theme=LIGHT, size=(9.0, 5.0)) -> Figure:
    figure = Figure(figsize=size, dpi=100)
    draw_daily_cost(figure, data, theme)
    FigureCanvasAgg(figure).draw()
    return figure


def test_the_data_are_the_charges_of_each_day_to_the_micro():
    forecast = november_forecast()

    data = DailyCost.of(forecast)

    assert data.total == forecast.total
    assert data.so_far[-1] == forecast.total.micros
    assert data.days == forecast.plan.month.dates()
    assert data.categories == CATEGORIES
    assert data.charge_micros.dtype.kind == "i"


def test_only_categories_that_cost_something_are_shown():
    assert [category.value for category in DailyCost.of(june_forecast()).categories] == [
        "marketing",
        "service",
    ]


def test_bars_stack_to_the_cost_of_the_day_and_the_line_to_the_month_so_far():
    data = DailyCost.of(november_forecast())

    bars, line = drawn(data).axes

    tops = [
        max(stack[day].get_y() + stack[day].get_height() for stack in bars.containers)
        for day in range(30)
    ]
    assert tops == pytest.approx([micros / 1e6 for micros in data.by_day.tolist()])
    assert line.lines[0].get_ydata() == pytest.approx(data.so_far / 1e6)


def test_every_stack_has_its_colour_and_pattern():
    data = DailyCost.of(november_forecast())

    bars = drawn(data).axes[0]

    patterns = [stack[0].get_hatch() or "" for stack in bars.containers]
    assert patterns == [HATCHES[category] for category in data.categories]


def test_axes_say_what_they_count_in_which_currency():
    bars, line = drawn(DailyCost.of(june_forecast())).axes

    assert bars.get_ylabel() == "Cost per day (IDR)"
    assert line.get_ylabel() == "Month so far (IDR)"


def test_the_title_is_the_question_and_the_total_stands_at_the_line():
    figure = drawn(DailyCost.of(november_forecast()))

    assert figure.texts[0].get_text() == TITLE
    assert [text.get_text() for text in figure.axes[1].texts] == ["1,344.06"]


def test_mondays_are_labelled_and_weekends_shaded():
    axes = drawn(DailyCost.of(november_forecast())).axes[0]

    labels = [label.get_text() for label in axes.get_xticklabels()]
    shaded = [patch.get_x() + 0.5 for patch in axes.patches if patch.get_zorder() == 0]
    assert labels == ["Mon 2 Nov", "Mon 9 Nov", "Mon 16 Nov", "Mon 23 Nov", "Mon 30 Nov"]
    assert [date(2026, 11, int(day) + 1).weekday() for day in shaded] == [6, *[5, 6] * 4]


def test_a_short_stretch_labels_every_day():
    month = BillingMonth(2026, 11)
    lines = ledger_lines([Line(2, "Turkey", MARKETING, DELIVERED, 10, "0.0109")], month)
    data = DailyCost.of(replace(november_forecast(), lines=lines))
    week = replace(data, days=data.days[:3], charge_micros=data.charge_micros[:3])

    axes = drawn(week).axes[0]

    assert [label.get_text() for label in axes.get_xticklabels()] == [
        "1 Nov",
        "2 Nov",
        "3 Nov",
    ]


def test_no_cost_gives_a_sentence_instead_of_axes():
    figure = drawn(DailyCost.of(empty_forecast()))

    assert figure.axes == []
    assert [text.get_text() for text in figure.texts] == [TITLE, NOTHING]


def test_drawing_again_leaves_nothing_of_the_old_chart():
    figure = drawn(DailyCost.of(empty_forecast()))

    draw_daily_cost(figure, DailyCost.of(november_forecast()), DARK)
    draw_daily_cost(figure, DailyCost.of(november_forecast()), DARK)

    assert len(figure.axes) == 2
    assert len(figure.legends) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_nothing_is_cut_off(size, theme):
    figure = drawn(DailyCost.of(november_forecast()), theme, size)
    whole = figure.bbox
    labels = [label for axes in figure.axes for label in axes.get_yticklabels()]
    labels += figure.axes[0].get_xticklabels()
    labels += [axes.yaxis.label for axes in figure.axes]

    for artist in (*figure.texts, *figure.legends, *labels):
        box = artist.get_window_extent()
        assert whole.x0 <= box.x0 < box.x1 <= whole.x1, artist
        assert whole.y0 <= box.y0 < box.y1 <= whole.y1, artist


@pytest.mark.parametrize("size", SIZES)
def test_title_legend_and_axes_do_not_overlap(size):
    figure = drawn(DailyCost.of(november_forecast()), LIGHT, size)

    title = figure.texts[0].get_window_extent()
    legend = figure.legends[0].get_window_extent()
    unit = figure.axes[0].yaxis.label.get_window_extent()
    assert title.y0 > legend.y1
    assert legend.y0 > unit.y1
    assert unit.y0 > figure.axes[0].get_window_extent().y1
