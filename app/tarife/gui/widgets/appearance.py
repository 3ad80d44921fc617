"""Dresses the application: font, palette, style sheet and tinted icons, now and on a change."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from tarife.charts.kit.palette import DARK as DARK_CHARTS
from tarife.charts.kit.palette import LIGHT as LIGHT_CHARTS
from tarife.charts.kit.palette import ChartTheme
from tarife.gui.text.languages import chart_voice
from tarife.gui.widgets.theme import (
    DARK_TOKENS,
    LIGHT_TOKENS,
    SIZES,
    Theme,
    Tokens,
    is_dark,
    palette,
    style_sheet,
)
from tarife.terms.shipped import data_root

FONT_FAMILY: Final = "DejaVu Sans"
_FONT_FILES: Final = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
_ICON_SIZES: Final = (16, 20, 32, 40, 60)


class TakesIcon(Protocol):
    """An action or a button."""

    def setIcon(self, icon: QIcon, /) -> None: ...


def load_font() -> QFont:
    """Load the font that comes with matplotlib, so that the window looks alike everywhere."""
    spec = find_spec("matplotlib")
    if spec is not None and spec.origin is not None:
        folder = Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"
        for name in _FONT_FILES:
            QFontDatabase.addApplicationFont(str(folder / name))
    font = QFont(FONT_FAMILY)
    font.setPixelSize(SIZES.base - 1)  # DejaVu runs large: 12 px of it read as 13 of others
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def tinted_icon(name: str, tokens: Tokens) -> QIcon:
    """Draw the shipped line icon ``name`` in the colours of ``tokens``."""
    source = (data_root() / "resources" / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    icon = QIcon()
    for mode, colour in (
        (QIcon.Mode.Normal, tokens.text),
        (QIcon.Mode.Disabled, tokens.edge),
        (QIcon.Mode.Selected, tokens.accent),
    ):
        renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
        for size in _ICON_SIZES:
            icon.addPixmap(_drawn(renderer, size), mode)
    return icon


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


class _IconSetter(QObject):
    """Gives one action or button its icon again whenever the colours change."""

    def __init__(self, target: TakesIcon, name: str, appearance: "Appearance") -> None:
        super().__init__(target if isinstance(target, QObject) else None)
        self._target = target
        self._name = name
        self._appearance = appearance

    def set_icon(self) -> None:
        self._target.setIcon(self._appearance.icon(self._name))


class Appearance(QObject):
    """The present look of the application; `changed` tells of a new one."""

    changed = Signal(object)

    def __init__(self, application: QApplication, theme: Theme) -> None:
        super().__init__(application)
        self._application = application
        self._theme = theme
        self.tokens = self._chosen()
        self._icons: dict[tuple[str, Tokens], QIcon] = {}
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def theme(self) -> Theme:
        """What the person chose."""
        return self._theme

    @property
    def is_dark(self) -> bool:
        """Whether the window is dark now."""
        return self.tokens is DARK_TOKENS

    @property
    def chart_theme(self) -> ChartTheme:
        """The present look of charts, in the window's language."""
        return replace(DARK_CHARTS if self.is_dark else LIGHT_CHARTS, voice=chart_voice())

    def choose(self, theme: Theme) -> None:
        """Take another theme at once."""
        self._theme = theme
        self._refresh()

    @contextmanager
    def unstyled(self) -> Iterator[None]:
        """Build a window plain, and style it once: each step would style it anew."""
        self._application.setStyleSheet("")
        try:
            yield
        finally:
            self._application.setStyleSheet(style_sheet(self.tokens))

    def set_icon(self, target: QObject, name: str) -> None:
        """Give an action or button the icon ``name``, tinted now and after each change."""
        setter = _IconSetter(target, name, self)  # type: ignore[arg-type] # has setIcon
        setter.set_icon()
        self.changed.connect(setter.set_icon)

    def icon(self, name: str) -> QIcon:
        """Draw the icon ``name`` in the present colours."""
        key = (name, self.tokens)
        if key not in self._icons:
            self._icons[key] = tinted_icon(name, self.tokens)
        return self._icons[key]

    def _chosen(self) -> Tokens:
        scheme = self._application.styleHints().colorScheme()
        return DARK_TOKENS if is_dark(self._theme, scheme) else LIGHT_TOKENS

    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        self._refresh()

    def _refresh(self) -> None:
        tokens = self._chosen()
        if tokens is not self.tokens:
            self.tokens = tokens
            self._apply()
            self.changed.emit(tokens)

    def _apply(self) -> None:
        self._application.setStyleSheet("")  # Qt takes ten times as long to replace one
        self._application.setPalette(palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens))
