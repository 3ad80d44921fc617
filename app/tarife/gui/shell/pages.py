"""The views below the headline, one at a time; a strip says whose figures they show."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QWidget

from tarife.gui.chart.panel import OF_VARIANTS, ChartPanel
from tarife.gui.document.session import PlanSession
from tarife.gui.editors.navigation import View
from tarife.gui.shell.outline import ViewTabs
from tarife.gui.what_if.variants import variant_name
from tarife.gui.what_if.what_if import DisplayedFigures
from tarife.gui.widgets import settings
from tarife.gui.widgets.labels import ElidedLabel, button, set_state
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.theme import SIZES

_LEAST: Final = (340, 150)
_BESIDE_FROM: Final = {View.CHART: 860, View.EXPLAIN: 860, View.TOTALS: 1200}
"""From which width on the chart has room beside a view, in pixels."""

_ABOVE: Final = (View.EXPLAIN, View.COMPARE)
"""Views that have the chart above them, where it has no room beside."""

_ABOVE_FROM: Final = 460
_CHART_SHARE: Final = 0.64
_SPLITS: Final = {
    Qt.Orientation.Horizontal: settings.chart_beside_split,
    Qt.Orientation.Vertical: settings.chart_above_split,
}
_EDITED: Final = (View.GRID, View.CALENDAR, View.ACCOUNT, View.TIERS)
"""Pages that edit numbers which a scenario may have of its own."""

_FIGURES: Final = (View.TOTALS, View.EXPLAIN, View.TIERS)
"""Pages that show money."""

_OF_PLAN: Final = (View.COSTS, View.PARTNERS, View.SMS)
"""Pages that show money, and edit what no scenario holds."""


class VariantStrip(QFrame):
    """Says which scenario is edited, or whose figures a page shows; hidden for the plan."""

    def __init__(self, session: PlanSession) -> None:
        super().__init__()
        self.setObjectName("variant")
        self._session = session
        self._shown_name = ""
        self._entry = View.GRID
        self.sentence = ElidedLabel()
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

    def show_figures(self, shown: DisplayedFigures) -> None:
        """Name what the figures are of."""
        self._shown_name = variant_name(shown)
        self._say()

    def show_entry(self, entry: View) -> None:
        """Say it of another page."""
        self._entry = entry
        self._say()

    def _forget(self) -> None:
        self._shown_name = ""
        self._say()

    def _say(self) -> None:
        edited = self._of_editor()
        text = edited or self._of_figures()
        self.sentence.show_text(text)
        self.sentence.setToolTip(f"{text}\n{self._tip}" if edited else text)
        for part in (self, self.sentence):
            set_state(part, "edited" if edited else "")
        self._row.setContentsMargins(SIZES.space_3 if edited else 0, 1, SIZES.space_1, 1)
        self.leave.setVisible(self._session.scenario is not None)
        self.setVisible(bool(text))

    def _of_editor(self) -> str:
        scenario = self._session.scenario
        if scenario is None or self._entry not in _EDITED:
            return ""
        text = self.tr("You are editing the scenario “%1”.")
        return text.replace("%1", scenario.name)

    def _of_figures(self) -> str:
        if self._entry in _FIGURES or not self._shown_name:
            return self._shown_name
        if self._entry not in _OF_PLAN:
            return ""
        text = self.tr("%1. What is entered here belongs to the plan and all its scenarios.")
        return text.replace("%1", self._shown_name)


class Pages(QWidget):
    """Shows one view at a time below its tabs; some of them with the chart beside or above."""

    def __init__(self, session: PlanSession, chart: ChartPanel) -> None:
        super().__init__()
        self.strip = VariantStrip(session)
        self.tabs = ViewTabs()
        self._session = session
        self.split = QSplitter()
        self._chart = chart
        self._chart_before = chart.chart_id
        self._stack = QStackedWidget()
        self._entry = View.GRID
        self._indexes: dict[View, int] = {}
        self._kept: dict[Qt.Orientation, bytes] = {}
        self._stack.setMinimumSize(*_LEAST)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(chart)
        self.split.addWidget(self._stack)
        self.split.splitterMoved.connect(self._keep)
        column = bare_column(self, SIZES.space_2)
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_4)
        row.addWidget(self.tabs)
        row.addWidget(self.strip, 1)
        column.addLayout(row)
        column.addWidget(self.split, 1)
        session.plan_changed.connect(self.arrange)
        session.levers_moved.connect(self.arrange)

    @property
    def current(self) -> QWidget:
        """The view that is shown."""
        return self._chart if self._entry is View.CHART else self._stack.currentWidget()

    def fill(self, pages: Mapping[View, QWidget]) -> None:
        """Take the views; the first one is shown."""
        for entry, page in pages.items():
            self._indexes[entry] = self._stack.addWidget(page)
        self.show_entry(self._entry)

    def show_entry(self, entry: View) -> None:
        """Show a view."""
        self._choose_chart(entry)
        self._entry = entry
        beside = View.EXPLAIN if entry is View.CHART else entry
        if beside in self._indexes:
            self._stack.setCurrentIndex(self._indexes[beside])
        self.strip.show_entry(entry)
        self.arrange()

    def arrange(self) -> None:
        """Give view and chart their places by the room there is."""
        entry, room = self._entry, self.size()
        is_wide = self._is_wide(room.width())
        has_why = room.width() >= _BESIDE_FROM[View.EXPLAIN]  # beside whatever chart there is
        self.tabs.show_entry(
            View.CHART if has_why and entry is View.EXPLAIN else entry,
            frozenset({View.EXPLAIN} if has_why else ()),
        )
        is_high = entry in _ABOVE and room.height() >= _ABOVE_FROM and self._has_chart
        self._chart.setVisible(entry is View.CHART or is_wide or is_high)
        self._stack.setVisible(entry is not View.CHART or is_wide)
        needed = self._stack.currentWidget().minimumSizeHint().height()
        self._stack.setMinimumHeight(max(_LEAST[1], needed))  # what is lower scrolls whole
        if self._chart.isHidden() or self._stack.isHidden():
            return
        way = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        self.split.setOrientation(way)
        if way in self._kept:
            self.split.restoreState(QByteArray(self._kept[way]))
        else:
            whole = room.width() if is_wide else room.height()
            chart = int(whole * _CHART_SHARE)
            self.split.setSizes([chart, whole - chart])

    def _is_wide(self, room: int) -> bool:
        """Tell whether chart and view stand beside each other in a page of some width."""
        return self._entry in _BESIDE_FROM and room >= _BESIDE_FROM[self._entry]

    @property
    def _has_chart(self) -> bool:
        """Whether the chart has something to say; the plan alone is compared with nothing."""
        session, plan = self._session, self._session.plan
        has_others = bool(plan and plan.scenarios) or session.moved is not None
        return self._entry is not View.COMPARE or has_others

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def restore(self, store: QSettings) -> None:
        """Put the divider between chart and view where it was."""
        for way, setting in _SPLITS.items():
            state = setting.read(store)
            if state:
                self._kept[way] = state

    def keep(self, store: QSettings) -> None:
        """Remember where the divider between chart and view is."""
        for way, state in self._kept.items():
            _SPLITS[way].write(store, state)

    def _choose_chart(self, entry: View) -> None:
        """Show the chart of scenarios above their table, and elsewhere the one before."""
        self._chart.bar.offer_others(is_offered=entry is not View.COMPARE)
        if entry is View.COMPARE:
            if self._chart.chart_id != OF_VARIANTS:
                self._chart_before = self._chart.chart_id
            self._chart.choose(OF_VARIANTS)
        elif self._entry is View.COMPARE:
            self._chart.choose(self._chart_before)

    def _keep(self) -> None:
        self._kept[self.split.orientation()] = bytes(self.split.saveState().data())
