"""What the total is made of: the cost of each category and the messages that cost nothing."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QPushButton, QSizePolicy, QWidget

from tarife.billing.ledger import FREE_REASONS, PAUSED_REASONS, REFUSED_REASONS
from tarife.gui.document.session import Outcome
from tarife.gui.runtime.guarded import Guarded
from tarife.gui.text.names import category_name, filled
from tarife.gui.text.numbers import count_text, money_text
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import label
from tarife.gui.widgets.layouts import bare_column, bare_row
from tarife.gui.widgets.theme import SIZES, category_colour
from tarife.insight.explain.selection import Selection
from tarife.terms.categories import Category
from tarife.terms.money import decimal_text, shown_parts

_STRIPE: Final = 3
_LEAST_WIDTH: Final = 92

_PAID: Final = (
    (Category.MARKETING,),
    (Category.UTILITY,),
    (Category.AUTHENTICATION, Category.AUTHENTICATION_INTERNATIONAL),
    (Category.SERVICE,),
)
"""The categories that each chip of money adds up; it is called as the first one."""


class FigureChip(Guarded, QWidget):
    """A figure under its name; a click asks why."""

    explain_requested = Signal(object)

    def __init__(self, name: str, tip: str, selection: Selection) -> None:
        super().__init__()
        self._name = name
        self._selection = selection
        self._appearance: Appearance | None = None
        self.value = QPushButton("…")
        self.value.setProperty("role", "figure")
        self.value.setCursor(Qt.CursorShape.PointingHandCursor)
        self.value.clicked.connect(lambda: self.explain_requested.emit(self._selection))
        self.setToolTip(tip)
        self._tip = tip
        column = bare_column(self, 0)
        column.addWidget(label("small", name))
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

    def sizeHint(self) -> QSize:
        """Ask for as much as others have, so that they stand at fixed places."""
        return super().sizeHint().expandedTo(QSize(_LEAST_WIDTH, 0))

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
        self.value.ensurePolished()
        self.value.setMinimumWidth(self.value.sizeHint().width())
        self.value.setAccessibleName(f"{self._name}: {text}")
        self.setToolTip(f"{exact}\n{self._tip}" if exact else self._tip)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._appearance is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(category_colour(self.categories[0], self._appearance.tokens)))
        painter.drawRoundedRect(QRectF(0, 2, _STRIPE, self.height() - 4), 1.5, 1.5)


class Chips(Guarded, QWidget):
    """A row of figures at fixed places; what seldom occurs comes last and only if it does."""

    explain_requested = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        why = self.tr("Click to see why")
        self.paid = tuple(
            FigureChip(category_name(categories[0]), why, Selection(categories=categories))
            for categories in _PAID
        )
        for chip in self.paid:
            chip.colour(appearance)
        self.free = FigureChip(
            self.tr("Free messages"),
            self.tr("Messages that cost nothing; click to see why"),
            Selection(reasons=FREE_REASONS),
        )
        self.late = FigureChip(
            self.tr("Too late to send"),
            self.tr(
                "Your replies that came after the 24-hour window had closed; they cannot be "
                "sent"
            ),
            Selection(reasons=REFUSED_REASONS),
        )
        self.paused = FigureChip(
            self.tr("Paused"),
            self.tr("Marketing to the United States, which Meta does not deliver or charge"),
            Selection(reasons=PAUSED_REASONS),
        )
        self._seldom = (self.late, self.paused)
        self._counts = dict.fromkeys(self._seldom, 0)
        row = bare_row(self, SIZES.space_3)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for chip in self.all:
            chip.explain_requested.connect(self.explain_requested)
            row.addWidget(chip)
        row.addStretch(1)
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
        """Show what a total is made of; the shown amounts add up to the shown total."""
        locale, currency = QLocale(), outcome.total.currency
        micros = [
            sum(one.charge_micros for one in outcome.totals if one.category in chip.categories)
            for chip in self.paid
        ]
        shown = shown_parts(micros, currency)
        for chip, exact, money in zip(self.paid, micros, shown, strict=True):
            text = decimal_text(exact).replace(".", locale.decimalPoint())
            chip.show_text(money_text(money, locale), f"{text} {currency}")
        template = self.tr("%1[message is|messages are] charged")
        charged = filled(template, count_text(outcome.charged, locale))
        self.free.show_text(count_text(outcome.free, locale), charged)
        self._counts = {self.late: outcome.refused, self.paused: outcome.paused}
        for chip, count in self._counts.items():
            chip.show_text(count_text(count, locale))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return self._size_of(self.paid)

    def sizeHint(self) -> QSize:
        return self._size_of([chip for chip in self.all if self._counts.get(chip, 1)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _size_of(self, chips: Sequence[FigureChip]) -> QSize:
        sizes = [chip.sizeHint() for chip in chips]
        width = sum(size.width() + SIZES.space_3 for size in sizes) - SIZES.space_3
        return QSize(width, max(size.height() for size in sizes))

    def _fit(self) -> None:
        """Show what is free, and what seldom occurs if it does, if there is room for it."""
        shown = list(self.paid)
        for chip in self.all[len(shown) :]:
            has_room = self._size_of([*shown, chip]).width() <= self.width()
            chip.setVisible(bool(self._counts.get(chip, 1)) and has_room)
            if not chip.isHidden():
                shown.append(chip)
        row = self.layout()
        if row is not None:
            row.activate()  # else those that stay keep the room that one too many left them
