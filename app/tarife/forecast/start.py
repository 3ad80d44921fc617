"""The day from which a forecast bills, for the rest of a month that has begun."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tarife.billing.settings import BillingSettings
from tarife.plan.model.plan import Plan
from tarife.terms.categories import Category
from tarife.terms.problems import Problem
from tarife.terms.sentences import say


@dataclass(frozen=True, slots=True)
class Start:
    """From which day on a plan is billed, and what is used by then of that day's month.

    What the plan sends before is played all the same: whoever wrote or was written to has the
    windows, conversations and turns that are still open on that day. It is not billed and not
    shown. What is not given here is as the plan itself plays it until then.

    Attributes:
        day: The first day that is billed.
        allowance_used: How much of the month's free tier or allowance is used by then, for each
            number where it is counted by number.
        tier_used: Messages of the month by then, those sent elsewhere too, by market and
            counter (utility or authentication).
        spent_micros: What the budget that the day lies in has paid for by then; without it
            nothing is said of this budget.
    """

    day: date
    allowance_used: int | None = None
    tier_used: Mapping[tuple[str, Category], int] = field(default_factory=dict)
    spent_micros: int | None = None

    def is_in(self, plan: Plan) -> bool:
        """Tell whether the day lies in the months of a plan."""
        return plan.period.first_day <= self.day <= plan.period.last_day

    def settings(self, settings: BillingSettings, month: Plan) -> BillingSettings:
        """Give the account in a month of the plan, with the allowance that is given here."""
        if self.allowance_used is None or not self.is_in(month):
            return settings
        return replace(settings, allowance_used=self.allowance_used)


def check_start(start: Start, plan: Plan) -> Iterator[Problem]:
    """Check that a plan has the day."""
    if not start.is_in(plan):
        yield Problem(
            "day-outside-month",
            "--from",
            say("{day!r} is not in {month}", day=start.day.isoformat(), month=plan.period),
            say(
                "choose a day from {first_day} to {last_day}",
                first_day=plan.period.first_day,
                last_day=plan.period.last_day,
            ),
        )
