"""Why one forecast costs more than another: an exact split of the difference by cause."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final, TypeAlias

from tarife.forecast.totals import Total
from tarife.terms.categories import Category
from tarife.terms.money import Money


class Cause(StrEnum):
    """What makes two forecasts differ, in the order in which the split takes them."""

    VOLUME = "volume"
    MIX = "mix"
    REPLIES = "replies"
    FREE_SHARE = "free_share"
    RATE = "rate"


_Cell: TypeAlias = tuple[str, Category]
_Counts: TypeAlias = Mapping[_Cell, Fraction]
_NOTHING: Final = Fraction(0)


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more one forecast costs than another, by cause.

    Attributes:
        before_micros: What the one costs.
        by_cause: What each cause adds; they add up to the difference exactly.
    """

    before_micros: int
    by_cause: Mapping[Cause, int]

    @property
    def total_micros(self) -> int:
        """The whole difference."""
        return sum(self.by_cause.values())

    @property
    def after_micros(self) -> int:
        """What the other forecast costs."""
        return self.before_micros + self.total_micros

    @property
    def ratio(self) -> float | None:
        """The difference as a part of what the one costs, unless that is nothing."""
        return self.total_micros / self.before_micros if self.before_micros else None

    def shown(self, currency: str) -> Mapping[Cause, Money]:
        """Round each cause for showing, so that the rounded ones add up too.

        Their sum is the difference of the two rounded totals: what is rounded is the way from
        one total to the other, cause by cause.
        """
        shown = {}
        reached = self.before_micros
        for cause, micros in self.by_cause.items():
            steps = (reached, reached + micros)
            start, end = (
                Money.closing(Money(step, currency).amount, currency) for step in steps
            )
            shown[cause] = Money(end.micros - start.micros, currency)
            reached += micros
        return shown


def difference(before: Iterable[Total], after: Iterable[Total]) -> Difference:
    """Split the difference between two forecasts of one month by its causes.

    Causes are taken one after the other, each with all earlier ones already in place:

    - *volume*: as many templates as in the other forecast, everything else in proportion;
    - *mix*: the other forecast's share of each market and category;
    - *replies*: its answers to what people write;
    - *free share*: its share of messages that cost nothing;
    - *rate*: its price of a charged message.

    Args:
        before: Totals of the one forecast by market and category.
        after: Totals of the other.
    """
    old = {(total.market, total.category): total for total in before}
    new = {(total.market, total.category): total for total in after}
    cells = tuple(old | new)
    counts = _stages(_counts(old, cells), _counts(new, cells))
    prices = {cell: _price(old.get(cell), new.get(cell)) for cell in cells}
    levels = [
        *(round(sum(stage[cell] * prices[cell] for cell in cells)) for stage in counts),
        round(sum(_at_old_rate(old.get(cell), new.get(cell)) for cell in cells)),
        sum(total.charge_micros for total in new.values()),
    ]
    parts = zip(Cause, levels, levels[1:], strict=False)
    return Difference(levels[0], {cause: later - earlier for cause, earlier, later in parts})


def _counts(totals: Mapping[_Cell, Total], cells: tuple[_Cell, ...]) -> _Counts:
    return {
        cell: Fraction(totals[cell].charged + totals[cell].free) if cell in totals else _NOTHING
        for cell in cells
    }


def _stages(old: _Counts, new: _Counts) -> tuple[_Counts, ...]:
    """Give the messages of each cell before, and after volume, mix and replies."""
    before, after = _templates(old), _templates(new)
    growth = _ratio(sum(after.values(), _NOTHING), sum(before.values(), _NOTHING)) or Fraction(
        1
    )
    by_market = {market: _ratio(after[market], count) for market, count in before.items()}
    mixed = {
        cell: count * _or(by_market[cell[0]], growth)
        if cell[1] is Category.SERVICE
        else new[cell]
        for cell, count in old.items()
    }
    return old, {cell: count * growth for cell, count in old.items()}, mixed, new


def _templates(counts: _Counts) -> Mapping[str, Fraction]:
    """Add up messages that are no answers, by market."""
    found: dict[str, Fraction] = {}
    for (market, category), count in counts.items():
        own = _NOTHING if category is Category.SERVICE else count
        found[market] = found.get(market, _NOTHING) + own
    return found


def _ratio(after: Fraction, before: Fraction) -> Fraction | None:
    return after / before if before else None


def _or(ratio: Fraction | None, other: Fraction) -> Fraction:
    return other if ratio is None else ratio


def _price(old: Total | None, new: Total | None) -> Fraction:
    """Give what a message costs, the free ones too; the other forecast's where it is new."""
    for total in (old, new):
        if total is not None and total.charged + total.free:
            return Fraction(total.charge_micros, total.charged + total.free)
    return _NOTHING


def _at_old_rate(old: Total | None, new: Total | None) -> Fraction:
    """Give what the other forecast's charged messages would cost at the one's prices."""
    if new is None:
        return _NOTHING
    if old is None or not old.charged:
        return Fraction(new.charge_micros)
    return Fraction(new.charged * old.charge_micros, old.charged)
