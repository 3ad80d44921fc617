"""Which rates change most from one card to another."""

from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from tarife.charts.kit.frame import (
    LegendEntry,
    begin,
    draw_legend,
    draw_sentence,
    label_room_pt,
    quieten,
    set_margins,
)
from tarife.charts.kit.palette import ChartTheme
from tarife.charts.kit.style import EDGE_PT, LABEL_PT, Margins
from tarife.rates.comparison import Comparison
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES, Category

_ROW_PT: Final = 13.5
_AROUND_PT: Final = 72.0
_MOST_ROWS: Final = 24
_FEWEST_ROWS: Final = 4
_BAR_HEIGHT: Final = 0.62
_BOTTOM_PT: Final = 20.0
_OVERHANG: Final = 1.3


@dataclass(frozen=True, slots=True)
class ChangedRate:
    """One bar.

    Units:
        ``change_percent`` of the earlier rate.
    """

    market: str
    category: Category
    change_percent: float


def largest_changes(comparison: Comparison, most: int) -> tuple[ChangedRate, ...]:
    """Choose the ``most`` largest changes; rises first, by size."""
    known = [
        ChangedRate(change.market, change.category, float(ratio * 100))
        for change in comparison.changes
        if (ratio := change.change_ratio)
    ]
    largest = sorted(known, key=lambda each: -abs(each.change_percent))[:most]
    return tuple(sorted(largest, key=lambda each: -each.change_percent))


def rows_fitting(figure: Figure) -> int:
    """Tell how many bars can be named at the height of a figure."""
    rows = int((figure.get_figheight() * 72 - _AROUND_PT) / _ROW_PT)
    return min(max(rows, _FEWEST_ROWS), _MOST_ROWS)


def draw_rate_changes(figure: Figure, comparison: Comparison, theme: ChartTheme) -> None:
    """Draw a bar for each of the largest changes, with its size at the end."""
    begin(figure, theme.voice.say("Which rates change most?"), theme)
    rates = largest_changes(comparison, rows_fitting(figure))
    if not rates:
        draw_sentence(
            figure, theme.voice.say("No list rate differs between these cards."), theme
        )
        return
    names = [theme.voice.territory(rate.market) for rate in rates]
    axes = figure.add_subplot()
    _draw_bars(axes, rates, theme)
    quieten(axes, theme)
    axes.set_xticks([])
    axes.set_yticks(range(len(rates)), names)
    for label in axes.get_yticklabels():
        label.set_color(theme.text)
    axes.set_ylim(max(len(rates), _FEWEST_ROWS) - 0.5, -0.5)
    axes.axvline(0, color=theme.line, linewidth=1.0)
    used = [category for category in CATEGORIES if category in {r.category for r in rates}]
    entries = [
        LegendEntry(
            Patch(facecolor=theme.categories[category]),
            theme.voice.tell(CATEGORY_NAMES[category]),
        )
        for category in used
    ]
    left = label_room_pt(names, theme)
    top = draw_legend(figure, entries, theme)
    set_margins(figure, Margins(left + EDGE_PT, EDGE_PT, top + 6, _BOTTOM_PT))


def _draw_bars(axes: Axes, rates: tuple[ChangedRate, ...], theme: ChartTheme) -> None:
    lengths = [rate.change_percent for rate in rates]
    colours = [theme.categories[rate.category] for rate in rates]
    axes.barh(range(len(rates)), lengths, _BAR_HEIGHT, color=colours)
    for index, length in enumerate(lengths):
        axes.annotate(
            theme.voice.signed_share(length / 100),
            (length, index),
            xytext=(4 if length > 0 else -4, 0),
            textcoords="offset points",
            horizontalalignment="left" if length > 0 else "right",
            verticalalignment="center",
            fontsize=LABEL_PT,
            fontfamily=theme.font,
            color=theme.text,
        )
    rise, fall = max(*lengths, 0), max(*(-length for length in lengths), 0)
    room = max(rise, fall) * (_OVERHANG - 1)
    axes.set_xlim(-fall - room * bool(fall), rise + room * bool(rise))
