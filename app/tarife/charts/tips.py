"""What a pointer finds on a chart: what it says, and what can be explained."""

from dataclasses import dataclass
from typing import Protocol

from tarife.insight.selection import Selection


@dataclass(frozen=True, slots=True)
class Tip:
    """What is said of a place: a heading, and names with figures."""

    title: str
    rows: tuple[tuple[str, str], ...]

    @property
    def said(self) -> str:
        """Everything in one line, for a voice to read."""
        return "; ".join((self.title, *(f"{name} {figure}" for name, figure in self.rows)))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a chart.

    Attributes:
        tip: What it says.
        selection: What it stands for, if that can be explained.
        place: Its number along the chart, such as the day, for a keyboard to step through.
    """

    tip: Tip
    selection: Selection | None = None
    place: int = 0


class Drawn(Protocol):
    """A chart that was drawn, and can be asked what is where."""

    def spot_at(self, x: float, y: float) -> Spot | None:
        """Find what is at a point of the figure, in its pixels from the lower left."""

    def spots(self) -> tuple[Spot, ...]:
        """List the places a keyboard steps through, in order."""
