"""Everything that is wrong with a file, in one list that can be read and copied."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from tarife.gui.runtime.guarded import Guarded
from tarife.gui.text.names import path_heading, sentence
from tarife.gui.widgets.labels import sentence_label
from tarife.gui.widgets.layouts import column_of_dialog
from tarife.gui.widgets.theme import SIZES
from tarife.terms.problems import Problem, first_told

_MOST_LISTED = 1_000
_TALLEST = 112
_EDGES = 4  # the line that shows the focus
_READING = Qt.TextInteractionFlag.TextSelectableByMouse | (
    Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class Details(Guarded, QScrollArea):
    """Shows quiet sentences, each on lines of its own; none at all hides it."""

    def __init__(self, role: str = "muted") -> None:
        super().__init__()
        self._said = sentence_label(role)
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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_long else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()


class ProblemsDialog(QDialog):
    """Lists problems under a heading."""

    def __init__(
        self, heading: str, problems: tuple[Problem, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Tarife")
        self.resize(560, 360)
        column = column_of_dialog(self)
        column.addWidget(sentence_label("heading", heading))
        column.addWidget(ProblemList(problems), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


class ProblemList(QPlainTextEdit):
    """Lists problems, each under its place, as text to be read and copied; many at once."""

    def __init__(self, problems: Iterable[Problem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(_READING)
        self.setAccessibleName(self.tr("Problems"))
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(SIZES.space_2)
        writing = QTextCursor(self.document())
        writing.beginEditBlock()
        for problem in first_told(tuple(problems), _MOST_LISTED):
            if not writing.atStart():
                writing.insertText("\n\n", _of_size(SIZES.space_2))
            if problem.where:
                writing.insertText(f"{path_heading(problem.where)}\n", self._small)
            writing.insertText(sentence(problem), QTextCharFormat())
        writing.endEditBlock()

    @property
    def _small(self) -> QTextCharFormat:
        made = _of_size(SIZES.small)
        made.setForeground(self.palette().placeholderText())
        return made


def _of_size(pixels: int) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setProperty(QTextCharFormat.Property.FontPixelSize, pixels)
    return made
