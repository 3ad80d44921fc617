"""How the window is shown: colours, language and size, chosen in the *View* menu."""

from collections.abc import Iterable
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from tarife.gui.text.languages import LanguageChoice
from tarife.gui.widgets import settings
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.settings import Zoom
from tarife.gui.widgets.theme import Theme
from tarife.terms.languages import LANGUAGE_NAMES

_MENU_GONE_MS: Final = 50


class ViewMenu(QObject):
    """Keeps what a person chooses, and tells what must be made anew.

    `language_chosen` tells another language, `stillness_chosen` whether nothing may move,
    `message` a sentence for the status line.
    """

    language_chosen = Signal(object)
    stillness_chosen = Signal(bool)
    message = Signal(str)

    def __init__(self, store: QSettings, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._appearance = appearance
        self.themes = self._group(
            (
                (Theme.SYSTEM, self.tr("Colours of the &system")),
                (Theme.LIGHT, self.tr("&Light")),
                (Theme.DARK, self.tr("&Dark")),
            ),
            appearance.theme,
        )
        names = [
            (LanguageChoice(language.value), name) for language, name in LANGUAGE_NAMES.items()
        ]
        self.languages = self._group(
            [(LanguageChoice.SYSTEM, self.tr("That of the &system")), *names],
            settings.language.read(store),
        )
        self.zooms = self._group(
            [(zoom, zoom.text) for zoom in Zoom], settings.zoom.read(store)
        )
        self.still = QAction(self.tr("Less &motion"), self)
        self.still.setCheckable(True)
        self.still.setChecked(settings.still.read(store))
        self.still.toggled.connect(self._take_stillness)
        self.themes.triggered.connect(self._take_theme)
        self.languages.triggered.connect(self._take_language)
        self.zooms.triggered.connect(self._take_zoom)

    def show_language(self) -> None:
        """Mark the language that is kept."""
        kept = settings.language.read(self._store).value
        for action in self.languages.actions():
            action.setChecked(action.data() == kept)

    def fill(self, menu: QMenu) -> None:
        """Put every choice into the menu."""
        menu.addActions(self.themes.actions())
        menu.addSeparator()
        # Each language by its own name, so that everybody finds theirs.
        menu.addMenu(self.tr("Lan&guage")).addActions(self.languages.actions())
        menu.addMenu(self.tr("Si&ze")).addActions(self.zooms.actions())
        menu.addAction(self.still)

    def _group(self, choices: Iterable[tuple[StrEnum, str]], chosen: StrEnum) -> QActionGroup:
        group = QActionGroup(self)
        for choice, name in choices:
            action = group.addAction(name)
            action.setCheckable(True)
            action.setData(choice.value)
            action.setChecked(choice is chosen)
        return group

    def _take_theme(self, action: QAction) -> None:
        theme = Theme(action.data())
        settings.theme.write(self._store, theme)
        self._appearance.choose(theme)

    def _take_language(self, action: QAction) -> None:
        """Tell of another language once the menu that was clicked is gone from the screen."""
        QTimer.singleShot(
            _MENU_GONE_MS, partial(self.language_chosen.emit, LanguageChoice(action.data()))
        )

    def _take_stillness(self, is_still: bool) -> None:  # noqa: FBT001 - Qt's signal
        settings.still.write(self._store, is_still)
        self.stillness_chosen.emit(is_still)

    def _take_zoom(self, action: QAction) -> None:
        zoom = Zoom(action.data())
        settings.zoom.write(self._store, zoom)
        sentence = self.tr("Tarife shows everything at %1 from its next start on")
        self.message.emit(sentence.replace("%1", zoom.text))
