"""What the formulas of Calc come to, without a spreadsheet program."""

from io import BytesIO

import numpy as np
import pytest

from helpers.files.workbooks import edition
from helpers.forecasts import november_forecast
from tarife.workbook.calc.costs import PriceCells, used_cells
from tarife.workbook.calc.sheet import lay_out
from tarife.workbook.context import Context
from tarife.workbook.inputs import inputs_of
from tarife.workbook.sheets.inputs import input_cells, key_cells
from tarife.workbook.sheets.rates import band_cells, bands_of
from tarife.workbook.styles import Amounts, Styles
from tarife.workbook.xlsxwriter_patches import StyledWorkbook


@pytest.fixture(scope="module")
def context():
    with StyledWorkbook(BytesIO(), {}) as book:
        book.add_worksheet()
        styles = Styles.of(book, Amounts("USD"), edition(november_forecast()).voice.language)
        yield Context.of(edition(november_forecast()), styles)


@pytest.fixture(scope="module")
def calc(context):
    inputs = inputs_of(context)
    keys, cells = key_cells(context, inputs), input_cells(context, inputs)
    bands = band_cells(context, bands_of(context), 0)
    return lay_out(context, cells, PriceCells(bands, used_cells(context, keys)))


def test_every_day_of_a_market_costs_what_the_app_says(context, calc):
    for pair in context.base.pairs:
        _, cost = calc.prices.pairs[0, pair.market, pair.category]
        assert np.array_equal(cost.values, pair.charge_micros)


def test_every_line_costs_what_the_app_says(context, calc):
    expected = {}
    for row in context.base.rows:
        key = (0, row.source, row.market, row.category)
        expected[key] = expected.get(key, 0) + row.charge_micros
    for key, (_, cost) in calc.lines.charged.items():
        assert np.array_equal(cost.values, expected[key])


def test_the_sum_of_all_days_is_the_forecast_though_rates_change_within_it(context, calc):
    assert "Ratio of the app's charge, as played" in [own.title for own in calc.sections]
    assert calc.days.cumulative.values[-1] == context.forecast.total.micros
