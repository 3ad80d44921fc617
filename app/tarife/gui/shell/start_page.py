"""What is shown while no plan is open: new, open, examples, recent files."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QIcon, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.document.files import Example, Glance, RecentFile
from tarife.gui.text.names import short_period_text
from tarife.gui.text.numbers import named_money
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import ElidedLabel, button, empty, label, sentence_label
from tarife.gui.widgets.layouts import bare_row
from tarife.gui.widgets.overlays import Fade, ShareBar
from tarife.gui.widgets.theme import SIZES
from tarife.terms.saving import visible

_WIDTH = 760
_CARDS_A_ROW = 2
_BAR_WIDTH = 120
_RECENT_HEIGHT = 36
_PICTURE = 48
_CARD_HEIGHT = 120
_LOW_BELOW = 560
"""Pixels below which the stories of examples are left to a resting pointer."""


def glance_text(glance: Glance) -> str:
    """Say of which months a plan is and what it costs."""
    total = named_money(glance.cost, QLocale())
    return f"{short_period_text(glance.period)} · {total}"


def small_picture(glance: Glance, appearance: Appearance) -> QIcon:
    """Draw how a total is shared out, as small as a menu has it."""
    bar = ShareBar(glance.shares, appearance)
    bar.resize(_PICTURE, bar.height())
    return QIcon(bar.grab())


class StartPanel(QScrollArea):
    """Greets, and offers the ways to begin."""

    new_requested = Signal()
    open_requested = Signal()
    contacts_requested = Signal()
    traffic_requested = Signal()
    playground_requested = Signal()
    file_requested = Signal(object)
    example_requested = Signal(object)

    def __init__(
        self,
        examples: tuple[Example, ...],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons have it, and bring it along
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._appearance = appearance
        self._recent = QVBoxLayout()
        self._recent.setSpacing(SIZES.space_2)
        self._recent_title = label("small", self.tr("RECENT"))
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        self._cards: list[tuple[QPushButton, QLabel]] = []
        column = self._column = QVBoxLayout(page)
        column.setSpacing(SIZES.space_3)
        self._greet(column)
        column.addSpacing(SIZES.space_4)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        column.addWidget(label("small", self.tr("EXAMPLES")))
        cards = QGridLayout()
        cards.setSpacing(SIZES.space_3)
        for index, example in enumerate(examples):
            cards.addWidget(self._card(example, appearance), *divmod(index, _CARDS_A_ROW))
            cards.setColumnStretch(index % _CARDS_A_ROW, 1)
        column.addLayout(cards)
        column.addStretch(1)
        self.setWidget(_centred(page))
        Fade(self, QPalette.ColorRole.Window)
        self.show_recent(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out of a low window what its cards can do without."""
        super().resizeEvent(event)
        is_low = event.size().height() < _LOW_BELOW
        above = SIZES.space_3 if is_low else SIZES.space_6
        self._column.setContentsMargins(SIZES.space_6, above, SIZES.space_6, above)
        for card, story in self._cards:
            story.setHidden(is_low)
            card.setMinimumHeight(0 if is_low else _CARD_HEIGHT)

    def show_recent(self, files: tuple[RecentFile, ...]) -> None:
        """List the files that were open lately, the newest first."""
        empty(self._recent)
        self._recent_title.setVisible(bool(files))
        for file in files:
            self._recent.addWidget(self._recent_card(file))

    def _recent_card(self, file: RecentFile) -> QPushButton:
        """Make a line with name, months, total and how the total is shared out."""
        card = button("card", "")
        card.setToolTip(visible(str(file.path)))
        inside = QHBoxLayout(card)
        inside.setContentsMargins(SIZES.space_4, SIZES.space_2, SIZES.space_4, SIZES.space_2)
        inside.setSpacing(SIZES.space_4)
        name = ElidedLabel("strong")
        name.show_text(visible(file.path.stem))
        name.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(name, 1)
        glance = "" if file.glance is None else glance_text(file.glance)
        if file.glance is not None:
            inside.addWidget(label("muted", glance))
            bar = ShareBar(file.glance.shares, self._appearance)
            bar.setFixedWidth(_BAR_WIDTH)
            inside.addWidget(bar)
        card.setAccessibleName(f"{visible(file.path.stem)} {glance}".strip())
        card.setFixedHeight(_RECENT_HEIGHT)
        card.clicked.connect(lambda: self.file_requested.emit(file.path))
        return card

    def _playground_link(self) -> QPushButton:
        made = button("link", self.tr("How does Meta charge? Play with the &rules…"))
        made.setProperty("place", "flush")
        made.clicked.connect(self.playground_requested)
        return made

    def _greet(self, column: QVBoxLayout) -> None:
        column.addWidget(label("hero", self.tr("What will a month of WhatsApp cost?")))
        column.addWidget(
            sentence_label(
                "muted",
                self.tr(
                    "Describe the traffic you intend. Tarife plays the month person by person "
                    "through Meta's billing rules and says what it costs, day by day."
                ),
            )
        )
        new = button("primary", self.tr("&New plan"))
        new.clicked.connect(self.new_requested)
        opened = button("", self.tr("&Open a plan…"))
        opened.clicked.connect(self.open_requested)
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_2)
        row.addWidget(new)
        row.addWidget(opened)
        contacts = button("", self.tr("Open a &contact list…"))
        contacts.clicked.connect(self.contacts_requested)
        row.addWidget(contacts)
        row.addWidget(label("small", self.tr("or drop a file onto this window")))
        row.addStretch(1)
        column.addSpacing(SIZES.space_2)
        column.addLayout(row)
        traffic = button("link", self.tr("Start a &plan from real traffic…"))
        traffic.setProperty("place", "flush")
        traffic.clicked.connect(self.traffic_requested)
        links = QHBoxLayout()
        links.setSpacing(SIZES.space_6)
        links.addWidget(traffic)
        links.addWidget(self._playground_link())
        links.addStretch(1)
        column.addLayout(links)

    def _card(self, example: Example, appearance: Appearance) -> QPushButton:
        card = button("card", "")
        card.setAccessibleName(example.name)
        card.setAccessibleDescription(example.story)
        card.setToolTip(example.story)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SIZES.space_4, SIZES.space_3, SIZES.space_4, SIZES.space_3)
        name = sentence_label("heading", example.name)
        story = sentence_label("muted", example.story)
        self._cards.append((card, story))
        for part in (name, story):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(part)
        inside.addStretch(1)
        amount = named_money(example.cost, QLocale())
        inside.addWidget(label("strong", amount))
        inside.addWidget(ShareBar(example.shares, appearance))
        card.clicked.connect(lambda: self.example_requested.emit(example.path))
        return card


def _centred(page: QWidget) -> QWidget:
    outer = QWidget()
    row = bare_row(outer)
    row.addStretch(1)
    row.addWidget(page, 100)
    row.addStretch(1)
    return outer
