"""What the plan is made of, with counts; choosing a line shows its editor."""

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tarife.gui.document.session import PlanSession
from tarife.gui.editors.navigation import Entry
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.theme import SIZES
from tarife.plan.model.plan import Plan

_ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_COUNT_ROLE: Final = Qt.ItemDataRole.UserRole + 2

NARROW: Final = 56
WIDE: Final = 208


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each thing a plan has."""

    by_entry: dict[Entry, int]

    @classmethod
    def of(cls, plan: Plan) -> "Counts":
        """Count the parts of a plan."""
        return cls(
            {
                Entry.GRID: len(plan.grid),
                Entry.AUDIENCES: len(plan.audiences),
                Entry.SENDS: len(plan.sends),
                Entry.ENTRY_POINTS: len(plan.entry_points),
                Entry.INBOUND: len(plan.inbound),
            }
        )


class OutlinePanel(QListWidget):
    """Lists the parts of the plan and what comes out of it."""

    entry_chosen = Signal(str)

    def __init__(
        self, session: PlanSession, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAccessibleName(self.tr("Parts of the plan"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMouseTracking(True)
        self._items: dict[Entry, QListWidgetItem] = {}
        self._heads: list[QListWidgetItem] = []
        self._delegate = _OutlineDelegate(appearance, self)
        self.setItemDelegate(self._delegate)
        self._fill()
        self.choose(Entry.GRID)
        self.currentItemChanged.connect(self._tell)
        session.plan_changed.connect(self.show_plan)
        appearance.changed.connect(self.viewport().update)

    @property
    def entry(self) -> Entry:
        """The chosen line."""
        item = self.currentItem()
        return Entry(item.data(_ENTRY_ROLE)) if item else Entry.GRID

    @property
    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._delegate.is_narrow

    def choose(self, entry: Entry) -> None:
        """Choose a line."""
        self.setCurrentItem(self._items[entry])

    def show_plan(self, plan: Plan) -> None:
        """Show how many of each thing the plan has."""
        for entry, count in Counts.of(plan).by_entry.items():
            self._items[entry].setData(_COUNT_ROLE, count)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show icons only, or icons with names and counts."""
        self._delegate.is_narrow = is_narrow
        self.setFixedWidth(NARROW) if is_narrow else self._release()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if is_narrow else policy.ScrollBarAsNeeded
        )
        for item in self._heads:
            item.setHidden(is_narrow)
        self.viewport().update()

    def _release(self) -> None:
        self.setMinimumWidth(WIDE - 40)
        self.setMaximumWidth(WIDE + 80)

    def _tell(self, current: QListWidgetItem | None) -> None:
        if current is not None:
            self.entry_chosen.emit(current.data(_ENTRY_ROLE))

    def _fill(self) -> None:
        self._head(self.tr("PLAN"))
        self._line(
            Entry.GRID,
            self.tr("Quick grid"),
            self.tr("the month at a glance, one row a country"),
        )
        self._line(
            Entry.AUDIENCES,
            self.tr("Audiences"),
            self.tr("the people you can write to, by country"),
        )
        self._line(
            Entry.SENDS,
            self.tr("Sends"),
            self.tr("templates that go to an audience, on dates or all the time"),
        )
        self._line(
            Entry.ENTRY_POINTS,
            self.tr("Entry points"),
            self.tr("ads and Page buttons that open a chat; answered, it is free for days"),
        )
        self._line(Entry.INBOUND, self.tr("Inbound"), self.tr("people who write on their own"))
        self._line(
            Entry.CALENDAR,
            self.tr("Calendar"),
            self.tr("what happens on each day; sends can be dragged"),
        )
        self._line(
            Entry.ACCOUNT,
            self.tr("Account and rates"),
            self.tr("currency, time zone, allowance, opening hours"),
        )
        self._line(Entry.COSTS, self.tr("Costs and partner"))
        self._head(self.tr("RESULT"))
        self._line(Entry.TOTALS, self.tr("Totals by market"))
        self._line(Entry.COMPARE, self.tr("Scenarios compared", "outline"))
        self._line(Entry.SAVINGS, self.tr("Savings"))
        self._line(Entry.EXPLAIN, self.tr("Why it costs that", "outline"))
        self._line(Entry.TIERS, self.tr("Volume tiers"))
        self._line(Entry.PARTNERS, self.tr("Partners compared", "outline"))
        self._line(Entry.SMS, self.tr("Against SMS"))

    def _head(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._heads.append(item)
        self.addItem(item)

    def _line(self, entry: Entry, text: str, tip: str = "") -> None:
        item = QListWidgetItem(text)
        item.setData(_ENTRY_ROLE, entry.value)
        item.setToolTip(f"{text}: {tip}" if tip else text)
        self._items[entry] = item
        self.addItem(item)


class _OutlineDelegate(QStyledItemDelegate):
    """Paints icon, name and count of a line, and the small heads between."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.is_narrow = False

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option
        is_head = index.data(_ENTRY_ROLE) is None
        return QSize(0, 31 if not is_head else (26 if index.row() == 0 else 38))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame: QRect = _field(option, "rect")
        if index.data(_ENTRY_ROLE) is None:
            self._paint_head(painter, frame, str(index.data()))
        else:
            self._paint_line(painter, option, index)
        painter.restore()

    def _paint_head(self, painter: QPainter, frame: QRect, text: str) -> None:
        font = painter.font()
        font.setPixelSize(SIZES.small - 1)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(self._appearance.tokens.muted))
        inner = frame.adjusted(10, 0, 0, -6)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)

    def _paint_line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
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
        icon = self._appearance.icon(index.data(_ENTRY_ROLE))
        icon.paint(painter, QRect(frame.left() + 10, frame.center().y() - 9, 20, 20))
        if not self.is_narrow:
            self._write(painter, frame, index)

    def _write(
        self, painter: QPainter, frame: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = self._appearance.tokens
        inner = frame.adjusted(38, 0, -10, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(tokens.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | middle, str(index.data()))
        count = index.data(_COUNT_ROLE)
        if count:
            painter.setPen(QColor(tokens.muted))
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, str(count))


def _field(option: QStyleOptionViewItem, name: str) -> Any:
    """Reach a field that PySide's stubs leave out."""
    return getattr(option, name)
