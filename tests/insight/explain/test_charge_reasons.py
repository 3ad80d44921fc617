"""Why a sum is what it is, in messages, rules, rates and plan lines."""

from dataclasses import replace
from datetime import date

import pytest

from helpers.forecasts import (
    AUTHENTICATION,
    DELIVERED,
    MARKETING,
    SERVICE,
    UTILITY,
    Line,
    june_forecast,
    ledger_lines,
    november_forecast,
    rate_card,
    under,
)
from tarife.billing.ledger import Reason
from tarife.insight.explain.charge_reasons import RateUsed, explain
from tarife.insight.explain.selection import EVERYTHING, Selection
from tarife.plan.model.lines import Broadcast
from tarife.rates.book import RateBook
from tarife.terms.money import Money
from tarife.terms.tiers import TierSchedule

GERMANY = Selection(markets=("Germany",))
TIERED = TierSchedule((0, 100, 200), (10_000, 8_000, 5_000))


def explained(forecast, selection=EVERYTHING):
    return explain(forecast, RateBook.of([forecast.card]), selection)


def with_lines(*lines, schedule=None):
    """November with these lines alone, on a card with a schedule for Turkish utility."""
    card = rate_card({("Turkey", UTILITY): schedule or TIERED, ("Turkey", MARKETING): "0.0109"})
    return replace(under(november_forecast(), card=card), lines=ledger_lines(lines))


@pytest.mark.parametrize("selection", [EVERYTHING, GERMANY], ids=["month", "market"])
def test_every_figure_is_the_sum_of_its_parts(selection):
    made = explained(november_forecast(), selection)

    assert sum(part.charge_micros for part in made.charge_reasons) == made.charge.micros
    assert sum(part.charge_micros for part in made.from_lines) == made.charge.micros
    assert sum(part.messages for part in made.charge_reasons) == (
        made.charged + made.free + made.refused + made.paused
    )
    for part in made.charge_reasons:
        if part.charge_micros:
            assert sum(rate.charge_micros for rate in part.rates) == part.charge_micros
            assert sum(rate.messages for rate in part.rates) == part.messages


def test_the_whole_month_costs_the_total():
    forecast = november_forecast()

    assert explained(forecast).charge == forecast.total


def test_a_day_names_its_messages_rule_rate_and_card():
    made = explained(
        november_forecast(), Selection(days=(date(2026, 11, 5),), markets=("Turkey",))
    )

    first = made.charge_reasons[0]
    assert (first.category, first.reason) == (MARKETING, DELIVERED)
    assert first.messages == 9_535
    assert first.rule.paragraph == "4.1"
    card = november_forecast().card.id
    assert first.rates == (RateUsed(card, 10_900, 9_535, 9_535 * 10_900),)


def test_templates_that_arrive_after_the_day_of_their_send_are_late():
    """Black Friday leaves on the 27th and 28th; order updates leave on Mondays and Fridays."""
    monday = Selection(days=(date(2026, 11, 30),))
    lines = (
        Line(30, "Turkey", MARKETING, DELIVERED, 57, "0.0109", source=0),
        Line(30, "Turkey", SERVICE, DELIVERED, 20, "0.0053", source=0),
        Line(30, "Turkey", UTILITY, DELIVERED, 30, "0.0053", source=1),
        Line(28, "Turkey", MARKETING, DELIVERED, 900, "0.0109", source=0),
    )

    forecast = with_lines(*lines)
    assert explained(forecast, monday).late == ((forecast.sources[0], 57),)


def test_what_a_day_broadcasts_is_told_beside_what_arrives_on_it():
    """Late ones of a broadcast that starts anew are not told from its own."""
    friday = Selection(days=(date(2026, 11, 27),))
    lines = (
        Line(27, "Turkey", MARKETING, DELIVERED, 900, "0.0109", source=0),
        Line(27, "Turkey", MARKETING, Reason.US_PAUSE, 50, "0", source=0),
        Line(27, "Turkey", SERVICE, DELIVERED, 20, "0.0053", source=0),
        Line(28, "Turkey", MARKETING, DELIVERED, 700, "0.0109", source=0),
    )
    forecast = with_lines(*lines)
    (black_friday,) = (
        send
        for send in forecast.plan.sends
        if isinstance(send.schedule, Broadcast) and send.id == forecast.sources[0].id
    )

    made = explained(forecast, friday)
    both = explained(forecast, Selection(days=(date(2026, 11, 27), date(2026, 11, 28))))
    of_turkey = explained(forecast, replace(friday, markets=("Turkey",)))

    assert (made.broadcast, made.arrived) == (black_friday.volume, 900)
    assert (both.broadcast, both.arrived) == (2 * black_friday.volume, 1600)
    assert (of_turkey.broadcast, of_turkey.arrived) == (0, 0)


def test_what_is_free_says_why_and_costs_nothing():
    made = explained(november_forecast(), Selection(reasons=(Reason.FREE_ENTRY_POINT,)))

    (part,) = made.charge_reasons
    assert part.rates == ()
    assert part.rule.paragraph == "2.4"
    assert "free entry point" in part.rule.sentence
    assert made.charge == Money(0, "USD")
    assert (made.charged, made.refused) == (0, 0)


def test_a_day_that_crosses_a_tier_names_both_rates():
    made = explained(
        with_lines(
            Line(1, "Turkey", UTILITY, DELIVERED, 90, "0.01"),
            Line(2, "Turkey", UTILITY, DELIVERED, 20, "0.009"),  # ten of each band
            Line(3, "Turkey", UTILITY, DELIVERED, 90, "0.008"),
        )
    )

    (part,) = made.charge_reasons
    assert [(rate.rate_micros, rate.messages) for rate in part.rates] == [
        (10_000, 100),
        (8_000, 100),
    ]


def test_a_day_that_crosses_two_tiers_gives_an_average():
    made = explained(with_lines(Line(1, "Turkey", UTILITY, DELIVERED, 150, "0.006333")))

    ((rate,),) = [part.rates for part in made.charge_reasons]
    assert rate.is_average
    assert (rate.rate_micros, rate.messages) == (6_333, 150)


def test_bands_of_one_price_are_no_tiers():
    schedule = TierSchedule((0, 100), (10_000, 10_000))

    made = explained(
        with_lines(Line(1, "Turkey", UTILITY, DELIVERED, 7, "0.003"), schedule=schedule)
    )

    assert made.charge_reasons[0].rates[0].is_average


def test_without_a_card_the_rate_stands_alone():
    made = explain(november_forecast(), RateBook(()), Selection(categories=(AUTHENTICATION,)))

    assert [rate.card for rate in made.charge_reasons[0].rates] == [None]


def test_conversations_are_explained_as_conversations():
    made = explained(june_forecast(), Selection(categories=(SERVICE,)))

    assert [(part.reason, part.rule.paragraph) for part in made.charge_reasons] == [
        (Reason.CONVERSATION_OPENED, "3.5"),
        (Reason.FREE_TIER, "3.5"),
        (Reason.OUTSIDE_WINDOW, "2.3"),
    ]
    assert made.refused == 5


def test_the_dearest_line_of_the_plan_comes_first():
    costs = [part.charge_micros for part in explained(november_forecast()).from_lines]

    assert costs == sorted(costs, reverse=True)


def test_a_selection_without_messages_is_explained_as_nothing():
    made = explained(november_forecast(), Selection(markets=("Atlantis",)))

    assert made.charge_reasons == ()
    assert made.from_lines == ()
    assert made.charge.micros == 0


def test_months_of_other_rules_are_explained_by_their_own():
    """The same days of June, half of them under the rules of another month."""
    june, november = june_forecast(), november_forecast()
    both = replace(june, months=(*june.months, *november.months))

    assert both.eras == (june.era, november.era)
    assert both.era_on(date(2020, 1, 1)) is june.era
    assert both.era_on(date(2026, 11, 5)) is november.era
    rules = {one.rule for one in explained(june).charge_reasons}
    assert {one.rule for one in explained(both).charge_reasons} == rules
