"""Countries by any name that people give them: Meta's, English, Turkish, or their code."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

from tarife.rates.markets.aliases import COUNTRY_ALIASES
from tarife.rates.markets.markets import Markets
from tarife.terms.folding import folded
from tarife.terms.languages import Language
from tarife.terms.sentences import translated

LANGUAGES: Final = ("en", "tr")
"""The languages whose names are known; an installer carries the words of these alone."""


class CountryNames:
    """Finds a country by a whole name, whatever its case and accents.

    Names come from Meta's list and, in English and Turkish, from Unicode's CLDR.
    """

    def __init__(self, markets: Markets) -> None:
        self._markets = markets

    def code_of(self, text: str) -> str:
        """Find a country's ISO 3166 alpha-2 code by its name or code, or an empty text."""
        wanted = folded(text)
        return self.by_name.get(wanted) or COUNTRY_ALIASES.get(wanted, "")

    def names(self, code: str) -> tuple[str, ...]:
        """Give the names of a country, Meta's first, without repetition."""
        known = self._markets.country_name(code)
        ours = (translated(known, language) for language in Language)
        cldr = (names.get(code, "") for names in self._cldr)
        return tuple(dict.fromkeys(name for name in (known, *ours, *cldr) if name))

    def searched(self, code: str) -> tuple[str, ...]:
        """Give everything that finds a country, folded: its names, its code, short forms."""
        short = (text for text, meant in COUNTRY_ALIASES.items() if meant == code)
        return tuple(dict.fromkeys((*map(folded, self.names(code)), folded(code), *short)))

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """The code of every country by its folded names and code."""
        codes = self._markets.countries
        by_name = {folded(name): code for code in reversed(codes) for name in self.names(code)}
        return by_name | {folded(code): code for code in codes}

    @cached_property
    def _cldr(self) -> tuple[Mapping[str, str], ...]:
        from babel import Locale  # noqa: PLC0415 - not before somebody looks for a country

        return tuple(Locale.parse(language).territories for language in LANGUAGES)
