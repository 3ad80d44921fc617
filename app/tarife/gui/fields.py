"""Fields of forms: a text that cannot be taken stays, with the sentence that helps under it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tarife.gui.exact import ExactUnit
from tarife.gui.labels import sentence_label, set_state
from tarife.gui.models.columns import Limits
from tarife.gui.models.exact_columns import read_within
from tarife.gui.numbers import Unread

Read = Callable[[str], Any]
Show = Callable[[Any], str]


class ValueField(QWidget):
    """A line that is read when it is left; `entered` tells the value, `refusal` why not.

    A refused text stays until it is corrected or the value changes by other means.
    """

    entered = Signal(object)
    refused = Signal()

    def __init__(
        self, name: str, read: Read, show: Show, align: Qt.AlignmentFlag, hint: str = ""
    ) -> None:
        super().__init__()
        self._read = read
        self._show = show
        self._value: Any = None
        self.refusal = ""
        self.line = QLineEdit()
        self.line.setAlignment(align)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self.line.editingFinished.connect(self._take)
        self._sentence = sentence_label("bad")
        self._sentence.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
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
        if isinstance(value, Unread):
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


def number_field(name: str, unit: ExactUnit, owner: type[Any], field: str) -> ValueField:
    """Make the field of a number that keeps within the limits its type declares."""
    limits = Limits.of(owner, field)
    return ValueField(
        name,
        lambda text: read_within(unit, text, limits),
        lambda value: "" if value is None else unit.show(value, QLocale()),
        Qt.AlignmentFlag.AlignRight,
    )


def text_field(name: str, read: Read, hint: str = "") -> ValueField:
    """Make the field of a text, which ``read`` may put in order or refuse."""
    return ValueField(name, read, str, Qt.AlignmentFlag.AlignLeft, hint)
