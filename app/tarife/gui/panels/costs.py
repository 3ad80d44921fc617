"""What comes on top of Meta's charges, as a form, and the bill that it makes."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from tarife.gui.appearance import Appearance
from tarife.gui.cost_texts import basis_name
from tarife.gui.exact import PRICE, WHOLE
from tarife.gui.field_names import field_name
from tarife.gui.fields import ValueField, number_field, text_field
from tarife.gui.forms import Form
from tarife.gui.labels import label, sentence_label
from tarife.gui.models.bills import BASIS_PLACE, BILL_COLUMNS, BillRow, bill_rows
from tarife.gui.models.costs import markups_table, taxes_table
from tarife.gui.models.readings import ReadingModel
from tarife.gui.outcomes import Outcome
from tarife.gui.panels.cost_rows import (
    currency_field,
    day_field,
    display_field,
    display_rows,
    markup_words,
    partner_rows,
    tax_words,
)
from tarife.gui.panels.lines import LinesPanel
from tarife.gui.panels.profile_bar import ProfileBar
from tarife.gui.panels.profiles import Profiles
from tarife.gui.panels.reading import ReadingTable
from tarife.gui.panels.veil import Veil
from tarife.gui.session import PlanSession, State, Status
from tarife.gui.theme import SIZES
from tarife.plan.edits.costs import RemoveTaxes, SetCosts, SetTax
from tarife.plan.model.costs import Costs, FeeBasis, Partner, Tax
from tarife.plan.model.plan import Plan
from tarife.terms.problems import Problem

_FIELD_WIDTH: Final = 240
_BILL_FROM: Final = 900
_BASIS_FROM: Final = 1240
_FEES: Final = ("inbound_fee", "conversation_fee", "failed_fee", "platform_fee", "seat_fee")
_KDV: Final = Decimal("0.2")


class CostsPanel(QWidget):
    """Edits partner, mark-ups, taxes and the other currency of a plan."""

    def __init__(
        self, session: PlanSession, appearance: Appearance, profiles: Profiles
    ) -> None:
        super().__init__()
        self._session = session
        self._appearance = appearance
        self.fields: dict[str, ValueField] = {}
        self.basis = QComboBox()
        self.bar = ProfileBar(profiles)
        self.markups = LinesPanel(session, appearance, markups_table(), markup_words())
        self.taxes = LinesPanel(session, appearance, taxes_table(), tax_words())
        self.bill: ReadingModel[BillRow] = ReadingModel(BILL_COLUMNS)
        self._bill_view = ReadingTable(self.bill, appearance, self.tr("The bill as it arrives"))
        self._make_fields()
        self._bill_side = QWidget()
        self._lay_out()
        self.veil = Veil(self._bill_side)
        self.bar.partner_chosen.connect(self._use_partner)
        self.basis.activated.connect(self._set_basis)
        self.taxes.add_button(self.tr("Add tax"), self._add_tax)
        self.taxes.removal_requested.connect(lambda at: session.apply(RemoveTaxes(at)))
        session.plan_opened.connect(self._take_document)
        session.plan_changed.connect(self.show_plan)
        session.status_changed.connect(self._show_status)
        session.refusals.withdrawn.connect(self._withdraw)

    def show_plan(self, plan: Plan) -> None:
        """Show the costs of a plan."""
        partner = plan.costs.partner
        for name in ("name", "currency", "as_of", *_FEES):
            self.fields[name].show_value(getattr(partner, name))
        display = plan.costs.display
        self.fields["seats"].show_value(plan.costs.seats)
        self.fields["display"].show_value(display)
        self.fields["display_as_of"].show_value(display.as_of if display else None)
        self.fields["display_as_of"].setEnabled(display is not None)
        self.basis.setCurrentIndex(tuple(FeeBasis).index(partner.fee_basis))
        self.bar.show_plan(plan)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the bill of a forecast."""
        rows = bill_rows(outcome.bill)
        self.bill.show_rows(rows, outcome.bill.currency)
        self._bill_view.clearSpans()
        if outcome.bill.display is not None:
            self._bill_view.setSpan(len(rows) - 1, 0, 1, len(BILL_COLUMNS) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bill_side.setVisible(self.width() >= _BILL_FROM)
        self._bill_view.setColumnHidden(BASIS_PLACE, self.width() < _BASIS_FROM)
        self.veil.fit()

    def _make_fields(self) -> None:
        for basis in FeeBasis:
            self.basis.addItem(basis_name(basis), basis.value)
        self.basis.setAccessibleName(self.tr("Fees are counted on"))
        hint = self.tr("for example Partner A")
        self._add("name", text_field(self.tr("Partner's name"), str.strip, hint))
        self._add("currency", currency_field())
        self._add("as_of", day_field(self.tr("Prices as of")))
        for fee in _FEES:
            self._add(fee, number_field(field_name(fee), PRICE, Partner, fee))
        self._add("seats", number_field(self.tr("Seats"), WHOLE, Costs, "seats"))
        self._add("display", display_field())
        self._add("display_as_of", day_field(self.tr("Rate as of")))

    def _add(self, name: str, field: ValueField) -> None:
        self.fields[name] = field
        field.entered.connect(lambda value: self._set(name, value))
        field.refused.connect(self._tell_refusals)

    def _set(self, name: str, value: Any) -> None:
        plan = self._session.plan
        if plan is None:
            return
        costs, display = plan.costs, plan.costs.display
        changed: dict[str, Any] = {name: value}
        match name:
            case "seats":
                costs = replace(costs, seats=value)
            case "display":
                as_of = display.as_of if display and value else None
                costs = replace(costs, display=value and replace(value, as_of=as_of))
            case "display_as_of":
                costs = replace(costs, display=display and replace(display, as_of=value))
            case _:
                costs = replace(costs, partner=replace(costs.partner, **changed))
        self._session.apply(SetCosts(costs, name))

    def _set_basis(self) -> None:
        self._set("fee_basis", FeeBasis(self.basis.currentData()))

    def _use_partner(self, partner: Partner) -> None:
        plan = self._session.plan
        if plan is not None:
            self._session.apply(SetCosts(replace(plan.costs, partner=partner), "partner"))

    def _add_tax(self) -> None:
        plan = self._session.plan
        if plan is None:
            return
        names = {tax.name for tax in plan.costs.taxes}
        fresh = next(n for n in ("KDV", *(f"Tax {k}" for k in range(2, 99))) if n not in names)
        self._session.apply(SetTax(len(plan.costs.taxes), Tax(fresh, _KDV), "Add tax"))
        self.taxes.edit_line(fresh)

    def _take_document(self, _plan: Plan) -> None:
        self.bill.show_rows((), "")
        for field in self.fields.values():
            field.forget()

    def _tell_refusals(self) -> None:
        self._session.refusals.note(
            "costs",
            tuple(
                Problem("refused-field", f"costs.{name}", field.refusal)
                for name, field in self.fields.items()
                if field.refusal
            ),
        )

    def _withdraw(self, owner: str, problem: Problem) -> None:
        if owner == "costs":
            self.fields[problem.where.removeprefix("costs.")].withdraw()

    def _show_status(self, status: Status) -> None:
        self.veil.lay(self._appearance.tokens.surface, is_shown=status.state is State.STALE)

    def _widget(self, name: str) -> QWidget:
        return self.basis if name == "fee_basis" else self.fields[name]

    def _lay_out(self) -> None:
        form = Form(_FIELD_WIDTH)
        form.add_whole(self.bar)
        for caption, name, explanation in partner_rows():
            form.add_row(caption, self._widget(name), explanation)
        self.markups.setMinimumHeight(240)
        self.taxes.setMinimumHeight(180)
        form.add_whole(self.markups)
        form.add_whole(self.taxes)
        for caption, name, explanation in display_rows():
            form.add_row(caption, self.fields[name], explanation)
        side = QVBoxLayout(self._bill_side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(label("strong", self._bill_view.accessibleName()))
        side.addWidget(self._bill_view, 1)
        halves = QHBoxLayout()
        halves.setSpacing(SIZES.space_4)
        halves.addWidget(form.scrolled(), 3)
        halves.addWidget(self._bill_side, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_2)
        column.addWidget(label("heading", self.tr("Costs and partner")))
        column.addWidget(
            sentence_label(
                "small",
                self.tr(
                    "Meta's charges stay as they are; all of this is put on top, line by line."
                ),
            )
        )
        column.addLayout(halves, 1)
