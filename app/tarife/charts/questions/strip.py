"""One person's month as a strip: messages, the windows they open, and what is charged."""

import math
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke

from tarife.billing.ledger import REASON_NAMES, Reason
from tarife.charts.kit.frame import (
    LegendEntry,
    begin,
    draw_legend,
    draw_sentence,
    label_room_pt,
    quieten,
    set_margins,
)
from tarife.charts.kit.hit_testing import Box, Spot, Still, Tip
from tarife.charts.kit.palette import ChartTheme, category_fill
from tarife.charts.kit.style import EDGE_PT, HATCH_PT, LABEL_PT, Margins, text_width_pt
from tarife.charts.kit.voice import ChartVoice
from tarife.insight.explain.timelines import (
    INTERVAL_NAMES,
    Interval,
    IntervalKind,
    Moment,
    Timeline,
)
from tarife.rates.cards import label_of
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.traffic.table import MessageKind

_BUSINESS: Final = 0.0
_PERSON: Final = 1.0
_FIRST_INTERVAL: Final = 2.0
_BAR: Final = 0.5
_DAY_S: Final = 24 * 3600
_NEAR_PT: Final = 58.0
_BOTTOM_PT: Final = 20.0
_RIGHT_PT: Final = 16.0
_LEFT_PT: Final = 3.0  # of a sign, at whose edge its label begins
_AIR_PT: Final = 4.0
_MARGIN: Final = 0.04
_LABEL_PT: Final = 62.0
_STEPS_H: Final = (1, 2, 3, 6, 12, 24, 48, 72, 96, 168, 240)
_ABOVE_PT: Final = 9.0
_LINE_PT: Final = 10.5
_LEAST_ROW_PT: Final = 9.5


@dataclass(frozen=True, slots=True)
class _Span:
    """The stretch of time that is shown, and how much of it a point is."""

    first_s: int
    last_s: int
    s_per_pt: float


def draw_strip(figure: Figure, timeline: Timeline, theme: ChartTheme) -> Still:
    """Draw a person's messages over the windows that they open, each charge at its message."""
    voice = theme.voice
    begin(figure, voice.say("What happens to one person?"), theme)
    if not timeline.moments:
        draw_sentence(figure, voice.say("Nobody can be shown here."), theme)
        return Still()
    lanes = _lanes(timeline)
    names = (
        voice.say("Business"),
        voice.say("Person"),
        *(voice.tell(INTERVAL_NAMES[kind]) for kind in lanes),
    )
    left = label_room_pt(names, theme) + EDGE_PT
    span = _span(timeline, figure.get_figwidth() * 72 - left - _RIGHT_PT, theme)
    axes = figure.add_subplot()
    quieten(axes, theme)
    axes.set_yticks(range(len(names)), names)
    rows = len(names) - 0.4
    least_pt = figure.get_figheight() * 72 - _BOTTOM_PT - _AIR_PT - rows * _LEAST_ROW_PT
    charges = _charges(timeline, span, theme, "\n")
    top = draw_legend(figure, _legend(timeline, theme), theme)
    if least_pt < top + charges.height_pt:  # messages come before what their signs mean
        figure.legends.clear()
        top = draw_legend(figure, (), theme)
    if least_pt < top + charges.height_pt:
        charges = _charges(timeline, span, theme, " · ")
    charges_pt = charges.height_pt
    row_pt = max((least_pt - top - charges_pt) / rows + _LEAST_ROW_PT, 1 / rows)
    axes.set_ylim(rows, -charges_pt / row_pt)
    _set_times(axes, timeline, span, theme)
    for row in (_BUSINESS, _PERSON):
        axes.axhline(row, color=theme.line, linewidth=0.8, zorder=0)
    boxes = [
        _draw_interval(axes, interval, _FIRST_INTERVAL + lanes.index(interval.kind), theme)
        for interval in timeline.intervals
    ]
    boxes += [_draw_moment(axes, timeline, moment, span, theme) for moment in timeline.moments]
    _write_charges(axes, charges, span, EDGE_PT - left, theme)
    set_margins(figure, Margins(left, _RIGHT_PT, top + _AIR_PT, _BOTTOM_PT))
    return Still(tuple(reversed(boxes)))


def _lanes(timeline: Timeline) -> list[IntervalKind]:
    """Give the kinds of windows that occur, in their fixed order."""
    found = {interval.kind for interval in timeline.intervals}
    return [kind for kind in IntervalKind if kind in found]


def _span(timeline: Timeline, room_pt: float, theme: ChartTheme) -> _Span:
    first = timeline.moments[0].at_s
    last = max(
        timeline.moments[-1].at_s, *(one.ends_s for one in timeline.intervals), first + 1
    )
    sent = [moment for moment in timeline.moments if not moment.is_inbound]
    prices = [_price(alike, theme.voice) for alike in _alike(sent)[-1:]]
    near_pt = max([_NEAR_PT, *(text_width_pt(price, LABEL_PT, theme) for price in prices)])
    label_s = (last - first) * near_pt / max(room_pt - near_pt, near_pt)
    last = max([last, *(int(one.at_s + label_s) for one in sent[-1:])])  # room for its label
    air = max((last - first) * _MARGIN, 3600)
    return _Span(first, last, (last - first + 2 * air) / max(room_pt, 1))


def _set_times(axes: Axes, timeline: Timeline, span: _Span, theme: ChartTheme) -> None:
    """Label whole hours of the day, as many as fit."""
    voice = theme.voice
    air = max((span.last_s - span.first_s) * _MARGIN, 3600)
    axes.set_xlim(span.first_s - air, span.last_s + air)
    hours = (span.last_s - span.first_s + 2 * air) / 3600
    fitting = max(1.0, hours * 3600 / span.s_per_pt / _LABEL_PT)
    step = next((step for step in _STEPS_H if hours / step <= fitting), _STEPS_H[-1]) * 3600
    ticks = range(math.ceil((span.first_s - air) / step) * step, int(span.last_s + air), step)
    labels = []
    for tick in ticks:
        at = timeline.at(tick)
        clock = "" if step >= _DAY_S else f" {at:%H:%M}"
        labels.append(f"{voice.short(at.date())}{clock}")
    axes.set_xticks(list(ticks), labels)
    axes.grid(axis="x", color=theme.line, linewidth=0.6)


def _draw_interval(
    axes: Axes, interval: Interval, row: float, theme: ChartTheme
) -> tuple[Box, Spot]:
    voice = theme.voice
    fills = {
        IntervalKind.SERVICE_WINDOW: (theme.categories[Category.SERVICE], "\\\\\\"),
        IntervalKind.FREE_ENTRY_POINT: (theme.series[4], "..."),
        IntervalKind.CONVERSATION: (theme.series[0], ""),
    }
    colour, hatch = fills[interval.kind]
    if interval.category is not None:
        fill = category_fill(interval.category, theme)
        colour, hatch = fill.colour, fill.hatch
    (bar,) = axes.barh(
        row,
        interval.ends_s - interval.starts_s,
        _BAR,
        left=interval.starts_s,
        color=colour,
        alpha=0.6,
        hatch=hatch or None,
        edgecolor=theme.surface,
        linewidth=0.8,
        label=interval.kind.value,
    )
    bar.set_hatch_linewidth(HATCH_PT)
    title = voice.tell(INTERVAL_NAMES[interval.kind])
    if interval.category is not None:
        title = f"{title} · {voice.tell(label_of(interval.category))}"
    hours = voice.say("{hours} h", hours=round((interval.ends_s - interval.starts_s) / 3600, 1))
    box = Box(axes, interval.starts_s, interval.ends_s, row - _BAR / 2, row + _BAR / 2)
    return box, Spot(Tip(title, ((voice.say("Open for"), hours),)))


def _draw_moment(
    axes: Axes, timeline: Timeline, moment: Moment, span: _Span, theme: ChartTheme
) -> tuple[Box, Spot]:
    row = _PERSON if moment.is_inbound else _BUSINESS
    axes.plot([moment.at_s], [row], linestyle="", zorder=3, **_mark(moment, theme))
    half = 6 * span.s_per_pt
    box = Box(axes, moment.at_s - half, moment.at_s + half, row - 0.45, row + 0.45)
    return box, Spot(_tip(timeline, moment, theme.voice))


def _mark(moment: Moment, theme: ChartTheme) -> dict[str, Any]:
    """Give the sign of a message: full if it costs, hollow if free, a cross if refused."""
    if moment.is_inbound:
        shape = "D" if moment.kind is MessageKind.ENTRY else "^"
        return {"marker": shape, "markersize": 6, "color": theme.text}
    colour = theme.categories[moment.category or Category.SERVICE]
    if moment.reason in (Reason.OUTSIDE_WINDOW, Reason.US_PAUSE):
        return {"marker": "x", "markersize": 6, "color": theme.muted, "markeredgewidth": 1.6}
    shape = "o" if moment.kind >= MessageKind.FREE_FORM else "s"
    inside = colour if moment.is_charged else theme.surface
    return {
        "marker": shape,
        "markersize": 7,
        "markerfacecolor": inside,
        "markeredgecolor": colour,
        "markeredgewidth": 1.4,
    }


def _legend(timeline: Timeline, theme: ChartTheme) -> list[LegendEntry]:
    """Say what each kind of message is; what became of it stands above its sign."""
    named: dict[str, Moment] = {}
    for moment in sorted(timeline.moments, key=lambda moment: not moment.is_charged):
        name = _sign_name(moment, theme.voice)
        if name:
            named.setdefault(name, moment)
    return [
        LegendEntry(Line2D([], [], linestyle="", **_mark(moment, theme)), name)
        for name, moment in named.items()
    ]


def _sign_name(moment: Moment, voice: ChartVoice) -> str:
    """Name a sign; what the person writes stands in a row of its own and needs no name."""
    if moment.is_inbound:
        return voice.say("From an ad") if moment.kind is MessageKind.ENTRY else ""
    if moment.reason in (Reason.OUTSIDE_WINDOW, Reason.US_PAUSE):
        return ""
    is_answer = moment.kind >= MessageKind.FREE_FORM
    return (
        voice.say("Your reply")
        if is_answer
        else voice.tell(CATEGORY_NAMES[moment.category or Category.SERVICE])
    )


@dataclass(frozen=True, slots=True)
class _Charges:
    """What stands above messages to the person, by the moment of the first one."""

    labels: tuple[tuple[int, str], ...]

    @property
    def height_pt(self) -> float:
        """How much room they need."""
        return _LINE_PT * max((len(text.split("\n")) for _, text in self.labels), default=0) + (
            _ABOVE_PT
        )


def _charges(timeline: Timeline, span: _Span, theme: ChartTheme, between: str) -> _Charges:
    """Say what messages cost; those too close for labels of their own share one.

    Args:
        timeline: Whose they are.
        span: The time that is shown.
        theme: How it looks.
        between: What stands between messages of different price in one label.
    """
    groups: list[list[Moment]] = []

    def label(group: list[Moment]) -> str:
        return between.join(_price(alike, theme.voice) for alike in _alike(group))

    def width_pt(group: list[Moment]) -> float:
        lines = label(group).split("\n")
        return max(text_width_pt(line, LABEL_PT, theme) for line in lines) + _AIR_PT

    for moment in (one for one in timeline.moments if not one.is_inbound):
        if groups and moment.at_s < groups[-1][0].at_s + span.s_per_pt * width_pt(groups[-1]):
            groups[-1].append(moment)
        else:
            groups.append([moment])
    return _Charges(tuple((group[0].at_s, label(group)) for group in groups))


def _write_charges(
    axes: Axes, charges: _Charges, span: _Span, edge_pt: float, theme: ChartTheme
) -> None:
    """Write what messages cost above them, or more to the left where it would be cut.

    Args:
        axes: Where.
        charges: What.
        span: The time that is shown.
        edge_pt: Where the picture begins, from the left of the axes: above names there is room.
        theme: How it looks.
    """
    begin_s, end_s = axes.get_xlim()
    room_pt, taken_pt = (end_s - begin_s) / span.s_per_pt + _RIGHT_PT - _LEFT_PT, edge_pt
    for at_s, text in charges.labels:
        width_pt = max(text_width_pt(line, LABEL_PT, theme) for line in text.split("\n"))
        at_pt = (at_s - begin_s) / span.s_per_pt - _LEFT_PT
        left_pt = max(min(at_pt, room_pt - width_pt), taken_pt)
        taken_pt = left_pt + width_pt + _AIR_PT
        axes.annotate(
            text,
            (at_s, _BUSINESS),
            xytext=(left_pt - at_pt - _LEFT_PT, 7),
            textcoords="offset points",
            verticalalignment="bottom",
            fontsize=LABEL_PT,
            fontfamily=theme.font,
            color=theme.text,
            annotation_clip=False,
            path_effects=[withStroke(linewidth=3, foreground=theme.surface)],
        )


def _alike(group: list[Moment]) -> list[list[Moment]]:
    """Put messages of one fate and price together, in the order in which they come."""

    def fate(moment: Moment) -> tuple[Category | None, Reason | None, int]:
        charge = moment.charge.micros if moment.charge else -1
        return moment.category, moment.reason, charge

    return [list(alike) for _, alike in groupby(group, key=fate)]


def _price(alike: list[Moment], voice: ChartVoice) -> str:
    first = alike[0]
    if first.reason is Reason.US_PAUSE:
        said = voice.tell(REASON_NAMES[first.reason]).lower()
    elif first.reason is Reason.OUTSIDE_WINDOW:
        said = voice.say("Not sent").lower()
    elif not first.is_charged:
        said = voice.say("Free").lower()
    elif first.charge is None:
        said = voice.say("Charged").lower()
    else:
        said = voice.rate(first.charge)
    return f"{len(alike)} × {said}" if len(alike) > 1 else said  # noqa: RUF001 - a true sign


def _tip(timeline: Timeline, moment: Moment, voice: ChartVoice) -> Tip:
    at = timeline.at(moment.at_s)
    title = f"{voice.weekday(at.date())}, {at:%H:%M}"
    if moment.is_inbound:
        return Tip(
            title,
            (
                (
                    voice.say("Person"),
                    voice.say("through an ad or Page button")
                    if moment.kind is MessageKind.ENTRY
                    else "",
                ),
            ),
        )
    name = voice.tell(CATEGORY_NAMES[moment.category or Category.SERVICE])
    rows = [(name, voice.rate(moment.charge) if moment.charge and moment.is_charged else "")]
    if moment.reason is not None:
        rows.append((voice.tell(REASON_NAMES[moment.reason]), ""))
    if moment.source:
        rows.append((voice.tell(moment.source), ""))
    return Tip(title, tuple(rows))
