"""Volume tiers of the month: when each band is reached, and how far the next one is."""

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from tarife.gui.appearance import Appearance
from tarife.gui.labels import label, sentence_label
from tarife.gui.models.readings import ReadingModel
from tarife.gui.models.tiers import TIER_COLUMNS, TierRow, tier_rows
from tarife.gui.outcomes import Outcome
from tarife.gui.panels.reading import ReadingTable
from tarife.gui.session import PlanSession
from tarife.gui.theme import SIZES
from tarife.insight.tiers import tier_standings
from tarife.rates.markets import Markets


class TiersPanel(QWidget):
    """Shows where each market and category stands in its volume tiers."""

    def __init__(self, session: PlanSession, appearance: Appearance, markets: Markets) -> None:
        super().__init__()
        self._markets = markets
        self.model: ReadingModel[TierRow] = ReadingModel(TIER_COLUMNS)
        title = self.tr("Volume tiers")
        self.view = ReadingTable(self.model, appearance, title)
        self._nothing = sentence_label(
            "muted",
            self.tr("The rules of this month, or its rate card, have no volume tiers here."),
        )
        explanation = self.tr(
            "Utility and authentication get cheaper with volume, counted over the portfolio "
            "by market and month. As of 1 October 2026."
        )
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_2)
        column.addWidget(label("heading", title))
        column.addWidget(sentence_label("small", explanation))
        column.addLayout(self._stack, 1)
        session.forecast_ready.connect(self.show_outcome)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return self._stack.currentWidget() is self._nothing

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the tiers of a forecast."""
        standings = tier_standings(outcome.forecast, self._markets)
        self.model.show_rows(tier_rows(standings), outcome.bill.currency)
        self._stack.setCurrentWidget(self.view if standings else self._nothing)
