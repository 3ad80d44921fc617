"""The texts of the charts in the language of the window."""

from collections.abc import Mapping
from dataclasses import fields
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QLocale

from tarife.billing.ledger import Reason
from tarife.charts.page_words import PAGE_ENGLISH, PageWords
from tarife.charts.words import ENGLISH, Words
from tarife.gui.place_names import place_names

Key = TypeVar("Key")
_SIGNS = ("thousands", "point")


def chart_words(locale: QLocale) -> Words:
    """Translate every text of the charts, and write numbers and days as ``locale`` does."""
    texts = {
        field.name: _translate(field.default)
        for field in fields(Words)
        if isinstance(field.default, str) and field.name not in _SIGNS
    }
    short = QLocale.FormatType.ShortFormat
    return Words(
        categories=_translated(ENGLISH.categories),
        reasons=_translated(ENGLISH.reasons),
        eras=_translated(ENGLISH.eras),
        models=_translated(ENGLISH.models),
        stretches=_translated(ENGLISH.stretches),
        places=place_names(),
        months=tuple(locale.standaloneMonthName(n, short) for n in range(1, 13)),
        weekdays=tuple(locale.standaloneDayName(n, short) for n in range(1, 8)),
        thousands=locale.groupSeparator(),
        point=locale.decimalPoint(),
        **texts,
    )


def page_words() -> PageWords:
    """Translate every text of the month on one page."""
    texts = {
        field.name: _translate(field.default)
        for field in fields(PageWords)
        if isinstance(field.default, str)
    }
    return PageWords(kinds=_translated(PAGE_ENGLISH.kinds), **texts)


def chart_name(name: str) -> str:
    """Translate the short name of a chart."""
    return _translate(name)


def reason_name(reason: Reason) -> str:
    """Say what became of messages."""
    return _translate(ENGLISH.reasons[reason])


def _translated(texts: Mapping[Key, str]) -> Mapping[Key, str]:
    return {key: _translate(text) for key, text in texts.items()}


def _translate(text: str) -> str:
    return QCoreApplication.translate("Charts", text)
