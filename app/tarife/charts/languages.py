"""The texts of the charts and of the page in a language, for those who know no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from functools import partial
from typing import Any, Final, TypeAlias, TypeVar

from tarife.charts.page_words import PAGE_ENGLISH, PageWords
from tarife.charts.words import ENGLISH, Words
from tarife.terms.languages import Language
from tarife.terms.sentences import in_language, say, translated

Key = TypeVar("Key")
Translate: TypeAlias = Callable[[str], str]

_NO_TEXTS: Final = ("thousands", "point", "language")
_YEAR: Final = 2024  # it begins on a Monday


def words_in(language: Language) -> Words:
    """Say every text of the charts in a language."""
    if language is Language.ENGLISH:
        return ENGLISH
    months = [date(_YEAR, month, 1) for month in range(1, 13)]
    days = [date(_YEAR, 1, day) for day in range(1, 8)]
    return words_by(
        partial(translated, language=language),
        language=language,
        thousands=".",
        point=",",
        months=tuple(in_language(say("{day:MMM}", day=day), language) for day in months),
        weekdays=tuple(_weekday(day, language) for day in days),
    )


def page_words_in(language: Language) -> PageWords:
    """Say every text of the month on one page in a language."""
    return page_words_by(partial(translated, language=language))


def words_by(translate: Translate, **signs: Any) -> Words:
    """Say every text of the charts as a translator does.

    Args:
        translate: The translator.
        signs: The fields that tell how names, numbers and days are written.
    """
    return Words(
        categories=_said(ENGLISH.categories, translate),
        reasons=_said(ENGLISH.reasons, translate),
        eras=_said(ENGLISH.eras, translate),
        models=_said(ENGLISH.models, translate),
        stretches=_said(ENGLISH.stretches, translate),
        **_texts(Words, translate),
        **signs,
    )


def page_words_by(translate: Translate) -> PageWords:
    """Say every text of the month on one page as a translator does."""
    return PageWords(kinds=_said(PAGE_ENGLISH.kinds, translate), **_texts(PageWords, translate))


def _weekday(day: date, language: Language) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - slow, and seldom needed

    return format_date(day, "EEE", locale=language.value)


def _texts(words: type[Words | PageWords], translate: Translate) -> dict[str, Any]:
    return {
        field.name: translate(field.default)
        for field in fields(words)
        if isinstance(field.default, str) and field.name not in _NO_TEXTS
    }


def _said(texts: Mapping[Key, str], translate: Translate) -> Mapping[Key, str]:
    return {key: translate(text) for key, text in texts.items()}
