"""Everything that is wrong with a file, in one list that can be read and copied."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.text.names import path_heading, sentence
from tarife.gui.widgets.labels import label, sentence_label
from tarife.gui.widgets.theme import SIZES
from tarife.terms.problems import Problem

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


class ProblemsDialog(QDialog):
    """Lists problems under a heading."""

    def __init__(
        self, heading: str, problems: tuple[Problem, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tarife")
        self.resize(560, 360)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_6, SIZES.space_4, SIZES.space_6, SIZES.space_4)
        column.setSpacing(SIZES.space_3)
        column.addWidget(sentence_label("heading", heading))
        column.addWidget(problem_list(problems), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def problem_list(problems: tuple[Problem, ...]) -> QScrollArea:
    """List problems, each under its place."""
    inner = QWidget()
    lines = QVBoxLayout(inner)
    lines.setContentsMargins(SIZES.space_3, SIZES.space_3, SIZES.space_3, SIZES.space_3)
    lines.setSpacing(SIZES.space_3)
    for problem in problems:
        line = QVBoxLayout()
        line.setSpacing(2)
        if problem.where:
            line.addWidget(label("small", path_heading(problem.where)))
        line.addWidget(sentence_label("", sentence(problem)))
        lines.addLayout(line)
    lines.addStretch(1)
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inner)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(card)
    return scroll
