"""What a person types into or chooses with in a form: lines, notes, lists, buttons."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.choosers import CountryField, DayField, make_searchable
from tarife.gui.widgets.columns import Choice, Column, title_text
from tarife.gui.widgets.labels import button, set_state
from tarife.gui.widgets.layouts import bare_row
from tarife.terms.folding import caseless

_SEARCHABLE_FROM = 15  # fewer entries are seen at a glance
_TEXT_HEIGHT = 96
_KEPT_AFTER_MS = 1000  # nobody loses an hour of typing
FIELD_WIDTH = 240


@dataclass(frozen=True, slots=True, eq=False)
class FieldWidget:
    """What a person types into or chooses with.

    Attributes:
        widget: The widget itself.
        show: Shows a text: of choices their keys, of everything else what is typed.
        connect: Has a function called with the text whenever a person confirms one.
        mark: Shows whether the text could be taken.
    """

    widget: QWidget
    show: Callable[[str], None]
    connect: Callable[[Callable[[str], None]], None]
    mark: Callable[[bool], None]


def field_widget(column: Column[Any], row: object, appearance: Appearance) -> FieldWidget:
    """Make the widget for one field of a line."""
    choices = column.choices(row) if column.choices else ()
    if column.is_many:
        made = _toggles(choices)
    elif choices:
        made = _chooser(choices)
    elif column.is_long:
        made = _text(is_prose=column.is_prose)
    else:
        made = _line(_line_edit(column, row, appearance))
    made.widget.setAccessibleName(title_text(column.heading.title))
    made.widget.setAccessibleDescription(title_text(column.heading.tip))
    made.widget.setFixedWidth(FIELD_WIDTH)
    return made


def _line_edit(column: Column[Any], row: object, appearance: Appearance) -> QLineEdit:
    if column.countries is not None:
        return CountryField(column.countries)
    calendar = column.calendar(row) if column.calendar else None
    return DayField(lambda: calendar, appearance) if calendar else QLineEdit()


def _line(line: QLineEdit) -> FieldWidget:
    def show(text: str) -> None:
        is_typing = line.hasFocus() and line.isModified()  # nothing typed is ever lost
        if not is_typing and line.text() != text:
            line.setText(text)
            line.setCursorPosition(0)

    def connect(take: Callable[[str], None]) -> None:
        def finish() -> None:
            line.setModified(False)
            take(line.text())

        line.editingFinished.connect(finish)
        if isinstance(line, CountryField | DayField):
            line.confirmed.connect(finish)

    return FieldWidget(line, show, connect, lambda bad: set_state(line, "bad" if bad else ""))


class _Text(QPlainTextEdit):
    """Several lines; `finished` tells them when they are left, and prose now and then too."""

    finished = Signal(str)

    def __init__(self, *, is_prose: bool) -> None:
        super().__init__()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_KEPT_AFTER_MS)
        self._soon.timeout.connect(self._tell)
        if is_prose:
            self.textChanged.connect(self._wait)

    def _wait(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _tell(self) -> None:
        if self.hasFocus() and self.document().isModified():  # else it is what is shown
            self.finished.emit(self.toPlainText())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.document().setModified(False)
        self.finished.emit(self.toPlainText())


def _text(*, is_prose: bool) -> FieldWidget:
    made = _Text(is_prose=is_prose)
    made.setTabChangesFocus(True)
    made.setFixedHeight(_TEXT_HEIGHT)

    def show(text: str) -> None:
        is_typing = made.hasFocus() and made.document().isModified()
        if not is_typing and made.toPlainText() != text:
            made.setPlainText(text)

    def connect(take: Callable[[str], None]) -> None:
        made.finished.connect(take)

    return FieldWidget(made, show, connect, lambda bad: set_state(made, "bad" if bad else ""))


def _chooser(choices: tuple[Choice, ...]) -> FieldWidget:
    chooser = QComboBox()
    for choice in choices:
        chooser.addItem(choice.label, choice.key)
    is_searchable = len(choices) >= _SEARCHABLE_FROM
    if is_searchable:
        make_searchable(chooser)

    def show(text: str) -> None:
        index = chooser.findData(text)
        chooser.setCurrentIndex(index)
        if index < 0 and is_searchable:
            chooser.setEditText(text)

    def connect(take: Callable[[str], None]) -> None:
        chooser.activated.connect(lambda index: take(str(chooser.itemData(index))))
        line = chooser.lineEdit()
        if line is not None:
            line.editingFinished.connect(lambda: take(_chosen(chooser)))

    return FieldWidget(
        chooser, show, connect, lambda bad: set_state(chooser, "bad" if bad else "")
    )


def _chosen(chooser: QComboBox) -> str:
    """Give the key of the entry whose label is typed, or else what is typed."""
    typed = caseless(chooser.currentText().strip())
    for index in range(chooser.count()):
        if caseless(chooser.itemText(index)) == typed:
            return str(chooser.itemData(index))
    return chooser.currentText()


class _Toggles(QWidget):
    """Buttons in a row, any number of them down."""

    chosen = Signal(str)

    def __init__(self, choices: tuple[Choice, ...]) -> None:
        super().__init__()
        row = bare_row(self, 0)
        self._buttons: dict[str, QPushButton] = {}
        for choice in choices:
            made = button("toggle", choice.label[:2])
            made.setCheckable(True)
            made.setAccessibleName(choice.label)
            made.setToolTip(choice.label)
            made.clicked.connect(self._tell)
            row.addWidget(made, 1)
            self._buttons[choice.key] = made
        self._buttons[choices[0].key].setProperty("place", "first")
        self._buttons[choices[-1].key].setProperty("place", "last")

    def show_keys(self, text: str) -> None:
        """Press the buttons of these keys."""
        chosen = set(text.split(","))
        for key, made in self._buttons.items():
            made.setChecked(key in chosen)

    def mark(self, is_bad: bool) -> None:  # noqa: FBT001 - one of a family
        """Show whether the choice could be taken."""
        for made in self._buttons.values():
            set_state(made, "bad" if is_bad else "")

    def _tell(self) -> None:
        chosen = (key for key, made in self._buttons.items() if made.isChecked())
        self.chosen.emit(",".join(chosen))


def _toggles(choices: tuple[Choice, ...]) -> FieldWidget:
    toggles = _Toggles(choices)

    def connect(take: Callable[[str], None]) -> None:
        toggles.chosen.connect(take)

    return FieldWidget(toggles, toggles.show_keys, connect, toggles.mark)
