"""The same month with one partner or another, side by side, and why the bills differ."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tarife.gui.costs.bill import OFFER_COLUMNS, OfferRow, foreign_rows, offer_row
from tarife.gui.costs.partner_profiles import Profiles
from tarife.gui.document.session import Outcome, PlanSession
from tarife.gui.widgets.labels import button, sentence_label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.insight.partners import is_comparable, is_in_currency, offers
from tarife.plan.edits.costs import set_costs
from tarife.plan.model.costs import Partner


class PartnersPanel(QWidget):
    """Compares the plan's partner with none, with the saved profiles and with the example."""

    def __init__(self, session: PlanSession, profiles: Profiles) -> None:
        super().__init__()
        self._session = session
        self._profiles = profiles
        self._outcome: Outcome | None = None
        self.model = ReadOnlyModel(OFFER_COLUMNS)
        title = self.tr("Partners compared")
        self.view = ReadOnlyTable(self.model, title, spare=("percent",), wraps=True)
        self.use = button("", self.tr("Use in this plan"))
        self.use.setEnabled(False)
        self.use.clicked.connect(self._use)
        self.sentence = sentence_label("muted")
        self.sentence.hide()
        self.view.selectionModel().selectionChanged.connect(self._show_selection)
        self._lay_out()
        session.plan_opened.connect(self._forget)
        profiles.changed.connect(self._show_again)

    def show_outcome(self, outcome: Outcome) -> None:
        """Compare the partners on the same month."""
        self._outcome = outcome
        forecast = outcome.forecast
        costs, currency = forecast.plan.costs, outcome.bill.currency
        own_prices = _prices(costs.partner)
        others = [
            one for one in (Partner(), *self._profiles.offered) if _prices(one) != own_prices
        ]
        usable = [one for one in others if is_comparable(one, forecast.plan)]
        planned, *found = offers(forecast, costs, [costs.partner, *usable])
        own = self.tr("The plan's partner") if costs.partner != Partner() else ""
        rows = (
            offer_row(planned, costs.partner.name or own, is_planned=True),
            *(offer_row(offer) for offer in found),
            *foreign_rows((one for one in others if one not in usable), currency),
        )
        self.model.show(rows, currency)
        self._show_selection()

    def _forget(self) -> None:
        self._outcome = None
        self.model.show(())
        self._show_selection()

    def _show_again(self) -> None:
        if self._outcome is not None:
            self.show_outcome(self._outcome)

    def _chosen(self) -> OfferRow | None:
        rows = self.view.selectionModel().selectedRows()
        return self.model.rows[rows[0].row()] if rows else None

    def _show_selection(self) -> None:
        plan, row = self._session.plan, self._chosen()
        self.sentence.setText(f"{row.name}: {row.reason}" if row else "")
        self.sentence.setVisible(row is not None)
        self.use.setEnabled(
            plan is not None
            and row is not None
            and not row.is_sum
            and row.partner != plan.costs.partner
            and is_in_currency(row.partner, plan.account.currency)
        )

    def _use(self) -> None:
        plan, row = self._session.plan, self._chosen()
        if plan is not None and row is not None:
            costs = replace(plan.costs, partner=row.partner)
            self._session.apply(set_costs(costs, "partner"))

    def _lay_out(self) -> None:
        explanation = self.tr(
            "The same month, seats and taxes. Save profiles under “Costs and partner”."
        )
        head = QHBoxLayout()
        head.addWidget(sentence_label("small", explanation), 1)
        head.addWidget(self.use)
        column = bare_column(self, SIZES.space_2)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.sentence)


def _prices(partner: Partner) -> Partner:
    """Give a partner without the currency that a saved profile names and a plan need not."""
    return replace(partner, currency="")
