"""The quick grid: one row a country, and a field that adds one."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tarife.gui.appearance import Appearance
from tarife.gui.choosers import complete
from tarife.gui.labels import sentence_label, set_state
from tarife.gui.models.grid import grid_table
from tarife.gui.panels.lines import LinesPanel, Wording
from tarife.gui.session import PlanSession
from tarife.gui.theme import SIZES
from tarife.plan.changes import AddGridRows, OpenGridRow, RemoveGridRows
from tarife.plan.plan import GridRow
from tarife.rates.markets import Markets
from tarife.terms.problems import nearest

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GridPanel(QWidget):
    """Edits the quick grid."""

    def __init__(
        self,
        session: PlanSession,
        appearance: Appearance,
        markets: Markets,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._markets = markets
        wording = Wording(
            self.tr("Quick grid"),
            self.tr(
                "One row a country. Type numbers as you write them: 12 500, 12.500 or 12k."
            ),
            self.tr("No country yet. Type one into the field above."),
        )
        self.lines = LinesPanel(session, appearance, grid_table(markets), wording)
        self.lines.removal_requested.connect(self._remove)
        self.country_field = QLineEdit()
        self._sentence = sentence_label("bad")
        self._prepare_field(appearance)
        self.refine = self.lines.add_button(self.tr("Refine"), self._refine)
        self.refine.setToolTip(
            self.tr(
                "Turn the chosen row into sends and entry points that you can shape one by one"
            )
        )
        self.lines.tools.insertWidget(0, self.country_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_1)
        column.addWidget(self.lines, 1)
        column.addWidget(self._sentence)

    @property
    def sentence(self) -> str:
        """Why the typed country could not be added."""
        return self._sentence.text()

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
            self._session.apply(AddGridRows((GridRow(code),)))
            self.lines.edit_line(code)

    def _find(self, typed: str) -> tuple[str, str]:
        """Find the code of a country, or the sentence that says why it cannot be added."""
        plan = self._session.plan
        names = {self._markets.country_name(code): code for code in self._markets.countries}
        folded = {name.casefold(): code for name, code in names.items()}
        folded.setdefault("türkiye", "TR")  # as the country now writes itself
        code = folded.get(typed.casefold(), typed.upper())
        if code not in self._markets.countries:
            begun = (name for name in sorted(folded) if name.startswith(typed.casefold()))
            code = folded.get(next(begun, ""), "")
        if not code:
            hint = nearest(typed, tuple(names)) or self.tr("choose one from the list")
            text = self.tr("There is no country %1; %2.").replace("%1", repr(typed))
            return "", text.replace("%2", hint).replace("?.", "?")
        if plan is not None and code in {row.country for row in plan.grid}:
            text = self.tr("%1 already has a row; change its numbers.")
            return "", text.replace("%1", self._markets.country_name(code))
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
        appearance.dress(add, "add")
        names = tuple(self._markets.country_name(code) for code in self._markets.countries)
        complete(field, names)
        field.completer().activated.connect(self._add_completed)
        field.completer().popup().installEventFilter(self)
        field.returnPressed.connect(self.add_country)
        field.textEdited.connect(self._forgive)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter take the first match while the list is open and nothing is picked."""
        popup = self.country_field.completer().popup()
        is_enter = isinstance(event, QKeyEvent) and event.key() in _ENTER
        is_press = event.type() == QEvent.Type.KeyPress
        if watched is popup and is_enter and is_press and not popup.currentIndex().isValid():
            popup.hide()
            self.add_country()
            return True
        return bool(super().eventFilter(watched, event))

    def _add_completed(self, name: str) -> None:
        """Add what was picked from the list; Enter on the list has already done so."""
        if self.country_field.text():
            self.country_field.setText(name)
            self.add_country()
            self.country_field.clear()

    def _forgive(self) -> None:
        set_state(self.country_field, "")
        self._sentence.hide()

    def _remove(self, places: tuple[int, ...]) -> None:
        self._session.apply(RemoveGridRows(places))

    def _refine(self) -> None:
        plan = self._session.plan
        places = self.lines.chosen_places()
        if plan is not None and places:
            self._session.apply(OpenGridRow(plan.grid[places[0]].country))
