"""How people and the desk behave after a message, and the named presets."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Final, TypeAlias

from annotated_types import Ge, Le

from tarife.terms.sentences import Sentence, say

Ratio: TypeAlias = Annotated[float, Ge(0), Le(1)]
DelaySeconds: TypeAlias = Annotated[float, Ge(0), Le(31 * 24 * 3600)]


@dataclass(frozen=True, slots=True)
class Delay:
    """A log-normal delay; equal values mean a fixed one.

    Units:
        Seconds. Half of all delays are at most ``median_s``, nine in ten at most ``p90_s``.
    """

    median_s: DelaySeconds
    p90_s: DelaySeconds


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What happens after a template, an ad click or a person's first message.

    Attributes:
        delivered_ratio: Attempts that reach the phone.
        delivery_delay: From dispatch to delivery.
        reply_ratio: Delivered templates that make the person write back.
        reply_delay: From delivery, or from the last answer, to the person's message.
        answer_ratio: The person's messages that the business answers.
        answer_delay: From the person's message to the answer, before opening hours.
        messages_per_answer: Mean free-form messages in one answer.
        turns: Mean messages of the person in one exchange.
    """

    delivered_ratio: Ratio = 0.95
    delivery_delay: Delay = Delay(10, 7200)
    reply_ratio: Ratio = 0.08
    reply_delay: Delay = Delay(2400, 43200)
    answer_ratio: Ratio = 0.95
    answer_delay: Delay = Delay(300, 10800)
    messages_per_answer: Annotated[float, Ge(1), Le(20)] = 1.4
    turns: Annotated[float, Ge(1), Le(50)] = 2.5


class Preset(StrEnum):
    """The name of a ready-made behaviour."""

    MARKETING = "marketing"
    ORDER_UPDATE = "order-update"
    ONE_TIME_PASSWORD = "one-time-password"  # noqa: S105 - a message type, not a secret
    AD_CLICK = "ad-click"
    SUPPORT = "support"


PRESET_NAMES: Final[Mapping[Preset, Sentence]] = MappingProxyType(
    {
        Preset.MARKETING: say("marketing"),
        Preset.ORDER_UPDATE: say("order update"),
        Preset.ONE_TIME_PASSWORD: say("one-time password"),
        Preset.AD_CLICK: say("ad click"),
        Preset.SUPPORT: say("support"),
    }
)

PRESETS: Final[Mapping[Preset, Behaviour]] = MappingProxyType(
    {
        Preset.MARKETING: Behaviour(),
        Preset.ORDER_UPDATE: Behaviour(delivered_ratio=0.98, reply_ratio=0.03, turns=1.5),
        Preset.ONE_TIME_PASSWORD: Behaviour(
            delivered_ratio=0.98, delivery_delay=Delay(4, 30), reply_ratio=0.0
        ),
        Preset.AD_CLICK: Behaviour(reply_ratio=0.1, turns=3.0),
        Preset.SUPPORT: Behaviour(turns=3.0),
    }
)
"""Assumed by the authors from common practice, not published by Meta; every plan may differ."""


def behaviour_of(choice: Preset | Behaviour) -> Behaviour:
    """Give the behaviour that a line of the plan names or spells out."""
    return choice if isinstance(choice, Behaviour) else PRESETS[choice]
