"""Two rate cards side by side: what changed, and what the open plan would cost under each."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeAlias

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from tarife.forecast.result import Forecast
from tarife.gui.rates.card_tables import (
    CHANGE_COLUMNS,
    card_name,
    changes_text,
    ratio_text,
)
from tarife.gui.runtime.runner import LatestRunner, ShouldStop
from tarife.gui.text.money_texts import signed_money
from tarife.gui.text.names import filled, full_sentence
from tarife.gui.text.numbers import money_text
from tarife.gui.text.times import date_text
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.choosers import choose
from tarife.gui.widgets.labels import label, sentence_label
from tarife.gui.widgets.layouts import column_of_dialog
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.rates.cards import RateCard
from tarife.rates.comparison import Comparison, compare
from tarife.rates.library import CardLibrary
from tarife.terms.money import Money, shown_difference
from tarife.terms.problems import InputError

Pricer: TypeAlias = Callable[[RateCard, ShouldStop], Forecast]
"""Says what the open plan would cost under a card."""


class RateComparisonDialog(QDialog):
    """Compares two cards of one currency."""

    def __init__(
        self,
        library: CardLibrary,
        card: RateCard,
        appearance: Appearance,
        pricer: Pricer | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare rate cards"))
        self.resize(900, 700)
        self.setMinimumSize(640, 520)
        cards = [each for each in library.book.cards if each.id.currency == card.id.currency]
        self._cards = {str(each.id): each for each in cards}
        self._markets = library.markets
        self._appearance = appearance
        self._pricer = pricer
        self._comparison: Comparison | None = None
        self._canvas: Any = None
        self.before, self.after = QComboBox(), QComboBox()
        self.model = ReadOnlyModel(CHANGE_COLUMNS, self)
        self.table = ReadOnlyTable(self.model, self.tr("Changed rates"))
        self.summary = sentence_label("heading")
        self.plan_cost = sentence_label("")
        self._chart = QFrame()
        self._inside = QVBoxLayout(self._chart)
        self._soon = QTimer(self)  # goes with the dialog, however soon that is
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.load)
        self._runner = LatestRunner[tuple[Money, Money]](1, self)
        self._runner.finished.connect(self._show_costs)
        self._runner.failed.connect(self._show_failure)
        self._fill_choosers(cards, card)
        self._lay_out()
        for chooser in (self.before, self.after):
            chooser.currentIndexChanged.connect(self._compare)
        appearance.changed.connect(self._draw)
        self._compare()

    def done(self, result: int) -> None:
        """Stop pricing before the dialog goes."""
        self._runner.close()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def load(self) -> None:
        """Load the drawing library and draw; does nothing the second time."""
        if self._canvas is not None:
            return
        from matplotlib.backends.backend_qtagg import (  # noqa: PLC0415 - after the dialog
            FigureCanvasQTAgg,
        )
        from matplotlib.figure import Figure  # noqa: PLC0415 - after the dialog

        canvas: Any = FigureCanvasQTAgg
        self._canvas = canvas(Figure())
        self._canvas.setMinimumSize(1, 1)
        self._canvas.setAccessibleName(self.tr("Chart of the largest changes"))
        self._inside.addWidget(self._canvas)
        self._canvas.mpl_connect("resize_event", lambda _event: self._draw())
        self._draw()

    def _fill_choosers(self, cards: list[RateCard], card: RateCard) -> None:
        index = cards.index(self._cards[str(card.id)])
        before = cards[index - 1] if index else card
        for chooser, name, chosen in (
            (self.before, self.tr("Earlier card"), before),
            (self.after, self.tr("Later card"), card),
        ):
            for each in reversed(cards):
                chooser.addItem(card_name(each.id), str(each.id))
            chooser.setAccessibleName(name)
            choose(chooser, str(chosen.id))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_2)
        head.addWidget(label("title", self.tr("Compare")))
        head.addStretch(1)
        head.addWidget(self.before)
        head.addWidget(label("muted", "→"))
        head.addWidget(self.after)
        self._chart.setObjectName("card")
        self._chart.setMinimumHeight(160)
        self._inside.setContentsMargins(1, 1, 1, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self._chart)
        parts.addWidget(self.table)
        parts.setChildrenCollapsible(False)
        parts.setSizes([300, 300])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = column_of_dialog(self)
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addWidget(self.plan_cost)
        column.addWidget(parts, 1)
        column.addWidget(buttons)

    def _compare(self) -> None:
        before = self._cards[str(self.before.currentData())]
        after = self._cards[str(self.after.currentData())]
        self._comparison = compare(before, after, self._markets)
        self.model.show(self._comparison.changes)
        self.table.setVisible(bool(self._comparison.changes))
        self.summary.setText(changes_text(self._comparison))
        self._draw()
        self._price(before, after)

    def _price(self, before: RateCard, after: RateCard) -> None:
        pricer = self._pricer
        self.plan_cost.setVisible(pricer is not None)
        if pricer is None:
            return
        self.plan_cost.setText(self.tr("Pricing the open plan under both…"))

        def work(should_stop: ShouldStop) -> tuple[Money, Money]:
            return pricer(before, should_stop).total, pricer(after, should_stop).total

        self._runner.start(work)

    def _show_costs(self, costs: tuple[Money, Money]) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        before, after = costs
        difference = shown_difference(before, after)
        exact = Decimal(after.micros - before.micros)
        ratio = exact / before.micros if before.micros else None
        text = self.tr(
            "The open plan costs %1 %6 by the card of %2 and %3 %6 by that of %4: %5 %6 (%7). "
            "Each card comes with the rules of its day."
        )
        values = (
            money_text(before, QLocale()),
            date_text(comparison.before.id.effective_from),
            money_text(after, QLocale()),
            date_text(comparison.after.id.effective_from),
            signed_money(difference, QLocale()),
            after.currency,
            ratio_text(ratio),
        )
        self.plan_cost.setText(filled(text, *values))

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, InputError):
            raise error
        text = self.tr("The open plan cannot be priced under both: %1")
        self.plan_cost.setText(text.replace("%1", full_sentence(error.problems[0])))

    def _draw(self, _tokens: object = None) -> None:
        if self._canvas is None or self._comparison is None:
            return
        from tarife.charts.questions.rate_changes import draw_rate_changes  # noqa: PLC0415 - loaded late

        theme = self._appearance.chart_theme
        draw_rate_changes(self._canvas.figure, self._comparison, theme)
        self._canvas.draw_idle()
