"""How the height is shared between the answer above and the page below it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QSplitter, QWidget

from tarife.gui.panels.outline import Entry

MOST: Final = 0.6
"""The share of a form."""

_SHARES: Final[Mapping[Entry, float]] = MappingProxyType(
    {
        Entry.ACCOUNT: MOST,
        Entry.COSTS: MOST,
        Entry.TIERS: MOST,
        Entry.TOTALS: 0.5,  # with their sum in sight
        Entry.EXPLAIN: 0.5,
    }
)
_LOW_BELOW: Final = 640


class Heights:
    """Gives a page the share it wants, and takes it back when one comes that wants none.

    A form in a low window gets everything: what stands above is hidden meanwhile.
    """

    def __init__(self, middle: QSplitter, answers: QWidget) -> None:
        self._middle = middle
        self._answers = answers
        self._before: list[int] = []

    def suit(self, entry: Entry, height: int) -> None:
        """Share as a part of the plan wants it, in a window of some height."""
        self.give(_SHARES.get(entry, 0), height)

    def give(self, share: float, height: int) -> None:
        """Give the page a share; none at all is what it had before."""
        is_hidden = share == MOST and height < _LOW_BELOW
        self._answers.setVisible(not is_hidden)
        if not share:
            if self._before:
                self._middle.setSizes(self._before)
            self._before = []
            return
        self._before = self._before or self._middle.sizes()
        whole = sum(self._before)
        below = whole if is_hidden else max(int(whole * share), self._before[-1])
        self._middle.setSizes([whole - below, below])
