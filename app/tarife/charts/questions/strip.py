"""One person's month as a strip: messages, the windows they open, and what is charged."""

import math
from dataclasses import dataclass
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from tarife.billing.ledger import REASON_NAMES, Reason
from tarife.charts.kit.frame import (
    DENSE_ROW_PT,
    LegendEntry,
    begin,
    draw_dense_legend,
    draw_sentence,
    head_pt,
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
_BAR: Final = 0.4
_DAY_S: Final = 24 * 3600
_NEAR_PT: Final = 10.0  # signs closer than this lie on each other
_BOTTOM_PT: Final = 18.0
_RIGHT_PT: Final = 16.0
_LEFT_PT: Final = 3.0  # of a sign, at whose edge its price begins, and of the line to one
_AIR_PT: Final = 4.0
_EDGE_PT: Final = 2.0  # below a title that the window writes
_MARGIN: Final = 0.04
_LABEL_PT: Final = 62.0
_STEPS_H: Final = (1, 2, 3, 6, 12, 24, 48, 72, 96, 168, 240)
_ABOVE_PT: Final = 9.0
_BARE_PT: Final = 5.0  # a sign
_LINE_PT: Final = 10.5
_LEAST_ROW_PT: Final = 9.2
_HIGHEST_ROW_PT: Final = 34.0
_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class _Span:
    """The stretch of time that is shown, and how much of it a point is."""

    first_s: int
    last_s: int
    s_per_pt: float


@dataclass(frozen=True, slots=True)
class _Price:
    """What stands above messages of one fate that lie together, on a step of a stair.

    Attributes:
        at_s: The moment of the first of them.
        text: What they cost.
        width_pt: How wide that is.
        step: How many labels to the right stand below it, so that no line crosses one.
    """

    at_s: int
    text: str
    width_pt: float
    step: int = 0


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
    width_pt = figure.get_figwidth() * 72 - left - _RIGHT_PT
    span, prices = _span(timeline, width_pt, theme)
    axes = figure.add_subplot()
    quieten(axes, theme)
    axes.set_yticks(range(len(names)), names)
    rows = len(names) - 0.4
    room_pt = figure.get_figheight() * 72 - _BOTTOM_PT - _AIR_PT - rows * _LEAST_ROW_PT
    top, prices = _draw_head(figure, timeline, prices, room_pt, theme)
    row_pt = max((room_pt - top - _high_pt(prices)) / rows + _LEAST_ROW_PT, 1 / rows)
    below_pt = _BOTTOM_PT + max(row_pt - _HIGHEST_ROW_PT, 0) * rows
    axes.set_ylim(rows, -_high_pt(prices) / min(row_pt, _HIGHEST_ROW_PT))
    _set_times(axes, timeline, span, theme)
    for row in (_BUSINESS, _PERSON):
        axes.axhline(row, color=theme.line, linewidth=0.8, zorder=0)
    boxes = [
        _draw_interval(axes, interval, _FIRST_INTERVAL + lanes.index(interval.kind), theme)
        for interval in timeline.intervals
    ]
    boxes += [_draw_moment(axes, timeline, moment, span, theme) for moment in timeline.moments]
    _write_prices(axes, prices, theme)
    set_margins(figure, Margins(left, _RIGHT_PT, top + _AIR_PT, below_pt))
    return Still(tuple(reversed(boxes)))


def _draw_head(
    figure: Figure,
    timeline: Timeline,
    prices: tuple[_Price, ...],
    room_pt: float,
    theme: ChartTheme,
) -> tuple[float, tuple[_Price, ...]]:
    """Name the signs above the picture, with what they cost where no sign has room for that.

    Returns:
        How far down it reaches, and the prices that stand above signs: all or none.
    """
    begins = head_pt(figure, theme) if theme.is_titled else _EDGE_PT
    for entries, shown in (
        (_legend(timeline, theme), prices),
        (_priced_legend(timeline, theme), ()),
    ):
        most = int((room_pt - begins - _high_pt(shown)) / DENSE_ROW_PT)
        top = draw_dense_legend(figure, entries, theme, begins, most)
        if top > begins:
            return top, shown
    is_room = room_pt >= begins + _high_pt(prices)
    return begins, prices if is_room else ()  # messages come before what their signs mean


def _lanes(timeline: Timeline) -> list[IntervalKind]:
    """Give the kinds of windows that occur, in their fixed order."""
    found = {interval.kind for interval in timeline.intervals}
    return [kind for kind in IntervalKind if kind in found]


def _span(
    timeline: Timeline, room_pt: float, theme: ChartTheme
) -> tuple[_Span, tuple[_Price, ...]]:
    """Give the time to be shown, with room for the prices of the last messages, and these."""
    first = timeline.moments[0].at_s
    ends = (timeline.moments[-1].at_s, *(one.ends_s for one in timeline.intervals))
    last = max(*ends, first + 1)

    def span() -> _Span:
        air = max((last - first) * _MARGIN, 3600)
        return _Span(first, last, (last - first + 2 * air) / max(room_pt, 1))

    for _ in range(_TRIES):
        s_per_pt = span().s_per_pt
        prices = _prices(timeline, span(), theme)
        last = max([last, *(int(one.at_s + one.width_pt * s_per_pt) for one in prices)])
    return span(), _prices(timeline, span(), theme)


def _prices(timeline: Timeline, span: _Span, theme: ChartTheme) -> tuple[_Price, ...]:
    """Say what messages cost, each above the first of those it is of."""
    is_bare = timeline.charge is not None
    runs: list[list[Moment]] = []
    for moment in (one for one in timeline.moments if not one.is_inbound):
        near_s = _NEAR_PT * span.s_per_pt
        if (
            runs
            and _fate(moment) == _fate(runs[-1][0])
            and moment.at_s < runs[-1][-1].at_s + near_s
        ):
            runs[-1].append(moment)
        else:
            runs.append([moment])
    found: list[_Price] = []
    for run in reversed(runs):
        text = _price(run, theme.voice, is_bare=is_bare)
        width_pt = _LEFT_PT + text_width_pt(text, LABEL_PT, theme) + _AIR_PT
        end_s = run[0].at_s + width_pt * span.s_per_pt
        under = [one.step for one in found if one.at_s < end_s]
        found.append(_Price(run[0].at_s, text, width_pt, max(under, default=-1) + 1))
    return tuple(reversed(found))


def _high_pt(prices: tuple[_Price, ...]) -> float:
    """Tell how much room prices need above the signs."""
    if not prices:
        return _BARE_PT
    return _ABOVE_PT + _LINE_PT * (1 + max(one.step for one in prices))


def _set_times(axes: Axes, timeline: Timeline, span: _Span, theme: ChartTheme) -> None:
    """Label whole hours of the day, as many as fit."""
    voice = theme.voice
    air = max((span.last_s - span.first_s) * _MARGIN, 3600)
    axes.set_xlim(span.first_s - air, span.last_s + air)
    hours = (span.last_s - span.first_s + 2 * air) / 3600
    fitting = max(1.0, hours * 3600 / span.s_per_pt / _LABEL_PT)
    step = next((step for step in _STEPS_H if hours / step <= fitting), _STEPS_H[-1]) * 3600
    ends_s = span.last_s + air - (_LABEL_PT / 2 - _RIGHT_PT) * span.s_per_pt  # uncut
    whole = min(step, _DAY_S)  # the first day that there is, not the first multiple of many
    ticks = range(math.ceil((span.first_s - air) / whole) * whole, int(ends_s), step)
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


def _priced_legend(timeline: Timeline, theme: ChartTheme) -> list[LegendEntry]:
    """Say what each kind of message costs beside its sign, where no sign has room for it."""
    kinds: dict[Any, list[Moment]] = {}
    for moment in timeline.moments:
        name = _sign_name(moment, theme.voice)
        if name or not moment.is_inbound:
            kinds.setdefault((name, _fate(moment)), []).append(moment)
    entries = []
    for (name, _), alike in kinds.items():
        is_bare = timeline.charge is not None
        price = "" if alike[0].is_inbound else _price(alike, theme.voice, is_bare=is_bare)
        sign = Line2D([], [], linestyle="", **_mark(alike[0], theme))
        entries.append(LegendEntry(sign, f"{name} {price}".strip()))
    return entries


def _write_prices(axes: Axes, prices: tuple[_Price, ...], theme: ChartTheme) -> None:
    """Write what messages cost above their signs, with a line down to them from a step."""
    for one in prices:
        up_pt = _ABOVE_PT - 2 + one.step * _LINE_PT
        axes.annotate(
            one.text,
            (one.at_s, _BUSINESS),
            xytext=(_LEFT_PT, up_pt),
            textcoords="offset points",
            verticalalignment="bottom",
            fontsize=LABEL_PT,
            fontfamily=theme.font,
            color=theme.text,
            annotation_clip=False,
        )
        if one.step:
            foot = axes.annotate(
                "",
                (one.at_s, _BUSINESS),
                xytext=(0, up_pt + _LINE_PT),
                textcoords="offset points",
                arrowprops={"arrowstyle": "-", "color": theme.muted, "linewidth": 0.8},
                annotation_clip=False,
            )
            foot.set_zorder(2)


def _fate(moment: Moment) -> tuple[Category | None, Reason | None, int]:
    """Tell messages of one kind and price from others."""
    charge = moment.charge.micros if moment.charge else -1
    return moment.category, moment.reason, charge


def _price(alike: list[Moment], voice: ChartVoice, *, is_bare: bool) -> str:
    """Say what became of messages; without the currency where the name above gives it."""
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
        if is_bare:
            said = said.removesuffix(f" {first.charge.currency}")
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
