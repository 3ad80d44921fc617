"""Variants of a plan: only what differs is kept, everything else follows the plan."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Final

from annotated_types import Ge, Le, MaxLen

from tarife.plan.model.addresses import Address
from tarife.plan.model.texts import Note, Word
from tarife.terms.sentences import say


@dataclass(frozen=True, slots=True)
class Range:
    """A number that may lie anywhere between two; the plan's own number is the likeliest.

    Trials draw it from the triangle over ``low``, the plan's number and ``high``; where these
    are as they were measured, half of the draws lie on each side, and a tenth beyond each end.

    Attributes:
        at: Which number.
        low: The least it may be.
        high: The most it may be.
    """

    at: Address
    low: float
    high: float


class Lever(StrEnum):
    """What a what-if slider moves, over the whole plan or a part of it."""

    VOLUME = "volume"
    REPLY_RATIO = "reply_ratio"
    AD_CLICKS = "ad_clicks"
    ANSWER_DELAY = "answer_delay"
    MESSAGES_PER_ANSWER = "messages_per_answer"
    DELIVERED_RATIO = "delivered_ratio"
    RECATEGORISED_RATIO = "recategorised_ratio"
    MARKUP = "markup"
    DISPLAY_RATE = "display_rate"


LEVER_NAMES: Final = MappingProxyType(
    {
        Lever.VOLUME: say("Volume"),
        Lever.REPLY_RATIO: say("Replies to templates"),
        Lever.AD_CLICKS: say("Ad clicks"),
        Lever.ANSWER_DELAY: say("Answered after"),
        Lever.MESSAGES_PER_ANSWER: say("Messages per answer"),
        Lever.DELIVERED_RATIO: say("Delivered"),
        Lever.RECATEGORISED_RATIO: say("Utility re-categorised as marketing"),
        Lever.MARKUP: say("Partner mark-up"),
        Lever.DISPLAY_RATE: say("Exchange rate"),
    }
)


class LeverEffect(StrEnum):
    """What an adjustment's value does to the numbers that its lever moves."""

    MULTIPLY = "multiply"
    ADD = "add"
    REPLACE = "replace"


LEVER_EFFECTS: Final = MappingProxyType(
    {
        Lever.VOLUME: LeverEffect.MULTIPLY,
        Lever.REPLY_RATIO: LeverEffect.MULTIPLY,
        Lever.AD_CLICKS: LeverEffect.MULTIPLY,
        Lever.ANSWER_DELAY: LeverEffect.MULTIPLY,
        Lever.MESSAGES_PER_ANSWER: LeverEffect.ADD,
        Lever.DELIVERED_RATIO: LeverEffect.MULTIPLY,
        Lever.RECATEGORISED_RATIO: LeverEffect.REPLACE,
        Lever.MARKUP: LeverEffect.REPLACE,
        Lever.DISPLAY_RATE: LeverEffect.MULTIPLY,
    }
)

COST_LEVERS: Final = (Lever.MARKUP, Lever.DISPLAY_RATE)
"""Those that move what comes on top of Meta's charges, and no traffic."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the plan that a lever moves; all empty is the whole plan.

    Attributes:
        country: Lines of this country only, ISO 3166 alpha-2.
        category: Sends of this category only.
        line: The line with this id only.
    """

    country: Word = ""
    category: Word = ""
    line: Word = ""

    def holds(self, country: str, category: str, line: str) -> bool:
        """Tell whether a line of a country and category lies in this part."""
        return (
            self.country in {"", country}
            and self.category in {"", category}
            and self.line in {"", line}
        )


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A lever moved away from where the plan has it.

    Attributes:
        lever: The lever.
        value: What is added for ``messages_per_answer``, the share or mark-up itself for
            ``recategorised_ratio`` and ``markup``, else a factor.
        scope: What it moves.
    """

    lever: Lever
    value: Annotated[float, Ge(-1e12), Le(1e12)]
    scope: Scope = Scope()


@dataclass(frozen=True, slots=True)
class Override:
    """Another value for one number of the plan, in place of it and of its range.

    Attributes:
        at: Which number.
        value: The number, or the likeliest one.
        low: The least it may be; nothing where that is the number itself.
        high: The most it may be; nothing where that is the number itself.
    """

    at: Address
    value: float
    low: float | None = None
    high: float | None = None

    @property
    def range(self) -> Range | None:
        """Where the number may lie, unless it is known exactly."""
        if self.low is None and self.high is None:
            return None
        low = self.value if self.low is None else self.low
        return Range(self.at, low, self.value if self.high is None else self.high)


MOST_ADJUSTMENTS: Final = 200
"""Of a scenario, and of a month."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A live variant of the plan.

    Attributes:
        id: Told apart by it; never changes.
        name: What people call it.
        adjustments: Levers moved, carried out in order after the overrides.
        overrides: Numbers of their own.
        note: Anything worth remembering.
        real_to: The last day on which it is what really happened, for a scenario that goes on
            from there; nothing where all of it is as planned.
    """

    id: Word
    name: Word
    adjustments: Annotated[tuple[Adjustment, ...], MaxLen(MOST_ADJUSTMENTS)] = ()
    overrides: Annotated[tuple[Override, ...], MaxLen(1000)] = ()
    note: Note = ""
    real_to: date | None = None


@dataclass(frozen=True, slots=True)
class MonthChange:
    """What differs in one month of a plan's period; everything else follows the plan.

    Attributes:
        month: The month, as ``2026-12``.
        adjustments: Levers moved in it, carried out in order after the overrides.
        overrides: Numbers of its own; a range has no effect here.
    """

    month: Word
    adjustments: Annotated[tuple[Adjustment, ...], MaxLen(MOST_ADJUSTMENTS)] = ()
    overrides: Annotated[tuple[Override, ...], MaxLen(1000)] = ()
