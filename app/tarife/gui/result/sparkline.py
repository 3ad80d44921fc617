"""A small picture of what each day costs; a click opens the charts at that day."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QToolTip

from tarife.forecast.result import Forecast
from tarife.forecast.totals import SpanTotal, Unit, totals_by_span
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.text.numbers import money_text
from tarife.gui.text.times import days_text
from tarife.gui.widgets.appearance import Appearance
from tarife.insight.explain.selection import Selection
from tarife.terms.money import Money

_HEIGHT: Final = 44
_LOW_HEIGHT: Final = 26
_WIDTH: Final = (64, 220)
_ROOM_OF_OTHERS: Final = 660
_MOST_BARS: Final = 62
_LEAST_BAR: Final = 1.5
_MARGIN: Final = 3


def spans_to_show(forecast: Forecast) -> tuple[SpanTotal, ...]:
    """Give the cost of each day, or of each week or month where days would be too many."""
    for unit in (Unit.DAY, Unit.WEEK):
        spans = totals_by_span(forecast.lines, unit)
        if len(spans) <= _MOST_BARS:
            return spans
    return totals_by_span(forecast.lines, Unit.MONTH)


def _days_of(span: SpanTotal) -> tuple[date, ...]:
    length = (span.last - span.first).days + 1
    return tuple(span.first + timedelta(days=number) for number in range(length))


class Sparkline(Guarded, QAbstractButton):
    """Draws bars without axes; those from the day on which the budget is used up stand out.

    ``result_requested`` tells the days that were clicked, or everything by a key.
    """

    result_requested = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._spans: tuple[SpanTotal, ...] = ()
        self._currency = ""
        self._over_from: date | None = None
        self._pointed: SpanTotal | None = None
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.fit(_WIDTH[1], is_low=False)
        self.setAccessibleName(self.tr("Show the charts"))
        self.clicked.connect(self._ask)
        appearance.changed.connect(self.update)

    def clear(self) -> None:
        """Show nothing."""
        self._spans, self._over_from, self._pointed = (), None, None
        self._tell()

    def show_forecast(self, forecast: Forecast, over_from: date | None) -> None:
        """Draw what a forecast costs day by day, and from when on a budget is used up."""
        self._spans, self._over_from = spans_to_show(forecast), over_from
        self._currency, self._pointed = forecast.lines.currency, None
        dearest = max(self._spans, key=lambda span: span.charge_micros, default=None)
        self._tell(
            ""
            if dearest is None or not dearest.charge_micros
            else self.tr("Dearest: %1").replace("%1", self._said(dearest))
        )

    def _said(self, span: SpanTotal) -> str:
        """Say what days cost, such as ``Tue 17 Nov, 833.75 USD``."""
        money = money_text(Money(span.charge_micros, self._currency), QLocale())
        return f"{days_text((span.first, span.last))}, {money} {self._currency}"

    def span_at(self, place: QPointF) -> SpanTotal | None:
        """Give the days whose bar, or the room above it, is at a point."""
        inner = self._inner()
        if not self._spans or not inner.contains(place):
            return None
        step = inner.width() / len(self._spans)
        return self._spans[min(int((place.x() - inner.left()) / step), len(self._spans) - 1)]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point(self.span_at(event.position()))
        if self._pointed is not None:
            at = event.globalPosition().toPoint()
            QToolTip.showText(at, self._said(self._pointed), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point(self.span_at(event.position()))
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._point(None)
        super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(None)

    def _point(self, span: SpanTotal | None) -> None:
        self._pointed = span
        self.update()

    def _ask(self) -> None:
        pointed = self._pointed
        days = () if pointed is None else _days_of(pointed)
        self.result_requested.emit(Selection(days=days))

    @property
    def bars(self) -> tuple[tuple[float, bool], ...]:
        """The height of each bar, from 0 to 1, and whether the budget is used up by then."""
        highest = max((span.charge_micros for span in self._spans), default=0) or 1
        return tuple(
            (
                span.charge_micros / highest,
                self._over_from is not None and span.last >= self._over_from,
            )
            for span in self._spans
        )

    def fit(self, room: int, *, is_low: bool) -> None:
        """Take what is left of a row of some width by the figures beside."""
        least, most = _WIDTH
        width = min(max(room - _ROOM_OF_OTHERS, least), most)
        self.setFixedSize(width, _LOW_HEIGHT if is_low else _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._appearance.tokens
        if self.hasFocus() or self.underMouse():
            painter.setPen(QColor(tokens.accent if self.hasFocus() else tokens.line))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        inner = self._inner()
        painter.fillRect(
            QRectF(inner.left(), inner.bottom(), inner.width(), 1), QColor(tokens.edge)
        )
        for span, (bar, colour) in zip(self._spans, self._placed(inner), strict=True):
            if span is self._pointed:
                band = QRectF(bar.left() - 1, inner.top(), bar.width() + 2, inner.height())
                painter.fillRect(band, QColor(tokens.line))
            painter.fillRect(bar, QColor(colour))

    def _inner(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)

    def _placed(self, inner: QRectF) -> Iterable[tuple[QRectF, str]]:
        bars, tokens = self.bars, self._appearance.tokens
        step = inner.width() / max(len(bars), 1)
        width = max(step * 0.7, _LEAST_BAR)
        for index, (share, is_over) in enumerate(bars):
            height = share * (inner.height() - 1)
            left = inner.left() + index * step + (step - width) / 2
            bar = QRectF(left, inner.bottom() - height, width, height)
            yield bar, tokens.warn if is_over else tokens.accent

    def _tell(self, more: str = "") -> None:
        text = self.tr("Cost day by day; click a day to see why it costs that")
        self.setToolTip(f"{text}\n{more}" if more else text)
        self.setAccessibleDescription(more)
        self.update()
