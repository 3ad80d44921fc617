"""The plan and its scenarios at the left: choosing one shows it, and edits become its own."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
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
    QVBoxLayout,
    QWidget,
)

from tarife.gui.appearance import Appearance
from tarife.gui.labels import label
from tarife.gui.models.scenarios import (
    DIFFERENCE_ROLE,
    ID_ROLE,
    SIGN_ROLE,
    TOTAL_ROLE,
    ScenariosModel,
)
from tarife.gui.scenario_totals import ScenarioTotals
from tarife.gui.session import PlanSession
from tarife.gui.theme import SIZES
from tarife.plan.edits.numbers import AddScenario, RemoveScenario, SetScenario
from tarife.plan.edits.scenarios import scenario_named

Index = QModelIndex | QPersistentModelIndex


class ScenariosPanel(QWidget):
    """Lists the plan and its scenarios."""

    compare_requested = Signal()

    def __init__(
        self, session: PlanSession, totals: ScenarioTotals, appearance: Appearance
    ) -> None:
        super().__init__()
        self._session = session
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
            name = self.tr("%1, copy").replace("%1", scenario.name)
            made = replace(scenario, id=plan.fresh_id("scenario"), name=name)
            self._session.apply(AddScenario(made))
            self.choose(made.id)

    def remove(self) -> None:
        """Remove the chosen scenario."""
        scenario = self._session.scenario
        if scenario is not None:
            self._session.apply(RemoveScenario(scenario.id))

    def rename(self) -> None:
        """Begin to type another name for the chosen scenario."""
        self.view.edit(self.view.currentIndex())

    def _rename(self, scenario_id: str, name: str) -> None:
        plan = self._session.plan
        scenario = scenario_named(plan, scenario_id) if plan else None
        if scenario is not None:
            self._session.apply(SetScenario(replace(scenario, name=name), "name"))

    def _show(self) -> None:
        plan, scenario = self._session.plan, self._session.scenario
        if plan is None:
            return
        self.model.show(plan, self._session.outcome)
        place = self.model.place_of(scenario.id if scenario else "")
        if self.view.currentIndex().row() != place:
            self.view.setCurrentIndex(self.model.index(place))
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
        self.model.rename_requested.connect(self._rename)
        self.view.selectionModel().currentChanged.connect(self._take_choice)
        self.view.customContextMenuRequested.connect(self._offer)
        self.compare.clicked.connect(self.compare_requested)
        for keys, act in (
            ("Del", self.remove),
            ("F2", self.rename),
            ("Ctrl+D", self.duplicate),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.view)
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
        appearance.dress(self.compare, "compare")
        head = QHBoxLayout()
        head.setContentsMargins(18, SIZES.space_2, SIZES.space_2, 0)
        head.addWidget(label("overline", self.tr("SCENARIOS")), 1)
        head.addWidget(self.compare)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)


class _ScenarioDelegate(QStyledItemDelegate):
    """Paints a ring for the chosen one, the name, the total, and the difference below."""

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
        self._write(painter, first.adjusted(28, 0, -10, 0), index)
        if has_second:
            second = QRect(first.left() + 28, first.bottom() - 2, first.width() - 38, 16)
            self._write_difference(painter, second, index)
        painter.restore()

    def _paint_ring(self, painter: QPainter, place: QRect, is_chosen: bool) -> None:  # noqa: FBT001
        tokens = self._appearance.tokens
        painter.setPen(QColor(tokens.accent if is_chosen else tokens.muted))
        painter.setBrush(QColor(tokens.accent) if is_chosen else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place)

    def _write(self, painter: QPainter, place: QRect, index: Index) -> None:
        tokens = self._appearance.tokens
        middle = Qt.AlignmentFlag.AlignVCenter
        total = str(index.data(TOTAL_ROLE))
        metrics = painter.fontMetrics()
        room = place.width() - metrics.horizontalAdvance(total) - SIZES.space_2
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(tokens.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | middle, name)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | middle, total)

    def _write_difference(self, painter: QPainter, place: QRect, index: Index) -> None:
        tokens = self._appearance.tokens
        font = painter.font()
        font.setPixelSize(SIZES.small)
        painter.setFont(font)
        colours = {1: tokens.warn, 0: tokens.muted, -1: tokens.accent}
        painter.setPen(QColor(colours[index.data(SIGN_ROLE)]))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, right, str(index.data(DIFFERENCE_ROLE)))


def _field(option: QStyleOptionViewItem, name: str) -> Any:
    """Reach a field that PySide's stubs leave out."""
    return getattr(option, name)
