"""The plan and its scenarios at the left: choosing one shows it, and edits become its own."""

from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from tarife.gui.document.session import Outcome, PlanSession
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.text.money_texts import arrow, signed_money, signed_percent
from tarife.gui.text.names import full_sentence
from tarife.gui.text.numbers import money_text
from tarife.gui.text.times import day_text
from tarife.gui.what_if.month_strip import MonthStrip
from tarife.gui.what_if.variants import ScenarioTotals
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.columns import Index
from tarife.gui.widgets.labels import label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.theme import SIZES
from tarife.insight.differences import difference
from tarife.plan.edits.scenarios import remove_scenario, scenario_named, set_scenario
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Scenario
from tarife.plan.names import COPIED_SCENARIO, given

ID_ROLE: Final = Qt.ItemDataRole.UserRole + 1
TOTAL_ROLE: Final = Qt.ItemDataRole.UserRole + 2
DIFFERENCE_ROLE: Final = Qt.ItemDataRole.UserRole + 3
SIGN_ROLE: Final = Qt.ItemDataRole.UserRole + 4
"""1 for dearer than the plan, -1 for cheaper."""

_WAITING: Final = "…"
_TOP: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """What the list says of the plan or of one scenario.

    Attributes:
        id: The scenario's id; empty for the plan.
        name: Its name.
        total: What it costs, as text.
        difference: How that differs from the plan, as text.
        sign: 1 for dearer, -1 for cheaper, 0 for neither.
        tip: Its note, or why it has no figures.
    """

    id: str
    name: str
    total: str = _WAITING
    difference: str = ""
    sign: int = 0
    tip: str = ""


class ScenariosModel(Guarded, QAbstractListModel):
    """Lists the plan first, then its scenarios; typing another name is a wish."""

    rename_requested = Signal(str, str)

    def __init__(self, totals: ScenarioTotals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._totals = totals
        self._rows: tuple[ScenarioRow, ...] = ()

    def show(self, plan: Plan, outcome: Outcome | None, number: int | None = None) -> None:
        """Take the scenarios and figures of a plan, of one of its months or of all."""
        locale = QLocale()
        outcome = outcome and outcome.of_month(number)
        own = _WAITING if outcome is None else money_text(outcome.total, locale)
        rows = (
            ScenarioRow("", self.tr("Plan"), own),
            *(self._row(scenario, outcome, number) for scenario in plan.scenarios),
        )
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows != self._rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def index_of(self, scenario_id: str) -> int:
        """Find the row of a scenario, or of the plan."""
        ids = [row.id for row in self._rows]
        return ids.index(scenario_id) if scenario_id in ids else 0

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.name
            case Qt.ItemDataRole.ToolTipRole:
                return row.tip or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (row.name, row.total, row.difference) if part)
            case _:
                return self._own_data(row, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = str(value).strip()
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or not name:
            return False
        row = self._rows[index.row()]
        if row.id and name != row.name:
            self.rename_requested.emit(row.id, name)
        return bool(row.id)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._rows[index.row()].id:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _own_data(self, row: ScenarioRow, role: int) -> Any:
        match role:
            case _ if role == ID_ROLE:
                return row.id
            case _ if role == TOTAL_ROLE:
                return row.total
            case _ if role == DIFFERENCE_ROLE:
                return row.difference
            case _ if role == SIGN_ROLE:
                return row.sign
            case _:
                return None

    def _row(self, scenario: Scenario, plan: Outcome | None, number: int | None) -> ScenarioRow:
        tried, tip = self._totals.tried(scenario), scenario.note
        if scenario.real_to is not None:
            real = self.tr("Really happened to %1; forecast from there.")
            real = real.replace("%1", day_text(scenario.real_to))
            tip = f"{real} {tip}".strip()
        if tried is None:
            return ScenarioRow(scenario.id, scenario.name, tip=tip)
        if tried.outcome is None:
            why = full_sentence(tried.problems[0])
            return ScenarioRow(scenario.id, scenario.name, "–", tip=why)  # noqa: RUF001
        locale = QLocale()
        own = tried.outcome.of_month(number)
        total = own.total
        shown = ScenarioRow(scenario.id, scenario.name, money_text(total, locale), tip=tip)
        if plan is None:
            return shown
        found = difference(plan.totals, own.totals)
        extra = found.shown_total(total.currency)
        percent = signed_percent(found.ratio, locale)
        text = f"{arrow(extra.micros)} {signed_money(extra, locale)}  {percent}".strip()
        return ScenarioRow(
            scenario.id,
            scenario.name,
            shown.total,
            text if extra.micros else self.tr("same as the plan"),
            (extra.micros > 0) - (extra.micros < 0),
            tip,
        )


class ScenariosPanel(QWidget):
    """Lists the plan and its scenarios."""

    compare_requested = Signal()

    def __init__(
        self,
        session: PlanSession,
        totals: ScenarioTotals,
        months: MonthStrip,
        appearance: Appearance,
    ) -> None:
        super().__init__()
        self._session = session
        self._months = months
        self.model = ScenariosModel(totals, self)
        self.view = QListView()
        self.compare = QToolButton()
        self._lay_out(appearance)
        self._connect(totals)

    def choose(self, scenario_id: str) -> None:
        """Choose a scenario, or with an empty id the plan."""
        self._session.choose_scenario(scenario_id)

    def duplicate(self) -> None:
        """Add a copy of the chosen scenario and choose it."""
        plan, scenario = self._session.plan, self._session.scenario
        if plan is not None and scenario is not None:
            name = given(COPIED_SCENARIO, name=scenario.name)
            made = replace(scenario, id=plan.fresh_id("scenario"), name=name)
            self._session.add_scenario(made)

    def remove(self) -> None:
        """Remove the chosen scenario."""
        scenario = self._session.scenario
        if scenario is not None:
            self._session.apply(remove_scenario(scenario.id))

    def rename(self) -> None:
        """Begin to type another name for the chosen scenario."""
        self.view.edit(self.view.currentIndex())

    def _rename(self, scenario_id: str, name: str) -> None:
        plan = self._session.plan
        scenario = scenario_named(plan, scenario_id) if plan else None
        if scenario is not None:
            self._session.apply(set_scenario(replace(scenario, name=name), "name"))

    def _show(self) -> None:
        plan, scenario = self._session.plan, self._session.scenario
        if plan is None:
            return
        self.model.show(plan, self._session.outcome, self._months.number)
        index = self.model.index_of(scenario.id if scenario else "")
        if self.view.currentIndex().row() != index:
            self.view.setCurrentIndex(self.model.index(index))
        self.compare.setEnabled(bool(plan.scenarios))

    def _take_choice(self, index: QModelIndex) -> None:
        if index.isValid():
            self.choose(str(index.data(ID_ROLE)))

    def _offer(self, at: QPoint) -> None:
        """Open the menu of what can be done with the scenario at a point."""
        index = self.view.indexAt(at)
        if not index.isValid() or not index.data(ID_ROLE):
            return
        self.view.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename"), self.rename)
        menu.addAction(self.tr("Duplicate"), self.duplicate)
        menu.addAction(self.tr("Remove"), self.remove)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _connect(self, totals: ScenarioTotals) -> None:
        session = self._session
        session.plan_changed.connect(self._show)
        session.scenario_chosen.connect(self._show)
        session.forecast_ready.connect(self._show)
        totals.changed.connect(self._show)
        self._months.chosen.connect(self._show)
        self.model.rename_requested.connect(self._rename)
        self.view.selectionModel().currentChanged.connect(self._take_choice)
        self.view.customContextMenuRequested.connect(self._offer)
        self.compare.clicked.connect(self.compare_requested)
        for keys, act in (
            ("Del", self.remove),
            ("F2", self.rename),
            ("Ctrl+D", self.duplicate),
        ):
            shortcut = QShortcut(QKeySequence.fromString(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self, appearance: Appearance) -> None:
        self.view.setObjectName("outline")
        self.view.setAccessibleName(self.tr("Plan and scenarios"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(_ScenarioDelegate(appearance, self.view))
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        appearance.changed.connect(self.view.viewport().update)
        self.compare.setText(self.tr("Compare"))
        self.compare.setProperty("role", "small")
        self.compare.setAccessibleName(self.tr("Compare scenarios"))
        self.compare.setToolTip(self.compare.accessibleName())
        self.compare.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        appearance.set_icon(self.compare, "compare")
        head = QHBoxLayout()
        head.setContentsMargins(18, SIZES.space_2, SIZES.space_2, 0)
        head.addWidget(label("overline", self.tr("SCENARIOS")), 1)
        head.addWidget(self.compare)
        column = bare_column(self, 0)
        column.addLayout(head)
        column.addWidget(self.view, 1)


class _ScenarioDelegate(Guarded, QStyledItemDelegate):
    """Paints a ring for the chosen one, the name, the total, and the difference below.

    A name that has no room beside the total has the line to itself.
    """

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        return QSize(0, 46 if index.data(DIFFERENCE_ROLE) else 32)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        del index
        frame: QRect = _field(option, "rect")
        editor.setGeometry(frame.adjusted(24, 1, 0, -1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
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
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(tokens.accent))
            painter.drawRoundedRect(frame.adjusted(0, 0, -1, -1), SIZES.radius, SIZES.radius)
        has_second = bool(index.data(DIFFERENCE_ROLE))
        first = QRect(frame.left(), frame.top(), frame.width(), 26 if has_second else 30)
        self._paint_ring(
            painter, QRect(frame.left() + 10, first.center().y() - 4, 9, 9), is_chosen
        )
        inner = first.adjusted(28, 0, -10, 0)
        is_alone = has_second and self._room_beside(painter, inner, index) < 0
        self._write(painter, inner, index, "" if is_alone else index.data(TOTAL_ROLE))
        if has_second:
            second = QRect(inner.left(), first.bottom() - 2, inner.width(), 16)
            self._write_difference(painter, second, index, is_alone=is_alone)
        painter.restore()

    def _paint_ring(self, painter: QPainter, frame: QRect, is_chosen: bool) -> None:  # noqa: FBT001
        tokens = self._appearance.tokens
        painter.setPen(QColor(tokens.accent if is_chosen else tokens.muted))
        painter.setBrush(QColor(tokens.accent) if is_chosen else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(frame)

    def _room_beside(self, painter: QPainter, frame: QRect, index: Index) -> int:
        """Tell how much room is left beside name and total, in pixels."""
        texts = str(index.data()), str(index.data(TOTAL_ROLE))
        needed = sum(map(painter.fontMetrics().horizontalAdvance, texts))
        return frame.width() - needed - SIZES.space_2

    def _write(self, painter: QPainter, frame: QRect, index: Index, total: str) -> None:
        tokens = self._appearance.tokens
        middle = Qt.AlignmentFlag.AlignVCenter
        metrics = painter.fontMetrics()
        room = frame.width() - metrics.horizontalAdvance(total) - SIZES.space_2
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(tokens.text))
        painter.drawText(frame, Qt.AlignmentFlag.AlignLeft | middle, name)
        painter.drawText(frame, Qt.AlignmentFlag.AlignRight | middle, total)

    def _write_difference(
        self, painter: QPainter, frame: QRect, index: Index, *, is_alone: bool
    ) -> None:
        tokens = self._appearance.tokens
        font = painter.font()
        font.setPixelSize(SIZES.small)
        painter.setFont(font)
        if is_alone:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.setPen(QColor(tokens.text))
            painter.drawText(frame, left, str(index.data(TOTAL_ROLE)))
        colours = {1: tokens.warn, 0: tokens.muted, -1: tokens.accent}
        painter.setPen(QColor(colours[index.data(SIGN_ROLE)]))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(frame, right, str(index.data(DIFFERENCE_ROLE)))


def _field(option: QStyleOptionViewItem, name: str) -> Any:
    """Reach a field that PySide's stubs leave out."""
    return getattr(option, name)
