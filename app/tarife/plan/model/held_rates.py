"""The rates of a plan: kept, so that it opens the same for ever, or chosen, and yet to come."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, TypeAlias

from annotated_types import Ge, Le, MaxLen

from tarife.plan.model.texts import Note, Word
from tarife.terms.categories import Category

Percent: TypeAlias = Annotated[float, Ge(-90), Le(1000)]


@dataclass(frozen=True, slots=True)
class HeldCard:
    """A rate card as it was when the plan was saved.

    Attributes:
        effective_from: First day of the card.
        coverage: How much of Meta's card it holds.
        source: Where its figures come from.
        rates: One line for each market and category: both, the list rate, and for each volume
            tier the message number at which it begins and its rate; a dash for the rate means
            that none is known from there on.
        missing: What the card lacks.
        confidence: How far its figures are to be trusted.
    """

    effective_from: date
    coverage: Word
    source: Note
    rates: Annotated[tuple[Note, ...], MaxLen(5000)]
    missing: Annotated[tuple[Note, ...], MaxLen(5000)] = ()
    confidence: Note = ""


@dataclass(frozen=True, slots=True)
class HeldRates:
    """The cards that held in the plan's month when it was saved, or the one that was chosen.

    Attributes:
        month: The month or months for which they held; a plan that is moved leaves them.
        currency: Their currency; a plan that changes it leaves them.
        cards: The card of the first day, and any that begins later in the months.
    """

    month: Word = ""
    currency: Word = ""
    cards: Annotated[tuple[HeldCard, ...], MaxLen(20)] = ()


NOT_HELD: Final = HeldRates()
"""The rates of a plan that was never saved: whatever card holds."""


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
