"""The translations of the core's sentences, read from the file that Qt's tools write."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from xml.etree import ElementTree as ET

from tarife.terms.languages import Language
from tarife.terms.shipped import data_root


@cache
def catalogue(language: Language) -> Mapping[str, str]:
    """Give the translation of each English text, once read; English has none.

    The core asks by the text alone, so a text has one translation wherever it stands.
    """
    place = data_root() / "resources" / "translations" / f"core_{language}.ts"
    return read_catalogue(place.read_text("utf-8")) if place.is_file() else MappingProxyType({})


def read_catalogue(text: str) -> Mapping[str, str]:
    """Read the finished translations of a ``.ts`` file, by their English text."""
    found = {}
    for message in ET.fromstring(text).iter("message"):  # noqa: S314 - our own file
        said = message.find("translation")
        if said is not None and said.text and said.get("type") is None:
            found[message.findtext("source", "")] = said.text
    return MappingProxyType(found)
