"""What Summary says of budgets: what is left of them, and when they are used up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import chain

from tarife.insight.budget import standings
from tarife.plan.model.budgets import budget_micros
from tarife.workbook.calc.days import BUDGET
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import Formula, either, serial, units
from tarife.workbook.context import Context
from tarife.workbook.scenarios.layout import CHOSEN_NUMBER, chosen_of
from tarife.workbook.sheet import Entry
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
    sums = [so_far_cells(calc) for calc in calcs]
    within = "+".join(f'COUNTIF({own},"<="&{BUDGET})' for own in sums)
    within += f"+0*SUM({','.join(sums)},0*{BUDGET},0*{CHOSEN_NUMBER})"
    columns = "+".join(f"COLUMNS({own})" for own in sums)
    found = day_after(context, calcs[0], within)
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


def so_far_cells(calc: Calc) -> str:
    """Name the cells of Meta's charges through each day of a month."""
    row, columns = calc.days.cumulative, calc.columns
    return f"{calc.sheet}!{row.cell(columns[0])}:{row.cell(columns[-1])}"


def day_after(context: Context, calc: Calc, columns: str) -> str:
    """Give the day, or month, so many columns after the first one of a month."""
    first = f"{calc.sheet}!{calc.columns[0]}{calc.header + 1}"
    return f"{first}+{columns}" if context.is_by_day else f"EDATE({first},{columns})"
