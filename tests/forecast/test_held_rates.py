"""A plan keeps the rates it was saved with, and says so where they are not the present ones."""

from dataclasses import replace
from datetime import date

import pytest

from helpers.files.meta_cards import OCTOBER, doubled, moved
from helpers.rate_cards import SHIPPED, a_card, shipped_book
from tarife.documents.codec import parse_plan, plan_text
from tarife.documents.files import load_plan
from tarife.forecast.forecast import forecast
from tarife.forecast.held_rates import (
    held_by,
    is_held,
    is_same,
    rates_for,
    with_rates,
    would_bill,
)
from tarife.plan.edits.plan import hold_rates, set_month, use_present_rates
from tarife.plan.model.account import Rules
from tarife.plan.model.held_rates import NOT_HELD
from tarife.rates.book import RateBook
from tarife.rates.cards import CardId, Coverage
from tarife.rates.files.reading import read_markets
from tarife.rates.library import CardLibrary
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.languages import Language
from tarife.terms.problems import InputError
from tarife.terms.sentences import in_language
from tarife.terms.tiers import TierSchedule

BOOK = shipped_book()
MARKETS = read_markets(SHIPPED)
PLAN = load_plan(SHIPPED.parent / "resources" / "examples" / "turkish-retailer-2026-11.tarife")
SAVED = with_rates(PLAN, BOOK)


def book_of(*cards):
    return RateBook.of(cards)


def schedules(card):
    return {line: rate.schedule for line, rate in card.rates.items()}


def turkish(facts):
    """Say what a card says of itself; its sentences must have outlived the file."""
    said = (facts.source, facts.confidence, *facts.missing)
    return [in_language(one, Language.TURKISH) for one in said]


def total(plan, book):
    return forecast(plan, book, MARKETS, lambda: False).total


def test_plan_that_was_never_saved_uses_the_card_that_holds():
    assert rates_for(PLAN, BOOK, MARKETS).book is BOOK


def test_plan_saved_with_the_present_rates_uses_them_and_says_nothing():
    rates = rates_for(SAVED, BOOK, MARKETS)

    assert (rates.book, rates.notes) == (BOOK, ())


@pytest.mark.parametrize("card", BOOK.cards, ids=lambda card: str(card.id))
def test_every_shipped_card_is_kept_in_a_plan_to_the_last_digit(card):
    month = BillingMonth(card.id.effective_from.year, card.id.effective_from.month)
    plan = replace(PLAN, month=month, account=replace(PLAN.account, currency=card.id.currency))
    kept = parse_plan(plan_text(with_rates(plan, book_of(card))))
    used = rates_for(kept, RateBook(()), MARKETS).book.cards[0]

    assert used.id == card.id
    assert schedules(used) == schedules(card)
    assert used.provenance == replace(card.provenance, note="")
    assert turkish(used.provenance) == turkish(card.provenance)


def test_plan_costs_the_same_whatever_becomes_of_its_card():
    before = total(SAVED, BOOK)

    assert total(SAVED, book_of(doubled(OCTOBER))) == before
    assert total(SAVED, RateBook(())) == before
    assert total(PLAN, book_of(doubled(OCTOBER))) != before


def test_plan_says_that_its_rates_are_not_the_present_ones():
    result = forecast(SAVED, book_of(doubled(OCTOBER)), MARKETS, lambda: False)

    assert result.notes[0].code == "held-rates"
    assert result.notes[0].where == "card 2026-10-01 USD"


def test_newer_card_does_not_reach_a_plan_that_was_saved_before_it():
    newer = replace(doubled(OCTOBER), id=CardId(date(2026, 11, 1), "USD"))

    assert is_held(SAVED, book_of(OCTOBER, newer))


def test_present_rates_can_be_chosen():
    book = book_of(doubled(OCTOBER))
    chosen = use_present_rates().apply(SAVED)

    assert not is_held(chosen, book)
    assert total(chosen, book) == total(PLAN, book)


def test_plan_saved_again_keeps_the_rates_that_bill_it():
    book = book_of(doubled(OCTOBER))

    assert with_rates(SAVED, book) == SAVED
    assert with_rates(PLAN, book).held != SAVED.held


def test_plan_that_moves_to_another_month_uses_the_card_of_that_month():
    moved = set_month(BillingMonth(2026, 12)).apply(SAVED)

    assert not is_held(moved, book_of(doubled(OCTOBER)))


def test_plan_that_changes_its_currency_uses_a_card_in_it():
    moved = replace(SAVED, account=replace(SAVED.account, currency="INR"))

    assert not is_held(moved, BOOK)


def test_card_that_begins_within_the_month_is_kept_too():
    later = replace(doubled(OCTOBER), id=CardId(date(2026, 11, 15), "USD"))
    held = with_rates(PLAN, book_of(OCTOBER, later)).held

    assert [str(card.effective_from) for card in held.cards] == ["2026-10-01", "2026-11-15"]


def test_month_without_a_card_has_nothing_to_keep():
    assert with_rates(PLAN, RateBook(())).held.cards == ()


def test_last_band_that_is_closed_stays_closed():
    card = a_card("2026-10-01", {"Turkey utility": "0.0053"}, coverage=Coverage.GAPS)
    line = ("Turkey", Category.UTILITY)
    closed = replace(card.rates[line], schedule=TierSchedule((0, 10), (5300, 5000), 20))
    plan = with_rates(PLAN, book_of(replace(card, rates={line: closed})))

    assert '"Turkey | utility | 0.0053 | 11 0.005 | 21 -"' in plan_text(plan)
    used = rates_for(plan, RateBook(()), MARKETS).book.cards[0]
    assert used.rates[line].schedule == closed.schedule


def test_market_that_a_newer_card_brought_stays_one():
    card = a_card("2027-01-01", {"Philippines marketing": "0.01"})
    plan = with_rates(replace(PLAN, month=BillingMonth(2027, 1)), book_of(card))
    markets = rates_for(plan, RateBook(()), MARKETS).markets

    assert markets.market_of_country("PH", date(2027, 1, 1)) == "Philippines"


def test_lines_of_the_plan_that_are_no_rates_are_told_and_kept():
    text = plan_text(SAVED).replace("Turkey | utility |", "Turkey | utilty |")
    plan = parse_plan(text)

    with pytest.raises(InputError) as refused:
        rates_for(plan, BOOK, MARKETS)
    assert [problem.code for problem in refused.value.problems] == ["bad-held-rate"]
    assert plan_text(plan) == text


def test_coverage_that_nobody_knows_counts_as_one_with_gaps():
    card = replace(SAVED.held.cards[0], coverage="some", rates=SAVED.held.cards[0].rates[:3])
    plan = replace(SAVED, held=replace(SAVED.held, cards=(card,)))

    assert rates_for(plan, BOOK, MARKETS).book.cards[0].coverage is Coverage.GAPS


def test_forced_rules_stay_with_the_rates():
    plan = replace(SAVED, account=replace(SAVED.account, rules=Rules.PMP_2025_07))

    assert total(plan, RateBook(())) == total(replace(plan, held=NOT_HELD), BOOK)


def test_chosen_card_bills_the_plan_whatever_is_newer():
    newer = replace(doubled(OCTOBER), id=CardId(date(2026, 11, 1), "USD"))
    book = book_of(OCTOBER, newer)
    kept = hold_rates(held_by(PLAN, OCTOBER)).apply(PLAN)

    assert total(kept, book) == total(PLAN, BOOK)
    assert total(PLAN, book) != total(PLAN, BOOK)
    assert with_rates(kept, book) == kept


def test_chosen_card_is_known_again():
    used = rates_for(hold_rates(held_by(PLAN, OCTOBER)).apply(PLAN), RateBook(()), MARKETS)

    assert is_same(used.book.cards[0], OCTOBER)
    assert not is_same(doubled(OCTOBER), OCTOBER)


def test_country_that_became_a_market_later_is_charged_as_the_kept_card_has_it():
    month = BillingMonth(2027, 1)
    plan = replace(PLAN, month=month, grid=(replace(PLAN.grid[0], country="PH"),))
    newer = a_card("2027-01-01", {"Philippines marketing": "0.01"})
    markets = MARKETS.with_own(newer.markets, newer.id.effective_from)
    kept = hold_rates(held_by(plan, OCTOBER)).apply(plan)
    used = rates_for(kept, book_of(OCTOBER, newer), markets).markets

    assert markets.market_of_country("PH", month.first_day) == "Philippines"
    assert used.market_of_country("PH", month.first_day) == "Rest of Asia Pacific"


@pytest.mark.parametrize(
    ("day", "currency", "bills"),
    [
        ("2026-10-01", "USD", True),
        ("2026-11-01", "USD", True),
        ("2026-11-15", "USD", True),
        ("2026-12-01", "USD", False),
        ("2026-09-01", "USD", False),
        ("2026-11-01", "EUR", False),
    ],
)
def test_imported_card_bills_the_plans_whose_month_it_is_the_newest_of(day, currency, bills):
    known = CardLibrary(BOOK.cards, (), MARKETS)

    assert would_bill(moved(OCTOBER, day, currency), PLAN, known) is bills


def test_kept_older_card_is_not_told_to_have_no_newer_one():
    july = next(card for card in BOOK.cards if str(card.id) == "2026-07-01 USD")
    kept = hold_rates(held_by(PLAN, july)).apply(PLAN)
    codes = {note.code for note in forecast(kept, BOOK, MARKETS, lambda: False).notes}

    assert "held-rates" in codes
    assert "missed-change" not in codes
