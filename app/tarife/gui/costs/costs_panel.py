"""What comes on top of Meta's charges, as a form, and the bill that it makes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from tarife.gui.costs.bill import BILL_COLUMNS, SPARE_COLUMNS, bill_columns, bill_rows
from tarife.gui.costs.cost_tables import calls_table, groups_table, markups_table, taxes_table
from tarife.gui.costs.exchange_field import exchange_field
from tarife.gui.costs.partner_profiles import ProfileBar, Profiles
from tarife.gui.document.session import FiguresState, Outcome, PlanSession, Status
from tarife.gui.tables.lines_panel import LinesPanel, Wording
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.money_texts import basis_name
from tarife.gui.text.names import field_name, quoted
from tarife.gui.text.numbers import PRICE, RATIO, WHOLE, ParseError
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.labels import label, sentence_label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.overlays import Veil
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.gui.widgets.value_fields import (
    FieldRows,
    ValueField,
    day_field,
    number_field,
    text_field,
)
from tarife.plan.checks.account import is_currency
from tarife.plan.edits.costs import (
    ApartField,
    add_apart,
    add_tax,
    remove_apart,
    remove_taxes,
    set_costs,
)
from tarife.plan.model.costs import Agent, Calls, Costs, FeeBasis, Groups, Partner, Tax
from tarife.plan.model.plan import Plan
from tarife.plan.names import TAX, fresh_name
from tarife.terms.marking import marked
from tarife.terms.problems import FieldPath, Problem

CostRows: TypeAlias = tuple[tuple[str, str, str], ...]
"""Caption, field and explanation of each row."""

_LEFT: Final = Qt.AlignmentFlag.AlignLeft


def partner_rows() -> CostRows:
    """Give the rows of the partner's own fees."""
    return (
        (
            tr("Partner"),
            "name",
            tr("The business solution provider, or whoever passes Meta's bill on."),
        ),
        (
            tr("Its fees are in"),
            "currency",
            tr("They must be in the plan's currency: nothing is converted."),
        ),
        (
            tr("Bills Meta's card in"),
            "card",
            tr(
                "For a partner that bills Meta's card of another currency at its own rate: "
                "what one unit of yours is worth, such as 90.5 INR."
            ),
        ),
        (
            tr("Prices as of"),
            "as_of",
            tr("When you looked these prices up; the plan keeps them for ever."),
        ),
        (
            tr("Fees are counted on"),
            "fee_basis",
            tr("Many partners also charge for messages that Meta gives free."),
        ),
        (
            tr("Message people write"),
            "inbound_fee",
            tr("For each message that people write; Meta charges nothing for it."),
        ),
        (
            tr("Conversation"),
            "conversation_fee",
            tr("For each conversation; only under the rules before July 2025."),
        ),
        (
            tr("Failed message"),
            "failed_fee",
            tr("For each template that did not reach the phone."),
        ),
        (
            tr("Platform, a month"),
            "platform_fee",
            tr("A fixed fee of the month, whatever is sent."),
        ),
        (
            tr("Seat, a month"),
            "seat_fee",
            tr("For each person who uses the partner's platform."),
        ),
        (tr("Seats"), "seats", tr("How many of your people use it.")),
    )


def agent_rows() -> CostRows:
    """Give the rows of Meta's own agent."""
    return (
        (
            tr("Answers by Meta's agent"),
            "answer_share",
            tr("The part of your answers that Meta Business Agent writes; none is free."),
        ),
        (
            tr("Tokens of an answer"),
            "tokens",
            tr("What each answer takes on average, with everything that is read for it."),
        ),
        (
            tr("A million tokens"),
            "agent_price",
            tr("USD 2.00 since 1 August 2026; in another currency type what you pay."),
        ),
    )


def calls_words() -> Wording:
    """Say what the table of calls is about."""
    return Wording(
        tr("Calls"),
        tr(
            "Calls that you start, by country; Meta bills them apart, in pulses of six seconds."
        ),
        tr("No calls."),
    )


def groups_words() -> Wording:
    """Say what the table of groups is about."""
    return Wording(
        tr("Groups"),
        tr("Messages to groups are charged for every person whom they reach."),
        tr("No groups."),
    )


def display_rows() -> CostRows:
    """Give the rows of the other currency."""
    return (
        (
            tr("Also show the total in"),
            "display",
            tr(
                "What one unit of the billing currency is worth, such as 41.25 TRY. It is a "
                "line of its own; nothing is computed from it."
            ),
        ),
        (
            tr("Rate as of"),
            "display_as_of",
            tr("The day of that rate; Tarife never looks one up."),
        ),
    )


def markup_words() -> Wording:
    """Say what the table of mark-ups is about."""
    return Wording(
        tr("Mark-up by category"),
        tr("What the partner adds to Meta's price, in per cent and a message."),
        "",
    )


def tax_words() -> Wording:
    """Say what the table of taxes is about."""
    return Wording(
        tr("Taxes"),
        tr("KDV, VAT, GST or others, each due on the lines that are ticked."),
        tr("No tax. Add one if the bill carries it."),
    )


def currency_field() -> ValueField:
    """Make the field of the currency of a partner's fees; none means the plan's own."""

    def read(text: str) -> str | ParseError:
        code = text.strip().upper()
        if not code or is_currency(code):
            return code
        sentence = tr("%1 is no currency code; write for example USD")
        return ParseError(text, sentence.replace("%1", quoted(text)))

    name = tr("Currency of the partner's fees")
    return text_field(name, read, tr("the plan's currency"))


def tier_words() -> Wording:
    """Say what the table of tiers used elsewhere is about."""
    return Wording(
        tr("Used elsewhere this month"),
        tr("What the portfolio sends beside this plan; it fills the bands first."),
        tr("Nothing: every market starts at the list rate."),
    )


_FIELD_WIDTH: Final = 240
_BILL_FROM: Final = 900
_FEES: Final = ("inbound_fee", "conversation_fee", "failed_fee", "platform_fee", "seat_fee")
_KDV: Final = Decimal("0.2")
_CALLS: Final = Calls(marked("Country"), 0, 60, Decimal(0))
_GROUPS: Final = Groups(marked("Group"), 0, 0, Decimal(0))
NO_AGENT: Final = Agent(Decimal(0), 0)


def with_agent(costs: Costs, agent: Agent) -> Costs:
    """Let Meta's agent answer; one that neither answers nor takes tokens is none."""
    is_one = agent.answer_share or agent.tokens
    return replace(costs, agent=agent if is_one else None)


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
        self.calls = LinesPanel(session, appearance, calls_table(), calls_words())
        self.groups = LinesPanel(session, appearance, groups_table(), groups_words())
        self.bill = ReadOnlyModel(BILL_COLUMNS)
        name = self.tr("The bill as it arrives")
        self._bill_view = ReadOnlyTable(self.bill, name, spare=SPARE_COLUMNS)
        self._make_fields()
        self._bill_side = QWidget()
        self._halves = QHBoxLayout()
        self._lay_out()
        self.veil = Veil(self._bill_side)
        self.bar.partner_chosen.connect(self._use_partner)
        self.basis.activated.connect(self._set_basis)
        self.taxes.tools.add_adder(self.tr("Add tax"), self._add_tax)
        self.taxes.removal_requested.connect(lambda at: session.apply(remove_taxes(at)))
        self.calls.tools.add_adder(
            self.tr("Add calls"), lambda: self._add_apart(self.calls, "calls", _CALLS)
        )
        self.calls.removal_requested.connect(
            lambda at: session.apply(remove_apart("calls", at))
        )
        self.groups.tools.add_adder(
            self.tr("Add a group"), lambda: self._add_apart(self.groups, "groups", _GROUPS)
        )
        self.groups.removal_requested.connect(
            lambda at: session.apply(remove_apart("groups", at))
        )
        session.plan_opened.connect(self._take_document)
        session.plan_changed.connect(self.show_plan)
        session.status_changed.connect(self._show_status)
        session.refusals.withdrawn.connect(self._withdraw)

    def show_plan(self, plan: Plan) -> None:
        partner = plan.costs.partner
        for name in ("name", "currency", "card", "as_of", *_FEES):
            self.fields[name].show_value(getattr(partner, name))
        display = plan.costs.display
        self.fields["seats"].show_value(plan.costs.seats)
        agent = plan.costs.agent or NO_AGENT
        self.fields["answer_share"].show_value(agent.answer_share)
        self.fields["tokens"].show_value(agent.tokens)
        self.fields["agent_price"].show_value(agent.price)
        self.fields["display"].show_value(display)
        self.fields["display_as_of"].show_value(display.as_of if display else None)
        self.fields["display_as_of"].setEnabled(display is not None)
        self.basis.setCurrentIndex(tuple(FeeBasis).index(partner.fee_basis))
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
        self._bill_side.setVisible(self.width() >= _BILL_FROM)
        self.veil.fit()

    def _make_fields(self) -> None:
        for basis in FeeBasis:
            self.basis.addItem(basis_name(basis), basis.value)
        self.basis.setAccessibleName(self.tr("Fees are counted on"))
        hint = self.tr("for example Partner A")
        self._add("name", text_field(self.tr("Partner's name"), str.strip, hint))
        self._add("currency", currency_field())
        name = self.tr("Currency of Meta's card and its rate")
        self._add("card", exchange_field(name, self.tr("the plan's; for example 90.5 INR")))
        name = self.tr("Prices as of")
        self._add("as_of", day_field(name, self._appearance, self._near))
        for fee in _FEES:
            self._add(fee, number_field(field_name(fee), PRICE, Partner, fee))
        self._add("seats", number_field(self.tr("Seats", "field"), WHOLE, Costs, "seats"))
        self._add(
            "answer_share",
            number_field(self.tr("Answers by Meta's agent"), RATIO, Agent, "answer_share"),
        )
        self._add(
            "tokens", number_field(self.tr("Tokens of an answer"), WHOLE, Agent, "tokens")
        )
        self._add(
            "agent_price", number_field(self.tr("A million tokens"), PRICE, Agent, "price")
        )
        name = self.tr("Other currency and its rate")
        hint = self.tr("none; for example 41.25 TRY")
        self._add("display", exchange_field(name, hint))
        name = self.tr("Rate as of")
        self._add("display_as_of", day_field(name, self._appearance, self._near))

    def _near(self) -> date | None:
        plan = self._session.plan
        return plan.month.first_day if plan else None

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
            case "answer_share" | "tokens":
                costs = with_agent(costs, replace(costs.agent or NO_AGENT, **changed))
            case "agent_price":
                own = {"price": value, "currency": plan.account.currency}
                costs = with_agent(costs, replace(costs.agent or NO_AGENT, **own))
            case "display":
                as_of = display.as_of if display and value else None
                costs = replace(costs, display=value and replace(value, as_of=as_of))
            case "display_as_of":
                costs = replace(costs, display=display and replace(display, as_of=value))
            case _:
                costs = replace(costs, partner=replace(costs.partner, **changed))
        self._session.apply(set_costs(costs, name))

    def _set_basis(self) -> None:
        self._set("fee_basis", FeeBasis(self.basis.currentData()))

    def _use_partner(self, partner: Partner) -> None:
        plan = self._session.plan
        if plan is not None:
            self._session.apply(set_costs(replace(plan.costs, partner=partner), "partner"))

    def _add_tax(self) -> None:
        plan = self._session.plan
        if plan is None:
            return
        names = [tax.name for tax in plan.costs.taxes]
        is_first = "KDV" not in names
        fresh = "KDV" if is_first else fresh_name(TAX, names, spoken(), first=2)
        self._session.apply(add_tax(Tax(fresh, _KDV)))
        self.taxes.edit_line(fresh)

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

    def _widget(self, name: str) -> QWidget:
        return self.basis if name == "fee_basis" else self.fields[name]

    def _lay_out(self) -> None:
        form = FieldRows(_FIELD_WIDTH)
        form.add_whole(self.bar)
        for caption, name, explanation in partner_rows():
            form.add_row(caption, self._widget(name), explanation)
        self.markups.setMinimumHeight(240)
        self.taxes.setMinimumHeight(180)
        self.calls.setMinimumHeight(160)
        self.groups.setMinimumHeight(160)
        form.add_whole(self.markups)
        form.add_whole(self.taxes)
        for caption, name, explanation in agent_rows():
            form.add_row(caption, self.fields[name], explanation)
        form.add_whole(self.calls)
        form.add_whole(self.groups)
        for caption, name, explanation in display_rows():
            form.add_row(caption, self.fields[name], explanation)
        side = bare_column(self._bill_side)
        side.addWidget(label("strong", self._bill_view.accessibleName()))
        side.addWidget(self._bill_view, 1)
        halves = self._halves
        halves.setSpacing(SIZES.space_4)
        halves.addWidget(form.scrolled(), 3)
        halves.addWidget(self._bill_side, 2)
        column = bare_column(self, SIZES.space_2)
        column.addWidget(
            sentence_label(
                "small",
                self.tr("All of this is put on top of Meta's charges, line by line."),
            )
        )
        column.addLayout(halves, 1)
