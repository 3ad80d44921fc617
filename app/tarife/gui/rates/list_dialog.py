"""All rate cards: which there are, where they come from, what each one lacks."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSignalBlocker, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.document.recognise import dropped_rate_files
from tarife.gui.rates.card_tables import (
    CARD_TABLE_COLUMNS,
    BillingCard,
    CardRow,
    card_name,
    card_rows,
)
from tarife.gui.text.languages import spoken
from tarife.gui.text.names import capitalised, filled, full_text
from tarife.gui.widgets.labels import button, empty, label, sentence_label
from tarife.gui.widgets.layouts import column_of_dialog
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.rates.cards import CardId, RateCard
from tarife.rates.checks import NO_LIRA
from tarife.rates.library import CardLibrary
from tarife.terms.problems import first_told
from tarife.terms.sentences import in_language


class RateCardsDialog(QDialog):
    """Lists the cards, and says what a person wishes to do with one."""

    import_requested = Signal()
    files_dropped = Signal(object)
    compare_requested = Signal(object)
    export_requested = Signal(object)
    remove_requested = Signal(object)
    use_requested = Signal(object)
    newest_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rate cards"))
        self.resize(820, 620)
        self.setMinimumSize(640, 460)
        self.setAcceptDrops(True)
        self._library: CardLibrary | None = None
        self._billing: BillingCard | None = None
        self.currency = QComboBox()
        self.currency.setAccessibleName(self.tr("Show cards in"))
        self.currency.setToolTip(full_text(NO_LIRA))
        self.model = ReadOnlyModel(CARD_TABLE_COLUMNS, self)
        self.table = ReadOnlyTable(self.model, self.tr("Rate cards"))
        self.billing = sentence_label("")
        self.newest_button = button("link", self.tr("Use the newest"))
        self.use_button = QPushButton(self.tr("Use for this plan"))
        self.use_button.setAutoDefault(False)
        self._heading = label("heading")
        self._facts = QVBoxLayout()
        self._broken = sentence_label("warn")
        self.import_button = button("primary", self.tr("Import rates…"))
        self.compare_button = QPushButton(self.tr("Compare…"))
        self.export_button = QPushButton(self.tr("Export…"))
        self.remove_button = QPushButton(self.tr("Remove"))
        self._lay_out()
        self._connect()

    @property
    def chosen(self) -> CardRow | None:
        """The card that is chosen in the list."""
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def show_library(self, library: CardLibrary, billing: BillingCard | None) -> None:
        """Show the cards, and which of them bills the open plan, if one is open."""
        self._library, self._billing = library, billing
        self.billing.setText(billing.sentence if billing else "")
        self.billing.setVisible(billing is not None)
        self.newest_button.setVisible(billing is not None and billing.is_kept)
        wanted = str(self.currency.currentData() or "")
        waiting = QSignalBlocker(self.currency)
        self.currency.clear()
        self.currency.addItem(self.tr("All currencies"), "")
        for code in library.book.currencies:
            self.currency.addItem(code, code)
        self.currency.setCurrentIndex(max(self.currency.findData(wanted), 0))
        waiting.unblock()
        self._broken.setText(
            "\n".join(one.said(spoken()) for one in first_told(library.problems, 20))
        )
        self._broken.setVisible(bool(library.problems))
        self._show_rows()

    def choose(self, card_id: CardId) -> None:
        """Choose the card that holds of a date and currency."""
        self._choose_row(lambda row: row.card.id == card_id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_rate_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths: tuple[Path, ...] = dropped_rate_files(event)
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.scrollTo(self.table.currentIndex())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.hide()
        event.accept()

    def _connect(self) -> None:
        self.currency.currentIndexChanged.connect(self._show_rows)
        self.table.selectionModel().currentRowChanged.connect(self._show_facts)
        self.model.modelReset.connect(self._show_facts)
        self.model.dataChanged.connect(self._show_facts)
        self.import_button.clicked.connect(self.import_requested)
        self.newest_button.clicked.connect(self.newest_requested)
        for wish, made in (
            (self.compare_requested, self.compare_button),
            (self.export_requested, self.export_button),
            (self.use_requested, self.use_button),
        ):
            made.clicked.connect(lambda _=False, wish=wish: self._ask(wish))
        self.remove_button.clicked.connect(self._ask_to_remove)

    def _ask(self, wish: Signal) -> None:
        if self.chosen is not None:
            wish.emit(self.chosen.card)  # type: ignore[attr-defined] # a bound signal

    def _ask_to_remove(self) -> None:
        if self.chosen is not None:
            self.remove_requested.emit(self.chosen.listed.imported)

    def _show_rows(self) -> None:
        if self._library is None:
            return
        wanted = self._wanted_keys()
        code = str(self.currency.currentData() or "")
        is_in_use = self._billing.bills if self._billing else _bills_nothing
        self.model.show(card_rows(self._library, is_in_use, code))
        shown = {row.key for row in self.model.rows}
        near = next((key for key in wanted if key in shown), None)
        if near is not None:
            self._choose_row(lambda row: row.key == near)
        elif wanted or not self._choose_row(lambda row: row.is_in_use):
            self._choose_row(lambda _row: True)

    def _wanted_keys(self) -> list[tuple[CardId, int]]:
        """List the chosen row and, should it go, those of its currency that are nearest."""
        index, rows = self.table.currentIndex().row(), self.model.rows
        if not 0 <= index < len(rows):
            return []
        currency = rows[index].card.id.currency
        nearest = (*rows[index:], *reversed(rows[:index]))
        return [row.key for row in nearest if row.card.id.currency == currency]

    def _choose_row(self, is_wanted: Callable[[CardRow], bool]) -> bool:
        """Choose the first row that is wanted, and tell whether there is one."""
        for index, row in enumerate(self.model.rows):
            if is_wanted(row):
                self.table.setCurrentIndex(self.model.index(index, 0))
                return True
        return False

    def _show_facts(self, _new: QModelIndex | None = None, _old: object = None) -> None:
        empty(self._facts)
        row = self.chosen
        self.export_button.setEnabled(row is not None)
        self.compare_button.setEnabled(row is not None and self._has_others(row))
        self.remove_button.setEnabled(row is not None and row.listed.imported is not None)
        self._heading.setText("" if row is None else card_name(row.card.id))
        self._offer_use(row)
        if row is not None:
            for role, text in self._facts_of(row.card):
                self._facts.addWidget(sentence_label(role, text))

    def _offer_use(self, row: CardRow | None) -> None:
        """Offer to bill the open plan by a card, or say why it cannot be."""
        billing = self._billing
        self.use_button.setVisible(billing is not None)
        if row is None or billing is None:
            return
        hindrance = billing.hindrance(row.card)
        self.use_button.setEnabled(not hindrance and not row.is_in_use)
        self.use_button.setToolTip(hindrance)

    def _has_others(self, row: CardRow) -> bool:
        """Tell whether there is another card to compare one with, and it holds itself."""
        cards = self._library.book.cards if self._library else ()
        others = sum(card.id.currency == row.card.id.currency for card in cards)
        return others > 1 and not row.listed.is_replaced

    def _facts_of(self, card: RateCard) -> list[tuple[str, str]]:
        facts = card.provenance
        source = self.tr("From: %1. Confidence: %2.")
        said = (in_language(one, spoken()) for one in (facts.source, facts.confidence))
        source = filled(source, *said)
        lines = [("", source)]
        missing = [in_language(one, spoken()) for one in facts.missing]
        if missing:
            lacks = self.tr("Missing: %1.").replace("%1", "; ".join(missing))
            lines.append(("", lacks))
        if facts.note:
            lines.append(("muted", capitalised(in_language(facts.note, spoken()))))
        return lines

    def _facts_card(self) -> QFrame:
        """Lay out what is known of the chosen card, and its use for the plan."""
        made = QFrame()
        made.setObjectName("card")
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self.use_button)
        inside = QVBoxLayout(made)
        inside.setContentsMargins(SIZES.space_4, SIZES.space_3, SIZES.space_4, SIZES.space_3)
        inside.setSpacing(SIZES.space_1)
        inside.addLayout(head)
        inside.addLayout(self._facts)
        self._facts.setSpacing(SIZES.space_1)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label("title", self.tr("Rate cards")))
        head.addStretch(1)
        head.addWidget(self.currency)
        explain = self.tr(
            "Meta changes rates on 1 January, April, July and October. Import its list-rate "
            "card and its volume-tier card together, as you downloaded them; or drop them here."
        )
        bill = QHBoxLayout()
        bill.setSpacing(SIZES.space_2)
        bill.addWidget(self.billing, 1)
        bill.addWidget(self.newest_button)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        actions = QHBoxLayout()
        actions.setSpacing(SIZES.space_2)
        for made in (
            self.import_button,
            self.compare_button,
            self.export_button,
            self.remove_button,
        ):
            actions.addWidget(made)
        actions.addStretch(1)
        actions.addWidget(close)
        column = column_of_dialog(self)
        column.addLayout(head)
        column.addWidget(sentence_label("muted", explain))
        column.addLayout(bill)
        column.addWidget(self._broken)
        column.addWidget(self.table, 1)
        column.addWidget(self._facts_card())
        column.addLayout(actions)
        self.table.setFocus()


def _bills_nothing(_card: RateCard) -> bool:
    return False
