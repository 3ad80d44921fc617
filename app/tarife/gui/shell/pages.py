"""The pages below the answer, one at a time, under a strip that says whose figures they are."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tarife.gui.document.session import PlanSession
from tarife.gui.editors.navigation import Entry
from tarife.gui.what_if.variants import variant_name
from tarife.gui.what_if.what_if import Shown
from tarife.gui.widgets.labels import button, sentence_label, set_state
from tarife.gui.widgets.theme import SIZES

_LEAST_HEIGHT: Final = 150
_EDITED: Final = (
    *(Entry.GRID, Entry.AUDIENCES, Entry.SENDS, Entry.ENTRY_POINTS, Entry.INBOUND),
    *(Entry.CALENDAR, Entry.ACCOUNT, Entry.TIERS),
)
"""Pages that edit numbers which a scenario may have of its own."""

_FIGURES: Final = (Entry.TOTALS, Entry.EXPLAIN, Entry.TIERS)
"""Pages that show money."""

_OF_PLAN: Final = (Entry.COSTS, Entry.PARTNERS, Entry.SMS)
"""Pages that show money, and edit what no scenario holds."""


class VariantStrip(QFrame):
    """Says which scenario is edited, or whose figures a page shows; hidden for the plan."""

    def __init__(self, session: PlanSession) -> None:
        super().__init__()
        self.setObjectName("variant")
        self._session = session
        self._shown_name = ""
        self._entry = Entry.GRID
        self.sentence = sentence_label("")
        self.leave = button("link", self.tr("Back to the plan"))
        self.leave.clicked.connect(lambda: session.choose_scenario(""))
        self._tip = self.tr(
            "Numbers that you type here become the scenario's own. Names, dates, choices and "
            "lines belong to the plan and all its scenarios."
        )
        self._row = QHBoxLayout(self)
        self._row.setSpacing(SIZES.space_2)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.leave)
        session.plan_opened.connect(self._forget)
        session.shown_plan_changed.connect(self._say)
        self.hide()

    def show_shown(self, shown: Shown) -> None:
        """Name what the figures are of."""
        self._shown_name = variant_name(shown)
        self._say()

    def show_entry(self, entry: Entry) -> None:
        """Say it of another page."""
        self._entry = entry
        self._say()

    def _forget(self) -> None:
        self._shown_name = ""
        self._say()

    def _say(self) -> None:
        edited = self._of_editor()
        text = edited or self._of_figures()
        self.sentence.setText(text)
        self.sentence.setToolTip(self._tip if edited else "")
        for part in (self, self.sentence):
            set_state(part, "edited" if edited else "")
        self._row.setContentsMargins(SIZES.space_3 if edited else 0, 1, SIZES.space_1, 1)
        self.leave.setVisible(self._session.scenario is not None)
        self.setVisible(bool(text))

    def _of_editor(self) -> str:
        scenario = self._session.scenario
        if scenario is None or self._entry not in _EDITED:
            return ""
        text = self.tr(
            "You are editing the scenario “%1”. Numbers become its own; all else belongs to "
            "the plan."
        )
        return text.replace("%1", scenario.name)

    def _of_figures(self) -> str:
        if self._entry in _FIGURES or not self._shown_name:
            return self._shown_name
        if self._entry not in _OF_PLAN:
            return ""
        text = self.tr("%1. What is entered here belongs to the plan and all its scenarios.")
        return text.replace("%1", self._shown_name)


class Pages(QWidget):
    """Holds one page for each line of the outline."""

    def __init__(self, session: PlanSession) -> None:
        super().__init__()
        self.strip = VariantStrip(session)
        self._stack = QStackedWidget()
        self._places: dict[Entry, int] = {}
        self._stack.setMinimumHeight(_LEAST_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_2)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)

    @property
    def current(self) -> QWidget:
        """The page that is shown."""
        return self._stack.currentWidget()

    def fill(self, pages: Mapping[Entry, QWidget]) -> None:
        """Take the pages; the first one is shown."""
        for entry, page in pages.items():
            self._places[entry] = self._stack.addWidget(page)

    def show_entry(self, entry: Entry) -> None:
        """Show the page of a line of the outline."""
        self._stack.setCurrentIndex(self._places[entry])
        self.strip.show_entry(entry)
