"""Edits of the costs beside Meta's charges, and of what other traffic uses of volume tiers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal, TypeAlias, TypeVar

from tarife.plan.edits.edit import Edit, change_of
from tarife.plan.model.account import TierUse
from tarife.plan.model.costs import Calls, Costs, Groups, Markup, SmsPrice, Tax
from tarife.plan.model.plan import Plan
from tarife.plan.numbers import with_said_of_numbers
from tarife.terms.categories import Category
from tarife.terms.sentences import say

Row = TypeVar("Row")
ApartField: TypeAlias = Literal["calls", "groups"]
"""What Meta bills on lines of its own, a row each."""


def set_costs(costs: Costs, field: str) -> Edit:
    """Put other costs in place; ``field`` says what of them is edited.

    Callers write ``set_costs(replace(plan.costs, seats=2), "seats")``.
    """
    return Edit(change_of(field), lambda plan: replace(plan, costs=costs), f"costs:{field}")


def set_markup(markup: Markup) -> Edit:
    """Set what the partner adds to a category; a mark-up of nothing is left out."""

    def apply(plan: Plan) -> Plan:
        partner, own = plan.costs.partner, markup.category
        markups = tuple(
            markup if category is own else partner.markup(category) for category in Category
        )
        asked = tuple(one for one in markups if one.markup_ratio or one.message_fee)
        return replace(plan, costs=replace(plan.costs, partner=replace(partner, markups=asked)))

    return Edit(say("Change mark-up"), apply, f"markup:{markup.category.value}")


def set_tax(index: int, tax: Tax) -> Edit:
    return Edit(
        say("Change tax"),
        lambda plan: _with_taxes(plan, _with_replaced(plan.costs.taxes, index, tax)),
    )


def add_tax(tax: Tax) -> Edit:
    return Edit(say("Add tax"), lambda plan: _with_taxes(plan, (*plan.costs.taxes, tax)))


def remove_taxes(indices: tuple[int, ...]) -> Edit:
    return Edit(
        say("Delete taxes"), lambda plan: _with_taxes(plan, _without(plan.costs.taxes, indices))
    )


def set_apart(field: ApartField, index: int, row: Calls | Groups) -> Edit:
    """Set a line of calls or groups."""
    return Edit(
        change_of(field),
        lambda plan: _with_apart(
            plan, field, _with_replaced(getattr(plan.costs, field), index, row)
        ),
    )


def add_apart(field: ApartField, row: Calls | Groups) -> Edit:
    """Add a line of calls or groups."""
    return Edit(
        say("Add {name}", name=row.name),
        lambda plan: _with_apart(plan, field, (*getattr(plan.costs, field), row)),
    )


def remove_apart(field: ApartField, indices: tuple[int, ...]) -> Edit:
    """Remove lines of calls or groups."""
    return Edit(
        change_of(field),
        lambda plan: _with_apart(plan, field, _without(getattr(plan.costs, field), indices)),
    )


def set_sms_price(price: SmsPrice) -> Edit:
    """Set what an SMS to a market costs; no price and one part takes the entry away."""

    def apply(plan: Plan) -> Plan:
        prices = plan.costs.sms
        markets = [one.market for one in prices]
        index = (*markets, price.market).index(price.market)
        if price == SmsPrice(price.market, Decimal(0)):
            kept = _without(prices, (index,))
        else:
            kept = _with_replaced(prices, index, price)
        return replace(plan, costs=replace(plan.costs, sms=kept))

    return Edit(say("Change SMS price"), apply, f"sms:{price.market}")


def set_tier_use(index: int, use: TierUse, field: str) -> Edit:
    """Give the use of tiers at an index one field of another; all else stays as it is."""

    def apply(plan: Plan) -> Plan:
        used = plan.account.tier_used
        edited: dict[str, Any] = {field: getattr(use, field)}
        return _with_tier_used(
            plan, _with_replaced(used, index, replace(used[index], **edited))
        )

    return Edit(say("Change use of volume tiers"), apply)


def add_tier_use(use: TierUse) -> Edit:
    return Edit(
        say("Add use of volume tiers"),
        lambda plan: _with_tier_used(plan, (*plan.account.tier_used, use)),
    )


def remove_tier_uses(indices: tuple[int, ...]) -> Edit:
    """Remove uses of tiers by index; what is said of those that move follows them."""

    def still(entries: Iterable[Any]) -> Iterator[Any]:
        """Give what is said of numbers that stay, by their index from then on."""
        for entry in entries:
            match entry.at.steps:
                case ("tier_used", index, field) if int(index) not in indices:
                    now = int(index) - sum(gone < int(index) for gone in indices)
                    at = replace(entry.at, field=f"tier_used.{now}.{field}")
                    yield replace(entry, at=at)
                case ("tier_used", *_):
                    pass
                case _:
                    yield entry

    def apply(plan: Plan) -> Plan:
        after = _with_tier_used(plan, _without(plan.account.tier_used, indices))
        return with_said_of_numbers(after, still)

    return Edit(say("Delete use of volume tiers"), apply)


def _with_apart(plan: Plan, field: ApartField, rows: tuple[Calls | Groups, ...]) -> Plan:
    changed: dict[str, Any] = {field: rows}
    return replace(plan, costs=replace(plan.costs, **changed))


def _with_taxes(plan: Plan, taxes: tuple[Tax, ...]) -> Plan:
    return replace(plan, costs=replace(plan.costs, taxes=taxes))


def _with_tier_used(plan: Plan, used: tuple[TierUse, ...]) -> Plan:
    return replace(plan, account=replace(plan.account, tier_used=used))


def _with_replaced(rows: tuple[Row, ...], index: int, row: Row) -> tuple[Row, ...]:
    return (*rows[:index], row, *rows[index + 1 :])


def _without(rows: tuple[Row, ...], indices: tuple[int, ...]) -> tuple[Row, ...]:
    return tuple(row for index, row in enumerate(rows) if index not in indices)
