"""What comes on top of Meta's charges, as a form, and the bill that it makes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from tarife.gui.costs.bill import BILL_COLUMNS, SPARE_COLUMNS, bill_columns, bill_rows
from tarife.gui.costs.cost_tables import (
    calls_table,
    calls_words,
    groups_table,
    groups_words,
    markup_words,
    markups_table,
    tax_words,
    taxes_table,
)
from tarife.gui.costs.costs_form import (
    CostField,
    agent_fields,
    display_fields,
    partner_fields,
)
from tarife.gui.costs.partner_profiles import ProfileBar, Profiles
from tarife.gui.document.session import FiguresState, Outcome, PlanSession, Status
from tarife.gui.tables.lines_panel import LinesPanel
from tarife.gui.text.languages import spoken, tr
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import button, label, sentence_label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.overlays import Veil
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.gui.widgets.value_fields import FieldRows, ValueField, day_field
from tarife.plan.edits.costs import (
    ApartField,
    add_apart,
    add_tax,
    remove_apart,
    remove_taxes,
    set_costs,
)
from tarife.plan.model.costs import USUAL_TAX, Calls, Groups, Partner
from tarife.plan.model.plan import Plan
from tarife.plan.names import TAX, fresh_name
from tarife.terms.marking import marked
from tarife.terms.problems import FieldPath, Problem

_FIELD_WIDTH: Final = 240
_BILL_FROM: Final = 900
_CALLS: Final = Calls(marked("Country"), 0, 60, Decimal(0))
_GROUPS: Final = Groups(marked("Group"), 0, 0, Decimal(0))


class CostsPanel(QWidget):
    """Edits partner, mark-ups, taxes and the other currency of a plan."""

    def __init__(
        self, session: PlanSession, appearance: Appearance, profiles: Profiles
    ) -> None:
        super().__init__()
        self._session = session
        self._appearance = appearance
        self._sections = (
            partner_fields(self._day_field),
            agent_fields(),
            display_fields(self._day_field),
        )
        self.form = {field.name: field for section in self._sections for field in section}
        self._captions: dict[str, QLabel] = {}
        self.bar = ProfileBar(profiles)
        self.markups = LinesPanel(session, appearance, markups_table(), markup_words())
        self.taxes = LinesPanel(session, appearance, taxes_table(), tax_words())
        self.calls = LinesPanel(session, appearance, calls_table(), calls_words())
        self.groups = LinesPanel(session, appearance, groups_table(), groups_words())
        self.bill = ReadOnlyModel(BILL_COLUMNS)
        name = self.tr("The bill as it arrives")
        self._bill_view = ReadOnlyTable(self.bill, name, spare=SPARE_COLUMNS, wraps=True)
        self._bill_side = QWidget()
        self.as_bill = button("link", name)
        self._halves = QHBoxLayout()
        self._lay_out()
        self.veil = Veil(self._bill_side)
        self.bar.partner_chosen.connect(self._use_partner)
        for one in self.form.values():
            one.widget.entered.connect(partial(self._set, one))
        for typed in self.fields.values():
            typed.refused.connect(self._tell_refusals)
        self.taxes.tools.add_adder(self.tr("Add tax"), self._add_tax)
        self.taxes.removal_requested.connect(lambda at: session.apply(remove_taxes(at)))
        self._connect_apart(self.calls, self.tr("Add calls"), ("calls", _CALLS))
        self._connect_apart(self.groups, self.tr("Add a group"), ("groups", _GROUPS))
        session.plan_opened.connect(self._take_document)
        session.plan_changed.connect(self.show_plan)
        session.status_changed.connect(self._show_status)
        session.refusals.withdrawn.connect(self._withdraw)

    @property
    def fields(self) -> dict[str, ValueField]:
        """The fields that are typed, by name."""
        widgets = {name: one.widget for name, one in self.form.items()}
        return {name: one for name, one in widgets.items() if isinstance(one, ValueField)}

    def show_plan(self, plan: Plan) -> None:
        for name, one in self.form.items():
            self._captions[name].setText(one.caption.replace("%1", plan.account.currency))
            one.widget.show_value(one.of(plan.costs))
            one.widget.setEnabled(one.is_enabled(plan.costs))
        self.bar.show_plan(plan)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the bill of a forecast."""
        months = outcome.forecast.by_month if outcome.bill.months else ()
        columns = bill_columns([month.plan.month for month in months])
        if [one.id for one in columns] != [one.id for one in self.bill.columns]:
            self.bill.show_columns(columns)
        rows = bill_rows(outcome.bill)
        self.bill.show(rows, outcome.bill.currency)
        self._halves.setStretchFactor(self._bill_side, 3 if months else 2)
        self._bill_view.clearSpans()
        if outcome.bill.display is not None:
            self._bill_view.setSpan(len(rows) - 1, 0, 1, len(columns) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        edges = bar + 2 * self._scroll.frameWidth()
        needed = self._scroll.widget().minimumSizeHint().width() + edges
        self._scroll.setMinimumWidth(min(needed, self.width()))  # the bill has the rest
        self._arrange()

    def _arrange(self) -> None:
        """Show the bill beside the form, or in its place where it is asked for."""
        is_wide = self.width() >= _BILL_FROM
        is_bill = self.as_bill.isChecked()
        self.as_bill.setHidden(is_wide)
        self._scroll.setVisible(is_wide or not is_bill)
        self._bill_side.setVisible(is_wide or is_bill)
        self.veil.fit()

    def _day_field(self, name: str) -> ValueField:
        return day_field(name, self._appearance, self._near)

    def _near(self) -> date | None:
        plan = self._session.plan
        return plan.month.first_day if plan else None

    def _set(self, field: CostField, value: Any) -> None:
        plan = self._session.plan
        if plan is not None:
            self._session.apply(set_costs(field.put(plan, value), field.name))

    def _use_partner(self, partner: Partner) -> None:
        plan = self._session.plan
        if plan is not None:
            self._session.apply(set_costs(replace(plan.costs, partner=partner), "partner"))

    def _add_tax(self) -> None:
        plan = self._session.plan
        if plan is None:
            return
        names = [tax.name for tax in plan.costs.taxes]
        is_first = USUAL_TAX.name not in names
        fresh = USUAL_TAX.name if is_first else fresh_name(TAX, names, spoken(), first=2)
        self._session.apply(add_tax(replace(USUAL_TAX, name=fresh)))
        self.taxes.edit_line(fresh)

    def _connect_apart(
        self, panel: LinesPanel, caption: str, new: tuple[ApartField, Calls | Groups]
    ) -> None:
        """Let a table of what Meta bills apart be added to, and removed from."""
        field, row = new
        panel.tools.add_adder(caption, lambda: self._add_apart(panel, field, row))
        panel.removal_requested.connect(lambda at: self._session.apply(remove_apart(field, at)))

    def _add_apart(self, panel: LinesPanel, field: ApartField, row: Calls | Groups) -> None:
        plan = self._session.plan
        if plan is None:
            return
        taken = [one.name for one in getattr(plan.costs, field)]
        names = (f"{tr(row.name)} {number}" for number in range(1, len(taken) + 2))
        fresh = next(name for name in names if name not in taken)
        self._session.apply(add_apart(field, replace(row, name=fresh)))
        panel.edit_line(fresh)

    def _take_document(self, _plan: Plan) -> None:
        self.bill.show(())
        for field in self.fields.values():
            field.forget()

    def _tell_refusals(self) -> None:
        self._session.refusals.note(
            "costs",
            tuple(
                Problem("refused-field", FieldPath(("costs", name)), field.refusal)
                for name, field in self.fields.items()
                if field.refusal
            ),
        )

    def _withdraw(self, owner: str, problem: Problem) -> None:
        if owner == "costs":
            for field in self.fields.values():
                if field.refusal == problem.message:
                    field.withdraw()

    def _show_status(self, status: Status) -> None:
        self.veil.lay(
            self._appearance.tokens.surface, is_shown=status.state is FiguresState.STALE
        )

    def _lay_out(self) -> None:
        form = FieldRows(_FIELD_WIDTH)
        self.markups.setMinimumHeight(240)
        self.taxes.setMinimumHeight(180)
        self.calls.setMinimumHeight(160)
        self.groups.setMinimumHeight(160)
        partner, agent, display = self._sections
        rows: list[QWidget | CostField] = [self.bar, *partner, self.markups, self.taxes]
        rows += [*agent, self.calls, self.groups, *display]
        for row in rows:
            if isinstance(row, CostField):
                self._captions[row.name] = form.add_row(
                    row.caption, row.widget, row.explanation
                )
            else:
                form.add_whole(row)
        side = bare_column(self._bill_side)
        side.addWidget(label("strong", self._bill_view.accessibleName()))
        side.addWidget(self._bill_view, 1)
        halves = self._halves
        halves.setSpacing(SIZES.space_4)
        self._scroll = form.scrolled()
        halves.addWidget(self._scroll, 3)
        halves.addWidget(self._bill_side, 2)
        said = self.tr("All of this is put on top of Meta's charges, line by line.")
        self.as_bill.setCheckable(True)
        self.as_bill.toggled.connect(self._arrange)
        head = QHBoxLayout()
        head.addWidget(sentence_label("small", said), 1)
        head.addWidget(self.as_bill)
        column = bare_column(self, SIZES.space_2)
        column.addLayout(head)
        column.addLayout(halves, 1)
