"""What really happened by now, as counts and money; never a person."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

from annotated_types import Ge, Le, MaxLen, Predicate

from tarife.plan.model.texts import Word
from tarife.terms.categories import Category
from tarife.terms.money import MICROS, is_figure

MOST_ACTUAL_MESSAGES: Final = 10**12
_MOST_MONEY: Final = 10**12

ActualCount: TypeAlias = Annotated[int, Ge(0), Le(MOST_ACTUAL_MESSAGES)]
ActualMoney: TypeAlias = Annotated[Decimal, Ge(0), Le(_MOST_MONEY), Predicate(is_figure)]


class ActualSource(StrEnum):
    """What told of a day; of two that tell of the same one, the first wins where they tie."""

    LOG = "log"
    PRICING_ANALYTICS = "pricing_analytics"
    CONVERSATION_ANALYTICS = "conversation_analytics"


class ActualReason(StrEnum):
    """Why messages were charged or free."""

    CHARGED = "charged"
    ALLOWANCE = "allowance"
    FREE_ENTRY_POINT = "free_entry_point"
    OTHERWISE_FREE = "otherwise_free"


@dataclass(frozen=True, slots=True)
class ActualSum:
    """Delivered messages, or conversations, of one market, category and reason.

    Attributes:
        market: Their market, or an empty text where it was not told.
        category: What they were sent as.
        reason: Why they were charged or free.
        messages: How many.
        amount: What they cost, in the currency of all; nothing if they cost nothing.
        charged_as: What they were charged as, where that is another category.
    """

    market: Word
    category: Category
    reason: ActualReason
    messages: ActualCount
    amount: ActualMoney | None = None
    charged_as: Category | None = None

    @property
    def micros(self) -> int:
        return int((self.amount or Decimal()) * MICROS)


@dataclass(frozen=True, slots=True)
class ActualDay:
    """What one source told of one business number on one day.

    Attributes:
        day: The day in the account's time zone.
        source: Who told it.
        sums: Counts and money.
        number: The business number with its middle hidden, or an empty text.
    """

    day: date
    source: ActualSource
    sums: Annotated[tuple[ActualSum, ...], MaxLen(2000)]
    number: Word = ""

    @property
    def key(self) -> tuple[date, str, str]:
        """What tells it apart; of two with one key the later replaces the earlier."""
        return self.day, self.source, self.number

    @property
    def figures(self) -> tuple[int, int]:
        """How many messages it has, and what they cost in micros."""
        return sum(one.messages for one in self.sums), sum(one.micros for one in self.sums)


@dataclass(frozen=True, slots=True)
class Actuals:
    """What really happened on the days that are known; of all others nothing is.

    Attributes:
        currency: The currency of the money, ISO 4217; empty where there is nothing.
        days: By day, source and number, each once.
    """

    currency: Word = ""
    days: Annotated[tuple[ActualDay, ...], MaxLen(5000)] = ()

    def with_days(self, more: "Actuals") -> "Actuals":
        """Lay what was read now over what is known.

        Nothing counts twice: of one day, source and number that which has more messages is the
        later one, and replaces the other.
        """
        days = {one.key: one for one in self.days}
        for one in more.days:
            known = days.get(one.key)
            days[one.key] = one if known is None else max(known, one, key=_figures)
        return Actuals(more.currency or self.currency, tuple(days[key] for key in sorted(days)))

    def renewed(self, more: "Actuals") -> int:
        """Count the days that are known otherwise than they are told now."""
        days = {one.key: one for one in self.days}
        return len(
            {one.day for one in more.days if days.get(one.key, one).figures != one.figures}
        )

    @property
    def by_day(self) -> dict[date, tuple[ActualSum, ...]]:
        """The sums of each day that is known, in order, from the table that tells most of it.

        A table is what one source tells by number, or not by number. Conversations are no
        messages, and count where no other source tells of the day.
        """
        by_day: dict[date, dict[tuple[ActualSource, bool], list[ActualDay]]] = {}
        for one in self.days:
            table = (one.source, bool(one.number))
            by_day.setdefault(one.day, {}).setdefault(table, []).append(one)
        return {
            day: tuple(one for part in _best(tables) for one in part.sums)
            for day, tables in sorted(by_day.items())
        }


NO_ACTUALS: Final = Actuals()


def _figures(one: ActualDay) -> tuple[int, int]:
    return one.figures


def _best(tables: dict[tuple[ActualSource, bool], list[ActualDay]]) -> list[ActualDay]:
    """Give the table that tells of most messages, of equal ones that of the first source."""

    def rank(table: tuple[ActualSource, bool]) -> tuple[bool, int, int, bool]:
        source, has_number = table
        messages = sum(one.figures[0] for one in tables[table])
        is_coarse = source is ActualSource.CONVERSATION_ANALYTICS
        return is_coarse, -messages, tuple(ActualSource).index(source), not has_number

    return tables[min(tables, key=rank)]
