"""A form of sections as cards: every field named, explained, with what is usual under it."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.editors.field_widgets import field_widget
from tarife.gui.editors.form_model import Field, FormSection
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.text.names import capitalised
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.columns import title_text
from tarife.gui.widgets.labels import SentenceLabel, button, empty, label, sentence_label
from tarife.gui.widgets.theme import SIZES

_TWO_COLUMNS_FROM = 860
_WIDEST_CARD = 640
_REMOVER = 34


class _Explanation(Guarded, SentenceLabel):
    """A sentence that wraps and takes only the lines it needs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setProperty("role", "small")
        self.setWordWrap(True)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())


class FormRow(QWidget):
    """One field: its name and explanation at the left, its widget at the right."""

    def __init__(
        self, field: Field[Any], line: object, appearance: Appearance, remover_width: int
    ) -> None:
        super().__init__()
        self.field = field
        self.editor = field_widget(field.column, line, appearance)
        caption = label("", title_text(field.column.heading.title))
        caption.setBuddy(self.editor.widget)
        self._sentence = sentence_label("bad")
        self._sentence.hide()
        self._remedy: QPushButton | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SIZES.space_2)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(2, remover_width)
        entry = QVBoxLayout()
        entry.setSpacing(2)
        entry.addWidget(self.editor.widget)
        self._origin = _Explanation("")
        entry.addWidget(self._origin)
        entry.addStretch(1)
        tip = title_text(field.column.heading.tip)
        self._place(_words(caption, tip, self.editor.widget.sizeHint()), entry)
        self._grid.addWidget(self._sentence, 2, 0, 1, 3)
        self.show_origin(field.origin)

    def _place(self, words: QVBoxLayout, entry: QVBoxLayout) -> None:
        """Put the widget right of its words, or a wide one below them."""
        if self.field.is_wide:
            self.editor.widget.setMaximumWidth(2 * _WIDEST_CARD)  # as the card is
            self._grid.addLayout(words, 0, 0, 1, 2)
            self._grid.addLayout(entry, 1, 0, 1, 2)
        else:
            self._grid.addLayout(words, 0, 0)
            self._grid.addLayout(entry, 0, 1)

    def add_remover(
        self, appearance: Appearance, text: str, remove: Callable[[], None]
    ) -> None:
        """Offer to remove the entry that the field stands for."""
        made = QToolButton()
        made.setAccessibleName(text)
        made.setToolTip(text)
        made.setFixedWidth(_REMOVER)
        made.clicked.connect(remove)
        appearance.set_icon(made, "close")
        self._grid.addWidget(made, 0, 2, Qt.AlignmentFlag.AlignTop)

    def show_origin(self, text: str) -> None:
        """Say below the field where its number comes from, or what is usual."""
        self._origin.setText(text)
        self._origin.setVisible(bool(text))

    def show_text(self, text: str, sentence: str) -> None:
        """Show a text, and why it cannot be taken, if it cannot."""
        self.editor.show(text)
        self.editor.mark(bool(sentence))
        self._sentence.setText(capitalised(sentence))
        self._sentence.setVisible(bool(sentence))

    def offer_remedy(self, text: str, mend: Callable[[], None] | None) -> None:
        """Offer below the sentence what would mend the field; nothing where none would."""
        if self._remedy is not None:
            self._remedy.hide()
            self._remedy.deleteLater()
            self._remedy = None
        if mend is not None:
            self._remedy = button("link", text)
            self._remedy.setProperty("place", "flush")
            self._remedy.clicked.connect(mend)
            at = Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(self._remedy, 3, 0, 1, 3, at)

    @property
    def origin(self) -> str:
        """Where the number comes from, or what is usual."""
        return self._origin.text()

    @property
    def sentence(self) -> str:
        """Why what is typed cannot be taken."""
        return self._sentence.text()


def _words(caption: QLabel, tip: str, field: QSize) -> QVBoxLayout:
    """Put what a field means below its name; a name alone stands on the line of the field."""
    made = QVBoxLayout()
    made.setSpacing(1)
    made.addWidget(caption)
    if tip:
        made.addWidget(_Explanation(tip))
    else:
        caption.setMinimumHeight(field.height())
    made.addStretch(1)
    return made


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
        self._remover = 0
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

    def show_sections(
        self, sections: tuple[FormSection[Any], ...], line: object
    ) -> Iterator[None]:
        """Show sections, one with each step; fields that are there already stay.

        What is typed in these stays too.
        """
        shape = tuple(_shape(section, line) for section in sections)
        if shape == self._shape:
            self._renew(sections)
            return
        focused, scrolled = self._focused(), self.verticalScrollBar().value()
        self._is_building = True  # a field that loses the focus now has nothing to tell
        self._shape = ()
        self.rows = {}
        self._cards = []
        for column in (self._left, self._right):
            empty(column)
        is_list = any(field.removed for section in sections for field in section.fields)
        self._remover = _REMOVER if is_list else 0  # so that all fields stand in one line
        for section in sections:
            card = self._card(section, line)
            self._cards.append(card)
            self._left.addWidget(card)
            card.show()  # here, since it takes half as long as the card itself
            yield
        self._arrange()
        self._shape = shape
        self._is_building = False
        QCoreApplication.sendPostedEvents(self.widget(), QEvent.Type.LayoutRequest)
        self.verticalScrollBar().setValue(scrolled)
        if focused in self.rows:
            self.rows[focused].editor.widget.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()  # first, since the area asks what width the cards need at least
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is inside: a sentence that appears, a field that comes or goes."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def go_to(self, field: str) -> None:
        """Put the focus into a field, or into the first one, with its text selected."""
        row = self.rows.get(field) or next(iter(self.rows.values()), None)
        if row is None:
            return
        widget = row.editor.widget
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(widget, QLineEdit):
            widget.selectAll()  # it may have had the focus
        QCoreApplication.sendPostedEvents(self.widget(), QEvent.Type.LayoutRequest)
        self.ensureWidgetVisible(row)

    def _renew(self, sections: tuple[FormSection[Any], ...]) -> None:
        """Take the fields as they are declared now; their widgets stay."""
        for section in sections:
            for field in section.fields:
                row = self.rows[field.column.id]
                row.field = field
                row.show_origin(field.origin)

    def _focused(self) -> str:
        """Give the field in whose row the focus is: its widget, or a button beside it."""
        within = self.focusWidget() or self
        if not within.hasFocus():
            return ""
        found = (key for key, row in self.rows.items() if row.isAncestorOf(within))
        return next(found, "")

    def _card(self, section: FormSection[Any], line: object) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(SIZES.space_4, SIZES.space_3, SIZES.space_4, SIZES.space_3)
        column.setSpacing(SIZES.space_3)
        column.addWidget(label("strong", section.title))
        if section.note:
            column.addWidget(sentence_label("small", section.note))
        for field in section.fields:
            row = FormRow(field, line, self._appearance, self._remover)
            column.addWidget(self._row(field, row))
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

    def _adder(self, section: FormSection[Any]) -> QWidget:
        made = button("link", section.adding.text if section.adding else "")
        made.setProperty("place", "flush")
        made.clicked.connect(lambda: self.added.emit(section))
        return made

    def _arrange(self) -> None:
        """Put the last card beside the others where there is room, else below them."""
        is_wide = self.width() >= _TWO_COLUMNS_FROM and len(self._cards) > 1
        for column in (self._left, self._right):
            while column.count():
                column.takeAt(0)
        for index, card in enumerate(self._cards):
            is_right = is_wide and index == len(self._cards) - 1
            (self._right if is_right else self._left).addWidget(card)
            card.show()  # at once; a layout leaves out what is shown only later
        self._left.addStretch(1)
        self._right.addStretch(1)
        self._columns.setStretch(1, 1 if is_wide else 0)
        self._columns.setSpacing(SIZES.space_4 if is_wide else 0)
        beside = self.width() - _WIDEST_CARD if len(self._cards) == 1 else 0
        right = max(SIZES.space_2, beside)
        self._columns.setContentsMargins(0, 0, right, SIZES.space_3)
        self._fit()

    def _fit(self) -> None:
        """Give every wrapped line its height; on its own the area would squeeze them."""
        height = self._columns.totalHeightForWidth(self.viewport().width())
        self.widget().setMinimumHeight(max(height, 0))


def _shape(section: FormSection[Any], line: object) -> tuple[object, ...]:
    """Give what decides which widgets a section has."""
    fields = (
        (
            *(f.column.id, f.column.heading.tip),
            f.column.choices(line) if f.column.choices else (),
        )
        for f in section.fields
    )
    return (section.id, section.title, tuple(fields))
