"""Countries by any name people give them: Meta's, English, Turkish, or their code."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final, TypeVar

from PySide6.QtCore import QCollator, QLocale, Qt

from tarife.assets import load_markets
from tarife.gui.text.languages import spoken
from tarife.rates.markets.markets import Markets
from tarife.terms.folding import folded
from tarife.terms.problems import nearest
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


LANGUAGES: Final = ("en", "tr")
"""The languages whose names are known; an installer carries the words of these alone."""

_SHORT: Final[Mapping[str, str]] = MappingProxyType(
    {"uk": "GB", "usa": "US", "uae": "AE", "abd": "US", "bae": "AE"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """A country as a list offers it.

    Attributes:
        code: ISO 3166 alpha-2.
        name: What the window calls it.
        label: The name, with what else people call it.
        search: Everything that finds it, folded.
    """

    code: str
    name: str
    label: str
    search: str


class Countries:
    """Finds a country by what a person typed.

    Names come from Meta's list and, in English and Turkish, from Unicode's CLDR.
    """

    def __init__(self, markets: Markets) -> None:
        self._markets = markets

    def name(self, code: str) -> str:
        """Name a country."""
        return place_name(self._markets.country_name(code))

    def find(self, text: str) -> str:
        """Find the code of a country by its code, a name, or the beginning of one.

        Returns:
            The code, or nothing if no country or more than one is meant.
        """
        wanted = folded(text)
        exact = self._by_name.get(wanted) or _SHORT.get(wanted)
        if exact or not wanted:
            return exact or ""
        begun = {code for name, code in self._by_name.items() if name.startswith(wanted)}
        return begun.pop() if len(begun) == 1 else self._first_named(begun, wanted)

    def hint(self, text: str) -> str:
        """Offer the country that was most likely meant, or nothing."""
        return nearest(text, tuple(self.name(code) for code in self._markets.countries))

    @cached_property
    def offers(self) -> tuple[Named, ...]:
        """Every country as a list offers it, by name."""
        return tuple(self._named(code) for code in self.codes)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of all countries, by name."""
        return tuple(by_alphabet(self._markets.countries, self.name))

    def _named(self, code: str) -> Named:
        name = self.name(code)
        others = [other for other in self._names(code) if folded(other) != folded(name)]
        label = f"{name} · {others[-1]}" if others else name
        search = " ".join(folded(word) for word in (name, *others, code))
        return Named(code, name, label, search)

    def _first_named(self, codes: set[str], wanted: str) -> str:
        """Choose among several the first whose own name begins so, by the alphabet."""
        named = (code for code in self.codes if code in codes)
        return next((c for c in named if folded(self.name(c)).startswith(wanted)), "")

    @cached_property
    def _by_name(self) -> dict[str, str]:
        codes = self._markets.countries
        by_name = {folded(name): code for code in reversed(codes) for name in self._names(code)}
        return by_name | {folded(code): code for code in codes}

    def _names(self, code: str) -> tuple[str, ...]:
        """Give the names of a country, the window's own first, without repetition."""
        own = (self.name(code), self._markets.country_name(code))
        cldr = (names.get(code, "") for names in self._cldr)
        return tuple(dict.fromkeys(name for name in (*own, *cldr) if name))

    @cached_property
    def _cldr(self) -> tuple[Mapping[str, str], ...]:
        from babel import Locale  # noqa: PLC0415 - not before somebody looks for a country

        return tuple(Locale.parse(language).territories for language in LANGUAGES)
