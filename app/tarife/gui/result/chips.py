"""What the total is made of: the cost of each category and the messages that cost nothing."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from tarife.billing.ledger import FREE_REASONS, PAUSED_REASONS, REFUSED_REASONS
from tarife.gui.document.session import Outcome
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.text.names import category_name, filled
from tarife.gui.text.numbers import count_text, exact_money, money_text
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import label, set_place
from tarife.gui.widgets.layouts import bare_column, bare_row
from tarife.gui.widgets.theme import SIZES, category_colour
from tarife.insight.explain.selection import Selection
from tarife.terms.categories import Category
from tarife.terms.money import Money, left_by_rounding

_STRIPE: Final = 3
_LEAST_WIDTH: Final = 92

_PAID: Final = (
    (Category.MARKETING,),
    (Category.UTILITY,),
    (Category.AUTHENTICATION, Category.AUTHENTICATION_INTERNATIONAL),
    (Category.SERVICE,),
)
"""The categories that each chip of money adds up; it is called as the first one."""


class Room(IntEnum):
    """How much room chips take: each less than the one before."""

    PLACES = 0  # at least as much as others, so that they stand at fixed places
    WORDS = 1
    SHORT_WORDS = 2


_GAPS: Final = {
    Room.PLACES: SIZES.space_3,
    Room.WORDS: SIZES.space_3,
    Room.SHORT_WORDS: SIZES.space_2,
}


class FigureChip(Guarded, QWidget):
    """A figure under its name; a click asks why.

    Of figures that have no room the lightest go first: what costs least, counts before money
    and what rounding leaves.
    """

    explain_requested = Signal(object)

    def __init__(
        self, names: tuple[str, str], tip: str, selection: Selection, weight: int = 0
    ) -> None:
        super().__init__()
        self.name, self._short = names
        self._room = Room.PLACES
        self.weight = weight
        self._selection = selection
        self._appearance: Appearance | None = None
        self.value = QPushButton("…")
        self.value.setProperty("role", "figure")
        self.value.setCursor(Qt.CursorShape.PointingHandCursor)
        self.value.clicked.connect(self.ask_why)
        self.setToolTip(tip)
        self._tip = tip
        self._words = label("small", self.name)
        column = bare_column(self, 0)
        column.addWidget(self._words)
        column.addWidget(self.value, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def categories(self) -> tuple[Category, ...]:
        """Whose messages the figure is of; none at all means every category."""
        return self._selection.categories

    @property
    def text(self) -> str:
        """What is shown."""
        return self.value.text()

    def ask_why(self) -> None:
        """Ask what the figure is made of."""
        self.explain_requested.emit(self._selection)

    def width_at(self, room: Room) -> int:
        """Tell how wide it is in some room."""
        self._words.ensurePolished()
        name = self._short if room is Room.SHORT_WORDS else self.name
        words = self._words.fontMetrics().horizontalAdvance(name)
        around = self.contentsMargins().left() + self._indent
        least = 0 if room else _LEAST_WIDTH
        return max(around + max(words, self.value.minimumWidth()), least)

    def take(self, room: Room) -> None:
        """Be as wide as some room lets it be."""
        self._room = room
        self._words.setText(self._short if room is Room.SHORT_WORDS else self.name)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.width_at(self._room), super().sizeHint().height())

    def set_low(self, *, is_low: bool) -> None:
        """Write the figure smaller, or as large as it is elsewhere."""
        set_place(self.value, "low" if is_low else "")
        self._hold()

    @property
    def _indent(self) -> int:
        layout = self.layout()
        return layout.contentsMargins().left() if layout else 0

    def _hold(self) -> None:
        """Let the figure have its room: one that waits for it is cut."""
        self.value.ensurePolished()
        self.value.setMinimumWidth(self.value.sizeHint().width())
        self.updateGeometry()

    def colour(self, appearance: Appearance) -> None:
        """Draw a stripe in the colour of the category."""
        self._appearance = appearance
        appearance.changed.connect(self.update)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(_STRIPE + SIZES.space_2, 0, 0, 0)

    def show_text(self, text: str, exact: str = "") -> None:
        """Show a figure, and all its digits to a resting pointer."""
        self.value.setText(text)
        self.value.setAccessibleName(f"{self.name}: {text}")
        self.setToolTip(f"{exact}\n{self._tip}" if exact else self._tip)
        self._hold()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._appearance is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(category_colour(self.categories[0], self._appearance.tokens)))
        painter.drawRoundedRect(QRectF(0, 2, _STRIPE, self.height() - 4), 1.5, 1.5)


class Chips(Guarded, QWidget):
    """A row of figures at fixed places; what seldom occurs comes last and only if it does.

    Where they do not all fit their names are shortened, then the last ones go into a menu.
    """

    explain_requested = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        why = self.tr("Click to see why")
        shorter = {
            category_name(Category.AUTHENTICATION): self.tr("Passwords"),
            category_name(Category.SERVICE): self.tr("Your replies", "Chips"),
        }
        self.paid = tuple(
            FigureChip((name, shorter.get(name, name)), why, Selection(categories=categories))
            for categories in _PAID
            for name in (category_name(categories[0]),)
        )
        for chip in self.paid:
            chip.colour(appearance)
        self.free = FigureChip(
            (self.tr("Free messages"), self.tr("Free")),
            self.tr("Messages that cost nothing; click to see why"),
            Selection(reasons=FREE_REASONS),
            2,
        )
        self.late = FigureChip(
            (self.tr("Too late to send"), self.tr("Too late")),
            self.tr(
                "Your replies that came after the 24-hour window had closed; they cannot be "
                "sent"
            ),
            Selection(reasons=REFUSED_REASONS),
            1,
        )
        self.paused = FigureChip(
            (self.tr("Paused"), self.tr("Paused")),
            self.tr("Marketing to the United States, which Meta does not deliver or charge"),
            Selection(reasons=PAUSED_REASONS),
            1,
        )
        self.rounding = FigureChip(
            (self.tr("Rounding"), self.tr("Rounding")),
            self.tr("What rounded amounts of categories miss the rounded total by"),
            Selection(),
            3,
        )
        self._seldom = (self.late, self.paused, self.rounding)
        self._counts = dict.fromkeys(self._seldom, 0)
        self._row = bare_row(self, SIZES.space_3)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for chip in self.all:
            chip.explain_requested.connect(self.explain_requested)
            self._row.addWidget(chip)
        self.more = QToolButton()
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setProperty("role", "quiet")
        self._rest = QMenu(self)
        self.more.setMenu(self._rest)
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self._fit()

    @property
    def all(self) -> tuple[FigureChip, ...]:
        """Every chip in its order."""
        return (*self.paid, self.free, *self._seldom)

    def clear(self) -> None:
        """Forget the figures of another document."""
        for chip in self.all:
            chip.show_text("…")
        self._counts = dict.fromkeys(self._seldom, 0)
        self._fit()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what a total is made of, and what rounding leaves of it."""
        locale, currency = QLocale(), outcome.total.currency
        micros = [
            sum(one.charge_micros for one in outcome.totals if one.category in chip.categories)
            for chip in self.paid
        ]
        shown = [Money(one, currency).shown for one in micros]
        (left,) = left_by_rounding(([one] for one in shown), [outcome.total.shown])
        for chip, exact, money in zip(self.paid, micros, shown, strict=True):
            tip = exact_money(Money(exact, currency), locale)
            chip.show_text(money_text(money, locale), tip)
            chip.weight = exact
        template = self.tr("%1[message is|messages are] charged")
        charged = filled(template, count_text(outcome.charged, locale))
        self.free.show_text(count_text(outcome.free, locale), charged)
        self._counts = {self.late: outcome.refused, self.paused: outcome.paused}
        for chip, count in self._counts.items():
            chip.show_text(count_text(count, locale))
        self._counts[self.rounding] = left.micros
        self.rounding.show_text(money_text(left, locale))
        self._fit()

    def set_low(self, *, is_low: bool) -> None:
        """Write the figures smaller where pages need the room, or as large as elsewhere."""
        for chip in self.all:
            chip.set_low(is_low=is_low)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.paid[0].width_at(Room.SHORT_WORDS), self.sizeHint().height())

    def sizeHint(self) -> QSize:
        width = self._width_of(self._wanted, Room.PLACES)
        return QSize(width, max(chip.sizeHint().height() for chip in self.all))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _wanted(self) -> list[FigureChip]:
        """The chips that have something to show."""
        return [chip for chip in self.all if self._counts.get(chip, 1)]

    @staticmethod
    def _width_of(chips: Sequence[FigureChip], room: Room) -> int:
        return sum(chip.width_at(room) + _GAPS[room] for chip in chips) - _GAPS[room]

    def _fit(self) -> None:
        """Show all that there is to show, in less room each or the last ones in a menu."""
        shown = wanted = self._wanted
        fitting = (room for room in Room if self._width_of(wanted, room) <= self.width())
        room = next(fitting, None)
        if room is None:
            room = Room.SHORT_WORDS
            left = self.width() - self._width_of_more(len(wanted))
            while len(shown) > 1 and self._width_of(shown, room) > left:
                least = min(reversed(shown), key=lambda chip: chip.weight)
                shown = [chip for chip in shown if chip is not least]
        for chip in self.all:
            chip.take(room)
            chip.setVisible(chip in shown)
        self._offer([chip for chip in wanted if chip not in shown])
        self._row.setSpacing(_GAPS[room])
        self._row.activate()  # else those that stay keep the room that one too many left them

    def _width_of_more(self, most: int) -> int:
        self.more.ensurePolished()
        self.more.setText(f"+{most}")
        return self.more.sizeHint().width() + _GAPS[Room.SHORT_WORDS]

    def _offer(self, rest: Sequence[FigureChip]) -> None:
        """Offer figures that have no room of their own."""
        self._rest.clear()
        for chip in rest:
            self._rest.addAction(f"{chip.name}\t{chip.text}").triggered.connect(chip.ask_why)
        self.more.setText(f"+{len(rest)}")
        said = "\n".join(f"{chip.name}: {chip.text}" for chip in rest)
        self.more.setAccessibleName(said)
        self.more.setToolTip(said)
        self.more.setVisible(bool(rest))
