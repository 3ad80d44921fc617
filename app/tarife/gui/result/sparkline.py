"""A small picture of what each day costs; a click opens the charts."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from tarife.forecast.result import Forecast
from tarife.forecast.totals import SpanTotal, Unit, totals_by_span
from tarife.gui.text.names import filled
from tarife.gui.text.numbers import money_text
from tarife.gui.text.times import days_text
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.guarded import Guarded
from tarife.terms.money import Money

_HEIGHT: Final = 44
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


class Sparkline(Guarded, QAbstractButton):
    """Draws bars without axes; those from the day on which the budget is used up stand out."""

    result_requested = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._spans: tuple[SpanTotal, ...] = ()
        self._over_from: date | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.fit(_WIDTH[1])
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(self.tr("Show the charts"))
        self.clicked.connect(self.result_requested)
        appearance.changed.connect(self.update)

    def clear(self) -> None:
        """Show nothing."""
        self._spans, self._over_from = (), None
        self._tell()

    def show_forecast(self, forecast: Forecast, over_from: date | None) -> None:
        """Draw what a forecast costs day by day, and from when on a budget is used up."""
        self._spans, self._over_from = spans_to_show(forecast), over_from
        dearest = max(self._spans, key=lambda span: span.charge_micros, default=None)
        self._tell(
            ""
            if dearest is None or not dearest.charge_micros
            else filled(
                self.tr("Dearest: %1, %2 %3"),
                days_text((dearest.first, dearest.last)),
                money_text(Money(dearest.charge_micros, forecast.lines.currency), QLocale()),
                forecast.lines.currency,
            )
        )

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

    def fit(self, room: int) -> None:
        """Take what is left of a row of some width by the figures beside."""
        least, most = _WIDTH
        self.setFixedWidth(min(max(room - _ROOM_OF_OTHERS, least), most))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._appearance.tokens
        if self.hasFocus() or self.underMouse():
            painter.setPen(QColor(tokens.accent if self.hasFocus() else tokens.line))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        inner = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.fillRect(
            QRectF(inner.left(), inner.bottom(), inner.width(), 1), QColor(tokens.edge)
        )
        for bar, colour in self._placed(inner):
            painter.fillRect(bar, QColor(colour))

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
        text = self.tr("Cost day by day; click to see the charts")
        self.setToolTip(f"{text}\n{more}" if more else text)
        self.setAccessibleDescription(more)
        self.update()
