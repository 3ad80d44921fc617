"""Each line of the bill by figures worked out by hand, in window, workbook and command line.

1,500 people in Germany get a marketing template, each writes once and gets one answer. On the
card of October 2026 marketing costs 0.1365 USD there and an answer 0.055. So 1,500 templates
cost 204.75 USD, and 500 answers beyond the 1,000 free ones 27.50: together 232.25 USD.
"""

import json
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from helpers.bids import ALL_REPLY, NOVEMBER
from helpers.bids import PLAN as BID
from helpers.files.workbooks import budget_of, micros
from tarife.assets import shipped_library
from tarife.billing.ledger import REASON_CODES, Reason
from tarife.cli.main import run
from tarife.documents.codec import plan_text
from tarife.forecast.costs.all_in import all_in
from tarife.forecast.forecast import forecast
from tarife.forecast.ranges.trials import run_trials
from tarife.gui.costs.bill import bill_rows
from tarife.plan.model.account import Account
from tarife.plan.model.addresses import Address
from tarife.plan.model.costs import Agent, Calls, Costs, Groups
from tarife.plan.model.lines import (
    Audience,
    Broadcast,
    EntryPoint,
    FollowUp,
    Inbound,
    Send,
    TemplateCategory,
)
from tarife.plan.model.plan import Plan
from tarife.plan.model.scenarios import Range
from tarife.terms.allowances import BeyondAllowance

LIBRARY = shipped_library()
MARKETING = TemplateCategory.MARKETING
SALE = Send(
    *("sale", "Sale", "people", MARKETING, 1_500),
    Broadcast((datetime(2026, 11, 10, 11),), 0),
    ALL_REPLY,
)


def plan_to(country="DE", account=Account(), costs=Costs()):  # noqa: B008 - frozen
    people = Audience("people", "People", country, 1_500)
    return Plan("Worked", NOVEMBER, account, audiences=(people,), sends=(SALE,), costs=costs)


def beyond(what):
    return Account(beyond_allowance=what)


def ads(hours):
    """A click a day; each is answered at once, and 100 hours later gets a template."""
    behaviour = replace(ALL_REPLY, reply_ratio=0.0)
    return Plan(
        "Ads",
        NOVEMBER,
        Account(free_entry_hours=hours),
        entry_points=(
            EntryPoint("ad", "Ad", "DE", 1, phone_share=1.0, behaviour=behaviour,
                       follow_ups=(FollowUp(100, MARKETING),)),
        ),
    )  # fmt: skip


def helped(what):
    """Fifty people a day who write and get an answer."""
    help_ = Inbound("help", "Help", 50, country="DE", behaviour=ALL_REPLY)
    return Plan("Help", NOVEMBER, beyond(what), inbound=(help_,))


def played(plan):
    return forecast(plan, LIBRARY.book, LIBRARY.markets, lambda: False)


EXAMPLES = {
    "beyond the allowance": (plan_to(), "232.25", "232.25"),
    "government or non-profit": (
        plan_to(account=beyond(BeyondAllowance.WAIVED)), "204.75", "204.75",
    ),
    # 40 % of 1,500 answers take 2,000 tokens each: 1,200,000 at 2 USD a million
    "Meta's agent": (
        plan_to(costs=Costs(agent=Agent(Decimal("0.4"), 2_000))), "232.25", "234.65",
    ),
    # 100 calls of 61 seconds are 1,100 pulses, 110 minutes at 0.02 USD
    "calls": (
        plan_to(costs=Costs(calls=(Calls("Germany", 100, 61, Decimal("0.02")),))),
        "232.25", "234.45",
    ),
    # 30 messages, each to 250 people in groups, at 0.01 USD
    "groups": (
        plan_to(costs=Costs(groups=(Groups("Club", 30, 250, Decimal("0.01")),))),
        "232.25", "307.25",
    ),
    # At a cap of 85 half of 10,000 are delivered, by dice 5,019: (70 + 700) / 2 USD for 5,000
    # of them are 0.077 each. All reply, and 4,019 answers cost 0.055: 386.463 + 221.045
    "Max Price": (BID, "607.508", "607.508"),
    # No marketing is delivered to the United States, so nobody answers
    "pause in the United States": (plan_to("US"), "0", "0"),
    # The 1,000 free answers are delivered, and no other
    "no payment method": (helped(BeyondAllowance.UNDELIVERED), "0", "0"),
    # 26 of 30 clicks come early enough in the month for a template 100 hours later: 0.1365 each
    "free entry of 72 hours": (ads(72), "3.549", "3.549"),
    "free entry of 168 hours": (ads(168), "0", "0"),
}  # fmt: skip


@pytest.mark.parametrize(("plan", "meta", "total"), EXAMPLES.values(), ids=EXAMPLES)
def test_window_workbook_and_command_line_have_the_figures_worked_out(
    tmp_path, capsys, plan, meta, total
):
    result = played(plan)
    bill = all_in(result, plan.costs)
    rows = bill_rows(bill)  # what Costs and partner shows
    file = tmp_path / "worked.tarife"
    file.write_text(plan_text(plan), encoding="utf-8")

    assert run(["forecast", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    summary = [
        micros(one)
        for row in budget_of(result).rows("Summary")
        for one in row
        if isinstance(one, int | float) and not isinstance(one, bool)
    ]

    wanted = [int(Decimal(one).scaleb(6)) for one in (meta, total)]
    assert [result.total.micros, bill.total.micros] == wanted
    assert [rows[0].exact_cost(-1).micros, rows[-1].exact_cost(-1).micros] == wanted
    assert [Decimal(told["amount"]), Decimal(told["all_in"]["amount"])] == [
        *(Decimal(meta), Decimal(total)),
    ]
    assert set(wanted) <= set(summary)


def test_the_pause_counts_what_is_not_delivered():
    assert played(plan_to("US")).flow.paused == 1_500


def test_without_a_payment_method_the_free_answers_are_delivered_and_no_other():
    lines = played(helped(BeyondAllowance.UNDELIVERED)).lines
    counted = {
        reason: int(lines.messages[lines.reason == REASON_CODES[reason]].sum())
        for reason in (Reason.FREE_TIER, Reason.NO_PAYMENT_METHOD, Reason.MESSAGE_DELIVERED)
    }

    assert counted[Reason.FREE_TIER] == 1_000
    assert counted[Reason.NO_PAYMENT_METHOD] > 400
    assert counted[Reason.MESSAGE_DELIVERED] == 0


def test_templates_100_hours_after_an_ad_cost_by_how_long_its_free_hours_last():
    """Meta guarantees 72 hours, and up to 168 are possible: a range, and no single figure."""
    least, most = (played(ads(hours)) for hours in (168, 72))
    templates = most.flow.attempts

    assert templates > 20
    assert (least.total.micros, most.total.micros) == (0, templates * 136_500)
    at = Address("account", "", "free_entry_hours")
    open_ = replace(ads(72), ranges=(Range(at, 72, 168),))
    spread = run_trials(played(open_), (LIBRARY.book, LIBRARY.markets), lambda: False)
    assert spread.total.p10_micros == 0
    assert 0.8 * most.total.micros < spread.total.p90_micros < 1.3 * most.total.micros
