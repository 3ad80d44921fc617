"""The page of savings: looking for them, keeping one as a scenario, changing the plan."""

from dataclasses import replace
from threading import Event

import pytest

from helpers.plans import NOVEMBER
from tarife.billing.eras import ERAS
from tarife.gui.editors.navigation import View
from tarife.gui.what_if.savings import saving_rows
from tarife.insight.advice.advice import Advice, Saving, joined
from tarife.insight.advice.move import Move
from tarife.plan.edits.numbers import set_number
from tarife.plan.model.addresses import Address
from tarife.plan.model.plan import Plan
from tarife.terms.money import Money

pytestmark = pytest.mark.shared

NUMBERS = Move(
    "more-numbers",
    "Spread people over 3 business numbers",
    "each number has to be registered",
    "people write to the number that wrote to them",
    lambda plan: replace(plan, account=replace(plan.account, numbers=3)),
)
LATER = Move(
    "later",
    "Send later",
    "they arrive later",
    "people reply as before",
    lambda plan: replace(plan, note="later"),
)


def saving(move, micros, unsure=1_000_000):
    return Saving(move, Plan("", NOVEMBER), micros, unsure, 12, -3, 4)


ADVICE = Advice(
    Money(90_000_000, "USD"),
    ERAS[-1],
    (saving(NUMBERS, 30_006_000), saving(LATER, 2_004_000)),
    (saving(replace(LATER, id="vain", title="Send sooner"), -1),),
    saving(joined([NUMBERS, LATER]), 31_000_000),
    (),
)


def test_advised_changes_come_first_then_all_together_then_the_others():
    rows = saving_rows(ADVICE)

    assert [(row.title, row.saves.micros, row.is_sum) for row in rows] == [
        ("Spread people over 3 business numbers", 30_010_000, False),
        ("Send later", 2_000_000, False),
        ("Overlaps, and what does not go together", -1_010_000, False),
        ("All that go together", 31_000_000, True),
        ("Send sooner (not advised)", 0, False),
    ]
    assert [row.exact.micros for row in rows] == [
        30_006_000,
        2_004_000,
        -1_010_000,
        31_000_000,
        -1,
    ]
    assert [row.not_sent for row in rows[:4]] == [12, 12, -12, 12]


@pytest.fixture
def panel(qtbot, opened, monkeypatch):
    found = opened.workspace.savings
    monkeypatch.setattr(found, "_adviser", lambda *_: ADVICE)
    opened.workspace.choose(View.SAVINGS)
    found.look.click()
    qtbot.waitUntil(lambda: len(found.model.rows) == 5)
    return found


def test_a_change_of_numbers_is_kept_as_a_scenario(opened, panel):
    panel.keep.click()

    [scenario] = opened.session.plan.scenarios[-1:]
    assert scenario.name == "Spread people over 3 business numbers"
    assert opened.session.scenario == scenario
    assert opened.session.shown_plan.account.numbers == 3
    assert panel.model.rows


def test_a_change_of_more_than_numbers_changes_the_plan_undoably(opened, panel):
    before = opened.session.plan
    panel.view.selectRow(1)
    assert not panel.keep.isEnabled()

    panel.carry_out.click()

    assert opened.session.plan == replace(before, note="later")
    assert opened.session.history.last.text == "Send later (savings)"
    assert not panel.model.rows
    opened.session.undo()
    assert opened.session.plan == before


def test_it_says_what_a_change_costs_otherwise_and_whether_it_is_advised(panel):
    assert panel.sentence.text() == (
        "Each number has to be registered. It holds if people write to the number that wrote "
        "to them. Customer messages −3, messages too late to send +4."  # noqa: RUF001
    )

    panel.view.selectRow(2)
    assert panel.sentence.text().startswith(
        "Changes that save the same messages save them once"
    )
    assert not panel.carry_out.isEnabled()

    panel.view.selectRow(4)

    assert panel.sentence.text().endswith("Not advised: it saves less than it is unsure.")
    panel.as_myths.click()
    assert "only clicks on Android and iOS do" in panel.myths.text()


def test_an_edit_of_the_plan_forgets_what_was_found(opened, panel):
    row = opened.session.plan.grid[0]
    at = Address("grid", row.country, "marketing")
    opened.session.apply_to_plan(set_number(at, row.marketing + 1))

    assert not panel.model.rows
    assert not panel.keep.isEnabled()


def test_savings_are_of_all_months_whichever_is_looked_at(qtbot, opened, panel, monkeypatch):
    asked = []
    monkeypatch.setattr(panel, "_adviser", lambda plan, _: asked.append(plan) or ADVICE)
    assert panel.about.text() == "What to change in the plan to pay less of Meta's charges."
    plan = replace(opened.session.plan, months=3)
    opened.session.open(plan, None)

    opened.workspace.months.look_at(1)
    panel.look.click()
    qtbot.waitUntil(lambda: len(panel.model.rows) == 5)

    assert asked == [plan]
    assert panel.about.text().endswith("of all its months together whichever is looked at.")
    opened.workspace.months.look_at(3)
    assert len(panel.model.rows) == 5


def test_looking_can_be_called_off(qtbot, panel, monkeypatch):
    has_begun, is_stopped = Event(), Event()

    def endless(_plan, should_stop):
        has_begun.set()
        while not should_stop():
            is_stopped.wait(0.001)
        is_stopped.set()
        return ADVICE

    monkeypatch.setattr(panel, "_adviser", endless)
    panel.look.click()
    assert not panel.look.isEnabled()
    qtbot.waitUntil(has_begun.is_set)

    panel.progress.stop.click()

    qtbot.waitUntil(is_stopped.is_set)
    assert panel.look.isEnabled()
    assert not panel.model.rows
