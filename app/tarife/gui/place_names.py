"""What countries and markets are called, and how names are sorted, in the window."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QCollator, QLocale, Qt

from tarife.assets import load_markets
from tarife.gui.languages import spoken
from tarife.terms.sentences import translated

T = TypeVar("T")


def country_name(code: str) -> str:
    """Name a country; a code that is not known stays as it is."""
    return place_name(load_markets().country_name(code))


def place_name(name: str) -> str:
    """Name a market or a country that Meta calls ``name``."""
    return translated(name, spoken())


def by_alphabet(things: Iterable[T], name: Callable[[T], str] = str) -> list[T]:
    """Sort things by name as the language does: in Turkish ç comes after c, and ı before i."""
    collator = QCollator(QLocale())
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return sorted(things, key=lambda thing: collator.sortKey(name(thing)))
