"""Forms: a caption, a field and the sentence that explains it, row by row."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from tarife.gui.labels import label, sentence_label
from tarife.gui.theme import SIZES

_FIELD_WIDTH = 250
"""Wide enough for a time zone; forms of prices are narrower."""


class Form(QWidget):
    """Rows of a form, with headings between and whole widgets where one is needed."""

    def __init__(self, field_width: int = _FIELD_WIDTH) -> None:
        super().__init__()
        self._field_width = field_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, SIZES.space_3, SIZES.space_3)
        self._grid.setHorizontalSpacing(SIZES.space_4)
        self._grid.setVerticalSpacing(SIZES.space_3)
        self._grid.setColumnStretch(2, 1)

    def add_row(self, caption: str, field: QWidget, explanation: str) -> None:
        """Add a field with its caption at the left and its explanation at the right."""
        place = self._grid.rowCount()
        name = label("", caption)
        name.setBuddy(field)
        name.setMinimumHeight(30)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(name, place, 0, top)
        field.setFixedWidth(self._field_width)
        self._grid.addWidget(field, place, 1, top)
        words = sentence_label("small", explanation)
        words.setMinimumHeight(30)
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(words, place, 2, top)

    def add_heading(self, title: str, explanation: str) -> None:
        """Begin another group of rows."""
        self.add_whole(label("strong", title))
        self.add_whole(sentence_label("small", explanation))

    def add_whole(self, widget: QWidget) -> None:
        """Add a widget over the whole width."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 3)

    def scrolled(self) -> QScrollArea:
        """Put the form where it can be scrolled, with its rows at the top."""
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it, and bring it along
        scroll.setWidget(self)
        return scroll
