"""The figures of the main chart are those of the forecast, to the micro."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from helpers.forecasts import (
    DELIVERED,
    MARKETING,
    Line,
    empty_forecast,
    june_forecast,
    ledger_lines,
    november_forecast,
)
from helpers.scenes import days_of, spread_of
from tarife.billing.ledger import Reason
from tarife.charts.kit.voice import ENGLISH
from tarife.charts.scene import Grouping
from tarife.forecast.result import Source
from tarife.insight.explain.selection import Selection
from tarife.terms.categories import CATEGORIES, CATEGORY_NAMES
from tarife.terms.money import Money


def many_sends(sends):
    lines = [
        Line(2, "Turkey", MARKETING, DELIVERED, 1_000 - n, "0.0109", n) for n in range(sends)
    ]
    sources = tuple(Source(f"s{n}", f"Send {n}") for n in range(sends))
    return replace(november_forecast(), lines=ledger_lines(lines), sources=sources)


@pytest.mark.parametrize("grouping", [Grouping.CATEGORY, Grouping.MARKET, Grouping.SEND])
def test_the_bars_of_each_day_add_up_to_its_cost(grouping):
    forecast = november_forecast()

    data = days_of(forecast, grouping)

    assert data.amounts.sum(axis=1).tolist() == data.by_day.tolist()
    assert data.total == forecast.total
    assert data.so_far[-1] == forecast.total.micros
    assert data.days == forecast.plan.month.dates()
    assert data.amounts.dtype.kind == "i"


def test_by_reason_the_bars_are_messages_paid_or_free():
    forecast = november_forecast()

    data = days_of(forecast, Grouping.REASON)

    assert data.amounts.sum() == forecast.lines.messages.sum()
    assert data.total == forecast.total
    assert "Free: monthly allowance" in data.labels


def test_categories_keep_their_order_and_only_those_that_cost_are_shown():
    assert days_of(november_forecast()).labels == tuple(
        CATEGORY_NAMES[category] for category in CATEGORIES
    )
    assert days_of(june_forecast()).labels == ("Marketing", "Your replies")


def test_sends_are_named_the_largest_first_and_many_are_summed():
    few, many = (days_of(many_sends(n), Grouping.SEND) for n in (7, 9))

    assert few.labels == tuple(f"Send {n}" for n in range(7))
    assert many.labels == (*(f"Send {n}" for n in range(6)), "3 others")
    assert many.series[-1].selection == Selection(sources=("s6", "s7", "s8"))


def test_weeks_of_the_marketing_of_a_country_are_one_send():
    sources = [f"grid:{code}:marketing:{week}" for code in ("DE", "TR") for week in (1, 2)]
    names = [
        f"{place} marketing, week {week}" for place in ("Germany", "Turkey") for week in (1, 2)
    ]
    forecast = many_sends(4)
    named = tuple(map(Source, sources, names))

    data = days_of(replace(forecast, sources=named), Grouping.SEND)

    assert set(data.labels) == {"Germany marketing", "Turkey marketing"}
    by_name = dict(zip(data.labels, data.series, strict=True))
    assert by_name["Germany marketing"].selection == Selection(sources=tuple(sources[:2]))
    assert data.amounts.sum() == forecast.lines.total_micros


@pytest.mark.parametrize(
    ("budget", "likely", "early"),
    [
        (None, None, None),
        ("200", date(2026, 11, 5), date(2026, 11, 5)),
        ("1300", date(2026, 11, 29), date(2026, 11, 26)),
        ("1400", None, date(2026, 11, 28)),
        ("5000", None, None),
    ],
)
def test_a_budget_runs_out_on_a_likely_day_and_at_the_dear_end_earlier(budget, likely, early):
    forecast = november_forecast()

    data = days_of(forecast, budget=budget and Decimal(budget), spread=spread_of(forecast))

    assert data.run_out() == (likely, early)


def test_without_ranges_there_is_no_band():
    assert days_of(november_forecast()).band is None


def test_the_band_holds_the_tenth_and_the_ninetieth_percentile():
    forecast = november_forecast()

    band = days_of(forecast, spread=spread_of(forecast)).band

    assert band.low.tolist() == [s * 9 // 10 for s in days_of(forecast).so_far.tolist()]
    assert (band.low <= band.high).all()


def test_the_other_forecast_is_a_ghost():
    forecast = november_forecast()
    half = replace(
        forecast,
        lines=replace(forecast.lines, charge_micros=forecast.lines.charge_micros // 2),
    )

    data = days_of(forecast, ghost=half)

    assert data.ghost.sum() == half.total.micros


def test_a_day_says_what_it_costs_and_what_the_month_costs_so_far():
    spot = days_of(november_forecast()).spot(4, None, ENGLISH)

    assert spot.tip.title == "Thu 5 Nov"
    assert spot.selection == Selection(days=(date(2026, 11, 5),))
    names = [name for name, _ in spot.tip.rows]
    assert names[0] == "Marketing"
    assert names[-2:] == ["Cost (USD)", "Month so far"]


@pytest.mark.parametrize("grouping", [Grouping.CATEGORY, Grouping.MARKET, Grouping.SEND])
def test_the_shown_cost_of_a_day_is_the_sum_of_its_shown_parts(grouping):
    forecast = november_forecast()
    odd = forecast.lines.charge_micros * 7 // 9  # rounded by themselves, few would add up
    data = days_of(
        replace(forecast, lines=replace(forecast.lines, charge_micros=odd)), grouping
    )

    for day in range(30):
        figures = [text for _, text in data.spot(day, None, ENGLISH).tip.rows]
        *parts, total, _ = (Decimal(text.replace(",", "")) for text in figures)
        assert sum(parts) in (total, 0)  # a day of one part shows it once


def test_a_part_of_a_bar_stands_for_its_day_and_category():
    spot = days_of(november_forecast()).spot(4, 0, ENGLISH)

    assert spot.selection == Selection(days=(date(2026, 11, 5),), categories=(MARKETING,))


def test_a_day_by_reason_counts_messages():
    spot = days_of(november_forecast(), Grouping.REASON).spot(0, None, ENGLISH)

    assert dict(spot.tip.rows)["Free: monthly allowance"] == "61"


@pytest.mark.parametrize("grouping", list(Grouping))
def test_the_table_twin_adds_up(grouping):
    forecast = november_forecast()
    table = days_of(forecast, grouping).table(ENGLISH)

    *days, total = table.rows
    assert total.is_sum
    assert total.cells[-1] == forecast.total
    for column in range(1, len(table.columns) - 1):
        cells = [row.cells[column] for row in days]
        amounts = [cell.micros if isinstance(cell, Money) else cell for cell in cells]
        expected = total.cells[column]
        assert sum(amounts) == (expected.micros if isinstance(expected, Money) else expected)


def test_a_cell_of_the_table_stands_for_its_day_and_column():
    table = days_of(november_forecast(), Grouping.REASON).table(ENGLISH)
    column = table.columns.index("Free: monthly allowance (messages)")

    assert table.selection(2, column) == Selection(
        days=(date(2026, 11, 3),), reasons=(Reason.FREE_TIER,)
    )
    assert table.selection(2, len(table.columns) - 1) == Selection(days=(date(2026, 11, 3),))


def test_an_empty_month_is_known_as_one():
    data = days_of(empty_forecast())

    assert data.is_empty
    assert not np.any(data.by_day)
