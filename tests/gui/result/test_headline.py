"""What the line beneath the large figure says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from helpers.costs import full_costs
from helpers.windows import a_plan, quick_forecast, settle
from tarife.gui.document.session import Outcome
from tarife.gui.result.headline import _all_in_text
from tarife.gui.what_if.what_if import Shown
from tarife.plan.edits.months import set_budgets
from tarife.plan.edits.numbers import set_budget_unit
from tarife.plan.model.budgets import BudgetUnit
from tarife.plan.model.costs import Costs, Display

IN_LIRA = Display("TRY", Decimal(2), date(2026, 11, 1))


def said(costs):
    forecast = quick_forecast(replace(a_plan(), costs=costs), lambda: False)
    shown = Shown(Outcome.of(forecast))
    return _all_in_text(shown, QLocale("en")), shown.outcome.bill


def test_nothing_is_said_where_nothing_comes_on_top():
    assert said(Costs())[0] == ""


@pytest.mark.parametrize("display", [None, IN_LIRA])
def test_what_the_month_costs_with_everything_is_said_in_each_currency(display):
    text, bill = said(replace(full_costs(), display=display))

    amounts = [f"{bill.total.amount:,.2f} USD"]
    amounts += [f"{2 * bill.total.amount:,.2f} TRY"] if display else []
    assert text == f"all-in {' = '.join(amounts)}"


def test_budgets_of_months_say_which_runs_out_first(window, qtbot):
    plan = replace(a_plan(), budget=Decimal(1), months=1)
    window.session.open(plan, None)
    settle(qtbot, window)
    headline = window.workspace.headline
    day = headline.run_out.text

    window.session.apply(set_budgets(set_budget_unit(BudgetUnit.MONTH).apply(plan)))
    settle(qtbot, window)

    assert headline.run_out.text == day != ""
    assert headline.run_out.isVisible()
    assert headline.budget.field.text() == ""
    assert headline.budget.field.placeholderText() == "by month"
