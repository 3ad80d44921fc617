"""The table of volume tiers: when each band is reached, and what the next one would save."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from tarife.gui.clock_times import date_text
from tarife.gui.exact import exact_percent_text, exact_text
from tarife.gui.models.columns import FIGURE, Column
from tarife.gui.numbers import ZERO, cell_count, money_text
from tarife.gui.place_names import place_name
from tarife.gui.texts import category_name
from tarife.insight.tiers import Band, Standing
from tarife.terms.marking import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_PRICE_DECIMALS: Final = 5


@dataclass(frozen=True, slots=True)
class TierRow:
    """One market and category as it is shown."""

    market: str
    category: str
    used: str
    messages: str
    bands: str
    average: str
    marginal: str
    distance: str
    saving: str
    saved: str
    is_sum: bool = False


TIER_COLUMNS: Final[tuple[Column[TierRow], ...]] = (
    Column("market", QT_TRANSLATE_NOOP("Columns", "Market"), lambda row: row.market, width=0),
    Column(
        "category",
        QT_TRANSLATE_NOOP("Columns", "Category"),
        lambda row: row.category,
        width=110,
    ),
    Column(
        "used",
        QT_TRANSLATE_NOOP("Columns", "Elsewhere"),
        lambda row: row.used,
        align=FIGURE,
        tip=QT_TRANSLATE_NOOP(
            "Columns", "What the portfolio sends outside this plan, as typed below"
        ),
        width=80,
    ),
    Column(
        "messages",
        QT_TRANSLATE_NOOP("Columns", "Charged"),
        lambda row: row.messages,
        align=FIGURE,
        tip=QT_TRANSLATE_NOOP("Columns", "Charged messages of this plan"),
        width=76,
    ),
    Column(
        "bands",
        QT_TRANSLATE_NOOP("Columns", "Reached"),
        lambda row: row.bands,
        tip=QT_TRANSLATE_NOOP("Columns", "The day on which each cheaper band begins"),
        width=100,
    ),
    Column(
        "average",
        QT_TRANSLATE_NOOP("Columns", "Average"),
        lambda row: row.average,
        align=FIGURE,
        tip=QT_TRANSLATE_NOOP(
            "Columns", "What a charged message of this plan costs on average"
        ),
        width=72,
    ),
    Column(
        "marginal",
        QT_TRANSLATE_NOOP("Columns", "Next one"),
        lambda row: row.marginal,
        align=FIGURE,
        tip=QT_TRANSLATE_NOOP("Columns", "What one more message would cost"),
        width=72,
    ),
    Column(
        "distance",
        QT_TRANSLATE_NOOP("Columns", "To next band"),
        lambda row: row.distance,
        align=FIGURE,
        tip=QT_TRANSLATE_NOOP("Columns", "Messages until the next band begins"),
        width=84,
    ),
    Column(
        "saving",
        QT_TRANSLATE_NOOP("Columns", "Then"),
        lambda row: row.saving,
        align=FIGURE,
        tip=QT_TRANSLATE_NOOP("Columns", "A message in the next band against one now"),
        width=84,
    ),
    Column(
        "saved",
        QT_TRANSLATE_NOOP("Columns", "Saved"),
        lambda row: row.saved,
        align=FIGURE,
        tip=QT_TRANSLATE_NOOP(
            "Columns", "What the bands save this month against the list rate"
        ),
        width=72,
    ),
)


def tier_rows(standings: Sequence[Standing]) -> tuple[TierRow, ...]:
    """Write where each market and category stands."""
    locale = QLocale()
    return tuple(
        TierRow(
            market=place_name(one.market),
            category=category_name(one.category),
            used=cell_count(one.used, locale),
            messages=cell_count(one.messages, locale),
            bands=", ".join(_reached(band) for band in one.bands[1:] if band.is_reached)
            or ZERO,
            average=_price(one.average),
            marginal=_price(None if one.marginal is None else one.marginal.amount),
            distance=ZERO
            if one.messages_to_next is None
            else cell_count(one.messages_to_next, locale),
            saving=_saving(one),
            saved=money_text(one.saved, locale) if one.saved.micros else ZERO,
        )
        for one in standings
    )


def _reached(band: Band) -> str:
    return date_text(band.reached_on) or translate("Tiers", "reached elsewhere")


def _price(price: Decimal | None) -> str:
    return ZERO if price is None else exact_text(round(price, _PRICE_DECIMALS), QLocale())


def _saving(one: Standing) -> str:
    """Say how much less a message in the next band costs, in per cent."""
    saving, now = one.next_saving, one.marginal
    if saving is None or now is None or not now.micros:
        return ZERO
    if not saving.micros:
        return translate("Tiers", "the same")
    share = round(Decimal(saving.micros) / now.micros, 3)
    return "−" + exact_percent_text(share, QLocale())  # noqa: RUF001 - a true minus sign
