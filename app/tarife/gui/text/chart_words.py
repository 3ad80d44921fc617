"""The texts of the charts in the language of the window."""

from PySide6.QtCore import QCoreApplication, QLocale

from tarife.billing.ledger import Reason
from tarife.charts.kit.words import ENGLISH, PageWords, Words, page_words_by, words_by
from tarife.gui.text.languages import spoken


def chart_words(locale: QLocale) -> Words:
    """Translate every text of the charts, and write numbers and days as ``locale`` does."""
    short = QLocale.FormatType.ShortFormat
    return words_by(
        _translate,
        language=spoken(),
        months=tuple(locale.standaloneMonthName(n, short) for n in range(1, 13)),
        weekdays=tuple(locale.standaloneDayName(n, short) for n in range(1, 8)),
        thousands=locale.groupSeparator(),
        point=locale.decimalPoint(),
    )


def page_words() -> PageWords:
    """Translate every text of the month on one page."""
    return page_words_by(_translate)


def chart_name(name: str) -> str:
    """Translate the short name of a chart."""
    return _translate(name)


def reason_name(reason: Reason) -> str:
    """Say what became of messages."""
    return _translate(ENGLISH.reasons[reason])


def _translate(text: str) -> str:
    return QCoreApplication.translate("Charts", text)
