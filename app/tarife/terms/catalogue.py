"""The translations of all texts, in gettext's format: one file a language, for every room."""

import json
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, TypeAlias

from tarife.terms.languages import Language
from tarife.terms.shipped import data_root

Translations: TypeAlias = Mapping[tuple[str, str], str]
"""Translations by context and English text; the context is empty, except where one text has
several translations."""

_ENTRY: Final = re.compile(r'(?:msgctxt "(.*)"\n)?msgid "(.+)"\nmsgstr "(.*)"\n')


@cache
def catalogue(language: Language) -> Translations:
    """Give the translations of each English text, once read; English has none."""
    path = data_root() / "resources" / "translations" / f"{language}.po"
    if not path.is_file():
        return MappingProxyType({})
    return {key: said for key, said in read_catalogue(path.read_text("utf-8")).items() if said}


def read_catalogue(text: str) -> Translations:
    """Read a ``.po`` file as ``packaging/translations.py`` writes it: each text on one line.

    A text that is not translated yet comes with an empty translation.
    """
    return {
        (context, _unquoted(source)): _unquoted(said)
        for context, source, said in _ENTRY.findall(text)
    }


def _unquoted(text: str) -> str:
    return json.loads(f'"{text}"') if "\\" in text else text
