"""What the tables of the page *Actuals* show, as rows and columns."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tarife.gui.text.countries import territory_name
from tarife.gui.text.languages import spoken, tr
from tarife.gui.text.names import capitalised, category_name
from tarife.gui.widgets.columns import Column, Heading, figures
from tarife.gui.widgets.read_only_table import EXACT
from tarife.terms.categories import Category
from tarife.terms.marking import marked
from tarife.terms.money import Money
from tarife.terms.sentences import in_language

if TYPE_CHECKING:
    from tarife.insight.actuals.status import PlanStatus
    from tarife.insight.bill_check.bill_check import BillCheck


@dataclass(frozen=True, slots=True)
class VarianceRow:
    """What a market and category cost beside its plan, or all of them."""

    market: str
    category: str
    planned: Money
    actual: Money
    causes: tuple[Money, ...]
    is_sum: bool = False

    @property
    def difference(self) -> Money:
        """How much more was charged than planned."""
        return Money(self.actual.micros - self.planned.micros, self.actual.currency)


_COLUMNS: Final[tuple[Column[VarianceRow], ...]] = (
    Column("market", Heading(marked("Market"), width=0), lambda row: row.market),
    Column("category", Heading(marked("Category"), width=96), lambda row: row.category),
    Column("planned", figures(marked("Plan (%1)"), EXACT, 80), lambda row: row.planned),
    Column("actual", figures(marked("Actual (%1)"), EXACT, 80), lambda row: row.actual),
    Column("difference", figures(marked("Difference"), EXACT, 80), lambda row: row.difference),
)


def variance_columns() -> tuple[Column[VarianceRow], ...]:
    """Give the columns, one for each cause among them."""
    from tarife.insight.actuals.variance import (  # noqa: PLC0415 - with the status
        CAUSE_NAMES,
        CAUSE_SENTENCES,
        Cause,
    )

    def column(number: int, cause: Cause) -> Column[VarianceRow]:
        heading = figures(CAUSE_NAMES[cause], CAUSE_SENTENCES[cause], 72)
        return Column(cause.value, heading, lambda row: row.causes[number])

    return (*_COLUMNS, *(column(number, cause) for number, cause in enumerate(Cause)))


def variance_rows(status: "PlanStatus") -> tuple[VarianceRow, ...]:
    """List what the known days cost beside their plan, then the sum of all."""
    from tarife.insight.actuals.variance import Cause  # noqa: PLC0415 - with the status

    currency = status.currency

    def row(names: tuple[str, str], amounts: tuple[int, ...], *, is_sum: bool) -> VarianceRow:
        planned, actual, *causes = (Money(micros, currency) for micros in amounts)
        return VarianceRow(*names, planned, actual, tuple(causes), is_sum=is_sum)

    amounts = [
        (one.planned_micros, one.actual_micros, *(one.causes.get(cause, 0) for cause in Cause))
        for one in status.variances
    ]
    if not amounts:
        return ()
    names = [(_market(one.market), category_name(one.category)) for one in status.variances]
    rows = (row(*pair, is_sum=False) for pair in zip(names, amounts, strict=True))
    total = tuple(map(sum, zip(*amounts, strict=True)))
    return (*rows, row((tr("Total"), ""), total, is_sum=True))


@dataclass(frozen=True, slots=True)
class CheckRow:
    """Messages that were charged otherwise than the rules say, or all of them."""

    kind: str
    market: str
    category: str
    messages: int | str
    amount: Money
    examples: tuple[str, ...] = ()
    is_sum: bool = False


CHECK_COLUMNS: Final[tuple[Column[CheckRow], ...]] = (
    Column("kind", Heading(marked("Kind of difference"), width=0), lambda row: row.kind),
    Column("market", Heading(marked("Market"), width=96), lambda row: row.market),
    Column("category", Heading(marked("Category"), width=96), lambda row: row.category),
    Column("messages", figures(marked("Messages"), width=80), lambda row: row.messages),
    Column("amount", figures(marked("Amount (%1)"), EXACT, 96), lambda row: row.amount),
)


def check_rows(check: "BillCheck") -> tuple[CheckRow, ...]:
    """List every difference, then what they add up to; none where the bill is right."""
    from tarife.insight.bill_check.kinds import SENTENCES  # noqa: PLC0415 - with the check

    language = spoken()
    rows = tuple(
        CheckRow(
            kind=capitalised(in_language(SENTENCES[one.kind], language)),
            market=_market(one.market),
            category=_category(one.category),
            messages=one.messages,
            amount=Money(one.micros, check.currency),
            examples=tuple(in_language(example, language) for example in one.examples),
        )
        for one in check.differences
    )
    if not rows:
        return ()
    more = check.meta.micros - check.rules.micros
    said = tr("Charged more than is due") if more >= 0 else tr("Charged less than is due")
    total = Money(more, check.currency)
    return (*rows, CheckRow(said, "", "", "", total, is_sum=True))


def _market(name: str) -> str:
    return territory_name(name) if name else ""


def _category(category: Category | None) -> str:
    return category_name(category) if category is not None else ""
