"""The bill on Summary, with months and quarters across, and what is left of budgets."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range

from tarife.insight.budget import BudgetStanding, standings
from tarife.plan.edits.numbers import SPANS
from tarife.plan.model.budgets import BudgetUnit, budget_micros
from tarife.plan.model.costs import Tax
from tarife.terms.categories import CATEGORIES, Category
from tarife.workbook import texts
from tarife.workbook.calc.days import BUDGET
from tarife.workbook.cells import Formula, Value, cell_name, exact, serial, sum_of, units
from tarife.workbook.context import Context
from tarife.workbook.scenarios.bill import bill_rows
from tarife.workbook.scenarios.layout import ScenarioRow, ScenarioTable, chosen_of
from tarife.workbook.sheet import Sheet, height_of
from tarife.workbook.sheets.budgets import SpanCells, day_after, so_far_cells
from tarife.workbook.sheets.native_charts import Drawn
from tarife.workbook.sheets.workings import Workings

COLUMNS = 14
"""The columns of the page beside its labels."""

_MOST_PRINTED = 6
"""The months that a page shows beside their quarters, legibly."""

LABEL_LETTERS = 36
"""How many letters of a label stand beside each other."""

LETTERS = 12
"""How many letters of a header stand beside each other."""

_MOST_TAXES = 2
"""How many taxes have a row of their own; Scenarios has them all."""


class _Span(NamedTuple):
    """A quarter, or all months, and the columns of its first and last month."""

    title: str
    first: int
    last: int


class _Lines(NamedTuple):
    """A line of the bill: the tax that it is, how finance books it, its row of each month."""

    tax: Tax | None
    booked: str
    rows: Sequence[ScenarioRow]


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
    def contexts(self) -> tuple[Context, ...]:
        return self.sheet.context.by_month

    @property
    def months(self) -> range:
        first = COLUMNS + 1 if self.is_wide else 1
        return range(first, first + len(self.contexts))

    @property
    def spans(self) -> dict[int, _Span]:
        """Quarters and all months, by their columns; a plan of one month has none."""
        if not self.sheet.context.months:
            return {}
        all_months = _Span(self.sheet.say("Total"), self.months[0], self.months[-1])
        spans = *_quarters(self.sheet.context, self.months[0]), all_months
        return dict(enumerate(spans, 1 if self.is_wide else self.months[-1] + 1))

    @property
    def quarters(self) -> dict[int, int]:
        """The column of the quarter that begins with a month, counted from 0."""
        *quarters, _ = self.spans.items()
        return {span.first - self.months[0]: column for column, span in quarters}

    @property
    def parts(self) -> dict[int, range]:
        """The columns that are added up, by the column of their quarter or total."""
        found = {at: range(span.first, span.last + 1) for at, span in self.spans.items()}
        if not self.is_wide:
            return found
        return found | {max(found): range(min(found), max(found))}

    @property
    def roundings(self) -> dict[int, int]:
        """Columns of what rounding leaves of a sum of several, which column it is of.

        They stand behind the months, or behind the total where its parts are printed apart.
        """
        several = [at for at, parts in self.parts.items() if len(parts) > 1]
        whole = max(self.spans, default=0)
        if not self.is_wide:
            return dict(enumerate(several, whole + 1))
        beside = dict(enumerate([at for at in several if at == whole], whole + 1))
        quarters = [at for at in several if at != whole]
        return beside | dict(enumerate(quarters, self.months[-1] + 1))

    def write_headers(self) -> int:
        sheet, styles, say = self.sheet, self.sheet.styles, self.sheet.say
        titles: dict[int, Value] = {0: sheet.context.priced(say("Cost ({currency})"))}
        for column, month in zip(self.months, self.contexts, strict=True):
            titles[column] = month.month.first_day
        titles |= {column: span.title for column, span in self.spans.items()}
        for column, of in self.roundings.items():
            titles[column] = say("Rounding, {sum}", sum=self.spans[of].title)
        for column, title in titles.items():
            look = styles.header_month if column in self.months else styles.header_right
            sheet.put(self.at, column, title, look if column else styles.header)
        sheet.page.set_row(self.at, height_of(titles.values(), LETTERS))
        self.at += 1
        return self.at - 1

    def write(self, rows: Sequence[ScenarioRow], label: str = "") -> int:
        """Write a row of the sheet Scenarios with its sums; give where it stands."""
        months = zip(self.contexts, rows, strict=True)
        cells = [chosen_of(month, row) for month, row in months]
        return self.put(label or rows[0].label, cells, rows[0].style)

    def put(self, label: str, months: Sequence[Formula], style: Format) -> int:
        """Write a row with the sums of its months; give where it stands."""
        at, styles = self.at, self.sheet.styles
        for column, cell in zip(self.months, months, strict=True):
            self.known[at, column] = cell
        for column, parts in self.parts.items():
            own = [self.known[at, part] for part in parts]
            self.known[at, column] = sum_of(xl_range(at, parts[0], at, parts[-1]), own)
        self.fill(label, [self.known[at, one] for one in (*self.months, *self.spans)], style)
        for column, of in self.roundings.items() if style is not styles.count else ():
            parts = self.parts[of]
            own, cells = [self.known[at, part] for part in parts], (parts[0], at, parts[-1])
            left = self.sheet.left_of(
                self.known[at, of], own, xl_range(at, cells[0], at, cells[2])
            )
            self.known[at, column] = self.sheet.put(at, column, left, styles.rounding)
        return at

    def fill(self, label: str, cells: Iterable[Formula], style: Format) -> int:
        """Write a row of months, quarters and total as they are; give where it stands."""
        styles = self.sheet.styles
        is_total = style is styles.total_money
        bare = {styles.total_money: styles.total_bare, styles.money: styles.bare}
        if is_total:
            self.sheet.put(self.at, 0, label, styles.total_text)
        else:
            self.sheet.put_lines(self.at, label, LABEL_LETTERS)
        for column, cell in zip((*self.months, *self.spans), cells, strict=True):
            own = self.sheet.put(self.at, column, cell, bare.get(style, style))
            self.known[self.at, column] = own
        self.at += 1
        return self.at - 1

    def sums(self, label: str, first: int) -> int:
        """Write the total of all rows from one on; give where it stands."""
        at = self.at
        cells = [
            sum_of(
                xl_range(first, column, at - 1, column),
                (self.known[row, column] for row in range(first, at)),
            )
            for column in self.months
        ]
        return self.put(label, cells, self.sheet.styles.total_money)

    def write_lines(self, lines: Sequence[_Lines], most: int) -> None:
        """Write the first lines, and what the others come to."""
        rest = lines[most:] if len(lines) > most + 1 else []
        for own in lines[: len(lines) - len(rest)]:
            self.write_line(own)
        if rest:
            cells = [
                reduce(Formula.__add__, (chosen_of(month, own.rows[at]) for own in rest))
                for at, month in enumerate(self.contexts)
            ]
            label = self.sheet.say("Others ({count})", count=len(rest))
            self.put(label, cells, self.sheet.styles.money)

    def write_line(self, line: _Lines) -> None:
        """Write a line, and behind it how it is booked, or with its name if no room is left."""
        printed = (at for at in (*self.months, *self.spans, *self.roundings) if at <= COLUMNS)
        beside, label = max(printed) + 1, line.rows[0].label
        if beside > COLUMNS and line.booked:
            label = f"{label}: {line.booked}"
        at = self.write(line.rows, label)
        if beside <= COLUMNS and line.booked:
            self.sheet.put(at, beside, line.booked, self.sheet.styles.beside)

    def write_without(self, label: str, gross: int, lines: Sequence[_Lines]) -> None:
        """Write what is left of the gross amount without some taxes, if there are any."""
        if lines:
            left = [
                reduce(
                    Formula.__sub__,
                    (chosen_of(month, own.rows[at]) for own in lines),
                    self.known[gross, column],
                )
                for at, (column, month) in enumerate(
                    zip(self.months, self.contexts, strict=True)
                )
            ]
            cells = [Formula(one.text, exact(one.number)) for one in left]
            self.put(label, cells, self.sheet.styles.money)

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
        return self.fill(label, [*so_far.values(), *ends], self.sheet.styles.money)

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
        return self.fill(label, same, self.sheet.styles.money)


def _quarters(context: Context, first: int) -> Iterator[_Span]:
    """Give each quarter that the months touch, the first of which has a column."""
    numbered = enumerate((month.month for month in context.months), first)
    for (year, quarter), own in groupby(
        numbered, lambda entry: (entry[1].year, (entry[1].month - 1) // 3 + 1)
    ):
        columns = [column for column, _ in own]
        name = context.voice.say("Q{quarter} {year}", quarter=quarter, year=str(year))
        yield _Span(name, columns[0], columns[-1])


@dataclass(frozen=True, slots=True)
class _Budgets:
    """Writes the budgets of months or quarters below what they are compared with.

    Attributes:
        meta: The row of Meta's charges.
        so_far: The row of Meta's charges so far, by month.
    """

    strip: _Strip
    of: Workings
    meta: int
    so_far: int

    def write(self) -> SpanCells | None:
        """Write budgets, what rolls in and is left, and when they are used up; if any."""
        strip, context, at = self.strip, self.of.context, self.strip.at
        plan, styles = context.forecast.plan, strip.sheet.styles
        own = plan.span_budgets
        if not own.amounts:
            return None
        quarters, is_month = strip.quarters, own.unit is BudgetUnit.MONTH
        left, before, style = at + 1 + own.rolls_over, "", styles.figure_month
        if context.is_by_day:
            style = styles.figure_date
        self._write_labels()
        names = {period: name for name, period in own.unit.spans(plan.period).items()}
        for standing in standings(context.chosen.forecast):
            first = plan.period.months.index(standing.period.first)
            column = strip.months[first] if is_month else quarters[first]
            key = self.of.keys[f"{SPANS}{names[standing.period]}"]
            available = self._money(at, column, key, standing.amount_micros)
            if own.rolls_over:
                text, micros = f"MAX(0,{before or 0})", standing.rolled_in_micros
                available = f"({available}+{self._money(at + 1, column, text, micros)})"
            text = f"{available}-{cell_name(self.meta, column)}"
            before = self._money(left, column, text, standing.left_micros)
            before_it = cell_name(self.so_far, strip.months[0] + first - 1)
            limit = f"{available}+{before_it}" if first else available
            day = self._used_up(standing, before, limit)
            strip.sheet.put(left + 1, column, day, style)
        columns = strip.months if is_month else list(quarters.values())
        if is_month:
            self._write_quarters(left, style)
        given, *cells = (
            xl_range(row, columns[0], row, columns[-1]) for row in (at, left, left + 1)
        )
        total = sum(budget_micros(amount) for _, amount in plan.budgets)
        strip.at = left + 2
        return SpanCells(self._money(at, max(strip.spans), f"SUM({given})", total), *cells)

    def _write_quarters(self, left: int, style: Format) -> None:
        """Add up the budgets of months, and say when the first of a quarter is used up.

        What rolls on comes into its first month and is left by its last one. Where nothing
        rolls on, what is left of the months is added up; their sum may be less than nothing,
        since what one has spent too much, the next does not owe.
        """
        context, strip, at = self.of.context, self.strip, self.strip.at
        plan = context.forecast.plan
        by_month = {
            plan.period.months.index(one.period.first): one
            for one in standings(context.chosen.forecast)
        }
        ends = pairwise((*strip.quarters, plan.months))
        for column, (first, end) in zip(strip.quarters.values(), ends, strict=True):
            months = [month for month in range(first, end) if month in by_month]
            if not months:
                continue
            own = [by_month[month] for month in months]
            start, last = strip.months[months[0]], strip.months[months[-1]]
            budgets, lefts, days = (
                xl_range(row, start, row, last) for row in (at, left, left + 1)
            )
            amount = sum(one.amount_micros for one in own)
            self._money(at, column, f"SUM({budgets})", amount)
            if plan.span_budgets.rolls_over:
                rolled_in = cell_name(at + 1, start)
                self._money(at + 1, column, rolled_in, own[0].rolled_in_micros)
                self._money(left, column, cell_name(left, last), own[-1].left_micros)
            else:
                over = sum(one.left_micros for one in own)
                self._money(left, column, f"SUM({lefts})", over)
            text = f"IF(COUNT({days})=0,{cell_name(left + 1, last)},MIN({days}))"
            found = [one.day for one in own if one.day is not None]
            used = Formula(text, self._day(min(found, default=None)))
            strip.sheet.put(left + 1, column, used, style)

    def _write_labels(self) -> None:
        say, context = self.strip.sheet.say, self.of.context
        labels = [say("Budget for Meta's charges"), say("Left of the budget")]
        labels.append(say("Used up on") if context.is_by_day else say("Used up in"))
        if context.forecast.plan.span_budgets.rolls_over:
            labels.insert(1, say("Left by the budget before"))
        for row, label in enumerate(labels, self.strip.at):
            self.strip.sheet.put(row, 0, label)

    def _money(self, row: int, column: int, text: str, micros: int) -> str:
        """Write an amount; give its cell."""
        sheet = self.strip.sheet
        return sheet.put(row, column, Formula(text, units(micros)), sheet.styles.bare).text

    def _used_up(self, standing: BudgetStanding, left: str, limit: str) -> Formula:
        """Find the first day, or month, in which more is spent than there is."""
        say, context = self.strip.sheet.say, self.of.context
        first = context.forecast.plan.period.months.index(standing.period.first)
        calcs = self.of.calcs[first : first + standing.period.count]
        within = "+".join(f'COUNTIF({so_far_cells(calc)},"<="&{limit})' for calc in calcs)
        lasts, not_known = say("lasts"), say("not known, see Checks")
        text = (
            f'IFERROR(IF({left}>=0,"{lasts}",{day_after(context, calcs[0], within)}),'
            f'"{not_known}")'
        )
        return Formula(text, self._day(standing.day))

    def _day(self, day: date | None) -> float | str:
        """Say when a budget is used up, by day or by month, or that it is not."""
        if day is None:
            return self.strip.sheet.say("lasts")
        return serial(day if self.of.context.is_by_day else day.replace(day=1))


def write_bill(
    place: tuple[Sheet, int], of: Workings, most: int
) -> tuple[Drawn | None, SpanCells | None, int]:
    """Write charges, what comes on top, net, taxes and gross, with months and quarters across.

    Args:
        place: The sheet and the first row.
        of: What is laid out.
        most: How many lines have a row of their own of what comes on top of Meta's charges.

    Returns:
        Of several months where it stands; where budgets stand; and the next row.
    """
    (sheet, row), whole = place, of.bill
    if not (sheet.context.months or whole.lines):
        return None, None, row
    strip, tables = _Strip(sheet, row + 1), of.tables[: len(sheet.context.by_month)]
    sheet.section(row, _title(sheet, strip))
    if strip.is_wide:
        text = sheet.say("The months stand at the right of this page; Actuals prints them.")
        sheet.put(row, 1, text, sheet.styles.subtitle)
    header, used = strip.write_headers(), _used_categories(sheet.context)
    categories = {
        category: strip.write([table.charges[category] for table in tables])
        for category in CATEGORIES
        if category in used and sheet.context.months
    }
    meta = strip.write_meta([table.meta for table in tables], tuple(categories.values()))
    if whole.lines:
        _write_on_top(strip, (tables, meta, whole.total.label), most)
    if not sheet.context.months:
        return None, None, strip.at + 1
    so_far = strip.write_so_far(meta)
    budget = strip.write_budget()
    cells = _Budgets(strip, of, meta, so_far).write()
    paid = strip.write([table.charged for table in tables], sheet.say("Charged messages"))
    free = strip.write([table.free for table in tables], sheet.say("Free messages"))
    drawn = Drawn(
        *(sheet.tell(texts.SUMMARY), header, (strip.months[0], strip.months[-1])),
        {category: (at, 0) for category, at in categories.items()},
        *((at, 0) for at in (meta, so_far, budget, paid, free)),
    )
    return drawn, cells, free + 2


def _title(sheet: Sheet, strip: _Strip) -> str:
    if not sheet.context.months:
        return sheet.say("The bill")
    return sheet.say("By quarter") if strip.is_wide else sheet.say("By month")


def _write_on_top(
    strip: _Strip, of: tuple[Sequence[ScenarioTable], int, str], most: int
) -> None:
    """Write what comes on top, net, taxes and gross; then what a tax takes off either.

    What the cost is once a tax came back, and what invoices ask where the business pays a tax
    to the state itself.
    """
    (sheet, say), (tables, meta, label) = (strip.sheet, strip.sheet.say), of
    lines = [
        _Lines(entry.tax, _booked(sheet, entry.tax), rows)
        for entry, *rows in zip(
            bill_rows(sheet.context), *(table.lines for table in tables), strict=True
        )
    ]
    taxes = [line for line in lines if line.tax]
    strip.write_lines([line for line in lines if not line.tax], most)
    if taxes:
        strip.sums(say("Net"), meta)
        strip.write_lines(taxes, _MOST_TAXES)
    gross = strip.write([table.total for table in tables], label)
    for name, field_ in (
        (say("Cost without recoverable tax"), "recoverable"),
        (say("Asked by invoices"), "self_assessed"),
    ):
        strip.write_without(name, gross, [line for line in taxes if getattr(line.tax, field_)])


def _booked(sheet: Sheet, tax: Tax | None) -> str:
    if tax is None:
        return ""
    words = [sheet.say("recoverable")] * tax.recoverable
    words += [sheet.say("self-assessed (reverse charge)")] * tax.self_assessed
    return ", ".join(words)


def _used_categories(context: Context) -> set[Category]:
    return {pair.category for variant in context.variants for pair in variant.pairs}
