"""Tables that are read and not edited: rows under headings, some of them sums."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import Any, Final, Generic

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QLocale,
    QModelIndex,
    QObject,
    QRect,
    Qt,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QWidget,
)

from tarife.gui.runtime.guarded import Guarded
from tarife.gui.text import numbers
from tarife.gui.text.numbers import exact_decimals, exact_money, fine_digits
from tarife.gui.text.times import unbroken
from tarife.gui.widgets.clipboard import copy_text
from tarife.gui.widgets.column_widths import (
    WIDEST_TEXT,
    fit_columns,
    needed_width,
)
from tarife.gui.widgets.columns import (
    TEXT,
    CellValue,
    Column,
    Index,
    Row,
    title_text,
)
from tarife.gui.widgets.month_columns import ROUNDING, parts_of_sum
from tarife.gui.widgets.sum_delegate import FINE_ROLE, IS_SUM_ROLE, SumDelegate
from tarife.gui.widgets.theme import SIZES
from tarife.gui.widgets.whole_rows import WholeRows
from tarife.terms.marking import marked
from tarife.terms.money import Money, decimal_text
from tarife.terms.saving import tab_separated

_TOP: Final = QModelIndex()
_SHOWN: Final = Qt.ItemDataRole.DisplayRole
_TIP: Final = Qt.ItemDataRole.ToolTipRole

UNSORTED: Final = (-1, Qt.SortOrder.AscendingOrder)

EXACT: Final = marked(
    "To the last decimal that occurs, so that the column adds up; pale digits are finer than "
    "what people pay in"
)
"""What to know of a column of exact amounts."""

ROUNDED: Final = marked("Exact amounts stand in the tooltip, and in what you copy")
"""What to know of a column of amounts that are rounded to what people pay in."""


class ReadOnlyModel(Guarded, QAbstractTableModel, Generic[Row]):
    """Shows rows through columns; amounts get the decimals that make their column add up.

    A row that has a true ``is_sum`` is the sum of others, and one of ``is_rounding`` what these
    miss it by as they are shown: it is not copied, where all is exact. ``%1`` in a title stands
    for the currency. Long heads take two lines where there is no room for all columns.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        if len({column.id for column in columns}) < len(columns):
            message = f"columns of one id: {[column.id for column in columns]}"
            raise ValueError(message)
        self._lines = 1
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()
        self._given: tuple[Row, ...] = ()
        self._sorted_by = UNSORTED
        self._decimals: list[int] = []
        self._currency = ""

    def show(self, rows: Sequence[Row], currency: str = "") -> None:
        """Take other rows."""
        is_same_size = len(rows) == len(self.rows)
        if not is_same_size:
            self.beginResetModel()
        self._take(rows, currency)
        last = len(self.columns) - 1
        if not is_same_size:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, last))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Take other columns, and rows no more."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._sorted_by = UNSORTED
        self._take((), self._currency)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, or as the rows were given by none; what is below a sum stays.

        What is chosen stays chosen in its row.
        """
        self.layoutAboutToBeChanged.emit()
        chosen = self.persistentIndexList()
        rows = [self.rows[index.row()] for index in chosen]
        self._sorted_by = (column, order)
        self._take(self._given, self._currency)
        indexes = {id(row): index for index, row in enumerate(self.rows)}
        moved = [
            self.index(indexes[id(row)], index.column())
            for row, index in zip(rows, chosen, strict=True)
        ]
        self.changePersistentIndexList(chosen, moved)
        self.layoutChanged.emit()

    def _in_order(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        number, order = self._sorted_by
        if not 0 <= number < len(self.columns):
            return rows
        is_last = (getattr(row, "is_sum", False) or _is_rounding(row) for row in rows)
        end = next((index for index, found in enumerate(is_last) if found), len(rows))
        cell, names = self.columns[number].cell, QCollator(QLocale())
        ordered = sorted(
            rows[:end],
            key=lambda row: _sort_key(cell(row), names),
            reverse=order == Qt.SortOrder.DescendingOrder,
        )
        return (*ordered, *rows[end:])

    def _take(self, rows: Sequence[Row], currency: str) -> None:
        self._given, self._currency = tuple(rows), currency
        self.rows = self._in_order(self._given)
        self._decimals = [self._decimals_of(column) for column in self.columns]

    def _decimals_of(self, column: Column[Row]) -> int:
        cells = (column.cell(row) for row in self.rows)
        return exact_decimals(cell for cell in cells if isinstance(cell, Money))

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        heading = self.columns[section].heading
        if role == Qt.ItemDataRole.InitialSortOrderRole and self._counts(section):
            return Qt.SortOrder.DescendingOrder  # the dearest, or the most, come first
        if role != Qt.ItemDataRole.DisplayRole:
            return heading.data(role)
        title = title_text(heading.title)
        title = title.replace("%1" if self._currency else " (%1)", self._currency)
        return in_lines(title, self._lines)

    def break_heads(self, lines: int) -> None:
        """Let heads take as many lines as that."""
        if lines != self._lines:
            self._lines = lines
            last = max(len(self.columns) - 1, 0)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def _counts(self, column: int) -> bool:
        cells = map(self.columns[column].cell, self.rows)
        return any(isinstance(cell, Money | int) for cell in cells)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        match role:
            case _ if role == _SHOWN or (role == _TIP and column.heading.align == TEXT):
                return self._text(row, index.column())
            case _ if role == _TIP and column.exact is not None:
                exact = column.exact(row)
                return exact and exact_money(exact, QLocale())
            case _ if role == IS_SUM_ROLE:
                return getattr(row, "is_sum", False)
            case _ if role == FINE_ROLE and not getattr(row, "is_sum", False):
                return self._fine_digits(row, index.column())
            case _:
                return None if role == _TIP else column.heading.data(role)

    def copied(self, numbers: Sequence[int]) -> str:
        """Write some rows below their headings for a spreadsheet, with exact amounts."""
        shown = [at for at, one in enumerate(self.columns) if one.id != ROUNDING]
        across = Qt.Orientation.Horizontal
        heads = (str(self.headerData(column, across)) for column in shown)
        titles = [head.replace("\n", " ") for head in heads]
        exact = (row for row in map(self.rows.__getitem__, numbers) if not _is_rounding(row))
        rows = ([self._copied(row, column) for column in shown] for row in exact)
        return tab_separated([titles, *rows])

    def _copied(self, row: Row, column: int) -> str:
        own = self.columns[column]
        cell = (own.exact(row) if own.exact else None) or own.cell(row)
        return _exact_text(cell) if isinstance(cell, Money) else self._text(row, column)

    def _fine_digits(self, row: Row, column: int) -> int | None:
        cell = self.columns[column].cell(row)
        if not isinstance(cell, Money):
            return None
        return fine_digits(self._text(row, column), cell.currency, QLocale())

    def _text(self, row: Row, column: int) -> str:
        return self.columns[column].text(row, self._decimals[column])


def _is_rounding(row: object) -> bool:
    return getattr(row, "is_rounding", False)


_ONE_LINE: Final = 8
"""Letters of the longest head that stands in one line."""


def in_lines(title: str, most: int = 2) -> str:
    """Break a long title evenly, so that figures and not words make a table wide."""
    words = title.split(" ")
    if len(title) <= _ONE_LINE:
        return title
    places = combinations(range(1, len(words)), min(most, len(words)) - 1)
    breaks = ((0, *inner, len(words)) for inner in places)
    broken = ([" ".join(words[start:end]) for start, end in pairwise(one)] for one in breaks)
    return "\n".join(min(broken, key=lambda lines: max(map(len, lines))))


def _exact_text(money: Money) -> str:
    return decimal_text(money.micros).replace(".", QLocale().decimalPoint())


def _sort_key(cell: CellValue, names: QCollator) -> tuple[int, Any]:
    """Say where a cell comes: nothing first, then figures and days, then names."""
    match cell:
        case Money():
            return 1, cell.micros
        case date():
            return 1, cell.toordinal()
        case int():
            return 1, cell
        case "" | numbers.ZERO_DASH:
            return 1, 0
        case _:
            return 2, names.sortKey(cell)


_LAST_ROWS = 40  # where sums stand
_MEASURED = 60  # rows; more would take their time, and sums are measured anyway
_AROUND_WORDS = 24
_ANY_HEIGHT = 10_000
_WRAPPED = 180  # pixels, of a column whose words take several lines
_WIDE_WORDS = 360  # beyond which they take no room from others


class ReadOnlyTable(WholeRows):
    """Shows such a model; whole rows are chosen, the columns fit what they hold.

    Where there is no room for all, columns that hold nothing give way, then the first ones of
    those named in ``spare``. Rows are as high as their words need where it ``wraps``. A click
    on a heading sorts where `let_sort` was called; the third one gives the order back.
    """

    def __init__(
        self,
        model: ReadOnlyModel[Any],
        name: str,
        parent: QWidget | None = None,
        spare: tuple[str, ...] = (),
        *,
        wraps: bool = False,
    ) -> None:
        super().__init__(parent)
        self._read_only = model
        self.spare = spare
        self._given_up: list[int] = []
        self._wraps = wraps
        self.setModel(model)
        self.setItemDelegate(SumDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(wraps)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(SIZES.row)
        self.verticalHeader().setDefaultSectionSize(SIZES.row)
        header = self.horizontalHeader()
        header.setAccessibleName(name)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setResizeContentsPrecision(_MEASURED)  # beside what is in sight
        self.fit()
        header.sectionResized.connect(self._fit_rows)  # a bar at the side takes room, too
        model.modelReset.connect(self._fit_if_seen)
        model.dataChanged.connect(self._fit_if_seen)

    def let_sort(self) -> None:
        """Let people sort by a click on a heading."""
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)

    @property
    def whole_height(self) -> int:
        """How high it is with all its rows in sight."""
        rows = sum(map(self.rowHeight, range(len(self._read_only.rows))))
        return self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
            copy_text(self._read_only.copied(chosen or range(len(self._read_only.rows))))
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_if_seen()

    def _fit_if_seen(self) -> None:
        if self.isVisible():
            self.fit()

    def fit(self) -> None:
        """Make every column as wide as it needs, sums that are out of sight included."""
        model = self._read_only
        wanted = self._make_all_fit()
        fit_columns(self, model.columns, wanted)
        self._share_slack(wanted)
        for row in range(max(len(model.rows) - _LAST_ROWS, 0), len(model.rows)):
            if model.index(row, 0).data(IS_SUM_ROLE):
                self._make_room(row)
        self._fit_rows()

    def _share_slack(self, wanted: Sequence[int]) -> None:
        """Let all columns have what the one that takes the rest does not need, or it theirs."""
        header, columns = self.horizontalHeader(), self._read_only.columns
        shown = [at for at in range(len(wanted)) if not self.isColumnHidden(at)]
        taker = next((at for at in shown if not columns[at].heading.width), None)
        if taker is None:
            return
        others = {
            at: header.sectionSize(at) - self._needed(at, wanted[at])
            for at in shown
            if at != taker
        }
        rest = self.viewport().width() - sum(map(header.sectionSize, others))
        slack = rest - (min(wanted[taker], _WIDE_WORDS) if self._wraps else wanted[taker])
        share = slack // len(shown)
        ordered = sorted(others, key=others.__getitem__)  # the last can give most
        for left, at in zip(range(len(ordered), 0, -1), ordered, strict=True):
            if slack < 0:
                share = -min(-slack // left, max(others[at], 0))
                slack -= share
            header.resizeSection(at, header.sectionSize(at) + share)
            rest -= share
        if rest >= self._needed(taker, wanted[taker]):
            header.setSectionResizeMode(taker, QHeaderView.ResizeMode.Stretch)

    def _fit_rows(self) -> None:
        """Make rows as high as their words need at the width that they have."""
        if not self._wraps:
            return
        for row in range(len(self._read_only.rows)):
            needed = self._height_of_words(row) + 2 * SIZES.space_1
            self.setRowHeight(row, max(needed, SIZES.row))

    def _height_of_words(self, row: int) -> int:
        """Give how high the words of a row are; Qt reckons without the air beside them."""
        font = self.font()
        font.setBold(bool(self._read_only.index(row, 0).data(IS_SUM_ROLE)))
        metrics, wrap = QFontMetrics(font), Qt.TextFlag.TextWordWrap
        words = (
            metrics.boundingRect(
                QRect(0, 0, self.columnWidth(at) - _AROUND_WORDS, _ANY_HEIGHT),
                wrap,
                unbroken(str(self._read_only.index(row, at).data())),
            )
            for at, column in enumerate(self._read_only.columns)
            if not column.heading.is_figure and not self.isColumnHidden(at)
        )
        return max(one.height() for one in words)

    def _make_all_fit(self) -> list[int]:
        """Let heads take two lines where there is no room, and then columns give way.

        What rounding leaves has a column only where it leaves anything. Of the others those
        that hold nothing go first, then the spare ones. What goes follows from the width
        alone, whether a bar stands at the side or not.

        Returns:
            How wide each column would be to show all that it holds.
        """
        columns, header = self._read_only.columns, self.horizontalHeader()
        for index in self._given_up:
            self.setColumnHidden(index, False)  # noqa: FBT003 - Qt's own signature
        self._given_up = []
        self._give_up(
            [at for at, one in enumerate(columns) if one.id == ROUNDING and self._is_empty(at)]
        )
        cells = list(map(self.sizeHintForColumn, range(len(columns))))
        room = self.maximumViewportSize().width() - self.verticalScrollBar().sizeHint().width()
        wanted, needs = cells, cells
        for lines in (1, 2):
            self._read_only.break_heads(lines)
            wanted = [max(cell, header.sectionSizeHint(at)) for at, cell in enumerate(cells)]
            needs = list(map(self._needed, range(len(columns)), wanted))
            if sum(needs) <= room:
                return wanted
        spare = [at for key in self.spare for at, one in enumerate(columns) if one.id == key]
        left = list(needs)
        for index in (*filter(self._is_empty, range(1, len(columns))), *spare):
            if sum(left) > room and left[index]:
                self._give_up(going := parts_of_sum(columns, index))
                left = [0 if at in going else need for at, need in enumerate(left)]
        for index in reversed(spare):  # where many go together, there may be room again
            is_back = columns[index].id != ROUNDING and needs[index] and not left[index]
            if is_back and sum(left) + needs[index] <= room:
                left[index] = needs[index]
                self._given_up.remove(index)
                self.setColumnHidden(index, False)  # noqa: FBT003 - Qt's own signature
        return wanted

    def _give_up(self, columns: list[int]) -> None:
        self._given_up += columns
        for index in columns:
            self.setColumnHidden(index, True)  # noqa: FBT003 - Qt's own signature

    def _is_empty(self, column: int) -> bool:
        model = self._read_only
        cells = (model.index(row, column).data() for row in range(len(model.rows)))
        return all(cell in {"", numbers.ZERO_DASH} for cell in cells)

    def _needed(self, index: int, wanted: int) -> int:
        """Give how wide a column is that shows figures and names whole, or words in lines."""
        column = self._read_only.columns[index]
        if self.isColumnHidden(index):
            return 0
        if column.heading.is_figure:
            return wanted
        if self._wraps:
            return min(wanted, column.heading.width or _WRAPPED)
        return (
            needed_width(column, wanted) if column.heading.width else min(wanted, WIDEST_TEXT)
        )

    def _make_room(self, row: int) -> None:
        header = self.horizontalHeader()
        for index, column in enumerate(self._read_only.columns):
            needed = self.sizeHintForIndex(self._read_only.index(row, index)).width()
            is_spanned = self.columnSpan(row, index) > 1
            is_narrow = header.sectionSize(index) < needed
            if column.heading.is_figure and not is_spanned and is_narrow:
                header.resizeSection(index, needed)
