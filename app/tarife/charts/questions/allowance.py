"""How the month's free replies are used, day by day, beside what else becomes of replies."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from tarife.billing.ledger import REASON_NAMES, REASONS, Reason
from tarife.charts.kit.axes import (
    BOTTOM_PT,
    AmountAxis,
    draw_scale,
    intervals_fitting,
    set_days,
    set_scale,
    unit_row_pt,
    write_unit,
)
from tarife.charts.kit.frame import (
    LegendEntry,
    begin,
    draw_legend,
    draw_sentence,
    draw_subtitle,
    fill_sign,
    is_low,
    label_room_pt,
    set_margins,
)
from tarife.charts.kit.hit_testing import Box, Spot, Still, Tip
from tarife.charts.kit.palette import ChartTheme, reason_fill
from tarife.charts.kit.style import EDGE_PT, LABEL_PT, Margins
from tarife.charts.kit.table import ChartCell, ChartRow, ChartTable, column_sums
from tarife.charts.kit.upright_bars import add_bars, bars_path
from tarife.charts.kit.voice import ChartVoice
from tarife.charts.scene import Scene
from tarife.forecast.result import Forecast
from tarife.insight.allowance import AllowanceUse, allowance_use
from tarife.insight.explain.selection import Selection
from tarife.terms import categories
from tarife.terms.arrays import Counts, added_up
from tarife.terms.categories import Category
from tarife.terms.money import MICROS
from tarife.terms.sentences import say

TITLE: Final = say("When are the free replies used up?")


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
        cells = (lines.day[rows], lines.reason[rows])
        table = added_up(lines.messages[rows], cells, (lines.calendar.days, len(REASONS)))
        used = np.flatnonzero(table.any(axis=0))
        return cls(
            lines.calendar.dates(),
            tuple(REASONS[code] for code in used),
            table[:, used],
            allowance_use(forecast),
        )


def draw_scene(figure: Figure, scene: Scene, theme: ChartTheme) -> Still:
    """Draw the replies of each day by their fate, and the allowance as it is used."""
    voice, data = theme.voice, Replies.of(scene.forecast)
    begin(figure, voice.tell(TITLE), theme)
    if not data.messages.any():
        draw_sentence(figure, voice.say("The business answers nobody this month."), theme)
        return Still()
    said = _answer(data.use, voice)
    if len(scene.forecast.months) > 1:
        said = voice.say(
            "Each month has its own free replies; choose one to see its allowance."
        )
    top = draw_subtitle(figure, said, theme)
    axes = figure.add_subplot()
    intervals = intervals_fitting(figure)
    daily = AmountAxis.up_to(int(data.messages.sum(axis=1).max()) * MICROS, intervals)
    left = right = draw_scale(axes, daily, voice.say("Replies per day"), theme, "")
    entries = _draw_bars(axes, data, theme)
    if data.use is not None:
        used = AmountAxis.up_to(
            max(data.use.size, int(data.use.so_far[-1]), 1) * MICROS, intervals
        )
        above = axes.twinx()
        set_scale(above, used, theme)
        right = label_room_pt(used.labels, theme)
        if not is_low(figure):  # else the legend says it
            write_unit(above, voice.say("Allowance used"), right, theme)
        entries.append(_draw_use(above, data, data.use, theme))
    width = figure.get_figwidth() * 72 - left - right - 2 * EDGE_PT
    set_days(axes, data.days, theme, width)
    head = draw_legend(figure, entries, theme, top) + unit_row_pt(figure)
    set_margins(figure, Margins(left + EDGE_PT, right + EDGE_PT, head, BOTTOM_PT))
    return Still(tuple(_hit_box(axes, daily, data, n, voice) for n in range(len(data.days))))


def table_of(scene: Scene, theme: ChartTheme) -> ChartTable:
    """Write the replies of each day as a table, with their sums."""
    voice, data = theme.voice, Replies.of(scene.forecast)
    forecast = scene.forecast
    uses = [allowance_use(forecast.of_month(n)) for n in range(len(forecast.months))]
    used: list[ChartCell] = []
    if any(uses):  # each month has its own, and its days count from its first one
        for month, use in zip(forecast.months, uses, strict=True):
            used += use.so_far.tolist() if use else ["–"] * month.plan.month.days  # noqa: RUF001 - as tables show it
    spent = sum(int(use.so_far[-1]) for use in uses if use)

    def cells(counts: Counts) -> list[ChartCell]:
        return [*counts.tolist(), int(counts.sum())]

    about = Selection(categories=(Category.SERVICE,))
    rows = [
        ChartRow(
            (day, *cells(counts), *used[index : index + 1]), about.within(Selection((day,)))
        )
        for index, (day, counts) in enumerate(zip(data.days, data.messages, strict=True))
    ]
    total = ChartRow(
        (voice.say("Total"), *cells(data.messages.sum(axis=0)), *([spent] if used else ())),
        about,
        is_sum=True,
    )
    return ChartTable(
        (
            voice.say("Day"),
            *(voice.tell(REASON_NAMES[reason]) for reason in data.reasons),
            voice.say("Messages"),
            *([voice.say("Allowance used")] if used else []),
        ),
        (*rows, total),
        (about, *(Selection(reasons=(reason,)) for reason in data.reasons), about)
        + ((None,) if used else ()),
        column_sums(len(data.reasons), 0),
    )


def _answer(use: AllowanceUse | None, voice: ChartVoice) -> str:
    if use is None:
        return voice.say(
            "These rules have no monthly allowance; what is free shows in the bars."
        )
    said = voice.say(
        "{used} of {count} used",
        used=voice.count(int(use.so_far[-1])),
        count=voice.count(use.size),
    )
    if use.used_up is None:
        return said
    used_up = voice.say("used up {day}", day=voice.weekday(use.used_up))
    return f"{said} · {used_up}"


def _draw_bars(axes: Axes, data: Replies, theme: ChartTheme) -> list[LegendEntry]:
    positions = np.arange(len(data.days), dtype=np.float64)
    under = np.zeros(len(data.days))
    entries = []
    for column, reason in enumerate(data.reasons):
        fill = reason_fill(reason, theme)
        over = under + data.messages[:, column]
        add_bars(axes, fill, theme.surface, bars_path(positions, under, over), reason.value)
        entries.append(
            LegendEntry(fill_sign(fill, theme), theme.voice.tell(REASON_NAMES[reason]))
        )
        under = over
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
    figure = axes.get_figure(root=True)
    if figure is not None and not is_low(figure):  # else the unit of the axis stands there
        axes.annotate(
            theme.voice.say("{count} free a month", count=theme.voice.count(use.size)),
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
        index = data.days.index(use.used_up)
        axes.plot([index], [use.size], color=theme.warn, marker="o", markersize=5)
    return LegendEntry(line, theme.voice.say("Allowance used (right)"))


def _hit_box(
    axes: Axes, scale: AmountAxis, data: Replies, index: int, voice: ChartVoice
) -> tuple[Box, Spot]:
    day = data.days[index]
    counts = data.messages[index].tolist()
    rows = [
        (voice.tell(REASON_NAMES[reason]), voice.count(count))
        for reason, count in zip(data.reasons, counts, strict=True)
        if count
    ]
    if data.use is not None:
        rows.append((voice.say("Allowance used"), voice.count(int(data.use.so_far[index]))))
    selection = Selection(days=(day,), categories=(Category.SERVICE,))
    box = Box(axes, index - 0.5, index + 0.5, 0, scale.ticks[-1] * 1.1)
    return box, Spot(Tip(voice.weekday(day), tuple(rows)), selection, index)
