"""Marketing bought by a cap: fewer deliveries at a price of their own, and what follows."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from math import floor

import numpy as np
import pytest

from helpers.bids import NOVEMBER, PLAN, SALE
from helpers.twins.agreement import Twin, by_simulator
from helpers.twins.oracle import bill_one_by_one
from helpers.twins.twin_plans import SURE, sure_plan
from tarife.assets import load_book, load_markets
from tarife.billing.ledger import REASON_CODES, Reason
from tarife.forecast.forecast import forecast
from tarife.plan.model.account import Account, Rules
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Audience, Broadcast
from tarife.plan.model.max_price import MaxPrice, ReachEstimate
from tarife.plan.numbers import with_number


def played(plan):
    return forecast(plan, load_book(), load_markets(), lambda: False)


def charged(made, category="marketing"):
    rows = made.lines.reason == REASON_CODES[Reason.MESSAGE_DELIVERED]
    kinds = ("marketing", "utility", "authentication", "authentication_international")
    rows &= made.lines.category == (*kinds, "service").index(category)
    return int(made.lines.messages[rows].sum()), int(made.lines.charge_micros[rows].sum())


def test_a_cap_between_two_estimates_delivers_half_at_the_mean_price():
    """A cap of 85 reaches 5,000 of 10,000 for 385: each costs 0.077, whatever the card says."""
    delivered, micros = charged(played(PLAN))

    assert delivered == pytest.approx(5_000, abs=150)
    assert micros == delivered * 77_000


def test_fewer_deliveries_bring_fewer_replies_and_answers():
    whole = played(replace(PLAN, sends=(replace(SALE, max_price=None),)))
    made = played(PLAN)

    (delivered, _), (answers, _) = charged(made), charged(made, "service")
    assert made.flow.inbound == delivered < whole.flow.inbound == 10_000
    assert answers == delivered - 1_000  # beyond the month's allowance
    assert made.flow.attempts == whole.flow.attempts


def test_the_days_of_a_send_add_up_to_its_messages_at_the_price_rounded_once():
    moments = tuple(datetime(2026, 11, day, 11) for day in range(2, 29))
    third = MaxPrice(Decimal(85), estimates=(ReachEstimate(Decimal(85), 3, Decimal("0.2")),))
    sends = (replace(SALE, volume=101, schedule=Broadcast(moments), max_price=third),)

    delivered, micros = charged(played(replace(PLAN, sends=sends)))

    assert micros == floor(delivered * Fraction(200_000, 3) + Fraction(1, 2))


def test_under_older_rules_there_are_no_caps():
    older = replace(PLAN, account=Account(rules=Rules.PMP_2025_07))
    bare = replace(older, sends=(replace(SALE, max_price=None),))

    assert played(older).total == played(bare).total


def test_without_chance_both_twins_pay_the_same_to_the_micro_unit():
    """The highest cap delivers all of one send; another send of the market has no cap."""
    rows = (
        ReachEstimate(Decimal(90), 50, Decimal("4.4")),
        ReachEstimate(Decimal(70), 55, Decimal("3.1")),
        ReachEstimate(Decimal(130), 70, Decimal("7.7")),
    )
    plan = sure_plan(NOVEMBER, "Europe/Istanbul")
    bid = MaxPrice(Decimal(130), "USD", rows)
    sale = next(send for send in plan.sends if send.id == "tr sale")
    sends = (replace(sale, max_price=bid), *(one for one in plan.sends if one is not sale))
    bought = replace(plan, sends=(*sends, replace(sale, id="tr other", behaviour=SURE)))

    expected = Twin(bought, np.random.default_rng(1)).billed(Rules.AUTO, bill_one_by_one)
    actual = by_simulator(bought)

    assert +actual.messages == +expected.messages
    assert +actual.charges == +expected.charges
    own = Counter(
        {key[2]: micros for key, micros in actual.charges.items() if key[0] == sale.id}
    )
    assert set(own) == {"Turkey"}


@pytest.mark.unmeasured
def test_with_chance_both_twins_deliver_and_pay_alike_on_average():
    small = replace(
        PLAN,
        audiences=(Audience("people", "People", "DE", 400),),
        sends=(replace(SALE, volume=400),),
    )
    naive = [
        Twin(small, np.random.default_rng(seed)).billed(Rules.AUTO, bill_one_by_one)
        for seed in range(12)
    ]
    ours = [by_simulator(replace(small, seed=seed)) for seed in range(12)]

    costs = [
        sum(sum(one.charges.values()) for one in runs) / len(runs) for runs in (naive, ours)
    ]
    assert costs[0] == pytest.approx(costs[1], rel=0.05)


def test_a_cap_can_be_moved_as_any_number():
    at = Address("sends", "sale", "max_price.cap")
    moved = with_number(PLAN, at, 120.0)

    assert moved.sends[0].max_price == replace(SALE.max_price, cap=Decimal(120))
    assert charged(played(moved))[1] == charged(played(moved))[0] * 87_500
