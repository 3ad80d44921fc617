"""What every chart has: its question, a legend in rows, quiet axes, an empty state."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any, Final, NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation
from numpy.typing import NDArray

from tarife.charts.kit.palette import ChartTheme, Fill
from tarife.charts.kit.style import (
    EDGE_PT,
    HATCH_PT,
    LABEL_PT,
    TITLE_PT,
    FixedMargins,
    Margins,
    from_corner,
    text_width_pt,
)

_OUTLINE_PX: Final = 8  # more than an outline or an underlay reaches beyond its letters


class _Stamp(NamedTuple):
    left: int
    bottom: int
    pixels: NDArray[np.uint8]


class _Stamped(Artist):
    """An artist that is kept as a picture while its look and place stay.

    Laying out letters takes a millisecond a label, more than the bars of a month; while a hand
    moves a slider most of them stay. Files, which want letters and no pixels, get letters.
    """

    _looks: tuple[object, ...] = ()
    _stamp: _Stamp | None = None

    def draw(self, renderer: RendererBase) -> None:
        """Draw the artist, or the picture of it."""
        if not isinstance(renderer, RendererAgg) or not self.get_visible():
            super().draw(renderer)
            return
        size = (int(renderer.width), int(renderer.height))
        box = self.get_window_extent(renderer)
        looks = (self._says(), renderer.dpi, size, *box.bounds)
        if looks != self._looks:
            self._looks, self._stamp = looks, None
            super().draw(renderer)
            return
        if self._stamp is None:
            self._stamp = self._pictured(renderer.dpi, size, box.extents)
        context = renderer.new_gc()
        renderer.draw_image(context, *self._stamp)
        context.restore()

    def _says(self) -> object:
        """Give what may change without the artist taking more or less room."""
        return None

    def _pictured(self, dpi: float, size: tuple[int, int], extents: Any) -> _Stamp:
        make: Any = RendererAgg
        scratch = make(*size, dpi)
        super().draw(scratch)
        low, high = np.rint(extents).astype(int).reshape(2, 2)
        left, bottom = np.clip(low - _OUTLINE_PX, 0, size)
        right, top = np.clip(high + _OUTLINE_PX, 0, size)
        from_below = np.asarray(scratch.buffer_rgba())[::-1]
        return _Stamp(int(left), int(bottom), from_below[bottom:top, left:right].copy())


class StampedLabel(_Stamped, Annotation):
    """A label beside what it names."""

    def _says(self) -> object:
        return self.get_text(), self.get_color()


class StampedLegend(_Stamped, Legend):
    """A legend, which says the same for as long as it is there."""


_MOST_SUBJECT: Final = 60
_TITLE_HEIGHT_PT: Final = 20.0
_ROOMY_FROM_PT: Final = 150.0
_TITLED_FROM_PT: Final = 190.0  # below it the room is worth more to what the legend says
_ROW_HEIGHT_PT: Final = 14.0
_HANDLE_PT: Final = 30.0
_ROOMY: Final = {"handlelength": 1.6, "handletextpad": 0.5, "columnspacing": 1.4}
_DENSE: Final = {"handlelength": 1.2, "handletextpad": 0.4, "columnspacing": 1.0}
_DENSE_HANDLE_PT: Final = 21.0
DENSE_ROW_PT: Final = 12.0
_LEAST_PLOT_PT: Final = 57.0  # bars and the axis below them
_LETTERS: Final = (60, 22, 16, 12)
_TICK_ROOM_PT: Final = 8.0


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign and what it stands for."""

    sign: Artist
    label: str


def begin(figure: Figure, title: str, theme: ChartTheme) -> None:
    """Clear the figure and write the question at its upper left, if it is not too low."""
    figure.clear()
    figure.set_facecolor(theme.surface)
    if not _has_title(figure, theme):
        return
    figure.text(
        0,
        1,
        _with_subject(title, theme),
        transform=from_corner(figure, EDGE_PT, EDGE_PT),
        verticalalignment="top",
        fontsize=TITLE_PT,
        fontweight="bold",
        fontfamily=theme.font,
        color=theme.text,
    )


def _with_subject(title: str, theme: ChartTheme) -> str:
    subject = shorten(theme.subject, _MOST_SUBJECT, placeholder="…")
    return f"{title} · {subject}" if subject else title


def is_low(figure: Figure) -> bool:
    """Tell whether a figure has no room for a legend of several rows."""
    return bool(figure.get_figheight() * 72 < _ROOMY_FROM_PT)


def head_pt(figure: Figure, theme: ChartTheme) -> float:
    """Tell how far down the title reaches, in points."""
    return EDGE_PT + (_TITLE_HEIGHT_PT if _has_title(figure, theme) else 0)


def _has_title(figure: Figure, theme: ChartTheme) -> bool:
    return theme.is_titled and bool(figure.get_figheight() * 72 >= _TITLED_FROM_PT)


def draw_subtitle(figure: Figure, sentence: str, theme: ChartTheme) -> float:
    """Answer the question in a sentence under it.

    Returns:
        How far down it reaches, in points.
    """
    figure.text(
        0,
        1,
        sentence,
        transform=from_corner(figure, EDGE_PT, head_pt(figure, theme)),
        verticalalignment="top",
        fontsize=LABEL_PT + 1,
        fontfamily=theme.font,
        color=theme.text,
    )
    return head_pt(figure, theme) + _ROW_HEIGHT_PT + 4


def draw_sentence(figure: Figure, sentence: str, theme: ChartTheme) -> None:
    """Say in the middle why there is nothing to see."""
    figure.set_layout_engine("none")
    figure.text(
        0.5,
        0.5,
        sentence,
        horizontalalignment="center",
        verticalalignment="center",
        fontsize=LABEL_PT + 1,
        fontfamily=theme.font,
        color=theme.muted,
        wrap=True,
    )


def draw_legend(
    figure: Figure,
    entries: Sequence[LegendEntry],
    theme: ChartTheme,
    top_pt: float | None = None,
) -> float:
    """Put a legend under the title, or lower, in as few rows as the width allows.

    That of a low figure is dense, so that colours mean something there too; its names are cut
    where all would take the room of the picture.

    Returns:
        How far down title and legend reach, in points.
    """
    begins = head_pt(figure, theme) if top_pt is None else top_pt
    if not entries:
        return begins
    if is_low(figure):
        most = int((figure.get_figheight() * 72 - begins - _LEAST_PLOT_PT) / DENSE_ROW_PT)
        for letters in _LETTERS:
            cut = [LegendEntry(one.sign, _cut(one.label, letters)) for one in entries]
            end = draw_dense_legend(figure, cut, theme, begins, max(1, most))
            if end > begins:
                return end
        return begins
    columns = _columns(figure, [entry.label for entry in entries], theme)
    _add_legend(figure, entries, theme, begins, ncols=columns, **_ROOMY)
    return begins + -(-len(entries) // columns) * _ROW_HEIGHT_PT


def draw_dense_legend(
    figure: Figure,
    entries: Sequence[LegendEntry],
    theme: ChartTheme,
    top_pt: float,
    most_rows: int,
) -> float:
    """Put signs and names one after the other, in rows that no columns stretch.

    Returns:
        How far down it reaches, in points; no further than before where it needs more rows.
    """
    rows = _flowing(figure, entries, theme)
    if len(rows) > most_rows:
        return top_pt
    for row in rows:
        _add_legend(figure, row, theme, top_pt, ncols=len(row), **_DENSE)
        top_pt += DENSE_ROW_PT
    return top_pt


def _cut(label: str, letters: int) -> str:
    return label if len(label) <= letters else f"{label[: letters - 1].rstrip()}…"


def _flowing(
    figure: Figure, entries: Sequence[LegendEntry], theme: ChartTheme
) -> list[list[LegendEntry]]:
    """Fill rows, each as far as the width allows."""
    rows: list[list[LegendEntry]] = [[]]
    room = left = figure.get_figwidth() * 72 - 2 * EDGE_PT
    for one in entries:
        width = text_width_pt(one.label, LABEL_PT, theme) + _DENSE_HANDLE_PT
        if width > left and rows[-1]:
            rows.append([])
            left = room
        rows[-1].append(one)
        left -= width
    return rows


def _add_legend(
    figure: Figure,
    entries: Sequence[LegendEntry],
    theme: ChartTheme,
    top_pt: float,
    **spacing: Any,
) -> None:
    legend = StampedLegend(
        figure,
        [entry.sign for entry in entries],
        [entry.label for entry in entries],
        loc="upper left",
        bbox_to_anchor=(0, 1),
        bbox_transform=from_corner(figure, EDGE_PT, top_pt),
        frameon=False,
        borderpad=0,
        borderaxespad=0,
        handleheight=0.9,
        labelspacing=0.4,
        labelcolor=theme.text,
        prop={"family": theme.font, "size": LABEL_PT},
        **spacing,
    )
    figure.legends.append(legend)


def dot_sign(marker: str, face: str, theme: ChartTheme) -> Line2D:
    """Make the sign of a mark for a legend."""
    return Line2D(
        [],
        [],
        marker=marker,
        linestyle="",
        markersize=5,
        markeredgecolor=theme.text,
        markerfacecolor=face,
    )


def fill_sign(fill: Fill, theme: ChartTheme) -> Rectangle:
    """Make the sign of a fill for a legend."""
    sign = Rectangle(
        (0, 0),
        1,
        1,
        facecolor=fill.colour,
        edgecolor=theme.surface,
        linewidth=0.5,
        hatch=fill.hatch or None,
    )
    sign.set_hatch_linewidth(HATCH_PT)
    return sign


def written(label: str, theme: ChartTheme) -> str:
    """Write the figure at a tick with the separators of the language."""
    whole, _, fraction = label.partition(".")
    whole = whole.replace(",", theme.voice.thousands)
    return f"{whole}{theme.voice.point}{fraction}" if fraction else whole


def quieten(axes: Axes, theme: ChartTheme) -> None:
    """Take the frame and the tick marks away and set the type of the tick labels."""
    axes.set_facecolor("none")
    axes.set_frame_on(False)
    axes.tick_params(
        length=0,
        labelsize=LABEL_PT,
        labelcolor=theme.muted,
        labelfontfamily=theme.font,
        pad=4,
    )
    axes.set_axisbelow(True)


def set_margins(figure: Figure, margins: Margins) -> None:
    """Keep these margins whatever size the figure takes."""
    figure.set_layout_engine(FixedMargins(margins))


def label_room_pt(labels: Sequence[str], theme: ChartTheme) -> float:
    """Tell how much room the labels beside an axis need, in points."""
    return max(text_width_pt(label, LABEL_PT, theme) for label in labels) + _TICK_ROOM_PT


def _columns(figure: Figure, labels: Sequence[str], theme: ChartTheme) -> int:
    """Choose as few rows as fit, then as few columns as these rows need."""
    room = figure.get_figwidth() * 72 - 2 * EDGE_PT
    widths = np.array([text_width_pt(label, LABEL_PT, theme) for label in labels]) + _HANDLE_PT
    for rows in range(1, len(labels) + 1):
        columns = -(-len(labels) // rows)
        # matplotlib fills a legend column by column, the longer columns first
        if sum(part.max() for part in np.array_split(widths, columns)) <= room:
            return columns
    return 1
