"""The languages that a budget can be written in."""

from enum import StrEnum

from tarife.workbook.english import ENGLISH
from tarife.workbook.words import Words


class Language(StrEnum):
    """A language; the value is its ISO 639-1 code."""

    ENGLISH = "en"


def words_of(language: Language) -> Words:
    """Give all texts of a language."""
    return {Language.ENGLISH: ENGLISH}[language]
