"""The editors of audiences, sends, entry points and inbound."""

from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QCoreApplication

from tarife.gui.appearance import Appearance
from tarife.gui.countries import Countries
from tarife.gui.models.forms import FormOf
from tarife.gui.models.line_forms import (
    audience_form,
    entry_point_form,
    inbound_form,
    send_form,
)
from tarife.gui.models.lines import (
    audiences_table,
    entry_points_table,
    inbound_table,
    sends_table,
)
from tarife.gui.models.sheets import Table
from tarife.gui.panels.line_editor import LineEditor
from tarife.gui.panels.lines import LinesPanel, Wording
from tarife.gui.session import PlanSession
from tarife.plan.edits.lines import AddLine, DuplicateLine, MoveLine, RemoveLine
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

translate = QCoreApplication.translate


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
            translate("Editors", "Audiences"),
            translate("Editors", "People of one country whom sends can reach."),
            translate(
                "Editors",
                "No audiences yet; the quick grid brings its own. Sends need one: add people "
                "you can write to.",
            ),
        )
        editor = self._panel(
            audiences_table(self._countries), wording, audience_form(self._countries)
        )
        panel = editor.lines
        panel.add_button(
            translate("Editors", "Add audience"),
            lambda: self._add(panel, self._audience()),
        )
        return editor

    def sends(self) -> LineEditor:
        """Make the editor of sends."""
        wording = Wording(
            translate("Editors", "Sends"),
            translate(
                "Editors",
                "A template to an audience: on dates such as “3, 10 at 11:00”, or “every day”.",
            ),
            translate(
                "Editors",
                "No sends of their own yet; the quick grid is played all the same. Add one, or "
                "refine a row of the grid.",
            ),
        )
        editor = self._panel(sends_table(), wording, send_form)
        panel = editor.lines
        panel.add_button(
            translate("Editors", "Add broadcast"),
            lambda: self._add_send(panel, is_steady=False),
        )
        panel.add_button(
            translate("Editors", "Add stream"),
            lambda: self._add_send(panel, is_steady=True),
        )
        return editor

    def entry_points(self) -> LineEditor:
        """Make the editor of entry points."""
        wording = Wording(
            translate("Editors", "Entry points"),
            translate(
                "Editors",
                "People who come from an ad or a Page button; once answered, all is free.",
            ),
            translate("Editors", "No entry points yet. Add an ad that opens a chat."),
        )
        editor = self._panel(
            entry_points_table(self._countries), wording, entry_point_form(self._countries)
        )
        panel = editor.lines
        panel.add_button(
            translate("Editors", "Add entry point"),
            lambda: self._add(panel, self._entry_point()),
        )
        return editor

    def inbound(self) -> LineEditor:
        """Make the editor of inbound lines."""
        wording = Wording(
            translate("Editors", "Inbound"),
            translate(
                "Editors",
                "People who write on their own: of an audience, or new ones of a country.",
            ),
            translate("Editors", "Nobody writes on their own yet. Add support requests here."),
        )
        editor = self._panel(
            inbound_table(self._countries), wording, inbound_form(self._countries)
        )
        panel = editor.lines
        panel.add_button(
            translate("Editors", "Add from audience"), lambda: self._add_inbound(panel)
        )
        panel.add_button(
            translate("Editors", "Add new people"),
            lambda: self._add(panel, self._newcomers()),
        )
        return editor

    def _panel(self, table: Table[Any], wording: Wording, form: FormOf[Any]) -> LineEditor:
        editor = LineEditor(self._session, self._appearance, table, (wording, form))
        panel = editor.lines
        panel.removal_requested.connect(lambda places: self._remove(panel, places))
        panel.move_requested.connect(self._move)
        panel.tools.add_tool(
            "duplicate",
            translate("Editors", "Duplicate"),
            "Ctrl+Shift+D",
            lambda: self._duplicate(panel),
        )
        return editor

    def _plan(self) -> Plan:
        plan = self._session.plan
        if plan is None:
            message = "the editors are shown only while a plan is open"
            raise RuntimeError(message)
        return plan

    def _add(self, panel: LinesPanel, line: Line) -> None:
        self._session.apply(AddLine(line))
        panel.edit_line(line.id)

    def _add_send(self, panel: LinesPanel, *, is_steady: bool) -> None:
        """Add a send, and an audience with it where the plan has none."""
        plan = self._plan()
        line = self._send(plan, is_steady=is_steady)
        if plan.audiences:
            self._add(panel, line)
            return
        changes = (AddLine(self._audience()), AddLine(line))
        self._session.apply_together(changes[1].label, changes)
        panel.edit_line(line.id)

    def _add_inbound(self, panel: LinesPanel) -> None:
        """Add an inbound line of an audience, and the audience where the plan has none."""
        plan = self._plan()
        audience = plan.audiences[0] if plan.audiences else self._audience()
        name = translate("Editors", "Support requests")
        line = Inbound(plan.fresh_id("inbound"), name, 10, audience=audience.id)
        if plan.audiences:
            self._add(panel, line)
            return
        changes = (AddLine(audience), AddLine(line))
        self._session.apply_together(changes[1].label, changes)
        panel.edit_line(line.id)

    def _remove(self, panel: LinesPanel, places: tuple[int, ...]) -> None:
        if panel.model is not None:
            removals = tuple(RemoveLine(panel.model.row_at(place).id) for place in places)
            several = translate("Editors", "Delete %1 lines").replace("%1", str(len(removals)))
            if len(removals) == 1:
                self._session.apply(removals[0])
            else:
                self._session.apply_together(several, removals)

    def _move(self, line_id: str, places: int) -> None:
        self._session.apply(MoveLine(line_id, places))

    def _duplicate(self, panel: LinesPanel) -> None:
        """Put a copy of the chosen line after it and go there."""
        places = panel.chosen_places()
        if panel.model is None or not places:
            return
        line: Line = panel.model.row_at(places[0])
        word = line.id.rpartition("-")[0] if line.id[-1:].isdecimal() else line.id
        new_id = self._plan().fresh_id(word or "line")
        name = translate("Editors", "%1 (copy)").replace("%1", line.name)
        self._session.apply(DuplicateLine(line.id, new_id, name))
        panel.edit_line(new_id)

    def _audience(self) -> Audience:
        plan = self._plan()
        home = plan.account.home_country
        name = translate("Editors", "Customers in %1").replace("%1", self._countries.name(home))
        return Audience(plan.fresh_id("audience"), name, home, 10_000)

    def _send(self, plan: Plan, *, is_steady: bool) -> Send:
        audience = plan.audiences[0] if plan.audiences else self._audience()
        if is_steady:
            schedule: Steady | Broadcast = Steady()
            name, category = translate("Editors", "New stream"), TemplateCategory.UTILITY
        else:
            first = date(plan.month.year, plan.month.month, 3)
            schedule = Broadcast((datetime.combine(first, time(11)),))
            name, category = translate("Editors", "New broadcast"), TemplateCategory.MARKETING
        volume = min(1_000, audience.people)
        return Send(plan.fresh_id("send"), name, audience.id, category, volume, schedule)

    def _entry_point(self) -> EntryPoint:
        plan = self._plan()
        home = plan.account.home_country
        return EntryPoint(plan.fresh_id("entry"), translate("Editors", "New ad"), home, 20)

    def _newcomers(self) -> Inbound:
        plan = self._plan()
        home = plan.account.home_country
        return Inbound(
            plan.fresh_id("inbound"), translate("Editors", "New people"), 10, country=home
        )
