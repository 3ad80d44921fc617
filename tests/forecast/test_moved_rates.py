"""Rate cards that are not known yet: rates move from the newest one as a plan assumes."""

from dataclasses import replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest

from helpers.files.meta_cards import OCTOBER, moved
from helpers.twins.twin_plans import MARKETING, SILENT
from tarife.assets import load_book, load_markets
from tarife.forecast.forecast import forecast
from tarife.forecast.moved_rates import moves_of_meta, unknown_days
from tarife.forecast.ranges.draws import drawn_values
from tarife.forecast.ranges.trials import play_draws, run_trials
from tarife.plan.checks.plan import check_plan
from tarife.plan.model.account import Account
from tarife.plan.model.addresses import Address
from tarife.plan.model.held_rates import RateMove
from tarife.plan.model.lines import Audience, Broadcast, Send
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Range
from tarife.rates.book import RateBook
from tarife.rates.cards import CardId, Coverage, Provenance, Rate, RateCard
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.tiers import TierSchedule

RATES = (load_book(), load_markets())
NOVEMBER = BillingMonth(2026, 11)
JANUARY, APRIL = date(2027, 1, 1), date(2027, 4, 1)
RATE = 10_900
"""Marketing to Turkey on the card of October 2026, in micros."""


def plan_of(*moments, months=8, **more):
    """Send 1,000 marketing messages to Turkey at each moment."""
    send = Send("s", "S", "tr", MARKETING, 1_000, Broadcast(moments, 0), SILENT)
    audience = Audience("tr", "Turks", "TR", 1_000)
    return Plan(
        *("moved", NOVEMBER, Account(service_allowance=0)),
        audiences=(audience,),
        sends=(send,),
        months=months,
        **more,
    )


SIX = tuple(
    datetime(year, month, 5, 10)
    for year, month in ((2026, 12), (2027, 1), (2027, 3), (2027, 4), (2027, 6))
)
PLAN = plan_of(*SIX)


def moving(low, likely, high, plan=PLAN, category=Category.MARKETING):
    return replace(plan, rate_moves=(RateMove(category, low, likely, high),))


def made(plan, book=RATES[0]):
    return forecast(plan, book, RATES[1], lambda: False)


def by_month(result):
    return [month.total.micros for month in result.by_month]


def half_up(*percents):
    """Move the rate by hand, in decimals; each message costs whole micros."""
    rate = Decimal(RATE)
    for percent in percents:
        rate *= 1 + Decimal(repr(percent)) / 100
    return int(rate.quantize(Decimal(1), ROUND_HALF_UP))


def test_cards_are_unknown_from_the_quarter_day_after_the_newest_one():
    book = RateBook.of([OCTOBER, moved(OCTOBER, "2027-01-01", "USD")])

    assert unknown_days(PLAN, RATES[0]) == (JANUARY, APRIL)
    assert unknown_days(PLAN, book) == (APRIL,)
    assert unknown_days(replace(PLAN, months=2), RATES[0]) == ()
    assert unknown_days(PLAN, RATES[0].as_on(date(2026, 11, 1))) == ()
    assert unknown_days(replace(PLAN, account=Account(currency="XXX")), RATES[0]) == ()


def test_the_likeliest_move_is_made_on_each_such_day_from_where_the_one_before_left_it():
    first, second = half_up(10.0), half_up(10.0, 10.0)
    costs = [0, RATE, first, 0, first, second, 0, second]

    assert by_month(made(moving(-5.0, 10.0, 20.0))) == [1_000 * rate for rate in costs]


@pytest.mark.parametrize("percent", [0.05, -33.333, 0.004587, 999.9])
def test_a_moved_rate_is_rounded_half_up_to_the_micro(percent):
    january = by_month(made(moving(percent, percent, percent)))[2]

    assert january == 1_000 * half_up(percent)


def test_without_a_likely_move_it_costs_what_the_newest_card_says():
    assert made(moving(-50.0, 0.0, 50.0)).total == made(PLAN).total
    assert made(moving(9.0, 9.0, 9.0, category=Category.UTILITY)).total == made(PLAN).total


def test_a_card_that_comes_takes_the_place_of_what_was_assumed():
    book = RateBook.of([*RATES[0].cards, moved(OCTOBER, "2027-01-01", "USD")])
    new = book.card("USD", JANUARY).rates["Turkey", Category.MARKETING]
    january = by_month(made(moving(10.0, 10.0, 10.0), book))[2]

    assert january == 1_000 * new.schedule.list_rate_micros


def test_every_trial_costs_what_its_own_moves_make_of_the_rates():
    plan = moving(-10.0, 2.0, 30.0)
    exact = made(plan)
    costs, _ = play_draws(exact, RATES, lambda: False, draws=20)
    rows = drawn_values(plan, 20, exact.unknown_days)

    assert rows.shape == (20, 2)
    by_hand = [
        1_000 * (RATE + 2 * half_up(january) + 2 * half_up(january, april))
        for january, april in rows.tolist()
    ]
    assert np.abs(costs.sum(axis=(1, 2)) - by_hand).max() <= 4_000  # 1 micro a message
    assert (rows >= -10).all()
    assert (rows <= 30).all()
    assert not np.allclose(rows[:, 0], rows[:, 1])


def test_trials_of_moves_alone_have_percentiles_and_are_the_same_each_time():
    plan = moving(-10.0, 0.0, 30.0)
    one, other = (run_trials(made(plan), RATES, lambda: False, draws=60) for _ in range(2))

    assert one == other
    assert one.total.p10_micros < made(PLAN).total.micros < one.total.p90_micros
    assert run_trials(made(replace(plan, months=2, sends=())), RATES, lambda: False) is None


def test_a_move_leaves_the_draws_of_ranges_alone():
    at = Address("sends", "s", "volume")
    ranged = replace(PLAN, ranges=(Range(at, 500, 1_000),))
    both = moving(-10.0, 0.0, 30.0, ranged)

    assert (drawn_values(both, 30, (JANUARY,))[:, :1] == drawn_values(ranged, 30)).all()
    spread = run_trials(made(both), RATES, lambda: False, draws=60)
    assert (
        spread.total.p90_micros
        > run_trials(made(ranged), RATES, lambda: False, draws=60).total.p90_micros
    )


def card(day, **rates):
    own = CardId(day, "USD")
    listed = {
        (market, category): Rate(TierSchedule.flat(micros), own)
        for market, pair in rates.items()
        for category, micros in zip((Category.MARKETING, Category.UTILITY), pair, strict=False)
    }
    return RateCard(own, Coverage.COMPLETE, Provenance("made up", "low"), listed)


def test_what_meta_did_is_the_markets_average_of_each_two_cards_in_a_row():
    book = RateBook.of(
        [
            card(date(2024, 11, 1), Turkey=(1, 900), Peru=(1,)),  # of conversations
            card(date(2025, 7, 1), Turkey=(1_000, 100), Peru=(2_000,)),
            card(date(2025, 10, 1), Turkey=(1_100, 100), Peru=(2_000,)),
            card(date(2026, 1, 1), Turkey=(1_100, 90), Peru=(1_800,), Chile=(7, 7)),
            card(date(2026, 4, 1), Turkey=(1_122, 90), Peru=(1_800,)),
        ]
    )

    assert moves_of_meta(book, "USD") == (
        RateMove(Category.MARKETING, -5.0, 1.0, 5.0),  # (10 + 0) / 2, (0 - 10) / 2, (2 + 0) / 2
        RateMove(Category.UTILITY, -10.0, 0.0, 0.0),
    )
    assert moves_of_meta(book, "EUR") == ()


def test_what_the_shipped_cards_give_can_be_put_into_a_plan():
    moves = moves_of_meta(RATES[0], "USD")

    assert Category.MARKETING in [move.category for move in moves]
    assert check_plan(replace(PLAN, rate_moves=moves)) == ()


def test_moves_that_contradict_each_other_are_told():
    double = (RateMove(Category.UTILITY, 0, 5, 3), RateMove(Category.UTILITY, -91, 0, 0))

    assert [str(problem) for problem in check_plan(replace(PLAN, rate_moves=double))] == [
        (
            "rate_moves[0] (utility): 5 is not between 0 and 3; "
            "give the least first, and a likeliest number between the two"
        ),
        "rate_moves[1] (utility): the category already has rate_moves[0]; keep one",
        "rate_moves[1].low_percent: -91 is too small; give -90 or more",
    ]


def test_a_note_says_which_months_use_a_card_that_is_not_known():
    (old,) = [note for note in made(PLAN).notes if note.code == "old-card"]
    assert "no card from 1 January 2027 on is known" in old.message
    assert old.message.endswith("this one prices January 2027 to June 2027")

    codes = [note.code for note in made(moving(1.0, 1.0, 1.0)).notes]
    assert codes.count("assumed-card") == 2
    assert "old-card" not in codes
