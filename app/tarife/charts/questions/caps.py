"""What other caps of a send bring and cost: deliveries, charges and replies over the cap."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from tarife.charts.kit.axes import (
    BOTTOM_PT,
    UNIT_ROW_PT,
    AmountAxis,
    draw_scale,
    intervals_fitting,
)
from tarife.charts.kit.frame import (
    LegendEntry,
    begin,
    dot_sign,
    draw_legend,
    fill_sign,
    head_pt,
    label_room_pt,
    set_margins,
    written,
)
from tarife.charts.kit.hit_testing import Box, Spot, Still, Tip, nearest_boxes
from tarife.charts.kit.palette import ChartTheme, Fill
from tarife.charts.kit.style import EDGE_PT, Margins
from tarife.charts.kit.voice import ChartVoice
from tarife.insight.max_price import CapPoint, CapsPlayed
from tarife.terms.money import MICROS, Money
from tarife.terms.sentences import say

TITLE: Final = say("What do other caps bring, and cost?")

_RIGHT_PT: Final = 14.0
_APART_PT: Final = 16.0
_TICK_PT: Final = 32.0


@dataclass(frozen=True, slots=True, eq=False)
class _Panel:
    """One of the axes beside each other.

    Attributes:
        unit: What it counts.
        micros: What it shows of a cap, in millionths of its unit.
        series: Its colour.
    """

    unit: str
    micros: Callable[[CapPoint], int]
    series: int


def draw_caps(
    figure: Figure, played: CapsPlayed, cap: Decimal, currency: str, theme: ChartTheme
) -> Still:
    """Draw deliveries, charges and replies over the cap, beside each other.

    Args:
        figure: Where.
        played: The caps.
        cap: The plan's own, which is marked.
        currency: What charges and caps are in.
        theme: The look.
    """
    voice = theme.voice
    begin(figure, voice.tell(TITLE), theme)
    panels = (
        _Panel(voice.say("Delivered"), lambda one: one.deliveries * MICROS, 2),
        _Panel(
            voice.say("Meta's charges ({currency})", currency=currency),
            lambda one: one.total_micros,
            0,
        ),
        _Panel(voice.say("Customer messages"), lambda one: one.replies * MICROS, 6),
    )
    intervals = min(intervals_fitting(figure), 4)
    scales = [
        AmountAxis.up_to(max(map(panel.micros, played.points)), intervals) for panel in panels
    ]
    room = max(label_room_pt(scale.labels, theme) for scale in scales)
    width = (figure.get_figwidth() * 72 - EDGE_PT - _RIGHT_PT) / 3 - room - _APART_PT
    signs = [
        LegendEntry(dot_sign("o", theme.text, theme), voice.say("Meta's estimate")),
        LegendEntry(dot_sign("o", theme.surface, theme), voice.say("line between two")),
        LegendEntry(
            fill_sign(Fill(theme.line), theme), voice.say("Between two estimates it lies here")
        ),
        LegendEntry(
            Line2D([], [], color=theme.muted, linestyle="--", linewidth=1.2),
            voice.say("Cap of the plan"),
        ),
    ]
    head = draw_legend(figure, signs, theme, head_pt(figure, theme)) + UNIT_ROW_PT
    boxes: list[tuple[Box, Spot]] = []
    caps = [float(one.cap) for one in played.points]
    tips = [_tip(one, currency, voice) for one in played.points]
    grid = figure.subplots(1, len(panels), squeeze=False)
    for axes, panel, scale in zip(grid.flat, panels, scales, strict=True):
        draw_scale(axes, scale, panel.unit, theme)
        _draw(axes, played, panel, theme)
        axes.axvline(float(cap), color=theme.muted, linestyle="--", linewidth=1.2, zorder=1)
        axes.xaxis.set_major_locator(MaxNLocator(max(1, int(width / _TICK_PT))))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: written(f"{x:,g}", theme)))
        boxes += nearest_boxes(axes, caps, tips)
    figure.subplots_adjust(wspace=(room + _APART_PT) / max(width, 1))
    set_margins(figure, Margins(room + EDGE_PT, _RIGHT_PT, head, BOTTOM_PT))
    return Still(tuple(boxes))


def _draw(axes: Axes, played: CapsPlayed, panel: _Panel, theme: ChartTheme) -> None:
    """Draw a line over the caps, and between two estimates whatever may be."""
    points, colour = played.points, theme.series[panel.series]

    def heights(some: list[CapPoint]) -> list[float]:
        return [panel.micros(one) / MICROS for one in some]

    known = [one for one in points if one.is_estimated]
    between = [one for one in points if not one.is_estimated]
    for low, high in pairwise(known):
        bottom, top = heights([low, high])
        axes.fill_between(
            [float(low.cap), float(high.cap)], bottom, top, color=theme.line, linewidth=0
        )
    axes.plot([float(one.cap) for one in points], heights([*points]), color=colour)
    for some, face in ((known, colour), (between, theme.surface)):
        axes.scatter(
            [float(one.cap) for one in some],
            heights(some),
            s=22,
            facecolor=face,
            edgecolor=colour,
            zorder=3,
        )


def _tip(point: CapPoint, currency: str, voice: ChartVoice) -> Tip:
    cap = voice.say("Cap {cap}", cap=voice.money(Money(int(point.cap * MICROS), currency)))
    rows = (
        (voice.say("Delivered"), voice.count(point.deliveries)),
        (voice.say("Its charges"), voice.money(Money(point.send_micros, currency))),
        (voice.say("All of Meta's charges"), voice.money(Money(point.total_micros, currency))),
        (voice.say("Customer messages"), voice.count(point.replies)),
    )
    return Tip(cap, rows)
