"""The sheet Sensitivity: what the numbers that matter most change, as table and chart."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from tarife.forecast.costs.all_in import all_in
from tarife.forecast.result import Forecast
from tarife.insight.sensitivity import NumberSensitivity, number_sensitivities
from tarife.plan.edits.numbers import COSTS, key_of, keyed_numbers
from tarife.plan.model.costs import CostKind
from tarife.plan.model.plan import Plan
from tarife.terms.categories import CATEGORIES
from tarife.workbook import texts
from tarife.workbook.bill_rows import bill_rows
from tarife.workbook.calc.sheet import Calc
from tarife.workbook.cells import (
    HEADER_HEIGHT,
    Column,
    Formula,
    units,
    write_headers,
    write_rows,
    write_titles,
)
from tarife.workbook.context import Context, Edition
from tarife.workbook.drivers import Drivers
from tarife.workbook.inputs import Input, cost_key
from tarife.workbook.scenarios.layout import FIRST, ScenarioTable, sheet_of
from tarife.workbook.sheets.native_charts import tornado_chart
from tarife.workbook.xlsxwriter_patches import Page

HEADER: Final = 4
MOST: Final = 10
"""How many numbers the sheet shows."""

_MOST_TRIED: Final = 24
"""How many are played to find them; the others drive less of the cost."""

_LOW, _NOW, _HIGH, LESS, MORE, _FOLLOWS, _MOVED, _LOW_PART, _HIGH_PART, _PER = range(1, 11)
"""Places of columns; what a change is per amount stands in the last two."""

_CHART_ROWS: Final = 17

_BASE: Final = f"${xl_col_to_name(FIRST)}$"
"""The plan's own column on Scenarios."""


def with_sensitivities(edition: Edition, played: Callable[[Plan], Forecast]) -> Edition:
    """Find the numbers of the plan that matter most to what it costs with everything on top.

    Args:
        edition: What a budget is to show.
        played: Forecasts a plan; may raise `Stopped`.
    """

    def cost(plan: Plan) -> int:
        return all_in(played(plan), plan.costs).total.micros

    plan = edition.forecast.plan
    found = number_sensitivities(plan, _candidates(edition.forecast), cost, MOST)
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
        at: Its row on the sheet, from 0.
        moved: What it moves the cost by way of: a formula; nothing where no formula follows.
    """

    at: int
    number: NumberSensitivity
    name: str
    cell: str
    moved: Formula | None

    @property
    def parts(self) -> tuple[float, float]:
        """The low and the high end as parts of the number."""
        number = self.number
        return float(number.low / number.value), float(number.high / number.value)

    @property
    def pers(self) -> tuple[float, float]:
        """What both ends change, for each unit of what is moved."""
        moved = float(self.moved.value) if self.moved else 0
        ends = self.number.low_micros, self.number.high_micros
        less, more = (units(micros) / moved if moved else 0 for micros in ends)
        return less, more


def write_sensitivity(
    page: Page,
    book: Workbook,
    context: Context,
    months: tuple[Sequence[Calc], Sequence[ScenarioTable]],
    inputs: tuple[Sequence[Input], Mapping[str, str]],
) -> None:
    """Write the table, and the chart of it below.

    Args:
        page: Where.
        book: What the chart is added to.
        context: What to show.
        months: Where the workings of each month stand, and the bill of each and of all.
        inputs: The numbers of Inputs, and where each stands.
    """
    voice = context.voice
    write_titles(
        page,
        context.styles,
        voice.say("Sensitivity: what moves the cost of the plan"),
        voice.say(
            "Each number at its low and high end, the others as they are: of its range where "
            "it has one, else a tenth less and more. The app played both ends."
        ),
        voice.say(
            "A live row follows Inputs in proportion to the cost that its number moves; the "
            "others stay as exported."
        ),
    )
    moved, named = _Moved(context, *months), {one.key: one for one in inputs[0]}
    rows = [
        _Row(at, one, _name(named[one.key]), inputs[1][one.key], moved.by(one.key))
        for at, one in enumerate(context.edition.sensitivities, HEADER + 1)
    ]
    columns = _columns(context)
    write_headers(page, HEADER, columns, context.styles)
    write_rows(page, HEADER, columns, rows)
    for place, column in enumerate(columns):
        page.set_column(place, place, column.width)
    page.set_row(HEADER, HEADER_HEIGHT)
    cells = voice.tell(texts.SENSITIVITY), HEADER, HEADER + len(rows), (LESS, MORE)
    chart = tornado_chart(book, context, cells)
    text = voice.say("Bars: what the low and the high end of each number change.")
    below = HEADER + len(rows) + 2
    page.insert_chart(below, 0, chart, {"description": text})
    page.print_area(0, 0, below + _CHART_ROWS, _FOLLOWS)
    page.freeze_panes(HEADER + 1, 1)


def _name(entry: Input) -> str:
    return f"{entry.line}: {entry.label}" if entry.line else entry.label


def _columns(context: Context) -> tuple[Column[_Row], ...]:
    voice, styles = context.voice, context.styles

    def end(row: _Row, place: int) -> Formula:
        part = xl_rowcol_to_cell(row.at, place)
        number = row.parts[place - _LOW_PART] * float(row.number.value)
        return Formula(f"={xl_rowcol_to_cell(row.at, _NOW)}*{part}", number)

    def change(row: _Row, place: int) -> Formula | float:
        ends = row.number.low_micros, row.number.high_micros
        if row.moved is None:
            return units(ends[place])
        per = xl_rowcol_to_cell(row.at, _PER + place)
        return Formula(f"={xl_rowcol_to_cell(row.at, _MOVED)}*{per}", units(ends[place]))

    return (
        Column(voice.tell(texts.NUMBER), lambda row: row.name, styles.text, 52),
        Column(voice.say("Low"), lambda row: end(row, _LOW_PART), styles.number, 14),
        Column(
            voice.say("Now"),
            lambda row: Formula(f"={row.cell}", float(row.number.value)),
            styles.number,
            14,
        ),
        Column(voice.say("High"), lambda row: end(row, _HIGH_PART), styles.number, 14),
        Column(
            voice.say("Change at the low end"), lambda row: change(row, 0), styles.money, 18
        ),
        Column(
            voice.say("Change at the high end"), lambda row: change(row, 1), styles.money, 18
        ),
        Column(
            voice.tell(texts.FOLLOWS),
            lambda row: voice.say("live") if row.moved else voice.say("as exported"),
            styles.beside,
            16,
        ),
        Column(voice.say("Cost that it moves"), lambda row: row.moved, styles.money, 18),
        Column(voice.say("Low, of now"), lambda row: row.parts[0], styles.played, 12),
        Column(voice.say("High, of now"), lambda row: row.parts[1], styles.played, 12),
        Column(
            voice.say("Change a unit, low"),
            lambda row: row.pers[0] if row.moved else None,
            styles.played,
            14,
        ),
        Column(
            voice.say("Change a unit, high"),
            lambda row: row.pers[1] if row.moved else None,
            styles.played,
            14,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Moved:
    """Finds the part of the plan's cost that a number moves."""

    context: Context
    calcs: Sequence[Calc]
    tables: Sequence[ScenarioTable]

    def by(self, key: str) -> Formula | None:
        """Give that part as a formula; nothing where no sum of the workbook is it."""
        found = self._of_bill(key) or self._of_lines(key)
        return found if found and found.value else None

    def _of_bill(self, key: str) -> Formula | None:
        """Take the line of the bill whose rate it is."""
        for entry, line in zip(bill_rows(self.context), self.tables[-1].lines, strict=True):
            is_seats = entry.kind is CostKind.SEAT_FEE and key == cost_key("seats")
            if key == entry.key or is_seats:
                text = f"={sheet_of(self.context)}!{_BASE}{line.at + 1}"
                return Formula(text, line.value(self.context.base) or 0)
        return None

    def _of_lines(self, key: str) -> Formula | None:
        """Add up what the plan's lines cost that it drives, with their part of the top."""
        context, cells, micros = self.context, list[str](), 0.0
        for month, calc in zip(context.by_month, self.calcs, strict=True):
            sources = month.base.forecast.sources
            for (variant, source, _, category), (_, cost) in calc.lines.charged.items():
                line = sources[source].id
                factors = context.drivers.of_row(line, category, frozenset())
                if not variant and key in {key_of(factor.at) for factor in factors}:
                    cells.append(calc.total(cost))
                    micros += float(cost.values.sum())
        total, meta = context.base.bill.total.micros, context.base.bill.meta.micros
        if not micros or not meta:
            return None
        table, sheet = self.tables[-1], f"{sheet_of(context)}!{_BASE}"
        whole, charges = f"{sheet}{table.total.at + 1}", f"{sheet}{table.meta.at + 1}"
        text = f"=IF({charges}=0,0,({'+'.join(cells)})*{whole}/{charges})"
        return Formula(text, units(micros) * total / meta)
