"""What Meta says of how a message was charged: ``pricing`` of its webhooks and analytics."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from tarife.actuals.rows import CATEGORY_KINDS, FREE_FORM_CATEGORIES, word_of
from tarife.terms import categories
from tarife.traffic.table import CATEGORY_OF_KIND


class PricingType(StrEnum):
    """Why Meta charged a message or not; the order numbers them in arrays."""

    NOT_SAID = "not_said"
    REGULAR = "regular"
    FREE_CUSTOMER_SERVICE = "free_customer_service"
    FREE_ENTRY_POINT = "free_entry_point"
    FREE_TIER = "free_tier"


PRICING_TYPES: Final = tuple(PricingType)
TYPE_CODES: Final = {kind: code for code, kind in enumerate(PRICING_TYPES)}

_CATEGORY_CODES: Final = MappingProxyType(
    {
        **{word: int(CATEGORY_OF_KIND[kind]) for word, kind in CATEGORY_KINDS.items()},
        **dict.fromkeys((*FREE_FORM_CATEGORIES, "ai_bot"), categories.SERVICE),
        "authentication_international": categories.AUTHENTICATION_INTERNATIONAL,
    }
)
"""The category of each that Meta and partners write, by `word_of` without ``group_``."""

FREE_ENTRY_CATEGORIES: Final = frozenset({"referral_conversion", "fep"})
"""What stands for a category where a free entry point was open."""

_TYPES: Final = MappingProxyType(
    {
        "": PricingType.NOT_SAID,
        "regular": PricingType.REGULAR,
        "free_customer_service": PricingType.FREE_CUSTOMER_SERVICE,
        "free_group_customer_service": PricingType.FREE_CUSTOMER_SERVICE,
        "free_entry_point": PricingType.FREE_ENTRY_POINT,
        "free_entry": PricingType.FREE_ENTRY_POINT,
        "free_tier": PricingType.FREE_TIER,
    }
)
_YES_OR_NO: Final = MappingProxyType({"true": True, "false": False})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one ``pricing`` of a webhook says.

    Attributes:
        is_billable: Whether it is charged, or nothing where that is not said.
        by_conversation: Whether its conversation is what is charged.
        type: Why.
        category: The code of what it is charged as, or nothing.
    """

    is_billable: bool | None
    by_conversation: bool
    type: PricingType
    category: int | None


def type_of(text: str) -> PricingType | None:
    """Read the type of a price, or nothing where it is not known."""
    return _TYPES.get(word_of(text))


def category_of(text: str) -> int | None:
    """Read the code of a category, or nothing where it is none."""
    return _CATEGORY_CODES.get(word_of(text).removeprefix("group_"))


def verdict_of(pricing: Any) -> Verdict | None:
    """Read a ``pricing``; nothing where it says neither whether nor why it is charged."""
    if not isinstance(pricing, dict):
        return None
    words = {name: str(value) for name, value in pricing.items() if value is not None}
    category = words.get("category", "")
    kind = type_of(words.get("type", "")) or PricingType.NOT_SAID
    if kind is PricingType.NOT_SAID and word_of(category) in FREE_ENTRY_CATEGORIES:
        kind = PricingType.FREE_ENTRY_POINT
    if kind is PricingType.NOT_SAID and word_of(category) == "ftc":
        kind = PricingType.FREE_TIER
    is_billable = _YES_OR_NO.get(word_of(words.get("billable", "")))
    if is_billable is None and kind is not PricingType.NOT_SAID:
        is_billable = kind is PricingType.REGULAR
    if is_billable is None:
        return None
    by_conversation = word_of(words.get("pricing_model", "")) == "cbp"
    return Verdict(is_billable, by_conversation, kind, category_of(category))
