"""Upright bars of a series, one shape for all of them.

One shape costs its pattern once a drawing; a shape a bar, as matplotlib makes them, costs it
for each day.
"""

from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from tarife.charts.kit.axes import Lengths
from tarife.charts.kit.palette import Fill
from tarife.charts.kit.style import HATCH_PT

BAR_WIDTH: Final = 0.8
_CODES: Final = (Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY)
_NOTHING: Final = Path(np.zeros((1, 2)))


def bars_path(positions: Lengths, bottom: Lengths, top: Lengths) -> Path:
    """Give the rectangles of all bars that are not empty, as one path."""
    used = top > bottom
    if not used.any():
        return _NOTHING
    left, low, high = positions[used] - BAR_WIDTH / 2, bottom[used], top[used]
    right = left + BAR_WIDTH
    across = np.stack([left, left, right, right, left], axis=1)
    up = np.stack([low, high, high, low, low], axis=1)
    corners = np.stack([across, up], axis=2).reshape(-1, 2)
    return Path(corners, np.tile(_CODES, len(left)))


def add_bars(
    axes: Axes, fill: Fill, edge: str, path: Path = _NOTHING, label: str = ""
) -> PathPatch:
    """Put the bars of a series on axes whose limits are set."""
    area = PathPatch(
        path,
        facecolor=fill.colour,
        edgecolor=edge,
        linewidth=0.5,
        hatch=fill.hatch or None,
        label=label,
    )
    area.set_hatch_linewidth(HATCH_PT)
    axes.add_artist(area)
    return area
