"""Charts as picture files."""

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from matplotlib import rc_context
from matplotlib.figure import Figure

from tarife.charts.catalogue import chart
from tarife.charts.scene import Scene
from tarife.charts.style import LIGHT, ChartTheme
from tarife.terms.problems import InputError, Problem
from tarife.terms.saving import replace_file
from tarife.terms.sentences import say

_DPI: Final = 100
_UNDATED: Final[dict[str, dict[str, Any]]] = {
    ".png": {},
    ".svg": {"Date": None},
    ".pdf": {"CreationDate": None},
}
"""The formats by suffix, each without the moment of writing: same forecast, same file."""


@dataclass(frozen=True, slots=True)
class Picture:
    """How large and in which colours a chart is saved.

    Units:
        ``width`` and ``height`` in pixels of a screen; a PNG has ``sharpness`` times as many.
    """

    width: int = 900
    height: int = 500
    sharpness: float = 2.0
    theme: ChartTheme = LIGHT


def save_chart(scene: Scene, chart_id: str, path: Path, picture: Picture | None = None) -> None:
    """Write a chart as PNG, SVG or PDF, by the suffix of ``path``.

    Raises:
        InputError: If there is no such chart, or the suffix names no known format.
        OutsideError: If the disk refuses; a file that was there before is still whole.
    """
    suffix = path.suffix.lower()
    if suffix not in _UNDATED:
        raise InputError([_unknown_format(path)])
    replace_file(path, picture_bytes(scene, chart_id, suffix, picture or Picture()))


def picture_bytes(scene: Scene, chart_id: str, suffix: str, look: Picture) -> bytes:
    """Draw a chart as the contents of a file whose name ends in ``suffix``.

    Raises:
        InputError: If there is no such chart.
    """
    figure = Figure(figsize=(look.width / _DPI, look.height / _DPI), dpi=_DPI)
    chart(chart_id).draw(figure, scene, replace(look.theme, subject=scene.name))
    content = BytesIO()
    with rc_context({"svg.hashsalt": "tarife"}):
        figure.savefig(
            content,
            format=suffix[1:],
            dpi=_DPI * look.sharpness,
            facecolor=look.theme.surface,
            metadata=_UNDATED[suffix],
        )
    return content.getvalue()


def _unknown_format(path: Path) -> Problem:
    return Problem(
        code="unknown-picture-format",
        where=say("file name"),
        message=say("{path!r} does not end in a known picture format", path=path.name),
        hint=say("end the name in .png, .svg or .pdf"),
    )
