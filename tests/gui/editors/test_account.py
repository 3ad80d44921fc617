"""The account of the plan in its form, used as a person uses it."""

from datetime import date, time

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from helpers.gui.windows import a_plan
from tarife.gui.editors.navigation import View
from tarife.plan.model.account import Desk, InternationalStart, OpeningHours, Rules, Weekday
from tarife.plan.model.addresses import Address
from tarife.plan.model.budgets import Approval
from tarife.plan.numbers import range_at

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # popups, no screen
    pytest.mark.shared,
]


@pytest.fixture
def form(opened):
    opened.workspace.choose(View.ACCOUNT)
    return opened.workspace.account.editor.form


def put(qtbot, form, field, text):
    line = form.rows[field].editor.widget
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def choose(form, field, key):
    chooser = form.rows[field].editor.widget
    assert isinstance(chooser, QComboBox)
    chooser.setCurrentIndex(chooser.findData(key))
    chooser.activated.emit(chooser.currentIndex())


def write(form, field, text):
    chooser = form.rows[field].editor.widget
    assert isinstance(chooser, QComboBox)
    chooser.setEditText(text)
    chooser.lineEdit().editingFinished.emit()


def test_who_approved_the_plan_is_kept_with_it(qtbot, opened, form):
    put(qtbot, form, "approval.po_number", " PO-118 ")
    put(qtbot, form, "approval.approved_on", "28.10.2026")
    put(qtbot, form, "approval.cost_centre", "4711")

    kept = Approval("PO-118", "4711", approved_on=date(2026, 10, 28))
    assert opened.session.plan.approval == kept
    put(qtbot, form, "approval.approved_on", "30")
    assert opened.session.plan.approval.approved_on == date(2026, 10, 30)
    field = form.rows["approval.approved_on"].editor.widget
    field.open_days().clicked.emit(QDate(2026, 10, 28))
    assert opened.session.plan.approval == kept
    put(qtbot, form, "approval.approved_on", "soon")
    assert opened.session.plan.approval == kept


def test_the_account_is_edited_field_by_field(qtbot, opened, form):
    put(qtbot, form, "numbers", "5")
    put(qtbot, form, "free_entry_hours", "168")
    put(qtbot, form, "name", "Winter")
    put(qtbot, form, "home_country", "Almanya")
    put(qtbot, form, "seed", "9")
    choose(form, "rules", "pmp-2025-07")
    choose(form, "currency", "EUR")

    plan, account = opened.session.plan, opened.session.plan.account
    assert (account.numbers, account.free_entry_hours) == (5, 168)
    assert (plan.name, plan.seed, account.home_country) == ("Winter", 9, "DE")
    assert (account.rules, account.currency) == (Rules.PMP_2025_07, "EUR")
    assert len(opened.session.history.steps) == 7
    while opened.session.history.last is not None:
        opened.session.history.undo()
    assert opened.session.plan == a_plan()
    assert form.rows["numbers"].editor.widget.text() == str(a_plan().account.numbers)


def test_numbers_of_the_account_may_be_ranges(qtbot, opened, form):
    put(qtbot, form, "allowance_used", "100-300")

    span = range_at(opened.session.plan, Address("account", "", "allowance_used"))
    assert (span.low, span.high) == (100, 300)
    assert opened.session.plan.account.allowance_used == 200


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("free_entry_hours", "200"), "the most is 168"),
        (("name", " "), "a name is needed"),
        (("home_country", "Atlantis"), "no country"),
        (("seed", "-1"), "below zero"),
        (("seed", "5000000000"), "too much"),
    ],
)
def test_what_cannot_be_taken_says_why_in_place(qtbot, opened, form, typed, says):
    put(qtbot, form, *typed)

    assert says in form.rows[typed[0]].sentence.casefold()
    assert opened.session.plan == a_plan()


def test_a_choice_that_is_not_on_the_list_is_refused(opened, form):
    write(form, "time_zone", "Mars/Olympus")
    assert opened.session.plan.account.time_zone == "Europe/Istanbul"
    assert "Mars/Olympus" in opened.workspace.problems.texts[0]

    write(form, "time_zone", "Europe/Berlin")

    assert opened.session.plan.account.time_zone == "Europe/Berlin"


def test_the_desk_is_always_open_or_has_hours(qtbot, opened, form):
    choose(form, "desk", "always")
    assert opened.session.plan.account.desk == Desk()
    assert "desk.mon" not in form.rows

    choose(form, "desk", "hours")
    assert len(opened.session.plan.account.desk.hours) == 5
    put(qtbot, form, "desk.sat", "10-12, 13-16")
    put(qtbot, form, "desk.mon", "closed")

    hours = opened.session.plan.account.desk.hours
    assert hours[-2:] == (
        OpeningHours(Weekday.SATURDAY, time(10), time(12)),
        OpeningHours(Weekday.SATURDAY, time(13), time(16)),
    )
    assert Weekday.MONDAY not in {entry.weekday for entry in hours}


def test_a_desk_with_hours_is_open_on_some_day(qtbot, opened, form):
    choose(form, "desk", "hours")
    days = ("tue", "wed", "thu", "fri")
    for day in days:
        put(qtbot, form, f"desk.{day}", "closed")

    put(qtbot, form, "desk.mon", "closed")

    assert "needs a day" in form.rows["desk.mon"].sentence
    assert len(opened.session.plan.account.desk.hours) == 1


def test_a_business_may_be_subject_to_international_rates(qtbot, opened, form):
    choose(form, "authentication_international", "no")
    assert "authentication_international_from" not in form.rows
    choose(form, "authentication_international", "yes")

    put(qtbot, form, "authentication_international_from", "1.10.2026")

    since = opened.session.plan.account.authentication_international_from
    assert since == date(2026, 10, 1)


def test_a_country_may_begin_on_a_day_of_its_own(qtbot, opened, form):
    field = "authentication_international_exceptions"
    before = opened.session.plan
    choose(form, "authentication_international", "no")
    add(form)
    add(form)
    put(qtbot, form, f"{field}[0].country", "Pakistan")
    put(qtbot, form, f"{field}[0].first_day", "1.2.2025")
    put(qtbot, form, f"{field}[1].country", "Egypt")

    starts = opened.session.plan.account.authentication_international_exceptions
    assert starts[0] == InternationalStart("PK", date(2025, 2, 1))
    assert starts[1].country == "EG"
    assert (
        "Only in the countries below"
        in form.rows["authentication_international"].editor.widget.currentText()
    )

    put(qtbot, form, f"{field}[0].country", "misir")
    assert "has a day already" in form.rows[f"{field}[0].country"].sentence

    form.removed.emit(form.rows[f"{field}[0].country"].field)
    starts = opened.session.plan.account.authentication_international_exceptions
    assert [start.country for start in starts] == ["EG"]
    while opened.session.history.last is not None:
        opened.session.history.undo()
    assert opened.session.plan == before


def add(form):
    links = form.findChildren(QPushButton)
    next(link for link in links if "Add a country" in link.text()).click()


def test_a_note_may_have_lines(qtbot, opened, form):
    text = form.rows["note"].editor.widget
    assert isinstance(text, QPlainTextEdit)
    text.setFocus()
    qtbot.keyClicks(text, "first")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClicks(text, "second")

    form.rows["name"].editor.widget.setFocus()

    assert opened.session.plan.note == f"first\nsecond{a_plan().note}"


def test_a_note_is_taken_while_it_is_typed_as_one_step(qtbot, opened, form):
    text = form.rows["note"].editor.widget
    text.setFocus()
    text._soon.timeout.emit()
    assert opened.session.history.last is None
    for typed, whole in (("an hour ", "an hour "), ("of typing ", "an hour of typing ")):
        qtbot.keyClicks(text, typed)
        assert text._soon.isActive()
        text._soon.timeout.emit()
        assert opened.session.plan.note == f"{whole}{a_plan().note}".strip()
    assert text.toPlainText() == f"an hour of typing {a_plan().note}"

    form.rows["name"].editor.widget.setFocus()
    opened.session.undo()

    assert opened.session.plan.note == a_plan().note


def test_every_field_is_named_for_those_who_cannot_see_it(form):
    for row in form.rows.values():
        assert row.editor.widget.accessibleName()


def test_currency_of_a_business_in_turkey_explains_why_there_is_no_lira(qtbot, opened, form):
    put(qtbot, form, "home_country", "Turkey")
    said = [made.text() for made in form.rows["currency"].findChildren(QLabel)]

    assert any(text.startswith("Meta has no card in Turkish lira (TRY);") for text in said)
    assert opened.session.plan.account.home_country == "TR"


def test_a_form_made_narrower_while_another_page_is_shown_is_not_cut(qtbot, opened, form):
    opened.resize(1500, 800)
    qtbot.waitUntil(lambda: form.width() > 1000)
    opened.workspace.choose(View.GRID)
    opened.resize(1024, 700)
    opened.workspace.choose(View.ACCOUNT)
    qtbot.waitUntil(lambda: form.width() < 860)

    for card in form._cards:
        assert card.width() <= form.viewport().width()
