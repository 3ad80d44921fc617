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
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.durations import duration_text, read_duration
from tarife.gui.labels import sentence_label, set_state
from tarife.gui.numbers import Unread
from tarife.gui.playground.game import DAYS
from tarife.gui.playground.words import DAY_S, OFFERED, full_name, shown_day
from tarife.gui.theme import SIZES
from tarife.insight.playground import Act, Message

_MOST_NUMBERS = 3
_LONGEST_DELAY_S = 3 * DAY_S


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
        for day in range(DAYS):
            self.day.addItem(shown_day(firsts, day * DAY_S))
        self.day.setCurrentIndex(message.at_s // DAY_S)
        self.time = QTimeEdit(QTime(0, 0).addSecs(message.at_s % DAY_S))
        self.time.setDisplayFormat("HH:mm:ss")
        self.delay = QLineEdit(duration_text(message.delay_s, QLocale()))
        self.number = QSpinBox()
        self.number.setRange(1, _MOST_NUMBERS)
        self.number.setValue(message.number + 1)
        self._wrong = sentence_label("bad")
        self._lay_out()
        self.act.currentIndexChanged.connect(self._follow_act)
        self._follow_act()

    @property
    def message(self) -> Message:
        """The message as the form has it."""
        return self._message

    def accept(self) -> None:
        """Take the fields, or say what is wrong with them."""
        delay_s = read_duration(self.delay.text(), QLocale())
        if isinstance(delay_s, Unread):
            self._refuse(delay_s.sentence)
        elif delay_s > _LONGEST_DELAY_S:
            self._refuse(self.tr("A delivery may take three days at most."))
        else:
            second = QTime(0, 0).secsTo(self.time.time())
            self._message = Message(
                Act(self.act.currentData()),
                self.day.currentIndex() * DAY_S + second,
                round(delay_s),
                self.number.value() - 1,
            )
            super().accept()

    def _refuse(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()
        set_state(self.delay, "bad")
        self.delay.setFocus()

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
        self._wrong.hide()
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
