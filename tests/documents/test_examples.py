"""The example plans that are shipped."""

from dataclasses import replace
from pathlib import Path

import pytest

from tarife.documents.codec import plan_text
from tarife.documents.files import EXTENSION, load_plan
from tarife.plan.grid import all_lines
from tarife.plan.model.lines import Broadcast, TemplateCategory
from tarife.plan.model.scenarios import Adjustment, Lever, MonthChange
from tarife.terms.calendar import BillingMonth

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "examples"
EXAMPLES = sorted(FOLDER.glob(f"*{EXTENSION}"))


def volume(plan, country, category):
    """Add up what goes to one country in one category."""
    lines = all_lines(plan)
    inside = {entry.id for entry in lines.audiences if entry.country == country}
    return sum(
        send.volume
        * (len(send.schedule.moments) if isinstance(send.schedule, Broadcast) else 1)
        for send in lines.sends
        if send.audience in inside and send.category == category
    )


def example(name):
    return load_plan(FOLDER / f"{name}{EXTENSION}")


def test_there_are_four_and_nothing_else():
    assert [path.stem for path in EXAMPLES] == [
        "bank-otp-2026-11",
        "retail-season-2026-11",
        "three-countries-2023-09",
        "turkish-retailer-2026-11",
    ]
    assert len(list(FOLDER.iterdir())) == 4


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_loads_tells_a_story_and_is_written_as_we_write(path):
    plan = load_plan(path)

    assert plan.note
    assert "\n" not in plan.note
    assert plan.account.currency == "USD"
    assert plan_text(replace(plan, id="")) == path.read_text(encoding="utf-8")


def test_the_retailer_reaches_everyone_on_both_shopping_days():
    plan = example("turkish-retailer-2026-11")
    days = {
        send.name: [moment.day for moment in send.schedule.moments]
        for send in plan.sends
        if isinstance(send.schedule, Broadcast) and send.volume == 60_000
    }

    assert plan.month == BillingMonth(2026, 11)
    assert days == {"11.11": [11], "Black Friday": [27]}
    assert volume(plan, "TR", TemplateCategory.UTILITY) == 45_000
    assert [row.country for row in plan.grid] == ["TR", "DE", "NL"]


@pytest.mark.parametrize(
    ("country", "category", "band_end"),
    [
        pytest.param("IN", TemplateCategory.AUTHENTICATION, 750_000, id="India"),
        pytest.param("BR", TemplateCategory.AUTHENTICATION, 500_000, id="Brazil"),
        pytest.param("BR", TemplateCategory.UTILITY, 250_000, id="Brazil, utility"),
    ],
)
def test_the_bank_crosses_a_volume_tier_even_after_losses(country, category, band_end):
    assert 0.97 * volume(example("bank-otp-2026-11"), country, category) > band_end


def test_the_three_countries_use_up_the_free_service_conversations():
    plan = example("three-countries-2023-09")
    people = sum(line.people_per_day for line in plan.inbound) * plan.month.days

    assert plan.month == BillingMonth(2023, 9)
    assert people > 1_000


def test_the_season_goes_from_black_friday_to_the_january_sale():
    plan = example("retail-season-2026-11")
    weekly = next(send for send in plan.sends if send.id == "weekly-offers")
    tuesdays = [len(weekly.schedule.moments_in(month)) for month in plan.period.months]

    assert str(plan.period) == "2026-11 to 2027-01"
    assert tuesdays == [4, 5, 4]
    assert plan.changes == (MonthChange("2026-12", (Adjustment(Lever.VOLUME, 1.6),)),)
    assert [one.span for one in plan.span_budgets.amounts] == ["2026-11", "2026-12", "2027-01"]
    assert plan.span_budgets.rolls_over
