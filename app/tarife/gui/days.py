"""Days as people write them in a form."""

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from tarife.gui.numbers import Unread

translate = QCoreApplication.translate

_FORMS = ("yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy", "d MMM yyyy", "d MMMM yyyy")


def day_text(day: date | None) -> str:
    """Write a day as ``1 Nov 2026``; no day is an empty text."""
    if day is None:
        return ""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def read_day(text: str) -> date | Unread | None:
    """Read a day in any common form; an empty text is no day."""
    if not text.strip():
        return None
    for form in _FORMS:
        found: Any = QLocale().toDate(text.strip(), form)
        if found.isValid():
            day: date = found.toPython()
            return day
    sentence = translate("Numbers", "%1 is not a day; write for example 1 Nov 2026")
    return Unread(text, sentence.replace("%1", repr(text)))
