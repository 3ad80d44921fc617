"""The words of the playground: what messages are called, when they are, what they become."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QLocale

from tarife.billing.eras import ERA_MODELS, ERA_MONTHS, EraId
from tarife.billing.ledger import PAUSED_REASONS, REFUSED_REASONS, Reason
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import capitalised, filled
from tarife.gui.text.numbers import exact_decimals, money_text, named_money
from tarife.gui.text.times import day_text
from tarife.insight.explain.timelines import INTERVAL_NAMES, Interval, IntervalKind, Moment
from tarife.insight.playground.situation import Act, Message
from tarife.rates.cards import label_of
from tarife.terms.categories import Category
from tarife.terms.marking import marked
from tarife.terms.money import Money
from tarife.terms.sentences import in_language

DAY_S: Final = 24 * 3600
NOT_DELIVERED: Final = REFUSED_REASONS + PAUSED_REASONS

_ACTS: Final[Mapping[Act, str]] = MappingProxyType(
    {
        Act.PERSON_WRITES: marked("Person writes"),
        Act.AD_ON_PHONE: marked("Ad click"),
        Act.PAGE_BUTTON: marked("Page button"),
        Act.AD_ON_DESKTOP: marked("Ad click on a computer"),
        Act.REPLY: marked("Your reply"),
        Act.MARKETING: marked("Marketing"),
        Act.UTILITY: marked("Utility"),
        Act.AUTHENTICATION: marked("Password"),
        Act.REACTION: marked("Reaction"),
    }
)
_ACTS_IN_FULL: Final[Mapping[Act, str]] = MappingProxyType(
    {
        Act.PERSON_WRITES: marked("The person writes"),
        Act.AD_ON_PHONE: marked("The person writes through an ad, on a phone"),
        Act.PAGE_BUTTON: marked("The person writes through a Page button, on a phone"),
        Act.AD_ON_DESKTOP: marked("The person writes through an ad, on a computer"),
        Act.REPLY: marked("Reply in free words"),
        Act.MARKETING: marked("Marketing template"),
        Act.UTILITY: marked("Utility template"),
        Act.AUTHENTICATION: marked("Authentication template (one-time password)"),
        Act.REACTION: marked("Reaction of the business"),
    }
)
_SHORT_INTERVALS: Final[Mapping[IntervalKind, str]] = MappingProxyType(
    {
        IntervalKind.SERVICE_WINDOW: marked("window"),
        IntervalKind.FREE_ENTRY_POINT: marked("free entry"),
        IntervalKind.CONVERSATION: marked("conversation"),
    }
)

OFFERED: Final = tuple(_ACTS)
"""The acts in the order in which they are offered."""


def act_name(act: Act) -> str:
    """Name an act in a word or two."""
    return tr(_ACTS[act])


def full_name(act: Act) -> str:
    """Name an act so that nothing is left open."""
    return tr(_ACTS_IN_FULL[act])


def era_name(rules: EraId) -> str:
    """Name a set of rules by its first month."""
    return in_language(ERA_MONTHS[rules], spoken())


def model_name(rules: EraId) -> str:
    """Say in a word or two what a set of rules charges."""
    return in_language(ERA_MODELS[rules], spoken())


def day_name(firsts: Sequence[date], second: int) -> str:
    """Name the weekday on which a second falls, or count days where eras have others.

    Args:
        firsts: The first day in each era.
        second: The second.
    """
    days = second // DAY_S
    if len({first.weekday() for first in firsts}) > 1:
        return filled(tr("Day %1"), str(days + 1))
    day = firsts[0] + timedelta(days=days)
    return QLocale().standaloneDayName(day.isoweekday())


def dated_day(first: date, second: int) -> str:
    """Name the weekday and the date on which a second falls."""
    day = first + timedelta(days=second // DAY_S)
    return day_text(day)


def shown_day(firsts: Sequence[date], second: int) -> str:
    """Name a day of the board: with its date where only one era is shown."""
    only = len(firsts) == 1
    return dated_day(firsts[0], second) if only else day_name(firsts, second)


def clock(second: int) -> str:
    """Write the time of the day, with seconds only where there are any."""
    minutes, seconds = divmod(second % DAY_S, 60)
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{seconds:02d}" if seconds else text


def when(firsts: Sequence[date], message: Message) -> str:
    """Say when a message is sent or written."""
    return f"{day_name(firsts, message.at_s)} {clock(message.at_s)}"


def shown_decimals_of(amounts: Iterable[Money]) -> int:
    """Count the decimals with which amounts are shown exactly."""
    return exact_decimals(amounts)


def outcome_word(moment: Moment, decimals: int) -> str:
    """Say what became of a message of the business in a word or a figure."""
    if moment.reason is Reason.US_PAUSE:
        return tr("not delivered (paused)")
    if moment.reason in NOT_DELIVERED:
        return tr("not sent")
    if moment.reason is Reason.FREE_TIER:
        return tr("free (allowance)")
    if not moment.is_charged or moment.charge is None:
        return tr("free")
    return money_text(moment.charge, QLocale(), decimals)


def outcome_sentence(moment: Moment, decimals: int) -> str:
    """Say what became of a message, with its currency."""
    if moment.is_charged and moment.charge is not None:
        return filled(tr("charged %1"), named_money(moment.charge, QLocale(), decimals))
    return outcome_word(moment, decimals)


def interval_name(interval: Interval) -> str:
    """Name a window or conversation in full."""
    name = in_language(INTERVAL_NAMES[interval.kind], spoken())
    if interval.category is None:
        return name
    return filled(tr("%1 conversation"), _kind_of_conversation(interval.category))


def _kind_of_conversation(category: Category) -> str:
    """Name a conversation as Meta billed it; its categories are not those of messages."""
    return capitalised(in_language(label_of(category), spoken()))


def short_interval_name(interval: Interval) -> str:
    """Name a window or conversation where there is little room."""
    if interval.category is not None:
        return _kind_of_conversation(interval.category)
    return tr(_SHORT_INTERVALS[interval.kind])
