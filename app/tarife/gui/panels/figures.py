"""The small figures of the headline: counts, the budget that can be typed, its last day."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tarife.billing.ledger import Reason
from tarife.gui.clock_times import day_text
from tarife.gui.labels import label, set_state
from tarife.gui.numbers import money_text, read_number
from tarife.gui.texts import filled
from tarife.gui.theme import SIZES
from tarife.insight.budget import RunOut
from tarife.terms.money import Money

_BUDGET_WIDTH = 104


class Figure(QWidget):
    """A count under its name; a click asks why."""

    explain_requested = Signal(object)

    def __init__(self, name: str, reasons: tuple[Reason, ...] = ()) -> None:
        super().__init__()
        self._name = name
        self._value = QPushButton("…")
        self._value.setProperty("role", "figure")
        self._value.setCursor(Qt.CursorShape.PointingHandCursor)
        self._value.clicked.connect(lambda: self.explain_requested.emit(reasons))
        self._caption = _under_name(self, name, self._value)

    @property
    def text(self) -> str:
        """What is shown."""
        return self._value.text()

    def rename(self, name: str) -> None:
        """Show another name over the count."""
        self._name = name
        self._caption.setText(name)

    def show_text(self, text: str) -> None:
        """Show a count."""
        self._value.setText(text)
        self._value.ensurePolished()
        self._value.setMinimumWidth(self._value.sizeHint().width())
        self._value.setAccessibleName(f"{self._name}: {text}")
        self.updateGeometry()


class RunOutFigure(Figure):
    """The day on which the budget is used up, and how far that may lie off."""

    def show_run_out(self, found: RunOut, currency: str) -> None:
        """Show when a budget is used up, or that it lasts."""
        locale = QLocale()
        left = money_text(Money(abs(found.left_micros), currency), locale)
        if found.day is None:
            self.rename(self.tr("Budget lasts"))
            self.show_text(self.tr("%1 left").replace("%1", left))
            text = self.tr("%1 %2 are left at the month's end")
        else:
            self.rename(self.tr("Budget runs out"))
            self.show_text(_days_text(found, locale))
            text = self.tr("%1 %2 are missing at the month's end")
        self.setToolTip(filled(text, left, currency))
        set_state(self._value, "good" if found.day is None else "warn")


class BudgetFigure(QWidget):
    """The budget, typed in place; an empty field takes it away."""

    budget_typed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._budget: Decimal | None = None
        self.field = QLineEdit()
        self.field.setProperty("role", "budget")
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setFixedWidth(_BUDGET_WIDTH)
        self.field.setPlaceholderText(self.tr("set one…"))
        self.field.setAccessibleName(self.tr("Budget of the month"))
        self.field.editingFinished.connect(self._read)
        _under_name(self, self.tr("Meta budget"), self.field)

    def show_budget(self, budget: Decimal | None, currency: str) -> None:
        """Show the budget of a plan."""
        self._budget = budget
        tip = self.tr("What the month may cost, in %1, without tax and fees")
        self.field.setToolTip(tip.replace("%1", currency))
        if not self.field.isModified():
            self._write()

    def _write(self) -> None:
        set_state(self.field, "")
        text = ""
        if self._budget is not None:
            whole = self._budget == self._budget.to_integral_value()
            micros = int(self._budget.scaleb(6))
            text = money_text(Money(micros, ""), QLocale(), 0 if whole else 2)
        self.field.setText(text)
        self.field.setModified(False)

    def _read(self) -> None:
        if not self.field.isModified():
            return
        text = self.field.text().strip()
        number = read_number(text, QLocale()) if text else None
        if text and (number is None or number <= 0):
            set_state(self.field, "bad")
            self.field.setToolTip(self.tr("Write an amount such as 4 000, or nothing"))
            return
        self.field.setModified(False)
        self._budget = number
        self._write()
        self.budget_typed.emit(number)


def _under_name(owner: QWidget, name: str, value: QWidget) -> QLabel:
    """Lay a value out under its name, both at the right."""
    caption = label("small", name)
    caption.setAlignment(Qt.AlignmentFlag.AlignRight)
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, SIZES.space_1)
    column.setSpacing(0)
    column.addWidget(caption)
    column.addWidget(value, alignment=Qt.AlignmentFlag.AlignRight)
    return caption


def _days_text(found: RunOut, locale: QLocale) -> str:
    """Write a day with the earliest and the latest: ``Thu 19 Nov (16 to 22)``."""
    day = "" if found.day is None else day_text(found.day)
    if found.is_certain:
        return day
    earliest = _day_text(found.earliest, locale, "d")
    latest = "…" if found.latest is None else _day_text(found.latest, locale, "d")
    return f"{day} ({earliest}–{latest})"  # noqa: RUF001 - ranges take an en dash


def _day_text(day: date | None, locale: QLocale, form: str) -> str:
    return "" if day is None else locale.toString(QDate(day.year, day.month, day.day), form)
