"""The list of one kind of lines, and behind it each line in all its details."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from tarife.gui.appearance import Appearance
from tarife.gui.models.forms import FormOf
from tarife.gui.models.sheets import Table
from tarife.gui.panels.details import DetailsPanel
from tarife.gui.panels.form_editor import FormEditor
from tarife.gui.panels.lines import LinesPanel, Wording
from tarife.gui.session import PlanSession


class LineEditor(QStackedWidget):
    """Shows a list, or one of its lines; `room_wanted` tells that a form wants more room."""

    room_wanted = Signal(bool)

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
        self.room_wanted.emit(True)  # noqa: FBT003 - Qt's signal
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
            self.room_wanted.emit(False)  # noqa: FBT003 - Qt's signal
            self.lines.view.setFocus()
