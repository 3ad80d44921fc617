"""The main chart shows its figures, and follows other ones without being drawn anew."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.transforms import Bbox

from helpers.forecasts import empty_forecast, november_forecast
from helpers.scenes import days_of, spread_of
from tarife.charts.daily.chart import DailyChart
from tarife.charts.daily.labels import bar_levels
from tarife.charts.kit.palette import DARK, HATCHES, LIGHT
from tarife.charts.kit.voice import ENGLISH
from tarife.charts.scene import Grouping
from tarife.insight.explain.selection import Selection
from tarife.terms.categories import CATEGORIES, Category

SIZES = [(5.0, 3.0), (9.0, 5.0), (16.0, 9.0)]
_LEVELS = 2  # of 255, which stamping a label may round off


def drawn(data, theme=LIGHT, size=(9.0, 5.0)):
    figure = Figure(figsize=size, dpi=100)
    chart = DailyChart(figure, theme)
    chart.draw(data)
    FigureCanvasAgg(figure).draw()
    return chart, figure


def scaled(part):
    """November at so many tenths of its cost."""
    made = november_forecast()
    charges = made.lines.charge_micros * part // 10
    return replace(made, lines=replace(made.lines, charge_micros=charges))


def areas(figure):
    """The stacks by label."""
    found = {area.get_label(): area for area in figure.axes[0].findobj(PathPatch)}
    return {label: area for label, area in found.items() if label and label[0] != "_"}


def line_named(figure, name):
    (found,) = [line for line in figure.axes[1].lines if line.get_label() == name]
    return found


def tops(figure):
    """How high the stack of each day reaches."""
    highest = [0.0] * 30
    for area in areas(figure).values():
        for across, up in area.get_path().vertices:
            highest[round(across)] = max(highest[round(across)], up)
    return highest


def test_bars_stack_to_the_cost_of_the_day_and_the_line_to_the_month_so_far():
    data = days_of(november_forecast())

    _, figure = drawn(data)

    assert tops(figure) == pytest.approx([micros / 1e6 for micros in data.by_day.tolist()])
    line = line_named(figure, "so_far")
    assert line.get_ydata() == pytest.approx(data.so_far / 1e6)


def test_every_stack_has_its_colour_and_pattern():
    _, figure = drawn(days_of(november_forecast()))

    patterns = [area.get_hatch() or "" for area in areas(figure).values()]
    assert patterns == [HATCHES[category] for category in CATEGORIES]


@pytest.mark.parametrize(
    ("grouping", "unit"),
    [(Grouping.CATEGORY, "Cost per day (USD)"), (Grouping.REASON, "Messages per day")],
)
def test_axes_say_what_they_count_in_which_unit(grouping, unit):
    bars, line = drawn(days_of(november_forecast(), grouping))[1].axes

    assert bars.get_ylabel() == unit
    assert line.get_ylabel() == "Month so far (USD)"


def test_the_title_is_the_question_and_the_total_stands_at_the_line():
    _, figure = drawn(days_of(november_forecast()))

    assert figure.texts[0].get_text() == "What does each day cost?"
    assert "1,344.06" in [text.get_text() for text in figure.axes[1].texts]


def test_mondays_are_labelled_and_weekends_shaded():
    axes = drawn(days_of(november_forecast()))[1].axes[0]

    labels = [label.get_text() for label in axes.get_xticklabels()]
    shaded = [patch.get_x() + 0.5 for patch in axes.patches if patch.get_zorder() == 0]
    assert labels == ["Mon 2 Nov", "Mon 9 Nov", "Mon 16 Nov", "Mon 23 Nov", "Mon 30 Nov"]
    assert [date(2026, 11, int(day) + 1).weekday() for day in shaded] == [6, *[5, 6] * 4]


def test_a_budget_says_when_it_runs_out():
    forecast = november_forecast()
    around = {"budget": Decimal(1000), "spread": spread_of(forecast)}

    _, figure = drawn(days_of(forecast, **around))

    budget = line_named(figure, "budget")
    assert set(budget.get_ydata()) == {1000.0}
    said = [text.get_text() for text in figure.axes[1].texts]
    assert "Budget 1,000.00 · runs out Tue 24 Nov, 20 Nov at the earliest" in said


@pytest.mark.parametrize(
    ("budget", "said"),
    [
        (2000, "Budget 2,000.00"),
        (1400, "Budget 1,400.00 · may run out 28 Nov"),
        (1_000_000, "Budget 1,000,000.00"),
    ],
)
def test_a_budget_that_holds_says_so(budget, said):
    forecast = november_forecast()
    data = days_of(forecast, budget=Decimal(budget), spread=spread_of(forecast))

    _, figure = drawn(data)

    assert said in [text.get_text() for text in figure.axes[1].texts]
    assert line_named(figure, "budget").get_ydata()[0] <= figure.axes[1].get_ylim()[1]


@pytest.mark.parametrize("other", [5, 12])
def test_the_plan_behind_a_scenario_is_named_at_its_line(other):
    _, figure = drawn(days_of(november_forecast(), ghost=scaled(other)))

    said = [text.get_text() for text in figure.axes[1].texts]
    assert any(text.startswith("Plan ") for text in said)


@pytest.mark.parametrize("size", [(9.0, 5.0), (6.0, 2.6)])
@pytest.mark.parametrize("grouping", [Grouping.CATEGORY, Grouping.REASON])
@pytest.mark.parametrize("budget", [None, 100, 700, 1000, 1400])
@pytest.mark.parametrize("ghost", [None, 8, 14])
def test_no_label_lies_on_a_bar_or_on_another_label(size, grouping, budget, ghost):
    around = {"budget": budget and Decimal(budget), "ghost": ghost and scaled(ghost)}
    data = days_of(november_forecast(), grouping, **around)

    _, figure = drawn(data, size=size)
    figure.canvas.draw()

    shown = [one for one in figure.axes[1].texts if one.get_visible() and one.get_text()]
    boxes = [one.get_window_extent() for one in shown]
    room = figure.axes[0].transData
    (bar,) = [n for n, one in enumerate(data.amounts.sum(axis=1)) if one == highest_of(data)]
    is_named = any(one.get_text().startswith(ENGLISH.days(data.days_of(bar))) for one in shown)
    assert is_named == (size[0] == 9.0)  # else it would stand above the bar of another week
    assert (budget is None) or any("Budget" in one.get_text() for one in shown)
    for number, level in enumerate(bar_levels(data)):
        left, bottom = room.transform((number - 0.4, 0))
        right, top = room.transform((number + 0.4, level))
        stands = Bbox([[left, bottom], [right, top]])
        assert not any(stands.overlaps(box) for box in boxes)
    for one, other in combinations(boxes, 2):
        assert not one.overlaps(other)


def highest_of(data):
    return data.amounts.sum(axis=1).max()


def test_other_figures_of_the_same_kind_are_followed():
    chart, figure = drawn(days_of(november_forecast()))
    before = list(figure.axes)
    data = days_of(scaled(9))

    assert chart.follow(data)

    assert figure.axes == before
    assert tops(figure) == pytest.approx([micros / 1e6 for micros in data.by_day.tolist()])
    assert line_named(figure, "so_far").get_ydata() == pytest.approx(data.so_far / 1e6)
    assert chart.data is data


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(days_of(scaled(30)), id="too high for the axes"),
        pytest.param(days_of(scaled(2)), id="too low for the axes"),
        pytest.param(days_of(november_forecast(), Grouping.MARKET), id="other series"),
        pytest.param(days_of(november_forecast(), ghost=scaled(9)), id="a ghost more"),
        pytest.param(days_of(empty_forecast()), id="nothing"),
    ],
)
def test_what_does_not_fit_is_not_followed(other):
    chart, figure = drawn(days_of(november_forecast()))
    before = tops(figure)

    assert not chart.follow(other)

    assert tops(figure) == before


@pytest.mark.parametrize("size", [(9.0, 5.0), (6.0, 1.6)])
@pytest.mark.parametrize("part", [2, 30])
def test_other_axes_look_as_if_everything_were_drawn_anew(part, size):
    data = days_of(scaled(part))
    chart, figure = drawn(days_of(november_forecast()), size=size)

    assert chart.rescale(data)

    figure.canvas.draw()
    anew = drawn(data, size=size)[1]
    pictures = [np.asarray(one.canvas.buffer_rgba()).astype(int) for one in (figure, anew)]
    assert np.abs(pictures[0] - pictures[1]).max() <= _LEVELS
    assert chart.has_best_axes(data)


@pytest.mark.parametrize("size", [(9.0, 5.0), (6.0, 1.6)])
def test_a_ghost_that_comes_or_goes_looks_as_if_everything_were_drawn_anew(size):
    bare = days_of(november_forecast())
    haunted = days_of(november_forecast(), ghost=scaled(9))
    for before, after in ((bare, haunted), (haunted, bare)):
        chart, figure = drawn(before, size=size)

        assert not chart.follow(after)
        assert chart.rescale(after)

        figure.canvas.draw()
        anew = drawn(after, size=size)[1]
        pictures = [np.asarray(one.canvas.buffer_rgba()).astype(int) for one in (figure, anew)]
        assert np.abs(pictures[0] - pictures[1]).max() <= _LEVELS


def test_other_series_need_everything_drawn_anew():
    chart, figure = drawn(days_of(november_forecast()))
    before = tops(figure)

    assert not chart.rescale(days_of(november_forecast(), Grouping.MARKET))

    assert tops(figure) == before


def test_another_size_is_drawn_anew():
    data = days_of(november_forecast())
    chart, figure = drawn(data)

    figure.set_size_inches(5, 2)

    assert not chart.follow(data)


def test_a_point_of_a_bar_is_its_day_and_category():
    chart, figure = drawn(days_of(november_forecast()))
    day = chart.data.days.index(date(2026, 11, 5))
    x, y = figure.axes[0].transData.transform((day, 10))

    spot = chart.spot_at(x, y)

    assert spot.selection == Selection(
        days=(date(2026, 11, 5),), categories=(Category.MARKETING,)
    )
    assert spot.index == day


def test_a_point_above_a_bar_is_its_day_and_one_outside_is_nothing():
    chart, figure = drawn(days_of(november_forecast()))
    axes = figure.axes[0]
    x, y = axes.transData.transform((2, axes.get_ylim()[1] * 0.99))

    assert chart.spot_at(x, y).selection == Selection(days=(date(2026, 11, 3),))
    assert chart.spot_at(1, 1) is None


def test_days_can_be_stepped_through():
    chart, _ = drawn(days_of(november_forecast()))

    assert [spot.index for spot in chart.spots()] == list(range(30))


def test_the_line_of_the_budget_can_be_gripped_and_read():
    chart, figure = drawn(days_of(november_forecast(), budget=Decimal(1000)))
    above = figure.axes[1]
    x, y = above.transData.transform((15, 1000))

    assert chart.is_at_budget(x, y + 3)
    assert not chart.is_at_budget(x, y + 30)
    assert not chart.is_at_budget(above.bbox.x0 - 20, y)
    assert chart.budget_at(y) == pytest.approx(1_000_000_000, rel=1e-6)
    assert chart.budget_at(-500) == 0


def test_a_marked_day_is_shaded_until_another_is():
    chart, _ = drawn(days_of(november_forecast()))
    mark = chart.moving[1]

    chart.mark(4)
    assert (mark.get_visible(), mark.get_x()) == (True, 3.5)
    chart.mark(None)
    assert not mark.get_visible()


def test_no_cost_gives_a_sentence_that_nothing_can_be_asked_of():
    chart, figure = drawn(days_of(empty_forecast()))

    assert figure.axes == []
    assert [text.get_text() for text in figure.texts] == [
        "What does each day cost?",
        "No traffic yet: with the first message each day's cost will stand here.",
    ]
    assert chart.spots() == ()
    assert chart.spot_at(10, 10) is None
    assert not chart.is_at_budget(10, 10)
    assert chart.budget_at(10) == 0
    assert chart.moving == ()
    chart.mark(1)
    chart.show_budget(days_of(empty_forecast()))


def test_drawing_again_leaves_nothing_of_the_old_chart():
    chart, figure = drawn(days_of(empty_forecast()))

    chart.draw(days_of(november_forecast()))
    chart.draw(days_of(november_forecast()))

    assert len(figure.axes) == 2
    assert len(figure.legends) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_nothing_is_cut_off(size, theme):
    _, figure = drawn(days_of(november_forecast()), theme, size)
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
    _, figure = drawn(days_of(november_forecast()), LIGHT, size)

    title = figure.texts[0].get_window_extent()
    legend = figure.legends[0].get_window_extent()
    unit = figure.axes[0].yaxis.label.get_window_extent()
    assert title.y0 > legend.y1
    assert legend.y0 > unit.y1
    assert unit.y0 > figure.axes[0].get_window_extent().y1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("part", [None, 8, 12])
def test_totals_stand_above_their_lines_within_the_axes_and_apart(size, part):
    """Under a high line's end they covered the bars of the last days."""
    data = days_of(november_forecast())
    if part is not None:
        data = replace(
            data, ghost=data.by_day.reshape(len(data.days), -1).sum(axis=1) * part // 10
        )
    _, figure = drawn(data, size=size)
    above = figure.axes[1]
    labels = [
        text
        for text in above.texts
        if text.get_visible() and ("1,344.06" in text.get_text() or "Plan" in text.get_text())
    ]
    boxes = sorted((text.get_window_extent() for text in labels), key=lambda box: box.y0)
    ends = [
        line.get_ydata()[-1] for line in above.lines if line.get_label() in {"so_far", "ghost"}
    ]
    end = above.transData.transform((0, max(ends)))[1]

    assert len(boxes) == (1 if part is None else 2)
    assert boxes[0].y0 >= end
    assert boxes[-1].y1 <= above.get_window_extent().y1 + 1
    assert all(low.y1 <= high.y0 + 1 for low, high in pairwise(boxes))


def test_a_low_picture_leaves_half_of_its_axes_to_the_figures():
    """At 1440 by 900 and 200 % two totals left the bars a quarter of 150 points."""
    data = replace(days_of(november_forecast(), ghost=scaled(9)), budget_micros=900_000_000)

    _, figure = drawn(data, size=(8.6, 2.0))

    for axes, highest in zip(figure.axes, (data.by_day, data.so_far), strict=True):
        assert highest.max() / 1e6 >= axes.get_ylim()[1] / 2
