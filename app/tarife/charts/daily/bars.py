"""The bars of each day, one shape a series, whose corners move."""

from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from tarife.charts.daily.data import DailyCost
from tarife.charts.kit.axes import Lengths, height
from tarife.charts.kit.frame import LegendEntry, fill_sign
from tarife.charts.kit.palette import ChartTheme
from tarife.charts.kit.upright_bars import BAR_WIDTH, add_bars, bars_path
from tarife.terms.arrays import Counts


class DayBars:
    """A stack for each day, and a mark where it would end in another forecast."""

    def __init__(self, axes: Axes, data: DailyCost, theme: ChartTheme) -> None:
        self._positions = np.arange(len(data.bars), dtype=np.float64)
        fills = [one.fill(index, theme) for index, one in enumerate(data.series)]
        self._areas = [
            add_bars(axes, fill, theme.surface, label=label)
            for fill, label in zip(fills, data.labels, strict=True)
        ]
        self._ghost: Any = LineCollection([], color=theme.text, linewidth=1.4, alpha=0.75)
        axes.add_collection(self._ghost, autolim=False)
        self.entries = [
            LegendEntry(fill_sign(fill, theme), label)
            for fill, label in zip(fills, data.labels, strict=True)
        ]
        self.show(data)

    @property
    def artists(self) -> tuple[Artist, ...]:
        """Everything that moves, the lowest first."""
        return (*self._areas, self._ghost)

    def show(self, data: DailyCost) -> None:
        """Take other figures of the same series."""
        tops = edges(data)
        for index, area in enumerate(self._areas):
            area.set_path(bars_path(self._positions, tops[:, index], tops[:, index + 1]))
        ghost = None if data.counts_messages else data.ghost_by_bar
        self._ghost.set_visible(ghost is not None)
        if ghost is not None:
            self._ghost.set_segments(self._marks(height(ghost)))

    def _marks(self, level: Lengths) -> Lengths:
        """Give a horizontal line over each bar, shape ``(days, 2, 2)``."""
        left = self._positions - BAR_WIDTH / 2
        across = np.stack([left, left + BAR_WIDTH], axis=1)
        return np.stack([across, np.stack([level, level], axis=1)], axis=2)


def edges(data: DailyCost) -> Lengths:
    """Give where each part of each stack begins and ends.

    Shape:
        ``(bars, series + 1)``.
    """
    sums: Counts = np.cumsum(data.amounts, axis=1)
    under: Counts = np.concatenate([np.zeros((len(sums), 1), dtype=np.int64), sums], axis=1)
    return under.astype(np.float64) if data.counts_messages else height(under)
