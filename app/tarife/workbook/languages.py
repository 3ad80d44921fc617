"""The texts of each language that a budget can be written in."""

from tarife.terms.languages import Language
from tarife.workbook.english import ENGLISH
from tarife.workbook.turkish import TURKISH
from tarife.workbook.words import Words


def words_of(language: Language) -> Words:
    return {Language.ENGLISH: ENGLISH, Language.TURKISH: TURKISH}[language]
