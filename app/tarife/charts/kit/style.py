"""What charts look like beside their colours: sizes of type, margins, how wide a text is."""

from dataclasses import dataclass
from typing import Final
from warnings import filterwarnings

from matplotlib import rcParams
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.layout_engine import LayoutEngine
from matplotlib.textpath import TextToPath
from matplotlib.transforms import Transform, offset_copy

from tarife.charts.kit.palette import ChartTheme

# A letter that no font here has is drawn as a box; a warning helps nobody at a terminal.
filterwarnings("ignore", "Glyph .* missing from", UserWarning)
rcParams["text.parse_math"] = False  # a name with dollar signs is no formula

HATCH_PT: Final = 0.7
TITLE_PT: Final = 11.0
LABEL_PT: Final = 8.0
EDGE_PT: Final = 9.0


@dataclass(frozen=True, slots=True)
class Margins:
    """Space around the axes.

    Units:
        Points, so that a margin keeps its size while the figure is resized.
    """

    left: float
    right: float
    top: float
    bottom: float


class FixedMargins(LayoutEngine):
    """Keeps the margins of a figure in points at any size, however small."""

    _adjust_compatible = True
    _colorbar_gridspec = True

    def __init__(self, margins: Margins) -> None:
        super().__init__()
        self.margins = margins

    def execute(self, fig: Figure) -> None:
        """Place the axes; matplotlib calls this before every draw."""
        width, height = (inches * 72 for inches in fig.get_size_inches())
        left, bottom = self.margins.left / width, self.margins.bottom / height
        right, top = 1 - self.margins.right / width, 1 - self.margins.top / height
        fig.subplots_adjust(
            left=min(left, 0.45),
            bottom=min(bottom, 0.45),
            right=max(right, 0.55),
            top=max(top, 0.55),
        )


def text_width_pt(text: str, size_pt: float, theme: ChartTheme) -> float:
    """Measure how wide a line of text will be, in points."""
    font = FontProperties(family=theme.font, size=size_pt)
    width, _, _ = TextToPath().get_text_width_height_descent(text, font, ismath=False)
    return float(width)


def from_corner(figure: Figure, right_pt: float, down_pt: float) -> Transform:
    """Place things at (0, 1) by their distance in points from the upper left corner."""
    return offset_copy(figure.transFigure, fig=figure, x=right_pt, y=-down_pt, units="points")
