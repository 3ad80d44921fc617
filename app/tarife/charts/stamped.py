"""Words that are written once and then only stamped, as long as they stay what they are."""

from typing import Any, Final, NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.legend import Legend
from matplotlib.text import Annotation
from numpy.typing import NDArray

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
