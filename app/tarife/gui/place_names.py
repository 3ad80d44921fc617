"""What countries and markets are called in the language of the window.

The core knows them by the names that Meta's rate cards print, in English, and so do plans,
workbooks and data files.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, TypeVar

from PySide6.QtCore import QCollator, QCoreApplication, QLocale, Qt

from tarife.assets import load_markets
from tarife.terms.marking import QT_TRANSLATE_NOOP

T = TypeVar("T")

_REGIONS: Final = (
    QT_TRANSLATE_NOOP("Markets", "North America"),
    QT_TRANSLATE_NOOP("Markets", "Rest of Africa"),
    QT_TRANSLATE_NOOP("Markets", "Rest of Asia Pacific"),
    QT_TRANSLATE_NOOP("Markets", "Rest of Central & Eastern Europe"),
    QT_TRANSLATE_NOOP("Markets", "Rest of Latin America"),
    QT_TRANSLATE_NOOP("Markets", "Rest of Middle East"),
    QT_TRANSLATE_NOOP("Markets", "Rest of Western Europe"),
    QT_TRANSLATE_NOOP("Markets", "Other"),
)

_SHORT: Final[Mapping[str, str]] = MappingProxyType(
    {"CI": "Fildişi Sahili", "HK": "Hong Kong", "MO": "Makao", "PS": "Filistin"}
)
"""What people in Turkey call places for which CLDR has a longer name."""


def country_name(code: str) -> str:
    """Name a country; a code that is not known stays as it is."""
    return place_name(load_markets().country_name(code))


def place_name(name: str) -> str:
    """Name a market or a country that Meta calls ``name``."""
    return place_names().get(name, name)


def place_names() -> Mapping[str, str]:
    """Give the names of all markets and countries by Meta's; only Turkish has others."""
    if QLocale().language() != QLocale.Language.Turkish:
        return MappingProxyType({})
    regions = {name: QCoreApplication.translate("Markets", name) for name in _REGIONS}
    return MappingProxyType({**_countries("tr"), **regions})


def by_alphabet(things: Iterable[T], name: Callable[[T], str] = str) -> list[T]:
    """Sort things by name as the language does: in Turkish ç comes after c, and ı before i."""
    collator = QCollator(QLocale())
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return sorted(things, key=lambda thing: collator.sortKey(name(thing)))


@cache
def _countries(language: str) -> Mapping[str, str]:
    from babel import Locale  # noqa: PLC0415 - English does without it

    shorter = _SHORT if language == "tr" else {}
    known = {**Locale.parse(language).territories, **shorter}
    return {c.name: known.get(c.iso2, c.name) for c in load_markets().by_code.values()}
