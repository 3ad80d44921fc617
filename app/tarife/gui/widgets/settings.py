"""What the window remembers between runs; every setting is declared once, here."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QByteArray, QLocale, QSettings

from tarife.gui.text.languages import LanguageChoice
from tarife.gui.text.numbers import with_percent
from tarife.gui.widgets.theme import Theme
from tarife.terms.languages import Language

_FACTOR: Final = "QT_SCALE_FACTOR"


class Zoom(StrEnum):
    """What a person chose, in per cent of the usual size."""

    USUAL = "100"
    LARGER = "125"
    LARGE = "150"
    VERY_LARGE = "175"
    DOUBLE = "200"

    @property
    def text(self) -> str:
        """The choice as the language writes it."""
        return with_percent(self.value, QLocale())


def enlarge(zoom: Zoom) -> None:
    """Have Qt draw text, controls and charts at this size; before the application is made.

    A factor that stands in the environment already is a person's own, and holds.
    """
    if zoom is not Zoom.USUAL:
        os.environ.setdefault(_FACTOR, str(int(zoom.value) / 100))


T = TypeVar("T")
Member = TypeVar("Member", bound=StrEnum)

RECENT_FILES: Final = 8


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One remembered value.

    Attributes:
        key: Where it stands in the store.
        default: What holds when nothing, or nothing usable, is stored.
        decode: Turns what the store gives back into a value, or raises ``ValueError``.
        encode: Turns a value into what the store keeps.
    """

    key: str
    default: T
    decode: Callable[[Any], T]
    encode: Callable[[T], Any]

    def read(self, store: QSettings) -> T:
        """Give the stored value, or the default."""
        if not store.contains(self.key):
            return self.default
        try:
            return self.decode(store.value(self.key))
        except (ValueError, RecursionError):  # JSON that is nested too deeply
            return self.default

    def write(self, store: QSettings, value: T) -> None:
        """Keep ``value``."""
        store.setValue(self.key, self.encode(value))


def _choice(key: str, default: Member) -> Setting[Member]:
    return Setting(key, default, lambda stored: type(default)(str(stored)), str)


def _optional(key: str, kind: type[Member]) -> Setting[Member | None]:
    return Setting(key, None, lambda stored: kind(str(stored)), str)


def _switch(key: str, *, is_on: bool) -> Setting[bool]:
    def decode(stored: Any) -> bool:
        text = str(stored).casefold()
        if text not in ("true", "false"):
            message = f"{key} is neither on nor off"
            raise ValueError(message)
        return text == "true"

    return Setting(key, is_on, decode, str)


def _bytes(key: str) -> Setting[bytes]:
    def decode(stored: Any) -> bytes:
        if not isinstance(stored, QByteArray):
            message = f"{key} holds no bytes"
            raise ValueError(message)  # noqa: TRY004 - unusable content, as every decoder says
        return bytes(stored.data())

    return Setting(key, b"", decode, QByteArray)


def _texts(key: str) -> Setting[tuple[str, ...]]:
    def decode(stored: Any) -> tuple[str, ...]:
        entries = stored if isinstance(stored, list) else [stored]
        return tuple(str(entry) for entry in entries if entry)

    return Setting(key, (), decode, list)


def _text(key: str) -> Setting[str]:
    return Setting(key, "", str, str)


def _by_name(key: str) -> Setting[dict[str, Any]]:
    """Keep values that JSON can write, each under a name."""

    def decode(stored: Any) -> dict[str, Any]:
        found = json.loads(str(stored))
        if not isinstance(found, dict):
            message = f"{key} holds no names"
            raise ValueError(message)  # noqa: TRY004 - unusable content, as every decoder says
        return found

    return Setting(key, {}, decode, json.dumps)


theme: Final = _choice("view/theme", Theme.SYSTEM)
language: Final = _choice("view/language", LanguageChoice.SYSTEM)
zoom: Final = _choice("view/zoom", Zoom.USUAL)
still: Final = _switch("view/still", is_on=False)
budget_language: Final = _optional("export/language", Language)
help_geometry: Final = _bytes("help/geometry")
window_geometry: Final = _bytes("window/geometry")
outline_split: Final = _bytes("window/outline-split")
chart_beside_split: Final = _bytes("window/chart-beside-split")
chart_above_split: Final = _bytes("window/chart-above-split")
what_if_open: Final = _switch("window/what-if-shown", is_on=False)
recent_files: Final = _texts("files/recent")
recent_glances: Final = _by_name("files/recent-glances")
plan_country: Final = _text("new-plan/country")
plan_currency: Final = _text("new-plan/currency")
plan_folder: Final = _text("new-plan/folder")


def with_recent(recent: tuple[str, ...], path: str) -> tuple[str, ...]:
    """Put ``path`` first in the list of recent files, once, and keep the list short."""
    others = tuple(entry for entry in recent if entry != path)
    return (path, *others)[:RECENT_FILES]
