"""The table of rate cards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QDate, QLocale

from tarife.forecast.held_rates import is_same
from tarife.gui.text.countries import territory_text
from tarife.gui.text.languages import tr
from tarife.gui.text.names import category_name, filled, month_name
from tarife.gui.text.numbers import ZERO_DASH, count_text, with_percent
from tarife.gui.text.times import date_text
from tarife.gui.widgets.columns import Column, Heading, figures, title_text
from tarife.plan.model.plan import Plan
from tarife.rates.cards import CardId, Coverage, RateCard
from tarife.rates.comparison import ChangeKind, Comparison, RateChange
from tarife.rates.library import CardLibrary, ListedCard
from tarife.terms.marking import marked
from tarife.terms.money import decimal_text
from tarife.terms.tiers import TierSchedule

_COVERAGES: Final = {
    Coverage.COMPLETE: marked("Every market"),
    Coverage.LIST_RATES: marked("List rates only"),
    Coverage.GAPS: marked("With gaps"),
    Coverage.CHANGES: marked("Changes only"),
}
_SHIPPED: Final = marked("Shipped")
_IMPORTED: Final = marked("Imported")
_REPLACED: Final = marked("Replaced")
_MARK: Final = "●  "
_IN_USE: Final = marked("Bills the open plan")


@dataclass(frozen=True, slots=True)
class CardRow:
    """One card as it is shown."""

    listed: ListedCard
    is_in_use: bool

    @property
    def card(self) -> RateCard:
        return self.listed.card

    @property
    def key(self) -> tuple[CardId, int]:
        """Which card and version it is, however the list changes."""
        imported = self.listed.imported
        return self.card.id, imported.version if imported else 0


CARD_TABLE_COLUMNS: Final[tuple[Column[CardRow], ...]] = (
    Column(
        "from",
        Heading(marked("Holds from"), width=120),
        lambda row: f"{_MARK if row.is_in_use else ''}{date_text(row.card.id.effective_from)}",
    ),
    Column("currency", Heading(marked("Currency"), width=76), lambda row: row.card.id.currency),
    Column(
        "markets",
        figures(marked("Markets", "Columns"), width=72),
        lambda row: str(len(row.card.own_markets)),
    ),
    Column(
        "coverage",
        Heading(marked("Coverage"), width=116),
        lambda row: title_text(_COVERAGES[row.card.coverage]),
    ),
    Column(
        "origin", Heading(marked("Origin"), width=112), lambda row: _origin_text(row.listed)
    ),
    Column(
        "use", Heading("", width=0), lambda row: title_text(_IN_USE) if row.is_in_use else ""
    ),
)


def card_rows(
    library: CardLibrary, is_in_use: Callable[[RateCard], bool], currency: str
) -> Sequence[CardRow]:
    """List the cards of a currency, or of all, the newest first."""
    rows = [
        CardRow(listed, is_in_use(listed.card))
        for listed in library.listed
        if currency in ("", listed.card.id.currency)
    ]
    return sorted(
        rows,
        key=lambda row: (
            -row.card.id.effective_from.toordinal(),
            row.card.id.currency,
            row.listed.is_replaced,
            -row.key[1],
        ),
    )


def _origin_text(listed: ListedCard) -> str:
    if listed.is_replaced:
        return title_text(_REPLACED)
    return title_text(_SHIPPED if listed.imported is None else _IMPORTED)


def month_text(day: date) -> str:
    """Write the month of a day, short, as the language does."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMM yyyy")


def card_name(card_id: CardId) -> str:
    """Name a card by its first day and currency."""
    return f"{date_text(card_id.effective_from)} · {card_id.currency}"


@dataclass(frozen=True, slots=True)
class BillingCard:
    """The card that bills the open plan.

    Attributes:
        plan: The open plan.
        card: The card of its first day; nothing if there is none, or if it cannot be read.
        newest: The card that bills a plan of this month which keeps no rates of its own.
        is_kept: Whether the plan keeps rates of its own.
    """

    plan: Plan
    card: RateCard | None
    newest: RateCard | None
    is_kept: bool

    def bills(self, card: RateCard) -> bool:
        """Tell whether a card is the one."""
        return self.card is not None and is_same(self.card, card)

    def is_newest(self, card: RateCard) -> bool:
        """Tell whether a card bills the plan if it keeps no rates of its own."""
        return self.newest is not None and is_same(self.newest, card)

    def hindrance(self, card: RateCard) -> str:
        """Say why the plan cannot be billed by a card; nothing if it can."""
        if card.id.currency != self.plan.account.currency:
            text = tr("The open plan is billed in %1.")
            return text.replace("%1", self.plan.account.currency)
        if card.id.effective_from > self.plan.month.first_day:
            text = tr("The card begins after the month of the open plan, %1.")
            return text.replace("%1", month_name(self.plan.month))
        return ""

    @property
    def sentence(self) -> str:
        """Say which card bills the plan, and whether it is the newest."""
        return filled(
            self._template(),
            self.plan.name,
            self.plan.account.currency,
            month_name(self.plan.month),
            card_name(self.card.id) if self.card else "",
            card_name(self.newest.id) if self.newest else "",
        )

    def _template(self) -> str:
        if self.card is None and self.is_kept:
            return tr("The rates that the open plan “%1” keeps cannot be read.")
        if self.card is None:
            return tr("No card in %2 bills the open plan “%1” in %3; import one.")
        if not self.is_kept:
            return tr("The open plan “%1” is billed by the card %4, the newest for %3.")
        if self.newest is None:
            return tr("The open plan “%1” keeps the card %4; the list has none for %3.")
        if self.newest.id == self.card.id:
            return tr(
                "The open plan “%1” keeps an earlier version of the card %4, not the newest."
            )
        return tr("The open plan “%1” keeps the card %4; the newest for %3 is %5.")


_KINDS: Final = {
    ChangeKind.CHANGED: marked("Changed"),
    ChangeKind.TIERS: marked("Volume tiers"),
    ChangeKind.NEW: marked("New"),
    ChangeKind.MISSING: marked("Missing"),
}
_WAS_IN: Final = marked("%1 (was in %2)")
_NOW_IN: Final = marked("%1 (now in %2)")
_MINUS: Final = "\N{MINUS SIGN}"
_BANDS: Final = marked("%1 bands")


def ratio_text(ratio: Decimal | None) -> str:
    """Write a change with its sign, in per cent."""
    if ratio is None or not ratio:
        return ZERO_DASH
    locale = QLocale()
    shown = f"{abs(ratio) * 100:.1f}".replace(".", locale.decimalPoint())
    return f"{'+' if ratio > 0 else _MINUS}{with_percent(shown, locale)}"


def _market_text(change: RateChange) -> str:
    if not change.instead:
        return territory_text(change.market)
    form = _NOW_IN if change.kind is ChangeKind.MISSING else _WAS_IN
    return filled(
        title_text(form), territory_text(change.market), territory_text(change.instead)
    )


def _rate_text(schedule: TierSchedule | None, kind: ChangeKind) -> str:
    if schedule is None:
        return ZERO_DASH
    if kind is ChangeKind.TIERS:
        bands = len(schedule.starts)
        return title_text(_BANDS).replace("%1", str(bands)) if bands > 1 else ZERO_DASH
    whole, _, decimals = decimal_text(schedule.list_rate_micros).partition(".")
    return f"{whole}{QLocale().decimalPoint()}{decimals.ljust(4, '0')}"


_RATES: Final = marked("%1[rate|rates]")
_RATES_AND_BANDS: Final = marked("%1[rate|rates], %2[tier band|tier bands]")
_DIFFERING: Final = marked("%1 changed, %2[rate|rates] unchanged")


def counts_text(rates: int, tier_bands: int) -> str:
    """Count rates, and beside them the volume tiers where there are any."""
    counts = [count_text(count, QLocale()) for count in (rates, tier_bands)]
    return filled(title_text(_RATES_AND_BANDS if tier_bands else _RATES), *counts)


def changes_text(found: Comparison) -> str:
    """Count what differs between two cards, and what does not."""
    differing = counts_text(found.changed_rates, found.changed_tier_bands)
    return filled(title_text(_DIFFERING), differing, count_text(found.unchanged, QLocale()))


CHANGE_COLUMNS: Final[tuple[Column[RateChange], ...]] = (
    Column("market", Heading(marked("Market"), width=0), _market_text),
    Column(
        "category",
        Heading(marked("Category"), width=124),
        lambda change: category_name(change.category),
    ),
    Column(
        "kind",
        Heading(marked("What", "Columns"), width=92),
        lambda change: title_text(_KINDS[change.kind]),
    ),
    Column(
        "before",
        figures(marked("Before"), width=84),
        lambda change: _rate_text(change.before, change.kind),
    ),
    Column(
        "after",
        figures(marked("After"), width=84),
        lambda change: _rate_text(change.after, change.kind),
    ),
    Column(
        "change",
        figures(marked("Change"), width=76),
        lambda change: ratio_text(change.change_ratio),
    ),
)
