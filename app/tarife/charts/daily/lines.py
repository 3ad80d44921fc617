"""The lines of the main chart: what was spent so far, the budgets, and another forecast."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any, Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.patheffects import withStroke

from tarife.charts.daily.data import DailyCost
from tarife.charts.daily.labels import Room, above_bar, along_line, at_mark, highest_bar
from tarife.charts.kit.axes import height
from tarife.charts.kit.frame import LegendEntry, StampedLabel, is_low
from tarife.charts.kit.palette import ChartTheme
from tarife.charts.kit.style import LABEL_PT
from tarife.charts.kit.voice import ChartVoice
from tarife.forecast.totals import Unit
from tarife.terms.money import MICROS, Money
from tarife.terms.sentences import period_name

END_ROW_PT: Final = LABEL_PT + 4
"""The height of a total above the end of a line."""

PEAK_ROW_PT: Final = LABEL_PT + 7
"""The room over the dearest day, which is named there."""

_PLACED: Final[dict[str, Any]] = {
    "xycoords": "figure points",
    "xytext": (0, 0),
    "horizontalalignment": "left",
    "verticalalignment": "bottom",
}
"""How a label is anchored that stands where there is room."""

_DASHES: Final = (0, (4, 3))
_SAID_FROM_PT: Final = 200
_LETTER_PT: Final = 6.3  # of a total, which is bold
_GHOST_LETTERS: Final = 5
_UNIT_LETTERS: Final = 4
_AXES_PT: Final = 90  # what stands beside the axes


def highest_under_totals(data: DailyCost, width_pt: float) -> int:
    """Give the highest of the last bars, over which the totals stand, in micros.

    A message counts as a unit of currency.
    """
    letters = len(f"{data.total.amount:,.2f}") + (0 if data.ghost is None else _GHOST_LETTERS)
    letters += _UNIT_LETTERS * data.counts_messages
    share = letters * _LETTER_PT / max(width_pt - _AXES_PT, 1.0)
    bars = min(ceil(share * len(data.bars)) + 1, len(data.bars))
    highest = int(data.amounts[-bars:].sum(axis=1).max())
    return highest * (MICROS if data.counts_messages else 1)


def says_when_gone(axes: Axes, data: DailyCost) -> bool:
    """Tell whether to say which of several budgets runs out: a low picture has no room."""
    figure = axes.get_figure(root=True)
    has_room = figure is not None and figure.get_figheight() * 72 >= _SAID_FROM_PT
    return has_room and data.first_gone is not None


def names_peak(axes: Axes) -> bool:
    """Tell whether to name the dearest day: a low picture has no room."""
    figure = axes.get_figure(root=True)
    return figure is not None and not is_low(figure)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Where the sentence of a budget belongs.

    Attributes:
        level: The height of the budget's line.
        gone: Where on the days it is used up, of one of several budgets.
    """

    level: float = 0.0
    gone: float | None = None


class MonthLines:
    """Draws on the right axis; its artists move without the axis being drawn again."""

    def __init__(self, axes: Axes, below: Axes, data: DailyCost, theme: ChartTheme) -> None:
        self._axes = axes
        self._below = below
        self._budget_at = _Wanted()
        self._voice = theme.voice
        self._theme = theme
        outline = [withStroke(linewidth=3.5, foreground=theme.surface)]
        self._band = PolyCollection([], facecolor=theme.accent, alpha=0.14, linewidth=0)
        axes.add_collection(self._band, autolim=False)
        draw: Callable[..., Any] = axes.plot
        (self._ghost,) = draw([], [], color=theme.muted, linewidth=1.3, linestyle=_DASHES)
        (self._line,) = draw(
            [],
            [],
            color=theme.accent,
            linewidth=1.6,
            solid_joinstyle="round",
            path_effects=outline,
            label="so_far",
        )
        (self.budget,) = draw([], [], color=theme.warn, linewidth=1.4, label="budget")
        (self._fall,) = draw([], [], color=theme.warn, linewidth=1.2, linestyle=(0, (1, 2)))
        (self._end,) = draw([], [], color=theme.warn, marker="o", markersize=5, linestyle="")
        (self._steps,) = draw([], [], color=theme.warn, linewidth=1.4, label="budgets")
        (self._real,) = draw([], [], color=theme.muted, linewidth=1.3, linestyle="-.")
        (self._gone,) = draw([], [], color=theme.warn, marker="o", markersize=5, linestyle="")
        self._texts = {
            "total": _label(axes, theme, theme.text, fontweight="bold", fontsize=LABEL_PT + 1),
            "ghost": _label(axes, theme, theme.muted),
            "budget": _label(axes, theme, theme.warn, **_PLACED),
            "peak": _label(axes, theme, theme.text, **_PLACED),
        }
        self.show(data)

    @property
    def artists(self) -> tuple[Artist, ...]:
        """Everything that moves, the lowest first."""
        lines = (self._band, self._ghost, self._real, self._fall, self._line, self.budget)
        return (*lines, self._end, self._steps, self._gone, *self._texts.values())

    def entries(self, data: DailyCost) -> list[LegendEntry]:
        """Explain the lines that are there."""
        voice = self._voice
        is_month = data.unit is Unit.DAY
        so_far = voice.say("Month so far (right)") if is_month else voice.say("So far (right)")
        found = [LegendEntry(self._line, so_far)]
        if data.band is not None:
            found.append(LegendEntry(self._band, voice.say("P10 to P90")))
        if data.ghost is not None:
            found.append(LegendEntry(self._ghost, voice.say("Plan")))
        if data.real_to is not None:
            said = voice.say("Real to {day}", day=voice.short(data.real_to))
            found.append(LegendEntry(self._real, said))
        if data.steps:
            found.append(LegendEntry(self._steps, voice.say("Budgets")))
        return found

    def show(self, data: DailyCost) -> None:
        """Take other figures."""
        days = data.positions
        self._line.set_data(days, height(data.so_far))
        if data.band is not None:
            low, high = height(data.band.low), height(data.band.high)
            across = np.concatenate([days, days[::-1]])
            self._band.set_verts([np.column_stack([across, np.concatenate([low, high[::-1]])])])
        self._band.set_visible(data.band is not None)
        self._ghost.set_visible(data.ghost is not None)
        if data.ghost is not None:
            self._ghost.set_data(days, height(np.cumsum(data.ghost)))
        self._real.set_visible(data.real_to is not None)
        if data.real_to is not None:
            last = data.days.index(data.real_to)
            end = days[last] + 0.5 / len(next(bar for bar in data.bars if last in bar))
            self._real.set_data([end, end], [0, self._axes.get_ylim()[1]])
        self._write_totals(data)
        self._write_peak(data)
        self.show_budget(data)

    def place_labels(self, data: DailyCost) -> bool:
        """Put budget and dearest day where they lie on nothing; else they are not shown.

        To be called once the axes have their place.

        Returns:
            Whether the dearest day is named, or is not to be.
        """
        room = Room(self._below, self._axes, data)
        for line in (self._line, self._ghost, self.budget, self._real, self._steps):
            if line.get_visible() and len(line.get_xdata()) > 1:
                room.add_line(np.asarray(line.get_xdata()), np.asarray(line.get_ydata()))
        for name in ("total", "ghost"):
            room.add_label(self._texts[name])
        peak, budget = self._texts["peak"], self._texts["budget"]
        is_named, bar = True, highest_bar(data)
        if peak.get_visible() and bar is not None:
            is_named = room.place(peak, above_bar(room, bar, room.size(peak)))
            peak.set_visible(is_named)
        if budget.get_visible():
            size, wanted = room.size(budget), self._budget_at
            level = room.height_of(wanted.level)
            places = along_line(room, level, size)
            if wanted.gone is not None:
                places = at_mark(room, (room.across(wanted.gone), level), size)
            budget.set_visible(room.place(budget, places))
        return is_named

    def show_budget(self, data: DailyCost) -> None:
        """Put the budget and the day it runs out in their places."""
        parts = (self.budget, self._fall, self._end, self._texts["budget"])
        for part in parts:
            part.set_visible(data.budget_micros is not None)
        self._show_steps(data)
        if data.budget_micros is None:
            return
        top = self._axes.get_ylim()[1]
        level = min(data.budget_micros / MICROS, top)
        self.budget.set_data([-0.6, len(data.bars) - 0.4], [level, level])
        likely, early = data.run_out()
        day = likely or early
        is_gone = day is not None
        self._fall.set_visible(is_gone)
        self._end.set_visible(is_gone)
        if day is not None:
            x = data.positions[data.days.index(day)]
            self._fall.set_data([x, x], [0, level])
            self._end.set_data([x], [level])
        text = budget_text(Money(data.budget_micros, data.currency), likely, early, self._voice)
        self._texts["budget"].set_text(text)
        self._budget_at = _Wanted(level)

    def _show_steps(self, data: DailyCost) -> None:
        """Draw the budget of each month or quarter above what was spent before it."""
        top, positions = self._axes.get_ylim()[1], data.positions
        across: list[float] = []
        up: list[float] = []
        gone: list[tuple[float, float]] = []
        for step in data.steps:
            level = min(step.level_micros / MICROS, top)
            across += [*positions[list(step.days)], np.nan]  # no line from one to the next
            up += [level, level, np.nan]
            if step.gone is not None:
                gone.append((positions[step.gone], level))
        self._steps.set_data(across, up)
        self._gone.set_data(*np.array(gone, dtype=np.float64).reshape(-1, 2).T)
        first = data.first_gone
        if first and first.gone is not None and says_when_gone(self._axes, data):
            day = self._voice.weekday(data.days[first.gone])
            months = self._voice.tell(period_name(first.period))
            text = self._voice.say("{months}: runs out {day}", months=months, day=day)
            level = min(first.level_micros / MICROS, top)
            self._budget_at = _Wanted(level, float(positions[first.gone]))
            self._texts["budget"].set_text(text)
            self._texts["budget"].set_visible(True)

    def _write_peak(self, data: DailyCost) -> None:
        """Name the dearest bar, or that with most messages, where a picture has room for it."""
        bar, label = highest_bar(data), self._texts["peak"]
        label.set_visible(bar is not None and names_peak(self._axes))
        if bar is None:
            return
        highest = int(data.amounts[bar].sum())
        amount = self._voice.amount(Money(highest, data.currency))
        if data.counts_messages:
            messages = self._voice.say("Messages").lower()
            amount = f"{self._voice.count(highest)} {messages}"
        days = self._voice.days(data.days_of(bar))
        label.set_text(f"{days} · {amount}")

    def _write_totals(self, data: DailyCost) -> None:
        """Write both totals above the higher line's end and the bars that reach there."""
        other = None if data.ghost is None else int(data.ghost.sum())
        highest = max(data.total.micros, other or 0)
        row = int(other is not None and data.total.micros >= other)  # the higher amount on top
        self._write_end("total", data.total, row, is_of_counts=data.counts_messages)
        self._texts["ghost"].set_visible(other is not None)
        if other is not None:
            other_total = Money(other, data.currency)
            self._write_end("ghost", other_total, 1 - row, is_of_counts=data.counts_messages)
        level = max(highest / MICROS, self._above_bars(data))
        for name in ("total", "ghost"):
            self._texts[name].xy = (data.positions[-1], level)

    def _above_bars(self, data: DailyCost) -> float:
        """Give the height of the bars that totals stand over, on the axis of the lines."""
        figure = self._axes.get_figure(root=True)
        if figure is None:
            return 0.0
        share = self._axes.get_ylim()[1] / self._below.get_ylim()[1]
        return float(highest_under_totals(data, figure.get_figwidth() * 72) / MICROS * share)

    def _write_end(self, name: str, total: Money, row: int, *, is_of_counts: bool) -> None:
        """Write a total; over bars that count messages it says that it is money."""
        label, voice = self._texts[name], self._voice
        amount = voice.money(total) if is_of_counts else voice.amount(total)
        plan = self._voice.say("Plan")
        label.set_text(f"{plan} {amount}" if name == "ghost" else amount)
        label.set_position((0, 4 + row * END_ROW_PT))
        label.set_verticalalignment("bottom")


def budget_text(
    budget: Money, likely: date | None, early: date | None, voice: ChartVoice
) -> str:
    """Say what the budget is, and when it is gone."""
    amount = voice.say("Budget {amount}", amount=voice.amount(budget))
    if likely is None and early is None:
        return amount
    if likely is None:
        said = voice.say("may run out {early}", early=voice.short(early)) if early else ""
    elif early is None or early == likely:
        said = voice.say("runs out {day}", day=voice.weekday(likely))
    else:
        said = voice.say(
            "runs out {day}, {early} at the earliest",
            day=voice.weekday(likely),
            early=voice.short(early),
        )
    return f"{amount} · {said}"


def _label(axes: Axes, theme: ChartTheme, color: str, **other: Any) -> StampedLabel:
    usual: dict[str, Any] = {
        "xytext": (0, 4),
        "textcoords": "offset points",
        "horizontalalignment": "right",
        "fontsize": LABEL_PT,
    }
    label = StampedLabel(
        "",
        (0, 0),
        **usual | other,
        fontfamily=theme.font,
        color=color,
        path_effects=[withStroke(linewidth=3.5, foreground=theme.surface)],
        annotation_clip=False,
    )
    axes.add_artist(label)
    label.set_clip_on(False)  # it may stand above a low picture's axes
    return label
