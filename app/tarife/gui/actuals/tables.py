"""What the tables of the page *Actuals* show, as rows and columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from tarife.gui.text.countries import territory_text
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import capitalised, category_name
from tarife.gui.text.numbers import ZERO_DASH
from tarife.gui.widgets.columns import Column, Heading, figures, title_text
from tarife.gui.widgets.month_columns import ROUNDING
from tarife.gui.widgets.read_only_table import ROUNDED
from tarife.terms.categories import Category
from tarife.terms.marking import marked
from tarife.terms.money import Money, left_by_rounding, shown_difference
from tarife.terms.sentences import in_language

if TYPE_CHECKING:
    from tarife.insight.actuals.status import PlanStatus
    from tarife.insight.bill_check.bill_check import BillCheck


@dataclass(frozen=True, slots=True)
class VarianceRow:
    """What a market and category cost beside its plan, or all of them.

    Costs and causes are rounded each by itself; the difference is that of the rounded costs.

    Attributes:
        amounts: Planned cost, actual cost, their difference, what of it each cause makes, and
            what rounding leaves of it.
        exact: The same before they were rounded.
        is_rounding: Whether it is what the rows miss their sum by.
    """

    market: str
    category: str
    amounts: tuple[Money, ...]
    exact: tuple[Money, ...]
    is_sum: bool = False
    is_rounding: bool = False

    @property
    def causes(self) -> tuple[Money, ...]:
        """What of the difference each cause makes, and what rounding leaves."""
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
    left = figures(marked("Rounding (%1)"), width=64)
    return (*_COLUMNS, *own, _amount(_FIRST_CAUSE + len(Driver), ROUNDING, left))


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

    def row(names: tuple[str, str], micros: Sequence[int], *, is_sum: bool) -> VarianceRow:
        as_it_is = tuple(Money(one, currency) for one in micros)
        plan, actual, _, *causes = as_it_is
        more, shown = shown_difference(plan, actual), [one.shown for one in causes]
        (left,) = left_by_rounding(([one] for one in shown), [more])
        amounts = (plan.shown, actual.shown, more, *shown, left)
        return VarianceRow(*names, amounts, (*as_it_is, Money(0, currency)), is_sum=is_sum)

    names = [(_market(one.market), category_name(one.category)) for one in found]
    rows = tuple(map(partial(row, is_sum=False), names, exact))
    whole = row((tr("Total"), ""), list(map(sum, zip(*exact, strict=True))), is_sum=True)
    rounding = left_by_rounding((one.amounts for one in rows), whole.amounts)
    if not any(one.micros for one in rounding):
        return (*rows, whole)
    left = VarianceRow(tr("Rounding"), "", rounding, rounding, is_rounding=True)
    return (*rows, left, whole)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """Messages that were charged otherwise than the rules say, or all of them.

    Attributes:
        amount: By how much, rounded by itself; of all the difference of the rounded bills.
        exact: The same before it was rounded.
        is_rounding: Whether it is what the rows miss their sum by.
    """

    kind: str
    market: str
    category: str
    messages: int | str
    amount: Money
    exact: Money
    examples: tuple[str, ...] = ()
    is_sum: bool = False
    is_rounding: bool = False


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
    exact = [Money(one.micros, currency) for one in found]
    rows = tuple(
        CheckRow(
            kind=capitalised(in_language(SENTENCES[one.kind], language)),
            market=_market(one.market),
            category=_category(one.category),
            messages=one.messages,
            amount=amount.shown,
            exact=amount,
            examples=tuple(in_language(example, language) for example in one.examples),
        )
        for one, amount in zip(found, exact, strict=True)
    )
    if not rows:
        return ()
    more = check.meta.micros - check.rules.micros
    said = tr("Charged more than is due") if more >= 0 else tr("Charged less than is due")
    rules, meta = (Money(one.micros, currency) for one in (check.rules, check.meta))
    total = shown_difference(rules, meta)
    whole = CheckRow(said, "", "", "", total, Money(more, currency), is_sum=True)
    (left,) = left_by_rounding(([row.amount] for row in rows), [total])
    if not left.micros:
        return (*rows, whole)
    return (*rows, CheckRow(tr("Rounding"), "", "", "", left, left, is_rounding=True), whole)


def _market(name: str) -> str:
    return territory_text(name) if name else ""


def _category(category: Category | None) -> str:
    return category_name(category) if category is not None else ""
