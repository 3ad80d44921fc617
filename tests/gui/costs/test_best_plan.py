"""The page of the best plan: what may change, looking for it, keeping it, carrying it out."""

from dataclasses import replace
from datetime import time
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from helpers.bids import PLAN as BID
from helpers.gui.windows import wait_until_drawn
from helpers.plans import NOVEMBER
from tarife.gui.costs.best_plan import offered_choices, outcome_rows, proposal
from tarife.gui.editors.navigation import View
from tarife.gui.widgets.choosers import choose
from tarife.insight.optimiser.optimiser import Optimum
from tarife.insight.optimiser.question import Candidate, Goal, Question
from tarife.plan.edits.budgets import set_budget
from tarife.plan.edits.numbers import set_number
from tarife.plan.model.account import Account, Desk, OpeningHours, Weekday
from tarife.plan.model.addresses import Address
from tarife.plan.model.lines import Audience, Broadcast, EntryPoint, Send, TemplateCategory
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Override
from tarife.terms.money import Money

pytestmark = pytest.mark.shared


def found_for(plan, choices, *, is_proven=True):
    """Make an answer: half of the first choice is best, all of it is more than the budget."""

    def outcome(number, cost):
        point = (number, *(0,) * (len(choices) - 1))
        return Candidate(point, plan, cost * 1_000_000, 10 * cost, cost, 0)

    few, half, full = (outcome(number, cost) for number, cost in ((0, 1), (5, 4), (10, 9)))
    return Optimum(Question(choices), full, half, (few, half, full), 3, is_proven, ())


def test_volumes_ads_and_a_desk_that_closes_may_change():
    plan = Plan(
        "Plan",
        NOVEMBER,
        Account(desk=Desk((OpeningHours(Weekday.MONDAY, time(9), time(17)),))),
        grid=(GridRow("TR", marketing=5, utility=2, ad_clicks_per_day=3),),
        audiences=(Audience("all", "All", "DE", 9),),
        sends=(Send("sale", "Sale", "all", TemplateCategory.MARKETING, 9, Broadcast(())),),
        entry_points=(EntryPoint("ad", "Ad", "DE", 4),),
    )
    assert [name for name, _ in offered_choices(plan)] == [
        "Marketing, Turkey",
        "Marketing, Germany",
        "Utility, Turkey",
        "Ad clicks, Turkey",
        "Ad clicks, Germany",
        "Messages an answer",
        "Answers at any hour",
    ]


def test_days_and_caps_of_sends_may_change_and_are_told_as_people_write_them():
    choices = dict(offered_choices(BID))
    day, cap, fewer = map(choices.get, ("Day, Sale", "Cap, Sale", "Messages an answer"))

    assert len(day.values) == 15
    assert day.shown(day.values[0]) == "3 Nov 2026"
    assert [cap.shown(value) for value in cap.values] == ["50", "85", "120"]
    shown = [fewer.shown(value) for value in fewer.values]
    assert (shown[0], shown[-1]) == ("−0.5", "0")  # noqa: RUF001 - a true minus
    found = found_for(BID, (cap,))
    bought = replace(found, frontier=(replace(found.as_planned, point=(0,)),), best=None)
    [row] = outcome_rows(bought, "USD")
    assert row.changes == "Cap: Sale 50"
    made = bought.scenario(BID, row.outcome, "Cheap")
    assert made.overrides == (Override(Address("sends", "sale", "max_price.cap"), 50.0),)
    assert found_for(BID, (day,)).scenario(BID, row.outcome, "Earlier") is None


def test_the_best_stands_first_then_what_more_money_buys():
    plan = Plan("Plan", NOVEMBER, grid=(GridRow("TR", marketing=5),))
    choices = tuple(choice for _, choice in offered_choices(plan))[:1]
    rows = outcome_rows(found_for(plan, choices), "USD")
    assert [(row.changes, row.cost.micros, row.is_sum) for row in rows] == [
        ("Marketing: Turkey 50 %", 4_000_000, True),
        ("Marketing: Turkey 0 %", 1_000_000, False),
        ("Marketing: Turkey 50 %", 4_000_000, False),
        ("Marketing: Turkey 100 %", 9_000_000, False),
    ]


def test_a_proposal_says_what_changes_what_it_saves_and_what_it_costs():
    plan = Plan("Plan", NOVEMBER, grid=(GridRow("TR", marketing=50),))
    choices = tuple(choice for _, choice in offered_choices(plan))[:1]
    found = found_for(plan, choices)
    few, half, full = found.frontier

    assert proposal(found, half, "USD").split("\n") == [
        "Proposed: Marketing (Turkey 50 %). All else stays as planned.",
        "It saves 5.00 USD: 4.00 USD instead of 9.00 USD.",
        "Delivered: 40 templates, 50 fewer. Customer messages: 4, 5 fewer.",
    ]
    assert proposal(found, full, "USD") == "Proposed: leave the plan as it is."
    dearer = replace(found, as_planned=replace(few, replies=4))
    assert proposal(dearer, half, "USD").split("\n")[1:] == [
        "It costs 3.00 USD more: 4.00 USD instead of 1.00 USD.",
        "Delivered: 40 templates, 30 more. Customer messages: 4, as planned.",
    ]
    same = replace(found, as_planned=replace(half, delivered=41))
    assert "It costs 4.00 USD, as the plan does." in proposal(same, half, "USD")


@pytest.fixture
def panel(opened):
    asked = []

    def answer(plan, question, _should_stop):
        asked.append(question)
        return found_for(plan, question.choices)

    found = opened.workspace.best_plan
    found._optimiser = answer
    found.asked = asked
    opened.session.apply(set_budget(Decimal(5)))
    return found


@pytest.fixture
def answered(qtbot, panel):
    panel.look.click()
    qtbot.waitUntil(lambda: len(panel.model.rows) == 4)
    return panel


def test_no_row_of_what_may_change_is_cut(opened):
    choices = opened.workspace.best_plan.may_change

    shown = choices.height() - 2 * choices.frameWidth()
    assert shown % choices.sizeHintForRow(0) == 0


def test_what_a_plan_costs_is_in_cents_as_the_proposal_says_it(answered):
    model = answered.model
    row = replace(model.rows[0], cost=Money(4_095_220_400, "USD"))
    model.show((row,), "USD")
    shown = model.index(0, 1)

    assert shown.data() == "4,095.22"
    assert "4095.2204 USD" in shown.data(Qt.ItemDataRole.ToolTipRole).replace(",", "")


def test_by_itself_the_marketing_of_each_country_may_change(opened, answered):
    [question] = answered.asked
    rows = opened.session.plan.grid
    assert len(question.choices) == sum(row.marketing > 0 for row in rows)
    assert question.goal is Goal.DELIVERED


def test_the_best_is_kept_as_a_scenario(opened, answered):
    answered.keep.click()

    scenario = opened.session.scenario
    assert scenario.name == "Best plan, 4"
    assert scenario.adjustments == answered.found.adjustments(answered.found.best)
    assert answered.model.rows


@pytest.mark.styled
@pytest.mark.usefixtures("own_window")
def test_in_a_low_window_the_answer_takes_the_place_of_the_question(opened, answered):
    opened.resize(opened.minimumSize())
    opened.show()
    opened.workspace.choose(View.BEST_PLAN)
    QApplication.processEvents()
    shown = (answered.view, answered.keep, answered.carry_out, answered.proposal)

    assert [part.visibleRegion().boundingRect() == part.rect() for part in shown] == [True] * 4
    assert not answered.may_change.isVisible()
    assert not answered.charted_table.picture.isVisible()

    answered.charted_table.swap.click()
    assert answered.charted_table.picture.isVisible()
    assert not answered.view.isVisible()

    answered.ask_again.click()
    assert answered.may_change.isVisible()
    assert not answered.charted_table.isVisible()


def test_a_point_of_the_chart_is_looked_at_and_kept(qtbot, opened, answered):
    opened.workspace.choose(View.BEST_PLAN)
    picture = answered.charted_table.picture
    wait_until_drawn(qtbot, picture)
    chart = picture.surface

    assert [spot.index for spot in chart._drawn.spots()] == [0, 1, 2]
    chart.spot_chosen.emit(2)
    assert answered.model.rows[answered.view.currentIndex().row()].cost.micros == 9_000_000
    answered.keep.click()
    assert opened.session.scenario.name == "Best plan, 9"


def test_the_plan_is_changed_undoably(opened, answered):
    before = opened.session.plan
    [first, *_] = [row.marketing for row in before.grid if row.marketing]

    answered.carry_out.click()

    assert (
        next(row.marketing for row in opened.session.plan.grid if row.marketing) == first // 2
    )
    assert not answered.model.rows
    opened.session.undo()
    assert opened.session.plan == before


@pytest.mark.usefixtures("own_window")
def test_what_is_missing_is_said_before_anything_is_played(opened, panel):
    opened.session.apply(set_budget(None))
    panel.look.click()
    assert panel.sentence.text() == "Set a budget first: it is the bound."
    choose(panel.goal, Goal.COST)
    panel.look.click()
    assert panel.sentence.text() == "Say how many templates have to be delivered."
    panel.at_least.line.setText("100")
    panel.at_least.line.editingFinished.emit()
    for number in range(panel.may_change.count()):
        panel.may_change.item(number).setCheckState(Qt.CheckState.Unchecked)
    panel.look.click()
    assert panel.sentence.text() == "Tick what may change."
    assert not panel.asked


def test_what_is_ticked_stays_ticked_while_the_plan_changes(opened, panel):
    first = panel.may_change.item(0)
    first.setCheckState(Qt.CheckState.Unchecked)
    row = opened.session.plan.grid[0]
    opened.session.apply(set_number(Address("grid", row.country, "ad_clicks_per_day"), 70))
    assert panel.may_change.item(0).checkState() is Qt.CheckState.Unchecked
    names = [panel.may_change.item(n).text() for n in range(panel.may_change.count())]
    assert any(name.startswith("Ad clicks") for name in names)


@pytest.mark.parametrize(
    ("best", "is_proven", "said"),
    [
        (True, True, "The best stands first: every combination was played."),
        (True, False, "The best that was found stands first; there may be a better one."),
        (False, True, "No plan keeps within the bounds. Below is what each amount buys."),
    ],
)
def test_it_says_how_sure_the_best_is(qtbot, panel, best, is_proven, said):
    def answer(plan, question, _should_stop):
        found = found_for(plan, question.choices, is_proven=is_proven)
        return found if best else replace(found, best=None)

    panel._optimiser = answer
    panel.look.click()
    qtbot.waitUntil(lambda: panel.found is not None)
    assert panel.sentence.text() == said
