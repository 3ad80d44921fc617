"""How the board is painted: days, moments, and each lane of windows, outcomes and charges."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from tarife.gui.playground.game import BOARD_DAYS, GameState
from tarife.gui.playground.geometry import (
    BAR,
    BAR_GAP,
    EDGE,
    LABEL,
    PAD,
    RULER,
    Bar,
    TimeScale,
    bar_rows,
    levels,
)
from tarife.gui.playground.look import paint_interval, paint_outcome
from tarife.gui.playground.words import (
    DAY_S,
    interval_name,
    outcome_word,
    short_interval_name,
    shown_day,
    shown_decimals_of,
)
from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled, sentence
from tarife.gui.text.times import date_text
from tarife.gui.widgets.theme import SIZES, Tokens
from tarife.insight.playground.billing import EraLane, MessageOutcome

ShownRows = tuple[int, int, int]

_SIGN: Final = 11
_BETWEEN: Final = 10
_LEAST_ROWS: Final = 1
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class LaneLayout:
    """Where everything of a lane stands."""

    lane: EraLane
    top: int
    height: int
    signs: tuple[tuple[MessageOutcome, QPointF, str], ...]
    bars: tuple[tuple[Bar, QRectF], ...]
    spots: tuple[tuple[QRectF, "MessageOutcome | Bar"], ...] = field(repr=False)

    @classmethod
    def of(
        cls, lane: EraLane, top: int, scale: TimeScale, metrics: QFontMetrics
    ) -> "LaneLayout":
        """Lay a lane out."""
        sent = [outcome for outcome in lane.outcomes if outcome.rule is not None]
        decimals = shown_decimals_of(one.moment.charge for one in sent if one.moment.charge)
        words = [outcome_word(outcome.moment, decimals) for outcome in sent]
        lefts = [scale.x(outcome.moment.at_s) for outcome in sent]
        widths = [_SIGN + metrics.horizontalAdvance(word) + _BETWEEN for word in words]
        placed = levels([(x - 5, x + w - 5) for x, w in zip(lefts, widths, strict=True)])
        first = top + PAD + LABEL / 2
        signs = tuple(
            (outcome, QPointF(x, first + level * LABEL), word)
            for outcome, x, level, word in zip(sent, lefts, placed, words, strict=True)
        )
        at = top + PAD + LABEL * (max(placed, default=0) + 1) + BAR_GAP
        rows = bar_rows(lane)
        bars = tuple(
            (bar, _frame(bar, at + row * (BAR + BAR_GAP), scale))
            for row, own in enumerate(rows)
            for bar in own
        )
        height = at - top + max(len(rows), _LEAST_ROWS) * (BAR + BAR_GAP) + PAD
        spots: tuple[tuple[QRectF, MessageOutcome | Bar], ...] = (
            *(
                (QRectF(p.x() - 7, p.y() - 8, w, LABEL), outcome)
                for (outcome, p, _), w in zip(signs, widths, strict=True)
            ),
            *((frame, bar) for bar, frame in bars),
        )
        return cls(lane, top, round(height), signs, bars, spots)

    @property
    def day(self) -> str:
        """Say on which day the lane begins, since rates depend on it."""
        line = next(iter(self.lane.by_number.values()), None)
        return "" if line is None else date_text(line.begins.date())

    def hit(self, at: QPointF) -> "MessageOutcome | Bar | None":
        """Give the outcome or the bar at a point."""
        return next((what for frame, what in self.spots if frame.contains(at)), None)


def _frame(bar: Bar, top: float, scale: TimeScale) -> QRectF:
    left, right = scale.x(bar.interval.starts_s), scale.x(bar.interval.ends_s)
    return QRectF(left, top, max(right - left, 4), BAR)


class BoardPainter:
    """Paints one state of the board."""

    def __init__(
        self, painter: QPainter, tokens: Tokens, scale: TimeScale, state: GameState
    ) -> None:
        self._painter = painter
        self._tokens = tokens
        self._scale = scale
        self._state = state
        self.begins = 0  # the first pixel that is seen
        self._small = QFont(painter.font())
        self._small.setPixelSize(SIZES.small)
        self._bold = QFont(painter.font())
        self._bold.setBold(True)

    def paint(self, lanes: tuple[LaneLayout, ...], rows: ShownRows, height: int) -> None:
        """Paint everything but the chips."""
        self._paint_days(height)
        self._paint_rows(rows)
        self._paint_moments(lanes, height)
        for layout in lanes:
            self._paint_lane(layout)

    def _paint_days(self, height: int) -> None:
        tokens, painter, scale = self._tokens, self._painter, self._scale
        painter.fillRect(0, 0, scale.width, height, QColor(tokens.surface))
        for day in range(BOARD_DAYS):
            left, right = scale.x(day * DAY_S), scale.x((day + 1) * DAY_S)
            if day % 2:
                shade = QColor(tokens.raised)
                shade.setAlpha(95)
                painter.fillRect(QRectF(left, 0, right - left, height), shade)
            painter.setPen(QColor(tokens.text))
            painter.setFont(self._bold)
            seen = max(left, self.begins)
            frame = QRectF(seen + 6, 4, max(right - seen - 8, 0), 16)
            painter.drawText(frame, Qt.AlignmentFlag.AlignLeft, self._day(day, frame.width()))
            self._paint_hours(day, height)

    def _day(self, day: int, room: float) -> str:
        second = day * DAY_S
        name = shown_day(self._state.firsts, second)
        metrics = QFontMetrics(self._bold)
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(room))

    def _paint_hours(self, day: int, height: int) -> None:
        tokens, painter, scale = self._tokens, self._painter, self._scale
        painter.setFont(self._small)
        for hour in range(0, 24, scale.tick_h):
            x = scale.x(day * DAY_S + hour * 3600)
            painter.setPen(QPen(QColor(tokens.edge if hour == 0 else tokens.line), 1))
            painter.drawLine(QPointF(x, 0 if hour == 0 else RULER - 4), QPointF(x, height))
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QPointF(x + 6, RULER - 8), f"{hour:02d}:00")

    def _paint_rows(self, rows: ShownRows) -> None:
        painter = self._painter
        painter.setPen(QPen(QColor(self._tokens.line), 1))
        for y in rows[:2]:
            painter.drawLine(QPointF(0, y), QPointF(self._scale.width, y))

    def _paint_moments(self, lanes: tuple[LaneLayout, ...], height: int) -> None:
        """Lead each message down through the lanes, from where it is delivered."""
        painter, tokens = self._painter, self._tokens
        bottom = lanes[0].top if lanes else height
        for index, message in enumerate(self._state.situation.messages):
            is_chosen = index == self._state.chosen
            colour = QColor(tokens.accent if is_chosen else tokens.edge)
            sent, there = (self._scale.x(s) for s in (message.at_s, message.delivered_s))
            painter.setPen(QPen(colour, 1.4 if is_chosen else 1))
            painter.drawLine(QPointF(sent, RULER), QPointF(sent, bottom - 4))
            painter.setPen(QPen(colour, 1.4 if is_chosen else 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(sent, bottom - 4), QPointF(there, bottom - 4))
            painter.drawLine(QPointF(there, bottom - 4), QPointF(there, height))

    def _paint_lane(self, layout: LaneLayout) -> None:
        painter, tokens = self._painter, self._tokens
        painter.setPen(QPen(QColor(tokens.edge), 1))
        painter.drawLine(QPointF(0, layout.top), QPointF(self._scale.width, layout.top))
        painter.setFont(self._small)
        for bar, frame in layout.bars:
            paint_interval(painter, frame, bar.interval, tokens)
            self._write_name(bar, frame)
        painter.setFont(self._bold)
        for outcome, at, word in layout.signs:
            paint_outcome(painter, at, outcome.moment, tokens)
            painter.setFont(self._bold if outcome.moment.is_charged else self._small)
            is_read = outcome.moment.is_charged
            painter.setPen(QColor(tokens.text if is_read else tokens.muted))
            painter.drawText(QPointF(at.x() + _SIGN - 2, at.y() + 4), word)
        if layout.lane.problems:
            self._write_problem(layout)

    def _write_problem(self, layout: LaneLayout) -> None:
        """Say why a lane cannot be billed, where it is seen."""
        self._painter.setFont(self._small)
        self._painter.setPen(QColor(self._tokens.bad))
        at = QPointF(max(EDGE, self.begins) + 6, layout.top + PAD + LABEL)
        self._painter.drawText(at, sentence(layout.lane.problems[0]))

    def _write_name(self, bar: Bar, frame: QRectF) -> None:
        """Write as much of a name as fits, the rest is in the tip."""
        painter = self._painter
        metrics = QFontMetrics(self._small)
        names = [interval_name(bar.interval), short_interval_name(bar.interval)]
        if bar.number:
            number = str(bar.number + 1)
            names = [filled(tr("%1, number %2"), name, number) for name in names]
        room = frame.width() - 12
        name = next((one for one in names if metrics.horizontalAdvance(one) <= room), "")
        painter.setPen(QColor(self._tokens.text))
        painter.drawText(frame.adjusted(8, 0, -2, 0), Qt.AlignmentFlag.AlignVCenter, name)
