"""The table of totals: each market and category, and in the last row their sum."""

from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from tarife.billing.ledger import CHARGED_REASONS, FREE_REASONS
from tarife.forecast.totals import Total
from tarife.gui.marking import QT_TRANSLATE_NOOP
from tarife.gui.models.columns import FIGURE, TEXT, Column, title_text
from tarife.gui.numbers import cell_count, exact_decimals, money_text
from tarife.gui.texts import category_name
from tarife.insight.selection import Selection
from tarife.terms.money import Money

Index: TypeAlias = QModelIndex | QPersistentModelIndex

IS_SUM_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""Whether the row is the sum of the others."""

_TOP: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One row as it is shown; costs have as many decimals as make the column add up."""

    market: str
    category: str
    charged: str
    free: str
    cost: str


COLUMNS: Final[tuple[Column[TotalRow], ...]] = (
    Column(
        "market",
        QT_TRANSLATE_NOOP("Columns", "Market"),
        show=lambda row: row.market,
        align=TEXT,
        width=0,
    ),
    Column(
        "category",
        QT_TRANSLATE_NOOP("Columns", "Category"),
        show=lambda row: row.category,
        align=TEXT,
        width=124,
    ),
    Column(
        "charged",
        QT_TRANSLATE_NOOP("Columns", "Charged"),
        show=lambda row: row.charged,
        align=FIGURE,
        tip=QT_TRANSLATE_NOOP("Columns", "Messages, or opened conversations, that cost money"),
        width=72,
    ),
    Column(
        "free",
        QT_TRANSLATE_NOOP("Columns", "Free"),
        show=lambda row: row.free,
        align=FIGURE,
        tip=QT_TRANSLATE_NOOP("Columns", "Messages that cost nothing"),
        width=58,
    ),
    Column(
        "cost",
        QT_TRANSLATE_NOOP("Columns", "Cost"),
        show=lambda row: row.cost,
        align=FIGURE,
        width=100,
    ),
)


def total_rows(totals: tuple[Total, ...], currency: str, sum_name: str) -> tuple[TotalRow, ...]:
    """Write totals as rows, the last one their sum; nothing at all gives no rows."""
    if not totals:
        return ()
    locale = QLocale()
    costs = [Money(total.charge_micros, currency) for total in totals]
    decimals = exact_decimals(costs)
    rows = [
        TotalRow(
            total.market,
            category_name(total.category),
            cell_count(total.charged, locale),
            cell_count(total.free, locale),
            money_text(cost, locale, decimals),
        )
        for total, cost in zip(totals, costs, strict=True)
    ]
    whole = TotalRow(
        sum_name,
        "",
        cell_count(sum(total.charged for total in totals), locale),
        cell_count(sum(total.free for total in totals), locale),
        money_text(Money(sum(cost.micros for cost in costs), currency), locale, decimals),
    )
    return (*rows, whole)


class TotalsModel(QAbstractTableModel):
    """Shows rows of totals."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._totals: tuple[Total, ...] = ()
        self._rows: tuple[TotalRow, ...] = ()
        self._currency = ""

    def show(self, totals: tuple[Total, ...], currency: str) -> None:
        """Take other totals."""
        self._totals = totals
        rows = total_rows(totals, currency, self.tr("Total"))
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows, self._currency = rows, currency
            self.endResetModel()
            return
        self._rows, self._currency = rows, currency
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def selection_at(self, index: Index) -> Selection:
        """Say what a cell stands for."""
        column = COLUMNS[index.column()].id
        reasons = {"charged": CHARGED_REASONS, "free": FREE_REASONS}.get(column, ())
        if index.row() >= len(self._totals):
            return Selection(reasons=reasons)
        total = self._totals[index.row()]
        return Selection(markets=(total.market,), categories=(total.category,), reasons=reasons)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = COLUMNS[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                title = title_text(column.title)
                is_money = column.id == "cost" and self._currency
                return f"{title} ({self._currency})" if is_money else title
            case Qt.ItemDataRole.ToolTipRole:
                return title_text(column.tip) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.show(self._rows[index.row()])
            case Qt.ItemDataRole.ToolTipRole if column.align == TEXT:
                return column.show(self._rows[index.row()])
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align
            case _ if role == IS_SUM_ROLE:
                return index.row() == len(self._rows) - 1
            case _:
                return None
