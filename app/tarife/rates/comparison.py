"""What changed from one card to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tarife.rates.cards import RateCard, TierSchedule
from tarife.rates.markets.markets import Markets
from tarife.terms.categories import Category


class Kind(StrEnum):
    """What became of the rate of a market and category."""

    CHANGED = "changed"  # the list rate is another
    TIERS = "tiers"  # the list rate is the same, its volume tiers are not
    NEW = "new"  # only the later card prints it
    MISSING = "missing"  # only the earlier card prints it


@dataclass(frozen=True, slots=True)
class RateChange:
    """One market and category whose rate differs.

    Attributes:
        market: The market.
        category: The category.
        kind: What became of its rate.
        before: The schedule on the earlier card, or that of ``instead``.
        after: The schedule on the later card, or that of ``instead``.
        instead: The market to which its country belongs on the card that does not print it.
    """

    market: str
    category: Category
    kind: Kind
    before: TierSchedule | None
    after: TierSchedule | None
    instead: str = ""

    @property
    def change_ratio(self) -> Decimal | None:
        """By how much of itself the list rate changed, if both are known and one is above 0."""
        if self.before is None or self.after is None or not self.before.list_rate_micros:
            return None
        return Decimal(self.after.list_rate_micros) / self.before.list_rate_micros - 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two cards of one currency side by side.

    Attributes:
        before: The earlier card.
        after: The later card.
        changes: What differs, in the order in which the later card prints it; then what it
            does not print.
        unchanged: How many markets and categories do not differ.
    """

    before: RateCard
    after: RateCard
    changes: tuple[RateChange, ...]
    unchanged: int

    @property
    def new_markets(self) -> tuple[str, ...]:
        """The markets that only the later card prints."""
        held = set(self.before.markets)
        return tuple(market for market in self.after.markets if market not in held)

    @property
    def missing_markets(self) -> tuple[str, ...]:
        """The markets that only the earlier card prints."""
        held = set(self.after.markets)
        return tuple(market for market in self.before.markets if market not in held)

    def of_kind(self, kind: Kind) -> tuple[RateChange, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind is kind)


def compare(before: RateCard, after: RateCard, markets: Markets) -> Comparison:
    """Find what changed from ``before`` to ``after``, two cards of one currency."""
    changes = tuple(_changes(before, after, markets))
    new = sum(change.kind is not Kind.MISSING for change in changes)
    return Comparison(before, after, changes, unchanged=len(after.rates) - new)


def _changes(before: RateCard, after: RateCard, markets: Markets) -> Iterator[RateChange]:
    for (market, category), rate in after.rates.items():
        old = before.rates.get((market, category))
        if old is None:
            instead = _market_on(before, market, markets)
            former = before.rates.get((instead, category))
            schedule = former.schedule if former else None
            yield RateChange(
                market, category, Kind.NEW, schedule, rate.schedule, instead if former else ""
            )
        elif old.schedule != rate.schedule:
            is_same_list = old.schedule.list_rate_micros == rate.schedule.list_rate_micros
            kind = Kind.TIERS if is_same_list else Kind.CHANGED
            yield RateChange(market, category, kind, old.schedule, rate.schedule)
    for (market, category), rate in before.rates.items():
        if (market, category) not in after.rates:
            instead = _market_on(after, market, markets)
            later = after.rates.get((instead, category))
            schedule = later.schedule if later else None
            yield RateChange(
                market,
                category,
                Kind.MISSING,
                rate.schedule,
                schedule,
                instead if later else "",
            )


def _market_on(card: RateCard, market: str, markets: Markets) -> str:
    """Find the market of the country named ``market`` on the day of a card, if another."""
    found = markets.market_of_name(market, card.id.effective_from)
    return found if found is not None and found != market else ""
