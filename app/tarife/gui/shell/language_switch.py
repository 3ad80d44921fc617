"""Holds the window; another language puts a new one in its place, with the same document."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from tarife.gui.document.forecasting import ForecastService
from tarife.gui.shell.main_window import MainWindow
from tarife.gui.text.languages import LanguageChoice, Languages, language_of
from tarife.gui.widgets import settings
from tarife.gui.widgets.appearance import Appearance

_LAST_KEYS_MS: Final = 600


class LastKeys(QObject):
    """Lets what was pressed at a window that is going act in the one that has its place.

    Making a window takes a second or two: keys of that time are told to the old one later.
    """

    def __init__(self, old: MainWindow, new: MainWindow) -> None:
        super().__init__(old)
        self._old, self._new = old, new
        for action in _actions(old):
            action.setEnabled(False)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        old.retire()  # its work ends at once, the window itself stays for what it is told
        QTimer.singleShot(_LAST_KEYS_MS, old, self._let_go)

    def _let_go(self) -> None:
        self._old.close()
        self._old.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget) or watched.window() is not self._old:
            return False
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        pressed = QKeySequence(event.keyCombination())
        meant = (
            action
            for action in _actions(self._new)
            if action.isEnabled() and pressed in action.shortcuts()
        )
        action = next(meant, None)
        if action is not None:
            QTimer.singleShot(0, action, action.trigger)
        return True


def _actions(window: MainWindow) -> list[QAction]:
    found: Iterable[QAction] = window.findChildren(QAction)
    return list(found)


class WindowHost(QObject):
    """Makes the window, and makes it anew in another language.

    Everything a person has is taken along: the document with its whole history, the chosen
    scenario, moved levers, the page, the day that is explained, the chart and the window's
    place.
    """

    def __init__(
        self,
        forecast_service: ForecastService,
        store: QSettings,
        appearance: Appearance,
        languages: Languages,
    ) -> None:
        super().__init__(languages)
        self._forecast_service = forecast_service
        self._store = store
        self._appearance = appearance
        self._languages = languages
        with appearance.unstyled():
            self.window = self._made()

    def _made(self) -> MainWindow:
        window = MainWindow(self._forecast_service, self._store, self._appearance)
        window.view_menu.language_chosen.connect(self.speak)
        return window

    def come_forward(self, path: Path | None) -> None:
        """Show the window over others, and open a file if another start named one."""
        self.window.come_forward(path)

    def speak(self, choice: LanguageChoice) -> None:
        """Speak another language at once, if what is at work in the window may end."""
        is_same = language_of(choice, QLocale.system()) is self._languages.language
        window = self.window
        if not (is_same or (window.plan_files.may_drop_left() and window.may_end_work())):
            window.view_menu.show_language()
            return
        settings.language.write(self._store, choice)
        self._languages.choose(choice)
        if is_same:
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            with self._appearance.unstyled():
                old, self.window = self.window, self._made()
                hand_over(old, self.window)
            self.window.show()
        finally:
            QApplication.restoreOverrideCursor()
        self.window.help_launcher.take_over(old.help_launcher)
        LastKeys(old, self.window)


def hand_over(old: MainWindow, new: MainWindow) -> None:
    """Show in a new window what an old one shows."""
    old.dialogs.finish_typing()
    new.restoreGeometry(old.saveGeometry())
    new.playing.take_over(old.playing)
    new.recovery.take_over(old.recovery)
    new.tasks.take_over(old.tasks)
    new.rates.tasks.take_over(old.rates.tasks)
    if old.session.plan is None:
        return
    new.session.adopt(old.session)
    new.workspace.why.explain(old.workspace.why.selection)
    new.workspace.calendar.choose(old.workspace.calendar.chosen)
    new.workspace.choose(old.workspace.outline.entry)
    new.workspace.chart.load()
    new.workspace.chart.choose(old.workspace.chart.chart_id)
