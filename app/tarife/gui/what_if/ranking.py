"""What moves the cost most: a tornado chart of what a tenth of each lever changes."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tarife.gui.runtime.guarded import Guarded
from tarife.gui.text.money_texts import signed_money
from tarife.gui.text.names import lever_words
from tarife.gui.what_if.variants import Ranker
from tarife.gui.what_if.what_if import WhatIf
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import button, sentence_label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.theme import SIZES
from tarife.insight.sensitivity import Sensitivity
from tarife.terms.money import Money

_MOST: Final = 5
_ROW: Final = 38
_BAR: Final = 10


@dataclass(frozen=True, slots=True)
class Swing:
    """What a tenth less and a tenth more of a lever changes, in micros and as written."""

    name: str
    less_micros: int
    more_micros: int
    less: str
    more: str


class Tornado(Guarded, QWidget):
    """Draws swings from one middle, savings to its left and extra cost to its right."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.swings: tuple[Swing, ...] = ()
        appearance.changed.connect(self.update)
        self.show_swings(())

    @property
    def texts(self) -> tuple[str, ...]:
        """What is drawn, a sentence a lever."""
        return tuple(f"{one.name}: {one.less} / {one.more}" for one in self.swings)

    def show_swings(self, swings: tuple[Swing, ...]) -> None:
        """Draw other swings, the widest first."""
        self.swings = swings
        self.setFixedHeight(_ROW * len(swings))
        self.setAccessibleName("\n".join(self.texts))
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        font = painter.font()
        font.setPixelSize(SIZES.small)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        written = [text for one in self.swings for text in (one.less, one.more)]
        side = max(map(metrics.horizontalAdvance, written), default=0) + SIZES.space_2
        widest = max((max(_ends(one)) for one in self.swings), default=0) or 1
        scale = max(self.width() / 2 - side, 1) / widest
        for row, one in enumerate(self.swings):
            self._paint_swing(painter, one, row * _ROW, scale)
        painter.end()

    def _paint_swing(self, painter: QPainter, one: Swing, top: int, scale: float) -> None:
        tokens, middle = self._appearance.tokens, self.width() / 2
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        line = _ROW // 2
        painter.setPen(QColor(tokens.text))
        whole = QRectF(0, top, self.width(), line)
        painter.drawText(whole, flags | Qt.AlignmentFlag.AlignLeft, one.name)
        painter.setPen(QColor(tokens.muted))
        left, right = one.less, one.more
        if one.less_micros > one.more_micros:  # more of it costs less
            left, right = right, left
        below = whole.translated(0, line)
        painter.drawText(below, flags | Qt.AlignmentFlag.AlignLeft, left)
        painter.drawText(below, flags | Qt.AlignmentFlag.AlignRight, right)
        at = below.center().y() - _BAR / 2
        painter.setPen(QPen(QColor(tokens.accent), 1))
        for micros, is_filled in ((one.less_micros, False), (one.more_micros, True)):
            painter.setBrush(QColor(tokens.accent if is_filled else tokens.tint))
            reach = abs(micros) * scale
            painter.drawRect(QRectF(middle - reach * (micros < 0), at, reach, _BAR))
        painter.setPen(QPen(QColor(tokens.rim), 1))
        painter.drawLine(QPointF(middle, at - 4), QPointF(middle, at + _BAR + 4))


def _ends(one: Swing) -> tuple[int, int]:
    return abs(one.less_micros), abs(one.more_micros)


class Ranking(QWidget):
    """Draws what a tenth less and a tenth more of each lever changes."""

    def __init__(self, what_if: WhatIf, ranker: Ranker, appearance: Appearance) -> None:
        super().__init__()
        self._what_if = what_if
        self._ranker = ranker
        self.ask = button("link", self.tr("What moves the cost most?"))
        self.ask.clicked.connect(self._rank)
        self.tornado = Tornado(appearance)
        self._legend = sentence_label(
            "small", self.tr("Pale: a tenth less. Full: a tenth more.")
        )
        self._legend.hide()
        row = QHBoxLayout()
        row.addWidget(self.ask)
        row.addStretch(1)
        column = bare_column(self, SIZES.space_1)
        column.addLayout(row)
        column.addWidget(self._legend)
        column.addWidget(self.tornado)
        ranker.ranked.connect(self.show_ranks)
        what_if.session.plan_changed.connect(self._forget)
        what_if.session.scenario_chosen.connect(self._forget)

    def show_ranks(self, found: tuple[Sensitivity, ...]) -> None:
        """Draw the strongest levers."""
        self._forget()
        plan = self._what_if.session.plan
        if plan is None:
            return
        self.ask.setEnabled(False)
        self._legend.setVisible(bool(found))
        self.tornado.show_swings(
            tuple(self._swing(one, plan.account.currency) for one in found[:_MOST])
        )

    @staticmethod
    def _swing(one: Sensitivity, currency: str) -> Swing:
        changes = one.less_micros, one.more_micros
        less, more = (signed_money(Money(each, currency), QLocale()) for each in changes)
        return Swing(lever_words(one.lever)[0], *changes, less, more)

    def _rank(self) -> None:
        base = self._what_if.base
        if base is not None:
            self.ask.setText(self.tr("Trying every slider…"))
            self.ask.setEnabled(False)
            self._ranker.rank(base)

    def _forget(self) -> None:
        self._ranker.forget()
        self.tornado.show_swings(())
        self._legend.hide()
        self.ask.setText(self.tr("What moves the cost most?"))
        self.ask.setEnabled(True)
