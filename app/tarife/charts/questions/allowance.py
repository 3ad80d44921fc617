"""How the month's free replies are used, day by day, beside what else becomes of replies."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from tarife.billing.ledger import REASONS, Reason
from tarife.charts.kit.axes import (
    BOTTOM_PT,
    UNIT_ROW_PT,
    Scale,
    intervals_fitting,
    set_days,
    set_scale,
    write_unit,
)
from tarife.charts.kit.frame import (
    LegendEntry,
    begin,
    draw_legend,
    draw_sentence,
    draw_subtitle,
    fill_sign,
    label_room_pt,
    set_margins,
)
from tarife.charts.kit.hit_testing import Box, Spot, Still, Tip
from tarife.charts.kit.style import (
    EDGE_PT,
    HATCH_PT,
    LABEL_PT,
    ChartTheme,
    Margins,
    reason_fill,
)
from tarife.charts.kit.table import Cell, Row, Table
from tarife.charts.kit.words import Words
from tarife.charts.scene import Scene
from tarife.forecast.result import Forecast
from tarife.insight.allowance import AllowanceUse, allowance_use
from tarife.insight.explain.selection import Selection
from tarife.terms import categories
from tarife.terms.arrays import Counts
from tarife.terms.categories import Category
from tarife.terms.money import MICROS

_BAR_WIDTH = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Replies:
    """What becomes of the replies of each day.

    Attributes:
        days: The days in order.
        reasons: What became of any.
        messages: How many.
        use: The month's allowance, if these rules have one.

    Shape:
        ``messages``: ``(days, reasons)``.
    """

    days: tuple[date, ...]
    reasons: tuple[Reason, ...]
    messages: Counts
    use: AllowanceUse | None

    @classmethod
    def of(cls, forecast: Forecast) -> "Replies":
        """Take the replies of a forecast."""
        lines = forecast.lines
        rows = lines.category == categories.SERVICE
        table: Counts = np.zeros((lines.calendar.days, len(REASONS)), dtype=np.int64)
        np.add.at(table, (lines.day[rows], lines.reason[rows]), lines.messages[rows])
        used = np.flatnonzero(table.any(axis=0))
        return cls(
            lines.calendar.dates(),
            tuple(REASONS[code] for code in used),
            table[:, used],
            allowance_use(forecast),
        )


def draw_scene(figure: Figure, scene: Scene, theme: ChartTheme) -> Still:
    """Draw the replies of each day by their fate, and the allowance as it is used."""
    words, data = theme.words, Replies.of(scene.forecast)
    begin(figure, words.allowance_title, theme)
    if not data.messages.any():
        draw_sentence(figure, words.allowance_nothing, theme)
        return Still()
    top = draw_subtitle(figure, _answer(data.use, words), theme)
    axes = figure.add_subplot()
    intervals = intervals_fitting(figure)
    daily = Scale.up_to(int(data.messages.sum(axis=1).max()) * MICROS, intervals)
    set_scale(axes, daily, theme)
    axes.grid(axis="y", color=theme.line, linewidth=0.8)
    entries = _draw_bars(axes, data, theme)
    left = label_room_pt(daily.labels, theme)
    right = left
    write_unit(axes, words.replies_a_day, -left, theme)
    if data.use is not None:
        used = Scale.up_to(max(data.use.size, int(data.use.so_far[-1]), 1) * MICROS, intervals)
        above = axes.twinx()
        set_scale(above, used, theme)
        right = label_room_pt(used.labels, theme)
        write_unit(above, words.used_axis, right, theme)
        entries.append(_draw_use(above, data, data.use, theme))
    width = figure.get_figwidth() * 72 - left - right - 2 * EDGE_PT
    set_days(axes, data.days, theme, width)
    head = draw_legend(figure, entries, theme, top) + UNIT_ROW_PT
    set_margins(figure, Margins(left + EDGE_PT, right + EDGE_PT, head, BOTTOM_PT))
    return Still(tuple(_place(axes, daily, data, n, words) for n in range(len(data.days))))


def table_of(scene: Scene, theme: ChartTheme) -> Table:
    """Write the replies of each day as a table, with their sums."""
    words, data = theme.words, Replies.of(scene.forecast)
    used = [] if data.use is None else data.use.so_far.tolist()

    def cells(counts: Counts) -> list[Cell]:
        return [*counts.tolist(), int(counts.sum())]

    about = Selection(categories=(Category.SERVICE,))
    rows = [
        Row((day, *cells(counts), *used[place : place + 1]), about.within(Selection((day,))))
        for place, (day, counts) in enumerate(zip(data.days, data.messages, strict=True))
    ]
    total = Row(
        (words.total, *cells(data.messages.sum(axis=0)), *used[-1:]), about, is_sum=True
    )
    return Table(
        (
            words.day,
            *(words.reasons[reason] for reason in data.reasons),
            words.messages,
            *([words.used_axis] if used else []),
        ),
        (*rows, total),
        (about, *(Selection(reasons=(reason,)) for reason in data.reasons), about)
        + ((None,) if used else ()),
    )


def _answer(use: AllowanceUse | None, words: Words) -> str:
    if use is None:
        return words.allowance_none
    said = words.of_allowance.format(
        used=words.count(int(use.so_far[-1])), count=words.count(use.size)
    )
    if use.used_up is None:
        return said
    return f"{said} · {words.used_up.format(day=words.weekday(use.used_up))}"


def _draw_bars(axes: Axes, data: Replies, theme: ChartTheme) -> list[LegendEntry]:
    under: Counts = np.zeros(len(data.days), dtype=np.int64)
    entries = []
    for column, reason in enumerate(data.reasons):
        fill = reason_fill(reason, theme)
        bars = axes.bar(
            np.arange(len(data.days)),
            data.messages[:, column],
            _BAR_WIDTH,
            bottom=under,
            color=fill.colour,
            hatch=fill.hatch or None,
            edgecolor=theme.surface,
            linewidth=0.5,
            label=reason.value,
        )
        for bar in bars:
            bar.set_hatch_linewidth(HATCH_PT)
        entries.append(LegendEntry(fill_sign(fill, theme), theme.words.reasons[reason]))
        under = under + data.messages[:, column]
    return entries


def _draw_use(axes: Axes, data: Replies, use: AllowanceUse, theme: ChartTheme) -> LegendEntry:
    outline = [withStroke(linewidth=3.5, foreground=theme.surface)]
    (line,) = axes.plot(
        np.arange(len(data.days)),
        use.so_far,
        color=theme.accent,
        linewidth=1.6,
        path_effects=outline,
        label="used",
    )
    axes.axhline(use.size, color=theme.warn, linewidth=1.2, linestyle=(0, (4, 3)))
    axes.annotate(
        theme.words.allowance.format(count=theme.words.count(use.size)),
        (len(data.days) - 1, use.size),
        xytext=(0, 3),
        textcoords="offset points",
        horizontalalignment="right",
        fontsize=LABEL_PT,
        fontfamily=theme.font,
        color=theme.warn,
        path_effects=outline,
    )
    if use.used_up is not None:
        place = data.days.index(use.used_up)
        axes.plot([place], [use.size], color=theme.warn, marker="o", markersize=5)
    return LegendEntry(line, theme.words.used)


def _place(
    axes: Axes, scale: Scale, data: Replies, place: int, words: Words
) -> tuple[Box, Spot]:
    day = data.days[place]
    counts = data.messages[place].tolist()
    rows = [
        (words.reasons[reason], words.count(count))
        for reason, count in zip(data.reasons, counts, strict=True)
        if count
    ]
    if data.use is not None:
        rows.append((words.used_axis, words.count(int(data.use.so_far[place]))))
    selection = Selection(days=(day,), categories=(Category.SERVICE,))
    box = Box(axes, place - 0.5, place + 0.5, 0, scale.ticks[-1] * 1.1)
    return box, Spot(Tip(words.weekday(day), tuple(rows)), selection, place)
