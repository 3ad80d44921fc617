"""The board: chips along a time line, and a lane of what they open and cost for each era."""

from itertools import count, pairwise
from textwrap import fill
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from tarife.gui.playground.chip import MessageChip
from tarife.gui.playground.game import Game
from tarife.gui.playground.geometry import CHIP, EDGE, GAP, PAD, RULER, Bar, TimeScale, levels
from tarife.gui.playground.painting import BoardPainter, LaneLayout
from tarife.gui.playground.speech import TIP_WIDTH, chip_description, chip_name, tip_of
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.widgets.appearance import Appearance
from tarife.insight.playground.billing import MessageOutcome

_FINE_S: Final = 60


class Board(Guarded, QWidget):
    """Draws a game at a scale, and lets hands and keys play it."""

    edit_requested = Signal()
    tools_requested = Signal(QPoint)
    menu_requested = Signal(QPointF, int)
    laid_out = Signal()
    shown_at = Signal(int)

    def __init__(
        self, game: Game, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._game = game
        self._appearance = appearance
        self.scale = TimeScale(12.0)
        self.chips: list[MessageChip] = []
        self.lanes: tuple[LaneLayout, ...] = ()
        self.rows = (RULER, RULER, RULER)
        self._drags = count()
        self._drag = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        game.changed.connect(self.refresh)
        appearance.changed.connect(self._repaint)
        self.refresh()

    def set_scale(self, scale: TimeScale) -> None:
        """Show more or less of time."""
        self.scale = scale
        self.refresh()

    @property
    def focused_chip(self) -> MessageChip | None:
        """The chip of the chosen message."""
        return next((chip for chip in self.chips if chip.is_chosen), None)

    def refresh(self) -> None:
        """Lay everything out again."""
        had_focus = any(chip.hasFocus() for chip in self.chips)
        before = len(self.chips)
        self._match_chips()
        state, lanes = self._game.state, self._game.lanes
        for index, (chip, message) in enumerate(
            zip(self.chips, state.situation.messages, strict=True)
        ):
            chip.show_message(index, message, is_chosen=index == state.chosen)
            chip.setAccessibleName(chip_name(state, lanes, index))
            why = chip_description(lanes, index)
            chip.setAccessibleDescription(why)
            chip.setToolTip(fill(why, TIP_WIDTH))
        self._lay_chips()
        self._lay_lanes()
        self._order_tabs()
        chosen = self.focused_chip
        if had_focus and chosen is not None and not chosen.hasFocus():
            chosen.setFocus()
        self.laid_out.emit()
        self.update()
        if len(self.chips) > before:
            self._show_chosen()

    def _match_chips(self) -> None:
        wanted = len(self._game.situation.messages)
        while len(self.chips) > wanted:
            chip = self.chips.pop()
            chip.hide()
            chip.deleteLater()
        while len(self.chips) < wanted:
            chip = MessageChip(self, self._appearance, self)
            chip.let_go.connect(self._let_go)
            chip.show()
            self.chips.append(chip)

    def _lay_chips(self) -> None:
        """Put the business above the person, and chips that would overlap into levels."""
        business = self._lay_row(RULER + GAP, is_inbound=False)
        person = self._lay_row(business, is_inbound=True)
        self.rows = (RULER, business, person + PAD)

    def _lay_row(self, top: int, *, is_inbound: bool) -> int:
        """Lay the chips of one side from a height on; gives where they end."""
        own = [
            self.chips[index]
            for index in self._game.in_time()
            if self.chips[index].message.act.is_inbound is is_inbound
        ]
        lefts = [self.scale.x(chip.message.at_s) for chip in own]
        spans = [(x, x + chip.width() + 2) for x, chip in zip(lefts, own, strict=True)]
        placed = levels(spans)
        for chip, x, level in zip(own, lefts, placed, strict=True):
            chip.move(round(x), top + level * (CHIP + GAP))
        return top + (max(placed, default=0) + 1) * (CHIP + GAP)

    def _lay_lanes(self) -> None:
        layouts, top = [], self.rows[-1]
        for lane in self._game.lanes:
            layout = LaneLayout.of(lane, top, self.scale, self.fontMetrics())
            layouts.append(layout)
            top += layout.height
        self.lanes = tuple(layouts)
        self.setFixedSize(self.scale.width, top)

    def _order_tabs(self) -> None:
        ordered = [self.chips[index] for index in self._game.in_time()]
        for before, after in pairwise(ordered):
            QWidget.setTabOrder(before, after)

    def choose(self, index: int) -> None:
        self._game.choose(index)

    def drag(self, x: float, *, is_fine: bool) -> None:
        if not self._drag:
            self._drag = f"drag {next(self._drags)}"
        step_s = _FINE_S if is_fine else self.scale.step_s
        self._game.move_chosen(self.scale.snapped(x, step_s), self._drag)
        self._show_chosen()

    def nudge(self, seconds: int) -> None:
        message = self._game.state.message
        if message is not None:
            key = f"nudge {self._game.state.chosen}"
            self._game.move_chosen(message.at_s + seconds, key)
            self._show_chosen()

    def go_to_neighbour(self, step: int) -> None:
        ordered = self._game.in_time()
        chosen = self._game.state.chosen
        index = ordered.index(chosen) + step if chosen is not None else 0
        if 0 <= index < len(ordered):
            self.chips[ordered[index]].setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_chosen()

    def edit(self) -> None:
        self.edit_requested.emit()

    def offer(self, at: QPoint) -> None:
        self.tools_requested.emit(at)

    def remove(self) -> None:
        self._game.remove_chosen()

    def _show_chosen(self) -> None:
        chip = self.focused_chip
        if chip is not None:
            self.shown_at.emit(chip.x())

    def _let_go(self) -> None:
        self._drag = ""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if at.x() >= EDGE:
            self.menu_requested.emit(at, self.scale.snapped(at.x(), self.scale.step_s))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position())
        self._game.choose(hit.index if isinstance(hit, MessageOutcome) else None)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self._tip(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _tip(self, at: QPointF) -> str:
        for layout in self.lanes:
            hit = layout.hit(at)
            if hit is not None:
                return tip_of(layout.lane, hit)
        return ""

    def _hit(self, at: QPointF) -> "MessageOutcome | Bar | None":
        hits = (layout.hit(at) for layout in self.lanes)
        return next((hit for hit in hits if hit is not None), None)

    def _repaint(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(event.rect())
        made = BoardPainter(painter, self._appearance.tokens, self.scale, self._game.state)
        made.begins = self.visibleRegion().boundingRect().left()
        made.paint(self.lanes, self.rows, self.height())
