"""The colours, patterns and signs of messages, windows and conversations on the board."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from tarife.gui.playground.words import NOT_DELIVERED
from tarife.gui.widgets.theme import DARK_TOKENS, Tokens, category_colour
from tarife.insight.explain.timelines import Interval, IntervalKind, Moment
from tarife.insight.playground.situation import Act
from tarife.terms.categories import Category
from tarife.traffic.table import MessageKind

FREE_ENTRY_ON_LIGHT: Final = "#B87E00"
FREE_ENTRY_ON_DARK: Final = "#E0A83A"

_CATEGORIES: Final[Mapping[MessageKind, Category]] = MappingProxyType(
    {
        MessageKind.MARKETING: Category.MARKETING,
        MessageKind.UTILITY: Category.UTILITY,
        MessageKind.AUTHENTICATION: Category.AUTHENTICATION,
        MessageKind.FREE_FORM: Category.SERVICE,
        MessageKind.REACTION: Category.SERVICE,
    }
)
_PATTERNS: Final[Mapping[Category, Qt.BrushStyle]] = MappingProxyType(
    {
        Category.UTILITY: Qt.BrushStyle.BDiagPattern,
        Category.AUTHENTICATION: Qt.BrushStyle.Dense6Pattern,
        Category.AUTHENTICATION_INTERNATIONAL: Qt.BrushStyle.DiagCrossPattern,
        Category.SERVICE: Qt.BrushStyle.FDiagPattern,
    }
)
_WASH, _LINES, _RADIUS = 44, 62, 4.0


def act_colour(act: Act, tokens: Tokens) -> QColor:
    """Give the colour of a message: its category's, or ink for what the person does."""
    category = _CATEGORIES.get(act.kind)
    return QColor(tokens.text if category is None else category_colour(category, tokens))


def interval_colour(interval: Interval, tokens: Tokens) -> QColor:
    """Give the colour of a window or conversation."""
    if interval.kind is IntervalKind.FREE_ENTRY_POINT:
        return QColor(FREE_ENTRY_ON_DARK if tokens is DARK_TOKENS else FREE_ENTRY_ON_LIGHT)
    return QColor(category_colour(interval.category or Category.SERVICE, tokens))


def paint_interval(
    painter: QPainter, frame: QRectF, interval: Interval, tokens: Tokens
) -> None:
    """Paint a window or conversation: a wash, a pattern, and a strong edge where it opens."""
    colour = interval_colour(interval, tokens)
    outline = QPainterPath()
    outline.addRoundedRect(frame, _RADIUS, _RADIUS)
    painter.fillPath(outline, _faded(colour, _WASH))
    painter.fillPath(outline, QBrush(_faded(colour, _LINES), _pattern(interval)))
    painter.setPen(QPen(_faded(colour, 150), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    painter.fillRect(QRectF(frame.left(), frame.top(), 3, frame.height()), colour)


def paint_act(painter: QPainter, centre: QPointF, act: Act, tokens: Tokens) -> None:
    """Paint the sign of a message: square, circle, triangle or diamond."""
    colour = act_colour(act, tokens)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(_sign(act.kind, centre, 4.5))


def paint_outcome(painter: QPainter, centre: QPointF, moment: Moment, tokens: Tokens) -> None:
    """Paint what became of a message: full if it costs, hollow if free, a cross if refused."""
    if moment.reason in NOT_DELIVERED:
        painter.setPen(QPen(QColor(tokens.bad), 1.8))
        for lean in (1, -1):
            reach = QPointF(3.6, 3.6 * lean)
            painter.drawLine(centre - reach, centre + reach)
        return
    colour = QColor(category_colour(moment.category or Category.SERVICE, tokens))
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(colour if moment.is_charged else QColor(tokens.surface))
    painter.drawPath(_sign(moment.kind, centre, 4.2))


def _sign(kind: MessageKind, centre: QPointF, half: float) -> QPainterPath:
    x, y = centre.x(), centre.y()
    path = QPainterPath()
    tips: tuple[tuple[float, float], ...]
    match kind:
        case MessageKind.INBOUND:
            tips = ((x, y - half), (x + half, y + half), (x - half, y + half))
        case MessageKind.ENTRY:
            tips = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
        case MessageKind.FREE_FORM | MessageKind.REACTION:
            path.addEllipse(centre, half, half)
            return path
        case _:
            path.addRect(QRectF(x - half, y - half, 2 * half, 2 * half))
            return path
    path.addPolygon(QPolygonF([QPointF(*tip) for tip in tips]))
    path.closeSubpath()
    return path


def _pattern(interval: Interval) -> Qt.BrushStyle:
    if interval.kind is IntervalKind.FREE_ENTRY_POINT:
        return Qt.BrushStyle.Dense6Pattern
    if interval.kind is IntervalKind.SERVICE_WINDOW:
        return Qt.BrushStyle.FDiagPattern
    return _PATTERNS.get(interval.category or Category.SERVICE, Qt.BrushStyle.NoBrush)


def _faded(colour: QColor, alpha: int) -> QColor:
    faded = QColor(colour)
    faded.setAlpha(alpha)
    return faded
