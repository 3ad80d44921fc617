"""Merging what finance typed: what the plan has, what the budget has, what was exported."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth, Period
from tarife.terms.categories import CATEGORY_NAMES, Category
from tarife.terms.sentences import period_name, say, territory_name
from tarife.workbook.edited import EditedBudget
from tarife.workbook.exported import (
    KEYS,
    TITLES,
    Texts,
    Typed,
    Value,
    exported_of,
    rows_of,
    texts_of,
    value_of,
)

_NOT_KNOWN: Final = say("not known")
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypedChange:
    """What becomes of a row that finance types: a whole one, one field of it, or none."""

    part: str
    key: _Key
    row: Typed | None
    field: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What an edited number, or something that finance typed, would change in a plan.

    Attributes:
        typed: What becomes of a row of finance's, where it is no number.
        is_conflict: Whether the plan changed it too since the export, in another way, or may
            have: budgets of older versions do not say what they were exported with.
    """

    name: str
    now: Value
    value: Value
    exported: Value = None
    key: str = ""
    typed: TypedChange | None = None
    is_conflict: bool = False


def typed_differences(plan: Plan, budget: EditedBudget) -> Iterator[Difference]:
    """Say what finance changed of approval, cut-off, invoices and actuals that it typed."""
    own, base, days = exported_of(plan), budget.exported, plan.actuals.by_day.keys()
    real = {str(month) for month in plan.period.months if days >= {*month.dates()}}
    for part in TITLES:
        rows = rows_of(part, budget.booked, budget.approval)
        if rows is not None:
            usual = {"cut_off": str(plan.period.last_day)} if part == "cut_off" else {}
            typed, now, before = (
                _keyed(part, ({**usual, **one} for one in of))
                for of in (map(texts_of, rows), own[part], (base or own)[part])
            )
            if base is None:
                before = {key: {} for key in now}
            found = _differences(part, dict(zip(typed, rows, strict=True)), typed, now, before)
            for key, one in found:
                if key[0] not in real:
                    yield one if base is not None else replace(one, exported=_NOT_KNOWN)


def _differences(
    part: str,
    rows: Mapping[_Key, Typed],
    typed: Mapping[_Key, Texts],
    now: Mapping[_Key, Texts],
    before: Mapping[_Key, Texts],
) -> Iterator[tuple[_Key, Difference]]:
    """Merge field by field rows that are on all sides, others whole.

    Those that go come last and from the end, so that none takes the place of another.
    """
    gone = [key for key in {**before, **now} if key not in typed]
    for key in (*typed, *reversed(gone)):
        sides = [of.get(key) for of in (now, typed, before)]
        is_whole = None in sides
        shown = "net" if part == "invoices" else "cost"
        for field in (shown,) if is_whole else TITLES[part]:
            texts = [(of or {}).get(field, "") for of in sides]
            one, other, last = sides if is_whole else texts
            if other not in (one, last):
                name = "" if is_whole else field
                change, conflicts = TypedChange(part, key, rows.get(key), name), one != last
                plan, own, base = (value_of(field, text) for text in texts)
                label = _name(part, key, TITLES[part][name] if name else "")
                yield key, Difference(label, plan, own, base, "", change, conflicts)


def merged(plan: Plan, changes: Sequence[TypedChange]) -> Plan:
    """Set rows, or fields of them, among those of a plan; drop those of which there is none."""
    for part in TITLES:
        chosen = [one for one in changes if one.part == part]
        rows: Any = rows_of(part, plan.booked, plan.approval) if chosen else ()
        own = dict(zip(_keyed(part, map(texts_of, rows)), rows, strict=True))
        for one in chosen:
            if one.row is None:
                own.pop(one.key, None)
            else:
                fields = {one.field: getattr(one.row, one.field)} if one.field else {}
                own[one.key] = replace(own[one.key], **fields) if fields else one.row
        after: Any = tuple(own.values())
        if chosen and part == "approval":
            plan = replace(plan, approval=after[0])
        elif chosen:
            booked = after[0] if part == "cut_off" else replace(plan.booked, **{part: after})
            plan = replace(plan, booked=booked)
    return plan


def _keyed(part: str, rows: Iterable[Texts]) -> dict[_Key, Texts]:
    """Give each row by what tells it apart, and by its place among those that are alike."""
    found: dict[_Key, Texts] = {}
    places = Counter[_Key]()
    for row in rows:
        key = tuple(row.get(name, "") for name in KEYS.get(part, ()))
        places[key] += 1
        found[*key, str(places[key])] = row
    return found


def _name(part: str, key: _Key, field: str) -> str:
    """Name a row, or one of its fields; approval and cut-off have fields alone."""
    if part == "invoices":
        row = say("Invoice {number}", number=key[0] or f"({key[1]})")
    elif part == "typed":
        month, market, code, _ = key
        category = CATEGORY_NAMES[Category(code)] if code in {*Category} else code
        row = say(
            "Actual of {month}, {market}, {category}",
            month=_month_name(month),
            market=territory_name(market),
            category=category,
        )
    else:
        return field
    return say("{row}: {field}", row=row, field=field) if field else row


def _month_name(month: str) -> str:
    """Name a month as people do; what a person typed in its place stays."""
    try:
        return period_name(Period(BillingMonth.parse(month)))
    except ValueError:
        return month
