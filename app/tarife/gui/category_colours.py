"""The colours of categories in tables and calendars: the same as in the charts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tarife.gui.theme import DARK, Tokens
from tarife.plan.lines import TemplateCategory

ON_LIGHT: Final[Mapping[TemplateCategory, str]] = MappingProxyType(
    {
        TemplateCategory.MARKETING: "#D55E00",
        TemplateCategory.UTILITY: "#0072B2",
        TemplateCategory.AUTHENTICATION: "#7B4FA3",
    }
)
ON_DARK: Final[Mapping[TemplateCategory, str]] = MappingProxyType(
    {
        TemplateCategory.MARKETING: "#E8762B",
        TemplateCategory.UTILITY: "#3B94D1",
        TemplateCategory.AUTHENTICATION: "#A67CCB",
    }
)


def category_colour(category: TemplateCategory, tokens: Tokens) -> str:
    """Give the colour of a category; charts are drawn by a library too slow to ask here."""
    return (ON_DARK if tokens is DARK else ON_LIGHT)[category]
