"""Costs of a plan under each set of rules."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tarife.billing.eras import ERAS, Era, EraId
from tarife.forecast.result import Forecast
from tarife.plan.model.account import Rules
from tarife.plan.model.plan import BegunPlan, Plan
from tarife.terms.problems import InputError, Problem


@dataclass(frozen=True, slots=True, eq=False)
class EraBill:
    """What a plan costs under one set of rules, at the rates of its own month.

    Attributes:
        era: The rules.
        forecast: What the plan costs under them, unless a rate is missing.
        problems: What keeps it from being priced.
    """

    era: Era
    forecast: Forecast | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """How much dearer the rules of October 2026 make a plan than those before them.

    Attributes:
        before_micros: What the plan costs under the rules of July 2025.
        after_micros: What it costs under those of October 2026.
    """

    before_micros: int
    after_micros: int

    @property
    def more_micros(self) -> int:
        """The difference; negative where the plan becomes cheaper."""
        return self.after_micros - self.before_micros

    @property
    def ratio(self) -> float | None:
        """The difference for each unit of what it cost before, if it cost anything."""
        return self.more_micros / self.before_micros if self.before_micros else None


def shift_of_october_2026(bills: tuple[EraBill, ...]) -> Shift | None:
    """Say what October 2026 does to a plan; nothing where one of the two has no price."""
    totals = {bill.era.id: bill.forecast.total.micros for bill in bills if bill.forecast}
    before, after = totals.get(EraId.PMP_2025_07), totals.get(EraId.PMP_2026_10)
    return None if before is None or after is None else Shift(before, after)


def bill_under_all_eras(plan: Plan, play: Callable[[Plan], Forecast]) -> tuple[EraBill, ...]:
    """Bill a plan under every set of rules, the oldest first.

    Month, people and rate card stay the same, so a difference is the doing of the rules alone.
    What really happened cost what it cost under whatever rules, so it is left out.

    Args:
        plan: The plan.
        play: What makes a forecast of a plan.
    """
    planned = plan.as_planned if isinstance(plan, BegunPlan) else plan
    return tuple(_bill(planned, era, play) for era in ERAS)


def _bill(plan: Plan, era: Era, play: Callable[[Plan], Forecast]) -> EraBill:
    forced = replace(plan, account=replace(plan.account, rules=Rules(era.id.value)))
    try:
        return EraBill(era, play(forced))
    except InputError as error:
        return EraBill(era, None, error.problems)
