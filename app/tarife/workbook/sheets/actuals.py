"""The sheet Actuals: budget, forecast and actual by month and week, to date and to go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum
from typing import Final, NamedTuple

from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from tarife.plan.edits.numbers import SPANS
from tarife.plan.model.budgets import budget_micros
from tarife.workbook import texts
from tarife.workbook.calc.days import BUDGET as BUDGET_NAME
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import Formula, set_widths, units, write, write_titles
from tarife.workbook.context import Context
from tarife.workbook.sheets.variance import TypedCells
from tarife.workbook.xlsxwriter_patches import Page

HEADER: Final = 5
FROM, TO, BUDGET, FORECAST, ACTUAL, GAP, SHARE, STATUS = range(8)
"""Places of columns."""

_WORDS: Final = 3
"""The row with the words of the status."""

_WEEK: Final = timedelta(days=7)
_DIGITS: Final = 6
_BELOW: Final = 3
"""Rows below the months: to date, to go, in the end."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A day, or a month where columns are months."""

    first: date
    budget: float
    forecast: float
    actual: float | None


class _Span(NamedTuple):
    """Some days, or months: what they come to; typed where a person typed the actual."""

    budget: float
    forecast: float
    actual: float | None
    is_typed: bool = False


@dataclass(frozen=True, slots=True)
class ActualsSheet:
    """Where everything of the sheet stands, and what it comes to.

    Attributes:
        context: What to show.
        calcs: Where the workings of each month stand.
        keys: Where each number of Inputs stands.
        typed: Where Variance keeps what was typed.
    """

    context: Context
    calcs: Sequence[Calc]
    keys: Mapping[str, str]
    typed: TypedCells

    @property
    def first_day(self) -> int:
        """The row of the first day."""
        weeks = len(self._weeks) + _BELOW if self.context.is_by_day else 0
        return HEADER + 1 + len(self.context.by_month) + _BELOW + 1 + weeks + 2

    @property
    def _weeks(self) -> list[tuple[date, date]]:
        """The first and last day of each week, cut where the plan begins and ends."""
        period, found = self.context.plan.period, list[tuple[date, date]]()
        first = period.first_day
        while first <= period.last_day:
            following = first - timedelta(days=first.weekday()) + _WEEK
            found.append((first, min(following - timedelta(days=1), period.last_day)))
            first = following
        return found

    def cells(self, column: int, sheet: str = "") -> str:
        """Name a column of all days."""
        last = self.first_day + len(self.context.days) - 1
        text: str = xl_range_abs(self.first_day, column, last, column)
        return f"{sheet}!{text}" if sheet else text

    def days(self) -> tuple[_Day, ...]:
        """Give every day with its even share of the budget, its forecast and its actual."""
        known, found = self._known(), []
        forecasts = [
            micros for calc in self.calcs for micros in calc.days.total.values.tolist()
        ]
        for first, micros in zip(self.context.days, forecasts, strict=True):
            cell, count = self._budget_of(first)
            budget = units(cell[1]) / count
            found.append(_Day(first, budget, units(micros), known.get(first)))
        return tuple(found)

    def _known(self) -> dict[date, float]:
        """Give what known days cost, or months of which every day is known."""
        actuals = self.context.plan.actuals
        if actuals.currency != self.context.currency:
            return {}
        micros = {day: sum(one.micros for one in of) for day, of in actuals.by_day.items()}
        if self.context.is_by_day:
            return {day: units(own) for day, own in micros.items()}
        return {
            month.first_day: units(sum(micros[day] for day in month.dates()))
            for month in self.context.plan.period.months
            if micros.keys() >= {*month.dates()}
        }

    def _budget_of(self, day: date) -> tuple[tuple[str, int], int]:
        """Give the cell and the micros of a day's budget, and over how many days it goes."""
        plan, days = self.context.plan, self.context.days
        for period, amount in plan.budgets:
            if period.first_day <= day <= period.last_day:
                name = BUDGET_NAME
                if plan.budget is None:
                    spans = plan.span_budgets.unit.spans(plan.period)
                    name = self.keys[SPANS + next(key for key in spans if spans[key] == period)]
                within = sum(period.first_day <= one <= period.last_day for one in days)
                return (name, budget_micros(amount)), within
        return ("" if plan.budgets else BUDGET_NAME, 0), len(days)

    def write(self, page: Page) -> None:
        """Write months, what is to date and to go, weeks, and the days they are sums of."""
        voice, styles = self.context.voice, self.context.styles
        write_titles(
            page,
            styles,
            voice.say("Budget, forecast and actual"),
            voice.say(
                "Meta's charges. Variance is actual less budget, or less forecast where there "
                "is no budget; a budget is shared out evenly over its days."
            ),
        )
        set_widths(page, (24, 16, 19, 19, 19, 19, 14, 16))
        write(page, _WORDS, 0, voice.say("Words of the status"), styles.label)
        for column, word in enumerate(self._words, 1):
            write(page, _WORDS, column, word, styles.label)
        days, months = self.days(), self.context.plan.period.months
        self._write_headers(page, HEADER)
        rows = [(month.first_day, month.last_day) for month in months]
        spans = self._write_spans(page, HEADER + 1, rows, days, typed=True)
        self._write_ends(page, HEADER + 1 + len(rows), days, spans)
        at = HEADER + 1 + len(rows) + _BELOW + 1
        if self.context.is_by_day:
            write(page, at, 0, voice.say("By week"), styles.section)
            self._write_headers(page, at + 1)
            self._write_spans(page, at + 2, self._weeks, days, typed=False)
            at += len(self._weeks) + _BELOW
        page.print_area(0, 0, at - 1, STATUS)
        title = voice.say("By day") if self.context.is_by_day else voice.say("By month")
        write(page, at, 0, title, styles.section)
        self._write_headers(page, at + 1, until=ACTUAL + 1)
        self._write_days(page, days)
        page.freeze_panes(HEADER + 1, 1)

    @property
    def _words(self) -> tuple[str, str, str]:
        voice = self.context.voice
        return voice.say("open"), voice.say("within"), voice.say("over")

    def _write_headers(self, page: Page, at: int, until: int = STATUS + 1) -> None:
        voice, styles = self.context.voice, self.context.styles
        titles = (
            *(voice.say("From"), voice.say("To"), voice.say("Budget"), voice.say("Forecast")),
            *(voice.say("Actual"), voice.say("Variance"), voice.say("In per cent")),
            voice.say("Status"),
        )
        for column, title in enumerate(titles[:until]):
            is_figure = BUDGET <= column < STATUS
            style = styles.header_right if is_figure else styles.header
            style = styles.header_beside if column == STATUS else style
            write(page, at, column, title, style)

    def _write_days(self, page: Page, days: Sequence[_Day]) -> None:
        styles, at = self.context.styles, self.first_day
        forecasts = [
            calc.cell(calc.days.total, day)
            for calc in self.calcs
            for day in range(len(calc.columns))
        ]
        style = styles.date if self.context.is_by_day else styles.month_beside
        first_of: dict[str, int] = {}
        for row, (day, forecast) in enumerate(zip(days, forecasts, strict=True), at):
            (cell, _), count = self._budget_of(day.first)
            first = first_of.setdefault(cell, row)
            span = xl_range_abs(first, FROM, first + count - 1, FROM)
            budget = Formula(f"={cell}/ROWS({span})", day.budget) if cell else None
            write(page, row, FROM, day.first, style)
            write(page, row, BUDGET, budget, styles.money)
            write(page, row, FORECAST, Formula(f"={forecast}", day.forecast), styles.money)
            write(page, row, ACTUAL, day.actual, styles.money)

    def _write_spans(
        self,
        page: Page,
        top: int,
        spans: Sequence[tuple[date, date]],
        days: Sequence[_Day],
        *,
        typed: bool,
    ) -> list[_Span]:
        """Write rows of weeks or months."""
        styles, found = self.context.styles, []
        for at, (first, last) in enumerate(spans, top):
            own = [day for day in days if first <= day.first <= last]
            within = (
                f'{self.cells(FROM)},">="&{_cell(at, FROM)},'
                f'{self.cells(FROM)},"<="&{_cell(at, TO)}'
            )
            budget = fsum(day.budget for day in own)
            forecast = fsum(day.forecast for day in own)
            known = [day.actual for day in own if day.actual is not None]
            actual = fsum(known) if known else None
            count = f'COUNTIFS({within},{self.cells(ACTUAL)},">=0")'
            text = f'=IF({count}=0,"",SUMIFS({self.cells(ACTUAL)},{within}))'
            is_whole = f"{count}=COUNTIFS({within})"
            is_typed = typed and not known
            if is_typed:
                text, actual = self.typed.of_month(_cell(at, FROM), first)
                is_whole = f'{_cell(at, ACTUAL)}<>""'
            write(page, at, FROM, first, styles.date)
            write(page, at, TO, last, styles.date)
            for column, value in ((BUDGET, budget), (FORECAST, forecast)):
                amount = Formula(f"=SUMIFS({self.cells(column)},{within})", value)
                write(page, at, column, amount, styles.money)
            write(
                page, at, ACTUAL, Formula(text, "" if actual is None else actual), styles.money
            )
            whole = actual is not None and (is_typed or len(known) == len(own))
            self._write_gap(
                page, at, _Span(budget, forecast, actual if whole else None), is_whole
            )
            found.append(_Span(budget, forecast, actual, is_typed))
        return found

    def _write_gap(self, page: Page, at: int, values: _Span, known: str) -> None:
        """Write variance, its share and the status; nothing where the actual is not known."""
        styles, actual = self.context.styles, values.actual
        compared = values.budget or values.forecast
        gap: float | str = "" if actual is None else actual - compared
        share = gap / compared if isinstance(gap, float) and compared else ""
        with_ = f"({_cell(at, BUDGET)}+({_cell(at, BUDGET)}=0)*{_cell(at, FORECAST)})"
        text = f'=IF({known},{_cell(at, ACTUAL)}-{with_},"")'
        write(page, at, GAP, Formula(text, gap), styles.money)
        text = f'=IFERROR({_cell(at, GAP)}/{with_},"")'
        write(page, at, SHARE, Formula(text, share), styles.share)
        words = xl_range_abs(_WORDS, 1, _WORDS, len(self._words))
        is_known = f"COUNT({_cell(at, GAP)})"
        text = f"=INDEX({words},1,1+{is_known}+{is_known}*(N({_cell(at, GAP)})>0))"
        status = self._words[0 if isinstance(gap, str) else 1 + (gap > 0)]
        write(page, at, STATUS, Formula(text, status), styles.beside)

    def _write_ends(
        self,
        page: Page,
        top: int,
        days: Sequence[_Day],
        months: Sequence[_Span],
    ) -> None:
        """Write what is to date, what is to go, and what both come to."""
        voice, styles, first = self.context.voice, self.context.styles, HEADER + 1
        labels = (
            voice.say("To date"),
            voice.say("To go"),
            voice.say("In the end (actual, then forecast)"),
        )
        for at, label in enumerate(labels, top):
            style = styles.total_text if at == top + 2 else styles.text
            write(page, at, FROM, label, style)
            write(page, at, TO, None, style)
        past = self._write_past(page, top, days, months)
        whole = _Span(
            fsum(day.budget for day in days), fsum(day.forecast for day in days), None
        )
        known = [month.actual for month in months if month.actual is not None]
        actual = fsum(known)
        sums = f"{_cell(first, ACTUAL)}:{_cell(top - 1, ACTUAL)}"
        write(page, top, ACTUAL, Formula(f"=SUM({sums})", actual), styles.money)
        write(page, top + 1, ACTUAL, None, styles.money)
        end = actual + whole.forecast - past.forecast
        text = f"={_cell(top, ACTUAL)}+{_cell(top + 1, FORECAST)}"
        write(page, top + 2, ACTUAL, Formula(text, end), styles.total_money)
        to_date = past._replace(actual=actual if known else None)
        self._write_gap(page, top, to_date, f"COUNT({sums})>0")
        self._write_gap(page, top + 2, whole._replace(actual=end), "1=1")

    def _write_past(
        self, page: Page, top: int, days: Sequence[_Day], months: Sequence[_Span]
    ) -> _Span:
        """Write budget and forecast of what is to date, to go, and of both; give the first."""
        styles, first, past = self.context.styles, HEADER + 1, list[float]()
        for column in (BUDGET, FORECAST):
            here = [_cell(first + n, column) for n in range(len(months))]
            typed = "".join(
                f'+({_cell(first + n, ACTUAL)}<>"")*{here[n]}'
                for n, month in enumerate(months)
                if month.is_typed
            )
            of_days = [(day.budget, day.forecast)[column - BUDGET] for day in days]
            gone = fsum(
                own for own, day in zip(of_days, days, strict=True) if day.actual is not None
            )
            gone += fsum(
                (month.budget, month.forecast)[column - BUDGET]
                for month in months
                if month.is_typed and month.actual is not None
            )
            text = f'=SUMIFS({self.cells(column)},{self.cells(ACTUAL)},">=0"){typed}'
            to_go = f"={_cell(top + 2, column)}-{_cell(top, column)}"
            total, amount = fsum(of_days), styles.money
            write(page, top, column, Formula(text, gone), amount)
            write(page, top + 1, column, Formula(to_go, total - gone), amount)
            whole = Formula(f"=SUM({here[0]}:{here[-1]})", total)
            write(page, top + 2, column, whole, styles.total_money)
            past.append(gone)
        return _Span(past[0], past[1], None)


def sheet_of_actuals(context: Context) -> str:
    """Name the sheet for formulas on other sheets."""
    name: str = quote_sheetname(context.voice.tell(texts.ACTUALS))
    return name


def _cell(row: int, column: int) -> str:
    cell: str = xl_rowcol_to_cell(row, column)
    return cell
