"""A filter of ledger lines by day, market, category, line and reason."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import numpy as np

from tarife.billing.ledger import REASON_CODES, Reason
from tarife.forecast.result import Forecast
from tarife.terms.arrays import Mask
from tarife.terms.categories import CODES, Category

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which messages are meant; an empty field means all of its kind.

    Attributes:
        days: Calendar days.
        markets: Names of markets.
        categories: Categories.
        sources: Ids of plan lines.
        reasons: What became of the messages.
    """

    days: tuple[date, ...] = ()
    markets: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    sources: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    def within(self, other: "Selection") -> "Selection":
        """Narrow another selection: what this one leaves open is as the other has it."""
        return Selection(
            days=self.days or other.days,
            markets=self.markets or other.markets,
            categories=self.categories or other.categories,
            sources=self.sources or other.sources,
            reasons=self.reasons or other.reasons,
        )

    def joined(self, other: "Selection") -> "Selection":
        """Widen it to what either means, where they differ in one kind of thing."""

        def either(ones: tuple[T, ...], others: tuple[T, ...]) -> tuple[T, ...]:
            return tuple(dict.fromkeys((*ones, *others))) if ones and others else ()

        return Selection(
            either(self.days, other.days),
            either(self.markets, other.markets),
            either(self.categories, other.categories),
            either(self.sources, other.sources),
            either(self.reasons, other.reasons),
        )

    def on_days_of(self, forecast: Forecast) -> "Selection":
        """Leave out the days that a forecast does not have; none left means all of them."""
        dates = set(forecast.lines.calendar.dates())
        return replace(self, days=tuple(day for day in self.days if day in dates))

    def rows(self, forecast: Forecast) -> Mask:
        """Tell which ledger lines of a forecast are meant.

        Shape:
            ``(lines,)``.
        """
        lines = forecast.lines
        first = lines.calendar.first_day
        sources = tuple(source.id for source in forecast.sources)
        mask: Mask = np.ones(len(lines.day), dtype=np.bool_)
        for column, wanted in (
            (lines.day, [(day - first).days for day in self.days]),
            (lines.market, _indices(self.markets, lines.markets)),
            (lines.category, [CODES[category] for category in self.categories]),
            (lines.source, _indices(self.sources, sources)),
            (lines.reason, [REASON_CODES[reason] for reason in self.reasons]),
        ):
            if wanted:
                mask &= np.isin(column, wanted)
        return mask


EVERYTHING = Selection()
"""All days."""


def _indices(wanted: tuple[str, ...], names: tuple[str, ...]) -> list[int]:
    """Find the indices of names; an unknown one keeps its position, and matches nothing."""
    return [names.index(name) if name in names else -1 for name in wanted]
