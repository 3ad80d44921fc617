"""The editors of audiences, sends, entry points and inbound."""

from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from tarife.gui.document.session import PlanSession
from tarife.gui.editors.form_editor import FormEditor
from tarife.gui.editors.form_model import FormOf
from tarife.gui.editors.line_forms import (
    audience_form,
    entry_point_form,
    inbound_form,
    send_form,
)
from tarife.gui.editors.line_table import Table
from tarife.gui.editors.lines import (
    audiences_table,
    entry_points_table,
    inbound_table,
    sends_table,
)
from tarife.gui.editors.lines_panel import LinesPanel, Wording
from tarife.gui.text.countries import Countries
from tarife.gui.text.languages import tr
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import ElidedLabel
from tarife.gui.widgets.theme import SIZES
from tarife.plan.edits.lines import add_line, duplicate_line, move_line, remove_line
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    EntryPoint,
    Inbound,
    Line,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import Plan
from tarife.plan.names import (
    COPIED_LINE,
    CUSTOMERS,
    NEW_AD,
    NEW_BROADCAST,
    NEW_PEOPLE,
    NEW_STREAM,
    SUPPORT_REQUESTS,
    given,
)


class DetailsPanel(QWidget):
    """Heads the form of a line with its name and its neighbours; `closed` wants the list."""

    closed = Signal()

    def __init__(self, appearance: Appearance, editor: FormEditor) -> None:
        super().__init__()
        self._editor = editor
        self._title = ElidedLabel("heading")
        self._back = self._tool(appearance, "back", self.tr("Back to the list"), "Esc")
        self._previous = self._tool(appearance, "up", self.tr("Line before"), "Alt+PgUp")
        self._next = self._tool(appearance, "down", self.tr("Line after"), "Alt+PgDown")
        self._back.clicked.connect(self.close_line)
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._lay_out()
        editor.shown.connect(self._show)
        editor.gone.connect(self.closed)

    @property
    def form(self) -> FormEditor:
        """The form under the head."""
        return self._editor

    def show_line(self, key: str, field: str = "") -> None:
        """Show the line with ``key`` and begin at a field of it."""
        self._editor.show_line(key)
        self._editor.form.go_to(field)

    def close_line(self) -> None:
        """Let go of the line."""
        self._editor.show_line(None)
        self.closed.emit()

    def step(self, places: int) -> None:
        """Go to a neighbour of the line."""
        sheet, place = self._editor.sheet, self._editor.place + places
        if sheet is not None and 0 <= place < len(sheet.keys):
            self.show_line(sheet.keys[place])

    def _show(self, line: Any) -> None:
        self._title.show_text(line.name)
        sheet, place = self._editor.sheet, self._editor.place
        self._previous.setEnabled(place > 0)
        self._next.setEnabled(sheet is not None and place < len(sheet.keys) - 1)

    def _tool(self, appearance: Appearance, icon: str, text: str, keys: str) -> QToolButton:
        made = QToolButton()
        made.setAccessibleName(text)
        made.setToolTip(f"{text} ({QKeySequence.fromString(keys).toString()})")
        appearance.set_icon(made, icon)
        shortcut = QShortcut(QKeySequence.fromString(keys), self)
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
        column.addWidget(self._editor, 1)


class LineEditor(QStackedWidget):
    """Shows a list, or one of its lines."""

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        table: Table[Any],
        texts: tuple[Wording, FormOf[Any]],
    ) -> None:
        super().__init__()
        wording, form = texts
        self.lines = LinesPanel(session, appearance, table, wording)
        self.form = FormEditor(session, appearance, table, form)
        self.details = DetailsPanel(appearance, self.form)
        self.addWidget(self.lines)
        self.addWidget(self.details)
        explanation = self.tr("Everything about the line, each field explained")
        details = (self.tr("Details"), explanation)
        self.lines.tools.add_main_tool("details", details, "Ctrl+Return", self.open_chosen)
        self.details.closed.connect(self._show_list)

    @property
    def is_detailed(self) -> bool:
        """Whether a line is shown in its details."""
        return self.currentWidget() is self.details

    def open_line(self, key: str, field: str = "") -> None:
        """Show the line with ``key`` in its details, at a field."""
        self.setCurrentWidget(self.details)
        self.details.show_line(key, field)

    def open_chosen(self) -> None:
        """Show the chosen line in its details."""
        key = self.lines.chosen_key()
        if key is not None:
            self.open_line(key)

    def go_to(self, key: str, field: str) -> None:
        """Go to a field of a line: in its cell, or in the details where it has none."""
        model = self.lines.model
        is_cell = model is not None and field in {column.id for column in model.columns}
        if is_cell:
            self.details.close_line()
            self.lines.go_to(key, field)
        else:
            self.open_line(key, field)

    def _show_list(self) -> None:
        if self.is_detailed:
            self.setCurrentWidget(self.lines)
            self.lines.view.setFocus()


class Editors:
    """Makes the four editors and the lines that their buttons add."""

    def __init__(
        self, session: PlanSession, appearance: Appearance, countries: Countries
    ) -> None:
        self._session = session
        self._appearance = appearance
        self._countries = countries

    def audiences(self) -> LineEditor:
        """Make the editor of audiences."""
        wording = Wording(
            tr("Audiences"),
            tr("People of one country whom sends can reach."),
            tr(
                "No audiences yet; the quick grid brings its own. Sends need one: add people "
                "you can write to."
            ),
        )
        editor = self._panel(
            audiences_table(self._countries), wording, audience_form(self._countries)
        )
        panel = editor.lines
        panel.add_button(tr("Add audience"), lambda: self._add(panel, self._audience()))
        return editor

    def sends(self) -> LineEditor:
        """Make the editor of sends."""
        wording = Wording(
            tr("Sends"),
            tr("A template to an audience: on dates such as “3, 10 at 11:00”, or “every day”."),
            tr(
                "No sends of their own yet; the quick grid is played all the same. Add one, or "
                "refine a row of the grid."
            ),
        )
        editor = self._panel(sends_table(), wording, send_form)
        panel = editor.lines
        panel.add_button(tr("Add broadcast"), lambda: self._add_send(panel, is_steady=False))
        panel.add_button(tr("Add stream"), lambda: self._add_send(panel, is_steady=True))
        return editor

    def entry_points(self) -> LineEditor:
        """Make the editor of entry points."""
        wording = Wording(
            tr("Entry points"),
            tr("People who come from an ad or a Page button; once answered, all is free."),
            tr("No entry points yet. Add an ad that opens a chat."),
        )
        editor = self._panel(
            entry_points_table(self._countries), wording, entry_point_form(self._countries)
        )
        panel = editor.lines
        panel.add_button(tr("Add entry point"), lambda: self._add(panel, self._entry_point()))
        return editor

    def inbound(self) -> LineEditor:
        """Make the editor of inbound lines."""
        wording = Wording(
            tr("Inbound"),
            tr("People who write on their own: of an audience, or new ones of a country."),
            tr("Nobody writes on their own yet. Add support requests here."),
        )
        editor = self._panel(
            inbound_table(self._countries), wording, inbound_form(self._countries)
        )
        panel = editor.lines
        panel.add_button(tr("Add from audience"), lambda: self._add_inbound(panel))
        panel.add_button(tr("Add new people"), lambda: self._add(panel, self._newcomers()))
        return editor

    def _panel(self, table: Table[Any], wording: Wording, form: FormOf[Any]) -> LineEditor:
        editor = LineEditor(self._session, self._appearance, table, (wording, form))
        panel = editor.lines
        panel.removal_requested.connect(lambda places: self._remove(panel, places))
        panel.move_requested.connect(self._move)
        panel.tools.add_tool(
            "duplicate", tr("Duplicate"), "Ctrl+Shift+D", lambda: self._duplicate(panel)
        )
        return editor

    def _plan(self) -> Plan:
        plan = self._session.plan
        if plan is None:
            message = "the editors are shown only while a plan is open"
            raise RuntimeError(message)
        return plan

    def _add(self, panel: LinesPanel, line: Line) -> None:
        self._session.apply(add_line(line))
        panel.edit_line(line.id)

    def _add_send(self, panel: LinesPanel, *, is_steady: bool) -> None:
        """Add a send, and an audience with it where the plan has none."""
        plan = self._plan()
        line = self._send(plan, is_steady=is_steady)
        if plan.audiences:
            self._add(panel, line)
            return
        edits = (add_line(self._audience()), add_line(line))
        self._session.apply_together(edits[1].label, edits)
        panel.edit_line(line.id)

    def _add_inbound(self, panel: LinesPanel) -> None:
        """Add an inbound line of an audience, and the audience where the plan has none."""
        plan = self._plan()
        audience = plan.audiences[0] if plan.audiences else self._audience()
        line = Inbound(
            plan.fresh_id("inbound"), given(SUPPORT_REQUESTS), 10, audience=audience.id
        )
        if plan.audiences:
            self._add(panel, line)
            return
        edits = (add_line(audience), add_line(line))
        self._session.apply_together(edits[1].label, edits)
        panel.edit_line(line.id)

    def _remove(self, panel: LinesPanel, places: tuple[int, ...]) -> None:
        if panel.model is not None:
            removals = tuple(remove_line(panel.model.row_at(place).id) for place in places)
            several = tr("Delete %1 lines").replace("%1", str(len(removals)))
            if len(removals) == 1:
                self._session.apply(removals[0])
            else:
                self._session.apply_together(several, removals)

    def _move(self, line_id: str, places: int) -> None:
        self._session.apply(move_line(line_id, places))

    def _duplicate(self, panel: LinesPanel) -> None:
        """Put a copy of the chosen line after it and go there."""
        places = panel.chosen_places()
        if panel.model is None or not places:
            return
        line: Line = panel.model.row_at(places[0])
        word = line.id.rpartition("-")[0] if line.id[-1:].isdecimal() else line.id
        new_id = self._plan().fresh_id(word or "line")
        name = given(COPIED_LINE, name=line.name)
        self._session.apply(duplicate_line(line.id, new_id, name))
        panel.edit_line(new_id)

    def _audience(self) -> Audience:
        plan = self._plan()
        home = plan.account.home_country
        name = given(CUSTOMERS, place=self._countries.meta_name(home))
        return Audience(plan.fresh_id("audience"), name, home, 10_000)

    def _send(self, plan: Plan, *, is_steady: bool) -> Send:
        audience = plan.audiences[0] if plan.audiences else self._audience()
        if is_steady:
            schedule: Steady | Broadcast = Steady()
            name, category = given(NEW_STREAM), TemplateCategory.UTILITY
        else:
            first = date(plan.month.year, plan.month.month, 3)
            schedule = Broadcast((datetime.combine(first, time(11)),))
            name, category = given(NEW_BROADCAST), TemplateCategory.MARKETING
        volume = min(1_000, audience.people)
        return Send(plan.fresh_id("send"), name, audience.id, category, volume, schedule)

    def _entry_point(self) -> EntryPoint:
        plan = self._plan()
        home = plan.account.home_country
        return EntryPoint(plan.fresh_id("entry"), given(NEW_AD), home, 20)

    def _newcomers(self) -> Inbound:
        plan = self._plan()
        home = plan.account.home_country
        return Inbound(plan.fresh_id("inbound"), given(NEW_PEOPLE), 10, country=home)
