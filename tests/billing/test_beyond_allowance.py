"""What becomes of answers beyond the allowance: charged, waived, or not delivered."""

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
import pytest

from helpers.twins.agreement import Twin, by_simulator
from helpers.twins.oracle import bill_one_by_one
from helpers.twins.timelines import HOUR_US, ISTANBUL, Event, HomeMarkets, book, table
from helpers.twins.twin_plans import NOVEMBER, sure_plan
from tarife.assets import load_book, load_markets
from tarife.billing.engine import bill
from tarife.billing.ledger import REASONS, Reason
from tarife.billing.settings import BillingSettings
from tarife.forecast.forecast import forecast
from tarife.plan.checks.plan import check_plan
from tarife.plan.model.account import Desk, Rules
from tarife.plan.model.lines import DayRange, Inbound
from tarife.terms.allowances import BeyondAllowance
from tarife.terms.calendar import instant_us
from tarife.traffic.table import MessageKind

CARD = book("2026-10-01  TR  M 0.05  U 0.02  A 0.03  S 0.02")
CHARGED, WAIVED, UNDELIVERED = BeyondAllowance
FREE, PAID = Reason.FREE_TIER, Reason.MESSAGE_DELIVERED


def four_answers(year):
    """The person writes; then an answer an hour, and a template."""
    start = instant_us(datetime(year, 1, 5, 9, tzinfo=ISTANBUL))
    kinds = [MessageKind.INBOUND, *[MessageKind.FREE_FORM] * 3, MessageKind.MARKETING]
    return table(Event(start + at * HOUR_US, kind) for at, kind in enumerate(kinds))


@pytest.mark.parametrize(
    ("beyond", "year", "last", "micros"),
    [
        (CHARGED, 2027, PAID, 90_000),
        (WAIVED, 2027, Reason.WAIVED, 50_000),
        (WAIVED, 2028, PAID, 90_000),  # the waiver ended with 2027
        (UNDELIVERED, 2027, Reason.NO_PAYMENT_METHOD, 50_000),
        (UNDELIVERED, 2028, Reason.NO_PAYMENT_METHOD, 50_000),
    ],
)
def test_of_three_answers_one_is_free_and_the_others_are_as_the_account_has_it(
    beyond, year, last, micros
):
    settings = BillingSettings("USD", ISTANBUL, service_allowance=1, beyond_allowance=beyond)
    given = (four_answers(year), CARD, settings, HomeMarkets())

    ledger = bill(*given)
    expected = [(one.reason, one.rate_micros) for one in bill_one_by_one(*given)]

    reasons = [REASONS[code] for code in ledger.reason]
    assert reasons == [FREE, last, last, PAID]
    assert ledger.total_micros == micros
    assert list(zip(reasons, ledger.rate_micros.tolist(), strict=True)) == expected


@pytest.mark.parametrize("rules", [Rules.AUTO, Rules.PMP_2025_07])
def test_a_plan_of_a_non_profit_is_billed_as_message_by_message(rules):
    plan = sure_plan(NOVEMBER, "Europe/Istanbul")
    account = replace(plan.account, beyond_allowance=WAIVED, rules=rules)
    expected = Twin(plan, np.random.default_rng(1))
    expected.plan = replace(plan, account=account)

    actual = by_simulator(expected.plan)
    billed = expected.billed(rules, bill_one_by_one)

    assert +actual.messages == +billed.messages
    assert +actual.charges == +billed.charges


def support(month, beyond):
    plan = sure_plan(month, "Europe/Istanbul")
    days = DayRange(None, month.last_day - timedelta(1))
    one_turn = plan.inbound[0].behaviour
    desk = Inbound("help", "Help", 10, country="TR", days=days, behaviour=one_turn)
    account = replace(plan.account, beyond_allowance=beyond, allowance_used=0, desk=Desk())
    bare = replace(plan, account=account, sends=(), entry_points=(), inbound=(desk,))
    return replace(bare, audiences=())


def test_without_a_payment_method_later_answers_stay_away_and_are_counted():
    """290 people write and are answered once: two numbers have 90 free answers each."""
    plan = support(NOVEMBER, UNDELIVERED)
    made = forecast(plan, load_book(), load_markets(), lambda: False)

    reasons = {
        REASONS[code]: int(made.lines.messages[made.lines.reason == code].sum())
        for code in set(made.lines.reason.tolist())
    }
    assert reasons == {FREE: 180, Reason.NO_PAYMENT_METHOD: 110}
    assert made.total.micros == 0
    assert (made.flow.missed, made.flow.paused) == (0, 0)
    (note,) = [note for note in made.notes if note.code == "undelivered-answers"]
    assert note.message.startswith("110 answers beyond the allowance are not delivered")


def test_what_a_waiver_frees_is_said():
    made = forecast(support(NOVEMBER, WAIVED), load_book(), load_markets(), lambda: False)

    (note,) = [note for note in made.notes if note.code == "waived"]
    assert note.message == (
        "110 answers beyond the allowance are free for a government or non-profit until "
        "31 December 2027"
    )


def test_templates_without_a_payment_method_are_a_problem():
    plan = sure_plan(NOVEMBER, "Europe/Istanbul")
    unpaid = replace(plan, account=replace(plan.account, beyond_allowance=UNDELIVERED))

    (problem,) = check_plan(unpaid)
    assert str(problem) == (
        "account.beyond_allowance: without a payment method no template is delivered, and "
        "'tr sale' sends some; remove the templates, or give the account a payment method"
    )
    assert check_plan(support(NOVEMBER, UNDELIVERED)) == ()
