"""The table of rate cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale

from tarife.gui.models.columns import FIGURE, Column, title_text
from tarife.rates.cards import CardId, Coverage, RateCard
from tarife.rates.library import CardLibrary
from tarife.terms.marking import QT_TRANSLATE_NOOP

_COVERAGES: Final = {
    Coverage.COMPLETE: QT_TRANSLATE_NOOP("Columns", "Every market"),
    Coverage.GAPS: QT_TRANSLATE_NOOP("Columns", "With gaps"),
    Coverage.CHANGES: QT_TRANSLATE_NOOP("Columns", "Changes only"),
}
_SHIPPED: Final = QT_TRANSLATE_NOOP("Columns", "Shipped")
_IMPORTED: Final = QT_TRANSLATE_NOOP("Columns", "Imported")
_IN_USE: Final = QT_TRANSLATE_NOOP("Columns", "Bills the open plan")


@dataclass(frozen=True, slots=True)
class CardRow:
    """One card as it is shown."""

    card: RateCard
    is_imported: bool
    is_in_use: bool


CARD_COLUMNS: Final[tuple[Column[CardRow], ...]] = (
    Column(
        "from",
        QT_TRANSLATE_NOOP("Columns", "Holds from"),
        show=lambda row: day_text(row.card.id.effective_from),
        width=104,
    ),
    Column(
        "currency",
        QT_TRANSLATE_NOOP("Columns", "Currency"),
        show=lambda row: row.card.id.currency,
        width=76,
    ),
    Column(
        "markets",
        QT_TRANSLATE_NOOP("Columns", "Markets"),
        show=lambda row: str(len(row.card.own_markets)),
        align=FIGURE,
        width=72,
    ),
    Column(
        "coverage",
        QT_TRANSLATE_NOOP("Columns", "Coverage"),
        show=lambda row: title_text(_COVERAGES[row.card.coverage]),
        width=116,
    ),
    Column(
        "origin",
        QT_TRANSLATE_NOOP("Columns", "Origin"),
        show=lambda row: title_text(_IMPORTED if row.is_imported else _SHIPPED),
        width=84,
    ),
    Column(
        "use",
        "",
        show=lambda row: f"●  {title_text(_IN_USE)}" if row.is_in_use else "",
        width=0,
    ),
)


def card_rows(library: CardLibrary, in_use: CardId | None, currency: str) -> Sequence[CardRow]:
    """List the cards of a currency, or of all, the newest first."""
    cards = [card for card in library.book.cards if currency in ("", card.id.currency)]
    cards.sort(key=lambda card: (-card.id.effective_from.toordinal(), card.id.currency))
    return [
        CardRow(card, library.import_of(card.id) is not None, card.id == in_use)
        for card in cards
    ]


def day_text(day: date) -> str:
    """Write a day in full, as people of the locale do."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def month_text(day: date) -> str:
    """Write the month of a day, short, as the language does."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMM yyyy")


def card_name(card_id: CardId) -> str:
    """Name a card by its first day and currency."""
    return f"{day_text(card_id.effective_from)} · {card_id.currency}"
