"""A selection means exactly the messages it names."""

from datetime import date

import pytest

from helpers.forecasts import november_forecast
from tarife.billing.ledger import Reason
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.terms.categories import Category

THIRD = date(2026, 11, 3)


def charge(selection):
    forecast = november_forecast()
    return int(forecast.lines.charge_micros[selection.rows(forecast)].sum())


def messages(selection):
    forecast = november_forecast()
    return int(forecast.lines.messages[selection.rows(forecast)].sum())


def test_everything_is_the_whole_month():
    assert charge(EVERYTHING) == november_forecast().total.micros


def test_the_parts_of_a_day_add_up_to_the_day():
    by_category = [Selection(days=(THIRD,), categories=(kind,)) for kind in Category]

    assert sum(charge(part) for part in by_category) == charge(Selection(days=(THIRD,)))


def test_lines_of_the_plan_and_reasons_are_told_apart():
    assert messages(Selection(reasons=(Reason.FREE_TIER,))) == sum(60 + n for n in range(1, 31))
    assert messages(Selection(sources=("e1",))) == messages(
        Selection(categories=(Category.SERVICE,))
    )


@pytest.mark.parametrize(
    "nowhere", [Selection(markets=("Atlantis",)), Selection(sources=("gone",))]
)
def test_what_is_not_there_matches_nothing(nowhere):
    assert messages(nowhere) == 0


def test_a_narrower_selection_keeps_what_it_leaves_open():
    day = Selection(days=(THIRD,), categories=(Category.UTILITY,))

    narrowed = Selection(categories=(Category.SERVICE,)).within(day)

    assert narrowed == Selection(days=(THIRD,), categories=(Category.SERVICE,))
