"""On which day each volume tier begins, for every market and category that has tiers."""

from datetime import date
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from tarife.charts.kit.axes import set_days
from tarife.charts.kit.frame import (
    begin,
    draw_sentence,
    head_pt,
    label_room_pt,
    quieten,
    set_margins,
)
from tarife.charts.kit.hit_testing import Box, Spot, Still, Tip
from tarife.charts.kit.palette import ChartTheme, category_fill
from tarife.charts.kit.style import EDGE_PT, LABEL_PT, Margins, text_width_pt
from tarife.charts.kit.table import ChartCell, ChartRow, ChartTable
from tarife.charts.kit.voice import ChartVoice
from tarife.charts.scene import Scene
from tarife.insight.explain.selection import Selection
from tarife.insight.tiers import TierBand, TierUsage
from tarife.terms.categories import CATEGORY_NAMES
from tarife.terms.money import Money
from tarife.terms.sentences import say

TITLE: Final = say("When does each volume tier begin?")

_HEIGHT: Final = 0.32
_BELOW: Final = 0.26  # where a lane has its bar: its rates stand above
_FEWEST_ROWS: Final = 3
_PALEST: Final = 0.35
_BOTTOM_PT: Final = 26.0
_ROW_PT: Final = 17.0


def draw_scene(figure: Figure, scene: Scene, theme: ChartTheme) -> Still:
    """Draw a lane for each market and category; it deepens on the day a band begins."""
    voice = theme.voice
    begin(figure, voice.tell(TITLE), theme)
    if not scene.tiers or len(scene.forecast.months) > 1:
        nothing = voice.say(
            "No message of this month counts toward a volume tier that the card prints."
        )
        if len(scene.forecast.months) > 1:
            nothing = voice.say(
                "Volume tiers begin anew each month; choose one to see its tiers."
            )
        draw_sentence(figure, nothing, theme)
        return Still()
    room = int((figure.get_figheight() * 72 - head_pt(figure, theme) - _BOTTOM_PT) / _ROW_PT)
    tiers = _by_volume(scene.tiers)
    shown = tiers if len(tiers) <= room else tiers[: max(room - 1, 1)]
    days = scene.forecast.lines.calendar.dates()
    axes = figure.add_subplot()
    quieten(axes, theme)
    names = [_name(usage, voice) for usage in shown]
    if len(shown) < len(tiers):
        more = len(tiers) - len(shown)
        names.append(voice.say("{count} more in the table", count=more))
    axes.set_yticks(range(len(names)), names)
    for label in axes.get_yticklabels():
        label.set_color(theme.text)
    axes.set_ylim(max(len(names), _FEWEST_ROWS) - 0.5, -0.5)
    ends = [_end(usage, voice) for usage in shown]
    left = label_room_pt(names, theme) + EDGE_PT
    right = max(text_width_pt(end, LABEL_PT, theme) for end in ends) + EDGE_PT + 6
    width_pt = figure.get_figwidth() * 72 - left - right
    boxes = [
        _draw_band(axes, usage, (row, index), (days, width_pt / len(days)), theme)
        for row, usage in enumerate(shown)
        for index, band in enumerate(usage.bands)
        if band.is_reached
    ]
    for row, end in enumerate(ends):
        _write(axes, (len(days) - 0.4, row), end, theme, is_beside=True)
    set_days(axes, days, theme, width_pt)
    set_margins(figure, Margins(left, right, head_pt(figure, theme) + 4, _BOTTOM_PT))
    return Still(tuple(boxes))


def table_of(scene: Scene, theme: ChartTheme) -> ChartTable:
    """Write every band of every market and category as a table."""
    voice, currency = theme.voice, scene.forecast.lines.currency
    rows, has_months = [], len(scene.forecast.months) > 1
    for usage in _by_volume(scene.tiers):
        about = Selection(
            days=usage.month.dates() if has_months else (),
            markets=(usage.market,),
            categories=(usage.category,),
        )
        for band in usage.bands:
            begins: ChartCell = band.reached_on or voice.say("not reached")
            if band.is_reached_elsewhere:
                begins = voice.say("reached by other traffic")
            cells = (
                *([voice.month(usage.month.first_day)] if has_months else []),
                voice.territory(usage.market),
                voice.tell(CATEGORY_NAMES[usage.category]),
                band.starts_at + 1,
                Money(band.rate_micros, currency),
                begins,
            )
            rows.append(ChartRow(cells, about))
    columns = (
        *([voice.say("Month")] if has_months else []),
        voice.say("Market"),
        voice.say("Category"),
        voice.say("From message"),
        voice.say("Rate ({currency})", currency=currency),
        voice.say("Begins"),
    )
    return ChartTable(columns, tuple(rows))


def _by_volume(tiers: tuple[TierUsage, ...]) -> list[TierUsage]:
    """Put those first in each month that have come furthest."""
    return sorted(tiers, key=lambda one: (one.month, -one.counted, one.market))


def _name(usage: TierUsage, voice: ChartVoice) -> str:
    return f"{voice.territory(usage.market)} · {voice.tell(CATEGORY_NAMES[usage.category])}"


def _end(usage: TierUsage, voice: ChartVoice) -> str:
    """Say how many messages there are, and where the next band begins."""
    counted = voice.count(usage.counted)
    if usage.next_band is None:
        return counted
    following = voice.count(usage.next_band.starts_at + 1)
    return voice.say("{count}; next tier at {next}", count=counted, next=following)


def _draw_band(
    axes: Axes,
    usage: TierUsage,
    at: tuple[int, int],
    scale: tuple[tuple[date, ...], float],
    theme: ChartTheme,
) -> tuple[Box, Spot]:
    """Draw a band from the day it begins to the next one, its rate above it if that fits.

    Args:
        axes: Where it belongs.
        usage: What is in a lane.
        at: Which lane and which band it is.
        scale: The days, and how wide one is in points.
        theme: How it looks.
    """
    (row, band), (days, day_pt) = at, scale
    reached = [band for band in usage.bands if band.is_reached]
    first = _day(reached[band], days) - 0.5
    last = _day(reached[band + 1], days) - 0.5 if band + 1 < len(reached) else len(days) - 0.5
    fill = category_fill(usage.category, theme)
    axes.barh(
        row + _BELOW,
        last - first,
        _HEIGHT,
        left=first,
        color=fill.colour,
        alpha=_PALEST + (1 - _PALEST) * (band + 1) / len(usage.bands),
        edgecolor=theme.surface,
        linewidth=1.2,
    )
    rate = theme.voice.rate(_money(usage, reached[band]))
    if text_width_pt(rate, LABEL_PT, theme) <= (last - first) * day_pt:
        _write(axes, (first, row + _BELOW - _HEIGHT / 2), rate, theme)
    box = Box(axes, first, last, row - _HEIGHT / 2, row + _HEIGHT / 2)
    selection = Selection(markets=(usage.market,), categories=(usage.category,))
    return box, Spot(_tip(usage, reached[band], theme.voice), selection, row)


def _day(band: TierBand, days: tuple[date, ...]) -> int:
    """Give the index of the day on which a band begins; the first if it has begun before."""
    if band.reached_on is None or band.starts_at == 0:
        return 0
    return days.index(band.reached_on)


def _money(usage: TierUsage, band: TierBand) -> Money:
    return Money(band.rate_micros, usage.charge.currency)


def _tip(usage: TierUsage, band: TierBand, voice: ChartVoice) -> Tip:
    begins = (
        voice.say("reached by other traffic")
        if band.reached_on is None
        else voice.weekday(band.reached_on)
    )
    rows = (
        (voice.say("Begins"), begins),
        (voice.say("From message"), voice.count(band.starts_at + 1)),
        (voice.say("Each costs"), voice.rate(_money(usage, band))),
        (voice.say("Messages"), voice.count(usage.counted)),
    )
    return Tip(_name(usage, voice), rows)


def _write(
    axes: Axes,
    at: tuple[float, float],
    text: str,
    theme: ChartTheme,
    *,
    is_beside: bool = False,
) -> None:
    axes.annotate(
        text,
        at,
        xytext=(4, 0) if is_beside else (0, 2.5),
        textcoords="offset points",
        verticalalignment="center" if is_beside else "bottom",
        fontsize=LABEL_PT,
        fontfamily=theme.font,
        color=theme.muted if is_beside else theme.text,
        annotation_clip=False,
        path_effects=[withStroke(linewidth=2.5, foreground=theme.surface)],
    )
