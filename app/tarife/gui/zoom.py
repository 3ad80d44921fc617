"""The size of everything in the window, beside what the system asks for."""

import os
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QLocale

from tarife.gui.numbers import with_percent

_FACTOR: Final = "QT_SCALE_FACTOR"


class Zoom(StrEnum):
    """What a person chose, in per cent of the usual size."""

    USUAL = "100"
    LARGER = "125"
    LARGE = "150"
    VERY_LARGE = "175"
    DOUBLE = "200"

    @property
    def text(self) -> str:
        """The choice as the language writes it."""
        return with_percent(self.value, QLocale())


def enlarge(zoom: Zoom) -> None:
    """Have Qt draw text, controls and charts at this size; before the application is made.

    A factor that stands in the environment already is a person's own, and holds.
    """
    if zoom is not Zoom.USUAL:
        os.environ.setdefault(_FACTOR, str(int(zoom.value) / 100))
