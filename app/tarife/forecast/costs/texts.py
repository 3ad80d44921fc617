"""Texts of the lines of the all-in bill."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from tarife.forecast.costs.all_in import AllInLine
from tarife.plan.model.costs import CostKind
from tarife.rates.cards import label_of
from tarife.terms.marking import marked
from tarife.terms.sentences import Sentence, say

KIND_NAMES: Final[Mapping[CostKind, str]] = MappingProxyType(
    {
        CostKind.META: marked("Meta's charges"),
        CostKind.AGENT: marked("Meta Business Agent, million tokens"),
        CostKind.CALLS: marked("Calls, minutes"),
        CostKind.GROUPS: marked("Groups, deliveries"),
        CostKind.MARKUP: marked("Mark-up"),
        CostKind.MESSAGE_FEE: marked("Message fee"),
        CostKind.INBOUND_FEE: marked("Fee for messages people write"),
        CostKind.CONVERSATION_FEE: marked("Conversation fee"),
        CostKind.FAILED_FEE: marked("Fee for failed messages"),
        CostKind.PLATFORM_FEE: marked("Platform fee of the month"),
        CostKind.SEAT_FEE: marked("Seats"),
        CostKind.TAX: marked("Tax"),
    }
)

RATE_PHRASES: Final[Mapping[CostKind, str]] = MappingProxyType(
    {
        CostKind.AGENT: marked("{rate} a million tokens"),
        CostKind.CALLS: marked("{rate} a minute of calls"),
        CostKind.GROUPS: marked("{rate} for each delivery to a group"),
        CostKind.MARKUP: marked("the mark-up of {rate}"),
        CostKind.MESSAGE_FEE: marked("{rate} a message"),
        CostKind.INBOUND_FEE: marked("{rate} for each message people write"),
        CostKind.CONVERSATION_FEE: marked("{rate} a conversation"),
        CostKind.FAILED_FEE: marked("{rate} for each failed message"),
        CostKind.PLATFORM_FEE: marked("{rate} a month for the platform"),
        CostKind.SEAT_FEE: marked("{rate} a seat"),
    }
)


def rate_phrase(kind: CostKind, rate: str) -> Sentence:
    """Say what a partner asks, in half a sentence.

    Args:
        kind: What for.
        rate: The rate as a person reads it, or two rates with *to*.
    """
    return say(RATE_PHRASES[kind], rate=rate)


def line_name(line: AllInLine) -> str:
    """Name a line, such as ``Mark-up, marketing`` or ``KDV``."""
    if line.kind is CostKind.TAX and line.name:
        return line.name
    name = say(KIND_NAMES[line.kind])
    if line.name:
        return say("{kind}: {name}", kind=name, name=line.name)
    if line.category is None:
        return name
    return say("{name}, {category}", name=name, category=label_of(line.category))


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
