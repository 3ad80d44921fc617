"""What leaves the window is what it shows: the plan, a scenario, or moved sliders."""

import csv
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from matplotlib.figure import Figure
from openpyxl import load_workbook

from helpers.files.recalculation import edited
from helpers.gui.windows import a_plan, settle
from tarife.charts import export
from tarife.charts.export import _Page
from tarife.charts.kit.palette import LIGHT
from tarife.gui.editors.navigation import View
from tarife.gui.export.budget_import import EditedBudgetDialog
from tarife.gui.export.export_controller import ExportDialog, ExportOptions
from tarife.insight.explain.selection import EVERYTHING
from tarife.plan.model.addresses import Address
from tarife.plan.model.scenarios import Adjustment, Lever, Override, Scenario, Scope
from tarife.terms.languages import Language
from tarife.workbook.edited import read_budget
from tarife.workbook.imports import import_into

pytestmark = [pytest.mark.shared, pytest.mark.charts, pytest.mark.unmeasured]

PEOPLE = Address("grid", a_plan().grid[0].country, "people")
MORE = Scenario("more", "More people", (), (Override(PEOPLE, 400),))
OTHER = Scenario("other", "Other", (Adjustment(Lever.VOLUME, 1.2),))
REPLIES = ("sends/s1/behaviour.reply_ratio", "Value")
NAMES = {
    "plan": "",
    "scenario": "Scenario: More people",
    "moved": "With moved sliders",
    "both": "Scenario: More people, with moved sliders",
}


@pytest.fixture
def opened(qtbot, window):
    """The window with a plan that has two scenarios."""
    window.session.open(replace(a_plan(), scenarios=(OTHER, MORE)), None)
    settle(qtbot, window)
    return window


@pytest.fixture
def show(qtbot, opened):
    """Shows the plan, its scenario, moved sliders, or both."""

    def show_variant(variant):
        shown = opened.workspace.figures_shown
        if variant in {"scenario", "both"}:
            with qtbot.waitSignal(shown):
                opened.session.choose_scenario("more")
        if variant in {"moved", "both"}:
            # more people are what costs more by the quick figures of tests
            with qtbot.waitSignal(shown):
                opened.workspace.what_if.move(Lever.VOLUME, Scope(), 40)
        return opened

    return show_variant


@pytest.fixture
def leave(qtbot, show, answers, tmp_path):
    """Shows a variant and exports it; gives the window and the file."""

    def export(variant, kind):
        window = show(variant)
        suffixes = {"workbook": ".xlsx", "page": ".pdf", "csv": ".csv"}
        answers.exports = tmp_path / f"month{suffixes[kind]}"
        with qtbot.waitSignal(window.exporter.exported, timeout=60_000):
            getattr(window.actions_.exports, kind).trigger()
        return window, answers.exports

    return export


def shown_total(window):
    return Decimal(window.workspace.headline._amount.text().replace(",", ""))


def beside(book, sheet, label):
    """The cell at the right of a text."""
    for row in book[sheet].iter_rows():
        for cell in row:
            if cell.value == label:
                return book[sheet].cell(cell.row, cell.column + 1).value
    raise LookupError(label)


@pytest.mark.parametrize(
    ("variant", "name"),
    [
        ("plan", ""),
        ("scenario", " · 2. More people"),
        ("moved", " · 3. Sliders moved"),
        ("both", " · 3. More people, sliders moved"),
    ],
)
def test_the_workbook_shows_what_the_window_shows_and_is_called_by_it(
    leave, answers, variant, name
):
    window, path = leave(variant, "workbook")
    book = load_workbook(path, data_only=True)

    meta = beside(book, "Summary", "Meta's charges")
    assert Decimal(str(round(meta, 2))) == shown_total(window)
    assert answers.offered == [ExportOptions(NAMES[variant], Language.ENGLISH)]
    assert book.properties.title == f"{a_plan().name}{name}"
    assert book["Summary"]["A1"].value == f"{a_plan().name}{name}"
    assert book["Scenarios"]["B4"].value == (name.removeprefix(" · ") or "Plan")


def test_the_plan_can_be_exported_while_a_scenario_is_shown(leave, answers):
    answers.wants_plan = True
    window, path = leave("scenario", "workbook")
    book = load_workbook(path, data_only=True)

    assert book["Summary"]["A1"].value == a_plan().name
    assert beside(book, "Summary", "Meta's charges") == pytest.approx(
        float(window.session.outcome.total.amount)
    )


@pytest.mark.parametrize("variant", NAMES)
def test_the_page_shows_and_names_what_the_window_shows(leave, variant, monkeypatch):
    pages = []

    def keep(scene, path, *_):
        pages.append(scene)
        path.write_bytes(b"%PDF")

    monkeypatch.setattr(export, "save_page", keep)
    window, _ = leave(variant, "page")
    page = _Page(Figure(), pages[0], LIGHT)
    page.draw(datetime(2026, 11, 25, tzinfo=UTC))
    texts = [text.get_text() for text in page.figure.texts]

    assert f"{window.workspace.headline._amount.text()} USD" in texts
    assert texts[2] == (NAMES[variant] or "Cost of the month")


@pytest.mark.parametrize(
    ("variant", "names", "asked"),
    [
        ("plan", ["plan", "Other", "More people"], 0),
        ("scenario", ["plan", "Other", "More people"], 0),
        ("moved", ["plan", "Other", "More people", "Sliders moved"], 1),
    ],
)
def test_a_table_holds_moved_sliders_beside_plan_and_scenarios(
    leave, answers, variant, names, asked
):
    window, path = leave(variant, "csv")
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    last = [Decimal(row["BilledCost"]) for row in rows if row["Scenario"] == names[-1]]

    assert list(dict.fromkeys(row["Scenario"] for row in rows)) == names
    assert len(answers.offered) == asked
    if variant != "plan":
        assert round(sum(last), 2) == shown_total(window)


def test_a_picture_is_called_by_what_it_shows(show):
    window = show("scenario")

    assert window.workspace.chart.scene().name == "Scenario: More people"
    window.workspace.chart.choose("side-by-side")
    assert window.workspace.chart.scene().name == ""


def test_a_declined_choice_exports_nothing(show, answers, tmp_path, monkeypatch):
    window = show("scenario")
    answers.exports = tmp_path / "month.pdf"
    monkeypatch.setattr(window.dialogs, "export_options", lambda _: None)

    window.actions_.exports.page.trigger()

    assert answers.suggested is None


def test_what_a_hand_still_moves_is_not_exported(show, answers, tmp_path):
    window = show("plan")
    answers.exports = tmp_path / "b.csv"

    window.workspace.what_if.move(Lever.VOLUME, Scope(), 2, is_dragged=True)
    window.actions_.exports.csv.trigger()

    assert "still changing" in window.status.news.text()
    assert not answers.exports.exists()


def test_a_scenario_without_figures_is_not_exported(qtbot, show, answers, tmp_path):
    window = show("plan")
    answers.exports = tmp_path / "b.csv"
    what_if = window.workspace.what_if

    with qtbot.waitSignal(what_if.problems_changed, check_params_cb=bool):
        what_if.move(Lever.VOLUME, Scope(), 1e6)
    window.actions_.exports.csv.trigger()

    assert "has no figures" in window.status.news.text()


def test_a_scenario_that_cannot_be_played_is_left_out_of_what_is_written_and_named(
    qtbot, window, answers, tmp_path
):
    too_many = Scenario("many", "Too many", (), (Override(PEOPLE, 1_000_000),))
    window.session.open(replace(a_plan(), scenarios=(too_many, MORE)), None)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not window.workspace.what_if.is_busy)
    answers.exports = tmp_path / "b.csv"

    with qtbot.waitSignal(window.exporter.exported):
        window.actions_.exports.csv.trigger()

    told = " ".join(str(one) for _, problems in answers.shown for one in problems)
    assert "in scenario Too many: they are too many" in told
    written = (tmp_path / "b.csv").read_text(encoding="utf-8-sig")
    assert "More people" in written
    assert "Too many" not in written


def test_a_budget_of_a_scenario_comes_back_without_a_difference(leave, answers):
    window, answers.budget = leave("both", "workbook")

    window.actions_.edited_budget.trigger()

    assert "Nothing differs" in window.status.news.text()


def test_an_edited_budget_of_a_scenario_is_called_by_it_and_goes_into_the_plan_alone(
    qtbot, leave, answers, tmp_path
):
    window, path = leave("scenario", "workbook")
    answers.budget = edited(path, "Inputs", {REPLIES: 0.3}, tmp_path / "edited.xlsx")
    found = import_into(window.session.plan, read_budget(answers.budget))
    dialog = EditedBudgetDialog(found, "More")
    qtbot.addWidget(dialog)

    assert answers.suggested.name.endswith(" - Scenario More people.xlsx")
    assert "of the plan itself, not of the scenario “More”" in dialog.about.text()

    window.actions_.edited_budget.trigger()

    assert window.session.plan.sends[0].behaviour.reply_ratio == 0.3
    assert window.session.plan.scenarios == (OTHER, MORE)
    assert [scenario for _, scenario in answers.found] == ["More people"]
    window.session.history.undo()
    assert window.session.plan.sends == a_plan().sends


@pytest.mark.parametrize("language", [None, Language.TURKISH])
def test_what_is_shown_is_offered_first_and_the_plan_after_it(qtbot, language):
    dialog = ExportDialog(ExportOptions("Scenario: More people", language))
    qtbot.addWidget(dialog)

    assert dialog.options == ExportOptions("Scenario: More people", language)
    dialog.variants.setCurrentIndex(1)
    assert dialog.options == ExportOptions("", language)


@pytest.mark.parametrize("variant", ["scenario", "moved"])
def test_an_explanation_is_of_what_is_shown(show, variant):
    window = show(variant)

    window.workspace.explain(EVERYTHING)

    assert window.workspace.outline.entry is View.EXPLAIN
    charge = window.workspace.why.explanation.charge
    assert charge == window.workspace.what_if.shown.outcome.total
    assert charge != window.session.outcome.total
