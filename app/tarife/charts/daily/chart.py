"""The main chart: days, month so far and budget, drawn once and then moved."""

from datetime import date
from typing import Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from tarife.charts.daily.bars import DayBars, edges
from tarife.charts.daily.data import DailyCost
from tarife.charts.daily.lines import (
    END_ROW_PT,
    PEAK_ROW_PT,
    MonthLines,
    highest_under_totals,
    names_peak,
    says_when_gone,
)
from tarife.charts.daily.units import (
    MESSAGES_PER,
    cost_per,
    question_of,
    so_far_text,
)
from tarife.charts.kit.axes import (
    BOTTOM_PT,
    AmountAxis,
    intervals_fitting,
    set_days,
    set_labels,
    set_scale,
    unit_row_pt,
    write_unit,
)
from tarife.charts.kit.frame import (
    begin,
    draw_legend,
    draw_sentence,
    is_low,
    label_room_pt,
    set_margins,
)
from tarife.charts.kit.hit_testing import Spot
from tarife.charts.kit.palette import ChartTheme
from tarife.charts.kit.style import EDGE_PT, Margins
from tarife.charts.kit.upright_bars import BAR_WIDTH
from tarife.forecast.totals import Unit
from tarife.terms.money import MICROS

_AROUND_PT: Final = 110  # what stands above and below the axes


_BUDGET_IN_SIGHT: Final = 2.5
_LEAST_FILLED: Final = 0.35
_GRIP_PX: Final = 6.0


class DailyChart:
    """Draws `DailyCost` on a figure, and moves what it drew as long as the axes hold."""

    def __init__(self, figure: Figure, theme: ChartTheme, *, is_live: bool = False) -> None:
        self._figure = figure
        self._theme = theme
        self._is_live = is_live
        self._data: DailyCost | None = None
        self._bars: DayBars | None = None
        self._lines: MonthLines | None = None
        self._mark: Rectangle | None = None
        self._chosen: Rectangle | None = None
        self._axes: tuple[Axes, Axes] | None = None
        self._scales: tuple[AmountAxis, AmountAxis] | None = None
        self._inches = (0.0, 0.0)
        self._top_pt = 0.0
        self._is_named = True

    @property
    def moving(self) -> tuple[Artist, ...]:
        """What moves over the axes, the lowest first; a live figure draws it by itself."""
        if not (self._bars and self._lines and self._mark and self._chosen):
            return ()
        return (self._chosen, self._mark, *self._bars.artists, *self._lines.artists)

    @property
    def data(self) -> DailyCost | None:
        """What is drawn."""
        return self._data

    def draw(self, data: DailyCost) -> None:
        """Draw everything anew, with axes that fit."""
        theme, voice = self._theme, self._theme.voice
        self._data, self._bars, self._lines, self._axes = data, None, None, None
        self._inches = tuple(self._figure.get_size_inches())
        begin(self._figure, voice.tell(question_of(data.unit, data.grouping)), theme)
        if data.is_empty:
            nothing = voice.say(
                "No traffic yet: with the first message each day's cost will stand here."
            )
            draw_sentence(self._figure, nothing, theme)
            return
        axes = self._figure.add_subplot()
        above = axes.twinx()
        self._axes = (axes, above)
        left, right = self._set_scales(data)
        axes.grid(axis="y", color=theme.line, linewidth=0.8)
        self._bars = DayBars(axes, data, theme)
        self._lines = MonthLines(above, axes, data, theme)
        self._mark = axes.axvspan(0, 0, color=theme.muted, alpha=0.18, linewidth=0)
        self._chosen = axes.axvspan(0, 0, color=theme.accent, alpha=0.16, linewidth=0)
        for band in (self._mark, self._chosen):
            band.set_visible(False)
        width = self._figure.get_figwidth() * 72 - left - right - 2 * EDGE_PT
        _set_bars(axes, data, theme, width)
        self._write_legend(data)
        self._raise_roof(data)  # now that the legend has its rows
        self._make_room(data, left, right)
        self._place_labels(data)
        for artist in self.moving:
            artist.set_animated(self._is_live)

    def _write_legend(self, data: DailyCost) -> None:
        if self._bars is not None and self._lines is not None:
            self._figure.legends.clear()
            entries = [*self._bars.entries, *self._lines.entries(data)]
            self._top_pt = draw_legend(self._figure, entries, self._theme)

    def _set_scales(self, data: DailyCost) -> tuple[float, float]:
        """Put ticks that fit on both axes.

        Returns:
            The room that the labels at the left and at the right need, in points.
        """
        if self._axes is None:
            return 0.0, 0.0
        theme, voice = self._theme, self._theme.voice
        self._scales = daily, so_far = self._fitting(data)
        is_tight = is_low(self._figure)
        counted = voice.say("Messages").lower() if data.counts_messages else data.currency
        at_left = set_scale(self._axes[0], daily, theme, counted if is_tight else "")
        at_right = set_scale(self._axes[1], so_far, theme, data.currency if is_tight else "")
        self._raise_roof(data)
        return label_room_pt(at_left, theme), label_room_pt(at_right, theme)

    def _raise_roof(self, data: DailyCost) -> None:
        """Leave room for what stands above bars and ends of lines, on both axes alike."""
        if self._axes is None:
            return
        around_pt: float = _AROUND_PT
        if is_low(self._figure):
            around_pt = self._top_pt + unit_row_pt(self._figure) + BOTTOM_PT
        height_pt = max(self._figure.get_figheight() * 72 - around_pt, 3 * END_ROW_PT)
        rows = 1 if data.ghost is None else 2
        highest = max(data.total.micros, 0 if data.ghost is None else int(data.ghost.sum()))
        said = END_ROW_PT * says_when_gone(self._axes[1], data)
        below_totals = 1 - (4 + rows * END_ROW_PT + said) / height_pt
        bars = highest_under_totals(data, self._figure.get_figwidth() * 72) / below_totals
        said += PEAK_ROW_PT * names_peak(self._axes[1])
        if said:
            bars = max(bars, _highest_day(data) / (1 - (4 + said) / height_pt))
        tops = [axes.get_ylim()[1] * MICROS for axes in self._axes]
        lift = max(1.0, bars / tops[0], highest / below_totals / tops[1])
        for axes in self._axes:
            axes.set_ylim(0, axes.get_ylim()[1] * lift)

    def _make_room(self, data: DailyCost, left: float, right: float) -> None:
        """Leave room for the labels beside the axes, in points, and for what stands above."""
        if not is_low(self._figure):
            self._write_units(data, left, right)
        top = self._top_pt + unit_row_pt(self._figure)
        set_margins(self._figure, Margins(left + EDGE_PT, right + EDGE_PT, top, BOTTOM_PT))

    def _write_units(self, data: DailyCost, left_pt: float, right_pt: float) -> None:
        voice = self._theme.voice
        if self._axes is not None:
            each = voice.tell(MESSAGES_PER[data.unit])
            if not data.counts_messages:
                each = voice.tell(cost_per(data.unit, data.currency))
            write_unit(self._axes[0], each, -left_pt, self._theme)
            write_unit(
                self._axes[1],
                so_far_text(data.unit, data.currency, voice),
                right_pt,
                self._theme,
            )

    def follow(self, data: DailyCost) -> bool:
        """Move what is drawn to other figures, if axes, days and series still fit.

        Returns:
            Whether they did; if not, nothing has moved.
        """
        is_fitting = self._holds(data) and self._explains(data) and self._is_inside(data)
        if is_fitting:
            self._move(data)
            self._place_labels(data)
        return is_fitting

    def rescale(self, data: DailyCost) -> bool:
        """Move what is drawn to other figures, on axes and under a legend that fit them.

        Everything else stays, so that this takes half as long as drawing everything anew; the
        figure has to be drawn afterwards.

        Returns:
            Whether days and series still fit; if not, nothing has moved.
        """
        if not self._holds(data):
            return False
        is_explained = self._explains(data)
        room = self._set_scales(data)
        self._move(data)
        if not is_explained:  # its signs look like what they explain, seen or not
            self._write_legend(data)
        self._make_room(data, *room)
        self._place_labels(data)
        return True

    def _place_labels(self, data: DailyCost) -> None:
        if self._lines is not None:
            self._is_named = self._lines.place_labels(data)

    def _move(self, data: DailyCost) -> None:
        if self._bars is None or self._lines is None:
            return
        self._data = data
        self._bars.show(data)
        self._lines.show(data)

    def has_best_axes(self, data: DailyCost) -> bool:
        """Tell whether the axes would be the same if everything were drawn anew."""
        return self._is_named and self._scales == self._fitting(data)

    def show_budget(self, data: DailyCost) -> None:
        """Move the budget alone, whatever the axes."""
        if self._lines is not None:
            self._data = data
            self._lines.show(data)
            self._place_labels(data)

    def mark(self, index: int | None) -> None:
        """Shade the day under a pointer, or none."""
        if self._mark is not None:
            self._mark.set_visible(index is not None)
            self._mark.set_x(-1 if index is None else index - 0.5)
            self._mark.set_width(1)

    def choose(self, days: tuple[date, ...]) -> None:
        """Band the bars of days that were asked about; no days, or all, leave none banded."""
        if self._chosen is None or self._data is None:
            return
        bars = self._data.bars
        positions = [
            index
            for index, bar in enumerate(bars)
            if any(self._data.days[day] in days for day in bar)
        ]
        self._chosen.set_visible(0 < len(positions) < len(bars))
        if positions:
            self._chosen.set_x(positions[0] - 0.5)
            self._chosen.set_width(positions[-1] - positions[0] + 1)

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Find the day, and the part of its bar, at a point of the figure in pixels."""
        if self._axes is None or self._data is None:
            return None
        axes = self._axes[0]
        if not axes.bbox.contains(x, y):
            return None
        across, up = axes.transData.inverted().transform((x, y))
        index = min(max(round(across), 0), len(self._data.bars) - 1)
        series = None
        if abs(across - index) <= BAR_WIDTH / 2:
            tops = edges(self._data)[index]
            inside = np.flatnonzero((tops[:-1] <= up) & (up < tops[1:]))
            series = int(inside[0]) if len(inside) else None
        return self._data.spot(index, series, self._theme.voice)

    def spots(self) -> tuple[Spot, ...]:
        """List the days."""
        if self._data is None or self._axes is None:
            return ()
        voice = self._theme.voice
        return tuple(self._data.spot(n, None, voice) for n in range(len(self._data.bars)))

    def is_at_budget(self, x: float, y: float) -> bool:
        """Tell whether a point of the figure, in pixels, is on the line of the budget."""
        if self._axes is None or self._data is None or self._data.budget_micros is None:
            return False
        above = self._axes[1]
        level = min(self._data.budget_micros / MICROS, above.get_ylim()[1])
        line = above.transData.transform((0, level))[1]
        return bool(above.bbox.x0 <= x <= above.bbox.x1 and abs(y - line) <= _GRIP_PX)

    def budget_at(self, y: float) -> int:
        """Tell which budget a height of the figure, in pixels, stands for, in micros."""
        if self._axes is None:
            return 0
        above = self._axes[1]
        amount = above.transData.inverted().transform((0, y))[1]
        return int(min(max(amount, 0.0), above.get_ylim()[1]) * MICROS)

    def _fitting(self, data: DailyCost) -> tuple[AmountAxis, AmountAxis]:
        intervals = intervals_fitting(self._figure)
        return (
            AmountAxis.up_to(_highest_day(data), intervals),
            AmountAxis.up_to(_highest_month(data), intervals),
        )

    def _holds(self, data: DailyCost) -> bool:
        drawn = self._data
        is_resized = self._inches != tuple(self._figure.get_size_inches())
        if drawn is None or self._axes is None or is_resized:
            return False
        alike = all(
            getattr(drawn, name) == getattr(data, name)
            for name in ("days", "series", "labels", "currency", "grouping")
        )
        return alike and not data.is_empty

    def _explains(self, data: DailyCost) -> bool:
        """Tell whether the legend names what there is: a band and a ghost come and go."""
        drawn = self._data
        return (
            drawn is not None
            and all(
                (getattr(drawn, name) is None) == (getattr(data, name) is None)
                for name in ("band", "ghost")
            )
            and bool(drawn.steps) == bool(data.steps)
            and drawn.real_to == data.real_to
        )

    def _is_inside(self, data: DailyCost) -> bool:
        """Tell whether the axes have room for the figures, and not far too much."""
        return (
            self._axes is not None
            and _fits(_highest_day(data), self._axes[0])
            and _fits(_highest_month(data), self._axes[1])
        )


def draw_daily_cost(figure: Figure, data: DailyCost, theme: ChartTheme) -> DailyChart:
    """Draw bars of each day stacked by a grouping, and the month so far."""
    chart = DailyChart(figure, theme)
    chart.draw(data)
    return chart


def _highest_day(data: DailyCost) -> int:
    """Give the highest bar, in micros; a message counts as a unit of currency."""
    highest = int(data.amounts.sum(axis=1).max())
    if data.counts_messages:
        return highest * MICROS
    ghost = data.ghost_by_bar
    return highest if ghost is None else max(highest, int(ghost.max()))


def _set_bars(axes: Axes, data: DailyCost, theme: ChartTheme, room_pt: float) -> None:
    """Label days by weekday, and weeks and months by the day or month they begin with."""
    if data.unit is Unit.DAY:
        set_days(axes, data.days, theme, room_pt)
        return
    firsts = [data.days[bar[0]] for bar in data.bars]
    is_months = data.unit is Unit.MONTH
    write = theme.voice.month if is_months else theme.voice.short
    set_labels(axes, [write(day) for day in firsts], room_pt)


def _highest_month(data: DailyCost) -> int:
    """Give the highest point of the lines; a budget far above them does not flatten them."""
    highest = data.total.micros
    if data.ghost is not None:
        highest = max(highest, int(data.ghost.sum()))
    if data.band is not None:
        highest = max(highest, int(data.band.high[-1]))
    budget = max([data.budget_micros or 0, *(step.level_micros for step in data.steps)])
    return max(highest, budget) if budget <= highest * _BUDGET_IN_SIGHT else highest


def _fits(highest_micros: int, axes: Axes) -> bool:
    top = axes.get_ylim()[1]
    return top * _LEAST_FILLED <= highest_micros / MICROS <= top
