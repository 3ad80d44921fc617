"""The budget beside the total: typed in place, and what becomes of it."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tarife.forecast.ranges.spread import Spread
from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled, period_text
from tarife.gui.text.numbers import ParseError, as_figure, money_text, read_number
from tarife.gui.text.times import day_text
from tarife.gui.what_if.what_if import DisplayedFigures
from tarife.gui.widgets.labels import ElidedLabel, label, set_place, set_state
from tarife.gui.widgets.layouts import bare_row
from tarife.gui.widgets.theme import SIZES
from tarife.insight.budget import RunOut, run_out_of, standings
from tarife.insight.explain.selection import Selection
from tarife.plan.model.budgets import BudgetUnit
from tarife.plan.model.plan import Plan
from tarife.terms.money import MICROS, Money

_BUDGET_WIDTH = 112
_SMALL_WIDTH = 96
_AROUND = 20


class BudgetSentence(ElidedLabel):
    """Says by how much a budget is exceeded and from which day on, or what is left of it.

    A click or Enter on a day goes there: `day_wanted`.
    """

    day_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("budget")
        self._day: date | None = None

    def show_refusal(self, sentence: str) -> None:
        """Say why a budget could not be taken, until there is another."""
        self.show_text(sentence)
        set_state(self, "bad")
        self._lead_to(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        if self._day is not None:
            self.day_wanted.emit(Selection(days=(self._day,)))

    def _lead_to(self, day: date | None) -> None:
        self._day = day
        has_day, shapes, policies = day is not None, Qt.CursorShape, Qt.FocusPolicy
        self.setCursor(shapes.PointingHandCursor if has_day else shapes.ArrowCursor)
        self.setFocusPolicy(policies.TabFocus if has_day else policies.NoFocus)

    def show_run_out(self, found: RunOut | None, currency: str, budgets: str = "") -> None:
        """Say what becomes of a budget; nothing is said of none.

        Args:
            found: What becomes of it.
            currency: What it is in.
            budgets: The budgets of single months or quarters, as a tooltip lists them.
        """
        self._lead_to(None if found is None else found.day)
        if found is None:
            self.show_text("")
            return
        locale = QLocale()
        amount = money_text(Money(abs(found.left_micros), currency), locale)
        if found.day is None:
            is_sure = found.earliest is None  # nor in the dearest month in ten
            text = self.tr("never over, %1 left") if is_sure else self.tr("%1 left")
            self.show_text(text.replace("%1", amount), self.tr("%1 left").replace("%1", amount))
            tip = filled(self.tr("%1 %2 are left at the end"), amount, currency)
        else:
            text = self.tr("over by %1, from %2")
            short = self.tr("over by %1").replace("%1", amount)
            self.show_text(filled(text, amount, _days_text(found, locale)), short, f"+{amount}")
            tip = filled(
                self.tr("%1 %2 are missing at the end; click for the day"), amount, currency
            )
        self.setToolTip("\n".join(filter(None, (self.whole, tip, budgets))))
        set_state(self, "good" if found.day is None else "warn")


class BudgetFigure(QWidget):
    """The budget, typed in place; an empty field takes it away."""

    budget_typed = Signal(object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._budget: Decimal | None = None
        self._least = _BUDGET_WIDTH
        self.field = QLineEdit()
        self.field.setProperty("role", "budget")
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setAccessibleName(self.tr("Meta budget"))
        self.field.editingFinished.connect(self._read)
        self._word = label("muted", self.tr("Budget"))
        row = bare_row(self, SIZES.space_2)
        row.addWidget(self._word)
        row.addWidget(self.field)

    def set_small(self, *, is_small: bool, has_word: bool) -> None:
        """Write the amount smaller, and the word before it only where there is room."""
        self._word.setVisible(has_word)
        set_place(self.field, "low" if is_small else "")
        self._least = _SMALL_WIDTH if is_small else _BUDGET_WIDTH
        self._fit()

    @property
    def more_width(self) -> int:
        """How much wider than usual the amounts are, in pixels."""
        return max(self.field.width() - _BUDGET_WIDTH, 0)

    def _fit(self) -> None:
        """Show what budgets of months come to whole."""
        self.field.ensurePolished()
        words = self.field.fontMetrics().horizontalAdvance(self.field.placeholderText())
        self.field.setFixedWidth(max(self._least, words + _AROUND))

    def show_budget(self, plan: Plan) -> None:
        """Show the budget of all months, or say that single ones have theirs."""
        budget, currency, is_long = plan.budget, plan.account.currency, plan.months > 1
        self.field.setPlaceholderText(_spans_text(plan) or tr("set one…"))
        self._fit()
        self._budget = budget
        tip = (
            self.tr("What all months may cost, in %1, without tax and fees")
            if is_long
            else self.tr("What the month may cost, in %1, without tax and fees")
        )
        texts = tip.replace("%1", currency), budgets_text(plan)
        self.field.setToolTip("\n".join(filter(None, texts)))
        if not self.field.isModified():
            self._write()

    def _write(self) -> None:
        set_state(self.field, "")
        self.field.setText(self._shown())
        self.field.setModified(False)

    def _shown(self) -> str:
        return "" if self._budget is None else _amount_text(self._budget)

    def _read(self) -> None:
        if self.field.text() == self._shown():  # a field that is left says no more what it was
            return
        text = self.field.text().strip()
        otherwise = self.tr("Write an amount such as 4 000, or nothing")
        number = read_number(text, QLocale(), otherwise) if text else None
        if isinstance(number, Decimal):
            number = as_figure(number, text)
        if isinstance(number, ParseError) or number == 0:
            set_state(self.field, "bad")
            sentence = number.sentence if isinstance(number, ParseError) else otherwise
            self.field.setToolTip(sentence)
            self.refused.emit(sentence)
            return
        self.field.setModified(False)
        self._budget = number
        self._write()
        self.budget_typed.emit(number)


def shown_run_out(plan: Plan, shown: DisplayedFigures, spread: Spread | None) -> RunOut | None:
    """Say what becomes of the budget of what is shown: of its own, or of all."""
    forecast = shown.outcome.forecast
    if plan.budget is not None:
        own = run_out_of(forecast.lines, plan.budget, spread)
        return None if shown.is_part else own
    months = forecast.plan.period.months
    found = [
        one
        for one in standings(shown.outcome.whole, spread)
        if not shown.is_part or months[0] in one.period.months
    ]
    first = min(found, key=lambda one: (one.day or date.max, one.left_micros), default=None)
    if first is None:
        return None
    return RunOut(first.day, first.earliest, first.latest, first.left_micros)


def budgets_text(plan: Plan) -> str:
    """List the budgets of months or quarters below what they come to; nothing without any."""
    each = (f"{period_text(one)}: {_amount_text(amount)}" for one, amount in plan.budgets)
    whole = _spans_text(plan)
    return "\n".join((whole, *each)) if whole else ""


def _spans_text(plan: Plan) -> str:
    """Say what the budgets of months or quarters come to; nothing without any."""
    if not plan.span_budgets.amounts:
        return ""
    is_monthly = plan.span_budgets.unit is BudgetUnit.MONTH
    text = tr("%1 in %2[month|months]") if is_monthly else tr("%1 in %2[quarter|quarters]")
    amounts = [amount for _, amount in plan.budgets]
    return filled(text, _amount_text(sum(amounts)), str(len(amounts)))


def _amount_text(amount: Decimal | int) -> str:
    is_whole = amount == int(amount)
    return money_text(Money(int(amount * MICROS), ""), QLocale(), 0 if is_whole else 2)


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
