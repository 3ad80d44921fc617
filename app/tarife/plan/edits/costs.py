"""Edits of the costs beside Meta's charges, and of what other traffic uses of volume tiers."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final, TypeVar

from tarife.plan.model.account import TierUse
from tarife.plan.model.costs import Costs, Markup, SmsPrice, Tax
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Override, Range
from tarife.terms.categories import Category

_MESSAGES_USED: Final = re.compile(r"tier_used\.(\d+)\.messages")

AboutNumber = TypeVar("AboutNumber", Range, Override)
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class SetCosts:
    """Put other costs in place; ``field`` says what of them is edited.

    Callers write ``SetCosts(replace(plan.costs, seats=2), "seats")``.
    """

    costs: Costs
    field: str

    @property
    def label(self) -> str:
        """Say what changes."""
        return f"Change {self.field.replace('_', ' ')}"

    @property
    def merge_key(self) -> str | None:
        """Join edits of the same field."""
        return f"costs:{self.field}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the costs."""
        return replace(plan, costs=self.costs)


@dataclass(frozen=True, slots=True)
class SetMarkup:
    """Set what the partner adds to a category."""

    markup: Markup
    label: str = "Change mark-up"

    @property
    def merge_key(self) -> str | None:
        """Join edits of the same category."""
        return f"markup:{self.markup.category.value}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the mark-up; one of nothing is left out."""
        partner, own = plan.costs.partner, self.markup.category
        markups = tuple(
            self.markup if category is own else partner.markup(category)
            for category in Category
        )
        asked = tuple(one for one in markups if one.markup_ratio or one.message_fee)
        return replace(plan, costs=replace(plan.costs, partner=replace(partner, markups=asked)))


@dataclass(frozen=True, slots=True)
class SetTax:
    """Put another tax in the place of one; one place behind the last adds it."""

    place: int
    tax: Tax
    label: str = "Change tax"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the tax."""
        taxes = _placed(plan.costs.taxes, self.place, self.tax)
        return replace(plan, costs=replace(plan.costs, taxes=taxes))


@dataclass(frozen=True, slots=True)
class RemoveTaxes:
    """Remove the taxes in some places."""

    places: tuple[int, ...]
    label: str = "Delete taxes"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` without the taxes."""
        taxes = _without(plan.costs.taxes, self.places)
        return replace(plan, costs=replace(plan.costs, taxes=taxes))


@dataclass(frozen=True, slots=True)
class SetSmsPrice:
    """Set what an SMS to a market costs; no price and one part takes the entry away."""

    price: SmsPrice
    label: str = "Change SMS price"

    @property
    def merge_key(self) -> str | None:
        """Join edits of the same market."""
        return f"sms:{self.price.market}"

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the price, where it was or as the last one."""
        prices = plan.costs.sms
        markets = [price.market for price in prices]
        place = (*markets, self.price.market).index(self.price.market)
        if self.price == SmsPrice(self.price.market, Decimal(0)):
            kept = _without(prices, (place,))
        else:
            kept = _placed(prices, place, self.price)
        return replace(plan, costs=replace(plan.costs, sms=kept))


@dataclass(frozen=True, slots=True)
class SetTierUse:
    """Put another use of tiers in the place of one; one place behind the last adds it.

    Attributes:
        field: What of it is edited; all else stays as the plan has it. Nothing is all of it.
    """

    place: int
    use: TierUse
    label: str = "Change use of volume tiers"
    merge_key: str | None = None
    field: str = ""

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` with the use."""
        use, own = self.use, plan.account.tier_used
        if self.field and self.place < len(own):
            edited: dict[str, Any] = {self.field: getattr(use, self.field)}
            use = replace(own[self.place], **edited)
        return _with_tier_used(plan, lambda used: _placed(used, self.place, use))


@dataclass(frozen=True, slots=True)
class RemoveTierUses:
    """Remove the uses of tiers in some places."""

    places: tuple[int, ...]
    label: str = "Delete use of volume tiers"
    merge_key: str | None = None

    def apply(self, plan: Plan) -> Plan:
        """Return ``plan`` without these uses; ranges and scenarios follow those that move."""
        after = _with_tier_used(plan, lambda used: _without(used, self.places))
        scenarios = (
            replace(one, overrides=tuple(self._still(one.overrides))) for one in plan.scenarios
        )
        return replace(
            after, ranges=tuple(self._still(plan.ranges)), scenarios=tuple(scenarios)
        )

    def _still(self, entries: Iterable[AboutNumber]) -> Iterator[AboutNumber]:
        """Give what is said of numbers that stay, by their place from then on."""
        for entry in entries:
            found = _MESSAGES_USED.fullmatch(entry.at.field)
            place = int(found[1]) if found else -1
            if place not in self.places:
                now = place - sum(gone < place for gone in self.places)
                field = f"tier_used.{now}.messages" if found else entry.at.field
                yield replace(entry, at=replace(entry.at, field=field))


def _with_tier_used(
    plan: Plan, edit: Callable[[tuple[TierUse, ...]], tuple[TierUse, ...]]
) -> Plan:
    account = plan.account
    return replace(plan, account=replace(account, tier_used=edit(account.tier_used)))


def _placed(rows: tuple[Row, ...], place: int, row: Row) -> tuple[Row, ...]:
    return (*rows[:place], row, *rows[place + 1 :])


def _without(rows: tuple[Row, ...], places: tuple[int, ...]) -> tuple[Row, ...]:
    return tuple(row for place, row in enumerate(rows) if place not in places)
