"""The list of rate cards: what is there, exported and removed."""

import pytest
from PySide6.QtCore import Qt

from helpers.files.meta_cards import OCTOBER, moved, write_pair
from helpers.gui.rate_cards import DEARER, SOL, dialogs, dropped
from tarife.gui.rates.import_dialog import RateImportDialog
from tarife.rates.imports.review import read_files

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),  # dialogs, offscreen
    pytest.mark.shared,
]


def test_files_dropped_on_the_list_of_cards_are_read(qtbot, window, tmp_path):
    cards = window.rates.show_list()
    assert dropped(cards, *write_pair(SOL, tmp_path))
    assert not dropped(cards, tmp_path / "notes.txt")

    qtbot.waitUntil(lambda: bool(dialogs(window, RateImportDialog)))
    dialogs(window, RateImportDialog)[0].reject()


def test_list_shows_every_card_and_the_one_that_bills_the_plan(opened):
    cards = opened.rates.show_list()

    assert cards.model.rowCount() == 30
    assert str(cards.chosen.card.id) == "2026-10-01 USD"
    assert [row.card.id.currency for row in cards.model.rows if row.is_in_use] == ["USD"]


def test_list_can_be_narrowed_to_a_currency(opened):
    cards = opened.rates.show_list()
    cards.currency.setCurrentIndex(cards.currency.findData("INR"))

    assert {row.card.id.currency for row in cards.model.rows} == {"INR"}


def test_list_opens_from_the_chip(opened, qtbot):
    qtbot.mouseClick(opened.actions_.chip, Qt.MouseButton.LeftButton)

    assert opened.rates.show_list().isVisible()


def test_only_imported_cards_can_be_removed(imported, answers, service):
    cards = imported.rates.show_list()
    cards.choose(OCTOBER.id)
    assert not cards.remove_button.isEnabled()
    cards.choose(SOL.id)
    assert cards.remove_button.isEnabled()

    answers.removes = True
    cards.remove_button.click()
    assert "PEN" not in service.book.currencies


def test_card_stays_if_the_person_thinks_again(imported, answers, service):
    cards = imported.rates.show_list()
    cards.choose(SOL.id)
    answers.removes = False
    cards.remove_button.click()

    assert "PEN" in service.book.currencies


def test_card_is_exported_where_it_was_asked(window, answers, tmp_path):
    answers.exports = tmp_path / "2026-10-01_USD.csv"
    cards = window.rates.show_list()
    cards.choose(OCTOBER.id)
    cards.export_button.click()

    (printed,) = read_files([(answers.exports.name, answers.exports.read_bytes())]).printed
    assert printed.tier_bands == sum(len(r.schedule.starts) - 1 for r in OCTOBER.rates.values())


def test_only_card_of_a_currency_cannot_be_compared(imported):
    cards = imported.rates.show_list()
    cards.choose(SOL.id)

    assert not cards.compare_button.isEnabled()


@pytest.mark.usefixtures("own_window")
def test_without_a_plan_nothing_is_said_of_one(window):
    cards = window.rates.show_list()

    assert not cards.billing.isVisible()
    assert not cards.use_button.isVisible()
    assert not cards.newest_button.isVisible()


def test_removed_card_leaves_the_choice_near_it(review, tmp_path, opened, answers):
    review(write_pair(moved(DEARER, "2026-11-01", "USD"), tmp_path)).accept()
    cards = opened.rates.show_list()
    answers.removes = True
    assert str(cards.chosen.card.id) == "2026-11-01 USD"
    cards.remove_button.click()

    assert str(cards.chosen.card.id) == "2026-10-01 USD"


def test_removed_last_card_of_a_currency_leaves_the_first_row(imported, answers):
    cards = imported.rates.show_list()
    cards.choose(SOL.id)
    answers.removes = True
    cards.remove_button.click()

    assert cards.chosen == cards.model.rows[0]


def test_replaced_card_stays_in_the_list_and_is_not_compared(review, tmp_path, window):
    review(write_pair(DEARER, tmp_path)).accept()
    cards = window.rates.show_list()
    places = [row for row in cards.model.rows if row.card.id == OCTOBER.id]
    cards.table.setCurrentIndex(cards.model.index(cards.model.rows.index(places[1]), 0))

    assert [row.listed.is_replaced for row in places] == [False, True]
    assert not cards.compare_button.isEnabled()
    assert not cards.remove_button.isEnabled()
