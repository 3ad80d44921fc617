"""Which column of the plan the heading of a pasted one names, in English and Turkish."""

from collections.abc import Mapping
from typing import Final

from tarife.terms.folding import folded, without_remarks

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "country": (
        *("country", "countries", "country code", "market", "markets"),
        *("ulke", "ulkeler", "ulke adi", "ulke kodu", "pazar", "pazarlar"),
    ),
    "people": ("people", "audience", "kisi", "kisiler", "kisi sayisi", "kitle"),
    "marketing": ("marketing", "pazarlama"),
    "utility": ("utility", "fayda"),
    "authentication": (
        *("authentication", "otp", "otps", "one time passwords", "one time password"),
        *("passwords", "password", "codes", "code"),
        *("dogrulama", "sifre", "sifreler", "tek kullanimlik sifre"),
        "tek kullanimlik sifreler",
    ),
    "reply_ratio": (
        *("reply", "replies", "reply rate", "mktg reply", "marketing reply"),
        *("yanit", "yanitlar", "yanit orani", "paz yanit", "pazarlama yanit"),
    ),
    "ad_clicks_per_day": ("ads", "ads day", "ad clicks", "reklam", "reklamlar", "reklam gun"),
    "inbound": ("inbound", "inbound day", "gelen", "gelenler", "gelen gun"),
    "when": ("when", "zaman"),
    "first": ("from", "baslangic"),
    "last": ("until", "bitis"),
}
"""What people write above each column, folded: in full, in short, with and without its unit."""

_COLUMNS: Final = {name: column for column, names in _NAMES.items() for name in names}


def column_named(heading: str) -> str:
    """Give the column that a heading names, in any case and beside its brackets, or nothing."""
    return _COLUMNS.get(folded(without_remarks(heading)), "")
