"""The month so far over the days: its line and band, the plan behind it, and the budget."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.patheffects import withStroke

from tarife.charts.daily_cost import DailyCost
from tarife.charts.frame import LegendEntry
from tarife.charts.scales import height
from tarife.charts.stamped import StampedLabel
from tarife.charts.style import LABEL_PT, ChartTheme
from tarife.charts.words import Words
from tarife.terms.money import MICROS, Money

_DASHES: Final = (0, (4, 3))
_HIGH: Final = 0.86


class MonthLines:
    """Draws on the right axis; its artists move without the axis being drawn again."""

    def __init__(self, axes: Axes, data: DailyCost, theme: ChartTheme) -> None:
        self._axes = axes
        self._words = theme.words
        self._theme = theme
        self._days = np.arange(len(data.days))
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
        self._texts = {
            name: _label(axes, weight, theme)
            for name, weight in (("total", "bold"), ("ghost", "normal"), ("budget", "normal"))
        }
        self.show(data)

    @property
    def artists(self) -> tuple[Artist, ...]:
        """Everything that moves, the lowest first."""
        lines = (self._band, self._ghost, self._fall, self._line, self.budget, self._end)
        return (*lines, *self._texts.values())

    def entries(self, data: DailyCost) -> list[LegendEntry]:
        """Explain the lines that are there."""
        words = self._words
        found = [LegendEntry(self._line, words.so_far)]
        if data.band is not None:
            found.append(LegendEntry(self._band, words.band))
        if data.ghost is not None:
            found.append(LegendEntry(self._ghost, words.ghost))
        return found

    def show(self, data: DailyCost) -> None:
        """Take other figures."""
        self._line.set_data(self._days, height(data.so_far))
        if data.band is not None:
            low, high = height(data.band.low), height(data.band.high)
            across = np.concatenate([self._days, self._days[::-1]])
            self._band.set_verts([np.column_stack([across, np.concatenate([low, high[::-1]])])])
        self._band.set_visible(data.band is not None)
        self._ghost.set_visible(data.ghost is not None)
        if data.ghost is not None:
            self._ghost.set_data(self._days, height(np.cumsum(data.ghost)))
        self._write_totals(data)
        self.show_budget(data)

    def show_budget(self, data: DailyCost) -> None:
        """Put the budget and the day it runs out in their places."""
        parts = (self.budget, self._fall, self._end, self._texts["budget"])
        for part in parts:
            part.set_visible(data.budget_micros is not None)
        if data.budget_micros is None:
            return
        top = self._axes.get_ylim()[1]
        level = min(data.budget_micros / MICROS, top)
        self.budget.set_data([-0.6, len(self._days) - 0.4], [level, level])
        likely, early = data.run_out()
        day = likely or early
        is_gone = day is not None
        self._fall.set_visible(is_gone)
        self._end.set_visible(is_gone)
        if day is not None:
            place = data.days.index(day)
            self._fall.set_data([place, place], [0, level])
            self._end.set_data([place], [level])
        text = budget_text(Money(data.budget_micros, data.currency), likely, early, self._words)
        self._place_budget_text(text, level / top)

    def _place_budget_text(self, text: str, share: float) -> None:
        label = self._texts["budget"]
        label.set_text(text)
        is_high = share > _HIGH
        label.xy = (-0.45, share * self._axes.get_ylim()[1])
        label.set_position((0, -3 if is_high else 3))
        label.set_verticalalignment("top" if is_high else "bottom")
        label.set_horizontalalignment("left")
        label.set_color(self._theme.warn)
        label.set_bbox(
            {"facecolor": self._theme.surface, "alpha": 0.85, "linewidth": 0, "pad": 1.5}
        )

    def _write_totals(self, data: DailyCost) -> None:
        """Write both totals at the ends of their lines, the higher one above."""
        other = None if data.ghost is None else int(data.ghost.sum())
        self._write_end(
            "total", data.total, is_above=other is None or data.total.micros >= other
        )
        self._texts["ghost"].set_visible(other is not None)
        if other is not None:
            ghost = Money(other, data.currency)
            self._write_end("ghost", ghost, is_above=other > data.total.micros)

    def _write_end(self, name: str, total: Money, *, is_above: bool) -> None:
        label = self._texts[name]
        amount = self._words.amount(total)
        label.set_text(f"{self._words.ghost} {amount}" if name == "ghost" else amount)
        label.xy = (len(self._days) - 1, total.micros / MICROS)
        is_high = total.micros / MICROS > _HIGH * self._axes.get_ylim()[1]
        label.set_position((0, 4 if is_above and not is_high else -4))
        label.set_verticalalignment("bottom" if is_above and not is_high else "top")


def budget_text(budget: Money, likely: date | None, early: date | None, words: Words) -> str:
    """Say what the budget is, and when it is gone."""
    amount = words.budget.format(amount=words.amount(budget))
    if likely is None and early is None:
        return amount
    if likely is None:
        said = words.runs_out_early.format(early=words.short(early)) if early else ""
    elif early is None or early == likely:
        said = words.runs_out.format(day=words.weekday(likely))
    else:
        said = words.runs_out_between.format(
            day=words.weekday(likely), early=words.short(early)
        )
    return f"{amount} · {said}"


def _label(axes: Axes, weight: str, theme: ChartTheme) -> StampedLabel:
    label = StampedLabel(
        "",
        (0, 0),
        xytext=(0, 4),
        textcoords="offset points",
        horizontalalignment="right",
        fontsize=LABEL_PT + 1 if weight == "bold" else LABEL_PT,
        fontweight=weight,
        fontfamily=theme.font,
        color=theme.text if weight == "bold" else theme.muted,
        path_effects=[withStroke(linewidth=3.5, foreground=theme.surface)],
        annotation_clip=False,
    )
    axes.add_artist(label)
    label.set_clip_on(False)  # it may stand above a low picture's axes
    return label
