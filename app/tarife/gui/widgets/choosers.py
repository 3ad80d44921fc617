"""Choosers: of a name by any part of it, of a day by typing or by a click."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeAlias

from PySide6.QtCore import (
    QAbstractItemModel,
    QDate,
    QEvent,
    QLocale,
    QObject,
    QPointF,
    QRect,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QCloseEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
    QTextCharFormat,
)
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QFrame,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from tarife.gui.runtime.guarded import Guarded
from tarife.gui.text.countries import Countries, rank
from tarife.gui.text.languages import tr
from tarife.gui.text.schedules import read_any_day
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.columns import Calendar, Choice, Index
from tarife.rates.markets.markets import Markets
from tarife.terms.folding import caseless, folded

_SEARCH_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_NAME_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_SHOWN = 10
_BESIDE_ENTRIES = 32  # scroll bar and margins
_WIDEST_LIST = 420
_DAYS_SIZE: Final = (400, 240)
_Names: TypeAlias = Callable[[int], tuple[str, ...]]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CountryField(QLineEdit):
    """Takes a country; `confirmed` tells that Enter was pressed or an offer picked."""

    confirmed = Signal()

    def __init__(self, countries: Countries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._countries = countries
        self.returnPressed.connect(self.confirmed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the list on a click: all countries, with the text chosen for typing over it."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.hasSelectedText():
            if self.completer() is None:
                self._complete()
            self.selectAll()
            self.completer().setCompletionPrefix("")
            self.completer().complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.completer() is None:
            self._complete()  # not before somebody types: the names take a moment to read
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter take what is picked in the open list, or its first entry.

        The list closes before anybody hears of it, so that the focus may go on from here.
        """
        is_enter = isinstance(event, QKeyEvent) and event.key() in _ENTER
        completer = self.completer()
        if event.type() != QEvent.Type.KeyPress or not is_enter or completer is None:
            return super().eventFilter(watched, event)
        picked, first = (
            completer.popup().currentIndex(),
            completer.completionModel().index(0, 0),
        )
        index = first if completer.completionPrefix() and not picked.isValid() else picked
        name = completer.pathFromIndex(index) if index.isValid() else self.text()
        completer.popup().hide()
        self._take(name)
        return True

    def _complete(self) -> None:
        completer = _country_list(self._countries, self)
        self.setCompleter(completer)
        completer.popup().installEventFilter(self)
        completer.activated.connect(self._take)

    def _take(self, name: str) -> None:
        if self.text():  # Enter on the list tells of it twice
            self.setText(name)
            self.confirmed.emit()


class DayField(QLineEdit):
    """Takes days as text; its calendar, opened by a click or Alt+Down, puts one there."""

    confirmed = Signal()

    def __init__(
        self,
        calendar: Callable[[], Calendar],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._calendar = calendar
        self.setPlaceholderText(calendar().open)
        icon = appearance.icon("calendar")
        self.opener = self.addAction(icon, QLineEdit.ActionPosition.TrailingPosition)
        self.opener.setText(tr("Choose a day"))
        self.opener.setToolTip(tr("Choose a day (Alt+Down)"))
        self.opener.triggered.connect(self.open_days)
        appearance.set_icon(self.opener, "calendar")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() == Qt.Key.Key_Down
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.open_days()
        else:
            super().keyPressEvent(event)

    def _day(self, calendar: Calendar) -> date:
        """Give the day that is typed, where it is one, else the one that stood there."""
        near = calendar.day or calendar.first
        typed = read_any_day(self.text(), near)
        is_offered = isinstance(typed, date) and calendar.first <= typed <= calendar.last
        return typed if isinstance(typed, date) and is_offered else near

    def open_days(self) -> QCalendarWidget:
        """Open the calendar below the field; one of several days stays until it is left."""
        calendar = self._calendar()
        days = _Days(self, calendar, self._day(calendar))
        frame = _Popup(self, Qt.WindowType.Popup)
        frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        before = self.text()

        def tell() -> None:
            if days.is_finished or self.text() != before:
                self.confirmed.emit()

        frame.closed.connect(tell)
        days.finished.connect(frame.close)
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(days)
        below = self.mapToGlobal(self.rect().bottomLeft())
        room = self.screen().availableGeometry()
        size = frame.sizeHint()
        frame.move(
            min(below.x(), room.right() - size.width()),
            min(below.y(), room.bottom() - size.height()),
        )
        frame.show()
        days.setFocus()
        return days


_DOT, _DOT_ABOVE = 1.75, 2.5


class _Days(Guarded, QCalendarWidget):
    """Puts days that are clicked into a field and marks them; `finished` tells of the last."""

    finished = Signal()

    def __init__(self, field: QLineEdit, calendar: Calendar, day: date) -> None:
        super().__init__()
        self._field = field
        self._offer = calendar
        self.busy = calendar.busy()
        self.is_finished = False
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setMinimumSize(*_DAYS_SIZE)
        plain = QTextCharFormat()
        plain.setForeground(field.palette().text())
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekend, plain)
        self.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self.setDateRange(_qt_day(calendar.first), _qt_day(calendar.last))
        self.setSelectedDate(_qt_day(day))
        self.setAccessibleName(tr("Choose a day"))
        self.clicked.connect(self._put if calendar.days_of else self._take)
        self.activated.connect(self._take)
        self._mark()

    def _days(self) -> set[date]:
        days_of = self._offer.days_of
        return set(days_of(self._field.text())) if days_of else set()

    def _mark(self) -> None:
        """Mark the days that are typed, and name what goes out on others already."""
        self.setDateTextFormat(QDate(), QTextCharFormat())  # takes all formats away
        chosen = self._days()
        for day in chosen.union(self.busy):
            look = QTextCharFormat()
            if day in chosen:
                look.setFontWeight(QFont.Weight.Bold)
                look.setFontUnderline(True)
            if day in self.busy:
                look.setToolTip(self.busy[day])
            self.setDateTextFormat(_qt_day(day), look)

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        """Put a dot under a day on which something goes out."""
        super().paintCell(painter, rect, day)
        if _day_of(day) in self.busy:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().link())
            at = QPointF(rect.center().x() + 1, rect.bottom() - _DOT_ABOVE)
            painter.drawEllipse(at, _DOT, _DOT)
            painter.restore()

    def _put(self, day: QDate) -> None:
        self._field.setText(self._offer.put(self._field.text(), _day_of(day)))
        self._mark()

    def _take(self, day: QDate) -> None:
        """Put the last day there; the first click of two has done so."""
        if _day_of(day) not in self._days():
            self._put(day)
        self.is_finished = True
        self.finished.emit()


class _Popup(QFrame):
    """Tells when it is closed."""

    closed = Signal()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _day_of(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _qt_day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


_folded_once = lru_cache(maxsize=2048)(folded)
"""What finds an entry; a list of time zones has six hundred, asked for at each letter."""


_WITHIN = 4
"""The rank of what is found in the middle of a word, or not at all."""


class _Ranked(Guarded, QSortFilterProxyModel):
    """The entries of a list, those first that what is typed begins.

    Those that only hold it within a word are offered where it begins nothing.

    Args:
        source: The entries.
        names: Everything that finds the entry of a row, folded, its own name first.
    """

    def __init__(self, source: QAbstractItemModel, names: _Names, parent: QObject) -> None:
        super().__init__(parent)
        self.names = names
        self._ranks: list[int] = []
        self._has_beginning = False
        self.setSourceModel(source)

    def rank(self, typed: str) -> None:
        """Put the entries in the order of what is typed, else of the source."""
        rows = range(self.sourceModel().rowCount())
        self._ranks = [rank(self.names(row), typed) for row in rows]
        self._has_beginning = bool(typed) and min(self._ranks, default=_WITHIN) < _WITHIN
        if self.sortColumn() < 0:
            self.sort(0)
        else:
            self.invalidate()

    def lessThan(self, left: Index, right: Index) -> bool:
        return self._sort_key(left.row()) < self._sort_key(right.row())

    def _sort_key(self, row: int) -> tuple[int, int]:
        return (self._ranks[row] if row < len(self._ranks) else 0), row

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == _SEARCH_ROLE:
            row = self.mapToSource(index).row()
            is_offered = not self._has_beginning or self._ranks[row] < _WITHIN
            return " ".join(self.names(row)) if is_offered else ""
        return super().data(index, role)


class _Completer(QCompleter):
    """Offers entries that hold what is typed, whatever case, accents and dots."""

    def __init__(self, source: QAbstractItemModel, names: _Names, parent: QWidget) -> None:
        super().__init__(parent)
        self.ranked = _Ranked(source, names, self)
        self.setModel(self.ranked)
        self.setCompletionRole(_SEARCH_ROLE)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setMaxVisibleItems(_SHOWN)
        self.popup().setObjectName("completions")
        self.popup().setTextElideMode(Qt.TextElideMode.ElideNone)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter take the first entry while something is typed and nothing is picked."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in _ENTER
        is_press = event.type() == QEvent.Type.KeyPress and watched is self.popup()
        is_open = is_press and is_enter and self.completionPrefix()
        if is_open and not self.popup().currentIndex().isValid():
            self.popup().setCurrentIndex(self.completionModel().index(0, 0))
        return super().eventFilter(watched, event)

    def widen(self) -> None:
        """Make the list as wide as its entries, up to a bound."""
        wanted = self.popup().sizeHintForColumn(0) + _BESIDE_ENTRIES
        self.popup().setMinimumWidth(min(wanted, _WIDEST_LIST))

    def splitPath(self, path: str) -> list[str]:
        typed = folded(path)
        self.ranked.rank(typed)
        return [typed]

    def pathFromIndex(self, index: Index) -> str:
        return str(index.data(_NAME_ROLE) or index.data())


def _country_list(countries: Countries, parent: QWidget) -> _Completer:
    """Offer every country by all its names."""
    model = QStandardItemModel(parent)
    for offer in countries.offers:
        item = QStandardItem(offer.label)
        item.setData(offer.name, _NAME_ROLE)
        model.appendRow(item)
    made = _Completer(model, lambda row: countries.offers[row].search, parent)
    made.widen()
    return made


class _ChosenText(QLineEdit):
    """Selects the chosen text at a first click, so that typing replaces it."""

    _is_entered = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._is_entered = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._is_entered and not self.hasSelectedText():
            self.selectAll()
        self._is_entered = False


def make_searchable(chooser: QComboBox, names: _Names | None = None) -> None:
    """Let a person find an entry of ``chooser`` by typing a part of it, or of other names."""
    chooser.setEditable(True)
    chooser.setLineEdit(_ChosenText(chooser))
    chooser.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    chooser.setMaxVisibleItems(_SHOWN)
    own: _Names = lambda row: (_folded_once(chooser.itemText(row)),)  # noqa: E731 - short
    chooser.setCompleter(_Completer(chooser.model(), names or own, chooser))


def chooser_of(
    choices: tuple[Choice, ...], name: str, names: _Names | None = None
) -> QComboBox:
    """Make a searchable chooser, named for those who cannot see it."""
    chooser = QComboBox()
    for choice in choices:
        chooser.addItem(choice.label, choice.key)
    make_searchable(chooser, names)
    chooser.setAccessibleName(name)
    chooser.setSizeAdjustPolicy(
        QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    )
    chooser.setMinimumContentsLength(18)
    return chooser


def country_chooser(markets: Markets, name: str) -> QComboBox:
    """Make a chooser of a country, found by any of its names."""
    countries = Countries(markets)
    choices = tuple(Choice(code, countries.name(code)) for code in countries.codes)
    return chooser_of(choices, name, lambda row: countries.offers[row].search)


def chosen_key(chooser: QComboBox) -> str | None:
    """Give the key of what is chosen or typed, or nothing if it is no entry."""
    typed, indexes = chooser.currentText().strip(), range(chooser.count())
    own = ((chooser.itemText(index), str(chooser.itemData(index))) for index in indexes)
    wanted = caseless(typed)
    index = next((n for n, names in enumerate(own) if wanted in map(caseless, names)), None)
    completer = chooser.completer()
    if index is None and folded(typed) and isinstance(completer, _Completer):
        names = completer.ranked.names
        index = next((n for n in indexes if folded(typed) in names(n)), None)
    return None if index is None else str(chooser.itemData(index))


def choose(chooser: QComboBox, key: str) -> None:
    """Show the entry with ``key``; one that is not on the list is shown as it is."""
    index = chooser.findData(key)
    if index >= 0:
        chooser.setCurrentIndex(index)
    elif chooser.isEditable():
        chooser.setEditText(key)
