"""The answer, largest in the window: what the month costs, how sure that is, and the budget."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tarife.billing.ledger import (
    CHARGED_REASONS,
    FREE_REASONS,
    PAUSED_REASONS,
    REFUSED_REASONS,
    Reason,
)
from tarife.forecast.ranges.spread import Spread
from tarife.gui.document.session import PlanSession, State, Status
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.money_texts import (
    arrow,
    cause_sentence,
    shown_total,
    signed_money,
    signed_percent,
)
from tarife.gui.text.names import filled, period_text, sentence
from tarife.gui.text.numbers import ParseError, as_figure, count_text, money_text, read_number
from tarife.gui.text.times import day_text
from tarife.gui.what_if.month_strip import MonthStrip
from tarife.gui.what_if.what_if import Shown
from tarife.gui.widgets.labels import ElidedLabel, label, set_state
from tarife.gui.widgets.theme import SIZES
from tarife.insight.budget import RunOut, run_out_of, standings
from tarife.insight.digest import digest
from tarife.plan.edits.numbers import set_budget
from tarife.plan.model.budgets import BudgetUnit
from tarife.plan.model.plan import Plan
from tarife.terms.money import Money, decimal_text
from tarife.terms.problems import Problem
from tarife.terms.sentences import in_language

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
            text = self.tr("%1 %2 are left at the end")
        else:
            self.rename(self.tr("Budget runs out"))
            self.show_text(_days_text(found, locale))
            text = self.tr("%1 %2 are missing at the end")
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
        self.field.setAccessibleName(self.tr("Budget"))
        self.field.editingFinished.connect(self._read)
        _under_name(self, self.tr("Meta budget"), self.field)

    def show_budget(self, plan: Plan) -> None:
        """Show the budget of all months, or say that single ones have theirs."""
        budget, currency, is_long = plan.budget, plan.account.currency, plan.months > 1
        self.field.setPlaceholderText(_placeholder(plan))
        self._budget = budget
        tip = (
            self.tr("What all months may cost, in %1, without tax and fees")
            if is_long
            else self.tr("What the month may cost, in %1, without tax and fees")
        )
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
        otherwise = self.tr("Write an amount such as 4 000, or nothing")
        number = read_number(text, QLocale(), otherwise) if text else None
        if isinstance(number, Decimal):
            number = as_figure(number, text)
        if isinstance(number, ParseError) or number == 0:
            set_state(self.field, "bad")
            sentence = number.sentence if isinstance(number, ParseError) else otherwise
            self.field.setToolTip(sentence)
            return
        self.field.setModified(False)
        self._budget = number
        self._write()
        self.budget_typed.emit(number)


def _placeholder(plan: Plan) -> str:
    if not plan.span_budgets.amounts:
        return tr("set one…")
    is_monthly = plan.span_budgets.unit is BudgetUnit.MONTH
    return tr("by month") if is_monthly else tr("by quarter")


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


class HeadlinePanel(QWidget):
    """Shows the total of the plan, of the chosen scenario or of moved levers.

    `explain_requested` tells the reasons that a figure counts; none at all means everything.
    """

    explain_requested = Signal(object)

    def __init__(
        self, session: PlanSession, months: MonthStrip, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: Shown | None = None
        self._spread: Spread | None = None
        self._caption = ElidedLabel("muted")
        self._amount = QPushButton("…")
        self._currency = label("currency")
        self._badge = label("warn")
        self._beneath = ElidedLabel("beneath")
        self.budget = BudgetFigure()
        self.run_out = RunOutFigure(self.tr("Budget runs out"))
        self._charged = Figure(self.tr("Charged"), CHARGED_REASONS)
        self._charged.setToolTip(self.tr("Messages that Meta charges; click to see why"))
        self._free = Figure(self.tr("Free"), FREE_REASONS)
        self._free.setToolTip(self.tr("Messages that cost nothing; click to see why"))
        self._missed = Figure(self.tr("Missed"), REFUSED_REASONS)
        self._missed.setToolTip(
            self.tr(
                "Answers that came after the 24-hour window had closed; they cannot be sent"
            )
        )
        self._paused = Figure(self.tr("Paused"), PAUSED_REASONS)
        self._paused.setToolTip(
            self.tr("Marketing to the United States, which Meta does not deliver or charge")
        )
        self._counts = (self._charged, self._free, self._missed, self._paused)
        self._lay_out()
        self._connect(months)

    def clear(self, plan: Plan) -> None:
        """Forget the figures of another document."""
        self._shown = self._spread = None
        self._name_month(plan, "", is_variant=False)
        self._amount.setText("…")
        self._currency.setText("")
        self._beneath.show_text("")
        for figure in self._counts:
            figure.show_text("…")
        self.show_plan(plan)

    def show_plan(self, plan: Plan) -> None:
        """Show the budget of a plan."""
        self.budget.show_budget(plan)
        self._show_run_out()

    def show_shown(self, shown: Shown) -> None:
        """Show the figures of a forecast, and how they differ from the plan's."""
        self._shown = shown
        locale = QLocale()
        outcome = shown.outcome
        total = outcome.total
        is_variant = bool(shown.name) or shown.is_playing
        name = self._variant_name(shown)
        self._name_month(outcome.forecast.plan, name, is_variant=is_variant)
        self._amount.setText(money_text(total, locale))
        self._currency.setText(total.currency)
        number = decimal_text(total.micros).replace(".", locale.decimalPoint())
        exact = f"{number} {total.currency}"
        self._amount.setToolTip(self.tr("Exactly %1; click to see why").replace("%1", exact))
        self._amount.setAccessibleName(f"{self._caption.whole} {exact}")
        self._charged.show_text(count_text(outcome.charged, locale))
        self._free.show_text(count_text(outcome.free, locale))
        self._missed.show_text(count_text(outcome.refused, locale))
        self._paused.show_text(count_text(outcome.paused, locale))
        self._beneath.show_text(self._beneath_of(shown, locale))
        if self._spread is not None:
            self._beneath.setToolTip(f"{self._beneath.toolTip()}\n{self._range_tip()}")
        self._show_run_out()
        self._fit()
        row = self.layout()
        if row is not None:
            row.activate()  # a number that waits for its room is cut, and then it is another

    def _variant_name(self, shown: Shown) -> str:
        """Name what the figures are of, if they are not the plan's."""
        if not shown.is_playing:
            return shown.name
        moved = self.tr("%1 with moved sliders").replace("%1", shown.name)
        return moved if shown.name else self.tr("What if")

    @property
    def summary(self) -> str:
        """The shown figures in a few sentences, for somebody who does not have the window."""
        if self._shown is None:
            return ""
        forecast, name = self._shown.outcome.forecast, self._variant_name(self._shown)
        said = digest(forecast, self._spread, name)
        return " ".join(in_language(sentence, spoken()) for sentence in said)

    def show_spread(self, spread: Spread | None) -> None:
        """Show how far the plan's total may lie off, or that nobody gave ranges."""
        self._spread = spread
        if self._shown is not None:
            self.show_shown(self._shown)

    def show_status(self, status: Status) -> None:
        """Grey the total while it does not belong to the plan."""
        is_stale = status.state is State.STALE
        total = self._shown.outcome.total if self._shown else None
        if is_stale and not (total and total.micros):
            self._amount.setText("…")  # an old zero is not worth showing, and misleads
        elif status.state is State.CURRENT and total is not None:
            self._amount.setText(money_text(total, QLocale()))  # a refused text was taken back
        set_state(self._amount, "stale" if is_stale else "")
        self._badge.setText(self.tr("not up to date") if is_stale else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of what always stays; other figures go where there is less."""
        size = super().minimumSizeHint()
        spare = [figure for figure in self._counts[1:] if figure.isVisibleTo(self)]
        room = sum(figure.sizeHint().width() + SIZES.space_4 for figure in spare)
        return QSize(size.width() - room, size.height())

    def _fit(self) -> None:
        """Leave out the last of the figures until the others have room."""
        missed = self._shown.outcome.refused if self._shown else 0
        paused = self._shown.outcome.paused if self._shown else 0
        self._free.setVisible(True)
        self._missed.setVisible(missed > 0)
        self._paused.setVisible(paused > 0)
        for figure in reversed(self._counts[1:]):
            if super().minimumSizeHint().width() > self.width():
                figure.setVisible(False)

    def _name_month(self, plan: Plan, name: str, *, is_variant: bool) -> None:
        """Name the month that the figures belong to, and whose figures they are."""
        text = self.tr("%1 would cost") if is_variant else self.tr("%1 will cost")
        caption = text.replace("%1", period_text(plan.period))
        self._caption.show_text(f"{name}: {caption}" if name else caption)

    def show_refusal(self, problems: Sequence[Problem]) -> None:
        """Say why there is no range."""
        said = filled(self.tr("No range: %1"), sentence(problems[0]))
        self._beneath.show_text(said)

    def _beneath_of(self, shown: Shown, locale: QLocale) -> str:
        difference = shown.difference
        total = shown.outcome.total
        parts = [self._range_text(total.currency, locale), _all_in_text(shown, locale)]
        if difference is None:
            return "  ·  ".join(part for part in parts if part)
        extra = shown_total(difference, total.currency)
        if not extra.micros:
            return self.tr("the same as the plan")
        percent = signed_percent(difference.ratio, locale)
        money = f"{arrow(extra.micros)} {signed_money(extra, locale)}"
        text = f"{money} ({percent})" if percent else money
        causes = cause_sentence(difference, total.currency, locale)
        sentence = filled(self.tr("%1 against the plan: %2"), text, causes)
        return "  ·  ".join(part for part in (sentence, *parts) if part)

    def _range_text(self, currency: str, locale: QLocale) -> str:
        """Say between which totals eight of ten months lie."""
        if self._spread is None:
            return ""
        band = self._spread.total
        text = (
            self.tr("8 of 10 months cost %1 to %2")
            if self._shown is None or len(self._shown.outcome.forecast.months) == 1
            else self.tr("8 of 10 times it costs %1 to %2")
        )
        low, high = (
            money_text(Money(end, currency), locale)
            for end in (band.p10_micros, band.p90_micros)
        )
        return filled(text, low, high)

    def _range_tip(self) -> str:
        """Say what the range holds."""
        return self.tr(
            "P10 to P90 of 10,000 trials: the ranges of the plan, drawn anew each time, and "
            "the chance of independent people."
        )

    def _show_run_out(self) -> None:
        plan, shown = self._session.plan, self._shown
        found = None if plan is None or shown is None else self._run_out_of(plan, shown)
        self.run_out.setVisible(found is not None)
        if found is not None and shown is not None:
            self.run_out.show_run_out(found, shown.outcome.total.currency)

    def _run_out_of(self, plan: Plan, shown: Shown) -> RunOut | None:
        """Say what becomes of the budget of what is shown: of its own, or of all."""
        forecast = shown.outcome.forecast
        if plan.budget is not None:
            own = run_out_of(forecast.lines, plan.budget, self._spread)
            return None if shown.is_part else own
        months = forecast.plan.period.months
        found = [
            one
            for one in standings(shown.outcome.whole)
            if not shown.is_part or months[0] in one.period.months
        ]
        first = min(found, key=lambda one: (one.day or date.max, one.left_micros), default=None)
        if first is None:
            return None
        return RunOut(first.day, first.day, first.day, first.left_micros)

    def _set_budget(self, budget: Decimal | None) -> None:
        self._session.apply(set_budget(budget))

    def _connect(self, months: MonthStrip) -> None:
        self._session.plan_opened.connect(self.clear)
        self._session.plan_changed.connect(self.show_plan)
        self._session.status_changed.connect(self.show_status)
        months.shown_changed.connect(self.show_shown)
        self._amount.clicked.connect(lambda: self.explain_requested.emit(()))
        self.budget.budget_typed.connect(self._set_budget)
        for figure in self._counts:
            figure.explain_requested.connect(self.explain_requested)

    def _lay_out(self) -> None:
        self._amount.setProperty("role", "headline")
        self._amount.setCursor(Qt.CursorShape.PointingHandCursor)
        money = QHBoxLayout()
        money.setSpacing(SIZES.space_2)
        money.addWidget(self._amount)
        money.addWidget(self._currency, alignment=Qt.AlignmentFlag.AlignBottom)
        money.addWidget(self._badge, alignment=Qt.AlignmentFlag.AlignBottom)
        money.addStretch(1)
        self._currency.setContentsMargins(0, 0, 0, SIZES.space_1)
        self._badge.setContentsMargins(0, 0, 0, SIZES.space_2)
        figures = QHBoxLayout()
        figures.setSpacing(SIZES.space_4)
        for figure in (self.budget, self.run_out, *self._counts):
            figures.addWidget(figure, alignment=Qt.AlignmentFlag.AlignBottom)
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_4)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._caption)
        left.addLayout(money)
        row.addLayout(left, 1)
        row.addLayout(figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._beneath)
        self.run_out.hide()


def _all_in_text(shown: Shown, locale: QLocale) -> str:
    """Say what the month costs with everything on top, where anything is."""
    bill = shown.outcome.bill
    texts = []
    if bill.added.micros:
        texts.append(f"{money_text(bill.total, locale)} {bill.currency}")
    if bill.displayed is not None:
        texts.append(f"{money_text(bill.displayed, locale)} {bill.displayed.currency}")
    if not texts:
        return ""
    text = tr("all-in %1")
    return text.replace("%1", " = ".join(texts))
