"""Usage that partner fees are based on: messages, conversations and charges by category."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tarife.billing.ledger import REASON_CODES, LedgerLines, Reason
from tarife.forecast.result import Forecast
from tarife.plan.model.costs import FeeBasis
from tarife.terms.arrays import Mask
from tarife.terms.categories import CATEGORIES, CODES, Category

_OPENED: Final = REASON_CODES[Reason.CONVERSATION_OPENED]
_OPENED_FREE: Final = (REASON_CODES[Reason.FREE_TIER], REASON_CODES[Reason.ERA_FREE])


@dataclass(frozen=True, slots=True)
class CategoryUse:
    """Messages of one category and what Meta charges for them.

    Attributes:
        charge_micros: Meta's charges.
        charged: Messages, or opened conversations, that Meta charges.
        delivered: All messages that reached a person, the free ones too.
    """

    charge_micros: int
    charged: int
    delivered: int

    def counted(self, basis: FeeBasis) -> int:
        """Give the messages that a fee with this basis counts."""
        return self.charged if basis is FeeBasis.CHARGED else self.delivered


@dataclass(frozen=True, slots=True)
class Usage:
    """What a month's fees are counted on.

    Attributes:
        by_category: Messages and charges of each category.
        charged_conversations: Opened conversations that Meta charges; none where messages are
            charged.
        free_conversations: Opened conversations that cost nothing, free entry points aside.
        inbound: Messages that people wrote.
        failed: Templates that did not reach a person; what Meta has paused is none of them.
    """

    by_category: Mapping[Category, CategoryUse]
    charged_conversations: int = 0
    free_conversations: int = 0
    inbound: int = 0
    failed: int = 0

    def conversations(self, basis: FeeBasis) -> int:
        """Give the opened conversations that a fee with this basis counts."""
        free = 0 if basis is FeeBasis.CHARGED else self.free_conversations
        return self.charged_conversations + free


def usage_of(forecast: Forecast) -> Usage:
    """Count what a forecast's messages are worth to a partner."""
    lines = forecast.lines

    def messages(*reasons: int) -> int:
        return sum(int(lines.messages[lines.reason == reason].sum()) for reason in reasons)

    return Usage(
        by_category=use_by_category(lines, lines.messages >= 0),
        charged_conversations=messages(_OPENED),
        free_conversations=messages(*_OPENED_FREE) if forecast.era.by_conversation else 0,
        inbound=forecast.flow.inbound,
        failed=forecast.flow.undelivered,
    )


def use_by_category(lines: LedgerLines, chosen: Mask) -> Mapping[Category, CategoryUse]:
    """Add up the chosen ledger lines by category.

    Shape:
        ``chosen``: ``(lines,)``.
    """
    delivered = chosen & ~(lines.refused | lines.paused)
    return MappingProxyType(
        {
            category: CategoryUse(
                charge_micros=int(lines.charge_micros[own & chosen].sum()),
                charged=int(lines.messages[own & chosen & lines.charged].sum()),
                delivered=int(lines.messages[own & delivered].sum()),
            )
            for category in CATEGORIES
            for own in [lines.category == CODES[category]]
        }
    )
