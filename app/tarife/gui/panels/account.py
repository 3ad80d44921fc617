"""The business account as a form; every field says in a line what it does."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tarife.gui.appearance import Appearance
from tarife.gui.countries import Countries
from tarife.gui.labels import label
from tarife.gui.models.account_form import account_form, account_table
from tarife.gui.panels.form_editor import FormEditor
from tarife.gui.session import PlanSession
from tarife.gui.theme import SIZES
from tarife.rates.book import RateBook


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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_2)
        column.addWidget(label("heading", self.tr("Account and rates")))
        column.addWidget(self.editor, 1)

    def go_to(self, field: str) -> None:
        """Put the focus into a field."""
        self.editor.form.go_to(field)
