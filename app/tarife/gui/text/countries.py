"""Countries by any name people give them: Meta's, English, Turkish, or their code."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Final, TypeVar

from PySide6.QtCore import QCollator, QLocale, Qt

from tarife.assets import load_markets
from tarife.gui.text.languages import spoken
from tarife.rates.markets.countries import CountryNames
from tarife.rates.markets.markets import Markets
from tarife.terms.folding import folded
from tarife.terms.problems import slip_of
from tarife.terms.sentences import translated

T = TypeVar("T")

_CODE: Final = 3


def country_name(code: str) -> str:
    """Name a country; a code that is not known stays as it is."""
    return territory_text(load_markets().country_name(code))


def territory_text(name: str) -> str:
    """Name a market or a country that Meta calls ``name``."""
    return translated(name, spoken())


def by_alphabet(things: Iterable[T], name: Callable[[T], str] = str) -> list[T]:
    """Sort things by name as the language does: in Turkish ç comes after c, and ı before i."""
    collator = QCollator(QLocale())
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return sorted(things, key=lambda thing: collator.sortKey(name(thing)))


@dataclass(frozen=True, slots=True)
class Named:
    """A country as a list offers it.

    Attributes:
        code: ISO 3166 alpha-2.
        name: What the window calls it.
        label: The name, with what else people call it.
        search: Everything that finds it, folded, what the window calls it first.
    """

    code: str
    name: str
    label: str
    search: tuple[str, ...]


def rank(names: Sequence[str], typed: str) -> int:
    """Say how near what is typed comes to something of some names, all folded; 0 is nearest.

    It is one of them, the beginning of the first, of another, of a word, or none of that.
    """
    nearness = (
        typed in names,
        names[0].startswith(typed),
        any(name.startswith(typed) for name in names),
        any(f" {typed}" in name for name in names),
        True,
    )
    return nearness.index(True)


class Countries:
    """Finds a country by what a person typed.

    Names come from Meta's list and, in English and Turkish, from Unicode's CLDR.
    """

    def __init__(self, markets: Markets) -> None:
        self._markets = markets
        self._known = CountryNames(markets)

    def name(self, code: str) -> str:
        """Name a country."""
        return territory_text(self.meta_name(code))

    def meta_name(self, code: str) -> str:
        """Name a country as Meta does."""
        return self._markets.country_name(code)

    def find(self, text: str) -> str:
        """Find the code of a country by its code, a name, or the beginning of one.

        Returns:
            The code, or nothing if no country or more than one is meant.
        """
        wanted = folded(text)
        exact = self._known.code_of(text)
        if exact or not wanted:
            return exact
        first = bisect_left(self._sorted_names, wanted)
        names = takewhile(lambda name: name.startswith(wanted), self._sorted_names[first:])
        begun = {self._known.by_name[name] for name in names}
        return begun.pop() if len(begun) == 1 else self._first_named(begun, wanted)

    def meant(self, text: str) -> str:
        """Name the country that was most likely meant by any of its names, or nothing."""
        named = {name: code for name, code in self._known.by_name.items() if len(name) > _CODE}
        found = slip_of(folded(text), named)
        return self.name(named[found]) if found else ""

    @cached_property
    def _sorted_names(self) -> tuple[str, ...]:
        return tuple(sorted(self._known.by_name))

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
        search = dict.fromkeys((folded(name), *self._known.searched(code)))
        return Named(code, name, label, tuple(search))

    def _first_named(self, codes: set[str], wanted: str) -> str:
        """Choose among several the first whose own name begins so, by the alphabet."""
        named = (code for code in self.codes if code in codes)
        return next((c for c in named if folded(self.name(c)).startswith(wanted)), "")

    def _names(self, code: str) -> tuple[str, ...]:
        """Give the names of a country, the window's own first, without repetition."""
        return tuple(dict.fromkeys((self.name(code), *self._known.names(code))))
