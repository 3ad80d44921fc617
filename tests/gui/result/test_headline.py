"""What the line beneath the large figure says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from PySide6.QtCore import QLocale

from helpers.costs import full_costs
from helpers.gui.windows import a_plan, quick_forecast, settle
from tarife.billing.ledger import FREE_REASONS
from tarife.forecast.ranges.spread import PercentileBand, Spread
from tarife.forecast.totals import Total, Unit, charges_by_day
from tarife.gui.document.session import Outcome
from tarife.gui.result.budget_line import shown_run_out
from tarife.gui.result.chips import Chips
from tarife.gui.result.headline import _all_in_text
from tarife.gui.result.sparkline import Sparkline, spans_to_show
from tarife.gui.what_if.what_if import DisplayedFigures
from tarife.insight.budget import spent_by_day
from tarife.insight.explain.selection import Selection
from tarife.plan.edits.budgets import set_budget_unit
from tarife.plan.edits.months import set_budgets
from tarife.plan.model.budgets import BudgetUnit
from tarife.plan.model.costs import Costs, Exchange
from tarife.terms.calendar import AccountCalendar
from tarife.terms.categories import Category

IN_LIRA = Exchange("TRY", Decimal(2), date(2026, 11, 1))


def said(costs):
    forecast = quick_forecast(replace(a_plan(), costs=costs), lambda: False)
    shown = DisplayedFigures(Outcome.of(forecast))
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
    said = headline.run_out.whole

    window.session.apply(set_budgets(set_budget_unit(BudgetUnit.MONTH).apply(plan)))
    settle(qtbot, window)

    assert headline.run_out.whole == said != ""
    assert headline.budget.field.text() == ""
    assert headline.budget.field.placeholderText() == "1 in 1 month"
    assert headline.run_out.toolTip().endswith("\n1 in 1 month\nNovember 2026: 1")


def test_a_budget_of_a_month_runs_out_between_the_days_of_one_of_the_whole():
    made = quick_forecast(a_plan(), lambda: False)
    spent = spent_by_day(made.lines).tolist()
    bands = tuple(PercentileBand(micros * 4 // 5, micros, micros * 5 // 4) for micros in spent)
    spread = Spread(8, bands[-1], bands, bands, {}, {}, {Unit.MONTH: bands})
    whole = replace(made.plan, budget=Decimal(spent[-1] * 7 // 10).scaleb(-6), months=1)

    def run_out(plan):
        shown = DisplayedFigures(Outcome.of(replace(made, plan=plan)))
        return shown_run_out(plan, shown, spread)

    found = run_out(set_budget_unit(BudgetUnit.MONTH).apply(whole))
    assert found.earliest < found.day < found.latest
    expected = run_out(whole)
    assert (found.day, found.earliest, found.latest) == (
        *(expected.day, expected.earliest, expected.latest),
    )


@pytest.fixture
def chips(qtbot, appearance):
    made = Chips(appearance)
    qtbot.addWidget(made)
    return made


def outcome_of(*totals):
    """An outcome that cost some micro-units by category, each in a market of its own."""
    made = Outcome.of(quick_forecast(a_plan(), lambda: False))
    rows = tuple(
        Total("TR", category, charged=1, free=2, refused=0, charge_micros=micros)
        for category, micros in totals
    )
    lines = replace(made.forecast.lines, charge_micros=np.array([sum(m for _, m in totals)]))
    return replace(made, forecast=replace(made.forecast, lines=lines), totals=rows, refused=0)


def test_what_rounding_leaves_of_the_total_has_a_chip_where_it_leaves_anything(chips):
    outcome = outcome_of(
        (Category.MARKETING, 1_004_000),
        (Category.UTILITY, 1_004_000),
        (Category.AUTHENTICATION, 1_002_000),
        (Category.AUTHENTICATION_INTERNATIONAL, 1_002_000),
        (Category.SERVICE, 0),
    )

    chips.show_outcome(outcome)

    shown = [Decimal(chip.text) for chip in (*chips.paid, chips.rounding)]
    assert sum(shown) == outcome.total.rounded() == Decimal("4.01")
    assert shown == list(map(Decimal, ("1.00", "1.00", "2.00", "0.00", "0.01")))
    assert not chips.rounding.isHidden()
    assert chips.paid[2].toolTip().startswith("2.004 USD")
    chips.show_outcome(outcome_of((Category.MARKETING, 1_004_000)))
    assert chips.rounding.isHidden()


def test_a_chip_asks_why_its_categories_cost_that(chips, qtbot):
    with qtbot.waitSignal(chips.explain_requested) as asked:
        chips.paid[2].value.click()

    codes = (Category.AUTHENTICATION, Category.AUTHENTICATION_INTERNATIONAL)
    assert asked.args == [Selection(categories=codes)]


def test_what_seldom_occurs_is_shown_last_and_only_if_it_does(chips):
    chips.resize(1200, 40)
    chips.show_outcome(replace(outcome_of((Category.UTILITY, 1)), refused=3, paused=0))

    assert chips.late.text == "3"
    assert chips.late.isVisibleTo(chips)
    assert not chips.paused.isVisibleTo(chips)
    assert chips.all[-3:] == (chips.late, chips.paused, chips.rounding)


def test_figures_without_room_take_shorter_names_and_then_go_into_a_menu(chips):
    paid = dict.fromkeys((Category.MARKETING, Category.UTILITY, Category.SERVICE), 5_000_000)
    chips.resize(1200, 40)
    chips.show_outcome(replace(outcome_of(*paid.items()), refused=3, paused=0))
    chips.show()
    names = [chip.name for chip in chips.all if chip.isVisibleTo(chips)]
    assert (len(names), chips.more.isVisibleTo(chips)) == (6, False)

    room = 700  # how wide letters are is not the same everywhere
    while not chips.more.isVisibleTo(chips) and room > 100:
        chips.resize(room := room - 20, 40)

    shown = [chip.name for chip in chips.all if chip.isVisibleTo(chips)]
    offered = [one.text().split("\t")[0] for one in chips.more.menu().actions()]
    assert sorted(shown + offered) == sorted(names)
    assert "Your replies" in shown
    assert "One-time passwords" in offered  # it cost nothing
    assert chips.more.text() == f"+{len(offered)}"
    assert chips.layout().minimumSize().width() <= room


def test_a_figure_in_the_menu_asks_why_as_any_other(chips, qtbot):
    chips.resize(120, 40)
    chips.show_outcome(replace(outcome_of((Category.UTILITY, 9_000)), refused=0, paused=0))

    with qtbot.waitSignal(chips.explain_requested) as asked:
        chips.more.menu().actions()[-1].trigger()

    assert asked.args == [Selection(reasons=FREE_REASONS)]


def test_bars_from_the_day_on_which_the_budget_is_used_up_stand_out(qtbot, appearance):
    spark = Sparkline(appearance)
    qtbot.addWidget(spark)
    forecast = quick_forecast(a_plan(), lambda: False)
    by_day = charges_by_day(forecast.lines).sum(axis=1)

    spark.show_forecast(forecast, date(2026, 11, 24))

    bars = spark.bars
    assert len(bars) == 30
    assert [is_over for _, is_over in bars] == [False] * 23 + [True] * 7
    assert [height for height, _ in bars] == pytest.approx(list(by_day / by_day.max()))


def test_a_sparkline_of_a_year_has_a_bar_a_week():
    forecast = quick_forecast(a_plan(), lambda: False)
    zone = forecast.lines.calendar.zone
    days = AccountCalendar.covering(zone, date(2026, 1, 1), date(2026, 12, 31))
    year = replace(forecast, lines=replace(forecast.lines, calendar=days))

    spans = spans_to_show(year)

    assert len(spans) == 53
    assert sum(span.charge_micros for span in spans) == year.lines.total_micros
