"""Variance analysis: splits the difference of two forecasts by cause, exactly."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import lcm
from types import MappingProxyType
from typing import Final, TypeAlias

from tarife.forecast.totals import Total
from tarife.terms.categories import Category
from tarife.terms.money import Money, left_by_rounding, shown_difference
from tarife.terms.sentences import Sentence, say


class Cause(StrEnum):
    """What makes two forecasts differ, in the order in which the split takes them."""

    VOLUME = "volume"
    MIX = "mix"
    REPLIES = "replies"
    FREE_SHARE = "free_share"
    RATE = "rate"


CAUSE_NAMES: Final[Mapping[Cause, Sentence]] = MappingProxyType(
    {
        Cause.VOLUME: say("volume"),
        Cause.MIX: say("mix"),
        Cause.REPLIES: say("replies"),
        Cause.FREE_SHARE: say("free share"),
        Cause.RATE: say("rates"),
    }
)

_Pair: TypeAlias = tuple[Total | None, Total | None]
_Part: TypeAlias = tuple[int, int]
"""A numerator and a denominator."""


@dataclass(frozen=True, slots=True)
class CostDifference:
    """How much more one forecast costs than another, by cause.

    Attributes:
        before_micros: What the one costs.
        by_cause: What each cause adds; they add up to the difference exactly.
    """

    before_micros: int
    by_cause: Mapping[Cause, int]

    @property
    def total_micros(self) -> int:
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
        """Round each cause for showing."""
        return {cause: Money(micros, currency).shown for cause, micros in self.by_cause.items()}

    def shown_total(self, currency: str) -> Money:
        """Give the difference of the two totals as they are shown."""
        totals = (Money(one, currency) for one in (self.before_micros, self.after_micros))
        return shown_difference(*totals)

    def left(self, currency: str) -> Money:
        """Tell what rounded causes miss the shown difference by."""
        causes = ([one] for one in self.shown(currency).values())
        (left,) = left_by_rounding(causes, [self.shown_total(currency)])
        return left

    def shown_parts(self, currency: str) -> list[tuple[Sentence, Money]]:
        """Name what the shown difference is made of, and what rounding leaves of it."""
        causes = ((CAUSE_NAMES[cause], money) for cause, money in self.shown(currency).items())
        parts = (*causes, (say("rounding"), self.left(currency)))
        return [(name, money) for name, money in parts if money.micros]


def difference(before: Iterable[Total], after: Iterable[Total]) -> CostDifference:
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
    pairs = tuple((old.get(cell), new.get(cell)) for cell in old | new)
    templates = [pair for pair in pairs if not _is_of_answers(*pair)]
    answers = [pair for pair in pairs if _is_of_answers(*pair)]
    start = sum(total.charge_micros for total in old.values() if _messages(total))
    growth, by_market = _growth(templates)
    grown = [
        (before.charge_micros, by_market.get(before.market, growth))
        for before, _ in answers
        if before and _messages(before)
    ]
    mixed = _sum(map(_at_old_price, templates))
    levels = [
        start,
        round(start * growth),
        round(mixed + _sum((n * by.numerator, by.denominator) for n, by in grown)),
        round(mixed + _sum(map(_at_old_price, answers))),
        round(_sum(map(_at_old_rate, pairs))),
        sum(total.charge_micros for total in new.values()),
    ]
    parts = zip(Cause, levels, levels[1:], strict=False)
    return CostDifference(
        levels[0], {cause: later - earlier for cause, earlier, later in parts}
    )


def _sum(parts: Iterable[_Part]) -> Fraction:
    """Add up exactly, over one denominator: adding fractions one by one shortens each sum."""
    listed = tuple(parts)
    whole = lcm(*(denominator for _, denominator in listed))
    return Fraction(sum(part * (whole // denominator) for part, denominator in listed), whole)


def _messages(total: Total | None) -> int:
    return total.charged + total.free if total else 0


def _is_of_answers(old: Total | None, new: Total | None) -> bool:
    total = old or new
    return total is not None and total.category is Category.SERVICE


def _growth(templates: Iterable[_Pair]) -> tuple[Fraction, Mapping[str, Fraction]]:
    """Say how many times as many templates there are, in all and by market that had some."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for old, new in templates:
        for counts, total in ((before, old), (after, new)):
            if total:
                counts[total.market] += _messages(total)
    ratios = {
        market: Fraction(after[market], count) for market, count in before.items() if count
    }
    growth = Fraction(after.total(), before.total()) if before.total() else Fraction(1)
    return growth, ratios


def _at_old_price(pair: _Pair) -> _Part:
    """Give what the other forecast's messages would cost at the one's price of a message.

    It is what they cost, the free ones too; what the one has not is at the other's price.
    """
    old, new = pair
    if old is None or not _messages(old):
        return (new.charge_micros if new and _messages(new) else 0), 1
    return _messages(new) * old.charge_micros, _messages(old)


def _at_old_rate(pair: _Pair) -> _Part:
    """Give what the other forecast's charged messages would cost at the one's prices."""
    old, new = pair
    if new is None:
        return 0, 1
    if old is None or not old.charged:
        return new.charge_micros, 1
    return new.charged * old.charge_micros, old.charged
