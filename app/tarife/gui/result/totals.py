"""Totals by market and category, and what comes on top of them, as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QLocale, QModelIndex, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from tarife.billing.ledger import CHARGED_REASONS, FREE_REASONS, PAUSED_REASONS
from tarife.forecast.costs.all_in import AllIn
from tarife.forecast.totals import Total
from tarife.gui.document.session import FiguresState, Outcome, Status
from tarife.gui.text.countries import territory_text
from tarife.gui.text.languages import tr
from tarife.gui.text.money_texts import bill_line_text, display_name
from tarife.gui.text.names import category_name
from tarife.gui.text.numbers import money_text
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.columns import Column, Heading, Index, figures, or_dash
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.month_columns import ROUNDING, month_columns
from tarife.gui.widgets.overlays import Veil
from tarife.gui.widgets.read_only_table import ROUNDED, ReadOnlyModel, ReadOnlyTable
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.terms.calendar import BillingMonth
from tarife.terms.marking import marked
from tarife.terms.money import Money, left_by_rounding


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One row of the table.

    Attributes:
        is_whole: Whether its name takes the room of all columns before the cost.
        by_month: What it costs in each of several months.
        about: What it stands for.
        exact: What it costs in each month, and in all, before that was rounded for showing.
        is_rounding: Whether it is what the rows miss their shown sum by.
    """

    market: str
    category: str = ""
    charged: int | str = ""
    free: int | str = ""
    paused: int | str = ""
    cost: Money | str = ""
    is_sum: bool = False
    is_whole: bool = False
    by_month: tuple[Money, ...] = ()
    about: Selection = EVERYTHING
    exact: tuple[Money, ...] = ()
    is_rounding: bool = False

    def costing(self, micros: int, months: Sequence[int], currency: str) -> "TotalRow":
        """Give it with what it costs, each month and all rounded by itself."""
        exact = tuple(Money(one, currency) for one in (*months, micros))
        *by_month, cost = (one.shown for one in exact)
        return replace(self, cost=cost, by_month=tuple(by_month), exact=exact)

    def exact_cost(self, number: int) -> Money | None:
        """Give the cost of a month, or of all where ``number`` is -1, as it is."""
        return self.exact[number] if self.exact else None


TOTAL_COLUMNS: Final[tuple[Column[TotalRow], ...]] = (
    Column("market", Heading(marked("Market"), width=0), lambda row: row.market),
    Column("category", Heading(marked("Category"), width=124), lambda row: row.category),
    Column(
        "charged",
        figures(
            marked("Charged"), marked("Messages, or opened conversations, that cost money"), 72
        ),
        lambda row: row.charged,
    ),
    Column(
        "free",
        figures(marked("Free"), marked("Messages that cost nothing"), 58),
        lambda row: row.free,
    ),
    Column(
        "paused",
        figures(
            marked("Paused"),
            marked(
                "Not delivered (paused): marketing to the United States, which costs nothing"
            ),
            72,
        ),
        lambda row: row.paused,
    ),
    Column(
        "cost",
        figures(marked("Cost (%1)"), ROUNDED),
        lambda row: or_dash(row.cost),
        exact=lambda row: row.exact_cost(-1),
    ),
)

_SPARE: Final = ("paused", "free", "charged", ROUNDING)
"""What a table leaves out that has no room for all, such as one with many months."""


def columns_of(months: tuple[BillingMonth, ...]) -> tuple[Column[TotalRow], ...]:
    """Give the columns of a table: with one for each of several months."""
    return (*TOTAL_COLUMNS[:-1], *month_columns(months, TotalRow), TOTAL_COLUMNS[-1])


_REASONS: Final = {
    "charged": CHARGED_REASONS,
    "free": FREE_REASONS,
    "paused": PAUSED_REASONS,
}


def totals_with_sums(
    totals: tuple[Total, ...], bill: AllIn, months: tuple[Outcome, ...] = ()
) -> tuple[TotalRow, ...]:
    """List totals, then their sum, then what comes on top and the sum of all.

    Nothing at all gives no rows.

    Args:
        totals: The totals.
        bill: What comes on top.
        months: Each of several months.
    """
    if not totals:
        return ()
    by_month = [
        {(one.market, one.category): one.charge_micros for one in month.totals}
        for month in months
    ]
    currency = bill.currency
    rows = [
        TotalRow(
            territory_text(total.market),
            category_name(total.category),
            total.charged,
            total.free,
            total.paused,
            about=Selection(markets=(total.market,), categories=(total.category,)),
        ).costing(
            total.charge_micros,
            [charges.get((total.market, total.category), 0) for charges in by_month],
            currency,
        )
        for total in totals
    ]
    whole = TotalRow(
        tr("Meta's charges") if bill.has_more else tr("Total"),
        "",
        sum(total.charged for total in totals),
        sum(total.free for total in totals),
        sum(total.paused for total in totals),
        is_sum=True,
    ).costing(
        sum(total.charge_micros for total in totals),
        [month.total.micros for month in months],
        currency,
    )
    return (*rows, *_rounding(rows, whole), whole, *_on_top(bill))


def _rounding(rows: Sequence[TotalRow], whole: TotalRow) -> Iterator[TotalRow]:
    """Tell what rows as they are shown miss their sum as it is shown by, if they do."""
    *months, cost = left_by_rounding(map(_amounts, rows), _amounts(whole))
    if cost.micros or any(one.micros for one in months):
        yield TotalRow(
            tr("Rounding"),
            cost=cost,
            is_whole=True,
            by_month=tuple(months),
            is_rounding=True,
        )


def _amounts(row: TotalRow) -> tuple[Money, ...]:
    return *row.by_month, *([row.cost] if isinstance(row.cost, Money) else [])


def _on_top(bill: AllIn) -> Iterator[TotalRow]:
    """List what comes on top of Meta's charges, and the total in another currency."""
    for line in bill.lines[1:]:
        by_month = [one.micros for one in bill.by_month(line)]
        yield TotalRow(bill_line_text(line), is_whole=True).costing(
            line.amount.micros, by_month, bill.currency
        )
    if bill.has_more:
        yield TotalRow(tr("All-in total"), is_sum=True, is_whole=True).costing(
            bill.total.micros, [month.total.micros for month in bill.months], bill.currency
        )
    if bill.display is not None and bill.displayed is not None:
        cost = money_text(bill.displayed, QLocale())
        yield TotalRow(display_name(bill.display), cost=cost, is_whole=True)


class TotalsModel(ReadOnlyModel[TotalRow]):
    """Shows rows of totals."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(TOTAL_COLUMNS, parent)
        self._totals: tuple[Total, ...] = ()
        self._months: tuple[BillingMonth, ...] = ()

    @property
    def months(self) -> tuple[BillingMonth, ...]:
        """The months that have a column."""
        return self._months

    def show_totals(
        self, totals: tuple[Total, ...], bill: AllIn, months: tuple[Outcome, ...] = ()
    ) -> None:
        """Take other totals, with a column for each of several months."""
        named = tuple(one.forecast.plan.month for one in months)
        if named != self._months:
            self.clear()
            self._months = named
            self.show_columns(columns_of(named))
        self._totals = totals
        self.show(totals_with_sums(totals, bill, months), bill.currency)

    @property
    def has_paused(self) -> bool:
        """Whether there is a message that Meta does not deliver."""
        return any(total.paused for total in self._totals)

    def clear(self) -> None:
        """Show nothing."""
        self._totals = ()
        self.show(())

    def selection_at(self, index: Index) -> Selection:
        """Say what a cell stands for."""
        column = self.columns[index.column()].id
        days = next((one.dates() for one in self._months if str(one) == column), ())
        about = self.rows[index.row()].about
        return replace(about, days=days, reasons=_REASONS.get(column, ()))


class TotalsPanel(QWidget):
    """Shows a model of totals."""

    explain_requested = Signal(object)

    def __init__(
        self,
        model: TotalsModel,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        name = self.tr("Totals by market and category")
        self.view = ReadOnlyTable(model, name, spare=_SPARE)
        self.view.let_sort()
        self.view.clicked.connect(self._explain)
        self.view.activated.connect(self._explain)
        model.modelReset.connect(self._show_columns)
        model.dataChanged.connect(self._show_columns)
        self._show_columns()
        column_layout = bare_column(self)
        column_layout.addWidget(self.view)
        self._appearance = appearance
        self.veil = Veil(self)

    def show_status(self, status: Status) -> None:
        """Veil figures that do not belong to the plan any more."""
        self.veil.lay(
            self._appearance.tokens.surface, is_shown=status.state is FiguresState.STALE
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.veil.fit()

    def _explain(self, index: QModelIndex) -> None:
        if not self._model.rows[index.row()].is_whole:
            self.explain_requested.emit(self._model.selection_at(index))

    def _show_columns(self) -> None:
        """Show what is paused only where something is, and join empty cells.

        The names of lines on top take the room of the columns that they leave empty.
        """
        columns, months = self._model.columns, self._model.months
        has_paused = self._model.has_paused
        for index, column in enumerate(columns):
            if column.id == "paused" and self.view.isColumnHidden(index) is has_paused:
                self.view.setColumnHidden(index, not has_paused)
                self.view.fit()
        self.view.clearSpans()
        wide = len(TOTAL_COLUMNS if months else columns) - 1
        for index, row in enumerate(self._model.rows):
            if row.is_whole:
                self.view.setSpan(index, 0, 1, wide)
