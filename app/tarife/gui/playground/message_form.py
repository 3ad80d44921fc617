"""The small form of one message: what it is, when, and how long it is on its way."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.playground.game import BOARD_DAYS
from tarife.gui.playground.words import DAY_S, OFFERED, full_name, shown_day
from tarife.gui.text.numbers import ParseError, duration_text, read_duration
from tarife.gui.widgets.labels import Note, set_state
from tarife.gui.widgets.theme import SIZES
from tarife.insight.playground.situation import Act, Message

_MOST_NUMBERS = 3
_LONGEST_DELAY_S = 3 * DAY_S
_TIMES = ("H:mm", "H.mm", "H:mm:ss", "H.mm.ss", "HHmm", "H")


class MessageForm(QDialog):
    """Edits a message; `message` is what it has become."""

    def __init__(
        self, message: Message, firsts: Sequence[date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Message"))
        self.setModal(True)
        self._message = message
        self.act = QComboBox()
        for act in OFFERED:
            self.act.addItem(full_name(act), act.value)
        self.act.setCurrentIndex(OFFERED.index(message.act))
        self.day = QComboBox()
        for day in range(BOARD_DAYS):
            self.day.addItem(shown_day(firsts, day * DAY_S))
        self.day.setCurrentIndex(message.at_s // DAY_S)
        self.time = QLineEdit(_time_text(message.at_s % DAY_S))
        self.delay = QLineEdit(duration_text(message.delay_s, QLocale()))
        self.number = QSpinBox()
        self.number.setRange(1, _MOST_NUMBERS)
        self.number.setValue(message.number + 1)
        self._wrong = Note("bad")
        self._lay_out()
        self.act.currentIndexChanged.connect(self._follow_act)
        self._follow_act()

    @property
    def message(self) -> Message:
        """The message as the form has it."""
        return self._message

    def accept(self) -> None:
        """Take the fields, or say what is wrong with them."""
        for field in (self.time, self.delay):
            set_state(field, "")
        second = _read_time(self.time.text())
        delay_s = read_duration(self.delay.text(), QLocale())
        if second is None:
            text = self.tr("%1 is no time of day; write for example 10:06")
            self._refuse(self.time, text.replace("%1", repr(self.time.text())))
        elif isinstance(delay_s, ParseError):
            self._refuse(self.delay, delay_s.sentence)
        elif delay_s > _LONGEST_DELAY_S:
            self._refuse(self.delay, self.tr("A delivery may take three days at most."))
        else:
            self._message = Message(
                Act(self.act.currentData()),
                self.day.currentIndex() * DAY_S + second,
                round(delay_s),
                self.number.value() - 1,
            )
            super().accept()

    def _refuse(self, field: QLineEdit, sentence: str) -> None:
        self._wrong.setText(sentence)
        set_state(field, "bad")
        field.setFocus()
        field.selectAll()

    def _follow_act(self) -> None:
        """Only what the business sends is on its way for a while."""
        self.delay.setEnabled(not Act(self.act.currentData()).is_inbound)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(SIZES.space_2)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            (self.tr("&What"), self.act),
            (self.tr("&Day"), self.day),
            (self.tr("&Time"), self.time),
            (self.tr("De&livered after"), self.delay),
            (self.tr("Business &number"), self.number),
        ):
            form.addRow(text, field)
            field.setAccessibleName(text.replace("&", ""))
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_4, SIZES.space_4, SIZES.space_4, SIZES.space_3)
        column.setSpacing(SIZES.space_3)
        column.addLayout(form)
        column.addWidget(self._wrong)
        column.addWidget(buttons)
        self.setMinimumWidth(420)


def _time_text(second: int) -> str:
    """Write a time of day; the seconds only where there are some."""
    return QTime(0, 0).addSecs(second).toString("HH:mm:ss" if second % 60 else "HH:mm")


def _read_time(text: str) -> int | None:
    """Read a time of day as its second; nothing where it is none."""
    found = (QTime.fromString(text.strip(), form) for form in _TIMES)
    return next((QTime(0, 0).secsTo(time) for time in found if time.isValid()), None)
