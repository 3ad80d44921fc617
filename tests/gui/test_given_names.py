"""Names that the app gave are said in the language of the window, wherever they stand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import cycle, islice

import pytest
from PySide6.QtCore import Qt

from helpers.gui.spoken import said_in
from helpers.gui.views import views
from helpers.gui.windows import give_up, quick_forecast, settle
from tarife.documents.codec import parse_plan, plan_text
from tarife.forecast.result import Source
from tarife.gui.shell.language_switch import WindowHost
from tarife.gui.text.languages import LanguageChoice, Languages, spoken
from tarife.insight.partners import EXAMPLE
from tarife.plan.edits.lines import remove_line
from tarife.plan.edits.numbers import set_number
from tarife.plan.edits.plan import set_plan_field
from tarife.plan.grid import all_lines, spelled_out
from tarife.plan.model.account import Account
from tarife.plan.model.addresses import Address
from tarife.plan.model.costs import Costs, Tax
from tarife.plan.model.lines import (
    Audience,
    EntryPoint,
    Inbound,
    Send,
    Steady,
    TemplateCategory,
)
from tarife.plan.model.plan import GridRow, Plan
from tarife.plan.model.scenarios import Adjustment, Lever, Scenario, Scope
from tarife.plan.names import (
    COPIED_LINE,
    COPIED_SCENARIO,
    CUSTOMERS,
    EXAMPLE_NOTES,
    LISTED,
    MONTH_PLAN,
    NEW_AD,
    NEW_PEOPLE,
    NEW_STREAM,
    SCENARIO,
    SUPPORT_REQUESTS,
    TAX,
    given,
    named_in,
)
from tarife.terms.calendar import BillingMonth
from tarife.terms.languages import Language
from tarife.terms.sentences import Sentence, in_language

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
    pytest.mark.unmeasured,
]


def forecast_of_lines(plan, should_stop):
    """Give the quick figures to the lines of a plan, in turn."""
    made = quick_forecast(plan, should_stop)
    lines = all_lines(plan)
    known = cycle((*lines.sends, *lines.entry_points, *lines.inbound))
    sources = (Source(line.id, line.name) for line in islice(known, len(made.sources)))
    return replace(made, sources=tuple(sources))


@pytest.fixture
def forecast_service(forecast_service, monkeypatch):
    for field in ("forecaster", "sampler"):
        monkeypatch.setattr(type(forecast_service), field, staticmethod(forecast_of_lines))
    return forecast_service


@pytest.fixture
def languages(styled_application):
    made = Languages(styled_application, LanguageChoice.ENGLISH)
    yield made
    made.choose(LanguageChoice.ENGLISH)


@pytest.fixture
def window_host(qtbot, forecast_service, store, appearance, languages):
    made = WindowHost(forecast_service, store, appearance, languages)
    made.window.show()
    made.window.workspace.chart.load()
    yield made
    give_up(made.window)
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    qtbot.wait(1)


@pytest.fixture(params=["tr", "en"])
def window(request, window_host):
    window_host.speak(LanguageChoice(request.param))
    window_host.window.workspace.chart.load()
    window_host.window.resize(1280, 820)
    return window_host.window


def named_by_the_app():
    """Give a plan, as a file in English has it, whose names are all the app's own."""
    row = GridRow("DE", marketing=4_000, utility=90, authentication=9, ad_clicks_per_day=2)
    audience = Audience("audience-1", given(CUSTOMERS, place="Turkey"), "TR", 900)
    lists = given(LISTED, name="spring", place="Netherlands")
    send = Send(
        *("send-1", given(NEW_STREAM), "audience-1", TemplateCategory.UTILITY, 900, Steady())
    )
    copied = replace(send, id="send-2", name=given(COPIED_LINE, name=send.name))
    support = Inbound("inbound-1", given(SUPPORT_REQUESTS), 5, audience="audience-2")
    account = Account(currency="USD", home_country="TR")
    plan = Plan(
        given(MONTH_PLAN, month=date(2026, 11, 1)),
        BillingMonth(2026, 11),
        account,
        (row, replace(row, country="NL")),
        audiences=(audience, Audience("audience-2", lists, "NL", 900)),
        sends=(send, copied),
        entry_points=(EntryPoint("entry-1", given(NEW_AD), "TR", 20),),
        inbound=(support, Inbound("inbound-2", given(NEW_PEOPLE), 5, country="TR")),
        note=EXAMPLE_NOTES[0],
        scenarios=(
            Scenario("scenario-1", given(SCENARIO, number=1), (Adjustment(Lever.VOLUME, 2),)),
            Scenario("b", given(COPIED_SCENARIO, name=given(SCENARIO, number=1))),
        ),
        costs=Costs(EXAMPLE, taxes=(Tax(given(TAX, number=2), Decimal("0.2")),)),
    )
    return parse_plan(plan_text(spelled_out(plan, "NL")))


def names_in(plan, language):
    """Give all names of a plan in a language, but those that are alike in both."""
    costs = plan.costs
    named = (*plan.lines, *plan.scenarios, *costs.taxes, costs.partner)
    names = [plan.name, plan.note, *(one.name for one in named)]
    ours = [in_language(name, language) for name in names if isinstance(name, Sentence)]
    assert len(ours) >= len(names) - 1  # the audience of a row is called by its code
    return set(ours)


def test_names_that_the_app_gave_are_in_the_language_of_the_window(qtbot, window):
    other = next(one for one in Language if one is not spoken())
    plan = named_in(named_by_the_app(), other)
    foreign = names_in(plan, other) - names_in(plan, spoken())
    own = names_in(plan, spoken())

    told = {
        (where, text)
        for view, where, text in said_in(views(qtbot, window, parse_plan(plan_text(plan))))
        if view != "start"
    }

    assert {told_at for told_at in told if any(one in told_at[1] for one in foreign)} == set()
    assert own <= {name for name in own if any(name in text for _, text in told)}


def test_another_language_names_the_open_plan_anew_with_all_its_steps(window_host, tmp_path):
    session = window_host.window.session
    session.open(named_by_the_app(), tmp_path / "a.tarife")
    text = plan_text(session.plan)
    session.apply(remove_line("entry-1"))
    session.apply(set_number(Address("sends", "grid:DE:utility", "volume"), 7))
    session.apply(set_plan_field("name", "Scenario 1"))
    session.history.undo()

    window_host.speak(LanguageChoice.TURKISH)

    after = window_host.window.session
    assert after.plan.name == "Kasım 2026"
    assert "Almanya pazarlama, 1. hafta" in [send.name for send in after.plan.sends]
    assert "Germany marketing, week 1" in plan_text(after.plan)
    after.history.undo()
    assert after.history.last.text == "Sil: Yeni reklam"
    assert window_host.window.actions_.undo.text() == "&Geri al Sil: Yeni reklam"
    after.history.undo()
    assert after.plan.entry_points[0].name == "Yeni reklam"
    assert plan_text(after.plan) == text
    assert not after.is_dirty
    for _ in range(3):
        after.history.redo()
    assert after.plan.name == "Scenario 1"


def test_the_form_of_a_line_that_a_row_stands_for_names_it_as_the_grid_does(qtbot, window):
    window.session.open(named_by_the_app(), None)
    settle(qtbot, window)
    window.workspace.grid.open_line("sends:grid:DE:utility")

    details = window.workspace.grid.forms.of_part["sends"]
    assert details.form.key == "grid:DE:utility"
    name = {Language.TURKISH: "Almanya fayda", Language.ENGLISH: "Germany utility"}[spoken()]
    assert details.form.form.rows["name"].editor.widget.text() == name


def ad_in(lines):
    """Unfold Turkey and find the name of its ad."""
    lines.unfold("TR")
    return lines.model.index(lines.model.sheet.index_of("entry_points:entry-1"), 0)


def test_a_name_that_was_shown_and_left_alone_is_not_written_anew(window_host, tmp_path):
    window_host.speak(LanguageChoice.TURKISH)
    session = window_host.window.session
    session.open(named_by_the_app(), tmp_path / "a.tarife")
    table = window_host.window.workspace.grid.lines.model
    index = ad_in(window_host.window.workspace.grid.lines)
    assert index.data() == "Yeni reklam"
    table.setData(index, "Yeni reklam", Qt.ItemDataRole.EditRole)

    assert not session.is_dirty
    assert len(session.history.steps) == 0


def test_what_a_person_types_stays_as_it_is_typed(window_host, tmp_path):
    window_host.speak(LanguageChoice.TURKISH)
    session = window_host.window.session
    session.open(named_by_the_app(), tmp_path / "a.tarife")
    index = ad_in(window_host.window.workspace.grid.lines)

    index.model().setData(index, "New ad", Qt.ItemDataRole.EditRole)

    assert ad_in(window_host.window.workspace.grid.lines).data() == "New ad"


def test_a_new_scenario_has_a_number_that_is_free_in_every_language(
    qtbot, window_host, tmp_path
):
    window_host.speak(LanguageChoice.TURKISH)
    window = window_host.window
    taken = (Scenario("a", "Scenario 3"), Scenario("b", "Senaryo 4"))
    window.session.open(replace(named_by_the_app(), scenarios=taken), tmp_path / "a.tarife")
    settle(qtbot, window)
    window.workspace.what_if.move(Lever.VOLUME, Scope(), 1.5)
    footer = window.workspace.levers.footer

    footer.keep.click()
    footer.name.returnPressed.emit()

    assert [one.name for one in window.session.plan.scenarios] == [
        *("Senaryo 3", "Senaryo 4", "Senaryo 5")
    ]
