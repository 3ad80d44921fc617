"""What the formulas of Calc come to, without a spreadsheet program."""

from io import BytesIO

import numpy as np
import pytest

from helpers.files.workbooks import edition
from helpers.forecasts import november_forecast
from tarife.terms.languages import Language
from tarife.workbook.context import Context
from tarife.workbook.sheets.workings import Workings
from tarife.workbook.styles import Styles
from tarife.workbook.xlsxwriter_patches import StyledWorkbook


@pytest.fixture(scope="module")
def context():
    with StyledWorkbook(BytesIO(), {}) as book:
        book.add_worksheet()
        styles = Styles.of(book, "USD", "", Language.ENGLISH)
        yield Context.of(edition(november_forecast()), styles)


@pytest.fixture(scope="module")
def calc(context):
    (calc,) = Workings.of(context).calcs
    return calc


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
