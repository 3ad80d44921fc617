"""An edited budget and a plan: what differs, what is taken, and what stands in the way."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, TypeVar

from tarife.plan.checks.plan import check_plan
from tarife.plan.checks.scenarios import of_scenario
from tarife.plan.edits.edit import Edit
from tarife.plan.edits.numbers import key_of, keyed_numbers, set_typed_numbers
from tarife.plan.identity import revision_of
from tarife.plan.model.booked import Invoice, TypedActual
from tarife.plan.model.budgets import Approval
from tarife.plan.model.plan import Plan
from tarife.plan.names import is_called
from tarife.plan.numbers import numbers_of
from tarife.plan.what_if.levers import scenario_plan
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.terms.problems import InputError, Problem
from tarife.terms.sentences import Sentence, say
from tarife.workbook.edited import EditedBudget, EditedNumber
from tarife.workbook.exported import Texts, exported_of, text_of, texts_of
from tarife.workbook.tables import not_whole, same

_UNKNOWN_ORIGIN: Final = say(
    "the budget does not say of which plan it was made; before you import it, make sure "
    "that it was this one"
)

_LABELS: Final = MappingProxyType(
    {
        "day": say("Date"),
        "account": say("Business number or account"),
        "currency": say("Currency"),
        "rate": say("Exchange rate"),
        "net": say("Net"),
        "credits": say("Credits"),
        "tax": say("Tax"),
        "messages": say("Actual charged messages"),
        "cost": say("Actual cost"),
        "note": say("Note"),
    }
)
"""What the fields of an invoice and of a typed actual are called, beside their keys."""

_AMOUNTS: Final = frozenset({"rate", "net", "credits", "tax", "messages", "cost"})
_KEYS: Final = MappingProxyType(
    {"invoices": ("number",), "typed": ("month", "market", "category")}
)
_Key = tuple[str, ...]
_Row = TypeVar("_Row")
Value = Decimal | date | str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What an edited number, or something that finance typed, would change in a plan.

    Attributes:
        name: What it is called, in the language of the workbook.
        now: What the plan has.
        value: What the budget has.
        exported: What the plan had when the budget was exported.
        change: What it makes of a plan, where it is no number.
        is_conflict: Whether the plan changed it too since the export, in another way.
    """

    name: str
    now: Value
    value: Value
    exported: Value = None
    key: str = ""
    change: Callable[[Plan], Plan] | None = None
    is_conflict: bool = False


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
        numbers = tuple(
            (one.key, one.value)
            for one in chosen
            if one.change is None and not isinstance(one.value, date | str)
        )
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
        value = one.value
        is_part = value is not None and value != value.to_integral_value()
        if one.key in whole and is_part:
            told.append(not_whole(one.cell, one.name, one.value))
        elif one.key in known and not same(known[one.key], one.value):
            wanted.append(one)
    found = Import(
        (
            *(
                Difference(
                    *(one.name, known[one.key], one.value, one.exported, one.key),
                    is_conflict=not same(known[one.key], one.exported),
                )
                for one in wanted
            ),
            *_booked_differences(plan, budget),
            *_approval_differences(plan, budget),
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


def _booked_differences(plan: Plan, budget: EditedBudget) -> Iterator[Difference]:
    """Say what finance changed of the cut-off, the invoices and the actuals that it typed."""
    booked = budget.booked
    if booked is None:
        return
    own, last = exported_of(plan), str(plan.period.last_day)
    base = budget.exported or own
    now, typed, exported = (
        one or last for one in (own.cut_off, text_of(booked.cut_off), base.cut_off)
    )
    if typed not in (now, exported):
        yield Difference(
            say("Day of the cut-off"),
            *_values("cut_off", (now, typed, exported)),
            change=_booking("cut_off", lambda _: booked.cut_off),
            is_conflict=now != exported,
        )
    yield from _row_differences("invoices", booked.invoices, own.invoices, base.invoices)
    real = {
        str(month)
        for month in plan.period.months
        if plan.actuals.by_day.keys() >= {*month.dates()}
    }
    wanted = [one for one in booked.typed if one.month not in real]
    known = ([one for one in of if one["month"] not in real] for of in (own.typed, base.typed))
    yield from _row_differences("typed", wanted, *known)


def _row_differences(
    field: str,
    wanted: Sequence[Invoice | TypedActual],
    own: Sequence[Texts],
    base: Sequence[Texts],
) -> Iterator[Difference]:
    """Merge rows: field by field those that plan, budget and export have, others whole.

    Those that go come last and from the end, so that none takes the place of another.
    """
    rows = _keyed(field, [texts_of(one) for one in wanted], wanted)
    known, exported = _keyed(field, own, own), _keyed(field, base, base)
    gone = [key for key in {**exported, **known} if key not in rows]
    for key in (*rows, *reversed(gone)):
        row, now, before = rows.get(key), known.get(key), exported.get(key)
        typed = texts_of(row) if row is not None else None
        if typed in (now, before):
            continue
        name = _row_name(field, key)
        if typed is None or now is None or before is None:
            cost = "net" if field == "invoices" else "cost"
            values = _values(cost, [(of or {}).get(cost, "") for of in (now, typed, before)])
            change = _booking(field, _setting(field, key, row))
            yield Difference(name, *values, change=change, is_conflict=now != before)
            continue
        for own_field, label in _LABELS.items():
            texts = [of.get(own_field, "") for of in (now, typed, before)]
            if texts[1] not in (texts[0], texts[2]):
                yield Difference(
                    say("{row}: {field}", row=name, field=label),
                    *_values(own_field, texts),
                    change=_booking(field, _setting(field, key, row, own_field)),
                    is_conflict=texts[0] != texts[2],
                )


def _keyed(field: str, texts: Sequence[Texts], rows: Sequence[_Row]) -> dict[_Key, _Row]:
    """Give each row by what tells it apart, and by its place among those that are alike."""
    found: dict[_Key, _Row] = {}
    places = Counter[_Key]()
    for one, row in zip(texts, rows, strict=True):
        key = tuple(one.get(name, "") for name in _KEYS[field])
        places[key] += 1
        found[*key, str(places[key])] = row
    return found


def _row_name(field: str, key: _Key) -> Sentence:
    if field == "invoices":
        number, place = key
        return say("Invoice {number}", number=number or f"({place})")
    month, market, code, _ = key
    category = CATEGORY_NAMES[Category(code)] if code in {*Category} else code
    return say(
        "Actual of {month}, {market}, {category}", month=month, market=market, category=category
    )


def _setting(
    field: str, key: _Key, row: Invoice | TypedActual | None, name: str = ""
) -> Callable[[Any], Any]:
    """Set a row, or a field of it, among the rows of a plan; drop it where there is none."""

    def change(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        own = _keyed(field, [texts_of(one) for one in rows], rows)
        if row is None:
            own.pop(key, None)
        else:
            own[key] = replace(own[key], **{name: getattr(row, name)}) if name else row
        return tuple(own.values())

    return change


def _booking(field: str, change: Callable[[Any], Any]) -> Callable[[Plan], Plan]:
    def apply(plan: Plan) -> Plan:
        after = change(getattr(plan.booked, field))
        return replace(plan, booked=replace(plan.booked, **{field: after}))

    return apply


def _values(field: str, texts: Sequence[str]) -> tuple[Value, Value, Value]:
    now, value, exported = (_value(field, one) for one in texts)
    return now, value, exported


def _value(field: str, text: str) -> Value:
    """Turn a text back into what it was written of."""
    if not text:
        return None
    if field in {"day", "cut_off", "approved_on"}:
        return date.fromisoformat(text)
    return Decimal(text) if field in _AMOUNTS else text


def _approval_differences(plan: Plan, budget: EditedBudget) -> Iterator[Difference]:
    """Say what was typed into the fields of the approval."""
    if budget.approval is None:
        return
    own, typed = texts_of(plan.approval), texts_of(budget.approval)
    base = budget.exported.approval if budget.exported else own
    for name, (label, _) in zip(Approval.__slots__, plan.approval.named, strict=True):
        texts = [of.get(name, "") for of in (own, typed, base)]
        if texts[1] not in (texts[0], texts[2]):
            yield Difference(
                label,
                *_values(name, texts),
                change=_approving(name, getattr(budget.approval, name)),
                is_conflict=texts[0] != texts[2],
            )


def _approving(name: str, value: Any) -> Callable[[Plan], Plan]:
    return lambda plan: replace(plan, approval=replace(plan.approval, **{name: value}))


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
