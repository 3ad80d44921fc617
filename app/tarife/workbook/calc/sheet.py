"""The sheet Calc: a row for each line, the days across, one formula across a row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from xlsxwriter.format import Format

from tarife.plan.model.addresses import Address
from tarife.workbook import texts
from tarife.workbook.calc.costs import (
    LineCosts,
    PriceCells,
    Prices,
    line_sections,
    price_sections,
)
from tarife.workbook.calc.days import Days, day_section
from tarife.workbook.calc.expressions import Expression, Place
from tarife.workbook.calc.messages import (
    Allowance,
    Messages,
    allowance_sections,
    message_sections,
)
from tarife.workbook.calc.rows import (
    DRIVER,
    FIRST_DAY,
    LABELS,
    TOTAL,
    TOTAL_COLUMN,
    Look,
    Row,
    Section,
    day_columns,
)
from tarife.workbook.cells import Formula, Value, set_widths, units, write
from tarife.workbook.context import Context
from tarife.workbook.sheet import Sheet
from tarife.workbook.xlsxwriter_patches import Page

HEADER_ROW = 2
"""Of the first month; the other months follow below, each with a header of its own."""

_WIDTHS = (16, 28, 26, 30, 30, 16, 18)
_DAY_WIDTH = 12


@dataclass(frozen=True, slots=True, eq=False)
class Calc:
    """Where everything of a month stands on the sheet, and what it comes to.

    Attributes:
        sheet: The sheet's name, quoted for formulas.
        header: The row of its headers; the sections follow from the top down.
    """

    sheet: str
    header: int
    columns: tuple[str, ...]
    days: Days
    messages: Messages
    allowance: Allowance
    prices: Prices
    lines: LineCosts

    @property
    def sections(self) -> tuple[Section, ...]:
        return (
            self.days.section,
            *(self.messages.played, self.messages.scaled),
            *(self.allowance.section, self.allowance.lines),
            *self.prices.sections,
            *self.lines.sections,
        )

    @property
    def next(self) -> int:
        """Where what follows may begin, a blank row in between."""
        last = self.sections[-1]
        return last.first + len(last.rows) + 2

    def cell(self, row: Row, day: int) -> str:
        """Name a row's cell of a day for formulas on other sheets."""
        return f"{self.sheet}!{self.columns[day]}{row.at + 1}"

    def amount(self, row: Row, day: int) -> Formula:
        """Refer to an amount of a day from another sheet."""
        return Formula(self.cell(row, day), units(row.values[day]))

    def total(self, row: Row) -> str:
        """Name a row's sum for formulas on other sheets."""
        return f"{self.sheet}!{TOTAL_COLUMN}${row.at + 1}"

    def cells(self, section: Section, column: str) -> str:
        """Name a column of a section for formulas on other sheets."""
        return f"{self.sheet}!{_fixed(section.cells(column))}"


def lay_out(
    context: Context,
    inputs: Mapping[Address, str],
    prices: PriceCells,
    before: Calc | None = None,
) -> Calc:
    """Lay all sections of a month out, one below the other, below those of the month before."""
    messages = message_sections(context, inputs)
    allowance = allowance_sections(context, messages)
    priced = price_sections(context, messages, allowance, prices)
    calc = Calc(
        context.sheet(texts.CALC),
        HEADER_ROW if before is None else before.next + 1,
        day_columns(len(context.days)),
        day_section(context, priced, before.days.cumulative if before else None),
        messages,
        allowance,
        priced,
        line_sections(context, messages, allowance, priced),
    )
    at = calc.header + 1
    for section in calc.sections:
        at = section.put(at)
    return calc


def write_calc(sheet: Sheet, calcs: Sequence[Calc]) -> None:
    sheet.titles(
        sheet.say("Workings"),
        sheet.say(
            "One formula across each row. From the top: the chosen scenario, "
            "what the app played, messages, allowance, prices, costs by "
            "market, costs by line."
        ),
    )
    for month, calc in zip(sheet.context.by_month, calcs, strict=True):
        _write_month(sheet, month, calc)
    set_widths(sheet.page, (*_WIDTHS, *(_DAY_WIDTH for _ in calcs[0].columns)))
    sheet.page.freeze_panes(HEADER_ROW + 1 if len(calcs) == 1 else 0, LABELS)


def _write_month(sheet: Sheet, context: Context, calc: Calc) -> None:
    say, styles = sheet.say, sheet.styles
    what = sheet.voice.say_in("workbook", "What")
    titles = (
        *(say("Scenario"), sheet.tell(texts.LINE), say("Market"), say("Category"), what),
        *(say("Driver"), sheet.tell(texts.MONTH)),
    )
    sheet.headers(calc.header, titles, left=LABELS)
    style = styles.header_day if context.is_by_day else styles.header_month
    for column, day in enumerate(context.days, FIRST_DAY):
        sheet.put(calc.header, column, day, style)
    for section in calc.sections:
        if section.rows:
            sheet.section(section.first, section.title)
            _write_rows(sheet, calc.columns, section.rows)


def _write_rows(sheet: Sheet, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    styles = sheet.styles
    for row in rows:
        for column, text in enumerate(row.labels.texts):
            if text:
                sheet.put(row.at, column, text)
        if row.driver is not None:
            sheet.put(row.at, DRIVER, _driver(row.driver), styles.number)
        style, is_money = getattr(styles, row.look.value[0]), row.look is Look.MONEY
        if row.is_summed:
            total = float(row.values.sum())
            text = f"SUM({row.cell(columns[0])}:{row.cell(columns[-1])})"
            sums = Formula(text, units(total) if is_money else total)
            sheet.put(row.at, TOTAL, sums, styles.money if is_money else style)
        _write_days(sheet.page, row, columns, style)


def _driver(driver: Expression | float) -> Value:
    if isinstance(driver, Expression):
        return Formula(driver.fixed, float(driver.values))
    return driver


def _write_days(page: Page, row: Row, columns: tuple[str, ...], style: Format) -> None:
    """Write a row's formula into every day, or what was played on the days that have any."""
    figures = _figures(row)
    if row.formula is not None:
        place = Place(columns[0], TOTAL_COLUMN.lstrip("$"), row.at)
        page.fill(row.at, FIRST_DAY, row.formula.text(place), style, figures)
        return
    for column, value in enumerate(figures, FIRST_DAY):
        if value:
            write(page, row.at, column, value, style)


def _figures(row: Row) -> list[float]:
    if row.look.value[1]:
        return [units(value) for value in row.values.tolist()]
    whole = row.values.astype(np.int64)
    figures: list[float] = (whole if (whole == row.values).all() else row.values).tolist()
    return figures


def _fixed(cells: str) -> str:
    """Hold the columns of a range fast, as its rows are."""
    return ":".join(f"${part.lstrip('$')}" for part in cells.split(":"))
