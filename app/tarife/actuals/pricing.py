"""What Meta says of how a message was charged: ``pricing`` of its webhooks and analytics."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tarife.actuals.rows import (
    CATEGORY_KINDS,
    FREE_FORM_CATEGORIES,
    MOST_KNOWN,
    Numbering,
    id_text,
    word_of,
)
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


class PriceNumbering:
    """Numbers what Meta says of the prices of a log, and the templates that it names.

    Attributes:
        verdicts: What is said, by the codes of `Rows.verdict`; the first is nothing.
        templates: Names, by the codes of `Rows.template`; the first is none.
    """

    def __init__(self) -> None:
        self.verdicts: Numbering[Verdict | None] = Numbering({None: 0})
        self.templates: Numbering[str] = Numbering({"": 0})
        self._code_of: dict[str, int] = {}

    def verdicts_of(self, pricing: Sequence[Any] | None, count: int) -> NDArray[np.uint16]:
        """Number what so many rows say; they say nothing where there is no such column."""
        codes = [self._verdict(value) for value in pricing or ()]
        return np.array(codes or [0] * count, dtype=np.uint16)

    def templates_of(self, names: Sequence[Any] | None, count: int) -> NDArray[np.int32]:
        codes = [self.templates[id_text(name)] for name in names or ()]
        return np.array(codes or [0] * count, dtype=np.int32)

    def _verdict(self, pricing: Any) -> int:
        text = str(pricing)
        code = self._code_of.get(text)
        if code is None:
            if len(self._code_of) > MOST_KNOWN:
                self._code_of.clear()
            code = self._code_of[text] = self.verdicts[verdict_of(pricing)]
        return code
