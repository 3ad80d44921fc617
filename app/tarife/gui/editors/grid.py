"""The page Plan: countries that unfold into their lines, and beside them the form of one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QSplitter, QVBoxLayout, QWidget

from tarife.gui.document.session import PlanSession
from tarife.gui.editors.cell_roles import FOLD_ROLE, SUGGESTION_ROLE
from tarife.gui.editors.cells import FOLD_WIDTH, CellTable, suggestion_rect
from tarife.gui.editors.kept_rows import Cells, Folding, KeptRow
from tarife.gui.editors.line_editors import LineForms, NewLines
from tarife.gui.editors.lines_panel import LinesPanel, Wording
from tarife.gui.editors.plan_table import key_of, plan_table
from tarife.gui.editors.table_editing import Edits, mended
from tarife.gui.text.countries import Countries
from tarife.gui.text.names import capitalised
from tarife.gui.text.numbers import ParseError
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.choosers import CountryField
from tarife.gui.widgets.columns import unknown_country
from tarife.gui.widgets.labels import sentence_label, set_state
from tarife.gui.widgets.read_only_table import needed_width
from tarife.gui.widgets.theme import SIZES
from tarife.plan.edits.lines import (
    add_grid_rows,
    add_line,
    countries_of,
    country_of,
    duplicate_line,
    move_country,
    move_line,
    remove_countries,
    remove_line,
)
from tarife.plan.model.lines import Line
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.names import COPIED_LINE, given
from tarife.terms.problems import FieldPath, Problem

_FORM_WIDTH: Final = 560
_BESIDE_FROM: Final = 1_160
"""From which width on a form stands beside the grid; in less it covers it, in pixels."""

_GIVEN_UP: Final = ("last", "first", "inbound", "when")
"""Columns that a narrow grid leaves to the forms, the first ones first."""

_GIVEN_UP_BESIDE: Final = (*_GIVEN_UP, "ad_clicks_per_day", "reply_ratio")
"""Those of a grid that has a form beside it, until that is closed."""

_NAME_ROOM: Final = 190
_UNFOLDED_AT_ONCE: Final = 14


class PlanView(CellTable):
    """A table whose countries are folded and unfolded: a click on the arrow, Left and Right."""

    fold_wanted = Signal(int, bool)
    suggestion_taken = Signal(int)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        is_suggested = index.isValid() and index.data(SUGGESTION_ROLE)
        if is_suggested and suggestion_rect(
            self.visualRect(index), self.fontMetrics(), index
        ).contains(at):
            self.suggestion_taken.emit(index.row())
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
            self.tr(
                "A row a country; → unfolds its sends, ads and inbound, Enter opens one. "
                "Ranges such as 20-35 % are welcome."
            ),
            self.tr("No country yet: type one into the field above, or paste rows from Excel."),
        )
        self.folding = Folding()
        self.is_beside_form = False
        super().__init__(session, appearance, plan_table(countries, self.folding), wording)
        view = self.view
        view.setEditTriggers(view.EditTrigger.EditKeyPressed | view.EditTrigger.AnyKeyPressed)
        if isinstance(view, PlanView):
            view.fold_wanted.connect(self._fold)
            view.suggestion_taken.connect(self._take_suggestion)
        view.doubleClicked.connect(lambda _: self.enter())
        self.editing.on_delete = self._delete
        self._suggested = QAction(self.tr("Take the suggestion"), view)
        self._suggested.setShortcut(QKeySequence.fromString("Ctrl+Return"))
        self._suggested.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._suggested.triggered.connect(
            lambda: self._take_suggestion(view.currentIndex().row())
        )
        self.editing.add_actions(self._suggested)

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
            self.show_plan(self._session.shown_plan)

    def rows_chosen(self) -> tuple[GridRow | Line | KeptRow, ...]:
        """Give what is chosen, countries or lines."""
        model = self.model
        return () if model is None else tuple(map(model.row_at, self.chosen_places()))

    def _fold(self, place: int, is_unfolded: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self.model is not None:
            self.unfold(self.model.row_at(place).country, is_unfolded=is_unfolded)

    def _keep_left(self, edits: Edits) -> None:
        """Keep the rows that a paste could not take, after the ones that came before them."""
        first = max((one.number for one in self.folding.kept), default=0)
        rows = (replace(one, number=first + at) for at, one in enumerate(edits.kept, start=1))
        super()._keep_left(replace(edits, kept=[*self.folding.kept, *rows]))

    def _show_left(self) -> None:
        rows = self.leftovers.rows
        is_changed = rows != self.folding.kept
        self.folding.kept = rows
        if is_changed and self._session.shown_plan is not None:
            self.show_plan(self._session.shown_plan)
        super()._show_left()
        if self.model is not None:
            said = {(one.key, "country"): ParseError(one.name, one.sentence) for one in rows}
            self.model.left = {**self.model.left, **said}

    def _show_emptiness(self, plan: Plan) -> None:
        super()._show_emptiness(plan)
        if self.folding.kept:
            self._stack.setCurrentWidget(self.view)

    def left_cells(self) -> Cells:
        return {at: one for at, one in super().left_cells().items() if at[0][:1] != "#"}

    def _take_suggestion(self, place: int) -> None:
        row = self.model.row_at(place) if self.model is not None and place >= 0 else None
        if isinstance(row, KeptRow) and row.suggestion:
            self._mend(place, row.suggestion)

    def _mend(self, place: int, country: str) -> bool:
        """Paste a row that was kept again, for a country that is typed or suggested."""
        row = self.model.row_at(place) if self.model is not None else None
        if self.model is None or not isinstance(row, KeptRow):
            return False
        others = tuple(one for one in self.folding.kept if one != row)
        edits = mended(self.model.sheet, row, country)
        edits.kept = [replace(one, after=row.after) for one in edits.kept]
        self._session.apply_together(self.tr("Paste"), tuple(edits.changes))
        self._put_left(others, self.left_cells())
        self._keep_left(edits)
        return True

    def drop(self, rows: tuple[KeptRow, ...]) -> None:
        """Drop rows that a paste has left."""
        left = tuple(one for one in self.folding.kept if one not in rows)
        self._put_left(left, self.left_cells())

    def _delete(self) -> bool:
        """Delete what is chosen by its name; of other cells only their numbers go."""
        chosen = self.view.selectionModel().selectedIndexes()
        if not any(index.column() == 0 for index in chosen):
            return False
        self.remove_chosen()
        return True

    def _hide_columns(self, wanted: Sequence[int]) -> bool:
        columns = self.model.columns if self.model else ()
        names = [column.id for column in columns]
        needed = {
            column.id: needed_width(column, width)
            for column, width in zip(columns, wanted, strict=True)
            if column.heading.width
        }
        room = self.view.viewport().width() - _NAME_ROOM
        is_other = False
        for name in _GIVEN_UP_BESIDE if self.is_beside_form else _GIVEN_UP:
            index, is_hidden = names.index(name), sum(needed.values()) > room
            is_other |= self.view.isColumnHidden(index) != is_hidden
            self.view.setColumnHidden(index, is_hidden)
            if is_hidden:
                del needed[name]
        return is_other

    def show_beside(self, *, is_beside_form: bool) -> None:
        """Leave room for a form at the right, or take it again."""
        if is_beside_form != self.is_beside_form:
            self.is_beside_form = is_beside_form
            for number in range(len(self.model.columns) if self.model else 0):
                self.view.setColumnHidden(number, False)  # noqa: FBT003 - Qt's own signature
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

    def _is_own(self, problem: Problem) -> bool:
        steps = problem.where.steps if isinstance(problem.where, FieldPath) else ("",)
        return steps[0] in ("grid", "audiences", "sends", "entry_points", "inbound")


class GridPanel(QWidget):
    """Edits the plan: countries, their lines, and the form of one line."""

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        countries: Countries,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._countries = countries
        self.lines = PlanLines(session, appearance, countries)
        self.forms = LineForms(session, appearance, countries)
        self.country_field = CountryField(countries)
        self._sentence = sentence_label("bad")
        self._prepare_field(appearance)
        self._add_tools()
        self._inner = QWidget()
        self._split = QSplitter()
        self._lay_out()
        self.lines.view.installEventFilter(self)
        self.lines.removal_requested.connect(self._remove)
        self.lines.move_requested.connect(self._move)
        self.lines.opened.connect(self.open_line)
        self.lines.selection_shown.connect(self._follow)
        self.forms.closed.connect(self._show_lines)

    def _add_tools(self) -> None:
        tools = self.lines.tools
        self.lines.add_offer(self.tr("Paste from Excel"), self.lines.editing.paste)
        tools.add_tool("duplicate", self.tr("Duplicate"), "Ctrl+Shift+D", self._duplicate)
        self.adder = tools.add_adder(self.tr("Add a line"), lambda: None)
        self.adder.setMenu(self._make_menu())
        tools.insertWidget(0, self.country_field)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_1)
        column.addWidget(self.lines, 1)
        column.addWidget(self._sentence)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._inner)
        self._split.addWidget(self.forms)
        self._split.setStretchFactor(0, 1)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._split)

    def go_to(self, key: str, field: str = "") -> None:
        """Go to a country's cell, or to a line: to its cell, or its form where it has none."""
        plan = self._session.shown_plan
        if plan is None:
            return
        part, _, line_id = key.partition(":")
        if not line_id:
            self.forms.close_line()
            self.lines.go_to(key, field)
            return
        line = next((one for one in getattr(plan, part) if one.id == line_id), None)
        if line is None:
            return
        self.lines.unfold(country_of(line, plan))
        self.lines.go_to(key, "")
        self.open_line(key, field)

    def open_line(self, key: str, field: str = "") -> None:
        """Show the form of a line beside the grid, at a field."""
        self.forms.open_line(key, field)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Let the form stand beside the grid where both have room, else cover it."""
        is_open = not self.forms.isHidden()
        is_beside = self.width() >= _BESIDE_FROM
        self._inner.setVisible(is_beside or not is_open)
        self.lines.show_beside(is_beside_form=is_beside and is_open)
        if is_open and is_beside:
            self._split.setSizes([self.width() - _FORM_WIDTH, _FORM_WIDTH])

    def _show_lines(self) -> None:
        self._arrange()
        self.lines.view.setFocus()

    def _follow(self) -> None:
        """Let the form that is open be that of the line that was chosen."""
        key = self.lines.current_line()
        if key:
            self.forms.follow(key)

    @property
    def sentence(self) -> str:
        """Why the typed country could not be added."""
        return self._sentence.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the last row down to where another country is added."""
        if (
            watched is self.lines.view
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and self.lines.view.currentIndex().row() == self.lines.view.model().rowCount() - 1
        ):
            self.country_field.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def add_country(self) -> None:
        """Add a row for the country that is typed, by its name or code, or say why not."""
        typed = self.country_field.text().strip()
        if not typed:
            return
        code, sentence = self._find(typed)
        set_state(self.country_field, "bad" if sentence else "")
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        if code:
            self.country_field.clear()
            self._session.apply(add_grid_rows((GridRow(code),)))
            self.lines.go_to(code, "people")

    def _find(self, typed: str) -> tuple[str, str]:
        """Find the code of a country, or the sentence that says why it cannot be added."""
        plan = self._session.plan
        code = self._countries.find(typed)
        if not code:
            sentence = f"{capitalised(unknown_country(typed, self._countries))}."
            return "", sentence.replace("?.", "?")
        if plan is not None and code in {row.country for row in plan.grid}:
            text = self.tr("%1 already has a row; change its numbers.")
            return "", text.replace("%1", self._countries.name(code))
        return code, ""

    def _prepare_field(self, appearance: Appearance) -> None:
        self._sentence.hide()
        field = self.country_field
        field.setPlaceholderText(self.tr("Add a country…"))
        field.setAccessibleName(self.tr("Add a country by name or code"))
        field.setMinimumWidth(110)
        field.setMaximumWidth(220)
        add = field.addAction(appearance.icon("add"), QLineEdit.ActionPosition.LeadingPosition)
        add.setText(self.tr("Add the country"))
        add.triggered.connect(self.add_country)
        appearance.set_icon(add, "add")
        field.confirmed.connect(self.add_country)
        field.textEdited.connect(self._clear_error)

    def _clear_error(self) -> None:
        set_state(self.country_field, "")
        self._sentence.hide()

    def _make_menu(self) -> QMenu:
        menu = QMenu(self.adder)
        for make, text in (
            (NewLines.weekly, self.tr("Weekly broadcast")),
            (NewLines.broadcast, self.tr("Broadcast on a date")),
            (NewLines.stream, self.tr("Stream, all the time")),
            (NewLines.entry_point, self.tr("Ad or Page button")),
            (NewLines.from_audience, self.tr("Inbound from people you know")),
            (NewLines.newcomers, self.tr("Inbound from new people")),
            (NewLines.audience, self.tr("Audience")),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, make=make: self.add(make))
        return menu

    def add(self, make: Callable[[NewLines], tuple[Line, ...]]) -> None:
        """Add a line to the country of the current row, made by a method of `NewLines`."""
        plan = self._session.plan
        if plan is None:
            return
        made = make(NewLines(plan, self._country(plan), self._countries))
        edits = tuple(map(add_line, made))
        self._session.apply_together(edits[-1].label, edits)
        self.go_to(key_of(made[-1]))

    def _country(self, plan: Plan) -> str:
        """Give the country of the current row, or the first one, or that of the account."""
        index, model = self.lines.view.currentIndex(), self.lines.model
        if model is not None and index.isValid():
            row = model.row_at(index.row())
            is_line = not isinstance(row, GridRow | KeptRow)
            found = country_of(row, plan) if is_line else row.country
        else:
            found = next((row.country for row in plan.grid), "")
        return found or plan.account.home_country

    def _remove(self, _places: tuple[int, ...]) -> None:
        rows = self.lines.rows_chosen()
        countries = tuple(row.country for row in rows if isinstance(row, GridRow))
        lines = [row for row in rows if not isinstance(row, GridRow | KeptRow)]
        kept = tuple(row for row in rows if isinstance(row, KeptRow))
        if kept:
            self.lines.drop(kept)
        edits = tuple(remove_line(line.id) for line in lines)
        if countries:
            edits = (*edits, remove_countries(countries))
        if len(edits) == 1:
            self._session.apply(edits[0])
        elif edits:
            template = self.tr("Delete %1 lines")
            label = template.replace("%1", str(len(lines) + len(countries)))
            self._session.apply_together(label, edits)

    def _move(self, key: str, places: int) -> None:
        if key.startswith("#"):
            return  # a row that a paste has left has no place in the plan
        line_id = key.partition(":")[2]
        edit = move_line(line_id, places) if line_id else move_country(key, places)
        self._session.apply(edit)

    def _duplicate(self) -> None:
        """Put a copy of the chosen line after it and go there."""
        plan, rows = self._session.plan, self.lines.rows_chosen()
        if plan is None or not rows or isinstance(rows[0], GridRow | KeptRow):
            return
        line, key = rows[0], key_of(rows[0])
        word = line.id.rpartition("-")[0] if line.id[-1:].isdecimal() else line.id
        new_id = plan.fresh_id(word or "line")
        self._session.apply(duplicate_line(line.id, new_id, given(COPIED_LINE, name=line.name)))
        self.lines.go_to(f"{key.partition(':')[0]}:{new_id}", "")
