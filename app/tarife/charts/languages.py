"""The texts of the charts and of the page in a language, for those who know no Qt."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final, TypeVar

from tarife.charts.page_words import PAGE_ENGLISH, PageWords
from tarife.charts.words import ENGLISH, Words
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language, say, translated

Key = TypeVar("Key")
_SIGNS: Final = ("thousands", "point")
_YEAR: Final = 2024  # it begins on a Monday


def words_in(language: Language) -> Words:
    """Say every text of the charts in a language."""
    if language is Language.ENGLISH:
        return ENGLISH
    months = [date(_YEAR, month, 1) for month in range(1, 13)]
    days = [date(_YEAR, 1, day) for day in range(1, 8)]
    return Words(
        categories=_said(ENGLISH.categories, language),
        reasons=_said(ENGLISH.reasons, language),
        eras=_said(ENGLISH.eras, language),
        models=_said(ENGLISH.models, language),
        stretches=_said(ENGLISH.stretches, language),
        thousands=".",
        point=",",
        months=tuple(in_language(say("{day:MMM}", day=day), language) for day in months),
        weekdays=tuple(_weekday(day, language) for day in days),
        **_texts(Words, language),
    )


def page_words_in(language: Language) -> PageWords:
    """Say every text of the month on one page in a language."""
    return PageWords(kinds=_said(PAGE_ENGLISH.kinds, language), **_texts(PageWords, language))


def _weekday(day: date, language: Language) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - slow, and seldom needed

    return format_date(day, "EEE", locale=language.value)


def _texts(words: type[Words | PageWords], language: Language) -> dict[str, Any]:
    return {
        field.name: translated(field.default, language)
        for field in fields(words)
        if isinstance(field.default, str) and field.name not in _SIGNS
    }


def _said(texts: Mapping[Key, str], language: Language) -> Mapping[Key, str]:
    return {key: translated(text, language) for key, text in texts.items()}
