"""Translatable sentences: English text that remembers its template and values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from string import Formatter
from typing import Final, Self

from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.catalogue import catalogue
from tarife.terms.languages import Language
from tarife.terms.money import Money
from tarife.terms.territory_names import country_names

_SEPARATORS: Final = {Language.ENGLISH: {}, Language.TURKISH: str.maketrans(",.", ".,")}
_MONTH: Final = "MMMM y"
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Sentence(str):
    """An English text that remembers what it was made of.

    It compares, sorts and is stored as that text. Added to another text it becomes a plain
    one, so sentences are put into each other as values.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object]) -> Self:
        """Fill the values into the template, as English has them."""
        sentence = super().__new__(cls, _filled(template, values, Language.ENGLISH))
        sentence.template = template
        sentence.values = values
        return sentence

    def __reduce__(self) -> tuple[type[Self], tuple[str, Mapping[str, object]]]:
        return type(self), (self.template, self.values)


def say(template: str, /, **values: object) -> Sentence:
    """Make a sentence; the translator finds its template by this call.

    Args:
        template: English text, with values in braces: ``no card holds {market} on {day}``.
        values: Sentences, numbers, money, days and months are said anew in each language;
            members of a tuple stand with commas between them; all else stays as it is. The
            form of a day is Unicode's: ``{day:d MMM y}``, or none for the usual one. A number
            may bring the word for one or for several, ``{rates:,|rate|rates}``, or be left out
            before it: ``{rates:-|is|are}``.
    """
    return Sentence(template, values)


def territory_name(name: str) -> Sentence:
    """Make a sentence of the name that Meta's rate cards give a country or market."""
    return Sentence(name.replace("{", "{{").replace("}", "}}"), {})


def period_name(period: Period) -> Sentence:
    """Name months in a row: ``November 2026``, ``November 2026 to January 2027``."""
    if period.count == 1:
        return say("{first:MMMM y}", first=period.first_day)
    return say("{first:MMMM y} to {last:MMMM y}", first=period.first_day, last=period.last_day)


def in_language(text: str, language: Language) -> str:
    """Say a sentence in a language; a plain text comes back as it is."""
    if not isinstance(text, Sentence):
        return text
    return _filled(translated(text.template, language), text.values, language)


def translated(template: str, language: Language, context: str = "") -> str:
    """Translate a name, or a text whose values are filled in later.

    English stays where there is no other. A context may have a translation of its own.
    """
    if language is Language.ENGLISH:
        return template
    texts = catalogue(language)
    found = texts.get((context, template)) or texts.get(("", template))
    return country_names(language).get(template, template) if found is None else found


def fill(template: str, language: Language, **values: object) -> str:
    """Fill a text of a language with values, numbers and days as that language writes them."""
    return _filled(template, values, language)


@dataclass(frozen=True, slots=True)
class Voice:
    """Says texts in one language."""

    language: Language = Language.ENGLISH

    def say(self, template: str, /, **values: object) -> str:
        """Say a sentence; the translator finds its template by this call."""
        return self.say_in("", template, **values)

    def say_in(self, context: str, template: str, /, **values: object) -> str:
        """Say a sentence that may have another translation in a context."""
        text = translated(template, self.language, context)
        return _filled(text, values, self.language) if values else text

    def tell(self, text: str) -> str:
        """Say a sentence that was made elsewhere; a plain text stays as it is."""
        return in_language(text, self.language)

    def territory(self, name: str) -> str:
        """Name a market or country, given as the rate card prints it."""
        return translated(name, self.language)


def _filled(template: str, values: Mapping[str, object], language: Language) -> str:
    if "{" not in template:
        return template
    said = {name: _said(value, language) for name, value in values.items()}
    return _Writer(language).vformat(template, (), said)


def _said(value: object, language: Language) -> object:
    if isinstance(value, tuple):
        return ", ".join(str(_said(part, language)) for part in value)
    return in_language(value, language) if isinstance(value, str) else value


class _Writer(Formatter):
    """Writes numbers and days as a language does."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def convert_field(self, value: object, conversion: str | None) -> object:
        """Quote texts by ``!r``; numbers are written with separators instead."""
        if conversion == "r" and isinstance(value, int | float) and not isinstance(value, bool):
            return self.format_field(value, ",")
        return super().convert_field(value, conversion)

    def format_field(self, value: object, format_spec: str) -> str:
        form, *words = format_spec.split("|")
        match value:
            case int() if words:
                word = words[value != 1]
                return word if form == "-" else f"{self.format_field(value, form)} {word}"
            case int() | float() | Decimal() | Money():
                return format(value, format_spec).translate(_SEPARATORS[self._language])
            case BillingMonth() if self._language is not Language.ENGLISH:
                return self._day(value.first_day, _MONTH)
            case Period() if self._language is not Language.ENGLISH:
                return in_language(period_name(value), self._language)
            case date() if format_spec or self._language is not Language.ENGLISH:
                return self._day(value, format_spec)
            case _:
                return format(value, format_spec)

    def _day(self, day: date, form: str) -> str:
        # Not strftime: its months follow the language of the process, and Qt sets that.
        if self._language is not Language.ENGLISH:
            from babel.dates import format_date  # noqa: PLC0415 - slow, and seldom needed

            return format_date(day, form or "long", locale=self._language.value)
        month = _MONTHS[day.month - 1]
        parts = {"MMMM": month, "MMM": month[:3], "y": str(day.year), "d": str(day.day)}
        return " ".join(parts[part] for part in form.split())
