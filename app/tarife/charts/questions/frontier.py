"""What more money buys: plans of which no other does more for no more, to walk along."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from tarife.charts.kit.axes import (
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
    head_pt,
    set_margins,
    written,
)
from tarife.charts.kit.hit_testing import Still, Tip, nearest_boxes
from tarife.charts.kit.palette import ChartTheme
from tarife.charts.kit.style import EDGE_PT, LABEL_PT, Margins
from tarife.charts.kit.voice import ChartVoice
from tarife.insight.optimiser.optimiser import Optimum
from tarife.insight.optimiser.question import Candidate
from tarife.terms.money import MICROS, Money
from tarife.terms.sentences import say

TITLE: Final = say("What does more money buy?")

_RIGHT_PT: Final = 18.0
_TICK_PT: Final = 60.0
_BOTTOM_PT: Final = 36.0


@dataclass(frozen=True, slots=True)
class Walk:
    """A way along a frontier.

    Attributes:
        found: What was found.
        points: The plans of the frontier that are shown, the cheapest first.
        chosen: The plan that is looked at, which is ringed.
    """

    found: Optimum
    points: tuple[Candidate, ...]
    chosen: Candidate | None = None


def draw_frontier(figure: Figure, walk: Walk, currency: str, theme: ChartTheme) -> Still:
    """Draw what each plan of the frontier brings over what it costs.

    Args:
        figure: Where.
        walk: What was found, and where one stands.
        currency: What charges are in.
        theme: The look.
    """
    voice, found, question = theme.voice, walk.found, walk.found.question
    begin(figure, voice.tell(TITLE), theme)
    unit = voice.say("Customer messages") if question.is_of_replies else voice.say("Delivered")
    drawn = (*walk.points, found.as_planned, found.best, walk.chosen)
    highest = max(question.gain(one) for one in drawn if one is not None)
    scale = AmountAxis.up_to(highest * MICROS, min(intervals_fitting(figure), 4))
    signs = [
        LegendEntry(
            dot_sign("o", theme.text, theme), voice.say("Nothing does more for the money")
        ),
        LegendEntry(dot_sign("s", theme.surface, theme), voice.say("As planned")),
    ]
    if found.best is not None:
        signs.append(LegendEntry(dot_sign("D", theme.text, theme), voice.say("Best")))
    head = draw_legend(figure, signs, theme, head_pt(figure, theme)) + UNIT_ROW_PT
    axes = figure.subplots()
    room = draw_scale(axes, scale, unit, theme)
    _draw(axes, walk, theme)
    width = figure.get_figwidth() * 72 - room - EDGE_PT - _RIGHT_PT
    axes.xaxis.set_major_locator(MaxNLocator(max(1, int(width / _TICK_PT))))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: written(f"{x:,g}", theme)))
    cost = voice.say("Cost ({currency})", currency=currency)
    axes.set_xlabel(cost, fontsize=LABEL_PT, fontfamily=theme.font, color=theme.muted)
    set_margins(figure, Margins(room + EDGE_PT, _RIGHT_PT, head, _BOTTOM_PT))
    tips = [_tip(one, currency, voice) for one in walk.points]
    return Still(nearest_boxes(axes, [one.micros / MICROS for one in walk.points], tips))


def _draw(axes: Axes, walk: Walk, theme: ChartTheme) -> None:
    found, gain, colour = walk.found, walk.found.question.gain, theme.series[0]

    def put(some: Sequence[Candidate], marker: str, face: str, size: int) -> None:
        axes.scatter(
            [one.micros / MICROS for one in some],
            [gain(one) for one in some],
            s=size,
            marker=marker,
            facecolor=face,
            edgecolor=colour,
            zorder=3,
        )

    costs = [one.micros / MICROS for one in walk.points]
    axes.plot(costs, [gain(one) for one in walk.points], color=colour)
    put(walk.points, "o", colour, 22)
    put([found.as_planned], "s", theme.surface, 40)
    if found.best is not None:
        put([found.best], "D", colour, 52)
    if walk.chosen is not None:
        put([walk.chosen], "o", "none", 150)


def _tip(outcome: Candidate, currency: str, voice: ChartVoice) -> Tip:
    rows = (
        (voice.say("Delivered"), voice.count(outcome.delivered)),
        (voice.say("Customer messages"), voice.count(outcome.replies)),
    )
    return Tip(voice.money(Money(outcome.micros, currency)), rows)
