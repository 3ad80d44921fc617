"""Why one forecast costs more than another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarife.forecast.totals import Total
from tarife.insight.differences import Cause, difference
from tarife.terms.categories import Category
from tarife.terms.money import Money

MARKETING, UTILITY, SERVICE = Category.MARKETING, Category.UTILITY, Category.SERVICE


def total(market, category, charged, free=0, rate=10):
    return Total(market, category, charged, free, 0, charged * rate)


TR = total("Turkey", MARKETING, 100)
DE = total("Germany", MARKETING, 100, rate=50)
ANSWERS = total("Turkey", SERVICE, 20, 30, rate=4)
PLAN = (TR, DE, ANSWERS)


def causes(before, after):
    found = difference(before, after)
    return {cause.value: micros for cause, micros in found.by_cause.items() if micros}


def test_a_forecast_differs_from_itself_by_nothing():
    assert causes(PLAN, PLAN) == {}


def test_twice_of_everything_is_volume():
    twice = [
        Total(t.market, t.category, t.charged * 2, t.free * 2, 0, t.charge_micros * 2)
        for t in PLAN
    ]

    assert causes(PLAN, twice) == {"volume": 6_080}


def test_no_templates_any_more_is_volume_and_the_answers_to_others_are_replies():
    assert causes(PLAN, (ANSWERS,)) == {"volume": -6_080, "replies": 80}


def test_as_many_templates_to_a_dearer_market_are_mix():
    moved = (total("Turkey", MARKETING, 50), total("Germany", MARKETING, 150, rate=50))

    assert causes((TR, DE), moved) == {"mix": 2_000}


def test_more_answers_to_as_many_templates_are_replies():
    assert causes(PLAN, (TR, DE, total("Turkey", SERVICE, 40, 60, rate=4))) == {"replies": 80}


def test_fewer_free_messages_are_the_free_share():
    assert causes(PLAN, (TR, DE, total("Turkey", SERVICE, 50, rate=4))) == {"free_share": 120}


def test_another_price_is_the_rate():
    assert causes(PLAN, (total("Turkey", MARKETING, 100, rate=12), DE, ANSWERS)) == {
        "rate": 200
    }


def test_answers_follow_the_templates_of_their_market():
    more = (total("Turkey", MARKETING, 200), total("Turkey", SERVICE, 40, 60, rate=4))

    assert causes((TR, ANSWERS), more) == {"volume": 1_080}


def test_a_new_market_is_mix_and_its_answers_are_replies():
    new = (*PLAN, total("Brazil", UTILITY, 10), total("Brazil", SERVICE, 5, rate=2))

    found = difference(PLAN, new)

    assert found.by_cause[Cause.REPLIES] != 0
    assert found.total_micros == 110


def test_what_was_all_free_before_is_the_free_share():
    free = (total("Turkey", UTILITY, 0, 10),)

    assert causes(free, (total("Turkey", UTILITY, 10),)) == {"free_share": 100}


def test_a_plan_of_answers_alone_differs_by_replies():
    assert causes((ANSWERS,), (total("Turkey", SERVICE, 40, 60, rate=4),)) == {"replies": 80}


def test_what_nobody_got_costs_nothing():
    missed = Total("Turkey", SERVICE, 0, 0, 5, 0)

    assert causes((TR, missed), (TR, missed)) == {}


def test_a_part_of_nothing_has_no_percentage():
    assert difference((), (TR,)).ratio is None
    assert difference((TR,), (TR, DE)).ratio == 5


totals = st.lists(
    st.builds(
        Total,
        st.sampled_from(["Turkey", "Germany", "Brazil"]),
        st.sampled_from(Category),
        st.integers(0, 10**6),
        st.integers(0, 10**6),
        st.integers(0, 10**3),
        st.integers(0, 10**12),
    ),
    max_size=8,
    unique_by=lambda t: (t.market, t.category),
)


@given(totals, totals)
def test_causes_add_up_to_the_difference_exactly(before, after):
    found = difference(before, after)
    cost = [
        sum(t.charge_micros for t in before if t.charged + t.free),
        sum(t.charge_micros for t in after),
    ]

    assert found.before_micros == cost[0]
    assert found.after_micros == cost[1]


@given(totals, totals, st.sampled_from(["USD", "JPY", "KWD"]))
def test_shown_causes_and_rounding_add_up_to_the_difference_of_shown_totals(
    before, after, currency
):
    found = difference(before, after)

    causes = found.shown(currency)
    shown = sum(part.micros for part in (*causes.values(), found.left(currency)))
    assert shown == found.shown_total(currency).micros
    assert all(
        shown == Money(found.by_cause[cause], currency).shown for cause, shown in causes.items()
    )

    ends = [
        Money.closing(Money(m, currency).amount, currency).micros
        for m in (found.before_micros, found.after_micros)
    ]
    assert shown == ends[1] - ends[0]


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_is_told_even_if_it_is_nothing(cause):
    assert difference(PLAN, PLAN).shown("USD")[cause] == Money(0, "USD")
