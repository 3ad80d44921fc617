"""All rate cards: which there are, where they come from, what each one lacks."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QSignalBlocker, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.dropping import dropped_rate_files
from tarife.gui.labels import button, empty, label, sentence_label
from tarife.gui.models.cards import CARD_COLUMNS, CardRow, card_name, card_rows
from tarife.gui.models.plain import PlainModel
from tarife.gui.panels.plain_table import PlainTable
from tarife.gui.texts import capitalised
from tarife.gui.theme import SIZES
from tarife.rates.cards import CardId, RateCard
from tarife.rates.library import CardLibrary


class RateCardsDialog(QDialog):
    """Lists the cards, and says what a person wishes to do with one."""

    import_requested = Signal()
    files_dropped = Signal(object)
    compare_requested = Signal(object)
    export_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rate cards"))
        self.resize(820, 620)
        self.setMinimumSize(640, 460)
        self.setAcceptDrops(True)
        self._library: CardLibrary | None = None
        self._in_use: CardId | None = None
        self.currency = QComboBox()
        self.currency.setAccessibleName(self.tr("Show cards in"))
        self.model = PlainModel[CardRow](CARD_COLUMNS, self)
        self.table = PlainTable(self.model, self.tr("Rate cards"))
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

    def show_library(self, library: CardLibrary, in_use: CardId | None) -> None:
        """Show the cards, and which of them bills the open plan."""
        self._library, self._in_use = library, in_use
        wanted = str(self.currency.currentData() or "")
        waiting = QSignalBlocker(self.currency)
        self.currency.clear()
        self.currency.addItem(self.tr("All currencies"), "")
        for code in library.book.currencies:
            self.currency.addItem(code, code)
        self.currency.setCurrentIndex(max(self.currency.findData(wanted), 0))
        waiting.unblock()
        self._broken.setText("\n".join(str(problem) for problem in library.problems))
        self._broken.setVisible(bool(library.problems))
        self._show_rows()

    def choose(self, card_id: CardId) -> None:
        """Choose a card of the list."""
        for place, row in enumerate(self.model.rows):
            if row.card.id == card_id:
                self.table.setCurrentIndex(self.model.index(place, 0))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_rate_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths: tuple[Path, ...] = dropped_rate_files(event)
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.hide()
        event.accept()

    def _connect(self) -> None:
        self.currency.currentIndexChanged.connect(self._show_rows)
        self.table.selectionModel().currentRowChanged.connect(self._show_facts)
        self.model.modelReset.connect(self._show_facts)
        self.import_button.clicked.connect(self.import_requested)
        for wish, made in (
            (self.compare_requested, self.compare_button),
            (self.export_requested, self.export_button),
            (self.remove_requested, self.remove_button),
        ):
            made.clicked.connect(lambda _=False, wish=wish: self._ask(wish))

    def _ask(self, wish: Signal) -> None:
        if self.chosen is not None:
            wish.emit(self.chosen.card)  # type: ignore[attr-defined] # a bound signal

    def _show_rows(self) -> None:
        if self._library is None:
            return
        before = self.chosen.card.id if self.chosen else self._in_use
        code = str(self.currency.currentData() or "")
        self.model.show(card_rows(self._library, self._in_use, code))
        if before is not None:
            self.choose(before)
        if self.chosen is None and self.model.rows:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _show_facts(self, _new: QModelIndex | None = None, _old: object = None) -> None:
        empty(self._facts)
        row = self.chosen
        self.export_button.setEnabled(row is not None)
        self.compare_button.setEnabled(row is not None and self._has_others(row))
        self.remove_button.setEnabled(row is not None and row.is_imported)
        if row is not None:
            for role, text in self._facts_of(row.card):
                self._facts.addWidget(sentence_label(role, text))

    def _has_others(self, row: CardRow) -> bool:
        """Tell whether there is another card to compare one with."""
        cards = self._library.book.cards if self._library else ()
        return sum(card.id.currency == row.card.id.currency for card in cards) > 1

    def _facts_of(self, card: RateCard) -> list[tuple[str, str]]:
        facts = card.provenance
        source = self.tr("From: %1. Confidence: %2.")
        source = source.replace("%1", facts.source).replace("%2", facts.confidence)
        lines = [("heading", card_name(card.id)), ("", source)]
        if facts.missing:
            lacks = self.tr("Missing: %1.").replace("%1", "; ".join(facts.missing))
            lines.append(("", lacks))
        if facts.note:
            lines.append(("muted", capitalised(facts.note)))
        return lines

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label("title", self.tr("Rate cards")))
        head.addStretch(1)
        head.addWidget(self.currency)
        explain = self.tr(
            "Meta changes rates on 1 January, April, July and October. Import its list-rate "
            "card and its volume-tier card together, as you downloaded them; or drop them here."
        )
        card = QFrame()
        card.setObjectName("card")
        card.setLayout(self._facts)
        self._facts.setContentsMargins(
            SIZES.space_4, SIZES.space_3, SIZES.space_4, SIZES.space_3
        )
        self._facts.setSpacing(SIZES.space_1)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_6, SIZES.space_4, SIZES.space_6, SIZES.space_4)
        column.setSpacing(SIZES.space_3)
        column.addLayout(head)
        column.addWidget(sentence_label("muted", explain))
        column.addWidget(self._broken)
        column.addWidget(self.table, 1)
        column.addWidget(card)
        column.addLayout(actions)
        self.table.setFocus()
