"""How people call markets and countries beside the names that Meta and Unicode print."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_CALLED: Final = {
    "United Arab Emirates": ("uae", "u a e", "emirates", "arab emirates", "bae"),
    "United Kingdom": ("uk", "u k", "great britain", "britain"),
    "Saudi Arabia": ("ksa", "k s a", "saudi", "kingdom of saudi arabia"),
    "South Africa": ("rsa", "republic of south africa"),
    "Russia": ("russian federation",),
    "Netherlands": ("holland",),
    "Brazil": ("brasil",),
    "Turkey": ("turkiye cumhuriyeti", "republic of turkiye", "republic of turkey", "turquia"),
    "Spain": ("espana", "espanha"),
    "Germany": ("deutschland", "alemania", "alemanha"),
    "North America": (
        *("usa", "us", "u s", "u s a", "united states", "united states of america"),
        *("us canada", "usa canada", "us and canada", "usa and canada", "canada and usa"),
        *("united states and canada", "united states canada", "northern america"),
    ),
    "Rest of Africa": ("rest africa", "africa rest", "other africa", "ro africa"),
    "Rest of Asia Pacific": (
        *("rest of apac", "rest of asia", "rest apac", "apac", "rest of asia and pacific"),
        *("other asia pacific", "asia pacific"),
    ),
    "Rest of Central & Eastern Europe": (
        *("rest of cee", "cee", "rest of eastern europe", "rest of central eastern europe"),
        *("central and eastern europe", "rest cee"),
    ),
    "Rest of Latin America": (
        *("rest of latam", "latam", "rest latam", "latin america", "other latin america"),
        *("rest of latin america and caribbean",),
    ),
    "Rest of Middle East": ("rest of me", "middle east", "rest middle east", "rest of mena"),
    "Rest of Western Europe": ("rest of we", "western europe", "rest of west europe"),
    "Other": (
        *("row", "r o w", "rest of world", "rest of globe", "others", "all others"),
        *("other countries", "all other countries", "other markets", "all other markets"),
        *("everywhere else", "otros", "otros paises", "outros", "outros paises"),
        *("diger", "digerleri", "diger ulkeler"),
    ),
}
ALIASES: Final[Mapping[str, str]] = MappingProxyType(
    {alias: name for name, several in _CALLED.items() for alias in several}
)
"""The name of a market by what else it is called, folded and without any ``the``."""

_COUNTRIES_CALLED: Final = {
    "AE": (
        *("uae", "u a e", "emirates", "the emirates", "arab emirates"),
        *("bae", "b a e", "emirlikler", "arap emirlikleri"),
    ),
    "BA": ("bosna ve hersek",),
    "BR": ("brasil",),
    "BY": ("byelorussia", "beyaz rusya"),
    "CD": ("drc", "d r c", "dr congo", "demokratik kongo", "kongo demokratik cumhuriyeti"),
    "CN": ("prc", "p r c", "people s republic of china", "cin halk cumhuriyeti"),
    "CY": ("southern cyprus", "guney kibris", "g kibris"),
    "CZ": ("czech rep", "cek cumhuriyeti", "cek cum"),
    "DE": ("deutschland", "federal almanya"),
    "DO": ("dominican rep",),
    "ES": ("espana",),
    "GB": (
        *("uk", "u k", "great britain", "britain", "england", "scotland", "wales"),
        *("northern ireland", "ingiltere", "buyuk britanya", "britanya", "iskocya", "galler"),
        "kuzey irlanda",
    ),
    "IE": ("eire", "republic of ireland", "irlanda cumhuriyeti"),
    "KP": ("n korea", "dprk", "k kore"),
    "KR": ("korea", "s korea", "republic of korea", "kore", "g kore"),
    "MD": ("moldavia", "moldavya"),
    "MK": ("macedonia", "n macedonia", "makedonya", "k makedonya"),
    "MM": ("burma", "birmanya"),
    "NL": ("the netherlands",),
    "NZ": ("n zealand", "y zelanda"),
    "RU": ("rusya federasyonu",),
    "SA": ("ksa", "k s a", "s arabia", "s arabistan"),
    # Its numbers begin with +90, so Meta counts its people to Turkey.
    "TR": ("republic of turkey", "turkiye cumhuriyeti", "kktc", "k k t c", "kuzey kibris"),
    "US": (
        *("usa", "u s", "u s a", "america", "united states of america"),
        *("abd", "a b d", "amerika"),
    ),
    "VN": ("viet nam",),
    "ZA": ("s africa", "rsa", "republic of south africa", "g afrika"),
}
COUNTRY_ALIASES: Final[Mapping[str, str]] = MappingProxyType(
    {alias: code for code, several in _COUNTRIES_CALLED.items() for alias in several}
)
"""The code of a country by what else it is called in English and Turkish, folded."""
