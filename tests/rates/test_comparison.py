from dataclasses import replace
from decimal import Decimal

import pytest

from helpers.rate_cards import SHIPPED, a_card, shipped_book
from tarife.rates.comparison import ChangeKind, _tiers, compare
from tarife.rates.files.reading import read_markets
from tarife.terms.categories import Category
from tarife.terms.tiers import TierSchedule

BOOK = shipped_book()
MARKETS = read_markets(SHIPPED)
CARDS = {str(card.id): card for card in BOOK.cards}


def changes(before, after, days=("2026-07-01", "2026-10-01")):
    found = compare(a_card(days[0], before), a_card(days[1], after), MARKETS)
    return {(change.market, change.category.value): change for change in found.changes}


def test_card_compared_with_itself_has_no_change():
    card = CARDS["2026-10-01 USD"]
    found = compare(card, card, MARKETS)

    assert found.changes == ()
    assert found.unchanged == len(card.rates)


def test_changed_list_rate_says_by_how_much():
    found = changes({"Turkey utility": "0.0050"}, {"Turkey utility": "0.0055"})
    change = found["Turkey", "utility"]

    assert (change.kind, change.change_ratio) == (ChangeKind.CHANGED, Decimal("0.1"))


def test_rates_of_one_card_only_are_new_or_missing():
    found = changes({"Turkey utility": "1"}, {"Turkey marketing": "2"})

    assert found["Turkey", "marketing"].kind is ChangeKind.NEW
    assert found["Turkey", "utility"].kind is ChangeKind.MISSING
    assert [change.change_ratio for change in found.values()] == [None, None]


def test_free_rate_has_no_percentage():
    found = changes({"Turkey service": "0"}, {"Turkey service": "0.01"})

    assert found["Turkey", "service"].change_ratio is None


def test_new_market_is_compared_with_the_one_its_country_was_in():
    found = changes({"Rest of Middle East utility": "0.02"}, {"Kuwait utility": "0.01"})
    change = found["Kuwait", "utility"]

    assert (change.kind, change.instead) == (ChangeKind.NEW, "Rest of Middle East")
    assert change.change_ratio == Decimal("-0.5")


def test_market_that_is_gone_is_compared_with_the_one_its_country_is_in():
    days = ("2026-10-01", "2026-07-01")
    found = changes({"Kuwait utility": "0.01"}, {"Rest of Middle East utility": "0.02"}, days)
    change = found["Kuwait", "utility"]

    assert (change.kind, change.instead) == (ChangeKind.MISSING, "Rest of Middle East")
    assert change.change_ratio == 1


def test_tiers_alone_can_differ():
    before, after = CARDS["2026-07-01 USD"], CARDS["2026-10-01 USD"]
    found = compare(before, after, MARKETS)
    kinds = {(change.market, change.category): change.kind for change in found.changes}

    assert kinds["India", Category.AUTHENTICATION] is ChangeKind.TIERS


def test_markets_that_came_and_went_are_listed():
    found = compare(CARDS["2026-07-01 USD"], CARDS["2026-10-01 USD"], MARKETS)
    back = compare(CARDS["2026-10-01 USD"], CARDS["2026-07-01 USD"], MARKETS)

    assert "Kuwait" in found.new_markets
    assert len(found.new_markets) == 9
    assert back.missing_markets == found.new_markets


@pytest.mark.parametrize("kind", ChangeKind)
def test_every_line_is_a_change_or_unchanged(kind):
    found = compare(CARDS["2026-04-01 USD"], CARDS["2026-10-01 USD"], MARKETS)

    assert all(change.kind is kind for change in found.of_kind(kind))
    assert sum(len(found.of_kind(each)) for each in ChangeKind) == len(found.changes)
    assert len(found.changes) - len(found.of_kind(ChangeKind.MISSING)) + found.unchanged == len(
        found.after.rates
    )


def test_largest_changes_come_first_and_those_without_a_counterpart_last():
    before = {"Brazil utility": "1", "Spain utility": "1", "Turkey utility": "1"}
    after = {"Brazil utility": "1.1", "Spain utility": "0.5", "Italy utility": "9"}
    found = compare(a_card("2026-07-01", before), a_card("2026-10-01", after), MARKETS)

    assert [change.market for change in found.changes] == ["Spain", "Brazil", "Italy", "Turkey"]


def test_list_rates_and_tier_bands_are_counted_apart():
    india = ("India", Category.UTILITY)
    card = CARDS["2026-10-01 USD"]
    schedule = card.rates[india].schedule
    dearer = replace(
        schedule, rates_micros=(*schedule.rates_micros[:-1], schedule.rates_micros[-1] + 1)
    )
    other = replace(
        card, rates={**card.rates, india: replace(card.rates[india], schedule=dearer)}
    )
    found = compare(card, other, MARKETS)

    assert (found.changed_rates, found.changed_tier_bands) == (0, 1)
    assert found.changes[0].widest == (schedule.rates_micros[-1], schedule.rates_micros[-1] + 1)


def test_bands_of_a_card_without_tiers_are_all_gone():
    found = compare(CARDS["2026-10-01 USD"], CARDS["2026-07-01 USD"], MARKETS)
    tiers = sum(len(r.schedule.starts) - 1 for r in CARDS["2026-10-01 USD"].rates.values())

    assert found.changed_tier_bands == tiers == 560


def test_a_card_of_bands_without_an_open_end_says_where_no_rate_is_known():
    assert _tiers(TierSchedule((0,), (5,), end=10)) == {10: (None, None)}
