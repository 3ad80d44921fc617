"""Axes over the days of a month."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import offset_copy
from numpy.typing import NDArray

from tarife.charts.kit.frame import is_low, label_room_pt, quieten, written
from tarife.charts.kit.palette import ChartTheme
from tarife.charts.kit.style import LABEL_PT
from tarife.terms.arrays import Micros
from tarife.terms.money import MICROS

Lengths: TypeAlias = NDArray[np.float64]  # units of currency, to place ink

_STEPS: Final = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_MOST_DECIMALS: Final = 9


@dataclass(frozen=True, slots=True)
class AmountAxis:
    """Ticks from zero at equal steps; the last one is at or above the highest amount.

    Units:
        Units of currency, as floats: they place ink and are never added up.
    """

    step: float
    intervals: int

    @classmethod
    def up_to(cls, highest_micros: int, intervals: int) -> "AmountAxis":
        """Choose the smallest round step with which so many intervals hold the amount."""
        needed = max(highest_micros, 1) / MICROS / intervals
        power = 10.0 ** math.floor(math.log10(needed))
        step = next(step * power for step in _STEPS if step * power >= needed * (1 - 1e-9))
        return cls(step, intervals)

    @property
    def ticks(self) -> tuple[float, ...]:
        """Where the ticks are, zero first."""
        return tuple(n * self.step for n in range(self.intervals + 1))

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands at the ticks: thousands separators, no more decimals than needed."""
        decimals = 0
        while decimals < _MOST_DECIMALS and not math.isclose(
            round(self.step, decimals), self.step, rel_tol=1e-6
        ):
            decimals += 1
        return tuple(f"{tick:,.{decimals}f}" for tick in self.ticks)


def height(micros: Micros) -> Lengths:
    """Turn exact amounts into lengths on an axis, of the same shape."""
    lengths: Lengths = micros / MICROS
    return lengths


UNIT_ROW_PT: Final = 18.0
_NO_UNIT_ROW_PT: Final = 8.0  # half a figure, and air
BOTTOM_PT: Final = 22.0

_INTERVALS: Final = 5
_FRAME_PT: Final = 110.0
_INTERVAL_PT: Final = 18.0
_HEADROOM: Final = 1.1
_SATURDAY: Final = 5
_WEEK: Final = 7
_LABEL_ROOM_PT: Final = 46.0


def intervals_fitting(figure: Figure) -> int:
    """Choose how many grid lines a picture of this height has room for."""
    room = figure.get_figheight() * 72 - _FRAME_PT + (40 if is_low(figure) else 0)
    return max(1, min(_INTERVALS, int(room / _INTERVAL_PT)))


def set_scale(
    axes: Axes, scale: AmountAxis, theme: ChartTheme, unit: str = ""
) -> tuple[str, ...]:
    """Put the ticks of a scale on the upright axis, and leave some air above.

    Args:
        axes: Where.
        scale: The ticks.
        theme: The look.
        unit: What is written behind the highest tick, where no line above has room for it.

    Returns:
        What stands at the ticks.
    """
    quieten(axes, theme)
    *lower, highest = (written(label, theme) for label in scale.labels)
    labels = (*lower, f"{highest} {unit}".strip())
    axes.set_yticks(scale.ticks, labels)
    axes.set_ylim(0, scale.ticks[-1] * _HEADROOM)
    return labels


def size_pt(axes: Axes) -> tuple[float, float]:
    """Give the width and height of axes whose margins are set."""
    figure: Any = axes.get_figure(root=True)
    figure.get_layout_engine().execute(figure)  # which waits for the drawing, else
    return axes.bbox.width * 72 / figure.dpi, axes.bbox.height * 72 / figure.dpi


def set_days(axes: Axes, days: tuple[date, ...], theme: ChartTheme, room_pt: float) -> None:
    """Label the Mondays, or every day of a short stretch, and shade the weekends.

    Args:
        axes: Where.
        days: The days.
        theme: The look.
        room_pt: How wide the axes will be, about; labels that would touch are left out.
    """
    voice = theme.voice
    for index, day in enumerate(days):
        if day.weekday() >= _SATURDAY:
            axes.axvspan(index - 0.5, index + 0.5, color=theme.shade, linewidth=0, zorder=0)
    is_short = len(days) <= _WEEK
    labelled = [n for n, day in enumerate(days) if is_short or day.weekday() == 0]
    write = voice.short if is_short else voice.weekday
    shown = _fitting(labelled, room_pt)
    axes.set_xticks(shown, [write(days[index]) for index in shown])
    axes.set_xlim(-0.6, len(days) - 0.4)


def set_labels(axes: Axes, labels: Sequence[str], room_pt: float) -> None:
    """Label bars at whole numbers; labels that would touch are left out, see `set_days`."""
    shown = _fitting(range(len(labels)), room_pt)
    axes.set_xticks(shown, [labels[index] for index in shown])
    axes.set_xlim(-0.6, len(labels) - 0.4)


def _fitting(indices: Sequence[int], room_pt: float) -> Sequence[int]:
    return indices[:: math.ceil(_LABEL_ROOM_PT * len(indices) / max(room_pt, 1))]


def draw_scale(
    axes: Axes, scale: AmountAxis, unit: str, theme: ChartTheme, short: str | None = None
) -> float:
    """Put a scale with lines across and its unit on the left; give its room, in points.

    Args:
        axes: Where.
        scale: The ticks.
        unit: What it counts, written above it.
        theme: The look.
        short: Its unit at the highest tick of a low picture, which then needs no row above.
    """
    figure: Any = axes.get_figure(root=True)
    is_above = short is None or not is_low(figure)
    labels = set_scale(axes, scale, theme, "" if is_above else short or "")
    axes.grid(axis="y", color=theme.line, linewidth=0.8)
    room = label_room_pt(labels, theme)
    if is_above:
        write_unit(axes, unit, -room, theme)
    return room


def unit_row_pt(figure: Figure) -> float:
    """Give the room above an axis whose unit a low picture writes at its highest tick."""
    return _NO_UNIT_ROW_PT if is_low(figure) else UNIT_ROW_PT


def write_unit(axes: Axes, text: str, shift_pt: float, theme: ChartTheme) -> None:
    """Write what an axis counts above its tick labels, where it reads without turning."""
    side = 0 if shift_pt < 0 else 1
    shifted = offset_copy(
        axes.transAxes, fig=axes.get_figure(root=True), x=shift_pt, y=5, units="points"
    )
    axes.yaxis.set_label_coords(side, 1, transform=shifted)
    axes.set_ylabel(
        text,
        rotation=0,
        horizontalalignment="left" if side == 0 else "right",
        verticalalignment="bottom",
        fontsize=LABEL_PT,
        fontfamily=theme.font,
        color=theme.muted,
    )
