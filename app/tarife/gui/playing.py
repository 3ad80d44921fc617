"""Opens the playground of the rules, empty-handed or with the messages of a person."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from tarife.gui.appearance import Appearance
from tarife.gui.helping import Helping
from tarife.gui.knowledge import Knowledge
from tarife.gui.panels.person import PersonPanel
from tarife.gui.panels.start import StartPanel
from tarife.gui.session import PlanSession
from tarife.insight.explain.timelines import Timeline
from tarife.plan.model.plan import Plan

if TYPE_CHECKING:
    from tarife.gui.playground.window import PlaygroundWindow


class Playing(QObject):
    """Keeps the one playground of a window."""

    def __init__(
        self,
        knowledge: Knowledge,
        appearance: Appearance,
        helping: Helping,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._knowledge = knowledge
        self._appearance = appearance
        self._helping = helping
        self._window = window
        self.playground: PlaygroundWindow | None = None
        helping.situation_wanted.connect(self.show_situation)

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

    def take_over(self, before: "Playing") -> None:
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

            knowledge = self._knowledge
            self.playground = PlaygroundWindow(
                lambda: (knowledge.book, knowledge.markets), self._appearance, self._window
            )
            self.playground.page_wanted.connect(self._helping.show_page)
            knowledge.changed.connect(self.playground.game.play_again)
        return self.playground
