"""The rates a plan keeps: saved with it, so that it opens the same for ever, or chosen."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from annotated_types import MaxLen

from tarife.plan.model.texts import Note, Word


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
