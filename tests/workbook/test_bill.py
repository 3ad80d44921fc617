"""The bill on Summary as finance reads it: net, taxes, gross, and who answers for it."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from helpers.files.workbooks import budget_of
from helpers.forecasts import november_forecast, under
from helpers.plans import full_plan
from tarife.forecast.costs.usage import usage_of
from tarife.plan.model.costs import Agent, Calls, Costs, Groups, Markup, Partner, Tax
from tarife.terms.categories import Category

TAXES = (
    Tax("KDV", Decimal("0.2"), recoverable=True, self_assessed=True),
    Tax("Levy", Decimal("0.01")),
)


@pytest.fixture(scope="module")
def budget():
    made = november_forecast()
    partner = Partner(markups=(Markup(Category.MARKETING, Decimal("0.05")),))
    own = {"costs": Costs(partner, taxes=TAXES), "approval": full_plan().approval}
    return budget_of(
        replace(under(made, plan=replace(made.plan, **own)), plan=replace(made.plan, **own))
    )


def test_net_taxes_and_gross_stand_apart(budget):
    bill = {row[0]: row[1:3] for row in budget.section("Summary", "The bill")}
    meta, net = bill["Meta's charges, total"][0], bill["Net"][0]
    kdv, levy = bill["KDV"], bill["Levy"]
    gross = budget.values["Summary"]["A5"].value

    assert net == pytest.approx(meta + bill["Mark-up on Marketing"][0], abs=1e-9)
    assert kdv == (round(0.2 * net, 2), "recoverable, self-assessed (reverse charge)")
    assert levy == (round(0.01 * net, 2), None)
    assert gross == pytest.approx(net + kdv[0] + levy[0], abs=1e-9)
    assert bill["Cost without recoverable tax"][0] == pytest.approx(gross - kdv[0], abs=1e-9)
    asked = bill["Asked by invoices"][0]
    assert asked == pytest.approx(gross - kdv[0], abs=1e-9)


def test_who_answers_for_the_plan_stands_beside(budget):
    top = budget.place("Summary", "Finance and approval", column=12)
    told = {row[11]: row[12] for row in budget.rows("Summary")[top : top + 8]}

    assert told == {
        "Purchase order": "PO-2026-118",
        "Cost centre": "4711",
        "Ledger account": "6400",
        "Budget owner": "A. Yılmaz",
        "Requested by": "B. Kaya",
        "Approved by": "C. Demir",
        "Approved on": datetime(2026, 10, 28),
        "Version": "2",
    }


def test_what_meta_bills_apart_are_lines_that_follow_their_inputs():
    """Ten calls of 61 s are 110 pulses: 11 minutes. The agent writes half of all answers."""
    made = november_forecast()
    costs = Costs(
        agent=Agent(Decimal("0.5"), 1_000_000),
        calls=(Calls("Germany", 10, 61, Decimal("0.5")),),
        groups=(Groups("Regulars", 3, 50, Decimal("0.01")),),
    )
    plan = replace(made.plan, costs=costs)
    budget = budget_of(replace(under(made, plan=plan), plan=plan))
    bill = {row[0]: row[1] for row in budget.section("Summary", "The bill")}
    answers = usage_of(made).by_category[Category.SERVICE].delivered

    assert bill["Calls, minutes: Germany"] == 5.5
    assert bill["Groups, deliveries: Regulars"] == 1.5
    assert bill["Meta Business Agent, million tokens"] == answers
    texts = " ".join(
        str(cell.value) for row in budget.formulas["Scenarios"].iter_rows() for cell in row
    )
    assert "ROUNDUP(" in texts
