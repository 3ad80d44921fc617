"""What stands where nothing is yet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tarife.gui.widgets.labels import button, sentence_label
from tarife.gui.widgets.theme import SIZES


class EmptyPage(QWidget):
    """A sentence in the middle, and below it what one may begin with."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("empty")
        self.words = sentence_label("muted", text)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._offers = QHBoxLayout()
        self._offers.setSpacing(SIZES.space_2)
        self._offers.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addSpacing(SIZES.space_2)
        column.addLayout(self._offers)
        column.addStretch(1)

    def offer(self, text: str, act: Callable[[], None]) -> None:
        """Offer to do something; what comes first is what most people want."""
        made = button("" if self._offers.count() else "primary", text)
        made.clicked.connect(act)
        self._offers.addWidget(made)
