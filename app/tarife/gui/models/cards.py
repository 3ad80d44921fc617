"""The table of rate cards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale

from tarife.gui.models.columns import FIGURE, Column, title_text
from tarife.rates.cards import CardId, Coverage, RateCard
from tarife.rates.library import CardLibrary, ListedCard
from tarife.terms.marking import QT_TRANSLATE_NOOP

_COVERAGES: Final = {
    Coverage.COMPLETE: QT_TRANSLATE_NOOP("Columns", "Every market"),
    Coverage.GAPS: QT_TRANSLATE_NOOP("Columns", "With gaps"),
    Coverage.CHANGES: QT_TRANSLATE_NOOP("Columns", "Changes only"),
}
_SHIPPED: Final = QT_TRANSLATE_NOOP("Columns", "Shipped")
_IMPORTED: Final = QT_TRANSLATE_NOOP("Columns", "Imported")
_REPLACED: Final = QT_TRANSLATE_NOOP("Columns", "Replaced")
_MARK: Final = "●  "
_IN_USE: Final = QT_TRANSLATE_NOOP("Columns", "Bills the open plan")


@dataclass(frozen=True, slots=True)
class CardRow:
    """One card as it is shown."""

    listed: ListedCard
    is_in_use: bool

    @property
    def card(self) -> RateCard:
        """The card."""
        return self.listed.card

    @property
    def key(self) -> tuple[CardId, int]:
        """Which card and version it is, however the list changes."""
        imported = self.listed.imported
        return self.card.id, imported.version if imported else 0


CARD_COLUMNS: Final[tuple[Column[CardRow], ...]] = (
    Column(
        "from",
        QT_TRANSLATE_NOOP("Columns", "Holds from"),
        show=lambda row: (
            f"{_MARK if row.is_in_use else ''}{day_text(row.card.id.effective_from)}"
        ),
        width=120,
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
        show=lambda row: _origin_text(row.listed),
        width=112,
    ),
    Column(
        "use",
        "",
        show=lambda row: title_text(_IN_USE) if row.is_in_use else "",
        width=0,
    ),
)


def card_rows(
    library: CardLibrary, is_in_use: Callable[[RateCard], bool], currency: str
) -> Sequence[CardRow]:
    """List the cards of a currency, or of all, the newest first."""
    rows = [
        CardRow(listed, is_in_use(listed.card))
        for listed in library.listed
        if currency in ("", listed.card.id.currency)
    ]
    return sorted(
        rows,
        key=lambda row: (
            -row.card.id.effective_from.toordinal(),
            row.card.id.currency,
            row.listed.is_replaced,
            -row.key[1],
        ),
    )


def _origin_text(listed: ListedCard) -> str:
    if listed.is_replaced:
        return title_text(_REPLACED)
    return title_text(_SHIPPED if listed.imported is None else _IMPORTED)


def day_text(day: date) -> str:
    """Write a day in full, as people of the locale do."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def month_text(day: date) -> str:
    """Write the month of a day, short, as the language does."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMM yyyy")


def card_name(card_id: CardId) -> str:
    """Name a card by its first day and currency."""
    return f"{day_text(card_id.effective_from)} · {card_id.currency}"
