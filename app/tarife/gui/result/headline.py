"""The answer, largest in the window: what the month costs, how sure that is, and the budget."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from tarife.forecast.ranges.spread import Spread
from tarife.gui.document.session import FiguresState, PlanSession, Status
from tarife.gui.result.budget_line import (
    BudgetFigure,
    BudgetSentence,
    budgets_text,
    shown_run_out,
)
from tarife.gui.result.chips import Chips
from tarife.gui.result.sparkline import Sparkline
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.money_texts import (
    arrow,
    cause_sentence,
    signed_money,
    signed_percent,
)
from tarife.gui.text.names import filled, period_text, sentence
from tarife.gui.text.numbers import amount_text, exact_money, money_text, named_money
from tarife.gui.what_if.month_strip import MonthStrip
from tarife.gui.what_if.what_if import DisplayedFigures
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import ElidedLabel, button, label, set_place, set_state
from tarife.gui.widgets.layouts import bare_column, bare_row
from tarife.gui.widgets.theme import SIZES
from tarife.insight.explain.selection import EVERYTHING
from tarife.insight.summary import summary, tried
from tarife.plan.edits.budgets import set_budget
from tarife.plan.model.plan import Plan
from tarife.terms.money import Money
from tarife.terms.problems import Problem
from tarife.terms.sentences import in_language

_APART: Final = "  ·  "
_MONEY_WIDTH: Final = 216
"""Room of a total, in pixels: the budget beside it stands still up to 99,999.99."""
_SMALL_MONEY_WIDTH: Final = 140
_LINE_HEIGHT: Final = 22
_BESIDE_FROM: Final = 716
"""Pixels from which on what becomes of a budget of usual width stands beside it."""
_NARROW_BELOW: Final = 640
_TIGHT_BELOW: Final = 480
_LEAST_WIDTH: Final = 340


class HeadlinePanel(Guarded, QWidget):
    """Shows the total of the plan, of the chosen scenario or of moved levers.

    It has the same height whatever is shown: one in low windows, one in others.
    `explain_requested` tells what a figure is of,
    `result_requested` which days somebody wants to see, `left_requested` the pasted rows that
    are missing from the total.
    """

    explain_requested = Signal(object)
    result_requested = Signal(object)
    left_requested = Signal()

    def __init__(
        self, session: PlanSession, months: MonthStrip, appearance: Appearance
    ) -> None:
        super().__init__()
        self._session = session
        self._shown: DisplayedFigures | None = None
        self._spread: Spread | None = None
        self._caption = ElidedLabel("muted")
        self._money = QWidget()
        self._amount = QPushButton("…")
        self._currency = label("currency")
        self._named, self._is_stale = "", False
        self.left = button("link", "")
        self.left.setToolTip(self.tr("Go to the first of them"))
        self.left.setProperty("place", "flush")
        set_state(self.left, "warn")
        self.left.hide()
        self._beneath = ElidedLabel("beneath")
        self._said: tuple[str, ...] = ("",)
        self._is_low = False
        self.budget = BudgetFigure()
        self.run_out = BudgetSentence()
        self._figures, self._beside = QHBoxLayout(), QGridLayout()
        self.chips = Chips(appearance)
        self.spark = Sparkline(appearance)
        self._lay_out(months)
        self._fit()
        self._connect()

    def clear(self, plan: Plan) -> None:
        """Forget the figures of another document."""
        self._shown = self._spread = None
        self._name_month(plan, "", is_variant=False)
        self._amount.setText("…")
        self._currency.setText("")
        self._say_beneath("")
        self.chips.clear()
        self.spark.clear()
        self.show_plan(plan)

    def show_plan(self, plan: Plan) -> None:
        """Show the budget of a plan."""
        self.budget.show_budget(plan)
        self._fit()
        self._show_run_out()

    def show_figures(self, shown: DisplayedFigures, spread: Spread | None = None) -> None:
        """Show the figures of a forecast, how they differ from the plan's, and may lie off."""
        self._shown, self._spread = shown, spread
        locale = QLocale()
        outcome = shown.outcome
        total = outcome.total
        is_variant = bool(shown.name) or shown.is_playing
        name = self._variant_name(shown)
        self._name_month(outcome.forecast.plan, name, is_variant=is_variant)
        self._amount.setText(money_text(total, locale))
        self._currency.setText(total.currency)
        exact = exact_money(total, locale)
        self._amount.setToolTip(self.tr("Exactly %1; click to see why").replace("%1", exact))
        self._amount.setAccessibleName(f"{self._named} {exact}")
        self.chips.show_outcome(outcome)
        parts, shorter = self._beneath_of(shown, locale)
        some = (_APART.join(shorter[:count]) for count in range(len(shorter), 0, -1))
        self._say_beneath(_APART.join(parts), *some)
        self._show_run_out()
        for inner in (self._money.layout(), self.layout()):
            if inner is not None:
                inner.activate()  # a number that waits for its room is cut

    def _variant_name(self, shown: DisplayedFigures) -> str:
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
        said = summary(forecast, self._spread, name)
        return " ".join(in_language(sentence, spoken()) for sentence in said)

    def show_spread(self, spread: Spread | None) -> None:
        """Show how far the plan's total may lie off, or that nobody gave ranges."""
        if self._shown is not None:
            self.show_figures(self._shown, spread)

    def show_status(self, status: Status) -> None:
        """Grey the total while it does not belong to the plan."""
        is_stale = status.state is FiguresState.STALE
        total = self._shown.outcome.total if self._shown else None
        if is_stale and not (total and total.micros):
            self._amount.setText("…")  # an old zero is not worth showing, and misleads
        elif status.state is FiguresState.CURRENT and total is not None:
            self._amount.setText(money_text(total, QLocale()))  # a refused text was taken back
        set_state(self._amount, "stale" if is_stale else "")
        self._is_stale = is_stale
        self._show_caption()

    def show_left(self, rows: int, cells: int = 0, columns: int = 0, amount: float = 0) -> None:
        """Say how much of what was pasted the total does not hold.

        Args:
            rows: How many rows.
            cells: How many cells of other rows.
            columns: How many columns of numbers.
            amount: What the numbers of the columns come to.
        """
        of_columns = filled(self.tr("%1[pasted column|pasted columns]"), str(columns))
        of_columns += f" ({amount_text(amount, QLocale())})" if amount else ""
        of_rows = filled(self.tr("%1[pasted row|pasted rows]"), str(rows))
        of_cells = filled(self.tr("%1[pasted cell|pasted cells]"), str(cells))
        counted = (columns, of_columns), (rows, of_rows), (cells, of_cells)
        said = ", ".join(text for count, text in counted if count)
        self.left.setText(self.tr("Not in this total: %1").replace("%1", said))
        self.left.setMaximumHeight(self._caption.sizeHint().height())  # nothing moves by it
        self.left.setVisible(bool(said))

    def set_low(self, *, is_low: bool) -> None:
        """Take less height, where pages need the room."""
        self._is_low = is_low
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for what the tightest way needs: how it is laid out follows the width it gets."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write smaller in a low window, and put less beside each other in a narrow one."""
        is_narrow, is_tight = (self.width() < least for least in (_NARROW_BELOW, _TIGHT_BELOW))
        is_small = self._is_low or is_narrow
        for part in (self._amount, self._currency):
            set_place(part, "low" if is_small else "")
        self._currency.setContentsMargins(0, 0, 0, 2 if is_small else SIZES.space_1)
        wide = _SMALL_MONEY_WIDTH if is_small else _MONEY_WIDTH
        is_bare = self._is_low and is_tight
        self._currency.setHidden(is_bare)
        self._money.setMinimumWidth(0 if is_bare else wide)
        for line in (0, 1):
            self._beside.setRowMinimumHeight(line, 0 if self._is_low else _LINE_HEIGHT)
        self._figures.setSpacing(
            SIZES.space_2 if is_tight else SIZES.space_3 if is_small else SIZES.space_6
        )
        self.budget.set_small(is_small=is_small, has_word=not is_tight)
        self.chips.set_low(is_low=self._is_low)
        self.spark.setHidden(is_tight)
        self.spark.fit(self.width() - self.budget.more_width, is_low=self._is_low)
        is_below = self.width() - self.budget.more_width < _BESIDE_FROM and not self._is_low
        self._beside.addWidget(self.run_out, *((1, 0, 1, 2) if is_below else (0, 1)))
        self._beneath.setHidden(self._is_low or is_below)
        self._show_caption()

    def _name_month(self, plan: Plan, name: str, *, is_variant: bool) -> None:
        """Name the month that the figures belong to, and whose figures they are."""
        text = self.tr("%1 would cost") if is_variant else self.tr("%1 will cost")
        if len(plan.period.months) > 1:  # the strip beside it and the toolbar name them
            text = (
                self.tr("All months would cost")
                if is_variant
                else self.tr("All months will cost")
            )
        caption = text.replace("%1", period_text(plan.period))
        self._named = f"{name}: {caption}" if name else caption
        self._show_caption()

    def _say_beneath(self, *texts: str) -> None:
        """Say more of the total: the first text that fits."""
        self._said = texts
        self._beneath.show_text(*texts)
        if self._spread is not None:
            self._beneath.setToolTip(f"{self._beneath.toolTip()}\n{self._range_tip()}")
        self._show_caption()

    def _show_caption(self) -> None:
        """Say of what the figures are, and that they are old: nothing else moves by it.

        What is said of the total stands here where it has no line of its own.
        """
        old = self.tr("not up to date")
        named = f"{self._named}{_APART}{old}" if self._is_stale else self._named
        said = filter(None, self._said if self._beneath.isHidden() else ())
        self._caption.show_text(*(f"{named}{_APART}{text}" for text in said), named)
        set_state(self._caption, "stale" if self._is_stale else "")

    def show_refusal(self, problems: Sequence[Problem]) -> None:
        """Say why there is no range."""
        said = filled(self.tr("No range: %1"), sentence(problems[0]))
        self._say_beneath(said)

    def _beneath_of(
        self, shown: DisplayedFigures, locale: QLocale
    ) -> tuple[list[str], list[str]]:
        """Say what is to say of the total, and that without what made the difference.

        What matters most comes first.
        """
        difference = shown.difference
        total = shown.outcome.total
        plan = shown.outcome.whole.plan
        is_told = plan.backtests or plan.measured or plan.actuals.days
        record = in_language(tried(plan.backtests), spoken()) if is_told else ""
        parts = [
            part
            for part in (
                self._range_text(total.currency, locale),
                _all_in_text(shown, locale),
                record,
            )
            if part
        ]
        if difference is None:
            return parts, parts
        extra = difference.shown_total(total.currency)
        if not extra.micros:
            same = [self.tr("the same as the plan")]
            return same, same
        percent = signed_percent(difference.ratio, locale)
        money = f"{arrow(extra.micros)} {signed_money(extra, locale)}"
        text = f"{money} ({percent})" if percent else money
        causes = cause_sentence(difference, total.currency, locale)
        short = self.tr("%1 against the plan").replace("%1", text)
        whole = filled(self.tr("%1 against the plan: %2"), text, causes)
        return [whole, *parts], [short, *parts]

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
        if plan is None or shown is None:
            self.run_out.show_run_out(None, "")
            return
        found = shown_run_out(plan, shown, self._spread)
        currency = shown.outcome.total.currency
        self.run_out.show_run_out(found, currency, budgets_text(plan))
        self.spark.show_forecast(shown.outcome.forecast, found.day if found else None)

    def _set_budget(self, budget: Decimal | None) -> None:
        self._session.apply(set_budget(budget))
        self._show_run_out()

    def _connect(self) -> None:
        self._session.plan_opened.connect(self.clear)
        self._session.plan_changed.connect(self.show_plan)
        self._session.status_changed.connect(self.show_status)
        self._amount.clicked.connect(lambda: self.explain_requested.emit(EVERYTHING))
        self.budget.budget_typed.connect(self._set_budget)
        self.budget.refused.connect(self.run_out.show_refusal)
        self.run_out.day_wanted.connect(self.result_requested)
        self.left.clicked.connect(self.left_requested)
        self.chips.explain_requested.connect(self.explain_requested)
        self.spark.result_requested.connect(self.result_requested)

    def _lay_out(self, months: MonthStrip) -> None:
        named = _row(SIZES.space_4)
        named.addWidget(self._caption, 1)
        named.addWidget(self.left, 1, Qt.AlignmentFlag.AlignLeft)
        named.addWidget(months)
        column = bare_column(self, SIZES.space_1)
        column.addLayout(named)
        self._fill_money_row()
        column.addLayout(self._figures)
        column.addWidget(self.chips)

    def _fill_money_row(self) -> None:
        """Put the total left, what is said of it in the middle, the days right."""
        self._amount.setProperty("role", "headline")
        self._amount.setCursor(Qt.CursorShape.PointingHandCursor)
        self._beside.setSpacing(0)
        self._beside.setHorizontalSpacing(SIZES.space_2)
        self._beside.addWidget(self.budget, 0, 0)
        self._beside.addWidget(self._beneath, 1, 0, 1, 2)
        self._beside.setColumnStretch(1, 1)
        inner = bare_row(self._money, SIZES.space_2)
        inner.addWidget(self._amount)
        inner.addWidget(self._currency, 1, Qt.AlignmentFlag.AlignBottom)
        self._figures.addWidget(self._money, 0, Qt.AlignmentFlag.AlignVCenter)
        self._figures.addLayout(self._beside, 1)
        self._figures.addWidget(self.spark)


def _row(spacing: int) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(spacing)
    return made


def _all_in_text(shown: DisplayedFigures, locale: QLocale) -> str:
    """Say what the month costs with everything on top, where anything is."""
    bill = shown.outcome.bill
    texts = []
    if bill.added.micros:
        texts.append(named_money(bill.total, locale))
    if bill.displayed is not None:
        texts.append(named_money(bill.displayed, locale))
    if not texts:
        return ""
    text = tr("all-in %1")
    return text.replace("%1", " = ".join(texts))
