"""The sheet Sensitivity: what the numbers that matter most change, as table and chart."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from tarife.forecast.costs.all_in import all_in
from tarife.forecast.result import Forecast
from tarife.insight.sensitivity import NumberSensitivity, number_sensitivities
from tarife.plan.edits.numbers import COSTS, key_of, keyed_numbers
from tarife.plan.model.costs import CostKind
from tarife.plan.model.plan import Plan
from tarife.terms.categories import CATEGORIES
from tarife.workbook import texts
from tarife.workbook.cells import Formula, Value, units
from tarife.workbook.context import Edition
from tarife.workbook.drivers import Drivers
from tarife.workbook.inputs import Input, InputKind, cost_key
from tarife.workbook.scenarios.bill import bill_rows
from tarife.workbook.sheet import HEADER_HEIGHT, Column, Line, Sheet, Table
from tarife.workbook.sheets.native_charts import HEIGHT_IN_ROWS, tornado_chart
from tarife.workbook.sheets.workings import Workings

HEADER: Final = 4
MOST: Final = 10
"""How many numbers the sheet shows."""

_MOST_TRIED: Final = 24
"""How many are played to find them; the others drive less of the cost."""

_MOST_SECONDS: Final = 12.0
"""Of all these plays together, by the estimate of their work, which is six times too high; of
plans that take long fewer numbers are tried."""

_LEAST_SECONDS: Final = 0.1

_LOW, _NOW, _HIGH, LESS, MORE, _FOLLOWS, _MOVED, _LOW_PART, _HIGH_PART, _PER = range(1, 11)
"""Places of columns; what a change is per amount stands in the last two."""


def with_sensitivities(edition: Edition, played: Callable[[Plan], Forecast]) -> Edition:
    """Find the numbers of the plan that matter most to what it costs with everything on top.

    Of plans that take long fewer are tried, and fewer shown.

    Args:
        edition: What a budget is to show.
        played: Forecasts a plan; may raise `Stopped`.
    """

    def cost(plan: Plan) -> int:
        return all_in(played(plan), plan.costs).total.micros

    plan, seconds = edition.forecast.plan, edition.forecast.playing.seconds
    part = min(1, _MOST_SECONDS / max(seconds, _LEAST_SECONDS) / (_MOST_TRIED + MOST))
    tried, shown = (max(1, round(part * most)) for most in (_MOST_TRIED, MOST))
    found = number_sensitivities(plan, _candidates(edition.forecast)[:tried], cost, shown)
    return replace(edition, sensitivities=found)


def _candidates(forecast: Forecast) -> list[str]:
    """Choose what to try, by how much of Meta's charges lies on a number's line.

    What drives messages counts in full; other numbers of a line, which move when messages
    come, a tenth. Numbers of the account and of what comes on top are of the whole bill.
    """
    drivers, whole = Drivers.of(forecast.plan), forecast.total.micros
    weights, by_line, ledger = Counter[str](), Counter[str](), forecast.lines
    rows = (ledger.source.tolist(), ledger.category.tolist(), ledger.charge_micros.tolist())
    for source, category, micros in zip(*rows, strict=True):
        line = forecast.sources[source].id
        by_line[line] += micros
        for factor in drivers.of_row(line, CATEGORIES[category], frozenset()):
            weights[key_of(factor.at)] += micros
    for key in keyed_numbers(forecast.plan):
        part, line, _ = key.split("/", 2)
        of_all = part in ("account", COSTS.rstrip("/"))
        weights.setdefault(key, (whole if of_all else by_line[line]) // 10)
    return [key for key, weight in weights.most_common(_MOST_TRIED) if weight]


@dataclass(frozen=True, slots=True)
class _Row:
    """A number with its name and cell.

    Attributes:
        moved: What it moves the cost by way of: a formula; nothing where no formula follows.
    """

    number: NumberSensitivity
    name: str
    cell: str
    moved: Formula | None
    kind: InputKind

    @property
    def parts(self) -> tuple[float, float]:
        number = self.number
        return float(number.low / number.value), float(number.high / number.value)

    @property
    def ends(self) -> tuple[float, float]:
        return units(self.number.low_micros), units(self.number.high_micros)


def write_sensitivity(sheet: Sheet, of: Workings) -> None:
    say, context, page = sheet.say, sheet.context, sheet.page
    sheet.titles(
        say("Sensitivity: what moves the cost of the plan"),
        say(
            "Each number at its low and high end, the others as they are: of its range where "
            "it has one, else a tenth less and more. The app played both ends."
        ),
        say(
            "A live row follows Inputs in proportion to the cost that its number moves; the "
            "others stay as exported."
        ),
    )
    moved, named = _Moved(of), {one.key: one for one in of.inputs}
    rows = [
        _Row(
            one, _name(named[one.key]), of.keys[one.key], moved.by(one.key), named[one.key].kind
        )
        for one in context.edition.sensitivities
    ]
    table, styles = sheet.table(Table(HEADER, _columns(sheet), rows)), sheet.styles
    for line in table.lines:
        for column in (_LOW, _NOW, _HIGH):
            look = getattr(styles, line.row.kind.value)
            sheet.put(line.at, column, table.at(line, column), look)
    page.set_row(HEADER, HEADER_HEIGHT)
    chart = tornado_chart(sheet, (HEADER, HEADER + 1, HEADER + len(rows), 0), (LESS, MORE))
    text = say("Bars: what the low and the high end of each number change.")
    page.insert_chart(table.next, 0, chart, {"description": text})
    page.print_area(0, 0, table.next + HEIGHT_IN_ROWS, _FOLLOWS)
    page.freeze_panes(HEADER + 1, 1)


def _name(entry: Input) -> str:
    return f"{entry.line}: {entry.label}" if entry.line else entry.label


def _columns(sheet: Sheet) -> tuple[Column[_Row], ...]:
    say, styles = sheet.say, sheet.styles

    def end(place: int) -> Callable[[Line[_Row]], Value]:
        return lambda line: line[_NOW] * line[place]

    def change(place: int) -> Callable[[Line[_Row]], Value]:
        def value(line: Line[_Row]) -> Value:
            change: float = line.row.ends[place]
            text = f"{line.name(_MOVED)}*{line.name(_PER + place)}"
            return Formula(text, change) if line.row.moved else change

        return value

    def per(place: int) -> Callable[[Line[_Row]], Value]:
        return lambda line: (
            line.row.ends[place] / line.row.moved.number if line.row.moved else None
        )

    def follows(line: Line[_Row]) -> str:
        return say("live") if line.row.moved else say("as exported")

    def now(line: Line[_Row]) -> Formula:
        return Formula(line.row.cell, float(line.row.number.value))

    return (
        Column(sheet.tell(texts.NUMBER), "name", styles.text, 52),
        Column(say("Low"), end(_LOW_PART), styles.number, 14),
        Column(say("Now"), now, styles.number, 14),
        Column(say("High"), end(_HIGH_PART), styles.number, 14),
        Column(say("Change at the low end"), change(0), styles.money, 18),
        Column(say("Change at the high end"), change(1), styles.money, 18),
        Column(sheet.tell(texts.FOLLOWS), follows, styles.beside, 16),
        Column(say("Cost that it moves"), "moved", styles.money, 18),
        Column(say("Low, of now"), lambda line: line.row.parts[0], styles.played, 12),
        Column(say("High, of now"), lambda line: line.row.parts[1], styles.played, 12),
        Column(say("Change a unit, low"), per(0), styles.played, 14),
        Column(say("Change a unit, high"), per(1), styles.played, 14),
    )


@dataclass(frozen=True, slots=True)
class _Moved:
    """Finds the part of the plan's cost that a number moves."""

    of: Workings

    def by(self, key: str) -> Formula | None:
        """Give that part as a formula; nothing where no sum of the workbook is it."""
        found = self._of_bill(key) or self._of_lines(key)
        return found if found and found.value else None

    def _of_bill(self, key: str) -> Formula | None:
        """Take the line of the bill whose rate it is."""
        for entry, line in zip(bill_rows(self.of.context), self.of.bill.lines, strict=True):
            is_seats = entry.kind is CostKind.SEAT_FEE and key == cost_key("seats")
            if key == entry.key or is_seats:
                return line.of(self.of.context, 0)
        return None

    def _of_lines(self, key: str) -> Formula | None:
        """Add up what the plan's lines cost that it drives, with their part of the top."""
        context, cells, micros = self.of.context, list[str](), 0.0
        for month, calc in zip(context.by_month, self.of.calcs, strict=True):
            sources = month.base.forecast.sources
            for (variant, source, _, category), (_, cost) in calc.lines.charged.items():
                if variant:
                    continue
                line = sources[source].id
                factors = context.drivers.of_row(line, category, frozenset())
                if key in {key_of(factor.at) for factor in factors}:
                    cells.append(calc.total(cost))
                    micros += float(cost.values.sum())
        total, meta = context.base.bill.total.micros, context.base.bill.meta.micros
        if not micros or not meta:
            return None
        whole, charges = (
            row.of(context, 0).text for row in (self.of.bill.total, self.of.bill.meta)
        )
        text = f"IF({charges}=0,0,({'+'.join(cells)})*{whole}/{charges})"
        return Formula(text, units(micros) * total / meta)
