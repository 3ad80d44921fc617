"""Numbers of a plan that were typed elsewhere and come back as one edit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from typing import Final, TypeAlias

from tarife.plan.addresses import Address
from tarife.plan.numbers import numbers_of, put_inside, with_numbers, without_ranges
from tarife.plan.plan import Plan

BUDGET: Final = "plan//budget"
"""The key of the budget."""

COSTS: Final = "costs//"
"""What the key of a number of `Costs` begins with; the way inside follows, with dots."""

Typed: TypeAlias = Mapping[str, Decimal | None]
"""Numbers by their keys; only a budget can be nothing."""


def key_of(at: Address) -> str:
    """Write an address as one text."""
    return f"{at.part}/{at.id}/{at.field}"


def keyed_numbers(plan: Plan) -> dict[str, Decimal | None]:
    """Give every number of a plan by its key: the budget, costs, account, grid and lines."""
    found: dict[str, Decimal | None] = {BUDGET: plan.budget}
    found |= {f"{COSTS}{'.'.join(way)}": value for way, value in _inside(plan.costs)}
    return found | {key_of(at): Decimal(str(value)) for at, value in numbers_of(plan).items()}


@dataclass(frozen=True, slots=True)
class SetTypedNumbers:
    """Put several numbers into a plan as one edit; ranges of theirs are dropped."""

    values: tuple[tuple[str, Decimal | None], ...]
    label: str = "Import edited budget"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the numbers; what names none is left out."""
        known = keyed_numbers(plan)
        wanted = {key: value for key, value in self.values if key in known}
        if BUDGET in wanted:
            plan = replace(plan, budget=wanted[BUDGET])
        costs = plan.costs
        for key, value in wanted.items():
            if key.startswith(COSTS) and value is not None:
                costs = put_inside(costs, tuple(key.removeprefix(COSTS).split(".")), value)
        places = {key_of(at): at for at in numbers_of(plan)}
        numbers = {
            places[key]: float(value)
            for key, value in wanted.items()
            if key in places and value is not None
        }
        edited = with_numbers(replace(plan, costs=costs), numbers)
        return without_ranges(edited, *numbers)


def _inside(value: object) -> Iterator[tuple[tuple[str, ...], Decimal]]:
    """Give every number inside the costs with the way to it."""
    if isinstance(value, int | Decimal):
        yield (), Decimal(value)
    elif isinstance(value, tuple):
        for place, entry in enumerate(value):
            yield from (((str(place), *way), number) for way, number in _inside(entry))
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            inner = _inside(getattr(value, field.name))
            yield from (((field.name, *way), number) for way, number in inner)
