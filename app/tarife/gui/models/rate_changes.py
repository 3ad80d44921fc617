"""The table of what changed from one card to another."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QLocale

from tarife.gui.models.columns import FIGURE, Column, title_text
from tarife.gui.numbers import ZERO, with_percent
from tarife.gui.place_names import place_name
from tarife.gui.texts import category_name, filled
from tarife.rates.cards import TierSchedule
from tarife.rates.comparison import Kind, RateChange
from tarife.terms.marking import QT_TRANSLATE_NOOP
from tarife.terms.money import decimal_text

_KINDS: Final = {
    Kind.CHANGED: QT_TRANSLATE_NOOP("Columns", "Changed"),
    Kind.TIERS: QT_TRANSLATE_NOOP("Columns", "Volume tiers"),
    Kind.NEW: QT_TRANSLATE_NOOP("Columns", "New"),
    Kind.MISSING: QT_TRANSLATE_NOOP("Columns", "Missing"),
}
_WAS_IN: Final = QT_TRANSLATE_NOOP("Columns", "%1 (was in %2)")
_NOW_IN: Final = QT_TRANSLATE_NOOP("Columns", "%1 (now in %2)")
_MINUS: Final = "\N{MINUS SIGN}"
_BANDS: Final = QT_TRANSLATE_NOOP("Columns", "%1 bands")


def ratio_text(ratio: Decimal | None) -> str:
    """Write a change with its sign, in per cent."""
    if ratio is None or not ratio:
        return ZERO
    locale = QLocale()
    shown = f"{abs(ratio) * 100:.1f}".replace(".", locale.decimalPoint())
    return f"{'+' if ratio > 0 else _MINUS}{with_percent(shown, locale)}"


def _market_text(change: RateChange) -> str:
    if not change.instead:
        return place_name(change.market)
    form = _NOW_IN if change.kind is Kind.MISSING else _WAS_IN
    return filled(title_text(form), place_name(change.market), place_name(change.instead))


def _rate_text(schedule: TierSchedule | None, kind: Kind) -> str:
    if schedule is None:
        return ZERO
    if kind is Kind.TIERS:
        bands = len(schedule.starts)
        return title_text(_BANDS).replace("%1", str(bands)) if bands > 1 else ZERO
    whole, _, decimals = decimal_text(schedule.list_rate_micros).partition(".")
    return f"{whole}{QLocale().decimalPoint()}{decimals.ljust(4, '0')}"


CHANGE_COLUMNS: Final[tuple[Column[RateChange], ...]] = (
    Column(
        "market",
        QT_TRANSLATE_NOOP("Columns", "Market"),
        show=_market_text,
        width=0,
    ),
    Column(
        "category",
        QT_TRANSLATE_NOOP("Columns", "Category"),
        show=lambda change: category_name(change.category),
        width=124,
    ),
    Column(
        "kind",
        QT_TRANSLATE_NOOP("Columns", "What"),
        show=lambda change: title_text(_KINDS[change.kind]),
        width=92,
    ),
    Column(
        "before",
        QT_TRANSLATE_NOOP("Columns", "Before"),
        show=lambda change: _rate_text(change.before, change.kind),
        align=FIGURE,
        width=84,
    ),
    Column(
        "after",
        QT_TRANSLATE_NOOP("Columns", "After"),
        show=lambda change: _rate_text(change.after, change.kind),
        align=FIGURE,
        width=84,
    ),
    Column(
        "change",
        QT_TRANSLATE_NOOP("Columns", "Change"),
        show=lambda change: ratio_text(change.change_ratio),
        align=FIGURE,
        width=76,
    ),
)
