"""What a chart may show: a forecast, and what is known around it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tarife.charts.kit.voice import ChartVoice
from tarife.forecast.ranges.spread import Spread
from tarife.forecast.result import Forecast
from tarife.insight.budget import BudgetStanding
from tarife.insight.eras import EraBill
from tarife.insight.explain.selection import Selection
from tarife.insight.tiers import TierUsage
from tarife.terms.sentences import period_name


class Grouping(StrEnum):
    """What the bars of a day are stacked by."""

    CATEGORY = "category"
    MARKET = "market"
    SEND = "send"
    REASON = "reason"


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """The plan or a scenario by its name, with what it costs.

    Attributes:
        is_tried: Whether it is only being tried, with moved sliders, and kept nowhere.
    """

    name: str
    forecast: Forecast
    is_tried: bool = False


def cost_axis(months: int, currency: str, voice: ChartVoice) -> str:
    """Name an axis along which the cost of so many months is measured."""
    if months == 1:
        return voice.say("Cost of the month ({currency})", currency=currency)
    return voice.say("Cost of all months ({currency})", currency=currency)


def months_in(forecast: Forecast) -> tuple[Forecast, ...]:
    """Give the months that have columns of their own in a table; none where there is one."""
    return forecast.by_month if len(forecast.months) > 1 else ()


def month_titles(months: tuple[Forecast, ...], voice: ChartVoice) -> tuple[str, ...]:
    """Name the columns of a table that hold what each of several months costs."""
    return tuple(
        f"{voice.month(month.plan.month.first_day)} ({month.lines.currency})"
        for month in months
    )


def month_selections(months: tuple[Forecast, ...]) -> tuple[Selection, ...]:
    """Say what the columns of months are of."""
    return tuple(Selection(days=month.plan.month.dates()) for month in months)


def subject_of(forecast: Forecast, voice: ChartVoice) -> str:
    """Say of which plan and time figures are, the time once, for what leaves the window."""
    name = voice.tell(forecast.plan.name)
    months = voice.tell(period_name(forecast.plan.period))
    return name if months in name else " · ".join(filter(None, (name, months)))


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
