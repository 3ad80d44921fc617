"""Labels and buttons that the style sheet knows by their role."""

from collections.abc import Callable, Iterable
from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.runtime.guarded import Guarded
from tarife.gui.text.times import unbroken
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.theme import SIZES

_LEAST_LETTERS = 5
_TALLEST = 1000  # against the stretch that takes its place while it is hidden


def label(role: str, text: str = "") -> QLabel:
    """Make a label of a role of the style sheet, such as ``muted`` or ``heading``."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


class SentenceLabel(QLabel):
    """A text that wraps, but neither within a date nor between a figure and its unit."""

    _said = ""

    def text(self) -> str:
        return self._said

    def setText(self, text: str) -> None:
        self._said = text
        super().setText(unbroken(text))


def sentence_label(role: str, text: str = "") -> QLabel:
    """Make a label whose text wraps and may be shortened by a narrow window."""
    made = SentenceLabel()
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


class BriefLabel(SentenceLabel):
    """A text that wraps; what is beyond its most lines is told to a resting pointer."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.whole = ""
        self._most: int | None = None
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.whole = text
        self.setAccessibleName(text)
        self._fit()

    def set_most(self, lines: int | None) -> None:
        """Take no more lines than that, or as many as the text needs."""
        if lines != self._most:
            self._most = lines
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Leave words out at the end until the rest has room."""
        text, words = self.whole, self.whole.split(" ")
        while self._most is not None and len(words) > 1 and self._lines(text) > self._most:
            words.pop()
            text = " ".join(words).rstrip() + " …"
        self.setToolTip(self.whole if text != self.whole else "")
        if text != self.text():
            self.setText(text)

    def _lines(self, text: str) -> int:
        metrics, wrap = self.fontMetrics(), Qt.TextFlag.TextWordWrap
        room = self.contentsRect().adjusted(0, 0, 0, _TALLEST)
        height = metrics.boundingRect(room, wrap, unbroken(text)).height()
        return round(height / metrics.lineSpacing())


class Note(Guarded, SentenceLabel):
    """A sentence that comes and goes; its lines always have their room: nothing moves."""

    def __init__(self, role: str, lines: int = 2) -> None:
        super().__init__()
        self._lines = lines
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def keep_lines(self, lines: int) -> None:
        """Have room for another number of lines."""
        self._lines = lines
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width), self._room)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._room)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._room)

    @property
    def _room(self) -> int:
        self.ensurePolished()  # a hidden one has no font of its own yet
        return self._lines * ceil(QFontMetricsF(self.font()).lineSpacing())


class ElidedLabel(QLabel):
    """Shows as much of one line of text as fits, and all of it to a resting pointer."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self._texts: tuple[str, ...] = ("",)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def whole(self) -> str:
        """The text as it was given."""
        return self._texts[0]

    def show_text(self, text: str, *shorter: str) -> None:
        """Show another text, or the first of shorter ones that fits in its place."""
        self._texts = text, *filter(None, shorter)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.contentsRect().width(), 0)
        metrics = self.fontMetrics()
        fits = (one for one in self._texts if metrics.horizontalAdvance(one) <= room)
        text = next(fits, self._texts[-1])
        fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        if fitting != text and len(fitting) < _LEAST_LETTERS:
            fitting = ""  # so few say nothing
        if fitting != self.text():
            self.setText(fitting)


def button(role: str, text: str) -> QPushButton:
    """Make a push button of a role of the style sheet."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


class EmptyPage(QWidget):
    """A sentence in the middle, and below it what one may begin with."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("empty")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = sentence_label("muted", text)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        policy = self.words.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)  # its least height is a guess
        self.words.setSizePolicy(policy)
        self._offers = QHBoxLayout()
        self._offers.setSpacing(SIZES.space_2)
        self._offers.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addSpacing(SIZES.space_2)
        column.addLayout(self._offers)
        column.addStretch(1)

    def offer(self, text: str, act: Callable[[], None]) -> None:
        """Offer to do something; what comes first is what most people want."""
        made = button("" if self._offers.count() else "primary", text)
        made.clicked.connect(act)
        self._offers.addWidget(made)


def set_state(widget: QWidget, state: str) -> None:
    """Give a widget the state that the style sheet shows."""
    _set_property(widget, "state", state)


def set_place(widget: QWidget, place: str) -> None:
    """Tell a widget where it stands, for the style sheet."""
    _set_property(widget, "place", place)


def _set_property(widget: QWidget, name: str, value: str) -> None:
    if (widget.property(name) or "") != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def column_of(parts: Iterable[QWidget], tallest: QWidget, spacing: int = 0) -> QWidget:
    """Put widgets under each other; the tallest takes the height that is left while shown."""
    made = QWidget()
    column = bare_column(made, spacing)
    for part in parts:
        column.addWidget(part, _TALLEST if part is tallest else 0)
    column.addStretch(1)
    return made


def scrolled(inner: QWidget) -> QScrollArea:
    """Let what needs more room than there is be scrolled, rather than squeezed."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(inner)
    return made


def empty(layout: QBoxLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        widget = layout.takeAt(0).widget()
        if isinstance(widget, QWidget):
            widget.hide()
            widget.deleteLater()
