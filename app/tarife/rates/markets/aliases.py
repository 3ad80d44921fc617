"""How people call markets beside the names that Meta prints."""

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
