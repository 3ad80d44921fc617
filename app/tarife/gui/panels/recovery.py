"""Offers the work that an earlier run could not save."""

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from tarife.documents.recovery import LeftWork
from tarife.gui.labels import button, sentence_label
from tarife.gui.texts import filled
from tarife.gui.theme import SIZES


class RecoveryBanner(QFrame):
    """A line over the window for each plan that was left, one after the other."""

    recover_requested = Signal(object)
    discard_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.waiting: tuple[LeftWork, ...] = ()
        self._sentence = sentence_label("")
        self.recover = button("primary", self.tr("&Recover"))
        self.discard = button("", self.tr("D&iscard"))
        self.recover.clicked.connect(self._ask_to_recover)
        self.discard.clicked.connect(self._ask_to_discard)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_4, SIZES.space_2, SIZES.space_4, SIZES.space_2)
        row.setSpacing(SIZES.space_2)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.recover)
        row.addWidget(self.discard)
        self.hide()

    def offer(self, works: tuple[LeftWork, ...]) -> None:
        """Offer the first of these, and the others once it is decided."""
        self.waiting = works
        self.setVisible(bool(works))
        if works:
            work = works[0]
            moment = QDateTime.fromSecsSinceEpoch(int(work.kept_at.timestamp()))
            shown = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
            text = self.tr("“%1” had unsaved changes when Tarife broke off. Kept at %2.")
            self._sentence.setText(filled(text, work.plan.name, shown))

    def settled(self) -> None:
        """Go on to the next: the first one is decided."""
        self.offer(self.waiting[1:])

    def _ask_to_recover(self) -> None:
        self.recover_requested.emit(self.waiting[0])

    def _ask_to_discard(self) -> None:
        self.discard_requested.emit(self.waiting[0])
