"""Volume tiers of the month: when each band is reached, and how far the next one is."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QWidget

from tarife.gui.costs.cost_tables import tier_used_table, tier_words
from tarife.gui.document.session import Outcome, PlanSession
from tarife.gui.tables.lines_panel import LinesPanel
from tarife.gui.text.countries import territory_text
from tarife.gui.text.languages import tr
from tarife.gui.text.names import category_name, month_name
from tarife.gui.text.numbers import ZERO_DASH, exact_percent_text, money_text
from tarife.gui.text.times import date_text
from tarife.gui.widgets.appearance import Appearance
from tarife.gui.widgets.columns import Column, Heading, figures
from tarife.gui.widgets.labels import scrolled, sentence_label
from tarife.gui.widgets.layouts import bare_column
from tarife.gui.widgets.read_only_table import ReadOnlyModel, ReadOnlyTable
from tarife.gui.widgets.theme import SIZES
from tarife.insight.tiers import TierBand, TierUsage, tier_usages
from tarife.plan.edits.costs import add_tier_use, remove_tier_uses
from tarife.plan.model.account import TierUse
from tarife.plan.model.plan import Plan
from tarife.rates.markets.markets import Markets
from tarife.terms.categories import Category
from tarife.terms.marking import marked
from tarife.terms.money import MICROS, Money

_PRICE_DECIMALS: Final = 5


def _reached(band: TierBand) -> str:
    return date_text(band.reached_on) or tr("reached elsewhere")


def _price(price: Decimal | None, usage: TierUsage) -> Money | str:
    if price is None:
        return ZERO_DASH
    return Money(int(round(price, _PRICE_DECIMALS) * MICROS), usage.saved.currency)


def _saving(one: TierUsage) -> str:
    """Say how much less a message in the next band costs, in per cent."""
    saving, now = one.next_saving, one.marginal
    if saving is None or now is None or not now.micros:
        return ZERO_DASH
    if not saving.micros:
        return tr("the same")
    share = round(Decimal(saving.micros) / now.micros, 3)
    return "−" + exact_percent_text(share, QLocale())  # noqa: RUF001 - a true minus sign


TIER_COLUMNS: Final[tuple[Column[TierUsage], ...]] = (
    Column("month", Heading(marked("Month"), width=120), lambda one: month_name(one.month)),
    Column(
        "market", Heading(marked("Market"), width=0), lambda one: territory_text(one.market)
    ),
    Column(
        "category",
        Heading(marked("Category"), width=110),
        lambda one: category_name(one.category),
    ),
    Column(
        "used",
        figures(
            marked("Elsewhere"),
            marked("What the portfolio sends outside this plan, as typed below"),
            80,
        ),
        lambda one: one.used,
    ),
    Column(
        "messages",
        figures(marked("Charged"), marked("Charged messages of this plan"), 76),
        lambda one: one.messages,
    ),
    Column(
        "bands",
        Heading(marked("Reached"), marked("The day on which each cheaper band begins")),
        lambda one: (
            ", ".join(_reached(band) for band in one.bands[1:] if band.is_reached) or ZERO_DASH
        ),
    ),
    Column(
        "average",
        figures(
            marked("Average (%1)"),
            marked("What a charged message of this plan costs on average"),
            72,
        ),
        lambda one: _price(one.average, one),
    ),
    Column(
        "marginal",
        figures(marked("Next one (%1)"), marked("What one more message would cost"), 72),
        lambda one: _price(one.marginal.amount if one.marginal else None, one),
    ),
    Column(
        "distance",
        figures(
            marked("To next band", "Columns"), marked("Messages until the next band begins"), 84
        ),
        lambda one: one.messages_to_next or 0,
    ),
    Column(
        "saving",
        figures(marked("Then"), marked("A message in the next band against one now"), 84),
        _saving,
    ),
    Column(
        "saved",
        figures(
            marked("Saved (%1)"),
            marked("What the bands save this month against the list rate"),
            72,
        ),
        lambda one: money_text(one.saved, QLocale()) if one.saved.micros else ZERO_DASH,
    ),
)


_BESIDE_FROM = 1240
_USED_WIDTH = 400


_LEAST_HEIGHT: Final = 34 + 2 * SIZES.row  # below it the page scrolls
_ROOM_OF_USED: Final = 130
_ANY_HEIGHT: Final = 16_777_215
_SPARE: Final = ("used", "saved", "average", "messages")
"""What a narrow table leaves out, the first one first."""


class TiersPanel(QWidget):
    """Shows where markets stand in their volume tiers, and edits what is used elsewhere."""

    def __init__(self, session: PlanSession, appearance: Appearance, markets: Markets) -> None:
        super().__init__()
        self._session = session
        self._markets = markets
        self.model = ReadOnlyModel(TIER_COLUMNS)
        title = self.tr("Volume tiers")
        self.view = ReadOnlyTable(self.model, title, spare=_SPARE)
        nothing = self.tr(
            "The rules of this month, or its rate card, have no volume tiers here."
        )
        self._nothing = sentence_label("muted", nothing)
        self.used = LinesPanel(
            session, appearance, tier_used_table(self._names_of), tier_words()
        )
        self._lay_out()
        self.used.tools.add_adder(self.tr("Add market"), self._add_use)
        self.used.removal_requested.connect(lambda at: session.apply(remove_tier_uses(at)))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return self._stack.currentWidget() is self._nothing

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the tiers of a forecast."""
        usages = tier_usages(outcome.forecast, self._markets)
        self.view.setColumnHidden(0, len(outcome.forecast.months) == 1)
        self.model.show(usages, outcome.bill.currency)
        self._stack.setCurrentWidget(self.view if usages else self._nothing)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put what is used elsewhere beside the tiers, or right below their last row."""
        is_wide = self.width() >= _BESIDE_FROM
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        self._halves.setStretch(0, int(is_wide))
        room = max(self.height() - _ROOM_OF_USED, _LEAST_HEIGHT)
        high = _ANY_HEIGHT if is_wide else min(self.view.whole_height, room)
        self.view.setMinimumHeight(_LEAST_HEIGHT if is_wide else high)
        self.view.setMaximumHeight(high)
        self.used.setMaximumWidth(_USED_WIDTH if is_wide else _ANY_HEIGHT)

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
            self._session.apply(add_tier_use(use))
            self.used.edit_line(f"{use.market}/{use.category.value}")

    def _lay_out(self) -> None:
        explanation = self.tr(
            "Utility messages and one-time passwords get cheaper with volume, counted over the "
            "portfolio by market and month. As of 1 October 2026."
        )
        shown = QWidget()
        self._stack = QStackedLayout()
        left = bare_column(shown, SIZES.space_2)
        left.addWidget(sentence_label("small", explanation))
        left.addLayout(self._stack, 1)
        self._stack.addWidget(self.view)  # now that it has a parent to be shown in
        self._stack.addWidget(self._nothing)
        inner = QWidget()
        column = bare_column(self)
        column.addWidget(scrolled(inner))
        self.view.setSizeAdjustPolicy(ReadOnlyTable.SizeAdjustPolicy.AdjustToContents)
        self.used.setMinimumHeight(_LEAST_HEIGHT)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(SIZES.space_4)
        self._halves.addWidget(shown, 1)
        self._halves.addWidget(self.used, 1)
