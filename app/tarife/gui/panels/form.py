"""A form of sections as cards: every field named, explained, with what is usual under it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.appearance import Appearance
from tarife.gui.labels import button, empty, label, sentence_label
from tarife.gui.models.columns import title_text
from tarife.gui.models.forms import Field, Section
from tarife.gui.panels.form_fields import field_widget
from tarife.gui.texts import capitalised
from tarife.gui.theme import SIZES

_TWO_COLUMNS_FROM = 860
_WIDEST_CARD = 640
_REMOVER = 34


class _Explanation(QLabel):
    """A sentence that wraps and takes only the lines it needs."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("role", "small")
        self.setWordWrap(True)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())


class FormRow(QWidget):
    """One field: its name and explanation at the left, its widget at the right."""

    def __init__(self, field: Field[Any], line: object, remover_width: int) -> None:
        super().__init__()
        self.field = field
        self.editor = field_widget(field.column, line)
        caption = label("", title_text(field.column.title))
        caption.setBuddy(self.editor.widget)
        self._sentence = sentence_label("bad")
        self._sentence.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SIZES.space_2)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(2, remover_width)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(caption)
        if field.column.tip:
            words.addWidget(_Explanation(title_text(field.column.tip)))
        words.addStretch(1)
        entry = QVBoxLayout()
        entry.setSpacing(2)
        entry.addWidget(self.editor.widget)
        if field.origin:
            entry.addWidget(label("small", field.origin))
        entry.addStretch(1)
        self._grid.addLayout(words, 0, 0)
        self._grid.addLayout(entry, 0, 1)
        self._grid.addWidget(self._sentence, 1, 0, 1, 3)

    def add_remover(
        self, appearance: Appearance, text: str, remove: Callable[[], None]
    ) -> None:
        """Offer to remove the entry that the field stands for."""
        made = QToolButton()
        made.setAccessibleName(text)
        made.setToolTip(text)
        made.setFixedWidth(_REMOVER)
        made.clicked.connect(remove)
        appearance.dress(made, "close")
        self._grid.addWidget(made, 0, 2, Qt.AlignmentFlag.AlignTop)

    def show_text(self, text: str, sentence: str) -> None:
        """Show a text, and why it cannot be taken, if it cannot."""
        self.editor.show(text)
        self.editor.mark(bool(sentence))
        self._sentence.setText(capitalised(sentence))
        self._sentence.setVisible(bool(sentence))

    @property
    def sentence(self) -> str:
        """Why what is typed cannot be taken."""
        return self._sentence.text()


class Form(QScrollArea):
    """Shows sections; `typed` tells a field's text, `removed` and `added` of its lists."""

    typed = Signal(object, str)
    removed = Signal(object)
    added = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._shape: tuple[object, ...] = ()
        self._is_building = False
        self.rows: dict[str, FormRow] = {}
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._columns = QHBoxLayout()
        self._columns.setSpacing(SIZES.space_4)
        for column in (self._left, self._right):
            column.setSpacing(SIZES.space_3)
            self._columns.addLayout(column, 1)
        self._cards: list[QFrame] = []
        inner = QWidget()
        inner.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, SIZES.space_2, SIZES.space_3)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it, and bring it along
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        inner.installEventFilter(self)

    def show_sections(self, sections: tuple[Section[Any], ...], line: object) -> None:
        """Show sections; fields that are there already stay, with what is typed in them."""
        shape = tuple(_shape(section, line) for section in sections)
        if shape == self._shape:
            self._renew(sections)
            return
        focused = self._focused()
        self._is_building = True  # a field that loses the focus now has nothing to tell
        self._shape = shape
        self.rows = {}
        for column in (self._left, self._right):
            empty(column)
        self._cards = [self._card(section, line) for section in sections]
        self._arrange()
        self._is_building = False
        if focused in self.rows:
            self.rows[focused].editor.widget.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is inside: a sentence that appears, a field that comes or goes."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def go_to(self, field: str) -> None:
        """Put the focus into a field, or into the first one."""
        row = self.rows.get(field) or next(iter(self.rows.values()), None)
        if row is not None:
            row.editor.widget.setFocus()
            self.ensureWidgetVisible(row)

    def _renew(self, sections: tuple[Section[Any], ...]) -> None:
        """Take the fields as they are declared now; their widgets stay."""
        for section in sections:
            for field in section.fields:
                self.rows[field.column.id].field = field

    def _focused(self) -> str:
        found = (key for key, row in self.rows.items() if row.editor.widget.hasFocus())
        return next(found, "")

    def _card(self, section: Section[Any], line: object) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(SIZES.space_4, SIZES.space_3, SIZES.space_4, SIZES.space_3)
        column.setSpacing(SIZES.space_3)
        column.addWidget(label("strong", section.title))
        if section.note:
            column.addWidget(sentence_label("small", section.note))
        is_list = any(field.removed for field in section.fields)
        for field in section.fields:
            column.addWidget(self._row(field, FormRow(field, line, _REMOVER if is_list else 0)))
        if section.adding is not None:
            column.addWidget(self._adder(section), alignment=Qt.AlignmentFlag.AlignLeft)
        return card

    def _row(self, field: Field[Any], row: FormRow) -> FormRow:
        row.editor.connect(lambda text: self._tell(row, text))
        if field.removed is not None:
            row.add_remover(
                self._appearance, self.tr("Remove"), lambda: self.removed.emit(row.field)
            )
        self.rows[field.column.id] = row
        return row

    def _tell(self, row: FormRow, text: str) -> None:
        if not self._is_building:
            self.typed.emit(row.field, text)

    def _adder(self, section: Section[Any]) -> QWidget:
        made = button("link", section.adding.text if section.adding else "")
        made.clicked.connect(lambda: self.added.emit(section))
        return made

    def _arrange(self) -> None:
        """Put the last card beside the others where there is room, else below them."""
        is_wide = self.width() >= _TWO_COLUMNS_FROM and len(self._cards) > 1
        for column in (self._left, self._right):
            while column.count():
                column.takeAt(0)
        for place, card in enumerate(self._cards):
            is_right = is_wide and place == len(self._cards) - 1
            card.setMaximumWidth(_WIDEST_CARD if len(self._cards) == 1 else 16_777_215)
            (self._right if is_right else self._left).addWidget(card)
            card.show()  # at once; a layout leaves out what is shown only later
        self._left.addStretch(1)
        self._right.addStretch(1)
        self._columns.setStretch(1, 1 if is_wide else 0)
        self._columns.setSpacing(SIZES.space_4 if is_wide else 0)
        self._fit()

    def _fit(self) -> None:
        """Give every wrapped line its height; on its own the area would squeeze them."""
        height = self._columns.totalHeightForWidth(self.viewport().width())
        self.widget().setMinimumHeight(max(height, 0))


def _shape(section: Section[Any], line: object) -> tuple[object, ...]:
    """Give what decides which widgets a section has."""
    fields = (
        (
            *(f.column.id, f.column.tip, f.origin),
            f.column.choices(line) if f.column.choices else (),
        )
        for f in section.fields
    )
    return (section.id, section.title, tuple(fields))
