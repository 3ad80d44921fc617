"""The pages of the window at its side, and the views of a page as tabs above it."""

from collections.abc import Set as AbstractSet
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tarife.gui.editors.navigation import VIEWS, Page, View
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import button
from tarife.gui.widgets.layouts import bare_row
from tarife.gui.widgets.theme import SIZES

_PAGE_ROLE: Final = Qt.ItemDataRole.UserRole + 1

NARROW: Final = 56
WIDE: Final = 208

_ICONS: Final = {
    Page.PLAN: "grid",
    Page.CALENDAR: "calendar",
    Page.ASSUMPTIONS: "account",
    Page.RESULT: "compare",
    Page.COMPARE: "partners",
    Page.ACTUALS: "actuals",
}


class OutlinePanel(QListWidget):
    """Lists the pages; each comes back with the view that was last looked at.

    `entry_chosen` tells the view, whoever chose it; `page_actions` open the pages from menus.
    """

    entry_chosen = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("outline")
        self.setAccessibleName(self.tr("Pages"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMouseTracking(True)
        self._items: dict[Page, QListWidgetItem] = {}
        self._entry = View.GRID
        self._looked_at = {page: views[0] for page, views in VIEWS.items()}
        self.page_actions = tuple(map(self._page_action, enumerate(VIEWS, 1)))
        self._delegate = _OutlineDelegate(appearance, self)
        self.setItemDelegate(self._delegate)
        self._fill()
        self.setCurrentItem(self._items[Page.PLAN])
        self.currentItemChanged.connect(self._follow)
        appearance.changed.connect(self.viewport().update)

    @property
    def entry(self) -> View:
        """The view that is chosen."""
        return self._entry

    @property
    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._delegate.is_narrow

    def choose(self, entry: View) -> None:
        """Choose a view, and with it its page."""
        is_other = entry is not self._entry
        self._entry = self._looked_at[entry.page] = entry
        self.setCurrentItem(self._items[entry.page])
        if is_other:
            self.entry_chosen.emit(entry.value)

    def open_page(self, page: Page) -> None:
        """Choose a page with the view of it that was last looked at."""
        self.choose(self._looked_at[page])

    def begin(self) -> None:
        """Show another document from its beginning."""
        self._looked_at = {page: views[0] for page, views in VIEWS.items()}
        self.choose(View.GRID)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show icons only, or icons with names."""
        self._delegate.is_narrow = is_narrow
        self.setFixedWidth(NARROW) if is_narrow else self._release()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if is_narrow else policy.ScrollBarAsNeeded
        )
        self.viewport().update()

    def _release(self) -> None:
        self.setMinimumWidth(WIDE - 40)
        self.setMaximumWidth(WIDE + 80)

    def _follow(self, current: QListWidgetItem | None) -> None:
        if current is not None:
            self.open_page(Page(current.data(_PAGE_ROLE)))

    def _fill(self) -> None:
        for page, (name, tip) in self.page_names().items():
            item = QListWidgetItem(name)
            item.setData(_PAGE_ROLE, page.value)
            item.setToolTip(f"{name}: {tip}")
            self._items[page] = item
            self.addItem(item)

    def _page_action(self, numbered: tuple[int, Page]) -> QAction:
        number, page = numbered
        made = QAction(self.page_names()[page][0], self)
        made.setShortcut(QKeySequence.fromString(f"Ctrl+{number}"))
        made.triggered.connect(lambda: self.open_page(page))
        return made

    def page_names(self) -> dict[Page, tuple[str, str]]:
        """Give the name of each page, and what it is for."""
        return {
            Page.PLAN: (
                self.tr("Plan"),
                self.tr("countries, audiences, sends, entry points and inbound"),
            ),
            Page.CALENDAR: (
                self.tr("Calendar"),
                self.tr("what happens on each day; sends can be dragged"),
            ),
            Page.ASSUMPTIONS: (
                self.tr("Assumptions"),
                self.tr("account, rules and rates, partner and taxes"),
            ),
            Page.RESULT: (
                self.tr("Result"),
                self.tr("charts, totals, and why it costs that"),
            ),
            Page.COMPARE: (
                self.tr("Compare"),
                self.tr("scenarios, savings, the best plan, caps, partners, SMS"),
            ),
            Page.ACTUALS: (
                self.tr("Actuals"),
                self.tr("what really happened, where the month will end, is the bill right"),
            ),
        }


class ViewTabs(QWidget):
    """Offers the views of one page as tabs.

    `entry_chosen` tells the view that somebody chose.
    """

    entry_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._tabs: dict[View, QPushButton] = {}
        row = bare_row(self, 0)
        for entry in View:
            tab = button("tab", self.view_name(entry))
            tab.setCheckable(True)
            tab.setToolTip(self.view_tip(entry))
            tab.clicked.connect(lambda _=False, entry=entry: self.entry_chosen.emit(entry))
            self._tabs[entry] = tab
        for views in VIEWS.values():
            for entry in views:
                self._group.addButton(self._tabs[entry])
                row.addWidget(self._tabs[entry])
        row.addStretch(1)

    def show_entry(self, entry: View, left_out: AbstractSet[View] = frozenset()) -> None:
        """Offer the views of the page of one, and mark it; a single view needs no tab."""
        views = [view for view in VIEWS[entry.page] if view not in left_out]
        self._tabs[entry].setChecked(True)
        for other, tab in self._tabs.items():
            tab.setVisible(other in views)
        self.setVisible(len(views) > 1)

    def view_name(self, entry: View) -> str:
        return {
            View.GRID: self.tr("Plan"),
            View.CALENDAR: self.tr("Calendar"),
            View.ACCOUNT: self.tr("Account and rates"),
            View.COSTS: self.tr("Costs and partner"),
            View.CHART: self.tr("Charts"),
            View.TOTALS: self.tr("Totals by market"),
            View.COMPARE: self.tr("Scenarios compared", "outline"),
            View.SAVINGS: self.tr("Savings"),
            View.BEST_PLAN: self.tr("Best plan"),
            View.MAX_PRICE: self.tr("Max Price"),
            View.EXPLAIN: self.tr("Why this cost", "outline"),
            View.TIERS: self.tr("Volume tiers"),
            View.PARTNERS: self.tr("Partners compared", "outline"),
            View.SMS: self.tr("Compare with SMS"),
            View.ACTUALS: self.tr("Actuals"),
        }[entry]

    def view_tip(self, entry: View) -> str:
        """Say what a view is for, where its name does not."""
        return {
            View.ACCOUNT: self.tr("currency, time zone, allowance, opening hours"),
            View.MAX_PRICE: self.tr(
                "other caps of a marketing send, and the cap for an amount"
            ),
        }.get(entry, "")


class _OutlineDelegate(Guarded, QStyledItemDelegate):
    """Paints icon and name of a page."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.is_narrow = False

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index
        return QSize(0, 34)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._appearance.tokens
        state = _field(option, "state")
        frame: QRect = _field(option, "rect").adjusted(0, 1, 0, -1)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.tint if is_chosen else tokens.raised))
            painter.drawRoundedRect(frame, SIZES.radius, SIZES.radius)
        if is_chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(tokens.accent))
            painter.drawRoundedRect(frame.adjusted(0, 0, -1, -1), SIZES.radius, SIZES.radius)
        icon = self._appearance.icon(_ICONS[Page(index.data(_PAGE_ROLE))])
        icon.paint(painter, QRect(frame.left() + 10, frame.center().y() - 9, 20, 20))
        if not self.is_narrow:
            inner = frame.adjusted(38, 0, -10, 0)
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.setPen(QColor(tokens.text))
            painter.drawText(inner, left, str(index.data()))
        painter.restore()


def _field(option: QStyleOptionViewItem, name: str) -> Any:
    """Reach a field that PySide's stubs leave out."""
    return getattr(option, name)
