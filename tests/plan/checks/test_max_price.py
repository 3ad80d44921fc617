"""What can be wrong with what is bid for a send."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from tarife.plan.checks.plan import check_plan
from tarife.plan.model.account import Account
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Audience, Broadcast, Send, TemplateCategory
from tarife.plan.model.max_price import MaxPrice, ReachEstimate
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import MonthChange, Override, Range
from tarife.terms.calendar import BillingMonth

MARKETING = TemplateCategory.MARKETING
ROWS = (
    ReachEstimate(Decimal(10), 4_000, Decimal(30)),
    ReachEstimate(Decimal(20), 8_000, Decimal(100)),
)
BID = MaxPrice(Decimal(15), "USD", ROWS)
SEND = Send(
    *("sale", "Sale", "people", MARKETING, 100, Broadcast((datetime(2026, 11, 3, 11),))),
    max_price=BID,
)
PLAN = Plan(
    "Bid",
    BillingMonth(2026, 11),
    Account(),
    audiences=(Audience("people", "People", "DE", 100),),
    sends=(SEND,),
)


def told(plan):
    told = (str(problem).replace(" (Sale)", "") for problem in check_plan(plan))
    return [sentence.removeprefix("sends[0].") for sentence in told]


def with_bid(**parts):
    return replace(PLAN, sends=(replace(SEND, max_price=replace(BID, **parts)),))


def row(cap, deliveries, cost):
    return ReachEstimate(Decimal(cap), deliveries, Decimal(cost))


def test_a_good_bid_has_no_problem():
    assert told(PLAN) == []
    assert told(with_bid(currency="", messages=9_000, look_back_days=28)) == []


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        pytest.param(
            replace(PLAN, sends=(replace(SEND, category=TemplateCategory.UTILITY),)),
            "max_price: only marketing can have a cap, and this is 'utility'; remove the cap, "
            "or choose marketing",
            id="utility",
        ),
        pytest.param(
            replace(PLAN, month=BillingMonth(2026, 9), months=3),
            "max_price: caps are there since 1 October 2026 (open beta); remove the cap, or "
            "let the plan begin later",
            id="before the beta",
        ),
        pytest.param(
            replace(with_bid(currency=""), account=Account(currency="TRY")),
            "max_price: there are no caps for accounts billed in TRY; remove the cap; Meta has "
            "it in USD, EUR, GBP, AUD, MXN, BRL",
            id="a currency without caps",
        ),
        pytest.param(
            replace(PLAN, account=Account(currency="EUR")),
            "max_price.currency: cap and estimates are in USD, the account is billed in EUR; "
            "get estimates in EUR; nothing is converted",
            id="estimates in another currency",
        ),
        pytest.param(
            with_bid(look_back_days=3),
            "max_price.look_back_days: Meta does not estimate over 3 days; choose 1, 7, 14 or "
            "28",
            id="another look-back",
        ),
        pytest.param(
            with_bid(estimates=()),
            "max_price.estimates: what a cap delivers is not known without Meta's estimates; "
            "give its reach estimates: cap, deliveries and cost, a line each",
            id="no estimates",
        ),
        pytest.param(
            with_bid(estimates=(*ROWS, ROWS[0])),
            "max_price.estimates[2]: the cap 10 is already in sends[0].max_price."
            "estimates[0]; keep one of the two",
            id="a cap twice",
        ),
        pytest.param(
            with_bid(estimates=(*ROWS, row("30", 1_000, "30.01"))),
            "max_price.estimates[2]: 1,000 deliveries for 30.01 cost more than the cap 30 "
            "allows; a cap is for 1,000 deliveries; look at the row again",
            id="dearer than its cap",
        ),
        pytest.param(
            with_bid(messages=7_999),
            "max_price.estimates[1]: 8,000 deliveries are more than the 7,999 messages of the "
            "estimates; give the number of messages that Meta estimated for, or 0",
            id="more deliveries than messages",
        ),
        pytest.param(
            with_bid(estimates=(row("15", 0, "0"),)),
            "max_price.estimates: no estimate has deliveries; get estimates at higher caps",
            id="nothing is delivered",
        ),
        pytest.param(
            with_bid(cap=Decimal("20.01")),
            "max_price.cap: the estimates reach from 10 to 20, and nothing is known of a cap "
            "of 20.01; choose a cap between them, or get an estimate of this one",
            id="a cap above all estimates",
        ),
    ],
)
def test_what_is_wrong_is_told_with_place_and_remedy(plan, sentence):
    assert told(plan) == [sentence]


def test_a_cap_of_a_single_month_must_lie_within_the_estimates_too():
    at = Address("sends", "sale", "max_price.cap")
    change = MonthChange("2026-12", overrides=(Override(at, 25.0),))
    plan = replace(PLAN, months=2, changes=(change,))

    (sentence,) = told(plan)
    assert sentence.startswith(
        "max_price.cap: in 2026-12: the estimates reach from 10 to 20, and "
    )


@pytest.mark.parametrize(("low", "high", "beyond"), [(5, 15, "5"), (12, 20.5, "20.5")])
def test_no_trial_draws_a_cap_of_which_nothing_is_known(low, high, beyond):
    at = Address("sends", "sale", "max_price.cap")

    def drawn(low, high, plan=PLAN):
        return told(replace(plan, ranges=(Range(at, low, high),)))

    assert drawn(10, 20) == []
    [sentence] = drawn(low, high)
    assert sentence == (
        "ranges[0] (sale): the estimates reach from 10 to 20, and nothing is known of a cap "
        f"of {beyond}; choose a cap between them, or get an estimate of this one"
    )
    assert len(drawn(low, high, with_bid(estimates=()))) == 1  # of the estimates alone


def test_ranges_of_other_numbers_are_no_caps():
    at = Address("sends", "sale", "volume")
    assert told(replace(PLAN, ranges=(Range(at, 1, 200),))) == []
