"""The colours of the categories, for charts and for a window that has no charts yet."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tarife.terms.categories import Category

ON_LIGHT: Final[Mapping[Category, str]] = MappingProxyType(
    {
        Category.MARKETING: "#D55E00",
        Category.UTILITY: "#0072B2",
        Category.AUTHENTICATION: "#7B4FA3",
        Category.AUTHENTICATION_INTERNATIONAL: "#A583C4",
        Category.SERVICE: "#009E73",
    }
)
ON_DARK: Final[Mapping[Category, str]] = MappingProxyType(
    {
        Category.MARKETING: "#E8762B",
        Category.UTILITY: "#3B94D1",
        Category.AUTHENTICATION: "#A67CCB",
        Category.AUTHENTICATION_INTERNATIONAL: "#CDB6E0",
        Category.SERVICE: "#1FB98C",
    }
)
