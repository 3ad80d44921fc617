"""The table of totals: each market and category, their sum, and what comes on top of it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from tarife.billing.ledger import CHARGED_REASONS, FREE_REASONS
from tarife.forecast.costs.all_in import AllIn
from tarife.forecast.totals import Total
from tarife.gui.cost_texts import display_name, line_name
from tarife.gui.models.columns import FIGURE, TEXT, Column
from tarife.gui.models.readings import EXACT, Index, ReadingModel
from tarife.gui.numbers import cell_count, exact_decimals, money_text
from tarife.gui.place_names import place_name
from tarife.gui.texts import category_name
from tarife.insight.explain.selection import Selection
from tarife.terms.marking import QT_TRANSLATE_NOOP
from tarife.terms.money import Money

translate = QCoreApplication.translate


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
    cost: str = ""
    is_sum: bool = False
    is_whole: bool = False


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
        QT_TRANSLATE_NOOP("Columns", "Cost (%1)"),
        show=lambda row: row.cost,
        align=FIGURE,
        tip=EXACT,
        width=100,
    ),
)


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
            place_name(total.market),
            category_name(total.category),
            cell_count(total.charged, locale),
            cell_count(total.free, locale),
            money_text(cost, locale, decimals),
        )
        for total, cost in zip(totals, costs, strict=True)
    ]
    whole = TotalRow(
        translate("Totals", "Meta's charges")
        if bill.has_more
        else translate("Totals", "Total"),
        "",
        cell_count(sum(total.charged for total in totals), locale),
        cell_count(sum(total.free for total in totals), locale),
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
        name = translate("Totals", "All-in total")
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

    def clear(self) -> None:
        """Show nothing."""
        self._totals = ()
        self.show_rows((), "")

    def selection_at(self, index: Index) -> Selection:
        """Say what a cell stands for."""
        column = COLUMNS[index.column()].id
        reasons = {"charged": CHARGED_REASONS, "free": FREE_REASONS}.get(column, ())
        if index.row() >= len(self._totals):
            return Selection(reasons=reasons)
        total = self._totals[index.row()]
        return Selection(markets=(total.market,), categories=(total.category,), reasons=reasons)
