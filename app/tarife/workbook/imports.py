"""An edited budget and a plan: what differs, what is taken, and what stands in the way."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tarife.plan.checks.plan import check_plan
from tarife.plan.checks.scenarios import of_scenario
from tarife.plan.edits.edit import Edit
from tarife.plan.edits.numbers import key_of, keyed_numbers, set_typed_numbers, whole_numbers
from tarife.plan.identity import revision_of
from tarife.plan.model.plan import Plan
from tarife.plan.names import is_called
from tarife.plan.what_if.levers import scenario_plan
from tarife.terms.problems import InputError, Problem, Stopped
from tarife.terms.sentences import say
from tarife.workbook.edited import EditedBudget, EditedNumber
from tarife.workbook.exported import MOST_ROWS, too_many
from tarife.workbook.merging import Difference, merged, typed_differences
from tarife.workbook.tables import not_whole, same

_UNKNOWN_ORIGIN: Final = say(
    "the budget does not say of which plan it was made; before you import it, make sure "
    "that it was this one"
)
_UNKNOWN_BASE: Final = say(
    "the budget is of an older version and does not say what finance had typed when it was "
    "exported: what its sheets have and the plan has not is taken; where the plan has "
    "something else, which of both is newer cannot be known, and the row is not ticked"
)


@dataclass(frozen=True, slots=True)
class Import:
    """What comes of a budget for a plan.

    Attributes:
        differences: What would change.
        not_taken: What was edited and changes nothing: rates, and numbers that the plan does
            not have any more.
        replaced: Ranges that a new number takes the place of.
        warning: That it may be of another plan, where it does not say of which it is.
        notes: That the plan is not as it was exported, where it is not, and that what finance
            had typed by then is not known, where that matters.
    """

    differences: tuple[Difference, ...]
    not_taken: tuple[Problem, ...] = ()
    replaced: tuple[Problem, ...] = ()
    warning: str = ""
    notes: tuple[str, ...] = ()

    @property
    def change(self) -> Edit:
        return self.taking(self.differences)

    def taking(self, chosen: Sequence[Difference]) -> Edit:
        """Make one edit of some differences."""
        numbers = tuple(
            (one.key, one.value)
            for one in chosen
            if one.typed is None and not isinstance(one.value, date | str)
        )
        edit = set_typed_numbers(numbers)
        typed = [one.typed for one in chosen if one.typed is not None]
        return replace(edit, apply=lambda plan: merged(edit.apply(plan), typed))


def import_into(
    plan: Plan, budget: EditedBudget, should_stop: Callable[[], bool] = lambda: False
) -> Import:
    """Compare an edited budget with a plan.

    What the budget leaves as it was exported stays as the plan has it now.

    Raises:
        InputError: If the budget is one of another plan, or its numbers cannot be taken.
        Stopped: If ``should_stop``, which is asked now and then, said so.
    """
    known = keyed_numbers(plan)
    if refusal := _other_plan(plan, budget):
        raise InputError([refusal])
    whole = whole_numbers(plan)
    told: list[Problem] = []
    wanted: list[EditedNumber] = []
    for one in budget.numbers:
        if one.key not in known:
            gone = say("{name} was edited, but is not in the plan any more", name=one.name)
            add = say("add it to the plan again if it is meant")
            told.append(Problem("number-gone", one.cell, gone, add))
        elif (
            one.key in whole
            and one.value is not None
            and one.value != one.value.to_integral_value()
        ):
            told.append(not_whole(one.cell, one.name, one.value))
        elif not same(known[one.key], one.value):
            wanted.append(one)
    numbers = (
        Difference(
            *(one.name, known[one.key], one.value, one.exported, one.key),
            is_conflict=not same(known[one.key], one.exported),
        )
        for one in wanted
    )
    typed = tuple(typed_differences(plan, budget))
    is_changed = budget.revision not in ("", revision_of(plan))
    notes = [_changed(plan, budget)] * is_changed
    notes += [_UNKNOWN_BASE] * (bool(typed) and budget.exported is None)
    found = Import(
        (*numbers, *typed),
        (*budget.not_taken, *told),
        tuple(_ranges(plan, wanted)),
        "" if plan.id and budget.plan_id else _UNKNOWN_ORIGIN,
        tuple(notes),
    )
    after = found.change.apply(plan)
    parts = MOST_ROWS.items()
    problems = [
        too_many(part) for part, (most, _) in parts if len(getattr(after.booked, part)) > most
    ]
    if not problems:
        before = set(_problems(plan, should_stop))
        problems = [one for one in _problems(after, should_stop) if one not in before]
    if problems:
        raise InputError(problems)
    return found


def _problems(plan: Plan, should_stop: Callable[[], bool]) -> Iterator[Problem]:
    """Find the problems of a plan, or where it has none, those of its scenarios by name."""
    found = check_plan(plan)
    yield from found
    for scenario in () if found else plan.scenarios:
        if should_stop():
            raise Stopped
        for problem in check_plan(scenario_plan(plan, scenario)):
            yield of_scenario(problem, scenario.name)


def _ranges(plan: Plan, wanted: Sequence[EditedNumber]) -> Iterator[Problem]:
    ranges = {key_of(span.at): span for span in plan.ranges}
    for one in wanted:
        if span := ranges.get(one.key):
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


def _other_plan(plan: Plan, budget: EditedBudget) -> Problem | None:
    """Say that a budget is of another plan: by its id, its months, or all of its numbers."""
    if plan.id and budget.plan_id not in ("", plan.id):
        if not budget.name:
            what = say("this budget was made from another plan, one without a name")
        elif is_called(plan.name, budget.name):
            what = say("this budget was made from another plan “{name}”", name=budget.name)
        else:
            what = say("this budget was made from the plan “{name}”", name=budget.name)
        return Problem("other-plan", "", what, say("open that plan and import it there"))
    if budget.month not in ("", str(plan.period)):
        said = say(
            "the budget is of {month}, the plan of {month_2}",
            month=budget.month,
            month_2=plan.period,
        )
        remedy = say("open the plan it was exported from, or move the plan to that month")
        return Problem("other-month", "", said, remedy)
    if not budget.keys & keyed_numbers(plan).keys():
        said = say(
            "the budget was exported from another plan: none of its numbers is in this one"
        )
        return Problem("other-plan", "", said, say("open the plan it was exported from"))
    return None


def _changed(plan: Plan, budget: EditedBudget) -> str:
    if not budget.name or is_called(plan.name, budget.name):
        return say("the plan has changed since this budget was exported")
    return say(
        "the plan has changed since this budget was exported, when it was called “{name}”",
        name=budget.name,
    )
