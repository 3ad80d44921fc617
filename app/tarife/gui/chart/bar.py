"""The bar above a chart: which question, by what bars are stacked, and what to do with it."""

from collections.abc import Callable, Mapping
from typing import Final, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QMenu,
    QToolButton,
    QWidget,
)

from tarife.charts.scene import Grouping
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.theme import SIZES
from tarife.terms.marking import marked

_LEAST_WIDTH: Final = 240
_WORDS: Final = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON: Final = Qt.ToolButtonStyle.ToolButtonIconOnly

_GROUPINGS: Final = {
    Grouping.CATEGORY: marked("by category"),
    Grouping.MARKET: marked("by market"),
    Grouping.SEND: marked("by send"),
    Grouping.REASON: marked("by reason"),
}


class ChartBar(Guarded, QWidget):
    """Names the question that the chart answers, which opens the list of all."""

    chart_chosen = Signal(str)
    grouping_chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_others = True
        self._menu_button = self._tool("", self.tr("Choose a chart"))
        self._menu_button.setObjectName("chart-menu")
        self._menu = QMenu(self._menu_button)
        self._menu_button.setMenu(self._menu)
        self._entries = QActionGroup(self)
        self.grouping = self._tool("", self.tr("What the days are stacked by"))
        self.grouping.setMenu(self._grouping_menu())
        self.as_table = self._tool("table", self.tr("Show the figures as a table"), appearance)
        self.as_table.setCheckable(True)
        self.why = self._tool("why", self.tr("Explain what the month costs"), appearance)
        self.why.setText(self.tr("Why?"))
        self.more = self._tool("more", self.tr("Copy, save, budget"), appearance)
        for opener in (self._menu_button, self.grouping, self.more):
            opener.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_1, SIZES.space_1, SIZES.space_1, 0)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setSpacing(2)
        row.addWidget(self._menu_button)
        row.addStretch(1)
        for tool in (self.grouping, self.why, self.as_table, self.more):
            row.addWidget(tool)
        self.show_grouping(Grouping.CATEGORY)

    @property
    def question(self) -> str:
        """What the bar says that is answered below."""
        return self._menu_button.text()

    def offer(self, questions: Mapping[str, str]) -> None:
        """Offer charts by id with the question of each; the first one is chosen."""
        for chart_id, question in questions.items():
            entry = self._menu.addAction(question)
            entry.setData(chart_id)
            entry.setCheckable(True)
            entry.triggered.connect(self._telling(chart_id))
            self._entries.addAction(entry)
        self.show_chart(next(iter(questions)))
        self.name_chosen()

    def rename(self, chart_id: str, question: str) -> None:
        """Name a chart anew, whose bars have become others."""
        for entry in self._entries.actions():
            if entry.data() == chart_id:
                entry.setText(question)

    def show_chart(self, chart_id: str) -> None:
        """Mark a chart as the chosen one; its name waits for its picture."""
        for entry in self._entries.actions():
            if entry.data() == chart_id:
                entry.setChecked(True)

    def name_chosen(self) -> None:
        """Name the chosen chart where its picture stands below."""
        entry = self._entries.checkedAction()
        if entry is not None:
            more = " ▾" if self._has_others else ""
            self._menu_button.setText(f"{entry.text()}{more}")
            self._fit()

    def offer_others(self, *, is_offered: bool) -> None:
        """Offer other charts too, or only what can be done with this one."""
        self._has_others = is_offered
        self._menu_button.setMenu(self._menu if is_offered else cast("QMenu", None))
        focus = Qt.FocusPolicy.StrongFocus if is_offered else Qt.FocusPolicy.NoFocus
        self._menu_button.setFocusPolicy(focus)
        self.name_chosen()

    def show_grouping(self, grouping: Grouping) -> None:
        """Say what the days are stacked by."""
        self.grouping.setText(f"{self._name(grouping)} ▾")

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say why in a word where it fits beside the question."""
        self.why.setToolButtonStyle(_WORDS)
        if super().minimumSizeHint().width() > self.width():
            self.why.setToolButtonStyle(_ICON)

    def _telling(self, chart_id: str) -> Callable[[], None]:
        def tell() -> None:
            self.show_chart(chart_id)
            self.chart_chosen.emit(chart_id)

        return tell

    def _grouping_menu(self) -> QMenu:
        menu = QMenu(self)
        for grouping in Grouping:
            action = menu.addAction(self._name(grouping))
            action.triggered.connect(self._grouping_by(grouping))
        return menu

    def _grouping_by(self, grouping: Grouping) -> Callable[[], None]:
        def choose() -> None:
            self.show_grouping(grouping)
            self.grouping_chosen.emit(grouping)

        return choose

    def _name(self, grouping: Grouping) -> str:
        return self.tr(_GROUPINGS[grouping])

    def _tool(self, icon: str, name: str, appearance: Appearance | None = None) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "quiet")
        made.setToolTip(name)
        made.setAccessibleName(name)
        if appearance is not None:
            appearance.set_icon(made, icon)
        return made

    def set_actions(self, actions: tuple[QAction, ...]) -> None:
        """Fill the menu of what can be done with the chart."""
        menu = QMenu(self.more)
        menu.addActions(list(actions))
        self.more.setMenu(menu)
