"""What a bar of the main chart stands for, a day, a week or a month, and what it is called."""

from types import MappingProxyType
from typing import Final

from tarife.charts.kit.voice import ChartVoice
from tarife.charts.scene import Grouping
from tarife.forecast.result import Forecast
from tarife.forecast.totals import Unit
from tarife.terms.sentences import Sentence, say

MOST_MONTHS_BY_WEEK: Final = 3

UNITS: Final = MappingProxyType(
    {Unit.DAY: say("Day"), Unit.WEEK: say("Week"), Unit.MONTH: say("Month")}
)
_OF_COST: Final = MappingProxyType(
    {
        Unit.DAY: say("What does each day cost?"),
        Unit.WEEK: say("What does each week cost?"),
        Unit.MONTH: say("What does each month cost?"),
    }
)
_OF_MESSAGES: Final = MappingProxyType(
    {
        Unit.DAY: say("What becomes of each day's messages?"),
        Unit.WEEK: say("What becomes of each week's messages?"),
        Unit.MONTH: say("What becomes of each month's messages?"),
    }
)
MESSAGES_PER: Final = MappingProxyType(
    {
        Unit.DAY: say("Messages per day"),
        Unit.WEEK: say("Messages per week"),
        Unit.MONTH: say("Messages per month"),
    }
)


def unit_of(forecast: Forecast) -> Unit:
    """Choose what a bar is: a day of one month, a week of few, or a month."""
    months = len(forecast.months)
    if months == 1:
        return Unit.DAY
    return Unit.WEEK if months <= MOST_MONTHS_BY_WEEK else Unit.MONTH


def question_of(unit: Unit, grouping: Grouping) -> Sentence:
    """Give what the main chart answers: bars by reason count messages."""
    return (_OF_MESSAGES if grouping is Grouping.REASON else _OF_COST)[unit]


def cost_per(unit: Unit, currency: str) -> Sentence:
    """Name an axis of what each bar costs."""
    if unit is Unit.DAY:
        return say("Cost per day ({currency})", currency=currency)
    if unit is Unit.WEEK:
        return say("Cost per week ({currency})", currency=currency)
    return say("Cost per month ({currency})", currency=currency)


def so_far_text(unit: Unit, currency: str, voice: ChartVoice) -> str:
    """Name what was spent up to a day."""
    if unit is Unit.DAY:
        return voice.say("Month so far ({currency})", currency=currency)
    return voice.say("So far ({currency})", currency=currency)
