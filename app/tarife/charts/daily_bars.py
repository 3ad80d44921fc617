"""The bars of each day, as areas whose corners move."""

from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import Collection, LineCollection, PolyCollection

from tarife.charts.daily_cost import DailyCost
from tarife.charts.frame import LegendEntry, fill_sign
from tarife.charts.scales import Lengths, height
from tarife.charts.style import HATCH_PT, ChartTheme, Fill
from tarife.terms.arrays import Counts

BAR_WIDTH: Final = 0.8


class DayBars:
    """A stack for each day, and a mark where it would end in another forecast."""

    def __init__(self, axes: Axes, data: DailyCost, theme: ChartTheme) -> None:
        self._left = np.arange(len(data.days)) - BAR_WIDTH / 2
        fills = [one.fill(place, theme) for place, one in enumerate(data.series)]
        self._areas: list[Any] = [
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
    def artists(self) -> tuple[Collection, ...]:
        """Everything that moves, the lowest first."""
        return (*self._areas, self._ghost)

    def show(self, data: DailyCost) -> None:
        """Take other figures of the same series."""
        tops = edges(data)
        for place, area in enumerate(self._areas):
            area.set_verts(self._corners(tops[:, place], tops[:, place + 1]))
        has_ghost = data.ghost is not None and not data.counts_messages
        self._ghost.set_visible(has_ghost)
        if data.ghost is not None and has_ghost:
            self._ghost.set_segments(
                self._corners(height(data.ghost), height(data.ghost))[:, 1:3]
            )

    def _corners(self, bottom: Lengths, top: Lengths) -> Lengths:
        """Give the corners of a rectangle for each day, shape ``(days, 4, 2)``."""
        right = self._left + BAR_WIDTH
        across = np.stack([self._left, self._left, right, right], axis=1)
        up = np.stack([bottom, top, top, bottom], axis=1)
        return np.stack([across, up], axis=2)


def edges(data: DailyCost) -> Lengths:
    """Give where each part of each stack begins and ends.

    Shape:
        ``(days, series + 1)``.
    """
    sums: Counts = np.cumsum(data.amounts, axis=1)
    under: Counts = np.concatenate([np.zeros((len(sums), 1), dtype=np.int64), sums], axis=1)
    return under.astype(np.float64) if data.counts_messages else height(under)


def _area(axes: Axes, fill: Fill, label: str, theme: ChartTheme) -> PolyCollection:
    area = PolyCollection(
        [],
        facecolor=fill.colour,
        edgecolor=theme.surface,
        linewidth=0.5,
        hatch=fill.hatch or None,
        label=label,
    )
    area.set_hatch_linewidth(HATCH_PT)
    axes.add_collection(area, autolim=False)
    return area
