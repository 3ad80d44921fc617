"""The view of the table of the whole plan: folded, sorted into room, its pasted rows mended."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent

from tarife.gui.document.session import PlanSession
from tarife.gui.editors.country_cells import has_volume
from tarife.gui.editors.plan_columns import PlanColumns
from tarife.gui.editors.plan_table import PlanRows, edit_told, plan_table, row_key, weekly_told
from tarife.gui.tables.cell_roles import FOLD_ROLE, REMOVABLE_ROLE, SUGGESTION_ROLE
from tarife.gui.tables.cells import FOLD_WIDTH, CellTable, removal_rect, suggestion_rect
from tarife.gui.tables.kept_rows import (
    CellAt,
    Folding,
    KeptColumn,
    KeptRow,
    PasteError,
    read_any,
)
from tarife.gui.tables.leftovers import Cells, with_replies
from tarife.gui.tables.lines_panel import LinesPanel, Wording, texts_left
from tarife.gui.tables.mending import added, mended, placed, without_replies
from tarife.gui.tables.pasting import Edits
from tarife.gui.text.countries import Countries
from tarife.gui.text.headings import PER_DAY, Span
from tarife.gui.text.names import capitalised, filled
from tarife.gui.text.numbers import ParseError
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.columns import Column
from tarife.plan.edits.edit import Edit
from tarife.plan.edits.grid import countries_of, lines_by_country
from tarife.plan.grid import all_opened
from tarife.plan.model.lines import Line
from tarife.plan.model.plan import GridRow, Plan

_UNFOLDED_AT_ONCE: Final = 14


class PlanView(CellTable):
    """A table whose countries are folded and unfolded: a click on the arrow, Left and Right."""

    fold_wanted = Signal(int, bool)
    suggestion_taken = Signal(int)
    removal_wanted = Signal(int)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        is_suggested = index.isValid() and index.data(SUGGESTION_ROLE)
        if is_suggested and suggestion_rect(
            self.visualRect(index), self.fontMetrics(), index
        ).contains(at):
            self.suggestion_taken.emit(index.row())
            return
        is_removable = index.isValid() and index.data(REMOVABLE_ROLE)
        if is_removable and removal_rect(self.visualRect(index)).contains(at):
            self.removal_wanted.emit(index.row())
            return
        is_unfolded = index.data(FOLD_ROLE) if index.isValid() else None
        super().mousePressEvent(event)
        if is_unfolded is not None and at.x() - self.visualRect(index).left() < FOLD_WIDTH:
            self.fold_wanted.emit(index.row(), not is_unfolded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        is_unfolded = index.data(FOLD_ROLE) if index.isValid() else None
        wanted = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(key))
        if wanted is None or is_unfolded in (None, wanted):
            super().keyPressEvent(event)
        else:
            self.fold_wanted.emit(index.row(), wanted)

    def _is_at_end(self, *, is_next: bool) -> bool:
        """Leave out what follows the last cell that takes a text."""
        at, model = self.currentIndex(), self.model()
        if super()._is_at_end(is_next=is_next) or not at.isValid() or not is_next:
            return super()._is_at_end(is_next=is_next)
        later = (
            at.siblingAtColumn(number)
            for number in range(at.column() + 1, model.columnCount())
            if not self.isColumnHidden(number)
        )
        is_last_row = at.row() == model.rowCount() - 1
        editable = Qt.ItemFlag.ItemIsEditable
        return is_last_row and not any(one.flags() & editable for one in later)


class PlanLines(LinesPanel):
    """The table of countries and their lines; `opened` tells whose form is wanted."""

    opened = Signal(str)
    view_type = PlanView

    def __init__(
        self, session: PlanSession, appearance: Appearance, countries: Countries
    ) -> None:
        wording = Wording(
            self.tr("Plan"),
            self.tr("→ unfolds, Enter opens a line; type 20-35 % or 3,000 a month, too."),
            self.tr("No country yet: type one into the field above, or paste rows from Excel."),
        )
        self._usual_explanation = wording.explanation
        self.folding = Folding()
        self.is_beside_form = False
        self._countries = countries
        super().__init__(session, appearance, plan_table(countries, self.folding), wording)
        view = self.view
        self._columns = PlanColumns(view, countries)
        view.setObjectName("plan")  # its many columns stand closer
        view.setEditTriggers(view.EditTrigger.EditKeyPressed | view.EditTrigger.AnyKeyPressed)
        if isinstance(view, PlanView):
            view.fold_wanted.connect(self._fold)
            view.suggestion_taken.connect(self._take_suggestion)
            view.removal_wanted.connect(self._drop_at)
        self.report.column_told.connect(self._place)
        self.report.replies_told.connect(self._tell_replies)
        view.doubleClicked.connect(lambda _: self.enter())
        self.editing.on_delete = self._delete
        self.editing.notice = partial(edit_told, countries=countries)
        self.editing.notice_of_paste = partial(weekly_told, countries=countries)
        self._suggested = QAction(self.tr("Take the suggestion"), view)
        self._suggested.setShortcut(QKeySequence.fromString("Ctrl+Return"))
        self._suggested.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._suggested.triggered.connect(
            lambda: self._take_suggestion(view.currentIndex().row())
        )
        self.editing.add_actions(self._suggested)

    def _show_selection(self) -> None:
        super()._show_selection()
        row = self.view.currentIndex().siblingAtColumn(0)
        self._suggested.setEnabled(bool(row.data(SUGGESTION_ROLE)))

    def enter(self) -> None:
        """Open the form of a line; in a country's row type into the cell."""
        key = self.current_line()
        if key:
            self.opened.emit(key)
        else:
            super().enter()

    def current_line(self) -> str:
        """Give the key of the line whose row is the current one; nothing for a country's."""
        index = self.view.currentIndex()
        if self.model is None or not index.isValid():
            return ""
        key = self.model.sheet.keys[index.row()]
        return key if ":" in key else ""

    def unfold(self, country: str, *, is_unfolded: bool = True) -> None:
        """Unfold a country, or fold it."""
        change = self.folding.unfolded.add if is_unfolded else self.folding.unfolded.discard
        change(country)
        if self._session.shown_plan is not None:
            self._measure()
            self.show_plan(self._session.shown_plan)

    def rows_chosen(self) -> tuple[GridRow | Line | KeptRow, ...]:
        """Give what is chosen, countries or lines."""
        model = self.model
        return () if model is None else tuple(map(model.row_at, self.chosen_indexes()))

    def _fold(self, index: int, is_unfolded: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self.model is not None:
            self.unfold(self.model.row_at(index).country, is_unfolded=is_unfolded)

    def _apply(self, change: Edit) -> None:
        """Apply an edit, and tell of people that were filled in by it."""
        before, typed = self._session.plan, dict(self.model.put) if self.model else {}
        super()._apply(change)
        after = self._session.plan
        told = self.editing.notice(before, after) if before and after else ""
        told = told or self._of_day_told(typed)
        if told:
            self._session.message.emit(told, True)  # noqa: FBT003 - Qt's signal

    def _of_day_told(self, typed: Mapping[CellAt, str]) -> str:
        """Say what a number of a longer time, which was typed last, comes to on a day."""
        if self.model is None or not typed:
            return ""
        (key, name), text = list(typed.items())[-1]
        index = self.model.sheet.index_of(key)
        if name not in PER_DAY or index < 0 or not isinstance(read_any(text), ParseError):
            return ""
        number = [column.id for column in self.model.columns].index(name)
        shown = str(self.model.index(index, number).data())
        return filled(self.tr("%1: %2 a day."), text, shown)

    def _keep_left(self, edits: Edits) -> None:
        """Keep the rows that a paste could not take, after the ones that came before them."""
        first = max((one.number for one in self.folding.kept), default=0)
        rows = [replace(one, number=first + at) for at, one in enumerate(edits.kept, start=1)]
        keys = {old.key: new.key for old, new in zip(edits.kept, rows, strict=True)}
        new = [column.renamed(keys) for column in edits.columns]
        headings = {column.heading for column in new}
        old = (one for one in self.leftovers.report.columns if one.heading not in headings)
        kept = [*self._of_earlier_paste(), *rows]
        super()._keep_left(replace(edits, kept=kept, columns=[*old, *new]))

    def _of_earlier_paste(self) -> tuple[KeptRow, ...]:
        """Give the rows that are left, without their places in the text that they came from."""
        return tuple(
            replace(
                row, sources={name: one._replace(at=-1) for name, one in row.sources.items()}
            )
            for row in self.folding.kept
        )

    def _show_left(self) -> None:
        rows = self.leftovers.rows
        is_changed = rows != self.folding.kept
        self.folding.kept = rows
        if is_changed and self._session.shown_plan is not None:
            self.show_plan(self._session.shown_plan)
        super()._show_left()
        if self.model is not None:
            said = {(one.key, "country"): PasteError(one.name, one.sentence) for one in rows}
            self.model.left = {**self.model.left, **said}

    def _show_emptiness(self, plan: Plan) -> None:
        super()._show_emptiness(plan)
        sheet = self.model.sheet if self.model is not None else None
        told = sheet.months_told() if isinstance(sheet, PlanRows) else ""
        if not plan.lines and not any(map(has_volume, plan.grid)):
            told = self.tr("Type messages a month, or “120,000 weekly”; then days under When.")
        self.explanation.setText(told or self._usual_explanation)
        if self.folding.kept:
            self._stack.setCurrentWidget(self.view)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        if self._columns.is_outgrown(plan):
            self._set_widths()

    def go_to_first_left(self) -> None:
        """Unfold the countries whose lines have cells that a paste could not fill, and go."""
        plan = self._session.shown_plan
        left = {key for key, _ in self.leftovers.cells}
        lines = lines_by_country(all_opened(plan)) if plan else {}
        for country, own in lines.items():
            if country not in self.folding.unfolded and left & set(map(row_key, own)):
                self.unfold(country)
        super().go_to_first_left()

    def left_cells(self) -> Cells:
        return {at: one for at, one in super().left_cells().items() if at[0][:1] != "#"}

    def _take_suggestion(self, index: int) -> None:
        row = self.model.row_at(index) if self.model is not None and index >= 0 else None
        if isinstance(row, KeptRow) and row.same:
            self._add(row)
        elif isinstance(row, KeptRow) and row.suggestion:
            self._mend(index, row.suggestion)

    def _add(self, row: KeptRow) -> None:
        """Add a row that was kept to the one that its country has, or say why it cannot be."""
        if self.model is None:
            return
        sheet, left = self.model.sheet, self.left_cells()
        own = [at for at in row.columns if row.texts[at] and at < len(sheet.columns)]
        names = {sheet.columns[at].id for at in own}
        is_red = any((row.same, name) in left for name in names)
        if is_red or sheet.index_of(row.same) < 0:
            text = self.tr("%1 has no row, or red cells in it; mend it, then add this row")
            self._say(text.replace("%1", self._countries.name(row.same)))
            return
        said = added(sheet, row, self.leftovers.report.columns)
        if isinstance(said, ParseError):
            self._say(said.sentence)
            return
        edits, columns = said
        self._session.apply_together(self.tr("Add"), tuple(edits.changes), is_step=True)
        before, after = _parted(self.folding.kept, row)
        self._put_left((*before, *after), left, edits, columns)
        self.choose(self.model.index(self.model.sheet.index_of(row.same), 0))

    def _say(self, sentence: str) -> None:
        self._session.message.emit(f"{capitalised(sentence)}.", False)  # noqa: FBT003 - Qt's signal

    def _place(self, column: KeptColumn, name: str, span: str) -> None:
        """Take a column that a paste has left for the one that it is, or leave it out."""
        if self.model is None:
            return
        rows, edits = self.folding.kept, Edits()
        label = self.tr("Leave out")
        if name:
            label = self.tr("Paste")
            edits, rows = placed(self.model.sheet, column, name, rows, Span(span))
        self._session.apply_together(label, tuple(edits.changes), is_step=True)
        others = [
            replace(one, others=one.others | {name})
            for one in self.leftovers.report.columns
            if one != column
        ]
        cells = {**self.left_cells(), **texts_left(edits)}
        self._put_left(rows, cells, edits, [*others, *edits.columns])
        if edits.rejections:
            self.go_to_first_left()
        self.view.setFocus()

    def _tell_replies(self, column: KeptColumn, is_among: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Take it whether pasted replies hold those to people who answer marketing."""
        if self.model is None:
            return
        edits = without_replies(self.model.sheet, column) if is_among else ()
        self._session.apply_together(self.tr("Paste"), edits, is_step=True)
        self._put_report(replace(self.leftovers.report, asks_replies=False))
        self.view.setFocus()

    def _mend(self, index: int, country: str) -> bool:
        """Paste a row that was kept again, for a country that is typed or suggested."""
        row = self.model.row_at(index) if self.model is not None else None
        if self.model is None or not isinstance(row, KeptRow):
            return False
        edits, key = mended(self.model.sheet, row, country), self._countries.find(country)
        self._session.apply_together(self.tr("Paste"), tuple(edits.changes), is_step=True)
        before, after = _parted(self.folding.kept, row)
        if key:
            after = tuple(
                replace(one, after=key) if one.after == row.after else one for one in after
            )
        cells = {**self.left_cells(), **texts_left(edits)}
        keys = {row.key: key or row.key}
        columns = [one.renamed(keys) for one in self.leftovers.report.columns]
        self._put_left((*before, *edits.kept, *after), cells, edits, columns)
        self._rename_replies(keys)
        index = self.model.sheet.index_of(key or row.key)
        self.choose(self.model.index(index, 0))
        return True

    def drop(self, rows: tuple[KeptRow, ...]) -> None:
        """Drop rows that a paste has left, undoably."""
        left = tuple(one for one in self.folding.kept if one not in rows)
        self._session.apply_together(self.tr("Delete lines"), (), is_step=True)
        keys = dict.fromkeys((one.key for one in rows), "")
        columns = (one.renamed(keys) for one in self.leftovers.report.columns)
        self._put_left(left, self.left_cells(), None, [one for one in columns if one.texts])
        self._rename_replies(keys)

    def _rename_replies(self, keys: Mapping[str, str]) -> None:
        """Tell of replies without dropped rows, and ask of those of rows that are taken now."""
        report = self.leftovers.report
        if report.replies is None or self.model is None:
            return
        found = with_replies(report, report.replies.renamed(keys))
        if found.replies is not None and any(keys.values()):
            is_any = bool(without_replies(self.model.sheet, found.replies))
            found = replace(found, asks_replies=is_any)
        self._put_report(found)

    def _drop_at(self, index: int) -> None:
        row = self.model.row_at(index) if self.model is not None else None
        if isinstance(row, KeptRow):
            self.drop((row,))

    def _delete(self) -> bool:
        """Delete what is chosen by its name; of other cells only their numbers go."""
        chosen = self.view.selectionModel().selectedIndexes()
        if not any(index.column() == 0 for index in chosen):
            return False
        self.remove_chosen()
        return True

    def _wanted_widths(self, columns: Sequence[Column[Any]]) -> list[int]:
        return self._columns.wanted(super()._wanted_widths(columns))

    def _needed_widths(self, columns: Sequence[Column[Any]]) -> list[int]:
        """Leave names the room that they have: they wrap."""
        _, *others = super()._needed_widths(columns)
        return [self.view.columnWidth(0), *others]

    def _hide_columns(self, wanted: list[int]) -> None:
        columns = self.model.columns if self.model else ()
        self._columns.hide(columns, wanted, is_beside_form=self.is_beside_form)

    def _set_widths(self) -> None:
        self._measure()
        super()._set_widths()
        if self.model is not None and self.view.isVisible():
            self._columns.share(self.model.columns)
            self._columns.fit_rows(self.model)

    def _widen(self) -> None:
        super()._widen()
        if self.model is not None and self.view.isVisible():
            self._columns.fit_rows(self.model)

    def _measure(self) -> None:
        if self._session.shown_plan is not None and self.view.isVisible():
            self._columns.measure(self._session.shown_plan)

    def show_beside(self, *, is_beside_form: bool) -> None:
        """Leave room for a form at the right, or take it again."""
        if is_beside_form != self.is_beside_form:
            self.is_beside_form = is_beside_form
            self._set_widths()

    def _take_document(self, plan: Plan) -> None:
        """Begin folded, but for a short plan that has no numbers in its rows."""
        self.folding.kept = ()
        is_short = not plan.grid and len(plan.lines) <= _UNFOLDED_AT_ONCE
        self.folding.unfolded.clear()
        if is_short:
            self.folding.unfolded |= set(countries_of(plan))
        super()._take_document(plan)
        if self.model is not None:
            self.model.typed_elsewhere = self._mend


def _parted(
    rows: tuple[KeptRow, ...], at: KeptRow
) -> tuple[tuple[KeptRow, ...], tuple[KeptRow, ...]]:
    """Give what comes before one of some rows, and what comes after it."""
    index = rows.index(at)
    return rows[:index], rows[index + 1 :]
