"""What a category or a month costs is the same figure wherever it stands."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from helpers.forecasts import season_forecast
from tarife.charts.catalogue import SIDE_BY_SIDE, chart
from tarife.charts.kit.palette import LIGHT
from tarife.charts.kit.table import ChartTable
from tarife.charts.scene import Scene, Variant
from tarife.gui.costs.bill import bill_rows
from tarife.gui.document.session import Outcome
from tarife.gui.result.totals import TotalsModel
from tarife.gui.widgets.month_columns import ROUNDING, left_by_months
from tarife.terms.money import Money

SEASON = season_forecast()


def priced(seed):
    """The season, whose charges come to no whole cents."""
    before = SEASON.lines.charge_micros
    drawn = np.random.default_rng(seed).integers(1, 40_000, len(before))
    lines = replace(SEASON.lines, charge_micros=np.where(before > 0, drawn, 0))
    return replace(SEASON, lines=lines)


def cells(table: ChartTable, begin: int):
    """The amounts of each row of a chart's table, without what rounding leaves, by its name."""
    own = [at for at, title in enumerate(table.columns) if not title.startswith("Rounding")]
    return {
        row.cells[0]: [row.cells[at] for at in own][begin:]
        for row in table.rows
        if not row.is_rounding
    }


@given(st.integers(0, 1_000_000))
def test_an_amount_is_one_figure_in_every_table_and_all_of_them_add_up(seed):
    forecast = priced(seed)
    outcome = Outcome.of(forecast)
    scene = Scene(forecast, variants=(Variant("Plan", forecast),) * 2)
    by_market = cells(chart("where-money-goes").table(scene, LIGHT).shown("Rounding"), 1)
    by_category = cells(chart(SIDE_BY_SIDE).table(scene, LIGHT).shown("Rounding"), 1)["Plan"]
    model = TotalsModel()
    model.show_totals(outcome.totals, outcome.bill, outcome.months)
    *rows, whole = (row for row in model.rows if not row.is_rounding)

    for total, row in zip(outcome.totals, rows, strict=True):
        exact = Money(total.charge_micros, "USD")
        assert row.cost == exact.shown
        if total.charge_micros:
            assert row.cost in by_market[LIGHT.voice.territory(total.market)]
        months = [
            sum(
                one.charge_micros
                for one in month.totals
                if (one.market, one.category) == (total.market, total.category)
            )
            for month in outcome.months
        ]
        assert row.by_month == tuple(Money(micros, "USD").shown for micros in months)
    assert list(whole.by_month) == by_market["Total"][-4:-1] == by_category[-5:-2]
    assert list(whole.by_month) == [month.total.shown for month in outcome.months]
    assert whole.cost == by_market["Total"][-1] == by_category[-2] == outcome.total.shown
    meta, *_ = bill_rows(outcome.bill)
    assert (meta.by_month, meta.cost) == (whole.by_month, whole.cost)

    shown = [column.id for column in model.columns]
    assert shown[-2:] == [ROUNDING, "cost"]
    for row in model.rows:
        assert (
            sum(one.micros for one in (*row.by_month, left_by_months(row))) == row.cost.micros
        )
    *parts, whole = model.rows
    for amounts in (lambda row: (*row.by_month, row.cost), lambda row: (left_by_months(row),)):
        columns = zip(*map(amounts, parts), strict=True)
        sums = [sum(one.micros for one in column) for column in columns]
        assert sums == [one.micros for one in amounts(whole)]
