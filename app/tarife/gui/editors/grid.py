"""The quick grid: one row a country, and a field that adds one."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tarife.gui.document.session import PlanSession
from tarife.gui.editors.line_table import PastedRows, Table
from tarife.gui.editors.lines_panel import LinesPanel, Wording
from tarife.gui.editors.navigation import ENTRIES, Entry, Target
from tarife.gui.text.countries import Countries
from tarife.gui.text.estimates import AMOUNT, COUNT, PERCENT
from tarife.gui.text.names import capitalised
from tarife.gui.text.numbers import ParseError
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.choosers import CountryField
from tarife.gui.widgets.columns import (
    Column,
    Heading,
    country_column,
    number_column,
    unknown_country,
)
from tarife.gui.widgets.labels import sentence_label, set_state
from tarife.gui.widgets.theme import SIZES
from tarife.plan.edits.lines import (
    add_grid_rows,
    move_grid_row,
    open_grid_row,
    remove_grid_rows,
    set_country,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.terms.marking import marked

_COUNTRY: Final = Heading(
    marked("Country"), marked("Where the people are; type a name or a two-letter code"), width=0
)

_PEOPLE: Final = Heading(
    marked("People"), marked("Size of the audience; zero means as many as are needed"), width=80
)
_MARKETING: Final = Heading(
    marked("Marketing"),
    marked("Marketing messages of the month, in one broadcast a week, on Tuesday at 11:00"),
    width=80,
)
_UTILITY: Final = Heading(
    marked("Utility"), marked("Utility messages of the month, sent steadily"), width=80
)
_AUTHENTICATION: Final = Heading(
    marked("Authentication", "Columns"),
    marked("Authentication messages of the month, sent steadily"),
    width=112,
)
_REPLY: Final = Heading(
    marked("Mktg reply %"),
    marked(
        "Delivered marketing messages that people answer; the slider of the what-if is about "
        "the templates of every category"
    ),
    width=92,
)
_ADS: Final = Heading(
    marked("Ads/day"), marked("People a day who come from a Click-to-WhatsApp ad"), width=84
)


def grid_table(countries: Countries) -> Table[GridRow]:
    """Make the table of the quick grid."""
    numbers: tuple[Column[GridRow], ...] = (
        number_column("people", GridRow, COUNT, _PEOPLE),
        number_column("marketing", GridRow, COUNT, _MARKETING),
        number_column("utility", GridRow, COUNT, _UTILITY),
        number_column("authentication", GridRow, COUNT, _AUTHENTICATION),
        number_column("reply_ratio", GridRow, PERCENT, _REPLY),
        number_column("ad_clicks_per_day", GridRow, AMOUNT, _ADS),
    )

    def columns(plan: Plan) -> tuple[Column[GridRow], ...]:
        taken = {row.country for row in plan.grid}
        return (country_column(_COUNTRY, countries, taken), *numbers)

    def find(text: str) -> str | ParseError:
        return countries.find(text) or ParseError(text, unknown_country(text, countries))

    return Table(
        "grid",
        lambda plan: plan.grid,
        lambda row: row.country,
        columns,
        lambda place, _field, row, _before: set_country(place, row.country),
        PastedRows(find, GridRow, lambda row: add_grid_rows((row,))),
    )


class GridPanel(QWidget):
    """Edits the quick grid; `place_wanted` leads to what a refined row has become."""

    place_wanted = Signal(object)

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        countries: Countries,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._refined: tuple[str, int] | None = None
        session.stepped.connect(self._follow_undo)
        self._countries = countries
        wording = Wording(
            self.tr("Quick grid"),
            self.tr(
                "One row a country. Numbers may be ranges, such as 20-35 %; paste from Excel."
            ),
            self.tr("No country yet: type one into the field above, or paste rows from Excel."),
        )
        self.lines = LinesPanel(session, appearance, grid_table(countries), wording)
        self.lines.removal_requested.connect(self._remove)
        self.lines.move_requested.connect(self._move)
        self.lines.add_offer(self.tr("Paste from Excel"), self.lines.editing.paste)
        self.country_field = CountryField(countries)
        self._sentence = sentence_label("bad")
        self._prepare_field(appearance)
        self.refine = self.lines.tools.add_main_tool(
            "details",
            (
                self.tr("Refine"),
                self.tr("Turn the row into sends and entry points to be shaped one by one"),
            ),
            "Ctrl+Return",
            self._refine,
        )
        self.lines.tools.insertWidget(0, self.country_field)
        self.lines.view.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_1)
        column.addWidget(self.lines, 1)
        column.addWidget(self._sentence)

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
            self.lines.edit_line(code)

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

    def _remove(self, places: tuple[int, ...]) -> None:
        self._session.apply(remove_grid_rows(places))

    def _move(self, country: str, places: int) -> None:
        self._session.apply(move_grid_row(country, places))

    def _refine(self) -> None:
        country, before = self.lines.chosen_key(), self._session.plan
        if country is None or before is None:
            return
        self._session.apply(open_grid_row(country))
        text = self.tr("%1 left the quick grid; these lines stand in its place")
        self._session.message.emit(text.replace("%1", self._countries.name(country)), True)  # noqa: FBT003 - Qt's signal
        self._refined = (country, self._session.history.index())
        target = _newcomer(before, self._session.plan or before)
        if target is not None:
            self.place_wanted.emit(target)

    def _follow_undo(self, steps: int) -> None:
        """Lead back to the row whose refining was undone."""
        if self._refined is not None and steps < self._refined[1]:
            target = Target(Entry.GRID, self._refined[0], "people")
            self._refined = None
            self.place_wanted.emit(target)


def _newcomer(before: Plan, after: Plan) -> Target | None:
    """Find the first line that a plan has gained, in what is sent before whom it is sent to."""
    known = {line.id for line in before.lines}
    for part in ("sends", "entry_points", "audiences"):
        for line in getattr(after, part):
            if line.id not in known:
                return Target(ENTRIES[part], line.id, "name")
    return None
