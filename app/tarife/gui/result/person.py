"""One of the people behind a figure, drawn as a strip beside its explanation."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tarife.charts.kit.palette import ChartTheme
from tarife.gui.chart.picture import ChartPicture
from tarife.gui.runtime.runner import LatestRunner, ShouldStop
from tarife.gui.text.countries import country_name
from tarife.gui.text.names import filled
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import ElidedLabel, button, sentence_label
from tarife.gui.widgets.theme import SIZES
from tarife.insight.explain.timelines import Timeline
from tarife.terms.money import decimal_text
from tarife.terms.problems import Stopped

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from tarife.charts.kit.hit_testing import Drawn

_LOW: Final = 190
_WIDE: Final = 520

Find = Callable[[ShouldStop], Timeline | None]


class PersonPanel(QFrame):
    """Looks for somebody off the window's thread, and draws that person's days."""

    play_requested = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._timeline: Timeline | None = None
        self.picture = ChartPicture(appearance, self.tr("One of these people"))
        self._sentence = sentence_label("muted")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self.title = ElidedLabel("strong")
        self.title.setContentsMargins(SIZES.space_3, SIZES.space_2, SIZES.space_3, 0)
        self._column.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._column.addLayout(self._head)
        self._column.addWidget(self.picture, 1)
        self._column.addWidget(self._sentence)
        self.play = button("link", self.tr("Play with these messages…"))
        self.play.clicked.connect(lambda: self.play_requested.emit(self._timeline))
        self.another = button("link", self.tr("Another person"))
        self._offers = QHBoxLayout()
        self._column.addLayout(self._offers)
        self._put_offers(is_low=False)
        for offer in (self.another, self.play):
            offer.hide()
        self._runner = LatestRunner[Timeline | None](1, self)
        self._runner.finished.connect(self.show_timeline)
        self._runner.failed.connect(self._take_failure)

    @property
    def timeline(self) -> Timeline | None:
        """Whose days are shown."""
        return self._timeline

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a low picture the room of what can be asked for, which goes beside the name."""
        super().resizeEvent(event)
        size = event.size()
        self._put_offers(is_low=size.height() < _LOW and size.width() >= _WIDE)

    def _put_offers(self, *, is_low: bool) -> None:
        row = self._head if is_low else self._offers
        if row.indexOf(self.play) < 0:
            flags = Qt.AlignmentFlag
            row.addWidget(self.another, int(not is_low), flags.AlignLeft | flags.AlignBottom)
            row.addWidget(self.play, 0, flags.AlignBottom)

    def look_for(self, find: Find) -> None:
        """Look for somebody else; the newest wish counts."""
        self._sentence.setText(self.tr("Looking for one of these people…"))
        self._runner.start(find)

    def forget(self) -> None:
        """Show nobody."""
        self._runner.forget()
        self.show_timeline(None)
        self._sentence.setText("")

    def close_work(self) -> None:
        """Stop looking, and wait."""
        self._runner.close()

    def show_timeline(self, timeline: Timeline | None) -> None:
        """Show a person's days, or that there is nobody to show."""
        self._timeline = timeline
        self._sentence.setText(self.tr("Nobody among the people tried shows this."))
        self._sentence.setVisible(timeline is None)
        for offer in (self.another, self.play):
            offer.setVisible(timeline is not None)
        self.title.setVisible(timeline is not None)
        self.title.show_text("" if timeline is None else self._name(timeline))
        draw = None if timeline is None else partial(_drawn, timeline)
        self.picture.show_drawing(draw, timeline)

    def _name(self, timeline: Timeline) -> str:
        """Say who it is, where, and what these days cost."""
        who = self.tr("One person")
        if timeline.country:
            who = self.tr("One person, %1").replace("%1", country_name(timeline.country))
        if not any(moment.is_charged for moment in timeline.moments):
            return self.tr("%1: nothing is charged").replace("%1", who)
        charge = timeline.charge
        if charge is None:
            return who
        cost = decimal_text(charge.micros).replace(".", QLocale().decimalPoint())
        return filled(self.tr("%1: %2"), who, f"{cost} {charge.currency}")

    def _take_failure(self, error: Exception) -> None:
        if not isinstance(error, Stopped):
            raise error


def _drawn(timeline: Timeline, figure: "Figure", theme: ChartTheme) -> "Drawn":
    from tarife.charts.questions.strip import draw_strip  # noqa: PLC0415 - after the window

    return draw_strip(figure, timeline, replace(theme, is_titled=False))
