"""The sheet Actuals: budget, forecast and actual by month and week, to date and to go."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from math import fsum
from operator import attrgetter
from typing import Final, NamedTuple

from xlsxwriter.utility import xl_range_abs

from tarife.plan.edits.numbers import SPANS
from tarife.plan.model.budgets import budget_micros
from tarife.terms.calendar import BillingMonth
from tarife.terms.money import shown_decimals
from tarife.workbook import texts
from tarife.workbook.calc.days import BUDGET as BUDGET_NAME
from tarife.workbook.cells import DECIMALS, Formula, cell_name, ratio, set_widths, units
from tarife.workbook.context import Context
from tarife.workbook.sheet import Sheet
from tarife.workbook.sheets.variance import typed_of_month
from tarife.workbook.sheets.workings import Standing, Workings

HEADER: Final = 5
FROM, TO, BUDGET, FORECAST, ACTUAL, GAP, SHARE, STATUS = range(8)
"""Places of columns."""

_NAMES: Final = {BUDGET: "budget", FORECAST: "forecast", ACTUAL: "actual"}

_WORDS: Final = 3
"""The row with the words of the status."""

_WEEK: Final = timedelta(days=7)
_BELOW: Final = 4
"""Rows below the months: to date, to go, what rounding leaves, in the end."""

_HEADED: Final = 2
"""Rows above a block: its title and its headers."""


class _Span(NamedTuple):
    """A day, month or week, and what it comes to.

    Attributes:
        typed: What was planned of that which a person typed of a month; nothing elsewhere.
    """

    first: date
    budget: float
    forecast: float
    actual: float | None
    typed: Formula | None = None


@dataclass(frozen=True, slots=True)
class ActualDays:
    """Where everything of the sheet stands, and what each day comes to."""

    of: Workings

    @property
    def context(self) -> Context:
        return self.of.context

    @property
    def to_date(self) -> int:
        """The row of what is to date; what rounding leaves of several months stands above."""
        months = len(self.context.by_month)
        return HEADER + 1 + months + (months > 1)

    @property
    def first_day(self) -> int:
        """The row of the first day."""
        weeks = len(list(self.weeks())) + _HEADED + 1 if self.context.is_by_day else 0
        return self.to_date + _BELOW + 1 + weeks + 2

    def weeks(self) -> Iterator[tuple[date, date]]:
        """Give the first and last day of each week, cut where the plan begins and ends."""
        period = self.context.plan.period
        first = period.first_day
        while first <= period.last_day:
            following = first - timedelta(days=first.weekday()) + _WEEK
            yield first, min(following - timedelta(days=1), period.last_day)
            first = following

    def cells(self, column: int, sheet: str = "") -> str:
        """Name a column of all days."""
        last = self.first_day + len(self.context.days) - 1
        text: str = xl_range_abs(self.first_day, column, last, column)
        return f"{sheet}!{text}" if sheet else text

    def days(self) -> tuple[_Span, ...]:
        """Give every day with its even share of the budget, its forecast and its actual."""
        known, found = self._known(), []
        forecasts = chain.from_iterable(calc.days.total.values for calc in self.of.calcs)
        for first, micros in zip(self.context.days, forecasts, strict=True):
            _, whole, count = self._budget_of(first)
            found.append(
                _Span(first, units(whole) / count, units(float(micros)), known.get(first))
            )
        return tuple(found)

    def typed(self) -> Iterator[tuple[BillingMonth, Formula, Formula]]:
        """Give months of which no day is known, their last day, and how typed is off planned.

        Formulas are for other sheets.
        """
        known, sheet = self._known(), self.context.sheet(texts.ACTUALS)
        for at, month in enumerate(self.context.plan.period.months, HEADER + 1):
            if not known.keys() & {*month.dates()}:
                first, last = (f"{sheet}!{cell_name(at, column)}" for column in (FROM, TO))
                paid, part = typed_of_month(self.context, first, month.first_day)
                yield month, Formula(last, 0), paid - part

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

    def _budget_of(self, day: date) -> tuple[str, int, int]:
        """Give the cell and the micros of a day's budget, and over how many days it goes."""
        plan, days, cell = self.context.plan, self.context.days, BUDGET_NAME
        for period, amount in plan.budgets:
            if period.first_day <= day <= period.last_day:
                if plan.budget is None:
                    spans = plan.span_budgets.unit.spans(plan.period)
                    cell = self.of.keys[
                        SPANS + next(one for one in spans if spans[one] == period)
                    ]
                within = sum(period.first_day <= one <= period.last_day for one in days)
                return cell, budget_micros(amount), within
        return "" if plan.budgets else cell, 0, len(days)

    def write_days(self, sheet: Sheet, days: Sequence[_Span]) -> None:
        """Write the days, which all else is a sum of."""
        money = sheet.styles.money
        forecasts = [
            calc.cell(calc.days.total, day)
            for calc in self.of.calcs
            for day in range(len(calc.columns))
        ]
        style = sheet.styles.date if self.context.is_by_day else sheet.styles.month_beside
        first_of: dict[str, int] = {}
        rows = enumerate(zip(days, forecasts, strict=True), self.first_day)
        for row, (day, forecast) in rows:
            cell, _, count = self._budget_of(day.first)
            first = first_of.setdefault(cell, row)
            span = xl_range_abs(first, FROM, first + count - 1, FROM)
            sheet.put(row, FROM, day.first, style)
            budget = Formula(f"{cell}/ROWS({span})", day.budget) if cell else None
            sheet.put(row, BUDGET, budget, money)
            sheet.put(row, FORECAST, Formula(forecast, day.forecast), money)
            sheet.put(row, ACTUAL, day.actual, money)


def write_actuals(sheet: Sheet, of: Workings) -> None:
    days = ActualDays(of)
    of.standing = _Writer(sheet, days, days.days()).write()


@dataclass(frozen=True, slots=True)
class _Writer:
    sheet: Sheet
    of: ActualDays
    days: Sequence[_Span]

    def write(self) -> Standing:
        sheet, of, say = self.sheet, self.of, self.sheet.say
        sheet.titles(
            say("Budget, forecast and actual"),
            say(
                "Meta's charges. Variance is actual less budget, or less forecast where there "
                "is no budget; a budget is shared out evenly over its days."
            ),
        )
        set_widths(sheet.page, (24, 16, 19, 19, 19, 19, 14, 16))
        words = say("Words of the status"), *self._words
        for column, word in enumerate(words):
            sheet.put(_WORDS, column, word, sheet.styles.label)
        sheet.page.set_row(_WORDS, None, None, {"hidden": True})
        self._write_headers(HEADER)
        months = [
            self._write_span(HEADER + 1 + at, (one.first_day, one.last_day), typed=True)
            for at, one in enumerate(of.context.plan.period.months)
        ]
        standing = self._write_ends(of.to_date, months)
        at = of.to_date + _BELOW + 1
        if of.context.is_by_day:
            sheet.section(at, say("By week"))
            self._write_headers(at + 1)
            at += _HEADED
            for week in of.weeks():
                self._write_span(at, week, typed=False)
                at += 1
            at += 1
        sheet.page.print_area(0, 0, at - 1, STATUS)
        sheet.section(at, say("By day") if of.context.is_by_day else say("By month"))
        self._write_headers(at + 1, until=ACTUAL + 1)
        of.write_days(sheet, self.days)
        sheet.page.freeze_panes(HEADER + 1, 1)
        return standing

    @property
    def _words(self) -> tuple[str, str, str]:
        say = self.sheet.say
        return say("open"), say("within"), say("over")

    def _write_headers(self, at: int, until: int = STATUS + 1) -> None:
        say, styles = self.sheet.say, self.sheet.styles
        titles = (
            *(say("From"), self.sheet.voice.say_in("days", "To"), say("Budget")),
            *(say("Forecast"), say("Actual")),
            *(say("Variance"), say("In per cent"), say("Status")),
        )
        self.sheet.headers(at, titles[: min(until, STATUS)], left=BUDGET)
        if until > STATUS:
            self.sheet.put(at, STATUS, titles[STATUS], styles.header_beside)

    def _write_span(self, at: int, span: tuple[date, date], *, typed: bool) -> _Span:
        """Write the row of a week or month."""
        sheet, (first, last), cells = self.sheet, span, self.of.cells
        own = [day for day in self.days if first <= day.first <= last]
        known = [day.actual for day in own if day.actual is not None]
        within = (
            f'{cells(FROM)},">="&{cell_name(at, FROM)},{cells(FROM)},"<="&{cell_name(at, TO)}'
        )
        count = f'COUNTIFS({within},{cells(ACTUAL)},">=0")'
        text = f'IF({count}=0,"",SUMIFS({cells(ACTUAL)},{within}))'
        is_whole, actual = f"{count}=COUNTIFS({within})", fsum(known) if known else None
        budget, forecast = fsum(day.budget for day in own), fsum(day.forecast for day in own)
        is_part, part = len(known) < len(own), None
        if typed and not known:
            paid, part = typed_of_month(sheet.context, cell_name(at, FROM), first)
            text, actual = f'IF({paid.text}=0,"",{paid.text})', paid.number or None
            left = f"ROUND({cell_name(at, FORECAST)}-{part.text},{DECIMALS})"
            is_whole = f'({cell_name(at, ACTUAL)}<>"")*({left}<=0)'
            is_part = round(forecast - part.number, shown_decimals(sheet.context.currency)) > 0
        for column, day in zip((FROM, TO), span, strict=True):
            sheet.put(at, column, day, sheet.styles.date)
        for column, formula in (
            (BUDGET, Formula(f"SUMIFS({cells(BUDGET)},{within})", budget)),
            (FORECAST, Formula(f"SUMIFS({cells(FORECAST)},{within})", forecast)),
            (ACTUAL, Formula(text, "" if actual is None else actual)),
        ):
            sheet.put(at, column, formula, sheet.styles.money)
        found = _Span(first, budget, forecast, actual, part)
        self._write_gap(at, found._replace(actual=None) if is_part else found, is_whole)
        return found

    def _write_gap(
        self, at: int, values: _Span, known: str, *, begun: str = "", has_begun: bool = True
    ) -> float | str:
        """Write variance, its share and the status; give the first.

        They are nothing where the actual is not known; the status says nothing either before
        what is told by ``begun``.
        """
        sheet, actual = self.sheet, values.actual
        compared = values.budget or values.forecast
        gap: float | str = "" if actual is None else round(actual - compared, 9)
        share = gap / compared if isinstance(gap, float) and compared else ""
        budget, forecast, own, cell = (
            cell_name(at, column) for column in (BUDGET, FORECAST, ACTUAL, GAP)
        )
        with_ = f"({budget}+({budget}=0)*{forecast})"
        sheet.put(at, GAP, Formula(f'IF({known},{own}-{with_},"")', gap), sheet.styles.money)
        text = f'IFERROR({cell}/{with_},"")'
        sheet.put(at, SHARE, Formula(text, share), sheet.styles.share)
        words = xl_range_abs(_WORDS, 1, _WORDS, len(self._words))
        text = f"INDEX({words},1,1+COUNT({cell})+COUNT({cell})*(N({cell})>0))"
        status = self._words[0 if isinstance(gap, str) else 1 + (gap > 0)] * has_begun
        text = f'IF({begun},{text},"")' if begun else text
        sheet.put(at, STATUS, Formula(text, status), sheet.styles.beside)
        return gap

    def _write_ends(self, top: int, months: Sequence[_Span]) -> Standing:
        """Write what is to date, what is to go, and what both come to."""
        sheet, styles, last = self.sheet, self.sheet.styles, top + _BELOW - 1
        sheet.put(top, FROM, sheet.say("To date"))
        sheet.put(top + 1, FROM, sheet.say("To go"))
        sheet.put(
            last, FROM, sheet.say("In the end (actual, then forecast)"), styles.total_text
        )
        sheet.put(last, TO, None, styles.total_text)
        sums = {column: self._write_past(top, column, months) for column in (BUDGET, FORECAST)}
        known = [month.actual for month in months if month.actual is not None]
        cells = f"{cell_name(HEADER + 1, ACTUAL)}:{cell_name(HEADER + len(months), ACTUAL)}"
        actual = sheet.put(top, ACTUAL, Formula(f"SUM({cells})", fsum(known)), styles.money)
        sheet.put(top + 1, ACTUAL, None, styles.money)
        to_go = sums[FORECAST][1]
        end = sheet.put(last, ACTUAL, actual + to_go, styles.total_money)
        sums[ACTUAL] = actual, to_go, end
        self._write_roundings(top, months, sums)
        to_date, in_the_end = (
            _Span(months[0].first, sums[BUDGET][at].number, sums[FORECAST][at].number, paid)
            for at, paid in ((0, fsum(known) if known else None), (2, end.number))
        )
        begun = f"COUNT({cells})>0"
        gap = self._write_gap(top, to_date, begun)
        self._write_gap(last, in_the_end, "1=1", begun=begun, has_begun=bool(known))
        name, of_gap = sheet.context.sheet(texts.ACTUALS), Formula(cell_name(top, GAP), gap)
        return Standing(
            Formula(f"COUNT({name}!{cells})", len(known)),
            *(Formula(f"{name}!{of.text}", of.value) for of in (actual, to_go, end, of_gap)),
        )

    def _write_roundings(
        self, top: int, months: Sequence[_Span], sums: Mapping[int, Sequence[Formula]]
    ) -> None:
        """Write what rounding leaves of months, and of what is to date and to go."""
        sheet, last = self.sheet, top + _BELOW - 1
        ends = {at: sheet.left_of(end, parts) for at, (*parts, end) in sums.items()}
        sheet.rounding(last - 1, ends)
        if len(months) > 1:
            wholes = {BUDGET: 2, FORECAST: 2, ACTUAL: 0}  # actuals are all to date
            for column, end in wholes.items():
                cells = (
                    Formula(cell_name(row, column), getattr(month, _NAMES[column]) or 0)
                    for row, month in enumerate(months, HEADER + 1)
                )
                ends[column] = sheet.left_of(sums[column][end], cells)
            sheet.rounding(top - 1, ends)

    def _write_past(
        self, top: int, column: int, months: Sequence[_Span]
    ) -> tuple[Formula, Formula, Formula]:
        """Write budget or forecast to date, to go and of both; refer to them."""
        sheet, styles, last = self.sheet, self.sheet.styles, top + _BELOW - 1
        of: Callable[[_Span], float] = attrgetter(_NAMES[column])
        here, typed = [cell_name(HEADER + 1 + n, column) for n in range(len(months))], ""
        gone = fsum(of(day) for day in self.days if day.actual is not None)
        for n, month in enumerate(months):
            if month.typed is not None:
                whole = Formula(cell_name(HEADER + 1 + n, FORECAST), month.forecast)
                part = month.typed
                if column == BUDGET:
                    part = Formula(here[n], month.budget) * ratio(part, whole)
                typed, gone = f"{typed}+{part.text}", gone + part.number
        cells, actuals = self.of.cells(column), self.of.cells(ACTUAL)
        total = fsum(map(of, self.days))
        text = f'SUMIFS({cells},{actuals},">=0"){typed}'
        past = sheet.put(top, column, Formula(text, gone), styles.money)
        end = Formula(cell_name(last, column), total)
        to_go = sheet.put(top + 1, column, end - past, styles.money)
        sums = Formula(f"SUM({here[0]}:{here[-1]})", total)
        return past, to_go, sheet.put(last, column, sums, styles.total_money)
