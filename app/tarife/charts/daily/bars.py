"""The bars of each day, one shape a series, whose corners move.

One shape for all days of a series costs its pattern once a frame, and not once a day.
"""

from typing import Any, Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from tarife.charts.daily.data import DailyCost
from tarife.charts.kit.axes import Lengths, height
from tarife.charts.kit.frame import LegendEntry, fill_sign
from tarife.charts.kit.palette import ChartTheme, Fill
from tarife.charts.kit.style import HATCH_PT
from tarife.terms.arrays import Counts

BAR_WIDTH: Final = 0.8
_CODES: Final = (Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY)
_NOTHING: Final = Path(np.zeros((1, 2)))


class DayBars:
    """A stack for each day, and a mark where it would end in another forecast."""

    def __init__(self, axes: Axes, data: DailyCost, theme: ChartTheme) -> None:
        self._left = np.arange(len(data.bars)) - BAR_WIDTH / 2
        fills = [one.fill(index, theme) for index, one in enumerate(data.series)]
        self._areas = [
            _area(axes, fill, label, theme)
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
            area.set_path(self._shape(tops[:, index], tops[:, index + 1]))
        ghost = None if data.counts_messages else data.ghost_by_bar
        self._ghost.set_visible(ghost is not None)
        if ghost is not None:
            self._ghost.set_segments(self._marks(height(ghost)))

    def _shape(self, bottom: Lengths, top: Lengths) -> Path:
        """Give the rectangles of all days that are not empty, as one path."""
        used = top > bottom
        if not used.any():
            return _NOTHING
        left, low, high = self._left[used], bottom[used], top[used]
        right = left + BAR_WIDTH
        across = np.stack([left, left, right, right, left], axis=1)
        up = np.stack([low, high, high, low, low], axis=1)
        corners = np.stack([across, up], axis=2).reshape(-1, 2)
        return Path(corners, np.tile(_CODES, len(left)))

    def _marks(self, level: Lengths) -> Lengths:
        """Give a lying line over each bar, shape ``(days, 2, 2)``."""
        across = np.stack([self._left, self._left + BAR_WIDTH], axis=1)
        return np.stack([across, np.stack([level, level], axis=1)], axis=2)


def edges(data: DailyCost) -> Lengths:
    """Give where each part of each stack begins and ends.

    Shape:
        ``(bars, series + 1)``.
    """
    sums: Counts = np.cumsum(data.amounts, axis=1)
    under: Counts = np.concatenate([np.zeros((len(sums), 1), dtype=np.int64), sums], axis=1)
    return under.astype(np.float64) if data.counts_messages else height(under)


def _area(axes: Axes, fill: Fill, label: str, theme: ChartTheme) -> PathPatch:
    area = PathPatch(
        _NOTHING,
        facecolor=fill.colour,
        edgecolor=theme.surface,
        linewidth=0.5,
        hatch=fill.hatch or None,
        label=label,
    )
    area.set_hatch_linewidth(HATCH_PT)
    axes.add_artist(area)
    return area
