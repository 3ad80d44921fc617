"""What Summary says of budgets: what is left of them, and when they are used up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import chain, pairwise

from xlsxwriter.utility import xl_range

from tarife.insight.budget import BudgetStanding, standings
from tarife.plan.edits.numbers import SPANS
from tarife.plan.model.budgets import BudgetUnit, budget_micros
from tarife.workbook.calc.days import BUDGET
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import Formula, cell_name, either, serial, units
from tarife.workbook.context import Context
from tarife.workbook.scenarios.layout import CHOSEN_NUMBER, chosen_of
from tarife.workbook.sheet import Entry, Sheet
from tarife.workbook.sheets.workings import Workings


@dataclass(frozen=True, slots=True)
class SpanCells:
    """Where the budgets of months or quarters stand on Summary.

    Attributes:
        left: The cells of what is left of each.
        used: The cells of the days on which they are used up.
    """

    total: str
    left: str
    used: str


@dataclass(frozen=True, slots=True)
class Spent:
    """Where Summary says what is spent.

    Attributes:
        meta: The row of Meta's charges by month and quarter.
        so_far: The row of Meta's charges so far, by month.
        quarters: The column of the quarter that begins with a month, counted from 0.
    """

    meta: int
    so_far: int
    first_month: int
    quarters: Mapping[int, int]
    total: int


@dataclass(frozen=True, slots=True)
class BudgetSheet:
    """Writes the budgets of months or quarters below what they are compared with."""

    sheet: Sheet
    of: Workings

    def write(self, at: int, spent: Spent) -> tuple[SpanCells | None, int]:
        """Write a row each of budgets, what rolls in, what is left and when it is used up.

        Returns:
            Where they stand, if the plan has any, and the next row.
        """
        plan, styles = self.sheet.context.forecast.plan, self.sheet.styles
        if not plan.span_budgets.amounts:
            return None, at
        is_month = plan.span_budgets.unit is BudgetUnit.MONTH
        rolled_in = at + 1 if plan.span_budgets.rolls_over else None
        left, before = (at + 1 if rolled_in is None else at + 2), ""
        self._write_labels(at)
        names = {
            period: name for name, period in plan.span_budgets.unit.spans(plan.period).items()
        }
        for standing in standings(self.sheet.context.chosen.forecast):
            first = plan.period.months.index(standing.period.first)
            column = spent.first_month + first if is_month else spent.quarters[first]
            key = self.of.keys[f"{SPANS}{names[standing.period]}"]
            available = self._money(at, column, key, standing.amount_micros)
            if rolled_in is not None:
                text, micros = f"MAX(0,{before or 0})", standing.rolled_in_micros
                self._money(rolled_in, column, text, micros)
                available = f"({available}+{cell_name(rolled_in, column)})"
            text = f"{available}-{cell_name(spent.meta, column)}"
            before = self._money(left, column, text, standing.left_micros)
            before_it = cell_name(spent.so_far, spent.first_month + first - 1)
            earlier = f"+{before_it}" if first else ""
            day = self._used_up(standing, before, f"{available}{earlier}")
            self.sheet.put(left + 1, column, day, styles.figure_date)
        of_months = range(spent.first_month, spent.first_month + plan.months)
        columns = list(of_months if is_month else spent.quarters.values())
        if is_month:
            self._write_quarters(at, left + 1, spent)
        start, last = columns[0], columns[-1]
        total = sum(budget_micros(amount) for _, amount in plan.budgets)
        whole = self._money(at, spent.total, f"SUM({xl_range(at, start, at, last)})", total)
        used = xl_range(left + 1, start, left + 1, last)
        return SpanCells(whole, xl_range(left, start, left, last), used), left + 2

    def _write_quarters(self, at: int, used_up: int, spent: Spent) -> None:
        """Add up the budgets of months, and say when the first of a quarter is used up.

        What is left is of a month alone: what one has spent too much, the next does not owe.
        """
        plan = self.sheet.context.forecast.plan
        by_month = {
            plan.period.months.index(one.period.first): one
            for one in standings(self.sheet.context.chosen.forecast)
        }
        ends = pairwise((*spent.quarters, plan.months))
        for column, (first, end) in zip(spent.quarters.values(), ends, strict=True):
            months = [month for month in range(first, end) if month in by_month]
            if not months:
                continue
            columns = spent.first_month + months[0], spent.first_month + months[-1]
            amount = sum(by_month[month].amount_micros for month in months)
            budgets = xl_range(at, columns[0], at, columns[1])
            self._money(at, column, f"SUM({budgets})", amount)
            days = xl_range(used_up, columns[0], used_up, columns[1])
            text = f"IF(COUNT({days})=0,{cell_name(used_up, columns[1])},MIN({days}))"
            found = [day for month in months if (day := by_month[month].day) is not None]
            used = Formula(text, self._day(min(found, default=None)))
            self.sheet.put(used_up, column, used, self.sheet.styles.figure_date)

    def _write_labels(self, at: int) -> None:
        say, context = self.sheet.say, self.sheet.context
        labels = [say("Budget for Meta's charges"), say("Left of the budget")]
        labels.append(say("Used up on") if context.is_by_day else say("Used up in"))
        if context.forecast.plan.span_budgets.rolls_over:
            labels.insert(1, say("Left by the budget before"))
        for row, label in enumerate(labels, at):
            self.sheet.put(row, 0, label)

    def _money(self, row: int, column: int, text: str, micros: int) -> str:
        """Write an amount; give its cell."""
        amount = Formula(text, units(micros))
        return self.sheet.put(row, column, amount, self.sheet.styles.bare).text

    def _used_up(self, standing: BudgetStanding, left: str, limit: str) -> Formula:
        """Find the first day, or month, in which more is spent than there is."""
        say, context = self.sheet.say, self.sheet.context
        first = context.forecast.plan.period.months.index(standing.period.first)
        calcs = self.of.calcs[first : first + standing.period.count]
        within = "+".join(f'COUNTIF({_so_far(calc)},"<="&{limit})' for calc in calcs)
        lasts, not_known = say("lasts"), say("not known, see Checks")
        text = (
            f'IFERROR(IF({left}>=0,"{lasts}",{_after(context, calcs[0], within)}),'
            f'"{not_known}")'
        )
        return Formula(text, self._day(standing.day))

    def _day(self, day: date | None) -> float | str:
        """Say when a budget is used up, by day or by month, or that it is not."""
        if day is None:
            return self.sheet.say("lasts")
        return serial(day if self.sheet.context.is_by_day else day.replace(day=1))


def budget_facts(of: Workings, spans: SpanCells | None) -> Iterator[Entry]:
    """Say beside the headline what may be spent, what is left, and when it is used up."""
    context, meta = of.context, chosen_of(of.context, of.bill.meta)
    voice, styles, plan = context.voice, context.styles, context.forecast.plan
    label = voice.say("Budget for Meta's charges")
    if spans is None:
        yield label, _budget(context), styles.fact_money
        yield from _left(context, BUDGET, meta)
        yield _run_out(context, of.calcs)
        return
    total = float(sum((amount for _, amount in plan.budgets), Decimal(0)))
    yield label, Formula(spans.total, total), styles.fact_money
    yield from _left(context, spans.total, meta)
    found = [one.day for one in standings(context.chosen.forecast) if one.day is not None]
    none, not_known = voice.say("none is used up"), voice.say("not known, see Checks")
    text = (
        f'IFERROR(IF(COUNT({spans.used})+0*SUM({spans.left})=0,"{none}",MIN({spans.used})),'
        f'"{not_known}")'
    )
    first = min(found, default=None)
    if first is not None and not context.is_by_day:
        first = first.replace(day=1)
    style = styles.date if context.is_by_day else styles.month_beside
    value = none if first is None else serial(first)
    yield voice.say("First budget used up"), Formula(text, value), style


def _left(context: Context, budget: str, meta: Formula) -> Iterator[Entry]:
    """Say by how much the charges are above or below all that may be spent."""
    voice, styles = context.voice, context.styles
    over, left = voice.say("Over the budget by"), voice.say("Left of the budget")
    spent = meta.text
    given = sum(budget_micros(amount) for _, amount in context.forecast.plan.budgets)
    gap = given - context.chosen.forecast.total.micros
    is_over = f"({budget}>0)+({budget}>0)*({budget}<{spent})"
    text = f'CHOOSE(1+{is_over},"","{left}","{over}")'
    label = Formula(text, (over if gap < 0 else left) if given else "")
    amount = Formula(f"ABS({budget}-{spent})", units(abs(gap)))
    share = Formula(f"{amount.text}/{budget}", abs(gap) / given if given else 0)
    set_only = partial(either, f"{budget}=0", "", holds=not given)
    yield label, set_only(amount), styles.fact_money
    yield set_only(voice.say("In per cent of the budget")), set_only(share), styles.fact_share


def _budget(context: Context) -> Formula:
    budget = context.forecast.plan.budget
    given, not_set = Formula(BUDGET, float(budget or 0)), context.voice.say("not set")
    return either(f"{BUDGET}=0", not_set, given, holds=budget is None)


def _run_out(context: Context, calcs: Sequence[Calc]) -> Entry:
    """Say when the budget is used up, by day or by month."""
    say, styles, found = context.voice.say, context.styles, _run_out_day(context, calcs)
    is_set = context.forecast.plan.budget is not None
    label = say("Budget used up on") if context.is_by_day else say("Budget used up in")
    style = styles.date if context.is_by_day else styles.month_beside
    return either(f"{BUDGET}=0", "", label, holds=not is_set), found, style


def _run_out_day(context: Context, calcs: Sequence[Calc]) -> Formula:
    """Find the first day, or month, in which Meta's charges so far are above the budget.

    `COUNTIF` passes over errors, which would then be days within the budget or before it, and
    a scenario that is not there costs nothing; adding nothing times all of them makes it show.
    """
    voice, budget = context.voice, context.forecast.plan.budget
    sums = [_so_far(calc) for calc in calcs]
    within = "+".join(f'COUNTIF({own},"<="&{BUDGET})' for own in sums)
    within += f"+0*SUM({','.join(sums)},0*{BUDGET},0*{CHOSEN_NUMBER})"
    columns = "+".join(f"COLUMNS({own})" for own in sums)
    found = _after(context, calcs[0], within)
    never = (
        voice.say("in none of these months") if context.months else voice.say("not this month")
    )
    not_known = voice.say("not known, see Checks")
    is_over = f"({BUDGET}>0)+({BUDGET}>0)*({within}<{columns})"
    text = f'IFERROR(CHOOSE(1+{is_over},"","{never}",{found}),"{not_known}")'
    if not budget:
        return Formula(text, "")
    so_far = chain.from_iterable(calc.days.cumulative.values for calc in calcs)
    for day, micros in zip(context.days, so_far, strict=True):
        if micros > budget * 1_000_000:
            return Formula(text, serial(day))
    return Formula(text, never)


def _so_far(calc: Calc) -> str:
    """Name the cells of Meta's charges through each day of a month."""
    row, columns = calc.days.cumulative, calc.columns
    return f"{calc.sheet}!{row.cell(columns[0])}:{row.cell(columns[-1])}"


def _after(context: Context, calc: Calc, columns: str) -> str:
    """Give the day, or month, so many columns after the first one of a month."""
    first = f"{calc.sheet}!{calc.columns[0]}{calc.header + 1}"
    return f"{first}+{columns}" if context.is_by_day else f"EDATE({first},{columns})"
