"""Differences in words and figures: money, percent, and what caused them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from tarife.gui.numbers import amount_text, money_text, with_percent
from tarife.insight.differences import Cause, Difference
from tarife.terms.marking import QT_TRANSLATE_NOOP
from tarife.terms.money import Money

_CAUSES: Final[Mapping[Cause, str]] = MappingProxyType(
    {
        Cause.VOLUME: QT_TRANSLATE_NOOP("Differences", "volume"),
        Cause.MIX: QT_TRANSLATE_NOOP("Differences", "mix"),
        Cause.REPLIES: QT_TRANSLATE_NOOP("Differences", "replies"),
        Cause.FREE_SHARE: QT_TRANSLATE_NOOP("Differences", "free share"),
        Cause.RATE: QT_TRANSLATE_NOOP("Differences", "rates"),
    }
)

_TIPS: Final[Mapping[Cause, str]] = MappingProxyType(
    {
        Cause.VOLUME: QT_TRANSLATE_NOOP(
            "Differences", "More or fewer templates, everything else in proportion"
        ),
        Cause.MIX: QT_TRANSLATE_NOOP(
            "Differences", "Another share of each market and category among the templates"
        ),
        Cause.REPLIES: QT_TRANSLATE_NOOP(
            "Differences", "More or fewer answers to what people write"
        ),
        Cause.FREE_SHARE: QT_TRANSLATE_NOOP(
            "Differences", "Another share of messages that cost nothing"
        ),
        Cause.RATE: QT_TRANSLATE_NOOP(
            "Differences", "Another price of a charged message, for instance by volume tiers"
        ),
    }
)

_DEARER: Final = "▲"
_CHEAPER: Final = "▼"
_SEPARATOR: Final = " · "


def cause_name(cause: Cause) -> str:
    """Name a cause."""
    return QCoreApplication.translate("Differences", _CAUSES[cause])


def cause_tip(cause: Cause) -> str:
    """Explain a cause."""
    return QCoreApplication.translate("Differences", _TIPS[cause])


def shown_total(difference: Difference, currency: str) -> Money:
    """Give the difference as it is shown: of the two shown totals."""
    parts = difference.shown(currency).values()
    return Money(sum(part.micros for part in parts), currency)


def arrow(micros: int) -> str:
    """Point up for dearer, down for cheaper."""
    if not micros:
        return ""
    return _DEARER if micros > 0 else _CHEAPER


def signed_money(money: Money, locale: QLocale) -> str:
    """Write an amount with its sign, a plus too, without naming its currency."""
    text = money_text(money, locale)
    return f"+{text}" if money.micros > 0 else text


def signed_percent(ratio: float | None, locale: QLocale) -> str:
    """Write a ratio as a percentage with its sign; nothing where there is none."""
    if ratio is None:
        return ""
    percent = round(ratio * 100, 1)
    text = amount_text(abs(percent), locale)
    sign = "+" if percent > 0 else "−" if percent < 0 else "±"  # noqa: RUF001 - a true minus
    return f"{sign}{with_percent(text, locale)}"


def cause_sentence(difference: Difference, currency: str, locale: QLocale) -> str:
    """List the causes that change the shown total, the largest first; they add up to it."""
    parts = difference.shown(currency)
    told = sorted(
        ((cause, money) for cause, money in parts.items() if money.micros),
        key=lambda part: -abs(part[1].micros),
    )
    return _SEPARATOR.join(
        f"{cause_name(cause)} {signed_money(money, locale)}" for cause, money in told
    )
