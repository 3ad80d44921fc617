"""How cards name their currency."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tarife.rates.checks import HIGHEST_PLAUSIBLE

_TOKENS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "$us": "USD",
        "us$": "USD",
        "a$": "AUD",
        "au$": "AUD",
        "s$": "SGD",
        "mx$": "MXN",
        "r$": "BRL",
        "£": "GBP",
        "gbd": "GBP",  # Meta's own misprint
        "€": "EUR",
        "₹": "INR",
        "rp": "IDR",
        "rm": "MYR",
        "s/": "PEN",
    }
)


def currency_of(text: str) -> str | None:
    """Find the ISO code of one of Meta's currencies by its token or code."""
    token = text.casefold().replace(" ", "")
    code = _TOKENS.get(token, token.upper())
    return code if code in HIGHEST_PLAUSIBLE else None
