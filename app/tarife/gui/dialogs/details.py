"""Sentences that take the height they need, up to a few lines; the rest is scrolled."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from tarife.gui.labels import sentence_label

_TALLEST = 112
_EDGES = 4  # the line that shows the focus


class Details(QScrollArea):
    """Shows quiet sentences, each on lines of its own; none at all hides it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = sentence_label("muted")
        self._said.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._said)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What is shown."""
        return self._said.text()

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show other sentences."""
        self._said.setText("\n".join(texts))
        self.setVisible(bool(texts))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), min(self._needed, _TALLEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _needed(self) -> int:
        return self._said.heightForWidth(max(self.width() - _EDGES, 1)) + _EDGES

    def _fit(self) -> None:
        """Take the height of the text, and a scroll bar only where that is too much."""
        policies = Qt.ScrollBarPolicy
        is_long = self._needed > _TALLEST
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAlwaysOn if is_long else policies.ScrollBarAlwaysOff
        )
        self.updateGeometry()
