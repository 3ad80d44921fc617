"""A partner's mark-up: one percentage, or one fee a message, on the lines of an invoice."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from tarife.insight.bill_check.reported import BilledByMarket, MarketCategory
from tarife.terms.money import MICROS, shown_decimals

_FEWEST: Final = Fraction(2, 3)
_DECIMALS: Final = range(2, 9)
_DECIMALS_OF_ONE: Final = 3


@dataclass(frozen=True, slots=True)
class BilledMarkup:
    """What a partner adds.

    Attributes:
        share: How much of the money, or micros of each message.
        is_fee: Whether it is of messages.
        fitting: The cells that it explains but for their rounding.
    """

    share: Fraction
    is_fee: bool
    fitting: frozenset[MarketCategory]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line and the least and greatest share that makes it what it is, being rounded."""

    cell: MarketCategory
    low: Fraction
    high: Fraction


def find_markup(
    reported: BilledByMarket, counted: BilledByMarket, currency: str
) -> BilledMarkup | None:
    """Find what fits two thirds of the lines whose counts agree, or nothing.

    Lines are rounded to what people pay in, so each leaves room for some percentages. A line
    alone leaves room always, so it has to be one of whole tenths.

    Args:
        reported: The invoice.
        counted: What is due.
        currency: The currency, which has its own decimals.
    """
    half = MICROS // 10 ** shown_decimals(currency) // 2
    for is_fee in (False, True):
        lines = []
        for cell, one in reported.items():
            own = counted.get(cell)
            if own is None or own.messages != one.messages or own.micros == 0:
                continue
            base = own.messages if is_fee else own.micros
            more, room = one.micros - own.micros, one.sums * half
            lines.append(_Line(cell, Fraction(more - room, base), Fraction(more + room, base)))
        found = _of_lines(lines, is_fee=is_fee)
        if found is not None:
            return found
    return None


def _of_lines(lines: Sequence[_Line], *, is_fee: bool) -> BilledMarkup | None:
    """Find the share that fits most lines: one of their lower ends lies where most overlap."""
    is_one = len(lines) == 1
    best = max(
        ([one for one in lines if one.low <= start.low <= one.high] for start in lines),
        key=len,
        default=[],
    )
    if not best or len(best) < _FEWEST * len(lines) or (is_fee and is_one):
        return None
    low, high = max(one.low for one in best), min(one.high for one in best)
    if low <= 0 or (not is_fee and low > 1):
        return None
    middle = (low + high) / 2
    decimals = (_DECIMALS_OF_ONE,) if is_one else (0,) if is_fee else _DECIMALS
    plain = (round(middle, count) for count in decimals)
    share = next((one for one in plain if low <= one <= high), None if is_one else middle)
    if share is None:
        return None
    return BilledMarkup(share, is_fee, frozenset(one.cell for one in best))
