"""Splits what traffic cost more or less than planned by market, category and cause."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from tarife.plan.model.actuals import ActualReason, ActualSum
from tarife.terms.categories import CATEGORIES, Category
from tarife.terms.sentences import Sentence, say


class Driver(StrEnum):
    """Why an amount differs from the plan, in the order in which they are told apart."""

    VOLUME = "volume"
    MIX = "mix"
    REPLIES = "replies"
    FREE_SHARE = "free_share"
    PRICE = "price"
    RECATEGORISED = "recategorised"


DRIVER_NAMES: Final[Mapping[Driver, Sentence]] = MappingProxyType(
    {
        Driver.VOLUME: say("Volume"),
        Driver.MIX: say("Mix"),
        Driver.REPLIES: say("Replies"),
        Driver.FREE_SHARE: say("Free share"),
        Driver.PRICE: say("Price and tier"),
        Driver.RECATEGORISED: say("Re-categorised"),
    }
)

DRIVER_SENTENCES: Final[Mapping[Driver, Sentence]] = MappingProxyType(
    {
        Driver.VOLUME: say("more or fewer templates were delivered in all than planned"),
        Driver.MIX: say("this market and category had another share of all templates"),
        Driver.REPLIES: say("more or fewer answers went out for each template delivered"),
        Driver.FREE_SHARE: say("another share of the messages was free"),
        Driver.PRICE: say("a charged message cost another rate or volume tier"),
        Driver.RECATEGORISED: say(
            "messages were charged as another category than they were sent"
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Variance:
    """What one market and category cost beside what was planned of it.

    Attributes:
        market: The market, or an empty text where it is not told.
        category: What messages were sent as.
        planned_messages: How many deliveries were planned.
        actual_messages: How many there were.
        planned_micros: What they should have cost.
        actual_micros: What they cost.
        causes: How much each cause added; they add up to the difference exactly.
    """

    market: str
    category: Category
    planned_messages: int
    actual_messages: int
    planned_micros: int
    actual_micros: int
    causes: Mapping[Driver, int]

    @property
    def difference_micros(self) -> int:
        return self.actual_micros - self.planned_micros


@dataclass(slots=True)
class _Cell:
    """Messages and money of one market and category."""

    messages: int = 0
    charged: int = 0
    micros: int = 0
    moved: int = 0
    moved_micros: int = field(default=0)

    def add(self, one: ActualSum) -> None:
        self.messages += one.messages
        self.micros += one.micros
        if one.reason is ActualReason.CHARGED:
            self.charged += one.messages
            if one.charged_as is not None:
                self.moved += one.messages
                self.moved_micros += one.micros

    @property
    def rate(self) -> Fraction | None:
        """What a charged message costs as what it was sent, if any was charged so."""
        charged = self.charged - self.moved
        return Fraction(self.micros - self.moved_micros, charged) if charged else None


def variances(
    planned: Iterable[ActualSum], actual: Iterable[ActualSum]
) -> tuple[Variance, ...]:
    """Compare what was delivered with what was planned for the same days.

    Step by step the plan becomes what happened: all templates grow alike (volume), each takes
    its own share (mix; of free-form messages, which nobody plans, these are the replies), the
    share that is free changes, the rate does, and what was charged as another category costs
    what it did.

    Returns:
        A row for each market and category that occurs, by market and category.
    """
    plan, real = _cells(planned), _cells(actual)
    templates = [
        sum(cell.messages for (_, category), cell in cells.items() if category in _TEMPLATES)
        for cells in (plan, real)
    ]
    growth = Fraction(templates[1], templates[0]) if templates[0] else Fraction(1)
    return tuple(
        Variance(
            market=market,
            category=category,
            planned_messages=before.messages,
            actual_messages=after.messages,
            planned_micros=before.micros,
            actual_micros=after.micros,
            causes=MappingProxyType(dict(_causes(category, before, after, growth))),
        )
        for market, category in sorted(
            {*plan, *real}, key=lambda cell: (cell[0], CATEGORIES.index(cell[1]))
        )
        for before, after in [
            (plan.get((market, category), _Cell()), real.get((market, category), _Cell()))
        ]
    )


_TEMPLATES: Final = frozenset(Category) - {Category.SERVICE}


def _cells(sums: Iterable[ActualSum]) -> dict[tuple[str, Category], _Cell]:
    cells: dict[tuple[str, Category], _Cell] = {}
    for one in sums:
        cells.setdefault((one.market, one.category), _Cell()).add(one)
    return cells


def _causes(
    category: Category, before: _Cell, after: _Cell, growth: Fraction
) -> Iterator[tuple[Driver, int]]:
    """Give what each step adds; amounts between two steps are whole micros."""
    rate = next((one for one in (before.rate, after.rate) if one is not None), Fraction(0))
    as_sent = after.micros - after.moved_micros + after.moved * rate
    if not before.rate and not after.rate:  # there is no price to compare with
        as_sent = Fraction(after.micros)
    own = as_sent
    if before.messages:
        own = Fraction(before.micros * after.messages, before.messages)
    freed = after.charged * rate if before.messages and rate else own
    steps = [
        Fraction(before.micros),
        before.micros * growth,
        own,
        freed,
        Fraction(as_sent),
        Fraction(after.micros),
    ]
    whole = [round(step) for step in steps]
    second = Driver.REPLIES if category is Category.SERVICE else Driver.MIX
    names = (Driver.VOLUME, second, Driver.FREE_SHARE, Driver.PRICE, Driver.RECATEGORISED)
    for name, (earlier, later) in zip(names, pairwise(whole), strict=True):
        yield name, later - earlier
