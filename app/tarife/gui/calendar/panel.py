"""The calendar's grid: sends as blocks that a pointer or a key moves to another day."""

from datetime import date, datetime, timedelta
from itertools import accumulate, count, pairwise

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QWidget,
)

from tarife.gui.calendar.costs import DayCosts
from tarife.gui.calendar.days import DayDelegate, is_inside, small_font, texts_beside
from tarife.gui.calendar.lanes import Lane, LaneKind, lanes_of
from tarife.gui.calendar.model import DAY_ROLE, LANE_ROLE, MonthModel
from tarife.gui.document.session import FiguresState, Outcome, PlanSession, Status
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.text.countries import Countries
from tarife.gui.text.names import period_text
from tarife.gui.text.times import short_day_text
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.columns import Index
from tarife.gui.widgets.labels import ElidedLabel, EmptyPage, button, label, set_state
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.theme import SIZES
from tarife.insight.explain.selection import Selection
from tarife.plan.edits.lines import move_moments
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth, Period

_NAMES_WIDTH = 132
_ROW = 28
_ROWS = (28, 27, 29, 26, 30, 25, 24, 23)
"""Heights of rows that are tried, the best first, for the last one to be whole."""
_NAME_MARGINS = 30
_NAMES_SIZE = 12
_HEAD = 38
_LEAST_DAY = 14
_MOST_DAYS = 3
_EDGES = 24  # frame and scroll bar
_SUM_FROM = 1000
"""Pixels from which on the sum of all days is said, which the headline has, too."""

_DRAGS = count(1)


class MonthView(Guarded, QTableView):
    """Shows a `MonthModel`.

    `line_wanted` tells which line is to be opened, `cost_wanted` the day whose cost is asked.
    """

    line_wanted = Signal(str, str)
    cost_wanted = Signal(object)

    def __init__(self, session: PlanSession, appearance: Appearance, model: MonthModel) -> None:
        super().__init__()
        self._session = session
        self._month = model
        self._dragged: tuple[str, tuple[datetime, ...]] | None = None
        self._drag = 0
        self._pressed: Index = QModelIndex()
        self.is_upright = False
        self.is_stale = False
        self._roomy: frozenset[tuple[object, ...]] = frozenset()
        self.setModel(model)
        self.setItemDelegate(DayDelegate(appearance, self))
        self.setObjectName("month")
        self.setAccessibleName(self.tr("Calendar of the month"))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)  # arrows go from day to day
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._style_headers()
        appearance.changed.connect(self.viewport().update)
        self.doubleClicked.connect(self._open)

    def move_current(self, days: int) -> None:
        """Move the current send some days on, and stay with it."""
        index = self.currentIndex()
        day = self._month.day(index)
        self._tell_repeated(index)
        if day is not None and day + timedelta(days) in self._month.days:
            self._take(index)
            self._move_to(day + timedelta(days))
            self._dragged = None

    def _take(self, index: Index) -> None:
        """Take the moments of a cell, to be moved in one step."""
        lane, moments = index.data(LANE_ROLE), self._month.moments(index)
        self._drag = next(_DRAGS)
        self._dragged = (lane.id, moments) if moments else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        is_moving = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if is_moving and event.key() in steps:
            self.move_current(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = index if is_left else QModelIndex()
        if is_left and index.isValid() and self._month.moments(index):
            self._take(index)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._dragged is not None:
            day = self._month.day(self.indexAt(at))
            if day is not None:
                self._move_to(day)
            return
        index = self.indexAt(at)
        if event.buttons() and index != self._pressed:
            self._tell_repeated(self._pressed)
            self._pressed = QModelIndex()
        is_movable = index.isValid() and bool(self._month.moments(index))
        shape = Qt.CursorShape.OpenHandCursor if is_movable else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        super().mouseReleaseEvent(event)

    def _move_to(self, day: date) -> None:
        """Move what is dragged to a day, if its moments may stand there."""
        if self._dragged is None or self._dragged[1][0].date() == day:
            return
        send, moments = self._dragged
        self._session.apply(move_moments(send, moments, day, self._drag))
        moved = tuple(datetime.combine(day, moment.timetz()) for moment in moments)
        index = self._month.place(LaneKind.SEND, send, day)
        if index.isValid() and set(moved) <= set(index.data(LANE_ROLE).moments):
            self._dragged = (send, moved)
            self.setCurrentIndex(index)

    def _tell_repeated(self, index: Index) -> None:
        """Say why a moment stays where it is that comes in every month."""
        if index.isValid() and self._month.repeats(index) and not self._month.moments(index):
            name = index.data(LANE_ROLE).name
            text = self.tr("%1 repeats in every month; open it to change its days")
            self._session.message.emit(text.replace("%1", name), False)  # noqa: FBT003 - Qt's signal

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint days, then what their blocks are where days are too narrow to say it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        font = QFont(self.font())
        font.setPixelSize(SIZES.small)
        painter.setFont(font)
        painter.setPen(self.palette().text().color())
        last = self.rowAt(self.viewport().height() - 1)
        below = last + 1 if last >= 0 else self._month.rowCount()
        for row in range(max(self.rowAt(0), 0), below):
            lane = self._month.lane(row)
            if lane is None or not lane.moments or self.has_room_for(lane):
                continue
            cells = (self._month.index(row, n) for n in range(self._month.columnCount()))
            days = [(self._month.day(cell), self.visualRect(cell)) for cell in cells]
            known = [(day, place) for day, place in days if day is not None]
            for place, text in texts_beside(lane, known, painter.fontMetrics()):
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)

    def fit(self) -> None:
        """Show names whole, as far as they leave the days seven tenths of the width.

        Costs that are wider than a day are written upwards.
        """
        down = self.verticalHeader()
        font = QFont(down.font())
        font.setPixelSize(_NAMES_SIZE)  # of the style sheet, of sections alone
        names = QFontMetrics(font)
        whole = max(map(names.horizontalAdvance, self._month.names), default=0)
        wanted = max(whole + 2 + _NAME_MARGINS, _NAMES_WIDTH)
        days = self._month.columnCount() * _LEAST_DAY + _EDGES
        most = min(self.width() * 3 // 10, self.width() - days)
        down.setFixedWidth(min(wanted, max(most, _NAMES_WIDTH)))
        room, elide = down.width() - _NAME_MARGINS, Qt.TextElideMode.ElideRight
        self._month.show_names(lambda name: names.elidedText(name, elide, room))
        metrics = QFontMetrics(small_font(self.font()))
        wide = metrics.horizontalAdvance(self._month.widest_cost)
        self.is_upright = wide > self.narrowest_day - 2
        heads = self.horizontalHeader().fontMetrics()
        widest = max(map(heads.horizontalAdvance, self._month.names_of_days), default=0)
        self._month.show_heads(of_all=widest + 3 <= self.narrowest_day)
        high = max(wide + SIZES.space_3, _ROW) if self.is_upright else 0
        self._fit_rows(high)
        shown = filter(None, map(self._month.lane, range(self._month.rowCount())))
        day, own = self.narrowest_day, self.font()
        lanes = {lane.key: lane for lane in shown}.values()
        self._roomy = frozenset(lane.key for lane in lanes if is_inside(lane, day, own))

    def has_room_for(self, lane: Lane) -> bool:
        """Tell whether the blocks of a lane have room for what they are."""
        return lane.key in self._roomy

    def _fit_rows(self, high: int) -> None:
        """Let the last row that is seen be whole, and all be seen where little is missing.

        Args:
            high: How high rows of costs are that are written upwards; 0 for any other row.
        """
        costs, rows = self._month.cost_rows(), self._month.rowCount()
        seen = self.viewport().height()

        def ends(row_height: int) -> list[int]:
            heights = (high if high and row in costs else row_height for row in range(rows))
            return list(accumulate(heights, initial=0))

        def cut(row_height: int) -> int:
            """Tell how much of a row is seen below the last whole one."""
            edges = ends(row_height)
            return 0 if edges[-1] <= seen else seen - max(e for e in edges if e <= seen)

        best = min(_ROWS, key=cut)
        for row, (top, bottom) in enumerate(pairwise(ends(best))):
            self.verticalHeader().resizeSection(row, bottom - top)

    @property
    def narrowest_day(self) -> int:
        """How wide every day is at least, in pixels: they differ by one."""
        across = self.horizontalHeader()
        return min(map(across.sectionSize, range(across.count())), default=0)

    def _open(self, index: Index) -> None:
        lane: Lane | None = index.data(LANE_ROLE)
        if lane is not None and lane.kind is LaneKind.COST:
            self.cost_wanted.emit(index.data(DAY_ROLE))
        elif lane is not None:
            self.line_wanted.emit(lane.kind.value, lane.id)

    def _style_headers(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setMinimumSectionSize(_LEAST_DAY)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setFixedHeight(_HEAD)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        down.setFixedWidth(_NAMES_WIDTH)
        down.setDefaultSectionSize(_ROW)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setHighlightSections(False)
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.sectionDoubleClicked.connect(lambda row: self._open(self._month.index(row, 0)))


class CalendarPanel(QWidget):
    """Shows the month, and what its days cost.

    `line_wanted` tells which line of which part is to be opened, `explain_requested` whose cost
    is to be explained.
    """

    line_wanted = Signal(str, str)
    explain_requested = Signal(object)

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        countries: Countries,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._countries = countries
        self._session = session
        self._month: BillingMonth | None = None
        self._outcome: Outcome | None = None
        self._is_behind = False
        self.model = MonthModel(self)
        self.view = MonthView(session, appearance, self.model)
        self.view.line_wanted.connect(self.line_wanted)
        self.view.cost_wanted.connect(self._explain)
        self.cost = label("small")
        self._hint = ElidedLabel("small")
        self.why = button("link", self.tr("Why this cost"))
        self.why.setProperty("place", "flush")
        self.why.clicked.connect(lambda: self._explain(self._day))
        self._stack = QStackedLayout()
        self._lay_out()
        self._stack.addWidget(self.view)  # now that it has a parent to be shown in
        nothing = EmptyPage(self.tr("Nothing happens yet in this month."))
        nothing.offer(
            self.tr("Plan a send"), lambda: self.line_wanted.emit(LaneKind.SEND.value, "")
        )
        self._stack.addWidget(nothing)
        session.shown_plan_changed.connect(self._follow)
        session.plan_opened.connect(self._forget)
        session.status_changed.connect(self._show_status)
        self.view.selectionModel().selectionChanged.connect(self._say)

    @property
    def _day(self) -> date | None:
        """The day of the chosen cell, if any."""
        chosen = self.view.selectionModel().selectedIndexes()
        return self.model.day(chosen[0]) if chosen else None

    @property
    def chosen(self) -> tuple[int, int] | None:
        """Where the chosen cell stands: its row and its column."""
        cells = self.view.selectionModel().selectedIndexes()
        return (cells[0].row(), cells[0].column()) if cells else None

    def choose(self, at: tuple[int, int] | None) -> None:
        """Choose a cell by its place."""
        if at is not None:
            self._show()
            self.view.setCurrentIndex(self.model.index(*at))

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what the days of a forecast cost, and the volumes that it played."""
        self._outcome = outcome
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self._show()

    def _forget(self, _plan: Plan) -> None:
        self._outcome = None  # the plan itself is shown next

    def _show_status(self, status: Status) -> None:
        """Pale costs that do not belong to the plan any more."""
        self.view.is_stale = status.state is FiguresState.STALE
        set_state(self.cost, "stale" if self.view.is_stale else "")
        self.view.viewport().update()

    def _say(self) -> None:
        """Say what the day of the chosen cell costs, or all days where none is."""
        costs, day, days = self.model.costs, self._day, self.model.days
        text = ""
        if costs is not None and days:
            months = tuple(dict.fromkeys(map(BillingMonth.of, days)))
            name = period_text(Period(months[0], len(months)))
            text = costs.sentence(day) if day else costs.sum_sentence(name, days)
        self.cost.setText(text)
        self.cost.setVisible(self._day is not None or self.width() >= _SUM_FROM)
        self._show_hint()
        self.why.setVisible(bool(text))

    def _show_hint(self) -> None:
        """Say how a send is moved and opened, and where an audience gets two on one day."""
        whole = self.tr(
            "Drag a send to another day, or press Alt and an arrow; Enter opens it."
        )
        hints: tuple[str, ...] = (whole, self.tr("Enter opens a send, dragging moves it."))
        days = self.model.days_met
        if days:
            several = self.tr("● twice the same audience: %1")
            said = several.replace("%1", ", ".join(map(short_day_text, days[:_MOST_DAYS])))
            said += "…" if days[_MOST_DAYS:] else ""
            hints = (*(f"{said}  ·  {hint}" for hint in hints), said)
        self._hint.show_text(*hints)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def _explain(self, day: date | None) -> None:
        self.explain_requested.emit(Selection(days=(day,) if day else ()))

    def _follow(self) -> None:
        """Go with plan and forecast, now or once somebody looks."""
        self._is_behind = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        """Show what happens on each day of the month that is looked at, or of all."""
        plan, outcome = self._session.shown_plan, self._outcome
        if plan is None:
            return
        self._is_behind = False
        played = [month.plan for month in outcome.forecast.months] if outcome else ()
        period = plan.period
        number = period.months.index(self._month) if self._month in period.months else None
        lanes = lanes_of(plan, self._countries, number, played)
        days = period.dates() if number is None else period.months[number].dates()
        self.model.costs = DayCosts.of(outcome.forecast) if outcome else None
        self.model.show(lanes, days)
        self.view.fit()
        self._say()
        self._stack.setCurrentIndex(0 if lanes else 1)

    def look_at(self, month: BillingMonth | None) -> None:
        """Show another month, or all of them."""
        self._month = month
        self._follow()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_2)
        row.addWidget(self._hint, 1)
        row.addWidget(self.cost)
        row.addWidget(self.why)
        column = bare_column(self, 2)
        column.addLayout(row)
        column.addSpacing(SIZES.space_1)
        column.addLayout(self._stack, 1)
