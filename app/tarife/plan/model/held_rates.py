"""The rates of a plan: kept, so that it opens the same for ever, or chosen, and yet to come."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final, TypeAlias

from annotated_types import Ge, Le, MaxLen

from tarife.plan.model.texts import Note, Word
from tarife.terms.categories import Category
from tarife.terms.money import decimal_text, parse_micros
from tarife.terms.tiers import TierSchedule

Percent: TypeAlias = Annotated[float, Ge(-90), Le(1000)]

_BETWEEN: Final = " | "
_UNKNOWN: Final = "-"
_TIER: Final = re.compile(r"([1-9][0-9]{0,14}) (\S+)")


@dataclass(frozen=True, slots=True)
class HeldRate:
    """A rate of a kept card; a file has it as ``Turkey | utility | 0.0053 | 100001 0.005``."""

    market: Note
    category: Category
    schedule: TierSchedule

    @classmethod
    def read(cls, line: str) -> "HeldRate | str":
        """Read a line of a plan file; one that is no rate stays the text that it is."""
        try:
            market, category, first, *tiers = line.split(_BETWEEN)
            return cls(market, Category(category), _schedule(first, tiers))
        except ValueError:
            return line

    def __str__(self) -> str:
        schedule = self.schedule
        first, *rates = map(decimal_text, schedule.rates_micros)
        bands = [*zip(schedule.starts[1:], rates, strict=True)]
        if schedule.end is not None:
            bands.append((schedule.end, _UNKNOWN))
        tiers = (f"{start + 1} {rate}" for start, rate in bands)
        return _BETWEEN.join((self.market, self.category.value, first, *tiers))


def _schedule(first: str, tiers: list[str]) -> TierSchedule:
    starts, rates, end = [0], [parse_micros(first)], None
    for tier in tiers:
        found = _TIER.fullmatch(tier)
        if found is None or end is not None:
            raise ValueError(tier)
        start = int(found[1]) - 1
        if found[2] == _UNKNOWN:
            end = start
        else:
            starts.append(start)
            rates.append(parse_micros(found[2]))
    return TierSchedule(tuple(starts), tuple(rates), end)


class _AsText:
    """Has a reader of plan files make a rate of each line, in its schema a text."""

    def __get_pydantic_core_schema__(self, _: object, handler: Any) -> dict[str, Any]:
        read = {"type": "no-info", "function": HeldRate.read}
        text = handler.generate_schema(Note)
        return {"type": "function-after", "function": read, "schema": text}


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
    rates: Annotated[tuple[Annotated[HeldRate | Note, _AsText()], ...], MaxLen(5000)]
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
