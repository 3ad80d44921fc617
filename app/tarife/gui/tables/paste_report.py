"""What came of a paste, told below the table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.document.session import PlanSession
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
    """Shows what came of the last paste while there is something to say.

    A paste that is undone takes its report along, and done again brings it back; one that was
    taken as a whole is told in the status line.
    """

    def __init__(
        self, session: PlanSession, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self.edits = session, Edits()
        self._step: tuple[int, QUndoCommand | None] = (0, None)
        self._is_put_away = False
        session.stepped.connect(self._follow)
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
        close.clicked.connect(self.hide)
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
        self.edits = edits
        empty(self._lines)
        refused = len(edits.rejections)
        if refused:
            template = self.tr("%1 pasted, %2 not taken")
            heading = filled(template, str(edits.cells), str(refused))
        else:
            heading = _pasted(edits.cells)
        self._heading.setText(heading)
        lines = [*map(self._line, edits.rejections[:MOST_TOLD])]
        if refused > MOST_TOLD:
            lines.append(filled(self.tr("and %1 more"), str(refused - MOST_TOLD)))
        self._texts = (*lines, *map(capitalised, edits.remarks))
        self._show_texts()
        self.setVisible(bool(refused or edits.remarks))
        history = self._session.history
        self._step = history.index(), history.command(history.index() - 1)
        self._is_put_away = False
        if not self._texts:
            self._session.message.emit(_pasted(edits.cells), edits.is_step)

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

    def _follow(self, steps: int) -> None:
        number, command = self._step
        if steps < number and not self.isHidden():
            self._is_put_away = True
            self.hide()
        elif steps == number and self._is_put_away:
            self._is_put_away = False
            self.setVisible(self._session.history.command(steps - 1) is command)

    def _line(self, rejection: Rejection) -> str:
        number = self.tr("Line %1").replace("%1", str(rejection.line))
        where = f"{number}, {rejection.cell}" if rejection.cell else number
        text = quoted(rejection.text)
        said = "" if text in rejection.sentence else f"{text}; "
        return f"{where}: {said}{rejection.sentence}.".replace("?.", "?")


def _pasted(cells: int) -> str:
    """Say how many cells were pasted."""
    return filled(tr("%1[cell|cells] pasted"), str(cells))
