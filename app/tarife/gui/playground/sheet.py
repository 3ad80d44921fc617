"""The sheet: the board between the names of the lanes and their totals, scrolled and zoomed."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from tarife.gui.playground.board import Board
from tarife.gui.playground.game import Game
from tarife.gui.playground.geometry import (
    GAP,
    LEAST_AN_HOUR,
    MOST_AN_HOUR,
    RULER,
    TimeScale,
    first_shown_s,
    fitting_scale,
)
from tarife.gui.playground.heads import LaneHead
from tarife.gui.playground.speech import decimals_in
from tarife.gui.text.languages import tr
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import label
from tarife.gui.widgets.layouts import bare_row
from tarife.gui.widgets.theme import SIZES

_NAMES, _TOTALS = 136, 140
_ZOOM = 1.25
_BEFORE_PX = 80
_BAR_HEIGHT = 12
_AROUND = 6


class BoardView(QScrollArea):
    """Shows the board; `board` is the part that is played on."""

    def __init__(
        self, game: Game, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._game = game
        self._is_fitting = True
        self.board = Board(game, appearance)
        self.view = QScrollArea()
        self._names, self._totals = QVBoxLayout(), QVBoxLayout()
        self._business, self._person = (_side(tr("Business")), _side(tr("Person")))
        self._above = QWidget()
        self.heads: list[LaneHead] = []
        self._lay_out()
        self.view.viewport().installEventFilter(self)
        self.board.laid_out.connect(self._write_heads)
        self.board.shown_at.connect(self._show_x)
        self.view.horizontalScrollBar().valueChanged.connect(self._keep_days_in_view)
        self._write_heads()

    @property
    def wanted_height(self) -> int:
        """How high it has to be to show every lane."""
        return self.view.height() + _AROUND

    def fit(self) -> None:
        """Show all that happens, as large as it can be."""
        self._is_fitting = True
        scale = fitting_scale(self._game.lanes, self.view.viewport().width())
        self.board.set_scale(scale)
        first = scale.x(first_shown_s(self._game.lanes))
        self.view.horizontalScrollBar().setValue(max(round(first) - SIZES.space_2, 0))

    def zoom(self, factor: float, at_x: float | None = None) -> None:
        """Show more or less of time around a place of the view, its middle if none is given."""
        bar = self.view.horizontalScrollBar()
        view_x = self.view.viewport().width() / 2 if at_x is None else at_x
        second = self.board.scale.second(bar.value() + view_x)
        wanted = min(max(self.board.scale.an_hour * factor, LEAST_AN_HOUR), MOST_AN_HOUR)
        self._is_fitting = False
        self.board.set_scale(TimeScale(wanted))
        bar.setValue(round(self.board.scale.x(second) - view_x))

    def zoom_in(self) -> None:
        """Show less of time, larger."""
        self.zoom(_ZOOM)

    def zoom_out(self) -> None:
        """Show more of time, smaller."""
        self.zoom(1 / _ZOOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitting:
            self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Zoom with Ctrl and the wheel; scroll along time with Shift."""
        if isinstance(event, QWheelEvent):
            turned = event.angleDelta().y() or event.angleDelta().x()
            held = event.modifiers()
            if held & Qt.KeyboardModifier.ControlModifier:
                self.zoom(_ZOOM if turned > 0 else 1 / _ZOOM, event.position().x())
                return True
            if held & Qt.KeyboardModifier.ShiftModifier:
                bar = self.view.horizontalScrollBar()
                bar.setValue(bar.value() - turned)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.setObjectName("sheet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setWidget(self.board)
        self.view.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as time runs in charts
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QFrame()
        inside.setObjectName("card")
        row = bare_row(inside, 0)
        for column, width in ((self._names, _NAMES), (self._totals, _TOTALS)):
            side = QFrame()
            side.setFixedWidth(width)
            side.setLayout(column)
            column.setContentsMargins(SIZES.space_3, 0, SIZES.space_2, 0)
            column.setSpacing(0)
            row.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        row.insertWidget(1, self.view, 1, Qt.AlignmentFlag.AlignTop)
        for part in (_tall(QWidget(), RULER + GAP), self._business, self._person):
            self._names.addWidget(part)
        self._totals.addWidget(self._above)
        for column in (self._names, self._totals):
            column.addStretch(1)
        self.setWidget(inside)

    def _keep_days_in_view(self) -> None:
        """Paint all of the board: the name of a day stays while the day is seen."""
        self.board.update()

    def _show_x(self, x: int) -> None:
        self.view.ensureVisible(x, 0, _BEFORE_PX, 0)

    def _write_heads(self) -> None:
        """Write each lane's name to its left and its total to its right, at its height."""
        self.view.setFixedHeight(self.board.height() + _BAR_HEIGHT)
        _, business, lanes_top = self.board.rows
        self._business.setFixedHeight(business - RULER - GAP)
        self._person.setFixedHeight(lanes_top - business)
        self._above.setFixedHeight(lanes_top)
        while len(self.heads) > len(self.board.lanes):
            self.heads.pop().leave()
        while len(self.heads) < len(self.board.lanes):
            head = LaneHead()
            for column, part in ((self._names, head.name), (self._totals, head.total)):
                column.insertWidget(column.count() - 1, part)
            self.heads.append(head)
        first = next((lane for lane in self._game.lanes if not lane.problems), None)
        decimals = decimals_in(self._game.lanes)
        for head, layout in zip(self.heads, self.board.lanes, strict=True):
            head.show_lane(layout, first, decimals)


def _tall(widget: QWidget, height: int) -> QWidget:
    widget.setFixedHeight(height)
    return widget


def _side(text: str) -> QLabel:
    made = label("muted", text)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    made.setContentsMargins(0, SIZES.space_1, 0, 0)
    return made
