"""Where labels of the main chart stand: on no bar, on no label, and on no line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.text import Annotation
from numpy.typing import NDArray

from tarife.charts.daily.data import DailyCost
from tarife.charts.kit.axes import Lengths, height
from tarife.charts.kit.upright_bars import BAR_WIDTH

_POINTS: Final = 72
_GAP_PT: Final = 3.0
_MARK_PT: Final = 5.0  # from the middle of a dot
_APART_PT: Final = 6.0  # between labels in one row, which would be read as one
_MOST_PLACES: Final = 40
_OVER: Final = (0.5, 0.25, 0.75, 0.05, 0.95)
_BESIDE: Final = (1.2, -0.2, 1.5, -0.5)
"""How much of a label stands left of its bar; beside it where others stand over the bar."""

_NEARLY: Final = 0.5
"""From what share of the highest bar's height another may be taken for it."""


@dataclass(frozen=True, slots=True)
class LabelBox:
    """A rectangle of a figure, in points."""

    left: float
    bottom: float
    width: float
    height: float

    def corners(self) -> tuple[float, float, float, float]:
        """Give left, bottom, right and top."""
        return self.left, self.bottom, self.left + self.width, self.bottom + self.height


class Room:
    """What stands on two axes over the same days, in points of their figure.

    Attributes:
        frame: The axes.
        roof: The upper end of the highest bar: nothing above it but lines and labels.
    """

    def __init__(self, below: Axes, above: Axes, data: DailyCost) -> None:
        self._below, self._above = below, above
        figure: Any = above.get_figure(root=True)
        figure.get_layout_engine().execute(figure)  # which waits for the drawing, else
        self._scale = _POINTS / figure.dpi
        left, bottom, right, top = (edge * self._scale for edge in above.bbox.extents)
        self.frame = LabelBox(left, bottom, right - left, top - bottom)
        levels = bar_levels(data)
        positions = np.arange(len(levels), dtype=np.float64)
        tops = self.points(below, positions, levels)
        half = BAR_WIDTH / 2 * (self.frame.width / (below.get_xlim()[1] - below.get_xlim()[0]))
        self.tops = tops
        self.roof = float(tops[:, 1].max())
        base = np.full(len(levels), bottom)
        self._taken = np.stack([tops[:, 0] - half, base, tops[:, 0] + half, tops[:, 1]], axis=1)
        self._lines: list[NDArray[np.float64]] = []

    def points(self, axes: Axes, x: Lengths, y: Lengths) -> NDArray[np.float64]:
        """Give points of some axes, shape ``(points, 2)``."""
        made: NDArray[np.float64] = self._scale * axes.transData.transform(
            np.stack([x, y], axis=1)
        )
        return made

    def height_of(self, level: float) -> float:
        """Give the height of a level of the upper axes."""
        return float(self.points(self._above, np.zeros(1), np.array([level]))[0, 1])

    def across(self, place: float) -> float:
        """Give how far to the right a place on the days is."""
        return float(self.points(self._above, np.array([place]), np.zeros(1))[0, 0])

    def add_line(self, x: Lengths, y: Lengths) -> None:
        """Have labels keep off a line of the upper axes."""
        ends = self.points(self._above, x, y)
        steps = np.linspace(0, 1, 6)[:, None, None]
        self._lines.append((ends[:-1] + steps * (ends[1:] - ends[:-1])).reshape(-1, 2))

    def add_label(self, label: Annotation) -> None:
        """Keep off a label that stands already."""
        if label.get_visible():
            box = np.array(label.get_window_extent().extents) * self._scale
            box += (-_APART_PT, 0, _APART_PT, 0)
            self._taken = np.concatenate([self._taken, box[None, :]])

    def place(self, label: Annotation, wanted: Iterable[tuple[float, float]]) -> bool:
        """Put a label where its lower left corner may stand, the first place being the best.

        Its place is counted in points of the figure.

        Returns:
            Whether there is such a place; if not, it is where it was.
        """
        extent = label.get_window_extent()
        width, tall = extent.width * self._scale, extent.height * self._scale
        boxes = (LabelBox(left, bottom, width, tall) for left, bottom in wanted)
        box = next(filter(self._is_free, boxes), None)
        if box is None:
            return False
        label.xy = (box.left, box.bottom)
        self.add_label(label)
        return True

    def size(self, label: Annotation) -> tuple[float, float]:
        """Give the width and height of a label."""
        extent = label.get_window_extent()
        return extent.width * self._scale, extent.height * self._scale

    def _is_free(self, box: LabelBox) -> bool:
        is_apart = self._is_inside(box) and not _meets(box, self._taken)
        return is_apart and not self._is_crossed(box)

    def _is_inside(self, box: LabelBox) -> bool:
        left, bottom, right, top = box.corners()
        low, floor, high, roof = self.frame.corners()
        return low <= left and right <= high and floor <= bottom and top <= roof

    def _is_crossed(self, box: LabelBox) -> bool:
        left, bottom, right, top = box.corners()
        return any(
            bool(
                (
                    (left <= line[:, 0])
                    & (line[:, 0] <= right)
                    & (bottom <= line[:, 1])
                    & (line[:, 1] <= top)
                ).any()
            )
            for line in self._lines
        )


def bar_levels(data: DailyCost) -> Lengths:
    """Give how high each bar reaches, with the mark of another forecast over it."""
    levels = data.amounts.sum(axis=1)
    if data.counts_messages:
        counts: Lengths = levels.astype(np.float64)
        return counts
    ghost = data.ghost_by_bar
    return height(levels if ghost is None else np.maximum(levels, ghost))


def above_bar(room: Room, bar: int, size: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Give places where the highest bar ends and a row higher: over it, then beside it.

    Beside it none is over another bar that is nearly as high: it would seem to be of that one,
    unless they stand together.
    """
    width, tall = size
    middle = float(room.tops[bar, 0])
    low, floor, high, _ = room.frame.corners()
    nearly = room.tops[room.tops[:, 1] - floor > _NEARLY * (room.roof - floor), 0]
    nearly = nearly[abs(nearly - middle) > width / 2]
    for shares in (_OVER, _BESIDE):
        for row in range(2):
            for share in shares:
                left = min(max(middle - width * share, low), high - width)
                under = nearly[(left <= nearly) & (nearly <= left + width)]
                if left <= middle <= left + width or not under.size:
                    yield left, room.roof + _GAP_PT + row * (tall + 1)


def along_line(
    room: Room, level: float, size: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """Give places above a level line and below it from left to right, then above all bars."""
    width, tall = size
    low, _, high, top = room.frame.corners()
    across = np.linspace(low + 2, max(high - width, low + 2), _MOST_PLACES)
    for bottom in (level + _GAP_PT, level - _GAP_PT - tall):
        for left in across.tolist():
            yield left, bottom
    bottom = max(top - tall - _GAP_PT, room.roof + 1)
    for up in (room.roof + _GAP_PT, bottom):
        for left in across.tolist():
            yield left, up


def at_mark(
    room: Room, mark: tuple[float, float], size: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """Give places beside a mark on a level line, then along the line."""
    (across, level), (width, tall) = mark, size
    low, _, high, _ = room.frame.corners()
    for bottom in (level + _MARK_PT, level - _MARK_PT - tall):
        for left in (across - width, across - width / 2, across):
            yield min(max(left, low), high - width), bottom
    places = along_line(room, level, size)
    yield from sorted(
        places, key=lambda one: abs(one[0] + width / 2 - across) + abs(one[1] - level)
    )


def _meets(box: LabelBox, others: NDArray[np.float64]) -> bool:
    left, bottom, right, top = box.corners()
    apart = (
        (others[:, 0] >= right)
        | (others[:, 2] <= left)
        | (others[:, 1] >= top)
        | (others[:, 3] <= bottom)
    )
    return not bool(apart.all())


def highest_bar(data: DailyCost) -> int | None:
    """Give the dearest bar, or that with most messages; none where nothing costs anything."""
    sums: Sequence[int] = data.amounts.sum(axis=1).tolist()
    highest = max(sums, default=0)
    return sums.index(highest) if highest > 0 else None
