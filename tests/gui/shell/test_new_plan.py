from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tarife.assets import load_book, load_markets
from tarife.gui.shell.dialogs import Dialogs
from tarife.gui.shell.new_plan import Defaults, NewPlanDialog, time_zone_of
from tarife.gui.widgets.choosers import choose
from tarife.plan.checks.plan import check_plan
from tarife.terms.calendar import BillingMonth, find_zone


def defaults(locale, today=date(2026, 11, 23)):
    return Defaults.of(today, QLocale(locale), load_book(), load_markets())


@pytest.fixture
def dialog(qtbot):
    made = NewPlanDialog(defaults("tr_TR"), load_book(), load_markets())
    qtbot.addWidget(made)
    return made


def test_a_new_plan_is_for_the_next_month_and_the_country_of_the_locale():
    assert defaults("tr_TR") == Defaults(BillingMonth(2026, 12), "TR", "USD")
    assert defaults("de_DE", date(2026, 8, 1)) == Defaults(BillingMonth(2026, 9), "DE", "EUR")
    assert defaults("en_US", date(2026, 12, 31)).month == BillingMonth(2027, 1)


def test_a_currency_whose_card_lacks_the_country_is_not_the_default():
    assert defaults("de_DE") == Defaults(BillingMonth(2026, 12), "DE", "USD")


def test_the_currency_follows_the_country_until_one_is_chosen(qtbot):
    made = NewPlanDialog(defaults("en_GB"), load_book(), load_markets())
    qtbot.addWidget(made)
    assert made.plan().account.currency == "GBP"

    choose(made.country, "TR")
    assert made.plan().account.currency == "USD"
    choose(made.country, "IN")
    assert made.plan().account.currency == "INR"
    choose(made.currency, "EUR")
    choose(made.country, "GB")

    assert made.plan().account.currency == "EUR"


def test_a_corrected_answer_is_forgiven(dialog):
    dialog.country.setEditText("Atlantis")
    dialog.accept()
    assert not dialog._sentence.isHidden()

    dialog.country.setEditText("Germany")

    assert dialog._sentence.isHidden()
    assert dialog._create.isDefault()


@pytest.mark.qt_log_ignore("This plugin does not support")  # to raise, offscreen
@pytest.mark.parametrize("home", ["tr_TR", "en_US"])
def test_nothing_of_it_moves_whatever_is_chosen_and_refused(qtbot, home):
    dialog = NewPlanDialog(defaults(home), load_book(), load_markets())
    qtbot.addWidget(dialog)
    parts = (dialog, dialog.month, dialog.currency, dialog._create)
    dialog.show()
    before = [part.geometry() for part in parts]

    dialog.country.setEditText("Atlantis")
    dialog.accept()

    QApplication.processEvents()
    assert [part.geometry() for part in parts] == before
    for country in ("DE", "TR"):  # of which one has a note
        choose(dialog.country, country)
        QApplication.processEvents()
        assert [part.geometry() for part in parts] == before
    assert dialog.no_lira.isVisible()
    assert not dialog._sentence.isVisible()


def test_what_is_accepted_unseen_is_a_plan_without_problems(dialog):
    plan = dialog.plan()

    assert check_plan(plan) == ()
    assert plan.month == BillingMonth(2026, 12)
    assert [row.country for row in plan.grid] == ["TR"]
    assert plan.account.time_zone == "Europe/Istanbul"


def test_answers_go_into_the_plan(dialog):
    dialog.month.setCurrentIndex(dialog.month.findData("2027-02"))
    dialog.country.setEditText("germany")
    dialog.currency.setEditText("EUR")

    dialog.accept()

    plan = dialog.plan()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert plan.month == BillingMonth(2027, 2)
    assert plan.account.home_country == "DE"
    assert plan.account.currency == "EUR"


def test_a_country_that_does_not_exist_keeps_the_dialog_open(dialog):
    dialog.country.setEditText("Atlantis")

    dialog.accept()

    assert dialog.result() != QDialog.DialogCode.Accepted
    assert "country" in dialog._sentence.text()


@pytest.mark.parametrize("country", ["TR", "DE", "BR", "IN", "XK"])
def test_every_country_has_a_time_zone_that_exists(country):
    assert find_zone(time_zone_of(country)) is not None


def test_business_in_turkey_is_told_why_there_is_no_lira(dialog):
    assert dialog.no_lira.text() == (
        "There is no Meta card in Turkish lira; in Turkey Meta bills mostly in USD or EUR."
    )
    assert not dialog.no_lira.isHidden()

    dialog.country.setEditText("Germany")
    assert dialog.no_lira.isHidden()


@pytest.mark.parametrize("typed", ["TRY", "tl", "₺"])
def test_typed_lira_is_answered(dialog, typed):
    dialog.currency.setEditText(typed)
    dialog.accept()

    assert dialog._sentence.text().startswith("There is no Meta card in Turkish lira;")


def test_the_next_plan_begins_with_country_currency_and_folder_of_the_last(
    qapp, store, forecast_service, tmp_path, monkeypatch
):
    del qapp
    parent = QWidget()
    dialogs = Dialogs(forecast_service, store, parent)
    monkeypatch.setattr(NewPlanDialog, "exec", lambda dialog: choose(dialog.country, "DE") or 1)
    assert dialogs.new_plan().account.home_country == "DE"
    monkeypatch.setattr(
        "tarife.gui.shell.dialogs.QFileDialog.getSaveFileName",
        lambda *_: (str(tmp_path / "a.tarife"), ""),
    )
    dialogs.file_to_save(Path.home() / "a.tarife")

    later = Dialogs(forecast_service, store, parent)

    assert later.usual_account().home_country == "DE"
    assert later._path_of(Path.home() / "b.tarife") == str(tmp_path / "b.tarife")


def test_of_real_traffic_the_time_zone_is_asked_and_follows_the_country(qtbot):
    made = NewPlanDialog(defaults("tr_TR"), load_book(), load_markets(), of_traffic=True)
    qtbot.addWidget(made)
    assert made.plan().account.time_zone == "Europe/Istanbul"

    made.country.setEditText("germany")
    assert made.plan().account.time_zone == "Europe/Berlin"
    choose(made.zone, "America/Sao_Paulo")
    assert made.plan().account.time_zone == "America/Sao_Paulo"
    made.zone.setEditText("Nowhere")
    made.accept()
    assert made._sentence.text() == "Choose a time zone from the list."
