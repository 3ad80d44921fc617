"""How messages turn into cost: sends, deliveries, replies, answers, with their numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path
from matplotlib.text import Text

from tarife.billing.ledger import PAUSED_REASONS, REASON_NAMES, Reason
from tarife.charts.kit.frame import begin, draw_sentence, head_pt, is_low
from tarife.charts.kit.hit_testing import Box, Spot, Still, Tip
from tarife.charts.kit.palette import ChartTheme
from tarife.charts.kit.style import EDGE_PT, LABEL_PT, text_width_pt
from tarife.charts.kit.table import ChartRow, ChartTable, Sums
from tarife.charts.kit.voice import ChartVoice
from tarife.charts.scene import Scene, month_selections, months_in
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.insight.message_flow import MessageFlow
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.money import Money
from tarife.terms.sentences import say

TITLE: Final = say("How do messages turn into cost?")

_TEMPLATES: Final = Selection(
    categories=tuple(kind for kind in CATEGORIES if kind is not Category.SERVICE)
)
_ANSWERS: Final = Selection(categories=(Category.SERVICE,))
_LATE: Final = Selection(categories=(Category.SERVICE,), reasons=(Reason.OUTSIDE_WINDOW,))
_PAUSED: Final = Selection(reasons=PAUSED_REASONS)

_BOX_PT: Final = 104.0
_BOX_SHARE: Final = 0.21
_BOX_HEIGHT_PT: Final = 38.0
_THICKEST: Final = 0.8
_THINNEST_PT: Final = 1.5
_LINE_PT: Final = 14.0
_PAD_PT: Final = 4.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A station of the flow: what it is called, what it holds, and what goes astray there."""

    column: int
    row: int
    name: str
    figure: str
    lost: str
    selection: Selection | None


@dataclass(frozen=True, slots=True)
class Stream:
    """Messages that go from one stop to another; more of them make it thicker."""

    start: int
    end: int
    messages: int
    said: str = ""


def draw_scene(figure: Figure, scene: Scene, theme: ChartTheme) -> Still:
    """Draw two lanes, templates above and replies below, each ending in what it costs."""
    voice = theme.voice
    begin(figure, voice.tell(TITLE), theme)
    flow = MessageFlow.of(scene.forecast)
    if not (flow.sent or flow.written):
        draw_sentence(figure, voice.say("No message is sent or received this month."), theme)
        return Still()
    figure.set_layout_engine("none")
    lanes = _Lanes(figure, theme)
    stops = _stops(flow, scene.forecast.lines.currency, voice)
    most = max(flow.sent, flow.written, flow.answered, 1)
    for stream in _streams(flow, voice):
        lanes.join(stops[stream.start], stops[stream.end], stream, most)
    lanes.point(stops[1], stops[3])
    return Still(tuple(lanes.box_of(stop, number) for number, stop in enumerate(stops)))


def table_of(scene: Scene, theme: ChartTheme) -> ChartTable:
    """Write the flow as a table: what happens, how many messages, what they cost.

    Of several months messages have a column each; what each costs stands in the other tables.
    """
    voice, forecast = theme.voice, scene.forecast
    currency, months = forecast.lines.currency, months_in(forecast)
    flows = [MessageFlow.of(one) for one in (*months, forecast)]

    def row(
        name: str,
        count: Callable[[MessageFlow], int],
        cost: Callable[[MessageFlow], int] = lambda _: 0,
        selection: Selection | None = None,
    ) -> ChartRow:
        paid = Money(cost(flows[-1]), currency)
        return ChartRow(
            (name, *map(count, flows), paid), selection, is_sum=selection == EVERYTHING
        )

    rows = [
        row(voice.say("Templates sent"), lambda flow: flow.sent),
        row(voice.say("Templates not delivered"), lambda flow: flow.undelivered),
        row(
            voice.tell(REASON_NAMES[Reason.US_PAUSE]),
            lambda flow: flow.paused,
            selection=_PAUSED,
        ),
        row(voice.say("Templates delivered next month"), lambda flow: flow.next_month),
        row(
            voice.say("Delivered"),
            lambda flow: flow.delivered,
            lambda flow: flow.template_micros,
            _TEMPLATES,
        ),
        row(voice.say("People write"), lambda flow: flow.written),
        row(
            voice.say("Your replies too late to send"),
            lambda flow: flow.missed,
            selection=_LATE,
        ),
        row(
            voice.say("Your replies"),
            lambda flow: flow.answered,
            lambda flow: flow.answer_micros,
            _ANSWERS,
        ),
        row(
            voice.say("Delivered and answered"),
            lambda flow: flow.delivered + flow.answered,
            lambda flow: flow.template_micros + flow.answer_micros,
            EVERYTHING,
        ),
    ]
    return ChartTable(
        (
            voice.say("What happens"),
            *(voice.month(month.plan.month.first_day) for month in months),
            voice.say("Messages"),
            voice.say("Cost ({currency})", currency=currency),
        ),
        tuple(one for one in rows if one.selection is not _PAUSED or flows[-1].paused),
        (None, *month_selections(months), EVERYTHING, EVERYTHING) if months else (),
        Sums(len(months) + 2, (range(1, 1 + len(months)),)),
    )


def _stops(flow: MessageFlow, currency: str, voice: ChartVoice) -> tuple[Stop, ...]:
    lost = [voice.say("{count} not delivered", count=voice.count(flow.undelivered))]
    if flow.paused:
        lost.append(voice.say("{count} paused", count=voice.count(flow.paused)))
    if flow.next_month:
        lost.append(voice.say("{count} next month", count=voice.count(flow.next_month)))
    late = voice.say("{count} too late", count=voice.count(flow.missed)) if flow.missed else ""
    templates = voice.money(Money(flow.template_micros, currency))
    answers = voice.money(Money(flow.answer_micros, currency))
    return (
        Stop(0, 0, voice.say("Templates sent"), voice.count(flow.sent), "\n".join(lost), None),
        Stop(1, 0, voice.say("Delivered"), voice.count(flow.delivered), "", _TEMPLATES),
        Stop(3, 0, voice.say("Templates cost"), templates, "", _TEMPLATES),
        Stop(1, 1, voice.say("People write"), voice.count(flow.written), "", None),
        Stop(2, 1, voice.say("Your replies"), voice.count(flow.answered), late, _ANSWERS),
        Stop(3, 1, voice.say("Your replies cost"), answers, "", _ANSWERS),
    )


def _streams(flow: MessageFlow, voice: ChartVoice) -> tuple[Stream, ...]:
    reached = voice.share(flow.delivered / flow.sent) if flow.sent else ""
    each = (
        f"{flow.answered / flow.written:.1f}".replace(".", voice.point) if flow.written else ""
    )
    return (
        Stream(0, 1, flow.delivered, reached),
        Stream(1, 2, flow.delivered),
        Stream(
            3, 4, flow.answered, voice.say("{number} replies each", number=each) if each else ""
        ),
        Stream(4, 5, flow.answered),
    )


class _Lanes:
    """A sheet measured in points, with a box for each stop."""

    def __init__(self, figure: Figure, theme: ChartTheme) -> None:
        self._theme = theme
        self._width, full = (float(inches) * 72 for inches in figure.get_size_inches())
        self._height = full - head_pt(figure, theme) - 4
        self._axes: Axes = figure.add_axes((0, 0, 1, self._height / full))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, self._width)
        self._axes.set_ylim(0, self._height)
        self._is_roomy = not is_low(figure)
        self._box = min(_BOX_PT, self._width * _BOX_SHARE)
        self._tall = min(_BOX_HEIGHT_PT, self._height * 0.3)

    def box_of(self, stop: Stop, number: int) -> tuple[Box, Spot]:
        """Draw a stop; give where it is and what it says."""
        theme = self._theme
        left, middle = self._corner(stop)
        bottom = middle - self._tall / 2
        self._axes.add_patch(
            FancyBboxPatch(
                (left, bottom),
                self._box,
                self._tall,
                boxstyle="round,pad=0,rounding_size=4",
                facecolor=theme.surface,
                edgecolor=theme.muted,
                linewidth=0.8,
                zorder=3,
            )
        )
        across = left + self._box / 2
        self._write(across, middle + self._tall * 0.18, stop.figure, is_bold=True)
        room = (self._box - 2 * _PAD_PT) / text_width_pt(stop.name, LABEL_PT, theme)
        self._write(across, middle - self._tall * 0.24, stop.name).set_fontsize(
            LABEL_PT * min(1.0, room)
        )
        if stop.lost:
            self._write(across, bottom - 3, stop.lost, is_below=True)
        box = Box(self._axes, left, left + self._box, bottom, bottom + self._tall)
        rows = ((stop.name, stop.figure),) + (((stop.lost, ""),) if stop.lost else ())
        return box, Spot(Tip(stop.name, rows), stop.selection, number)

    def join(self, start: Stop, end: Stop, stream: Stream, most: int) -> None:
        """Draw a stream between two stops."""
        theme = self._theme
        half = max(_THINNEST_PT, self._tall * _THICKEST * stream.messages / most) / 2
        x0, y0 = self._corner(start)
        x1, y1 = self._corner(end)
        x0 += self._box
        bend = (x0 + x1) / 2
        corners = [
            *((x0, y0 + half), (bend, y0 + half), (bend, y1 + half), (x1, y1 + half)),
            *((x1, y1 - half), (bend, y1 - half), (bend, y0 - half), (x0, y0 - half)),
            (x0, y0 + half),
        ]
        curve = [Path.CURVE4] * 3
        codes = [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY]
        colour = theme.series[0] if start.row == 0 else theme.series[2]
        self._axes.add_patch(
            PathPatch(Path(corners, codes), facecolor=colour, alpha=0.35, linewidth=0)
        )
        if stream.said and self._is_roomy:
            self._write(bend, y0 + self._tall / 2 + 7, stream.said)

    def point(self, start: Stop, end: Stop) -> None:
        """Draw a thin arrow down from a stop to the one it may lead to."""
        left, above = self._corner(start)
        across = left + self._box / 2
        below = self._corner(end)[1]
        self._axes.annotate(
            "",
            (across, below + self._tall / 2),
            (across, above - self._tall / 2),
            arrowprops={
                "arrowstyle": "->",
                "linestyle": (0, (2, 2)),
                "color": self._theme.muted,
                "linewidth": 0.9,
                "shrinkA": 2,
                "shrinkB": 2,
            },
        )

    def _corner(self, stop: Stop) -> tuple[float, float]:
        """Give the left edge and the middle height of a stop."""
        step = (self._width - 2 * EDGE_PT - self._box) / 3
        return EDGE_PT + stop.column * step, self._level(stop.row)

    def _level(self, row: int) -> float:
        """Give the middle height of a lane, with room for what stands above and below it."""
        if row == 0:
            above = _LINE_PT if self._is_roomy else 1
            level = self._height - self._tall / 2 - above
            return min(self._height * 0.72, level) if self._is_roomy else level
        return max(self._height * 0.26, self._tall / 2 + _LINE_PT)

    def _write(
        self, x: float, y: float, text: str, *, is_bold: bool = False, is_below: bool = False
    ) -> Text:
        theme = self._theme
        return self._axes.text(
            x,
            y,
            text,
            horizontalalignment="center",
            verticalalignment="top" if is_below else "center",
            fontsize=LABEL_PT + (1 if is_bold else 0),
            fontweight="bold" if is_bold else "normal",
            fontfamily=theme.font,
            color=theme.text if is_bold else theme.muted,
            zorder=4,
        )
