"""The colours of categories in tables, calendars and the playground: the same as in charts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tarife.gui.theme import DARK, Tokens
from tarife.plan.model.lines import TemplateCategory
from tarife.terms.categories import Category

ON_LIGHT: Final[Mapping[str, str]] = MappingProxyType(
    {
        Category.MARKETING: "#D55E00",
        Category.UTILITY: "#0072B2",
        Category.AUTHENTICATION: "#7B4FA3",
        Category.AUTHENTICATION_INTERNATIONAL: "#A583C4",
        Category.SERVICE: "#009E73",
    }
)
ON_DARK: Final[Mapping[str, str]] = MappingProxyType(
    {
        Category.MARKETING: "#E8762B",
        Category.UTILITY: "#3B94D1",
        Category.AUTHENTICATION: "#A67CCB",
        Category.AUTHENTICATION_INTERNATIONAL: "#CDB6E0",
        Category.SERVICE: "#1FB98C",
    }
)


def category_colour(category: Category | TemplateCategory, tokens: Tokens) -> str:
    """Give the colour of a category; charts are drawn by a library too slow to ask here."""
    return (ON_DARK if tokens is DARK else ON_LIGHT)[category.value]
