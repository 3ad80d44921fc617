"""The part of Summary with months and quarters across, and what is left of budgets."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range

from tarife.terms.categories import CATEGORIES, Category
from tarife.workbook import texts
from tarife.workbook.calc.days import BUDGET
from tarife.workbook.cells import Formula, cell_name, sum_of, units
from tarife.workbook.context import Context
from tarife.workbook.scenarios.layout import ScenarioRow, chosen_of
from tarife.workbook.sheet import Sheet
from tarife.workbook.sheets.budgets import BudgetSheet, SpanCells, Spent
from tarife.workbook.sheets.native_charts import Drawn

COLUMNS = 8
"""The columns of tables beside their labels, which a page always has."""

_MOST_PRINTED = 6
"""The months that a page shows beside their quarters, legibly."""

_ROUNDING = 10
"""The width of columns with what rounding leaves, where no other table has any."""


class _Span(NamedTuple):
    """A quarter, or all months, and the columns of its first and last month."""

    title: str
    first: int
    last: int


@dataclass(slots=True)
class _Strip:
    """Rows one below the other, with months, quarters and their total across.

    Months beyond those that a page can show stand at the right of what is printed.

    Attributes:
        at: The next row.
        known: What stands in each row and column.
    """

    sheet: Sheet
    at: int
    known: dict[tuple[int, int], Formula] = field(default_factory=dict)

    @property
    def is_wide(self) -> bool:
        return len(self.sheet.context.months) > _MOST_PRINTED

    @property
    def months(self) -> range:
        """The columns of months."""
        first = COLUMNS + 1 if self.is_wide else 1
        return range(first, first + len(self.sheet.context.months))

    @property
    def spans(self) -> dict[int, _Span]:
        """Quarters and all months, by their columns."""
        all_months = _Span(self.sheet.say("Total"), self.months[0], self.months[-1])
        spans = *_quarters(self.sheet.context, self.months[0]), all_months
        return dict(enumerate(spans, 1 if self.is_wide else self.months[-1] + 1))

    @property
    def parts(self) -> dict[int, range]:
        """The columns that are added up, by the column of their quarter or total."""
        found = {at: range(span.first, span.last + 1) for at, span in self.spans.items()}
        whole = max(found)
        return found | {whole: range(min(found), whole)} if self.is_wide else found

    @property
    def roundings(self) -> dict[int, int]:
        """Columns of what rounding leaves of a sum of several, which column it is of.

        They stand behind the months, or behind the total where its parts are printed apart.
        """
        several = [at for at, parts in self.parts.items() if len(parts) > 1]
        whole = max(self.spans)
        if not self.is_wide:
            return dict(enumerate(several, whole + 1))
        beside = [at for at in several if at == whole]
        quarters = [at for at in several if at != whole]
        return dict(enumerate(beside, whole + 1)) | dict(
            enumerate(quarters, self.months[-1] + 1)
        )

    @property
    def printed(self) -> int:
        """How many columns are printed beside the labels."""
        return COLUMNS if self.is_wide else max(*self.spans, *self.roundings)

    def write_headers(self) -> int:
        sheet, styles = self.sheet, self.sheet.styles
        sheet.put(
            self.at, 0, sheet.context.priced(sheet.say("Cost ({currency})")), styles.header
        )
        for column, month in zip(self.months, sheet.context.months, strict=True):
            sheet.put(self.at, column, month.month.first_day, styles.header_month)
        for column, span in self.spans.items():
            sheet.put(self.at, column, span.title, styles.header_right)
        for column, of in self.roundings.items():
            title = sheet.say("Rounding, {sum}", sum=self.spans[of].title)
            sheet.put(self.at, column, title, styles.header_right)
            if column > COLUMNS:
                sheet.page.set_column(column, column, _ROUNDING)
        self.at += 1
        return self.at - 1

    def write(self, rows: Sequence[ScenarioRow], label: str = "") -> int:
        """Write a row of the sheet Scenarios with its sums; give where it stands."""
        at, columns = self.at, [*self.months, *self.spans]
        for column, month, row in zip(
            self.months, self.sheet.context.months, rows, strict=True
        ):
            self.known[at, column] = chosen_of(month, row)
        for column, parts in self.parts.items():
            own = [self.known[at, part] for part in parts]
            self.known[at, column] = sum_of(xl_range(at, parts[0], at, parts[-1]), own)
        self.put(
            label or rows[0].label, [self.known[at, one] for one in columns], rows[0].style
        )
        for column, of in self.roundings.items():
            if rows[0].style is not self.sheet.styles.count:
                parts = self.parts[of]
                left = self.sheet.left_of(
                    self.known[at, of],
                    [self.known[at, part] for part in parts],
                    xl_range(at, parts[0], at, parts[-1]),
                )
                self.known[at, column] = self.sheet.put(
                    at, column, left, self.sheet.styles.rounding
                )
        return at

    def write_meta(self, rows: Sequence[ScenarioRow], parts: Sequence[int]) -> int:
        """Write the sum of rows above, below what rounding leaves of it; give its own."""
        if len(parts) <= 1:
            return self.write(rows)
        self.at += 1
        at, sheet = self.write(rows), self.sheet
        left = {
            column: sheet.left_of(
                self.known[at, column],
                (self.known[part, column] for part in parts),
                xl_range(parts[0], column, parts[-1], column),
            )
            for row, column in self.known
            if row == at
        }
        sheet.rounding(at - 1, left)
        return at

    def write_so_far(self, meta: int) -> int:
        """Add up Meta's charges, which stand in another row; give where they stand."""
        months, first = self.sheet.context.months, f"${cell_name(meta, self.months[0])}"
        sums = accumulate(month.chosen.forecast.total.micros for month in months)
        so_far = {
            column: Formula(f"SUM({first}:{cell_name(meta, column)})", units(micros))
            for column, micros in zip(self.months, sums, strict=True)
        }
        ends = (
            Formula(cell_name(self.at, last), so_far[last].value)
            for _, _, last in self.spans.values()
        )
        label = self.sheet.say("Meta's charges so far")
        return self.put(label, [*so_far.values(), *ends], self.sheet.styles.money)

    def write_budget(self) -> int:
        """Write the budget, if there is one; give where it stands."""
        budget = self.sheet.context.forecast.plan.budget
        if budget is None:
            return self.at
        label, count = (
            self.sheet.say("Budget of all months"),
            len(self.months) + len(self.spans),
        )
        same = [Formula(BUDGET, float(budget))] * count
        return self.put(label, same, self.sheet.styles.money)

    def put(self, label: str, cells: Iterable[Formula], style: Format) -> int:
        """Write a row, months first; give where it stands."""
        is_total = style is self.sheet.styles.total_money
        self.sheet.put(self.at, 0, label, self.sheet.styles.total_text if is_total else None)
        for column, cell in zip((*self.months, *self.spans), cells, strict=True):
            self.known[self.at, column] = self.sheet.put(self.at, column, cell, style)
        self.at += 1
        return self.at - 1


def _quarters(context: Context, first: int) -> Iterator[_Span]:
    """Give each quarter that the months touch, the first of which has a column."""
    numbered = enumerate((month.month for month in context.months), first)
    for (year, quarter), own in groupby(
        numbered, lambda entry: (entry[1].year, (entry[1].month - 1) // 3 + 1)
    ):
        columns = [column for column, _ in own]
        name = context.voice.say("Q{quarter} {year}", quarter=quarter, year=str(year))
        yield _Span(name, columns[0], columns[-1])


def write_months(budgets: BudgetSheet, row: int) -> tuple[Drawn, SpanCells | None, int]:
    """Write the bill with months and quarters across.

    Returns:
        Where it stands, where budgets stand, and the next row.
    """
    sheet, strip = budgets.sheet, _Strip(budgets.sheet, row + 1)
    *tables, whole = budgets.of.tables
    sheet.section(row, sheet.say("By quarter") if strip.is_wide else sheet.say("By month"))
    header, used = strip.write_headers(), _used_categories(sheet.context)
    categories = {
        category: strip.write([table.charges[category] for table in tables])
        for category in CATEGORIES
        if category in used
    }
    meta = strip.write_meta([table.meta for table in tables], tuple(categories.values()))
    for line in zip(*(table.lines for table in tables), strict=True):
        strip.write(line)
    if whole.lines:
        strip.write([table.total for table in tables], whole.total.label)
    so_far = strip.write_so_far(meta)
    budget = strip.write_budget()
    *quarters, (all_months, _) = strip.spans.items()
    starts = {span.first - strip.months[0]: column for column, span in quarters}
    spent = Spent(meta, so_far, strip.months[0], starts, all_months)
    cells, strip.at = budgets.write(strip.at, spent)
    paid = strip.write([table.charged for table in tables], sheet.say("Charged messages"))
    free = strip.write([table.free for table in tables], sheet.say("Free messages"))
    drawn = Drawn(
        *(sheet.tell(texts.SUMMARY), header, (strip.months[0], strip.months[-1])),
        {category: (at, 0) for category, at in categories.items()},
        *((at, 0) for at in (meta, so_far, budget, paid, free)),
    )
    return drawn, cells, free + 2


def columns_of_months(sheet: Sheet) -> tuple[int, int]:
    """Count the columns of months, quarters and their total, and those that are printed.

    None are there in a plan of one month.
    """
    if not sheet.context.months:
        return 0, 0
    strip = _Strip(sheet, 0)
    return max((*strip.months, *strip.spans, *strip.roundings)), strip.printed


def _used_categories(context: Context) -> set[Category]:
    return {pair.category for variant in context.variants for pair in variant.pairs}
