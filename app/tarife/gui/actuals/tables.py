"""What the tables of the page *Actuals* show, as rows and columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from tarife.gui.text.countries import territory_text
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import capitalised, category_name
from tarife.gui.text.numbers import ZERO_DASH
from tarife.gui.widgets.columns import Column, Heading, figures, title_text
from tarife.gui.widgets.read_only_table import ROUNDED
from tarife.terms.categories import Category
from tarife.terms.marking import marked
from tarife.terms.money import Money, shown_difference, shown_parts
from tarife.terms.sentences import in_language

if TYPE_CHECKING:
    from tarife.insight.actuals.status import PlanStatus
    from tarife.insight.bill_check.bill_check import BillCheck


@dataclass(frozen=True, slots=True)
class VarianceRow:
    """What a market and category cost beside its plan, or all of them.

    What is shown is rounded so that rows and columns add up; the sum of all is the headline's.

    Attributes:
        amounts: Planned cost, actual cost, their difference, and what of it each cause makes.
        exact: The same before they were rounded.
    """

    market: str
    category: str
    amounts: tuple[Money, ...]
    exact: tuple[Money, ...]
    is_sum: bool = False

    @property
    def causes(self) -> tuple[Money, ...]:
        """What of the difference each cause makes."""
        return self.amounts[_FIRST_CAUSE:]


_DIFFERENCE: Final = 2
_FIRST_CAUSE: Final = 3


def _amount(number: int, name: str, heading: Heading) -> Column[VarianceRow]:
    return Column(
        name,
        heading,
        lambda row: row.amounts[number] if row.amounts[number].micros else ZERO_DASH,
        exact=lambda row: row.exact[number],
        is_signed=number >= _DIFFERENCE,
    )


_COLUMNS: Final[tuple[Column[VarianceRow], ...]] = (
    Column("market", Heading(marked("Market"), width=0), lambda row: row.market),
    Column("category", Heading(marked("Category"), width=96), lambda row: row.category),
    _amount(0, "planned", figures(marked("Plan (%1)"), ROUNDED, 76)),
    _amount(1, "actual", figures(marked("Actual (%1)"), ROUNDED, 76)),
    _amount(_DIFFERENCE, "difference", figures(marked("Difference (%1)"), ROUNDED, 76)),
)


def variance_columns() -> tuple[Column[VarianceRow], ...]:
    """Give the columns, one for each cause among them."""
    from tarife.insight.actuals.variance import (  # noqa: PLC0415 - with the status
        DRIVER_NAMES,
        DRIVER_SENTENCES,
        Driver,
    )

    headings = (
        (one, figures(f"{title_text(DRIVER_NAMES[one])} (%1)", DRIVER_SENTENCES[one], 64))
        for one in Driver
    )
    own = (
        _amount(number, cause.value, heading)
        for number, (cause, heading) in enumerate(headings, _FIRST_CAUSE)
    )
    return (*_COLUMNS, *own)


def variance_rows(status: "PlanStatus") -> tuple[VarianceRow, ...]:
    """List what the known days cost beside their plan, then the sum of all."""
    from tarife.insight.actuals.variance import Driver  # noqa: PLC0415 - with the status

    found, currency = status.variances, status.currency
    if not found:
        return ()
    exact = [
        (
            one.planned_micros,
            one.actual_micros,
            one.actual_micros - one.planned_micros,
            *(one.causes.get(cause, 0) for cause in Driver),
        )
        for one in found
    ]
    shown = _rounded(exact, currency)

    def row(names: tuple[str, str], *amounts: Sequence[int], is_sum: bool) -> VarianceRow:
        as_shown, as_it_is = (
            tuple(Money(micros, currency) for micros in one) for one in amounts
        )
        return VarianceRow(*names, as_shown, as_it_is, is_sum=is_sum)

    names = [(_market(one.market), category_name(one.category)) for one in found]
    rows = map(partial(row, is_sum=False), names, shown, exact)
    totals = ([sum(column) for column in zip(*one, strict=True)] for one in (shown, exact))
    return (*rows, row((tr("Total"), ""), *totals, is_sum=True))


def _rounded(exact: Sequence[Sequence[int]], currency: str) -> list[list[int]]:
    """Round amounts so that plan and difference come to what is actual, as causes to it.

    What does not differ is shown to differ by nothing, and all actual costs come to their
    rounded sum.
    """

    def parts(amounts: Iterable[int], start: int = 0) -> list[int]:
        return [one.micros for one in shown_parts(amounts, currency, start)]

    planned = parts(row[0] for row in exact)
    more = parts((row[2] for row in exact), sum(row[0] for row in exact))
    found = []
    for row, plan, difference in zip(exact, planned, more, strict=True):
        causes = parts(row[_FIRST_CAUSE:])
        sizes = [abs(cause) for cause in row[_FIRST_CAUSE:]]
        largest = sizes.index(max(sizes))
        causes[largest] += difference - sum(causes)
        found.append([plan, plan + difference, difference, *causes])
    return found


@dataclass(frozen=True, slots=True)
class CheckRow:
    """Messages that were charged otherwise than the rules say, or all of them.

    Attributes:
        amount: By how much, rounded so that all come to what is charged more than is due.
        exact: The same before it was rounded.
    """

    kind: str
    market: str
    category: str
    messages: int | str
    amount: Money
    exact: Money
    examples: tuple[str, ...] = ()
    is_sum: bool = False


CHECK_COLUMNS: Final[tuple[Column[CheckRow], ...]] = (
    Column("kind", Heading(marked("Kind of difference"), width=0), lambda row: row.kind),
    Column("market", Heading(marked("Market"), width=96), lambda row: row.market),
    Column("category", Heading(marked("Category"), width=96), lambda row: row.category),
    Column("messages", figures(marked("Messages"), width=80), lambda row: row.messages),
    Column(
        "amount",
        figures(marked("Amount (%1)"), ROUNDED, 96),
        lambda row: row.amount,
        exact=lambda row: row.exact,
        is_signed=True,
    ),
)


def check_rows(check: "BillCheck") -> tuple[CheckRow, ...]:
    """List every difference, then what they add up to; none where the bill is right."""
    from tarife.insight.bill_check.kinds import SENTENCES  # noqa: PLC0415 - with the check

    language, currency, found = spoken(), check.currency, check.differences
    amounts = shown_parts((one.micros for one in found), currency, check.rules.micros)
    rows = tuple(
        CheckRow(
            kind=capitalised(in_language(SENTENCES[one.kind], language)),
            market=_market(one.market),
            category=_category(one.category),
            messages=one.messages,
            amount=amount,
            exact=Money(one.micros, currency),
            examples=tuple(in_language(example, language) for example in one.examples),
        )
        for one, amount in zip(found, amounts, strict=True)
    )
    if not rows:
        return ()
    more = check.meta.micros - check.rules.micros
    said = tr("Charged more than is due") if more >= 0 else tr("Charged less than is due")
    rules, meta = (Money(one.micros, currency) for one in (check.rules, check.meta))
    total = shown_difference(rules, meta)
    return (*rows, CheckRow(said, "", "", "", total, Money(more, currency), is_sum=True))


def _market(name: str) -> str:
    return territory_text(name) if name else ""


def _category(category: Category | None) -> str:
    return category_name(category) if category is not None else ""
