"""Where on a chart that stands still a pointer finds what."""

from dataclasses import dataclass

from matplotlib.axes import Axes

from tarife.charts.tips import Spot


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of some axes, in the units of their data."""

    axes: Axes
    left: float
    right: float
    bottom: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point of the figure, in pixels, lies inside."""
        across, up = self.axes.transData.inverted().transform((x, y))
        return bool(self.left <= across <= self.right and self.bottom <= up <= self.top)


@dataclass(frozen=True, slots=True)
class Still:
    """A chart that is drawn anew when anything changes."""

    places: tuple[tuple[Box, Spot], ...] = ()

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Find what is at a point of the figure; of several the first."""
        return next((spot for box, spot in self.places if box.holds(x, y)), None)

    def spots(self) -> tuple[Spot, ...]:
        """List all places."""
        return tuple(spot for _, spot in self.places)
