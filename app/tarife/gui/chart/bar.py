"""The bar above a chart: which question, by what bars are stacked, and what to do with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from tarife.charts.scene import Grouping
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import button
from tarife.gui.widgets.layouts import bare_row
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


@dataclass(frozen=True, slots=True)
class NamedChart:
    """A chart as the chooser names it."""

    id: str
    name: str
    title: str


class ChartBar(Guarded, QWidget):
    """Offers the charts as tabs, or as a menu where there is no room for tabs.

    Attributes:
        other_width: Gives the width that it has once what may stand beside it opens or closes:
            it offers the same there as here.
    """

    chart_chosen = Signal(str)
    grouping_chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = QWidget()
        self._has_others = True
        self.other_width: Callable[[], int] = self.width
        self._group = QButtonGroup(self)
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
        row.addWidget(self._tabs)
        row.addWidget(self._menu_button)
        row.addStretch(1)
        for tool in (self.grouping, self.why, self.as_table, self.more):
            row.addWidget(tool)
        self.show_grouping(Grouping.CATEGORY)

    @property
    def has_tabs(self) -> bool:
        """Whether there is room for tabs; the menu names the question itself."""
        return self._menu_button.isHidden()

    def offer(self, questions: tuple[NamedChart, ...]) -> None:
        """Offer charts; the first one is chosen."""
        row = bare_row(self._tabs, 0)
        for index, question in enumerate(questions):
            tab = button("tab", question.name)
            tab.setObjectName(question.id)
            tab.setCheckable(True)
            tab.setChecked(index == 0)
            tab.setToolTip(question.title)
            tab.setAccessibleName(question.title)
            tab.clicked.connect(self._telling(question.id))
            self._group.addButton(tab)
            row.addWidget(tab)
            entry = self._menu.addAction(question.title)
            entry.setData(question.id)
            entry.setCheckable(True)
            entry.triggered.connect(self._telling(question.id))
            self._entries.addAction(entry)
        self.show_chart(questions[0].id)
        self.name_chosen()
        self._fit()

    def rename(self, question: NamedChart) -> None:
        """Name a chart anew, whose bars have become others."""
        for tab in self.tabs():
            if tab.objectName() == question.id and tab.toolTip() != question.title:
                tab.setText(question.name)
                tab.setToolTip(question.title)
                tab.setAccessibleName(question.title)
                self._rename_entry(question)
                self._tabs.updateGeometry()
                self._fit()

    def _rename_entry(self, question: NamedChart) -> None:
        for entry in self._entries.actions():
            if entry.data() == question.id:
                entry.setText(question.title)

    def show_chart(self, chart_id: str) -> None:
        """Mark a chart as the chosen one; its name waits for its picture."""
        for tab in self._group.buttons():
            tab.setChecked(tab.objectName() == chart_id)
        for entry in self._entries.actions():
            if entry.data() == chart_id:
                entry.setChecked(True)

    def name_chosen(self) -> None:
        """Name the chosen chart where its picture stands below."""
        entry = self._entries.checkedAction()
        if entry is not None:
            self._menu_button.setText(f"{entry.text()} ▾")

    def offer_others(self, *, is_offered: bool) -> None:
        """Offer other charts too, or only what can be done with this one."""
        self._has_others = is_offered
        self._fit()

    def show_grouping(self, grouping: Grouping) -> None:
        """Say what the days are stacked by."""
        self.grouping.setText(f"{self._name(grouping)} ▾")

    def tabs(self) -> tuple[QPushButton, ...]:
        """Give the tabs in their order."""
        return tuple(cast("list[QPushButton]", self._group.buttons()))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show tabs where they fit beside the tools, else the menu; words if they fit too."""
        self.why.setToolButtonStyle(_WORDS)
        if not self._has_room():
            self.why.setToolButtonStyle(_ICON)
        has_room = self._has_room()
        self._tabs.setVisible(has_room and self._has_others)
        self._menu_button.setVisible(not has_room and self._has_others)
        if row := self.layout():  # while resized, it keeps the room that the menu had
            row.invalidate()
            row.activate()

    def _has_room(self) -> bool:
        tools = (self.grouping, self.why, self.as_table, self.more)
        needed = sum(tool.sizeHint().width() + 2 for tool in tools) + SIZES.space_4
        room = min(self.width(), self.other_width())
        return self._tabs.sizeHint().width() + needed <= room

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
