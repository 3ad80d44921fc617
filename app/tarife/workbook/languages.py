"""The languages that a budget can be written in."""

from enum import StrEnum
from typing import Final

from tarife.workbook.english import ENGLISH
from tarife.workbook.turkish import TURKISH
from tarife.workbook.words import Words


class Language(StrEnum):
    """A language; the value is its ISO 639-1 code."""

    ENGLISH = "en"
    TURKISH = "tr"


NAMES: Final = {Language.ENGLISH: "English", Language.TURKISH: "Türkçe"}
"""Each language by its own name."""


def words_of(language: Language) -> Words:
    """Give all texts of a language."""
    return {Language.ENGLISH: ENGLISH, Language.TURKISH: TURKISH}[language]
