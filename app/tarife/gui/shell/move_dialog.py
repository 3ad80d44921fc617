"""Moves a plan to another month, once it is seen where each send comes to lie."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QWidget

from tarife.gui.document.session import PlanSession
from tarife.gui.editors.period_form import months_around
from tarife.gui.text.languages import spoken
from tarife.gui.text.names import full_text, month_name
from tarife.gui.text.numbers import ZERO_DASH
from tarife.gui.text.times import moment_text
from tarife.gui.widgets.choosers import choose
from tarife.gui.widgets.columns import Column, Heading
from tarife.gui.widgets.labels import label, sentence_label
from tarife.gui.widgets.layouts import buttons_of, column_of_dialog
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.plan.model.plan import Plan
from tarife.plan.month_shift import MomentShift, moment_shifts, notes_of_move
from tarife.terms.calendar import BillingMonth
from tarife.terms.marking import marked
from tarife.terms.sentences import in_language

_SIZE: Final = (560, 420)

_COLUMNS: Final[tuple[Column[MomentShift], ...]] = (
    Column(
        "send", Heading(marked("Send"), width=0), lambda one: in_language(one.name, spoken())
    ),
    Column(
        "before",
        Heading(marked("Now"), width=150),
        lambda one: moment_text(one.before) if one.before else ZERO_DASH,
    ),
    Column(
        "after",
        Heading(marked("Then"), width=150),
        lambda one: moment_text(one.after) if one.after else ZERO_DASH,
    ),
)


class MoveDialog(QDialog):
    """Asks for the month with which the plan is to begin, and shows what that moves."""

    def __init__(self, session: PlanSession, plan: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._plan = plan
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Move to another month"))
        self.month = QComboBox()
        self.month.setAccessibleName(self.tr("First month"))
        for month in months_around(plan.month):
            self.month.addItem(month_name(month), str(month))
        self.model = ReadOnlyModel(_COLUMNS)
        self.view = ReadOnlyTable(self.model, self.tr("Where each send comes to lie"))
        self.notes = sentence_label("warn")
        self._nothing = sentence_label("muted", self.tr("No send has a date of its own."))
        self._lay_out()
        self.month.currentIndexChanged.connect(self._preview)
        choose(self.month, str(plan.month.shifted(1)))

    @property
    def chosen(self) -> BillingMonth:
        """The month with which the plan is to begin."""
        return BillingMonth.parse(str(self.month.currentData()))

    def accept(self) -> None:
        self._session.move_to(self.chosen)
        super().accept()

    def _preview(self) -> None:
        moves = moment_shifts(self._plan, self.chosen)
        self.model.show(moves)
        self.view.setVisible(bool(moves))
        self._nothing.setVisible(not moves)
        notes = notes_of_move(self._plan, self.chosen)
        self.notes.setText("\n".join(full_text(note) for note in notes))
        self.notes.setVisible(bool(notes))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("&First month"), self.month)
        column = column_of_dialog(self)
        column.addWidget(label("title", self.tr("Move to another month")))
        column.addLayout(form)
        column.addWidget(
            sentence_label(
                "small",
                self.tr(
                    "Each date keeps its weekday and its week, as far as the month has it."
                ),
            )
        )
        column.addWidget(self.view, 1)
        column.addWidget(self._nothing)
        column.addWidget(self.notes)
        column.addSpacing(SIZES.space_1)
        column.addWidget(buttons_of(self, self.tr("Move")))
        self.resize(*_SIZE)
