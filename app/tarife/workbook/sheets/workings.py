"""What all sheets are laid out by: where inputs, workings and the bill stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from tarife.workbook.calc.costs import PriceCells, used_cells
from tarife.workbook.calc.sheet import Calc, lay_out
from tarife.workbook.cells import Formula
from tarife.workbook.context import Context
from tarife.workbook.inputs import Input, inputs_of
from tarife.workbook.scenarios.layout import ScenarioTable
from tarife.workbook.scenarios.table import scenario_tables
from tarife.workbook.sheets.inputs import input_cells, key_cells
from tarife.workbook.sheets.native_charts import Drawn, Rows
from tarife.workbook.sheets.rates import RateBand, band_cells, bands_of


class Standing(NamedTuple):
    """How the plan stands: cells of the sheet Actuals, named for formulas on others.

    Attributes:
        known: How many months have an actual.
        gap: Actual less budget, or less forecast, to date; a text while nothing is known.
    """

    known: Formula
    to_date: Formula
    to_go: Formula
    in_the_end: Formula
    gap: Formula


@dataclass(slots=True, eq=False)
class Workings:
    """Where everything stands that several sheets refer to; of several months each of them.

    Attributes:
        keys: The cell on Inputs of the number of each key.
        tables: The bill of each month, and of all of them in the end.
        standing: Once Actuals is written.
        drawn: Of several months where the bill stands on Summary, once it is written.
        markets: Where its markets stand.
    """

    context: Context
    inputs: Sequence[Input]
    keys: Mapping[str, str]
    bands: tuple[RateBand, ...]
    prices: Sequence[PriceCells]
    calcs: Sequence[Calc]
    tables: Sequence[ScenarioTable]
    standing: Standing | None = None
    drawn: Drawn | None = None
    markets: Rows = (0, 0, 0, 0)

    @classmethod
    def of(cls, context: Context) -> Self:
        inputs, bands = inputs_of(context), bands_of(context)
        keys, cells = key_cells(context, inputs), input_cells(context, inputs)
        prices: list[PriceCells] = []
        calcs: list[Calc] = []
        for number, month in enumerate(context.by_month):
            prices.append(PriceCells(band_cells(month, bands, number), used_cells(month, keys)))
            calcs.append(lay_out(month, cells, prices[-1], calcs[-1] if calcs else None))
        tables = scenario_tables(context, calcs, keys)
        return cls(context, inputs, keys, bands, prices, calcs, tables)

    @property
    def bill(self) -> ScenarioTable:
        return self.tables[-1]
