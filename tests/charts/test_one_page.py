"""The month on one page: one page, whole figures, the same file for the same forecast."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from matplotlib.figure import Figure

from helpers.forecasts import empty_forecast, june_forecast, november_forecast
from tarife.charts.export import _Page, save_page
from tarife.charts.kit.palette import LIGHT
from tarife.charts.scene import Scene
from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.plan.model.costs import Costs, Exchange, Partner, Tax
from tarife.terms.problems import OutsideError

MOMENT = datetime(2026, 11, 25, 9, tzinfo=UTC)
COSTS = Costs(
    Partner(platform_fee=Decimal(49)),
    taxes=(Tax("KDV", Decimal("0.2")),),
    display=Exchange("TRY", Decimal("41.5")),
)


def texts(scene):
    page = _Page(Figure(), scene, LIGHT)
    page.draw(MOMENT)
    return [text.get_text() for text in page.figure.texts]


def with_costs():
    made = november_forecast()
    return replace(made, plan=replace(made.plan, costs=COSTS))


@pytest.mark.parametrize("forecast", [november_forecast, june_forecast, empty_forecast])
def test_it_is_one_page_of_pdf(tmp_path, forecast):
    save_page(Scene(forecast()), tmp_path / "page.pdf", MOMENT)

    content = (tmp_path / "page.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/Count 1 " in content


def test_headline_table_and_assumptions_are_there():
    found = texts(Scene(november_forecast()))

    assert found[:4] == [
        "=1+1 November sale",
        "November 2026",
        "Cost of the month",
        "1,344.06 USD",
    ]
    assert {"Marketing", "36,795", "Total", "1,344.0606 USD"} <= set(found)
    assert any("Rate card 2026-10-01 USD: published table" in text for text in found)
    assert any("the card lacks the volume tiers" in text for text in found)
    assert "This is an estimate; Meta's invoice prevails." in found


def test_a_scenario_is_named_below_the_month_and_in_the_title_of_the_file(tmp_path):
    named = Scene(november_forecast(), name="Scenario: More")

    assert texts(named)[1:3] == ["November 2026", "Scenario: More"]
    save_page(named, tmp_path / "page.pdf", MOMENT)
    title = "=1+1 November sale · Scenario: More".encode("utf-16-be")
    assert title in (tmp_path / "page.pdf").read_bytes()


def test_shown_costs_add_up_to_the_shown_total():
    found = texts(Scene(november_forecast()))
    start, end = found.index("Cost"), found.index("Total")
    amounts = [text for text in found[start:end] if text.endswith("USD")]

    total = sum(Decimal(text.removesuffix(" USD").replace(",", "")) for text in amounts)
    assert total == Decimal("1344.0606")


def test_what_comes_on_top_stands_in_lines_of_its_own():
    found = texts(Scene(with_costs()))

    assert {"Platform fee", "49.0000 USD", "Taxes"} <= set(found)
    assert any("to Meta" in text and "on top" in text for text in found)
    assert any(text.startswith("That is") and text.endswith("TRY") for text in found)


def test_a_budget_says_whether_it_lasts():
    made = november_forecast()

    assert "Meta's charges use up the budget of 1,000.00 USD on 24 Nov" in texts(
        Scene(made, budget=Decimal(1000))
    )
    assert "Meta's charges stay within the budget of 5,000.00 USD" in texts(
        Scene(made, budget=Decimal(5000))
    )


def test_a_spread_is_told():
    band = PercentileBand(1_200_000_000, 1_344_000_000, 1_500_000_000)
    spread = Spread(1000, band, (band,) * 30, (band,) * 30, {})

    found = texts(Scene(november_forecast(), spread=spread))

    assert any("between 1,200.00 USD and 1,500.00 USD" in text for text in found)


def test_nothing_is_shared_out_of_nothing():
    assert "0.00 USD" in texts(Scene(empty_forecast()))


def test_the_same_month_gives_the_same_file(tmp_path):
    for name in ("one.pdf", "two.pdf"):
        save_page(Scene(june_forecast()), tmp_path / name, MOMENT)

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_a_missing_folder_is_told_in_a_sentence(tmp_path):
    with pytest.raises(OutsideError, match="the folder does not exist"):
        save_page(Scene(june_forecast()), tmp_path / "nowhere" / "page.pdf", MOMENT)
