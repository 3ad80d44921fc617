"""What a chart may show: a forecast, and what is known around it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tarife.charts.kit.voice import Voice
from tarife.forecast.ranges.spread import Spread
from tarife.forecast.result import Forecast
from tarife.insight.budget import BudgetStanding
from tarife.insight.eras import EraBill
from tarife.insight.tiers import TierUsage


class Grouping(StrEnum):
    """What the bars of a day are stacked by."""

    CATEGORY = "category"
    MARKET = "market"
    SEND = "send"
    REASON = "reason"


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """The plan or a scenario by its name, with what it costs."""

    name: str
    forecast: Forecast


def cost_axis(months: int, currency: str, voice: Voice) -> str:
    """Name an axis along which the cost of so many months is measured."""
    if months == 1:
        return voice.say("Cost of the month ({currency})", currency=currency)
    return voice.say("Cost of all months ({currency})", currency=currency)


def month_titles(forecast: Forecast, voice: Voice) -> tuple[str, ...]:
    """Name the columns of a table that hold what each of several months costs."""
    if len(forecast.months) == 1:
        return ()
    currency = forecast.lines.currency
    return tuple(
        f"{voice.month(month.plan.month.first_day)} ({currency})" for month in forecast.by_month
    )


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A forecast with what may be drawn around it.

    Attributes:
        forecast: What is drawn.
        grouping: What the days are stacked by.
        budget: What the month may cost, in units of the currency.
        spread: How far the cost may lie from the forecast, where the plan has ranges.
        ghost: Another forecast of the same month to compare with, drawn behind.
        eras: The plan under every set of rules; nothing while it is being billed.
        tiers: Where its volume tiers stand.
        variants: The plan and its scenarios.
        budgets: What becomes of the budgets of months or quarters.
        name: Whose figures these are, where they are not the plan's own.
    """

    forecast: Forecast
    grouping: Grouping = Grouping.CATEGORY
    budget: Decimal | None = None
    spread: Spread | None = None
    ghost: Forecast | None = None
    eras: tuple[EraBill, ...] = ()
    tiers: tuple[TierUsage, ...] = ()
    variants: tuple[Variant, ...] = ()
    budgets: tuple[BudgetStanding, ...] = ()
    name: str = ""
