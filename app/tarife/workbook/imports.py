"""An edited budget and a plan: what differs, what is taken, and what stands in the way."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from tarife.plan.checks.plan import check_plan
from tarife.plan.checks.scenarios import of_scenario
from tarife.plan.edits.edit import Edit
from tarife.plan.edits.numbers import key_of, keyed_numbers, set_typed_numbers
from tarife.plan.identity import revision_of
from tarife.plan.model.booked import Booked
from tarife.plan.model.budgets import Approval
from tarife.plan.model.plan import Plan
from tarife.plan.names import is_called
from tarife.plan.numbers import numbers_of
from tarife.plan.what_if.levers import scenario_plan
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import say
from tarife.workbook.edited import EditedBudget, EditedNumber
from tarife.workbook.tables import not_whole, same

_UNKNOWN_ORIGIN: Final = say(
    "the budget does not say of which plan it was made; before you import it, make sure "
    "that it was this one"
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What an edited number, or something that finance typed, would change in a plan.

    Attributes:
        name: What it is called, in the language of the workbook.
        now: What the plan has.
        value: What the budget has.
        exported: What the plan had when the budget was exported.
        change: What it makes of a plan.
    """

    name: str
    now: Decimal | None
    value: Decimal | None
    exported: Decimal | None = None
    key: str = ""
    change: Callable[[Plan], Plan] | None = None

    @property
    def is_conflict(self) -> bool:
        """Whether the plan and the budget changed it, each in its own way."""
        return self.change is None and not same(self.now, self.exported)


@dataclass(frozen=True, slots=True)
class Import:
    """What comes of a budget for a plan.

    Attributes:
        differences: What would change.
        not_taken: What was edited and changes nothing: rates, and numbers that the plan does
            not have any more.
        replaced: Ranges that a new number takes the place of.
        warning: That it may be of another plan, where it does not say of which it is.
        note: That the plan is not as it was exported, where it is not.
    """

    differences: tuple[Difference, ...]
    not_taken: tuple[Problem, ...] = ()
    replaced: tuple[Problem, ...] = ()
    warning: str = ""
    note: str = ""

    @property
    def change(self) -> Edit:
        """All of it as one edit."""
        return self.taking(self.differences)

    def taking(self, chosen: Sequence[Difference]) -> Edit:
        """Make one edit of some differences."""
        numbers = tuple((one.key, one.value) for one in chosen if one.change is None)
        edit = set_typed_numbers(numbers)

        def apply(plan: Plan) -> Plan:
            plan = edit.apply(plan)
            for one in chosen:
                plan = one.change(plan) if one.change is not None else plan
            return plan

        return replace(edit, apply=apply)


def import_into(plan: Plan, budget: EditedBudget) -> Import:
    """Compare an edited budget with a plan.

    What the budget leaves as it was exported stays as the plan has it now.

    Raises:
        InputError: If the budget is one of another plan, or its numbers cannot be taken.
    """
    known = keyed_numbers(plan)
    is_known = bool(plan.id and budget.plan_id)
    if is_known and budget.plan_id != plan.id:
        raise InputError([_other_plan(plan, budget)])
    if budget.month and budget.month != str(plan.period):
        said = say(
            "the budget is of {month}, the plan of {month_2}",
            month=budget.month,
            month_2=plan.period,
        )
        remedy = say("open the plan it was exported from, or move the plan to that month")
        raise InputError([Problem("other-month", "", said, remedy)])
    if not budget.keys & set(known):
        said = say(
            "the budget was exported from another plan: none of its numbers is in this one"
        )
        remedy = say("open the plan it was exported from")
        raise InputError([Problem("other-plan", "", said, remedy)])
    whole = {key_of(at) for at, number in numbers_of(plan).items() if isinstance(number, int)}
    add = say("add it to the plan again if it is meant")
    told = [
        Problem(
            "number-gone",
            one.cell,
            say("{name} was edited, but is not in the plan any more", name=one.name),
            add,
        )
        for one in budget.numbers
        if one.key not in known
    ]
    wanted: list[EditedNumber] = []
    for one in budget.numbers:
        if one.key in whole and one.value is not None and one.value % 1:
            told.append(not_whole(one.cell, one.name, one.value))
        elif one.key in known and not same(known[one.key], one.value):
            wanted.append(one)
    found = Import(
        (
            *(
                Difference(one.name, known[one.key], one.value, one.exported, one.key)
                for one in wanted
            ),
            *_booked_differences(plan, budget.booked),
            *_approval_differences(plan, budget.approval),
        ),
        (*budget.not_taken, *told),
        tuple(_ranges(plan, wanted)),
        "" if is_known else _UNKNOWN_ORIGIN,
        _changed(plan, budget) if budget.revision not in ("", revision_of(plan)) else "",
    )
    before = set(_problems(plan))
    problems = [one for one in _problems(found.change.apply(plan)) if one not in before]
    if problems:
        raise InputError(problems)
    return found


def _problems(plan: Plan) -> Iterator[Problem]:
    """Find the problems of a plan, or where it has none, those of its scenarios by name."""
    found = check_plan(plan)
    yield from found
    for scenario in () if found else plan.scenarios:
        for problem in check_plan(scenario_plan(plan, scenario)):
            yield of_scenario(problem, scenario.name)


def _booked_differences(plan: Plan, booked: Booked | None) -> Iterator[Difference]:
    """Say which invoices, sums and days finance typed otherwise than the plan has them."""
    if booked is None:
        return
    own, last = plan.booked, plan.period.last_day
    if (booked.cut_off or last) != (own.cut_off or last):
        cut_off = booked.cut_off
        name = say("Day of the cut-off: {day}", day=cut_off or last)
        yield Difference(name, None, None, change=_booking(cut_off=cut_off))
    if booked.invoices != own.invoices:
        invoices = booked.invoices
        name = say("Invoices: {count}", count=len(invoices))
        now, after = (_sum([one.net for one in of]) for of in (own.invoices, invoices))
        yield Difference(name, now, after, change=_booking(invoices=invoices))
    real = {
        str(month)
        for month in plan.period.months
        if plan.actuals.by_day.keys() >= {*month.dates()}
    }
    kept = tuple(one for one in own.typed if one.month in real)
    typed = (*kept, *(one for one in booked.typed if one.month not in real))
    if sorted(typed, key=str) != sorted(own.typed, key=str):
        name = say("Actual cost as typed: {count}", count=len(typed))
        now, after = (_sum([one.cost for one in of]) for of in (own.typed, typed))
        yield Difference(name, now, after, change=_booking(typed=typed))


def _booking(**typed: Any) -> Callable[[Plan], Plan]:
    return lambda plan: replace(plan, booked=replace(plan.booked, **typed))


def _approval_differences(plan: Plan, approval: Approval | None) -> Iterator[Difference]:
    """Say what was typed into the fields of the approval."""
    if approval is None:
        return
    for name, (label, now), (_, typed) in zip(
        approval.__slots__, plan.approval.named, approval.named, strict=True
    ):
        if typed != now:
            said = say("{field}: {value}", field=label, value=typed or "\N{EN DASH}")
            yield Difference(said, None, None, change=_approving(name, typed))


def _approving(name: str, value: Any) -> Callable[[Plan], Plan]:
    return lambda plan: replace(plan, approval=replace(plan.approval, **{name: value}))


def _sum(amounts: Sequence[Decimal | None]) -> Decimal:
    return sum((one for one in amounts if one is not None), Decimal(0))


def _ranges(plan: Plan, wanted: Sequence[EditedNumber]) -> Iterator[Problem]:
    """Say which ranges a new number takes the place of."""
    ranges = {key_of(span.at): span for span in plan.ranges}
    for one in wanted:
        span = ranges.get(one.key)
        if span is not None:
            message = say(
                "{name} lay between {low} and {high}; the new number takes the place of both",
                name=one.name,
                low=span.low,
                high=span.high,
            )
            yield Problem("range-replaced", one.cell, message, say("give its range anew"))


def no_plan() -> Problem:
    """Say that a budget comes back, but there is no plan to compare it with."""
    return Problem(
        "no-plan",
        "",
        say("no plan is open that the budget could be compared with"),
        say("open the plan it was exported from first"),
    )


def _other_plan(plan: Plan, budget: EditedBudget) -> Problem:
    if not budget.name:
        what = say("this budget was made from another plan, one without a name")
    elif is_called(plan.name, budget.name):
        what = say("this budget was made from another plan “{name}”", name=budget.name)
    else:
        what = say("this budget was made from the plan “{name}”", name=budget.name)
    return Problem("other-plan", "", what, say("open that plan and import it there"))


def _changed(plan: Plan, budget: EditedBudget) -> str:
    if not budget.name or is_called(plan.name, budget.name):
        return say("the plan has changed since this budget was exported")
    return say(
        "the plan has changed since this budget was exported, when it was called “{name}”",
        name=budget.name,
    )
