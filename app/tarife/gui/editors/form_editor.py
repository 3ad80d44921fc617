"""Edits one line of a table in a form; a text that cannot be taken stays with its reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from tarife.gui.document.session import FiguresState, PlanSession, Status
from tarife.gui.editors.account_form import account_form, account_table
from tarife.gui.editors.form import Form, FormRow
from tarife.gui.editors.form_model import Field, FormOf, FormSection
from tarife.gui.editors.remedies import remedy_of
from tarife.gui.tables.line_table import LineTable, TableRows, concerns
from tarife.gui.text.countries import Countries
from tarife.gui.text.languages import spoken
from tarife.gui.text.names import sentence
from tarife.gui.text.numbers import ParseError
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.theme import SIZES
from tarife.plan.grid import country_of_row_with, opened
from tarife.plan.model.plan import Plan
from tarife.plan.names import named_in
from tarife.rates.book import RateBook
from tarife.terms.problems import Problem


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A text that could not be taken, and what the plan said when it was typed."""

    error: ParseError
    before: str


_PAUSE_MS: Final = 10
_NONE: Final[Iterator[None]] = iter(())


class FormEditor(QWidget):
    """Shows the form of one line; `shown` tells of a line, `gone` that it is no more."""

    shown = Signal(object)
    gone = Signal()

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        table: LineTable[Any],
        form: FormOf[Any],
    ) -> None:
        super().__init__()
        self._session = session
        self._table = table
        self._form_of = form
        self._owner = f"details:{table.name}"
        self._key: str | None = None
        self._refusals: dict[tuple[str, str], _Refusal] = {}
        self._faults: dict[str, Problem] = {}
        self._plan: Plan | None = None
        self.sheet: TableRows[Any] | None = None
        self._form = Form(appearance)
        self._steps: Iterator[None] = _NONE
        self._soon = QTimer(self)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._go_on)
        column = bare_column(self)
        column.addWidget(self._form)
        self._form.typed.connect(self._take)
        self._form.removed.connect(self._remove)
        self._form.added.connect(self._add)
        session.plan_opened.connect(self._take_document)
        session.shown_plan_changed.connect(self._show_plan)
        session.status_changed.connect(self._show_status)
        session.refusals.withdrawn.connect(self._withdraw)

    @property
    def form(self) -> Form:
        """The form, with all that the line has."""
        self._finish()
        return self._form

    @property
    def key(self) -> str | None:
        """What tells the line from others, or nothing while none is shown."""
        return self._key

    @property
    def index(self) -> int:
        """Where the line stands among its kind, or -1."""
        return self.sheet.index_of(self._key) if self.sheet and self._key is not None else -1

    def show_line(self, key: str | None) -> None:
        """Show the line with ``key``, or none; what could not be taken waits for its return."""
        self._confirm()
        self._key = key
        if self._session.shown_plan is not None:
            self._lay_out(self._session.shown_plan)
        self._find_faults(self._session.status)
        self._show()

    def _lay_out(self, plan: Plan) -> None:
        """Take a plan in which the line stands, be it one of the usual lines of a row."""
        country = country_of_row_with(plan, self._key) if self._key else ""
        self._plan = named_in(opened(plan, country), spoken()) if country else plan
        self.sheet = TableRows(self._table, self._plan)

    def _show_plan(self, plan: Plan) -> None:
        self._lay_out(plan)
        if self._refusals:
            self._tell_refusals()
        self._show()

    def _show(self) -> None:
        plan = self._plan
        if plan is None or self.sheet is None or self._key is None:
            return
        if self.index < 0:
            self._key = None
            self.gone.emit()
            return
        self._steps = self._shown(self.sheet, self._key, plan)
        if self._table.is_single and not self.isVisible():
            self._soon.start()
        else:
            self._finish()

    def _shown(self, sheet: TableRows[Any], key: str, plan: Plan) -> Iterator[None]:
        """Show the line, a section or the text of a field with each step."""
        line = sheet.rows[self.index]
        sections = tuple(self._marked(sheet, one) for one in self._form_of(plan, line))
        yield from self._form.show_sections(sections, line)
        yield from self._fill(sheet, line, key)
        self.shown.emit(line)

    def _go_on(self) -> None:
        """Take a step where nobody looks, once figures are there: they are waited for."""
        if self._session.status.state is FiguresState.CALCULATING:
            return
        steps, self._steps = self._steps, _NONE  # what a step leads to may begin others
        is_over = next(steps, steps) is steps
        if self._steps is _NONE:
            self._steps = _NONE if is_over else steps
        if self._steps is _NONE:
            self._soon.stop()

    def _finish(self) -> None:
        """Take all steps that are left, at once."""
        self._soon.stop()
        steps, self._steps = self._steps, _NONE
        for _ in steps:
            pass

    def showEvent(self, event: QShowEvent) -> None:
        self._finish()
        super().showEvent(event)

    def _marked(self, sheet: TableRows[Any], section: FormSection[Any]) -> FormSection[Any]:
        """Say of measured numbers where they come from, in the place of what is usual."""
        line = sheet.rows[self.index]
        fields = (
            replace(field, origin=sheet.mark(line, field.column) or field.origin)
            for field in section.fields
        )
        return replace(section, fields=tuple(fields))

    def _fill(self, sheet: TableRows[Any], line: Any, key: str) -> Iterator[None]:
        """Show what the plan says, except where a text stands that it could not take."""
        for field, row in tuple(self._form.rows.items()):
            yield
            said = sheet.edit_text(line, row.field.column)
            refusal = self._refusals.get((key, field))
            if refusal is not None and refusal.before != said:
                del self._refusals[key, field]
                self._tell_refusals()
                refusal = None
            if refusal is None:
                self._show_fault(row, said, self._fault(field))
            else:
                row.offer_remedy("", None)
                row.show_text(refusal.error.text, refusal.error.sentence)

    def _show_fault(self, row: FormRow, said: str, fault: Problem | None) -> None:
        """Show what the plan says, what is wrong with it, and what would mend it."""
        plan = self._session.shown_plan
        remedy = remedy_of(fault, plan) if fault is not None and plan is not None else None
        row.show_text(said, sentence(fault) if fault is not None else "")
        if remedy is None:
            row.offer_remedy("", None)
        else:
            text, edit = remedy
            row.offer_remedy(text, partial(self._session.apply, edit))

    def _take(self, field: Field[Any], text: str) -> None:
        if self.sheet is None or self._key is None or self.index < 0:
            return
        line, at = self.sheet.rows[self.index], (self._key, field.column.id)
        before = self.sheet.edit_text(line, field.column)
        if text == before and at not in self._refusals:
            return
        edit = self.sheet.parse_edit(self.index, line, field.column, text)
        if isinstance(edit, ParseError):
            self._refusals[at] = _Refusal(edit, before)
        else:
            self._refusals.pop(at, None)
        self._tell_refusals()
        if not isinstance(edit, ParseError):
            self._session.apply(edit)
        self._show()

    def _remove(self, field: Field[Any]) -> None:
        if field.removed is None:
            return
        fields = list(self._form.rows)
        at = fields.index(field.column.id) if field.column.id in fields else 0
        self._put(field.column.id.partition("[")[0], field.removed)
        left = list(self._form.rows)
        if left:
            self._form.go_to(left[min(at, len(left) - 1)])

    def _add(self, section: FormSection[Any]) -> None:
        if section.adding is None:
            return
        before = set(self._form.rows)
        self._put(section.id, section.adding.added)
        new = next((field for field in self._form.rows if field not in before), "")
        if new:
            self._form.go_to(new)

    def _put(self, field: str, edit: Callable[[Any], Any]) -> None:
        if self.sheet is not None and self.index >= 0:
            before = self.sheet.rows[self.index]
            change = self.sheet.replaced(self.index, field, before, edit(before))
            self._session.apply(change)

    def _confirm(self) -> None:
        """Take what is being typed before another line comes."""
        if self._key is not None and self._form.isAncestorOf(self.focusWidget() or self):
            self._form.setFocus()

    def _take_document(self) -> None:
        is_single = self._table.is_single
        self._key = "" if is_single else None
        self._refusals = {}
        self._form.verticalScrollBar().setValue(0)
        self._tell_refusals()
        if not is_single:
            self.gone.emit()

    def _tell_refusals(self) -> None:
        """Tell of every text that could not be taken, of lines that are still there."""
        problems = map(self._problem, self._refusals)
        self._session.refusals.note(self._owner, tuple(p for p in problems if p is not None))

    def _problem(self, at: tuple[str, str]) -> Problem | None:
        """Say why a text could not be taken, if its line is still there."""
        (key, field), sheet = at, self.sheet
        index = sheet.index_of(key) if sheet else -1
        if sheet is None or index < 0:
            return None
        where = sheet.path_of(index, field)
        return Problem("refused-cell", where, self._refusals[at].error.sentence)

    def _withdraw(self, owner: str, problem: Problem) -> None:
        """Show again what the plan says, in the place of a text it could not take."""
        if owner == self._owner:
            self._refusals = {
                at: refusal
                for at, refusal in self._refusals.items()
                if self._problem(at) != problem
            }
            self._tell_refusals()
            self._show()

    def _show_status(self, status: Status) -> None:
        """Mark the fields that problems of the plan point to."""
        before = self._faults
        self._find_faults(status)
        if self._faults != before:
            self._show()

    def _find_faults(self, status: Status) -> None:
        faults = {}
        for problem in status.problems:
            field = self.sheet.field_of(self.index, problem.where) if self.sheet else None
            if field is not None:
                faults[field] = problem
        self._faults = faults

    def _fault(self, field: str) -> Problem | None:
        found = (one for where, one in self._faults.items() if concerns(where, field))
        return next(found, None)


class AccountPanel(QWidget):
    """Edits the account of the plan, its name, its chance and its note."""

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        book: Callable[[], RateBook],
        countries: Countries,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        form = account_form(book, countries)
        self.editor = FormEditor(session, appearance, account_table(), form)
        column = bare_column(self, SIZES.space_2)
        column.addWidget(self.editor, 1)

    def go_to(self, field: str) -> None:
        """Put the focus into a field."""
        self.editor.form.go_to(field)
