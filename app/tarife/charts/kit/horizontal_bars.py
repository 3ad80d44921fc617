"""Horizontal bars, each stacked, named at its left and summed up at its end."""

import textwrap
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tarife.charts.kit.axes import AmountAxis, Lengths
from tarife.charts.kit.frame import (
    LegendEntry,
    draw_legend,
    fill_sign,
    is_low,
    label_room_pt,
    quieten,
    set_margins,
    written,
)
from tarife.charts.kit.hit_testing import Box
from tarife.charts.kit.palette import ChartTheme, Fill
from tarife.charts.kit.style import EDGE_PT, HATCH_PT, LABEL_PT, Margins, text_width_pt

FEWEST_ROWS: Final = 4
BAR_HEIGHT: Final = 0.62

_NAME_WIDTH: Final = 22
_ROWS_AROUND: Final = 3  # of legend and axis
_BOTTOM_PT: Final = 38.0
_TIGHT_BOTTOM_PT: Final = 20.0
_AIR_PT: Final = 4.0
_EDGE_PT: Final = 2.0
_HIGHEST_ROW_PT: Final = 24.0  # of a low picture with few bars


@dataclass(frozen=True, slots=True, eq=False)
class HorizontalBars:
    """What is drawn.

    Attributes:
        names: What each bar is, from the top.
        parts: What the bars are stacked of, as it is named and told apart.
        lengths: How long each part is.
        ends: What stands at the end of each bar.
        scale: The ticks of the axis.
        axis: What the axis counts, with its unit.
        unit: The unit alone, for low pictures, whose axis has no title.

    Shape:
        ``lengths``: ``(bars, parts)``.
    """

    names: tuple[str, ...]
    parts: tuple[tuple[str, Fill], ...]
    lengths: Lengths
    ends: tuple[str, ...]
    scale: AmountAxis
    axis: str
    unit: str


def draw_horizontal_bars(
    figure: Figure, bars: HorizontalBars, theme: ChartTheme, top_pt: float | None = None
) -> tuple[Axes, tuple[tuple[Box, ...], ...]]:
    """Draw horizontal bars under the title, or lower.

    Returns:
        The axes, and where each part of each bar is.
    """
    axes = figure.add_subplot()
    boxes = _draw_parts(axes, bars, theme)
    _write_ends(axes, bars, theme)
    quieten(axes, theme)
    entries = [LegendEntry(fill_sign(fill, theme), label) for label, fill in bars.parts]
    top = draw_legend(figure, entries, theme, top_pt) + _AIR_PT
    names = [_wrapped(name) for name in bars.names]
    bottom = _set_axis(axes, bars, theme)
    rows_pt = (figure.get_figheight() * 72 - top - bottom) / _HIGHEST_ROW_PT
    fewest = min(FEWEST_ROWS, rows_pt) if is_low(figure) else FEWEST_ROWS
    axes.set_yticks(range(len(names)), names)
    for label in axes.get_yticklabels():
        label.set_color(theme.text)
    axes.set_ylim(max(len(names), fewest) - 0.5, -0.5)
    left = label_room_pt([part for name in names for part in name.split("\n")], theme)
    right = max(text_width_pt(end, LABEL_PT, theme) for end in bars.ends) + 8
    set_margins(figure, Margins(left + EDGE_PT, right + EDGE_PT, top, bottom))
    return axes, boxes


def _set_axis(axes: Axes, bars: HorizontalBars, theme: ChartTheme) -> float:
    """Put ticks and their lines where there is room for their figures; give that room."""
    figure: Any = axes.get_figure(root=True)
    axes.set_xlim(0, bars.scale.ticks[-1])
    if not are_as_high_as_letters(figure, len(bars.names)):
        axes.set_xticks([])  # the ends of the bars say it too
        return _EDGE_PT
    *lower, highest = (written(label, theme) for label in bars.scale.labels)
    is_tight = is_low(figure)
    unit = f" {bars.unit}" if is_tight else ""
    axes.set_xticks(bars.scale.ticks, (*lower, highest + unit))
    axes.grid(axis="x", color=theme.line, linewidth=0.8)
    if is_tight:
        return _TIGHT_BOTTOM_PT
    axes.set_xlabel(bars.axis, fontsize=LABEL_PT, fontfamily=theme.font, color=theme.muted)
    return _BOTTOM_PT


def are_as_high_as_letters(figure: Figure, bars: int) -> bool:
    """Tell whether something can be written on so many bars."""
    rows = max(bars, FEWEST_ROWS) + _ROWS_AROUND
    return bool(figure.get_figheight() * 72 / rows * BAR_HEIGHT >= LABEL_PT)


def _draw_parts(
    axes: Axes, bars: HorizontalBars, theme: ChartTheme
) -> tuple[tuple[Box, ...], ...]:
    positions = np.arange(len(bars.names))
    ends = np.cumsum(bars.lengths, axis=1)
    starts = ends - bars.lengths
    for part, (label, fill) in enumerate(bars.parts):
        drawn = axes.barh(
            positions,
            bars.lengths[:, part],
            BAR_HEIGHT,
            left=starts[:, part],
            color=fill.colour,
            hatch=fill.hatch or None,
            edgecolor=theme.surface,
            linewidth=0.5,
            label=label,
        )
        for bar in drawn:
            bar.set_hatch_linewidth(HATCH_PT)
    half = BAR_HEIGHT / 2
    return tuple(
        tuple(
            Box(axes, float(starts[n, part]), float(ends[n, part]), n - half, n + half)
            for part in range(len(bars.parts))
        )
        for n in range(len(bars.names))
    )


def _write_ends(axes: Axes, bars: HorizontalBars, theme: ChartTheme) -> None:
    for index, (text, length) in enumerate(
        zip(bars.ends, bars.lengths.sum(axis=1), strict=True)
    ):
        axes.annotate(
            text,
            (length, index),
            xytext=(4, 0),
            textcoords="offset points",
            verticalalignment="center",
            fontsize=LABEL_PT,
            fontfamily=theme.font,
            color=theme.text,
        )


def _wrapped(name: str) -> str:
    return "\n".join(textwrap.fill(part, _NAME_WIDTH) for part in name.split("\n"))
