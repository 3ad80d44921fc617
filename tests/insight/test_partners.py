"""The same month with one partner or another."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from helpers.costs import all_costs, full_costs, partners
from helpers.forecasts import MARKETING, UTILITY, empty_forecast, november_forecast
from tarife.forecast.costs.all_in import all_in
from tarife.insight.partners import CostCause, is_comparable, offers
from tarife.plan.model.costs import CostKind, Costs, Exchange, Markup, Partner, Tax
from tarife.plan.model.plan import Plan
from tarife.terms.money import Money, shown_difference

NOVEMBER = november_forecast()
TEN_PERCENT = Partner("A", markups=(Markup(MARKETING, Decimal("0.1")),))
DEAR = Partner(
    "B",
    markups=(
        Markup(MARKETING, Decimal("0.1"), Decimal("0.001")),
        Markup(UTILITY, Decimal("0.05"), Decimal("0.002")),
    ),
    failed_fee=Decimal("0.0001"),
    platform_fee=Decimal(500),
)


def offer(partner, costs=Costs(), forecast=NOVEMBER):  # noqa: B008 - costs never change
    (found,) = offers(forecast, costs, (partner,))
    return found


def kinds(found):
    return [cause.kind for cause in found.causes]


@given(all_costs())
def test_the_plan_s_own_partner_differs_by_nothing(costs):
    own = offer(costs.partner, costs)

    assert (own.difference.micros, own.causes) == (0, ())
    assert own.bill == all_in(NOVEMBER, costs)


@given(all_costs(), st.lists(partners(), max_size=3))
def test_each_difference_is_that_of_the_totals(costs, others):
    planned = all_in(NOVEMBER, costs).total.micros

    for found in offers(NOVEMBER, costs, others):
        assert found.difference.micros == found.bill.total.micros - planned
        shown = shown_difference(Money(planned, "USD"), found.bill.total)
        assert shown == found.difference  # all but Meta's charges is in whole cents
        assert found.bill.meta == NOVEMBER.total


def test_a_partner_that_adds_a_percentage_is_dearer_because_of_it():
    found = offer(TEN_PERCENT)
    more = Money.closing(Decimal("72.57936"), "USD")

    assert found.difference == more
    assert found.causes == (CostCause(CostKind.MARKUP, more, Decimal("0.1"), Decimal("0.1")),)
    assert round(found.ratio, 3) == Decimal("0.054")


def test_the_weightiest_causes_are_told_first_and_only_three():
    assert kinds(offer(DEAR)) == [
        CostKind.PLATFORM_FEE,
        CostKind.MESSAGE_FEE,
        CostKind.MARKUP,
    ]


def test_a_cause_tells_between_which_rates_its_lines_lie():
    markup = offer(DEAR).causes[2]

    assert (markup.least, markup.most) == (Decimal("0.05"), Decimal("0.1"))


def test_no_partner_is_cheaper_by_what_the_plan_s_own_asks():
    found = offer(Partner(), Costs(TEN_PERCENT))

    assert found.difference.micros < 0
    assert kinds(found) == [CostKind.MARKUP]
    assert found.causes[0].most == Decimal("0.1")


def test_a_cause_that_works_against_the_difference_is_not_told():
    cheaper_fee_dearer_markup = replace(TEN_PERCENT, platform_fee=Decimal(1))
    planned = Costs(Partner("C", platform_fee=Decimal(2)))

    assert kinds(offer(cheaper_fee_dearer_markup, planned)) == [CostKind.MARKUP]


def test_a_tax_only_follows_and_is_no_cause():
    costs = Costs(taxes=(Tax("KDV", Decimal("0.2")),))

    assert kinds(offer(TEN_PERCENT, costs)) == [CostKind.MARKUP]


def test_of_a_plan_that_costs_nothing_no_ratio_is_told():
    assert offer(full_costs().partner, forecast=empty_forecast()).ratio is None


def test_fees_in_another_currency_cannot_be_compared():
    plan = Plan("Plan", NOVEMBER.plan.month)
    assert is_comparable(Partner("A", ""), plan)
    assert is_comparable(Partner("A", "USD"), plan)
    assert not is_comparable(Partner("A", "EUR"), plan)


def test_partners_with_other_prices_for_metas_messages_cannot_be_compared_without_playing():
    rupees = Exchange("INR", Decimal("90.5"))
    billed, looked_up = (
        Partner("A", card=replace(rupees, as_of=day)) for day in (None, date(2026, 2, 1))
    )
    plan = Plan("Plan", NOVEMBER.plan.month, costs=Costs(billed))

    assert is_comparable(looked_up, plan)
    assert not is_comparable(Partner(), plan)
    assert not is_comparable(replace(billed, card=replace(rupees, rate=Decimal(90))), plan)
    assert not is_comparable(billed, Plan("Plan", NOVEMBER.plan.month))
