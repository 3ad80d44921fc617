"""The pages below the answer follow what is shown: the plan, a scenario, moved sliders."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale

from helpers.costs import full_costs
from helpers.forecasts import june_forecast
from helpers.gui.windows import a_plan
from tarife.gui.document.session import Outcome
from tarife.gui.editors.navigation import View
from tarife.gui.text.numbers import money_text
from tarife.plan.edits.scenarios import add_scenario
from tarife.plan.model.addresses import Address
from tarife.plan.model.scenarios import Lever, Override, Scenario, Scope

pytestmark = [pytest.mark.shared, pytest.mark.styled, pytest.mark.unmeasured]

PEOPLE = Address("grid", a_plan().grid[0].country, "people")
MORE = Scenario("more", "More people", (), (Override(PEOPLE, 400),))
EDITED = "You are editing the scenario “More people”."
ENTERED = "What is entered here belongs to the plan and all its scenarios."


@pytest.fixture
def opened(qtbot, window):
    """The window with a plan that has costs of every kind and a scenario."""
    plan = replace(a_plan(), costs=full_costs(), scenarios=(MORE,))
    with qtbot.waitSignal(window.session.forecast_ready):
        window.session.open(plan, None)
    return window


@pytest.fixture
def scenario(qtbot, opened):
    """The window while its scenario is chosen."""
    with qtbot.waitSignal(opened.workspace.figures_shown) as told:
        opened.session.choose_scenario("more")
    return opened, told.args[0]


@pytest.fixture
def moved(qtbot, opened):
    """The window while the lever of the mark-up is moved."""
    with qtbot.waitSignal(opened.workspace.figures_shown) as told:
        opened.workspace.what_if.move(Lever.MARKUP, Scope(), 0.75)
    return opened, told.args[0]


def page(window, entry):
    window.workspace.choose(entry)
    return window.workspace.editor


def put(window, field, text):
    """Type into a field of the account."""
    line = page(window, View.ACCOUNT).editor.form.rows[field].editor.widget
    line.setText(text)
    line.editingFinished.emit()


def strip(window):
    """What stands above the page; nothing while it is hidden."""
    made = window.workspace.pages.strip
    return "" if made.isHidden() else made.sentence.whole


def texts(model):
    columns, rows = range(model.columnCount()), range(model.rowCount())
    return [[model.index(row, column).data() for column in columns] for row in rows]


@pytest.mark.parametrize("variant", ["scenario", "moved"])
def test_the_bill_is_of_what_is_shown(variant, request):
    window, outcome = request.getfixturevalue(variant)

    [total] = [row for row in page(window, View.COSTS).bill.rows if row.name == "All-in total"]

    assert outcome.bill.total != window.session.outcome.bill.total
    assert total.exact_cost(-1) == outcome.bill.total


@pytest.mark.parametrize("variant", ["scenario", "moved"])
def test_partners_are_compared_on_what_is_shown(variant, request):
    window, outcome = request.getfixturevalue(variant)

    first = texts(page(window, View.PARTNERS).model)[0]

    assert first[1] == money_text(outcome.bill.total, QLocale())


def test_a_moved_mark_up_cannot_be_used_as_the_plans_partner(moved):
    window, _ = moved
    partners = page(window, View.PARTNERS)

    partners.view.selectRow(0)

    assert not partners.use.isEnabled()


def test_tiers_are_of_what_is_shown(opened):
    tiers = page(opened, View.TIERS)

    opened.workspace.figures_shown.emit(Outcome.of(june_forecast()))

    assert tiers.is_empty  # no rules had tiers then


def test_sms_is_compared_with_what_is_shown(scenario):
    window, _ = scenario
    model = page(window, View.SMS).lines.model
    of_scenario = texts(model)

    window.session.choose_scenario("")

    assert texts(model) != of_scenario


def test_the_status_line_tells_who_was_played_for_what_is_shown(opened):
    outcome = opened.session.outcome
    playing = replace(outcome.forecast.playing, played=77, people=77)
    other = replace(outcome, forecast=replace(outcome.forecast, playing=playing))

    opened.workspace.figures_shown.emit(other)

    assert "all 77 people played" in opened.status.played.text()


@pytest.mark.parametrize("entry", [View.GRID, View.CALENDAR, View.ACCOUNT, View.TIERS])
def test_who_edits_a_scenario_is_told_so(scenario, entry):
    window, _ = scenario

    page(window, entry)

    assert strip(window) == EDITED
    assert "become the scenario's own" in window.workspace.pages.strip.sentence.toolTip()
    assert window.workspace.pages.strip.property("state") == "edited"


@pytest.mark.parametrize("entry", [View.GRID, View.COSTS])
def test_from_the_strip_it_is_one_click_back_to_the_plan(scenario, entry):
    window, _ = scenario
    page(window, entry)
    assert window.workspace.pages.strip.leave.isVisible()

    window.workspace.pages.strip.leave.click()

    assert window.session.scenario is None
    assert strip(window) == ""


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (View.TOTALS, "Scenario: More people"),
        (View.EXPLAIN, "Scenario: More people"),
        (View.COSTS, f"Scenario: More people. {ENTERED}"),
        (View.COMPARE, ""),
    ],
)
def test_a_page_of_figures_names_the_scenario(scenario, entry, sentence):
    window, _ = scenario

    page(window, entry)

    assert strip(window) == sentence


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (View.TIERS, "With moved sliders"),
        (View.PARTNERS, f"With moved sliders. {ENTERED}"),
        (View.GRID, ""),
    ],
)
def test_a_page_of_figures_says_that_sliders_are_moved(moved, entry, sentence):
    window, _ = moved

    page(window, entry)

    assert strip(window) == sentence
    assert window.workspace.pages.strip.leave.isHidden()


def test_sliders_moved_in_a_scenario_are_told_with_it(qtbot, scenario):
    window, _ = scenario
    page(window, View.TOTALS)

    with qtbot.waitSignal(window.workspace.figures_shown):
        window.workspace.what_if.move(Lever.MARKUP, Scope(), 0.75)

    assert strip(window) == "Scenario: More people, with moved sliders"
    assert "More people with moved sliders" in window.workspace.headline._caption.whole


def test_a_turkish_percentage_stays_whole_beneath_the_headline(qtbot, opened):
    QLocale.setDefault(QLocale("tr_TR"))
    people = opened.session.plan.grid[0].people
    quarter_more = Override(PEOPLE, (1 + people) * 5 // 4 - 1)

    with qtbot.waitSignal(opened.workspace.figures_shown):
        opened.session.apply(add_scenario(Scenario("quarter", "Quarter", (), (quarter_more,))))
        opened.session.choose_scenario("quarter")

    assert "(+%25) against the plan" in opened.workspace.headline._beneath.whole


@pytest.mark.parametrize("entry", [View.TOTALS, View.COSTS])
def test_nothing_is_said_of_the_plan_itself(opened, entry):
    page(opened, entry)

    assert strip(opened) == ""


def test_another_document_is_not_called_by_the_old_name(qtbot, scenario):
    window, _ = scenario
    page(window, View.TOTALS)

    with qtbot.waitSignal(window.session.forecast_ready):
        window.session.open(a_plan(), None)
    window.workspace.choose(View.TOTALS)

    assert strip(window) == ""


def test_a_number_of_the_account_becomes_the_scenarios_own(scenario):
    window, _ = scenario
    before = window.session.plan.account

    put(window, "allowance_used", "250")

    assert window.session.plan.account == before
    assert window.session.shown_plan.account.allowance_used == 250


def test_what_is_no_number_of_the_account_goes_into_the_plan_without_the_scenarios(scenario):
    window, _ = scenario
    before = window.session.plan.account
    put(window, "allowance_used", "250")

    put(window, "home_country", "Germany")

    assert window.session.plan.account == replace(before, home_country="DE")
    assert window.session.shown_plan.account.allowance_used == 250


def test_another_market_of_a_use_of_tiers_leaves_the_scenarios_number_out_of_the_plan(scenario):
    window, _ = scenario
    before = window.session.plan.account.tier_used[0]
    model = page(window, View.TIERS).used.model

    assert model.setData(model.index(0, 2), "12k")
    assert model.setData(model.index(0, 0), "Germany")

    assert window.session.plan.account.tier_used == (replace(before, market="Germany"),)
    assert window.session.shown_plan.account.tier_used[0].messages == 12_000


def test_notes_that_lie_over_a_page_do_not_lie_over_the_next_one(opened):
    notes = opened.workspace.notes
    notes.unfold()

    opened.workspace.choose(View.CALENDAR)

    assert notes.isHidden()
