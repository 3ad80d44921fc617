"""Help at hand: the guide on F1, everywhere, and the sheet of shortcuts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QSettings, QUrl, Signal
from PySide6.QtGui import QAction, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from tarife.gui.document.files import WhereTo
from tarife.gui.document.forecasting import ForecastService
from tarife.gui.document.session import PlanSession
from tarife.gui.help.anchors import topic_of
from tarife.gui.result.person import PersonPanel
from tarife.gui.shell.about import ShortcutsDialog
from tarife.gui.shell.start_page import StartPanel
from tarife.gui.text.languages import LanguageChoice, language_of
from tarife.gui.widgets.appearance import Appearance
from tarife.insight.explain.timelines import Timeline
from tarife.plan.model.plan import Plan

if TYPE_CHECKING:
    from tarife.gui.help.window import HelpWindow

_EQUIPPED = "has_help"


class HelpLauncher(QObject):
    """Opens the guide on the topic of what has the focus, in the window and its dialogs."""

    situation_wanted = Signal(str)

    def __init__(
        self,
        forecast_service: ForecastService,
        store: QSettings,
        appearance: Appearance,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._forecast_service = forecast_service
        self._store = store
        self._appearance = appearance
        self._window = window
        self.guide: HelpWindow | None = None
        QApplication.instance().focusChanged.connect(self._equip)  # type: ignore[union-attr]

    def show_help(self) -> None:
        """Open the guide on the topic of what has the focus, or bring it forward."""
        self.show_page(topic_of(QApplication.focusWidget() or self._window.focusWidget()))

    def show_page(self, target: str) -> None:
        """Open the guide on a topic; an empty one leaves it where it is."""
        guide = self._made()
        self._stand_beside(QApplication.activeModalWidget() or self._window)
        guide.show()
        guide.go_to(target)
        guide.raise_()
        guide.activateWindow()

    def show_shortcuts(self) -> None:
        """Open the sheet of shortcuts."""
        ShortcutsDialog(self._window.menuBar(), self._window).open()

    def take_over(self, before: "HelpLauncher") -> None:
        """Show what another window's guide shows, whose language was another one."""
        guide = before.guide
        if guide is not None and guide.isVisible():
            made = self._made()
            made.setGeometry(guide.geometry())
            self.show_page(guide.target)

    def close(self) -> None:
        """Go with the window."""
        QApplication.instance().focusChanged.disconnect(self._equip)  # type: ignore[union-attr]
        if self.guide is not None:
            self.guide.close()
            self.guide.deleteLater()
            self.guide = None

    def _made(self) -> "HelpWindow":
        if self.guide is None:
            from tarife.gui.help.pages import read_pages  # noqa: PLC0415 - only now
            from tarife.gui.help.window import HelpWindow  # noqa: PLC0415 - only now

            pages = read_pages(language_of(LanguageChoice.SYSTEM, QLocale()))
            self.guide = HelpWindow(pages, self._draw, self._appearance, self._store)
            self.guide.reader.situation_wanted.connect(self.situation_wanted)
        return self.guide

    def _draw(self, address: QUrl, width: int) -> QImage:
        from tarife.gui.help.pictures import picture  # noqa: PLC0415 - compiles

        known = self._forecast_service
        return picture(address, width, lambda: known.rates, self._appearance)

    def _stand_beside(self, owner: QWidget) -> None:
        """Belong to a window: a dialog that blocks others lets its own ones be used."""
        guide = self._made()
        guide.winId()
        guide.windowHandle().setTransientParent(owner.window().windowHandle())
        if isinstance(owner, QDialog):
            owner.finished.connect(self._stand_beside_window)

    def _stand_beside_window(self) -> None:
        if self.guide is not None:
            handle = self._window.windowHandle()
            self.guide.windowHandle().setTransientParent(handle)

    def _equip(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Give a dialog the key for help, which the menu of a blocked window cannot hear."""
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.property(_EQUIPPED):
            return
        dialog.setProperty(_EQUIPPED, True)  # noqa: FBT003 - Qt's property
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), dialog)
        key.activated.connect(self.show_help)


if TYPE_CHECKING:
    from tarife.gui.playground.window import PlaygroundWindow


class PlaygroundLauncher(QObject):
    """Keeps the one playground of a window."""

    def __init__(
        self,
        forecast_service: ForecastService,
        appearance: Appearance,
        help_launcher: HelpLauncher,
        where_to: WhereTo,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._forecast_service = forecast_service
        self._appearance = appearance
        self._help_launcher = help_launcher
        self._where_to = where_to
        self._window = window
        self.playground: PlaygroundWindow | None = None
        help_launcher.situation_wanted.connect(self.show_situation)

    def listen(self, action: QAction, start: StartPanel) -> None:
        """Open at the wish of the menu or of the start page."""
        action.triggered.connect(self.show)
        start.playground_requested.connect(self.show)

    def listen_to_person(self, person: PersonPanel, session: PlanSession) -> None:
        """Open with the messages of the person that explains a figure."""

        def open_with(timeline: Timeline) -> None:
            if session.plan is not None:
                self.show_messages(timeline, session.plan)

        person.play_requested.connect(open_with)

    def take_over(self, before: "PlaygroundLauncher") -> None:
        """Show what another window's playground shows, whose language was another one."""
        if before.playground is not None and before.playground.isVisible():
            made = self._made()
            made.take_over(before.playground)
            made.setGeometry(before.playground.geometry())
            made.show()

    def show(self) -> None:
        """Open the playground, or bring it forward."""
        made = self._made()
        made.show()
        made.raise_()
        made.activateWindow()

    def show_messages(self, timeline: Timeline, plan: Plan) -> None:
        """Open the playground with the messages of a person of a plan."""
        from tarife.insight.playground.own_messages import situation_of  # noqa: PLC0415 - compiles

        self._made().open_messages(situation_of(timeline, plan))
        self.show()

    def show_situation(self, name: str) -> None:
        """Open the playground with a ready-made situation."""
        from tarife.insight.playground.situations import BY_ID  # noqa: PLC0415 - compiles

        self._made().ask(BY_ID[name])
        self.show()

    def _made(self) -> "PlaygroundWindow":
        if self.playground is None:
            from tarife.gui.playground.window import (  # noqa: PLC0415 - compiles
                PlaygroundWindow,
            )

            forecast_service = self._forecast_service
            self.playground = PlaygroundWindow(
                lambda: forecast_service.rates,
                self._appearance,
                self._where_to,
                self._window,
            )
            self.playground.page_wanted.connect(self._help_launcher.show_page)
            forecast_service.changed.connect(self.playground.game.play_again)
        return self.playground
