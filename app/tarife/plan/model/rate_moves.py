"""What a plan assumes of rate cards that are not known yet."""

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from annotated_types import Ge, Le

from tarife.terms.categories import Category

Percent: TypeAlias = Annotated[float, Ge(-90), Le(1000)]


@dataclass(frozen=True, slots=True)
class RateMove:
    """By how much the rates of a category may move whenever a quarter begins without a card.

    Each such day moves them again, from where the day before has left them. The forecast has
    them move by the likeliest; trials draw every day's move from the triangle over the three.

    Attributes:
        category: Of which category, in every market.
        low_percent: The least, in per cent of the rate; negative where rates may fall.
        likely_percent: The likeliest.
        high_percent: The most.
    """

    category: Category
    low_percent: Percent
    likely_percent: Percent
    high_percent: Percent
