"""Where on a chart that stands still a pointer finds what."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from tarife.insight.explain.selection import Selection

if TYPE_CHECKING:  # the window asks here before it has charts, and does not wait for them
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class Tip:
    """What is said of a spot: a heading, and names with figures."""

    title: str
    rows: tuple[tuple[str, str], ...]

    @property
    def said(self) -> str:
        """Everything in one line, for a voice to read."""
        return "; ".join((self.title, *(f"{name} {figure}" for name, figure in self.rows)))


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot of a chart that tells something.

    Attributes:
        tip: What it says.
        selection: What it stands for, if that can be explained.
        index: Its number along the chart, such as the day, for a keyboard to step through.
    """

    tip: Tip
    selection: Selection | None = None
    index: int = 0


class Drawn(Protocol):
    """A chart that was drawn, and can be asked what is where."""

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Find what is at a point of the figure, in its pixels from the lower left."""

    def spots(self) -> tuple[Spot, ...]:
        """List the spots a keyboard steps through, in order."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of some axes, in the units of their data."""

    axes: "Axes"
    left: float
    right: float
    bottom: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point of the figure, in pixels, lies inside."""
        across, up = self.axes.transData.inverted().transform((x, y))
        return bool(self.left <= across <= self.right and self.bottom <= up <= self.top)


def nearest_boxes(
    axes: "Axes", across: Sequence[float], tips: Sequence[Tip]
) -> tuple[tuple[Box, Spot], ...]:
    """Give each point the stretch that is nearer to it than to any other.

    Args:
        axes: Where they are drawn.
        across: Where each lies, from the left.
        tips: What is said of each.
    """
    left, right = axes.get_xlim()
    edges = [left, *((low + high) / 2 for low, high in pairwise(across)), right]
    top = axes.get_ylim()[1]
    return tuple(
        (Box(axes, edges[n], edges[n + 1], 0, top), Spot(tip, index=n))
        for n, tip in enumerate(tips)
    )


@dataclass(frozen=True, slots=True)
class Still:
    """A chart that is drawn anew when anything changes."""

    boxes: tuple[tuple[Box, Spot], ...] = ()

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Find what is at a point of the figure; of several the first."""
        return next((spot for box, spot in self.boxes if box.holds(x, y)), None)

    def spots(self) -> tuple[Spot, ...]:
        """List all spots."""
        return tuple(spot for _, spot in self.boxes)
