"""What stands beside a lane: the rules to its left, what they charge to its right."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from tarife.gui.playground.geometry import PAD
from tarife.gui.playground.painting import LaneLayout
from tarife.gui.playground.words import era_name, model_name
from tarife.gui.text.languages import tr
from tarife.gui.text.names import filled, sentence
from tarife.gui.text.numbers import ZERO_DASH, named_money
from tarife.gui.widgets.labels import label, set_state
from tarife.insight.playground.billing import EraLane
from tarife.terms.money import Money

_ROOM_FOR_DAY = 66


class LaneHead:
    """The two ends of a lane."""

    def __init__(self) -> None:
        self._rules, self._model, self._day = label("strong"), label("small"), label("small")
        self.figure, self.difference = label("figure"), label("difference")
        self._against = label("small")
        self._day.setToolTip(tr("The messages are laid on these days, at their rates."))
        self.name = _column((self._rules, self._model, self._day), Qt.AlignmentFlag.AlignLeft)
        self.total = _column(
            (self.figure, self.difference, self._against), Qt.AlignmentFlag.AlignRight
        )

    def show_lane(self, layout: LaneLayout, first: EraLane | None, decimals: int) -> None:
        """Show a lane's rules, its total, and how far that is from the first one's."""
        lane = layout.lane
        for side in (self.name, self.total):
            side.setFixedHeight(layout.height)
        self._rules.setText(era_name(lane.rules))
        self._model.setText(model_name(lane.rules))
        self._day.setText(layout.day)
        self._day.setVisible(layout.height >= _ROOM_FOR_DAY)
        set_state(self.difference, "")
        self._against.setText("")
        if lane.problems:
            self.figure.setText(ZERO_DASH)
            self.figure.setAccessibleName(sentence(lane.problems[0]))
            self.difference.setText(tr("cannot be billed"))
            return
        text = named_money(lane.total, QLocale(), decimals)
        self.figure.setText(text)
        named = filled(tr("Total by the rules of %1: %2"), era_name(lane.rules), text)
        self.figure.setAccessibleName(named)
        before = first.total.micros if first else 0
        more = Money(lane.total.micros - before, lane.total.currency)
        sign = "+" if more.micros > 0 else ""
        self.difference.setText(
            sign + named_money(more, QLocale(), decimals) if more.micros else ""
        )
        if first and more.micros:
            against = tr("against %1")
            self._against.setText(filled(against, era_name(first.rules)))
        set_state(self.difference, "dearer" if more.micros > 0 else "cheaper")

    def leave(self) -> None:
        """Go with the lane."""
        for side in (self.name, self.total):
            side.hide()
            side.deleteLater()


def _column(parts: Sequence[QLabel], align: Qt.AlignmentFlag) -> QFrame:
    made = QFrame()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, PAD, 0, 0)
    column.setSpacing(2)
    for part in parts:
        part.setAlignment(align)
        column.addWidget(part)
    column.addStretch(1)
    return made
