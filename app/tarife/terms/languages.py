"""The languages that a budget can be written in."""

from enum import StrEnum
from typing import Final


class Language(StrEnum):
    """A language; the value is its ISO 639-1 code."""

    ENGLISH = "en"
    TURKISH = "tr"


LANGUAGE_NAMES: Final = {Language.ENGLISH: "English", Language.TURKISH: "Türkçe"}
"""Each language by its own name."""
