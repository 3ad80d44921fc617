"""Contact lists become audiences."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QLocale

from helpers.gui.windows import a_plan
from tarife.assets import load_markets
from tarife.documents.contact_rows import preview
from tarife.gui.editors.navigation import View
from tarife.gui.export.contact_lists import ContactListDialog, ContactLists
from tarife.plan.model.plan import Plan
from tarife.rates.markets.contacts import ContactCounts
from tarife.terms.calendar import BillingMonth

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # dialogs, offscreen

COUNTS = ContactCounts({"TR": 120, "DE": 30, "001": 2}, 1, 2, 3, ("yok",))


@dataclass
class ListAnswers:
    counts: ContactCounts | None = COUNTS
    path: object = None
    homes: list = field(default_factory=list)
    shown: list = field(default_factory=list)

    def list_to_open(self):
        return self.path

    def contact_counts(self, path, rows, home):
        del path, rows
        self.homes.append(home)
        return self.counts

    def show_problems(self, heading, problems):
        self.shown.append((heading, [problem.code for problem in problems]))


@dataclass
class NewPlans:
    session: object
    makes: Plan | None = None

    def start_new(self):
        if self.makes is not None:
            self.session.open(self.makes, None)


@pytest.fixture
def answers():
    return ListAnswers()


@pytest.fixture
def plan_files(session):
    return NewPlans(session)


@pytest.fixture
def lists(session, plan_files, answers):
    return ContactLists(session, plan_files, answers, session)


@pytest.fixture
def contacts(tmp_path):
    path = tmp_path / "customers.csv"
    path.write_text(
        "Name;Phone;City\nAyşe;0532 123 45 67;İzmir\nHans;+49 170 1234567;Bonn\nNo;none;\n",
        encoding="utf-8",
    )
    return path


def test_a_list_adds_an_audience_for_each_country_in_one_step(session, lists, contacts):
    session.open(a_plan(), None)
    before = session.plan.audiences

    lists.show_list(contacts, preview(contacts))

    added = session.plan.audiences[len(before) :]
    assert [(entry.name, entry.country, entry.people) for entry in added] == [
        ("customers · Turkey", "TR", 120),
        ("customers · Germany", "DE", 30),
    ]
    assert len({entry.id for entry in session.plan.audiences}) == len(before) + 2
    session.history.undo()
    assert session.plan == a_plan()


def test_a_list_is_read_off_the_thread_of_the_window(qtbot, session, lists, contacts, answers):
    session.open(a_plan(), None)

    lists.open(contacts)

    assert answers.homes == []  # nothing is shown within the call
    qtbot.waitUntil(lambda: len(answers.homes) == 1)
    assert len(session.plan.audiences) == len(a_plan().audiences) + 2


def test_numbers_without_calling_code_are_those_of_the_business(
    session, lists, contacts, answers
):
    session.open(a_plan(), None)
    lists.show_list(contacts, preview(contacts))

    assert answers.homes == [a_plan().account.home_country]


def test_without_a_plan_a_new_one_is_asked_for_first(
    session, lists, contacts, plan_files, answers
):
    QLocale.setDefault(QLocale("tr_TR"))
    plan_files.makes = Plan("New", BillingMonth(2026, 12))

    lists.show_list(contacts, preview(contacts))

    assert [entry.country for entry in session.plan.audiences] == ["TR", "DE"]
    assert answers.homes == ["TR"]


def test_calling_it_off_changes_nothing(session, lists, contacts, answers):
    lists.show_list(contacts, preview(contacts))  # no plan, and no new one wanted
    assert session.plan is None

    session.open(a_plan(), None)
    answers.counts = None
    lists.show_list(contacts, preview(contacts))
    lists.choose()  # no file chosen

    assert session.plan == a_plan()


def test_a_list_of_nobody_known_adds_nothing(session, lists, contacts, answers):
    session.open(a_plan(), None)
    answers.counts = ContactCounts({"001": 2}, 0, 0, 0, ())
    answers.path = contacts

    lists.choose()

    assert session.plan == a_plan()


def test_what_is_no_list_is_told(qtbot, session, lists, answers, tmp_path):
    session.open(a_plan(), None)
    (tmp_path / "empty.csv").write_bytes(b"")

    lists.open(tmp_path / "empty.csv")
    qtbot.waitUntil(lambda: len(answers.shown) == 1)
    lists.open(tmp_path / "gone.csv")
    qtbot.waitUntil(lambda: len(answers.shown) == 2)

    assert answers.shown == [
        ("empty.csv could not be opened", ["not-a-list"]),
        ("gone.csv could not be opened", ["outside"]),
    ]


@pytest.fixture
def dialog(qtbot, contacts, styled_application):
    del styled_application
    made = ContactListDialog(contacts, preview(contacts), "TR", load_markets())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.counts is not None)
    yield made
    made.reject()


def cells(dialog):
    return [
        [dialog.table.item(row, column).text() for column in range(2)]
        for row in range(dialog.table.rowCount())
    ]


def test_the_dialog_guesses_the_column_and_counts(dialog):
    assert dialog.column.currentText().startswith("Phone")
    assert cells(dialog) == [["Turkey", "1"], ["Germany", "1"]]
    assert dialog.accept_button.isEnabled()


def test_nothing_of_a_number_is_shown_but_its_ends(dialog):
    shown = dialog.column.currentText() + dialog.rest.text()

    assert "123" not in shown
    assert "05•• ••• •• 67" in shown
    assert "1 cell is no usable phone number: n••e" in shown


def test_a_number_in_the_heading_is_masked_too(qtbot, tmp_path, styled_application):
    del styled_application
    path = tmp_path / "list.csv"
    path.write_text("Name;Phone [of 905321234567]\nA;none\n")
    made = ContactListDialog(path, preview(path), "TR", load_markets())
    qtbot.addWidget(made)

    shown = [made.column.itemText(place) for place in range(made.column.count())]

    assert shown[1].startswith("Phone [of 905•••••••67]")
    assert not any("1234" in text for text in (*shown, made.rest.text()))
    made.reject()


def test_another_column_is_counted_anew(qtbot, dialog):
    dialog.column.setCurrentIndex(2)

    qtbot.waitUntil(lambda: dialog.counts is not None)
    assert cells(dialog) == []
    assert not dialog.accept_button.isEnabled()


def test_another_home_country_is_counted_anew(qtbot, dialog):
    dialog.home.setCurrentIndex(dialog.home.findText("Germany"))

    qtbot.waitUntil(lambda: dialog.counts is not None)
    assert dict(dialog.counts.people) != {"TR": 1, "DE": 1}


def test_a_column_must_be_chosen_where_none_looks_right(qtbot, tmp_path, styled_application):
    del styled_application
    path = tmp_path / "words.csv"
    path.write_text("a;b\nc;d\n")
    made = ContactListDialog(path, preview(path), "TR", load_markets())
    qtbot.addWidget(made)

    assert "Choose the column" in made.rest.text()
    assert not made.accept_button.isEnabled()
    made.reject()


@pytest.fixture
def dialog_of(qtbot, tmp_path, styled_application):
    """Open a dialog on a list and wait until it has counted."""
    del styled_application
    made = []

    def open_list(text, home="TR"):
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        dialog = ContactListDialog(path, preview(path), home, load_markets())
        made.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.counts is not None)
        return dialog

    yield open_list
    for dialog in made:
        dialog.reject()


def test_digits_that_can_be_both_are_told_and_a_person_may_choose(qtbot, dialog_of):
    dialog = dialog_of("wa_id\n34612345678\n+4915112345671\n", "DE")

    assert cells(dialog) == [["Spain", "1"], ["Germany", "1"]]
    assert "1 number without plus can be international or national" in dialog.rest.text()
    assert "read as international" in dialog.rest.text()

    dialog.bare.setCurrentIndex(dialog.bare.findText("National numbers"))
    qtbot.waitUntil(lambda: dialog.counts is not None)

    assert cells(dialog) == [["Germany", "2"]]
    assert "read as national" in dialog.rest.text()
    assert dialog.bare.isVisible()


def test_another_home_asks_anew_how_such_digits_are_read(qtbot, dialog_of):
    dialog = dialog_of("wa_id\n34612345678\n", "DE")
    dialog.bare.setCurrentIndex(2)
    qtbot.waitUntil(lambda: dialog.counts is not None)

    dialog.home.setCurrentIndex(dialog.home.findText("Turkey"))
    qtbot.waitUntil(lambda: dialog.counts is not None)

    assert cells(dialog) == [["Spain", "1"]]
    assert dialog.bare.currentIndex() == 0
    assert not dialog.bare.isVisible()


def test_columns_stand_in_for_each_other_and_countries_are_heeded(qtbot, dialog_of):
    dialog = dialog_of(
        "Phone;Mobile;Country\n0532 123 45 67;;Türkiye\n;0151 12345671;Germany\n"
        "0532 123 45 68;;\n"
    )

    assert dialog.column.currentText() == "Phone, else Mobile"
    assert cells(dialog) == [["Turkey", "2"], ["Germany", "1"]]
    assert dialog.country_column.currentText() == "Country"

    dialog.country_column.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.counts is not None)
    assert cells(dialog) == [["Turkey", "2"]]


def test_the_row_of_countries_is_offered_only_where_there_is_one(dialog):
    assert not dialog.country_column.isVisible()
    assert not dialog.warning.isVisible()


def test_a_list_mostly_without_numbers_is_warned_of(dialog_of):
    dialog = dialog_of("Name;Phone\nA;0532 123 45 67\nB;9.05E+11\nC;\n")

    assert dialog.warning.isVisible()
    assert "Most rows have no usable number" in dialog.warning.text()
    assert "1 number was shortened by a spreadsheet" in dialog.warning.text()


def test_a_log_is_not_opened_as_a_list(qtbot, session, lists, answers, tmp_path):
    session.open(a_plan(), None)
    (tmp_path / "log.csv").write_text("at,customer,kind\n1,+905321234567,inbound\n")

    lists.open(tmp_path / "log.csv")
    qtbot.waitUntil(lambda: bool(answers.shown))

    assert answers.shown == [("log.csv could not be opened", ["not-a-list"])]


def test_a_file_that_goes_away_while_it_is_counted_is_told(qtbot, dialog, contacts):
    contacts.unlink()

    dialog.column.setCurrentIndex(0)

    qtbot.waitUntil(lambda: "no such file" in dialog.rest.text())


def test_the_window_opens_a_list_that_is_dropped_or_named(qtbot, window, answering, contacts):
    answers = answering(window)
    answers.counts = COUNTS
    answers.makes = Plan("New", BillingMonth(2026, 12))

    window.open_file(contacts)
    qtbot.waitUntil(lambda: window.session.plan is not None)

    assert [entry.people for entry in window.session.plan.audiences] == [120, 30]
    assert window.workspace.outline.entry is View.GRID
