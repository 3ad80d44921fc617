"""The kinds of difference between what was charged and what the rules say."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from tarife.terms.categories import Category
from tarife.terms.sentences import Sentence, say


class Kind(StrEnum):
    """Why an amount differs; the order numbers them in arrays and sorts what is shown."""

    RECATEGORISED = "recategorised"
    CHARGED_IN_FREE_ENTRY_POINT = "charged_in_free_entry_point"
    CHARGED_WHERE_FREE = "charged_where_free"
    FREE_WHERE_CHARGED = "free_where_charged"
    TIER_NOT_REACHED = "tier_not_reached"
    DELIVERED_TWICE = "delivered_twice"
    LATE_DELIVERY = "late_delivery"
    OTHER_TIME_ZONE = "other_time_zone"
    PARTNER_MARKUP = "partner_markup"
    ROUNDING = "rounding"
    NOT_IN_LOG = "not_in_log"
    NOT_EXPLAINED = "not_explained"


DISCREPANCY_KINDS: Final = tuple(Kind)

SENTENCES: Final[Mapping[Kind, Sentence]] = MappingProxyType(
    {
        Kind.RECATEGORISED: say("charged as another category than the template's"),
        Kind.CHARGED_IN_FREE_ENTRY_POINT: say("charged inside a free entry point"),
        Kind.CHARGED_WHERE_FREE: say("charged where the rules say free"),
        Kind.FREE_WHERE_CHARGED: say("free where the rules charge"),
        Kind.TIER_NOT_REACHED: say(
            "charged at another volume tier; was part of it used elsewhere? --tier-used"
        ),
        Kind.DELIVERED_TWICE: say("counted at each delivery of one message"),
        Kind.LATE_DELIVERY: say(
            "counted when sent; the rules go by delivery, which was on another day"
        ),
        Kind.OTHER_TIME_ZONE: say(
            "days cut by another clock than the account's; right by the account's time zone"
        ),
        Kind.PARTNER_MARKUP: say("the partner's mark-up on each message"),
        Kind.ROUNDING: say("rounded by whoever wrote the sums"),
        Kind.NOT_IN_LOG: say("of days that the log does not cover"),
        Kind.NOT_EXPLAINED: say("not explained"),
    }
)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Messages that were charged otherwise than the rules say.

    Attributes:
        kind: Why.
        market: Their market, or an empty text where it is not told.
        category: What they were charged as, or nothing where it is not told.
        messages: How many messages are concerned.
        micros: How much more was charged; less if negative.
        examples: Some of them, with place, time and masked customer.
    """

    kind: Kind
    market: str
    category: Category | None
    messages: int
    micros: int
    examples: tuple[Sentence, ...] = ()

    @property
    def is_explained(self) -> bool:
        return self.kind is not Kind.NOT_EXPLAINED
