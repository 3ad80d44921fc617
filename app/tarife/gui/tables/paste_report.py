"""What came of a paste, told below the table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.tables.pasting import MOST_TOLD, Edits, Rejection
from tarife.gui.text.languages import tr
from tarife.gui.text.names import capitalised, filled, quoted
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import empty, label, sentence_label
from tarife.gui.widgets.theme import SIZES

_MOST_LINES = 4
_WIDE = 10_000
"""Where no line wraps."""


class PasteReport(QFrame):
    """Shows what came of a paste while there is something to say; a person `closed` it."""

    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report")
        self._heading = label("strong")
        self._texts: tuple[str, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        inner = QWidget()
        inner.setLayout(self._lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inner)
        close = QToolButton()
        close.setAccessibleName(self.tr("Close the report"))
        close.setToolTip(self.tr("Close"))
        close.clicked.connect(self.closed)
        appearance.set_icon(close, "close")
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_3, SIZES.space_1, SIZES.space_1, SIZES.space_2)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll)
        self.hide()

    @property
    def text(self) -> str:
        """Everything the report says, one line each."""
        return "\n".join((self._heading.text(), *self._texts))

    def show_edits(self, edits: Edits) -> None:
        """Tell what was not taken of a paste; nothing to tell hides the report."""
        empty(self._lines)
        refused = len(edits.rejections)
        if refused:
            template = self.tr("%1 pasted, %2 not taken")
            heading = filled(template, str(edits.cells), str(refused))
        else:
            heading = pasted_text(edits.cells)
        self._heading.setText(heading)
        lines = [*map(self._line, edits.rejections[:MOST_TOLD])]
        if refused > MOST_TOLD:
            lines.append(filled(self.tr("and %1 more"), str(refused - MOST_TOLD)))
        self._texts = (*lines, *map(capitalised, edits.remarks))
        self._show_texts()
        self.setVisible(bool(refused or edits.remarks))

    def _show_texts(self) -> None:
        """Show the first lines, as high as they are; the others are scrolled to."""
        height = 0
        for text in self._texts:
            line = sentence_label("small", text)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._lines.addWidget(line)
            line.ensurePolished()
            height = line.heightForWidth(_WIDE)
            policy = line.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)  # else it asks for three lines
            line.setSizePolicy(policy)
            line.setMinimumHeight(height)
        self._lines.addStretch(1)
        shown, frame = min(len(self._texts), _MOST_LINES), 2 * self._scroll.frameWidth()
        self._scroll.setFixedHeight(shown * (height + self._lines.spacing()) + frame)

    def _line(self, rejection: Rejection) -> str:
        number = self.tr("Line %1").replace("%1", str(rejection.line))
        where = f"{number}, {rejection.cell}" if rejection.cell else number
        text = quoted(rejection.text)
        said = "" if text in rejection.sentence else f"{text}; "
        return f"{where}: {said}{rejection.sentence}.".replace("?.", "?")


def pasted_text(cells: int) -> str:
    """Say how many cells were pasted."""
    return filled(tr("%1[cell|cells] pasted"), str(cells))
