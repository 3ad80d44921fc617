"""How good forecasts of real months were: tried on the files, and kept with the plan."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from tarife.charts.kit.palette import ChartTheme
from tarife.gui.costs.charted_table import ChartedTable
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import capitalised, category_name, month_name
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.choosers import choose
from tarife.gui.widgets.columns import Column, Heading, figures
from tarife.gui.widgets.labels import button, sentence_label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.read_only_table import ROUNDED, ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.insight.summary import error_text, tried
from tarife.plan.model.measured import Backtest, Compared
from tarife.plan.model.plan import Plan
from tarife.terms.marking import marked
from tarife.terms.money import MICROS, Money, left_by_rounding
from tarife.terms.sentences import in_language, say

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from tarife.charts.kit.hit_testing import Drawn


@dataclass(frozen=True, slots=True)
class TriedRow:
    """What all compared days, or a category on them, cost and were to cost.

    Attributes:
        compared: What is told of them; nothing of what rounding leaves.
        actual: What they cost, rounded.
        forecast: What they were to cost, rounded.
    """

    name: str
    compared: Compared | None
    actual: Money
    forecast: Money
    is_sum: bool = False

    @property
    def is_rounding(self) -> bool:
        """Whether it is what the categories miss their sum by."""
        return self.compared is None


def _told(
    tell: Callable[[Compared, str], Money | str],
) -> Callable[[TriedRow], Money | str]:
    """Tell something of what was compared, in its currency; nothing of a row of rounding."""
    return lambda row: tell(row.compared, row.actual.currency) if row.compared else ""


def _exact(
    amount: Callable[[Compared], Decimal],
) -> Callable[[TriedRow], Money | None]:
    """Give an amount in the currency of the plan, to the last digit."""

    def exact(row: TriedRow) -> Money | None:
        one, currency = row.compared, row.actual.currency
        return None if one is None else _money(amount(one), currency)

    return exact


def _money(amount: Decimal, currency: str) -> Money:
    return Money(int(amount * MICROS), currency)


TRIED_COLUMNS: Final[tuple[Column[TriedRow], ...]] = (
    Column("name", Heading(marked("Category"), width=0), lambda row: row.name),
    Column("actual", figures(marked("Actual (%1)"), ROUNDED, 80),
           lambda row: row.actual, exact=_exact(lambda one: one.actual)),
    Column("forecast", figures(marked("Forecast (%1)"), ROUNDED, 80),
           lambda row: row.forecast, exact=_exact(lambda one: one.forecast)),
    Column("error", figures(marked("Error"), marked("How much more was forecast"), 64),
           _told(lambda one, _: in_language(error_text(one), spoken()))),
    Column("low", figures(marked("Low (%1)"),
                          marked("One time in ten less was to be expected"), 72),
           _told(lambda one, currency: Money.closing(one.low, currency))),
    Column("high", figures(marked("High (%1)"), marked("One time in ten more was"), 72),
           _told(lambda one, currency: Money.closing(one.high, currency))),
    Column("held", Heading(marked("Range"), width=72),
           _told(lambda one, _: tr("held") if one.held else tr("not held"))),
)  # fmt: skip


def tried_rows(found: Backtest) -> tuple[TriedRow, ...]:
    """List what was compared by category, then what rounding leaves and all of it."""

    def row(name: str, one: Compared, *, is_sum: bool = False) -> TriedRow:
        actual, forecast = (_money(cost, found.currency) for cost in (one.actual, one.forecast))
        return TriedRow(name, one, actual.shown, forecast.shown, is_sum)

    rows = [row(category_name(one.category), one) for one in found.by_category]
    whole = row(tr("Total"), found.total, is_sum=True)
    amounts = ((one.actual, one.forecast) for one in rows)
    actual, forecast = left_by_rounding(amounts, (whole.actual, whole.forecast))
    if actual.micros or forecast.micros:
        rows.append(TriedRow(tr("Rounding"), None, actual, forecast))
    return (*rows, whole)


class BacktestPage(QWidget):
    """Shows the record of a plan's forecasts; `asked` wants another month tried."""

    asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._kept: tuple[Backtest, ...] = ()
        self.record = sentence_label("")
        self.days = sentence_label("muted")
        self.month = QComboBox()
        self.month.setAccessibleName(self.tr("Month"))
        self.begin = button("", self.tr("Try the forecast"))
        self.model = ReadOnlyModel(TRIED_COLUMNS, self)
        self.table = ReadOnlyTable(self.model, self.tr("Back-test"))
        name = self.tr("Chart of actual and forecast costs")
        self.charted_table = ChartedTable(self.table, appearance, name)
        self.picture = self.charted_table.picture
        self._lay_out()
        self.begin.clicked.connect(self.asked)
        self.month.currentIndexChanged.connect(self.draw)
        self.show_plan(None)

    def show_plan(self, plan: Plan | None) -> None:
        """Show what is kept with a plan, the newest month first."""
        self._kept = plan.backtests if plan else ()
        self.record.setText(capitalised(in_language(tried(self._kept), spoken())) + ".")
        chosen = self.month.currentData()
        with QSignalBlocker(self.month):
            self.month.clear()
            for one in reversed(self._kept):
                self.month.addItem(month_name(one.month), str(one.month))
        self.month.setVisible(len(self._kept) > 1)
        if self.month.findData(chosen) >= 0:
            choose(self.month, chosen)
        self.draw()

    @property
    def shown(self) -> Backtest | None:
        """The month that is looked at."""
        month = self.month.currentData()
        return next((one for one in self._kept if str(one.month) == month), None)

    def draw(self) -> None:
        """Show the chosen month."""
        found = self.shown
        self.charted_table.setVisible(found is not None)  # it would need room for nothing
        if found is None:
            self.model.show(())
            self.days.setText(
                self.tr(
                    "The first days of the files are fitted, the others are forecast from "
                    "there and compared with what they cost by the rules. The result stays in "
                    "the plan."
                )
            )
        else:
            self.model.show(tried_rows(found), found.currency)
            said = say(
                "fitted until {fitted_until:d MMM}, forecast until {last_day:d MMM}",
                fitted_until=found.fitted_until,
                last_day=found.last_day,
            )
            self.days.setText(capitalised(in_language(said, spoken())) + ".")
        draw = partial(_drawn, found) if found and found.by_day else None
        self.charted_table.show_drawing(draw, found)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.record)
        words.addWidget(self.days)
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_2)
        head.addLayout(words, 1)
        for part in (self.charted_table.swap, self.month, self.begin):
            head.addWidget(part)
        column = bare_column(self, SIZES.space_1)
        column.addLayout(head)
        column.addWidget(self.charted_table, 1)
        column.addStretch(0)


def _drawn(found: Backtest, figure: "Figure", theme: ChartTheme) -> "Drawn":
    from tarife.charts.questions.tried import draw_backtest  # noqa: PLC0415 - heavy

    return draw_backtest(figure, found, theme)
