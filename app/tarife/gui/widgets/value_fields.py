"""Fields of forms: a text that cannot be taken stays, with the sentence that helps under it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.text.numbers import ExactUnit, ParseError
from tarife.gui.text.schedules import read_any_day
from tarife.gui.text.times import date_text
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.choosers import DayField
from tarife.gui.widgets.columns import Limits, any_day, read_within
from tarife.gui.widgets.labels import label, sentence_label, set_state
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.theme import SIZES

_FIELD_WIDTH = 250
"""Wide enough for a time zone; forms of prices are narrower."""


class FieldRows(QWidget):
    """Fields under each other with captions, headings between, and whole widgets."""

    def __init__(self, field_width: int = _FIELD_WIDTH) -> None:
        super().__init__()
        self._field_width = field_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, SIZES.space_3, SIZES.space_3)
        self._grid.setHorizontalSpacing(SIZES.space_4)
        self._grid.setVerticalSpacing(SIZES.space_3)
        self._grid.setColumnStretch(0, 1)

    def add_row(self, caption: str, field: QWidget, explanation: str) -> QLabel:
        """Add a field at the right of its caption, with the explanation below that.

        Returns:
            Where the caption stands.
        """
        index = self._grid.rowCount()
        name = label("", caption)
        name.setBuddy(field)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(sentence_label("small", explanation))
        words.addStretch(1)
        self._grid.addLayout(words, index, 0)
        field.setFixedWidth(self._field_width)
        self._grid.addWidget(field, index, 1, Qt.AlignmentFlag.AlignTop)
        return name

    def add_whole(self, widget: QWidget) -> None:
        """Add a widget over the whole width."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def scrolled(self) -> QScrollArea:
        """Put the form where it can be scrolled, with its rows at the top."""
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it, and bring it along
        scroll.setWidget(self)
        return scroll


_SOME_DAY = date(2026, 11, 1)

ReadValue = Callable[[str], Any]
WriteValue = Callable[[Any], str]


class ValueField(QWidget):
    """A line that is read when it is left; `entered` tells the value, `refusal` why not.

    A refused text stays until it is corrected or the value changes by other means.
    """

    entered = Signal(object)
    refused = Signal()

    def __init__(
        self,
        name: str,
        read: ReadValue,
        show: WriteValue,
        align: Qt.AlignmentFlag,
        line: QLineEdit | None = None,
    ) -> None:
        super().__init__()
        self._read = read
        self._show = show
        self._value: Any = None
        self.refusal = ""
        self.line = line or QLineEdit()
        self.line.setAlignment(align)
        self.line.setAccessibleName(name)
        self.line.editingFinished.connect(self._take)
        self._sentence = sentence_label("bad")
        self._sentence.hide()
        column = bare_column(self, 2)
        column.addWidget(self.line)
        column.addWidget(self._sentence)
        self.setFocusProxy(self.line)

    def show_value(self, value: Any) -> None:
        """Show a value; a refused text stays as long as the value is what it was."""
        if self.refusal and value == self._value:
            return
        self._value = value
        self._refuse("")
        shown = self._show(value)
        if self.line.text() != shown and not self.line.isModified():
            self.line.setText(shown)

    def forget(self) -> None:
        """Drop a refused text: it belongs to another document."""
        self._refuse("")
        self._value = None
        self.line.setModified(False)

    def withdraw(self) -> None:
        """Show the value again in the place of a refused text."""
        self._refuse("")
        self.line.setText(self._show(self._value))

    def _take(self) -> None:
        text = self.line.text()
        self.line.setModified(False)
        if text == self._show(self._value) and not self.refusal:
            return
        value = self._read(text)
        if isinstance(value, ParseError):
            self._refuse(value.sentence)
            return
        self._refuse("")
        self._value = value
        self.line.setText(self._show(value))
        self.entered.emit(value)

    def _refuse(self, sentence: str) -> None:
        if sentence == self.refusal:
            return
        self.refusal = sentence
        set_state(self.line, "bad" if sentence else "")
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.refused.emit()


class ChoiceField(QComboBox):
    """A field of a value that is chosen; `entered` tells it."""

    entered = Signal(object)

    def __init__(self, name: str, choices: Mapping[Any, str]) -> None:
        """Take the values there are, and what each is called."""
        super().__init__()
        self._values = tuple(choices)
        self.addItems([*choices.values()])
        self.setAccessibleName(name)
        self.activated.connect(lambda index: self.entered.emit(self._values[index]))

    def show_value(self, value: Any) -> None:
        self.setCurrentIndex(self._values.index(value))


def number_field(name: str, unit: ExactUnit, owner: type[Any], field: str) -> ValueField:
    """Make the field of a number that keeps within the limits its type declares."""
    limits = Limits.of(owner, field)
    return ValueField(
        name,
        lambda text: read_within(unit, text, limits),
        lambda value: "" if value is None else unit.show(value, QLocale()),
        Qt.AlignmentFlag.AlignRight,
    )


def text_field(name: str, read: ReadValue, hint: str = "") -> ValueField:
    """Make the field of a text, which ``read`` may put in order or refuse."""
    made = ValueField(name, read, str, Qt.AlignmentFlag.AlignLeft)
    made.line.setPlaceholderText(hint)
    return made


def day_field(name: str, appearance: Appearance, near: Callable[[], date | None]) -> ValueField:
    """Make the field of a day of any month, which may be empty; it is told one near it."""

    def read(text: str) -> date | ParseError | None:
        return read_any_day(text, near() or _SOME_DAY) if text.strip() else None

    line = DayField(lambda: any_day(None, near() or _SOME_DAY), appearance)
    line.setPlaceholderText(date_text(_SOME_DAY))
    made = ValueField(name, read, date_text, Qt.AlignmentFlag.AlignLeft, line)
    line.confirmed.connect(line.editingFinished)
    return made
