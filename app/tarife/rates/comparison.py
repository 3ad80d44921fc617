"""What changed from one card to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from tarife.rates.cards import RateCard
from tarife.rates.markets.markets import Markets
from tarife.terms.categories import Category
from tarife.terms.tiers import TierSchedule


class ChangeKind(StrEnum):
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
    kind: ChangeKind
    before: TierSchedule | None
    after: TierSchedule | None
    instead: str = ""

    @property
    def change_ratio(self) -> Decimal | None:
        """By how much of itself the list rate changed, if both are known and one is above 0."""
        if self.before is None or self.after is None or not self.before.list_rate_micros:
            return None
        return Decimal(self.after.list_rate_micros) / self.before.list_rate_micros - 1

    @property
    def widest(self) -> tuple[int, int]:
        """The rates before and after of the band that moved most, in micros.

        Bands are compared where both schedules have the same ones, else list rates alone; both
        are 0 where a side prints none.
        """
        if self.before is None or self.after is None:
            return 0, 0
        pairs = list(zip(self.before.rates_micros, self.after.rates_micros, strict=False))
        is_alike = self.before.starts == self.after.starts
        return max(pairs if is_alike else pairs[:1], key=lambda pair: _times(*pair) or 0)

    @property
    def factor(self) -> Fraction | None:
        """How far the band moved that moved most: 2 if it doubled or halved."""
        return _times(*self.widest)

    @property
    def is_of_list(self) -> bool:
        """Whether the list rate differs, and not volume tiers alone."""
        return self.kind is not ChangeKind.TIERS

    @property
    def tier_bands(self) -> int:
        """How many bands beyond the first differ."""
        before = None if self.kind is ChangeKind.NEW else self.before
        after = None if self.kind is ChangeKind.MISSING else self.after
        one, other = _tiers(before), _tiers(after)
        return sum(one.get(start) != other.get(start) for start in {*one, *other})


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two cards of one currency side by side.

    Attributes:
        before: The earlier card.
        after: The later card.
        changes: What differs, the largest changes first; what has nothing to be compared with
            comes last, in the order of the cards.
        unchanged: How many markets and categories do not differ.
    """

    before: RateCard
    after: RateCard
    changes: tuple[RateChange, ...]
    unchanged: int

    @property
    def changed_rates(self) -> int:
        return sum(change.is_of_list for change in self.changes)

    @property
    def changed_tier_bands(self) -> int:
        """How many bands beyond the first differ."""
        return sum(change.tier_bands for change in self.changes)

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

    def of_kind(self, kind: ChangeKind) -> tuple[RateChange, ...]:
        return tuple(change for change in self.changes if change.kind is kind)


def compare(before: RateCard, after: RateCard, markets: Markets) -> Comparison:
    """Find what changed from ``before`` to ``after``, two cards of one currency."""
    changes = tuple(
        sorted(_changes(before, after, markets), key=lambda change: -(change.factor or 0))
    )
    new = sum(change.kind is not ChangeKind.MISSING for change in changes)
    return Comparison(before, after, changes, unchanged=len(after.rates) - new)


def _changes(before: RateCard, after: RateCard, markets: Markets) -> Iterator[RateChange]:
    for (market, category), rate in after.rates.items():
        old = before.rates.get((market, category))
        if old is None:
            instead = _market_on(before, market, markets)
            former = before.rates.get((instead, category))
            schedule = former.schedule if former else None
            yield RateChange(
                market,
                category,
                ChangeKind.NEW,
                schedule,
                rate.schedule,
                instead if former else "",
            )
        elif old.schedule != rate.schedule:
            is_same_list = old.schedule.list_rate_micros == rate.schedule.list_rate_micros
            kind = ChangeKind.TIERS if is_same_list else ChangeKind.CHANGED
            yield RateChange(market, category, kind, old.schedule, rate.schedule)
    for (market, category), rate in before.rates.items():
        if (market, category) not in after.rates:
            instead = _market_on(after, market, markets)
            later = after.rates.get((instead, category))
            schedule = later.schedule if later else None
            yield RateChange(
                market,
                category,
                ChangeKind.MISSING,
                rate.schedule,
                schedule,
                instead if later else "",
            )


def _times(before: int, after: int) -> Fraction | None:
    if not before or not after:
        return None
    return max(Fraction(before, after), Fraction(after, before))


def _tiers(schedule: TierSchedule | None) -> dict[int, tuple[int | None, int | None]]:
    """Give the end and rate of each band beyond the first, by where it begins."""
    if schedule is None:
        return {}
    ends = (*schedule.starts[1:], schedule.end)
    bands = zip(schedule.starts, ends, schedule.rates_micros, strict=True)
    tiers: dict[int, tuple[int | None, int | None]] = {
        start: (end, micros) for start, end, micros in bands if start
    }
    if schedule.end is not None:
        tiers[schedule.end] = (None, None)  # beyond it no rate is known
    return tiers


def _market_on(card: RateCard, market: str, markets: Markets) -> str:
    """Find the market of the country named ``market`` on the day of a card, if another."""
    found = markets.market_of_name(market, card.id.effective_from)
    return found if found is not None and found != market else ""
