"""One line of the plan in all its details, and the way back to the list it stands in."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from tarife.gui.appearance import Appearance
from tarife.gui.labels import ElidedLabel
from tarife.gui.models.forms import Field, FormOf, Section
from tarife.gui.models.sheets import Sheet, Table, concerns
from tarife.gui.models.tables import cell_of
from tarife.gui.numbers import Unread
from tarife.gui.panels.form import Form
from tarife.gui.session import PlanSession, Status
from tarife.gui.texts import sentence
from tarife.gui.theme import SIZES
from tarife.plan.changes import Change
from tarife.plan.plan import Plan
from tarife.terms.problems import Problem


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A text that could not be taken, and what the plan said when it was typed."""

    unread: Unread
    before: str


class DetailsPanel(QWidget):
    """Edits one line; `closed` tells that the list is wanted, `line_shown` of another line."""

    closed = Signal()
    line_shown = Signal(str)

    def __init__(
        self, session: PlanSession, appearance: Appearance, table: Table[Any], form: FormOf[Any]
    ) -> None:
        super().__init__()
        self._session = session
        self._table = table
        self._form_of = form
        self._key = ""
        self._sheet: Sheet[Any] | None = None
        self._refusals: dict[tuple[str, str], _Refusal] = {}
        self._faults: dict[str, str] = {}
        self._title = ElidedLabel("heading")
        self.form = Form(appearance)
        self._back = self._tool(appearance, "back", self.tr("Back to the list"), "Esc")
        self._previous = self._tool(appearance, "up", self.tr("Line before"), "Alt+PgUp")
        self._next = self._tool(appearance, "down", self.tr("Line after"), "Alt+PgDown")
        self._back.clicked.connect(self.close_line)
        self._previous.clicked.connect(lambda: self._step(-1))
        self._next.clicked.connect(lambda: self._step(1))
        self._lay_out()
        self.form.typed.connect(self._take)
        self.form.removed.connect(self._remove)
        self.form.added.connect(self._add)
        session.plan_opened.connect(self._take_document)
        session.shown_plan_changed.connect(self._show_plan)
        session.status_changed.connect(self._show_status)

    @property
    def key(self) -> str:
        """What tells the line from others, empty while none is shown."""
        return self._key

    def show_line(self, key: str, field: str = "") -> None:
        """Show the line with ``key`` and begin at a field of it."""
        self._confirm()
        self._key = key
        self._show()
        self.line_shown.emit(key)
        self.form.go_to(field)

    def close_line(self) -> None:
        """Let go of the line; what could not be taken of it waits for its return."""
        self._confirm()
        self._key = ""
        self.closed.emit()

    def _show_plan(self, plan: Plan) -> None:
        self._sheet = Sheet(self._table, plan)
        if self._refusals:
            self._tell_refusals()
        if self._key:
            self._show()

    def _show(self) -> None:
        plan = self._session.shown_plan
        if plan is None:
            return
        sheet: Sheet[Any] = Sheet(self._table, plan)
        place = sheet.place_of(self._key)
        if place < 0:
            self.close_line()
            return
        self._sheet = sheet
        line = sheet.rows[place]
        self._title.show_text(line.name)
        self._previous.setEnabled(place > 0)
        self._next.setEnabled(place < len(sheet.rows) - 1)
        self.form.show_sections(self._form_of(plan, line), line)
        self._fill(sheet, line)

    def _fill(self, sheet: Sheet[Any], line: Any) -> None:
        """Show what the plan says, except where a text stands that it could not take."""
        for field, row in self.form.rows.items():
            said = sheet.begun(line, row.field.column)
            refusal = self._refusals.get((self._key, field))
            if refusal is not None and refusal.before != said:
                del self._refusals[self._key, field]
                self._tell_refusals()
                refusal = None
            if refusal is None:
                row.show_text(said, self._fault(field))
            else:
                row.show_text(refusal.unread.text, refusal.unread.sentence)

    def _take(self, field: Field[Any], text: str) -> None:
        if self._sheet is None or not self._key:
            return
        place = self._sheet.place_of(self._key)
        line, at = self._sheet.rows[place], (self._key, field.column.id)
        before = self._sheet.begun(line, field.column)
        if text == before and at not in self._refusals:
            return
        wish = self._sheet.wish(place, line, field.column, text)
        if isinstance(wish, Unread):
            self._refusals[at] = _Refusal(wish, before)
        else:
            self._refusals.pop(at, None)
        self._tell_refusals()
        if not isinstance(wish, Unread):
            self._apply(wish)
        self._show()

    def _remove(self, field: Field[Any]) -> None:
        if field.removed is not None:
            self._put(field.column.id.partition("[")[0], field.removed)

    def _add(self, section: Section[Any]) -> None:
        if section.adding is not None:
            self._put(section.id, section.adding.added)

    def _put(self, field: str, edit: Any) -> None:
        if self._sheet is not None and self._key:
            place = self._sheet.place_of(self._key)
            line = edit(self._sheet.rows[place])
            self._apply(self._table.changed(place, field, line))

    def _apply(self, change: Change) -> None:
        self._session.apply(change)

    def _step(self, places: int) -> None:
        if self._sheet is not None:
            place = self._sheet.place_of(self._key) + places
            if 0 <= place < len(self._sheet.keys):
                self.show_line(self._sheet.keys[place])

    def _confirm(self) -> None:
        """Take what is being typed before another line comes."""
        if self._key and self.form.isAncestorOf(self.focusWidget() or self):
            self.form.setFocus()

    def _take_document(self) -> None:
        self._key = ""
        self._refusals = {}
        self._tell_refusals()
        self.closed.emit()

    def _tell_refusals(self) -> None:
        """Tell of every text that could not be taken, of lines that are still there."""
        problems = []
        for (key, field), refusal in self._refusals.items():
            place = self._sheet.place_of(key) if self._sheet else -1
            if self._sheet is not None and place >= 0:
                name = self._sheet.rows[place].name
                where = f"{self._table.name}[{place}].{field} ({name})"
                problems.append(Problem("refused-cell", where, refusal.unread.sentence))
        self._session.refuse(f"details:{self._table.name}", tuple(problems))

    def _show_status(self, status: Status) -> None:
        """Mark the fields that problems of the plan point to."""
        place = self._sheet.place_of(self._key) if self._sheet and self._key else -1
        self._faults = {}
        for problem in status.problems:
            found = cell_of(problem.where)
            if found is not None and found[:2] == (self._table.name, place):
                self._faults[found[2]] = sentence(problem)
        if place >= 0:
            self._show()

    def _fault(self, field: str) -> str:
        found = (text for where, text in self._faults.items() if concerns(where, field))
        return next(found, "")

    def _tool(self, appearance: Appearance, icon: str, text: str, keys: str) -> QToolButton:
        made = QToolButton()
        made.setAccessibleName(text)
        made.setToolTip(f"{text} ({QKeySequence(keys).toString()})")
        appearance.dress(made, icon)
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(made.click)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_1)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        head.addWidget(self._previous)
        head.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_2)
        column.addLayout(head)
        column.addWidget(self.form, 1)
