"""How the columns of the plan's table share its width: figures whole, then days, then names."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from tarife.gui.editors.country_cells import unused
from tarife.gui.editors.plan_table import plan_table
from tarife.gui.tables.cell_roles import INDENT_ROLE, REMOVABLE_ROLE, SHORTER_ROLE
from tarife.gui.tables.cells import FOLD_WIDTH, text_room
from tarife.gui.tables.kept_rows import Folding
from tarife.gui.tables.line_model import LinesModel
from tarife.gui.text.countries import Countries
from tarife.gui.widgets.column_widths import needed_width
from tarife.gui.widgets.columns import Column, Index
from tarife.gui.widgets.theme import SIZES
from tarife.plan.edits.grid import countries_of
from tarife.plan.model.lines import TemplateCategory
from tarife.plan.model.plan import Plan

_SAID_BY_WHEN: Final = ("last", "first")
_ONLY_FIGURES: Final = ("inbound", "ad_clicks_per_day")
"""Columns whose figure is the only one of a row: they stay as long as they can."""

_LEAST_NAME: Final = 104
_MOST_NAME: Final = 260
_USUAL_NAME: Final = 200
_MOST_WRAPPED: Final = 145
_MOST_LINES: Final = 3
_AIR: Final = 5
_MOST_DAYS, _MOST_SHORT_DAYS = 200, 110
"""Room in pixels: longer names wrap into some lines, longer days end in an ellipsis."""

_USUAL_SEND: Final = "5 × 120,000"  # noqa: RUF001
"""What its column has room for before anything is typed there."""
_MOST_MEASURED, _MOST_SEEN = 200, 40
"""Rows that are measured once a plan, and beyond those that are seen after each number: more
would be felt while somebody types."""


class Room(NamedTuple):
    """How much room words need, in pixels: at least, whole in one line, and one word."""

    least: int = 0
    whole: int = 0
    word: int = 0


class PlanColumns:
    """Lays out the columns of one view, so that no column moves when lines are unfolded."""

    def __init__(self, view: QTableView, countries: Countries) -> None:
        self._view = view
        view.horizontalHeader().setResizeContentsPrecision(_MOST_SEEN)
        self._countries = countries
        self._measured: Plan | None = None
        self._widths: list[int] = []
        self._wrapped = self._word = 0
        self._days: tuple[int, ...] = ()
        self.names = self.days = Room()
        self._empty: tuple[str, ...] = ()

    def measure(self, plan: Plan) -> None:
        """Measure all lines, folded ones too, once a plan: it takes longer than a digit."""
        if plan is self._measured:
            return
        self._measured = plan
        table = plan_table(self._countries, Folding(set(countries_of(plan))))
        unfolded = LinesModel(table, plan)
        sheet, metrics = unfolded.sheet, self._view.fontMetrics()
        rows = range(min(len(sheet.rows), _MOST_MEASURED))
        names = [column.id for column in sheet.columns]

        def room(row: int, number: int) -> int:
            indent = unfolded.index(row, number).data(INDENT_ROLE) or 0 if not number else 0
            text = sheet.shown(*sheet.cell(row, number))
            return metrics.horizontalAdvance(text) + FOLD_WIDTH * indent

        def width(number: int) -> int:
            widest = max(rows, key=partial(room, number=number))
            return self._hint(unfolded.index(widest, number))

        self._widths = [width(number) if rows else 0 for number in range(len(names))]
        wrapped = [self._wrapped_widths(unfolded.index(row, 0)) for row in rows]
        self._wrapped, self._word = map(max, zip(*wrapped, (0, 0), strict=True))
        self._measure_days([unfolded.index(row, names.index("when")) for row in rows])

    def _hint(self, index: Index) -> int:
        option = QStyleOptionViewItem()
        self._view.initViewItemOption(option)
        return self._view.itemDelegate().sizeHint(option, index).width()

    def _wrapped_widths(self, index: Index) -> tuple[int, int]:
        """Give how wide a name is at least in two lines, and its longest word."""
        advance = self._metrics(index).horizontalAdvance
        text, words = str(index.data()), str(index.data()).split(" ")
        parts = ((words[:at], words[at:]) for at in range(1, len(words)))
        lines = [max(advance(" ".join(one)) for one in part) for part in parts]
        whole = advance(text)
        around = self._hint(index) - whole
        word = max(map(advance, re.split("[ -]", text)))
        return around + min(lines, default=whole), around + word

    def _measure_days(self, indexes: Sequence[Index]) -> None:
        """Find the widths at which one more row has room for all it says, the least first."""
        advance, widths, least = self._view.fontMetrics().horizontalAdvance, set[int](), 0
        for index in indexes:
            text = str(index.data())
            around = self._hint(index) - advance(text) + _AIR
            own = [around + advance(one) for one in (text, *(index.data(SHORTER_ROLE) or ()))]
            widths.update(own)
            least = max(least, own[-1])
        self._days = tuple(sorted(one for one in widths if one >= least))

    def wanted(self, shown: Sequence[int]) -> list[int]:
        """Give how wide each column would be whole, given the width of rows that are seen."""
        wanted = [max(pair) for pair in zip_longest(shown, self._widths, fillvalue=0)]
        least = max(_LEAST_NAME, min(self._wrapped, _MOST_WRAPPED))
        whole = max(min(wanted[0], _MOST_NAME), least)
        self.names = Room(least, whole, max(_LEAST_NAME, min(self._word, _MOST_WRAPPED)))
        return wanted

    def hide(
        self, columns: Sequence[Column[Any]], wanted: list[int], *, is_beside_form: bool
    ) -> None:
        """Hide columns where there is no room for all; the days are told how much they get."""
        days = [column.id for column in columns].index("when")
        whole = min(wanted[days] + _AIR, _MOST_DAYS)
        self.days = Room(min(*self._days[:1], _MOST_SHORT_DAYS, whole), whole)
        wanted[days] = whole
        needed = {
            column.id: needed_width(column, width)
            for column, width in zip(columns, wanted, strict=True)
            if column.heading.width
        }
        needed["when"] = self.days.least
        self._leave_room_for_sends(columns, wanted, needed)
        for name, words in self._ways_out(is_beside_form=is_beside_form):
            if name in needed and sum(needed.values()) + words > self._view.viewport().width():
                at = next(at for at, column in enumerate(columns) if column.id == name)
                self._view.setColumnHidden(at, True)  # noqa: FBT003 - Qt's own signature
                del needed[name]

    def _leave_room_for_sends(
        self, columns: Sequence[Column[Any]], wanted: list[int], needed: dict[str, int]
    ) -> None:
        """Give marketing, where there is room, as much as what is typed there will need."""
        marketing = TemplateCategory.MARKETING.value
        usual = self._view.fontMetrics().horizontalAdvance(_USUAL_SEND) + 2 * SIZES.space_2
        more = max(usual - needed[marketing], 0)
        words = self.names.least + self.days.whole - self.days.least
        if sum(needed.values()) + words + more <= self._view.viewport().width():
            at = [column.id for column in columns].index(marketing)
            wanted[at] = needed[marketing] = needed[marketing] + more

    def _ways_out(self, *, is_beside_form: bool) -> Iterator[tuple[str, int]]:
        """Name columns that give way, each with the room of words for which it does.

        What is said elsewhere goes before names wrap, what holds nothing before days lose
        their hour; in a grid one types into empty columns, which stay longer.
        """
        plan = self._measured
        self._empty = unused(plan) if plan else ()
        longer = self.days.whole - self.days.least
        whole, wrapped = self.names.whole + longer, self.names.least + longer
        is_grid = bool(plan and plan.grid)
        said = [(name, whole) for name in _SAID_BY_WHEN]
        empty = [(name, wrapped if is_grid else whole) for name in self._empty]
        yield from (*said, *empty) if is_grid else (*empty, *said)
        yield "reply_ratio", self.names.least
        if is_beside_form:
            yield "when", self.names.least
        yield from ((name, self.names.word) for name in _ONLY_FIGURES)

    def is_outgrown(self, plan: Plan) -> bool:
        """Tell whether a plan holds what has no room: in an empty column, or a new country."""
        known = countries_of(self._measured) if self._measured else ()
        new = set(countries_of(plan)) - set(known)
        return bool(new or set(self._empty) - set(unused(plan)))

    def share(self, columns: Sequence[Column[Any]]) -> None:
        """Share what figures leave: to the days what their hours need, to names the rest.

        What neither needs goes to the days: figures that grow while one types take it from
        there, so that nothing moves to the left.
        """
        view, header = self._view, self._view.horizontalHeader()
        shown = [at for at in range(len(columns)) if not view.isColumnHidden(at)]
        days = next((at for at in shown if columns[at].id == "when"), 0)
        room = view.viewport().width() - sum(view.columnWidth(at) for at in shown if at != days)
        room += view.columnWidth(0) if days else 0
        if not days or room <= 0:
            return  # names have taken all
        beside_hours = room - self.days.whole
        name = min(max(beside_hours, self.names.least), self.names.whole)
        name = max(min(max(name, min(_USUAL_NAME, beside_hours)), room - self.days.least), 0)
        fitting = max((one for one in self._days if one <= room - name), default=0)
        if fitting and name < self.names.whole:  # what shows no more of the days is for names
            name = min(room - fitting, self.names.whole)
        name = max(name, self.names.word)
        header.setSectionResizeMode(0, header.ResizeMode.Interactive)
        header.resizeSection(0, name)
        header.resizeSection(days, max(room - name, self.days.least))

    def fit_rows(self, model: LinesModel[Any]) -> None:
        """Give rows whose name does not fit into one line the room that it needs."""
        line = self._view.fontMetrics().lineSpacing()
        for row in range(min(model.rowCount(), _MOST_MEASURED)):
            height = SIZES.row + line * (self._lines(model.index(row, 0)) - 1)
            if self._view.rowHeight(row) != height:
                self._view.setRowHeight(row, height)

    def _lines(self, index: Index) -> int:
        """Count into how many lines a name wraps; what a paste has left stays in one."""
        if self._hint(index) <= self._view.columnWidth(0) or index.data(REMOVABLE_ROLE):
            return 1
        option = QStyleOptionViewItem()
        self._view.initViewItemOption(option)
        fields: Any = option
        fields.rect = QRect(0, 0, self._view.columnWidth(0), SIZES.row)
        delegate: Any = self._view.itemDelegate()
        delegate.initStyleOption(option, index)
        room = QRect(0, 0, text_room(fields), 0)
        wraps = Qt.TextFlag.TextWordWrap
        found = self._metrics(index).boundingRect(room, wraps, str(index.data()))
        return min(found.height() // self._metrics(index).height(), _MOST_LINES)

    def _metrics(self, index: Index) -> QFontMetrics:
        font = index.data(Qt.ItemDataRole.FontRole)
        return (
            QFontMetrics(font.resolve(self._view.font())) if font else self._view.fontMetrics()
        )
