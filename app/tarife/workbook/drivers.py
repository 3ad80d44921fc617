"""Which numbers of the plan drive the messages of a line, in proportion."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import chain

from tarife.plan.grid import lines_of_row
from tarife.plan.model.addresses import Address, PartName
from tarife.plan.model.lines import Send, TemplateCategory
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.numbers import numbers_of
from tarife.terms.categories import Category

_DELIVERED, _REPLIES = "behaviour.delivered_ratio", "behaviour.reply_ratio"
_ANSWERED, _BUBBLES = "behaviour.answer_ratio", "behaviour.messages_per_answer"
_TURNS, _TAKEN = "behaviour.turns", "recategorised_ratio"
_WITHOUT_FEES = (_BUBBLES, _TAKEN)


@dataclass(frozen=True, slots=True)
class Factor:
    """A number of the plan that messages are in proportion to, or to what comes of it.

    Attributes:
        is_rest: Whether they are in proportion to what it leaves of one.
        turns: Where the share of answered messages is meant, the number of messages that a
            person writes in an exchange: who is not answered does not write again.
    """

    at: Address
    is_rest: bool = False
    turns: Address | None = None


@dataclass(frozen=True, slots=True)
class Drivers:
    """The factors of every line of a plan, templates and answers apart, and every number."""

    plan: Plan
    values: Mapping[Address, float]
    by_line: dict[tuple[str, Category], tuple[Factor, ...]]

    @classmethod
    def of(cls, plan: Plan) -> "Drivers":
        """Find the factors of the lines that are spelled out and of those of the grid."""
        found: dict[tuple[str, Category], tuple[Factor, ...]] = {}
        values = numbers_of(plan)
        for line, category, factors in _entries(plan):
            found[line, category] = tuple(one for one in factors if _value(values, one))
        return cls(plan, values, found)

    def of_row(
        self,
        line: str,
        category: Category,
        own: AbstractSet[Address],
        *,
        of_conversations: bool = False,
    ) -> tuple[Factor, ...]:
        """Give what a line's messages of a category are in proportion to: all of these.

        Those that are zero are left out, and ``own`` numbers, which are not the plan's here;
        none are there where the line is not of the plan. Of opened conversations the first
        answer opens one, and those that follow lie within.
        """
        if category is Category.AUTHENTICATION_INTERNATIONAL:
            category = Category.AUTHENTICATION
        of_plan = self.by_line.get((line, category), ())
        return tuple(
            replace(factor, turns=None) if of_conversations or factor.turns in own else factor
            for factor in of_plan
            if factor.at not in own and not (of_conversations and factor.at.field == _BUBBLES)
        )

    @property
    def addresses(self) -> frozenset[Address]:
        own = (factor.at for factor in chain.from_iterable(self.by_line.values()))
        return frozenset(own) | self.rough()

    def rough(
        self, *, by_conversation: bool = False, with_fees: bool = False
    ) -> frozenset[Address]:
        """List those of exchanges, which late answers and the end of the month cut short.

        Args:
            by_conversation: Whether conversations are charged, so that answers after the first
                are in no proportion.
            with_fees: Whether what people write, or what does not arrive, costs a fee: only
                the app counts these, and nearly every number moves them.
        """
        found: set[Address] = set()
        for factor in chain.from_iterable(self.by_line.values()):
            if with_fees and factor.at.field not in _WITHOUT_FEES:
                found.add(factor.at)
            if factor.turns is not None:
                found |= {factor.at, factor.turns}
            elif by_conversation and factor.at.field == _BUBBLES:
                found.add(factor.at)
        return frozenset(found)


_Entry = tuple[str, Category, tuple[Factor, ...]]


def _value(values: Mapping[Address, float], factor: Factor) -> float:
    value = values.get(factor.at, 0)
    return 1 - value if factor.is_rest else value


def _entries(plan: Plan) -> Iterator[_Entry]:
    """List what drives templates and answers of each line, then of those of the grid."""
    for send in plan.sends:
        yield from _of_send(send)
    for entry in plan.entry_points:
        clicks = Factor(Address("entry_points", entry.id, "clicks_per_day"))
        yield entry.id, Category.SERVICE, (clicks, *_answers("entry_points", entry.id))
        answered, delivered = (
            Factor(Address("entry_points", entry.id, field))
            for field in (_ANSWERED, _DELIVERED)
        )
        for follow_up in entry.follow_ups:
            category = Category(follow_up.category.value)
            yield entry.id, category, (clicks, answered, delivered)
    for line in plan.inbound:
        people = Factor(Address("inbound", line.id, "people_per_day"))
        yield line.id, Category.SERVICE, (people, *_answers("inbound", line.id))
    for row in plan.grid:
        yield from _of_grid_row(row, plan)


def _of_send(send: Send) -> Iterator[_Entry]:
    volume, delivered, taken, replies = (
        Factor(Address("sends", send.id, field))
        for field in ("volume", _DELIVERED, _TAKEN, _REPLIES)
    )
    sent = volume, delivered
    # A share of none or all leaves a category without messages that could be multiplied.
    if send.category is TemplateCategory.UTILITY and 0 < send.recategorised_ratio < 1:
        yield send.id, Category.MARKETING, (*sent, taken)
        yield send.id, Category.UTILITY, (*sent, Factor(taken.at, is_rest=True))
    else:
        is_taken = send.recategorised_ratio == 1
        category = Category.MARKETING if is_taken else Category(send.category.value)
        yield send.id, category, sent
    yield send.id, Category.SERVICE, (*sent, replies, *_answers("sends", send.id))


def _answers(part: PartName, line: str) -> tuple[Factor, Factor]:
    """Give the factors of what an exchange is answered with."""
    turns = Address(part, line, _TURNS)
    answered = Factor(Address(part, line, _ANSWERED), turns=turns)
    return answered, Factor(Address(part, line, _BUBBLES))


def _of_grid_row(row: GridRow, plan: Plan) -> Iterator[_Entry]:
    def factor(field: str) -> Factor:
        return Factor(Address("grid", row.country, field))

    lines = lines_of_row(row, plan)
    for send in lines.sends:
        sent = factor(send.category.value)
        is_marketing = send.category is TemplateCategory.MARKETING
        replies = (factor("reply_ratio"),) if is_marketing else ()
        yield send.id, Category(send.category.value), (sent,)
        yield send.id, Category.SERVICE, (sent, *replies)
    for entry in lines.entry_points:
        yield entry.id, Category.SERVICE, (factor("ad_clicks_per_day"),)
