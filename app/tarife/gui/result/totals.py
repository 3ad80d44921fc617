"""Totals by market and category, and what comes on top of them, as a table."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale, QModelIndex, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tarife.billing.ledger import CHARGED_REASONS, FREE_REASONS, PAUSED_REASONS
from tarife.forecast.costs.all_in import AllIn
from tarife.forecast.totals import Total
from tarife.gui.document.session import State, Status
from tarife.gui.text.countries import territory_name
from tarife.gui.text.languages import tr
from tarife.gui.text.money_texts import display_name, line_name
from tarife.gui.text.names import category_name
from tarife.gui.text.numbers import cell_count, exact_decimals, money_text
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.columns import FIGURE, TEXT, Column
from tarife.gui.widgets.overlays import Veil
from tarife.gui.widgets.read_only_table import EXACT, Index, ReadingModel, ReadingTable
from tarife.insight.explain.selection import Selection
from tarife.terms.marking import marked
from tarife.terms.money import Money


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One row as it is shown; costs have as many decimals as make the column add up.

    Attributes:
        is_whole: Whether its name takes the room of all columns before the cost.
    """

    market: str
    category: str = ""
    charged: str = ""
    free: str = ""
    paused: str = ""
    cost: str = ""
    is_sum: bool = False
    is_whole: bool = False


COLUMNS: Final[tuple[Column[TotalRow], ...]] = (
    Column("market", marked("Market"), show=lambda row: row.market, align=TEXT, width=0),
    Column(
        "category", marked("Category"), show=lambda row: row.category, align=TEXT, width=124
    ),
    Column(
        "charged",
        marked("Charged"),
        show=lambda row: row.charged,
        align=FIGURE,
        tip=marked("Messages, or opened conversations, that cost money"),
        width=72,
    ),
    Column(
        "free",
        marked("Free"),
        show=lambda row: row.free,
        align=FIGURE,
        tip=marked("Messages that cost nothing"),
        width=58,
    ),
    Column(
        "paused",
        marked("Paused"),
        show=lambda row: row.paused,
        align=FIGURE,
        tip=marked(
            "Not delivered (paused): marketing to the United States, which costs nothing"
        ),
        width=72,
    ),
    Column(
        "cost",
        marked("Cost (%1)"),
        show=lambda row: row.cost,
        align=FIGURE,
        tip=EXACT,
        width=100,
    ),
)

PAUSED_PLACE: Final = [column.id for column in COLUMNS].index("paused")

_REASONS: Final = {
    "charged": CHARGED_REASONS,
    "free": FREE_REASONS,
    "paused": PAUSED_REASONS,
}


def total_rows(totals: tuple[Total, ...], bill: AllIn) -> tuple[TotalRow, ...]:
    """Write totals as rows, then their sum, then what comes on top and the sum of all.

    Nothing at all gives no rows.
    """
    if not totals:
        return ()
    locale = QLocale()
    costs = [Money(total.charge_micros, bill.currency) for total in totals]
    decimals = exact_decimals(costs)
    rows = [
        TotalRow(
            territory_name(total.market),
            category_name(total.category),
            cell_count(total.charged, locale),
            cell_count(total.free, locale),
            cell_count(total.paused, locale),
            money_text(cost, locale, decimals),
        )
        for total, cost in zip(totals, costs, strict=True)
    ]
    whole = TotalRow(
        tr("Meta's charges") if bill.has_more else tr("Total"),
        "",
        cell_count(sum(total.charged for total in totals), locale),
        cell_count(sum(total.free for total in totals), locale),
        cell_count(sum(total.paused for total in totals), locale),
        money_text(Money(sum(cost.micros for cost in costs), bill.currency), locale, decimals),
        is_sum=True,
    )
    return (*rows, whole, *_on_top(bill, decimals))


def _on_top(bill: AllIn, decimals: int) -> tuple[TotalRow, ...]:
    """Write what comes on top of Meta's charges, and the total in another currency."""
    locale = QLocale()

    def row(name: str, cost: str, *, is_sum: bool = False) -> TotalRow:
        return TotalRow(name, cost=cost, is_sum=is_sum, is_whole=True)

    rows = [
        row(line_name(line), money_text(line.amount, locale, decimals))
        for line in bill.lines[1:]
    ]
    if bill.has_more:
        name = tr("All-in total")
        rows.append(row(name, money_text(bill.total, locale, decimals), is_sum=True))
    if bill.display is not None and bill.displayed is not None:
        name = display_name(bill.display)
        rows.append(row(name, money_text(bill.displayed, locale)))
    return tuple(rows)


class TotalsModel(ReadingModel[TotalRow]):
    """Shows rows of totals."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self._totals: tuple[Total, ...] = ()

    def show(self, totals: tuple[Total, ...], bill: AllIn) -> None:
        """Take other totals."""
        self._totals = totals
        self.show_rows(total_rows(totals, bill), bill.currency)

    @property
    def has_paused(self) -> bool:
        """Whether there is a message that Meta does not deliver."""
        return any(total.paused for total in self._totals)

    def clear(self) -> None:
        """Show nothing."""
        self._totals = ()
        self.show_rows((), "")

    def selection_at(self, index: Index) -> Selection:
        """Say what a cell stands for."""
        column = COLUMNS[index.column()].id
        reasons = _REASONS.get(column, ())
        if index.row() >= len(self._totals):
            return Selection(reasons=reasons)
        total = self._totals[index.row()]
        return Selection(markets=(total.market,), categories=(total.category,), reasons=reasons)


class TotalsPanel(QWidget):
    """Shows a model of totals; several panels may show the same one."""

    explain_requested = Signal(object)

    def __init__(
        self, model: TotalsModel, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        name = self.tr("Totals by market and category")
        self.view = ReadingTable(model, appearance, name)
        self.view.clicked.connect(self._explain)
        self.view.activated.connect(self._explain)
        model.modelReset.connect(self._show_columns)
        model.dataChanged.connect(self._show_columns)
        self._show_columns()
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.addWidget(self.view)
        self._appearance = appearance
        self.veil = Veil(self)

    def show_status(self, status: Status) -> None:
        """Veil figures that do not belong to the plan any more."""
        self.veil.lay(self._appearance.tokens.surface, is_shown=status.state is State.STALE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.veil.fit()

    def _explain(self, index: QModelIndex) -> None:
        if not self._model.row_at(index.row()).is_whole:
            self.explain_requested.emit(self._model.selection_at(index))

    def _show_columns(self) -> None:
        """Show what is paused only where something is, and join empty cells.

        The names of lines on top take the room of the columns that they leave empty.
        """
        self.view.setColumnHidden(PAUSED_PLACE, not self._model.has_paused)
        self.view.clearSpans()
        for place in range(self._model.rowCount()):
            if self._model.row_at(place).is_whole:
                self.view.setSpan(place, 0, 1, len(COLUMNS) - 1)
