"""The lines of the all-in bill in English words, for the command line and the workbook."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from tarife.forecast.all_in import AllInLine
from tarife.plan.costs import CostKind
from tarife.rates.cards import label_of

KIND_NAMES: Final[Mapping[CostKind, str]] = MappingProxyType(
    {
        CostKind.META: "Meta's charges",
        CostKind.MARKUP: "Mark-up",
        CostKind.MESSAGE_FEE: "Message fee",
        CostKind.INBOUND_FEE: "Fee for messages people write",
        CostKind.CONVERSATION_FEE: "Conversation fee",
        CostKind.FAILED_FEE: "Fee for failed messages",
        CostKind.PLATFORM_FEE: "Platform fee of the month",
        CostKind.SEAT_FEE: "Seats",
        CostKind.TAX: "Tax",
    }
)

RATE_PHRASES: Final[Mapping[CostKind, str]] = MappingProxyType(
    {
        CostKind.MARKUP: "the mark-up of %1",
        CostKind.MESSAGE_FEE: "%1 a message",
        CostKind.INBOUND_FEE: "%1 for each message people write",
        CostKind.CONVERSATION_FEE: "%1 a conversation",
        CostKind.FAILED_FEE: "%1 for each failed message",
        CostKind.PLATFORM_FEE: "%1 a month for the platform",
        CostKind.SEAT_FEE: "%1 a seat",
    }
)
"""What a partner asks, in half a sentence; ``%1`` is the rate, or two rates with *to*."""


def line_name(line: AllInLine) -> str:
    """Name a line, such as ``Mark-up, marketing`` or ``KDV``."""
    if line.name:
        return line.name
    name = KIND_NAMES[line.kind]
    return name if line.category is None else f"{name}, {label_of(line.category)}"


def rate_text(line: AllInLine) -> str:
    """Write a line's rate: a percentage, or a fee; Meta's charges have none of their own."""
    if line.kind is CostKind.META:
        return ""
    return percent_text(line.rate) if line.is_ratio else digits(line.rate)


def percent_text(ratio: Decimal) -> str:
    """Write a ratio as a percentage, with the decimals that it has."""
    return f"{digits(ratio.scaleb(2))} %"


def digits(number: Decimal) -> str:
    """Write a number with the decimals that it has, and thousands apart."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
