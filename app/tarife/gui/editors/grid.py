"""The page Plan: countries that unfold into their lines, and beside them the form of one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QSplitter, QWidget

from tarife.gui.document.session import PlanSession
from tarife.gui.editors.line_editors import AMOUNT_FIELDS, LineForms, NewLines
from tarife.gui.editors.plan_lines import PlanLines
from tarife.gui.editors.plan_table import keys_of_lines, row_key
from tarife.gui.tables.kept_rows import KeptRow
from tarife.gui.text.countries import Countries
from tarife.gui.text.estimates import PERCENT
from tarife.gui.text.names import capitalised, filled
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.choosers import CountryField
from tarife.gui.widgets.columns import unknown_country
from tarife.gui.widgets.labels import sentence_label, set_state
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.theme import SIZES
from tarife.plan.edits.grid import add_grid_rows, move_country, remove_countries
from tarife.plan.edits.lines import (
    add_line,
    duplicate_line,
    move_line,
    of_own_lines,
    remove_line,
)
from tarife.plan.grid import all_opened, usual_reply
from tarife.plan.model.lines import Line, country_of
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.names import COPIED_LINE, given

_FORM_WIDTH: Final = 560
_BESIDE_FROM: Final = 1_160
"""From which width on a form stands beside the grid; in less it covers it, in pixels."""
_NARROW, _NARROW_FIELD, _FIELD = 700, 160, 220
"""Under which width the field for a country leaves the hint more room."""


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
        self._followed = ""
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
        self.forms.stepped.connect(self.step)

    def _add_tools(self) -> None:
        tools = self.lines.tools
        self.lines.empty_page.offer(self.tr("Paste from Excel"), self.lines.editing.paste)
        tools.add_tool("duplicate", self.tr("Duplicate"), "Ctrl+Shift+D", self._duplicate)
        self.adder = tools.add_adder(self.tr("Add a line"), lambda: None)
        self.adder.setMenu(self._make_menu())
        tools.insertWidget(0, self.country_field)

    def _lay_out(self) -> None:
        column = bare_column(self._inner, SIZES.space_1)
        column.addWidget(self.lines, 1)
        column.addWidget(self._sentence)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._inner)
        self._split.addWidget(self.forms)
        self._split.setStretchFactor(0, 1)
        row = bare_column(self)
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
        whole = all_opened(plan)
        line = next((one for one in getattr(whole, part) if one.id == line_id), None)
        if line is None:
            return
        self.lines.unfold(country_of(line, whole.audience_countries))
        self.lines.go_to(key, "")
        self.open_line(key, field)

    def show_left(self) -> None:
        """Go to the first cell that a paste could not take, or to what it asks."""
        self.forms.close_line()
        self.lines.reopen_report()
        self.lines.view.setFocus()
        self.lines.go_to_first_left()
        if not (self.lines.leftovers.rows or self.lines.leftovers.cells):
            self.lines.report.ask()

    def open_line(self, key: str, field: str = "") -> None:
        """Show the form of a line beside the grid, at a field."""
        self._followed = self.lines.current_line()
        self.forms.open_line(key, field)
        self._arrange()
        self._offer_steps()

    def step(self, places: int) -> None:
        """Go to the line above or below the one whose form is shown, form and row."""
        key = self._neighbour(places)
        if key:
            self.go_to(key)

    def _neighbour(self, places: int) -> str:
        """Give the key of a line that stands some places below another; nothing for none."""
        plan = self._session.shown_plan
        keys = keys_of_lines(plan) if plan else ()
        at = keys.index(self.forms.key) + places if self.forms.key in keys else -1
        return keys[at] if 0 <= at < len(keys) else ""

    def _offer_steps(self) -> None:
        self.forms.offer_steps(
            has_previous=bool(self._neighbour(-1)), has_next=bool(self._neighbour(1))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Let the form stand beside the grid where both have room, else cover it."""
        is_open = not self.forms.isHidden()
        is_beside = self.width() >= _BESIDE_FROM
        room = self.width() - _FORM_WIDTH * (is_beside and is_open)
        self.country_field.setMaximumWidth(_NARROW_FIELD if room < _NARROW else _FIELD)
        self._inner.setVisible(is_beside or not is_open)
        self.lines.show_beside(is_beside_form=is_beside and is_open)
        if is_open and is_beside:
            self._split.setSizes([self.width() - _FORM_WIDTH, _FORM_WIDTH])

    def _show_lines(self) -> None:
        self._arrange()
        self.lines.view.setFocus()

    def _follow(self) -> None:
        """Let the form that is open be that of the line that was chosen.

        Once for each choice: rows that are only shown anew take a form that went on from line
        to line neither back nor the focus.
        """
        key = self.lines.current_line()
        if key and key != self._followed:
            self.forms.follow(key)
            self._offer_steps()
        self._followed = key

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
            self._add_row(code)
            self.lines.go_to(code, "people")

    def _add_row(self, code: str) -> None:
        """Add the row of a country; one that takes its reply rate from others says so."""
        plan, row = self._session.plan, GridRow(code)
        rate = usual_reply(plan, code) if plan is not None else row.reply_ratio
        self._session.apply(add_grid_rows((replace(row, reply_ratio=rate),)))
        if rate != row.reply_ratio:
            text = self.tr("Reply % of %1: %2 for marketing, as everywhere in this plan")
            shown = PERCENT.in_tables.show(rate, QLocale())
            told = filled(text, self._countries.name(code), shown)
            self._session.message.emit(told, True)  # noqa: FBT003 - Qt's signal

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
        edits = tuple(
            of_own_lines(add_line(line), (getattr(line, "audience", ""),)) for line in made
        )
        self._session.apply_together(edits[-1].label, edits)
        self.go_to(row_key(made[-1]), AMOUNT_FIELDS[type(made[-1])])

    def _country(self, plan: Plan) -> str:
        """Give the country of the current row, or the first one, or that of the account."""
        index, model = self.lines.view.currentIndex(), self.lines.model
        if model is not None and index.isValid():
            row = model.row_at(index.row())
            is_line = not isinstance(row, GridRow | KeptRow)
            found = country_of(row, plan.audience_countries) if is_line else row.country
        else:
            found = next((row.country for row in plan.grid), "")
        return found or plan.account.home_country

    def _remove(self, _indexes: tuple[int, ...]) -> None:
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

    def _move(self, key: str, offset: int) -> None:
        if key.startswith("#"):
            return  # a row that a paste has left has no place in the plan
        line_id = key.partition(":")[2]
        edit = move_line(line_id, offset) if line_id else move_country(key, offset)
        self._session.apply(edit)

    def _duplicate(self) -> None:
        """Put a copy of the chosen line after it and go there."""
        plan, rows = self._session.plan, self.lines.rows_chosen()
        if plan is None or not rows or isinstance(rows[0], GridRow | KeptRow):
            return
        line, key = rows[0], row_key(rows[0])
        word = line.id.rpartition("-")[0] if line.id[-1:].isdecimal() else line.id
        new_id = plan.fresh_id(word or "line")
        self._session.apply(duplicate_line(line.id, new_id, given(COPIED_LINE, name=line.name)))
        self.lines.go_to(f"{key.partition(':')[0]}:{new_id}", "")
