"""The laws of the all-in bill."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from helpers.costs import all_costs, figures, full_costs
from helpers.forecasts import (
    empty_forecast,
    june_forecast,
    november_forecast,
    season_forecast,
)
from tarife.forecast.costs.all_in import AllInLine, all_in
from tarife.plan.model.costs import (
    TAXABLE,
    CostKind,
    Costs,
    Exchange,
    FeeBasis,
    Markup,
    Partner,
    Tax,
)
from tarife.terms.categories import Category
from tarife.terms.money import Money

pytestmark = pytest.mark.unmeasured

NOVEMBER, JUNE = november_forecast(), june_forecast()
CENT, HALF_A_CENT = Decimal("0.01"), Decimal("0.005")


def amounts(bill, kind):
    return [str(line.amount) for line in bill.lines if line.kind is kind]


def test_zero_costs_leave_meta_s_total_untouched():
    for forecast in (NOVEMBER, JUNE, empty_forecast()):
        bill = all_in(forecast, Costs())

        assert bill.total == bill.meta == forecast.total
        assert bill.added == Money(0, forecast.total.currency)
        assert [line.kind for line in bill.lines] == [CostKind.META]
        assert bill.displayed is None


@given(all_costs())
def test_the_total_is_the_sum_of_the_lines(costs):
    bill = all_in(NOVEMBER, costs)

    assert bill.total.micros == sum(line.amount.micros for line in bill.lines)
    assert bill.total.micros == sum(bill.sum_of(kind).micros for kind in CostKind)
    assert bill.total.micros == bill.meta.micros + bill.added.micros
    assert bill.meta == NOVEMBER.total


@given(all_costs())
def test_every_added_line_is_closed_to_the_cent_and_off_by_at_most_half_of_one(costs):
    for line in all_in(NOVEMBER, costs).lines[1:]:
        exact = line.basis * line.rate

        assert line.amount.micros % 10_000 == 0
        assert abs(line.amount.amount - exact) <= HALF_A_CENT


@given(all_costs("IDR"))
def test_lines_in_a_currency_without_decimals_are_closed_to_whole_units(costs):
    for line in all_in(JUNE, costs).lines[1:]:
        assert line.amount.micros % 1_000_000 == 0


@given(all_costs(), st.lists(st.sampled_from(TAXABLE), min_size=1, unique=True), figures(10))
def test_a_tax_is_due_on_the_chosen_lines_and_on_no_other(costs, kinds, ratio):
    assume(ratio)
    bill = all_in(NOVEMBER, replace(costs, taxes=(Tax("KDV", ratio, tuple(kinds)),)))
    due = sum((bill.sum_of(kind).amount for kind in kinds), Decimal(0))
    on_it = Money.closing(due * ratio, "USD")

    assert bill.sum_of(CostKind.TAX) == on_it


@given(all_costs())
def test_no_tax_is_due_on_a_tax(costs):
    taxes = (Tax("KDV", Decimal("0.2")), Tax("Levy", Decimal("0.1")))
    both = all_in(NOVEMBER, replace(costs, taxes=taxes))
    each = [all_in(NOVEMBER, replace(costs, taxes=(tax,))) for tax in taxes]

    assert both.sum_of(CostKind.TAX).micros == sum(
        bill.sum_of(CostKind.TAX).micros for bill in each
    )


@given(figures(5))
def test_twice_the_percentage_is_twice_the_line_up_to_its_closing(ratio):
    def line(asked):
        partner = Partner(markups=(Markup(Category.MARKETING, asked),))
        return all_in(NOVEMBER, Costs(partner)).sum_of(CostKind.MARKUP).amount

    assert abs(line(2 * ratio) - 2 * line(ratio)) <= 3 * HALF_A_CENT


@given(all_costs(), figures(1000))
def test_a_dearer_platform_makes_the_bill_dearer_by_the_difference(costs, more):
    costs = replace(costs, taxes=())
    dearer = replace(costs, partner=replace(costs.partner, platform_fee=Decimal(more)))
    nothing = replace(costs, partner=replace(costs.partner, platform_fee=Decimal(0)))
    difference = all_in(NOVEMBER, dearer).total.micros - all_in(NOVEMBER, nothing).total.micros

    assert difference == Money.closing(Decimal(more), "USD").micros


def test_a_fee_a_message_is_counted_on_all_delivered_ones_or_on_charged_ones():
    fee = (Markup(Category.SERVICE, message_fee=CENT),)
    counted = {
        basis: all_in(NOVEMBER, Costs(Partner(markups=fee, fee_basis=basis))).lines[1].basis
        for basis in FeeBasis
    }

    assert counted[FeeBasis.CHARGED] == sum(45 + day for day in range(13, 31))
    assert counted[FeeBasis.DELIVERED] == counted[FeeBasis.CHARGED] + sum(
        60 + day for day in range(1, 31)
    )


def test_a_conversation_fee_belongs_to_the_rules_that_had_conversations():
    costs = Costs(Partner(conversation_fee=Decimal(100)))

    assert amounts(all_in(NOVEMBER, costs), CostKind.CONVERSATION_FEE) == []
    assert amounts(all_in(JUNE, costs), CostKind.CONVERSATION_FEE) == ["203,700 IDR"]


def test_failed_messages_and_messages_that_people_write_cost_a_fee_each():
    costs = Costs(Partner(failed_fee=Decimal("0.5"), inbound_fee=Decimal("0.1")))
    bill = all_in(JUNE, costs)

    assert amounts(bill, CostKind.FAILED_FEE) == ["40 IDR"]
    assert amounts(bill, CostKind.INBOUND_FEE) == ["40 IDR"]


def test_seats_are_paid_for_each():
    bill = all_in(NOVEMBER, Costs(Partner(seat_fee=Decimal("12.50")), seats=3))

    assert amounts(bill, CostKind.SEAT_FEE) == ["37.50 USD"]


def test_a_line_of_nothing_is_left_out():
    assert len(all_in(empty_forecast(), full_costs()).lines) == len(
        [CostKind.META, CostKind.PLATFORM_FEE, CostKind.SEAT_FEE, CostKind.TAX]
    )


def test_the_other_currency_is_told_at_the_typed_rate_and_changes_nothing():
    costs = Costs(display=Exchange("TRY", Decimal("41.25")))
    bill = all_in(NOVEMBER, costs)

    assert bill.displayed == Money.closing(NOVEMBER.total.amount * Decimal("41.25"), "TRY")
    assert bill.lines == all_in(NOVEMBER, Costs()).lines


def test_a_line_says_whether_its_rate_is_a_part_or_a_fee():
    kinds = {
        kind for kind in CostKind if AllInLine(kind, Decimal(1), Decimal(1), "USD").is_ratio
    }

    assert kinds == {CostKind.META, CostKind.MARKUP, CostKind.TAX}


def test_each_line_of_several_months_is_what_it_comes_to_in_each():
    season = season_forecast()
    bill = all_in(season, full_costs())
    fees = {line.kind: bill.by_month(line) for line in bill.lines if not line.category}

    assert [month.total for month in bill.months] == [
        all_in(month, full_costs()).total for month in season.by_month
    ]
    assert sum(month.total.micros for month in bill.months) == bill.total.micros
    for line in bill.lines:
        assert sum(one.micros for one in bill.by_month(line)) == line.amount.micros
    assert [str(fee) for fee in fees[CostKind.PLATFORM_FEE]] == ["99.00 USD"] * 3
    assert fees[CostKind.META] == tuple(month.total for month in season.by_month)
    assert all_in(NOVEMBER, full_costs()).months == ()
