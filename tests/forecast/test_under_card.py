from dataclasses import replace
from datetime import date

import pytest

from helpers.files.meta_cards import doubled, moved
from helpers.rate_cards import SHIPPED, shipped_book, shipped_cards
from tarife.documents.files import load_plan
from tarife.forecast.forecast import forecast
from tarife.forecast.held_rates import held_by
from tarife.forecast.under_card import forecast_under, forecast_with
from tarife.plan.edits.plan import hold_rates
from tarife.plan.model.account import Rules
from tarife.rates.cards import CardId
from tarife.rates.files.reading import read_markets
from tarife.rates.library import CardLibrary

BOOK = shipped_book()
MARKETS = read_markets(SHIPPED)
CARDS = {str(card.id): card for card in BOOK.cards}
PLAN = load_plan(SHIPPED.parent / "resources" / "examples" / "turkish-retailer-2026-11.tarife")


def under(card, plan=PLAN):
    return forecast_under(plan, card, MARKETS, lambda: False)


def test_card_that_holds_anyway_gives_the_forecast_itself():
    plain = forecast(PLAN, BOOK, MARKETS, lambda: False)

    assert under(CARDS["2026-10-01 USD"]).total == plain.total


def test_older_card_comes_with_its_rules():
    result = under(CARDS["2026-07-01 USD"])

    assert (str(result.card.id), result.era.id.value) == ("2026-07-01 USD", "pmp-2025-07")


def test_card_that_begins_after_the_month_can_be_tried():
    october = CARDS["2026-10-01 USD"]
    later = replace(october, id=CardId(date(2027, 4, 1), "USD"))

    assert under(later).total == under(october).total
    assert under(later).card is later


def test_card_of_another_currency_prices_in_it():
    assert under(CARDS["2026-10-01 INR"]).total.currency == "INR"


@pytest.mark.parametrize("rules", [Rules.PMP_2025_07, Rules.PMP_2026_10])
def test_rules_that_the_plan_forces_stay(rules):
    plan = replace(PLAN, account=replace(PLAN.account, rules=rules))

    assert under(CARDS["2026-10-01 USD"], plan).era.id.value == rules.value


LIBRARY = CardLibrary(shipped_cards(), (), MARKETS)
OCTOBER = CARDS["2026-10-01 USD"]


def test_forecast_after_an_import_is_what_the_window_will_show():
    card = moved(doubled(OCTOBER), "2026-11-15", "USD")
    kept = hold_rates(held_by(PLAN, OCTOBER)).apply(PLAN)
    known = LIBRARY.with_import(card)
    after = forecast(PLAN, known.book, known.markets, lambda: False)

    assert forecast_with(kept, card, LIBRARY, lambda: False).total == after.total
    assert after.total != under(OCTOBER).total


def test_card_that_will_not_bill_the_plan_is_tried():
    card = moved(doubled(OCTOBER), "2027-04-01", "USD")

    assert forecast_with(PLAN, card, LIBRARY, lambda: False).total == under(card).total
