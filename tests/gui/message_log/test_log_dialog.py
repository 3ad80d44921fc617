"""A log in the window: its columns are asked where they are not plain, and its bill shown."""

import gzip
import json
from datetime import date
from threading import Event
from zoneinfo import ZoneInfo

import pytest

from tarife.actuals.reports import FIELDS
from tarife.assets import load_book, load_markets
from tarife.billing.settings import BillingSettings
from tarife.documents.mappings import find_mapping, mapping_names
from tarife.gui.message_log.columns_page import FIELD_NAMES
from tarife.gui.message_log.log_dialog import LogDialog, LogTerms
from tarife.gui.message_log.message_logs import settings_for
from tarife.gui.widgets.problem_list import ProblemList
from tarife.insight.log_bill import bill_log
from tarife.plan.model.account import Account, InternationalStart, Rules, TierUse
from tarife.terms.categories import Category

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # dialogs, offscreen

DASH = "\N{EN DASH}"
ISTANBUL = ZoneInfo("Europe/Istanbul")
SETTINGS = BillingSettings("USD", ISTANBUL, home_country="TR")
OWN = """\
at,customer,kind,category,country
2026-11-03T10:00:00,+905321110001,template,marketing,
2026-11-03T11:00:00,+905321110001,inbound,,
2026-11-03T12:00:00,+905321110001,free_form,,
2026-11-03T12:00:00,+4915112345671,template,marketing,
"""
REPORT = """\
Gün,Numara,Ne,Sonuç
2026-11-03 10:00:00,905321110001,marketing,success
2026-11-03 10:05:00,905321110002,promotion,error
"""
TWILIO = """\
From,To,Body,Status,SentDate,ErrorCode,Sid,Direction
whatsapp:+14155550100,whatsapp:+5511987654321,Oi,delivered,2026-09-10 08:34:12 UTC,,M1,outbound
whatsapp:+5511987654321,whatsapp:+14155550100,sim,received,2026-09-10 09:00:00 UTC,,M2,inbound
"""


def billed(file, settings, how, should_stop):
    del should_stop
    return bill_log(file, settings, (load_book(), load_markets()), how)


@pytest.fixture
def opened_log(qtbot, tmp_path):
    """Open a log and wait until something is asked or shown."""
    made = []

    def open_log(content, name="log.csv", biller=billed):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        terms = LogTerms(SETTINGS, ("USD", "GBP"), tmp_path / "mappings", biller)
        dialog = LogDialog(path, terms)
        made.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: not dialog.is_busy, timeout=60_000)
        return dialog

    yield open_log
    for dialog in made:
        dialog.reject()


@pytest.fixture
def wait(qtbot):
    return lambda dialog: qtbot.waitUntil(lambda: not dialog.is_busy, timeout=60_000)


def page(dialog):
    shown = dialog.pages.currentWidget()
    return {dialog.columns: "columns", dialog.bill: "bill"}.get(shown, "other")


def charges(dialog):
    model = dialog.bill.charges
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def problems(dialog):
    (listed,) = dialog.pages.currentWidget().findChildren(ProblemList)
    return listed.toPlainText()


def mean(dialog, column, field):
    chooser = dialog.columns._choosers[column]
    chooser.setCurrentIndex(chooser.findData(field))
    chooser.activated.emit(chooser.currentIndex())


def meanings(dialog):
    return {
        name: chooser.currentData()
        for name, chooser in dialog.columns._choosers.items()
        if chooser.currentData()
    }


def test_every_meaning_of_a_column_has_a_name():
    assert set(FIELD_NAMES) == set(FIELDS)


def test_a_log_with_plain_columns_is_billed_at_once(opened_log):
    dialog = opened_log(OWN)

    assert page(dialog) == "bill"
    assert charges(dialog) == [
        ["Germany", "Marketing", "1", "\N{EN DASH}", "\N{EN DASH}", "0.1365"],
        ["Turkey", "Marketing", "1", "\N{EN DASH}", "\N{EN DASH}", "0.0109"],
        ["Turkey", "Your replies", "\N{EN DASH}", "1", "\N{EN DASH}", "0.0000"],
        ["Total", "", "2", "1", "\N{EN DASH}", "0.1474"],
    ]
    assert dialog.bill.total.text() == "0.1474 USD"
    assert dialog.bill.counts.text() == "3 messages of the business, 2 people, 3 Nov 2026"


def test_numbers_are_those_of_the_home_country_where_they_lack_a_calling_code(opened_log):
    dialog = opened_log(OWN.replace("+90532", "0532"))

    assert charges(dialog)[1] == ["Turkey", "Marketing", "1", DASH, DASH, "0.0109"]


def test_webhooks_need_no_question(opened_log):
    status = {
        "id": "wamid.1",
        "status": "delivered",
        "timestamp": "1793692800",
        "recipient_id": "905321110001",
        "pricing": {"billable": True, "pricing_model": "PMP", "category": "marketing"},
    }
    value = {"messaging_product": "whatsapp", "statuses": [status]}
    webhook = {
        "object": "whatsapp_business_account",
        "entry": [{"changes": [{"field": "messages", "value": value}]}],
    }

    dialog = opened_log(gzip.compress(json.dumps(webhook).encode()), "log.json.gz")

    assert dialog.bill.total.text() == "0.0109 USD"
    assert dialog.bill.counts.text().startswith("1 message of the business, 1 person")


def test_the_columns_of_a_report_are_guessed_and_shown_with_its_rows(opened_log):
    dialog = opened_log(TWILIO)

    assert page(dialog) == "columns"
    assert dialog.columns.known.currentText() == "Twilio"
    assert meanings(dialog)["SentDate"] == "at"
    assert meanings(dialog)["To"] == "to"
    assert "Body" not in meanings(dialog)
    table = dialog.columns.table
    shown = [table.item(0, column).text() for column in (0, 2, 3)]
    assert shown == ["From", "whatsapp:+14•••••••00", "whatsapp:+551••••••••21"]
    assert table.item(4, 2).text() == "2026-09-10 08:34:12 UTC"
    assert dialog.bill_button.isEnabled()


def test_what_a_report_cannot_tell_is_said_before_it_is_billed(opened_log, wait):
    dialog = opened_log(TWILIO)
    said = dialog.columns.untold.text
    assert "does not say the category of templates" in said
    assert "does not say when messages were delivered" in said

    dialog.show_bill()
    wait(dialog)
    assert "1 message was delivered of which it does not say the category" in (
        dialog.bill.notes.text
    )
    assert "choose what templates count as" in dialog.bill.notes.text.casefold()
    assert "--" not in dialog.bill.notes.text

    dialog.columns_button.click()
    chooser = dialog.columns.templates
    chooser.setCurrentIndex(chooser.findData("marketing"))
    chooser.activated.emit(chooser.currentIndex())
    assert "category of templates" not in dialog.columns.untold.text
    dialog.bill_button.click()
    wait(dialog)

    assert charges(dialog)[0] == [
        "Brazil",
        "Marketing",
        "1",
        "\N{EN DASH}",
        "\N{EN DASH}",
        "0.0625",
    ]


def test_columns_that_nobody_could_guess_are_named_by_hand(opened_log, wait):
    dialog = opened_log(REPORT)
    assert meanings(dialog) == {"Gün": "at", "Numara": "customer"}
    assert "no column says what a message is" in dialog.columns.missing.text().casefold()
    assert not dialog.bill_button.isEnabled()

    mean(dialog, "Ne", "category")
    assert dialog.bill_button.isEnabled()
    mean(dialog, "Sonuç", "status")
    dialog.bill_button.click()
    wait(dialog)

    assert charges(dialog)[-1] == ["Total", "", "1", "\N{EN DASH}", "\N{EN DASH}", "0.0109"]
    assert "1 failed" in dialog.bill.notes.text


def test_a_meaning_belongs_to_one_column(opened_log):
    dialog = opened_log(REPORT)

    mean(dialog, "Ne", "customer")

    assert meanings(dialog) == {"Gün": "at", "Ne": "customer"}


def test_a_mapping_is_kept_under_a_name_and_offered_again(opened_log, tmp_path):
    dialog = opened_log(REPORT)
    assert not dialog.columns.keep_button.isEnabled()
    mean(dialog, "Ne", "category")
    dialog.columns.name.setText("../escape")
    assert not dialog.columns.keep_button.isEnabled()
    dialog.columns.name.setText("Ortak 1")
    dialog.columns.keep_button.click()

    folder = tmp_path / "mappings"
    kept = find_mapping("Ortak 1", folder)
    assert kept.columns == {"at": "Gün", "customer": "Numara", "category": "Ne"}
    assert mapping_names(folder) == ("Ortak 1", "kaleyra", "twilio", "wati", "wolkvox", "zaple")
    assert "Kept as “Ortak 1”" in dialog.columns.message.text()

    again = opened_log(REPORT)
    again.columns.known.setCurrentIndex(again.columns.known.findData("Ortak 1"))
    again.columns.known.activated.emit(0)
    assert again.columns.mapping.columns == kept.columns
    assert again.bill_button.isEnabled()
    again.columns.name.setText("Ortak 1")
    assert again.columns.keep_button.text() == "&Keep mapping"  # it is the same
    mean(again, "Ne", "type")
    assert again.columns.keep_button.text() == "Re&place mapping"


def test_a_mapping_that_cannot_be_kept_says_why(opened_log, tmp_path):
    dialog = opened_log(REPORT)
    (tmp_path / "mappings").write_text("a file where the folder belongs")
    dialog.columns.name.setText("Mine")
    dialog.columns.keep_button.click()

    assert "the folder cannot be made" in dialog.columns.message.text()


def test_a_damaged_mapping_says_so(opened_log, tmp_path):
    (tmp_path / "mappings").mkdir()
    (tmp_path / "mappings" / "bad.json").write_text("{")
    dialog = opened_log(REPORT)
    dialog.columns.known.setCurrentIndex(dialog.columns.known.findData("bad"))
    dialog.columns.known.activated.emit(0)

    assert "no mapping of columns" in dialog.columns.message.text()


def test_another_currency_bills_anew(opened_log, wait):
    dialog = opened_log(OWN)
    dialog.currency.setCurrentIndex(dialog.currency.findData("GBP"))
    wait(dialog)

    assert dialog.bill.total.text() == "0.1063 GBP"


def test_dates_that_can_be_read_two_ways_are_asked(opened_log, wait):
    dialog = opened_log(
        "at,customer,kind,category\n03/11/2026 10:00,+905321110001,template,marketing\n"
    )
    assert "the day first or with the month first" in problems(dialog)
    assert "Choose it under Dates" in problems(dialog)
    assert dialog.order.isVisible()

    dialog.order.setCurrentIndex(1)
    dialog.order.activated.emit(1)
    wait(dialog)

    assert dialog.bill.counts.text().endswith("3 Nov 2026")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("unit price,quantity\n1,2\n", "holds sums, and no messages"),
        ("", "holds no rows of messages"),
        ("[[[]]]", "holds no rows of messages"),
        (b"\x1f\x8bnothing", "damaged gzip file"),
        (OWN.replace("2026-11-03T10:00:00", "yesterday"), "Line 2"),
    ],
)
def test_what_cannot_be_billed_is_said_in_the_dialog(opened_log, content, said):
    assert said in problems(opened_log(content))


def test_a_log_that_is_gone_is_a_sentence(qtbot, tmp_path):
    terms = LogTerms(SETTINGS, ("USD",), tmp_path, billed)
    dialog = LogDialog(tmp_path / "gone.csv", terms)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not dialog.is_busy)

    assert "Cannot be read" in problems(dialog)
    dialog.reject()


def test_closing_stops_the_reading(qtbot, opened_log):
    reached, stopped = Event(), Event()

    def endless(file, settings, how, should_stop):
        reached.set()
        try:
            while not should_stop():
                pass
            how.progress(1)
        finally:
            stopped.set()
        return billed(file, settings, how, should_stop)

    dialog = opened_log(REPORT, biller=endless)
    mean(dialog, "Ne", "category")
    dialog.bill_button.click()
    qtbot.waitUntil(reached.is_set)
    dialog.reject()

    assert stopped.is_set()
    assert not dialog.is_busy


def test_progress_is_told_in_lines(opened_log):
    dialog = opened_log(OWN)
    dialog._show_lines(16_384)

    assert dialog.lines.text() == "16,384 lines read"


def test_a_log_is_billed_for_the_account_of_the_plan_by_date_and_alone():
    account = Account(
        currency="EUR",
        time_zone="Europe/Berlin",
        home_country="DE",
        rules=Rules.CBP_2023_06,
        allowance_used=5,
        tier_used=(TierUse("India", Category.UTILITY, 7),),
        authentication_international_exceptions=(InternationalStart("IN", date(2025, 2, 1)),),
    )

    settings = settings_for(account, load_markets())

    assert (settings.currency, settings.zone.key) == ("EUR", "Europe/Berlin")
    assert (settings.forced_era, settings.allowance_used) == (None, 0)
    assert not settings.tier_used
    assert list(settings.authentication_international_exceptions) == ["IN"]


def test_the_window_opens_a_log_over_the_plan(qtbot, window, tmp_path):
    path = tmp_path / "log.csv"
    path.write_text(OWN)

    dialog = window.message_logs.open(path)
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=60_000)

    assert page(dialog) == "bill"
    assert dialog.isModal()
    dialog.reject()
