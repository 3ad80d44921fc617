"""A partner that bills Meta's INR card in USD at a rate of its own, as AWS does.

Worked out by hand: on the card of October 2026 a marketing message to India costs 0.8631 INR
and a utility message 0.1150 INR. At 90.5 INR for 1 USD that is 0.009537 and 0.001271 USD,
rounded to millionths. 10,000 of each delivered cost 95.37 + 12.71 = 108.08 USD, the partner's
fee of 0.005 USD for each of 20,000 messages 100.00 USD: 208.08 USD in all.
"""

import json
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from helpers.files.workbooks import budget_of, micros
from helpers.twins.twin_plans import MARKETING, SILENT
from tarife.assets import shipped_library
from tarife.cli.main import run
from tarife.documents.codec import plan_text, read_plan
from tarife.forecast.costs.all_in import all_in
from tarife.forecast.forecast import forecast
from tarife.forecast.held_rates import is_held, rates_for, with_rates
from tarife.forecast.ranges.monte_carlo import UncertainMonth
from tarife.forecast.under_card import forecast_under
from tarife.gui.costs.bill import bill_rows
from tarife.plan.model.account import Account
from tarife.plan.model.costs import Costs, Exchange, Markup, Partner
from tarife.plan.model.lines import Audience, Broadcast, Send, TemplateCategory
from tarife.plan.model.plan import Plan
from tarife.terms.calendar import BillingMonth
from tarife.terms.categories import Category
from tarife.terms.problems import InputError

LIBRARY = shipped_library()
RATES = (LIBRARY.book, LIBRARY.markets)
NOON = Broadcast((datetime(2026, 11, 10, 12),), 0)
RUPEES = Exchange("INR", Decimal("90.5"), date(2026, 2, 1))
FEE = Decimal("0.005")
PARTNER = Partner(
    "AWS",
    "USD",
    markups=(
        Markup(Category.MARKETING, message_fee=FEE),
        Markup(Category.UTILITY, message_fee=FEE),
    ),
    card=RUPEES,
)
PLAN = Plan(
    "India",
    BillingMonth(2026, 11),
    Account(currency="USD", home_country="IN"),
    audiences=(Audience("in", "India", "IN", 10_000),),
    sends=(
        Send("sale", "Sale", "in", MARKETING, 10_000, NOON, SILENT),
        Send("orders", "Orders", "in", TemplateCategory.UTILITY, 10_000, NOON, SILENT),
    ),
    costs=Costs(PARTNER),
)
META, ALL_IN = 108_080_000, 208_080_000


def played(plan=PLAN):
    return forecast(plan, *RATES, lambda: False)


def with_card(card, plan=PLAN):
    return replace(plan, costs=Costs(replace(PARTNER, card=card)))


def card_of(currency):
    return LIBRARY.book.card(currency, PLAN.month.first_day)


def test_metas_rupees_are_billed_in_dollars_beside_the_partners_fees():
    result = played()
    bill = all_in(result, PLAN.costs)

    assert (result.total.micros, result.total.currency) == (META, "USD")
    assert [line.amount.micros for line in bill.lines] == [META, 50_000_000, 50_000_000]
    assert bill.total.micros == ALL_IN
    shown = bill_rows(bill)  # what Costs and partner shows
    assert [shown[at].exact_cost(-1).micros for at in (0, -1)] == [META, ALL_IN]


def test_every_rate_is_rounded_half_up_to_a_millionth():
    def utility(rate):
        book = rates_for(with_card(Exchange("INR", Decimal(rate))), *RATES).book
        return book.card("USD", PLAN.month.first_day).rates["India", Category.UTILITY].schedule

    # 0.1150, 0.1081, 0.1012, 0.0943, 0.0874 and 0.0805 INR, divided by four
    assert utility(4).rates_micros == (28_750, 27_025, 25_300, 23_575, 21_850, 20_125)
    assert utility(80_000).list_rate_micros == 1  # 1.4375 millionths
    assert utility(46_000).list_rate_micros == 3  # 2.5 millionths
    assert utility(80_000).starts == utility(4).starts


def test_the_command_line_tells_the_same(tmp_path, capsys):
    file = tmp_path / "india.tarife"
    file.write_text(plan_text(PLAN), encoding="utf-8")

    assert run(["forecast", str(file), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert Decimal(told["amount"]) == Decimal(META).scaleb(-6)
    assert Decimal(told["all_in"]["amount"]) == Decimal(ALL_IN).scaleb(-6)


def test_the_workbook_has_the_same_rates_and_sums():
    budget = budget_of(played())
    rates = {row["Category"]: micros(row["Rate"]) for row in budget.table("Rates", "Market")}
    facts = {row[0]: row[1] for row in budget.rows("Rates") if row[0]}

    assert rates["Marketing"] == 9_537
    assert facts["Source of the rates"].startswith(
        "Meta's INR card at the partner's rate of 90.5 INR for 1 USD; "
    )
    shown = [micros(one) for row in budget.rows("Summary") for one in row if _is_number(one)]
    assert META in shown
    assert ALL_IN in shown


def _is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def test_a_saved_plan_holds_metas_card_and_follows_a_new_rate():
    saved = read_plan(plan_text(with_rates(PLAN, LIBRARY.book)))

    assert saved.costs == PLAN.costs
    assert saved.held.currency == "INR"
    assert not is_held(saved, LIBRARY.book)
    assert played(saved).total.micros == META
    # 0.8631 and 0.1150 INR at 100 INR for 1 USD are 0.008631 and 0.001150 USD
    dearer = with_card(Exchange("INR", Decimal(100)), saved)
    assert played(dearer).total.micros == 86_310_000 + 11_500_000


def test_draws_of_ranges_are_billed_by_it_too():
    month = UncertainMonth(PLAN, RATES)
    assert month.likeliest(lambda: False).charges.sum() == META


def test_another_card_is_tried_as_the_partner_or_as_meta_bills_it():
    assert forecast_under(PLAN, card_of("INR"), RATES[1], lambda: False).total.micros == META
    own = with_card(None)
    by_meta = forecast_under(PLAN, card_of("USD"), RATES[1], lambda: False)
    assert by_meta.total == played(own).total


def test_a_currency_without_a_card_is_told_by_its_name():
    with pytest.raises(InputError, match="no rate card in 'ZZZ' for November 2026"):
        played(with_card(Exchange("ZZZ", Decimal(2))))
