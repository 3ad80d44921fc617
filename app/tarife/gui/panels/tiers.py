"""Volume tiers of the month: when each band is reached, and how far the next one is."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from tarife.gui.appearance import Appearance
from tarife.gui.labels import label, sentence_label
from tarife.gui.models.costs import tier_used_table
from tarife.gui.models.readings import ReadingModel
from tarife.gui.models.tiers import TIER_COLUMNS, TierRow, tier_rows
from tarife.gui.outcomes import Outcome
from tarife.gui.panels.cost_rows import tier_words
from tarife.gui.panels.lines import LinesPanel
from tarife.gui.panels.reading import ReadingTable
from tarife.gui.session import PlanSession
from tarife.gui.theme import SIZES
from tarife.insight.tiers import tier_standings
from tarife.plan.edits.costs import RemoveTierUses, SetTierUse
from tarife.plan.model.account import TierUse
from tarife.plan.model.plan import Plan
from tarife.rates.markets.markets import Markets
from tarife.terms.categories import Category

_BESIDE_FROM = 1240
_USED_WIDTH = 400
_ALL_FROM = 900
_SPARE = ("used", "saved")  # what a narrow table leaves out


class TiersPanel(QWidget):
    """Shows where markets stand in their volume tiers, and edits what is used elsewhere."""

    def __init__(self, session: PlanSession, appearance: Appearance, markets: Markets) -> None:
        super().__init__()
        self._session = session
        self._markets = markets
        self.model: ReadingModel[TierRow] = ReadingModel(TIER_COLUMNS)
        title = self.tr("Volume tiers")
        self.view = ReadingTable(self.model, appearance, title)
        self._nothing = sentence_label(
            "muted",
            self.tr("The rules of this month, or its rate card, have no volume tiers here."),
        )
        self.used = LinesPanel(
            session, appearance, tier_used_table(self._names_of), tier_words()
        )
        self._lay_out(title)
        self.used.add_button(self.tr("Add market"), self._add_use)
        self.used.removal_requested.connect(lambda at: session.apply(RemoveTierUses(at)))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return self._stack.currentWidget() is self._nothing

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the tiers of a forecast."""
        standings = tier_standings(outcome.forecast, self._markets)
        self.model.show_rows(tier_rows(standings), outcome.bill.currency)
        self._stack.setCurrentWidget(self.view if standings else self._nothing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _BESIDE_FROM
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        self.used.setMaximumWidth(_USED_WIDTH if is_wide else 16_777_215)
        for place, column in enumerate(TIER_COLUMNS):
            is_spare = column.id in _SPARE
            self.view.setColumnHidden(place, is_spare and self.width() < _ALL_FROM)

    def _names_of(self, plan: Plan) -> tuple[str, ...]:
        return self._markets.names_on(plan.month.first_day)

    def _add_use(self) -> None:
        """Add a use of the home market, or of the first market that has none yet."""
        plan = self._session.plan
        if plan is None:
            return
        used = {(use.market, use.category) for use in plan.account.tier_used}
        home = self._markets.market_of_country(plan.account.home_country, plan.month.first_day)
        names = (*((home,) if isinstance(home, str) else ()), *self._names_of(plan))
        free = (
            TierUse(market, category, 0)
            for market in names
            for category in (Category.UTILITY, Category.AUTHENTICATION)
            if (market, category) not in used
        )
        use = next(free, None)
        if use is not None:
            place = len(plan.account.tier_used)
            self._session.apply(SetTierUse(place, use, "Add use of volume tiers"))
            self.used.edit_line(f"{use.market}/{use.category.value}")

    def _lay_out(self, title: str) -> None:
        explanation = self.tr(
            "Utility and authentication get cheaper with volume, counted over the portfolio "
            "by market and month. As of 1 October 2026."
        )
        shown = QWidget()
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        left = QVBoxLayout(shown)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(SIZES.space_2)
        left.addWidget(label("heading", title))
        left.addWidget(sentence_label("small", explanation))
        left.addLayout(self._stack, 1)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(SIZES.space_4)
        self._halves.addWidget(shown, 1)
        self._halves.addWidget(self.used, 1)
