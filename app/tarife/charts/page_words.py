"""The texts of the month on one page, so that a language is one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from tarife.plan.costs import CostKind
from tarife.terms.marking import QT_TRANSLATE_NOOP

_KINDS: Final = MappingProxyType(
    {
        CostKind.META: QT_TRANSLATE_NOOP("Charts", "Meta's charges"),
        CostKind.MARKUP: QT_TRANSLATE_NOOP("Charts", "Partner's mark-up"),
        CostKind.MESSAGE_FEE: QT_TRANSLATE_NOOP("Charts", "Partner's fees a message"),
        CostKind.INBOUND_FEE: QT_TRANSLATE_NOOP("Charts", "Fees for messages people write"),
        CostKind.CONVERSATION_FEE: QT_TRANSLATE_NOOP("Charts", "Fees for conversations"),
        CostKind.FAILED_FEE: QT_TRANSLATE_NOOP("Charts", "Fees for undelivered templates"),
        CostKind.PLATFORM_FEE: QT_TRANSLATE_NOOP("Charts", "Platform fee"),
        CostKind.SEAT_FEE: QT_TRANSLATE_NOOP("Charts", "Seats"),
        CostKind.TAX: QT_TRANSLATE_NOOP("Charts", "Taxes"),
    }
)


@dataclass(frozen=True, slots=True)
class PageWords:
    """The texts; braces stand for what is filled in."""

    kinds: Mapping[CostKind, str] = field(default_factory=lambda: _KINDS)
    untitled: str = QT_TRANSLATE_NOOP("Charts", "Plan without a name")
    headline: str = QT_TRANSLATE_NOOP("Charts", "Cost of the month")
    of_meta: str = QT_TRANSLATE_NOOP("Charts", "{meta} to Meta, {added} on top")
    displayed: str = QT_TRANSLATE_NOOP("Charts", "That is {amount}")
    spread: str = QT_TRANSLATE_NOOP(
        "Charts", "Meta's charges lie between {low} and {high} in eight of ten cases"
    )
    budget_lasts: str = QT_TRANSLATE_NOOP(
        "Charts", "Meta's charges stay within the budget of {budget}"
    )
    budget_ends: str = QT_TRANSLATE_NOOP(
        "Charts", "Meta's charges use up the budget of {budget} on {day}"
    )
    category: str = QT_TRANSLATE_NOOP("Charts", "Category")
    charged: str = QT_TRANSLATE_NOOP("Charts", "Charged")
    free: str = QT_TRANSLATE_NOOP("Charts", "Free")
    share: str = QT_TRANSLATE_NOOP("Charts", "Share")
    cost: str = QT_TRANSLATE_NOOP("Charts", "Cost")
    meta: str = QT_TRANSLATE_NOOP("Charts", "Meta's charges")
    total: str = QT_TRANSLATE_NOOP("Charts", "Total")
    assumptions: str = QT_TRANSLATE_NOOP("Charts", "What it rests on")
    rules: str = QT_TRANSLATE_NOOP("Charts", "Billing rules: {era}.")
    card: str = QT_TRANSLATE_NOOP(
        "Charts", "Rate card {card}: {source}, confidence {confidence}."
    )
    behaviour: str = QT_TRANSLATE_NOOP(
        "Charts",
        "Replies, answers and deliveries are the plan's numbers; presets are assumptions from "
        "common practice.",
    )
    estimate: str = QT_TRANSLATE_NOOP("Charts", "This is an estimate; Meta's invoice prevails.")
    foot: str = QT_TRANSLATE_NOOP("Charts", "Made with Tarife, {moment}")


PAGE_ENGLISH: Final = PageWords()
