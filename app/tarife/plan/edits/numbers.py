"""Edits of single numbers, ranges, scenarios and the budget."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tarife.plan.edits.edit import Edit, Label, change_of, line_name
from tarife.plan.model.addresses import Address
from tarife.plan.model.budgets import (
    NO_SPAN_BUDGETS,
    Budget,
    BudgetUnit,
    SpanAmount,
    SpanBudgets,
    budget_micros,
)
from tarife.plan.model.held_rates import RateMove
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Range, Scenario
from tarife.plan.numbers import (
    fields_in,
    numbers_of,
    put_inside,
    with_number,
    with_numbers,
    without_ranges,
)
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.money import MICROS, decimal_text, shown_decimals
from tarife.terms.sentences import say

BUDGET: Final = "plan//budget"
"""The key of the budget."""

SPANS: Final = "plan//span_budgets."
"""What the key of the budget of a month or quarter begins with; the span's name follows."""

COSTS: Final = "costs//"
"""What the key of a number of `Costs` begins with; the way inside follows, with dots."""


def key_of(at: Address) -> str:
    """Write an address as one text."""
    return f"{at.part}/{at.id}/{at.field}"


def keyed_numbers(plan: Plan) -> dict[str, Decimal | None]:
    """Give every number of a plan by its key: the budget, costs, account, grid and lines."""
    found: dict[str, Decimal | None] = {BUDGET: plan.budget}
    found |= {f"{SPANS}{span}": amount for span, amount in plan.span_budgets.by_span.items()}
    found |= {
        f"{COSTS}{'.'.join(map(str, path.steps))}": Decimal(value)
        for path, _, value in fields_in(plan.costs)
        if isinstance(value, int | Decimal)
    }
    return found | {key_of(at): Decimal(str(value)) for at, value in numbers_of(plan).items()}


def set_typed_numbers(values: tuple[tuple[str, Decimal | None], ...]) -> Edit:
    """Put several numbers into a plan, by their keys, as one edit; their ranges are dropped.

    What names no number of the plan is left out.
    """

    def apply(plan: Plan) -> Plan:
        known = keyed_numbers(plan)
        wanted = {key: value for key, value in values if key in known}
        if BUDGET in wanted:
            plan = _budgeted(plan, wanted[BUDGET])
        for key, value in wanted.items():
            if key.startswith(SPANS):
                plan = set_span_amount(key.removeprefix(SPANS), value).apply(plan)
        costs = plan.costs
        for key, value in wanted.items():
            if key.startswith(COSTS) and value is not None:
                costs = put_inside(costs, tuple(key.removeprefix(COSTS).split(".")), value)
        addresses = {key_of(at): at for at in numbers_of(plan)}
        numbers = {
            addresses[key]: float(value)
            for key, value in wanted.items()
            if key in addresses and value is not None
        }
        edited = with_numbers(replace(plan, costs=costs), numbers)
        return without_ranges(edited, *numbers)

    return Edit(say("Import edited budget"), apply)


def set_number(at: Address, value: float) -> Edit:
    """Put an exact number at an address; a range that stood there is dropped."""
    return Edit(
        _change_at(at),
        lambda plan: without_ranges(with_number(plan, at, value), at),
        f"number:{at}",
        _lines_at(at),
    )


def set_range(at: Address, low: float, likely: float, high: float) -> Edit:
    """Let a number lie between two, with a likeliest value."""

    def apply(plan: Plan) -> Plan:
        after = without_ranges(with_number(plan, at, likely), at)
        return replace(after, ranges=(*after.ranges, Range(at, low, high)))

    return Edit(_change_at(at), apply, f"range:{at}", _lines_at(at))


def _lines_at(at: Address) -> tuple[str, ...]:
    return () if at.part in ("grid", "account") else (at.id,)


def set_budget(budget: Budget | None) -> Edit:
    """Set what all months together may cost, in place of amounts by month or quarter.

    Nothing means no budget.
    """
    return Edit(say("Change budget"), lambda plan: _budgeted(plan, budget), "budget")


def set_span_amount(span: str, amount: Decimal | None) -> Edit:
    """Set what one month or quarter may cost, or nothing for no budget of it.

    Args:
        span: A name of ``plan.span_budgets.unit.spans(plan.period)``, such as ``2026-12``.
        amount: What it may cost, 0 or more; a budget of all months is dropped.
    """

    def apply(plan: Plan) -> Plan:
        amounts = {**plan.span_budgets.by_span, span: amount}
        kept = (
            SpanAmount(name, one) for name, one in sorted(amounts.items()) if one is not None
        )
        budgets = replace(plan.span_budgets, amounts=tuple(kept))
        return replace(plan, budget=None, span_budgets=budgets)

    return Edit(say("Change budget of {span}", span=span), apply, f"budget:{span}")


def set_rolls_over(*, rolls_over: bool) -> Edit:
    """Let what a month or quarter leaves unspent be added to the next budget, or not."""

    def apply(plan: Plan) -> Plan:
        return replace(plan, span_budgets=replace(plan.span_budgets, rolls_over=rolls_over))

    return Edit(say("Change what becomes of unspent money"), apply)


def set_budget_unit(unit: BudgetUnit | None) -> Edit:
    """Budget each month, each quarter, or with nothing all months together.

    No money is gained or lost: amounts are added up, or shared out evenly over their months in
    what people pay in, the rest to the last.
    """

    def apply(plan: Plan) -> Plan:
        by_month = {
            month: micros
            for period, amount in plan.budgets
            for month, micros in _shared_out(amount, period, plan.account.currency)
        }
        if unit is None:
            return _budgeted(plan, _units(sum(by_month.values())) or None)
        amounts = tuple(
            SpanAmount(span, _units(sum(by_month.get(month, 0) for month in period.months)))
            for span, period in unit.spans(plan.period).items()
            if by_month.keys() & set(period.months)
        )
        budgets = SpanBudgets(unit, amounts, plan.span_budgets.rolls_over)
        return replace(plan, budget=None, span_budgets=budgets)

    return Edit(say("Change what has a budget"), apply)


def _budgeted(plan: Plan, budget: Budget | None) -> Plan:
    return replace(plan, budget=budget, span_budgets=NO_SPAN_BUDGETS)


def _shared_out(
    amount: Decimal, period: Period, currency: str
) -> Iterator[tuple[BillingMonth, int]]:
    """Share an amount out over months, in micros."""
    step = MICROS // 10 ** shown_decimals(currency)
    rest = budget_micros(amount)
    share = rest // period.count // step * step
    for month in period.months[:-1]:
        rest -= share
        yield month, share
    yield period.months[-1], rest


def _units(micros: int) -> Decimal:
    return Decimal(decimal_text(micros))


def set_rate_moves(moves: tuple[RateMove, ...]) -> Edit:
    """Set what is assumed of cards that are not known yet; nothing means the newest card."""
    return Edit(
        say("Change what is assumed of new rate cards"),
        lambda plan: replace(plan, rate_moves=moves),
    )


def add_scenario(scenario: Scenario) -> Edit:
    """Add a scenario after the others; `Plan.fresh_id` makes its id."""
    return Edit(
        say("Add scenario {name}", name=scenario.name),
        lambda plan: replace(plan, scenarios=(*plan.scenarios, scenario)),
    )


def set_scenario(scenario: Scenario, what: str) -> Edit:
    """Put another scenario in place of the one with the same id; ``what`` of it is edited."""

    def apply(plan: Plan) -> Plan:
        scenarios = (scenario if one.id == scenario.id else one for one in plan.scenarios)
        return replace(plan, scenarios=tuple(scenarios))

    return Edit(change_of(what, scenario.name), apply, f"scenario:{scenario.id}:{what}")


def remove_scenario(scenario_id: str) -> Edit:
    def apply(plan: Plan) -> Plan:
        kept = tuple(entry for entry in plan.scenarios if entry.id != scenario_id)
        return replace(plan, scenarios=kept)

    return Edit(say("Remove scenario"), apply)


def _change_at(at: Address) -> Label:
    """Name the change of a number, and the country or line that it belongs to."""
    if at.part == "grid":
        return say("Change {field} of {country}", field=at.field, country=at.id)
    return lambda plan: change_of(at.field, line_name(plan, at.id))
