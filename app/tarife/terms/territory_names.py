"""What countries and markets are called in a language.

Everybody else knows them by the names that Meta's rate cards print, in English, and so do
plans, data files and whatever a program reads.
"""

import csv
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from tarife.terms.languages import Language
from tarife.terms.marking import marked
from tarife.terms.shipped import data_root

REGIONS: Final = (
    marked("North America"),
    marked("Rest of Africa"),
    marked("Rest of Asia Pacific"),
    marked("Rest of Central & Eastern Europe"),
    marked("Rest of Latin America"),
    marked("Rest of Middle East"),
    marked("Rest of Western Europe"),
    marked("Other"),
)
"""The markets that are no country; the catalogue translates them."""

_FILES: Final = ("markets.csv", "countries.csv")
_SHORT: Final[Mapping[str, str]] = MappingProxyType(
    {"CI": "Fildişi Sahili", "HK": "Hong Kong", "MO": "Makao", "PS": "Filistin"}
)
"""What people in Turkey call places for which CLDR has a longer name."""


@cache
def names_by_code() -> Mapping[str, str]:
    """Give Meta's names of all countries by ISO 3166-1 alpha-2."""
    files = (data_root() / "rate_cards" / name for name in _FILES)
    rows = (
        row for file in files for row in csv.DictReader(file.read_text("utf-8").splitlines())
    )
    return MappingProxyType({row["iso2"]: row["country"] for row in rows})


def meta_name(code: str) -> str:
    """Give Meta's name of a country; a code that is not known stays as it is."""
    return names_by_code().get(code, code)


@cache
def country_names(language: Language) -> Mapping[str, str]:
    """Give the names of all countries in a language, by Meta's; English has no others."""
    if language is Language.ENGLISH:
        return MappingProxyType({})
    from babel import Locale  # noqa: PLC0415 - slow, and seldom needed

    known = {**Locale.parse(language.value).territories, **_SHORT}
    return MappingProxyType(
        {name: known.get(code, name) for code, name in names_by_code().items()}
    )
